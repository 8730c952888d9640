"""Pictures: PNG and JPEG from a path or from bytes, never wider than the type area, with words that stand for them."""

import contextlib
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments import pdf
from instruments.package import read
from instruments.page import LEFT, RIGHT
from instruments.session import Rendered, Validated
from reportkit import Picture, Section, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Image, Line, Role
from reportkit.model import picture as module
from samples import JPEG, png, report

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MEDIA = "word/media/"
BMP = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 58, 0, 0, 54, 40, 1, 1, 1, 24, 0, 4, 2835, 2835, 0, 0) + b"\x00" * 4
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def printed(picture: Picture) -> list[float]:
    """Width and height of a picture on the page, in mm."""
    (extent,) = read(render(report(sections=[picture]))).xml["word/document.xml"].iter(DRAWING + "extent")
    return [int(extent.get(side, "0")) / 36000 for side in ("cx", "cy")]


def near(value: float, tolerance: float = 0.1) -> object:
    return pytest.approx(value, abs=tolerance)


# ---------------------------------------------------------------- what is taken


@pytest.mark.parametrize(("content", "suffix"), [(png(), "png"), (JPEG, "jpg")])
def test_a_picture_comes_from_bytes_or_a_path(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "图片 一"  # the bytes say what it is, not the name
    path.write_bytes(content)
    made = [Picture(source, alt="灰色") for source in (content, path, str(path))]
    assert {(suffix, content)} == {(picture.size.suffix, picture.source) for picture in made}
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize(
    ("content", "fields", "expected"),
    [
        (png(400, 200), {}, (101.6, 50.8)),  # 3937 dots a metre, 100 an inch
        (png(400, 200, dots=7874), {}, (50.8, 25.4)),
        (png(4000, 200), {}, (156, 7.8)),  # never wider than the type area
        (png(400, 200), {"width": 80}, (80, 40)),
        (png(400, 200), {"width": 156}, (156, 78)),
        (png(400, 200), {"width": 200}, (156, 78)),
        (png(400, 200), {"width": 5}, (5, 2.5)),
        (png(400, 200), {"characters": 28}, (156, 78)),
        (png(400, 200), {"characters": 14}, (78, 39)),
        (JPEG, {}, (8 / 96 * 25.4, 4 / 96 * 25.4)),
    ],
)
def test_how_large_a_picture_is_printed(content: bytes, fields: dict[str, Any], expected: tuple[float, float]) -> None:
    assert [near(mm, 0.05) for mm in expected] == printed(Picture(content, alt="灰色", **fields))


@pytest.mark.parametrize("fields", [{}, {"width": 100}, {"caption": "图题"}, {"caption": "图题" * 30}])
def test_a_tall_picture_leaves_room_for_its_caption(fields: dict[str, Any]) -> None:
    wide, high = printed(Picture(png(200, 4000), alt="灰色", **fields))
    turned = 2 if len(fields.get("caption", "")) > 30 else 1
    assert near(high / 20, 0.01) == wide
    assert 225 - 8 - 10.3 * turned * ("caption" in fields) <= high <= 225


@pytest.mark.parametrize(
    ("width", "error", "expected"),
    [
        (0, InvalidValue, "got 0 mm; give 5 to 420"),
        (421, InvalidValue, "got 421 mm; give 5 to 420"),
        (-3, InvalidValue, "got -3 mm"),
        (float("nan"), InvalidValue, "got nan mm"),
        (float("inf"), InvalidValue, "got inf mm"),
        (True, WrongType, "got True of type bool; give a number of mm"),
        ("80", WrongType, "got '80' of type str; give a number of mm"),
    ],
)
def test_a_width_off_the_page_is_refused(width: Any, error: type[Exception], expected: str) -> None:
    with pytest.raises(error) as caught:
        Picture(png(), alt="灰色", width=width)
    assert f"Picture.width: {expected}" in str(caught.value)


def test_a_width_is_given_in_one_unit() -> None:
    with pytest.raises(InvalidValue, match="give one of the two"):
        Picture(png(), alt="灰色", width=80, characters=14)
    with pytest.raises(InvalidValue, match="got 76 字; give 1 to 75"):
        Picture(png(), alt="灰色", characters=76)


NEITHER = "the file is neither PNG nor JPEG; give one of these"
DAMAGED = "the file is damaged or cut off; give a whole PNG or JPEG"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", NEITHER),
        ("文字".encode(), NEITHER),
        (GIF, NEITHER),
        (BMP, NEITHER),
        (b"\x89PNG\r\n\x1a\n", DAMAGED),
        (b"\xff\xd8\xff", DAMAGED),
        (png(0, 5), "the picture has no width or no height"),
        (png(4000, 10), "4000 by 10 dots; give a picture of which one side is at most 40 times the other"),
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "图"
    path.write_bytes(content)
    for source in (content, path):
        with pytest.raises(InvalidValue, match=rf"Picture\.source: {expected}"):
            Picture(source, alt="灰色")


@pytest.mark.parametrize("whole", [png(), JPEG], ids=["PNG", "JPEG"])
def test_a_picture_cut_off_anywhere_is_refused(whole: bytes) -> None:
    for end in range(1, len(whole)):
        with pytest.raises(InvalidValue, match=f"{NEITHER}|{DAMAGED}"):
            Picture(whole[:end], alt="灰色")


@given(st.binary(max_size=200), st.integers(0, 200))
def test_a_picture_overwritten_anywhere_is_taken_or_refused_but_never_fails(noise: bytes, place: int) -> None:
    for whole in (png(), JPEG):
        with contextlib.suppress(InvalidValue):
            Picture(whole[:place] + noise + whole[place + len(noise) :], alt="灰色")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有", tmp_path, f"{tmp_path}/\x00"):
        with pytest.raises(InvalidValue, match=r"Picture\.source: .* cannot be read: "):
            Picture(path, alt="灰色")


def test_a_picture_too_large_to_send_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    path = tmp_path / "大图.png"
    path.write_bytes(png())
    for source in (png(), path):
        with pytest.raises(InvalidValue, match=r"bytes; give a picture of at most 100"):
            Picture(source, alt="灰色")


@pytest.mark.parametrize("alt", ["", "  "])
def test_words_that_stand_for_it_are_required(alt: str) -> None:
    with pytest.raises(InvalidValue, match=r"Picture\.alt"):
        Picture(png(), alt=alt)
    with pytest.raises(TypeError, match="alt"):
        Picture(png())  # type: ignore[call-arg]


# ---------------------------------------------------------------- what becomes of it


def test_captions_stand_below_and_count_by_themselves() -> None:
    made = report(
        sections=[
            Picture(png(), alt="甲", caption="甲图"),
            Section("子", [Picture(png(), alt="乙"), Picture(png(), alt="丙", caption="{年}年丙图")]),
        ]
    )
    said = [
        block.alt if isinstance(block, Image) else block.number + block.text
        for block in compose(made).blocks[2:]
        if isinstance(block, (Image, Line))
    ]
    assert ["甲", "图1\u3000甲图", "一、子", "乙", "丙", "图2\u30002018年丙图"] == said
    captions = [b for b in compose(made).blocks if isinstance(b, Line) and b.role is Role.PICTURE_CAPTION]
    assert 2 == len(captions)


def test_plain_text_says_what_stands_for_it() -> None:
    made = report(sections=[Picture(png(), alt="办事大厅", caption="大厅")])
    assert ["［图：办事大厅］", "图1\u3000大厅"] == render(made, ".txt").decode().splitlines()[2:]


def test_the_words_stand_in_the_file_and_each_picture_is_kept_once() -> None:
    pictures = [
        Picture(png(), alt='甲<"&'),
        Picture(JPEG, alt="乙"),
        Picture(png(), alt="丙"),
        Picture(png(grey=0), alt="丁"),
    ]
    package = read(render(report(sections=pictures)))
    words = [e.get("descr") for e in package.xml["word/document.xml"].iter(DRAWING + "docPr")]
    assert ['甲<"&', "乙", "丙", "丁"] == words
    kept = {name: content for name, content in package.parts.items() if name.startswith(MEDIA)}
    assert {"image1.png": png(), "image2.jpg": JPEG, "image3.png": png(grey=0)} == {
        name.removeprefix(MEDIA): content for name, content in kept.items()
    }


@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_files_with_pictures_are_valid(numbering: Any, validated: Validated) -> None:
    made = report(sections=[Picture(content, alt="灰色", caption="图题") for content in (png(), JPEG, png())])
    validated(render(made, numbering=numbering))


def test_a_picture_stands_in_the_middle_above_its_caption(rendered: Rendered) -> None:
    docx = render(report(sections=["文字。", Picture(png(400, 200), alt="灰色", caption="图题", width=80), "文字。"]))
    (page,) = rendered(docx)
    (found,) = pdf.drawings(rendered.pdf(docx), 1)
    assert [near(80, 0.3), near(40, 0.3), near((LEFT + RIGHT) / 2, 0.3)] == [
        found.right - found.left,
        found.bottom - found.top,
        (found.left + found.right) / 2,
    ]
    caption = page.find("图题")
    assert near((LEFT + RIGHT) / 2, 0.5) == (caption.left + caption.right) / 2
    assert page.body[1].baseline < found.top + 1
    assert found.bottom < caption.baseline < found.bottom + 12
