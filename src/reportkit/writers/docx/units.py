"""The standard's units in Word's: twips (1/20 磅), half-points, hundredths of a 字."""

from reportkit.formats.format import POINTS_OF_SIZE, Page, Style

TWIPS_OF_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Return millimetres as the nearest whole twips."""
    return round(mm * TWIPS_OF_MM)


def half_points(size: str) -> int:
    """Return a size in 号 as half-points."""
    return round(POINTS_OF_SIZE[size] * 2)


def row(page: Page) -> int:
    """Return the distance of two lines in twips: the largest with which the page holds its 行."""
    return twips(page.text_height) // page.lines


def line_height(style: Style, page: Page) -> int:
    """Return the distance of a style's lines in twips; 0 where each is as high as what stands on it."""
    return row(page) if style.line is None else round(style.line * 20)


def pitch(page: Page) -> int:
    """Return the distance of two characters in twips: the largest with which a line holds its 字."""
    return twips(page.text_width) // page.characters


def letter_spacing(style: Style, page: Page) -> int:
    """Return what is taken from between the characters so that a line holds its 字, in twips.

    Only the size that the page counts in, 三号, is drawn together.
    """
    return pitch(page) - half_points("三号") * 10 if style.size == "三号" else 0
