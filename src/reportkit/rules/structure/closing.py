"""Rules about the title, the addressee and the signature of a typed text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportkit.manuscript import HEADINGS, Role
from reportkit.patterns import expression
from reportkit.readers.web_page import names_genre
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.required import FIRST_OF_THE_FORM, report_year

BODY_NAME = (
    "(?P<name>[一-鿿]{1,24}?(?:人民政府办公[室厅]|政府办公[室厅]|管委会办公室|办公[室厅]"
    "|(?:人民|[市县区镇乡])政府(?!办)|委员会(?!办)|管委会(?!办)|局|中心|厅))"
)
COMPILER = expression(
    rf"(?:^|[，。；（])(?:[^，。；：]{{0,12}}?(?:报告|年报|总结)[^，。；：《》]{{0,6}}?)?由{BODY_NAME}"
    "(?:负责|牵头|组织|汇总|具体){0,3}(?:编制|编写|撰写|起草|整理)(?![了的《])"
)
BUREAU = "(?P<name>[一-鿿]{2}[省市州盟县旗区](?:(?![的和与按据合局])[一-鿿]){2,12}局)"
TELLER = expression(
    rf"(?:^|[，。；]){BUREAU}(?:负责|牵头|组织|认真){{0,3}}(?:编制|编写|撰写|起草)(?:完成|形成)?了?(?:本|此|这份)(?:年度)?(?:报告|年报)"
    rf"|(?:^|[，。；])现将{BUREAU.replace('name', 'reported')}(?:20\d\d年)[^，。；]{{2,30}}(?:报告|公布|公开|汇报)如下"
    rf"|(?:^|[，。；]){BUREAU.replace('name', 'teller')}现将[^，。；]{{2,40}}(?:报告|公布|公开|汇报)如下"
)
"""Who reports, where a bureau is named so; it signs by this name, or another bureau has signed."""


@rule(
    title="编制单位与署名不一致",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n本报告由示例县政府办公室编制。\n一、概述\n内容。\n示例县人民政府办公室\n2019年1月14日"},
    good={
        "text": "工作报告\n本报告由示例县人民政府办公室编制，由市局汇总。\n一、概述\n内容。\n示例县人民政府办公室\n"
        "2019年1月14日",
    },
    needs=Input.TEXT,
)
def compiler_against_signature(context: CheckContext) -> Iterator[Fault]:
    """Who made a report, by its opening, is who signs it, by the same name."""
    signed = [_tight(passage.text) for passage in _of(context, Role.SIGNATURE)]
    for passage in _opening(context) if signed else ():
        found = COMPILER.search(passage.plain)
        if found is None and all(one.endswith("局") for one in signed):
            found = TELLER.search(passage.plain)
        if found:
            group = next(group for group, words in found.groupdict().items() if words)
            name = found[group]
            if name not in signed and not name.startswith(("本", "我", "各")):
                made = f"由{name}编制" if group == "name" else f"是{name}的报告"
                message = f"这里说{made}，文末署名为{'、'.join(signed)}，请核对并统一为规范名称"
                yield marked(passage, message, *found.span(group))
            return


FEWEST_PARAGRAPHS = 12


@rule(
    title="没有署名和日期",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="GB/T 9704-2012, 7.3.5; office practice",
    bad={"text": "示例县2018年工作报告\n" + "全县各级行政机关认真做好工作。\n" * 12},
    good={
        "text": "示例县2018年工作报告\n"
        + "全县各级行政机关认真做好工作。\n" * 12
        + "示例县人民政府办公室\n2019年1月14日"
    },
    needs=Input.TYPED,
    reads=(TextFeature.TITLE,),
)
def signature_missing(context: CheckContext) -> Iterator[Fault]:
    """A report says at its end whose it is and of what day; the annual report in the form from 2019 on need not."""
    year = report_year(context)
    paragraphs = [passage for passage in context.passages if passage.role in PARAGRAPHS]
    if not context.manuscript.title.endswith("报告") or len(paragraphs) < FEWEST_PARAGRAPHS:
        return
    if year is not None and year >= FIRST_OF_THE_FORM:
        return
    signed, dated = bool(_of(context, Role.SIGNATURE)), bool(_of(context, Role.DATE))
    if not (signed and dated):
        lacking = "署名和成文日期" if not (signed or dated) else "成文日期" if signed else "署名"
        yield Fault(paragraphs[-1].place, f"文末没有{lacking}")


CONTACT = expression("联系|电话|咨询|邮箱|邮编|地址|邮件")


@rule(
    title="引言没有联系方式",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "示例县2016年政府信息公开工作年度报告\n根据《示例省公开办法》编制本报告，统计期限自2016年1月1日起。\n"
        "一、概述\n公开信息120条。"
    },
    good={
        "text": "示例县2016年政府信息公开工作年度报告\n根据《示例省公开办法》编制本报告，有疑问请与县政府办公室联系。\n"
        "一、概述\n公开信息120条。"
    },
    needs=Input.TEXT,
    reads=(TextFeature.ANNUAL_REPORT, TextFeature.YEAR),
)
def contact_unsaid(context: CheckContext) -> Iterator[Fault]:
    """Annual reports of up to 2018 say in their opening whom to ask; the form since has no opening."""
    year = report_year(context)
    opening = [passage for passage in _opening(context) if "编制" in passage.plain or "期限" in passage.plain]
    if year is None or year >= FIRST_OF_THE_FORM or not opening:
        return
    if not any(CONTACT.search(passage.plain) for passage in context.passages):
        yield marked(opening[0], "引言没有写明联系方式；请写明编制单位的地址、邮编、电话", 0, len(opening[0].text))


TITLE_WITHOUT_GENRE = expression(r"(?:情况|工作|事项|问题|措施|安排)\Z")


@rule(
    title="标题文种有误",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="《党政机关公文处理工作条例》第八条、第九条",
    bad={"text": "关于2018年政府信息公开工作情况\n内容。"},
    good={"text": "关于2018年政府信息公开工作情况的报告（送审稿）\n内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.TITLE,),
)
def genre_missing(context: CheckContext) -> Iterator[Fault]:
    """A title ends in the kind of document that it heads, and in one only."""
    title = context.manuscript.title
    for passage in _of(context, Role.TITLE)[-1:]:
        if title.endswith("请示报告"):
            yield Fault(passage.place, "“请示”和“报告”是两个文种，只能用一个", "请示报告", len(passage.text) - 4)
        elif "关于" in title and TITLE_WITHOUT_GENRE.search(title) and not names_genre(title):
            message = "标题没有写明文种，请以“的报告”“的通知”等结尾"
            yield Fault(passage.place, message, passage.text[-8:], max(0, len(passage.text) - 8))


@rule(
    title="标题没有文种",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="《党政机关公文处理工作条例》第九条",
    bad={"text": "示例县2018年政务公开工作情况\n内容。\n示例县人民政府办公室\n2019年1月14日"},
    good={"text": "示例县2018年政务公开工作情况\n内容。\n附：示例县人民政府办公室2019年1月14日整理"},
    needs=Input.TEXT,
    reads=(TextFeature.TITLE,),
)
def genre_unsaid(context: CheckContext) -> Iterator[Fault]:
    """What is signed and dated like a report says in its title what it is, or it could be any kind of document."""
    title = context.manuscript.title
    signed = _of(context, Role.SIGNATURE) and _of(context, Role.DATE)
    for passage in _of(context, Role.TITLE)[-1:] if signed else ():
        if "关于" not in title and YEAR_OF_WORK.search(title) and not names_genre(title):
            message = "标题没有写明文种；作为报告印发的，宜以“的报告”“报告”结尾"
            yield marked(passage, message, max(0, len(passage.text) - 8), len(passage.text))


YEAR_OF_WORK = expression(r"20\d{2}年.*(?:工作|情况)\Z", re.DOTALL)

ADDRESSEE = expression(
    r"(?:各|省|市|县|区|州|[一-鿿]{2,8}(?:省|市|县|区|镇|乡))[一-鿿、，（）各]{0,80}(?:政府|局|委|委员会|办|办公室|办公厅|部门|单位|厅|街道办事处|机构)"
    r"(?P<mark>[，。；、]?)"
)


@rule(
    title="主送机关、抄送机关标点有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.2, 7.4.2",
    bad={"text": "关于工作情况的报告\n县人民政府。\n现将有关情况报告如下。\n抄送：县委办公室，县财政局"},
    good={"text": "关于工作情况的报告\n县人民政府：\n现将有关情况报告如下。\n抄送：县委办公室，县财政局。"},
    needs=Input.TEXT,
)
def mark_behind_addressee(context: CheckContext) -> Iterator[Fault]:
    """A colon follows those a document goes to, a full stop those that get a copy."""
    for passage in context.holding("抄送："):
        if (
            passage.role in {Role.BODY, Role.COPIES}
            and passage.plain.startswith("抄送：")
            and not passage.plain.endswith("。")
        ):
            yield _at_the_end(passage, "抄送机关之后用“。”")
    for passage, mark in _wrong_addressees(context):
        instead = f"，不用“{mark}”" if mark else ""
        yield _at_the_end(passage, f"主送机关之后用“：”{instead}")


def _at_the_end(passage: Passage, message: str) -> Fault:
    end = len(passage.text)
    start = max(0, end - 8)
    return Fault(passage.place, message, passage.text[start:], start, (end - 1, end))


def _wrong_addressees(context: CheckContext) -> Iterator[tuple[Passage, str]]:
    """Yield the line under the title that names those a document goes to, with its mark, where that is no colon."""
    for title, passage in pairwise(context.passages[:-1]):
        if title.role is Role.TITLE and passage.role is Role.BODY:
            found = ADDRESSEE.fullmatch(passage.plain)
            if found and (
                found["mark"] or re.match("[各省市县区州]|.*[，、]", passage.plain)
            ):  # one name may be the author's
                yield passage, found["mark"]


def _of(context: CheckContext, role: Role) -> list[Passage]:
    return [passage for passage in context.passages if passage.role is role]


def _opening(context: CheckContext) -> Iterator[Passage]:
    """Yield the paragraphs before the first heading."""
    for passage in context.passages:
        if passage.role in HEADINGS:
            return
        if passage.role is Role.BODY:
            yield passage


def _tight(text: str) -> str:
    return re.sub(r"\s|[（(](?:盖章|印章|公章|章)[）)]", "", text)
