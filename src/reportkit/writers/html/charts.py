"""Charts as SVG within the page, with the figures that the chart in the Word file has."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from math import ceil, cos, floor, log10, pi, sin

from reportkit.formats import Format
from reportkit.manuscript import Image
from reportkit.manuscript.charts import ChartData

WIDTH = 600  # of the drawing; its height follows from the chart's
TEXT = 14
LEFT, ABOVE, BELOW, LEGEND = 60, 24, 30, 26


def chart(image: Image, data: ChartData, layout: Format) -> str:
    """Return a chart as a drawing, as wide as wanted, never wider than the page; what stands for it is read aloud."""
    height = round(WIDTH * image.height / image.width)
    drawn = "".join(_pie(data, height, layout) if data.kind == "pie" else _plot(data, height, layout))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(image.alt)}" style="width: {image.width:g}mm" '
        f'font-size="{TEXT}" stroke-linejoin="round">{drawn}</svg>'
    )


def _words(x: float, y: float, words: str, anchor: str = "middle") -> str:
    edge = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'  # so that lines below do not cross the words
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {edge}>{escape(words)}</text>'


def _said(value: float | Decimal, data: ChartData, *, unit: bool = True) -> str:
    """Return a figure as the chart in the Word file shows it."""
    written = f"{value:,}" if data.grouped else f"{value}"
    return written + (data.unit if unit else "")


def _plot(data: ChartData, height: int, layout: Format) -> Iterator[str]:
    """Yield columns or lines, on a scale with round steps; columns stand on nought."""
    values = [float(value) for series in data.series for value in series.values if value is not None]
    named = any(series.name for series in data.series)
    foot = height - BELOW - (LEGEND if named else 0)
    steps = _steps(min([0.0, *values]), max([0.0, *values]))
    low, high = steps[0], steps[-1]

    def y(value: float) -> float:
        return foot - (value - low) / (high - low) * (foot - ABOVE)

    for step in steps:
        yield f'<path d="M{LEFT} {y(step):.1f}H{WIDTH}" stroke="#{"000000" if step == 0 else "d9d9d9"}"/>'
        yield _words(
            LEFT - 6, y(step) + TEXT / 3, _said(int(step) if step == int(step) else step, data, unit=False), "end"
        )
    room = (WIDTH - LEFT) / len(data.categories)
    middles = [LEFT + room * (number + 0.5) for number in range(len(data.categories))]
    yield from (_words(x, foot + 20, name) for x, name in zip(middles, data.categories, strict=True))
    colours = layout.charts.colours
    for number, series in enumerate(data.series):
        colour = colours[number % len(colours)]
        shown = [(x, value) for x, value in zip(middles, series.values, strict=True) if value is not None]
        if data.kind == "line":
            points = " ".join(f"{x:.1f},{y(float(value)):.1f}" for x, value in shown)
            yield f'<polyline points="{points}" fill="none" stroke="#{colour}" stroke-width="2"/>'
            yield from (
                f'<circle cx="{x:.1f}" cy="{y(float(value)):.1f}" r="4" fill="#{colour}"/>' for x, value in shown
            )
        width = room * 0.6 / len(data.series)
        for x, value in shown:
            at = x if data.kind == "line" else x - room * 0.3 + width * (number + 0.5)
            top, bottom = sorted((y(float(value)), y(0)))
            if data.kind == "bar":
                box = f'x="{at - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{bottom - top:.1f}"'
                yield f'<rect {box} fill="#{colour}"/>'
            yield _words(at, (bottom + TEXT + 2) if value < 0 and data.kind == "bar" else top - 6, _said(value, data))
    if named:
        yield from _legend(data, height, colours)


def _steps(low: float, high: float) -> Sequence[float]:
    """Return round figures from below the least to above the largest, four to eight of them.

    >>> _steps(0, 9136)
    [0, 2000, 4000, 6000, 8000, 10000]
    """
    span = (high - low) or 1.0
    power = 10.0 ** floor(log10(span / 4))
    step = next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= 6)
    begin, end = floor(low / step), ceil(high / step)
    steps = [round(number * step, 10) for number in range(begin, max(end, begin + 1) + 1)]
    return [int(one) if one == int(one) else one for one in steps]


def _legend(data: ChartData, height: int, colours: Sequence[str]) -> Iterator[str]:
    widths = [30 + TEXT * len(series.name) for series in data.series]
    x = (WIDTH - sum(widths)) / 2
    for number, (series, width) in enumerate(zip(data.series, widths, strict=True)):
        colour = colours[number % len(colours)]
        yield f'<rect x="{x:.1f}" y="{height - 16}" width="10" height="10" fill="#{colour}"/>'
        yield _words(x + 14, height - 6, series.name, "start")
        x += width


def _pie(data: ChartData, height: int, layout: Format) -> Iterator[str]:
    """Yield slices from the top on, clockwise, each with what it is and its figure beside it."""
    values = [float(value or 0) for value in data.series[0].values]
    total = sum(values) or 1.0
    radius, x, y = height / 2 - 40, WIDTH / 2, height / 2
    colours, begun = layout.charts.colours, 0.0
    for number, (category, value) in enumerate(zip(data.categories, data.series[0].values, strict=True)):
        ended = begun + values[number] / total
        colour = colours[number % len(colours)]
        if ended - begun > 0.999999:  # an arc that ends where it begins is none
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="#{colour}"/>'
        elif ended > begun:
            (x1, y1), (x2, y2) = (_on_circle(x, y, radius, part) for part in (begun, ended))
            arc = f"A{radius:g} {radius:g} 0 {int(ended - begun > 0.5)} 1 {x2:.1f} {y2:.1f}"
            yield f'<path d="M{x:g} {y:g}L{x1:.1f} {y1:.1f}{arc}Z" fill="#{colour}" stroke="#ffffff"/>'
        if value is not None:
            at_x, at_y = _on_circle(x, y, radius + 12, (begun + ended) / 2)
            yield _words(at_x, at_y + TEXT / 3, f"{category} {_said(value, data)}", "start" if at_x >= x else "end")
        begun = ended


def _on_circle(x: float, y: float, radius: float, part: float) -> tuple[float, float]:
    return x + radius * sin(2 * pi * part), y - radius * cos(2 * pi * part)
