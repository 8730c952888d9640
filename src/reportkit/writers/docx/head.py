"""How high the letterhead becomes and how large its mark, in twips: the formulas of its places.

The characters on a line of exact height H stand with their upper edge 0.8 H − A·S below its own, S being their size
and A the ascent of the typeface in parts of it. So a blank line of exact height brings the mark to its place, however
many rows stand above it.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from reportkit.formats import Format
from reportkit.formats.letterhead import DoubleLines
from reportkit.formats.page import POINTS_OF_MM
from reportkit.manuscript import HEAD, Block, Line, Mark, Role, width
from reportkit.writers.docx.units import TWIPS_OF_MM, half_points, row, twips

RISE = 0.8  # of an exact line, above the baseline
FOOT = 0.155  # of a 三号 character, below the baseline: between 仿宋_GB2312 and its free stand-in
CAP = 0.82  # of a 三号 character, above the baseline, as much between the two
INK = 0.93  # of the mark's size, from the upper edge of its characters to their foot
THIRD = 320  # twips: 三号
SEVEN_EIGHTHS = 7 / 8 * 16 / 72 * 25.4  # mm: of its height
BETWEEN = 0.6  # of a character, between the bodies of a joint mark and the word behind them
SPARE = 40  # twips beyond what the words of a cell need, so that rounding turns no line
LEAST = 20  # twips: no line is lower


class Head(NamedTuple):
    """A letterhead (版头尺寸): its lines with their positions among the blocks, and its measures in twips."""

    corner: tuple[tuple[int, Line], ...]
    mark: tuple[tuple[int, Line], ...]
    word: tuple[int, Line] | None
    number: tuple[int, Line] | None
    signers: tuple[tuple[int, Line], ...]
    size: int
    pitch: int
    filler: int
    gap: int
    below: int
    letter: bool = False

    @property
    def blocks(self) -> int:
        """How many blocks of the manuscript it takes."""
        return len(self.corner) + len(self.mark) + len(self.signers) + sum(map(bool, (self.word, self.number)))

    @property
    def preprinted(self) -> bool:
        """Whether the paper has mark and lines already."""
        return any(span.mark is Mark.PREPRINTED for _, line in self.mark for span in line.spans)

    @property
    def rows(self) -> int:
        """How many rows stand above the red line: those of the signers, the last of them with the number."""
        if self.letter:
            return max(len(self.corner), int(self.number is not None))
        return max(1, len(self.signers)) if self.mark or self.number else 0

    def height(self, layout: Format) -> int:
        """Return how much of the first page it takes."""
        body = row(layout.page)
        if self.letter:
            below = max(0, frame_top(self.size, self.pitch, layout) + self.pitch - twips(layout.page.top))
            return below * bool(self.mark) + self.filler + self.rows * body
        above = len(self.corner) * body + self.filler + len(self.mark) * self.pitch + self.gap * body
        return above + self.rows * body + self.below


def head_of(blocks: Sequence[Block], layout: Format, start: int = 0) -> Head | None:
    """Return the letterhead with which blocks begin, the first being the `start`th; None where they have none."""
    placed = enumerate(blocks, start)
    lines = list(takewhile(lambda one: isinstance(one[1], Line) and one[1].role in HEAD, placed))
    if not lines:
        return None
    of = {
        role: tuple((at, line) for at, line in lines if isinstance(line, Line) and line.role is role) for role in HEAD
    }
    corner = (*of[Role.COPY_NUMBER], *of[Role.SECRECY], *of[Role.URGENCY])
    mark, word, number = of[Role.MARK], of[Role.MARK_WORD], of[Role.DOCUMENT_NUMBER]
    look, body = layout.head, row(layout.page)
    size = mark_size([line.text for _, line in mark], word[0][1].text if word else "", layout)
    pitch = round(look.mark_pitch * size)
    filler = twips(look.mark_top) - len(corner) * body - round(RISE * pitch - look.ascent * size)
    if look.double_lines:
        below = upper_line(size, layout, look.double_lines) + look.double_lines.apart + SEVEN_EIGHTHS
        first = twips(below) - round(RISE * body - CAP * THIRD)
        frame = frame_top(size, pitch, layout) + pitch if mark else 0  # below which text begins
        above = first - max(twips(layout.page.top), frame)
        numbered = number[0] if number else None
        return Head(corner, mark, None, numbered, (), size, pitch, max(LEAST, above), 0, 0, letter=True)
    has_row = bool(mark or number)
    return Head(
        corner,
        mark,
        word[0] if word else None,
        number[0] if number else None,
        of[Role.SIGNERS],
        size,
        pitch,
        max(LEAST, filler) if mark else 0,
        2 if mark else 0,
        line_margin(layout) + round(look.line * 20) if has_row and look.line else 0,
    )


def mark_size(names: Sequence[str], word: str, layout: Format) -> int:
    """Return the size of a mark in twips, in whole half-points: that of its style, or what the 版心 has room for."""
    largest = half_points(layout.styles[Role.MARK].size)
    if not names:
        return largest * 10
    across = twips(layout.page.text_width) - (2 * SPARE if word else 0)
    characters = max(map(width, names)) + (width(word) + BETWEEN if word else 0)
    high = twips(layout.head.mark_height) / layout.head.mark_pitch / len(names) if len(names) > 1 else across
    return int(min(largest, across / characters / 10, high / 10)) * 10


def upper_line(size: int, layout: Format, lines: DoubleLines) -> float:
    """Return how far the middle of a letter's first red line lies below the upper edge of the sheet, in mm."""
    mark = layout.page.top + layout.head.mark_top + INK * size / TWIPS_OF_MM
    return mark + lines.below_mark + lines.thick / 2 / POINTS_OF_MM


def frame_top(size: int, pitch: int, layout: Format) -> int:
    """Return where the line of a letter's mark begins below the upper edge of the sheet."""
    edge = twips(layout.page.top + layout.head.mark_top)
    return edge - round(RISE * pitch - layout.head.ascent * size)


def line_margin(layout: Format) -> int:
    """Return the distance from the foot of the number's line to the red line."""
    size = half_points(layout.styles[Role.DOCUMENT_NUMBER].size) * 10
    return max(0, twips(layout.head.line_drop) - round((1 - RISE) * row(layout.page) - FOOT * size))
