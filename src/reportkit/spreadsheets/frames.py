"""Sheets of facts from data frames of pandas and polars; neither is imported."""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol, runtime_checkable

from reportkit.errors import wrong_type
from reportkit.foreign import own_value
from reportkit.model.frames import PandasFrame, frame_labels
from reportkit.spreadsheets.forms import FIGURES, SheetForm
from reportkit.spreadsheets.tables import FactTable, GivenCell, Renamed, headings_of


@runtime_checkable
class PolarsFrame(Protocol):
    """What is needed of a polars DataFrame (polars 数据表)."""

    columns: Any

    def rows(self) -> Sequence[tuple[Any, ...]]:
        """Return the rows."""


GivenFrame = PandasFrame | PolarsFrame


def is_frame(given: object) -> bool:
    """Tell whether something is a data frame."""
    return isinstance(given, (PandasFrame, PolarsFrame))


def frame_tables(
    frames: Mapping[str, GivenFrame], titles: Mapping[str, SheetForm], renamed: Renamed
) -> list[FactTable]:
    """Return sheets of facts from frames by the names of the sheets; frames of other names are no facts.

    Raises InvalidValue for labels of rows, and for columns of one name; WrongType for what is no frame.
    """
    tables = []
    for title, form in titles.items():
        if title in frames:
            table = FactTable(form, title)
            _fill(table, frames[title], renamed if form is FIGURES else {})
            tables.append(table)
    return tables


def _fill(table: FactTable, frame: GivenFrame, renamed: Renamed) -> None:
    place = f"facts_from[{table.title}]"
    if isinstance(frame, PandasFrame):
        labels, rows = frame_labels(frame, place), _pandas_rows(frame)
    elif isinstance(frame, PolarsFrame):
        labels, rows = [str(label) for label in frame.columns], iter(frame.rows())
    else:
        raise wrong_type(place, frame, "a data frame of pandas or polars")
    columns = dict(headings_of(table, [(label, f"“{label}”列") for label in labels], renamed))
    for number, values in enumerate(rows, 1):
        cells = {
            heading: GivenCell(_own(values[at]), f"第{number}行“{labels[at]}”")
            for at, heading in columns.items()
            if heading
        }
        table.take(cells)


def _own(given: object) -> object:
    """Return a value as Python has it, a float with all the digits that it shows."""
    value = own_value(given)
    if isinstance(value, float) and math.isfinite(value):
        return Decimal(str(value).removesuffix(".0"))
    return value


def _pandas_rows(frame: PandasFrame) -> Iterator[Sequence[Any]]:
    """Yield the rows: NaN stays, since it may have been worked out; what else is missing is None."""
    values = frame.astype(object)
    known = frame.notna().itertuples(index=False, name=None)
    for row, there in zip(values.itertuples(index=False, name=None), known, strict=True):
        pairs = zip(row, there, strict=True)
        yield [value if is_known or isinstance(value, float) else None for value, is_known in pairs]
