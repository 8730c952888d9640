"""A PDF as PDFium reads it: every character, rule and picture with its place, the ink, and pages as pictures.

Lengths are millimetres from the top left corner of the sheet, sizes of type points.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from attrs import frozen
from pypdfium2 import raw

MM = 72 / 25.4


@frozen
class Box:
    left: float
    top: float
    right: float
    bottom: float


@frozen
class Glyph:
    """A character: its box is as wide as it advances, and it stands upright or is turned."""

    text: str
    font: str  # as the PDF calls it
    size: float
    baseline: float
    box: Box
    is_upright: bool = True


@frozen
class Sheet:
    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def sheets(pdf: Path) -> list[Sheet]:
    with _opened(pdf) as document:
        return [_sheet(page) for page in document]


def drawings(pdf: Path, page: int) -> list[Box]:
    """What is drawn on a page beside its text: rules, as thick as they are, areas, pictures."""
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]  # ONLYOFFICE fills an area with a picture
    with _opened(pdf) as document:
        height = document[page - 1].get_size()[1]
        bounds = [drawing.get_bounds() for drawing in document[page - 1].get_objects(kinds)]
    return [
        Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM) for left, bottom, right, top in bounds
    ]


def ink(pdf: Path, page: int, box: tuple[float, float, float, float], dpi: int = 300) -> tuple[float, float]:
    """Where the middle of what is printed in a box lies: x and y; the box is left, top, width and height."""
    found = ink_box(pdf, page, box, dpi)
    return (found.left + found.right) / 2, (found.top + found.bottom) / 2


def ink_box(pdf: Path, page: int, box: tuple[float, float, float, float], dpi: int = 300) -> Box:
    """The edges of what is printed in a box, whatever the fonts say of themselves."""
    left, top, wide, high = (value * MM for value in box)
    with _opened(pdf) as document:
        sheet = document[page - 1]
        width, height = sheet.get_size()
        crop = (left, height - top - high, width - left - wide, top)
        bitmap = sheet.render(scale=dpi / 72, crop=crop, grayscale=True)
        pixels, across, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    lines = [pixels[start : start + across] for start in range(0, len(pixels), stride)]
    rows = [number for number, line in enumerate(lines) if min(line) < 128]
    columns = [number for number in range(across) if min(line[number] for line in lines) < 128]
    dot = 25.4 / dpi
    return Box(
        box[0] + min(columns) * dot,
        box[1] + min(rows) * dot,
        box[0] + (max(columns) + 1) * dot,
        box[1] + (max(rows) + 1) * dot,
    )


def colour(pdf: Path, page: int, box: tuple[float, float, float, float], dpi: int = 300) -> str:
    """The colour of most of what is printed in a box, as RRGGBB; the box is left, top, width and height."""
    left, top, wide, high = (round(value / 25.4 * dpi) for value in box)
    with _opened(pdf) as document:
        picture = document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")
    part = picture.crop((left, top, left + wide, top + high))
    printed = Counter({shade: count for count, shade in part.getcolors(wide * high)})
    del printed[255, 255, 255]
    ((red, green, blue), _), *_ = printed.most_common(1)
    return f"{red:02X}{green:02X}{blue:02X}"


def pictures(pdf: Path, folder: Path, dpi: int = 80) -> list[Path]:
    """Every page as a PNG."""
    with _opened(pdf) as document:
        digits = len(str(len(document)))
        made = [folder / f"{pdf.stem}-{number:0{digits}}.png" for number in range(1, len(document) + 1)]
        for page, path in zip(document, made, strict=True):
            page.render(scale=dpi / 72).to_pil().save(path)
    return made


@contextmanager
def _opened(pdf: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text.raw, raw.FPDFText_CountChars(text.raw), height))
    text.close()
    return Sheet(width / MM, height / MM, glyphs)


def _glyphs(text: raw.FPDF_TEXTPAGE, count: int, height: float) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    for i in range(count):
        if raw.FPDFText_IsGenerated(text, i) == 1:  # line ends and blanks that PDFium adds
            continue
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetMatrix(text, i, matrix)
        raw.FPDFText_GetFontInfo(text, i, name, 256, flags)
        is_upright = abs(matrix.b) + abs(matrix.c) < 0.01
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        yield Glyph(
            text=chr(raw.FPDFText_GetUnicode(text, i)),
            font=name.value.decode(),
            size=raw.FPDFText_GetFontSize(text, i) * scale,
            baseline=(height - y.value) / MM,
            box=Box(box.left / MM, (height - box.top) / MM, box.right / MM, (height - box.bottom) / MM),
            is_upright=is_upright,
        )
