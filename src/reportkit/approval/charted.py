"""Charts of a draft beside those of its report: each figure in the report's own words, to be compared."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from reportkit.compose.charts import in_words
from reportkit.manuscript import Block, Image, Span
from reportkit.manuscript.charts import ChartData, ChartSeries
from reportkit.wording import Number

UNTOLD = "图表"
"""What stands for a chart whose figures cannot be read, of a report that has none."""


def with_charts_told(blocks: Sequence[Block], report: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of a draft, its charts in the words of those of the report that they are most like.

    One that a program keeps no figures of is taken for the report's own.
    """
    given = [data for block in report if (data := _data(block)) is not None]
    number = 0
    for block in blocks:
        data = _data(block)
        if data is None or not isinstance(block, Image):
            yield block
            continue
        own = max(enumerate(given), key=lambda one: (_alike(one[1], data), one[0] == number), default=None)
        yield attrs.evolve(block, content=_as_told(data, own[1] if own else None))
        number += 1


def _data(block: Block) -> ChartData | None:
    return block.content if isinstance(block, Image) and isinstance(block.content, ChartData) else None


def _alike(own: ChartData, other: ChartData) -> int:
    """Return how many words and figures two charts have in common."""
    pairs = zip(_all(own), _all(other), strict=False)
    return sum(mine == yours for mine, yours in pairs)


def _all(data: ChartData) -> Iterator[object]:
    yield from data.categories
    for row in data.series:
        yield row.name
        yield from row.values


def _as_told(data: ChartData, own: ChartData | None) -> ChartData:
    if own is None:
        return in_words(data) if data.series else attrs.evolve(data, words=UNTOLD, told=(Span(UNTOLD),))
    if not data.series:
        return own
    rows = [
        ChartSeries(row.name if of.name else "", tuple(_values(row, of)))  # programs name what has none: Series1
        for row, of in zip_longest(data.series, own.series[: len(data.series)], fillvalue=ChartSeries("", ()))
    ]
    return in_words(attrs.evolve(data, series=tuple(rows), unit=own.unit, grouped=own.grouped))


def _values(row: ChartSeries, own: ChartSeries) -> Iterator[Number | None]:
    """Yield the values of a row, those that are the report's as this writes them: 36.50."""
    for value, of in zip_longest(row.values, own.values[: len(row.values)]):
        yield of if value == of else value
