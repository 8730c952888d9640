"""Office files of others: what could harm whoever reads them is refused before any parser sees it."""

import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.archives import Danger, Limits, RefusedFile, open_archive
from reportkit.packing import packed as packed_part
from reportkit.packing import zipped

TYPES = b'<?xml version="1.0" encoding="UTF-8"?><Types/>'
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = '<Relationship Id="r" Type="http://x/relationships/{}" Target="file:///c:/x" {}/>'


def package(**parts: bytes) -> bytes:
    """An Office file with a part more: `sheet` is sheet.xml."""
    return zipped({"[Content_Types].xml": TYPES, **{f"{name}.xml": blob for name, blob in parts.items()}})


def named(**parts: bytes) -> bytes:
    """The same with parts of any name."""
    return zipped({"[Content_Types].xml": TYPES, **parts})


def relations(kind: str, mode: str = 'TargetMode="External"') -> bytes:
    return named(**{"xl/_rels/workbook.xml.rels": RELS.format(LINK.format(kind, mode)).encode()})


def encrypted() -> bytes:
    """A package whose entries are marked as encrypted, as other archivers write them."""
    content = bytearray(package(sheet=b"<a/>"))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.find(mark)
        while place >= 0:
            content[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
            place = content.find(mark, place + 1)
    return bytes(content)


def lying(method: int = zipfile.ZIP_DEFLATED, *, held: int = 2**16, declared: int = 100) -> bytes:
    """A package with a part that holds more blanks than both its heads declare, whose checksum is of the declared."""
    file = io.BytesIO(package())
    with zipfile.ZipFile(file, "a") as opened:
        opened.writestr("sheet.xml", b"<a/>" + b" " * held, method)
    content = bytearray(file.getvalue())
    checked = struct.pack("<I", zlib.crc32(b"<a/>" + b" " * (declared - 4)))
    for mark, place in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        head = content.rfind(mark) + place
        content[head : head + 4] = checked
        content[head + 8 : head + 12] = struct.pack("<I", declared)
    return bytes(content)


def overlapping() -> bytes:
    """A package whose part, as its directory has it, is longer than the file."""
    content = bytearray(package(sheet=b"<a/>"))
    head = content.rfind(b"PK\x01\x02") + 20
    content[head : head + 4] = struct.pack("<I", 2**31)
    return bytes(content)


def packed(method: int) -> bytes:
    """A whole package by a method that Office does not know."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as opened:
        opened.writestr("[Content_Types].xml", TYPES)
    return file.getvalue()


def bomb() -> bytes:
    return named(**{"xl/media/image1.png": bytes(40 * 2**20)})


def doubled() -> bytes:
    file = io.BytesIO(package(sheet=b"<a/>"))
    with zipfile.ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("sheet.xml", b"<b/>")
    return file.getvalue()


REFUSED: dict[str, tuple[bytes, Danger]] = {
    "a workbook of before 2007": (OLE + bytes(600), "old_format"),
    "a workbook with a password": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "entries with a password": (encrypted(), "encrypted"),
    "a text": ("单位,年度".encode(), "no_package"),
    "nothing": (b"", "no_package"),
    "a zip of something else": (zipped({"a.txt": b"x"}), "no_package"),
    "a file cut off": (package(sheet=b"<a/>" * 500)[:-30], "damaged"),
    "two parts of one name": (doubled(), "damaged"),
    "a part that is no XML": (package(sheet=b"abc"), "damaged"),
    "a part without a root": (package(sheet=b"<!-- a -->"), "damaged"),
    "relationships that are cut off": (named(**{"_rels/.rels": b"<Relationships><Rel"}), "damaged"),
    "a bomb": (bomb(), "too_large"),
    "a size that lies": (lying(), "damaged"),
    "a size that lies of a part that is not packed": (lying(zipfile.ZIP_STORED), "damaged"),
    "parts that lie one over the other": (overlapping(), "damaged"),
    "a part packed by bzip2": (packed(zipfile.ZIP_BZIP2), "damaged"),
    "a part packed by LZMA": (packed(zipfile.ZIP_LZMA), "damaged"),
    "a name that leaves the folder": (named(**{"xl/../../x.xml": b"<a/>"}), "unsafe_names"),
    "a name from the root": (named(**{"/etc/x.xml": b"<a/>"}), "unsafe_names"),
    "a name of another drive": (named(**{"C:x.xml": b"<a/>"}), "unsafe_names"),
    "a DTD": (package(sheet=DTD + b"<x>&a;</x>"), "declarations"),
    "a DTD below a declaration": (package(sheet=TYPES[:38] + b"\n<!-- a -->\n" + DTD + b"<x/>"), "declarations"),
    "a DTD behind a long comment": (package(sheet=b"<!--" + b"a" * 5000 + b"-->" + DTD + b"<x/>"), "declarations"),
    "a DTD in UTF-16": (package(sheet=(DTD + b"<x/>").decode().encode("utf-16")), "declarations"),
    "a DTD in UTF-16 without a mark": (package(sheet=(DTD + b"<x/>").decode().encode("utf-16-be")), "declarations"),
    "a DTD in a part of another name": (named(**{"xl/sheet.bin": b" \n" + DTD + b"<x/>"}), "declarations"),
    "an encoding of its own": (package(sheet=b'<?xml version="1.0" encoding="UTF-7"?><x/>'), "declarations"),
}


@pytest.mark.parametrize(("content", "danger"), REFUSED.values(), ids=REFUSED)
def test_what_could_harm_is_refused_with_its_danger(content: bytes, danger: Danger) -> None:
    with pytest.raises(RefusedFile) as caught:
        open_archive(content)
    assert danger == caught.value.danger


@pytest.mark.parametrize(
    "limits",
    [Limits(size=100), Limits(parts=1), Limits(unpacked=50), Limits(ratio=0)],
    ids=["size", "parts", "unpacked", "ratio"],
)
def test_each_limit_is_kept(limits: Limits) -> None:
    content = package(sheet=b"<a>1</a>")
    assert open_archive(content).names == ("[Content_Types].xml", "sheet.xml")
    with pytest.raises(RefusedFile) as caught:
        open_archive(content, limits=limits)
    assert "too_large" == caught.value.danger


@pytest.mark.parametrize(
    "sheet",
    [
        b"<a/>",
        b"\xef\xbb\xbf<a/>",
        b"<?xml version='1.0'?>\r\n<?x y?><!-- <!DOCTYPE --> <a/>",
        "<甲/>".encode(),
        "<a/>".encode("utf-16"),
    ],
)
def test_what_programs_write_is_opened(sheet: bytes, tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(package(sheet=sheet))
    archive = open_archive(tmp_path / "甲.xlsx")
    assert (False, False) == (archive.macros, archive.linked)
    with archive.opened() as opened:
        assert sheet == opened.read("sheet.xml")


def test_a_picture_may_hold_any_bytes() -> None:
    assert open_archive(named(**{"xl/media/a.png": b"<\x89PNG<!DOCTYPE"})).names[1] == "xl/media/a.png"


def test_macros_are_reported() -> None:
    assert open_archive(named(**{"xl/vbaProject.bin": b"x"})).macros


@pytest.mark.parametrize(
    ("content", "linked"),
    [
        (relations("hyperlink"), False),
        (relations("externalLinkPath"), True),
        (relations("attachedTemplate"), True),
        (relations("worksheet", ""), False),
        (named(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}), True),
    ],
)
def test_what_leads_out_of_the_file_is_reported_but_for_hyperlinks(content: bytes, linked: bool) -> None:
    assert linked == open_archive(content).linked


@pytest.mark.slow
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_size_that_lies_costs_no_memory(method: int) -> None:
    content = lying(method, held=2**26)
    tracemalloc.start()
    with pytest.raises(RefusedFile):
        open_archive(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2**23


FILLED = random.Random(0).randbytes(100_000)
"""What cannot be packed, so that the file is as large as what unpacks to much must be."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "blob"),
    [
        ("_rels/.rels", RELS.format("<a b='c'/>" * 250_001).encode()),
        ("word/document.xml", b"<a>" + b"<b/>" * 3_000_001 + b"</a>"),
        ("word/document.bin", b"\n<a>" + b"<b/>" * 3_000_001 + b"</a>"),
        ("word/document.bin", b" " * 3000 + b"<a>" + b"<b/>" * 3_000_001 + b"</a>"),
        ("word/document.xml", b"<a " + b"b='' " * 3_000_001 + b"/>"),
        ("word/document.xml", b"<a>" + b"\n" * 3_000_001 + b"</a>"),
        ("xl/styles.xml", b"<a>" + b"&amp;" * 3_000_001 + b"</a>"),
        ("xl/worksheets/sheet1.xml", b"<a b='" + b"0" * 2**24 + b"'/>"),
    ],
    ids=[
        "relationships",
        "tags",
        "of any name",
        "behind blanks",
        "attributes",
        "line breaks",
        "entities",
        "a tag of a sheet",
    ],
)
def test_a_part_is_refused_of_which_a_parser_would_make_too_much(name: str, blob: bytes) -> None:
    content = named(**{name: blob, "media/a.png": FILLED})
    with pytest.raises(RefusedFile, match="has too many tags, or too long ones; split it") as caught:
        open_archive(content)
    assert "too_large" == caught.value.danger


def test_blank_cells_that_an_office_formats_are_no_danger() -> None:
    cells = b'<c r="A1" s="3"/>' * 1_100_000
    assert open_archive(named(**{"xl/worksheets/sheet1.xml": b"<a>" + cells, "media/a.png": FILLED})).names


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_damaged_file_is_refused_and_nothing_else_is_raised(noise: bytes, place: int) -> None:
    content = package(sheet=b"<a>1</a>")
    damaged = content[:place] + noise + content[place + len(noise) :]
    with suppress(RefusedFile):
        assert open_archive(damaged).names


def test_the_same_parts_give_the_same_bytes() -> None:
    assert package(sheet=b"<a/>") == package(sheet=b"<a/>")


# ---------------------------------------------------------------- zips of our own


@given(st.dictionaries(st.text("a1/表.", min_size=1, max_size=9), st.lists(st.binary(max_size=99), max_size=3)))
def test_a_zip_is_what_zipfile_writes_whole_or_in_pieces(parts: dict[str, list[bytes]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, pieces in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            opened.writestr(entry, b"".join(pieces))
    expected = file.getvalue()
    assert expected == zipped({name: b"".join(pieces) for name, pieces in parts.items()})
    assert expected == zipped({name: packed_part(pieces) for name, pieces in parts.items()})
