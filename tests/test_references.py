"""Cross references: every target by its name, printed as its number is printed, live in Word and right after moves."""

import re
from typing import Any

import attrs
import pytest

from instruments.package import DOCUMENT, W, attribute, read
from instruments.reader import paragraphs
from instruments.session import Rendered, Validated
from reportkit import Attachment, Measure, Picture, Report, Section, Statistic, Table, Term, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.manuscript import Line
from reportkit.numbering import TWO_LEVEL
from samples import lines, png, report

NAMES = ["部分", "小节", "条目", "分项", "数表", "趋势图", "附件表", "附表", "附条"]

TEXT = "".join(f"见{{{name}}}。" for name in NAMES)

SECTIONS: list[Any] = [
    Section("甲"),
    Section(
        "乙",
        [
            Measure("子", "文字。"),
            Section("丑", [Measure("寅", "文字。", name="分项")], name="小节"),
            Measure("卯", "文字。", name="条目"),
            Table([["甲", 1]], caption="表题", name="数表"),
            Picture(png(), alt="灰色", caption="图题", name="趋势图", width=40),
        ],
        name="部分",
    ),
]

ATTACHMENTS = [
    Attachment("附件甲", [Section("附节", [Measure("附项", "文字。", name="附条")])]),
    Attachment("附件乙", [Table([["甲", 1]], caption="附表题", name="附表")], name="附件表"),
]

EVERYTHING = report(preamble=[TEXT], sections=SECTIONS, attachments=ATTACHMENTS)

PRINTED = {
    "部分": "第二部分",
    "小节": "二、（二）",
    "条目": "二、（三）",
    "分项": "二、（二）1",
    "数表": "表1",
    "趋势图": "图1",
    "附件表": "附件2",
    "附表": "表2",
    "附条": "一、（一）",
}


def said(text: str, **fields: Any) -> str:
    """What a paragraph with references prints in the report with everything."""
    return lines(attrs.evolve(EVERYTHING, preamble=[text], **fields))[2]


def fields_of(docx: bytes) -> list[tuple[str, str]]:
    """The instruction of every field of the body, and the text it shows."""
    found: list[tuple[str, str]] = []
    shows = False
    for element in next(read(docx).all("body", DOCUMENT)).iter(W + "fldChar", W + "instrText", W + "t"):
        kind = attribute(element, "fldCharType")
        if kind in ("separate", "end"):
            shows = kind == "separate"
        elif element.tag == W + "instrText":
            found.append(((element.text or "").strip(), ""))
        elif shows and element.tag == W + "t":
            found[-1] = (found[-1][0], found[-1][1] + (element.text or ""))
    return found


@pytest.mark.parametrize(("name", "expected"), PRINTED.items())
def test_a_reference_prints_the_number_as_it_stands_there(name: str, expected: str) -> None:
    assert f"见{expected}。" == said(f"见{{{name}}}。")


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("{部分:标题}", "乙"),
        ("{小节:标题}", "丑"),
        ("{条目:标题}", "卯"),
        ("{数表:标题}", "表题"),
        ("{趋势图:标题}", "图题"),
        ("{附件表:标题}", "附件乙"),
        ("{部分:部分}", "第二部分"),
        ("{分项:部分}", "第二部分"),
        ("{附条:部分}", "第一部分"),
    ],
)
def test_a_format_word_prints_the_title_or_the_part(slot: str, expected: str) -> None:
    assert expected == said(slot)


def test_a_scheme_of_its_own_shows_in_references() -> None:
    flat = report(
        preamble=["见{条目}、{部分}。"],
        sections=[Section("甲", [Measure("乙"), Measure("丙", name="条目")], name="部分")],
        scheme=TWO_LEVEL,
    )
    assert "见一、2、第一部分。" == lines(flat)[2]


@pytest.mark.parametrize("text", ["{部分:数}", "{数表:全称}"])
def test_an_unknown_format_word_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"preamble\[0\]: a Target has no format word|no format word"):
        said(text)


def test_an_unknown_name_is_refused_with_the_likely_one() -> None:
    with pytest.raises(InvalidValue, match=r'preamble\[0\]: no fact "趋势"; did you mean "趋势图"\?'):
        said("见{趋势}。")


@pytest.mark.parametrize(
    ("fields", "match"),
    [
        ({"facts": [Term("数表", "甲")], "sections": SECTIONS}, "数表"),
        ({"facts": [Statistic("甲", 3, parts={"部分": 3})], "sections": SECTIONS}, "部分"),
        ({"sections": [Section("甲", name="同名"), Section("乙", name="同名")]}, r"sections\[1\]\.name: .*同名"),
        (
            {"sections": [Section("甲", name="同名")], "attachments": [Attachment("乙", name="同名")]},
            r"attachments\[0\]\.name: .*同名",
        ),
    ],
)
def test_a_name_that_two_things_share_is_refused(fields: dict[str, Any], match: str) -> None:
    with pytest.raises(InvalidValue, match=match):
        report(**fields)


def test_a_name_that_the_report_has_for_itself_is_refused() -> None:
    with pytest.raises(InvalidValue):
        report(sections=[Section("甲", name="年")], preamble=["{年}"])


# ---------------------------------------------------------------- moves

MOVES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a part before": ({"sections": [Section("新"), *SECTIONS]}, ["第三部分", "三、（二）", "表1", "附件2"]),
    "the first part gone": ({"sections": SECTIONS[1:]}, ["第一部分", "一、（二）", "表1", "附件2"]),
    "a table before": (
        {"sections": [Table([["甲"]], caption="新表"), *SECTIONS]},
        ["第二部分", "二、（二）", "表2", "附件2"],
    ),
    "attachments turned round": ({"attachments": ATTACHMENTS[::-1]}, ["第二部分", "二、（二）", "表1", "附件1"]),
    "one attachment": ({"attachments": ATTACHMENTS[1:]}, ["第二部分", "二、（二）", "表1", "附件"]),
}


@pytest.mark.parametrize(("fields", "expected"), MOVES.values(), ids=MOVES)
def test_references_are_right_after_something_is_moved(fields: dict[str, Any], expected: list[str]) -> None:
    moved = attrs.evolve(EVERYTHING, preamble=["{部分}、{小节}、{数表}、{附件表}"], **fields)
    assert "、".join(expected) == lines(moved)[2]
    assert "、".join(expected) == paragraphs(render(moved))[2]


# ---------------------------------------------------------------- in Word


def test_references_and_captions_are_fields_with_the_right_text() -> None:
    docx = render(EVERYTHING)
    references = [(re.sub("_Ref[0-9]+", "_Ref", code), shown) for code, shown in fields_of(docx)]
    of_numbers = [("REF _Ref \\w \\h", PRINTED[name]) for name in ("小节", "条目", "分项", "附条")]
    of_labels = [("REF _Ref \\h", PRINTED[name]) for name in ("数表", "趋势图", "附件表", "附表")]
    captions = [("SEQ 表 \\* ARABIC", "1"), ("SEQ 图 \\* ARABIC", "1"), ("SEQ 表 \\* ARABIC", "2")]
    assert sorted(of_numbers + of_labels + captions) == sorted(references)


def test_a_reference_leads_to_the_bookmark_around_its_number() -> None:
    package = read(render(EVERYTHING))
    marked: dict[str, str] = {}
    for paragraph in package.all("p", DOCUMENT):
        opened = ""
        for element in paragraph.iter(W + "bookmarkStart", W + "bookmarkEnd", W + "t"):
            if element.tag == W + "bookmarkStart":
                opened = attribute(element, "name")
                marked[opened] = ""
            elif element.tag == W + "bookmarkEnd":
                opened = ""
            elif opened:
                marked[opened] += element.text or ""
    codes = [re.findall(r"REF (_Ref\d+)", code) for code, _ in fields_of(render(EVERYTHING))]
    targets = {code[0]: marked[code[0]] for code in codes if code}
    assert sorted(["丑", "寅。文字。", "卯。文字。", "附项。文字。", "表1", "图1", "附件2", "表2"]) == sorted(
        targets.values()
    )


def test_typed_references_are_plain_text() -> None:
    docx = render(EVERYTHING, numbering="typed")
    assert [] == fields_of(docx)
    assert [] == list(read(docx).all("bookmarkStart"))


@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_every_way_prints_the_same_characters(numbering: Any) -> None:
    expected = [block.number + block.text for block in compose(EVERYTHING).blocks if isinstance(block, Line)]
    printed = paragraphs(render(EVERYTHING, numbering=numbering))
    assert [words for words in expected if words] == [words for words in printed if words in set(expected) and words]


def test_what_word_does_not_count_is_referred_to_as_text() -> None:
    skipped = report(preamble=["见{条目}。"], sections=[Section("甲", [Measure("乙", level=3, name="条目")])])
    assert [] == fields_of(render(skipped))
    assert "见一、1。" == paragraphs(render(skipped))[2]


@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_files_with_references_are_valid(numbering: Any, validated: Validated) -> None:
    validated(render(EVERYTHING, numbering=numbering))


# ---------------------------------------------------------------- on the page


def moved_reports() -> list[Report]:
    kept = "见{部分}、{小节}、{条目}、{分项}、{数表}、{趋势图}、{附件表}、{附表}。"
    return [EVERYTHING, *(attrs.evolve(EVERYTHING, preamble=[kept], **fields) for fields, _ in MOVES.values())]


def test_what_libreoffice_works_out_anew_is_what_the_manuscript_says(libreoffice: Rendered) -> None:
    made = [*moved_reports()] * 2
    files = [render(each) for each in moved_reports()] + [render(each, numbering="typed") for each in moved_reports()]
    for given, pages in zip(made, libreoffice.all(files), strict=True):
        text = "".join(line.text for page in pages for line in page.body)
        for line in lines(given):
            assert "".join(line.split()) in "".join(text.split())
