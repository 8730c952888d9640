"""What changed as a table (修改说明) behind a draft, for whoever approves it."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from reportkit.comparison.changes import Change, Changes, Moved, Reformatted, Releveled, Reworded
from reportkit.manuscript import Block, Line, Manuscript, Role
from reportkit.manuscript.internal import INTERNAL, line, shortened, table, with_behind
from reportkit.place import Place

TITLE = "修改说明"
LONGEST = 120  # characters of a paragraph that are quoted
COLUMNS = (
    ("序号", 3, Role.DENSE_CENTRED),
    ("位置", 7.5, Role.DENSE_TEXT),
    ("修改前", 14.5, Role.DENSE_TEXT),
    ("修改后", 14.5, Role.DENSE_TEXT),
    ("修改", 3, Role.DENSE_CENTRED),
)
"""Titles, widths in shares of the page, roles."""

ANSWERED = (("序号", 3, Role.DENSE_CENTRED), ("批注", 20, Role.DENSE_TEXT), ("答复", 20, Role.DENSE_TEXT))

STAGE = Place(("stage",))

Row = tuple[str, str, str, str]


def stated(manuscript: Manuscript, changes: Changes, answers: Mapping[str, str]) -> Manuscript:
    """Return a manuscript with the statement of changes behind it, on a new page turned as the last one is.

    That a draft is the next one is no change of what it says. Below it stand the `answers` to remarks.
    """
    changes = Changes(one for one in changes if STAGE not in (one.before, one.after))
    return with_behind(manuscript, _blocks(manuscript.title, changes, answers))


def _blocks(title: str, changes: Changes, answers: Mapping[str, str]) -> Iterator[Block]:
    yield line(Role.ATTACHMENT_LABEL, INTERNAL)
    yield Line(Role.BODY)
    yield line(Role.ATTACHMENT_TITLE, TITLE)
    yield line(Role.STAGE, f"（{title}）")
    yield Line(Role.BODY)
    yield attrs.evolve(line(Role.BODY, changes.summary()), keep_next=bool(changes))
    rows = list(dict.fromkeys(map(_row, changes)))  # two words of one clause are told by one row
    if rows:
        yield table(COLUMNS, _numbered(rows))
        yield Line(Role.DENSE_TEXT)  # Word wants a paragraph behind a table
    if answers:
        yield attrs.evolve(line(Role.BODY, f"对{len(answers)}条批注的答复："), keep_next=True)
        yield table(ANSWERED, _numbered(answers.items()))
        yield Line(Role.DENSE_TEXT)


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return ((str(number), *row) for number, row in enumerate(rows, 1))


def _row(change: Change) -> Row:
    match change:
        case Moved():
            said = f"原稿{change.where_before}", f"移至新稿{change.where_after}：{change.new}"
        case Reformatted():
            said = f"{change.old}：{change.look_before}", f"{change.new}：{change.look_after}"
        case Releveled():
            said = change.role_before, f"{change.role_after}：{change.new}"
        case Reworded():
            said = _clauses(change)
        case _:
            said = change.old, change.new
    before, after = said
    return change.where, shortened(before, LONGEST), shortened(after, LONGEST), change.kind


def _clauses(change: Reworded) -> tuple[str, str]:
    """Return the clauses before and after; beside one that came or went whole stands none, and not the next."""
    before, after = change.clause_before or change.old, change.clause_after or change.new
    if not change.old and change.new.strip() == after:
        return "", after
    if not change.new and change.old.strip() == before:
        return before, ""
    return before, after
