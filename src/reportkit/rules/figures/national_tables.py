"""The national table of applications as anybody typed it: its rows by their labels, which are the same since 2019."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from reportkit.manuscript import Grid, cell_text
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.rule import Fault

NEW = expression("本年新收.{0,8}申请")
CARRIED_IN = expression("上年结转.{0,8}申请")
HANDLED = expression("[（(][五六七八][）)]总计")
CARRIED_FORWARD = expression("结转下年度?继续办理")
APPLICANTS = ("自然人", "总计")
FIGURE = expression(r"\d{1,9}")
KINDS = 7
"""How many figures a row has: those of six kinds of applicants and their total."""
BLANKS = expression(r"\s+")


@attrs.frozen
class NationalRow:
    """A row of the table of applications (申请表行): its label, and where and what its figures are."""

    label: str
    places: tuple[tuple[str, str, int], ...]
    figures: tuple[int, ...]

    def fault(self, column: int, message: str) -> Fault:
        """Return the fault of one of its cells."""
        filled = column if self.places[column][1] else -1  # an empty cell has no words to be told by
        place, text, start = self.places[filled]
        return Fault(place, message, text, start)

    @property
    def sum(self) -> int:
        """What the kinds of applicants add up to."""
        return sum(self.figures[:-1])

    @property
    def more(self) -> int:
        """By how much the total is above that."""
        return self.figures[-1] - self.sum


@attrs.frozen(slots=False)
class ApplicationTable:
    """The table of applications as it was typed (申请表): rows of as many figures each; of others nothing is known."""

    rows: tuple[NationalRow, ...]

    @cached_property
    def outcomes(self) -> Sequence[NationalRow]:
        """The rows of what became of the applications."""
        ends = [at for at, row in enumerate(self.rows) if CARRIED_IN.search(row.label) or HANDLED.search(row.label)]
        return self.rows[ends[0] + 1 : ends[1]] if len(ends) == 2 else ()

    def find(self, label: re.Pattern[str]) -> NationalRow | None:
        """Return the only row of such a label."""
        found = [row for row in self.rows if label.search(row.label)]
        return found[0] if len(found) == 1 else None


def is_national(label: str) -> bool:
    """Tell whether a row is one of the national table of applications."""
    return any(known.search(label) for known in (NEW, CARRIED_IN, CARRIED_FORWARD))


def application_table(context: CheckContext) -> ApplicationTable | None:
    """Return the table of applications, None where there is none, or more than one, or most of it cannot be read."""
    rows: list[NationalRow] = []
    for block in context.manuscript.blocks:
        if isinstance(block, Grid):
            known = rows_of(block)
            if known and (rows or all(any(word in text for _, text in known) for word in APPLICANTS)):
                rows += [row for row in map(_row, joined(known)) if row is not None]
        if rows and CARRIED_FORWARD.search(rows[-1].label):
            break
    widths = Counter(len(row.figures) for row in rows)
    if not widths or not any(is_national(row.label) for row in rows):
        return None
    width, times = widths.most_common(1)[0]
    begin = next((at for at, row in enumerate(rows) if NEW.search(row.label)), 0)
    return (
        ApplicationTable(tuple(row for row in rows[begin:] if len(row.figures) == width))
        if width > 2 <= times
        else None
    )


Texts = list[tuple[str, str]]


def rows_of(grid: Grid) -> Texts:
    """Return the texts of a grid with their places; a row ends in an empty place."""
    texts: Texts = []
    for place, row in grid.placed_rows():
        texts += ((f"{place}[{index}]", text) for index, text in enumerate(map(cell_text, row)))
        texts.append(("", ""))
    return texts


def joined(texts: Texts) -> Iterator[Texts]:
    row: Texts = []
    for place, text in texts:
        if place:
            row.append((place, text))
        else:
            yield row
            row = []


def _row(texts: Texts) -> NationalRow | None:
    """Return what a row holds: its words, and the figures that stand behind them all.

    Where some are left empty, which stand for 0, the last seven cells are the figures,
    of which the first and the total are filled in.
    """
    while texts and not texts[-1][1].strip():
        texts = texts[:-1]
    known = max(
        (at for at, (_, text) in enumerate(texts) if text.strip() and not FIGURE.fullmatch(text.strip())), default=-1
    )
    behind = texts[known + 1 :][-KINDS:]
    if len(behind) == KINDS and behind[0][1].strip() and any(not text.strip() for _, text in behind):
        cells = [(place, text.strip(), len(text) - len(text.lstrip())) for place, text in behind]
        label = "".join(BLANKS.sub("", text) for _, text in texts[: known + 1])
        return NationalRow(label, tuple(cells), tuple(int(text or 0) for _, text, _ in cells))
    figures: list[tuple[str, str, int]] = []
    words: list[str] = []
    for place, text in texts:
        shown = text.strip()
        if FIGURE.fullmatch(shown):
            figures.append((place, shown, text.index(shown)))
        elif shown and figures:
            return None
        elif shown:
            words.append(BLANKS.sub("", shown))
    if len(figures) < 3:
        return None
    return NationalRow("".join(words), tuple(figures), tuple(int(shown) for _, shown, _ in figures))
