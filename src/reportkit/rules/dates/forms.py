"""Rules about how days and years are written: in Arabic digits, in full, without noughts in front."""

import re
from collections.abc import Iterator, Set
from datetime import date

from reportkit.manuscript import ITEMS, Role
from reportkit.patterns import expression
from reportkit.readers.closing import MONTH
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import full_date, month_day

ARABIC = expression(
    r"(?=\d)(?<![\d.])(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})(?P<sign>[日号])"
)
NOT_A_DAY = expression("[文令楼线院门井馆桥地铺仓机]|公告|通知|简报|决定")
"""What follows 号 where it is a number: 5月14号文件."""

NUMERIC = expression(
    r"(?<![A-Za-z0-9_./〔-])(?P<year>(?:19|20)\d{2})(?P<between>[-./])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})"
    r"(?![A-Za-z0-9_/-]|\.\d|号)"
)
PORTAL_DATE = expression(r"(?:日期|时间|日)[：:]?\s?\Z")
"""What stands before the date in a line of a portal's data, which has a form of its own."""

PADDED_MONTH = expression(r"(?<!\d)(?P<year>(?:19|20)\d{2})年0(?P<month>[1-9])月(?!\d)")

TABLE_ROLES = frozenset(role for role in Role if "表" in role.value)

ALONE = expression(
    r"(?:\d{2}|\d{4}|[一二三四五六七八九〇零○OＯ]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]"
)
RIGHT_ALONE = expression(r"(?:19|20)\d{2}年[1-9]\d?月[1-9]\d?日")


def _stands_alone(passage: Passage) -> bool:
    """Tell whether a passage is nothing but a date, as the day of signing is."""
    roles_of_text = passage.role not in TABLE_ROLES and passage.role not in ITEMS
    return roles_of_text and ALONE.fullmatch(passage.plain.strip()) is not None


def day_of(found: re.Match[str]) -> date | None:
    """Return the day that a match tells, in a leap year where it tells none; None where there is no such day."""
    try:
        return date(int(found["year"] or 2000), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


@rule(
    title="成文日期写法不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.5.4",
    bad={"text": "工作报告\n内容。\n二〇一九年一月十四日"},
    good={"text": "工作报告\n内容。\n2019年1月14日"},
    needs=Input.TEXT,
)
def signing_date_form(context: CheckContext) -> Iterator[Fault]:
    """The day of signing stands in Arabic digits, with the full year and no noughts in front."""
    for passage in context.holding("月"):
        if passage.role is Role.DATE and MONTH.fullmatch(passage.plain.strip()):
            yield marked(passage, "成文日期应标全年、月、日，这里缺少日", 0, len(passage.text))
        elif _stands_alone(passage) and not RIGHT_ALONE.fullmatch(passage.plain.strip()):
            message = "成文日期应用阿拉伯数字标全年、月、日，月、日前面不加0，如“2019年1月14日”"
            yield marked(passage, message, 0, len(passage.text), right=_in_digits(passage.plain.strip()))


@rule(
    title="日期写法不规范",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"preamble": ["本办法自2019-01-14起施行。"], "sections": ["4月20号召开会议。"]},
        {"text": "工作报告", "table": [["日期", "次数"], ["2024/5/9", "3"], ["2024.6.8", "4"]]},
    ],
    good=[
        {"text": "工作报告", "table": [["日期", "次数"], ["2024/5/9", "3"], ["2024/6/8", "4"]]},
        "发布日期：2019-01-14，索取号000014349/2019-1-14，见5月14号文件、IPv6.2019.1。",
    ],
    needs=Input.TEXT,
)
def date_form(context: CheckContext) -> Iterator[Fault]:
    """In a sentence a date reads 2019年1月14日: other forms belong to data and to speech."""
    for passage in context.holding("月", *"-./"):
        text = passage.plain
        if "月" in text and not _stands_alone(passage):
            for found in ARABIC.finditer(text):
                day = day_of(found)
                number = found["sign"] == "号" and NOT_A_DAY.match(text, found.end())
                right = _right(found, day) if day else found[0]
                if right != found[0] and not number:
                    yield _misshapen(passage, found, right)
            for found in PADDED_MONTH.finditer(text) if "年0" in text else ():
                if not ARABIC.match(text, found.start()):
                    yield _misshapen(passage, found, f"{found['year']}年{found['month']}月")
        for found in NUMERIC.finditer(text) if any(map(text.__contains__, "-./")) else ():
            day = day_of(found)
            cell = passage.role in TABLE_ROLES
            data = (
                (cell and passage.place.partition(".")[0] in context.once(_tables_of_one_form))
                if found["between"] != "-"
                else cell or PORTAL_DATE.search(text, max(0, found.start() - 4), found.start())
            )
            if day and not data:
                yield _misshapen(passage, found, full_date(day))


def _tables_of_one_form(context: CheckContext) -> Set[str]:
    """Return the tables whose cells tell dates alone, all in one form: data, as GB/T 15835 lets tables have it."""
    forms: dict[str, set[str]] = {}
    for passage in context.holding(*"-./"):
        found = NUMERIC.search(passage.plain) if passage.role in TABLE_ROLES else None
        if found:
            alone = found[0] == passage.plain.strip()
            forms.setdefault(passage.place.partition(".")[0], set()).add(found["between"] if alone else "")
    return {place for place, used in forms.items() if len(used) == 1 and "" not in used}


def _right(found: re.Match[str], day: date) -> str:
    return full_date(day) if found["year"] else month_day(day)


def _misshapen(passage: Passage, found: re.Match[str], right: str) -> Fault:
    return marked(passage, f"日期在文中应写“{right}”", *found.span(), right=right)


PART = expression(r"(?P<year>\w+)年(?P<month>\w+)月(?P<day>\w+)[日号]")
TO_DIGITS = str.maketrans("〇零○ＯO一二三四五六七八九", "00000123456789")


def _in_digits(text: str) -> str | None:
    """Return a day in digits, None where it is none, or its year is short.

    >>> _in_digits("二〇一九年一月十四日"), _in_digits("19年1月14日")
    ('2019年1月14日', None)
    """
    found = PART.fullmatch(text)
    year = found["year"].translate(TO_DIGITS) if found else ""
    month, day = (_count(found[name]) if found else 0 for name in ("month", "day"))
    try:
        return full_date(date(int(year), month, day)) if len(year) == 4 else None
    except ValueError:
        return None


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else numeral_value(text) or 0


SHORT_YEAR = expression(
    r"(?=\d{2}年)(?<![\d.〇零一二三四五六七八九十百近前后约第每隔满逾达超共])(?<!徒刑)(?<!历时)(?<!任期)(?<!为期)"
    r"(?:(?P<year>\d{2})年(?=(?:0?[1-9]|1[0-2])月|底(?![蕴线气子层部板数盘片色])|初(?![中步级期次始心创衷])"
    r"|末(?![端尾梢班位])|度(?![假过数量日]))"
    r"|(?<=[自从])(?P<since>\d{2})年(?=以来|起))"
)


@rule(
    title="年份简写",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1.4",
    bad="18年底，网站完成改版。",
    good="2018年底，近10年度数据齐全；成立18年以来，30年初心不改，任期12年6月。",
    needs=Input.TEXT,
)
def shortened_year(context: CheckContext) -> Iterator[Fault]:
    """A year has four digits: 18年 can also be a span of eighteen years."""
    for passage, found in matches(context, SHORT_YEAR, "年"):
        if not _stands_alone(passage):
            digits = found["year"] or found["since"]
            right = f"{'20' if digits < '50' else '19'}{digits}年"
            told = (instead(passage, *found.span(), right),)
            yield marked(passage, f"年份不应简写，应写“{right}”", found.start(), found.end() + 1, replacements=told)


HAN_DIGITS = "一二三四五六七八九"
HAN_YEAR = expression(
    rf"(?=[{HAN_DIGITS}〇零○◯OＯ0０])(?<![{HAN_DIGITS}〇零○◯OＯ0０])[{HAN_DIGITS}〇零○◯OＯ0０]{{4}}(?=年|[—至－-][{HAN_DIGITS}])"
)
WRONG_ZERO = str.maketrans("零○◯OＯ0０", "〇" * 7)
MIXED_DATE = expression(
    rf"(?=[\d{HAN_DIGITS}〇])(?<!\d)(?:(?:19|20)\d{{2}}年[{HAN_DIGITS}十]{{1,3}}月(?!怀胎)(?:[{HAN_DIGITS}十]{{1,3}}日)?"
    rf"|[{HAN_DIGITS}〇]{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)"
)
IN_CHARACTERS = (*beside("年", f"{HAN_DIGITS}十"), *beside(f"{HAN_DIGITS}〇零○◯OＯ0０", "年—至－-"))
"""Signs of which each of these dates holds two."""


@rule(
    title="汉字年份不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 4.3, 5.2.5",
    bad="二○一八年工作完成，2018年三月起实施。",
    good="二〇一八年三月，一千零二年，2018年一季度，2018年一、二月，2018年3月。",
    needs=Input.TEXT,
)
def year_in_characters(context: CheckContext) -> Iterator[Fault]:
    """A year in characters has 〇, the one sign made for it, and one date is written in one kind of digits."""
    for passage in context.holding(*IN_CHARACTERS):
        text = passage.plain
        if not _stands_alone(passage):
            for found in HAN_YEAR.finditer(text):
                right = found[0].translate(WRONG_ZERO)
                if right != found[0] and sum(sign in HAN_DIGITS for sign in found[0]) >= 2:
                    message = f"汉字年份中的零写作“〇”，应写“{right}年”"
                    yield marked(passage, message, *found.span(), right=right)
            for found in MIXED_DATE.finditer(text):
                message = "同一日期中阿拉伯数字与汉字混用，请统一用阿拉伯数字"
                yield marked(passage, message, found.start(), found.end())


TIME_POINT = r"(?:19|20)\d{2}年|目前|今年|本月|去年|上年|明年|年底|[本上]年末|\d{1,2}月|发稿|发文"
DEADLINE_OF = "".join(
    f"(?<!{word})"
    for word in (
        "报名",
        "申报",
        "受理",
        "投标",
        "征集",
        "反馈",
        "提交",
        "缴费",
        "办理",
        "时间",
        "日期",
        "期限",
        "报送",
        "答复",
    )
)
UP_TO = expression(
    rf"{DEADLINE_OF}截止(?:到|至)?(?=(?P<point>{TIME_POINT}))|(?:报名|申报|投标|征集|缴费)截至(?=时间|日期)"
    rf"|截至[到至](?=(?P<until>{TIME_POINT}))"
)


@rule(
    title="“截止”“截至”误用",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=["截止2018年底，共办结3件。", "截止明年6月底前完成建设。"],
    good="截至2018年底，共办结3件，报名截止2018年12月31日，申报截止时间为1月31日，至此截止。",
    needs=Input.TEXT,
)
def deadline_for_point_in_time(context: CheckContext) -> Iterator[Fault]:
    """What is counted up to a day is 截至 that day; 截止 ends a term after which nothing is accepted."""
    for passage, found in matches(context, UP_TO, "截"):
        if found["until"]:
            message = f"“截至”已有“到”的意思，请删去“{found[0][-1]}”"
            told = (instead(passage, found.end() - 1, found.end(), ""),)
            yield marked(passage, message, found.start(), found.end("until"), replacements=told)
            continue
        wrong, right = ("截止", "截至") if "截止" in found[0] else ("截至", "截止")
        use = "统计到某一时点写“截至”" if right == "截至" else "期限终了写“截止”"
        told = (instead(passage, *found.span(), re.sub(f"{wrong}[到至]?", right, found[0])),)
        end = max(found.end(), found.end("point"))
        yield marked(passage, f"“{wrong}”应为“{right}”：{use}", found.start(), end, replacements=told)
