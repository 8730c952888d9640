"""What changed between two versions: as data, in tracked changes, in a printed table; whole words, exact both ways."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compared_pairs import PAIRS
from edited import edited, named, referring
from generated import generated
from instruments.package import DOCUMENT, SETTINGS, W, attribute, read
from instruments.session import Rendered, Validated
from laws import times
from reportkit import (
    Attachment,
    Body,
    Emphasis,
    Footnote,
    Imprint,
    Link,
    Measure,
    Report,
    Section,
    Statistic,
    Table,
    Term,
    check,
    render,
    save,
)
from reportkit.alignment import Tokeniser, align, aligned_rows, names_in
from reportkit.comparison import FigureChanged, Revisions, compare
from reportkit.comparison.statement import stated
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Grid, Line, Manuscript, cell_text
from reportkit.model import Stage
from reportkit.place import Place
from reportkit.reading import read_report
from samples import REPORTS, report
from settling import content, contents, settled, words

MORNING = datetime(2019, 1, 15, 9, 30, 5, 123, tzinfo=timezone(timedelta(hours=8)))


def tracked(old: Report, new: Report, **how: Any) -> bytes:
    given = {"since": old, "author": "张三", "date": MORNING, **how.pop("revisions", {})}
    return render(new, revisions=Revisions(**given), **how)


def assert_exact(old: Report, new: Report, **how: Any) -> None:
    """Accepting all gives the new version as it is saved without marks, rejecting all the old one."""
    made = tracked(old, new, **how)
    assert contents(render(new, **how)) == content(settled(made, accept=True))
    assert contents(render(old, **how)) == content(settled(made, accept=False))


def told(old: Report, new: Report) -> list[str]:
    return [str(change) for change in compare(old, new)]


def sections(*titles: str, **more: Any) -> Report:
    return report(sections=[Section(title, [f"{title}按计划推进，群众反映良好。"]) for title in titles], **more)


# ---------------------------------------------------------------- the data

SMALL = sections("组织领导", "平台建设", "监督保障", preamble=["全年公开信息380条，答复申请12件。"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        (
            {"preamble": ["全年公开信息391条，答复申请12件。"]},
            ["【数据】引言：“380条” → “391条”（全年公开信息391条，）"],
        ),
        (
            {"title": "工作情况报告"},
            ["【改写】标题：“” → “情况”（工作情况报告）"],
        ),
        (
            {"preamble": ["全年主动公开信息380条，答复申请12件。"]},
            ["【改写】引言：“” → “主动”（全年主动公开信息380条，）"],
        ),
        ({"preamble": []}, ["【删去】原稿引言：全年公开信息380条，答复申请12件。"]),
        (
            {"sections": SMALL.sections[:2]},
            ["【删去】原稿三、标题：监督保障\n监督保障按计划推进，群众反映良好。"],
        ),
        (
            {"sections": [SMALL.sections[2], *SMALL.sections[:2]]},
            ["【移动】原稿三、标题 → 新稿一、标题：监督保障\n监督保障按计划推进，群众反映良好。"],
        ),
        (
            {"sections": [*SMALL.sections, Section("问题", ["人手不足。"])]},
            ["【新增】新稿四、标题：问题\n人手不足。"],
        ),
        (
            {"sections": [Section("总体", SMALL.sections)]},
            [
                "【新增】新稿一、标题：总体",
                "【层次】原稿一、标题，新稿一、（一）标题：一级标题 → 二级标题",
                "【层次】原稿二、标题，新稿一、（二）标题：一级标题 → 二级标题",
                "【层次】原稿三、标题，新稿一、（三）标题：一级标题 → 二级标题",
            ],
        ),
        (
            {"signed": date(2019, 1, 14)},
            ["【新增】新稿署名：示例县人民政府办公室", "【新增】新稿成文日期：2019年1月14日"],
        ),
    ],
)
def test_each_kind_of_change_is_told_at_its_place(fields: dict[str, Any], expected: list[str]) -> None:
    assert expected == told(SMALL, attrs.evolve(SMALL, **fields))


def test_a_change_has_both_places_and_knows_the_fact_that_printed_it() -> None:
    def version(value: int, *sections: Section) -> Report:
        facts = [Statistic("公开信息", value, "条")]
        return report(facts=facts, sections=[*sections, Section("概况", ["全年{公开信息}。"])])

    (added, figure) = compare(version(380), version(391, Section("前言", ["有关情况如下。"])))
    assert isinstance(figure, FigureChanged)
    assert ("公开信息", "380条", "391条", 6, 6) == (
        figure.fact,
        figure.old,
        figure.new,
        figure.start_before,
        figure.start_after,
    )
    assert (Place.parse("sections[0].content[0]"), Place.parse("sections[1].content[0]")) == (
        figure.before,
        figure.after,
    )
    assert (None, Place.parse("sections[0].title")) == (added.before, added.after)


def test_changes_are_given_as_json_and_as_text() -> None:
    changes = compare(SMALL, attrs.evolve(SMALL, preamble=["全年公开信息391条，答复申请12件。"]))
    assert "共1处改动：数据1处。\n1. 【数据】引言：“380条” → “391条”（全年公开信息391条，）" == changes.text()
    (one,) = json.loads(changes.to_json())
    assert ("FigureChanged", "数据", "preamble[0]", "380条") == (one["class"], one["kind"], one["before"], one["old"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("全年零投诉。", ["全年", Emphasis("零投诉"), "。"], ["【格式】引言：“零投诉”常规 → 加粗"]),
        (
            ["见", Emphasis("县"), "网站。"],
            ["见", Link("县网站", "https://www.a.gov.cn"), "。"],
            [
                "【格式】引言：“县”加粗 → 链接到https://www.a.gov.cn",
                "【格式】引言：“网站”常规 → 链接到https://www.a.gov.cn",
            ],
        ),
        ("平台可查。", ["平台", Footnote("省平台。"), "可查。"], ["【新增】新稿引言注释：省平台。"]),
        (
            ["甲", Footnote("注一。"), "，乙", Footnote("共2件。"), "。"],
            ["甲", Footnote("注一。"), "，丙", Footnote(["共", Emphasis("3件"), "。"]), "。"],
            [
                "【改写】引言：“乙” → “丙”（丙。）",
                "【数据】引言注释：“2件” → “3件”（共3件。）",
            ],
        ),
    ],
)
def test_looks_links_and_notes_are_told_and_marked(old: Any, new: Any, expected: list[str]) -> None:
    versions = report(preamble=[old]), report(preamble=[new])
    assert expected == told(*versions)
    assert len(expected) == len(told(*reversed(versions)))
    assert_exact(*versions)
    assert_exact(*reversed(versions))


def test_charts_are_told_by_their_figures_and_pictures_as_others() -> None:
    told_of = compare(*PAIRS["drawn"]())
    assert ["移动", "数据", "删去", "换图"] == [one.kind for one in told_of if one.kind != "改写"]
    assert ("9800条", "9900条") == next((one.old, one.new) for one in told_of if isinstance(one, FigureChanged))
    assert all(one.where for one in told_of)


def test_numbers_that_follow_are_no_change() -> None:
    old, new = PAIRS["merged_rows"]()
    assert ["新增", "新增", "删去"] == [change.kind for change in compare(old, new)]


def test_what_refers_to_a_table_stays_where_it_is_when_the_tables_change_places() -> None:
    tables = [Table([[name, 1]], header=["项", "数"], caption=f"{name}情况", name=name) for name in ("公开", "申请")]
    said = ["公开情况见{公开}。", "申请情况见{申请}。", "本年情况见{公开}。", "本年情况见{申请}。"]
    old, new = (report(preamble=said, sections=[Section("概况", given)]) for given in (tables, tables[::-1]))
    assert [("移动", "原稿表2，新稿表1")] == [(one.kind, one.where) for one in compare(old, new)]


def test_a_word_file_is_compared_too(tmp_path: Path) -> None:
    old, new = PAIRS["lushan"]()
    save(old, tmp_path / "旧稿.docx")
    earlier = read_report(tmp_path / "旧稿.docx").report
    assert [] == [*compare(earlier, old)]
    assert [change.new for change in compare(old, new)] == [change.new for change in compare(earlier, new)]
    behind = Revisions(since=old, author="张三", date=MORNING, statement=True)
    save(old, tmp_path / "送审稿.docx", revisions=behind, findings=check(old), checklist=True)
    reading = read_report(tmp_path / "送审稿.docx")
    assert [] == [*compare(reading.report, old)]
    assert ["此后是核对单、修改说明，不是正文，没有读入"] == [
        one.message for one in reading.notes if "核对单" in one.message
    ]
    made = tracked(earlier, new)
    assert contents(render(new)) == content(settled(made, accept=True))


def test_beside_a_clause_that_came_or_went_whole_the_statement_has_none() -> None:
    old = report(preamble=["健全制度，明确分工，按月通报。", "严格考核。"])
    new = report(preamble=["健全制度，压实责任，明确分工，按月通报。", "严格考核。"])
    for versions, expected in (((old, new), ["", "压实责任，"]), ((new, old), ["压实责任，", ""])):
        grid = next(one for one in stated(compose(versions[1]), compare(*versions), {}).blocks if isinstance(one, Grid))
        assert ["1", "引言第1段", *expected, "改写"] == [cell_text(entry) for entry in grid.rows[-1]]


def test_the_statement_counts_what_it_has_rows_of() -> None:
    old = report(preamble=["个别村收费偏低，全年检测水样1240份，结果公示。", "严格考核，按月通报，严格考核。"])
    new = report(preamble=["有些村收费较低，全年检验水样1260份，结果公示。", "认真考核，按月通报，认真考核。"])
    blocks = stated(compose(new), compare(old, new), {}).blocks
    rows = [[cell_text(entry) for entry in row] for row in next(one for one in blocks if isinstance(one, Grid)).rows]
    assert 6 == len(compare(old, new))
    assert [
        ["1", "引言第1段", "个别村收费偏低，", "有些村收费较低，", "改写"],
        ["2", "引言第1段", "全年检测水样1240份，", "全年检验水样1260份，", "数据"],
        ["3", "引言第2段", "严格考核，", "认真考核，", "改写"],
        ["4", "引言第2段", "严格考核。", "认真考核。", "改写"],
    ] == rows[-4:]
    assert "共4处改动：改写3处，数据1处。" in [one.text for one in blocks if isinstance(one, Line)]


@pytest.mark.parametrize("behind", [Section("下一步打算", ["推行计量收费。"]), "下一步打算"])
def test_a_heading_of_which_the_end_becomes_another_is_itself(behind: Section | str) -> None:
    whole = report(sections=[Section("存在问题和下一步打算", ["水源单一。", "收费偏低。"])])
    parts = [behind] if isinstance(behind, Section) else []
    inside = [] if isinstance(behind, Section) else [behind]
    parted = report(sections=[Section("存在问题", ["水源单一。", "收费偏低。", *inside]), *parts])
    for old, new, reworded, kind in (
        (whole, parted, ("和下一步打算", ""), "新增"),
        (parted, whole, ("", "和下一步打算"), "删去"),
    ):
        first, second = compare(old, new)
        assert ("一、标题", *reworded) == (first.where, first.old, first.new)
        assert (kind, "下一步打算") == (second.kind, (second.old or second.new).partition("\n")[0])


@times(0.3)
@given(seed=st.integers(0, 10**6))
def test_a_report_has_no_change_from_itself(seed: int) -> None:
    assert [] == [*compare(generated(seed), generated(seed))]


# ---------------------------------------------------------------- exact both ways


def cut_figures(docx: bytes) -> list[str]:
    """Where a mark begins or ends between two digits, in either version."""
    found = []
    for paragraph in read(docx).all("p", DOCUMENT):
        for mark in ("ins", "del"):
            texts = [
                (run.getparent() is paragraph, "".join(one.text or "" for one in run.iter(W + "t", W + "delText")))
                for run in paragraph.iter(W + "r")
                if run.getparent() in (paragraph, *paragraph.findall(W + mark))
            ]
            for (kept, before), (stays, behind) in pairwise(texts):
                if kept != stays and re.search(r"\d[.,]?$", before) and re.match(r"[.,]?\d", behind):
                    found.append(f"{before}|{behind}")
    return found


@times(0.3)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 12), typed=st.booleans())
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(seed: int, count: int, *, typed: bool) -> None:
    old = named(generated(seed))
    versions = referring(old), referring(edited(old, seed, count))
    assert_exact(*versions, numbering="typed" if typed else "automatic")
    assert [] == cut_figures(tracked(*versions))


@times(0.3)
@given(old=REPORTS, new=REPORTS)
def test_even_where_the_versions_have_nothing_in_common(old: Report, new: Report) -> None:
    assert_exact(old, new)


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_the_measured_pairs_are_exact(name: str, numbering: str) -> None:
    assert_exact(*PAIRS[name](), numbering=numbering)


REFERRING = sections("组织领导", "平台建设")
ENDS = [
    (sections("甲部分"), sections("甲部分", "乙部分", "丙部分")),
    (sections("甲部分", signed=date(2019, 1, 14)), sections("甲部分")),
    (report(sections=[Section("表", [Table([["甲", 1]])])]), report(sections=[Section("表", ["没有表。"])])),
    (report(attachments=[Attachment("附表", ["甲。"])]), report(attachments=[Attachment("名单", ["乙。"])] * 2)),
    (
        report(sections=[Section("见{乙}", ["见{乙}。"]), Section("标题乙", ["乙。"], name="乙")]),
        report(sections=[Section("标题乙", ["乙。"], name="乙"), Section("见{乙}", ["又见{乙}。"])]),
    ),
    (
        report(sections=[Measure("办法", "按办法办理。")]),
        report(sections=[Section("办法", ["按办法办理。"])]),
    ),
    (
        report(sections=[Section("表", [Table([["甲", 1]]), Table([["乙", 2, 3]]), "完。"])]),
        report(sections=[Section("表", [Table([["甲", 1, 2]], landscape=True), Table([["乙", 2]]), "完。"])]),
    ),
]


TURNED = Attachment("附表", [Table([["甲", 1]], landscape=True, notes=["截至年底。"])], landscape=True)
TURNED_REPORT = report(attachments=[TURNED])
ENDS.append((TURNED_REPORT, report(attachments=[TURNED, Attachment("名单", ["乙。"])])))
SIGNED = report(sections=[Section("甲", ["甲。"])], signed=date(2019, 1, 14))
PRINTED = Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办公室"])
ENDS.append((SIGNED, attrs.evolve(SIGNED, imprint=PRINTED, signed=date(2019, 1, 15))))
ENDS.append((attrs.evolve(SIGNED, imprint=PRINTED), attrs.evolve(SIGNED, imprint=attrs.evolve(PRINTED, copies=None))))
ENDS.append((attrs.evolve(SIGNED, imprint=PRINTED), attrs.evolve(TURNED_REPORT, imprint=PRINTED)))
AGAIN = generated(1113)
ENDS.append((AGAIN, edited(AGAIN, 2113)))  # a label is said again on a new page, behind the row that it began in


@pytest.mark.parametrize(("old", "new"), [*ENDS, *((new, old) for old, new in ENDS)])
def test_ends_references_levels_and_tables_side_by_side_are_exact(old: Report, new: Report) -> None:
    assert_exact(old, new)


def plain(docx: bytes) -> list[str]:
    """The words of each paragraph without fields, which a program works out anew when it likes."""
    return [text for said in words(read(docx).xml[DOCUMENT][0]) if (text := re.sub("<[^<>]*>", "", said))]


def test_programs_settle_to_the_same_words(rendered: Rendered, tmp_path: Path) -> None:
    pairs = PAIRS["lushan"](), PAIRS["merged_rows"]()
    old, new = (attrs.evolve(one, sections=[*one.sections, *other.sections]) for one, other in zip(*pairs, strict=True))
    places = [tmp_path / f"{name}.docx" for name in ("marked", "accepted", "rejected")]
    places[0].write_bytes(tracked(old, new))
    rendered.engine.settled(*places)
    assert plain(render(new)) == plain(places[1].read_bytes())
    assert plain(render(old)) == plain(places[2].read_bytes())


# ---------------------------------------------------------------- whole words, and no more of them than need be


def marked(docx: bytes, mark: str) -> list[str]:
    """The words of each mark of a kind."""
    return ["".join(one.text or "" for one in each.iter(W + "t", W + "delText")) for each in read(docx).all(mark)]


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("占72.2%。", "占72.5%。", ["72.2%"], ["72.5%"]),
        ("共12656条信息。", "共12840条信息。", ["12656条"], ["12840条"]),
        ("采取下列三项措施。", "采取下列四项措施。", ["三项"], ["四项"]),
        ("于2019年1月14日印发。", "于2019年1月21日印发。", ["2019年1月14日"], ["2019年1月21日"]),
        ("按国办发〔2018〕50号办理。", "按国办发〔2018〕52号办理。", ["〔2018〕50号"], ["〔2018〕52号"]),
        ("依据《甲办法》。", "依据《乙办法》。", ["《甲办法》"], ["《乙办法》"]),
        ("建立“一事通”平台。", "建立“一网通”平台。", ["“一事通”"], ["“一网通”"]),
        ("见www.a.gov.cn。", "见www.b.gov.cn。", ["www.a.gov.cn"], ["www.b.gov.cn"]),
        ("在公开平台方面，有进展。", "在公开栏目方面，有进展。", ["平台"], ["栏目"]),
        ("迅速行动，多措并举，落实。", "迅速行动，多点发力，落实。", ["多措并举"], ["多点发力"]),
        ("人员、经费到位。", "人员、场地、经费到位。", [], ["场地、"]),
        ("成效十分明显。", "成效明显。", ["十分"], []),
    ],
)
def test_words_are_changed_whole(old: str, new: str, gone: list[str], came: list[str]) -> None:
    made = tracked(report(preamble=[old]), report(preamble=[new]))
    assert (gone, came) == (marked(made, "del"), marked(made, "ins"))


def test_names_and_terms_are_changed_whole() -> None:
    def version(body: str, term: str) -> Report:
        facts = [Body(body, area="示例县"), Term("片区", term)]
        return report(facts=facts, preamble=[f"由{{{body}}}负责{{片区}}改造。"])

    made = tracked(version("示例县财政局", "城东一、二期"), version("示例县民政局", "城东一、二、三期"))
    assert ["示例县财政局", "城东一、二期"] == marked(made, "del")
    assert ["示例县民政局", "城东一、二、三期"] == marked(made, "ins")


def fewest(old: Sequence[str], new: Sequence[str]) -> int:
    """The characters that have to go and come, as words, to make one of the other: a table of all ways, none skipped."""
    above = [0]
    for token in new:
        above.append(above[-1] + len(token))
    for token in old:
        row = [above[0] + len(token)]
        for (before, here), other in zip(pairwise(above), new, strict=True):
            row.append(before if token == other else min(here + len(token), row[-1] + len(other)))
        above = row
    return above[-1]


def needed(old: Manuscript, new: Manuscript) -> int:
    """The fewest characters that whole words need, with the paragraphs and rows paired as they are."""
    alignment, tokens = align(old, new), Tokeniser(names_in(old, new))

    def cells(rows: Any) -> list[list[str]]:
        return [[token for entry in row for token in tokens(cell_text(entry))] for row in rows]

    total = 0
    for before, after in alignment.steps():
        one = old.blocks[before] if before is not None else None
        other = new.blocks[after] if after is not None else None
        if isinstance(one, Grid) and isinstance(other, Grid):
            rows = cells((*one.head, *one.body)), cells((*other.head, *other.body))
            for left, right in aligned_rows(one, other):
                total += fewest(rows[0][left] if left is not None else [], rows[1][right] if right is not None else [])
        elif after not in alignment.moved and not (
            before is not None and other is None and before in {alignment.former[at] for at in alignment.moved}
        ):
            sides = [block.text if isinstance(block, Line) else "" for block in (one, other)]
            grids = [block for block in (one, other) if isinstance(block, Grid)]
            total += fewest(*map(tokens, sides))
            total += sum(len("".join(row)) for grid in grids for row in cells((*grid.head, *grid.body)))
    return total


def test_no_more_is_marked_than_whole_words_need() -> None:
    for make in PAIRS.values():
        old, new = make()
        made = tracked(old, new)
        count = sum(len("".join(marked(made, mark))) for mark in ("ins", "del"))
        captions = sum(len(f"{change.new}") > 0 and change.new.startswith("\u3000") for change in compare(old, new))
        assert count <= 1.15 * needed(compose(old), compose(new)) + 2 * captions


# ---------------------------------------------------------------- how marks are written


def test_every_mark_has_its_author_its_time_and_a_number_of_its_own() -> None:
    made = read(tracked(*PAIRS["lushan"]()))
    marks = [*made.all("ins del moveFrom moveTo moveFromRangeStart moveToRangeStart pPrChange rPrChange", DOCUMENT)]
    assert {("张三", "2019-01-15T09:30:05Z")} == {(attribute(one, "author"), attribute(one, "date")) for one in marks}
    numbers = [attribute(one, "id") for one in [*marks, *made.all("bookmarkStart", DOCUMENT)]]
    assert len(numbers) == len(set(numbers))
    assert [*made.all("trackRevisions", SETTINGS)]
    assert not [*read(render(SMALL)).all("trackRevisions", SETTINGS)]


def test_a_move_has_its_two_ends_under_one_name() -> None:
    made = read(tracked(SMALL, attrs.evolve(SMALL, sections=[SMALL.sections[2], *SMALL.sections[:2]])))
    names = [[attribute(one, "name") for one in made.all(f"move{side}RangeStart")] for side in ("From", "To")]
    assert names[0] == names[1] == ["move1", "move2"]
    assert marked(tracked(SMALL, SMALL), "moveTo") == []


def test_what_did_not_change_is_not_marked_whatever_its_looks() -> None:
    old, new = PAIRS["lushan"]()
    made = read(tracked(old, new))
    for change in made.all("rPrChange pPrChange", DOCUMENT):
        (former,) = change
        held = change.getparent()
        assert held is not None
        assert {one.tag: one.attrib for one in held if one is not change} != {one.tag: one.attrib for one in former}


def test_the_same_versions_give_the_same_bytes() -> None:
    old, new = PAIRS["lushan"]()
    assert tracked(old, new) == tracked(*PAIRS["lushan"]())


def test_dense_files_are_valid(validated: Validated) -> None:
    old = attrs.evolve(generated(9), attachments=[Attachment("附表", [Table([["甲", 1]], landscape=True)])])
    validated.all(
        [
            tracked(*PAIRS["lushan"](), revisions={"statement": True}),
            tracked(*PAIRS["merged_rows"](), numbering="typed"),
            tracked(old, edited(old, 9, 12), revisions={"statement": True}),
            *(tracked(old, new) for old, new in ENDS[2:5]),
        ]
    )


def test_the_statement_tells_what_changed_and_is_no_change() -> None:
    old, new = PAIRS["merged_rows"]()
    answers = {"二、第1段“三件”　赵六：请再核一次": "已核对，一致。"}
    old, new = (attrs.evolve(one, stage=Stage("送审稿", version=at)) for at, one in enumerate((old, new), 1))
    made = tracked(old, new, revisions={"statement": True, "answers": answers})
    text = words(settled(made, accept=True))
    title = text.index("修改说明")
    assert ["对1条批注的答复：", "序号", "批注", "答复", "1", *answers, "已核对，一致。"] == text[-7:]
    assert ["（工作报告）", "共3处改动：新增2处，删去1处。"] == text[title + 1 : title + 3]
    assert ["2", "新稿表2第3行", "子项四；99", "新增"] == text[title + 12 : title + 16]
    assert contents(render(old)) == content(settled(made, accept=False))[: len(contents(render(old)))]


def test_findings_and_the_checklist_go_with_it() -> None:
    old, new = PAIRS["merged_rows"]()
    later = attrs.evolve(new, preamble=["详见{办理}，还缺{待补:数据}。"])
    findings = check(later)
    made = tracked(old, later, findings=findings, checklist=True, revisions={"statement": True})
    said = words(settled(made, accept=True))
    assert said.index("核对单") < said.index("修改说明")
    assert len(findings) == len([*read(made).all("commentRangeStart", DOCUMENT)]) > 0
    plain_words = words(settled(render(later), accept=True))
    assert plain_words == said[: len(plain_words)]
    before = words(settled(render(old), accept=True))
    assert before == words(settled(made, accept=False))[: len(before)]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("fields", "error", "said"),
    [
        (
            {"author": "<b>张三</b>"},
            InvalidValue,
            "Revisions.author: got '<b>张三</b>'; give a person's name without < >",
        ),
        ({"author": "张\x07三"}, InvalidValue, "Revisions.author: U+0007 at position 1 cannot be printed"),
        ({"author": " "}, InvalidValue, "Revisions.author: got ' '; give a name that is not empty"),
        ({"author": "甲" * 256}, InvalidValue, "Revisions.author: got 256 characters; give at most 255"),
        ({"author": None}, WrongType, "Revisions.author: got None of type NoneType; give a name as a str"),
        ({"date": datetime(2019, 1, 15)}, InvalidValue, "Revisions.date: got 2019-01-15T00:00:00, without a zone"),
        ({"date": date(2019, 1, 15)}, WrongType, "Revisions.date: got datetime.date(2019, 1, 15) of type date"),
        ({"since": "旧稿.json"}, WrongType, "Revisions.since: got '旧稿.json' of type str; give the Report before"),
        ({"statement": "是"}, WrongType, "Revisions.statement: got '是' of type str; give True or False"),
        ({"answers": ["好"]}, WrongType, "Revisions.answers: got ['好'] of type list; give an answer for each remark"),
        ({"answers": {"请核": "已核"}}, InvalidValue, "Revisions.answers: they stand in the statement of changes"),
    ],
)
def test_revisions_that_word_would_not_take_are_refused(
    fields: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(said)}"):
        Revisions(**{"since": SMALL, "author": "张三", "date": MORNING, **fields})


def test_what_cannot_be_compared_or_marked_is_refused() -> None:
    with pytest.raises(WrongType, match=r"^compare: new: got '新稿' of type str; give a Report"):
        compare(SMALL, "新稿")  # type: ignore[arg-type]
    with pytest.raises(WrongType, match=r"^render: revisions: got '旧稿' of type str; give a Revisions"):
        render(SMALL, revisions="旧稿")  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"^render: a .txt file has no tracked changes; save the report as .docx"):
        render(SMALL, ".txt", revisions=Revisions(since=SMALL, author="张三", date=datetime(2019, 1, 1, tzinfo=UTC)))


def test_what_changed_in_the_addressees_is_told_of_them() -> None:
    old, new = (report(addressees=[name, "县财政局"]) for name in ("各乡镇", "各乡镇、街道"))
    assert ["【改写】主送机关：“” → “街道、”（各乡镇、街道、县财政局：）"] == list(map(str, compare(old, new)))
