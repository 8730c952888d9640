"""Cells that lack a number, told as few times as it takes: the whole form, a sheet, the cells of a row."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

import attrs

from reportkit.submissions.form import Form, FormCell, FormLine, FormSheet
from reportkit.submissions.unit_return import Place
from reportkit.workbooks.labels import named

ZERO = "没有发生的请填0"


@attrs.frozen
class Unfilled:
    """What is said of cells that were left blank (未填单元格): the kind of fault, the message, and where."""

    name: str
    message: str
    sheet: str = ""
    cell: str = ""


def missing_cells(
    form: Form, blank: Collection[str], places: Mapping[str, Place], *, following: Collection[str] = ()
) -> Iterator[Unfilled]:
    """Yield what is to be said of cells that were left blank.

    Parameters: `blank` their names; `places` where each cell stands that was looked for, none for a return that was
    not read from a file; `following` cells that need not be told, since they are open where others are.
    """
    looked_for = [sheet for sheet in form.sheets if _asked(sheet, places)]
    if all(_untouched(sheet, blank, places) for sheet in looked_for):
        if looked_for:
            yield Unfilled("not_filled", f"整份报表没有填写；请逐项填报，{ZERO}")
        return
    for sheet in looked_for:
        if _untouched(sheet, blank, places):
            first = next(cell for cell in _asked(sheet, places) if cell.name in blank)
            where, place = places.get(first.name, ("", ""))
            which = "" if where else f"“{sheet.name}”"
            yield Unfilled("not_reported", f"{which}全表没有填写；{ZERO}", where, place)
            continue
        lacking = [cell for cell in _asked(sheet, places) if cell.name in blank and cell.name not in following]
        for words, where, place in by_row(sheet, lacking, places):
            yield Unfilled("not_reported", f"{words}没有填写；{ZERO}", where, place)


def _asked(sheet: FormSheet, places: Mapping[str, Place]) -> list[FormCell]:
    return [cell for cell in sheet.cells() if not cell.parts and (not places or cell.name in places)]


def _untouched(sheet: FormSheet, blank: Collection[str], places: Mapping[str, Place]) -> bool:
    """Say whether nobody filled a sheet: what was filled in before it was sent out does not tell."""
    own = [cell.name for cell in _asked(sheet, places) if not cell.is_carried]
    return bool(own) and all(name in blank for name in own)


def by_row(
    sheet: FormSheet, cells: Collection[FormCell], places: Mapping[str, Place]
) -> Iterator[tuple[str, str, str]]:
    """Yield for each row of a sheet that has some of the cells their names, the sheet, and the cells as a range."""
    for line in sheet.lines:
        here = [cell for cell in line.cells if cell in cells]
        if here:
            where = places.get(here[0].name, ("", ""))[0]
            stand = [places[cell.name][1] for cell in here if cell.name in places]
            yield _named(line, here), where, _spanned(stand)


def _named(line: FormLine, cells: list[FormCell]) -> str:
    """Return the names of cells of a row: of applicants of one row, the row's once."""
    row = line.cells[-1]
    if len(cells) > 1 and row.parts and all(cell.name.endswith(row.name) for cell in cells):
        return named([cell.name.removesuffix(row.name) for cell in cells], "类申请人") + row.name
    return named([cell.name for cell in cells], "格")


def _spanned(places: list[str]) -> str:
    """Return addresses in one row, or lines of a list, with what is connected as a range.

    >>> _spanned(["D9", "E9", "G9"]), _spanned(["第8行", "第9行", "第10行"])
    ('D9:E9、G9', '第8行至第10行')
    """
    ordered = sorted(places, key=_number)
    runs = [list(run) for _, run in groupby(ordered, key=lambda place: _number(place) - ordered.index(place))]
    between = ":" if ordered and ordered[0].isascii() else "至"
    return "、".join(run[0] if len(run) == 1 else f"{run[0]}{between}{run[-1]}" for run in runs)


def _number(place: str) -> int:
    """Return the column of an address, or the number of a line."""
    letters = re.match("[A-Z]*", place)
    number = 0
    for letter in letters[0] if letters else "":
        number = 26 * number + ord(letter) - ord("A") + 1
    return number or int(place.strip("第行"))
