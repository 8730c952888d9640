"""Files of anyone as reports: every word in its order, or a note that says which not; and a script of the same text."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from generated import generated
from laws import times
from reportkit import Cell, Letterhead, Measure, Points, Report, Section, Table, language, render
from reportkit.annual_report import Ledgers
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS, Format
from reportkit.manuscript import Grid, GridCell, Image, Line, Mark
from reportkit.model.content import Content
from reportkit.reading import Reading, conversion, national, read_report, sources
from reportkit.reading.words import tight
from reportkit.scripts import to_script
from samples import OFFICE, REPORTS, png
from test_readers_docx import BOX
from wordfiles import counted, docx, level, numbering, p

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = {"letter": LETTER, "minutes": MINUTES, "order": ORDER, "regulations": REGULATIONS}
BUILT = [
    *("hello", "figures", "lushan_2018", "lushan_sent_up", "lushan_statistics", "other_county", "tables", "checks"),
    *(
        "long_report",
        "annual_report_2019",
        "annual_report_2021",
        "notice",
        "upward_report",
        "joint_notice",
        "own_rule",
        *FORMATS,
    ),
]
OF_A_PAGE = [
    *("信息类别: 市本级 公开方式: 主动公开", "示例县2018年政府信息公开工作年度报告", "发布日期: 2019-01-21"),
    *("示例县2018年政府信息公开工作年度报告", "本报告由示例县人民政府办公室编制。", "一、总体情况"),
    *("（一）加强领导。一是调整领导小组；二是明确责任。", "（二）公开信息380条。其中网站352条。", "二、主动公开情况"),
    *(
        "（一）主要数量",
        "1.规范性文件12件；",
        "2.其他信息368件。",
        "全年共{380}条。",
        "示例县人民政府办公室",
        "2019年1月14日",
    ),
]


def read(content: bytes | str, folder: Path, name: str = "报告.docx") -> Reading:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_report(path)


def told(report: Report, layout: Format = GB9704) -> Iterator[object]:
    """What a report says: roles, numbers, words and leads of its lines, spans of its cells, its pictures."""
    for block in compose(report, layout.elements).blocks:
        match block:
            case Line():
                lead = "".join(span.text for span in block.spans if span.mark is Mark.LEAD)
                yield from (
                    [(block.role, block.number, tight(block.text), tight(lead))] if block.spans or block.number else []
                )
            case Grid():
                for row in (*block.head, *block.body):
                    cells = (
                        one if isinstance(one, GridCell) else GridCell((), across=getattr(one, "across", 1))
                        for one in row
                    )
                    words = ["↑" if not isinstance(one, (str, GridCell)) else getattr(one, "text", one) for one in row]
                    yield [(text, cell.across, cell.down) for text, cell in zip(words, cells, strict=True)]
                yield len(block.head)
            case Image():
                yield block.content, block.alt, round(block.width, 1)


def runs(content: tuple[Content, ...]) -> int:
    """How many runs of points there are."""
    found = 0
    for one in content:
        pieces = one if isinstance(one, tuple) else (one,)
        found += sum(isinstance(piece, Points) for piece in pieces)
        if isinstance(one, Measure):
            text = one.text if isinstance(one.text, tuple) else (one.text,)
            found += sum(isinstance(piece, Points) for piece in (*text, one.points))
        if isinstance(one, (Section, Measure)):
            found += runs(one.content)
    return found


def printed(report: Report, layout: Format = GB9704) -> str:
    return render(report, ".txt", layout=layout).decode("utf-8")


def of_script(reading: Reading) -> Report:
    namespace: dict[str, Any] = {"__name__": "script"}
    exec(compile(to_script(reading.report, layout=reading.layout), "script", "exec"), namespace)
    report = namespace["build"]()
    assert isinstance(report, Report)
    return report


def kinds(reading: Reading) -> list[tuple[str, str, str]]:
    return [(note.kind, note.place, note.quotation) for note in reading.notes if "发文机关" not in note.message]


# ---------------------------------------------------------------- what this library saved


@pytest.mark.parametrize("name", BUILT)
def test_an_example_comes_back_as_a_script_that_prints_the_same_text(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(EXAMPLES)
    layout = FORMATS.get(name, GB9704)
    report = importlib.import_module(name).build()
    sys.modules.pop(name, None)
    reading = read(render(report, layout=layout, numbering="typed" if len(name) % 2 else "automatic"), tmp_path)
    expected, text = printed(report, layout), printed(of_script(reading), reading.layout)
    if name == "order":  # the name in a stamp is no text, so that the post and the date stand as paragraphs
        expected, text = (tight(one).replace("［签名章：张三］", "") for one in (expected, text))
    assert expected == text


@given(seed=st.integers(0, 10**6), how=st.sampled_from(("automatic", "typed")))
@times(0.4)
def test_what_an_office_writes_comes_back_in_every_part(seed: int, how: Any, tmp_path: Path) -> None:
    report = generated(seed)
    reading = read(render(report, numbering=how), tmp_path)
    assert [*told(report)] == [*told(reading.report)]
    assert runs(report.sections) == runs(reading.report.sections)
    assert [] == [note for note in reading.notes if note.kind != "推定"]


@given(report=REPORTS, how=st.sampled_from(("automatic", "typed")))
@times(0.6)
def test_any_words_at_any_level_come_back(report: Report, how: Any, tmp_path: Path) -> None:
    reading = read(render(report, numbering=how), tmp_path)
    assert tight(printed(report)) == tight(printed(of_script(reading)))
    assert [] == [note for note in reading.notes if note.kind == "未照原文"]


@given(
    lines=st.lists(
        st.sampled_from(
            [*OF_A_PAGE, "附件：1.甲表", "附件", "甲\t乙", "（三）", "十、丙", "注：丁", "表3 戊", "抄送：己。"]
        ),
        min_size=1,
    )
)
@times(1)
def test_every_word_of_a_text_is_printed_or_told(lines: list[str], tmp_path: Path) -> None:
    reading = read("\n".join(lines), tmp_path, "报告.txt")
    said = tight(printed(reading.report, reading.layout))
    quoted = {tight(note.quotation) for note in reading.notes}
    assert [] == [line for line in lines if tight(line) not in said and tight(line) not in quoted]
    assert reading.report == of_script(reading)


def test_what_another_program_saved_anew_comes_back_the_same(
    word_saved_anew: Callable[[Sequence[Path], Path], list[Path]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(EXAMPLES)
    given: dict[str, tuple[Report, Any]] = {
        "跨页的表格.docx": (generated(1012), "automatic"),
        "手工编号.docx": (generated(8), "typed"),
        "上行文.docx": (importlib.import_module("upward_report").build(), "automatic"),
    }
    for name, (report, how) in given.items():
        (tmp_path / name).write_bytes(render(report, numbering=how))
    (tmp_path / "重存").mkdir()
    anew = word_saved_anew([tmp_path / name for name in given], tmp_path / "重存")
    for path, (report, _) in zip(anew, given.values(), strict=True):
        assert [*told(report)] == [*told(read_report(path).report)]
    rich = "".join(f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in "一、概述|内容。")
    (tmp_path / "旧稿.rtf").write_text(rf"{{\rtf1\ansi\uc1 {rich.replace('|', chr(92) + 'par ')}}}", encoding="ascii")
    reading = read_report(tmp_path / "旧稿.rtf")
    assert (Section("概述", ["内容。"]),) == reading.report.sections
    assert ("推定", "全文", "旧稿.rtf") in kinds(reading)


# ---------------------------------------------------------------- what people paste


def pasted(how: str) -> bytes:
    """The page as people paste it into Word: each line a paragraph, numbered by Word, or one of line breaks."""
    document = python_docx.Document()
    if how == "lines broken by hand":
        paragraph = document.add_paragraph()
        for line in OF_A_PAGE:
            paragraph.add_run(line).add_break()
    for line in OF_A_PAGE if how != "lines broken by hand" else ():
        number = line[: line.find("）") + 1] if line.startswith("（") else line[:2] if line[1:2] in "、." else ""
        automatic = number and how == "counted by Word"
        paragraph = document.add_paragraph(line.removeprefix(number) if automatic else line)
        if automatic:
            rank = "（" in number if not number[0].isdigit() else 2
            properties: Any = paragraph._p.get_or_add_pPr()
            counts = properties.get_or_add_numPr()
            counts.get_or_add_ilvl().val, counts.get_or_add_numId().val = int(rank), 77
    root = document.part.numbering_part.element
    abstract, counted_by = OxmlElement("w:abstractNum"), OxmlElement("w:num")
    abstract.set(qn("w:abstractNumId"), "77")
    for index, (form, pattern) in enumerate(
        (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    ):
        one = OxmlElement("w:lvl")
        one.set(qn("w:ilvl"), str(index))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            one.append(child)
        abstract.append(one)
    counted_by.set(qn("w:numId"), "77")
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), "77")
    counted_by.append(reference)
    root.insert(0, abstract)
    root.append(counted_by)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("how", ["typed", "counted by Word", "lines broken by hand", "text"])
def test_a_page_as_people_paste_it_has_its_parts_and_items(how: str, tmp_path: Path) -> None:
    reading = read("\n".join(OF_A_PAGE), tmp_path, "报告.txt") if how == "text" else read(pasted(how), tmp_path)
    report = reading.report
    assert ("示例县2018年政府信息公开工作年度报告", "示例县人民政府办公室", "示例县", 2018) == (
        report.title,
        report.office.name,
        report.office.area,
        report.year,
    )
    assert {"信息类别": "市本级", "公开方式": "主动公开", "发布日期": "2019-01-21"} == dict(report.record)
    assert (
        Section(
            "总体情况",
            [
                Measure("加强领导", points=["调整领导小组", "明确责任"]),
                Measure(text="公开信息380条。其中网站352条。"),
            ],
        ),
        Section(
            "主动公开情况",
            [
                Section(
                    "主要数量", [Measure(text="规范性文件12件；"), Measure(text="其他信息368件。"), "全年共{{380}}条。"]
                ),
            ],
        ),
    ) == report.sections
    assert OF_A_PAGE[3:] == [line for line in printed(report).splitlines() if line]
    assert [("未照原文", f"第{at}段", OF_A_PAGE[at - 1]) for at in (1, 2, 3)] == kinds(reading)


def test_a_text_that_lost_its_line_breaks_is_parted_by_its_numbers(tmp_path: Path) -> None:
    filling = "认真贯彻落实上级要求，结合工作实际，细化职责分工，取得了一定成效。" * 12
    text = (
        f"示例县2018年工作报告 根据条例编制。一、概述{filling}（一）公开解读1.推进公开（1）公开透明。{filling}2.加强解读"
        f"{filling}二、主动公开情况2018年共{filling}三、问题{filling}"
    )
    reading = read(f"标题: 示例县2018年工作报告\n{text}", tmp_path, "报告.txt")
    assert tight(text) == tight(printed(reading.report))
    assert Section("主动公开情况", [f"2018年共{filling}"]) == reading.report.sections[1]  # its text ran into it
    assert ["一、", "（一）", "1.", "（1）", "2.", "二、", "三、"] == [
        line.number for line in compose(reading.report).blocks if isinstance(line, Line) and line.number
    ]


def test_lines_of_a_page_that_are_paragraphs_in_word_are_joined(tmp_path: Path) -> None:
    broken = ["全年坚持以公开为常态不公开为例外原则通过政府网站和政务新媒体等渠道" + "公开"] * 9
    reading = read(docx("".join(map(p, ["工作报告", "一、概述", *broken, "共九次。"]))), tmp_path)
    assert (Section("概述", ["".join(broken) + "共九次。"]),) == reading.report.sections


# ---------------------------------------------------------------- what cannot be said as it stands


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一、甲", "内容。", "三、乙", "内容。"], [("未照原文", "第4段", "三、乙")]),
        (["一、甲；", "内容。"], [("未照原文", "第2段", "一、甲；")]),
        (["附件：统计表", "内容。"], [("保留为文字", "第2段", "附件：统计表")]),
        (["甲\t1", "乙\t2\t3"], [("推定", "第2段起的表格", "甲 1")]),
        (["渠道\t数量", "网站\t352"], [("推定", "第2段起的表格", "渠道 数量")] * 2),
        (["| 渠道 | 数量 |", "| 网站 | 352 |"], [("推定", "第2段起的表格", "渠道 数量")] * 2),
        (["┌──┬──┐", "│渠道│数量│", "├──┼──┤", "│网站│ 352│", "└──┴──┘"], [("推定", "第3段起的表格", "渠道 数量")] * 2),
        (["内容｛甲｝。"], []),
        (["内容。", "2019年1月14日"], [("保留为文字", "第3段", "2019年1月14日")]),
        (
            ["内容。", "示例县水利局", "2204年1月14日"],
            [("保留为文字", "第3段", "示例县水利局"), ("保留为文字", "第4段", "2204年1月14日")],
        ),
    ],
)
def test_notes_say_what_was_guessed_kept_or_changed(lines: list[str], expected: object, tmp_path: Path) -> None:
    reading = read("\n".join(["工作报告", *lines]), tmp_path, "报告.txt")
    assert expected == kinds(reading)


def test_a_mark_without_a_number_has_its_red_line_alone_and_that_is_no_table(tmp_path: Path) -> None:
    given = Report("工作总结", OFFICE, letterhead=Letterhead("示例县水利局"), preamble=["加固水库。"])
    reading = read(render(given, ".docx"), tmp_path, "报告.docx")
    assert (given.title, given.letterhead) == (reading.report.title, reading.report.letterhead)
    assert ["加固水库。"] == [*reading.report.preamble, *reading.report.sections]


def test_what_no_format_has_a_place_for_together_is_left_out_and_told(tmp_path: Path) -> None:
    lines = ["会议纪要", "目录", "一、会议议定………1", "一、会议议定", "会议指出，要加固水库。", "出席：张三、李四"]
    reading = read("\n".join(lines), tmp_path, "报告.txt")
    assert (MINUTES, None, {"出席": "张三、李四"}) == (
        reading.layout,
        reading.report.contents,
        dict(reading.report.attendance),
    )
    assert [("未照原文", "第2段", "目录"), ("未照原文", "第3段", "一、会议议定")] == kinds(reading)


@pytest.mark.parametrize(
    ("lines", "scheme", "numbers"),
    [
        (["一、甲", "1、乙。", "2、丙。"], ("一、", "（一）", "1、", "（1）", "①"), ["一、", "1、", "2、"]),
        (["第一部分　甲", "一、乙", "内容。"], ("第一部分　", "一、", "1.", "（1）", "①"), ["第一部分", "一、"]),
        (
            ["第一章　甲", "第一条　乙。", "第二条　丙。"],
            ("第一章　", "第一条　", "1.", "（1）", "①"),
            ["第一章", "第一条", "第二条"],
        ),
        (
            ["一、甲", "一是加强领导。成立小组。", "二是明确责任。"],
            ("一、", "一是", "1.", "（1）", "①"),
            ["一、", "一是", "二是"],
        ),
    ],
)
def test_the_numbers_of_a_file_are_the_scheme_of_its_report(
    lines: list[str], scheme: object, numbers: list[str], tmp_path: Path
) -> None:
    report = read("\n".join(["工作报告", *lines]), tmp_path, "报告.txt").report
    assert scheme == report.scheme
    assert numbers == [line.number.strip() for line in compose(report).blocks if isinstance(line, Line) and line.number]


def test_what_word_holds_beside_its_text_is_text_or_told(tmp_path: Path) -> None:
    spanned = (
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("渠道")}</w:tc>'
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("数量")}</w:tc></w:tr>'
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{p('本年')}</w:tc><w:tc>{p('上年')}</w:tc></w:tr>"
    )
    figures = f"<w:tr><w:tc>{p('网站')}</w:tc><w:tc>{p('352')}</w:tc><w:tc>{p('1,204.5')}</w:tc></w:tr>"
    struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>划去。</w:t></w:r><w:r><w:t>留下。</w:t></w:r></w:p>"
    remarked = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>改过。</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    body = (
        p("工作报告")
        + counted("概述")
        + struck
        + remarked
        + f"<w:p><w:r><w:t>正文。</w:t></w:r>{BOX.format(p('框内文字'))}</w:p>"
        f"{p('表1　各渠道数量')}{p('单位：条')}<w:tbl>{spanned}{figures}</w:tbl>{p('注：截至年底。')}"
    )
    comment = f'<w:comment w:id="1" w:author="张三">{p("请核对")}</w:comment>'
    content = docx(body, numbering=numbering(level(0, "chineseCounting", "%1、")), comments=comment)
    reading = read(content, tmp_path)
    table = Table(
        [["网站", 352, "1,204.5"]],
        header=[[Cell("渠道", down=2), Cell("数量", across=2)], ["本年", "上年"]],
        caption="各渠道数量",
        unit="条",
        notes=["截至年底。"],
    )
    assert (Section("概述", ["留下。", "改过。", "正文。", "框内文字", table]),) == reading.report.sections
    notes = {(note.kind, note.place, note.message, note.quotation) for note in reading.notes}
    assert {
        ("未照原文", "第3段", "带删除线的文字不是正文", "划去。"),
        ("未照原文", "第4段", "批注（张三）：请核对", "改过。"),
        ("保留为文字", "文本框第1段", "在正文以外的文字，作为正文的一段", "框内文字"),
        ("推定", "第1个表格", "前2行作为表头", "渠道 数量"),
    } <= notes


def test_a_table_that_only_places_the_text_is_text_and_one_in_a_cell_of_another_is_told(tmp_path: Path) -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    inner = table(p("甲"), p("乙"))
    around = table(p("一、概述") + p("内容。") + inner + p("二、问题") + p("没有。"))
    reading = read(docx(p("工作报告") + around + table(p("外一"), p("外二") + inner + p(""))), tmp_path)
    assert (
        Section("概述", ["内容。", Table([["甲", "乙"]])]),
        Section("问题", ["没有。", Table([["外一", "外二"]]), Table([["甲", "乙"]])]),
    ) == reading.report.sections
    told = [note.place for note in reading.notes if "版面" in note.message or "另一个表格" in note.message]
    assert ["第3个表格", "全文"] == told


# ---------------------------------------------------------------- national tables


def test_the_national_tables_are_those_of_their_edition_with_their_figures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(EXAMPLES)
    edition = importlib.import_module("annual_report_2021").summary()
    report = edition.to_report()
    in_word = read(render(report), tmp_path)
    typed = read(printed(report).replace("（区分处理的，只计这一情形，不计其他情形）", ""), tmp_path, "报告.txt")
    for reading in (in_word, typed):
        ledgers = reading.ledgers
        assert isinstance(ledgers, Ledgers)
        assert ledgers.disclosure == edition.disclosure
        assert ledgers.applications is not None
        assert [row.cells() for _, row in edition.applications.rows()] == [
            row.cells() for _, row in ledgers.applications.rows()
        ]
        assert ledgers.reviews is not None
        assert edition.reviews.cells() == ledgers.reviews.cells()
        assert "{自然人新收申请:数}" in str(reading.report.sections)
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    merged = [["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], results * 3]  # down, where the form repeats
    for header, known in ((merged, True), ([*merged, ["备注"]], False)):
        rows = [*header, [str(cell) for cell in edition.reviews.cells()]]
        assert known == (national.as_form(edition.reviews, rows, in_its_words=True) is not None)


# ---------------------------------------------------------------- kinds of files, and limits


def test_what_only_libreoffice_opens_says_what_to_do_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(conversion, "libreoffice_command", lambda: None)
    (tmp_path / "报告.wps").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1"))
    with (
        language("zh"),
        pytest.raises(InvalidValue, match=r"\.wps文件要通过LibreOffice读取，本机没有安装；请用Word或者WPS打开，另存为"),
    ):
        read_report(tmp_path / "报告.wps")
    (tmp_path / "报告.wps").write_bytes(docx(p("工作报告") + p("内容。")))  # WPS saves Word files by this name, too
    assert ("内容。",) == read_report(tmp_path / "报告.wps").report.sections


def test_a_file_that_is_too_long_or_no_text_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "MOST_LINES", 3)
    with pytest.raises(InvalidValue, match="it has 4 paragraphs; at most 3 are made a report of"):
        read("一\n二\n三\n四", tmp_path, "报告.txt")
    monkeypatch.setattr("reportkit.readers.docx.lengths.MOST_CHARACTERS", 5)
    with pytest.raises(InvalidValue, match="it has more than 5 characters; split the document"):
        read(docx(p("工作报告") + p("内容")), tmp_path)
    for content, name in ((docx(p("")), "空.docx"), (" \n\n", "空.txt")):
        with pytest.raises(InvalidValue, match=f"{name}: there is no text in it"):
            read(content, tmp_path, name)
    with pytest.raises(InvalidValue, match="no text in UTF-8 or GB 18030"):
        read(b"\xff\xff\xff\x00", tmp_path, "报告.txt")
    with pytest.raises(InvalidValue, match="No such file"):
        read_report(tmp_path / "没有.doc")


def test_a_picture_comes_back_with_its_bytes_and_one_of_another_kind_is_told(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_paragraph("工作报告")
    document.add_picture(BytesIO(png(40, 20)))
    document.save(str(tmp_path / "图.docx"))
    reading = read_report(tmp_path / "图.docx")
    assert [png(40, 20)] == [block.content for block in compose(reading.report).blocks if isinstance(block, Image)]
    assert ("推定", "图片", "图片") in kinds(reading)
