"""Classes of values: compared and hashed as those that attrs makes, shown as the call that makes them."""

from typing import Any

import attrs
import pytest

from reportkit import Body, Measure, Points, Statistic
from reportkit.annual_report import Indicator
from reportkit.phrases import basis, breakdown, claim
from reportkit.place import Place
from reportkit.values import value_class


def _made(decorator: Any) -> Any:
    @decorator
    class Measured:
        name: str
        _unit: str = attrs.field(default="件", kw_only=True)
        hidden: int = attrs.field(default=1, repr=False)
        aside: int = attrs.field(default=1, eq=False)

    return Measured


OURS, THEIRS = _made(value_class), _made(attrs.frozen)

PAIRS = [
    ({"name": "甲"}, {"name": "甲"}),
    ({"name": "甲"}, {"name": "乙"}),
    ({"name": "甲"}, {"name": "甲", "unit": "条"}),
    ({"name": "甲"}, {"name": "甲", "hidden": 2}),
    ({"name": "甲"}, {"name": "甲", "aside": 2}),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_values_are_equal_and_hashed_as_attrs_has_it(one: dict[str, Any], other: dict[str, Any]) -> None:
    (a, b), (c, d) = ([kind(**given) for given in (one, other)] for kind in (THEIRS, OURS))
    assert (a == b, a != b, len({a, b})) == (c == d, c != d, len({c, d}))


SHOWN = [
    (OURS("甲"), "Measured(name='甲')"),
    (OURS("甲", unit="条", aside=1.0), "Measured(name='甲', unit='条', aside=1.0)"),
    (Body("甲县人民政府", area="甲县", level="县"), "Body(name='甲县人民政府', area='甲县', level='县')"),
    (
        Statistic("收到", 3, "件", parts={"网上": 1}, last=4, label="收到申请"),
        "Statistic(name='收到', value=3, unit='件', parts=(Statistic(name='网上', value=1),), last=4, label='收到申请')",
    ),
    (Measure("一", points=["甲", "乙"]), "Measure(lead='一', points=Points(items=('甲', '乙')))"),
    (breakdown("收到", shares=True), "breakdown('收到', shares=True)"),
    (claim("收到", of="申请", words="全部"), "claim('收到', of='申请', words='全部')"),
    (basis("条例", "办法"), "basis('条例', '办法')"),
    (Place.parse("sections[1].title"), "Place.parse('sections[1].title')"),
    (Place(("甲.乙",)), "Place(('甲.乙',))"),
    (Indicator("收到", of="申请"), "Indicator(name='收到', of='申请')"),
]


@pytest.mark.parametrize(("value", "call"), SHOWN)
def test_a_value_is_shown_as_the_call_that_makes_it_without_what_stands_at_its_default(
    value: object, call: str
) -> None:
    assert (call, value) == (repr(value), eval(call, {**globals(), "Measured": OURS, "Points": Points}))


def test_a_value_equals_nothing_of_another_class() -> None:
    assert OURS("甲") != THEIRS("甲")


def test_what_a_class_says_itself_stays() -> None:
    @value_class(kw_only=True)
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

    assert ("甲", True) == (repr(Named(name="甲")), Named(name="甲") == Named(name="甲"))


def test_a_value_does_not_change() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        OURS("甲").name = "乙"
