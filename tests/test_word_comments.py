"""Findings as comments in a Word file of anybody's: at the runs of their words, and without them not a byte is other."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from instruments.package import COMMENTS, DOCUMENT, TYPES, W, plain_text, read
from instruments.session import Validated
from reportkit import render
from reportkit.archives import open_archive
from reportkit.errors import InvalidValue, WrongType
from reportkit.readers.docx.anchors import Anchors
from reportkit.review import Commented, Reviewer, comment_on
from reportkit.rules import Finding, Force, Severity, check_docx
from samples import report
from wordfiles import OFFICE, RELATIONSHIPS, docx, p, part, saved

KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KINDS}.document.main+xml"/>{{}}</Types>'
)
MARK = re.compile(
    r'<(\w+):commentRangeStart( xmlns:\w+="[^"]*")? \w+:id="(\d+)"/>'
    r'|<(\w+):commentRangeEnd( xmlns:\w+="[^"]*")? \w+:id="(\d+)"/>'
    r'<\w+:r( xmlns:\w+="[^"]*")?><\w+:commentReference \w+:id="\d+"/></\w+:r>'
)


def finding(place: str, words: str = "", start: int | None = None) -> Finding:
    return Finding("some_rule", Severity.ERROR, Force.PRACTICE, "office practice", place, "有误", words, start=start)


def commented(content: bytes, findings: list[Finding], folder: Path) -> tuple[Commented, bytes]:
    source, copy = folder / "稿件.docx", folder / "批注 稿.docx"
    source.write_bytes(content)
    told = comment_on(source, findings, copy)
    assert content == source.read_bytes()
    return told, copy.read_bytes()


def without_marks(content: bytes, encoding: str = "utf-8", *, first: int = 0) -> bytes:
    """A part without the marks of comments from a number on."""

    def kept(found: re.Match[str]) -> str:
        return "" if int(found[3] or found[6]) >= first else found[0]

    return MARK.sub(kept, content.decode(encoding)).encode(encoding)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def at_comments(content: bytes, name: str = DOCUMENT) -> list[str]:
    """The words of the text between the marks of each comment, in the order of their numbers."""
    root = etree.fromstring(parts(content)[name])
    found: dict[int, str] = {}
    open_now: list[int] = []
    space = root.tag.removesuffix("document")
    for element in root.iter():
        kind = str(element.tag).removeprefix(space)
        if kind == "commentRangeStart":
            open_now.append(int(element.attrib[f"{space}id"]))
            found[open_now[-1]] = ""
        elif kind == "commentRangeEnd":
            open_now.remove(int(element.attrib[f"{space}id"]))
        elif kind in {"t", "tab", "footnoteReference"}:
            for number in open_now:
                found[number] += element.text or {"tab": "\t"}.get(kind, "*")
    assert not open_now
    return [found[number] for number in sorted(found)]


def run(text: str, look: str = "") -> str:
    return f'<w:r w:rsidR="00A1B2C3"><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    f"{p('框内，，文字')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    f"<w:txbxContent>{p('框内，，文字')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CELL = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{}</w:tc>'

SHAPES: list[tuple[str, str, Finding, str]] = [
    ("one run", p("截止年底。"), finding("第2段", "年底", 2), "截止年底。"),
    ("runs split anywhere", f"<w:p>{run('截')}<w:proofErr w:type='spellStart'/>{run('止年')}{run('底。')}</w:p>",
     finding("第2段", "截止", 0), "截止年"),
    ("the second of two alike", f"<w:p>{run('甲，，')}{run('乙')}{run('，，丙')}</w:p>", finding("第2段", "，，", 4), "，，丙"),
    ("a tab, a bookmark between", (f"<w:p>{run('甲')}<w:r><w:tab/></w:r><w:bookmarkStart w:id='1' w:name='b'/>{run('乙')}"
     "<w:bookmarkEnd w:id='1'/></w:p>"), finding("第2段", "乙", 2), "乙"),
    ("an insertion", f"<w:p>{run('甲')}<w:ins w:id='5' w:author='张'>{run('乙')}{run('丙')}</w:ins></w:p>",
     finding("第2段", "丙", 2), "丙"),
    ("a deletion between", (f"<w:p>{run('甲')}<w:del w:id='5' w:author='张'><w:r><w:delText>乙</w:delText></w:r></w:del>"
     f"{run('丙')}</w:p>"), finding("第2段", "甲丙", 0), "甲丙"),
    ("a link, whole", f"<w:p>{run('见')}<w:hyperlink w:anchor='b'>{run('县')}{run('网')}</w:hyperlink></w:p>",
     finding("第2段", "网", 2), "县网"),
    ("a field, whole", f"<w:p>{run('见')}{field('表1')}{run('。')}</w:p>", finding("第2段", "1", 2), "表1"),
    ("a control, whole", f"<w:p>{run('见')}<w:sdt><w:sdtContent>{run('甲')}{run('乙')}</w:sdtContent></w:sdt></w:p>",
     finding("第2段", "乙", 2), "甲乙"),
    ("entities and blanks", f"<w:p>{run('A&amp;B ')}{run('&#20013;，，')}</w:p>", finding("第2段", "中，，", 4), "中，，"),
    ("a number that Word does not count", p("二、概述"), finding("第2段", "二、", -2), "二、概述"),
    ("a quotation that was cut", f"<w:p>{run('零一二三四五六七八九')}{run('零一二三四五六七八九')}{run('尾')}</w:p>",
     finding("第2段", "零一二三四五六七八九零一二三四五六七八九尾", 0), "零一二三四五六七八九" * 2),
    ("a whole paragraph", f"<w:p>{run('甲')}{run('乙')}</w:p>", finding("第2段"), "甲乙"),
    ("words that are not there", f"<w:p>{run('甲')}{run('乙')}</w:p>", finding("第2段", "丙", 0), "甲乙"),
    ("a text box, at what holds it", f"<w:p>{run('甲')}{BOX}</w:p>", finding("文本框第1段", "，，", 2), "框内，，文字" * 2),
    ("a cell", (f"<w:tbl><w:tr>{CELL.format(p('头'))}{CELL.format(p('甲'))}</w:tr>"
     f"<w:tr>{CELL.format(p('乙') + p('丙，，'))}{CELL.format('<w:p/>')}</w:tr></w:tbl>"),
     finding("第1个表格.rows[1][0]", "丙，，", 2), "丙，，"),
    ("a row", f"<w:tbl><w:tr>{CELL.format(p('头'))}{CELL.format(p('甲'))}</w:tr></w:tbl>",
     finding("第1个表格.rows[0]", "甲"), "甲"),
    ("an empty cell", f"<w:tbl><w:tr>{CELL.format('<w:p><w:pPr/></w:p>')}{CELL.format(p('甲'))}</w:tr></w:tbl>",
     finding("第1个表格.rows[0][0]"), ""),
    ("a note, at its mark", f"<w:p>{run('甲')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('乙')}</w:p>",
     finding("脚注第1段", "，，", 1), "*"),
    ("what stands in no text", p("甲"), finding("全文"), "工作报告"),
    ("a header", p("甲"), finding("页眉", "，，", 0), "工作报告"),
]  # fmt: skip
NOTES = f'<w:footnote w:id="2">{p("注，，文")}</w:footnote>'


@pytest.mark.parametrize(
    ("body", "given", "expected"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES]
)
def test_a_comment_stands_at_the_runs_of_its_words(body: str, given: Finding, expected: str, tmp_path: Path) -> None:
    content = docx(p("工作报告") + body, footnotes=NOTES)
    told, copy = commented(content, [given], tmp_path)
    before, after = parts(content), parts(copy)
    assert Commented(1, int(given.place in {"全文", "页眉"}), signed=False) == told
    assert [expected] == at_comments(copy)
    assert before[DOCUMENT] == without_marks(after[DOCUMENT])
    others = {TYPES, DOCUMENT, COMMENTS, "word/_rels/document.xml.rels"}
    assert {k: v for k, v in before.items() if k not in others} == {k: v for k, v in after.items() if k not in others}


def test_all_shapes_in_one_file_are_valid_with_their_comments(tmp_path: Path, validated: Validated) -> None:
    files = {"[Content_Types].xml": CONTENT_TYPES.format("")}
    sound = [(body, given) for _, body, given, _ in SHAPES if "AlternateContent" not in body and "footnote" not in body]
    body = "".join(body for body, _ in sound).replace("<w:tbl>", f"<w:tbl><w:tblPr/>{GRID}")
    content = docx(p("工作报告") + body + p(), files=files)
    found = [finding(f"第{number}段") for number in range(1, 14)] + [
        finding(f"第{number}个表格") for number in (1, 2, 3)
    ]
    _, copy = commented(content, found, tmp_path)
    validated.all([copy, commented(render(report()), [finding("第1段")], tmp_path)[1]])
    assert len(found) == len(read(copy).xml[COMMENTS])


GRID = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'


def test_what_a_comment_says(tmp_path: Path) -> None:
    source, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(docx(p("工作报告") + p("共300条，，均已上网。")))
    (mark,) = (one for one in check_docx(source) if one.name == "doubled_mark")
    comment_on(
        source, [mark, finding("页脚", "，，")], copy, reviewer=Reviewer("县府办", "府办", day=date(2025, 1, 20))
    )
    first, second = read(copy.read_bytes()).xml[COMMENTS]
    assert ["县府办", "府办", "2025-01-20T00:00:00Z"] == [
        first.get(W + name) for name in ("author", "initials", "date")
    ]
    assert [
        "【错误】标点重叠（doubled_mark）",
        "“0条，，均已”：“，，”标点重叠，只留一个",
        "依据：GB/T 15834-2011, 5.1（应当）",
    ] == [plain_text(one) for one in first]
    assert "页脚“，，”：有误" == plain_text(second[1])


THEIRS = (
    f'<w:p><w:commentRangeStart w:id="7"/>{run("甲，，")}<w:commentRangeEnd w:id="7"/>'
    f'<w:r><w:commentReference w:id="7"/></w:r>{run("乙")}</w:p>'
)


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        (part("comments", '<w:comment w:id="7" w:author="张">{}</w:comment>'.format(p("请核"))), ["7", "8"]),
        (part("comments", ""), ["8"]),
        (f'<x:comments xmlns:x="{W.strip("{}")}"/>', ["8"]),
        (f'<comments xmlns="{W.strip("{}")}"></comments>', ["8"]),
    ],
    ids=["one", "none", "an empty tag of another prefix", "no prefix"],
)
def test_comments_that_it_has_stay(theirs: str, expected: list[str], tmp_path: Path) -> None:
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="/word/{kind}.xml"/>'
        for kind in ("comments", "commentsExtended")
    )
    files = {"word/comments.xml": theirs, "word/commentsExtended.xml": "<a/>"}
    content = docx(p("工作报告") + THEIRS, more=links, files=files)
    _, copy = commented(content, [finding("第2段", "甲", 0), finding("第2段", "乙", 3)][-1:], tmp_path)
    before, after = parts(content), parts(copy)
    assert expected == [one.get(W + "id") for one in etree.fromstring(after[COMMENTS])]
    assert ["甲，，", "乙"] == at_comments(copy)
    assert before[DOCUMENT] == without_marks(after[DOCUMENT], first=8)
    assert set(before) == set(after)
    assert [DOCUMENT, COMMENTS] == [name for name in before if before[name] != after[name]]


STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@pytest.mark.parametrize(
    ("document", "encoding"),
    [
        (part("document", f"<w:body>{p('工作报告')}{p('甲，，')}</w:body>").replace("w:", "ns0:").replace(":w=", ":ns0="), "utf-8"),
        (f'<document xmlns="{W.strip("{}")}"><body><p><r><t>工作报告</t></r></p><p><r><t>甲，，</t></r></p></body></document>',
         "utf-8"),
        (part("document", f"<w:body>{p('工作报告')}{p('甲，，')}</w:body>"), "utf-16"),
        ('<?xml version="1.0" encoding="US-ASCII"?>'
         + part("document", f"<w:body>{p('&#24037;&#20316;')}{p('&#30002;，，').replace('，', '&#65292;')}</w:body>"), "ascii"),
        (part("document", f"<w:body>{p('工作报告')}{p('甲，，')}</w:body>").replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
        ), "utf-8"),
    ],
    ids=["another prefix", "no prefix", "UTF-16", "ASCII", "strict"],
)  # fmt: skip
def test_a_text_is_amended_as_it_is_written(document: str, encoding: str, tmp_path: Path) -> None:
    content = docx("", files={DOCUMENT: document.encode(encoding)})
    _, copy = commented(content, [finding("第2段", "，，", 1)], tmp_path)
    assert ["甲，，"] == at_comments(copy)
    assert document.encode(encoding) == without_marks(
        parts(copy)[DOCUMENT], "utf-16" if encoding == "utf-16" else "utf-8"
    )
    related = parts(copy)["word/_rels/document.xml.rels"].decode()
    assert (STRICT in related) == ("purl" in document)
    (told,) = etree.fromstring(parts(copy)[COMMENTS])
    assert etree.fromstring(parts(copy)[DOCUMENT]).tag.replace("document", "comment") == told.tag


PIECES = st.sampled_from(["甲", "乙，", "，", "12", " ", "&lt;", "\u3000", "𠮷"])
RUNS = st.lists(PIECES, min_size=1, max_size=3).map("".join)
INSIDE = st.one_of(
    RUNS.map(run),
    RUNS.map(field),
    RUNS.map(lambda text: f'<w:ins w:id="1" w:author="a">{run(text)}{run(text)}</w:ins>'),
    RUNS.map(lambda text: f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'),
    RUNS.map(lambda text: f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>'),
    st.just(BOX),
    st.just('<w:bookmarkStart w:id="1" w:name="a"/><w:proofErr w:type="gramStart"/>'),
    st.just("<!-- a > b --><w:r/>"),
)
PARAGRAPHS = st.lists(INSIDE, max_size=4).map(lambda inside: f"<w:p>{''.join(inside)}</w:p>") | st.just("<w:p/>")
BLOCKS = PARAGRAPHS | st.lists(PARAGRAPHS, min_size=1, max_size=2).map(
    lambda inside: f"<w:tbl><w:tr>{CELL.format(''.join(inside))}</w:tr></w:tbl>"
)


@given(st.lists(BLOCKS, min_size=1, max_size=5), st.data())
def test_without_the_marks_the_text_is_the_same_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[str], data: st.DataObject
) -> None:
    content = docx(p("工作报告") + "".join(blocks))
    anchors = Anchors(open_archive(content))
    places = [block.origin for block in anchors.manuscript.blocks] + ["第1个表格.rows[0][0]", "文本框第1段", "全文"]
    words = st.builds(
        finding, st.sampled_from(places), st.sampled_from(["", "，", "乙，", "12"]), st.sampled_from([None, 0, 1])
    )
    found = data.draw(st.lists(words, min_size=1, max_size=4))
    _, copy = commented(content, found, tmp_path_factory.mktemp("law"))
    assert len(found) == len(at_comments(copy))
    assert parts(content)[DOCUMENT] == without_marks(parts(copy)[DOCUMENT])


def test_macros_and_a_signature_stay_and_the_signature_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"\xd0\xcf",
        "_xmlsignatures/sig1.xml": f'<a xmlns="{RELATIONSHIPS}"/>',
    }
    content = docx(p("工作报告"), files=files)
    told, copy = commented(content, [finding("第1段")], tmp_path)
    assert Commented(1, 0, signed=True) == told
    assert [parts(content)[name] for name in files] == [parts(copy)[name] for name in files]


def test_a_file_without_findings_is_copied_as_it_is(tmp_path: Path) -> None:
    content = docx(p("工作报告"))
    assert (Commented(0, 0, signed=False), content) == commented(content, [], tmp_path)


def test_what_cannot_be_commented_on_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    source, other = saved(docx(p("工作报告") + p("共300条，，均已上网。")), tmp_path), tmp_path / "另一稿.docx"
    other.write_bytes(docx(p("工作报告") + p("共300条，，，均已上网。")))
    empty = tmp_path / "空.docx"
    empty.write_bytes(docx("<w:p/>"))
    copy = tmp_path / "批注.docx"
    for (path, found, target), wanted in (
        ((source, check_docx(other), copy), "of another file"),
        ((source, [], tmp_path / "批注.docm"), "ends in .docx"),
        ((source, [], tmp_path / "." / source.name), "is the file itself"),
        ((empty, [finding("全文")], copy), "no paragraph that a comment could stand at"),
        ((tmp_path / "没有.docx", [], copy), "No such file"),
    ):
        with pytest.raises(InvalidValue, match=wanted):
            comment_on(path, found, target)
    with pytest.raises(WrongType, match="a Finding"):
        comment_on(source, ["甲"], copy)  # type: ignore[list-item]
    assert not copy.exists()
