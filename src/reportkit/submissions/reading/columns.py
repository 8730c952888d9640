"""Which column of a sheet that came back is which column of the form: told by the texts of the header above it."""

import difflib
from collections.abc import Iterator, Sequence

import attrs

from reportkit.errors import brief
from reportkit.workbooks.labels import plain

HeaderRow = tuple[int, Sequence[object]]
"""A header row's number in its sheet, and its values from the first column on."""


@attrs.frozen
class Misfit:
    """Where a sheet is not the form (表式不符): row and column counted from 1, what is wrong, what stands there."""

    row: int
    column: int
    message: str
    quotation: str = ""


@attrs.frozen
class _Step:
    """One header text above a column, and the column where it stands."""

    text: str
    column: int


Path = tuple[_Step | None, ...]
"""The header texts above a column, row by row; None where its row has none."""


def header_columns(
    form: Sequence[Sequence[object]], wanted: Sequence[int], given: Sequence[HeaderRow]
) -> tuple[dict[int, int], list[Misfit]]:
    """Return for each wanted column of the form its column in the sheet, and what of the header is not the form's.

    A wanted column that is not there is in no place, and what is wrong is said once, at the text that was changed.
    """
    there = _paths([row for _, row in given])
    expected = _paths(form)
    asked = [(column, expected[column]) for column in wanted]
    found = list(there.items())
    by_text = {_texts(path): column for column, path in found}
    if len(by_text) == len(found) and all(_texts(path) in by_text for _, path in asked):
        return {column: by_text[_texts(path)] for column, path in asked}, []
    behind = max(wanted)
    rest = [(column, path) for column, path in expected.items() if column <= behind]
    return _aligned(rest, found, set(wanted), [row for row, _ in given])


def _aligned(
    expected: list[tuple[int, Path]], found: list[tuple[int, Path]], wanted: set[int], rows: list[int]
) -> tuple[dict[int, int], list[Misfit]]:
    """Pair columns in their order where the texts alone do not tell them."""
    places: dict[int, int] = {}
    misfits: dict[tuple[int, int], Misfit] = {}
    shift = 0
    for ours, theirs in _pairs(expected, found):
        column, path = ours
        if theirs is None:
            depth, step = _own(path)
            change = Misfit(rows[depth], column + shift, f"缺少表头“{step.text}”；请使用下发的报表，不要改动表头")
        elif _texts(path) == _texts(theirs[1]):
            shift = theirs[0] - column
            places[column] = theirs[0]
            continue
        else:
            shift = theirs[0] - column
            change = _change(path, theirs[1], shift, rows)
        if column in wanted:
            misfits.setdefault((change.row, change.column), change)
    return {column: place for column, place in places.items() if column in wanted}, list(misfits.values())


def _pairs(
    expected: list[tuple[int, Path]], found: list[tuple[int, Path]]
) -> Iterator[tuple[tuple[int, Path], tuple[int, Path] | None]]:
    if len(expected) == len(found):
        yield from zip(expected, found, strict=True)
        return
    ours, theirs = ([_texts(path) for _, path in side] for side in (expected, found))
    for _, begin, end, first, last in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for number in range(begin, end):
            other = first + number - begin
            yield expected[number], found[other] if other < last else None


def _change(ours: Path, theirs: Path, shift: int, rows: list[int]) -> Misfit:
    """Return the first text in which two paths differ, at the place where it should stand."""
    for depth, (step, other) in enumerate(zip(ours, theirs, strict=True)):
        if (step and step.text) != (other and other.text):
            wanted = step or _own(ours)[1]
            here = wanted.column + shift
            stands = other.text if other and other.column == here else ""
            instead = f"填报表中为“{brief(stands)}”" if stands else "填报表中为空"
            message = f"表头应为“{wanted.text}”，{instead}；请使用下发的报表，不要改动表头"
            return Misfit(rows[depth], here, message, stands)
    raise AssertionError("equal paths have no change")


def _paths(rows: Sequence[Sequence[object]]) -> dict[int, Path]:
    """Return the path above each column that has a text of its own; a text of an upper row reaches to the next."""
    filled = [_reaching(row, to_next=number < len(rows) - 1) for number, row in enumerate(rows)]
    width = max((len(row) for row in filled), default=0)
    found: dict[int, Path] = {}
    for column in range(1, width + 1):
        path = tuple(row[column - 1] if column <= len(row) else None for row in filled)
        if any(step is not None for step in path) and _own(path)[1].column == column:
            found[column] = path
    return found


def _reaching(row: Sequence[object], *, to_next: bool) -> list[_Step | None]:
    steps: list[_Step | None] = []
    step: _Step | None = None
    for column, value in enumerate(row, 1):
        text = plain(value)
        if text:
            step = _Step(text, column)
        elif not to_next:
            step = None
        steps.append(step)
    return steps


def _own(path: Path) -> tuple[int, _Step]:
    """Return the lowest text of a path with its row."""
    return next((depth, step) for depth, step in reversed(list(enumerate(path))) if step is not None)


def _texts(path: Path) -> tuple[str | None, ...]:
    return tuple(step.text if step else None for step in path)
