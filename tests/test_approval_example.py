"""The example of a report's way through approval: what each of its files holds, and what it prints on the way."""

from pathlib import Path

import pytest

from approval import approval
from instruments.package import DOCUMENT, read
from instruments.session import Validated
from reportkit import Statistic, check
from reportkit.approval import read_back
from reportkit.readers import read_docx
from reportkit.rules import Severity

MARKS = ("ins", "del", "commentRangeStart", "bookmarkStart")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("送审 一")
    approval.main(str(folder))
    return folder


def test_its_files_are_valid_and_hold_the_marks_that_they_should(place: Path, validated: Validated) -> None:
    files = {path.stem: path for path in place.glob("*.docx")}
    validated.all(list(files.values()))
    held = {
        name: [mark for mark in MARKS if list(read(path.read_bytes()).all(mark, DOCUMENT))]
        for name, path in files.items()
    }
    assert {
        "送审稿": ["commentRangeStart", "bookmarkStart"],
        "修改稿": [*MARKS],
        "修改清单": [],
        "送审稿第二稿": ["ins", "del", "bookmarkStart"],
        "清稿": ["bookmarkStart"],  # that of the reference to its table
    } == held
    assert 1 == len(list(read(files["清稿"].read_bytes()).all("bookmarkStart", DOCUMENT)))


def test_what_comes_back_is_what_was_done_and_what_goes_out_says_it(place: Path) -> None:
    returned = read_back(place / "修改稿.docx", approval.FIRST)
    assert ("same", {"张三"}, 1) == (
        returned.version,
        {edit.author for edit in returned.edits},
        len(returned.comments),
    )
    assert ["FigureChanged", "Reworded", "Removed", "Reworded"] == [type(e.change).__name__ for e in returned.edits]
    assert ["举办培训", None, None, None] == [edit.fact for edit in returned.edits]
    again = approval.second(approval.FIRST, returned)
    assert [] == check(again).of(Severity.ERROR)
    assert 4 == next(fact.value for fact in again.facts if isinstance(fact, Statistic) and fact.name == "举办培训")
    listed, _ = read_docx(place / "修改清单.docx")
    assert "（澄溪县2018年政务公开工作情况报告）" in [getattr(block, "text", "") for block in listed.blocks]
    clean, _ = read_docx(place / "清稿.docx")
    told = "\n".join(getattr(block, "text", "") for block in clean.blocks)
    assert "举办培训4期，乡镇和部门信息员全部参加，信息员应知应会测试合格率达到96%。" in told
    assert not any(words in told for words in ("待补", "送审稿", "改进解读方式", "取得较好效果"))
