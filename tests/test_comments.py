"""Findings as Word comments: at the exact words, one for each, and nothing else of the file changes."""

import copy
import pickle
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import lushan_2018
from instruments import checks
from instruments.package import COMMENTS, DOCUMENT, TYPES, Element, W, attribute, local_name, plain_text, read
from instruments.session import Rendered, Validated
from reportkit import Attachment, Cell, Measure, Picture, Report, Section, Statistic, Table, check, render, save
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Line, Role
from reportkit.review import Reviewer, annotated
from reportkit.rules import Finding, Findings, Force, Severity, check_text
from samples import OFFICE, REPORTS, png, report

REFERRING = report(
    title="{地区}\n工作报告",
    preamble=["全年平稳，见{概况}，又见{表}。"],
    sections=[
        Section("概况", [Measure("加强领导", "领导得力，得力。")], name="概况"),
        Section("数据", [Table([["甲", 3], ["乙", 3]], header=["名称", "件数"], caption="清单", name="表")]),
    ],
)


def finding(place: str, quotation: str = "", start: int | None = None, **given: Any) -> Finding:
    fields = {"name": "some_rule", "message": "有误", "title": "某规则", "start": start, **given}
    return Finding(
        fields.pop("name"),
        Severity.ERROR,
        Force.SHALL,
        "GB/T 15834-2011, 4.1",
        place,
        fields.pop("message"),
        quotation,
        **fields,
    )


def commented(given: Report, *findings: Finding, **how: Any) -> bytes:
    return render(given, findings=list(findings), **how)


def anchored(docx: bytes) -> list[str]:
    """The words between the marks of each comment, a picture as ▣, by the comments' numbers."""
    found: dict[str, str] = {}
    opened: set[str] = set()
    for element in read(docx).all("commentRangeStart commentRangeEnd t br drawing", DOCUMENT):
        kind, number = local_name(element), attribute(element, "id")
        if kind == "commentRangeStart":
            opened.add(number)
            found[number] = ""
        elif kind == "commentRangeEnd":
            opened.remove(number)
        else:
            for one in opened:
                found[one] += {"br": "\n", "drawing": "▣"}.get(kind) or element.text or ""
    return [found[number] for number in sorted(found, key=int)]


def unmarked(docx: bytes) -> bytes:
    """document.xml without the marks of comments, and neighbours of one look as one run."""
    root = read(docx).xml[DOCUMENT]
    for mark in list(root.iter(W + "commentRangeStart", W + "commentRangeEnd")):
        _take_out(mark)
    for reference in list(root.iter(W + "commentReference")):
        _take_out(reference.getparent())
    for paragraph in root.iter(W + "p", W + "hyperlink"):
        _join_runs(paragraph)
    return etree.tostring(root)


def _take_out(element: Element | None) -> None:
    parent = element.getparent() if element is not None else None
    assert element is not None
    assert parent is not None
    parent.remove(element)


def _join_runs(paragraph: Element) -> None:
    before: Element | None = None
    for run in list(paragraph):
        if before is not None and run.tag == W + "r" and _look(run) == _look(before) is not None:
            before.extend(list(run)[1:])
            paragraph.remove(run)
            _join_texts(before)
        else:
            before = run


def _look(run: Element) -> bytes | None:
    """How a run of text looks, None for what is no text."""
    if run.tag != W + "r" or {local_name(child) for child in run} - {"rPr", "t", "br"}:
        return None
    return etree.tostring(run[0])


def _join_texts(run: Element) -> None:
    for text in list(run.iter(W + "t")):
        before = text.getprevious()
        if before is not None and before.tag == W + "t":
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)
    for text in run.iter(W + "t"):
        text.attrib.clear()
        if text.text and text.text != text.text.strip():
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def comments(docx: bytes) -> list[list[str]]:
    """The paragraphs of every comment."""
    package = read(docx)
    return [[plain_text(p) for p in comment.iter(W + "p")] for comment in package.all("comment", COMMENTS)]


# ---------------------------------------------------------------- where they stand


TABLE = "sections[1].content[0]"

PLACES: list[tuple[Finding, str]] = [  # a finding, and the words at which its comment stands
    (finding("preamble[0]", "平稳", 2), "平稳"),
    (finding("preamble[0]", "平稳"), "全年平稳，见第一部分，又见表1。"),  # nothing is looked for
    (finding("preamble[0]", "平稳", 40), "全年平稳，见第一部分，又见表1。"),  # a start that is not there
    (finding("preamble[0]", "不在此处", 0), "全年平稳，见第一部分，又见表1。"),
    (finding("preamble[0]"), "全年平稳，见第一部分，又见表1。"),
    (finding("preamble[0]", "全年平稳，见…", 0), "全年平稳，见"),  # the rest was cut
    (finding("preamble[0].items[2]", "平稳", 2), "平稳"),  # within the paragraph
    (finding("preamble[0]", "见表1", 12), "见表1"),  # over a reference
    (finding("preamble[0]", "部分，又见表", 8), "部分，又见表1"),  # a field is never cut
    (finding("title", "示例县\n工作", 0), "示例县\n工作"),  # over the title's line break
    (finding("sections[0].title", "概况", 0), "概况"),
    (finding("sections[0].title", "一、", -2), "概况"),  # a number, which may be counted by Word
    (finding("sections[0]"), "概况"),
    (finding("sections[0].content[0].lead", "领导。领", 2), "领导。领"),  # out of the lead into the text
    (finding("sections[0].content[0]", "得力", 10), "得力"),
    (finding(f"{TABLE}.caption", "清单", 1), "清单"),
    (finding(TABLE, "清单", 1), "清单"),
    (finding(f"{TABLE}.rows[1][1]", "3", 0), "3"),
    (finding(f"{TABLE}.rows[1][0]", "乙", 0), "乙"),
    (finding(f"{TABLE}.rows[1]"), "乙"),
    (finding(f"{TABLE}.header[0][1]", "件数", 0), "件数"),
    (finding(f"{TABLE}.rows[0]", "不在此处"), "甲"),
    (finding("facts[0]", "热线"), "示例县\n工作报告"),
    (finding("identities"), "示例县\n工作报告"),
]


@pytest.mark.parametrize(("found", "words"), PLACES)
def test_a_comment_stands_at_the_words(found: Finding, words: str) -> None:
    made = commented(REFERRING, found)
    assert [words] == anchored(made)
    assert unmarked(render(REFERRING)) == unmarked(made)
    assert [] == checks.faults(made)


def test_comments_at_all_these_places_stand_in_one_valid_file(validated: Validated) -> None:
    made = commented(REFERRING, *(found for found, _ in PLACES))
    assert len(PLACES) == len(anchored(made))
    validated(made)


def of_another(**fields: Any) -> Findings:
    return check(report(preamble=["甲{待补}。"], **fields))


@pytest.mark.parametrize(
    ("found", "whose"),
    [
        (of_another(title="另一报告"), '"另一报告"'),
        (of_another(), "this report before it was changed, or a file of it"),
        (check_text("工作报告\n甲，，乙。"), "this report before it was changed, or a file of it"),
        (check_text("某某讲话\n甲，，乙。"), '"某某讲话"'),
    ],
)
@pytest.mark.parametrize("checklist", [True, False])
def test_findings_of_anything_else_are_refused(found: Findings, whose: str, checklist: bool, tmp_path: Path) -> None:
    own = report(preamble=["甲。"])
    message = f"render: findings: they are of {whose}; check this report again: findings=check(report)"
    with pytest.raises(InvalidValue) as caught:
        save(own, tmp_path / "报告.docx", findings=found, checklist=checklist)
    assert message == str(caught.value)
    assert [] == list(tmp_path.iterdir())


def test_findings_know_their_report_through_copies() -> None:
    own = report(title="{地区}\n工作报告", preamble=["甲{待补}。"])
    found = check(own)
    again = pickle.loads(pickle.dumps(found))
    assert (found.title, found.digest) == (again.title, again.digest)
    assert render(own, findings=found, checklist=True) == render(copy.deepcopy(own), findings=again, checklist=True)


@given(REPORTS, REPORTS)
def test_only_reports_of_the_same_words_have_one_digest(one: Report, other: Report) -> None:
    first, second = compose(one), compose(other)
    assert (first.blocks == second.blocks and first.title == second.title) <= (first.digest == second.digest)
    assert (render(one, ".txt") != render(other, ".txt")) <= (first.digest != second.digest)


@pytest.mark.parametrize("place", ["无此处", "第2段", "sections[9]", "preamble[7]"])
def test_findings_put_together_by_hand_have_places_in_the_report(place: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        render(REFERRING, findings=[finding("preamble[0]"), finding(place, "无")])
    assert f"render: findings[1]: this report has no '{place}'; check it again: check(report)" == str(caught.value)


def test_the_start_tells_which_of_several() -> None:
    (place,) = [one.origin for one in compose(REFERRING).blocks if isinstance(one, Line) and one.role is Role.ITEM_2]
    text = "加强领导。领导得力，得力。"
    first, second = text.index("得力"), text.rindex("得力")
    ranges = [
        (comment.start, comment.end)
        for comment in annotated(
            compose(REFERRING), [finding(place, "得力", second), finding(place, "得力", first)], Reviewer()
        ).comments
    ]
    assert [(second, second + 2), (first, first + 2)] == ranges


def test_each_of_the_same_words_in_one_paragraph_has_its_own_comment() -> None:
    twice = report(facts=[Statistic("信件", 5, "件")], preamble=["{信件}，来访5件，来电5件，，来信5件，，均已答复。"])
    comments = annotated(compose(twice), check(twice), Reviewer()).comments
    text = "信件5件，来访5件，来电5件，，来信5件，，均已答复。"
    expected = [(7, "5件"), (12, "5件"), (18, "5件"), (12, "5件，，来信"), (18, "5件，，均已")]
    assert expected == [(comment.start, text[comment.start : comment.end]) for comment in comments]


@pytest.mark.parametrize("mode", ["automatic", "typed"])
def test_ranges_may_overlap_and_meet(mode: Any, validated: Validated) -> None:
    quotations = ["全年平稳", "平稳，见", "平稳", "平稳", "全年", "，", "全年平稳，见第一部分，又见表1。", "又见表1"]
    starts = ["全年平稳，见第一部分，又见表1。".index(words) for words in quotations]
    findings = [finding("preamble[0]", words, start) for words, start in zip(quotations, starts, strict=True)]
    made = commented(REFERRING, *findings, numbering=mode)
    assert quotations == anchored(made)
    assert unmarked(render(REFERRING, numbering=mode)) == unmarked(made)
    validated(made)


def test_comments_stand_in_cells_that_span_and_on_turned_pages(validated: Validated) -> None:
    rows: list[list[Any]] = [
        [Cell("申请人情况", across=2), "总计"],
        [Cell("法人", down=3), "甲<乙", "1.25"],
        ["乙", "2"],
        ["丙", "3"],
    ]
    given = report(
        sections=[Section("表", [Table(rows, header=["类", "项", "数"])])],
        attachments=[Attachment("附表", [Table([["甲", 1]], landscape=True)], landscape=True)],
    )
    table = "sections[0].content[0]"
    places = [
        (f"{table}.rows[0][0]", "申请人", 0),
        (f"{table}.rows[1][0]", "法人", 0),
        (f"{table}.rows[1][1]", "<", 1),
        (f"{table}.rows[1][2]", "1.25", 0),
        (f"{table}.rows[3][1]", "丙", 0),
        ("attachments[0].content[0].rows[0][0]", "甲", 0),
    ]
    made = commented(given, *(finding(*place, message="甲<乙&“丙”") for place in places))
    assert [words for _, words, _ in places] == anchored(made)
    assert unmarked(render(given)) == unmarked(made)
    validated(made)


def test_a_label_that_is_printed_again_on_the_next_page_has_its_comment_once(validated: Validated) -> None:
    rows: list[list[Any]] = [[Cell("法人", down=80), 0], *([n] for n in range(1, 80))]
    given = report(sections=[Section("表", [Table(rows)])])
    made = commented(
        given,
        finding("sections[0].content[0].rows[0][0]", "法人", 0),
        *(finding(f"sections[0].content[0].rows[{n}][1]", str(n), 0) for n in range(1, 80)),
    )
    assert ["法人", *map(str, range(1, 80))] == anchored(made)
    assert unmarked(render(given)) == unmarked(made)
    validated(made)


def test_a_picture_without_a_caption_is_marked_itself(validated: Validated) -> None:
    given = report(sections=[Section("图", [Picture(png(), alt="折线图")])])
    made = commented(given, finding("sections[0].content[0]"))
    assert ["▣"] == anchored(made)
    assert unmarked(render(given)) == unmarked(made)
    validated(made)


# ---------------------------------------------------------------- what they say


def test_a_comment_names_the_rule_says_what_is_wrong_and_whence() -> None:
    made = commented(REFERRING, finding("title", message="缺“”号\n甲\x0b"))
    assert [["【错误】某规则（some_rule）", "缺“”号甲", "依据：GB/T 15834-2011, 4.1（应当）"]] == comments(made)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("office practice", "工作惯例"),
        ("GB/T 9704-2012, 7.3", "GB/T 9704-2012, 7.3（应当）"),
        ("office practice; GB/T 2312", "GB/T 2312（应当）"),
    ],
)
def test_a_habit_is_never_called_a_standard(source: str, said: str) -> None:
    assert said == attrs.evolve(finding("title"), source=source).basis


@pytest.mark.parametrize(
    ("reviewer", "expected"),
    [
        ({}, {"author": "reportkit 检查", "initials": "检查"}),
        (
            {"reviewer": Reviewer("示例县政府办<秘书科>", "秘书", day=date(2019, 1, 10))},
            {"author": "示例县政府办<秘书科>", "initials": "秘书", "date": "2019-01-10T00:00:00Z"},
        ),
    ],
)
def test_whose_they_are(reviewer: dict[str, Reviewer], expected: dict[str, str], validated: Validated) -> None:
    made = commented(REFERRING, finding("title"), **reviewer)
    (comment,) = read(made).all("comment", COMMENTS)
    assert {"id": "0", **expected} == {str(key).removeprefix(W): value for key, value in comment.items()}
    validated(made)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Reviewer.name: got ''"),
        ({"name": "甲" * 256}, "Reviewer.name: got 256 characters; give at most 255"),
        ({"initials": "甲" * 10}, 'Reviewer("reportkit 检查").initials: got 10 characters; give at most 9'),
        ({"day": "2019-01-10"}, 'Reviewer("reportkit 检查").day: got'),
    ],
)
def test_a_reviewer_that_word_would_not_take_is_refused(fields: dict[str, Any], told: str) -> None:
    with pytest.raises((InvalidValue, WrongType), match=f"^{re.escape(told)}"):
        Reviewer(**fields)


# ---------------------------------------------------------------- nothing else changes


@pytest.mark.parametrize("given", [REFERRING, lushan_2018.build()], ids=["small", "lushan"])
def test_without_findings_the_file_is_the_same(given: Report) -> None:
    plain = render(given)
    assert plain == render(given, findings=Findings()) == render(given, findings=[]) == render(given, findings=None)


def drafted() -> Report:
    """The Lushan report with something to find in several places."""
    built = lushan_2018.build()
    first, *others = built.sections
    assert isinstance(first, Section)
    rows: list[list[Any]] = [["甲", "{待补}"], ["乙", 3]]
    content = [*first.content, "还缺{待补:数据}和3000件。", Table(rows, header=["名称", "件数"], caption="清单")]
    fact = Statistic("收到信件", 200, "件", parts={"来信": 100, "来访": 90})
    return attrs.evolve(built, sections=[attrs.evolve(first, content=content), *others], facts=[*built.facts, fact])


def test_with_them_all_but_the_comments_is_the_same(validated: Validated) -> None:
    given = drafted()
    found = check(given)
    plain, made = read(render(given)), read(render(given, findings=found))
    relations = "word/_rels/document.xml.rels"
    assert {COMMENTS} == set(made.parts) - set(plain.parts)
    assert {DOCUMENT, TYPES, relations} == {name for name in plain.parts if plain.parts[name] != made.parts[name]}
    assert list(plain.parts) == [name for name in made.parts if name != COMMENTS]
    for name in (TYPES, relations):
        assert set(_entries(plain.xml[name])) < set(_entries(made.xml[name]))
        assert len(plain.xml[name]) + 1 == len(made.xml[name])
    assert unmarked(render(given)) == unmarked(render(given, findings=found))
    assert len(found) == len(comments(render(given, findings=found))) >= 5
    validated(render(given, findings=found))


def _entries(root: Element) -> Iterator[tuple[str, ...]]:
    return (tuple(map(str, element.values())) for element in root)


def test_the_same_findings_give_the_same_bytes() -> None:
    given = drafted()
    assert render(given, findings=check(given)) == render(given, findings=check(given))


def test_the_pages_show_the_same(rendered: Rendered) -> None:
    given = drafted()
    plain, made = rendered.all([render(given), render(given, findings=check(given))])
    assert [page.text for page in plain] == [page.text for page in made]


@given(given=REPORTS, data=st.data())
def test_any_words_of_any_report_can_be_marked(given: Report, data: st.DataObject) -> None:
    lines = [block for block in compose(given).blocks if isinstance(block, Line) and block.text and block.origin]
    findings: list[Finding] = []
    words = []
    for line in data.draw(st.lists(st.sampled_from(lines), max_size=6)):
        start = data.draw(st.integers(0, len(line.text) - 1))
        end = data.draw(st.integers(start + 1, min(len(line.text), start + 20)))
        findings.append(finding(line.origin, line.text[start:end], start, message=f"第{len(findings)}处"))
        words.append(line.text[start:end])
    made = commented(given, *findings)
    assert words == anchored(made)
    assert unmarked(render(given)) == unmarked(made)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("kind", "how", "error", "told"),
    [
        (".txt", {"findings": []}, InvalidValue, "render: a .txt file has no comments; give checklist=True"),
        (".TXT", {"findings": Findings()}, InvalidValue, "render: a .TXT file has no comments"),
        (".docx", {"findings": "错误"}, WrongType, "render: findings: got '错误' of type str; give what check(report)"),
        (".docx", {"findings": ["错误"]}, WrongType, "render: findings[0]: got '错误' of type str; give a Finding"),
        (
            ".docx",
            {"checklist": True},
            InvalidValue,
            "render: a checklist shows what a check found; give findings=check(report)",
        ),
        (
            ".docx",
            {"checklist": True, "findings": []},
            WrongType,
            "render: findings: got [] of type list; give all of check",
        ),
        (".docx", {"reviewer": "秘书科"}, WrongType, "render: reviewer: got '秘书科' of type str; give a Reviewer"),
    ],
)
def test_what_cannot_be_carried_is_refused(kind: str, how: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(told)}"):
        render(REFERRING, kind, **how)


def test_saving_carries_them_too(tmp_path: Any) -> None:
    found = check(drafted())
    by = Reviewer("示例县人民政府办公室", "县府办")
    save(drafted(), tmp_path / "报告.docx", findings=found, checklist=True, reviewer=by)
    assert render(drafted(), findings=found, checklist=True, reviewer=by) == (tmp_path / "报告.docx").read_bytes()


def test_an_unsigned_report_marks_its_office_at_the_title() -> None:
    given = report(office=OFFICE)
    assert ["示例县工作报告"] == anchored(commented(attrs.evolve(given, title="{地区}工作报告"), finding("office")))
