"""The letterhead as WordprocessingML: paragraphs of exact height, a table for joint bodies, one for the red line.

Of the constructions that look natural, w:jc="distribute", w:fitText and w:w are left alone by one program or another,
and a paragraph's border is half a millimetre too long at either end; what stands here is set alike by all.
"""

from collections.abc import Callable, Iterator, Sequence

from reportkit.formats import Format
from reportkit.manuscript import Line, Mark, Role, Span, width
from reportkit.writers.docx.comments import marked
from reportkit.writers.docx.head import BETWEEN, SPARE, Head, frame_top, upper_line
from reportkit.writers.docx.markup import HINT, fonts, words
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import EMU_OF_MM
from reportkit.writers.docx.styles import RED, lead_id, style_id
from reportkit.writers.docx.units import character, row, twips

NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def xml(head: Head, layout: Format, paragraphs: Paragraphs) -> Iterator[str]:
    """Yield a letterhead, from the first line of the page to the red line."""
    if head.letter:
        yield from _letter(head, layout, paragraphs)
        return
    for position, line in head.corner:
        yield paragraphs.xml(line, position)
    if head.mark:
        yield _blank(head.filler)
        yield from _Mark(head, layout, paragraphs).xml()
    for _ in range(head.gap):
        yield _blank(row(layout.page))
    if head.rows:
        yield _number(head, layout, paragraphs)


def _letter(head: Head, layout: Format, paragraphs: Paragraphs) -> Iterator[str]:
    """Yield a letter's mark in a frame above the 版心, and its rows below the red line, the number at the right."""
    page = layout.page
    lines = layout.head.double_lines
    if head.mark and lines:
        frame = (
            f'<w:framePr w:w="{twips(lines.length)}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" '
            f'w:x="{twips((page.width - lines.length) / 2)}" w:y="{frame_top(head.size, head.pitch, layout)}"/>'
        )
        yield from _Mark(head, layout, paragraphs).xml(frame)
    yield _blank(head.filler)
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{twips(page.text_width)}"/></w:tabs>'
    number = ""
    if head.number:
        at, line = head.number
        face = fonts(layout.styles[Role.DOCUMENT_NUMBER].font, layout.latin_font)
        runs = paragraphs.spans(line.spans, None, paragraphs.marks.of_block(at)).replace(HINT, face)
        number = f"<w:r><w:tab/></w:r>{runs}"
    if head.corner:
        (at, first), *others = head.corner
        words_ = paragraphs.spans(first.spans, None, paragraphs.marks.of_block(at))
        yield f'<w:p><w:pPr><w:pStyle w:val="{style_id(first.role)}"/>{edge}</w:pPr>{words_}{number}</w:p>'
        yield from (paragraphs.xml(line, at) for at, line in others)
    elif number:
        look = f'<w:pStyle w:val="{style_id(Role.DOCUMENT_NUMBER)}"/>{edge}<w:jc w:val="left"/>'
        yield f"<w:p><w:pPr>{look}</w:pPr>{number}</w:p>"


def double_lines(head: Head, layout: Format) -> str:
    """Return the four red lines of a letter, anchored to the sheet, for the header of its first page."""
    lines = layout.head.double_lines
    if lines is None:
        return ""
    upper = upper_line(head.size, layout)
    lower = layout.page.height - lines.above_foot
    drawn = (
        (upper, lines.thick),
        (upper + lines.apart, lines.thin),
        (lower - lines.apart, lines.thin),
        (lower, lines.thick),
    )
    runs = "".join(_drawn_line(number, middle, thick, layout) for number, (middle, thick) in enumerate(drawn))
    return f"<w:p><w:pPr>{_exact(20)}</w:pPr>{runs}</w:p>"


def _drawn_line(number: int, middle: float, thick: float, layout: Format) -> str:
    lines = layout.head.double_lines
    length = lines.length if lines else 0
    across = round(length * EMU_OF_MM)
    left = round((layout.page.width - length) / 2 * EMU_OF_MM)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(middle * EMU_OF_MM)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="0"/><wp:wrapNone/><wp:docPr id="{90010 + number}" name="红线{number + 1}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(thick * 12700)}">'
        f'<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _blank(height: int) -> str:
    return f"<w:p><w:pPr>{_exact(height)}</w:pPr></w:p>"


def _exact(height: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'


def _table(widths: Sequence[int], cells: str, align: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{align}<w:tblLayout w:type="fixed"/>{NO_MARGINS}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


class _Mark:
    """The mark: one line in the middle, or the bodies under each other, spread to the same width."""

    def __init__(self, head: Head, layout: Format, paragraphs: Paragraphs) -> None:
        self._head = head
        self._paragraphs = paragraphs
        self._size = head.size
        self._widest = max(width(line.text) for _, line in head.mark) * head.size

    def xml(self, frame: str = "") -> Iterator[str]:
        """Yield it; `frame` is what places it otherwise than in the text."""
        head = self._head
        if head.word is None:
            yield from (self._line(at, line, "center", frame) for at, line in head.mark)
            return
        names = "".join(self._line(at, line, "left") for at, line in head.mark)
        word = self._line(*head.word, "right")
        wide = round(self._widest) + SPARE
        beside = round((width(head.word[1].text) + BETWEEN) * self._size) + SPARE
        yield _table(
            (wide, beside),
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{names}</w:tc>'
            f'<w:tc><w:tcPr><w:tcW w:w="{beside}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{word}</w:tc>',
            '<w:jc w:val="center"/>',
        )

    def _line(self, position: int, line: Line, align: str, frame: str = "") -> str:
        spread = line.role is Role.MARK and len(line.text) > 1
        gap = round((self._widest - width(line.text) * self._size) / (len(line.text) - 1)) if spread else 0
        sized = f'<w:sz w:val="{self._size // 10}"/><w:szCs w:val="{self._size // 10}"/>'
        runs = marked(
            [*_all_but_last(line)],
            self._paragraphs.marks.of_block(position),
            _writer(len(line.text), f'<w:spacing w:val="{gap}"/>{sized}', sized),
            lambda span: False,
        )
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.role)}"/>{frame}{_exact(self._head.pitch)}'
            f'<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
        )


def _all_but_last(line: Line) -> Iterator[Span]:
    """Yield the spans of a line, its last character apart: what is added behind it would count for the middle."""
    *before, last = line.spans
    yield from before
    if len(last.text) > 1:
        yield Span(last.text[:-1], last.mark)
    yield Span(last.text[-1:], last.mark)


def _writer(length: int, look: str, last: str) -> Callable[[Span], str]:
    """Return what writes the pieces of a line one after the other, the last character in a look of its own."""
    done = 0

    def write(span: Span) -> str:
        nonlocal done
        done += len(span.text)
        if span.mark is Mark.PREPRINTED or not span.text:
            return ""
        return f"<w:r><w:rPr>{HINT}{last if done == length else look}</w:rPr>{words(span.text)}</w:r>"

    return write


def _number(head: Head, layout: Format, paragraphs: Paragraphs) -> str:
    """Return the rows of number and signers in a table of one cell, whose lower border is the red line."""
    rows = head.signers or ((-1, Line(Role.SIGNERS)),)
    wide = twips(layout.page.text_width)
    inside = "".join(
        _row(head, at, signers, layout, paragraphs, last=number == len(rows) - 1)
        for number, (at, signers) in enumerate(rows)
    )
    border = ""
    if layout.head.line:
        shown = not any(span.mark is Mark.PREPRINTED for _, line in head.mark for span in line.spans)
        kind = f'w:val="single" w:sz="{round(layout.head.line * 8)}" w:space="0" w:color="{RED}"' if shown else ""
        margin = head.below - round(layout.head.line * 20) * shown
        border = (
            f"{f'<w:tcBorders><w:bottom {kind}/></w:tcBorders>' if shown else ''}"
            f'<w:tcMar><w:bottom w:w="{margin}" w:type="dxa"/></w:tcMar>'
        )
    return _table((wide,), f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{border}</w:tcPr>{inside}</w:tc>')


def _row(head: Head, at: int, signers: Line, layout: Format, paragraphs: Paragraphs, *, last: bool) -> str:
    """Return a row: the number in the middle, or one 字 in from the left with signers one 字 in from the right."""
    if not head.signers:
        return paragraphs.xml(head.number[1], head.number[0]) if head.number else _blank(row(layout.page))
    lead = lead_id(Role.SIGNERS)
    number = ""
    if head.number and last:
        spans = (span._replace(mark=Mark.LEAD) if span.mark is Mark.TEXT else span for span in head.number[1].spans)
        number = paragraphs.spans(tuple(spans), lead, paragraphs.marks.of_block(head.number[0]))
    one = character(layout.styles[Role.SIGNERS], layout.page)
    widest = max(width(line.spans[-1].text) for _, line in head.signers)
    place = round(
        twips(layout.page.text_width) - (1 + widest + width(signers.spans[0].text if signers.spans[1:] else "")) * one
    )
    names = paragraphs.spans(signers.spans, lead, paragraphs.marks.of_block(at))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.SIGNERS)}"/>'
        f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
        f'<w:ind w:firstLineChars="0" w:firstLine="{one}"/></w:pPr>'
        f"{number}<w:r><w:tab/></w:r>{names}</w:p>"
    )
