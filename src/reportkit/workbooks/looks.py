"""How a workbook looks: typefaces, tints and borders as styles by name, page and protection of a sheet."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

BLANK, FILLED, DERIVED, WRONG, ASKED = "FFF2CC", "EAF4E4", "EDEDED", "FF9999", "FFCC66"
"""The tints: still to be filled, filled, worked out, wrong, to be explained."""

TITLE, LABEL, HEADER, NOTE, TEXT = "表名", "项目", "表头", "说明", "填写文字"
ENTERED, AMOUNT, TOTAL, KNOWN = "填写数字", "填写金额", "自动计算", "上年数"
ROW_TEXT, ROW_NUMBER = "表中文字", "表中数字"

_LINE = Side("thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def _style(
    name: str,
    *,
    size: float = 10.5,
    side: str = "center",
    tint: str = "",
    number: str = "General",
    typeface: str = "宋体",
) -> NamedStyle:
    return NamedStyle(
        name,
        font=Font(name=typeface, size=size),
        fill=PatternFill("solid", fgColor=tint) if tint else PatternFill(),
        border=Border() if name in (TITLE, NOTE) else _BOX,
        alignment=Alignment(horizontal=side, vertical="center", wrap_text=True),
        protection=Protection(locked=name not in (TEXT, ENTERED, AMOUNT, ROW_TEXT, ROW_NUMBER)),
        number_format=number,
    )


def add_styles(book: Workbook) -> None:
    """Give a workbook the styles that its cells name."""
    for style in (
        _style(TITLE, size=16, typeface="黑体"),
        _style(LABEL, side="left"),
        _style(HEADER),
        _style(NOTE, side="left"),
        _style(TEXT, side="left", tint=BLANK, number="@"),
        _style(ENTERED, tint=BLANK),
        _style(AMOUNT, tint=BLANK),
        _style(TOTAL, tint=DERIVED),
        _style(KNOWN, tint=DERIVED),
        _style(ROW_TEXT, side="left", number="@"),
        _style(ROW_NUMBER, side="right"),
    ):
        book.add_named_style(style)


def tinted(colour: str) -> DifferentialStyle:
    """Return the look of a cell for which a condition holds."""
    return DifferentialStyle(fill=PatternFill("solid", bgColor=colour, fgColor=colour))


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled, without a password; rows and columns may be sized."""
    sheet.protection.enable()
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def lay_out(sheet: Worksheet, *, landscape: bool, repeated: str | None = None) -> None:
    """Set a sheet on A4, as wide as the page, with its first rows on each page."""
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第&P页 共&N页"))
    sheet.sheet_view.showGridLines = False
    if repeated:
        sheet.print_title_rows = repeated
