"""The page: its sheet, its type area, and what that holds."""

from attrs import field

from reportkit.checks import flag, optional, within
from reportkit.errors import InvalidValue
from reportkit.values import value_class

POINTS_OF_MM = 72 / 25.4
TWIPS_OF_POINT = 20  # the step in which Word takes distances
WIDEST_SHEET = 558  # mm: the largest that Word takes
PAGE_NUMBER = 3  # mm below its 一字线, for the lower half of its line


@value_class
class Page:
    """The page (版面), in millimetres, and what the type area (版心) holds: 行 a side, 字 a line.

    Parameters: `width` and `height` of the sheet; `top` and `left` the margins 天头 and 订口; `text_width` and
    `text_height` of the type area; `lines` 行 a side; `characters` 字 a line; `page_number_drop` the distance from the
    type area's foot to the 一字线 of the page number; `line` the distance of two lines in 磅, None for the largest with
    which the 行 fill the type area; `mirrored` sets the binding edge (订口) of even pages at their right, for sheets
    printed on both sides; `grid` declares 行 and 字 as the grid that Word's page setup shows (文档网格): the lines
    themselves stand where they do without it, since LibreOffice would put each character of such a grid into two of
    its cells.

    >>> Page(text_height=260)
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: Page.text_height: 0 mm remain below; the page number needs 10
    >>> Page(line=26)
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: Page.line: 26 磅 sets 24 行 on a side, not 22; give lines=24, or another distance
    """

    width: float = field(default=210, validator=within(90, WIDEST_SHEET, "mm"))
    height: float = field(default=297, validator=within(90, WIDEST_SHEET, "mm"))
    top: float = field(default=37, validator=within(0, WIDEST_SHEET, "mm"))
    left: float = field(default=28, validator=within(0, WIDEST_SHEET, "mm"))
    text_width: float = field(default=156, validator=within(50, WIDEST_SHEET, "mm"))
    text_height: float = field(default=225, validator=within(50, WIDEST_SHEET, "mm"))
    lines: int = field(default=22, validator=within(1, 100, "行", whole=True))
    characters: int = field(default=28, validator=within(1, 100, "字", whole=True))
    page_number_drop: float = field(default=7, validator=within(5, 50, "mm"))
    line: float | None = field(default=None, validator=optional(within(9, 400, "磅")), kw_only=True)
    mirrored: bool = field(default=False, validator=flag, kw_only=True)
    grid: bool = field(default=False, validator=flag, kw_only=True)

    def __attrs_post_init__(self) -> None:
        right = round(self.width - self.left - self.text_width, 3)
        if right < 0:
            raise InvalidValue(
                "Page.text_width: the type area ends {right} mm beyond the sheet; make it narrower",
                right=format(-right, "g"),
            )
        foot = round(self.bottom, 3)
        if foot < self.page_number_drop + PAGE_NUMBER:
            needed = self.page_number_drop + PAGE_NUMBER
            raise InvalidValue(
                "Page.text_height: {foot} mm remain below; the page number needs {needed}",
                foot=format(foot, "g"),
                needed=format(needed, "g"),
            )
        if self.line is not None and (held := int(self._twips / TWIPS_OF_POINT // self.line)) != self.lines:
            raise InvalidValue(
                "Page.line: {line} 磅 sets {held} 行 on a side, not {lines}; give lines={held}, or another distance",
                line=format(self.line, "g"),
                held=held,
                lines=self.lines,
            )

    @property
    def right(self) -> float:
        """The margin at the right, in mm."""
        return self.width - self.left - self.text_width

    @property
    def bottom(self) -> float:
        """The margin at the foot, in mm."""
        return self.height - self.top - self.text_height

    @property
    def _twips(self) -> int:
        return round(self.text_height * POINTS_OF_MM * TWIPS_OF_POINT)

    @property
    def row(self) -> float:
        """The distance of two lines in 磅: the page's own, or the largest with which it holds its 行.

        >>> Page().row, Page(line=28).row
        (28.95, 28)
        """
        return self._twips // self.lines / TWIPS_OF_POINT if self.line is None else self.line
