"""The rule about the unit above a table beside the figures of the text: 亿元 over figures that are in 万元."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportkit.rules.context import CheckContext
from reportkit.rules.figures.turned_figures import UNIT_ABOVE
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked, matches
from reportkit.rules.quantities import SCALES, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.tabular import Panel, panels
from reportkit.wording import exact

OFF = {Fraction(10**4): "一万", Fraction(10**8): "一亿", Fraction(1, 10**4): "一万", Fraction(1, 10**8): "一亿"}
SAME = Fraction(1)
FEWEST = 2  # figures of the text that the table has in another unit
FEWEST_DIGITS = 3


@rule(
    title="表格单位与正文不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n收支平衡表\n单位：亿元\n收入 | 执行数\n总计 | 660464\n本级收入 | 136156\n补助收入 | 524308\n"
        "本级收入完成13.62亿元，收入总计66.05亿元。"
    },
    good={
        "text": "工作报告\n收支平衡表\n单位：万元\n收入 | 执行数\n总计 | 660464\n本级收入 | 136156\n补助收入 | 524308\n"
        "本级收入完成13.62亿元，收入总计66.05亿元。"
    },
    needs=Input.TEXT,
)
def table_in_another_unit(context: CheckContext) -> Iterator[Fault]:
    """What the text tells in one unit and the table in another is the same amount, or one of the units is wrong."""
    told = [
        one
        for each in context.once(quantities)
        for one in each.all
        if one.telling is Telling.AMOUNT
        and not one.rough
        and len(str(one.value).replace(".", "").strip("0")) >= FEWEST_DIGITS
    ]
    seen = set()
    for panel in context.once(panels) if told else ():
        found = UNIT_ABOVE.search(panel.around)
        if found is None or panel.around in seen:
            continue
        seen.add(panel.around)
        same = [one for one in told if one.unit == found["unit"]]
        cells = list(_cells(panel, found["scale"]))
        agree = {factor: _agreeing(same, cells, factor) for factor in (SAME, *OFF)}
        off = max(OFF, key=lambda factor: agree[factor])
        if agree[SAME] or agree[off] < FEWEST:
            continue
        for passage, line in matches(context, UNIT_ABOVE, "单位"):
            if passage.text in panel.around:
                message = f"正文中有{agree[off]}个数与表中的数字相同，单位却相差{OFF[off]}倍；请核对表的单位"
                yield marked(passage, message, *line.span())
                break


def _cells(panel: Panel, signs: str) -> Iterator[Fraction]:
    scale = 1
    for sign in signs:
        scale *= SCALES[sign]
    for row in panel.rows:
        yield from (exact(cell.figure) * scale for cell in row.cells if cell.figure and not cell.covered)


def _agreeing(told: Sequence[Quantity], cells: Sequence[Fraction], factor: Fraction) -> int:
    """Return how many figures of the text the table has, but for a factor."""
    halves = ((one.exact * factor, Fraction(one.scale, 2 * 10 ** decimals(one.value)) * factor) for one in told)
    return sum(any(abs(cell - amount) <= half for cell in cells) for amount, half in halves)
