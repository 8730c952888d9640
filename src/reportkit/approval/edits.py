"""What came back in a draft, as data: edits with their places in the report, comments with the words they are about."""

import json
from collections.abc import Mapping
from typing import Literal

import attrs

from reportkit.comparison import Change, Moved
from reportkit.comparison.difference import Difference
from reportkit.manuscript import Block
from reportkit.model.approval import Told
from reportkit.place import Place

Version = Literal["same", "other", "unknown"]

TOLD: dict[Version, str] = {
    "same": "",
    "other": "这份文件不是由这一稿生成的：它来自另一稿，下面的改动也包括两稿之间的不同。",
    "unknown": "文件中没有稿件的版本标记，按文字与报告对照。",
}

MOST_PLACES = 6
"""How many other places of a fact are named on a line."""


@attrs.frozen(kw_only=True)
class Edit:
    """An edit of a draft (退改): what was changed, whose, and what in the report it is about.

    `change` says what and where, a `Reworded`, `FigureChanged`, `Added`, `Removed`, `Moved`, `Split`, `Joined` … of
    `reportkit.comparison`: `before` is its place in the report, `after` that in the file. `fact` names the fact that
    printed the words, None where they were typed, `elsewhere` the other places that say it. `behind` is the place
    of the report behind which that stands which came or moved; `where_elsewhere` and `where_behind` are these places as
    a reader finds them. `around` quotes the words before and behind what is no part of the text, such as a text box, ""
    for all else. `author` and `date` are those of the tracked change, the date as the file has it, such as
    2019-01-14T09:30:00Z, "" where it tells none. `outdated` tells a figure that nobody tracked, of which a file of
    another version has the report's value elsewhere: it may only have been left as it was, and `apply` refuses it.
    `difference` and `came`, where it stands and the blocks that came, are what `apply` needs.
    """

    number: int
    change: Change
    fact: str | None = None
    elsewhere: tuple[Place, ...] = ()
    behind: Place | None = None
    where_elsewhere: tuple[str, ...] = ()
    where_behind: str = ""
    around: str = ""
    author: str = ""
    date: str = ""
    outdated: bool = False
    difference: Difference = attrs.field(repr=False)
    came: tuple[Block, ...] = attrs.field(default=(), repr=False)
    of: str = attrs.field(repr=False)

    def __str__(self) -> str:
        by = f"（{self.author}）" if self.author else ""
        return f"{self.change}{by}"


@attrs.frozen(kw_only=True)
class DraftComment:
    """A comment in a draft (批注): its text, whose it is, the words that it is about, what was answered.

    `place` is that of the report, None where it stands at something that the report does not say; `where` the same as a
    reader finds it; `around` then quotes what stands there. `author` and `date` are those of the file, the date such as
    2019-01-14T09:30:00Z, "" where it tells none; `done` whether it is marked as settled; `answers` what was replied.
    """

    place: Place | None
    where: str
    text: str
    quotation: str = ""
    author: str = ""
    date: str = ""
    done: bool = False
    around: str = ""
    answers: "tuple[DraftComment, ...]" = ()

    def __str__(self) -> str:
        said = f"{self.author}：{self.text}" if self.author else self.text
        about = f"“{self.quotation}”" if self.quotation else ""
        below = "".join(f"\n    答复　{answer.author}：{answer.text}" for answer in self.answers)
        return f"{self.where}{about}　{said}{'（已解决）' if self.done else ''}{below}"


@attrs.frozen(kw_only=True)
class ReturnedDraft:
    """A draft that came back (退回的稿子): its edits in the order in which both are read, and its comments.

    `version` tells whether the file was made from this very report: "same", "other", or "unknown" where none is told.
    `approval` is what the boxes of the approval sheet in which somebody wrote say now, as `Report.approval` has it:
    `attrs.evolve(report, approval={**report.approval, **returned.approval})` has the next draft's sheet say so.
    """

    edits: tuple[Edit, ...]
    comments: tuple[DraftComment, ...]
    version: Version
    approval: Mapping[str, Told] = attrs.field(factory=dict)

    def text(self) -> str:
        """Return all of it as lines of Chinese to read.

        >>> print(ReturnedDraft(edits=(), comments=(), version="same").text())
        没有改动，没有批注。
        """
        if not self.edits and not self.comments:
            return "\n".join(filter(None, [TOLD[self.version], "没有改动，没有批注。"]))
        lines = [TOLD[self.version], f"共{len(self.edits)}处改动，{len(self.comments)}条批注。"]
        for edit in self.edits:
            lines.append(f"{edit.number}. {edit}")
            if edit.fact:
                lines.append(f"    {of_fact(edit)}")
            change = edit.change
            if isinstance(change, Moved) and change.where_before == change.where_after and edit.where_behind:
                lines.append(f"    现在排在原稿{edit.where_behind}之后")
            if edit.around:
                lines.append(f"    不在正文中，前后文字：{edit.around}")
        lines += ["批注：", *map(str, self.comments)] if self.comments else []
        return "\n".join(filter(None, lines))

    def to_json(self) -> str:
        """Return all of it as JSON; its keys stay, and more may come.

        >>> ReturnedDraft(edits=(), comments=(), version="same").to_json()
        '{"version": "same", "edits": [], "comments": [], "approval": {}}'
        """
        held = {
            "version": self.version,
            "edits": [*map(_edit, self.edits)],
            "comments": [*map(_comment, self.comments)],
            "approval": {label: _told(told) for label, told in self.approval.items()},
        }
        return json.dumps(held, ensure_ascii=False, indent=2 if self.edits or self.comments else None)


def _told(told: Told) -> object:
    match told:
        case str():
            return told
        case tuple():
            return [*map(_told, told)]
    return {**attrs.asdict(told), "day": told.day.isoformat() if told.day else None}


def of_fact(edit: Edit) -> str:
    """Tell which fact an edit is of, and where else it is said."""
    others = edit.where_elsewhere
    told = f"：{'、'.join(others[:MOST_PLACES])}{'等' if len(others) > MOST_PLACES else ''}"
    also = f"，原稿另有{len(edit.elsewhere)}处用到{told}" if edit.elsewhere else ""
    return f"出自数据或者用语“{edit.fact}”{also}"


def _edit(edit: Edit) -> dict[str, object]:
    (change,) = json.loads(_changes(edit))
    own = {
        "number": edit.number,
        "fact": edit.fact,
        "elsewhere": [*map(str, edit.elsewhere)],
        "behind": str(edit.behind) if edit.behind else None,
        "where_elsewhere": [*edit.where_elsewhere],
        "where_behind": edit.where_behind,
        "around": edit.around,
        "author": edit.author,
        "date": edit.date,
        "outdated": edit.outdated,
    }
    return {**own, **{key: value for key, value in change.items() if key != "fact"}}


def _changes(edit: Edit) -> str:
    from reportkit.comparison.changes import Changes  # noqa: PLC0415

    return Changes((edit.change,)).to_json()


def _comment(comment: DraftComment) -> dict[str, object]:
    held = attrs.asdict(comment, recurse=False)
    return {
        **held,
        "place": str(comment.place) if comment.place else None,
        "answers": [*map(_comment, comment.answers)],
    }
