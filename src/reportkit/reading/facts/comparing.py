"""What a text says of a figure beside last year's, and of its share: 同比增长5.2%, 比上年增加120条, 占72.2%."""

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from reportkit.reading.facts.figures import FoundFigure
from reportkit.rules.numbers.comparisons import FALLS, RISES
from reportkit.rules.reckoned import FIGURE, decimals, rounds_to, value
from reportkit.wording import exact, percent

BEFORE = r"[，,、；（(]?(?:其中)?"
LAST = "(?:比|较|与)?(?:上年|去年)(?:度|同期|底|末)?"
IN_PERCENT = re.compile(
    rf"{BEFORE}(?P<told>(?:同比|{LAST}(?:相比)?)(?P<verb>{RISES}|{FALLS})了?(?P<change>\d+(?:\.\d+)?)%)"
)
IN_UNITS = re.compile(
    rf"{BEFORE}(?P<told>(?:同比|{LAST}(?:相比)?)(?P<verb>{RISES}|{FALLS})了?(?P<change>{FIGURE})(?P<unit>[一-鿿]{{1,3}}?))(?=[，。；、（）,;()]|\Z)"
)
THE_SAME = re.compile(rf"{BEFORE}(?P<told>与(?:上年|去年)(?:末|同期)?持平)")
ITS_VALUE = re.compile(
    rf"{BEFORE}(?:上年|去年)(?:度|同期|底|末)?(?:数)?(?:为|是|：)?(?P<told>(?P<value>{FIGURE})(?P<unit>[一-鿿]{{1,3}}?))(?=[，。；、（）,;()]|\Z)"
)
BRACKETS = re.compile("[一-鿿“”]{0,14}(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）)?")
SHARE = re.compile(r"[，（,]?(?:约)?占[^\d，。；、]{0,12}(?P<told>(?P<share>\d+(?:\.\d+)?)%)")

Told = tuple[int, int, str, int]
"""Where a comparison stands, the format word that says it, and with how many decimals."""


@attrs.define
class BesideLastYear:
    """What a text says of a figure beside last year's (上年对比): what slots may say, and a note with its place."""

    told: list[Told] = attrs.Factory(list)
    note: str = ""
    place: tuple[int, int] = (0, 0)


def compare(text: str, figure: FoundFigure) -> BesideLastYear:
    """Set last year's value of a figure where the text gives it, and return what is said there."""
    said = BesideLastYear()
    if figure.exactness or figure.unit == "%" or figure.word == "汉字":
        return said
    explained = BRACKETS.match(text, figure.end)
    for start in (figure.end, explained.end() if explained else figure.end):
        _read_on(text, start, figure, said)
        if said.told or said.note:
            break
    return said


def _read_on(text: str, start: int, figure: FoundFigure, said: BesideLastYear) -> None:
    """Read what stands behind a figure: 比上年增加120条，增长24%."""
    found, word = _match(text, start, figure.unit)
    while found is not None:
        last, note = _last(found, word, figure)
        said.place = said.place if said.note or said.told else found.span("told")
        if last is not None and figure.last in (None, last):
            figure.last, said.note = last, said.note or note
            places = decimals(value(found["change"])) if word == "同比" else 0
            said.told.append((*found.span("told"), word, places))
        elif figure.last is None:
            said.note = note or "由这句话算不出上年的准确数，仍为文字"
        found, word = _match(text, found.end(), figure.unit)


def _match(text: str, start: int, unit: str) -> tuple[re.Match[str] | None, str]:
    for pattern, word in ((IN_PERCENT, "同比"), (THE_SAME, "持平"), (ITS_VALUE, "上年"), (IN_UNITS, "增减")):
        found = pattern.match(text, start)
        if found and (word in ("同比", "持平") or found["unit"] == unit):
            return found, word
    return None, ""


def _last(found: re.Match[str], word: str, figure: FoundFigure) -> tuple[Decimal | None, str]:
    """Return last year's value, None where it does not follow exactly, and what is to be known of it."""
    if word == "持平":
        return figure.value, ""
    if word == "上年":
        return value(found["value"]), ""
    rising = found["verb"] in RISES.split("|")
    change = value(found["change"])
    if word == "增减":
        before = figure.value - change if rising else figure.value + change
        return (before, "") if before >= 0 else (None, "")
    if figure.value != int(figure.value) or figure.unit.endswith("元"):
        return None, "由百分比推算上年数不唯一，仍为文字"
    ratio = 1 + exact(change) / 100 * (1 if rising else -1)
    likely = round(Fraction(int(figure.value)) / ratio) if ratio > 0 else 0
    near = [one for one in range(max(1, likely - 2), likely + 3) if _changed(figure, one, rising, change)]
    if len(near) != 1:
        return None, "由百分比推算上年数不唯一，仍为文字"
    return Decimal(near[0]), f"上年数{near[0]}由“{found['told']}”推算，是符合这个百分比的唯一整数，请核对"


def _changed(figure: FoundFigure, before: int, rising: bool, change: Decimal) -> bool:
    distance = (int(figure.value) - before) * (1 if rising else -1)
    return distance > 0 and rounds_to(Fraction(100 * distance, before), change)


def share(text: str, figure: FoundFigure) -> Told | None:
    """Return where a text tells the share of a figure in its whole as a slot would, None where it does not."""
    if figure.whole is None or not figure.whole.value:
        return None
    found = SHARE.match(text, figure.end)
    if found is None:
        return None
    places = decimals(value(found["share"]))
    if percent(figure.value, figure.whole.value, places) != found["told"]:
        return None
    return (*found.span("told"), "占比", places)
