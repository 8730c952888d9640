"""What a fact is to be so that its slot prints other words: found by trying, kept only where it prints just these."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import Any

import attrs

from reportkit.approval.applying.amounts import signs
from reportkit.compose.figures import render_figure
from reportkit.compose.resolver import render_fact
from reportkit.errors import InvalidValue, ReportkitError
from reportkit.manuscript import text_of
from reportkit.model import Body, Citation, Report, Statistic, Term, slots
from reportkit.model.facts import Fact
from reportkit.model.figure import ROUNDED, Figure
from reportkit.readers.typed_numbers import numeral_value
from reportkit.reading.words import day_of

FIGURE = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?")
NUMERAL = re.compile("[零一二三四五六七八九十百两]+")
SCALES = {"万": 10_000, "亿": 100_000_000}

NOW = ("", "数值", "数", *ROUNDED, "汉字", "序数")
"""The format words that print a figure as it is now."""

OFFICE = {"单位": "name", "地址": "address", "邮编": "postcode", "电话": "telephone", "传真": "fax", "邮箱": "email"}
"""The fields of the office that slots print as they are."""


def changed_fact(report: Report, slot: str, words: str) -> Report | None:
    """Return the report whose fact is another, so that a slot prints some words; None where none would.

    >>> from reportkit import Section
    >>> office, figure = Body("示例县人民政府", area="示例县"), Statistic("公开信息", 380, "条")
    >>> told = Report("工作报告", office, facts=[figure], sections=[Section("概况", ["全年{公开信息}。"])])
    >>> changed_fact(told, "公开信息", "公开信息391条").facts[0].value
    391
    """
    name, _, word = slot.partition(":")
    if name in OFFICE and not word and words.strip():
        given: dict[str, Any] = {OFFICE[name]: words}
        return attrs.evolve(report, office=attrs.evolve(report.office, **given))
    if name == "成文日期" and (day := day_of(words)):
        return attrs.evolve(report, signed=day)
    fact, other = report.fact(name), changed_to(report, slot, words)
    if fact is None or other is None:
        return None
    return attrs.evolve(report, facts=[_replaced(one, fact, other) for one in report.facts])


def changed_to(report: Report, slot: str, words: str) -> Fact | None:
    """Return what the fact of a slot is to be so that this prints some words; None where no such fact can be."""
    name, _, word = slot.partition(":")
    fact = report.fact(name)
    if fact is None:
        return None
    for other in _others(fact, word, words):
        try:
            if prints(report, other, word) == words:
                attrs.evolve(report, facts=[_replaced(one, fact, other) for one in report.facts])
                return other
        except (ReportkitError, ArithmeticError):
            continue
    return None


def prints(report: Report, fact: Fact, word: str) -> str:
    """Return what a slot prints of a fact in the place of that of its name; a first mention is not told from others."""
    if isinstance(fact, Statistic):
        figure = report.figure(fact.name)
        return text_of(render_figure(Figure(fact, figure.whole if figure else None, report.figures), word))
    return text_of(render_fact(fact, word))


def _others(fact: Fact, word: str, words: str) -> Iterator[Fact]:
    """Yield what a fact may have become."""
    match fact:
        case Statistic() if word in ("上年", "上年数"):
            if not isinstance(fact.last, Statistic):
                yield from (attrs.evolve(fact, last=value) for value in values_in(words))
        case Statistic() if word in NOW:
            values = list(values_in(words))
            yield from (attrs.evolve(fact, value=value) for value in values)
            yield from roughly(fact, values, words)
        case Term():
            yield attrs.evolve(fact, text=words)
        case Citation() if word == "文号":
            yield attrs.evolve(fact, number=words)
        case Citation() if word == "全称" or (word == "简称" and fact.short is None):
            yield attrs.evolve(fact, title=_bare(words), name=fact.name)
        case Citation() if word == "简称":
            yield attrs.evolve(fact, short=_bare(words), name=fact.name)
        case Body() if word == "简称" and fact.short:
            yield attrs.evolve(fact, short=words)


def roughly(fact: Statistic, values: Iterable[int | Decimal], words: str) -> Iterator[Statistic]:
    """Yield a figure of some values as no exact one, or as one no longer, as its words may say."""
    for value, sign in product(values, signs(words)):
        if sign != fact.exactness:
            try:
                yield attrs.evolve(fact, value=value, exactness=sign)
            except InvalidValue:  # 余 behind a figure that has none
                continue


def _bare(title: str) -> str:
    return title.removeprefix("《").removesuffix("》")


def numbers_in(words: str) -> Iterator[str]:
    """Yield the figures in some words, without what parts their digits."""
    for found in FIGURE.finditer(words):
        yield found[0].replace(",", "").replace("，", "").replace("－", "-")


def values_in(words: str) -> Iterator[int | Decimal]:
    """Yield the values that figures in some words may be of."""
    for found in FIGURE.finditer(words):
        digits = found[0].replace(",", "").replace("，", "").replace("－", "-")
        try:
            value = Decimal(digits)
        except InvalidOperation:
            continue
        scale = SCALES.get(words[found.end() : found.end() + 1], 1)
        for times in {1, scale}:
            scaled = value * times
            whole = scaled == scaled.to_integral_value() and (times > 1 or "." not in digits)
            yield int(scaled) if whole else scaled
    for found in NUMERAL.finditer(words):
        if (counted := numeral_value(found[0])) is not None:
            yield counted


def _replaced(given: Fact, old: Fact, new: Fact) -> Fact:
    """Return a fact, or a figure with its parts, in which one is another."""
    if given.name == old.name:
        return _corrected(given, old, new)
    if isinstance(given, Statistic) and any(one.name == old.name for one in given.family()):
        parts: list[Any] = [_replaced(part, old, new) for part in given.given_parts]
        return attrs.evolve(given, parts=parts)
    return given


def _corrected(given: Fact, old: Fact, new: Fact) -> Fact:
    """Return a fact as it was given with what another changes; a part keeps to what it has in common with its whole.

    12.30 is another value than 12.3 here: it prints otherwise.
    """
    if not (isinstance(given, Statistic) and isinstance(old, Statistic) and isinstance(new, Statistic)):
        return new
    fields: dict[str, Any] = {"value": new.value} if str(new.value) != str(old.value) else {}
    if new.last != old.last:
        fields["last"] = new.last
    if new.exactness != old.exactness:
        fields["exactness"] = new.exactness
    return attrs.evolve(given, **fields)


def is_figure_slot(report: Report, slot: str) -> bool:
    """Tell whether a slot prints a figure, or what follows from figures."""
    return isinstance(report.fact(slots.parse(f"{{{slot}}}")[0].name), Statistic)  # type: ignore[union-attr]  # a slot


def is_given(slot: str) -> bool:
    """Tell whether a figure's slot prints the figure itself, and not what follows from it.

    >>> is_given("公开信息:数值"), is_given("公开信息:同比")
    (True, False)
    """
    return slot.partition(":")[2] in (*NOW, "上年", "上年数")
