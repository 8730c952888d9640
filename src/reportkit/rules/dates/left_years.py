"""A rule about the year before the one reported on, where a report tells its own work of it."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import FLOWING, marked
from reportkit.rules.rule import Fault, Input, rule

COMPARED = expression(
    "比|较|同期|增|减|上升|下降|以来|至|(?<![收接受])到|—|～|截至|结转(?!至?下)|整改|反馈|考核|评估|获|被评|荣"
)
"""Words of sentences that tell of the year before by right."""
SHORTEST_TOPIC = 4  # 字 that a heading has in common with the title


@rule(
    title="年份疑为上年",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县2018年法治政府建设工作报告\n一、2017年度法治政府建设情况\n内容。"},
        {"text": "示例县2018年工作报告\n（一）主动公开情况。2017年，我县积极推进，全年主动公开信息42条。"},
        {"text": "示例县2018年工作报告\n（二）依申请公开。2017年，全年收到申请14件，已办结12件，2件结转下年办理。"},
        {"text": "示例局2018年工作报告\n2017年，我局认真贯彻要求，不断提高透明度。"},
        {"text": "示例局2018年工作报告\n根据《2018年工作要点》，现将我局2017年工作情况报告如下。"},
        {"text": "示例局2018年工作报告\n2017年度未发生泄密事件。\n现公布2017年工作报告。"},
    ],
    good=[
        {
            "text": "示例县2018年法治政府建设工作报告\n一、2018年法治政府建设情况\n"
            "内容。\n二、2017年法治政府建设考核反馈问题整改情况\n内容。"
        },
        {
            "text": "示例县2018年工作报告\n2017年，全年公开30条；2018年，全年公开42条。2017年，县政府印发了《办法》。"
            "\n2017年，全年公开30条，比上年增长5%。"
        },
        {
            "text": "示例局2018年工作报告\n2017年以来，我局认真贯彻要求。\n2017年，我局被评为先进，较2018年少。"
            "\n2017年共收到申请2件，结转2018年办理。"
        },
    ],
    needs=Input.TEXT,
    habit=True,
    leaves_open="The year may be wrong, or the whole sentence last year's; the office has to look.",
    reads=(TextFeature.YEAR,),
)
def year_left_behind(context: CheckContext) -> Iterator[Fault]:
    """A heading on the report's own topic, and a sentence on the whole year, are on the year reported on."""
    year = context.year
    if year is None:
        return
    last = re.compile(rf"(?<!\d){year - 1}年度?(?![—～至])")
    whole = re.compile(rf"(?:^|(?<=。)){year - 1}年，(?P<rest>[^。；]*)")
    title = context.manuscript.title
    mentions = len(re.findall(rf"{year - 1}年(?<!\d{year - 1}年)", context.text))
    for passage in context.holding(str(year - 1)):
        text = passage.plain
        if passage.role not in FLOWING:
            continue
        if passage.role not in HEADINGS and mentions <= SELDOM:
            yield from _own_work(passage, year)
        if str(year) in text:
            continue
        for found in last.finditer(text) if passage.role in HEADINGS else ():
            if _on_topic(text[found.end() :], title) and not COMPARED.search(text):
                yield _fault(passage.place, found, year)
        for found in whole.finditer(text) if passage.role not in HEADINGS else ():
            if re.search(r"全年[^，。；\d]{0,16}\d", found["rest"]) and not COMPARED.search(found["rest"]):
                message = f"本报告的年度为{year}年，这里说的是{year - 1}年全年；请核对"
                yield marked(passage, message, found.start(), found.start() + len(f"{year}年"))


def _on_topic(words: str, title: str) -> bool:
    """Tell whether words have some characters in a row with the title."""
    last = len(words) - SHORTEST_TOPIC
    return any(words[at : at + SHORTEST_TOPIC] in title for at in range(last + 1))


SET_BESIDE = expression("比|较|同期|以来|至|结转|整改|反馈|考核|评估|荣|增长|减少|上升|下降")
CLAUSES = 50  # 字 behind the year in which it may be compared with another
SELDOM = 2  # times that a text on one year names the one before
OWN_WORK = (
    r"(?:(?P<begins>^|(?<=[。；]))(?:截至)?{last}年(?:度|底|末)?(?:1[—－-]12月)?，?(?=(?:我[局县市区镇乡街委办厅省州校]|本[局县市区镇乡街委办厅级机单]|全[县市区镇乡局省州]|[一-鿿]{{2,10}}[局县市区镇乡委办厅处心道部院所会府]|共|累计|已|先后|新))"
    r"|(?P<now>(?:(?<=现将)|(?<=现将我[局县市区镇乡委办])|(?<=现将本[局县市区镇乡委办])|(?<=现将我单位)|(?<=现将我街道)){last}年度?(?=[一-鿿]))"
    r"|^{last}年，(?=[一-鿿])"
    r"|(?<=编制|公布|现将|发布|汇编|形成|撰写){last}年度?(?=[一-鿿]{{0,12}}(?:报告|年报))"
    r"|(?<!\d){last}年度?，?(?=(?:未|没有|无)(?:发生|收到|收取|产生|出现|受理|接到)|共(?:主动)?(?:公开|收到|受理|办理|发布|制发|印发|召开|举办|开展|组织)"
    r"|全年|主动公开|新增|我[局县市区镇乡]))"
)
"""The year before at the head of a sentence on the office itself, or before what was done in a whole year."""


def _own_work(passage: Passage, year: int) -> Iterator[Fault]:
    """Yield where the office tells its own work of the year before, and compares it with nothing."""
    for found in re.finditer(OWN_WORK.format(last=year - 1), passage.plain):
        begin, end = passage.sentence(found.start())
        end = min(end, found.end() + CLAUSES)
        beside = SET_BESIDE.search(passage.plain, found.end(), end) or str(year) in passage.plain[begin:end]
        if found["now"] or not beside:
            start = passage.plain.index(str(year - 1), found.start())
            message = f"本报告的年度为{year}年，这里写的是{year - 1}年；请核对"
            yield marked(passage, message, start, start + len(f"{year}年"))


def _fault(place: str, found: re.Match[str], year: int) -> Fault:
    message = f"本报告的年度为{year}年，标题写{found[0]}；请核对"
    return Fault(place, message, found[0], found.start())
