"""Rules about the sheets of a Word file, its page numbers and tables, and what was left in it."""

import re
from collections.abc import Iterator

from reportkit.formats import Page
from reportkit.formats.format import OTHER_EDGE, POINTS_OF_SIZE
from reportkit.manuscript import Role
from reportkit.readers import SetPage, SetPageNumber, SetTable
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.looks import file_of
from reportkit.rules.layout.typeface_kinds import kind, size_name
from reportkit.rules.rule import Fault, Input, rule

SHEET_SLACK = 0.6  # mm: what programs round away
EDGE_SLACK = 1.0  # mm (5.2.1)
AREA_SLACK = 0.6  # mm
LONG_TABLE = 20  # rows: more do not stand on one page of 22 lines
WHOLE = "全文"


@rule(
    title="纸张",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 5.1",
    bad={"file": {"pages": (SetPage(width=215.9, height=279.4, bottom=17.4, right=31.9),)}},
    good={"file": {"pages": (SetPage(), SetPage(width=297, height=210, top=28, right=37, bottom=26, left=35))}},
    needs=Input.FILE,
)
def wrong_sheet(context: CheckContext) -> Iterator[Fault]:
    """Official documents are printed on A4, upright or turned."""
    wanted = context.layout.page
    for page in dict.fromkeys(file_of(context).pages):
        if not _is_sheet(page, wanted):
            size = f"{page.width:g}毫米×{page.height:g}毫米"
            yield Fault(WHOLE, f"纸张为{size}，应为{wanted.width:g}毫米×{wanted.height:g}毫米")


def _is_sheet(page: SetPage, wanted: Page) -> bool:
    given, right = sorted((page.width, page.height)), sorted((wanted.width, wanted.height))
    return all(abs(one - other) <= SHEET_SLACK for one, other in zip(given, right, strict=True))


@rule(
    title="页边与版心",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 5.2.1",
    bad={"file": {"pages": (SetPage(top=25.4, bottom=25.4, left=31.7, right=31.7),)}},
    good={"file": {"pages": (SetPage(top=36.5, bottom=35.5), SetPage(width=297, height=210, top=28, left=35))}},
    needs=Input.FILE,
)
def wrong_margins(context: CheckContext) -> Iterator[Fault]:
    """The type area is 156 mm by 225 mm, 37 mm below the sheet's head and 28 mm from its binding edge."""
    wanted = context.layout.page
    for page in dict.fromkeys(file_of(context).pages):
        if not _is_sheet(page, wanted) or page.landscape:
            continue  # the sheet itself is told; a turned one may be bound at either side
        wide = page.width - page.left - page.right
        high = page.height - page.top - page.bottom
        found = [
            f"{name}{given:.1f}毫米，应为{right:g}毫米{slack}"
            for name, given, right, allowed, slack in (
                ("天头（上白边）", page.top, wanted.top, EDGE_SLACK, "±1毫米"),
                ("订口（左白边）", page.left, wanted.left, EDGE_SLACK, "±1毫米"),
                ("版心宽", wide, wanted.text_width, AREA_SLACK, ""),
                ("版心高", high, wanted.text_height, AREA_SLACK, ""),
            )
            if abs(given - right) > allowed + 0.05
        ]
        if found:
            yield Fault(WHOLE, "；".join(found))


@rule(
    title="缺页码",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.5",
    bad={"file": {"page_numbers": (SetPageNumber(text=""), SetPageNumber(side="双页", text=""))}},
    good={"file": {}},
    needs=Input.FILE,
)
def page_number_missing(context: CheckContext) -> Iterator[Fault]:
    """Every page has its number below the type area."""
    sides = list(dict.fromkeys(one.side for one in file_of(context).page_numbers if not one.text))
    if sides:
        yield Fault("页码", f"{'、'.join(sides)}没有页码，应在版心下边缘之下编排页码")


@rule(
    title="页码位置",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.5",
    bad={"file": {"page_numbers": (SetPageNumber(align="center"), SetPageNumber(side="双页", align="center"))}},
    good={"file": {"page_numbers": (SetPageNumber(), SetPageNumber(side="双页", align=""))}},
    needs=Input.FILE,
)
def page_number_misplaced(context: CheckContext) -> Iterator[Fault]:
    """The number stands at the outer side: right on odd pages, left on even ones, one character in."""
    named = {"center": "居中", "left": "居左", "right": "居右"}
    right = {"center": "居中", "left": "居左空一字", "right": "居右空一字"}
    odd = context.layout.styles[Role.PAGE_NUMBER].align
    sides = {"单页": odd, "双页": OTHER_EDGE.get(odd, odd)}
    found: dict[str, str] = {}
    for one in file_of(context).page_numbers:
        if one.text and one.align and one.align != sides.get(one.side, one.align):
            found.setdefault(
                f"{one.side}页码{named.get(one.align, one.align)}",
                f"{one.side}{right.get(sides[one.side], sides[one.side])}",
            )
    if found:
        yield Fault("页码", f"{'，'.join(found)}，应为{'、'.join(found.values())}")


@rule(
    title="页码样式",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 7.5",
    bad={"file": {"page_numbers": (SetPageNumber(text="1", font="Calibri", size=9),)}},
    good={"file": {"page_numbers": (SetPageNumber(text="—12—"), SetPageNumber(side="双页", text=""))}},
    needs=Input.FILE,
)
def page_number_looks(context: CheckContext) -> Iterator[Fault]:
    """The number is normally set in 四号 宋体, with a dash on each side."""
    style, form, latin = context.layout.styles[Role.PAGE_NUMBER], context.layout.page_number, context.layout.latin_font
    shape = re.compile(re.escape(form).replace("\\ ", " ?").replace("1", r"\d+"))
    dashes = "数字左右应各有一条一字线，如" if form == "— 1 —" else "一般应为"
    fonts = {kind(style.font.name), *([latin.name] if latin else [])}
    told: set[str] = set()
    for one in file_of(context).page_numbers:
        found = []
        if one.text and not shape.fullmatch(one.text):
            found.append(f"“{one.text}”，{dashes}“{form}”")
        if one.text and kind(one.font) not in fonts:
            found.append(f"字体为{one.font or '未指定'}，一般应为{kind(style.font.name)}")
        if one.text and one.size != POINTS_OF_SIZE[style.size]:
            found.append(f"字号为{size_name(one.size)}，一般应为{style.size}")
        message = "；".join(found)
        key = re.sub(r"\d+", "1", message)
        if found and key not in told:
            told.add(key)
            yield Fault("页码", f"页码{message}")


@rule(
    title="页眉有文字",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice; GB/T 9704-2012, 7.1没有规定页眉",
    bad={"file": {"headers": ("示例县人民政府",)}},
    good={"file": {}},
    needs=Input.FILE,
)
def text_in_header(context: CheckContext) -> Iterator[Fault]:
    """Nothing stands above the type area of an official document."""
    for words in file_of(context).headers:
        yield Fault("页眉", "公文格式没有页眉，请核对是否保留", words, 0)


@rule(
    title="表头不重复",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"tables": (SetTable(rows=45, repeated=0),)}},
    good={"file": {"tables": (SetTable(rows=45), SetTable(rows=12, repeated=0))}},
    needs=Input.FILE,
)
def header_row_not_repeated(context: CheckContext) -> Iterator[Fault]:
    """On its second page a table without its header is columns of figures that nobody can name."""
    for table in file_of(context).tables:
        if table.rows > LONG_TABLE and not table.repeated:
            yield Fault(table.place, f"表格有{table.rows}行，排不在一页，请设置标题行在各页重复")
