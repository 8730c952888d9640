"""What changed as a table (修改说明) behind a draft, for whoever approves it."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from reportkit.comparison.changes import Change, Changes, FigureChanged, Moved, Reformatted, Releveled, Reworded
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
    told = _told(changes)
    yield attrs.evolve(line(Role.BODY, told.summary()), keep_next=bool(told))
    if told:
        yield table(COLUMNS, _numbered(map(_row, told)))
        yield Line(Role.DENSE_TEXT)  # Word wants a paragraph behind a table
    if answers:
        yield attrs.evolve(line(Role.BODY, f"对{len(answers)}条批注的答复："), keep_next=True)
        yield table(ANSWERED, _numbered(answers.items()))
        yield Line(Role.DENSE_TEXT)


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return ((str(number), *row) for number, row in enumerate(rows, 1))


def _told(changes: Changes) -> Changes:
    """Return the changes of which each has a row: of those within the same clauses one, be it that of a figure."""
    rows: dict[object, Change] = {}
    for change in changes:
        key = (change.before, change.after, *_said(change)) if isinstance(change, Reworded) else change
        if key not in rows or isinstance(change, FigureChanged):
            rows[key] = change
    return Changes(rows.values())


def _row(change: Change) -> tuple[str, ...]:
    before, after = (shortened(words, LONGEST) for words in _said(change))
    return change.where, before, after, change.kind


def _said(change: Change) -> tuple[str, str]:
    match change:
        case Moved():
            return f"原稿{change.where_before}", f"移至新稿{change.where_after}：{change.new}"
        case Reformatted():
            return f"{change.old}：{change.look_before}", f"{change.new}：{change.look_after}"
        case Releveled():
            return change.role_before, f"{change.role_after}：{change.new}"
        case Reworded():
            return _clauses(change)
        case _:
            return change.old, change.new


def _clauses(change: Reworded) -> tuple[str, str]:
    """Return the clauses before and after; beside one that came or went whole stands none, and not the next."""
    before, after = change.clause_before or change.old, change.clause_after or change.new
    if not change.old and change.new.strip() == after:
        return "", after
    if not change.new and change.old.strip() == before:
        return before, ""
    return before, after
