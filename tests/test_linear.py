"""What grows with a report grows in step with it: each part is looked at a few times, however many there are."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reportkit import Body, Report
from reportkit.manuscript import Span
from reportkit.model.content import Content, Measure
from reportkit.model.item_counts import followed
from reportkit.reading import with_facts
from reportkit.writers.docx.comments import Range, marked
from reportkit.writers.docx.pagination import _page_rows

MANY = 1000


class Watched(list[Content]):
    """A list that counts how many of its items are taken, from either end or by place."""

    taken = 0

    def __iter__(self) -> Iterator[Content]:
        for item in super().__iter__():
            self.taken += 1
            yield item

    def __reversed__(self) -> Iterator[Content]:
        for item in super().__reversed__():
            self.taken += 1
            yield item

    def __getitem__(self, place: Any) -> Any:
        self.taken += 1
        return super().__getitem__(place)


def test_what_a_paragraph_announces_is_counted_once_for_all() -> None:
    items = Watched(["下列事项：", *[Measure("甲", text="乙。")] * 3, *["丙。"] * MANY])
    assert [0, 3, 2, 1, 0] == followed(items)[:5]
    assert items.taken < 5 * MANY


class Height(int):
    """A height that counts how often any is added."""

    added = 0

    def __radd__(self, other: int) -> int:
        Height.added += 1
        return other + int(self)


def test_the_rows_of_a_page_are_added_up_as_they_come() -> None:
    assert [20] * MANY == _page_rows([Height(20)] * MANY, [()] * MANY, 0)
    assert Height.added < 5 * MANY


class Place(int):
    """A place in a text that counts how often any is compared with another."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Place.compared += 1
        return super().__eq__(other)

    __hash__ = int.__hash__


def test_the_marks_of_a_paragraph_of_comments_are_sorted_by_their_places_once() -> None:
    ranges = [Range(number, Place(number), Place(number + 1)) for number in range(MANY)]
    made = marked([Span("甲")] * MANY, ranges, lambda span: span.text, lambda span: False)
    assert (MANY, MANY) == (made.count("<w:commentRangeStart"), made.count("<w:commentReference"))
    assert Place.compared < 10 * MANY


def calls(function: Callable[[], object]) -> int:
    """How many calls a function comes to."""
    count = 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("together", [False, True])
def test_the_figures_of_a_text_are_joined_and_put_in_one_go(together: bool) -> None:
    def report(count: int) -> Report:
        told = [f"全年公开信息{7 * one + 1000}条，其中网站公开{one + 10}条，同比增长5.2%。" for one in range(count)]
        office = Body("示例县", area="示例县")
        return Report("工作报告", office, year=2024, preamble=["".join(told)] if together else told)

    few, many = (calls(lambda count=count: with_facts(report(count))) for count in (50, 200))  # type: ignore[misc]
    assert many < 5 * few
