"""Findings that are kept back: by a rule's name or title, at a place as it is printed or as it is built."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Section, Table, check
from reportkit.errors import InvalidValue, WrongType
from reportkit.rules import RULES, Findings, Suppression, check_text
from reportkit.rules.structure.gaps import open_placeholder
from samples import report

GAPS = report(
    preamble=["{待补}"],
    sections=[
        Section("甲", ["乙。", Section("丙", ["{待补}"]), Section("丁", ["{待补}", "{待补}"])]),
        Section("戊", [Table([[f"{{待补:{row}}}"] for row in range(11)], header=["己"], caption="庚")]),
        *(Section(f"第{number}部分", ["{待补}"]) for number in range(18)),
    ],
)


def kept(*suppressions: Suppression) -> tuple[list[str], Findings]:
    found = check(GAPS, rules=(open_placeholder,), suppressions=suppressions)
    return [one.finding.where for one in found.suppressed], found


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("引言", ["引言"]),
        ("preamble[0]", ["引言"]),
        ("一、（一）", ["一、（一）"]),
        ("一、（二）第2段", ["一、（二）第2段"]),
        ("sections[0].content[2].content[1]", ["一、（二）第2段"]),
        ("一、", ["一、（一）", "一、（二）第1段", "一、（二）第2段"]),
        ("一", ["一、（一）", "一、（二）第1段", "一、（二）第2段"]),  # and not 十一, not 一十
        ("二十", ["二十、第1段"]),
        ("表1", [f"表1第{row}行" for row in range(1, 12)]),
        ("表1第1行", ["表1第1行"]),  # and not its rows 10 and 11
        ("三、", ["三、第1段"]),
    ],
)
def test_a_place_is_silenced_by_its_path_or_as_it_is_printed(place: str, expected: list[str]) -> None:
    suppression = Suppression("open_placeholder", "下周补齐", place)
    places, found = kept(suppression)
    assert expected == places
    assert () == found.unused_suppressions


@pytest.mark.parametrize(
    ("place", "where", "expected"),
    [
        ("表1", "表1第2行", True),
        ("表1", "表10第2行", False),
        ("二", "二、第1段", True),
        ("二", "二十、第1段", False),
        ("第1", "第12段", False),
        ("一、（二）第2段", "一、（二）第2段", True),
    ],
)
def test_a_number_that_goes_on_is_another_place(place: str, where: str, expected: bool) -> None:
    assert expected == Suppression("open_placeholder", "下周补齐", place).covers("sections[1]", where)


@pytest.mark.parametrize("place", ["二十一", "一、（三）", "表2", "sections[99]", "第1段"])
def test_a_silence_of_a_wrong_place_is_told(place: str) -> None:
    suppression = Suppression("open_placeholder", "下周补齐", place)
    places, found = kept(suppression)
    assert ([], (suppression,)) == (places, found.unused_suppressions)
    assert f"1. open_placeholder@{place}（理由：下周补齐）" in found.text().splitlines()


def test_every_printed_place_silences_its_finding() -> None:
    for finding in check(GAPS, rules=(open_placeholder,)):
        places, _ = kept(Suppression(finding.name, "有理", finding.where))
        assert finding.where in places


def test_a_rule_is_known_by_its_title() -> None:
    places, found = kept(Suppression("待补未补", "下周补齐"))
    assert (33, []) == (len(places), list(found))


def test_each_of_several_silences_is_used_or_told() -> None:
    everywhere, here = Suppression("open_placeholder", "甲"), Suppression("open_placeholder", "乙", "引言")
    unused = Suppression("doubled_mark", "丙")
    found = check(GAPS, suppressions=[everywhere, here, unused])
    assert (unused,) == found.unused_suppressions
    assert {"甲"} == {one.reason for one in found.suppressed if one.finding.name == "open_placeholder"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("open_placeholders", 'did you mean "open_placeholder"?'),
        ("待补未填", 'did you mean "待补未补"?'),
        ("zzz", "give the name behind a finding, as in 〔unused_fact〕"),
    ],
)
def test_an_unknown_rule_is_told_with_what_may_be_meant(name: str, hint: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        check(GAPS, suppressions=[Suppression(name, "有理")])
    assert f'check: suppressions[0]: no rule "{name}" is asked here; {hint}' == str(caught.value)


@pytest.mark.parametrize("given", [None, 5, "doubled_mark", {"doubled_mark": "有理"}, ["doubled_mark"]])
def test_what_is_no_silence_is_refused(given: Any) -> None:
    with pytest.raises(WrongType, match=r"check_text: suppressions.* give a Suppression such as"):
        check_text("工作报告", suppressions=given)


def test_silences_come_in_any_iterable() -> None:
    every = (Suppression(rule.name, "有理") for rule in RULES)
    assert [] == check_text("工作报告\n甲，，乙。", suppressions=every)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_number_is_never_cut(one: int, other: int) -> None:
    assert (one == other) == Suppression("a", "b", f"表{one}").covers("", f"表{other}第1行")
