"""What is told of a draft is in the new report or refused: read against it again, the file tells nothing else."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from instruments.package import Element, W
from laws import times
from reportkit import (
    Attachment,
    Chart,
    Emphasis,
    Footnote,
    Link,
    Measure,
    Picture,
    Report,
    Section,
    Statistic,
    Table,
    render,
)
from reportkit.approval import apply, read_back
from reportkit.approval.edits import Edit
from reportkit.comparison import Reformatted, Split
from samples import png
from settling import parent
from test_approval_back import REPORT
from word_edits import WordEdits, child, words

FACTS = [
    Statistic(
        "受理申请",
        400,
        "件",
        last=350,
        parts=[Statistic("网上申请", 300, last=260), Statistic("当面申请", 100, last=90)],
    ),
    Statistic("安排经费", "36.5", "万元"),
    Statistic("接待群众", 864, "人次"),
]
OF = attrs.evolve(
    REPORT,
    facts=FACTS,
    preamble=["现将有关情况报告如下。"],
    sections=[
        Section(
            "总体情况",
            [
                "全年{受理申请}，{受理申请:同比}，其中{网上申请:数}件为网上申请（见{申请表}）。",
                Table(
                    [
                        ["网上办理", "{网上申请:数}", "{网上申请:占比}"],
                        ["窗口办理", "{当面申请:数}", "{当面申请:占比}"],
                        ["合计数", "{受理申请:数}", "100%"],
                    ],
                    header=["渠道", "数量", "占比"],
                    caption="申请情况",
                    name="申请表",
                    notes="数据截至年底。",
                ),
                [
                    "依托智慧平台",
                    Footnote("指全省统一的平台。"),
                    "，",
                    Emphasis("零投诉"),
                    "，见",
                    Link("县网站", "https://a.gov.cn"),
                    "。",
                ],
                "各渠道变化情况见{图}。",
                Chart("bar", ["网上申请", "当面申请"], caption="渠道构成", name="图"),
                "办理流程不变。",
                Picture(png(40, 20), alt="流程", caption="办理流程图"),
            ],
        ),
        Section(
            "主要措施",
            [
                Measure("健全机制", "修订审理规则，建立会商制度，重大案件由分管领导包案。"),
                Measure("加强保障", "{安排经费}，用于场所改造，{接待群众}，得到好评。"),
                Measure("强化队伍", points=["选调业务骨干三名", "举办业务培训班两期"]),
            ],
        ),
    ],
    attachments=[Attachment("改造方案", ["改造接待室两间。"])],
)
DRAFT = render(OF, anchors=True)
Odd = Callable[[WordEdits, Random], None]


def _text(file: WordEdits, random: Random) -> Element:
    return random.choice([one for one in file.paragraphs() if "附" not in words(one) and len(words(one)) > 4])


def _sign(name: str) -> Odd:
    def edit(file: WordEdits, random: Random) -> None:
        paragraph = random.choice([_text(file, random), *(one for one in file.paragraphs() if words(one))])
        said = words(paragraph)
        at = random.randrange(len(said))
        run = file._cut(paragraph, at, at + 1)[0]
        came = etree.Element(W + "r")
        etree.SubElement(came, W + name)
        run.addnext(file._wrapped("ins", [came]) if file.by else came)

    return edit


def _instead(pairs: dict[str, str]) -> Odd:
    def edit(file: WordEdits, random: Random) -> None:
        old = random.choice(sorted(pairs))
        found = [one for one in file.body.iter(W + "p") if old in words(one)]
        file.reword_in(random.choice(found), old, pairs[old])

    return edit


def _drawing_struck(file: WordEdits, random: Random) -> None:
    run = random.choice([run for run in file.body.iter(W + "r") if run.find(W + "drawing") is not None])
    file._wrapped("del", [run]) if file.by else parent(run).remove(run)


def _charted(file: WordEdits, random: Random) -> None:
    (name,) = (one for one in file._parts if one.startswith("word/charts/chart") and one.endswith(".xml"))
    old, new = random.choice([(b"<c:v>300<", b"<c:v>310<"), ("网上申请".encode(), "网络申请".encode())])
    file._parts[name] = file._parts[name].replace(old, new)


def _row_moved(file: WordEdits, random: Random) -> None:
    row, there = random.sample([one for one in file.body.iter(W + "tr") if child(one, "tc") is not None][1:], 2)
    there.addnext(row)


def _row_struck(file: WordEdits, random: Random) -> None:
    file.delete_row(random.choice(list(file.body.iter(W + "tr"))[1:]))


def _column_struck(file: WordEdits, random: Random) -> None:
    file.delete_column("网上办理", random.randrange(3))


def _struck(said: str) -> Odd:
    return lambda file, random: file.delete(file.paragraph(said))


def _linked(file: WordEdits, random: Random) -> None:
    paragraph = _text(file, random)
    at = random.randrange(len(words(paragraph)) - 2)
    link = etree.Element(W + "hyperlink", {W + "anchor": "x"})
    runs = file._cut(paragraph, at, at + 2)
    runs[0].addprevious(link)
    link.extend(runs)


def _parted(file: WordEdits, random: Random) -> None:
    paragraph = _text(file, random)
    file.split(paragraph, random.randrange(1, len(words(paragraph))))


ODD: list[Odd] = [
    _sign("br"),
    _sign("tab"),
    _instead({"36.5万元": "365000元", "864人次": "860余人次", "400件": "４０２件", "300件": "3百件", "100%": "100.0%"}),
    _instead({"300": "310", "864": "约864", "75.0%": "76%", "同比增长": "比上年增长", "零投诉": "无投诉"}),
    _instead(
        {"见表1": "见下表", "渠道构成": "各渠道构成", "申请情况": "", "数据截至年底。": "", "两间": "三间、门厅一间"}
    ),
    _drawing_struck,
    _charted,
    _row_moved,
    _row_struck,
    _column_struck,
    _struck("渠道构成"),
    _struck("办理流程图"),
    _struck("各渠道变化"),
    _struck("申请情况"),
    _linked,
    _parted,
    lambda file, random: file.stress(_text(file, random), 1, 3, "b"),
    lambda file, random: file.strike_mark(file.notes()[0]),
    lambda file, random: file.delete(_text(file, random)) if random.random() < 0.5 else None,
]


@times(0.6, at_length=1)
@example(seed=36, count=2, by="张三")  # a caption struck out whole ends in a paragraph that is another
@example(seed=52218, count=3, by="张三")  # of a title with its end struck out, words are left in the paragraph below
@example(seed=520404, count=3, by="张三")  # the stop of what becomes a lead is bold
@example(seed=191524, count=3, by="张三")  # a blank in the number of a caption
@example(seed=568838, count=2, by="张三")  # a caption that was parted within its first words
@example(seed=473004, count=3, by="")  # a paragraph that came leads to what there is not
@example(seed=633, count=3, by="")  # a figure that was cut in two, and has another value by a chart
@example(seed=9350, count=1, by="")  # a line broken right behind a reference
@given(seed=st.integers(0, 10**6), count=st.integers(1, 3), by=st.sampled_from(["", "张三"]))
def test_what_is_told_is_in_the_new_report_or_refused(
    seed: int, count: int, by: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    file = WordEdits(DRAFT, by)
    try:
        for _ in range(count):
            random.choice(ODD)(file, random)
    except (ValueError, AssertionError, IndexError, StopIteration):  # what an edit before took away
        return
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(file.saved())
    assert [] == lost(path)


def lost(path: Path) -> list[str]:
    """What is told of a draft and is neither in the new report nor refused: what it tells when it is read again."""
    returned = read_back(path, OF)
    applied = apply(OF, returned.edits)
    refused = [one.edit for one in applied.refused]
    words_of, places = {_said(one) for one in refused}, {(one.change.kind, str(one.change.before)) for one in refused}
    # of a figure that was cut in two, what is told hangs on the value that it has now
    cut = {str(one.change.before) for one in refused if isinstance(one.change, Split)}
    again = [one for one in read_back(path, applied.report).edits if not one.fact and not _follows(one)]
    left = [
        one
        for one in again
        if _said(one) not in words_of
        and (one.change.kind, str(one.change.before)) not in places
        and str(one.change.before) not in cut
    ]
    return [str(one) for one in left if not _is_set_by_the_format(one, applied.report)]


def test_a_figure_is_told_whole_that_a_blank_was_typed_into_and_blanks_at_ends_are_no_edit(tmp_path: Path) -> None:
    file = WordEdits(DRAFT)
    for old, new in [
        ("75.0%", "为75. 0%"),
        ("25.0%", "2 5.0%"),
        ("100", "　110"),
        ("100%", "9 9%"),
        ("36.5万元", "36. 6万元"),
        ("864人次", "864 65人次"),
        ("合计数", "合计数 "),
        ("网上办理", " 网上办理　"),
        ("渠道", "办 理渠道"),
        ("占比", "占"),
        ("现将有关", "　　现将有关"),
        ("底。", "底。 "),
    ]:
        file.reword(old, old, new)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    assert [
        ("", "办 理", None),
        ("比", "", None),
        ("75.0%", "为75. 0%", "网上申请"),
        ("100", "110", "当面申请"),
        ("25.0%", "2 5.0%", "当面申请"),
        ("100%", "9 9%", None),
        ("36.5万元", "36. 6万元", "安排经费"),
        ("864人次", "864 65人次", "接待群众"),
    ] == [(one.change.old, one.change.new, one.fact) for one in returned.edits]
    refused = {one.edit.change.old: one.reason for one in apply(OF, returned.edits).refused}
    assert {"75.0%": "derived", "25.0%": "derived", "36.5万元": "figure"} == refused  # 864, and words


@pytest.mark.parametrize("by", ["", "张三"])
def test_words_typed_behind_the_mark_of_a_note_stay_behind_it(by: str, tmp_path: Path) -> None:
    noted: list[str | Footnote] = [
        "依托智慧平台",
        Footnote("指全省统一的平台。"),
        "，接待{接待群众:数值}",
        Footnote("不含来信。"),
    ]
    of = attrs.evolve(OF, sections=[Section("总体情况", [noted])], attachments=[])
    file = WordEdits(render(of, anchors=True), by)
    line = file.paragraph("依托智慧平台")
    for number, words_ in enumerate(["（二期）", "，好于往年。"]):
        came = file.run(words_)
        file.mark(file.notes()[number]).addnext(file._wrapped("ins", [came]) if by else came)
    file.reword_in(line, "平台", "平台、系统")
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    applied = apply(of, read_back(path, of).edits)
    assert ((), []) == (applied.refused, [str(one) for one in read_back(path, applied.report).edits])
    (part,) = applied.report.sections
    assert isinstance(part, Section)
    first, last = noted[1], noted[3]
    assert ["依托智慧平台、系统", first, "（二期），接待{接待群众:数值}", last, "，好于往年。"] == [*part.content[0]]  # type: ignore[misc]


def _said(edit: Edit) -> tuple[str, str, str]:
    """What is told, but for its figures: another edit of the draft may have changed them."""
    old, new = (re.sub(r"[\d.]+", "", words).strip() for words in (edit.change.old, edit.change.new))
    return edit.change.kind, old, new


def _is_set_by_the_format(edit: Edit, report: Report) -> bool:
    """Whether it is how words look that came with others, in a title, a lead or a signature, which look as these do."""
    return isinstance(edit.change, Reformatted) and [one.reason for one in apply(report, [edit]).refused] == ["look"]


def _follows(edit: Edit) -> bool:
    """Whether it is of the list of attachments, which follows from a title that was changed at the attachment."""
    steps = edit.change.before.steps if edit.change.before else ()
    return steps[:1] == ("attachments",) and steps[-1] in ("title", "note")
