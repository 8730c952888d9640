"""Rules about how the lines of a Word file stand: the title, indents, distances, the signature."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

import attrs

from reportkit.formats import Style
from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.formats.page import POINTS_OF_MM
from reportkit.manuscript import Role, width
from reportkit.patterns import expression
from reportkit.readers import SetParagraph
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.looks import TITLE, at, departures, file_of
from reportkit.rules.passages import FLOWING, PARAGRAPHS
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.title_lines import turned_badly

INDENT_SLACK = 0.3  # 字
NATURAL = 1.3  # of a size: about what a line of it needs, which decides how many rows of a grid it takes
FEWEST_CHARACTERS = 27
"""What a line holds where nothing draws 三号 characters together; the standard's 28 is no more than 一般."""
PUSHED = 3
"""Blanks from which on they push a signature to its place; two may be left from an indent."""

PLACE_SLACK = 0.6  # 字
SEALED = 4  # 字 that the date ends from the edge under a seal

CHAPTER = expression("第.+[编章节]")
"""The numbers of what regulations set in the middle."""

NAME = SetParagraph(role=Role.SIGNATURE, text="示例县人民政府办公室", align="left", first_line=0, begins=12, ends=2)
DAY = SetParagraph(role=Role.DATE, text="2019年1月14日", align="left", first_line=0, begins=10, ends=3.5)
"""Who signs and when, set right, for examples."""


@rule(
    title="标题不居中",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.1",
    bad={"file": {"paragraphs": [attrs.evolve(TITLE, align="left")]}},
    good={"file": {"paragraphs": [TITLE, SetParagraph(align="left")]}},
    needs=Input.FILE,
)
def title_not_centred(context: CheckContext) -> Iterator[Fault]:
    """The title stands in the middle, on one line or more."""
    yield from departures(
        context,
        (Role.TITLE, Role.ATTACHMENT_TITLE),
        lambda given, style: ("没有居中", "应居中排布") if given.align != "center" else None,
    )


@rule(
    title="标题回行",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.1",
    bad={"file": {"paragraphs": [attrs.evolve(TITLE, text="示例县人民政府办公室\n关于年度工作\n情况的报告和说明")]}},
    good={"file": {"paragraphs": [attrs.evolve(TITLE, text="示例县人民政府办公室\n关于2018年政务公开工作的报告")]}},
    needs=Input.FILE,
)
def title_shape(context: CheckContext) -> Iterator[Fault]:
    """A title of several lines is broken between words, and its lines form a trapezium or a rhombus."""
    titles = [paragraph for paragraph in file_of(context).paragraphs if paragraph.role is Role.TITLE]
    if not titles:
        return
    page = context.layout.page
    room = page.text_width * POINTS_OF_MM / POINTS_OF_SIZE[context.layout.styles[Role.TITLE].size]
    widths = [width(line.strip()) for paragraph in titles for line in paragraph.text.split("\n")]
    if message := turned_badly(widths, room, "应在词语之间分行"):
        yield at(titles[0], f"标题{message}")


@rule(
    title="首行缩进不符",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.3",
    bad=[
        {"file": {"paragraphs": [SetParagraph(first_line=0)]}},
        {"file": {"paragraphs": [SetParagraph(first_line=1.5, left=0.5, text="全年巡查。" * 9)]}},
    ],
    good=[
        {"file": {"paragraphs": [SetParagraph(first_line=0, left=2)]}},
        {"file": {"paragraphs": [TITLE, SetParagraph(text="各乡镇人民政府：", first_line=0), SetParagraph()]}},
        {"file": {"paragraphs": [SetParagraph(role=Role.HEADING_1, text="总则", number="第一章　", align="center")]}},
    ],
    needs=Input.FILE,
)
def wrong_indent(context: CheckContext) -> Iterator[Fault]:
    """Each paragraph and heading begins two characters in."""
    addressed = _addressed(context)

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        if paragraph in addressed or (paragraph.role is Role.BODY and paragraph.align in {"center", "right"}):
            return None  # whom it is addressed to, or no paragraph of the text
        if style.align == "center":
            return None if paragraph.align == "center" else ("没有居中", "应居中排布")
        if paragraph.align == "center":
            if CHAPTER.match(paragraph.number):
                return None
            return "居中", f"应左空{style.first_line:g}字"
        if _indented(paragraph, style):
            return None
        if abs(paragraph.left + paragraph.first_line - style.first_line) <= INDENT_SLACK and paragraph.left > 0:
            wraps = width(paragraph.number + paragraph.text) + style.first_line > context.layout.page.characters
            return (f"左缩进{paragraph.left:g}字，第二行起没有顶格", "回行应顶格") if wraps else None
        return f"首行缩进{round(paragraph.first_line + width(paragraph.spaces), 1):g}字", f"应为{style.first_line:g}字"

    yield from departures(context, FLOWING, given)


def _indented(paragraph: SetParagraph, style: Style) -> bool:
    return abs(paragraph.first_line + width(paragraph.spaces) - style.first_line) <= INDENT_SLACK


def _addressed(context: CheckContext) -> list[SetParagraph]:
    """Return whom a document is addressed to: the paragraph below its title that ends in a colon."""
    paragraphs = file_of(context).paragraphs
    return [
        below
        for above, below in pairwise(paragraphs)
        if above.role in {Role.TITLE, Role.STAGE} and below.role is Role.BODY and below.text.endswith(("：", ":"))
    ]


@rule(
    title="空格代替缩进",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"paragraphs": [SetParagraph(first_line=0, spaces="　　")]}},
    good={"file": {"paragraphs": [SetParagraph(), SetParagraph(role=Role.SIGNATURE, first_line=0)]}},
    needs=Input.FILE,
)
def indented_by_spaces(context: CheckContext) -> Iterator[Fault]:
    """Blanks typed for an indent shift with the typeface, and are lost where text is taken over."""

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        if not paragraph.spaces or not _indented(paragraph, style):
            return None
        return "用空格缩进", f"请改为首行缩进{style.first_line:g}字"

    yield from departures(context, FLOWING, given)


@rule(
    title="行距不符",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 5.2.3",
    bad={"file": {"paragraphs": [SetParagraph(line=1.5, line_rule="auto")]}},
    good={"file": {"paragraphs": [SetParagraph(), SetParagraph(line=28)]}},
    needs=Input.FILE,
)
def wrong_line_distance(context: CheckContext) -> Iterator[Fault]:
    """A side normally has 22 lines; distances that follow the typeface give another number with each printer."""
    page = context.layout.page
    height = page.text_height * POINTS_OF_MM
    least, most = height / (page.lines + 1), height / page.lines
    grid = file_of(context).pages[0].line_pitch
    right = f"一般应为固定值{page.row:g}磅左右（每面{page.lines}行）"

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        if style.line is not None:
            return None
        line = paragraph.line
        if paragraph.line_rule == "auto":
            if not grid:
                return f"为{line:g}倍行距，行数随字体而变", right
            line = ceil(round(paragraph.size * NATURAL * line / grid, 3)) * grid
        if least < line <= most + 0.01:
            return None
        named = f"为{paragraph.line:g}倍行距" if paragraph.line_rule == "auto" else f"行距{line:g}磅"
        return f"{named}，每面{int(height / line)}行" if line >= 1 else named, right

    yield from departures(context, FLOWING, given)


@rule(
    title="每行字数不符",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 5.2.3",
    bad={"file": {"paragraphs": [SetParagraph(spacing=1)]}},
    good={"file": {"paragraphs": [SetParagraph(), SetParagraph(spacing=0), SetParagraph(size=12, spacing=2)]}},
    needs=Input.FILE,
)
def wrong_character_distance(context: CheckContext) -> Iterator[Fault]:
    """A line normally has 28 characters of 三号, which letter spacing or the grid of the page change."""
    page = context.layout.page
    room = page.text_width * POINTS_OF_MM
    added = file_of(context).pages[0].character_space

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        if paragraph.size != POINTS_OF_SIZE[style.size] or style.size != "三号":
            return None  # the size itself is told
        pitch = max(paragraph.size + paragraph.spacing + added, 1)
        count = int(room / pitch + 0.001)
        if FEWEST_CHARACTERS <= count <= page.characters or count == page.characters:
            return None
        return f"字距为{pitch:g}磅，每行{count}字", f"一般应为每行{page.characters}字"

    yield from departures(context, PARAGRAPHS, given)


@rule(
    title="空格推移署名",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"paragraphs": [attrs.evolve(NAME, spaces="　" * 16), attrs.evolve(DAY, spaces="　" * 18)]}},
    good={"file": {"paragraphs": [NAME, DAY]}},
    needs=Input.FILE,
)
def pushed_by_spaces(context: CheckContext) -> Iterator[Fault]:
    """A signature or title that blanks push to its place moves with every change of typeface or name."""
    yield from departures(
        context,
        (Role.TITLE, Role.SIGNATURE, Role.DATE),
        lambda given, style: ("用空格推到现在的位置", "请用对齐和缩进排定") if _is_pushed(given) else None,
    )


def _is_pushed(paragraph: SetParagraph) -> bool:
    return len(paragraph.spaces) >= PUSHED or "\t" in paragraph.spaces


@rule(
    title="署名和成文日期的位置",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.5.1, 7.3.5.2",
    bad={"file": {"paragraphs": [attrs.evolve(NAME, begins=10, ends=0), attrs.evolve(DAY, begins=6.5, ends=0)]}},
    good={"file": {"paragraphs": [NAME, DAY, attrs.evolve(DAY, begins=None, ends=None)]}},
    needs=Input.FILE,
)
def signature_misplaced(context: CheckContext) -> Iterator[Fault]:
    """Under a seal the date ends four characters from the edge and the name stands over its middle.

    Without a seal the name ends two characters from the edge, and the date begins two to the right of it; a date that
    is longer than the name ends two from the edge itself.
    """
    paragraphs = file_of(context).paragraphs
    names = [paragraph for paragraph in paragraphs if paragraph.role is Role.SIGNATURE]
    if len(names) != 1 or TOGETHER.search(names[0].text.strip()):  # several sign together: a matter of the whole group
        return
    place = paragraphs.index(names[0]) + 1
    if place >= len(paragraphs) or paragraphs[place].role is not Role.DATE:
        return
    name, day = names[0], paragraphs[place]
    if _is_pushed(name) or _is_pushed(day):
        return  # blanks have no place of their own
    if name.begins is None or name.ends is None or day.begins is None or day.ends is None:
        return
    if not (
        _sealed(name.begins, name.ends, day.begins, day.ends) or _plain(name.begins - day.begins, name.ends, day.ends)
    ):
        given = f"署名右空{max(name.ends, 0):.1f}字，成文日期右空{max(day.ends, 0):.1f}字"
        right = "不加盖印章的，署名右空二字，日期首字比署名首字右移二字；加盖印章的，日期右空四字，署名以日期为准居中"
        yield at(name, f"{given}；{right}")


TOGETHER = expression("[一-鿿]{4}[ 　\\t]{2,}[一-鿿]{4}")
"""Names of several bodies on one line."""


def _plain(shift: float, *edges: float) -> bool:
    """Tell whether name and date stand as without a seal."""
    return abs(shift - 2) <= PLACE_SLACK and any(abs(edge - 2) <= PLACE_SLACK for edge in edges)


def _sealed(name_begins: float, name_ends: float, day_begins: float, day_ends: float) -> bool:
    """Tell whether name and date stand as under a seal; a long name reaches the edge and the date moves with it."""
    apart = abs((name_begins + name_ends) - (day_begins + day_ends)) / 2
    longer = (name_begins - name_ends) - (day_begins - day_ends)
    reaches = longer >= 2 * SEALED - PLACE_SLACK and abs(name_ends) <= PLACE_SLACK
    return apart <= PLACE_SLACK and (abs(day_ends - SEALED) <= PLACE_SLACK or reaches)
