"""Paragraphs that somebody parted or let run on: told as that, with the edits inside, and taken with all that is in them."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from edited_by_hand import told
from instruments.package import Element
from laws import times
from reportkit import (
    Attachment,
    Emphasis,
    Footnote,
    Link,
    Measure,
    Points,
    Report,
    Section,
    Statistic,
    Term,
    render,
)
from reportkit.alignment.parting import TEXT
from reportkit.approval import Applied, ReturnedDraft, apply, read_back, worklist
from reportkit.compose import compose
from reportkit.manuscript import Line, Span, notes_of
from reportkit.model.content import Content, GivenContent
from reportkit.model.paragraph import Piece
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
        followed = {edit.fact for edit in returned.edits if edit.fact} | {one.edit.fact for one in applied.refused}
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


LINK = Link("县网站", "https://www.example.gov.cn")
HALVES = [attrs.evolve(LINK, words=words_) for words_ in ("县网", "站")]


def _split(said: str, at: int) -> Callable[[WordEdits], object]:
    return lambda file: file.split(file.paragraph(said), at)


@pytest.mark.parametrize(
    ("edit", "content", "refused"),
    [
        (_split("平台公开", 2), [("平台", Footnote("省里的。")), "{公开信息}。"], []),
        (_split("不间断", 1), ["热", "线全年不间断，接听{公开信息:数}次。"], []),
        (
            lambda file: (file.split(file.paragraph("不间断"), 12), file.reword("不间断", "接听", "受理")),
            ["热线全年不间断，受理{公开信息:数}次。"],
            ["style"],
        ),
        (_split("三项", 6), ["三项：一是公", "开信息{公开信息:数值}上网；二是热线开通；三是加强督查。"], []),
        (_split("加强培训", 2), [Measure(text="加强"), Measure(text=("培训。见", LINK, "。"))], []),
        (_split("加强培训", 8), [Measure("加强培训", ("见", HALVES[0])), Measure(text=(HALVES[1], "。"))], []),
        (_split("另见", 14), [], ["link"]),
        (lambda file: file.join(file.paragraph("概况")), [], ["note"]),
    ],
)
def test_a_break_parts_what_is_there_however_short_and_stands_behind_a_note(
    edit: Callable[[WordEdits], object], content: list[Content], refused: list[str], back: Back
) -> None:
    given_content: list[GivenContent] = [
        ["平台", Footnote("省里的。"), "{公开信息}。"],
        "热线全年不间断，接听{公开信息:数}次。",
        ("三项：", Points(["{公开信息}上网", "热线开通", "加强督查"])),
        ["另见", attrs.evolve(LINK, printed=True), "。"],
        Measure("加强培训", ["见", LINK, "。"]),
    ]
    of = attrs.evolve(REPORT, preamble=[], sections=[Section("概况", given_content), *REPORT.sections])
    file = WordEdits(render(of))
    edit(file)
    returned, applied = back(file, of)
    assert 1 == sum(edit.change.kind in ("分段", "并段") for edit in returned.edits)
    assert refused == [one.reason for one in applied.refused]
    (part, *_), (was, *_) = applied.report.sections, of.sections
    assert isinstance(part, Section)
    assert isinstance(was, Section)
    assert content == [one for one in part.content if one not in was.content]
    assert of.facts == applied.report.facts


def held(report: Report) -> tuple[Counter[str], list[str], str]:
    """What a report has in its texts: slots, notes, words that are stressed or lead somewhere."""
    spans = [*_spans(report)]
    looks = [(span.text, f"{span.stresses}{span.link}") for span in spans if span.stresses or span.link]
    stressed = "".join(f"{sign}{look}" for text, look in looks for sign in text)
    notes = ["".join(span.text for span in note.spans) for note in notes_of(spans)]
    return Counter(span.slot.partition(":")[0] for span in spans if span.slot), notes, stressed


def _spans(report: Report) -> Iterator[Span]:
    for block in compose(report).blocks:
        if isinstance(block, Line):
            yield from block.spans


def full(seed: int) -> Report:
    """A generated report with slots, notes and links in headings, items, points and attachments, too."""
    of = told(seed)
    site = Link("县网站", "https://www.example.gov.cn")
    calls: list[Piece] = ["平台", Footnote("省里的。"), Emphasis("{网站数}"), "上网，见", site, "，满意率高。"]
    service = Section(
        "{热线}服务情况",
        [
            Measure("接听{公开数:数}次", calls),
            Measure("健全机制", "修订规则，{公开数}，{热线}专人值守。"),
            Measure("加强培训", points=["举办{公开数:数}期", "全员参加{热线}学习", "严格考核"]),
            ["开展三项工作：", Points(["{公开数}上网", "{热线}开通", "加强督查"])],
            Section("{单位}工作", ["{单位}全年{公开数}，{地区}占{网站数:占比}。", "办理件数不多。"]),
        ],
    )
    plan: list[GivenContent] = [
        "全年{公开数}，改造接待室两间。",
        Section("{热线}改造", ["{热线}升级{公开数:数}次。"]),
        "无。",
    ]
    return attrs.evolve(
        of, sections=[*of.sections, service], attachments=[*of.attachments, Attachment("改造方案", plan)]
    )


@attrs.frozen(eq=False)
class Standing:
    """A paragraph of a file: the line of the report that it is of, and where in that its words begin."""

    paragraph: Element
    line: Line
    begins: int = 0

    @property
    def is_whole(self) -> bool:
        return words(self.paragraph) == self.line.text

    def slot_at(self, place: int) -> tuple[int, str] | None:
        """The slot within whose words a place is, with where they begin."""
        at = start = 0
        slot = None
        for span in self.line.spans:
            start, slot = (start, slot) if span.slot == slot else (at, span.slot)
            at += len(span.text)
            if at > self.begins + place:
                return (start, slot) if slot and start < self.begins + place else None
        return None


def standing(file: WordEdits, of: Report) -> list[Standing]:
    lines = (block for block in compose(of).blocks if isinstance(block, Line) and block.text and block.role in TEXT)
    paragraphs = iter(file.paragraphs())
    return [Standing(next(one for one in paragraphs if words(one) == line.text), line) for line in lines]


Step = tuple[int, int, bool]
"""Which paragraph, at which character, and whether its end is struck instead, so that the next one runs on."""

DIGITS = "0123456789."


@times(1, at_length=1)
# what becomes an item is a heading's words
@example(seed=131071, steps=[(8, 3, False)], by="", anchors=True)
@example(seed=178266, steps=[(7, 3, False)], by="", anchors=True)
# words that stand twice: the anchor of one is that of the other in the next report, and without anchors order tells
@example(seed=992063, steps=[(10, 3, False)], by="张三", anchors=True)
@example(seed=337115, steps=[(21, 1, False)], by="", anchors=False)
@example(seed=120707, steps=[(3466, 2, True), (647418, 1, False)], by="", anchors=False)
# a figure's slot that is cut at the same place in two paragraphs
@example(seed=21, steps=[(1, 2, False), (23, 2, False)], by="", anchors=False)
# a part that is more like another paragraph than that which it is of
@example(seed=194638, steps=[(17, 6, False), (1, 21, False)], by="张三", anchors=False)
@given(
    seed=st.integers(0, 10**6),
    steps=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans()), min_size=1, max_size=3),
    by=st.sampled_from(("", "张三")),
    anchors=st.booleans(),
)
def test_wherever_paragraphs_are_parted_or_run_on_nothing_in_them_is_lost(
    seed: int, steps: list[Step], by: str, *, anchors: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """But for a term that is cut in two, which becomes words; that a figure is cut in two is refused."""
    of = full(seed)
    file = WordEdits(render(of, anchors=anchors), by)
    left = standing(file, of)
    done: list[str] = []
    cut: dict[tuple[Line, int], str] = {}
    for which, at, joins in steps:
        one = left[which % len(left)]
        said = words(one.paragraph)
        if not joins and len(said) > 1:
            place = 1 + at % (len(said) - 1)
            start, slot = one.slot_at(place) or (0, "")
            is_figure = isinstance(of.fact(slot.partition(":")[0]), Statistic)
            if slot and not is_figure:
                cut[one.line, start] = slot
            is_refused = is_figure and said[place - 1] in DIGITS and said[place] in f"{DIGITS}%"
            done.append("数没有改" if is_refused else "分段")
            left += [Standing(file.split(one.paragraph, place), one.line, one.begins)]
            left += [Standing(one.paragraph, one.line, one.begins + place)]
            left.remove(one)
        elif joins and one.is_whole:
            below = next((other for other in left if other.paragraph is one.paragraph.getnext()), None)
            if below and below.is_whole and below.line.role is one.line.role and file.join(one.paragraph):
                left = [other for other in left if other not in (one, below)]
                done.append("并段")
    assume(done)
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    assert {"分段" if one == "数没有改" else one for one in done} == {edit.change.kind for edit in returned.edits}
    assert (len(done), {by}) == (len(returned.edits), {edit.author for edit in returned.edits})
    applied = apply(of, returned.edits)
    assert [one for one in done if one == "数没有改"] == [one.message[:4] for one in applied.refused]
    slots, notes, stressed = held(of)
    assert (slots - Counter(cut.values()), notes, stressed) == held(applied.report)
    again = read_back(path, applied.report).edits
    assert [one.edit.change.new for one in applied.refused] == [edit.change.new for edit in again]
