"""The workbook inside a chart, which Word opens when somebody edits the chart's data."""

import re
from io import BytesIO
from zipfile import ZipFile

from reportkit.errors import MissingExtra
from reportkit.manuscript.charts import ChartData
from reportkit.packing import zipped

SHEET = "Sheet1"


def workbook(data: ChartData) -> bytes:
    """Return a workbook of one sheet: categories down, series across; the same data gives the same bytes.

    Raises MissingExtra where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.worksheet.worksheet import Worksheet
    except ImportError as error:
        raise MissingExtra("charts need openpyxl, for the workbook within them", library="openpyxl") from error
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    sheet.append([None, *(series.name or data.unit or None for series in data.series)])
    for category, *values in zip(data.categories, *(series.values for series in data.series), strict=True):
        sheet.append([category, *values])
    file = BytesIO()
    book.save(file)
    return _undated(file.getvalue())


def _undated(content: bytes) -> bytes:
    """Return the workbook without its properties, which hold the moment of its making."""
    with ZipFile(BytesIO(content)) as written:
        parts = {name: written.read(name) for name in written.namelist() if not name.startswith("docProps/")}
    for lists in ("[Content_Types].xml", "_rels/.rels"):
        parts[lists] = re.sub(rb'<(?:Override|Relationship) [^>]*"/?docProps/[^>]*/>', b"", parts[lists])
    return zipped(parts)
