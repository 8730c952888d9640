"""A ruler for rendered pages: what is printed where, in millimetres from the top left corner of the sheet.

Fonts go by the design they stand for (仿宋 楷体 黑体 宋体 小标宋 Times), sizes and pitches are in points.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from statistics import fmean, mode

from attrs import evolve, frozen

from instruments.pdf import MM, Glyph, ink, sheets

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0  # the type area (版心) of GB/T 9704

DESIGNS = {  # the first that a PDF's font name begins with
    "FandolFang": "仿宋",
    "FandolKai": "楷体",
    "FandolHei": "黑体",
    "FandolSong-Bold": "小标宋",
    "FandolSong": "宋体",
    "LiberationSerif": "Times",
    "LiberationSans": "Arial",
}
CLOSING = frozenset("，。、；：？！”’）》〉】〕％…")  # none of these may begin a line
OPENING = frozenset("“‘（《〈【〔—")  # none of these may end one; a dash is two that stay together
PAGE_NUMBER = re.compile(r"[—–-] ?(\d+) ?[—–-]")


@frozen
class Run:
    """Characters of one line in one font and size."""

    text: str
    font: str
    size: float


@frozen
class Line:
    """What stands on one baseline."""

    runs: tuple[Run, ...]
    baseline: float
    left: float
    right: float
    next: str = ""  # the text of the line that follows, on whatever page

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def characters(self) -> int:
        return sum(not c.isspace() for c in self.text)

    @property
    def fonts(self) -> tuple[str, ...]:
        """Each once, in the order of the line."""
        return tuple(dict.fromkeys(run.font for run in self.runs if run.text.strip()))

    @property
    def size(self) -> float:
        """That of most of its characters."""
        count: Counter[float] = Counter()
        for run in self.runs:
            count[run.size] += len(run.text.strip())
        return count.most_common(1)[0][0]

    @property
    def em(self) -> float:
        return self.size / MM

    @property
    def is_full(self) -> bool:
        """From edge to edge of the type area; a closing mark may hang beyond it."""
        return abs(self.left - LEFT) < self.em / 2 and self.right > RIGHT - self.em / 2

    @property
    def is_plain(self) -> bool:
        """Full-width characters alone, and no rule of line ends moved one of them."""
        moved = self.text[-1:] in CLOSING or self.next[:1] in OPENING or self.next[1:2] in CLOSING
        before_latin = self.next[:1].isascii()  # a number or word that could not be cut
        return not moved and not (before_latin and self.next) and all(_is_wide(c) for c in self.text)


@frozen
class PageNumber:
    text: str
    number: int
    side: str  # left, centre or right
    font: str
    size: float
    inset: float  # from the nearer edge of the type area
    dash: tuple[Path, int, tuple[float, float, float, float]]  # the PDF, its page, and where the dash must be

    @property
    def dash_below(self) -> float:
        """From the bottom of the type area to the dash as it is printed, whatever its font says of itself."""
        return round(ink(*self.dash)[1] - BOTTOM, 2)


@frozen
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    page_number: PageNumber | None

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines in the type area."""
        return tuple(line for line in self.lines if TOP < line.baseline < BOTTOM)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def pitch(self) -> float:
        """From baseline to baseline of most neighbours, in points; 0 on a page of one line."""
        steps = [(b.baseline - a.baseline) * MM for a, b in pairwise(self.body)]
        usual = mode(round(step) for step in steps) if steps else 0
        return round(fmean(step for step in steps if abs(step - usual) < 1), 2) if steps else 0.0

    @property
    def rows(self) -> int:
        """Lines of text with the empty ones between them."""
        if not self.pitch:
            return len(self.body)
        return 1 + round((self.body[-1].baseline - self.body[0].baseline) * MM / self.pitch)

    @property
    def full_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.body if line.is_full)

    @property
    def characters_per_line(self) -> frozenset[int]:
        """Of the full lines that show it: 汉字 alone, untouched by the rules of line ends."""
        return frozenset(line.characters for line in self.full_lines if line.is_plain)

    @property
    def title(self) -> tuple[Line, ...]:
        """The lines in characters of 二号 or larger."""
        return tuple(line for line in self.body if line.size >= 22)

    def find(self, text: str) -> Line:
        """The one line that holds the text."""
        found = [line for line in self.lines if text in line.text]
        if len(found) != 1:
            raise LookupError(f"{text!r} is on {len(found)} lines of page {self.number}:\n{self.text}")
        return found[0]


def measure(pdf: Path) -> list[Page]:
    measured = [(sheet.width, sheet.height, [*_lines(sheet.glyphs)]) for sheet in sheets(pdf)]
    # page numbers stand between a line and its continuation on the next page
    text = [line for _, _, lines in measured for line in lines if TOP < line.baseline < BOTTOM]
    following = {id(a): b.text for a, b in pairwise(text)}
    return [
        Page(
            number=i,
            width=round(width, 2),
            height=round(height, 2),
            lines=tuple(evolve(line, next=following.get(id(line), "")) for line in lines),
            page_number=_page_number(pdf, i, lines),
        )
        for i, (width, height, lines) in enumerate(measured, 1)
    ]


def _lines(characters: Sequence[Glyph]) -> Iterator[Line]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(characters, key=lambda g: g.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline < 0.2 * glyph.size / MM:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        seen = [g for g in row if g.text.strip()]
        if seen:
            row.sort(key=lambda g: g.box.left)
            runs = groupby(_with_blanks(row), lambda g: (_design(g.font), round(g.size, 1)))
            yield Line(
                runs=tuple(Run("".join(g.text for g in run), *look) for look, run in runs),
                baseline=Counter(round(g.baseline, 3) for g in seen).most_common(1)[0][0],
                left=round(min(g.box.left for g in seen), 2),
                right=round(max(g.box.right for g in seen), 2),
            )


def _with_blanks(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs of a line, with blanks where a PDF holds none, but gaps of a third of an em, or a whole one."""
    yield row[0]
    for before, after in pairwise(row):
        gap = (after.box.left - before.box.right) * MM / before.size
        blank = " " if 0.3 < gap < 0.6 else "\u3000" if 0.9 < gap < 1.1 else ""
        if blank and before.text.strip() and after.text.strip():
            yield evolve(before, text=blank)
        yield after


def _design(font: str) -> str:
    _, _, name = font.rpartition("+")  # an embedded subset is called ABCDEF+Name
    return next((design for start, design in DESIGNS.items() if name.startswith(start)), name)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


def _page_number(pdf: Path, page: int, lines: Sequence[Line]) -> PageNumber | None:
    for line in lines:
        match = PAGE_NUMBER.fullmatch(line.text)
        if match and line.baseline > BOTTOM:
            from_left, from_right = line.left - LEFT, RIGHT - line.right
            side = "left" if from_left < from_right else "right"
            return PageNumber(
                text=line.text,
                number=int(match[1]),
                side="centre" if abs(from_left - from_right) < line.em else side,
                font="".join(line.fonts),
                size=line.size,
                inset=round(min(from_left, from_right), 2),
                dash=(pdf, page, (line.left, line.baseline - line.em, line.em * 0.9, line.em * 1.2)),
            )
    return None
