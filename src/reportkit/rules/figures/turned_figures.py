"""The rule about a figure of the text that another place has with a slip: a table, or the text itself."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import SCALES, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.slips import one_slip, turned_around
from reportkit.rules.tabular import Panel, panels
from reportkit.wording import exact

UNIT_ABOVE = expression(r"单位[：:]?(?P<scale>[万亿千百]{0,2})(?P<unit>元|人次|[人件条项个户吨亩])")
UNIT_IN_HEAD = expression(r"[（(](?:单位[：:]?)?(?P<scale>[万亿千百]{0,2})(?P<unit>元|人次|[人件条项个户吨亩])[）)]")
VERBS = expression(
    r"(?:[预决]算)?数?(?:累计|共|合计|实现|完成|实际|达到?|为|是|有|收到|安排|支出|收入)*\Z|\A[—\W]+|(?:\d{4}年度?|全年|本年|全[县市区州省镇乡])"
)
OTHER_TIME = expression(r"[上去]年|同期|年初|月末|计划|目标|任务|人均|平均|每|上半年|季度")
ALIKE = Fraction(3, 5)
FEWEST_DIGITS, SURE_DIGITS = 3, 4
NUMBERED = expression(r"\A(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]）|\d{1,2}[.、]|其中：?)")
MOST_KNOWN = 8  # figures of one name that a further one is held against
SHORTEST = 4  # 字 of a name that the text tells twice


@attrs.frozen
class CellFigure:
    """A figure of a table with what its unit makes of it (表中的数), and the words that say what it is."""

    exact: Fraction
    text: str
    label: str
    around: str
    unit: str


@rule(
    title="同一数据前后只差一个数字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "工作报告\n全县政府性基金预算收支平衡表\n单位：万元\n收入 | 执行\n本级 | 96370\n转移 | 189011\n"
            "——全县政府性基金收入完成9.46亿元，下降24%。"
        },
        {"text": "工作报告\n公务接待费支出预算为42.40万元。\n公务接待费支出44.20万元，比上年减少1万元。"},
    ],
    good=[
        {
            "text": "工作报告\n全县政府性基金预算收支平衡表\n单位：万元\n收入 | 执行\n本级 | 96370\n转移 | 189011\n"
            "——全县政府性基金收入完成9.64亿元，下降24%。"
        },
        "公务接待费支出预算为42.40万元，上年44.20万元。",
    ],
    needs=Input.TEXT,
    yields_to=(
        "cell_against_text",
        "part_above_total",
        "parts_of_another_sum",
        "parts_nearly_the_sum",
        "change_miscalculated",
    ),
    leaves_open="Which of the two is right only the office knows.",
)
def figure_slipped(context: CheckContext) -> Iterator[Fault]:
    """A figure told of one thing in two places, and in one of them with a digit or two changed, is a slip."""
    told = context.once(quantities)
    cells = [cell for panel in context.once(panels) for cell in _cells(panel)]
    for one in told:
        for quantity in one.all:
            if quantity.telling is Telling.AMOUNT and not quantity.rough and len(str(quantity.value)) > 1:
                other = _in_table(quantity, cells)
                if other:
                    message = f"表中“{other.label}”为{other.text}，这里写{quantity.typed}，只差一个数字；请核对"
                    yield marked(one.passage, message, quantity.start, quantity.end)
    yield from _in_text(context)


def _digits(one: Quantity) -> str:
    return str(one.value).replace(".", "").strip("0")


def _cells(panel: Panel) -> Iterator[CellFigure]:
    above = UNIT_ABOVE.search(panel.around)
    for at, head in enumerate(panel.heads):
        found = UNIT_IN_HEAD.search(head) or above
        if found is None or "%" in head:
            continue
        scale = 1
        for sign in found["scale"]:
            scale *= SCALES[sign]
        for row in panel.rows:
            cell = row.cells[at]
            if cell.figure and not cell.unit and not cell.covered:
                yield CellFigure(exact(cell.figure) * scale, cell.text, row.label, panel.around, found["unit"])


def _in_table(one: Quantity, cells: Sequence[CellFigure]) -> CellFigure | None:
    """Return the cell that a figure has with a slip, of which its name tells; None where a cell has it as it is."""
    alike = [cell for cell in cells if cell.unit == one.unit]
    step = Fraction(one.scale, 10 ** decimals(one.value))
    if not alike or any(abs(cell.exact - one.exact) <= step / 2 for cell in alike):
        return None
    name = VERBS.sub("", VERBS.sub("", one.label))
    typed = int(one.exact / step)
    for cell in alike if not OTHER_TIME.search(one.label) else ():
        rounded = round(cell.exact / step)
        own = NUMBERED.sub("", cell.label)
        known = len(own) >= SHORTEST and name.endswith(own)
        slip = one_slip if len(_digits(one)) >= SURE_DIGITS or known else turned_around
        enough = known or len(_digits(one)) >= FEWEST_DIGITS
        if rounded and enough and slip(typed, rounded) and _is_of(name, cell):
            return cell
    return None


def _is_of(name: str, cell: CellFigure) -> bool:
    """Tell whether most of a name stands in what a cell is called, or what its table is."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    words, own = cell.label + cell.around, NUMBERED.sub("", cell.label)
    if len(own) >= SHORTEST and own in name:
        return True
    return len(pairs) > 1 and sum(pair in words for pair in pairs) >= ALIKE * len(pairs)


def _in_text(context: CheckContext) -> Iterator[Fault]:
    """Yield the figures that the text told before of the same, but for a slip."""
    known: dict[tuple[str, str], list[Quantity]] = {}
    for told in context.once(quantities):
        for one in told.all:
            name = VERBS.sub("", VERBS.sub("", one.label))
            if (
                one.telling is not Telling.AMOUNT
                or one.rough
                or len(name) < SHORTEST
                or len(_digits(one)) < FEWEST_DIGITS
                or OTHER_TIME.search(one.label)
                or told.passage.fact_at(one.start)
            ):
                continue
            before = known.setdefault((name, one.unit), [])
            if not any(abs(other.exact - one.exact) <= max(other.half, one.half) for other in before):
                for other in before:
                    step = Fraction(one.scale, 10 ** decimals(one.value))
                    if other.scale == one.scale and one_slip(int(one.exact / step), int(other.exact / step)):
                        message = f"前面“{name}”为{other.typed}，这里写{one.typed}，只差一个数字；请核对"
                        yield marked(told.passage, message, one.start, one.end)
                        break
            if len(before) < MOST_KNOWN:
                before.append(one)
