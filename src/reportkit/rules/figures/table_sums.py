"""The rule about the totals of a table: what each row and each column says in all, and what its cells add up to."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.national_tables import is_national
from reportkit.rules.figures.printed import are_whole_and_parts
from reportkit.rules.figures.sure_totals import AMONG, NO_SUM, PARTIAL, is_flat, is_of_accounts
from reportkit.rules.figures.table_trees import faults_of_trees
from reportkit.rules.finding import Force, Severity
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.slips import all_but_add_up
from reportkit.rules.tabular import Panel, PanelCell, panels, tolerance
from reportkit.wording import exact, exactly, number

TOTAL = expression(
    r"(?:[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]、)?(?:全[省市州县区镇乡局])?(?:合计|总计|共计)数?(?:[（(].{0,10}[）)])?"
)
HEAD_OF_TOTAL = expression(r".{0,8}(?:小计|合计|总计|共计|总数|总量|总额|总收入|总支出)(?:[（(].{0,10}[）)])?")
NO_SUM_OF_COLUMNS = expression(f"{NO_SUM.pattern}|上年|去年|同期|本年|今年|预算|决算|计划|目标")
"""Nor over the columns of a row."""
MOST_TERMS = 12  # shown of a sum
LEAST = 1000  # of a total whose terms all but add up to it


@attrs.frozen
class Sum:
    """A total and the cells that may be what it is of (合计关系); `terms` are their positions."""

    total: int
    terms: tuple[int, ...]


@attrs.frozen
class Misfit:
    """A total that its cells do not add up to: where in its panel, by how much it is more, and what is said of it."""

    row: int
    column: int
    terms: tuple[int, ...]
    more: Decimal
    message: str


@rule(
    title="表格合计不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "工作报告\n各单位巡查情况见下表。",
            "table": [["单位", "次数", "问题"], ["甲乡", "12", "4"], ["乙乡", "9", "3"], ["合计", "24", "7"]],
        },
        {"text": "工作报告\n渠道 | 条\n网站 | 110\n公众号 | 60\n合计 | 180"},
        {"text": "工作报告\n单位\t合计\t来信\t来访\n甲乡\t12\t8\t4\n乙乡\t9\t6\t3\n丙乡\t15\t8\t6"},
        {"text": "工作报告\n支出 | 元\n一、学校 | \n二、卫生 | 5\n三、农林 | 7\n四、住房 | 2\n本年支出合计 | 15"},
        {"text": "工作报告\n收入 | 元 | 支出 | 元\n拨款 | 11 | 人员 | 9\n其他 | 6 | 项目 | 8\n合计 | 17 | 合计 | 18"},
        {"text": "工作报告\n来源 | 万元 | 占比\n中央 | 520 | 55%\n市 | 119 | 12%\n县 | 300 | 32%\n合计 | 853 | 100%"},
        {"text": "工作报告\n收入 | 元\n总计 | 6604\n一、本级收入 | 1361\n税收 | 825\n非税 | 509\n二、转移收入 | 5243"},
    ],
    good=[
        {
            "text": "工作报告\n各单位巡查情况见下表。",
            "table": [["单位", "次数", "问题"], ["甲乡", "12", "4"], ["乙乡", "9", "3"], ["合计", "21", "7"]],
        },
        {"text": "工作报告\n渠道 | 条\n网站 | 110\n其中：首页 | 50\n公众号 | 60\n合计 | 170"},
        {"text": "工作报告\n科目 | 元\n一、基本 | 6.1\n（一）人 | 5.1\n（二）物 | 1.1\n二、项目 | 4.1\n合计 | 10.3"},
        {"text": "工作报告\n支出 | 元\n一、学校 | \n二、卫生 | 5\n三、农林 | 7\n四、住房 | 2\n本年支出合计 | 14"},
        {"text": "工作报告\n产业 | 元 | 占比\n农 | 1 | 10%\n工 | 4 | 40%\n矿 | 3 | 30%\n商 | 5 | 50%\n合计 | 10 |"},
        {"text": "工作报告\n单位\t件\n甲股\t3\n乙股\t4\n小计\t7\n丙站\t2\n丁站\t6\n小计\t8\n合计\t15"},
    ],
    needs=Input.TEXT,
    yields_to=("identity_broken",),
)
def table_total_wrong(context: CheckContext) -> Iterator[Fault]:
    """The total of a table is what its rows, or its columns, add up to; else one of the cells is wrong.

    Where rows could be added up in several ways, that is taken in which the other columns agree; where none is sure,
    nothing is said.
    """
    for panel in context.once(panels):
        if any(is_national(row.label) for row in panel.rows) or (len(panel.rows) < 2 and len(panel.heads) < 3):
            continue
        down, across = list(_down(context, panel)), list(_beside(panel))
        for misfits, others in ((down, across), (across, down)):
            for one in misfits:
                told = _one_cause(one, others, panel, down=misfits is down)
                if told is not None:
                    yield told
    yield from faults_of_trees(context)


def _meeting(one: Misfit, other: Misfit, *, down: bool) -> tuple[int, int] | None:
    """Return the cell that alone makes the total of a column and that of a row wrong by the same, None for no such."""
    column, row = (one, other) if down else (other, one)
    if (row.row, row.column) == (column.row, column.column) and row.more == column.more:
        return row.row, row.column
    if row.row in column.terms and column.column in row.terms and row.more == column.more:
        return row.row, column.column
    if row.row in column.terms and column.column == row.column and row.more == -column.more:
        return row.row, row.column
    if column.column in row.terms and column.row == row.row and row.more == -column.more:
        return column.row, column.column
    return None


def _one_cause(one: Misfit, others: Sequence[Misfit], panel: Panel, *, down: bool) -> Fault | None:
    """Return the fault of a misfit; where a row and a column are off by the same, that of the cell in which they meet.

    That fault is told once, for the column.
    """
    for other in others:
        meeting = _meeting(one, other, down=down)
        if meeting is not None:
            if not down:
                return None
            row, column = meeting
            message = f"这一格与所在的行、列的合计都相差{number(abs(one.more))}；{other.message}"
            return panel.rows[row].cells[column].fault(message)
    return panel.rows[one.row].cells[one.column].fault(one.message)


def _down(context: CheckContext, panel: Panel) -> Iterator[Misfit]:
    columns = [at for at, head in enumerate(panel.heads) if _adds_up(panel.column(at), head)]
    totals = [at for at, row in enumerate(panel.rows) if PARTIAL.fullmatch(row.label)]
    for total in totals:
        if not panel.rows[total].cells or len({unit for unit in panel.units if unit}) > 1:
            continue
        sums = list(_sums(panel, total))
        sure_of_terms = TOTAL.fullmatch(panel.rows[total].label)
        asked = [at for at in columns if panel.rows[total].cells[at].figure is not None]

        def off(one: Sum, at: int) -> Decimal | None:
            return _more(panel.column(at), one, tolerance(panel, at, len(one.terms)))

        best, fits, misfits = _best(sums, asked, off)
        if best is None or not misfits:
            continue
        sure = fits >= len(misfits) if len(asked) > 1 else fits == 0 and is_flat(context, panel, total, asked[0])
        sure = sure if sure_of_terms else fits > len(misfits) or is_of_accounts(panel, total, best.terms)
        for at in misfits:
            if not sure and not _all_but(panel.column(at), best):
                continue
            if are_whole_and_parts(context, [panel.column(at)[row].place for row in (total, *best.terms)]):
                continue  # parts_against_total tells it
            told = _told(panel.column(at), best, "各行")
            yield Misfit(total, at, best.terms, off(best, at) or Decimal(), told)


def _beside(panel: Panel) -> Iterator[Misfit]:
    titles = [head.rpartition("\n")[2] for head in panel.heads]
    totals = [at for at, title in enumerate(titles) if HEAD_OF_TOTAL.fullmatch(title)]
    items = [
        at
        for at, head in enumerate(panel.heads)
        if at not in totals and _adds_up(panel.column(at), head, NO_SUM_OF_COLUMNS) and not AMONG.search(titles[at])
    ]
    one_kind = len(items) + len(totals) == len(panel.heads)
    for total in totals:
        sums = list(_sums_of(total, items, totals, len(titles)))
        rows = [at for at, row in enumerate(panel.rows) if row.cells[total].figure is not None]

        def off(one: Sum, at: int) -> Decimal | None:
            cells = panel.rows[at].cells
            tolerated = max(tolerance(panel, column, len(one.terms)) for column in one.terms)
            return _more(cells, one, tolerated, fewest=1)

        best, fits, misfits = _best(sums, rows, off)
        if best is not None and not any(off(best, at) == 0 and _several(panel.rows[at].cells, best) for at in rows):
            continue  # each row has but one figure beside its total: they may be told for themselves
        if best is None or not misfits or fits < (len(misfits) if one_kind else 2 * len(misfits)) or not fits:
            continue
        for at in misfits:
            yield Misfit(at, total, best.terms, off(best, at) or Decimal(), _told(panel.rows[at].cells, best, "各项"))


Off = Callable[[Sum, int], Decimal | None]


def _best(sums: Sequence[Sum], asked: Sequence[int], off: Off) -> tuple[Sum | None, int, list[int]]:
    """Return the sum that most of what is asked agrees with, how many agree and are not 0, and what does not."""
    best: tuple[Sum | None, int, list[int]] = (None, -1, [])
    for one in sums:
        told = [(at, off(one, at)) for at in asked]
        if all(more is None for _, more in told):
            continue  # there is nothing to add up
        misfits = [at for at, more in told if more is not None and more != 0]
        fits = sum(more == 0 for _, more in told)
        if (fits, -len(misfits)) > (best[1], -len(best[2])):
            best = one, fits, misfits
    return best


def _all_but(cells: Sequence[PanelCell], one: Sum) -> bool:
    """Tell whether one digit keeps the terms of a total from adding up to it, however sure it is that they should."""
    figures = [cells[at].figure for at in (one.total, *one.terms)]
    known = [exact(figure) for figure in figures if figure is not None]
    places = max((decimals(figure) for figure in figures if figure is not None), default=0)
    return figures[0] is not None and all_but_add_up(known[0], known[1:], Fraction(1, 10**places), LEAST)


def _several(cells: Sequence[PanelCell], one: Sum) -> bool:
    """Tell whether a total has more than one figure among its terms."""
    return sum(cells[at].figure is not None for at in one.terms) > 1


def _more(cells: Sequence[PanelCell], one: Sum, tolerated: Decimal, *, fewest: int = 2) -> Decimal | None:
    """Return by how much a total is above its terms, 0 where it is not, None where there is nothing to add up."""
    total = cells[one.total].figure
    terms = [cells[at].figure for at in one.terms if not cells[at].covered]
    known = [term for term in terms if term is not None]
    if total is None or len(known) < fewest or any(not cells[at].empty for at in one.terms if cells[at].figure is None):
        return None
    with exactly():
        more = total - sum(known, Decimal())
    return None if not total and not any(known) else more if abs(more) > tolerated else Decimal(0)


def _adds_up(cells: Sequence[PanelCell], head: str, never: re.Pattern[str] = NO_SUM) -> bool:
    units = {cell.unit for cell in cells if cell.figure is not None}
    return not never.search(head) and len(units) == 1 and not units & {"%", "‰"}


def _sums(panel: Panel, total: int) -> Iterator[Sum]:
    """Yield what the rows above a total, or below it, could be added up as."""
    labels = [row.label for row in panel.rows]
    partial = [PARTIAL.fullmatch(label) is not None for label in labels]
    items = [at for at, label in enumerate(labels) if not partial[at] and not AMONG.match(label)]
    for side in (range(total), range(total + 1, len(labels))):
        here = [at for at in items if at in side]
        marks = [at for at in side if partial[at]]
        last = marks[-1] if marks and side.start < total else -1
        first = marks[0] if marks and side.start > total else len(labels)
        near = [at for at in here if last < at < first]
        lesser = [at for at in marks if not TOTAL.fullmatch(labels[at])]
        for terms in (near, here, [*lesser, *[at for at in near if at not in lesser]], _outer(here, labels)):
            if len(terms) > 1:
                yield Sum(total, tuple(sorted(terms)))


def _outer(rows: Sequence[int], labels: Sequence[str]) -> list[int]:
    """Return the rows whose numbers are of the highest rank among them."""
    ranks = {at: number.rank for at in rows if (number := read_number(labels[at]))}
    return [at for at in rows if ranks.get(at) == min(ranks.values())] if len(set(ranks.values())) > 1 else []


def _sums_of(total: int, items: Sequence[int], totals: Sequence[int], columns: int) -> Iterator[Sum]:
    """Yield what the columns beside a total could be added up as."""
    before = max((at for at in totals if at < total), default=-1)
    behind = min((at for at in totals if at > total), default=columns)
    left, right = [at for at in items if at < total], [at for at in items if at > total]
    for terms in (
        [at for at in left if at > before],
        left,
        [at for at in right if at < behind],
        right,
        [at for at in totals if at > total],
        [at for at in totals if at < total],
    ):
        if len(terms) > 1:
            yield Sum(total, tuple(terms))


def _told(cells: Sequence[PanelCell], one: Sum, which: str) -> str:
    terms = [figure for at in one.terms if (figure := cells[at].figure) is not None]
    places = max(map(decimals, terms))
    with exactly():
        added = sum(terms, Decimal())
    total = cells[one.total]
    shown = (
        f"（{'＋'.join(number(term, decimals=decimals(term)) for term in terms)}）"
        if 1 < len(terms) <= MOST_TERMS
        else ""
    )
    return f"合计为{total.text}，{which}相加为{number(added, decimals=places)}{shown}；请核对"
