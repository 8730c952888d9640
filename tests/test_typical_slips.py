"""What people type wrong in a console: each slip is told with its place, what was given and what would be right."""

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportkit import Body, Report, Section, Term, check, save
from reportkit.annual_report import Disclosure2021, Fee, Indicator, edition_for, national_table
from reportkit.approval import ReturnedDraft, apply
from reportkit.batch import NotAllSaved, SavedAll
from reportkit.comparison import Revisions
from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.phrases import breakdown, when_none
from reportkit.projects import start_project, year_to_report
from reportkit.reading import next_year
from reportkit.review import Clean
from reportkit.rules import Suppression
from reportkit.spreadsheets import save_facts
from reportkit.submissions import (
    Roster,
    Unit,
    UnitReturn,
    add_up,
    form_for,
    read_return,
    read_returns,
    save_csv,
    save_roster,
    save_workbook,
    save_workbooks,
)

REPORT = Report("工作报告", Body("示例县人民政府", area="示例县"), year=2018)
ROSTER = Roster("示例县人民政府", 2024, [Unit("示例县财政局", "部门")])


def given(value: object) -> Any:
    return value


def disclosed(regulations: tuple[int, ...]) -> Disclosure2021:
    others = {"licences": 0, "penalties": 0, "coercive_measures": 0, "charges": 0}
    return Disclosure2021(regulations=regulations, normative_documents=(0, 0, 0), **others)


A_ROSTER = "give a Roster, which load_roster returns"
SLIPS: list[tuple[Callable[[], object], type[ReportkitError], str]] = [
    (lambda: save(REPORT, "报告.doc"), InvalidValue, "save: got '报告.doc'; give a path that ends in .docx, .html, .pdf,"),
    (lambda: save(REPORT, "报告.docx", anchors=given("no")), WrongType, "render: anchors: got 'no' of type str; give True"),
    (lambda: save(REPORT, "报告.docx", checklist=given(1)), WrongType, "render: checklist: got 1 of type int; give True"),
    (lambda: check(REPORT, last_year="去年.docx"), InvalidValue, "check: last_year: got '去年.docx', the path of a file; give"),
    (lambda: check(REPORT, last_year=given(2017)), WrongType, "check: last_year: got 2017 of type int; give a Report, the"),
    (lambda: Suppression("bare_name", ""), InvalidValue, """Suppression("bare_name").reason: got ''; give text that"""),
    (lambda: Clean(reason=given(3)), WrongType, "Clean.reason: got 3 of type int; give text as a str"),
    (lambda: Section("概况", given(None)), WrongType, 'Section("概况").content[0]: got None of type NoneType; give a Section'),
    (lambda: Report("报告", REPORT.office, sections=given([breakdown])), InvalidValue, "breakdown makes phrases; call it"),
    (lambda: apply(REPORT, given(None)), WrongType, "apply: edits: got None of type NoneType; give edits that read_back"),
    (
        lambda: apply(REPORT, given(ReturnedDraft(edits=(), comments=(), version="same"))),
        WrongType,
        "apply: edits: got ReturnedDraft(",
    ),
    (lambda: national_table(given([1])), WrongType, "national_table: got [1] of type list; give values by the names"),
    (lambda: edition_for(given("2021")), WrongType, "edition_for: got '2021' of type str; give the year as a whole"),
    (lambda: form_for(given("2024")), WrongType, "year: got '2024' of type str; give the year as a whole number"),
    (lambda: save_facts(given(REPORT), "数据.xlsx"), WrongType, "save_facts: got Report("),
    (lambda: save_roster(given("名单.csv"), given(ROSTER)), WrongType, f"save_roster: got '名单.csv' of type str; {A_ROSTER}"),
    (lambda: save_roster(ROSTER, "名单.xlsx"), InvalidValue, "save_roster: got '名单.xlsx'; give a path that ends in .csv"),
    (lambda: save_csv(given("甲.csv"), given(ROSTER)), WrongType, f"save_csv: got '甲.csv' of type str; {A_ROSTER}"),
    (lambda: save_csv(ROSTER, "甲.xlsx"), InvalidValue, "save_csv: got '甲.xlsx'; give a path that ends in .csv"),
    (lambda: save_workbook("财政局", given("甲.xlsx"), given(ROSTER)), WrongType, "save_workbook: got '甲.xlsx' of type"),
    (lambda: save_workbooks(given("填报"), given(ROSTER)), WrongType, f"save_workbooks: got '填报' of type str; {A_ROSTER}"),
    (lambda: save_workbooks(ROSTER, "填报", replace=given("no")), WrongType, "save_workbooks.replace: got 'no' of type"),
    (lambda: read_return("甲.xlsx", given("名单.csv")), WrongType, f"read_return: got '名单.csv' of type str; {A_ROSTER}"),
    (lambda: read_returns("填报", given("名单.csv")), WrongType, f"read_returns: got '名单.csv' of type str; {A_ROSTER}"),
    (lambda: Report("报告", REPORT.office, facts=given(Term(one, "乙") for one in "甲")), WrongType, "or Term; of several a list"),
    (lambda: Report("报告", REPORT.office, addressees=given({"甲"})), WrongType, "got {'甲'} of type set; give text as a str; of"),
    (lambda: Report("报告", REPORT.office, preamble="见{申请表}。"), InvalidValue, "give it in facts, or as the name= of what it"),
    (lambda: Indicator("收到", "三"), InvalidValue, """Indicator("收到").value: got '三'; give a number such as"""),
    (lambda: Fee("财政局", 1, "3万元"), InvalidValue, "Fee.amount: got '3万元'; give a number such as '59237.2449'"),
    (lambda: disclosed((1, 2)), InvalidValue, "Documents: got 2 numbers; give 3: issued, repealed, in_force"),
    (lambda: disclosed((1, 2, 3, 4)), InvalidValue, "Documents: got 4 numbers; give 3: issued, repealed, in_force"),
    (
        lambda: UnitReturn.from_cells("财政局", 2024, given([("行政许可", 1)])),
        WrongType,
        'UnitReturn("财政局"): cells: got [',
    ),
    (lambda: add_up(ROSTER, given(None)), WrongType, "add_up: received: got None of type NoneType; give what read_returns"),
    (lambda: next_year(REPORT, given("2020")), WrongType, "next_year: year: got '2020' of type str; give the year as a whole"),
    (lambda: start_project("新", given("报告")), WrongType, "start_project: got '报告' of type str; give a Report, or an"),
    (lambda: year_to_report(given(2024)), WrongType, "year_to_report: got 2024 of type int; give"),
    (lambda: add_up(given("填报"), given(ROSTER)), WrongType, f"add_up: got '填报' of type str; {A_ROSTER}"),
]  # fmt: skip


@pytest.mark.parametrize(("slip", "kind", "told"), SLIPS)
def test_a_slip_is_told_in_the_words_of_the_caller_and_nothing_is_written(
    slip: Callable[[], object], kind: type[ReportkitError], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kind) as caught:
        slip()
    assert (told in str(caught.value), []) == (True, [*tmp_path.iterdir()]), str(caught.value)


def test_a_phrase_called_with_too_little_says_whose_call_it_is() -> None:
    with pytest.raises(TypeError, match=r"when_none\(\) missing a required argument: 'say'"):
        when_none("收到申请")  # type: ignore[call-arg]


def test_an_error_of_many_reports_goes_through_processes_as_it_is() -> None:
    error = NotAllSaved({"甲.docx": InvalidValue("{place}: {error}", place="甲", error="乙")}, SavedAll(("丙.docx",)))
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (str(error), ["甲.docx"], error.saved) == (str(again), [*again.failed], again.saved)


def test_revisions_hold_their_answers_and_can_stand_in_a_set() -> None:
    answers = {"请核对": "已核对。"}
    made = Revisions(
        since=REPORT, author="张三", date=datetime(2019, 1, 14, tzinfo=UTC), statement=True, answers=answers
    )
    answers.clear()
    assert ({"请核对": "已核对。"}, 1) == (dict(made.answers), len({made, copy.copy(made)}))
