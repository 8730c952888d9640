"""Rules about what copying, exporting and filling in leave behind: spaces, markup, labels without a value."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS
from reportkit.rules.finding import Force, Severity
from reportkit.rules.material import Material
from reportkit.rules.passages import PARAGRAPHS, habit, marked, matches
from reportkit.rules.plain import HAN, MARKUP
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.writing.punctuation import SENTENCE_MARK

SPACES = "[ \u00a0\u3000\u2002\u2003\u2009\t]"
SPACE = re.compile(
    f"(?<=[{HAN}])(?<!第.[章节条编篇])(?<!第..[章节条编篇]){SPACES}+(?=[{HAN}\\d])|(?<=\\d){SPACES}+(?=[{HAN}])"
)
GAP = 3
"""So many spaces in a heading are the gap between columns of a table that has lost its lines."""


@rule(
    title="文字之间有空格",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["全县共公开信息 300 条，均已 上网。"]},
    good={
        "preamble": ["第三条　公开PPP项目信息，见Annual Report 2018，2018-01-14 10:15发布。", "邮编：332800　电话：5"]
    },
    needs=Input.TEXT,
)
def space_in_text(material: Material) -> Iterator[Fault]:
    """Chinese characters and digits follow each other without a space."""
    yield from habit(_spaces(material))


def _spaces(material: Material) -> Iterator[Fault]:
    for passage in material.passages:
        if passage.role in HEADINGS or (passage.role in PARAGRAPHS and SENTENCE_MARK.search(passage.plain)):
            for found in SPACE.finditer(passage.plain):
                if passage.role not in HEADINGS or len(found[0]) < GAP:
                    yield marked(passage, "汉字之间、汉字与数字之间不空格", found.start(), found.end(), margin=3)


LEFT_BEHIND = re.compile(MARKUP)


@rule(
    title="网页代码残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["全县共公开信息&nbsp;300条。<br/>"]},
    good={"preamble": ["研发投入R&D占比<5%，受理量>办理量，见A&B。"]},
    needs=Input.TEXT,
)
def markup_left_behind(material: Material) -> Iterator[Fault]:
    """The code of a web page or an older Word is no text, and no reader can make sense of it."""
    yield from habit(
        marked(passage, "这是网页或文字处理软件的代码，应当删去", found.start(), found.end())
        for passage in material.passages
        if "<" in passage.text or "&" in passage.text
        for found in LEFT_BEHIND.finditer(passage.text)
    )


CONTACT = (
    "(?:(?:联系|办公|通信|通讯|单位)?地址|邮编|邮政编码|(?:联系|咨询|办公|监督|值班)?电话|传真(?:号码)?|网址"
    "|(?:电子)?(?:邮箱|信箱|邮件)|E-?mail|联系人)"
)
EMPTY_LABEL = re.compile(
    f"(?P<label>(?<![{HAN}]){CONTACT}) ?：(?= ?[，；、]?{CONTACT} ?：|）)|(?<=[，；]){CONTACT} ?：$"
)


@rule(
    title="联系方式空缺",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["请与本机关联系（地址：紫阳南路45号，邮编：电话：0792-2666272）。"]},
    good={"preamble": ["请与本机关联系（地址：紫阳南路45号，邮编：332800，电话：0792-2666272）。", "联系电话："]},
    needs=Input.TEXT,
)
def empty_label(material: Material) -> Iterator[Fault]:
    """A label without its value tells the reader nothing: fill it in, or take it out."""
    for passage, found in matches(material, EMPTY_LABEL):
        label = found[0].rstrip("： ")
        yield marked(passage, f"“{label}”后面没有内容，请补上或者删去", found.start(), found.end())


YEAR, MONTH, DAY = r"(?:19|20)\d{2}", r"(?:1[0-2]|0?[1-9])", r"(?:[12]\d|3[01]|0?[1-9])"
COLLAPSED = re.compile(
    rf"(?<![\d.-])(?:{YEAR}{MONTH}{DAY}日|{YEAR}{MONTH}月(?!饼)(?:{DAY}日)?|{YEAR}年(?:1[0-2]|0?[1-9]){DAY}日)(?![均常内])"
)


@rule(
    title="日期缺字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["统计期限自201711日起。"]},
    good={"preamble": ["统计期限自2017年1月1日起至12月31日止，流水号20171101，共收到2017件，日均5件。"]},
    needs=Input.TEXT,
)
def collapsed_date(material: Material) -> Iterator[Fault]:
    """A date whose 年 or 月 was lost on the way cannot be read."""
    for passage, found in matches(material, COLLAPSED):
        yield marked(passage, "日期缺少“年”或者“月”，应当写成“2017年1月1日”的形式", found.start(), found.end())
