"""The rule about a share told in tenths, 超八成, beside the figures that it is of."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantity, Telling, quantities
from reportkit.rules.reckoned import rounded
from reportkit.rules.rule import Fault, Input, rule

TENTHS = expression(
    r"占(?:比|总数的?|总量的?|全部的?)?(?P<how>超过?|逾|近|约|将近|接近|不足|不到|达)?(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?P<more>[多以])?"
)
HALF = expression(
    r"占(?:比|总数的?|总量的?|全部的?)?(?P<how>超|过|逾|近|约|不足|不到)(?P<tenths>半)(?P<half>)(?P<more>)(?![年月天日])"
)
NEARLY = Fraction(1, 20)


@rule(
    title="“几成”与数字不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=["全年发布解读信息21条，其中图文产品共17篇，占比超九成。", "收到建议100件，其中采纳36件，占比过半。"],
    good=[
        "全年发布解读信息21条，其中图文产品共17篇，占比超八成。",
        "收到建议100件，其中采纳58件，占比近六成；党员1200人，其中女性360人，占三成。信息300条，占比超九成。",
    ],
    needs=Input.TEXT,
)
def tenths_wrong(context: CheckContext) -> Iterator[Fault]:
    """So many tenths of a whole are read off its figure and that of the part, both told in the sentence."""
    for told in context.once(quantities):
        text = told.passage.plain
        for pattern in (TENTHS, HALF) if "成" in text or "半" in text else ():
            for found in pattern.finditer(text):
                begin, _ = told.passage.sentence(found.start())
                known = [one for one in told.within(begin, found.start()) if one.telling is Telling.AMOUNT]
                ends = _both(text, known, found.start())
                if ends is None:
                    continue
                some, whole = ends
                share, tenths = some.exact / whole.exact, _tenths(found)
                if not _agrees(share, tenths, found["how"] or "", more=bool(found["more"])):
                    message = f"{some.typed}占{whole.typed}的{rounded(share * 100, 1)}%，这里写“{found[0]}”；请核对"
                    yield marked(told.passage, message, found.start(), found.end())


def _both(text: str, known: list[Quantity], end: int) -> tuple[Quantity, Quantity] | None:
    """Return the part right before a share and the whole that it is 其中 of."""
    if len(known) < 2 or known[-1].rough or known[-2].rough or not known[-2].value:
        return None
    some, whole = known[-1], known[-2]
    between = text[whole.end : some.start]
    if "其中" not in between or some.exact > whole.exact or re.search("[，。；].*[，。；]", text[some.end : end]):
        return None
    return some, whole


def _tenths(found: re.Match[str]) -> Fraction:
    if found["tenths"] == "半":
        return Fraction(1, 2)
    return Fraction((numeral_value(found["tenths"]) or 0) * 2 + bool(found["half"]), 20)


def _agrees(share: Fraction, tenths: Fraction, how: str, *, more: bool) -> bool:
    """Tell whether a share is more, less or about so many tenths, as it is said."""
    if how.startswith(("超", "逾", "过")) or more:
        return tenths < share <= tenths + 3 * NEARLY
    if how in ("近", "将近", "接近", "不足", "不到"):
        return tenths - 2 * NEARLY <= share <= tenths + (NEARLY if how == "近" else 0)
    return abs(share - tenths) <= NEARLY
