"""The path that findings, suppressions, comments and data print: what is parsed prints as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import times
from reportkit.place import Place

NAMES = st.sampled_from(["sections", "content", "rows", "公开", "第1个表格", "_a1"])
STEPS = NAMES | st.integers(0, 10**6) | st.sampled_from(["公开 方式", "甲.乙", "甲[0]", ""])


@given(NAMES, st.lists(STEPS, max_size=6))
def test_what_is_printed_is_parsed_to_the_same_steps(first: str, others: list[str | int]) -> None:
    place = Place((first, *others))
    assert place == Place.parse(str(place))


@times(4)
@given(st.text(max_size=20) | st.text('.[]"0a甲', max_size=12))
def test_any_text_is_a_place_that_prints_it(text: str) -> None:
    assert text == str(Place.parse(text))


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("sections[1].content[0]", "sections[1]", True),
        ("sections[1]", "sections[1]", True),
        ("sections[1]", "sections[1].content", False),
        ("sections[12]", "sections[1]", False),
        ("preamble[0]", "preamble", True),
        ("第1个表格.rows[2][0]", "第1个表格.rows", True),
        ("sections[0]", "四、", False),
    ],
)
def test_a_place_lies_in_those_that_it_begins_with(inner: str, outer: str, *, expected: bool) -> None:
    assert expected == Place.parse(inner).lies_in(Place.parse(outer))
