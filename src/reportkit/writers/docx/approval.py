"""The approval sheet (发文稿纸): a table that fills the 版心, on a page in front that has no number."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from reportkit.errors import NoPlace
from reportkit.formats import Format
from reportkit.formats.approval import USUAL, ApprovalBox, ApprovalForm, ApprovalRow
from reportkit.manuscript import Role
from reportkit.manuscript.approval import ApprovalEntry, ApprovalSheet
from reportkit.writers.docx.heights import HIGHEST, highest_line, row_height, rule
from reportkit.writers.docx.line_breaks import lines, set_width
from reportkit.writers.docx.markup import NO_ROOM_HEIGHT, no_room, run
from reportkit.writers.docx.sections import sheet_section
from reportkit.writers.docx.styles import TABLE, style_id
from reportkit.writers.docx.units import character, twips

LABEL, TEXT = Role.TABLE_HEAD, Role.TABLE_TEXT
APART = 1  # 字 at the least between what is said and who signed it
ROOM_FOR_DATE = ApprovalEntry("", "　　年　　月　　日")


def xml(sheet: ApprovalSheet, layout: Format) -> Iterator[str]:
    """Yield the sheet: its title, its boxes, and the end of its section.

    Raises NoPlace where the form has no box for a label that is given.
    """
    form = layout.approval or USUAL
    if lacking := [label for label in sheet.told if label in sheet.given and label not in form.labels]:
        raise NoPlace(
            "approval: the sheet has no box {labels}; its boxes are {boxes}; write one of these, or add an ApprovalRow",
            labels="、".join(f"“{label}”" for label in lacking),
            boxes="、".join(form.labels),
        )
    title = run(f"{sheet.office}{form.title}")
    yield f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.SHEET_TITLE)}"/></w:pPr>{title}</w:p>'
    yield f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.BODY)}"/></w:pPr></w:p>'
    yield from _Boxes(sheet, form, layout).xml()
    yield no_room(behind=sheet_section(layout))


class _Boxes:
    """The table of a sheet: in each row the labels, and beside each what is told under it."""

    def __init__(self, sheet: ApprovalSheet, form: ApprovalForm, layout: Format) -> None:
        self._told = sheet.told
        self._layout = layout
        self._rows = form.rows
        self._wide = twips(layout.page.text_width)
        self._label = twips(form.label_width)
        self._margins = 2 * twips(layout.tables.side_margin) + rule(layout)
        self._edges = sorted({edge for row in self._rows for edge in self._ends(row)} | {0})

    def xml(self) -> Iterator[str]:
        """Yield the table, row by row."""
        columns = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(self._edges))
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{self._wide}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )
        for row, height in zip(self._rows, self._heights(), strict=True):
            high = f'<w:trHeight w:val="{height}"/>' if height <= HIGHEST else ""
            yield f"<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>{''.join(self._cells(row))}</w:tr>"
        yield "</w:tbl>"

    def _ends(self, row: ApprovalRow) -> list[int]:
        """Return where the cells of a row end: a label, what stands beside it, the next label, and so on."""
        ends = [round(self._wide * number / len(row.boxes)) for number in range(len(row.boxes) + 1)]
        return [end for start, stop in pairwise(ends) for end in (start + self._label, stop)]

    def _heights(self) -> list[int]:
        """Return the height of each row without its rule, which Word adds: the form's, or more where words need it.

        Rows without a height share what the others leave of the page; where words need more than that, all others give
        of what they do not need.
        """
        needed = [max(self._needed(box, row) for box in row.boxes) for row in self._rows]
        high = [max(twips(row.height or 0), least) for row, least in zip(self._rows, needed, strict=True)]
        free = [number for number, row in enumerate(self._rows) if row.height is None]
        room = self._page() - sum(height for number, height in enumerate(high) if number not in free)
        for shared, number in enumerate(sorted(free, key=needed.__getitem__, reverse=True)):
            high[number] = max(needed[number], room // (len(free) - shared))
            room -= high[number]
        spare = [height - least for height, least in zip(high, needed, strict=True)]
        given = min(1, -room / sum(spare)) if room < 0 and any(spare) else 0
        return [height - ceil(given * more) - rule(self._layout) for height, more in zip(high, spare, strict=True)]

    def _page(self) -> int:
        """Return how much of the page is left to the table."""
        styles = self._layout.styles
        above = sum(highest_line(styles[role], self._layout) for role in (Role.SHEET_TITLE, Role.BODY))
        return twips(self._layout.page.text_height) - above - NO_ROOM_HEIGHT - rule(self._layout)

    def _needed(self, box: ApprovalBox, row: ApprovalRow) -> int:
        """Return the height that a label and what is told under it need."""
        beside = self._beside(row)
        told = (self._height(f"{words}{signed}", beside, TEXT) for words, signed in self._paragraphs(box, beside))
        return max(self._height(box.label, self._label, LABEL), sum(told))

    def _height(self, text: str, wide: int, role: Role) -> int:
        count = lines(text, max(1, self._room(wide)), latin=self._layout.latin_font is not None)
        return row_height(role, count, self._layout)

    def _room(self, wide: int) -> float:
        """Return how many 字 a line of a cell holds."""
        return (wide - self._margins) / character(self._layout.styles[TEXT], self._layout.page)

    def _beside(self, row: ApprovalRow) -> int:
        """Return how wide a cell beside a label is."""
        return self._wide // len(row.boxes) - self._label

    def _cells(self, row: ApprovalRow) -> Iterator[str]:
        ends = iter(self._ends(row))
        start = 0
        for box in row.boxes:
            label = f'<w:p><w:pPr><w:pStyle w:val="{style_id(LABEL)}"/></w:pPr>{run(box.label)}</w:p>'
            yield self._cell(start, end := next(ends), "center", label)
            yield self._cell(end, stop := next(ends), "bottom" if box.signed else "center", self._said(box, row))
            start = stop

    def _cell(self, start: int, end: int, align: str, inside: str) -> str:
        columns = sum(start < edge <= end for edge in self._edges)
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{end - start}" w:type="dxa"/>{span}<w:vAlign w:val="{align}"/></w:tcPr>'
            f"{inside}</w:tc>"
        )

    def _said(self, box: ApprovalBox, row: ApprovalRow) -> str:
        """Return the paragraphs beside a label."""
        beside = self._beside(row)
        edge = f'<w:tabs><w:tab w:val="right" w:pos="{beside - self._margins}"/></w:tabs>'
        written = []
        for words, signed in self._paragraphs(box, beside):
            both = bool(words and signed)
            look = edge if both else '<w:jc w:val="right"/>' if signed else ""
            runs = run(words) + "<w:r><w:tab/></w:r>" + run(signed) if both else run(words or signed)
            style = f'<w:pStyle w:val="{style_id(TEXT)}"/>'
            written.append(f"<w:p><w:pPr>{style}{look}</w:pPr>{runs if words or signed else ''}</w:p>")
        return "".join(written)

    def _paragraphs(self, box: ApprovalBox, wide: int) -> Iterator[tuple[str, str]]:
        """Yield what stands beside a label: words and who signed them on one line, where both fit there."""
        blank = ApprovalEntry(box.blank, "") if box.blank or not box.signed else ROOM_FOR_DATE
        room = self._room(wide)
        for words, signed in ((one.words, one.signed) for one in self._told.get(box.label, (blank,))):
            narrow = signed.replace("　　", "　") if set_width(signed) > room else signed
            if words and narrow and set_width(words + narrow) + APART > room:
                yield from ((words, ""), ("", narrow))
            else:
                yield words, narrow
