"""Where a value stands in the data, as JSON is used to say it: $.sections[1].content[0]."""

from collections.abc import Sequence

from reportkit.errors import InvalidValue
from reportkit.place import Place

DEEPEST = 100
"""How deep data may nest; a report of five levels with tables in it takes about twenty."""

Path = tuple[str | int, ...]


def shown_path(path: Sequence[str | int]) -> str:
    """Return a path in print.

    >>> shown_path(("sections", 1, "record", "公开 方式"))
    '$.sections[1].record["公开 方式"]'
    """
    return str(Place(("$", *path)))


def require_shallow(path: Path) -> None:
    """Refuse what nests deeper than any report does."""
    if len(path) > DEEPEST:
        raise InvalidValue(
            "{path}…: nests deeper than {deepest} levels; nest less", path=shown_path(path[:8]), deepest=DEEPEST
        )
