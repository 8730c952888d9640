"""Figures as edits want them: values that are at odds with each other, and other ways of writing one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs

from reportkit.alignment.tokens import Tokeniser, pieces
from reportkit.approval.applying.amounts import is_as_much, is_in_other_unit, sign_beside
from reportkit.approval.applying.cuts import Pending, Substitute
from reportkit.approval.applying.facts import (
    FIGURE,
    NOW,
    changed_to,
    is_given,
    numbers_in,
    prints,
    roughly,
    values_in,
)
from reportkit.approval.applying.refusing import Reason
from reportkit.errors import ReportkitError
from reportkit.model import Report, Statistic
from reportkit.model.facts import Fact

FORMS = ("数值", "汉字", "以万计", "以亿计", "数")
"""The format words that write a figure as it is now, the longest before what is within it."""

ALONE = r"(?<![\d.,，〇零一二三四五六七八九十百千万两]){}(?![\d.,，万亿])"
"""A figure that is no part of another."""


def at_odds(report: Report, pending: Iterable[Pending]) -> dict[str, list[Pending]]:
    """Return what can only be printed by different values of one figure, by its name."""
    wanted: defaultdict[str, list[tuple[Pending, Fact]]] = defaultdict(list)
    for one in pending:
        fact = changed_to(report, one.slot, one.new)
        if isinstance(fact, Statistic):
            wanted[fact.name].append((one, fact))
    return {name: [one for one, _ in of_one] for name, of_one in wanted.items() if not _agree(report, of_one)}


def _agree(report: Report, wanted: Sequence[tuple[Pending, Fact]]) -> bool:
    """Tell whether one of the values prints all that is wanted."""
    return any(
        all(prints(report, fact, one.slot.partition(":")[2]) == one.new for one, _ in wanted) for _, fact in wanted
    )


def written_otherwise(report: Report, slot: str, words: str) -> list[Substitute] | None:
    """Return what a figure's slot is to print as typed words around the figure in another form, None if it has none.

    >>> from reportkit.model import Body
    >>> told = Report("工作报告", Body("示例县人民政府", area="示例县"), facts=[Statistic("举办培训", 6, "期")])
    >>> [(part.words, part.slot) for part in written_otherwise(told, "举办培训", "举办培训六期次")]
    [('举办培训', None), ('六期', '举办培训:汉字'), ('次', None)]
    """
    name, _, word = slot.partition(":")
    fact = report.fact(name)
    if not isinstance(fact, Statistic) or word not in NOW:
        return None
    values = [value for value in dict.fromkeys([fact.value, *values_in(words)]) if value is not None]
    for other in (*(attrs.evolve(fact, value=value) for value in values), *roughly(fact, values, words)):
        for form in FORMS:
            found = _within(report, fact, other, form, words)
            kept = other.value == fact.value
            alone = kept or not any(_numbers(part.words) for part in found or () if part.slot is None)
            if found and alone and found != [Substitute(words, slot, prints(report, fact, word))]:
                return found
    return None


def _within(report: Report, old: Statistic, new: Statistic, form: str, words: str) -> list[Substitute] | None:
    try:
        printed, former = prints(report, new, form), prints(report, old, form)
    except (ReportkitError, ArithmeticError):
        return None
    places = list(re.finditer(ALONE.format(re.escape(printed)), words)) if printed else []
    if len(places) != 1:
        return None
    start, end = places[0].span()
    if form == "数" and (new.exactness != old.exactness or is_in_other_unit(old.unit, words[end:])):
        return None
    if sign_beside(words, start, end) != (new.exactness if form == "数" else ""):
        return None
    parts = [Substitute(words[:start]), Substitute(printed, f"{old.name}:{form}", former), Substitute(words[end:])]
    return [part for part in parts if part.words]


def why_not(report: Report, slot: str, old: str, new: str) -> Reason:
    """Return why a figure's slot cannot print other words."""
    fact = report.fact(slot.partition(":")[0])
    if not is_given(slot) or not isinstance(fact, Statistic):
        if is_value_kept(old, new):
            return "style"
        return "part" if is_part_of(new, old) else "derived"
    found = FIGURE.search(new)
    if found is not None and not pieces(Tokeniser()(new)):
        value, behind = next(values_in(found[0])), new[found.end() :]
        if sign_beside(new, *found.span()) != fact.exactness:
            return "exactness"
        if is_in_other_unit(fact.unit, behind):
            return "style" if fact.value is not None and is_as_much(fact.value, fact.unit, value, behind) else "unit"
    return "style" if is_value_kept(old, new) else "figure"


def derived_from(report: Report, slot: str) -> str:
    """Name the figures that what a slot prints follows from.

    >>> from reportkit.model import Body
    >>> made = Statistic("公开信息", 380, "条", last=300, parts={"网站公开": 352, "微博公开": 28})
    >>> told = Report("工作报告", Body("示例县人民政府", area="示例县"), facts=[made])
    >>> [derived_from(told, f"公开信息:{word}") for word in ("同比", "其中占比")], derived_from(told, "网站公开:占比")
    (['公开信息、公开信息的上年数', '公开信息、网站公开、微博公开'], '网站公开、公开信息')
    """
    name, _, word = slot.partition(":")
    figure = report.figure(name)
    if figure is None:
        return ""
    own = [figure.fact] if word not in ("其中", "各项") else []
    own += [part.fact for part in figure.parts] if word in ("其中", "各项", "其中占比") else []
    own += [figure.whole] if figure.whole and word in ("占比", "占比变化") else []
    before = own if word in ("同比", "增减", "占比变化") else []
    lasts = [one.last.name if isinstance(one.last, Statistic) else f"{one.name}的上年数" for one in before]
    return "、".join([*(one.name for one in own), *lasts])


def about(report: Report, slot: str, reason: Reason) -> str:
    """Tell what a refusal is about: the figures that words follow from, or the slot of which a part was struck."""
    if reason == "derived":
        return derived_from(report, slot)
    name, _, word = slot.partition(":")
    without = f"，可改用{{{name}:其中}}" if word == "其中占比" else ""
    return f"{{{slot}}}{without}" if reason == "part" else ""


def is_part_of(new: str, old: str) -> bool:
    """Tell whether words are what is left of others after something was struck.

    >>> is_part_of("网站352条。", "网站352条，占92.6%。"), is_part_of("占92%", "占92.6%")
    (True, False)
    """
    signs = iter(Tokeniser()(old))
    return all(token in signs for token in Tokeniser()(new))


def is_value_kept(old: str, new: str) -> bool:
    """Tell whether words were changed beside figures alone.

    >>> is_value_kept("同比增长10.5%", "同比提高10.50%"), is_value_kept("占92.6%", "占95%")
    (True, False)
    """
    return [*map(Decimal, _numbers(old))] == [*map(Decimal, _numbers(new))]


def _numbers(words: str) -> list[str]:
    return list(numbers_in(words))
