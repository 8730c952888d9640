"""Findings that are kept back: by their rule, everywhere or at one place, and always with the reason."""

import attrs
from attrs import field

from reportkit.checks import label, optional, words
from reportkit.place import Place
from reportkit.rules.finding import Finding

DIGITS, NUMERALS = "0123456789", "〇零一二三四五六七八九十百"


@attrs.frozen
class Suppression:
    """A rule that is not to speak (不再提示), with the reason: everywhere, or at one place and what lies below it.

    `name` is the rule's name or its Chinese title; `place` the path of a finding, or its `where` as it is printed.

    >>> Suppression("untyped_figure", "编号不是统计数据", place="sections[3]").covers("sections[3].content[0]")
    True
    >>> Suppression("untyped_figure", "编号不是统计数据", place="四、").covers("sections[3].content[0]", "四、第1段")
    True
    """

    name: str = field(validator=label)
    reason: str = field(validator=words)
    place: str | None = field(default=None, validator=optional(words))

    def covers(self, place: str, where: str = "") -> bool:
        """Tell whether a place is the suppressed one, or lies within it."""
        if self.place is None or Place.parse(place).lies_in(Place.parse(self.place)):
            return True
        return where.startswith(self.place) and not _is_cut(where, len(self.place))

    def keeps(self, finding: Finding) -> bool:
        """Tell whether a finding is kept back."""
        return self.name in (finding.name, finding.title) and self.covers(finding.place, finding.where)

    def __str__(self) -> str:
        at = f"@{self.place}" if self.place else ""
        return f"{self.name}{at}（理由：{self.reason}）"


def _is_cut(text: str, end: int) -> bool:
    """Tell whether a number goes on there: 表1 is not 表10, 二 is not 二十."""
    return any(text[end - 1] in signs and text[end : end + 1] in [*signs] for signs in (DIGITS, NUMERALS))


@attrs.frozen
class Suppressed:
    """A finding that a Suppression keeps back; it still counts, and the checklist shows it with the reason."""

    finding: Finding
    reason: str
