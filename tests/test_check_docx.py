"""Word files of anyone, checked: what this library saves has no findings, what others save has those that are true."""

import importlib
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

import annual_report_2021
from generated import generated
from laws import times
from reportkit import Letterhead, Measure, Report, Section, Table, check, render, save
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704
from reportkit.manuscript import Line
from reportkit.model import SealedSignature
from reportkit.packing import zipped
from reportkit.readers import read_docx
from reportkit.rules import RULES, Input, Severity, Suppression, TextFeature, check_docx
from reportkit.rules.layout.looks import wrong_typeface
from samples import report

OLD = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600
EXAMPLES = Path(__file__).parents[1] / "examples"
BUILT = ["hello", "figures", "lushan_2018", "other_county", "tables", "annual_report_2019", "annual_report_2021"]
LAYOUT = tuple(rule for rule in RULES if rule.needs is Input.FILE)


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("how", ["automatic", "typed"])
def test_a_saved_report_has_no_findings_of_its_layout(
    name: str, how: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(EXAMPLES)
    try:
        built = importlib.import_module(name).build()
    finally:
        sys.modules.pop(name, None)
    assert isinstance(built, Report)
    path = tmp_path / "报告.docx"
    save(built, path, numbering=how)
    assert [] == check_docx(path, rules=LAYOUT)


TYPED_EXAMPLES = [
    words
    for rule in RULES
    if rule.needs is Input.TEXT
    for example in (*rule.bad, *rule.good)
    if set(example) == {"preamble"}
    for words in example["preamble"]  # type: ignore[attr-defined]
    if isinstance(words, str) and "{" not in words
]
"""Paragraphs with slips, and right ones that look alike, that any report could hold."""
HEADED = Letterhead("示例县人民政府办公室", number="示县府办发〔2019〕15号")


@times(0.5)
@given(
    seed=st.integers(0, 10**6),
    words=st.lists(st.sampled_from(TYPED_EXAMPLES), max_size=4),
    numbering=st.sampled_from(["automatic", "typed"]),
    letterhead=st.sampled_from([None, HEADED]),
)
def test_a_saved_report_has_the_findings_of_its_report_and_none_of_its_form(
    seed: int, words: list[str], numbering: Any, letterhead: Letterhead | None, tmp_path: Path
) -> None:
    made = generated(seed)
    given = attrs.evolve(made, preamble=[*made.preamble, *words], letterhead=letterhead)
    path = tmp_path / "报告.docx"
    save(given, path, numbering=numbering)
    of_report, of_file = check(given), check_docx(path)
    both = {one.name for one in of_report.checked} & {one.name for one in of_file.checked}
    expected, got = (
        Counter((one.name, one.quotation) for one in found if one.name in both) for found in (of_report, of_file)
    )
    facts = {one.quotation for one in of_report if one.name not in both}  # rules that know the report told these
    assert {} == {one: times for one, times in (got - expected).items() if one[1] not in facts}
    assert {} == expected - got
    assert [] == [one for one in of_file if one.name in {rule.name for rule in LAYOUT}]


@pytest.mark.parametrize("checklist", [False, True])
def test_a_report_saved_with_comments_is_read_without_them(checklist: bool, tmp_path: Path) -> None:
    given = report(preamble=["全县共公开信息300条，，其中{待补:网站}。"])
    plain, commented = tmp_path / "报告.docx", tmp_path / "批注.docx"
    plain.write_bytes(render(given))
    commented.write_bytes(render(given, findings=check(given), checklist=checklist))
    with zipfile.ZipFile(commented) as archive:
        assert "word/comments.xml" in archive.namelist()
    assert [] == check_docx(commented, rules=LAYOUT)
    expected = [(line.role, line.number, line.text) for line in read_docx(plain)[0].blocks if isinstance(line, Line)]
    told = [(line.role, line.number, line.text) for line in read_docx(commented)[0].blocks if isinstance(line, Line)]
    assert expected == told[: len(expected)]


def set_as_offices_do(size: float = 16, margin: float = 37) -> Any:
    """A document made with python-docx that is set right but for its page number."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(margin), Mm(72 - margin)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = made.styles["Normal"]
    normal.font.size = Pt(size)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for slot in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), "仿宋")
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    return made


def add(made: Any, text: str, font: str = "仿宋", *, size: float = 16, title: bool = False) -> None:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), font)
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)


def written(made: Any, folder: Path) -> Path:
    add(made, "示例县2018年工作报告", "方正小标宋简体", size=22, title=True)
    add(made, "一、总体情况", "黑体")
    add(made, "全县共公开信息300条。")
    path = folder / "他人.docx"
    made.save(str(path))
    return path


def messages(path: Path) -> list[str]:
    return [finding.message for finding in check_docx(path, rules=LAYOUT)]


PAGE_NUMBER = "单页、双页没有页码，应在版心下边缘之下编排页码"
LANGUAGE = "中文文字的语言设置为en-US，应为中文（中国）zh-CN"


@pytest.mark.parametrize(
    "item",
    [
        Measure("加强组织领导工作", "开会。"),
        Measure("加强组织领导工作，明确责任分工", points=["甲", "乙"]),
        Measure("加强组织领导工作"),
        Measure("加强2018年组织领导工作"),
        Measure(text="开会。"),
        Measure("加强领导", "召开专题会议，研究部署全年工作，逐项落实到责任单位和责任人。"),
        Section("加强领导", level=2),
    ],
    ids=["short text", "short points", "lead alone", "lead with digits", "text alone", "long text", "heading"],
)
@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_any_lead_of_ours_is_set_right(item: Measure | Section, numbering: Any, tmp_path: Path) -> None:
    given = report(sections=[Section("主要工作", [item, Measure("扩大公开", "增设查阅点。")])])
    save(given, tmp_path / "报告.docx", numbering=numbering)
    assert [] == check_docx(tmp_path / "报告.docx", rules=LAYOUT)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("（一）加强领导。", "楷体"), ("开会。", "仿宋")], []),
        ([("（一）加强领导。", "楷体")], []),
        (
            [("（一）加强领导。", "楷体"), ("召开会议，研究部署，抓好落实。", "宋体")],
            ["正文：1段为宋体，一般应为仿宋体"],
        ),
        ([("（一）加强领导。", "楷体"), ("会。", "宋体")], ["正文：1段为宋体，一般应为仿宋体"]),
        ([("（一）加强领导。召开会议，研究部署，抓好落实。", "楷体")], ["正文：1段为楷体，一般应为仿宋体"]),
        (
            [("（一）加强组织领导，" + "研究部署全年的工作，" * 3 + "抓好落实。", "楷体")],
            ["正文：1段为楷体，一般应为仿宋体"],
        ),
    ],
    ids=["both", "lead alone", "text in another", "short text in another", "no lead", "long sentence"],
)
def test_an_item_is_judged_by_the_text_behind_its_lead(
    runs: list[tuple[str, str]], expected: list[str], tmp_path: Path
) -> None:
    made = docx.Document()
    made.add_paragraph("工作报告")
    paragraph = made.add_paragraph()
    for words, font in runs:
        run = paragraph.add_run(words)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    made.save(str(tmp_path / "别人的.docx"))
    found = check_docx(tmp_path / "别人的.docx", rules=(wrong_typeface,))
    assert expected == [one.message for one in found if one.place == "第2段"]


def test_a_checklist_of_the_annual_report_has_no_faults_of_its_own(tmp_path: Path) -> None:
    given = annual_report_2021.summary().to_report()
    save(given, tmp_path / "报告.docx")
    save(given, tmp_path / "核对稿.docx", findings=check(given), checklist=True)
    own = [one.name for one in check_docx(tmp_path / "报告.docx")]
    assert own == [one.name for one in check_docx(tmp_path / "核对稿.docx")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda made: None, []),
        (lambda made: add(made, "各乡镇：", "宋体"), ["正文：1段为宋体，一般应为仿宋体"]),
        (
            lambda made: setattr(made.sections[0], "left_margin", Mm(20)),
            ["订口（左白边）20.0毫米，应为28毫米±1毫米；版心宽164.0毫米，应为156毫米"],
        ),
        (lambda made: made.add_table(30, 2), ["表格有30行，排不在一页，请设置标题行在各页重复"]),
    ],
)
def test_a_file_of_another_program_is_found_to_depart_where_it_does(
    change: Callable[[Any], object], expected: list[str], tmp_path: Path
) -> None:
    made = set_as_offices_do()
    path = written(made, tmp_path)
    change(made)
    made.save(str(path))
    assert sorted([*expected, PAGE_NUMBER, LANGUAGE]) == sorted(messages(path))


def test_text_rules_read_a_file_too(tmp_path: Path) -> None:
    made = set_as_offices_do()
    path = written(made, tmp_path)
    made.add_paragraph("截止到2018年底,全县共公开信息300条。。")
    made.save(str(path))
    found = check_docx(path)
    assert any(finding.place == "第4段" and "。。" in finding.quotation for finding in found)


def test_what_needs_a_report_is_listed_as_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(render(report(preamble=["内容。"])))
    found = check_docx(path)
    beside = {"报告", "上年报告", "上年文稿", "各单位填报数据", "发布日期"}
    brought = {rule.name for rule in RULES if rule.needs.value in beside}
    unread = {rule.name for rule in RULES if rule.reads and TextFeature.TITLE not in rule.reads}
    assert brought | unread == {one.name for one in found.not_checked}
    assert {rule.name for rule in RULES} - brought - unread == {one.name for one in found.checked}
    published = check_docx(path, published=date(2019, 1, 1))
    readings = {reading.value for reading in TextFeature if reading is not TextFeature.TITLE}
    assert {one.lacks for one in published.not_checked} == {"用本库编写的报告数据（.json）", "上年文稿"} | readings


def test_a_finding_may_be_silenced(tmp_path: Path) -> None:
    path = written(set_as_offices_do(), tmp_path)
    found = check_docx(path, rules=LAYOUT, suppressions=[Suppression("page_number_missing", "单页文件不编页码")])
    assert (["foreign_language"], ["page_number_missing"]) == (
        [one.name for one in found],
        [one.finding.name for one in found.suppressed],
    )


def test_cells_of_tables_are_places_whose_row_a_reader_finds(tmp_path: Path) -> None:
    table = Table([["申请", "3"], ["答复，，", "2"]], header=["项目", "数量"])
    path = tmp_path / "报告.docx"
    save(report(sections=[Section("情况", [table])]), path)
    (finding,) = check_docx(path)
    assert ("第1个表格.rows[1][0]", "一、情况 → 第1个表格 → 第2行“答复，，”") == (finding.place, finding.where)


def test_a_layout_of_an_office_is_the_measure(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(render(report(preamble=["内容。"])))
    assert [] == check_docx(path, layout=GB9704, rules=LAYOUT)
    wrong: Any = "GB9704"
    with pytest.raises(WrongType, match="check_docx: got the layout 'GB9704'; give a Format"):
        check_docx(path, layout=wrong)


def test_what_is_no_word_file_is_refused_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InvalidValue, match=r"报告\.docx: the file is damaged"):
        check_docx(path)


def test_severity_follows_the_standard() -> None:
    graded = {rule.name: (rule.severity, rule.force.value) for rule in LAYOUT}
    assert (Severity.ERROR, "应当") == graded["wrong_margins"] == graded["coloured_text"] == graded["wrong_indent"]
    assert (
        (Severity.WARNING, "一般") == graded["wrong_typeface"] == graded["wrong_size"] == graded["wrong_line_distance"]
    )
    assert (Severity.ADVICE, "可以") == graded["bullet_list"]


@pytest.mark.parametrize("edge", ["header", "footer"])
@pytest.mark.parametrize("odd", [True, False])
def test_what_stands_above_and_below_the_pages_is_read(edge: str, odd: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("工作报告")
    document.add_paragraph("全县共公开信息300条。")
    words = "示例县人民政府办公室二〇一八年度政府信息公开工作，，内部资料" if odd else "示例县人民政府办公室"
    getattr(document.sections[0], edge).paragraphs[0].text = words
    path = tmp_path / "报告.docx"
    document.save(str(path))
    found = [(one.place, one.quotation) for one in check_docx(path) if one.name == "doubled_mark"]
    assert ([({"header": "页眉", "footer": "页脚"}[edge], "工作，，内部")] if odd else []) == found


@pytest.mark.parametrize("words", ["", "— 1 —", "第1页 共3页", "- 12 -", "1/3", "PAGE"])
def test_page_numbers_are_no_text_below_the_pages(words: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("工作报告")
    document.sections[0].footer.paragraphs[0].text = words
    path = tmp_path / "报告.docx"
    document.save(str(path))
    assert () == read_docx(path)[1].footers


@pytest.mark.parametrize("content", [OLD, b"text", zipped({"a": b""})], ids=["old", "no package", "zip"])
def test_a_word_file_is_what_is_asked_for(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    with pytest.raises(InvalidValue) as caught:
        check_docx(path)
    assert ".docx" in str(caught.value).removeprefix(str(path))
    assert ".xlsx" not in str(caught.value)


def test_a_word_file_without_text_does_not_pass(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    docx.Document().save(str(path))
    assert "nothing_written" in [one.name for one in check_docx(path)]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_names_that_stand_beside_each_other_under_their_seals_are_pushed_by_nothing(tmp_path: Path, count: int) -> None:
    bodies = [f"示例县{name}局" for name in ("财政", "审计", "水利", "教育", "林业")][:count]
    path = tmp_path / "通知.docx"
    given = report(preamble=["内容。"], signed=date(2019, 1, 14), signature=SealedSignature(bodies))
    save(given, path)
    assert [] == check_docx(path)
