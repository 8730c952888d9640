"""The figures of running text as quantities: how much of what, as which kind of telling, read once for all rules."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property

import attrs

from reportkit.manuscript import HEADINGS
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.measures import LEGAL, MEASURE
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS
from reportkit.rules.reckoned import decimals, figure_alone, value
from reportkit.wording import exact

STOCK = "头|只|羽|辆|台|套|株|艘|座|张|册|所|箱|度|尾|棵|盏|组|片|块|幢|栋|对|批|公顷"
UNIT = rf"个?百分点|[%％‰]|[百千万亿]{{0,2}}(?:家次|批次|场次|辆次|{MEASURE}|千瓦时|千瓦|{LEGAL}|美元|{STOCK})"
QUANTITY = expression(
    rf"(?P<figure>{figure_alone('A-Za-z第')})(?P<more>[余多])?(?P<unit>{UNIT})(?P<around>左右|以[上下内])?(?!/)"
)
BOUNDARY = expression("[，。；：、（）\n]")
SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
ROUGH = expression(r"(?:大约|大概|约|近|超过?|逾|高于|多于|低于|于|至少|不足|不到|[—～~至-]|第)\Z")
RISES = "增长|增加|上升|提高|提升|增收|增支|增产|调增|净增|扩大|上涨|多|增|升"
FALLS = "下降|减少|降低|回落|减收|减支|减产|调减|缩小|压减|缩减|下跌|少|降|减"
CHANGE = expression(
    rf"(?:(?P<up>[增涨]幅|增速|增长率)|(?P<down>[降减跌]幅))[为达是]?\Z|(?:(?P<rose>{RISES})|(?P<fell>{FALLS}))了?(?P<to>到|至|为)?\Z"
)
SET_TO = expression("(?:调整|变更|变)[为到至]\\Z")
SHARE = expression(r"(?:占|比重|份额|占比)[^，。；、（）]*\Z")


class Telling(Enum):
    """As what a figure is told (数字的说法)."""

    AMOUNT = "数"
    CHANGE = "增减"
    CHANGED_TO = "增减到"
    SHARE = "占比"
    RATE = "率"


@attrs.frozen(slots=False)
class Quantity:
    """A figure with its unit (数量): where both stand, what it is of, in the words before it, and how it is told.

    `value` is as typed; `unit` is without 万 and 亿, for which `scale` stands.
    """

    start: int
    end: int
    typed: str
    value: Decimal
    unit: str
    scale: int
    label: str
    telling: Telling
    rises: bool
    rough: bool

    @cached_property
    def exact(self) -> Fraction:
        """What it comes to."""
        return exact(self.value) * self.scale

    @cached_property
    def half(self) -> Fraction:
        """By how much it may be rounded: half of its last digit, nothing for a count of whole things."""
        places = decimals(self.value)
        return Fraction(self.scale, 2 * 10**places) if places or self.scale > 1 else Fraction(0)

    @property
    def told(self) -> str:
        """The words of figure and unit."""
        return self.typed


@attrs.frozen(slots=False)
class Quantities:
    """The quantities of a passage in their order (段落中的数量)."""

    passage: Passage
    all: tuple[Quantity, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where they begin."""
        return [one.start for one in self.all]

    def within(self, begin: int, end: int) -> Sequence[Quantity]:
        """Return those that begin in a stretch."""
        return self.all[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def last_before(self, end: int, count: int) -> Sequence[Quantity]:
        """Return so many that begin last before a place."""
        at = bisect_left(self.starts, end)
        return self.all[max(0, at - count) : at]

    @cached_property
    def sentences(self) -> list[Sequence[Quantity]]:
        """Those of each sentence up to 。 that has any."""
        text, begin, told = self.passage.plain, 0, []
        for found in re.finditer(r"。|\Z", text):
            if several := self.within(begin, found.start()):
                told.append(several)
            begin = found.end()
        return told


def quantities(context: CheckContext) -> tuple[Quantities, ...]:
    """Return the quantities of the paragraphs and headings that have any, in reading order."""
    return tuple(
        told
        for passage in context.passages
        if passage.role in PARAGRAPHS or passage.role in HEADINGS
        if (told := _told(passage)).all
    )


def _told(passage: Passage) -> Quantities:
    text, before, found_ones = passage.plain, 0, []
    for found in QUANTITY.finditer(text):
        label = BOUNDARY.split(text[before : found.start()])[-1]
        found_ones.append(_quantity(found, label))
        before = found.end()
    return Quantities(passage, tuple(found_ones))


def _quantity(found: re.Match[str], label: str) -> Quantity:
    unit, scale = found["unit"].replace("％", "%").replace("个百分点", "百分点"), 1
    while unit[0] in SCALES and len(unit) > 1 and unit != "千瓦":
        unit, scale = unit[1:], scale * SCALES[unit[0]]
    change = CHANGE.search(label)
    set_to = SET_TO.search(label)
    telling = Telling.AMOUNT
    if set_to:
        telling = Telling.CHANGED_TO
    elif change:
        telling = Telling.CHANGED_TO if change["to"] else Telling.CHANGE
    elif unit in ("%", "‰"):
        telling = Telling.SHARE if SHARE.search(label) or label == "的" else Telling.RATE
    return Quantity(
        found.start(),
        found.end(),
        found[0],
        value(found["figure"]),
        unit,
        scale,
        label,
        telling,
        change is not None and (change["rose"] or change["up"]) is not None,
        bool(found["more"] or found["around"] or ROUGH.search(label)),
    )
