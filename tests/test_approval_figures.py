"""A figure of a draft that came back in another unit, no longer exact, in full width: never a wrong fact."""

from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from reportkit import Attachment, Section, Statistic, Table, render
from reportkit.approval import apply, read_back
from test_approval_back import REPORT
from word_edits import WordEdits, words

FACTS = [
    Statistic("安排经费", "36.5", "万元"),
    Statistic("办件", 126, "件", last=105),
    Statistic("接待", 864, "人次"),
    Statistic("点击", 24000, "次"),
    Statistic("来信", 70, "件"),
    Statistic("用时", 14, "天"),
]
OF = attrs.evolve(
    REPORT,
    facts=FACTS,
    preamble=["内容。"],
    sections=[
        Section(
            "情况",
            [
                "{安排经费}，其中到位{安排经费:数}万元。",
                "办理{办件:数}件，{办件:同比}，{接待}。",
                "共{点击:以万计}，另{点击:数}次。",
                "收到{来信:数值}，{用时}。",
                Table([["来信", "{来信:数}"], ["办件", "{办件:数}"]], header=["项", "数"]),
            ],
        )
    ],
)
DRAFT = render(OF, anchors=True)
EXACTLY = [(one.value, one.exactness) for one in FACTS]


@pytest.mark.parametrize(
    ("said", "old", "new", "reasons", "changed"),
    [
        ("安排经费", "36.5万元，", "365000元，", ["style"], {}),
        ("安排经费", "36.5万元，", "370000元，", ["unit"], {}),
        ("安排经费", "36.5万元，", "36.5元，", ["unit"], {}),
        ("安排经费", "36.5万元，", "0.3亿元，", ["unit"], {}),
        ("安排经费", "36.5万元，", "38万元，", [], {0: ("38", "")}),
        ("安排经费", "到位36.5万元", "到位38万元", [], {0: ("38", "")}),
        ("安排经费", "到位36.5万元", "到位36.5元", ["unit"], {}),
        ("安排经费", "到位36.5万元", "到位365000元", ["style"], {}),
        ("办理126", "126件", "128件", [], {1: (128, "")}),
        ("办理126", "126件", "130起", [], {1: (130, "")}),
        ("办理126", "126件", "1.3百件", ["unit"], {}),
        ("办理126", "126件", "约126件", ["exactness"], {}),
        ("办理126", "126件", "120余件", ["exactness"], {}),
        ("办理126", "864人次", "0.09万人次", ["unit"], {}),
        ("办理126", "864人次", "860余人次", [], {2: (860, "余")}),
        ("办理126", "864人次", "约864人次", [], {2: (864, "约")}),
        ("办理126", "864人次", "超860人次", ["exactness", "exactness"], {}),
        ("办理126", "864人次", "８６６人次", [], {2: (866, "")}),
        ("办理126", "864人次", "８６４人次", [], {}),
        ("共2.40", "2.40万次", "2.45万次", [], {3: (24500, "")}),
        ("共2.40", "24000次", "2.45万次", [], {3: (24500, "")}),
        ("收到70", "70件", "70多件", [], {4: (70, "多")}),
        ("收到70", "收到70件", "收到近70件", [], {4: (70, "近")}),
        ("70", "70", "７２", [], {4: (72, "")}),
        ("收到70", "14天", "2周", ["style"], {}),
        ("收到70", "14天", "3周", ["unit"], {}),
        ("收到70", "14天", "15个工作日", ["unit"], {}),
        ("收到70", "14天", "16日", [], {5: (16, "")}),
        ("安排经费", "36.5万元，", "36.50万元，", [], {0: ("36.50", "")}),
        ("办理126", "20.0%", "20.00%", ["style"], {}),
    ],
)
@pytest.mark.parametrize("by", ["", "张三"])
def test_a_figure_in_another_unit_or_no_longer_exact_makes_no_wrong_fact(
    said: str, old: str, new: str, reasons: list[str], changed: dict[int, tuple[object, str]], by: str, tmp_path: Path
) -> None:
    file = WordEdits(DRAFT, by)
    file.reword(said, old, new)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    applied = apply(OF, returned.edits)
    expected = [changed.get(at, one) for at, one in enumerate(EXACTLY)]
    facts = [(one.value, one.exactness) for one in applied.report.facts if isinstance(one, Statistic)]
    assert (reasons, [(f"{value}", sign) for value, sign in expected]) == (
        [one.reason for one in applied.refused],
        [(f"{value}", sign) for value, sign in facts],
    )
    if reasons or not changed:
        assert OF == applied.report
    again = [str(one.change) for one in read_back(path, applied.report).edits if one.change.new in new]
    assert [str(one.edit.change) for one in applied.refused] == again
    assert {by if returned.edits else ""} >= {one.author for one in returned.edits}


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("old", "new", "written", "value"),
    [
        ("214名，比上年末增加11名", "214人", "年末共有管水员{管水员:数}人，另有{护林员:数值}。", 214),
        ("214名，比上年末增加11名", "216人", "年末共有管水员{管水员:数}人，另有{护林员:数值}。", 216),
        ("214名，比上年末增加11名", "216名", "年末共有{管水员}，另有{护林员:数值}。", 216),
        ("共有管水员214名，比上年末增加11名", "配备214人", "年末配备{管水员:数}人，另有{护林员:数值}。", 214),
        ("比上年末增加11名，另有30名", "护林30人", "年末共有{管水员}，护林{护林员:数}人。", 214),
        ("214名，比上年末增加11名，另有30名", "245人", "年末共有管水员245人。", 214),
    ],
)
def test_a_figure_stays_a_fact_where_its_unit_and_what_follows_from_it_changed_together(
    old: str, new: str, written: str, value: int, by: str, tmp_path: Path
) -> None:
    facts = [Statistic("管水员", 214, "名", kind="时点", last=203), Statistic("护林员", 30, "名")]
    text = "年末共有{管水员}，{管水员:增减}，另有{护林员:数值}。"
    of = attrs.evolve(OF, facts=facts, sections=[Section("情况", [text])])
    file = WordEdits(render(of, anchors=True), by)
    file.reword("年末", old, new)
    (tmp_path / "修改稿.docx").write_bytes(file.saved())
    applied = apply(of, read_back(tmp_path / "修改稿.docx", of).edits)
    (section,), fact = applied.report.sections, applied.report.facts[0]
    assert isinstance(section, Section)
    assert isinstance(fact, Statistic)
    assert ([written], value, ()) == ([*section.content], fact.value, applied.refused)


def test_a_refusal_says_what_it_is_about(tmp_path: Path) -> None:
    whole = Statistic("公开信息", 380, "条", parts={"网站公开": 352, "微博公开": 28})
    of = attrs.evolve(
        OF,
        facts=[whole],
        preamble=["全年{公开信息}，{公开信息:其中占比}。", "共{公开信息:数值}，任务见{分工}。"],
        sections=[],
        attachments=[Attachment("任务分工", ["按职责办理。"], name="分工")],
    )
    draft, path = render(of, anchors=True), tmp_path / "修改稿.docx"

    def messages(*edits: tuple[str, str, str], struck: Sequence[str] = ()) -> list[str]:
        file = WordEdits(draft)
        for edit in edits:
            file.reword(*edit)
        for one in [one for one in file.paragraphs() if words(one) in struck]:
            file.delete(one)
        path.write_bytes(file.saved())
        return [one.message for one in apply(of, read_back(path, of).edits).refused]

    assert [
        "这里的文字由报告中的占位符整体生成，不能只删去一部分，请在报告中换一种写法：{公开信息:其中占比}，可改用{公开信息:其中}"
    ] == messages(("全年", "，占92.6%", ""))
    odds = "同一项数据在不同地方改成了不同的数，请核对：公开信息，引言第1段“公开信息381条”，引言第2段“382条”"
    assert [odds, odds] == messages(("全年", "380条", "381条"), ("任务见", "380条", "382条"))
    whole_attachment = ("附件：任务分工", "附件", "任务分工", "按职责办理。")
    assert ["文中还引用它（见附件），请先改引用的文字"] * 2 == messages(struck=whole_attachment)
