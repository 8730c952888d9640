"""Rules about shares that were typed into a text beside the figures that they follow from."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from reportkit.compose.figures import figure_text
from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.share_groups import faults_of_shares
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import SCALED
from reportkit.rules.passage import Passage
from reportkit.rules.passages import behind_figures, marked, matches
from reportkit.rules.reckoned import FIGURE, decimals, figure_alone, rounded, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact, exactly, number

WHOLE = expression(
    rf"(?P<whole>{figure_alone()})(?P<unit>{SCALED})(?:[，。；（]|，（)(?P<among>其中)?[，：]?(?P<parts>(?:[^。；]|[。；](?=各)|；(?=[^；。]{{1,40}}占)){{1,300}})"
)
PART = expression(
    rf"(?P<value>{figure_alone()})(?P<unit>{SCALED})[，（、]?占(?:总数的?|总量的?)?(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)%"
)


BEHIND_PART = expression(
    r"(?:[，（、]|，约)?(?P<told>占(?P<of>[^，。；、□◇△\d]{0,12}?)的?(?P<share>\d{1,9}(?:\.\d{1,9})?)%)"
)

APPLIED = Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})


@rule(
    title="占比与数字不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "全区公开信息2069条。其中，部门公开1592条，占67.9%。",
        "答复申请300件，其中予以公开110件，占36.66%。",
        "答复申请300件。予以公开120件，占45.0%；不予公开60件，占20.0%。",
        "答复申请300件（含结转8件），均在期限内。公开120件，占40.0%；不予公开60件，占20.0%；其他120件，占45.0%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{自然人申请}，占82.6%；{法人申请}。"]},
    ],
    good=[
        "全区公开信息2069条。其中，部门公开1592条，占76.9%，乡镇477条，占全省乡镇的3.1%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{自然人申请}，占{自然人申请:占比}；{法人申请}。"]},
        "答复3件，其中公开1件，占33.3%，不予公开1件，占33.3%，无法提供1件，占33.4%；办结300件。当面120件，占45.0%。",
    ],
    needs=Input.TEXT,
)
def typed_share_wrong(context: CheckContext) -> Iterator[Fault]:
    """A share told beside a part, and its whole or the fact that it is printed from, is what the two come to."""
    known = list(_of_facts(context))
    yield from known
    places = {(fault.place, end) for fault in known for _, end in [fault.span or (0, 0)]}
    for fault in (*_beside_whole(context), *faults_of_shares(context)):
        at = fault.place, (fault.span or (0, 0))[1]
        if at not in places:
            places.add(at)
            yield fault


def _of_facts(context: CheckContext) -> Iterator[Fault]:
    for passage, figure, found in behind_figures(context, BEHIND_PART):
        whole = figure.whole
        if figure.missing("占比") or whole is None or figure.fact.value is None or whole.value is None:
            continue
        if found["of"] not in ("", "总数", "全部", "总量", "比", whole.label, f"{whole.label}总数"):
            continue  # a share of something else
        if not rounds_to(exact(figure.fact.value) / exact(whole.value) * 100, value(found["share"])):
            name, right = figure.fact.name, figure_text(figure, "占比")
            message = f"“{name}”占{found['share']}%，按数据计算为{right}；请引用数据，写作{{{name}:占比}}"
            yield marked(passage, message, found.start("told"), found.end())


@attrs.frozen
class _Told:
    """A part and the share that is told of it: the figures, and where the share stands."""

    some: Decimal
    share: Decimal
    start: int
    end: int

    def agrees(self, whole: Decimal) -> bool:
        """Tell whether the share rounds from the figures, which may be rounded themselves where they have decimals."""
        if not whole:
            return False
        half = [Fraction(1, 2 * 10 ** decimals(one)) if decimals(one) else Fraction(0) for one in (self.some, whole)]
        edge = Fraction(1, 2 * 10 ** decimals(self.share))
        least = (exact(self.some) - half[0]) * 100 / (exact(whole) + half[1]) - edge
        most = (exact(self.some) + half[0]) * 100 / max(exact(whole) - half[1], Fraction(1, 10**9)) + edge
        return least <= exact(self.share) <= most

    def agrees_nearly(self, whole: Decimal) -> bool:
        """Tell whether it is less than one off in its last digit."""
        off = abs(exact(self.some) * 100 / exact(whole) - exact(self.share))
        return off < Fraction(1, 10 ** decimals(self.share))


def _beside_whole(context: CheckContext) -> Iterator[Fault]:
    for passage in context.holding("占"):
        if "。" in passage.plain and PART.search(passage.plain):
            yield from _of_earlier_whole(passage)
        for found in WHOLE.finditer(passage.plain) if PART.search(passage.plain) else ():
            whole, unit = value(found["whole"]), found["unit"]
            parts = [
                _Told(
                    value(part["value"]), value(part["share"]), start + part.start("share"), start + part.end("share")
                )
                for start in [found.start("parts")]
                for part in PART.finditer(found["parts"])
                if part["unit"] == unit and value(part["value"]) <= whole
            ]
            wrong = [part for part in parts if not part.agrees(whole)]
            if not wrong or (found["among"] is None and not len(wrong) < len(parts)):
                continue
            with exactly():
                evened = sum((part.share for part in parts), Decimal()) == 100  # the last digit gave way
            for part in wrong:
                if (evened and part.agrees_nearly(whole)) or _of_other_whole(passage, part, found):
                    continue
                right = f"{rounded(exact(part.some) * 100 / exact(whole), decimals(part.share))}%"
                sides = f"{number(part.some)}{unit}占{found['whole']}{unit}的{right}"
                message = f"这里写{passage.plain[part.start : part.end]}%，按前后数字计算，{sides}；请核对"
                yield marked(passage, message, part.start, part.end + 1)


def _of_earlier_whole(passage: Passage) -> Iterator[Fault]:
    """Yield the shares that differ from the whole, told a sentence before, that most beside them are shares of."""
    text, told_before = passage.plain, ""
    for sentence in re.finditer("[^。]+", text):
        before, told_before = told_before, sentence[0]
        by_unit: dict[str, list[_Told]] = {}
        for found in PART.finditer(text, *sentence.span()):
            told = _Told(value(found["value"]), value(found["share"]), found.start("share"), found.end("share"))
            by_unit.setdefault(found["unit"], []).append(told)
        for unit, parts in by_unit.items():
            wholes = re.findall(rf"({figure_alone()}){unit}", before)
            most = max((one.some for one in parts), default=Decimal())
            fitting = [whole for whole in map(value, wholes) if whole >= most and _fits(parts, whole)]
            for part in parts if len(set(fitting)) == 1 else ():
                if not part.agrees_nearly(fitting[0]):
                    right = f"{rounded(exact(part.some) * 100 / exact(fitting[0]), decimals(part.share))}%"
                    sides = f"{number(part.some)}{unit}占{number(fitting[0])}{unit}的{right}"
                    message = f"这里写{text[part.start : part.end]}%，按前后数字计算，{sides}；请核对"
                    yield marked(passage, message, part.start, part.end + 1)


def _fits(parts: Sequence[_Told], whole: Decimal) -> bool:
    """Tell whether at least two of several parts, and as many as the others, are shares of a whole."""
    agreeing = sum(part.agrees_nearly(whole) for part in parts)
    return agreeing > 1 and agreeing >= len(parts) - agreeing


FARTHEST = 400  # 字 in which another whole may stand before a share


def _of_other_whole(passage: Passage, part: _Told, found: re.Match[str]) -> bool:
    """Tell whether it is the share of another figure of the same unit that stands before."""
    others = re.findall(
        rf"(?<![\d.,])({FIGURE}){found['unit']}", passage.plain[max(0, part.start - FARTHEST) : part.start]
    )
    return any(part.agrees(value(other)) for other in others if value(other) >= part.some)


SHARE_ALONE = expression(r"占(?:比为?|总数的?)?(?P<share>\d{1,3}(?:\.\d{1,2})?)%(?!点)")
REMAINING = expression(
    r"(?:其他|其余|其它)[^，。；\d]{0,10}(?:\d[\d.,]*[^，。；\d]{1,3}[，、（]?)?占(?:比为?|总数的?)?\Z"
)
RATIO = expression(
    r"(?:比例|之比|比重|结构|构成)[^，。；\d]{0,6}(?P<terms>\d{1,2}(?:\.\d{1,2})?(?:[:：∶]\d{1,2}(?:\.\d{1,2})?){2,4})(?![\d.:：∶])"
)
EACH_OF_ALL = expression(
    rf"(?:三次产业|第?一、第?二、第?三(?:次)?产业|(?<![前后他它余述中])[两三四五六][类者])[^，。；\d]{{0,16}}(?:贡献率|占比|比重|比例|份额|构成)[^，。；\d]{{0,8}}"
    rf"分别[是为达占]：?(?P<shares>{FIGURE}%(?:[、，]{FIGURE}%)*[、，]?[和及与]?{FIGURE}%)"
)
"""三次产业的贡献率分别为13.3%、40.4%和46.3%: shares of all that there is."""
NEARLY_ALL = range(90, 111)
"""Within which terms of a ratio are meant as parts of a hundred: 5:3:2 are not."""


@rule(
    title="占比合计不是100%",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "收到来信80封，其中咨询占50%，建议占40%，其他占25%。",
        "三次产业结构为12.5:45.3:43.2。",
        "三次产业的贡献率分别为13.3%、44.0%和46.3%。",
    ],
    good=[
        "收到来信80封，其中咨询占50%，建议占40%，其他占10%；党员占60%，女性占50%。三次产业结构为12.5:45.3:42.2，按5:3:2分担。",
        "三次产业的贡献率分别为13.3%、40.4%和46.3%。甲、乙、丙的占比分别为30%、32%和33%。",
    ],
    needs=Input.TEXT,
)
def shares_off_100(context: CheckContext) -> Iterator[Fault]:
    """Shares that end in those of all others, and the terms of a ratio in per cent, are together 100%."""
    for passage in context.holding("占"):
        for found in re.finditer("其中[^。其]*(?:其(?!中)[^。其]*)*", passage.plain):
            shares: list[re.Match[str]] = []
            for one in SHARE_ALONE.finditer(passage.plain, found.start(), found.end()):
                shares.append(one)
                if REMAINING.search(passage.plain, found.start(), one.start("share")):
                    yield from _off(passage, [value(each["share"]) for each in shares], found.start(), one.end())
                    break
    for passage in context.holding("占"):
        yield from _closed(passage)
    for passage, found in matches(context, EACH_OF_ALL, "分别"):
        each = [value(share) for share in re.findall(rf"({FIGURE})%", found["shares"])]
        if int(sum(each)) in NEARLY_ALL:
            yield from _off(passage, each, found.start("shares"), found.end("shares"))
    for passage in context.holding(":", "：", "∶"):
        for found in RATIO.finditer(passage.plain):
            terms = [value(term) for term in re.split("[:：∶]", found["terms"])]
            if int(sum(terms)) in NEARLY_ALL:
                yield from _off(passage, terms, found.start("terms"), found.end("terms"))


CLOSED = (
    expression(r"男[^女]*女[^男女]*\Z"),
    expression(r"满意(?P<between>.*)不满意的?\Z", re.DOTALL),
    expression(r"(?:\d岁?(?:以下|及以下)|\b0[至—～])(?P<between>.*)(?:及|岁)以上(?:的|人口)?\Z", re.DOTALL),
)
"""What stands before the last share where nothing is left over: both sexes, all grades of content, all ages."""


def _closed(passage: Passage) -> Iterator[Fault]:
    for sentence in re.finditer("[^。]+", passage.plain):
        shares = list(SHARE_ALONE.finditer(passage.plain, *sentence.span()))
        if len(shares) < 2 or "其中" in sentence[0]:
            continue
        begin = max(passage.plain.rfind(mark, sentence.start(), shares[0].start()) for mark in "：；") + 1
        head = passage.plain[max(begin, sentence.start()) : shares[-1].start()]
        head = passage.plain[sentence.start() : shares[-1].start()] if len(shares) == 2 else head
        if any(pattern.search(head) for pattern in CLOSED) and (len(shares) == 2 or "男" not in head):
            start = shares[0].start("share")
            yield from _off(passage, [value(one["share"]) for one in shares], start, shares[-1].end())


def _off(passage: Passage, shares: Sequence[Decimal], start: int, end: int) -> Iterator[Fault]:
    with exactly():
        added = sum(shares, Decimal())
        tolerated = sum((Decimal(5).scaleb(-decimals(share) - 1) for share in shares), Decimal())
    if len(shares) > 1 and abs(added - 100) > tolerated:
        yield marked(passage, f"各项占比合计{number(added)}%，应为100%；请核对", start, end)
