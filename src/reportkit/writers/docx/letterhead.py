"""The letterhead as WordprocessingML: paragraphs of exact height, a table for joint bodies, one for the red line.

Of the constructions that look natural, w:jc="distribute", w:fitText and w:w are left alone by one program or another,
and a paragraph's border is half a millimetre too long at either end; what stands here is set alike by all.
"""

from collections.abc import Callable, Iterator, Sequence

from reportkit.formats import Format
from reportkit.manuscript import Line, Mark, Role, Span, width
from reportkit.writers.docx.comments import marked
from reportkit.writers.docx.head import BETWEEN, SPARE, Head
from reportkit.writers.docx.markup import HINT, words
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.styles import RED, lead_id, style_id
from reportkit.writers.docx.units import character, row, twips

NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def xml(head: Head, layout: Format, paragraphs: Paragraphs) -> Iterator[str]:
    """Yield a letterhead, from the first line of the page to the red line."""
    for position, line in head.corner:
        yield paragraphs.xml(line, position)
    if head.mark:
        yield blank(head.filler)
        yield from MarkLines(head, paragraphs).xml()
    for _ in range(head.gap):
        yield blank(row(layout.page))
    if head.rows:
        yield _number(head, layout, paragraphs)


def blank(height: int) -> str:
    """Return a blank line of exact height."""
    return f"<w:p><w:pPr>{exact(height)}</w:pPr></w:p>"


def exact(height: int) -> str:
    """Return w:spacing of a line of exact height."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'


def _table(widths: Sequence[int], cells: str, align: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{align}<w:tblLayout w:type="fixed"/>{NO_MARGINS}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


class MarkLines:
    """The mark (标志排版): one line in the middle, or the bodies under each other, spread to the same width."""

    def __init__(self, head: Head, paragraphs: Paragraphs) -> None:
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
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.role)}"/>{frame}{exact(self._head.pitch)}'
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
        red = f'w:val="single" w:sz="{round(layout.head.line * 8)}" w:space="0" w:color="{RED}"'
        line = "" if head.preprinted else f"<w:tcBorders><w:bottom {red}/></w:tcBorders>"
        margin = head.below - (0 if head.preprinted else round(layout.head.line * 20))
        border = f'{line}<w:tcMar><w:bottom w:w="{margin}" w:type="dxa"/></w:tcMar>'
    return _table((wide,), f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{border}</w:tcPr>{inside}</w:tc>')


def _row(head: Head, at: int, signers: Line, layout: Format, paragraphs: Paragraphs, *, last: bool) -> str:
    """Return a row: the number in the middle, or one 字 in from the left with signers one 字 in from the right."""
    if not head.signers:
        return paragraphs.xml(head.number[1], head.number[0]) if head.number else blank(row(layout.page))
    lead = lead_id(Role.SIGNERS)
    number = ""
    if head.number and last:
        spans = (span._replace(mark=Mark.LEAD) if span.mark is Mark.TEXT else span for span in head.number[1].spans)
        number = paragraphs.spans(tuple(spans), lead, paragraphs.marks.of_block(head.number[0]))
    one = character(layout.styles[Role.SIGNERS], layout.page)
    widest = max(width(line.spans[-1].text) for _, line in head.signers)
    label = width(signers.spans[0].text) if len(signers.spans) > 1 else 0
    place = max(0, round(twips(layout.page.text_width) - (1 + widest + label) * one))
    names = paragraphs.spans(signers.spans, lead, paragraphs.marks.of_block(at))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.SIGNERS)}"/>'
        f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
        f'<w:ind w:firstLineChars="0" w:firstLine="{one}"/></w:pPr>'
        f"{number}<w:r><w:tab/></w:r>{names}</w:p>"
    )
