"""Charts as DrawingML: a part for each, with the figures that it shows and the workbook that they are edited in."""

from collections.abc import Sequence
from decimal import Decimal

from reportkit.formats import Format
from reportkit.manuscript import Role
from reportkit.manuscript.charts import ChartData, ChartSeries
from reportkit.packing import packed
from reportkit.writers.docx.chart_workbook import SHEET, workbook
from reportkit.writers.docx.markup import DECLARATION, attribute, escape
from reportkit.writers.docx.package import WORKBOOK, ChartParts
from reportkit.writers.docx.units import half_points

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

AXES = '<c:axId val="1"/><c:axId val="2"/>'

BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def chart_parts(name: str, data: ChartData, layout: Format) -> ChartParts:
    """Write one chart."""
    return ChartParts(name, packed((_xml(data, layout).encode(),)), packed((workbook(data),)))


def _xml(data: ChartData, layout: Format) -> str:
    legend = data.kind != "pie" and len(data.series) > 1
    plot = {"bar": _bars, "line": _lines, "pie": _pie}[data.kind](data, layout.charts.colours)
    axes = "" if data.kind == "pie" else _axes(data)
    return (
        f'{DECLARATION}<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}{axes}</c:plotArea>'
        + ('<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if legend else "")
        + '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(layout)}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _text(layout: Format) -> str:
    """Return how the words of a chart are set: as those of a dense table."""
    style = layout.styles[Role.DENSE_TEXT]
    face = attribute(style.font.name)
    latin = attribute(layout.latin_font.name) if layout.latin_font else face
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{half_points(style.size) * 50}" b="0">{BLACK}'
        f'<a:latin typeface="{latin}"/><a:ea typeface="{face}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _bars(data: ChartData, colours: Sequence[str]) -> str:
    drawn = "".join(
        _series(data, number, f'{_filled(colours[number % len(colours)])}<c:invertIfNegative val="0"/>')
        for number in range(len(data.series))
    )
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="80"/>{AXES}</c:barChart>'
    )


def _lines(data: ChartData, colours: Sequence[str]) -> str:
    drawn = "".join(
        _series(data, number, _stroked(colours[number % len(colours)], MARKERS[number % len(MARKERS)]), SMOOTH)
        for number in range(len(data.series))
    )
    head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    return f'<c:lineChart>{head}{drawn}<c:marker val="1"/>{AXES}</c:lineChart>'


def _pie(data: ChartData, colours: Sequence[str]) -> str:
    slices = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{_filled(colours[number % len(colours)])}</c:dPt>'
        for number in range(len(data.categories))
    )
    return f'<c:pieChart><c:varyColors val="1"/>{_series(data, 0, slices)}<c:firstSliceAng val="0"/></c:pieChart>'


MARKERS = ("circle", "square", "triangle", "diamond")

SMOOTH = '<c:smooth val="0"/>'


def _filled(colour: str) -> str:
    """Return the looks of an area; a white line sets neighbours apart."""
    line = '<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{line}</c:spPr>'


def _stroked(colour: str, marker: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        f'<c:spPr><a:ln w="19050" cap="rnd">{fill}</a:ln></c:spPr><c:marker><c:symbol val="{marker}"/>'
        f'<c:size val="6"/><c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>'
    )


def _series(data: ChartData, number: int, looks: str, behind: str = "") -> str:
    """Return a series: its name, its looks, its labels, then categories and values, each with where it stands."""
    series, column, last = data.series[number], chr(ord("B") + number), len(data.categories) + 1
    name = "" if not series.name else f"<c:tx>{_words(f'${column}$1', (series.name,))}</c:tx>"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}{looks}{_labels(data)}'
        f"<c:cat>{_words(f'$A$2:$A${last}', data.categories)}</c:cat>"
        f"<c:val>{_numbers(f'${column}$2:${column}${last}', series)}</c:val>{behind}</c:ser>"
    )


def _labels(data: ChartData) -> str:
    """Return that each value is drawn with its unit, and each slice of a pie with what it is, too."""
    pie = data.kind == "pie"
    place = "outEnd" if data.kind != "line" else "t"
    shown = {"LegendKey": 0, "Val": 1, "CatName": pie, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    flags = "".join(f'<c:show{what} val="{int(value)}"/>' for what, value in shown.items())
    code = attribute(_number_format(data))
    parted = "<c:separator>\n</c:separator>" if pie else ""
    form = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
    return f'<c:dLbls>{form}<c:dLblPos val="{place}"/>{flags}{parted}</c:dLbls>'


def _number_format(data: ChartData, *, unit: bool = True) -> str:
    code = "#,##0" if data.grouped and _whole(data) else "General"
    return f'{code}"{data.unit}"' if unit and data.unit else code


def _whole(data: ChartData) -> bool:
    return all(isinstance(value, int) for series in data.series for value in series.values if value is not None)


def _words(cells: str, words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(word)}</c:v></c:pt>' for n, word in enumerate(words))
    cache = f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{SHEET}!{cells}</c:f>{cache}</c:strRef>"


def _numbers(cells: str, series: ChartSeries) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{format(Decimal(value), "f")}</c:v></c:pt>'
        for n, value in enumerate(series.values)
        if value is not None
    )
    count = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(series.values)}"/>'
    return f"<c:numRef><c:f>{SHEET}!{cells}</c:f><c:numCache>{count}{points}</c:numCache></c:numRef>"


def _axes(data: ChartData) -> str:
    """Return the axes: columns stand on nought, so that their lengths compare."""
    values = [value for series in data.series for value in series.values if value is not None]
    least = '<c:min val="0"/>' if data.kind == "bar" and all(value >= 0 for value in values) else ""
    line = f'<c:spPr><a:ln w="6350">{BLACK}</a:ln></c:spPr>'
    pale = '<a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>'
    grid = f'<c:majorGridlines><c:spPr><a:ln w="3175">{pale}</a:ln></c:spPr></c:majorGridlines>'
    code = attribute(_number_format(data, unit=False))
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{grid}<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
