"""The equations of the national tables that a reader can ask of the page alone: B1 to B3, C1, whoever typed the tables.

Those of a form that this library fills in are asked of that form.
"""

import re
from collections.abc import Iterator, Sequence

from reportkit.manuscript import Grid, Line, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.national_tables import (
    CARRIED_FORWARD,
    CARRIED_IN,
    FIGURE,
    HANDLED,
    KINDS,
    NEW,
    ApplicationTable,
    NationalRow,
    application_table,
    joined,
    rows_of,
)
from reportkit.rules.rule import Fault

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = {"不予公开": "三", "无法提供": "四", "不予处理": "五", "其他处理": "六"}
FUSED = expression(r"(?P<label>[^\d。；]{2,40})(?P<digits>\d{7,40})")


def broken(context: CheckContext) -> Iterator[Fault]:
    """Yield where the national tables break their own equations."""
    if not context.holds("总计"):
        return
    table = context.once(application_table) if context.holds("自然人") else None
    if table is not None:
        wrong = [row for row in table.rows if row.more]
        if 2 * len(wrong) <= len(table.rows):
            yield from (
                row.fault(-1, f"B3：“{_short(row.label)}”行总计为{row.figures[-1]}，各项合计{row.sum}；应当相等")
                for row in wrong
            )
            yield from _of_columns(table, wrong)
    if context.holds("自然人商业企业"):
        yield from _fused(context)
    if context.holds(RESULTS[0]):
        yield from _reviews(context)


def _short(label: str) -> str:
    return label[-16:]


def _of_columns(table: ApplicationTable, told: Sequence[NationalRow]) -> Iterator[Fault]:
    new, carried_in, handled, forward = map(table.find, (NEW, CARRIED_IN, HANDLED, CARRIED_FORWARD))
    if handled is None:
        return
    columns = range(len(handled.figures))
    off = _off_outcomes(table, handled)
    if new and carried_in and forward:
        four = (new, carried_in, handled, forward)
        came = [new.figures[at] + carried_in.figures[at] for at in columns]
        gone = [handled.figures[at] + forward.figures[at] for at in columns]
        wrong = [
            at
            for at in columns
            if came[at] != gone[at] and at not in off and not _explained(four, told, came[at] - gone[at])
        ]
        if wrong:
            sides = "，".join(f"第{at + 1}列{came[at]}≠{gone[at]}" for at in wrong[:3])
            more = f"等{len(wrong)}列" if len(wrong) > 3 else ""
            yield forward.fault(wrong[0], f"B1：第一项加第二项之和，应等于第三项加第四项之和；{sides}{more}")
    wrong = [
        at for at, added in off.items() if not _explained((*table.outcomes, handled), told, handled.figures[at] - added)
    ]
    if wrong:
        at = wrong[0]
        yield handled.fault(at, f"B2：（七）总计为{handled.figures[at]}，各项办理结果合计{off[at]}；应当相等")


def _off_outcomes(table: ApplicationTable, handled: NationalRow) -> dict[int, int]:
    """Return what the outcomes add up to in the columns where that is not their total, none where most are so."""
    if not table.outcomes or any(_is_subtotal(row.label) for row in table.outcomes):
        return {}
    added = {at: sum(row.figures[at] for row in table.outcomes) for at in range(len(handled.figures))}
    off = {at: one for at, one in added.items() if one != handled.figures[at]}
    fits = any(one for at, one in added.items() if at not in off)
    return off if len(off) <= 2 and (fits or len(table.outcomes) > 15) else {}


def _explained(rows: Sequence[NationalRow], told: Sequence[NationalRow], more: int) -> bool:
    """Tell whether a row of which it is told that its total is wrong makes a column wrong by as much."""
    return any(row in told and abs(row.more) == abs(more) for row in rows)


def _is_subtotal(label: str) -> bool:
    return any(re.fullmatch(rf"(?:[（(]{sign}[）)])?{name}", label) for name, sign in GROUPS.items())


def _reviews(context: CheckContext) -> Iterator[Fault]:
    for block in context.manuscript.blocks:
        if not isinstance(block, Grid):
            continue
        rows = [[(place, text.strip()) for place, text in row] for row in joined(rows_of(block))]
        words = [text for row in rows for _, text in row if text in RESULTS]
        if len(words) % 5 or tuple(words[:5]) != RESULTS or tuple(words) != RESULTS * (len(words) // 5):
            continue
        for row in rows:
            cells = row if len(row) == len(words) else [(place, text) for place, text in row if text]
            if len(cells) != len(words) or not all(FIGURE.fullmatch(text) for _, text in cells if text):
                continue
            for at in range(4, len(cells), 5):
                added = sum(int(text or 0) for _, text in cells[at - 4 : at])
                place, total = cells[at]
                if total and added != int(total):
                    yield Fault(place, f"C1：总计为{total}，四种结果合计{added}；应当相等", total, 0)


def _fused(context: CheckContext) -> Iterator[Fault]:
    """Yield the rows whose seven cells ran together and add up in no way, where another row does."""
    rows = [
        (block, found)
        for block in context.manuscript.blocks
        if isinstance(block, Line) and block.role is Role.TABLE_TEXT and (found := FUSED.fullmatch(block.text))
    ]
    wrong = [(block, found) for block, found in rows if not adds_up(found["digits"])]
    if 2 * len(wrong) > len(rows):
        return
    for block, found in wrong:
        message = f"B3：七格连在一起的“{found['digits']}”，怎样分开都不能使前六格相加等于总计；请核对"
        yield Fault(block.origin, message, found["digits"], found.start("digits"))


def adds_up(digits: str, cells: int = KINDS) -> bool:
    """Tell whether digits can be cut into so many numbers of which the last is the sum of the others.

    >>> adds_up("1203006"), adds_up("2000003"), adds_up("120030015")
    (True, False, True)
    """
    for length in range(1, min(9, len(digits) - cells + 1) + 1):
        total = digits[-length:]
        if (total == "0" or total[0] != "0") and _cut(digits[:-length], cells - 1, int(total)):
            return True
    return False


def _cut(digits: str, cells: int, left: int) -> bool:
    """Tell whether digits can be cut into so many numbers that are so much together."""
    if cells == 0:
        return not digits and not left
    if len(digits) < cells:
        return False
    longest = 1 if digits[0] == "0" else min(9, len(digits) - cells + 1)
    return any(
        int(digits[:length]) <= left and _cut(digits[length:], cells - 1, left - int(digits[:length]))
        for length in range(1, longest + 1)
    )
