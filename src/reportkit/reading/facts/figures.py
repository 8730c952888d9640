"""The figures of a text (数字): digits, or a numeral, with a measure word; what each is called; what it is part of."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice, pairwise
from operator import attrgetter
from typing import cast

import attrs

from reportkit.reading.facts.naming import named
from reportkit.rules.figures.literals import NO_FIGURE
from reportkit.rules.measures import MEASURE
from reportkit.rules.numbers.comparisons import FALLS, RISES
from reportkit.rules.reckoned import BEGINS, FIGURE, value
from reportkit.wording import Exactness

MORE_UNITS = "批次|[册部批本台套辆所座例幅张段节课封笔门位支座片款笔栏]"
"""Measure words that rules leave alone, since they are the ends of names as well."""
UNIT = rf"(?:{MEASURE}|{MORE_UNITS}|%)"
NO_UNIT = re.compile("小时|分钟|个?工作日|[天岁倍页]")
"""Measure words of durations and the like, which are said of a rule rather than counted."""

COUNTED = re.compile(
    rf"{BEGINS}(?P<before>近|约)?(?P<value>{FIGURE})(?P<scale>[万亿])?(?P<after>余|多)?(?P<unit>(?:(?<=[余多])万)?{UNIT})"
    r"(?![内以左]|(?<=个)(?:月|季度|小时|百分点|学期|方面|部分|层面|环节|阶段|步骤))"
)
NUMERAL = re.compile(
    r"(?:(?<![一二两三四五六七八九十百第每、\d])(?P<many>[两三四五六七八九十])"
    r"|(?:安排|配备|新增|增加|选派|聘请|聘用)(?P<one>一))(?P<unit>[名家场处位份件])(?=[一-鿿])"
)
NUMERALS = {sign: Decimal(number) for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": Decimal(2)}
OF_LAST_YEAR = re.compile(
    rf"(?:(?:同比|[比较与](?:上年|去年)[一-鿿]{{0,4}}?)(?:{RISES}|{FALLS})了?|(?:上年|去年)(?:度|同期|底|末)?(?:数)?(?:为|是|：)?)\Z"
)
"""Words before a figure of last year's, or of what became of it."""
NOT_EXACTLY = re.compile("(?:每[天周月季年日人次个]?至?少?|至少|不少于|不低于|不超过|超过?|逾|最多|不足|达不到)\\Z")
"""Words before a number that is no count of what there was."""


@attrs.define
class FoundFigure:
    """A figure in a text (文中数字): its words from `start` up to `end`, what it comes to, and what it is called.

    `word` is the format word that prints it: 数值, 以万计, 以亿计, 汉字 for a numeral. `labelled` is where its
    label begins, if that stands right before it; `behind` where the words end that belong to it; `subject` what its
    sentence says before. `named_after` is what it was part of where the report has that one already.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    exactness: Exactness
    word: str
    name: str = ""
    labelled: int | None = None
    behind: int = 0
    subject: str = ""
    scale: str = ""
    whole: "FoundFigure | None" = None
    named_after: "FoundFigure | None" = None
    sums: str = "=="
    last: Decimal | None = None


def find_figures(text: str) -> tuple[list[FoundFigure], list[tuple[int, int, str]]]:
    """Return the figures of a text, in order, and where numbers stand that are none, with the reason."""
    blanked = without_names(text)
    left: list[tuple[int, int, str]] = []
    figures: list[FoundFigure] = []
    for found in sorted([*COUNTED.finditer(blanked), *NUMERAL.finditer(blanked)], key=lambda one: one.start()):
        figure = _of_numeral(found) if found.re is NUMERAL else _of_digits(found)
        if NO_UNIT.fullmatch(figure.unit):
            left.append((figure.start, figure.end, "是时长等，不是统计数据"))
        elif OF_LAST_YEAR.search(blanked[max(0, figure.start - 14) : figure.start]):
            left.append((figure.start, figure.end, ""))
        elif NOT_EXACTLY.search(blanked[max(0, figure.start - 5) : figure.start]):
            left.append((figure.start, figure.end, "前面有“超过”“每”“至少”等字样，不是确数"))
        elif not (figure.exactness and not figure.value) and not (figures and figure.start < figures[-1].end):
            figures.append(figure)
    _name(text, blanked, figures)
    kept = []
    for figure in figures:
        if figure.name.startswith("每"):
            left.append((figure.start, figure.end, "前面有“每”字，不是全年的数"))
        elif re.match("(?:上年|去年|往年)(?!度?结转)", figure.name):
            left.append((figure.start, figure.end, "是上年的数"))
        elif figure.unit == "%" and not re.search("率|比例|比重|覆盖面|满意度", figure.name[-3:]):
            left.append((figure.start, figure.end, ""))
        else:
            kept.append(figure)
    return kept, left


def without_names(text: str) -> str:
    """Return a text with □ for years, dates, numbers of documents and whatever else counts nothing."""
    return NO_FIGURE.sub(lambda found: "□" * len(found[0]), text)


def _of_digits(found: re.Match[str]) -> FoundFigure:
    unit, scale = found["unit"], found["scale"] or ""
    exactness = cast("Exactness", found["before"] or found["after"] or "")
    amount = value(found["value"])
    if scale and unit == "元" and not found["after"]:
        scale, unit = "", f"{scale}元"
    if scale:
        amount = (amount * {"万": 10**4, "亿": 10**8}[scale]).normalize()
        amount = Decimal(int(amount)) if amount == int(amount) else amount
    return FoundFigure(
        found.start(), found.end(), amount, unit, exactness, f"以{scale}计" if scale else "数值", scale=scale
    )


def _of_numeral(found: re.Match[str]) -> FoundFigure:
    kind = "many" if found["many"] else "one"
    return FoundFigure(found.start(kind), found.end(), NUMERALS[found[kind]], found["unit"], "", "汉字")


def _name(text: str, blanked: str, figures: list[FoundFigure]) -> None:
    behind = 0
    for number, figure in enumerate(figures):
        following = figures[number + 1].start if number + 1 < len(figures) else len(text)
        name = named(text, blanked, behind, (figure.start, figure.end), following)
        figure.name, figure.labelled, figure.behind, figure.subject = name
        before = figures[number - 1] if number else None
        if not figure.name and before and re.fullmatch("[、，和]?", text[before.end : figure.start]):  # 3件、420元
            figure.name = f"{before.name}{'金额' if figure.unit.endswith('元') else figure.unit}"
        behind = figure.behind


SENTENCE = re.compile("[。\ue000]")
START: Callable[[FoundFigure], int] = attrgetter("start")
AMONG = re.compile("其中|分别[为是]|包括")


def find_parts(text: str, figures: list[FoundFigure]) -> Iterator[tuple[FoundFigure, str]]:
    """Say of each figure what it is part of, where the text says so; yield what does not add up, with the reason."""
    parts_of: defaultdict[int, list[FoundFigure]] = defaultdict(list)
    for start, end, whole_of in _scopes(text, figures):
        inside = [figure for figure in _between(figures, start, end) if figure.whole is None]
        units = dict.fromkeys(figure.unit for figure in inside)
        for unit in units:
            whole = next((one for one in reversed(whole_of) if one.unit == unit), None)
            parts = [one for one in inside if one.unit == unit and not _is_no_part(text, one)]
            if whole is None or not parts or whole.exactness or unit == "%":
                continue
            parts += _further(text, end, figures, whole, parts)
            fault = _join(text, whole, parts, parts_of[id(whole)])
            parts_of[id(whole)] += [part for part in parts if part.whole is whole]
            if fault:
                yield whole, fault


def _between(figures: list[FoundFigure], start: int, end: int) -> list[FoundFigure]:
    """Return the figures that begin in a stretch of the text."""
    return figures[bisect_left(figures, start, key=START) : bisect_left(figures, end, key=START)]


NO_PART = re.compile("累计|历年|上年|去年|同期|增长|增加|减少|下降|平均|人均|每|以来|访问|浏览|阅读|合计|总计")


def _is_no_part(text: str, figure: FoundFigure) -> bool:
    return bool(NO_PART.search(text, max(0, figure.start - 8), figure.start)) or bool(figure.exactness)


def _scopes(text: str, figures: list[FoundFigure]) -> Iterator[tuple[int, int, list[FoundFigure]]]:
    """Yield where parts are told, with the figures before that they may be parts of."""
    for figure in figures:  # in brackets right behind a figure
        opening = re.compile("[一-鿿]{0,12}[（(]").match(text, figure.end)
        closing = opening and re.compile("[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]").match(
            text, opening.end()
        )
        if opening and closing and len(_between(figures, opening.end(), closing.end())) > 1:
            yield opening.end(), closing.end(), [figure]
    begins = [0, 0, *(end.end() for end in SENTENCE.finditer(text))]
    for found in AMONG.finditer(text):
        at = bisect_right(begins, found.start()) - 1
        begin = begins[at]
        if not re.search(r"[一-鿿]", text[begin : found.start()]):  # 其中 opens its sentence: of the one before
            begin = begins[max(0, at - 1)]
        ended = SENTENCE.search(text, found.end())
        told = [one for one in _between(figures, begin, found.start()) if one.whole is None]
        yield found.end(), ended.start() if ended else len(text), told


def _further(
    text: str, end: int, figures: list[FoundFigure], whole: FoundFigure, parts: list[FoundFigure]
) -> list[FoundFigure]:
    """Return the figure that opens the next sentence, where it makes up what the parts leave over exactly."""
    following = next(islice(figures, bisect_left(figures, end, key=START), None), None)
    if following is None or following.unit != whole.unit or following.whole or following.exactness:
        return []
    between = text[end : following.start]
    rest = whole.value - sum(part.value for part in parts)
    told = between.count("。") == 1 and not re.search("[；\ue000]", between)
    return [following] if told and following.value == rest > 0 else []


def _join(text: str, whole: FoundFigure, parts: list[FoundFigure], known: list[FoundFigure]) -> str:
    """Make figures parts of a whole where their sum allows it; return why not, or what is to be known."""
    total = sum(part.value for part in parts)
    divisions = _divisions(text, parts)
    fault = ""
    if total <= whole.value:
        joined, sums = parts, "==" if total == whole.value else "<="
    elif len(divisions) > 1 and all(sum(one.value for one in division) == whole.value for division in divisions):
        joined, sums = parts, ">="
    elif sum(one.value for one in divisions[0]) == whole.value:
        joined, sums = divisions[0], "=="  # what follows behind ； is of another matter
    else:
        joined, sums = next(((one, "==") for one in _first(parts, whole)), ([], "=="))
        apart = len(parts) - len(joined)
        fault = f"其中{apart}项与总数加不拢，未列为分项，请核对" if joined else "各项之和与总数不符，未列为分项，请核对"
    if known:  # divided once already: each application counts once by who asked and once by how
        rows = [known, *_divisions(text, joined)] if joined else []
        again = rows and all(sum(one.value for one in row) == whole.value for row in rows)
        if not again and whole.sums != ">=":
            return "前面已有分项，这里的分项没有并入，请核对"
        sums = ">="
    for part in joined:
        part.whole = whole
    if joined:
        whole.sums = sums
    return fault


def _divisions(text: str, parts: list[FoundFigure]) -> list[list[FoundFigure]]:
    """Return parts in rows that a ； parts."""
    rows = [[parts[0]]]
    for before, part in pairwise(parts):
        if re.search("[；;]", text[before.end : part.start]):
            rows.append([])
        rows[-1].append(part)
    return rows


def _first(parts: list[FoundFigure], whole: FoundFigure) -> Iterator[list[FoundFigure]]:
    for count in range(2, len(parts)):
        if sum(part.value for part in parts[:count]) == whole.value:
            yield parts[:count]
