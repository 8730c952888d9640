"""The instruments themselves: the ruler on a page drawn by hand, the readers on files with planted faults."""

import io
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from instruments import checks, keeping, page, pdf, renderer
from instruments.package import read
from instruments.session import Engine, Rendered, Validated
from instruments.specimen import CELL, GOOD, added, changed, good, packed, without
from instruments.structure import structure

MM = pdf.MM

# ---------------------------------------------------------------- a PDF whose every position is known


def shown(text: str, font: str, size: float, x: float, y: float, *, pitch: float = 0) -> str:
    """The text at x, y millimetres from the top left corner, each character pitch points from the last."""
    place = f"1 0 0 1 {x * MM:.3f} {(297 - y) * MM:.3f} Tm"
    spaced = f"{pitch - size if pitch else 0:.3f} Tc"
    return f"BT /{font} {size} Tf {spaced} {place} <{text.encode('utf-16-be').hex()}> Tj ET\n"


def drawn_pdf(*pages: str) -> bytes:
    fonts = {"Fang": "FandolFang-Regular", "Song": "ABCDEF+FandolSong-Regular", "Bold": "FandolSong-Bold"}
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    names = []
    for name, font in fonts.items():  # not embedded: the ruler reads positions, not shapes
        names.append(f"/{name} {len(objects) + 2} 0 R")
        descendant = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000"
        descriptor = f"/FontDescriptor << /FontName /{font} /Descent -120 /Ascent 880 /FontBBox [0 -120 1000 880] >>"
        composite = f"/Encoding /UniGB-UTF16-H /DescendantFonts [{len(objects) + 1} 0 R]"
        objects += [
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{font} {descendant} {descriptor} >>",
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} {composite} >>",
        ]
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 2} 0 R")
        size = f"/MediaBox [0 0 {210 * MM:.3f} {297 * MM:.3f}]"
        resources = f"/Resources << /Font << {' '.join(names)} >> >>"
        objects += [
            f"<< /Length {len(content)} >>\nstream\n{content}endstream",
            f"<< /Type /Page /Parent 2 0 R {size} {resources} /Contents {len(objects) + 1} 0 R >>",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    pdf, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(pdf)}\n%%EOF\n"
    return pdf + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + trailer.encode()


def page_number(number: int, x: float, dash: float) -> str:
    """Invisible text with a drawn dash whose middle lies dash millimetres below the type area."""
    bar = f"{x * MM + 1:.3f} {(297 - 262 - dash) * MM - 0.5:.3f} 10 1 re f\n"
    return "3 Tr\n" + shown(f"— {number} —", "Song", 14, x, 271) + "0 Tr\n" + bar


def near(*values: float) -> object:
    return pytest.approx([*values], abs=0.05)


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> list[page.Page]:
    """A title page, and one of 22 lines of 28 characters less a blank line and one that ends early."""
    title = shown("工作报告", "Bold", 22, 90.5, 60) + shown("各位代表：", "Fang", 16, 28, 80)
    rows = [r for r in range(22) if r != 3]
    body = [
        shown("国民政府信息公"[r % 7] * (28 if r != 5 else 20), "Fang", 16, 28, 45 + r * 28.95 / MM, pitch=15.75)
        for r in rows
    ]
    path = tmp_path_factory.mktemp("ruler") / "drawn.pdf"
    path.write_bytes(drawn_pdf(title + page_number(1, 184 - 40, 7.2), "".join(body) + page_number(2, 28 + 5, 7.5)))
    return page.measure(path)


def test_ruler_reads_a_title_where_it_was_drawn(ruled: list[page.Page]) -> None:
    (title,) = ruled[0].title
    assert ("工作报告", ("小标宋",), 22) == (title.text, title.fonts, title.size)
    assert near(60, 90.5, 90.5 + 88 / MM) == [title.baseline, title.left, title.right]


def test_ruler_reads_rows_pitch_and_characters(ruled: list[page.Page]) -> None:
    sheet = ruled[1]
    first = sheet.body[0]
    assert (22, 21, 20) == (sheet.rows, len(sheet.body), len(sheet.full_lines))
    assert frozenset({28}) == sheet.characters_per_line
    assert {("仿宋",)} == {line.fonts for line in sheet.body}
    assert near(210, 297, 28.95) == [sheet.width, sheet.height, sheet.pitch]
    assert near(45, 28, 28 + (27 * 15.75 + 16) / MM) == [first.baseline, first.left, first.right]


def test_ruler_reads_page_numbers_and_the_ink_of_their_dashes(ruled: list[page.Page]) -> None:
    expected = [
        ("— 1 —", 1, "right", 40 - 5 * 14 / MM, 7.2),  # 14 points a character, blanks and digit included
        ("— 2 —", 2, "left", 5, 7.5),
    ]
    for (text, number, side, inset, dash), sheet in zip(expected, ruled, strict=True):
        read = sheet.page_number
        assert read is not None
        assert (text, number, side, "宋体", 14) == (read.text, read.number, read.side, read.font, read.size)
        assert near(inset, dash) == [read.inset, read.dash_below]


@pytest.mark.parametrize(
    ("line", "following", "plain"),
    [
        ("国" * 28, "民", True),
        ("国" * 28, "", True),
        ("国" * 27, "民。", False),  # the 28th went down, for 。 cannot begin a line
        ("国" * 27, "（民", False),  # the line could not end with （
        ("国" * 27, "2018年", False),  # the number could not be cut
        ("国" * 27 + "，", "民", False),  # the mark may hang, or be set narrow
        ("国" * 20 + "2018年", "民", False),
    ],
)
def test_lines_moved_by_the_rules_of_line_ends_do_not_count(line: str, following: str, plain: bool) -> None:
    runs = (page.Run(line, "仿宋", 16),)
    assert plain == page.Line(runs, baseline=50, left=28, right=184, next=following).is_plain


# ---------------------------------------------------------------- planted faults

T, RELS, DOC = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
STY, NUM, SET = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
CORE = "docProps/core.xml"
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'
PLAIN_CELL = CELL.format("")

OWN_FAULTS = [  # what is said about it, the file
    ("word/document.xml: Opening and ending tag mismatch", changed(DOC, "</w:body>", "")),
    ("word/document.xml: absent", without(DOC)),
    ("word/other.xml: a content type but no part", changed(T, '"/word/numbering.xml"', '"/word/other.xml"')),
    ("word/numbering.xml: no content type", changed(T, '"/word/numbering.xml"', '"/word/other.xml"')),
    ("word/styles.xml: two content types", changed(T, '"/word/numbering.xml"', '"/word/styles.xml"')),
    ("rId4 points at word/footer2.xml, which is absent", without("word/footer2.xml")),
    ("relationship rId3 twice", changed(RELS, '"rId4"', '"rId3"')),
    ("word/footer2.xml: no relationship leads here", changed(RELS, "footer2.xml", "footer1.xml")),
    ("footerReference names relationship rId9, which is absent", changed(DOC, '"rId4"', '"rId9"')),
    ("pStyle Heading7: no such paragraph style", changed(DOC, '"Heading1"', '"Heading7"')),
    ("pStyle Heading7: no such paragraph style", changed(NUM, '"Heading1"', '"Heading7"')),
    ("style Heading1: twice", changed(STY, 'w:styleId="Footer"', 'w:styleId="Heading1"')),
    ("style name heading 1: twice", changed(STY, '"footer"', '"Heading 1"')),
    (
        "style Heading1: basedOn Base is absent",
        changed(STY, 'basedOn w:val="Normal"', 'basedOn w:val="Base"'),
    ),
    ("style Heading1: based on itself", changed(STY, 'basedOn w:val="Normal"', 'basedOn w:val="Heading1"')),
    (
        "style Heading1: a character style based on a paragraph style",
        changed(STY, 'w:type="paragraph" w:styleId', 'w:type="character" w:styleId'),
    ),
    ("two default paragraph styles", changed(STY, 'w:styleId="Footer"', 'w:default="1" w:styleId="Footer"')),
    (
        "font 仿宋_GB2312: the theme's font stands beside it",
        changed(STY, "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" '),
    ),
    ("numId 5: no such list", changed(STY, '<w:numId w:val="1"/>', '<w:numId w:val="5"/>')),
    ("numId 1: no level 3", changed(STY, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="3"/>')),
    (
        "num 1: abstractNum 2 is absent",
        changed(NUM, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="2"/>'),
    ),
    (
        "num 1: twice",
        changed(NUM, "</w:numbering>", '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'),
    ),
    ("abstractNum 1: level 0 prints the deeper %2", changed(NUM, "%1、", "%2、")),
    ("bookmark 1 never ends", changed(DOC, '<w:bookmarkEnd w:id="1"/>', "")),
    ("bookmark 1 ends before it starts", changed(DOC, BOOKMARK, "")),
    ("bookmark _ref1: twice", changed(DOC, BOOKMARK, BOOKMARK + BOOKMARK)),
    ("bookmark '_Ref 1': not a name Word takes", changed(DOC, '"_Ref1"', '"_Ref 1"')),
    (r"field 'REF _Ref1 \\n \\h': no such bookmark", changed(DOC, '"_Ref1"', '"_Ref2"')),
    (r"field ' REF _Ref1 \\n \\h ' never ends", changed(DOC, '<w:fldChar w:fldCharType="end"/>', "")),
    (
        "field ' REF _Ref1 \\\\n \\\\h ' without a begin",
        changed(DOC, '<w:fldChar w:fldCharType="begin"/>', ""),
    ),
    ("table 1 row 1: a cell does not end with a paragraph", changed(DOC, "<w:p/></w:tc>", "</w:tc>")),
    ("table 1 row 2: 2 columns in a grid of 3", changed(DOC, PLAIN_CELL, "")),
    (
        "table 1 row 1: 4 columns in a grid of 3",
        changed(DOC, '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'),
    ),
    (
        "table 1 row 2: a cell goes on, but none as wide begins above it",
        changed(DOC, '<w:vMerge w:val="restart"/>', ""),
    ),
    ("'见 ': its outer blanks are lost", changed(DOC, ' xml:space="preserve">见', ">见")),
    (
        "comment 4: absent",
        changed(DOC, "<w:p/>\n<w:sectPr>", '<w:p><w:commentRangeStart w:id="4"/></w:p><w:sectPr>'),
    ),
    ("two default footerReferences in a section", changed(DOC, 'w:type="even"', 'w:type="default"')),
    ("settings do not switch evenAndOddHeaders on", changed(SET, "<w:evenAndOddHeaders/>", "")),
    ("created '昨天' is no date", changed(CORE, "2019-01-14T00:00:00Z", "昨天")),
    ("created without xsi:type", changed(CORE, ' xsi:type="dcterms:W3CDTF"', "")),
    ("says python-docx, left over from a template", changed(CORE, "样本", "generated by python-docx")),
    ("word/stylesWithEffects.xml: left over from a template", added("word/stylesWithEffects.xml", GOOD[STY])),
]

SDK_FAULTS = [
    (
        "ind",
        changed(
            DOC,
            '<w:ind w:firstLine="640"/><w:jc w:val="both"/>',
            '<w:jc w:val="both"/><w:ind w:firstLine="640"/>',
        ),
    ),
    ("middle", changed(DOC, 'w:val="both"', 'w:val="middle"')),
    ("foo", changed(DOC, "<w:t>总体情况</w:t>", "<w:foo/>")),
    ("579.1", changed(STY, 'w:line="579"', 'w:line="579.1"')),
]


def test_a_good_file_has_no_faults(validated: Validated) -> None:
    validated(good())


def test_own_checks_alone_pass_a_good_file() -> None:
    assert [] == checks.faults(good())


@pytest.mark.parametrize(("said", "docx"), OWN_FAULTS, ids=[said for said, _ in OWN_FAULTS])
def test_own_checks_name_a_planted_fault(said: str, docx: bytes) -> None:
    found = checks.faults(docx)
    assert any(said in fault for fault in found), found


def test_own_checks_name_a_part_that_is_there_twice() -> None:
    target = io.BytesIO(good())
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOC, GOOD[DOC])
    assert ["word/document.xml: twice in the zip"] == checks.faults(target.getvalue())


def test_a_file_that_is_no_zip_is_a_fault() -> None:
    assert ["not a readable zip: File is not a zip file"] == checks.faults(b"junk")


def test_the_sdk_names_planted_faults(validated: Validated) -> None:
    if not validated.use_sdk:
        return  # the fixture says that the SDK is missing
    found = validated.faults([docx for _, docx in SDK_FAULTS])
    for (said, _), faults in zip(SDK_FAULTS, found, strict=True):
        assert any(said in fault for fault in faults), (said, faults)


def test_each_planted_fault_is_unlike_all_that_is_valid() -> None:
    valid = structure(read(good()))
    assert [] == [said for said, docx in SDK_FAULTS if structure(read(docx)) <= valid]


def test_a_file_like_a_faulty_one_is_asked_itself(validated: Validated) -> None:
    if not validated.use_sdk:
        return
    faulty = GOOD[DOC].replace('w:val="both"', 'w:val="middle"', 1)
    files = [packed({**GOOD, DOC: faulty.replace("总体情况", words)}) for words in ("甲情况", "乙情况")]
    assert [1, 1] == [len(found) for found in validated.faults(files)]


# ---------------------------------------------------------------- the renderer


def test_a_file_comes_out_as_it_was_set(rendered: Rendered, tmp_path: Path) -> None:
    first, second = rendered(good())
    heading = first.find("总体情况")
    assert ("一、总体情况", ("黑体",), 16) == (heading.text, heading.fonts, heading.size)
    assert (22, {28}) == (first.rows, {*first.characters_per_line})
    assert near(28.95) == [first.pitch]
    assert ("见 一、", ("楷体", "仿宋")) == (second.find("见").text, second.find("见").fonts)
    numbers = [sheet.page_number for sheet in (first, second)]
    assert [("— 1 —", "right", "宋体"), ("— 2 —", "left", "宋体")] == [(n.text, n.side, n.font) for n in numbers if n]
    assert 2 == len(pdf.pictures(rendered.pdf(good()), tmp_path))


def test_what_was_rendered_before_is_not_rendered_again(tmp_path: Path) -> None:
    asked: list[int] = []

    def pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
        asked.append(len(files))
        made = [folder / f"{file.stem}.pdf" for file in files]
        for path in made:
            path.write_bytes(drawn_pdf(shown("国", "Fang", 16, 28, 45)))
        return made

    engine = Engine(pdfs, rests_on=list, missing=list, settled=lambda *_: None, rise=0.8)
    first = Rendered(engine, tmp_path).all([b"one", b"two", b"one"])
    again = Rendered(engine, tmp_path).all([b"two", b"three"])  # as the next run has it
    assert [2, 1] == asked
    assert [1, 1, 1, 1, 1] == [len(pages) for pages in (*first, *again)]
    assert 3 == len(list(tmp_path.iterdir()))


@pytest.mark.parametrize("name", ["program", "code.py"])
def test_what_is_kept_belongs_to_one_version(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT", tmp_path / "kept")
    file = tmp_path / name
    file.write_bytes(b"old")
    old = keeping.place("engine", [file])
    assert old == keeping.place("engine", [file])
    file.write_bytes(b"newer")
    assert old != keeping.place("engine", [file])


def test_what_nobody_asked_for_in_two_weeks_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT", tmp_path)
    folder = keeping.place("engine", [])
    for name in ("asked", "forgotten"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    assert keeping.used(folder / "asked")
    keeping.forget()
    assert ["asked"] == [file.name for file in folder.iterdir()]


def test_junk_is_refused(rendered: Rendered) -> None:
    with pytest.raises(renderer.RenderingError, match="no Word file"):
        rendered(b"junk")
