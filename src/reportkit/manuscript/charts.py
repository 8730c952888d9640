"""Charts as a writer needs them: figures by series and category."""

from decimal import Decimal
from typing import Literal

import attrs
from attrs import field

from reportkit.manuscript.spans import Span

ChartKind = Literal["bar", "line", "pie"]


@attrs.frozen
class ChartSeries:
    """One row of figures in a chart (数据系列), a value for each category; None where it is not reported yet."""

    name: str
    values: tuple[int | Decimal | None, ...]


@attrs.frozen
class ChartData:
    """What a chart shows (图表数据): figures of one unit. `grouped` sets commas between their thousands.

    `words` says all of it, `told` the same, each figure in a span of its own. Its whole repr goes into the digest of a
    manuscript, and so into files that were saved: it has to stay as it is.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str = ""
    grouped: bool = False
    words: str = ""
    told: tuple[Span, ...] = field(default=(), eq=False, repr=False)
