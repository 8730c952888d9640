"""Rows of a table that were moved in a draft, and columns struck while changes are tracked: their facts stay in them."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import attrs
import pytest
from lxml import etree

from instruments.package import Element, W
from reportkit import Report, Section, Statistic, Table, render
from reportkit.approval import apply, read_back, worklist
from settling import parent
from test_approval_back import REPORT
from word_edits import WordEdits, child

FIRST: list[str] = ["政府网站", "{网站数:数}", "{网站数:占比}"]
SECOND: list[str] = ["政务微博", "{微博数:数}", "{微博数:占比}"]
THIRD: list[str] = ["政务微信", "{微信数:数}", "{微信数:占比}"]
LAST: list[str] = ["合计", "{公开数:数}", "100%"]
TABLE = Table([FIRST, SECOND, THIRD, LAST], header=["渠道", "数量", "占比"], caption="情况")
FACTS = [Statistic("公开数", 400, "条", parts={"网站数": 300, "微博数": 60, "微信数": 40})]
OF = attrs.evolve(REPORT, facts=FACTS, preamble=[], sections=[Section("总体", ["见下表。", TABLE, "完。"])])
DRAFT = render(OF, anchors=True)
Edit = Callable[[WordEdits], None]


def _moved(file: WordEdits, said: str, behind: str) -> Element:
    """A row that was cut and pasted; tracked, as deleted and inserted."""
    row, there = file.rows(said), file.rows(behind)
    if not file.by:
        there.addnext(row)
        return row
    copy = deepcopy(row)
    for mark in [*copy.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        parent(mark).remove(mark)
    for one in copy.iter(W + "p"):
        one.attrib.pop("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "")
        for run in one.findall(W + "r"):
            file._wrapped("ins", [run])
    child(copy, "trPr").append(file._mark("ins"))
    there.addnext(copy)
    file.delete_row(row)
    return copy


def _down(file: WordEdits) -> None:
    _moved(file, "政府网站", "政务微信")


def _changed(file: WordEdits) -> None:
    row = _moved(file, "政府网站", "政务微信")
    _, cell, *_ = row.iter(W + "p")
    if not file.by:
        file.reword_in(cell, "300", "310")
    else:
        next(cell.iter(W + "t")).text = "310"


def _with_a_column(file: WordEdits) -> None:
    file.insert_column("政府网站", 3, ["备注", "已核", "二", "三", "四"])
    _moved(file, "政府网站", "政务微信")


def _column_struck(file: WordEdits) -> None:
    for row in parent(file.rows("政府网站")).iter(W + "tr"):
        cell = list(row.iter(W + "tc"))[2]
        if file.by:
            child(cell, "tcPr").append(etree.Element(W + "cellDel", {W + "id": "9", W + "author": file.by}))
        else:
            parent(cell).remove(cell)


MOVED = [SECOND, THIRD, FIRST, LAST]


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("edit", "expected", "rows", "value"),
    [
        (_down, ["【移动】原稿表1第1行 → 新稿表1第3行：政府网站；300；75.0%"], MOVED, 300),
        (
            _changed,
            [
                "【移动】原稿表1第1行 → 新稿表1第3行：政府网站；310；75.0%",
                "【数据】原稿表1第1行，新稿表1第3行：“300” → “310”（310）",
            ],
            MOVED,
            310,
        ),
        (
            _with_a_column,
            [
                "【新增】新稿表1第4列：备注；二；三；已核；四",
                "【移动】原稿表1第1行 → 新稿表1第3行：政府网站；300；75.0%；已核",
            ],
            [[*row, note] for row, note in zip(MOVED, ["二", "三", "已核", "四"], strict=True)],
            300,
        ),
        (
            _column_struck,
            ["【删去】原稿表1第3列：占比；75.0%；15.0%；10.0%；100%"],
            [list(row[:2]) for row in (FIRST, SECOND, THIRD, LAST)],
            300,
        ),
    ],
)
def test_a_row_that_was_moved_and_a_column_that_was_struck_keep_their_facts(
    edit: Edit, expected: list[str], rows: list[list[str]], value: int, by: str, tmp_path: Path
) -> None:
    file = WordEdits(DRAFT, by)
    edit(file)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    applied = apply(OF, returned.edits)
    assert (expected, ()) == ([str(one.change) for one in returned.edits], applied.refused)
    (whole,) = applied.report.facts
    assert isinstance(whole, Statistic)
    assert (rows, value) == (_rows(applied.report), whole.parts[0].value)
    assert all(one.fact for one in read_back(path, applied.report).edits)
    assert worklist(OF, returned).text()


def test_a_header_that_was_struck_and_put_in_anew_is_the_header(tmp_path: Path) -> None:
    file = WordEdits(DRAFT, "张三")
    file.insert_row(file.rows("渠道"), ["平台", "条数", "比例"])
    file.delete_row(file.rows("渠道"))
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    applied = apply(OF, read_back(path, OF).edits)
    assert ((), []) == (applied.refused, [str(one) for one in read_back(path, applied.report).edits])
    (part,) = applied.report.sections
    assert isinstance(part, Section)
    assert attrs.evolve(TABLE, header=["平台", "条数", "比例"]) == part.content[1]


def test_the_joiner_that_libreoffice_writes_into_a_new_row_is_no_word_and_that_of_an_emoji_is(tmp_path: Path) -> None:
    file = WordEdits(DRAFT, "张三")
    for behind, cells in (("政务微博", ["", "", ""]), ("政务微信", ["电视👩", "", ""])):
        file.insert_row(file.rows(behind), cells)
    blank, typed = (one for one in file.body.iter(W + "tr") if one.find(f"{W}trPr/{W}ins") is not None)
    for row, (at, words) in (
        (blank, (0, "\u200d")),
        (typed, (0, "\u200d")),
        (typed, (2, "\u200d")),
        (typed, (3, "💻台")),
    ):
        child(child(row, "tc"), "p").insert(at + 1, file._wrapped("ins", [file.run(words)]))
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    assert ["【新增】新稿表1第4行：电视👩\u200d💻台"] == [str(one.change) for one in returned.edits]


def _rows(of: Report) -> list[list[object]]:
    (part,) = of.sections
    assert isinstance(part, Section)
    table = part.content[1]
    assert isinstance(table, Table)
    return [list(row) for row in table.rows if isinstance(row, tuple)]
