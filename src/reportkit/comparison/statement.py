"""What changed as a table (修改说明) behind a draft, for whoever approves it."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.comparison.changes import Change, Changes, Moved, Reformatted, Releveled, Reworded
from reportkit.manuscript import Block, Column, Grid, GridCell, Line, Manuscript, Role, Span
from reportkit.manuscript.internal import INTERNAL
from reportkit.place import Place
from reportkit.review.words import printable

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

WIDE = 100
"""Widths of columns are shares of the page: in 字 they are more than it holds, so that they are drawn in to fill it."""

STAGE = Place(("stage",))

Row = tuple[str, str, str, str]


def stated(manuscript: Manuscript, changes: Changes, answers: Mapping[str, str]) -> Manuscript:
    """Return a manuscript with the statement of changes behind it, on a new page turned as the last one is.

    That a draft is the next one is no change of what it says. Below it stand the `answers` to remarks.
    """
    changes = Changes(one for one in changes if STAGE not in (one.before, one.after))
    turned = bool(manuscript.blocks) and manuscript.blocks[-1].landscape
    behind = tuple(attrs.evolve(block, landscape=turned) for block in _blocks(manuscript.title, changes, answers))
    return attrs.evolve(manuscript, blocks=(*manuscript.blocks, *behind))


def _blocks(title: str, changes: Changes, answers: Mapping[str, str]) -> Iterator[Block]:
    yield _line(Role.ATTACHMENT_LABEL, INTERNAL)
    yield Line(Role.BODY)
    yield _line(Role.ATTACHMENT_TITLE, TITLE)
    yield _line(Role.STAGE, f"（{title}）")
    yield Line(Role.BODY)
    yield attrs.evolve(_line(Role.BODY, changes.summary()), keep_next=bool(changes))
    rows = list(dict.fromkeys(map(_row, changes)))  # two words of one clause are told by one row
    if rows:
        yield _grid(COLUMNS, rows)
        yield Line(Role.DENSE_TEXT)  # Word wants a paragraph behind a table
    if answers:
        yield attrs.evolve(_line(Role.BODY, f"对{len(answers)}条批注的答复："), keep_next=True)
        yield _grid(ANSWERED, [tuple(map(printable, pair)) for pair in answers.items()])
        yield Line(Role.DENSE_TEXT)


def _grid(columns: Sequence[tuple[str, float, Role]], rows: Sequence[tuple[str, ...]]) -> Grid:
    return Grid(
        tuple(Column(role, width=share * WIDE) for _, share, role in columns),
        (tuple(GridCell((Span(title),), Role.DENSE_HEAD) for title, _, _ in columns),),
        tuple((str(number), *row) for number, row in enumerate(rows, 1)),
    )


def _row(change: Change) -> Row:
    match change:
        case Moved():
            said = f"原稿{change.where_before}", f"移至新稿{change.where_after}：{change.new}"
        case Reformatted():
            said = f"{change.old}：{change.look_before}", f"{change.new}：{change.look_after}"
        case Releveled():
            said = change.role_before, f"{change.role_after}：{change.new}"
        case Reworded():
            said = change.clause_before or change.old, change.clause_after or change.new
        case _:
            said = change.old, change.new
    where, *told = change.where, *map(_shortened, said)
    return printable(where), told[0], told[1], change.kind


def _shortened(text: str) -> str:
    """Return a text as it is quoted in a cell."""
    one_line = printable(text.replace("\n", "／").replace("\t", "；"))
    return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 2]}……"


def _line(role: Role, text: str) -> Line:
    return Line(role, (Span(printable(text)),))
