"""The standard's units in Word's: twips (1/20 磅), half-points, hundredths of a 字."""

from reportkit.formats.format import POINTS_OF_SIZE, Style
from reportkit.formats.page import Page

TWIPS_OF_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Return millimetres as the nearest whole twips."""
    return round(mm * TWIPS_OF_MM)


def half_points(size: str) -> int:
    """Return a size in 号 as half-points."""
    return round(POINTS_OF_SIZE[size] * 2)


def row(page: Page) -> int:
    """Return the distance of two lines in twips."""
    return round(page.row * 20)


def line_height(style: Style, page: Page) -> int:
    """Return the distance of a style's lines in twips; 0 where each is as high as what stands on it."""
    return row(page) if style.line is None else round(style.line * 20)


def pitch(page: Page) -> int:
    """Return the distance of two characters in twips: the largest with which a line holds its 字.

    Of a grid LibreOffice makes each cell up to 1/100 mm narrower, and the line as wide as they are together.
    """
    return twips(page.text_width) // page.characters - page.grid


def letter_spacing(style: Style, page: Page) -> int:
    """Return what is taken from between the characters so that a line holds its 字, in twips.

    Only the size that the page counts in, 三号, is drawn together.
    """
    return pitch(page) - half_points("三号") * 10 if style.size == "三号" else 0


def character(style: Style, page: Page) -> int:
    """Return the distance of two characters of a style in twips."""
    return pitch(page) if style.size == "三号" else half_points(style.size) * 10


def indent(style: Style, page: Page, **distances: float) -> str:
    """Return w:ind with distances in 字 by their names in WordprocessingML: left, right, firstLine, hanging.

    They are written in twips, but for the first line of 三号 text, which is to follow the size when a person
    changes it. Word takes a distance in 字 (w:leftChars and its like) for that of Normal's characters, and adds the
    hanging part to it, so other programs would set other distances.
    """
    unit = character(style, page)
    written = [f'w:{name}="{round(distance * unit)}"' for name, distance in distances.items()]
    if "firstLine" in distances:
        follows = distances["firstLine"] if style.size == "三号" else 0
        written.insert(-1, f'w:firstLineChars="{round(follows * 100)}"')
    return f"<w:ind {' '.join(written)}/>"
