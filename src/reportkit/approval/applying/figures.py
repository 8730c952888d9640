"""Figures as edits want them: values that are at odds with each other, and other ways of writing one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from reportkit.approval.applying.cutting import Pending, Substitute
from reportkit.approval.applying.facts import NOW, changed_to, numbers_in, prints, values_in
from reportkit.errors import ReportkitError
from reportkit.model import Report, Statistic
from reportkit.model.facts import Fact

FORMS = ("数值", "汉字", "以万计", "以亿计", "数")
"""The format words that write a figure as it is now, the longest before what is within it."""

ALONE = r"(?<![\d.,，〇零一二三四五六七八九十百千万两]){}(?![\d.,，万亿])"
"""A figure that is no part of another."""


def at_odds(report: Report, pending: Iterable[Pending]) -> list[Pending]:
    """Return what can only be printed by different values of one figure."""
    wanted: defaultdict[str, list[tuple[Pending, Fact]]] = defaultdict(list)
    for one in pending:
        fact = changed_to(report, one.slot, one.new)
        if isinstance(fact, Statistic):
            wanted[fact.name].append((one, fact))
    return [one for of_one in wanted.values() if not _agree(report, of_one) for one, _ in of_one]


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
    for value in dict.fromkeys([fact.value, *values_in(words)]):
        for form in FORMS:
            found = _within(report, fact, attrs.evolve(fact, value=value), form, words)
            alone = value == fact.value or not any(_numbers(part.words) for part in found or () if part.slot is None)
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
    parts = [Substitute(words[:start]), Substitute(printed, f"{old.name}:{form}", former), Substitute(words[end:])]
    return [part for part in parts if part.words]


def is_value_kept(old: str, new: str) -> bool:
    """Tell whether words were changed beside figures alone.

    >>> is_value_kept("同比增长10.5%", "同比提高10.5%"), is_value_kept("占92.6%", "占95%")
    (True, False)
    """
    return _numbers(old) == _numbers(new)


def _numbers(words: str) -> list[str]:
    return list(numbers_in(words))
