"""The heads of picture files: read as Pillow writes them, and refused where a file is not whole."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportkit import Picture
from reportkit.errors import InvalidValue
from reportkit.imaging import image_size
from samples import JPEG, png

DAMAGED = "the file is damaged or cut off; give a whole PNG or JPEG"
MANY = "give a picture of at most 100000000 in all"
SQUASHED = "give a picture of which one side is at most 40 times the other"


def made(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 30), **options: Any) -> bytes:
    """A file as Pillow writes it, of noise, so that its scans hold every byte."""
    file = BytesIO()
    noise = Image.effect_noise(size, 80).convert(mode)
    noise.save(file, kind, **options)
    return file.getvalue()


def mm(size: int, dots_an_inch: float = 96) -> object:
    return pytest.approx(size / dots_an_inch * 25.4, rel=1e-3)


def jfif(unit: int, across: int, down: int) -> bytes:
    """The sample with another resolution."""
    return JPEG[:13] + struct.pack(">BHH", unit, across, down) + JPEG[18:]


def bare() -> bytes:
    """The sample without JFIF."""
    return JPEG[:2] + JPEG[20:]


def exif(content: bytes) -> bytes:
    """A JPEG with a segment before its own, which holds a whole smaller picture, as cameras write it."""
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(content) + 8) + b"Exif\x00\x00" + content + bare()[2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sized(wide: int, high: int) -> bytes:
    """A PNG that says it is so large."""
    return headed(struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))


def headed(head: bytes) -> bytes:
    """A PNG with another head."""
    return png()[:8] + chunk(b"IHDR", head) + png()[33:]


HEAD, DOTS = png()[16:29], zlib.compress(bytes(401 * 200))


def dotted(*streams: bytes) -> bytes:
    """A PNG with other chunks of dots."""
    return png()[:33] + b"".join(chunk(b"IDAT", stream) for stream in streams) + chunk(b"IEND", b"")


def with_dictionary() -> bytes:
    packer = zlib.compressobj(zdict=b"grey")
    return packer.compress(bytes(401 * 200)) + packer.flush()


def jpeg_of_dots(wide: int, high: int) -> bytes:
    place = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:place] + struct.pack(">HH", high, wide) + JPEG[place + 4 :]


READ: dict[str, tuple[bytes, str, object, object]] = {
    "PNG": (made("PNG"), "png", mm(60), mm(30)),
    "PNG of few colours": (made("PNG", "1"), "png", mm(60), mm(30)),
    "PNG with resolution": (made("PNG", dpi=(300, 150)), "png", mm(60, 300), mm(30, 150)),
    "PNG of no known unit": (png()[:33] + chunk(b"pHYs", struct.pack(">IIB", 3, 1, 0)) + png()[54:], "png", mm(400), mm(200)),
    "PNG of no sensible resolution": (png(60, 30, dots=2**31), "png", mm(60), mm(30)),
    "PNG with dots cut anywhere": (dotted(DOTS[:1], b"", DOTS[1:2], DOTS[2:]), "png", mm(400), mm(200)),
    "PNG of a large sheet": (sized(7016, 9921), "png", mm(7016, 100), mm(9921, 100)),
    "PNG with more behind it": (made("PNG") + b"\x00" * 9, "png", mm(60), mm(30)),
    "JPEG": (made("JPEG"), "jpg", mm(60), mm(30)),
    "JPEG in grey": (made("JPEG", "L"), "jpg", mm(60), mm(30)),
    "JPEG for print": (made("JPEG", "CMYK"), "jpg", mm(60), mm(30)),
    "JPEG in many scans": (made("JPEG", progressive=True), "jpg", mm(60), mm(30)),
    "JPEG in parts": (made("JPEG", restart_marker_rows=1), "jpg", mm(60), mm(30)),
    "JPEG with resolution": (made("JPEG", dpi=(300, 150)), "jpg", mm(60, 300), mm(30, 150)),
    "JPEG with dots a cm": (jfif(2, 100, 50), "jpg", mm(8, 254), mm(4, 127)),
    "JPEG of no unit": (jfif(0, 1, 1), "jpg", mm(8), mm(4)),
    "JPEG of resolution 0": (jfif(1, 0, 0), "jpg", mm(8), mm(4)),
    "JPEG without JFIF": (bare(), "jpg", mm(8), mm(4)),
    "JPEG with a smaller one in its head": (exif(made("JPEG", size=(20, 20))), "jpg", mm(8), mm(4)),
    "JPEG with more behind it": (JPEG + b"MPF" + JPEG, "jpg", mm(8), mm(4)),
}  # fmt: skip


@pytest.mark.parametrize(("content", "suffix", "width", "height"), READ.values(), ids=list(READ))
def test_the_head_is_read(content: bytes, suffix: str, width: object, height: object) -> None:
    size = image_size(content)
    assert (suffix, width, height) == (size.suffix, size.width, size.height)


def changed(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


REFUSED = {
    "broken pixels": (changed(png(), png().index(b"IDAT") + 9), DAMAGED),
    "broken checksum": (changed(png(), len(png()) - 1), DAMAGED),
    "no pixels": (png()[:54] + chunk(b"IEND", b""), DAMAGED),
    "no head": (png()[:8] + png()[33:], DAMAGED),
    "a chunk without end": (png()[:33] + b"\xff\xff\xff\xffIDAT" + png()[41:], DAMAGED),
    "cut off in its scan": (made("JPEG")[:-40], DAMAGED),
    "no end marker": (made("JPEG")[:-2], DAMAGED),
    "no frame": (b"\xff\xd8\xff\xda\x00\x02\x00\xff\xd9", DAMAGED),
    "no scan": (JPEG[: JPEG.index(b"\xff\xda")] + b"\xff\xd9", DAMAGED),
    "a segment without end": (b"\xff\xd8\xff\xe0\xff\xff", DAMAGED),
    "no width": (sized(0, 5), "no width or no height"),
    "a line down": (sized(1, 10**8), SQUASHED),
    "a line across": (sized(10**8, 1), SQUASHED),
    "a head too short": (headed(HEAD[:2]), DAMAGED),
    "a head too long": (headed(HEAD + b"\0"), DAMAGED),
    "a second head": (png()[:33] + png()[8:], DAMAGED),
    "a head behind": (png()[:8] + png()[33:54] + png()[8:33] + png()[54:], DAMAGED),
    "dots that are no stream": (dotted(b"\0" * 600), DAMAGED),
    "dots of a byte": (dotted(b"\x78"), DAMAGED),
    "dots by a dictionary": (dotted(with_dictionary()), DAMAGED),
    "chunks without number": (png()[:33] + chunk(b"teXt", b"") * 100_000 + png()[33:], DAMAGED),
    "segments without number": (JPEG[:2] + b"\xff\xe1\0\x02" * 100_000 + JPEG[2:], DAMAGED),
    "more dots than are shown": (sized(50_000, 50_000), MANY),
    "sides that no program reads": (sized(2**32 - 1, 2**32 - 1), MANY),
    "more dots than are shown in a JPEG": (jpeg_of_dots(20_000, 20_000), MANY),
    "a line by its resolution": (jfif(1, 5000, 20), SQUASHED),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_not_whole_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InvalidValue, match=rf"^Picture\.source: .*{message}"):
        image_size(content)


@pytest.mark.parametrize("content", [made("PNG"), made("JPEG"), made("JPEG", progressive=True)])
def test_a_file_cut_off_anywhere_is_refused(content: bytes) -> None:
    for end in range(len(content)):
        with pytest.raises(InvalidValue, match=r"^Picture\.source: "):
            image_size(content[:end])


@given(st.data())
def test_a_png_of_which_one_bit_fell_over_is_refused(data: st.DataObject) -> None:
    content = png(40, 20)
    with pytest.raises(InvalidValue, match=r"^Picture\.source: "):
        image_size(changed(content, data.draw(st.integers(0, len(content) - 1))))


@pytest.mark.skipif(os.name != "posix", reason="a device or a pipe that never ends")
def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # type: ignore[attr-defined,unused-ignore]
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(InvalidValue, match=rf"^Picture\.source: '{path}' cannot be read: it is no file"):
            Picture(path, alt="灰色")
