"""Slots in text: what is taken for one, what stands as it is, and what is malformed."""

import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Body, Report, render
from reportkit.errors import InvalidValue
from reportkit.model.fields import require_printable
from reportkit.model.slots import Slot, escape, parse
from reportkit.model.unprintable import UNPRINTABLE

NAMES = st.text("主动公开政府信息 a1", min_size=1, max_size=6).filter(lambda name: name == name.strip())
LITERALS = st.text("全年共条，。{}:“” a1", max_size=8)
SLOTS = st.builds(Slot, NAMES, st.just("") | NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("全年公开。", ("全年公开。",)),
        ("{数量}", (Slot("数量"),)),
        ("共{数量:数值}。", ("共", Slot("数量", "数值"), "。")),
        ("{甲}{乙}", (Slot("甲"), Slot("乙"))),
        ("{ 数量 : 数值 }", (Slot("数量", "数值"),)),
        ("{甲:乙:丙}", (Slot("甲", "乙:丙"),)),  # such a word is refused where the fact is known
        ("{{数量}}", ("{数量}",)),
        ("{{{数量}}}", ("{", Slot("数量"), "}")),
        ("甲：乙", ("甲：乙",)),
    ],
)
def test_a_text_is_split_into_literal_pieces_and_slots(text: str, expected: tuple[str | Slot, ...]) -> None:
    assert expected == parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共{数量", "title: '{' at position 1 is never closed; write '{{' for a brace"),
        ("共数量}", "title: '}' at position 3 closes nothing; write '}}' for a brace"),
        ("{甲{乙}", "title: '{' at position 0 is not closed before the one at position 2; slots do not nest"),
        ("{甲}}", "title: '}' at position 3 closes nothing; write '}}' for a brace"),
        ("共{}", "title: slot '{}' at position 1 is malformed; write {name} or {name:word}"),
        ("共{ }", "title: slot '{ }' at position 1 is malformed; write {name} or {name:word}"),
        ("{:数值}", "title: slot '{:数值}' at position 0 is malformed; write {name} or {name:word}"),
        ("{数量:}", "title: slot '{数量:}' at position 0 is malformed; write {name} or {name:word}"),
    ],
)
def test_a_malformed_slot_is_refused_with_place_and_position(text: str, expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse(text, "title")
    assert expected == str(caught.value)


@given(LITERALS)
def test_an_escaped_text_stands_as_it_is(text: str) -> None:
    assert ((text,) if text else ()) == parse(escape(text))


@given(st.lists(SLOTS | LITERALS, max_size=6))
def test_what_is_written_is_read_back(written: list[str | Slot]) -> None:
    text = "".join(escape(piece) if isinstance(piece, str) else str(piece) for piece in written)
    read = "".join(escape(piece) if isinstance(piece, str) else str(piece) for piece in parse(text))
    assert text == read
    assert [p for p in written if isinstance(p, Slot)] == [p for p in parse(text) if isinstance(p, Slot)]


def grown(by: Callable[[int], object]) -> int:
    """Return how many bytes more are held after 20 calls than after the first."""
    by(0)
    tracemalloc.start()
    try:
        for number in range(1, 21):
            by(number)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("text", ["公开。", "{年}公开。"])
def test_reports_that_are_built_and_forgotten_leave_nothing_behind(text: str) -> None:
    office = Body("示例县人民政府", area="示例县")
    long = "公开。" * 10_000
    assert grown(lambda n: render(Report("报告", office, year=2018, preamble=[f"{n}{text}{long}"]), ".txt")) < 100_000


def test_what_python_calls_printable_holds_nothing_that_is_refused() -> None:
    printable = "".join(sign for sign in map(chr, range(0x110000)) if sign.isprintable())
    assert UNPRINTABLE.search(printable) is None
    require_printable(printable, "text")
