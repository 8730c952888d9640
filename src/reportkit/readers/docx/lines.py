"""What a Word file holds as lines and grids: each paragraph with its role, its number and its place."""

from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import (
    CONTENTS,
    Block,
    Column,
    Grid,
    GridCell,
    GridEntry,
    Image,
    Line,
    Merged,
    Note,
    Role,
    Span,
)
from reportkit.manuscript.charts import ChartData
from reportkit.readers.docx.charts import chart_data
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.inline import dressed, in_cell
from reportkit.readers.docx.read_blocks import ReadCell, ReadParagraph, ReadTable, is_written
from reportkit.readers.docx.roles import Recognizer
from reportkit.readers.docx.runs import Shown
from reportkit.readers.docx.unfolded import joined_again, parted, unfolded
from reportkit.readers.letterhead import BESIDE, pieces

SUFFIXES = {"png": "png", "jpg": "jpg", "jpeg": "jpg"}


@attrs.frozen
class Placed:
    """A paragraph where it stands (段落与位置): the line it is, what it is made of, the blank paragraphs above it."""

    line: Line
    source: ReadParagraph
    blanks: int


class LineReader:
    """Makes blocks of what a file holds (成文); places count as a reader does, blank paragraphs left out."""

    def __init__(self, text: WordText, *, breaks_apart: bool = False, charts: bool = False) -> None:
        self._charts = charts
        self._text = text
        self._recognizer = Recognizer(text)
        self._read = unfolded(text, self._recognizer)
        if breaks_apart and not self._recognizer.ours:
            self._read = joined_again([one for block in self._read for one in parted(block)])
        written = [one for one in self._read if isinstance(one, ReadParagraph) and not one.note and is_written(one)]
        self._anchors = {
            link.leads.removeprefix("#")
            for block in self._read
            if isinstance(block, ReadParagraph) and not block.contents
            for link in block.words.links
        }
        self._lines = iter(self._recognizer.lines(written))
        self._counts = {"表格": 0, "文本框": 0, "脚注": 0, "尾注": 0}
        self._blanks = 0
        self.placed: list[Placed] = []
        self.tables: list[tuple[str, ReadTable]] = []
        self.beside: list[tuple[str, ReadParagraph]] = []
        self.drawn: list[tuple[str, str]] = []
        self.wordless: list[tuple[str, ReadParagraph]] = []
        self._pictures = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the file in their order."""
        for block in self._read:
            if isinstance(block, ReadTable):
                yield self._grid(block)
            elif block.note:
                yield from self._beside(block)
                yield from self._apart(block)
            else:
                yield from self._paragraph(block)

    def _beside(self, source: ReadParagraph) -> Iterator[Line]:
        """Yield a paragraph of a text box or a note, which is not part of the text around it."""
        text = source.text.strip()
        self._unseen(source, source.note, self.placed[-1].line.origin if self.placed else "")
        if text:
            role = Role.TABLE_TEXT if source.note == "文本框" else Role.TABLE_NOTE
            number = source.label
            place = self._place(source.note, f"{source.note}第{{}}段")
            self.beside.append((place, source))
            yield Line(role, (Span(text),), number, place)

    def _apart(self, source: ReadParagraph) -> Iterator[Line]:
        """Yield the notes of a paragraph as lines: their marks stand in no line of running text."""
        for note in source.notes:
            for paragraph in note.paragraphs:
                yield from self._beside(paragraph)

    def _noted(self, source: ReadParagraph) -> Iterator[tuple[int, Note]]:
        """Yield the notes of a paragraph as they stand in its line."""
        for note in source.notes:
            place = self._place(note.kind, f"{note.kind}第{{}}段")
            spans: list[Span] = []
            for paragraph in note.paragraphs:
                self._unseen(paragraph, note.kind, place)
                number = paragraph.label
                words = Line(Role.TABLE_NOTE, (Span(f"{number}{paragraph.text.strip()}"),))
                spans += [*([Span("\n")] if spans else []), *dressed(words, paragraph, (), self._text).spans]
            if any(span.text.strip() for span in spans):
                self.beside.append((place, note.paragraphs[0]))
                yield note.at, Note(tuple(spans), place)

    def _paragraph(self, source: ReadParagraph) -> Iterator[Block]:
        if is_written(source):
            line = next(self._lines)
            around = line.role in BESIDE or line.role in CONTENTS  # parts may be told apart, or words told again
            if not around:
                line = self._named(dressed(line, source, list(self._noted(source)), self._text), source)
            self.placed.append(Placed(line, source, self._blanks))
            self._blanks = 0
            yield from pieces(line)
            yield from self._apart(source) if around else ()
        else:
            yield from self._blank(source)
        above = self.placed[-1].line.origin if self.placed else ""
        if not is_written(source):
            shows = source.words.pictures or (self._charts and source.words.charts)
            self.wordless.append((f"第{self._pictures + 1}张图" if shows else above, source))
        self.drawn += ((above, kind) for kind in source.words.drawn)
        for shown in source.words.pictures:
            self._blanks = 0
            yield from self._picture(shown)
        for chart in source.words.charts if self._charts else ():
            self._pictures += 1
            yield Image(chart_data(self._text.parts, chart) or ChartData("bar", (), ()), "", "", 0, 0)

    def _unseen(self, source: ReadParagraph, where: str, place: str = "") -> None:
        """Tell of pictures where a manuscript has no place for them, and of drawings."""
        shown = [*("图片" for _ in source.words.pictures), *("图表" for _ in source.words.charts)]
        self.drawn += ((place, kind) for kind in (*source.words.drawn, *shown))
        if source.words.pictures:
            self._text.unread[f"{where}中的图片"] += len(source.words.pictures)

    def _named(self, line: Line, source: ReadParagraph) -> Line:
        """Return a line with the name that links lead to it by."""
        name = next((name for name in source.words.bookmarks if name in self._anchors), None)
        return attrs.evolve(line, name=name) if name else line

    def _blank(self, source: ReadParagraph) -> Iterator[Line]:
        if not source.words.pictures and source.section is None:
            self._blanks += 1
        yield from self._apart(source)

    def _place(self, kind: str, pattern: str) -> str:
        self._counts[kind] += 1
        return pattern.format(self._counts[kind])

    def _picture(self, shown: Shown) -> Iterator[Image]:
        content = self._text.picture(shown)
        if content is not None:
            name, data = content
            suffix = name.rpartition(".")[2].lower()
            self._pictures += 1
            yield Image(data, SUFFIXES.get(suffix, suffix), shown.alt, shown.width, shown.height)

    def _grid(self, given: ReadTable) -> Grid:
        self._blanks = 0
        table = _without_labels_anew(given, ours=self._recognizer.ours)
        place = self._place("表格", "第{}个表格")
        self.tables.append((place, table))
        for number, row in enumerate(table.rows, 1):
            for paragraph in (one for cell in row for one in cell.paragraphs):
                self._unseen(paragraph, "表格", f"{place}第{number}行")
        columns = max(sum(cell.across for cell in row) for row in table.rows)
        first = table.rows[min(table.repeated, len(table.rows) - 1)]
        roles = [self._role(cell) for cell in first for _ in range(cell.across)]
        roles += [Role.TABLE_TEXT] * (columns - len(roles))
        rows = [self._row(table, number, roles) for number in range(len(table.rows))]
        shared = tuple(Column(role) for role in roles)
        return Grid(shared, tuple(rows[: table.repeated]), tuple(rows[table.repeated :]), place)

    def _row(self, table: ReadTable, number: int, roles: Sequence[Role]) -> tuple[GridEntry, ...]:
        entries: list[GridEntry] = []
        column = 0
        for cell in table.rows[number]:
            if cell.continued and number:
                entries.append(Merged(cell.across))
            else:
                entries.append(self._entry(cell, self._down(table, number, column), roles[column]))
            column += cell.across
        if column < len(roles):
            entries.append(GridCell((), across=len(roles) - column))
        return tuple(entries)

    def _entry(self, cell: ReadCell, down: int, usual: Role) -> GridEntry:
        text = "\n".join(one.label + one.text for one in cell.paragraphs).strip("\n")
        role = self._role(cell)
        plain: tuple[Span, ...] = (Span(text),) if text else ()
        spans: tuple[Span, ...] = ()
        for one in cell.paragraphs:
            label = (Span(one.label),) if one.label else ()
            spans += (*([Span("\n")] if spans else []), *label, *in_cell(one, list(self._noted(one)), self._text))
        if not any(span.stresses or span.link or span.note for span in spans):
            spans = plain
        if down == 1 and cell.across == 1 and role is usual and spans == plain:
            return text
        return GridCell(spans, role if role is not usual else None, cell.across, down)

    def _role(self, cell: ReadCell) -> Role:
        return self._recognizer.cell_role(cell.paragraphs[0]) if cell.paragraphs else Role.TABLE_TEXT

    def _down(self, table: ReadTable, number: int, column: int) -> int:
        """Return how many rows a cell covers."""
        down = 1
        while number + down < len(table.rows):
            at = 0
            row = table.rows[number + down]
            below = next((cell for cell in row if (at := at + cell.across) > column), None)
            if below is None or not below.continued or at - below.across != column:
                return down
            down += 1
        return down


def _without_labels_anew(table: ReadTable, *, ours: bool) -> ReadTable:
    """Return a table whose merged labels go on where they only begin anew, on the first row of a page.

    A file of this library tells that row, until another program saves it: then equal labels in a column are one label.
    """
    above: dict[int, tuple[str, bool]] = {}  # column → the label there, and whether it covers rows
    rows: list[tuple[ReadCell, ...]] = []
    for row in table.rows:
        anew = ours or any(one.own.get("new page") == "1" for cell in row[:1] for one in cell.paragraphs)
        cells: list[ReadCell] = []
        column = 0
        within = True  # labels to the left go on, too
        for cell in row:
            label = ("\n".join(one.text for one in cell.paragraphs), cell.begins)
            if anew and within and _goes_on(above.get(column), label):
                cells.append(attrs.evolve(cell, continued=True))
            else:
                cells.append(cell)
                if not cell.continued:
                    above[column] = label
            within = within and cells[-1].continued
            column += cell.across
        rows.append(tuple(cells))
    return attrs.evolve(table, rows=tuple(rows))


def _goes_on(above: tuple[str, bool] | None, label: tuple[str, bool]) -> bool:
    """Tell whether a label is the one above it, of which one at least covers rows."""
    return above is not None and above[0] == label[0] != "" and (above[1] or label[1])
