"""What makes sure that a total of a table is that of all rows above it, where no other column says so."""

from collections.abc import Sequence
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.reckoned import decimals
from reportkit.rules.tabular import Panel
from reportkit.wording import exactly

PARTIAL = expression(r".{0,14}(?:小计|合计|总计|共计)数?(?:[（(].{0,10}[）)])?")
AMONG = expression("其中|#")
NO_SUM = expression(
    "率|比|[%％‰]|均|单价|价格|标准|日期|时间|年限|排名|名次|位次|得分|评分|指数|增减|增长|增幅|增速|变动|变化|差额|密度|电话|累计|存量|"
    "次数最|最高|最低|余额|系数|年龄|[12][0-9]{3}"
)
"""Words of what is not added up over the rows of a table."""
SHARE = expression("占比|比重|占.{0,6}比例?|构成比")
OVERLAP = expression("重复|交叉|去重|剔除|不等于|略有出入|四舍五入|含.{0,12}(?:重|兼)")
OF_ACCOUNTS = expression("本年(?:收入|支出)合计")
FEWEST_NUMBERED = 3
MOST_TRIED = 12  # rows, of which some may be the total


def is_of_accounts(panel: Panel, total: int, terms: Sequence[int]) -> bool:
    """Tell whether a total is that of the form of accounts, and its terms are all the numbered rows above it."""
    numbers = [read_number(panel.rows[at].label) for at in range(total) if panel.rows[at].label]
    ranks = {number.rank if number else None for number in numbers}
    return (
        OF_ACCOUNTS.fullmatch(panel.rows[total].label) is not None
        and ranks == {1}
        and set(terms) >= {at for at in range(total) if panel.rows[at].label}
        and sum(panel.rows[at].cells[0].figure is not None for at in terms) >= FEWEST_NUMBERED
    )


def is_flat(context: CheckContext, panel: Panel, total: int, column: int) -> bool:
    """Tell whether the only column of a table leaves no doubt that its rows are added up, each of its own.

    What share of the total each row is may stand beside it.
    """
    labels = [row.label for row in panel.rows]
    cells = panel.column(column)
    beside = [head for at, head in enumerate(panel.heads) if at != column]
    others = [cell.figure for at, cell in enumerate(cells) if at != total]
    plain = (
        all(map(SHARE.search, beside))
        and total in (0, len(labels) - 1)
        and all(figure is not None for figure in others)
        and len(set(labels)) == len(labels) > 2
        and not any(PARTIAL.fullmatch(label) for at, label in enumerate(labels) if at != total)
        and not any(AMONG.search(label) or NO_SUM.search(label) or not label for label in labels)
        and len({number.rank if (number := read_number(label)) else None for label in labels if label != labels[total]})
        == 1
    )
    known = [figure for figure in others if figure is not None]
    return (
        plain
        and not _has_parents(known)
        and not (beside and _adds_up_without_some(known, cells[total].figure))
        and not any(
            OVERLAP.search(passage.plain) for passage in context.holding("注", "说明", "重复", "交叉", "四舍五入")
        )
    )


def _has_parents(figures: Sequence[Decimal]) -> bool:
    """Tell whether a figure may be what some behind it add up to: rows of two ranks, which nothing tells apart."""
    with exactly():
        return any(
            figure and any(sum(figures[at + 1 : end], Decimal()) == figure for end in range(at + 3, len(figures) + 1))
            for at, figure in enumerate(figures)
        )


def _adds_up_without_some(figures: Sequence[Decimal], total: Decimal | None) -> bool:
    """Tell whether a total may be that of some rows, and the others are among these, as 工业 is among 第二产业."""
    if total is None or len(figures) > MOST_TRIED:
        return True
    sums = {Decimal()}
    with exactly():
        for figure in figures:
            sums |= {one + figure for one in sums}
        places = max(map(decimals, figures), default=0)
        rounding = (Decimal(len(figures)) / 2).scaleb(-places) if places else Decimal()
        return any(abs(one - total) <= rounding for one in sums)
