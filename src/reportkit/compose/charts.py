"""Charts to their figures, in numbers and in words."""

from collections.abc import Iterator

import attrs

from reportkit.compose.figures import gap
from reportkit.compose.resolver import SlotResolver
from reportkit.manuscript import Block, Image, Line, Role, text_of
from reportkit.manuscript.charts import ChartData, ChartSeries
from reportkit.model import Chart, Report, slots
from reportkit.model.chart import LAST_YEAR
from reportkit.wording import Number, quantity

KINDS = {"bar": "柱形图", "line": "折线图", "pie": "饼图"}


def chart_blocks(chart: Chart, label: str, report: Report, resolver: SlotResolver, path: str) -> Iterator[Block]:
    """Yield a chart, and its caption below."""
    data = _data(chart, report, resolver, path)
    held = chart.caption is not None
    yield Image(data, "", chart.alt or data.words, chart.width, chart.height, None, path, keep_next=held)
    if chart.caption:
        place = f"{path}.caption"
        caption = resolver.heading(f"\u3000{chart.caption}", place)
        yield Line(Role.PICTURE_CAPTION, caption, label, place, chart.name)


def _data(chart: Chart, report: Report, resolver: SlotResolver, path: str) -> ChartData:
    rows = list(chart.slots())
    first = [figure for slot in rows[0][1] if (figure := report.figure(slot.name))]
    given = [text_of(resolver.heading(one, f"{path}.categories[{n}]")) for n, one in enumerate(chart.categories)]
    data = ChartData(
        chart.kind,
        tuple(given or [figure.fact.label for figure in first]),
        tuple(
            ChartSeries(
                text_of(resolver.heading(name, f"{path}.series[{number}]")) if name else "",
                tuple(_value(slot, report) for slot in values),
            )
            for number, (name, values) in enumerate(rows)
        ),
        first[0].fact.unit,
        first[0].grouping,
    )
    return attrs.evolve(data, words=_told(data))


def _value(slot: slots.Slot, report: Report) -> Number | None:
    figure = report.figure(slot.name)
    if figure is None:
        return None
    return figure.fact.last_value if slot.word == LAST_YEAR else figure.fact.value


def _told(data: ChartData) -> str:
    """Return every figure of a chart in words.

    >>> _told(ChartData("pie", ("网站", "微信"), (ChartSeries("", (352, None)),), "条"))
    '饼图：网站352条，微信【待补】'
    """
    rows = (f"{row.name}{'，' if row.name else ''}{_row(data, row)}" for row in data.series)
    return f"{KINDS[data.kind]}：{'；'.join(rows)}"


def _row(data: ChartData, row: ChartSeries) -> str:
    told = (
        gap("").text if value is None else quantity(value, data.unit, grouping=data.grouped) for value in row.values
    )
    return "，".join(f"{category}{one}" for category, one in zip(data.categories, told, strict=True))
