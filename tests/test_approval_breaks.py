"""Lines broken by hand and tabs in a draft that came back: words never run together, and nothing is told twice."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from lxml import etree

from instruments.package import W
from reportkit import Measure, Section, Statistic, Table, render
from reportkit.approval import apply, read_back
from test_approval_back import REPORT
from word_edits import WordEdits, words

OF = attrs.evolve(
    REPORT,
    facts=[Statistic("公开信息", 380, "条")],
    preamble=["特此报告。"],
    sections=[
        Section(
            "情况",
            [
                Measure("健全机制", "修订审理规则，{公开信息}都由专人办理。"),
                Table([["合计", "126"]], header=["项目", "数"], caption="办理情况", notes="数据截至年底。"),
                "全年{公开信息}。",
            ],
        )
    ],
)
DRAFT = render(OF, anchors=True)


def _signs(said: str, at: str, name: str, more: str = "") -> Callable[[WordEdits], None]:
    """A break or a tab behind some words, with more words behind it, tracked as Word does it or not."""

    def edit(file: WordEdits) -> None:
        paragraph = file.paragraph(said)
        start = words(paragraph).index(at) + len(at)
        run = file._cut(paragraph, start - 1, start)[0]
        came = etree.Element(W + "r")
        etree.SubElement(came, W + name)
        if more:
            etree.SubElement(came, W + "t").text = more
        run.addnext(file._wrapped("ins", [came]) if file.by else came)

    return edit


def _reworded_too(file: WordEdits) -> None:
    _signs("健全机制", "规则，", "br")(file)
    file.reword("健全机制", "380条", "391条")


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("edit", "expected", "content"),
    [
        (_signs("特此报告", "。", "br"), [], []),
        (_signs("特此报告", "。", "br", "请予审示。"), ["【新增】新稿引言第2段：请予审示。"], []),
        (
            _signs("特此报告", "。", "tab", "请予审示。"),
            ["【改写】引言：“” → “ 请予审示。”（请予审示。）"],
            [],
        ),
        (
            _signs("健全机制", "规则，", "br"),
            ["【分段】原稿一、（一）第1段，新稿一、（一）第2段：“公开信息380条都由专人办理。”另起一段"],
            [(0, Measure("健全机制", "修订审理规则，")), (1, "{公开信息}都由专人办理。")],
        ),
        (
            _reworded_too,
            [
                "【分段】原稿一、（一）第1段，新稿一、（一）第2段：“公开信息391条都由专人办理。”另起一段",
                "【数据】原稿一、（一）第1段，新稿一、（一）第2段：“380条” → “391条”（公开信息391条都由专人办理。）",
            ],
            [(1, "{公开信息}都由专人办理。")],
        ),
        (_signs("126", "126", "br", "100%"), ["【改写】表1第1行：“” → “ 100%”（126 100%）"], []),
        (_signs("126", "126", "br"), [], []),
        (_signs("126", "1", "br"), ["【改写】表1第1行：“126” → “1 26”（1 26）"], []),
        (_signs("合计", "合计", "tab", "（件）"), ["【改写】表1第1行：“” → “ （件）”（合计 （件））"], []),
        (_signs("办理情况", "办理", "br"), ["【改写】表1表题：“” → “ ”（办理 情况）"], []),
        (_signs("办理情况", "表", "br"), [], []),
        (_signs("办理情况", "1", "tab"), [], []),
        (_signs("办理情况", "1　", "br"), [], []),
        (_signs("数据截至", "截至", "br"), ["【改写】表1注：“” → “ ”（数据截至 年底。）"], []),
    ],
)
def test_a_break_parts_a_paragraph_and_is_a_blank_elsewhere(
    edit: Callable[[WordEdits], None], expected: list[str], content: list[tuple[int, object]], by: str, tmp_path: Path
) -> None:
    file = WordEdits(DRAFT, by)
    edit(file)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    applied = apply(OF, returned.edits)
    assert (expected, ()) == ([str(one.change) for one in returned.edits], applied.refused)
    (part,) = applied.report.sections
    assert isinstance(part, Section)
    for at, one in content:
        assert one == part.content[at]
    again = read_back(path, applied.report).edits
    assert [] == [str(one) for one in again if not one.fact and "391" not in one.change.old]
