"""The text of a file as content of a report: sections, measures, paragraphs, tables and pictures in their order."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, islice, takewhile
from typing import Any

import attrs

from reportkit.errors import InvalidValue
from reportkit.imaging import image_size
from reportkit.manuscript import Grid, Image, Line, Role, Span
from reportkit.model import Measure, Picture, Points, Section, Statistic, Table
from reportkit.model.content import Content
from reportkit.model.paragraph import Paragraph
from reportkit.model.picture import WIDTHS
from reportkit.readers.typed_tables import RULE, cells_of, grid_of
from reportkit.readers.word_file import BESIDE_TEXT
from reportkit.reading import national
from reportkit.reading.attachments import PLAIN_END
from reportkit.reading.captions import caption_of, fields_of, noted, stands_above, stands_below, typed_marks
from reportkit.reading.outline import Entry, Numbered
from reportkit.reading.points import NOWHERE, paragraph
from reportkit.reading.result import Notes, in_chinese
from reportkit.reading.rich_text import RichText, spans_behind
from reportkit.reading.tables import CellReader, table_of, texts_of
from reportkit.reading.words import clean, line_words, said, tight

ARTICLE = re.compile(r"第二十条第[（(]?[一二三四五六七八九十]+[）)]?项")
"""What parts table two of the annual report, on a line of its own."""


RUNS_ON = ("。", "：", ":", "，", ",", "、")
"""What a heading does not end in, but a sentence that leads to what is below it."""

MOST_BELOW = 20  # notes of a table
NEAR = 0.5  # mm by which two widths of a picture are the same


@attrs.define
class ContentReader:
    """Makes content of a file's blocks (正文读取), and collects the ledgers of national tables that it meets."""

    notes: Notes
    ledgers: list[national.Ledger] = attrs.Factory(list)
    figures: list[Statistic] = attrs.Factory(list)
    names: Mapping[str, str] = NOWHERE
    """What bookmarks that links lead to are called in the report."""

    reached: set[str] = attrs.Factory(set)
    """The bookmarks that stand at something of the report that has their name."""

    instead: dict[str, national.Rows] = attrs.Factory(dict)
    """Rows of tables that stand in the report as their form prints them, by the places of what they are read from."""

    def name_of(self, line: Line) -> str | None:
        """Return what a line is called in the report, if a link leads to it."""
        name = self.names.get(line.name or "")
        if name and line.name:
            self.reached.add(line.name)
        return name

    def content(self, entries: Sequence[Entry]) -> list[Content]:
        """Return what some blocks say."""
        return _Walk(self, entries).content(0, in_item=False)

    def plain(self, blocks: Sequence[Line | Grid | Image]) -> list[Content]:
        """Return what blocks say of which none counts: a caption goes to the table behind it."""
        found: list[Content] = []
        at = 0
        while at < len(blocks):
            taken, content = self._next(blocks, at)
            found += content
            at += taken
        return found

    def _next(self, blocks: Sequence[Line | Grid | Image], at: int) -> tuple[int, list[Content]]:
        """Return what the next of some blocks say, and how many these are."""
        first = blocks[at]
        if isinstance(first, Image):
            return self._picture(first, blocks[at + 1] if at + 1 < len(blocks) else None)
        above = [one for one in takewhile(stands_above, blocks[at : at + 2]) if isinstance(one, Line)]
        start = at + len(above)
        rows = [one for one in takewhile(_is_row, islice(blocks, start, None)) if isinstance(one, Line)]
        grid = blocks[start] if start < len(blocks) else None
        if isinstance(grid, Grid) or rows:
            taken = len(above) + (len(rows) or 1)
            marks = typed_marks(grid) if isinstance(grid, Grid) else ()
            below = takewhile(lambda one: stands_below(one, marks), blocks[at + taken : at + taken + MOST_BELOW])
            beside = [*above, *(one for one in below if isinstance(one, Line))]
            content = self._grid(grid, beside) if isinstance(grid, Grid) else self._rows(rows, beside)
            if any(isinstance(one, Table) for one in content):
                return taken + len(beside) - len(above), content
            return taken, [*(told for line in above for told in self._line(line)), *content]
        return 1, self._line(first)  # type: ignore[arg-type]  # a grid was met above

    def _line(self, line: Line) -> list[Content]:
        words = line_words(line)
        if line.origin.startswith(BESIDE_TEXT):
            self.notes.plain(line.origin, "在正文以外的文字，作为正文的一段", words)
        elif _is_row(line):
            self.notes.plain(line.origin, "像是表格的一行，不能写成表格，作为文字保留", words)
        rich = RichText.of((Span(line.number), *line.spans))
        return [paragraph(rich, self.names)] if rich.text else []

    def _grid(self, grid: Grid, beside: Sequence[Line]) -> list[Content]:
        """Return a table with its caption, unit and notes, or its rows as lines where no table can hold them."""
        rows = texts_of(grid)
        made = self._national(grid.origin, rows, beside, in_its_words=True)
        if made is None:
            made = table_of(grid, self.notes, CellReader(noted(beside), self.names), **self._fields(beside))
        return [made] if made else [said(" ".join(filter(None, row))) for row in rows if any(row)]

    def _rows(self, lines: Sequence[Line], beside: Sequence[Line]) -> list[Content]:
        """Return typed rows as a table for each stretch with as many cells; as one, where single rows have others."""
        lines = [line for line in lines if not RULE.fullmatch(line.text)] or lines
        rows = [cells_of(line_words(line)) for line in lines]
        made = self._national(lines[0].origin, rows, beside, in_its_words=False)
        if made is not None:
            self.instead.update((line.origin, ()) for line in lines[1:])
            return [made]
        found: list[Content] = []
        fields = self._fields(beside)
        pairs = zip(lines, rows, strict=True)
        groups = [[line for line, _ in group] for _, group in groupby(pairs, lambda pair: len(pair[1]))]
        for together in groups if all(len(group) > 1 for group in groups) else [lines]:
            table = self._typed_table(together, fields)
            found += [table] if table else [told for line in together for told in self._line(line)]
            fields = {} if table else fields
        return found

    def _typed_table(self, lines: Sequence[Line], fields: dict[str, Any]) -> Table | None:
        grid = grid_of(lines)
        if grid is None:
            return None
        self.notes.guessed(grid.origin, f"{len(lines)}行文字作为表格", " ".join(cells_of(line_words(lines[0]))))
        return table_of(grid, self.notes, **fields)

    def _fields(self, beside: Sequence[Line]) -> dict[str, Any]:
        names = (self.name_of(line) for line in beside if line.role is Role.TABLE_CAPTION)
        return {**fields_of(beside, self.names), "name": next(names, None)}

    def _national(self, place: str, rows: national.Rows, beside: Sequence[Line], *, in_its_words: bool) -> Table | None:
        """Return the form's own table where the rows are one of the national tables, and keep its ledger."""
        ledger = national.recognised(rows)
        if ledger is None:
            return None
        self.ledgers.append(ledger)
        made = national.as_form(ledger, rows, in_its_words=in_its_words)
        known = {fact.name for fact in self.figures}
        if made is None or any(one.name in known for one in made.figures):
            self.notes.plain(
                place, "识别为年度报告的国家统计表，栏目文字或者数字与该版格式有出入，按原样作为表格", " ".join(rows[0])
            )
            return None
        self.figures += made.figures
        self.instead[place] = national.printed_rows(made)
        self._told_form(place, rows, made)
        return attrs.evolve(made.table, **self._fields(beside))

    def _told_form(self, place: str, rows: national.Rows, made: national.National) -> None:
        printed = tight("".join(cell for row in national.printed_rows(made) for cell in row))
        other = [cell for row in rows for cell in row if cell and tight(cell) not in printed]
        self.notes.guessed(place, "识别为年度报告的国家统计表，按该版格式写入", " ".join(rows[0]))
        for cell in other:
            self.notes.left(place, "栏目文字与该版格式不同，以格式为准", cell)

    def _picture(self, image: Image, below: Line | Grid | Image | None) -> tuple[int, list[Content]]:
        captioned = isinstance(below, Line) and below.role is Role.PICTURE_CAPTION
        caption = caption_of(below) if isinstance(below, Line) and captioned else None
        alt = clean(image.alt) or caption or "图片"
        assert isinstance(image.content, bytes)  # a reader tells of charts as of what it cannot read
        try:
            own = image_size(image.content).width
            width = round(image.width, 1)
            given = width if abs(width - own) > NEAR and WIDTHS[0] <= width <= WIDTHS[1] else None
            name = self.name_of(below) if caption and isinstance(below, Line) else None
            picture = Picture(image.content, alt=alt, caption=caption, width=given, name=name)
        except InvalidValue as error:
            self.notes.left("图片", f"图片没有写入：{in_chinese(error)}", alt)
            return 1, []
        if not clean(image.alt):
            self.notes.guessed("图片", "图片没有说明文字，请补写它显示的内容", alt)
        return 1 + captioned, [picture]


@attrs.define
class _Walk:
    """Goes through blocks once, and nests what counts below what it counts under (层次归并)."""

    reader: ContentReader
    entries: Sequence[Entry]
    at: int = 0

    def content(self, above: int, *, in_item: bool) -> list[Content]:
        """Return what follows down to the next of a level or one above it."""
        found: list[Content] = []
        while self.at < len(self.entries):
            entry = self.entries[self.at]
            if isinstance(entry, Numbered):
                if entry.level <= above:
                    return found
                self.at += 1
                found += self._numbered(entry, above)
            elif in_item and self._next_level() <= above:
                return found
            else:
                rest = islice(self.entries, self.at, None)
                blocks = list(takewhile(lambda one: not isinstance(one, Numbered), rest))
                self.at += len(blocks)
                found += self.reader.plain(blocks)  # type: ignore[arg-type]  # none of them counts
        return found

    def _next_level(self) -> int:
        """Return the level of the next that counts, 0 where none follows."""
        following = (one for one in islice(self.entries, self.at, None) if isinstance(one, Numbered))
        return next((one.level for one in following), 0)

    def _numbered(self, entry: Numbered, above: int) -> list[Content]:
        own, line = entry.level, entry.line
        level = own if own != above + 1 else None
        heading = entry.is_heading and not clean(line.text).endswith(RUNS_ON if own > 1 else RUNS_ON[1:])
        try:
            if heading:
                made: Section | Measure = Section(said(line.text).rstrip(PLAIN_END), level=level)
            else:
                made = _measure(line, level, self.reader.names)
        except InvalidValue:
            try:
                made = Measure(text=paragraph(RichText.of(line.spans), self.reader.names), level=level)
            except InvalidValue:
                self.reader.notes.plain(
                    line.origin, "编号后面没有能作标题或者条目的文字，作为正文保留", line_words(line)
                )
                return self.reader.plain([attrs.evolve(line, role=Role.BODY)])
        has_text = isinstance(made, Measure) and (made.text != "" or made.points is not None)
        name = self.reader.name_of(line)
        return [attrs.evolve(made, content=self.content(own, in_item=has_text), name=name)]


def _measure(line: Line, level: int | None, names: Mapping[str, str]) -> Measure:
    lead = line.lead
    rich = RichText.of(line.spans)
    words = rich.text
    alone = words[:-1] if words.endswith("。") and "。" not in words[:-1] and not lead and rich.is_plain else ""
    if alone and line.role.name.startswith("HEADING"):
        return Measure(said(alone), level=level)
    if not clean(lead).endswith("。"):
        return led(None, paragraph(rich, names) if words else "", level)
    behind = RichText.of(spans_behind(line.spans, len(lead)))
    return led(said(clean(lead)[:-1]), paragraph(behind, names) if behind.text else "", level)


def led(lead: str | None, told: Paragraph, level: int | None) -> Measure:
    """Return an item with a lead, or none, and what is told behind it, a run of points apart."""
    if isinstance(told, Points):
        return Measure(lead, points=told, level=level)
    if isinstance(told, tuple) and len(told) == 2 and isinstance(told[1], Points):
        return Measure(lead, told[0], points=told[1], level=level)
    return Measure(lead, told, level=level)


def _is_row(block: Line | Grid | Image) -> bool:
    if not isinstance(block, Line) or block.origin.startswith(BESIDE_TEXT):
        return False
    return block.role is Role.TABLE_TEXT or (block.role is Role.BODY and ARTICLE.fullmatch(block.text) is not None)
