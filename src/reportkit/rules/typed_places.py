"""Where a reader finds a place of what was typed elsewhere: under which headings, and with which words it begins."""

from collections import Counter
from collections.abc import Iterator, Mapping

from reportkit.manuscript import (
    HEADINGS,
    ITEMS,
    Block,
    Grid,
    Image,
    Line,
    Manuscript,
    Note,
    Role,
    cell_text,
    level_of,
    notes_in,
)
from reportkit.patterns import expression
from reportkit.readers.word_file import BESIDE_TEXT
from reportkit.rules.places import APART, OUTSIDE, TABLE_ROW, row_of, row_words

STEP = " → "
LONGEST_WORDS = 12  # 字
COUNTED = expression(r"第\d+个表格")
WORDED = {Role.BODY, Role.TABLE_TEXT, Role.TABLE_NOTE, *HEADINGS, *ITEMS}
"""Roles of which a document has many: what they are is no help to find one."""


class TypedPlaces:
    """What the places of a text or a Word file are called (文稿位置): 二、公开情况 → （一）主动公开 → “全年共公开…”."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._names: dict[str, str] = {}
        self._rows: dict[str, str] = {}
        self._above: dict[int, str] = {}
        self._part = ""
        self._caption = ""
        self._told: Counter[str] = Counter()
        for block in manuscript.blocks:
            self._name(block)

    def where(self, place: str) -> str:
        """Return a place as a reader finds it; one that is nowhere in the text, such as 页眉, as it is."""
        row = TABLE_ROW.fullmatch(place)
        if row is None or row[1] not in self._names:
            return self._names.get(place) or OUTSIDE.get(place, place)
        told = row_words(row)
        return f"{self._names[row[1]]}{STEP}{told}{self._rows.get(row_of(place), '')}"

    def _name(self, block: Block) -> None:
        if isinstance(block, Image):
            return
        if isinstance(block, Grid):
            rows = dict(_rows(block))
            self._names[block.origin] = self._path(self._caption or _table(block.origin, rows))
            self._rows.update(rows)
        elif (block.text or block.number) and block.origin not in self._names:  # the first of several on one line
            self._names[block.origin] = self._apart(self._named(block))
        for note in _notes(block):
            words = first_words(note.text)
            kind = next((kind for kind in BESIDE_TEXT if note.origin.startswith(kind)), "")
            self._names[note.origin] = self._apart(f"{kind}“{words}”")
        self._caption = _caption(block)

    def _named(self, line: Line) -> str:
        words = first_words(f"{line.number}{line.text}")
        beside = next((kind for kind in BESIDE_TEXT if line.origin.startswith(kind)), "")
        level = level_of(line.role)
        if beside:
            return f"{beside}“{words}”"
        if line.role in APART:
            return APART[line.role]
        if line.role is Role.ATTACHMENT_LABEL:
            self._part, self._above = line.text, {}
            return line.text
        if level is not None and line.number:
            self._above = {depth: name for depth, name in self._above.items() if depth < level}
            self._above[level] = first_words(f"{line.number}{line.spans[0].text if line.spans else ''}".rstrip("。"))
            return self._path()
        return self._path(f"“{words}”" if line.role in WORDED else f"{line.role.value}“{words}”")

    def _apart(self, name: str) -> str:
        """Tell paragraphs apart that begin alike, under one heading."""
        self._told[name] += 1
        return f"{name}（第{self._told[name]}处）" if self._told[name] > 1 and name.endswith("”") else name

    def _path(self, *last: str) -> str:
        return STEP.join([*filter(None, [self._part]), *self._above.values(), *last])


def first_words(text: str) -> str:
    """Return how a text begins.

    >>> first_words("全年共收到申请12件"), first_words("全年共收到政府信息公开申请12件")
    ('全年共收到申请12件', '全年共收到政府信息公…')
    """
    line = text.replace("\n", "")
    return line if len(line) <= LONGEST_WORDS else f"{line[: LONGEST_WORDS - 2]}…"


def _table(place: str, rows: Mapping[str, str]) -> str:
    """Return what a table without a caption is called: its number, of one typed as paragraphs its first words."""
    return place if COUNTED.fullmatch(place) or not rows else f"{next(iter(rows.values()))}起的表格"


def _caption(block: Block) -> str:
    """Return the caption that a block is of the table below it, "" for any other."""
    if not isinstance(block, Line) or block.role is not Role.TABLE_CAPTION:
        return ""
    return f"{block.number} {block.text.strip()}".strip()


def _rows(grid: Grid) -> Iterator[tuple[str, str]]:
    for place, row in grid.placed_rows():
        if words := next(filter(None, map(cell_text, row)), ""):
            yield place, f"“{first_words(words)}”"


def _notes(block: Line | Grid) -> list[Note]:
    """Return the notes at the words of a line or of a table's cells, but for those that stand below it as lines."""
    return [note for note in notes_in(block) if note.spans or isinstance(block, Line)]
