"""Where something stands in a report or in data: the one path that findings, suppressions, comments and data print."""

import re
from collections.abc import Iterator

import attrs

HEAD = re.compile(r"[^.\[\]]*")
STEP = re.compile(r'\.([^\W\d]\w*)|\[([0-9]{1,18})\]|\["([^"]*)"\]')


@attrs.frozen(repr=False)
class Place:
    """A path from the top to where something stands (路径): names of fields and keys, positions in lists from 0.

    >>> Place.parse("sections[1].content[0]").steps
    ('sections', 1, 'content', 0)
    >>> print(Place(("$", "record", "公开 方式")))
    $.record["公开 方式"]
    """

    steps: tuple[str | int, ...]

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Return the place that a text prints; one that prints no path, such as 四、第1段, is a single step.

        >>> str(Place.parse("第1个表格.rows[2]")), Place.parse("表1：甲.乙").steps
        ('第1个表格.rows[2]', ('表1：甲', '乙'))
        """
        head = HEAD.match(text)
        end = head.end() if head else 0
        steps: list[str | int] = [text[:end]]
        while found := STEP.match(text, end):
            name, number, key = found.groups()
            steps.append(int(number) if number else name or key or "")
            end = found.end()
        made = cls(tuple(steps))
        return made if end == len(text) and str(made) == text else cls((text,))

    def __str__(self) -> str:
        first, *others = self.steps
        return f"{first}{''.join(map(_printed, others))}"

    def __repr__(self) -> str:
        return f"Place.parse({str(self)!r})" if Place.parse(str(self)) == self else f"Place({self.steps!r})"

    def outward(self) -> Iterator["Place"]:
        """Yield the place and each that it lies in, the innermost first.

        >>> [str(place) for place in Place.parse("sections[1].content[0]").outward()]
        ['sections[1].content[0]', 'sections[1].content', 'sections[1]', 'sections']
        """
        for count in range(len(self.steps), 0, -1):
            yield Place(self.steps[:count])

    def lies_in(self, other: "Place") -> bool:
        """Tell whether it is another place, or lies within it.

        >>> Place.parse("sections[12].title").lies_in(Place.parse("sections[1]"))
        False
        """
        return self.steps[: len(other.steps)] == other.steps


def _printed(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() else f'["{step}"]'


__all__ = ["Place"]
