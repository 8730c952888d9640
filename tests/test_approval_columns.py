"""Columns that came or went in a table of a draft: told as that, with the edits of its cells, and taken with its facts kept."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from reportkit import Report, Section, Statistic, Table, render
from reportkit.approval import Applied, ReturnedDraft, apply, read_back, worklist
from test_approval_back import REPORT
from word_edits import WordEdits

TABLE = Table(
    [
        ["甲", "政府网站", "{网站数:数}", "{网站数:占比}", 1],
        ["甲", "政务微博", "{微博数:数}", "{微博数:占比}", 2],
        ["乙", "合计", "{公开数:数}", "100%", 3],
    ],
    header=["类", "渠道", "数量", "占比", "序"],
    caption="情况",
    align=["center", "left", "right", None, None],
    grouped=1,
)
FACTS = [Statistic("公开数", 400, "条", parts={"网站数": 300, "微博数": 100})]
OF = attrs.evolve(REPORT, facts=FACTS, preamble=[], sections=[Section("总体", ["见下表。", TABLE, "完。"])])
DRAFT = render(OF, anchors=True)
Back = Callable[[WordEdits], tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits) -> tuple[ReturnedDraft, Applied]:
        path = tmp_path / "修改稿.docx"
        path.write_bytes(file.saved())
        returned = read_back(path, OF)
        applied = apply(OF, returned.edits)
        if not applied.refused:
            assert all(edit.fact for edit in read_back(path, applied.report).edits)
        return returned, applied

    return read


def rows(report: Report) -> list[list[object]]:
    table = report.sections[0].content[1]  # type: ignore[union-attr]
    assert isinstance(table, Table)
    return [list(row) for row in (*(table.header or ()), *table.rows)]


def _places(returned: ReturnedDraft) -> list[tuple[str, str]]:
    """Where in the script what is to stand, as the worklist tells it."""
    return [(one.place, one.new) for one in worklist(OF, returned).changes]


@pytest.mark.parametrize("anchors", [True, False])
@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_column_that_came_is_told_by_itself(at: int, by: str, back: Back, *, anchors: bool) -> None:
    file = WordEdits(render(OF, anchors=anchors), by)
    file.insert_column("政府网站", at, ["备注", "已核", "待核", "无"])
    returned, applied = back(file)
    author = f"（{by}）" if by else ""
    assert [f"【新增】新稿表1第{at + 1}列：备注；已核；待核；无{author}"] == [*map(str, returned.edits)]
    expected = [
        [*row[:at], text, *row[at:]] for row, text in zip(rows(OF), ["备注", "已核", "待核", "无"], strict=True)
    ]
    assert ((), expected) == (applied.refused, rows(applied.report))
    assert [("sections[0].content[1].header、sections[0].content[1].rows", "备注；已核；待核；无")] == _places(returned)


def test_a_column_that_went_takes_nothing_else_along(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.delete_column("政府网站", 3)
    returned, applied = back(file)
    assert ["【删去】原稿表1第4列：占比；75.0%；25.0%；100%"] == [*map(str, returned.edits)]
    assert [[*row[:3], *row[4:]] for row in rows(OF)] == rows(applied.report)
    assert [("sections[0].content[1].header、sections[0].content[1].rows", "删去")] == _places(returned)
    table = applied.report.sections[0].content[1]  # type: ignore[union-attr]
    assert ("center", "left", "right", None) == table.align


def test_columns_rows_and_cells_change_at_once(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.insert_column("政府网站", 4, ["备注", "已核", "待核", "无"])
    file.delete_column("政府网站", 3)
    file.insert_column("政府网站", 5, ["再注", "一", "二", "三"])
    file.insert_row(file.rows("政务微博"), ["乙", "电视台", "11", "新", "9", "四"])
    file.reword_in(file.rows("政府网站"), "300", "310")
    file.reword_in(file.rows("政府网站"), "政府网站", "政府门户网站")
    returned, applied = back(file)
    assert ["新增", "删去", "新增", "改写", "数据", "新增"] == [edit.change.kind for edit in returned.edits]
    assert () == applied.refused
    assert ["甲", "政府门户网站", "{网站数:数}", "已核", 1, "一"] == rows(applied.report)[1]
    assert ["甲", "电视台", 11, "新", 9, "四"] == rows(applied.report)[3]
    assert 310 == applied.report.facts[0].parts[0].value  # type: ignore[attr-defined]
    only = apply(OF, [edit for edit in returned.edits if edit.change.new != "再注；一；二；四；三"])
    assert (["甲", "电视台", 11, "新", 9], ()) == (rows(only.report)[3], only.refused)


def test_a_column_among_those_that_merge_is_refused(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.delete_column("政府网站", 0)
    returned, applied = back(file)
    assert (["删去"], ["table"]) == (
        [edit.change.kind for edit in returned.edits],
        [one.reason for one in applied.refused],
    )


def test_other_tables_are_exchanged_as_a_whole(back: Back) -> None:
    file = WordEdits(DRAFT)
    for _ in range(3):
        file.delete_column("序", 1)
    returned, _ = back(file)
    assert {"删去"} <= {edit.change.kind for edit in returned.edits}
