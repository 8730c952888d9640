"""Rules about what copying, exporting and filling in leave behind: spaces, markup, labels without a value."""

import re
from collections.abc import Iterator
from datetime import date

from reportkit.manuscript import HEADINGS, ITEMS, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import LEGAL, MEASURE
from reportkit.rules.normalise import HAN, MARKUP
from reportkit.rules.passages import PARAGRAPHS, marked, matches, numbered
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.writing.labels import EMPTY_LABEL
from reportkit.rules.writing.punctuation import SENTENCE_MARK
from reportkit.wording import full_date

BLANKS = " \u00a0\u3000\u2002\u2003\u2009\t"
SPACES = f"[{BLANKS}]"
SPACE = expression(
    f"(?<=[{HAN}])(?<!第.[章节条编篇])(?<!第..[章节条编篇]){SPACES}+(?=[{HAN}\\d])|(?<=\\d){SPACES}+(?=[{HAN}])"
)
SPACE_AT_DIGIT = expression(f"(?<=[{HAN}]){SPACES}+(?=\\d)|(?<=\\d){SPACES}+(?=[{HAN}])")
SPACE_AT_MARK = expression(
    f"(?<=[^\\s（(]){SPACES}+(?=[，。；、）》”])|(?<=[《（“]){SPACES}+(?=[^\\s）])|(?<=[条款项]){SPACES}+(?=第)"
)
SPACE_IN_NUMBER = expression(
    f"(?<=[{HAN}])(?P<before>\\d{{1,9}})(?:(?:\\.{SPACES}{{1,2}}|{SPACES}{{1,2}}\\.)(?P<decimals>\\d{{1,4}})|{SPACES}(?P<rest>\\d{{1,2}}))"
    f"(?=[%‰万亿]|个百分点|(?!个)(?:{MEASURE})|千?(?:{LEGAL}))"
)
"""A figure that a blank cuts in two, in front of its unit; groups of three digits are parted by right."""
NO_FIGURE = "表图件例第栏式题"
PADDED = expression(f"(?<![{HAN}])[{HAN}]　{{1,2}}[{HAN}](?![{HAN}])")
"""A word or a name of two characters, padded to the width of more: 总　则, 钱　一."""
TWO_PARTED = expression(f"[{HAN}]{SPACES}[{HAN}]")
"""The same as a heading of its own, where any blank pads it."""
SPREAD = expression(f"(?:邮{SPACES}+编|[电通]{SPACES}+话|传{SPACES}+真|[地网]{SPACES}+址)[：:]")
"""Labels of two characters that are spread to the width of longer ones."""
GAP = 3
"""So many spaces in a heading are the gap between columns of a table that has lost its lines."""


@rule(
    title="文字之间有空格",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "全县共公开信息 300 条，均已 上网。",
        {"text": "工作报告\n一、 总体情况\n公开信息20条。\n二、主动公开情况\n公开文件7件。"},
        {"text": "示例县 2016 年工作报告\n公开信息20条。"},
        "支出68. 81亿元，增长2 .1%，公开信息3 20条。",
        "地址：示例路20号 ；印发《规程 》；依照第十二条 第（二）项办理。",
    ],
    good=[
        "请选择（　）：是（ ），否（ ）。",
        {"text": "工作办法\n第一章　总　则\n第一条　为了规范河道巡查，制定本办法。"},
        {"text": "统计公报\n一、综 合\n内容。\n二、农 业\n内容。"},
        {"text": "关于表扬的通报\n一、表扬人员\n钱　一、孙小二、周　三。"},
        "第三条　公开PPP项目信息，见Annual Report 2018，2018-01-14 10:15发布。",
        "邮编：332800　电话：5",
        "投入12 345元，措施包括1. 10个部门联动，见附件1 20份材料。",
    ],
    needs=Input.TEXT,
    yields_to=("figure_missing", "gap_left_open"),
    habit=True,
)
def space_in_text(context: CheckContext) -> Iterator[Fault]:
    """Chinese characters and digits follow each other without a space."""
    for passage in context.passages:
        number = passage.number.rstrip(BLANKS)
        if number != passage.number and passage.role in (*HEADINGS, *ITEMS) and number[-1] in "、.．)）":
            yield numbered(passage.place, passage.number, f"序号“{number}”后面不空格", number)
    for passage in context.holding(*BLANKS):
        if passage.role is Role.TITLE:
            for found in SPACE_AT_DIGIT.finditer(passage.plain):
                yield marked(passage, "汉字与数字之间不空格", *found.span(), margin=3, right="")
        if passage.role in HEADINGS or (passage.role in PARAGRAPHS and SENTENCE_MARK.search(passage.plain)):
            for found in SPACE.finditer(passage.plain):
                if passage.role in HEADINGS and (len(found[0]) >= GAP or TWO_PARTED.fullmatch(passage.plain)):
                    continue
                spread = SPREAD.match(passage.plain, found.start() - 1) or PADDED.match(
                    passage.plain, found.start() - 1
                )
                if not (spread or _between_issuers(passage.plain, found)):
                    yield marked(passage, "汉字之间、汉字与数字之间不空格", *found.span(), margin=3, right="")
            for found in SPACE_IN_NUMBER.finditer(passage.plain) if passage.role not in HEADINGS else ():
                if passage.plain[found.start() - 1] not in NO_FIGURE:
                    right = f"{found['before']}{'.' if found['decimals'] else ''}{found['decimals'] or found['rest']}"
                    yield marked(passage, f"一个数中间不空格，应写“{right}”", *found.span(), right=right)
            for found in SPACE_AT_MARK.finditer(passage.plain):
                yield marked(passage, "标点旁边、条款项之间不空格", *found.span(), margin=3, right="")


ISSUER = "(?:委|委员会|政府|办公[厅室]|国务院|局|部|厅|法院|检察院)"
ISSUED_BEFORE = expression(f"[《〈][{HAN} 　]{{2,60}}{ISSUER}\\Z")
ISSUED_BEHIND = expression(f"[{HAN} 　]{{2,60}}?{ISSUER}(?:令|关于|印发|联合|公告|通知|文件|[》〉])")


def _between_issuers(text: str, found: re.Match[str]) -> bool:
    """Tell whether a space parts those who issue a document together, as in 《甲办公厅 乙办公厅关于……》."""
    behind = ISSUED_BEHIND.match(text, found.end())
    return behind is not None and ISSUED_BEFORE.search(text, max(0, found.start() - 62), found.start()) is not None


LEFT_BEHIND = expression(MARKUP)


@rule(
    title="网页代码残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="全县共公开信息&nbsp;300条。<br/>",
    good="研发投入R&D占比<5%，受理量>办理量，见A&B。",
    needs=Input.TEXT,
    habit=True,
)
def markup_left_behind(context: CheckContext) -> Iterator[Fault]:
    """The code of a web page or an older Word is no text, and no reader can make sense of it."""
    for passage in context.passages:
        if "<" in passage.text or "&" in passage.text:
            for found in LEFT_BEHIND.finditer(passage.text):
                yield marked(passage, "这是网页或文字处理软件的代码，应当删去", found.start(), found.end())


@rule(
    title="联系方式空缺",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="请与本机关联系（地址：紫阳南路45号，邮编：电话：0792-2666272）。",
    good=["请与本机关联系（地址：紫阳南路45号，邮编：332800，电话：0792-2666272）。", "联系电话："],
    needs=Input.TEXT,
)
def empty_label(context: CheckContext) -> Iterator[Fault]:
    """A label without its value tells the reader nothing: fill it in, or take it out."""
    for passage, found in matches(context, EMPTY_LABEL, *beside("址编码话真箱件l人 ", "：")):
        label = found[0].rstrip("： ")
        yield marked(passage, f"“{label}”后面没有内容，请补上或者删去", found.start(), found.end())


YEAR, MONTH, DAY = r"(?:19|20)\d{2}", r"(?:1[0-2]|0?[1-9])", r"(?:[12]\d|3[01]|0?[1-9])"
COLLAPSED = expression(rf"(?<![\d.-]){YEAR}(?:{MONTH}{DAY}日|{MONTH}月(?!饼)(?:{DAY}日)?|年{MONTH}{DAY}日)(?![均常内])")


@rule(
    title="日期缺字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["统计期限自201711日起。", "2023315日召开会议。", "2023111日召开会议。", "20233月召开会议。"],
    good="统计期限自2017年1月1日起至12月31日止，流水号20171101，共收到2017件，日均5件。",
    needs=Input.TEXT,
    leaves_open="Digits that can be read as two days name neither.",
)
def collapsed_date(context: CheckContext) -> Iterator[Fault]:
    """A date whose 年 or 月 was lost on the way cannot be read."""
    for passage, found in matches(context, COLLAPSED, "日", "月"):
        days = list(_days(found[0]))
        right = days[0] if len(days) == 1 else None
        told = f"应写“{right}”" if right else f"可以读作{'或者'.join(f'“{day}”' for day in days)}，请核对后写全"
        yield marked(passage, f"日期缺少“年”或者“月”，{told}", *found.span(), right=right)


def _days(collapsed: str) -> Iterator[str]:
    """Yield the days, or the months, that a date may mean whose 年 or 月 is gone.

    >>> list(_days("2023111日")), list(_days("20233月"))
    (['2023年1月11日', '2023年11月1日'], ['2023年3月'])
    """
    year, rest = int(collapsed[:4]), collapsed[4:].removeprefix("年")
    month, _, day = rest.rpartition("月")
    if month and not day:
        yield f"{year}年{int(month)}月"
        return
    digits = day.removesuffix("日")
    for cut in [(month, digits)] if month else [(digits[:at], digits[at:]) for at in (1, 2)]:
        try:
            yield full_date(date(year, *map(int, cut)))
        except ValueError:
            continue
