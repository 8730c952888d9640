"""Paragraphs that somebody parted or let run on: told as that, with the edits inside, and taken with all that is in them."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from edited_by_hand import told
from laws import times
from reportkit import Emphasis, Footnote, Measure, Report, Section, Term, render
from reportkit.alignment.parting import TEXT
from reportkit.approval import Applied, ReturnedDraft, apply, read_back, worklist
from reportkit.compose import compose
from reportkit.manuscript import Line, Span, notes_of
from test_approval_back import DRAFT, REPORT
from word_edits import WordEdits, words

Back = Callable[..., tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits, of: Report = REPORT) -> tuple[ReturnedDraft, Applied]:
        path = tmp_path / "修改稿.docx"
        path.write_bytes(file.saved())
        returned = read_back(path, of)
        applied = apply(of, returned.edits)
        followed = {edit.fact for edit in returned.edits if edit.fact}
        assert followed >= {edit.fact for edit in read_back(path, applied.report).edits}
        return returned, applied

    return read


def told_by(returned: ReturnedDraft) -> list[str]:
    return [str(edit) for edit in returned.edits]


@pytest.mark.parametrize("by", ["", "张三"])
def test_a_paragraph_parted_at_a_figure_that_was_changed_keeps_its_slots(by: str, back: Back) -> None:
    file = WordEdits(DRAFT, by)
    paragraph = file.paragraph("全年公开信息")
    file.reword_in(paragraph, "380条，", "391条。")
    file.reword_in(paragraph, "352条", "360条")
    file.split(paragraph, len("全年公开信息391条。"))
    returned, applied = back(file)
    author = f"（{by}）" if by else ""
    assert [
        f"【数据】一、第1段：“380条” → “391条”（全年公开信息391条。）{author}",
        f"【改写】一、第1段：“，” → “。”（全年公开信息391条。）{author}",
        f"【分段】原稿一、第1段，新稿一、第2段：“其中网站公开360条，答复申请1……”另起一段{author}",
        f"【数据】原稿一、第1段，新稿一、第2段：“352条” → “360条”（其中网站公开360条，）{author}",
    ] == told_by(returned)
    assert ["公开信息", None, None, "网站公开"] == [edit.fact for edit in returned.edits]
    assert [("引言第2段",), ("表1第1行",)] == [edit.where_elsewhere for edit in returned.edits if edit.fact]
    assert () == applied.refused
    assert ("全年{公开信息}。", "其中{网站公开}，{答复申请}，见{渠道表}。") == applied.report.sections[0].content[:2]  # type: ignore[union-attr]
    assert [391, 360] == [applied.report.facts[0].value, applied.report.facts[0].parts[0].value]  # type: ignore[attr-defined]


@pytest.mark.parametrize("by", ["", "张三"])
def test_paragraphs_that_run_on_keep_what_both_have(by: str, back: Back) -> None:
    of = attrs.evolve(
        REPORT,
        sections=[
            *REPORT.sections[1:],
            Section("其他", ["{答复申请}", ["平台", Footnote("省里的。"), Emphasis("{公开信息}"), "。"]]),
        ],
        preamble=[],
    )
    file = WordEdits(render(of, anchors=True), by)
    file.reword("加强培训", "较好效果", "明显成效")
    file.join(file.paragraph("充实队伍"))
    file.reword("平台", "380条", "391条")
    file.join(file.paragraph("答复申请"))
    returned, applied = back(file, of)
    author = f"（{by}）" if by else ""
    assert [
        f"【并段】原稿一、（二），新稿一、（一）：“加强培训。举办培训班三期，取得较……”接到上一段之后{author}",
        f"【改写】原稿一、（二），新稿一、（一）：“较好效果” → “明显成效”（取得明显成效。）{author}",
        f"【并段】原稿三、第2段，新稿三、第1段：“平台公开信息380条。”接到上一段之后{author}",
        f"【数据】原稿三、第2段，新稿三、第1段：“380条” → “391条”（平台公开信息391条。）{author}",
    ] == told_by(returned)
    assert () == applied.refused
    first, _, last = applied.report.sections
    assert Measure("充实队伍", "新增工作人员两名。加强培训。举办培训班三期，取得明显成效。") == first.content[0]  # type: ignore[union-attr]
    assert (("{答复申请}平台", Footnote("省里的。"), Emphasis("{公开信息}"), "。"),) == last.content  # type: ignore[union-attr]


def test_the_worklist_tells_where_a_paragraph_begins_and_runs_on(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.split(file.paragraph("人手不足"), len("人手不足，"))
    file.join(file.paragraph("充实队伍"))
    returned, _ = back(file)
    assert [
        ("sections[1].content[1]", "加强培训。举办培训班三期，取得较好效果。", "接到上一段之后"),
        ("sections[2].content[1]", "经费紧张。", "另起一段"),
    ] == [(one.place, one.old, one.new) for one in worklist(REPORT, returned).changes]


def test_a_term_that_is_cut_in_two_becomes_words_and_stays_what_it_is(back: Back) -> None:
    of = attrs.evolve(REPORT, preamble=["拨打{热线}咨询。"], facts=[*REPORT.facts, Term("热线", "12345热线")])
    file = WordEdits(render(of, anchors=True))
    file.split(file.paragraph("拨打"), len("拨打12345热"))
    _, applied = back(file, of)
    assert (("拨打12345热", "线咨询。"), of.facts, ()) == (
        applied.report.preamble,
        applied.report.facts,
        applied.refused,
    )


def held(report: Report) -> tuple[Counter[str], list[str], str]:
    """What a report has in its texts: slots, notes, stressed words."""
    spans = [*_spans(report)]
    stressed = "".join(f"{sign}{span.stresses}" for span in spans for sign in span.text if span.stresses)
    notes = ["".join(span.text for span in note.spans) for note in notes_of(spans)]
    return Counter(span.slot.partition(":")[0] for span in spans if span.slot), notes, stressed


def _spans(report: Report) -> Iterator[Span]:
    for block in compose(report).blocks:
        if isinstance(block, Line):
            yield from block.spans


@times(1, at_length=1)
@example(seed=131071, which=165, at=0.0, by="", anchors=True, joins=False)  # what becomes an item is a heading's words
@example(seed=178266, which=45, at=0.0, by="", anchors=True, joins=False)
@given(
    seed=st.integers(0, 10**6),
    which=st.integers(0, 10**6),
    at=st.floats(0, 1),
    by=st.sampled_from(("", "张三")),
    anchors=st.booleans(),
    joins=st.booleans(),
)
def test_wherever_a_paragraph_is_parted_or_runs_on_nothing_in_it_is_lost(
    seed: int,
    which: int,
    at: float,
    *,
    by: str,
    anchors: bool,
    joins: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    of = told(seed)
    file = WordEdits(render(of, anchors=anchors), by)
    roles = {block.text: block.role for block in compose(of).blocks if isinstance(block, Line) and block.role in TEXT}
    texts = [one for one in file.paragraphs() if len(words(one)) > 12 and words(one) in roles]
    assume(texts)
    chosen = texts[-3:] if which % 2 else texts
    paragraph = chosen[which % len(chosen)]
    said = words(paragraph)
    if joins:
        behind = paragraph.getnext()
        assume(behind in texts and roles[words(behind)] is roles[said] and file.join(paragraph))
    else:
        place = 4 + round(at * (len(said) - 8))
        assume(not said[place - 1].isdecimal())
        file.split(paragraph, place)
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    assert {"并段" if joins else "分段"} == {edit.change.kind for edit in returned.edits}
    assert {by} == {edit.author for edit in returned.edits}
    applied = apply(of, returned.edits)
    assert () == applied.refused
    assert held(of) == held(applied.report)
    assert () == read_back(path, applied.report).edits
