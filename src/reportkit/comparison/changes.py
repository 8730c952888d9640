"""What changed between two versions, as data: plain values, each with its place before and after."""

import json
from typing import ClassVar

import attrs

from reportkit.place import Place


def in_both(before: str, after: str) -> str:
    """Return where a reader finds something: bare where both versions call the place the same, else by which of them.

    >>> in_both("二、（一）", "二、（一）"), in_both("二、（一）", "二、（二）"), in_both("", "表1第3行")
    ('二、（一）', '原稿二、（一），新稿二、（二）', '新稿表1第3行')
    """
    if before == after:
        return before
    told = (("原稿", before), ("新稿", after))
    return "，".join(f"{version}{place}" for version, place in told if place)


@attrs.frozen(kw_only=True)
class Change:
    """A change (修改): where it stands in either version, as a path and as a reader finds it, and its words there.

    `before` and `after` are None, `where_before` and `where_after` "", `old` and `new` "" in the version that lacks it.
    """

    kind: ClassVar[str] = "修改"

    before: Place | None = None
    after: Place | None = None
    where_before: str = ""
    where_after: str = ""
    old: str = ""
    new: str = ""

    @property
    def where(self) -> str:
        """Where a reader finds it: 原稿 and 新稿 say in which version, where they call the place otherwise."""
        return in_both(self.where_before, self.where_after)

    def __str__(self) -> str:
        arrow = " → " if self.old and self.new else ""
        return f"【{self.kind}】{self.where}：{self.old}{arrow}{self.new}"


@attrs.frozen(kw_only=True)
class Added(Change):
    """A paragraph, a part, a table or a row of one that is new (新增)."""

    kind: ClassVar[str] = "新增"


@attrs.frozen(kw_only=True)
class Removed(Change):
    """A paragraph, a part, a table or a row of one that is gone (删去)."""

    kind: ClassVar[str] = "删去"


@attrs.frozen(kw_only=True)
class Moved(Change):
    """A paragraph, a part or a table that stands elsewhere (移动); what changed in it besides is told by itself."""

    kind: ClassVar[str] = "移动"

    def __str__(self) -> str:
        return f"【{self.kind}】原稿{self.where_before} → 新稿{self.where_after}：{self.new}"


QUOTED = 16
"""Characters by which a paragraph is known."""


def _quoted(words: str) -> str:
    return words if len(words) <= QUOTED else f"{words[:QUOTED]}……"


@attrs.frozen(kw_only=True)
class Split(Change):
    """Words of a paragraph that stand in one of their own (分段): `old` as they were there, `new` as that begins now.

    `start_before` is where they began in the old text, in characters without its number. What changed in the words
    besides is told by itself.
    """

    kind: ClassVar[str] = "分段"

    start_before: int

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：“{_quoted(self.new)}”另起一段"


@attrs.frozen(kw_only=True)
class Joined(Change):
    """A paragraph that runs on with the one above it (并段): `old` as it was, `new` as its words are there.

    `start_after` is where they begin in the new text, in characters without its number. What changed in the words
    besides is told by itself.
    """

    kind: ClassVar[str] = "并段"

    start_after: int

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：“{_quoted(self.old)}”接到上一段之后"


@attrs.frozen(kw_only=True)
class Releveled(Change):
    """A heading, item or paragraph of another level (层次变化): `role_before` and `role_after` are such as 二级标题."""

    kind: ClassVar[str] = "层次"

    role_before: str
    role_after: str

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：{self.role_before} → {self.role_after}"


@attrs.frozen(kw_only=True)
class Reworded(Change):
    """Words in the place of others (改写); one of `old` and `new` may be empty.

    `start_before` and `start_after` are where they begin in the text at their place, in characters without its number;
    `clause_before` and `clause_after` the clauses that they stand in.
    """

    kind: ClassVar[str] = "改写"

    start_before: int
    start_after: int
    clause_before: str = ""
    clause_after: str = ""

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：“{self.old}” → “{self.new}”（{self.clause_after or self.clause_before}）"


@attrs.frozen(kw_only=True)
class FigureChanged(Reworded):
    """A figure or a date in the place of another (数据); `fact` is the name of the fact that printed it, if one did."""

    kind: ClassVar[str] = "数据"

    fact: str | None = None


@attrs.frozen(kw_only=True)
class PictureReplaced(Change):
    """Another picture in the place of one (换图); `old` and `new` are what stands for them."""

    kind: ClassVar[str] = "换图"

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：{self.new}"


@attrs.frozen(kw_only=True)
class Reformatted(Change):
    """The same words in other looks, or leading elsewhere (格式变化): `look_before`, `look_after` are such as 加粗.

    `start_before` and `start_after` are where they begin in the text at their place, in characters without its number.
    """

    kind: ClassVar[str] = "格式"

    start_before: int
    start_after: int
    look_before: str
    look_after: str

    def __str__(self) -> str:
        return f"【{self.kind}】{self.where}：“{self.new}”{self.look_before} → {self.look_after}"


class Changes(tuple[Change, ...]):
    """The changes from one version to the next (修改情况), in the order in which both are read.

    >>> Changes().text()
    '没有改动。'
    """

    __slots__ = ()

    def summary(self) -> str:
        """Return how many there are of each kind, as a sentence."""
        counts = [
            f"{kind.kind}{count}处"
            for kind in (
                Added,
                Removed,
                Moved,
                Split,
                Joined,
                Reworded,
                FigureChanged,
                PictureReplaced,
                Reformatted,
                Releveled,
            )
            if (count := sum(type(one) is kind for one in self))
        ]
        return f"共{len(self)}处改动：{'，'.join(counts)}。" if counts else "没有改动。"

    def text(self) -> str:
        """Return all of them as lines of Chinese to read."""
        return "\n".join([self.summary(), *(f"{number}. {one}" for number, one in enumerate(self, 1))])

    def to_json(self) -> str:
        """Return all of them as JSON; its keys stay, and more may come.

        A list of objects: `class`, the name of the change's class, `kind`, that in Chinese, and its fields; places are
        the paths that they print, or null.

        >>> Changes().to_json()
        '[]'
        """
        return json.dumps([_fields(one) for one in self], ensure_ascii=False, indent=2)


def _fields(change: Change) -> dict[str, object]:
    own = {field.name: getattr(change, field.name) for field in attrs.fields(type(change))}
    printed = {name: str(value) if isinstance(value, Place) else value for name, value in own.items()}
    return {"class": type(change).__name__, "kind": change.kind, **printed}
