"""Rules about what must stand in a report: as many things as it announces, and the parts that an annual report has."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS
from reportkit.model import Section
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import FLOWING
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.outline import Branch, main_headings, outlines
from reportkit.rules.structure.points import all_runs
from reportkit.wording import counted

NUMERAL = r"[一二两三四五六七八九十]{1,3}|\d{1,2}"
ANNOUNCED = expression(
    rf"(?:以下|下列|如下)(?P<following>{NUMERAL})(?:个方面|方面|项|条|点|个)[^。；：]{{0,16}}(?:[：。]|$)"
    rf"|(?P<said>{NUMERAL})(?:个方面|项措施|项工作|项举措|条措施)[^，。；：]{{0,12}}："
)

ANNOUNCING = ("以下", "下列", "如下", "个方面", "项措施", "项工作", "项举措", "条措施")
"""Words of which every announcement has one."""


@rule(
    title="预告的项数与列举不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="主要采取了以下三项措施：一是加强领导；二是加强培训。",
    good=["主要采取了以下两项措施：一是加强领导；二是加强培训。", "举办三项活动。一是集中培训；二是上门培训。"],
    needs=Input.TEXT,
)
def announced_count(context: CheckContext) -> Iterator[Fault]:
    """The count before a list and the list itself agree, or one of them has not been brought up to date."""
    announcing = {passage.place for passage in context.holding(*ANNOUNCING)}
    if not announcing:
        return
    runs = {(run.markers[0].passage.place, run.markers[0].start): len(run.markers) for run in all_runs(context)}
    for root in outlines(context):
        for entry in root.walk():
            passages = entry.texts
            if entry.words and entry.place in announcing:
                passages = [Passage(entry.place, entry.words, entry.plain, entry.role), *passages]
            for passage in passages:
                for found in ANNOUNCED.finditer(passage.plain) if passage.place in announcing else ():
                    ends = passage is passages[-1] and found.end() == len(passage.plain)
                    listed = runs.get((passage.place, found.end())) or (_children(entry) if ends else 0)
                    group = "following" if found["following"] else "said"
                    if listed > 1 and numeral_value(found[group]) not in (None, listed):
                        said = passage.text[found.start(group) : found.end()].rstrip("：:。")
                        message = f"这里说有“{said}”，后面列了{counted(listed, '项')}"
                        yield Fault(passage.place, message, said, found.start(group))


def _children(entry: Branch) -> int:
    """Return how many items stand under an entry, 0 where they are not one series."""
    values = [one.number.value if one.number else None for one in entry.children]
    return len(values) if values == list(range(1, len(values) + 1)) else 0


TITLE_YEAR = expression(r"(?<!\d)20\d{2}(?=\s?年)")
ANNUAL = expression(r"(?:政府)?信息公开(?:工作)?(?:年度(?:工作)?报告|年报)(?![一-鿿])")
"""The title of such a report, and not of a notice on its making: 年度报告编制工作的通知."""
FIRST_OF_THE_FORM = 2019
"""The first year for which the national form of the annual report holds."""
FIRST_OF_THE_LENGTH = 2021

SIX = (
    ("总体情况", expression("总体情况|总体|概述|概况|基本情况")),
    ("主动公开政府信息情况", expression("主动公开")),
    ("收到和处理政府信息公开申请情况", expression("申请")),
    ("政府信息公开行政复议、行政诉讼情况", expression("复议|诉讼")),
    ("存在的主要问题及改进情况", expression("问题|不足|改进")),
    ("其他需要报告的事项", expression("其他|其它|需要报告|需要说明")),
)
"""The parts of the national form, and how a heading that means one of them is told."""

ARTICLE_32 = (
    ("主动公开政府信息的情况", "主动公开", "主动公开|公开政府信息"),
    ("依申请公开政府信息和不予公开政府信息的情况", "申请", "申请"),
    (
        "政府信息公开的收费及减免情况",
        "收费|减免",
        "减免|收取.{0,6}费|费用|(?<!事业性)收费(?!项目|信息|目录|标准)",
    ),
    (
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "复议|诉讼",
        "(?:复议|诉讼)(?!指南|流程|须知|途径|渠道)[^，。；]{0,24}(?:[0-9]|没有|未|无|零|发生|提起|[一二三两]件)|(?:没有|未|无|零|均不|提起|被申请|被提起|[0-9]件?)[^，。；]{0,40}(?:复议|诉讼)",
    ),
    (
        "政府信息公开工作存在的主要问题及改进情况",
        "问题|不足|改进|打算",
        "存在[^，。；]{0,20}(?:问题|不足|差距|短板)|(?<!反映)(?<!反映的)(?:主要|突出)问题|不足之处|差距|有待|尚需|仍需|改进措施|加以改进|还不够|不尽",
    ),
)
"""What article 32 of the regulation of 2007 asks for: a word of headings that tell of it, and what sentences say.

A half-sentence elsewhere, such as 公开了行政复议指南, tells none of it.
"""

FEWEST_HEADINGS = 3  # of what is a whole report in the national form
FEWEST, SHORTEST = 4, 1000  # headings or characters, one of which a whole report has


@rule(
    title="年度报告缺少应有部分",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="国办公开办函〔2021〕30号; 国办公开办函〔2019〕60号",
    bad={
        "text": "示例县2022年政府信息公开工作年度报告\n一、总体情况\n内容。\n二、主动公开政府信息情况\n内容。\n"
        "三、收到和处理政府信息公开申请情况\n内容。\n"
        "四、存在的主要问题及改进情况\n内容。\n五、其他需要报告的事项\n内容。"
    },
    good={
        "text": "示例县2022年政府信息公开工作年度报告\n一、总体情况\n内容。\n二、主动公开政府信息情况\n内容。\n"
        "三、收到和处理政府信息公开申请情况\n内容。\n"
        "四、政府信息公开行政复议、行政诉讼情况\n内容。\n五、存在的主要问题及改进情况\n内容。\n六、其他需要报告的事项\n内容。"
    },
    needs=Input.TEXT,
    reads=(TextFeature.ANNUAL_REPORT, TextFeature.YEAR),
)
def required_part_missing(context: CheckContext) -> Iterator[Fault]:
    """The national form of the annual report has six parts; a part of which there is nothing to tell says so."""
    headings = main_headings(context)
    for missing in missing_parts(context):
        later = [pattern for _, pattern in SIX[missing:]]
        behind = next((entry for entry in headings if any(pattern.search(entry.words) for pattern in later)), None)
        entry, where = (behind, "这之前") if behind else (headings[-1], "这之后")
        message = f"{where}缺少“{SIX[missing - 1][0]}”部分；统一格式规定有六个部分，没有发生的也应写明"
        yield Fault(entry.place, message, entry.words, 0)


def missing_parts(context: CheckContext) -> list[int]:
    """Return which of the six parts, counted from 1, an annual report in the national form does not have."""
    return context.once(_missing_parts)


def _missing_parts(context: CheckContext) -> list[int]:
    headings = main_headings(context)
    if (report_year(context) or 0) < FIRST_OF_THE_FORM or len(headings) < FEWEST_HEADINGS:
        return []
    told = [entry.words for entry in headings]
    return [part for part, (_, pattern) in enumerate(SIX, 1) if not any(map(pattern.search, told))]


@rule(
    title="年度报告缺少法定内容",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="《中华人民共和国政府信息公开条例》（2007年）第三十二条",
    bad={
        "text": "示例县2016年政府信息公开工作年度报告\n一、主动公开情况\n全年公开300条。\n二、依申请公开情况\n"
        "收到申请2件。\n三、复议诉讼情况\n未发生。\n"
        "四、存在的问题\n人手不足。"
    },
    good={
        "text": "示例县2016年政府信息公开工作年度报告\n一、主动公开情况\n全年公开300条。\n二、依申请公开情况\n"
        "收到申请2件，不收取任何费用。\n"
        "三、复议诉讼情况\n未发生。\n四、存在的问题\n人手不足。"
    },
    needs=Input.TEXT,
    reads=(TextFeature.ANNUAL_REPORT, TextFeature.YEAR),
)
def required_content_missing(context: CheckContext) -> Iterator[Fault]:
    """Up to 2018 the outline was free, but article 32 named what every annual report tells."""
    year = report_year(context)
    passages = [passage for passage in context.passages if passage.role in FLOWING]
    length = sum(len(passage.text) for passage in passages)
    if year is None or year >= FIRST_OF_THE_FORM or (len(main_headings(context)) < FEWEST and length < SHORTEST):
        return
    told = "\n".join(passage.plain for passage in passages if passage.role not in HEADINGS)
    heads = "\n".join(passage.plain for passage in passages if passage.role in HEADINGS)
    for topic, heading, sentence in ARTICLE_32:
        if not (re.search(heading, heads) or re.search(sentence, told)):
            yield Fault(WHOLE, f"全文没有“{topic}”的内容；没有发生的也应写明")


@rule(
    title="总体情况篇幅",
    severity=Severity.ADVICE,
    force=Force.NORMALLY,
    source="国办公开办函〔2021〕30号",
    bad={
        "title": "示例县2022年政府信息公开工作年度报告",
        "year": 2022,
        "sections": [Section("总体情况", ["全县各级行政机关认真做好工作。" * 70])],
    },
    good={
        "title": "示例县2022年政府信息公开工作年度报告",
        "year": 2022,
        "sections": [Section("总体情况", ["全县各级行政机关认真做好工作。" * 60])],
    },
    needs=Input.TEXT,
    reads=(TextFeature.ANNUAL_REPORT, TextFeature.YEAR),
)
def long_overview(context: CheckContext) -> Iterator[Fault]:
    """The form wants the first part within a thousand characters, in principle; nearly all reports exceed it."""
    headings = main_headings(context)
    if (report_year(context) or 0) < FIRST_OF_THE_LENGTH or not headings or not SIX[0][1].search(headings[0].words):
        return
    entries = list(headings[0].walk())
    texts = [entry.words for entry in entries[1:]] + [text.text for entry in entries for text in entry.texts]
    length = sum(len(re.sub(r"\s", "", text)) for text in texts)
    if length > LONGEST_OVERVIEW:
        message = f"这一部分有{length}字，统一格式要求原则上不超过一千字，请压缩"
        yield Fault(headings[0].place, message, headings[0].words, 0)


LONGEST_OVERVIEW = 1000  # characters


def is_annual_report(context: CheckContext) -> bool:
    """Tell whether a text is an annual report on open government, by its title."""
    return ANNUAL.search(context.manuscript.title.replace("\n", "")) is not None


def report_year(context: CheckContext) -> int | None:
    """Return the year of an annual report on open government, None for any other text."""
    title = context.manuscript.title.replace("\n", "")
    named = TITLE_YEAR.search(title)
    return (int(named[0]) if named else context.year) if ANNUAL.search(title) else None
