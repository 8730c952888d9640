"""Findings as people read them and as programs do, and where a reader finds the place of each."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Attachment, Measure, Picture, Report, Section, Table, check
from reportkit.compose import compose
from reportkit.errors import WrongType
from reportkit.manuscript import Grid, Image
from reportkit.rules import (
    RULES,
    CheckContext,
    Checked,
    Fault,
    Finding,
    Findings,
    Force,
    Input,
    NotChecked,
    Replacement,
    Severity,
    Suppressed,
    Suppression,
    Wrong,
    check_text,
    rule,
)
from reportkit.rules.places import Places
from reportkit.rules.writing.punctuation import doubled_mark
from samples import REPORTS, png, report


def finding(**fields: Any) -> Finding:
    return Finding(
        **{
            "name": "wrong_word",
            "severity": Severity.ERROR,
            "force": Force.SHALL,
            "source": "GB/T 15834-2011, 4.1",
            "place": "sections[1].content[0]",
            "message": "“截止”用于期限",
            "quotation": "截止年底",
            "where": "二、（三）",
            "start": 4,
            "title": "用词不当",
            "replacements": (Replacement("sections[1].content[0]", 4, 6, "截至"),),
            "wrong": Wrong(4, 6, "截止"),
            **fields,
        }
    )


# ---------------------------------------------------------------- one line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "【错误】二、（三）“截止年底”：“截止”用于期限"),
        ({"severity": Severity.ADVICE}, "【建议】二、（三）“截止年底”：“截止”用于期限"),
        ({"quotation": ""}, "【错误】二、（三）“截止”用于期限"),
        ({"quotation": "", "message": "缺少落款"}, "【错误】二、（三）：缺少落款"),
        ({"quotation": "截止"}, "【错误】二、（三）“截止”用于期限"),  # the message says the words itself
        ({"where": "", "place": "第5段"}, "【错误】第5段“截止年底”：“截止”用于期限"),
        ({"quotation": "“截止”"}, "【错误】二、（三）“‘截止’”：“截止”用于期限"),
        ({"quotation": "甲\n乙", "message": "有\n误"}, "【错误】二、（三）“甲乙”：有误"),
    ],
)
def test_a_finding_is_one_line_to_read(fields: dict[str, Any], line: str) -> None:
    assert line == str(finding(**fields))


# ---------------------------------------------------------------- all of them


SEVERAL = Findings(
    [
        finding(severity=Severity.ADVICE, message="可更简明", quotation="", where="标题"),
        finding(),
        finding(message="缺少落款", quotation="", where="署名"),
    ],
    checked=[Checked("wrong_word", "用词不当", "用字")],
    suppressed=[Suppressed(finding(), "引用原文")],
    not_checked=[NotChecked("a", "上年报告", "甲"), NotChecked("b", "发布日期", "乙"), NotChecked("c", "上年报告")],
    unused_suppressions=[Suppression("wrong_word", "引用原文", "三、第1段")],
)


def test_the_text_goes_from_the_gravest_to_what_was_not_checked() -> None:
    assert """\
共发现问题3处：错误2处，建议1处。另有1处不再提示。

错误（2处）
1. 二、（三）“截止年底”：“截止”用于期限〔wrong_word〕
2. 署名：缺少落款〔wrong_word〕

建议（1处）
1. 标题：可更简明〔wrong_word〕

不再提示（1处）
1. 二、（三）“截止年底”：“截止”用于期限〔wrong_word〕理由：引用原文

没有用到的不再提示（1项，没有这样的结果，或者位置不符）
1. wrong_word@三、第1段（理由：引用原文）

未检查（3项）
缺少上年报告：甲；c
缺少发布日期：乙""" == SEVERAL.text()


def test_nothing_found_is_said() -> None:
    assert "未发现问题。" == Findings().text()
    assert "未发现问题。" == Findings(checked=[Checked("a")]).summary()


def test_json_holds_everything_under_keys_that_stay() -> None:
    told = json.loads(SEVERAL.to_json())
    assert ["counts", "findings", "suppressed", "unused_suppressions", "checked", "not_checked"] == list(told)
    expected = {"ERROR": 2, "WARNING": 0, "ADVICE": 1, "unheard": 0, "suppressed": 1, "checked": 1, "not_checked": 3}
    assert expected == told["counts"]
    second = {
        "name": "wrong_word",
        "severity": "ERROR",
        "force": "SHALL",
        "source": "GB/T 15834-2011, 4.1",
        "place": "sections[1].content[0]",
        "message": "“截止”用于期限",
        "quotation": "截止年底",
        "where": "二、（三）",
        "start": 4,
        "title": "用词不当",
        "replacements": [{"place": "sections[1].content[0]", "start": 4, "end": 6, "words": "截至"}],
        "wrong": {"start": 4, "end": 6, "words": "截止"},
        "right": "截至",
    }
    assert second == told["findings"][1]
    assert [{**second, "reason": "引用原文"}] == told["suppressed"]
    assert [{"name": "wrong_word", "reason": "引用原文", "place": "三、第1段"}] == told["unused_suppressions"]
    assert [{"name": "wrong_word", "title": "用词不当", "family": "用字"}] == told["checked"]
    assert {"name": "a", "lacks": "上年报告", "title": "甲"} == told["not_checked"][0]


def test_what_is_less_grave_than_asked_for_is_counted_and_no_more() -> None:
    for least, expected in ((Severity.ADVICE, 3), (Severity.WARNING, 2), (Severity.ERROR, 2)):
        heard = SEVERAL.at_least(least)
        assert (expected, 3 - expected) == (len(heard), heard.unheard)
        kept = "checked", "suppressed", "not_checked", "unused_suppressions", "failures", "title", "digest"
        assert [getattr(SEVERAL, name) for name in kept] == [getattr(heard, name) for name in kept]
    again = SEVERAL.at_least(Severity.WARNING).at_least(Severity.ERROR)
    assert "共发现问题2处：错误2处。另有较轻的1处没有列出。另有1处不再提示。" == again.summary()
    with pytest.raises(WrongType, match=r"Findings\.at_least: got '错误' of type str; give a Severity"):
        SEVERAL.at_least("错误")  # type: ignore[arg-type]


def test_the_wrong_words_are_told_apart_from_what_stands_around_them() -> None:
    (found,) = check_text("工作报告\n共300条，，均已上网。", rules=(doubled_mark,))
    assert ("0条，，均已", Wrong(5, 7, "，，"), "，") == (found.quotation, found.wrong, found.right)
    unknown = Fault("第2段", "有误", "甲乙", 3, about=(3, 9))
    assert [None, Wrong(3, 5, "甲乙"), None] == [
        unknown.wrong,
        attrs.evolve(unknown, about=None).wrong,
        Fault("第2段", "有误").wrong,
    ]
    outside = attrs.evolve(found, replacements=(Replacement("第2段", 4, 7, "条，"),))
    elsewhere = attrs.evolve(found, replacements=(Replacement("第3段", 5, 7, "，"),))
    assert [None, None] == [outside.right, elsewhere.right]


@pytest.mark.parametrize("given", ["错误", "ERROR", 5, None])
def test_only_a_severity_picks_findings(given: Any) -> None:
    with pytest.raises(WrongType, match=r"Findings\.of: got .*; give a Severity such as Severity\.ERROR"):
        SEVERAL.of(given)


WORDS = st.text(max_size=30)


REPLACEMENTS = st.builds(Replacement, st.just("第2段"), st.integers(), st.integers(), WORDS)


@given(
    st.builds(
        finding,
        message=WORDS,
        quotation=WORDS,
        start=st.none() | st.integers(0, 9),
        replacements=st.lists(REPLACEMENTS, max_size=2).map(tuple),
        wrong=st.none() | st.builds(Wrong, st.integers(), st.integers(), WORDS),
    )
)
def test_a_finding_comes_back_from_json_as_it_was(one: Finding) -> None:
    (told,) = json.loads(Findings([one]).to_json())["findings"]
    replacements = tuple(Replacement(**words) for words in told["replacements"])
    enums = {"severity": Severity[told["severity"]], "force": Force[told["force"]]}
    wrong = None if told["wrong"] is None else Wrong(**told["wrong"])
    assert one.right == told.pop("right")
    assert one == Finding(**{**told, **enums, "replacements": replacements, "wrong": wrong})


def test_json_is_readable_chinese() -> None:
    assert "截止年底" in SEVERAL.to_json()


# ---------------------------------------------------------------- what a check brings along


@rule(
    title="每段必报",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    needs=Input.TEXT,
    bad={"preamble": ["甲。"]},
    good={},
)
def every_passage(context: CheckContext) -> Any:
    """A rule that finds something everywhere, for tests."""
    for passage in context.passages:
        yield Fault(passage.place, "有误", passage.text[:20], 0)


def test_rules_bring_their_titles_and_families() -> None:
    found = check(report(preamble=["甲。"]), rules=(*RULES, every_passage))
    assert {"每段必报"} == {one.title for one in found}
    assert Checked("every_passage", "每段必报", "本单位规则") == found.checked[-1]
    assert Checked("unused_fact", "数据用语未用", "数据") in found.checked
    assert [] == [one for one in found.checked if not one.title]


# ---------------------------------------------------------------- where it is


PLACED = report(
    stage="送审稿",
    preamble=["一段。", "二段。"],
    sections=[
        Section("概况", ["甲。", Section("分项", ["乙。"]), Measure("举措", "丙。"), "丁。"]),
        Section(
            "数据",
            [
                "戊。",
                Table(
                    [["甲", 1], ["乙", 2]], header=["名", "数"], caption="清单", unit="件", notes=["注"], source="台账"
                ),
                Section("无题", [Table([["甲", 1]], unit="件")]),
                Picture(png(), alt="图"),
                Picture(png(), alt="图", caption="走势"),
            ],
        ),
    ],
    attachments=[Attachment("附表", ["己。", Section("头", ["庚。", "辛。"])]), Attachment("名单", ["壬。"])],
)


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("title", "标题"),
        ("title[0]", "标题"),
        ("stage", "稿次"),
        ("preamble[0]", "引言第1段"),
        ("preamble[1].items[2]", "引言第2段"),
        ("sections[0].title", "一、标题"),
        ("sections[0]", "一、标题"),
        ("sections[0].content[0]", "一、第1段"),
        ("sections[0].content[1].title", "一、（一）标题"),
        ("sections[0].content[1].content[0]", "一、（一）"),
        ("sections[0].content[2].lead", "一、（二）第1段"),
        ("sections[0].content[3]", "一、（二）第2段"),
        ("sections[1].content[0]", "二、第1段"),
        ("sections[1].content[1]", "表1"),
        ("sections[1].content[1].caption", "表1表题"),
        ("sections[1].content[1].unit", "表1计量单位"),
        ("sections[1].content[1].header[0]", "表1表头"),
        ("sections[1].content[1].rows[1]", "表1第2行"),
        ("sections[1].content[1].notes[0]", "表1注"),
        ("sections[1].content[1].source", "表1资料来源"),
        ("sections[1].content[2].content[0].unit", "二、（一）表格计量单位"),
        ("sections[1].content[2].content[0].rows[0]", "二、（一）表格第1行"),
        ("sections[1].content[3]", "二、（一）图"),
        ("sections[1].content[4].caption", "图1图题"),
        ("attachments[0]", "附件1"),
        ("attachments[0].title", "附件1标题"),
        ("attachments[0].content[0]", "附件1"),
        ("attachments[0].content[1].title", "附件1一、标题"),
        ("attachments[0].content[1].content[1]", "附件1一、第2段"),
        ("attachments[1].content[0]", "附件2"),
        ("facts[2]", "数据和用语"),
        ("facts", "数据和用语"),
        ("returns", "单位填报"),
        ("identities", "勾稽关系"),
        ("office", "署名"),
        ("无此处", ""),
        ("", ""),
    ],
)
def test_a_place_is_told_as_a_reader_finds_it(place: str, where: str) -> None:
    assert where == Places(compose(PLACED)).where(place)


@given(REPORTS)
def test_every_passage_of_any_report_has_a_place_of_its_own(given: Report) -> None:
    blocks = [one for one in compose(given).blocks if one.origin and not isinstance(one, (Grid, Image))]
    places = Places(compose(given))
    told = [places.where(one.origin) for one in blocks]
    assert "" not in told
    assert len({one.origin for one in blocks}) == len(set(told))


def test_silences_still_go_by_the_path() -> None:
    found = check(
        PLACED, rules=(every_passage,), suppressions=[Suppression("every_passage", "另报", place="sections[1]")]
    )
    assert {True} == {kept.finding.place.startswith("sections[1]") for kept in found.suppressed}
    assert attrs.evolve(found.suppressed[0].finding, where="").where == ""
