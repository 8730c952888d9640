"""Facts whose words somebody set elsewhere, in the line or in another: they stay facts, where it is certain which one it is."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import attrs
import pytest

from instruments.package import W
from reportkit import Emphasis, Measure, Report, Section, Statistic, Table, Term, render
from reportkit.approval import Applied, ReturnedDraft, apply, read_back
from reportkit.data import to_json
from settling import parent
from test_approval_back import REPORT
from word_edits import WordEdits

FACTS = [
    Statistic("举办培训", 6, "期"),
    Statistic("参训", 320, "人次", last=300),
    Statistic("网站公开", 352, "条"),
    Statistic("微博公开", 28, "条"),
    Statistic("检查单位", 42, "个"),
    Term("热线", "12345热线"),
]
OF = attrs.evolve(
    REPORT,
    facts=FACTS,
    preamble=[],
    sections=[
        Section(
            "做法",
            [
                Measure("培训", "{举办培训}，{参训}，能力提高。"),
                Measure("公开", ["{网站公开}，", Emphasis("{微博公开}"), "，检查{检查单位:数值}，{热线}畅通。"]),
                Measure("其他", "另有安排。"),
                Measure("对比", "{检查单位}，{参训:同比}，其中三成在乡镇。"),
            ],
        ),
        Section("情况", [Table([["参训", "{参训:数}"], ["网站", "{网站公开:数}"]], header=["项", "数"])]),
    ],
)
DRAFT = render(OF, anchors=True)
Back = Callable[[WordEdits], tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits) -> tuple[ReturnedDraft, Applied]:
        path = tmp_path / "修改稿.docx"
        path.write_bytes(file.saved())
        returned = read_back(path, OF)
        applied = apply(OF, returned.edits)
        assert all(edit.fact for edit in read_back(path, applied.report).edits)
        return returned, applied

    return read


def item(report: Report, at: int) -> object:
    return report.sections[0].content[at].text  # type: ignore[union-attr]


def _reordered(file: WordEdits) -> None:
    file.reword("举办培训", "举办培训6期，参训320人次", "参训320人次，举办培训7期")


def _elsewhere(file: WordEdits) -> None:
    file.reword("举办培训", "，参训320人次", "")
    file.reword("另有安排", "另有安排", "另有安排，参训325人次")


def _paragraph_written_anew(file: WordEdits) -> None:
    file.insert(file.paragraph("另有安排"), "截至年底，参训325人次，举办培训6期，成效很好，大家都说有用。")
    file.delete(file.paragraph("举办培训6期，"))


def _beside_its_noun(file: WordEdits) -> None:
    file.reword("网站公开", "，检查42个", "")
    file.reword("另有安排", "另有安排", "检查45个，另有安排")


def _what_follows(file: WordEdits) -> None:
    file.reword("对比", "检查单位42个，同比增长6.7%", "同比增长6.7%，检查单位45个")
    file.reword("举办培训", "320", "330")


def _name(file: WordEdits) -> None:
    file.reword("网站公开", "，12345热线畅通", "")
    file.reword("另有安排", "另有安排", "12345热线另有安排")


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("edit", "at", "text", "values"),
    [
        (_reordered, 0, "{参训}，{举办培训}，能力提高。", [7, 320]),
        (_elsewhere, 2, "另有安排，{参训}。", [6, 325]),
        (_paragraph_written_anew, 2, "截至年底，{参训}，{举办培训}，成效很好，大家都说有用。", [6, 325]),
        (_beside_its_noun, 2, "检查{检查单位:数值}，另有安排。", [6, 320]),
        (_what_follows, 3, "{参训:同比}，{检查单位}，其中三成在乡镇。", [6, 330]),
        (_name, 2, "{热线}另有安排。", [6, 320]),
    ],
)
def test_a_fact_set_elsewhere_stays_one_and_takes_its_new_value(
    edit: Callable[[WordEdits], None], at: int, text: str, values: list[int], by: str, back: Back
) -> None:
    file = WordEdits(DRAFT, by)
    edit(file)
    returned, applied = back(file)
    assert () == applied.refused
    assert text == item(applied.report, at)
    assert values == [one.value for one in applied.report.facts[:2]]  # type: ignore[attr-defined]
    assert {by} == {edit.author for edit in returned.edits}


def test_the_edit_that_sets_it_elsewhere_names_it_and_every_other_place(back: Back) -> None:
    file = WordEdits(DRAFT)
    _elsewhere(file)
    returned, _ = back(file)
    others = ("一、（四）", "二、表格第1行")
    assert [("参训", others), ("参训", ("一、（一）", *others))] == [
        (edit.fact, edit.where_elsewhere) for edit in returned.edits
    ]


def _two_of_one_unit(file: WordEdits) -> None:
    file.reword("网站公开", "，检查42个", "")
    file.reword("另有安排", "另有安排", "走访45个，另有安排")


def _another_noun(file: WordEdits) -> None:
    file.reword("举办培训", "，参训320人次", "")
    file.reword("另有安排", "另有安排", "另有安排，乡镇参训35人次")


def _said_twice(file: WordEdits) -> None:
    file.reword("举办培训", "，参训320人次", "")
    file.reword("另有安排", "另有安排", "另有安排，参训325人次，参训330人次")


@pytest.mark.parametrize("edit", [_two_of_one_unit, _another_noun, _said_twice])
def test_what_is_not_certain_stays_words(edit: Callable[[WordEdits], None], back: Back) -> None:
    file = WordEdits(DRAFT)
    edit(file)
    _, applied = back(file)
    assert () == applied.refused
    assert applied.report.facts == OF.facts
    assert "{" not in str(item(applied.report, 2))
    assert not any("\U000f0000" <= sign <= "\U000fffff" for sign in to_json(applied.report))


@pytest.mark.parametrize(("figure", "value"), [("320", 320), ("330", 330)])
def test_a_row_set_elsewhere_keeps_its_facts(figure: str, value: int, back: Back) -> None:
    file = WordEdits(DRAFT, "张三")
    file.insert_row(file.rows("网站352"), ["参训", figure])
    file.delete_row(file.rows("参训320"))
    returned, applied = back(file)
    expected = ["移动"] if value == 320 else ["移动", "数据"]
    assert (expected, ()) == ([edit.change.kind for edit in returned.edits], applied.refused)
    table = applied.report.sections[1].content[0]  # type: ignore[union-attr]
    assert [["网站", "{网站公开:数}"], ["参训", "{参训:数}"]] == [list(row) for row in table.rows]
    assert value == applied.report.facts[1].value  # type: ignore[attr-defined]


def test_words_that_a_program_struck_in_pieces_are_of_whoever_struck_them(back: Back) -> None:
    file = WordEdits(DRAFT, "张三")
    _reordered(file)
    (gone,) = file.paragraph("举办培训7期").findall(W + "del")
    for piece in ("举办培训", "6", "期，参训", "320", "人次"):  # as LibreOffice saves them
        part = deepcopy(gone)
        runs = part.findall(W + "r")
        for run in runs[1:]:
            part.remove(run)
        next(runs[0].iter(W + "delText")).text = piece
        gone.addprevious(part)
    parent(gone).remove(gone)
    returned, _ = back(file)
    assert {"张三"} == {edit.author for edit in returned.edits}
