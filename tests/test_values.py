"""Classes of values: compared, hashed and shown as those that attrs makes."""

from typing import Any

import attrs
import pytest

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
def test_values_are_equal_hashed_and_shown_as_attrs_has_it(one: dict[str, Any], other: dict[str, Any]) -> None:
    (a, b), (c, d) = ([kind(**given) for given in (one, other)] for kind in (THEIRS, OURS))
    assert (a == b, a != b, len({a, b}), repr(b)) == (c == d, c != d, len({c, d}), repr(d))


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
