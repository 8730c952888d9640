"""Rows of a sheet by their headings, whatever they came from, and what is wrong with the sheet itself."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from attrs import field

from reportkit.errors import brief
from reportkit.spreadsheets.faults import SheetFault
from reportkit.spreadsheets.forms import FIGURES, FORMS, SheetForm
from reportkit.workbooks.entries import is_blank
from reportkit.workbooks.labels import plain

Renamed = Mapping[str, str | None]
"""Headings of one's own with those that they stand for, None for a column that is passed over."""


ASIDE = ("备注", "注", "附注", "说明事项")
"""Headings under which people keep what explains a figure."""


@attrs.frozen
class GivenCell:
    """A cell as it came (收到的单元格): its value, where it stands, how its number is shown.

    `unsaved` is whether it holds a formula without a result.
    """

    value: object
    place: str
    format: str = ""
    unsaved: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return is_blank(self.value) and not self.unsaved


GivenRow = Mapping[str, GivenCell]
"""The cells of a row by the headings of their form."""


@attrs.frozen
class FactTable:
    """A sheet of facts as it came (收到的数据表): its form, name and rows, and what is wrong with it."""

    form: SheetForm
    title: str
    faults: list[SheetFault] = field(factory=list)
    rows: list[GivenRow] = field(factory=list)

    def take(self, row: GivenRow) -> None:
        """Keep a row that has something in it."""
        if any(not cell.is_blank for cell in row.values()):
            self.rows.append(row)

    def say(self, cell: str, message: str) -> None:
        """Keep a fault."""
        self.faults.append(SheetFault(self.title, cell, message))


def titles_of(sheet: str) -> dict[str, SheetForm]:
    """Return the forms by the names of their sheets; the figures may stand in one of another name."""
    return {sheet if form is FIGURES else form.title: form for form in FORMS}


def headings_of(
    table: FactTable, given: Sequence[tuple[str, str]], renamed: Renamed
) -> Iterator[tuple[int, str | None]]:
    """Yield for each heading, by its position, the one of the form, None for a column that is passed over.

    Parameters: `given` the headings, each with its place. What is no heading of the form, stands twice or is lacking is
    said.
    """
    own = {plain(name): meant for name, meant in renamed.items()}
    known = {plain(column.heading): column.heading for column in table.form.columns}
    places: dict[str, str] = {}
    for position, (text, place) in enumerate(given):
        if not plain(text):
            continue
        meant = own.get(plain(text), text)
        if meant is None:
            yield position, None
            continue
        heading = known.get(plain(meant))
        if heading is None:
            table.say(place, _unknown(meant, known.values(), places))
        elif heading in places:
            table.say(place, f"“{heading}”这一列与{places[heading]}重复；请只保留一列")
        else:
            places[heading] = place
            yield position, heading
    lacking = [column.heading for column in table.form.columns if column.needed and column.heading not in places]
    if lacking:
        table.say("", f"缺少“{'”“'.join(lacking)}”列；请在表头中写明")


def _unknown(text: str, known: Iterable[str], taken: Mapping[str, str]) -> str:
    free = [heading for heading in known if heading not in taken]
    likely = difflib.get_close_matches(plain(text), free, n=1, cutoff=0.5)
    others = f"，还可以用的列有{'、'.join(free)}" if free else ""
    hint = f"，是否为“{likely[0]}”？" if likely else others
    aside = "；备注请写在“说明”列" if plain(text) in ASIDE and "说明" in known else ""
    passed_over = f'columns={{"{brief(text)}": None}}'
    return f"没有“{brief(text)}”这一列{hint}{aside}；不用的列请删去，或者在facts_from中写{passed_over}"
