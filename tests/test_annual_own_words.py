"""The annual report in an office's own words: its tables are an edition's ledgers, and follow from last year's."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import annual_report_2019
from annual_figures import CASES, ITEMS, OFFICE, ROWS, disclosure
from reportkit import Measure, Points, Report, Section, Statistic, Table, check, render, save
from reportkit.annual_report import AnnualReportInOwnWords, Applications, Ledgers, Ledgers2019, Reviews
from reportkit.commands import run
from reportkit.commands.project import check_folder
from reportkit.commands.status import FOUND, NOTHING
from reportkit.data import from_json, save_data, to_json
from reportkit.errors import InvalidValue
from reportkit.model import Contents, Letterhead, SealedSignature
from reportkit.projects import project_files, start_project
from reportkit.reading import next_year, with_facts
from reportkit.reading.facts.annual import in_own_words, with_form_tables

LEDGERS = Ledgers(
    disclosure=disclosure(ITEMS), applications=Applications.from_rows(ROWS), reviews=Reviews.from_row(CASES)
)
TOLD = (
    "全市共收办政府信息公开申请案件3607件（市级1282件、县级2325件），同比增长70.3%，其中，自然人申请3493件，法人或其他组织申请114件；"
    "予以公开1191件、部分公开328件、作其他处理341件、转下年度办理121件。举办第六期培训班，开展评查3次"
)
SECTIONS = [
    Section("总体情况", ["2023年工作有序。", Measure("依申请公开", points=Points(["依法办理。" + TOLD, "提升服务"]))]),
    Section("公开情况", ["{主动公开情况表}"]),
    Section("申请情况", ["受理情况见下表。", "{申请办理情况表}"]),
    Section("复议诉讼情况", ["{复议诉讼情况表}"]),
    Section("其他事项", ["2023年未收取信息处理费。"]),
]


def form(**changed: Any) -> AnnualReportInOwnWords:
    given: dict[str, Any] = {"office": OFFICE, "year": 2023, "signed": date(2024, 1, 25), "sections": SECTIONS}
    return AnnualReportInOwnWords(**{**given, "ledgers": LEDGERS, "facts": [], **changed})


def content(part: Any) -> list[Any]:
    return [*part.content]


def words(report: Report) -> str:
    return render(report, ".txt").decode("utf-8")


def test_its_tables_are_the_form_s_and_every_equation_is_asked() -> None:
    report = form().to_report()
    tables = [item for part in report.sections for item in content(part) if isinstance(item, Table)]
    assert [14, 25, 1] == [len(table.rows) for table in tables]
    assert "现行有效件数" in words(report)
    assert [] == [one for one in check(report) if one.name.startswith("identity")]
    wrong = attrs.evolve(LEDGERS, applications=Applications.from_rows([[3403, *ROWS[0][1:]], *ROWS[1:]]))
    assert {"identity_broken"} == {
        one.name for one in check(form(ledgers=wrong).to_report()) if one.name.startswith("identity")
    }
    assert {"收办申请", "行政诉讼"}.isdisjoint(fact.name for fact in report.facts)  # nothing tells them


@pytest.mark.parametrize("given", [form(), form(title="{单位}年报", last_year=LEDGERS).roll_over()])
def test_what_is_kept_and_written_as_a_script_is_equal(given: AnnualReportInOwnWords) -> None:
    assert given == from_json(to_json(given), AnnualReportInOwnWords)
    script = project_files(given)["report.py"].decode("utf-8")
    made: dict[str, Any] = {"__name__": "made"}
    exec(script, made)
    assert (given, given.to_report()) == (made["edition"](), made["build"]())


def test_next_year_opens_its_tables_but_for_what_is_carried_over() -> None:
    after = form().roll_over()
    assert (2024, None, LEDGERS) == (after.year, after.signed, after.last_year)
    applications = after.ledgers.applications
    assert applications is not None
    assert (118, 3, 0, 0, 0, 0, 121) == applications.carried_in.cells()
    assert {(None,) * 6} == {row.kinds for row in (applications.new, *applications.outcomes())}
    assert ["{待补:年份，原为2023}年{待补:有无，原为未收取信息处理费}。"] == content(after.sections[-1])
    known = {fact.name: fact for fact in after.to_report().facts if isinstance(fact, Statistic)}
    assert (3511, 121, 597) == tuple(
        known[name].last_value for name in ("新收申请", "结转下年申请", "现行有效行政规范性文件")
    )


def test_last_year_s_word_file_becomes_the_form_and_its_figures_are_those_of_the_tables(tmp_path: Path) -> None:
    save(form().to_report(), tmp_path / "去年.docx")
    assert NOTHING == run(["new", str(tmp_path / "今年"), "--from", str(tmp_path / "去年.docx")])
    script = (tmp_path / "今年" / "report.py").read_text(encoding="utf-8")
    made: dict[str, Any] = {"__name__": "made"}
    exec(script, made)
    after = made["edition"]()
    assert [part.title for part in SECTIONS] == [part.title for part in after.sections]
    assert LEDGERS == attrs.evolve(after.last_year, scope=None)
    assert ["市级", "县级", "评查"] == [fact.name for fact in after.facts if isinstance(fact, Statistic)]
    assert (
        "共收办政府信息公开申请案件{收办申请:数值}（{市级}、{县级}），{收办申请:同比}，其中，{自然人收办申请}，{法人或其他组织收办申请}；"
        "{予以公开}、{部分公开}、作其他处理{其他处理:数值}、转下年度办理{结转下年申请:数值}。举办{待补:次序，原为第六期}培训班"
    ) in script
    assert "# （三）不予公开 1.属于国家秘密；上年0、0、0、0、0、0" in script
    assert 210 > len(script.splitlines())
    notes = (tmp_path / "今年" / "换年说明.txt").read_text(encoding="utf-8")
    assert "“上年结转”一行由上年的“结转下年度”填好" in notes
    assert {"【上年数】市级：1282件", "【上年数】新收申请：3511件"} & {*notes.splitlines()} == {
        "【上年数】市级：1282件"
    }
    assert "三、表格第1行“一、本年新收政府信息公开申请数量 3402 99 0 4 5 1 3511”" in notes
    assert "【上年数】新收政府信息公开申请" not in notes


def test_the_command_line_takes_it_as_data(tmp_path: Path) -> None:
    save_data(form(), tmp_path / "去年.json")
    assert NOTHING == run(["new", str(tmp_path / "今年"), "--from", str(tmp_path / "去年.json")])
    assert "carried_in=[118, 3, 0, 0, 0, 0]" in (tmp_path / "今年" / "report.py").read_text(encoding="utf-8")
    assert "“2024年1月25日”：成文日期" in (tmp_path / "今年" / "换年说明.txt").read_text(encoding="utf-8")
    assert FOUND == run(["check", str(tmp_path / "去年.json")])
    assert NOTHING == run(["script", str(tmp_path / "去年.json"), "-o", str(tmp_path / "去年.py")])


def test_check_py_tells_an_equation_that_fails_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(form().to_report(), tmp_path / "去年.docx")
    start_project(tmp_path / "今年", form(year=2024, signed=date(2025, 1, 20), last_year=LEDGERS))
    assert FOUND == check_folder(tmp_path / "今年", last_year="../去年.docx")
    told = capsys.readouterr().out.splitlines()
    assert ["A1"] == [found[0] for line in told if "217" in line for found in [re.findall("A1|上年为", line)]]
    assert any("B4" in line and "96" in line and "121" in line for line in told)


def test_what_stands_around_the_text_of_last_year_s_word_file_is_kept(tmp_path: Path) -> None:
    around: dict[str, Any] = {
        "letterhead": Letterhead("示例市人民政府办公室", number="示政办发〔2024〕3号"),
        "signature": SealedSignature(("示例市人民政府办公室", "示例市数据局")),
        "contents": Contents(1, attachments=False),
        "addressees": ["市人民政府"],
        "note": "此件公开发布",
    }
    given = form(**around)
    assert around == {**{name: getattr(given.to_report(), name) for name in around}, "addressees": ["市人民政府"]}
    save(given.to_report(), tmp_path / "去年.docx")
    assert NOTHING == run(["new", str(tmp_path / "今年"), "--from", str(tmp_path / "去年.docx")])
    made: dict[str, Any] = {"__name__": "made"}
    exec((tmp_path / "今年" / "report.py").read_text(encoding="utf-8"), made)
    after = made["edition"]()
    kept = ("signature", "contents", "addressees", "note")
    assert [getattr(given, name) for name in kept] == [getattr(after, name) for name in kept]


def test_a_later_edition_leaves_gaps_for_what_its_tables_lack_and_a_later_year_carries_nothing_over() -> None:
    last = annual_report_2019.edition().ledgers
    assert isinstance(last, Ledgers2019)
    said = [Section("公开", ["新公开规章{新公开规章:数值}，{行政许可决定:数值}。", "{主动公开情况表}"])]
    report = form(year=2020, ledgers=last, sections=said).to_report()
    typed, _ = with_form_tables(with_facts(report).report)
    following, notes = in_own_words(next_year(typed).report, last, follows=True)
    assert (2021, Ledgers, last) == (following.year, type(following.ledgers), following.last_year)
    assert ["新公开规章{待补:新公开规章}，{待补:行政许可决定}。", "{主动公开情况表}"] == content(following.sections[0])
    assert ["新公开规章、行政许可决定"] == [note.quotation for note in notes if note.kind == "待补"]
    later, _ = in_own_words(next_year(typed, 2023).report, last, follows=False)
    assert later.ledgers.applications is not None
    assert (None, (None,) * 6) == (later.last_year, later.ledgers.applications.carried_in.kinds)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"year": 2020}, "tables of 2020 are Ledgers2019"),
        ({"year": 2018}, "2019 on"),
        ({"ledgers": Ledgers(reviews=Reviews.open())}, r"\{主动公开情况表\} has no table"),
        ({"sections": ["{没有}"]}, 'no fact "没有"'),
        ({"ledgers": None}, "ledgers"),
    ],
)
def test_what_it_cannot_hold_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises((InvalidValue, TypeError), match=message):
        form(**changed)
