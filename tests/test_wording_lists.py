"""Lists within a sentence: no separator can be taken for a part of an item."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.wording import gaps, listed


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["甲"], "甲"),
        (["甲", "乙"], "甲和乙"),
        (["甲", "乙", "丙"], "甲、乙和丙"),
        (["甲", "问题和建议", "丙"], "甲、问题和建议以及丙"),
        (["甲", "乙", "问题和建议"], "甲、乙以及问题和建议"),
        (["甲", "复议、诉讼情况", "丙"], "甲，复议、诉讼情况，以及丙"),
        (["复议、诉讼情况", "乙"], "复议、诉讼情况，以及乙"),
        (["甲和乙以及丙", "丁"], "甲和乙以及丙，以及丁"),
        (["甲，乙", "丙、丁", "戊"], "甲，乙；丙、丁；以及戊"),
        (["《甲、乙和丙》", "《丁》"], "《甲、乙和丙》和《丁》"),
        (["甲（乙、丙）", "丁", "戊"], "甲（乙、丙）、丁和戊"),
        (["《关于〈甲、乙〉的通知》", "丙", "丁"], "《关于〈甲、乙〉的通知》、丙和丁"),
        (["《甲》", "《乙》", "《丙》"], "《甲》《乙》和《丙》"),
        (["“甲”", "“乙”", "“丙”"], "“甲”“乙”和“丙”"),
        (["《甲》（一号）", "《乙》", "《丙》"], "《甲》（一号）、《乙》和《丙》"),
        (["《甲》", "乙", "《丙》"], "《甲》、乙和《丙》"),
    ],
)
def test_separators_follow_what_the_items_hold(items: list[str], expected: str) -> None:
    assert expected == listed(items)


@pytest.mark.parametrize(
    ("last", "expected"),
    [("和", "甲、乙和丙"), ("以及", "甲、乙以及丙"), ("或", "甲、乙或丙"), ("", "甲、乙、丙")],
)
def test_the_last_item_joins_with_the_word_asked_for(last: str, expected: str) -> None:
    assert expected == listed(["甲", "乙", "丙"], last)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("和", "甲、乙，丙，以及丁"),
        ("以及", "甲、乙，丙，以及丁"),
        ("或", "甲、乙，丙，或者丁"),
        ("", "甲、乙，丙，丁"),
    ],
)
def test_the_last_word_rises_with_the_separators(last: str, expected: str) -> None:
    assert expected == listed(["甲、乙", "丙", "丁"], last)


def test_an_alternative_within_an_item_is_told_from_that_of_the_list() -> None:
    assert listed(["甲或乙", "丙", "丁"], "或") == "甲或乙、丙或者丁"


@given(st.lists(st.text("甲乙丙和、，", min_size=1), min_size=2, max_size=6))
def test_a_list_can_be_taken_apart_again(items: list[str]) -> None:
    held = "".join(items)
    separator = "；" if "，" in held else "，" if "、" in held else "、"
    pattern = f"{separator}以及|{separator}" if separator != "、" else "、|以及" if "和" in held else "、|和"
    assert items == re.split(pattern, listed(items))


@pytest.mark.parametrize("items", [["甲"], ["甲", "乙、丙"], ["《甲》", "《乙》", "丁"], ["甲和乙", "丙", "丁，戊"]])
@pytest.mark.parametrize("last", ["和", ""])
def test_the_gaps_are_what_stands_between_the_items(items: list[str], last: str) -> None:
    between = [*gaps(items, last), ""]
    assert listed(items, last) == "".join(f"{item}{gap}" for item, gap in zip(items, between, strict=True))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: listed([]), InvalidValue, "empty"),
        (lambda: listed(["甲", " "]), InvalidValue, "leave it out"),
        (lambda: listed(["甲；乙", "丙"]), InvalidValue, "outranks"),
        (lambda: listed(["甲。乙", "丙"]), InvalidValue, "outranks"),
        (lambda: listed("甲乙"), WrongType, "give a list"),
        (lambda: listed(["甲", 2]), WrongType, "every item is a str"),  # type: ignore[list-item]
    ],
)
def test_what_makes_no_list_is_refused(call: Callable[[], Any], error: type[ReportkitError], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
