"""Facts as rows of their sheets: for each fact what its columns hold."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from reportkit.errors import InvalidValue, brief, wrong_type
from reportkit.model import Body, Statistic
from reportkit.model.facts import Fact
from reportkit.spreadsheets.forms import BODIES, FIGURES, FORMS, OFFICE, OTHER, SheetColumn, SheetForm
from reportkit.wording import Number, number
from reportkit.workbooks.entries import MOST

DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""

LONGEST = 2**15 - 1
"""How many characters a cell holds."""

Value = str | Number | None


def rows_of(facts: Iterable[Fact], office: Body | None) -> dict[str, list[list[Value]]]:
    """Return the rows of each sheet, by its title; the office comes first of the bodies.

    Raises WrongType for a kind of fact that no sheet has, InvalidValue for a number that no spreadsheet keeps.
    """
    rows: dict[str, list[list[Value]]] = {form.title: [] for form in FORMS}
    if office is not None:
        rows[BODIES.title].append(_row(BODIES, _given(BODIES, office, role=OFFICE)))
    for at, fact in enumerate(facts):
        form = next((form for form in FORMS if isinstance(fact, form.kind)), None)
        if form is None:
            raise wrong_type(f"save_facts.facts[{at}]", fact, "a Statistic, Citation, Body or Term")
        if isinstance(fact, Statistic):
            rows[form.title] += [_row(form, given) for given in _figures(fact, None)]
        else:
            rows[form.title].append(_row(form, _given(form, fact, role=OTHER)))
    return rows


def _row(form: SheetForm, given: dict[str, Any]) -> list[Value]:
    return [_told(column, given.get(column.parameter)) for column in form.columns]


def _told(column: SheetColumn, value: Any) -> Value:
    """Return how a value stands in its column."""
    if column.takes == "word":
        return next((word for word, meant in column.words.items() if meant == value), None)
    if isinstance(value, str) and len(value) > LONGEST:
        raise InvalidValue(
            "save_facts: {text} has more than the {most} characters of a cell; give it shorter",
            text=brief(value),
            most=LONGEST,
        )
    return value or None if isinstance(value, str) else value


def _given(form: SheetForm, fact: Fact, **more: object) -> dict[str, Any]:
    """Return what a fact was given, by the parameters of its columns."""
    names = {attribute.alias: attribute.name for attribute in attrs.fields(form.kind)}  # type: ignore[arg-type]  # each is
    given = {one.parameter: getattr(fact, names[one.parameter]) for one in form.columns if one.parameter in names}
    if isinstance(fact, Body):
        given["site"], given["url"] = fact.website or (None, None)
    return {**given, **more}


def _figures(figure: Statistic, whole: Statistic | None) -> Iterator[dict[str, Any]]:
    """Yield a figure and, below it, what it consists of."""
    given = _given(FIGURES, figure, whole=whole and whole.name, last=figure.last_value)
    given["last_exactness"] = figure.last_exactness
    if whole is not None and figure.kind == whole.kind:
        given["kind"] = None
    if figure.sums == "==":
        given["sums"] = None
    for parameter in ("value", "last"):
        _require_kept(figure, given[parameter])
    yield given
    for part in figure.parts:
        yield from _figures(part, figure)


def _require_kept(figure: Statistic, value: Number | None) -> None:
    """Refuse a number of which a spreadsheet would lose the last digits."""
    if value is None:
        return
    digits = Decimal(value).as_tuple().digits
    if abs(Decimal(value)) >= MOST or len(digits) > DIGITS:
        raise InvalidValue(
            'save_facts: "{name}" is {value}; a spreadsheet keeps {most} digits, give it rounded',
            name=brief(figure.name),
            value=number(value),
            most=DIGITS,
        )
