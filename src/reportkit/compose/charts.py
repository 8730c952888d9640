"""Charts to their figures, in numbers and in words."""

from collections.abc import Iterator, Sequence

import attrs

from reportkit.compose.figures import gap
from reportkit.compose.resolver import SlotResolver
from reportkit.manuscript import Block, Image, Line, Role, Span, text_of
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
    return in_words(data, [[_span(slot, report) for slot in values] for _, values in rows])


def _value(slot: slots.Slot, report: Report) -> Number | None:
    figure = report.figure(slot.name)
    if figure is None:
        return None
    return figure.fact.last_value if slot.word == LAST_YEAR else figure.fact.value


def _span(slot: slots.Slot, report: Report) -> Span:
    """Return what a figure of a chart is told from; no slot prints one without its 余, as it is drawn."""
    figure = report.figure(slot.name)
    is_last = slot.word == LAST_YEAR
    rough = figure is None or (figure.fact.last_exactness if is_last else figure.fact.exactness)
    said = None if rough else f"{slot.name}:{'上年' if is_last else '数值'}"
    return Span("", fact=slot.name, slot=said)


def in_words(data: ChartData, figures: Sequence[Sequence[Span]] = ()) -> ChartData:
    """Return a chart with every figure in words; `figures` are the spans that have them, by series and category.

    >>> in_words(ChartData("pie", ("网站", "微信"), (ChartSeries("", (352, None)),), "条")).words
    '饼图：网站352条，微信【待补】'
    """
    told = tuple(_told(data, figures))
    return attrs.evolve(data, words=text_of(told), told=told)


def _told(data: ChartData, figures: Sequence[Sequence[Span]]) -> Iterator[Span]:
    yield Span(f"{KINDS[data.kind]}：")
    for number, row in enumerate(data.series):
        yield Span(f"{'；' if number else ''}{row.name}{'，' if row.name else ''}")
        for at, (category, value) in enumerate(zip(data.categories, row.values, strict=False)):
            said = gap("").text if value is None else quantity(value, data.unit, grouping=data.grouped)
            own = figures[number][at] if figures else Span("")
            yield from (Span(f"{'，' if at else ''}{category}"), own._replace(text=said))
