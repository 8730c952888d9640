"""Data frames of pandas as rows of a table; pandas itself is not imported."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from numbers import Integral
from typing import Any, Protocol, Self, runtime_checkable

from reportkit.errors import InvalidValue, shown
from reportkit.foreign import own_value


class _Index(Protocol):
    """The labels of the rows, and what they are called."""

    names: Sequence[Hashable]

    def __iter__(self) -> Iterator[Any]: ...


@runtime_checkable
class PandasFrame(Protocol):
    """What is needed of a pandas DataFrame."""

    index: Any
    columns: Any

    def notna(self) -> Self:
        """Return where there is a value."""

    def astype(self, dtype: type, /) -> Self:
        """Return the values as another type."""

    def where(self, cond: Self, other: None, /) -> Self:
        """Return the values, and another where a condition does not hold."""

    def itertuples(self, index: bool = True, name: str | None = None) -> Iterable[tuple[Any, ...]]:
        """Yield the rows."""


def frame_rows(frame: PandasFrame) -> list[Mapping[str, Any]]:
    """Return the rows of a frame by its columns: what is missing is None, a blank cell.

    pandas makes floats of whole numbers as soon as one is missing beside them; such columns are whole again.
    Raises InvalidValue for labels of rows, which would be lost, and for columns that cannot be told apart.
    """
    labels = frame_labels(frame, "Table.rows")
    known = frame.astype(object).where(frame.notna(), None)
    columns = [_whole_again(column) for column in zip(*known.itertuples(index=False, name=None), strict=True)]
    return [dict(zip(labels, row, strict=True)) for row in zip(*columns, strict=True)]


def frame_labels(frame: PandasFrame, place: str) -> list[str]:
    """Return what the columns of a frame are called.

    Raises InvalidValue for labels of rows, and for columns that cannot be told apart.
    """
    _require_no_labels(frame.index, place)
    labels = [_label(label, place) for label in frame.columns]
    if twice := sorted({label for label in labels if labels.count(label) > 1}):
        raise InvalidValue(
            "{place}: several columns are called {twice}; give each a name of its own",
            place=place,
            twice=shown(twice[0]),
        )
    return labels


def _require_no_labels(index: _Index, place: str) -> None:
    """Refuse what groupby and set_index make of a column; mere row numbers, with gaps or without, go unsaid."""
    named = [name for name in index.names if name is not None]
    labelled = named or [label for label in index if not isinstance(label, Integral)]
    if labelled:
        raise InvalidValue(
            "{place}: the data frame has {labelled} in its index, which is not read; give .reset_index() of it",
            place=place,
            labelled=shown(labelled[0]),
        )


def _label(given: object, place: str) -> str:
    if isinstance(given, tuple):
        raise InvalidValue(
            "{place}: a column is called {given}, in several lines; give .values.tolist(), and header=",
            place=place,
            given=shown(given),
        )
    return str(own_value(given))


def _whole_again(column: tuple[Any, ...]) -> list[Any]:
    values = [own_value(value) for value in column]
    if all(value is None or (isinstance(value, float) and value.is_integer()) for value in values):
        return [None if value is None else int(value) for value in values]
    return values
