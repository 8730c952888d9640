"""Charts of a Word file: the figures that they show, as the file keeps them beside the sheet that they are from."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from reportkit.manuscript.charts import ChartData, ChartKind, ChartSeries
from reportkit.readers.docx.parts import WordParts, local

KINDS: dict[str, ChartKind] = {"barChart": "bar", "bar3DChart": "bar", "lineChart": "line", "pieChart": "pie"}
"""The charts that this library draws, by their elements (ISO/IEC 29500-1, 21.2.2)."""

MOST = 200
"""Values of a series, and series, that are read."""


def chart_data(parts: WordParts, relationship: str) -> ChartData | None:
    """Return what a chart of the text shows, None where it is of another kind, or keeps no figures."""
    found = parts.relationships(parts.main).get(relationship)
    root = None if found is None or found.outside else parts.tree(found.target)
    plots = [] if root is None else [one for one in root.iter() if local(one) in KINDS]
    rows = [row for plot in plots for row in plot if local(row) == "ser"][:MOST]
    series = tuple(ChartSeries(_name(row), tuple(map(_number, _cached(_part(row, "val"))))) for row in rows)
    if not series or not all(row.values for row in series):
        return None
    categories = tuple(one or "" for one in _cached(_part(rows[0], "cat")))
    return ChartData(KINDS[local(plots[0])], categories, series)


def _part(row: Element, name: str) -> Element | None:
    return next((one for one in row if local(one) == name), None)


def _name(row: Element) -> str:
    return "".join(one or "" for one in _cached(_part(row, "tx")))


def _cached(part: Element | None) -> list[str | None]:
    """Return what a part of a series keeps, in order, None where it has a gap."""
    told = dict(_points(part))
    count = min(max(told, default=-1) + 1, MOST)
    for one in () if part is None else part.iter():
        if local(one) == "ptCount":
            count = min(max(count, int(one.get("val", "0") or "0")), MOST)
    return [told.get(at) for at in range(count)]


def _points(part: Element | None) -> Iterator[tuple[int, str]]:
    for one in () if part is None else part.iter():
        said = next((inner.text or "" for inner in one if local(inner) == "v"), None) if local(one) == "pt" else None
        if said is not None and (at := one.get("idx", "")).isdecimal():
            yield int(at), said


def _number(said: str | None) -> int | Decimal | None:
    """Return a value that a program may have kept in the binary."""
    try:
        number = round(Decimal(said or ""), 9)
    except (InvalidOperation, ValueError):
        return None
    return int(number) if number == number.to_integral_value() else number.normalize()
