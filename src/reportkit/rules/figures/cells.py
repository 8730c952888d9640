"""Rules about numbers typed into the cells of tables, beside the same figures elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import Grid, GridCell, GridEntry, Line, Role, cell_text
from reportkit.model import Statistic, Table
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.literals import (
    FIGURE,
    LEAD,
    LONGEST_LEAD,
    is_same,
    of_other_year,
    scale_before,
    text_before,
)
from reportkit.rules.figures.national_text import against_table
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import COUNTS
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reading import Words
from reportkit.rules.reckoned import value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import quantity

TYPED_CELL = expression(r"(?P<number>\d[\d,]{0,17}(?:\.\d{1,6})?)(?P<unit>\D{0,4})")
OTHER_COLUMN = expression("上年|去年|同期|往年|累计|历年|比|率|月|季|半年|编号|序号|代码|万|亿|[12][0-9]{3}|其中")
PLAIN_HEAD = expression(
    rf"(?:本年度?|今年|当年)?(?:数|[{COUNTS}]数|次数|人次|数量|数值|数据|统计数|总数|办理量|办件量)?(?:（(?P<unit>人次|件次|[{COUNTS}])）)?"
)
BESIDE = expression(
    r"(?:[12][0-9]{3}年度?|上年|去年|上年同期)(?:数|[件条]数|数量|数值)?|(?:计量)?单位|备注|说明|"
    r"(?:比上年|较上年|同比)?(?:增减|增长|变化|增幅|增减率|增长率|增减量|同比|增长量)(?:（%）)?|占比|比重"
)
"""Heads of columns that stand beside the year's figures, and leave no doubt which column has these."""
UNIT_HEAD = expression("(?:计量)?单位")
LABEL_HEAD = expression("(?:[一-鿿]{0,6}(?:指标|项目|内容|事项|类别|名称|种类|类型))?")
OF_SOMEBODY = expression("[局委办厅镇乡街道站所院校村]|部门|单位|各|分|上年|去年|同期|累计|历年|月|季|半年|万|亿")
"""Words of a caption by which the table may hold figures of somebody else, or of another time."""


@attrs.frozen
class _Row:
    """A row that names a figure: where it is told, what was typed there, the unit if one is told, and whether it was.

    `place` and `start` are those of the figure's cell; `printed` tells whether a slot printed it.
    """

    place: str
    start: int
    label: str
    shown: str
    figure: str
    unit: str
    printed: bool


def _rows(grid: Grid, year: int, above: str, unit: str, *, headless: bool) -> Iterator[_Row]:
    """Yield the rows of a table whose head says which column has the year's figures; above it is its caption.

    Of a table that may be `headless`, the second of two columns has them, where nothing speaks against it.
    """
    body = [(number, [cell_text(entry) for entry in row], row) for number, row in enumerate(grid.body)]
    head = [[cell_text(entry).strip() for entry in row] for row in grid.head]
    if not head and headless and len(grid.columns) == 2 and not above and not OTHER_COLUMN.search(unit):
        head = [["", ""]]
    elif not head:
        head, body = [[text.strip() for text in texts] for _, texts, _ in body[:1]], body[1:]
    heads = head[0] if len(head) == 1 else []
    own = [
        place
        for place, title in enumerate(heads)
        if place
        and (PLAIN_HEAD.fullmatch(title) or (year and re.fullmatch(rf"{year}年度?(?:数|数量|[件条]数)?", title)))
    ]
    if len(own) != 1 or OF_SOMEBODY.search(above + unit) or not LABEL_HEAD.fullmatch(heads[0]):
        return
    others = [title for place, title in enumerate(heads) if place not in (0, own[0])]
    if not all(BESIDE.fullmatch(title) and title != heads[own[0]] for title in others):
        return
    units = [place for place, title in enumerate(heads) if UNIT_HEAD.fullmatch(title)]
    said = PLAIN_HEAD.fullmatch(heads[own[0]])
    unit = (said["unit"] if said else None) or unit
    labels = Counter(texts[0].strip() for _, texts, _ in body if texts)
    for number, texts, row in body:
        text = texts[own[0]] if len(texts) == len(heads) and all(map(_is_single, row)) else ""
        cell = TYPED_CELL.fullmatch(text.strip())
        if cell and labels[texts[0].strip()] == 1:
            entry = row[own[0]]
            yield _Row(
                f"{grid.origin}.rows[{number}][{own[0]}]",
                text.index(cell[0]),
                texts[0].strip(),
                cell[0],
                cell["number"],
                cell["unit"] or (texts[units[0]].strip() if units else unit),
                isinstance(entry, GridCell) and any(span.slot for span in entry.spans),
            )


def _is_single(entry: GridEntry) -> bool:
    return isinstance(entry, str) or (isinstance(entry, GridCell) and entry.across == entry.down == 1)


def _grids(context: CheckContext) -> Iterator[tuple[Grid, str, str]]:
    """Yield every table with its caption and its unit."""
    above, unit = "", ""
    for block in context.manuscript.blocks:
        if isinstance(block, Grid):
            yield block, above, unit
        if isinstance(block, Line) and block.role is Role.TABLE_CAPTION:
            above = block.text
        elif isinstance(block, Line) and block.role is Role.TABLE_UNIT:
            unit = block.text.removeprefix("单位：")
        else:
            above, unit = "", ""


WITH = "(?:办理|完成|实施|开展|发布|收到|制发|作出|公开)?"
BODIES = expression("[局委厅镇乡院所站校村]|街道|中心|部门|单位")
SHORTEST_LABEL = 4  # 字
UNITS = ("人次", "件次", *COUNTS)
"""What a cell counts that names no unit; amounts of money may stand in 万元."""


@rule(
    title="表格与正文不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n全年办理行政许可1805件。", "table": [["指标", "本年"], ["行政许可", "1850"]]},
        {"text": "工作报告\n全年办理行政许可1805件。\n事项 | 数量（件）\n行政许可 | 1850\n行政处罚 | 31"},
        {
            "text": "工作报告\n全年收到政府信息公开申请7件。\n申请人情况 | 自然人 | 商业企业 | 总计\n"
            "一、本年新收政府信息公开申请数量 | 6 | 2 | 8\n二、上年结转政府信息公开申请数量 | 1 | 0 | 1"
        },
        {
            "facts": [Statistic("公开信息", 12656, "条")],
            "sections": ["{公开信息}。", Table([["公开信息", 12665]], header=["指标", "数量"])],
        },
    ],
    good=[
        {
            "text": "工作报告\n全年办理行政许可0.19万件，县水利局办理行政处罚3件，上半年行政强制5件。",
            "table": [
                ["指标", "本年", "上年"],
                ["行政许可", "1850", "1790"],
                ["行政处罚", "96", "9"],
                ["行政强制", "8", "7"],
            ],
        },
        {
            "facts": [Statistic("公开信息", 12656, "条", last=10820)],
            "sections": [
                "{公开信息}。",
                Table([["公开信息", "{公开信息:数}", 10820]], header=["指标", "今年", "上年"]),
            ],
        },
    ],
    needs=Input.TEXT,
)
def cell_against_text(context: CheckContext) -> Iterator[Fault]:
    """A figure that the text, or a fact, and a table both tell is one figure.

    What a sentence tells from a fact is held against the table by that fact.
    """
    derived = context.given_report is not None
    rows = [
        row
        for grid, above, unit in _grids(context)
        for row in _rows(grid, context.year or 0, above, unit, headless=derived)
    ]
    yield from _against_facts(context, rows) if derived else ()
    yield from _against_text(context, rows)
    yield from against_table(context) if not derived else ()


def _against_facts(context: CheckContext, rows: Sequence[_Row]) -> Iterator[Fault]:
    known: dict[str, Statistic | None] = {}
    for fact in context.statistics:
        for label in {fact.label, fact.name}:
            known[label] = fact if label not in known else None
    for row in rows:
        said = None if row.printed or row.place.startswith("attachments") else known.get(row.label)
        if said is None or said.value is None or said.exactness or row.unit not in ("", said.unit) or not said.unit:
            continue
        if not is_same(row.figure, "", said.value):
            right = f"数据为{quantity(said.value, said.unit)}；请引用数据，写作{{{said.name}:数}}"
            yield Fault(row.place, f"“{said.label}”这里写{row.shown}，{right}", row.shown, row.start)


def _against_text(context: CheckContext, rows: Sequence[_Row]) -> Iterator[Fault]:
    times = Counter(row.label for row in rows)
    only = {row.label: row for row in rows if times[row.label] == 1}
    told: dict[str, list[tuple[Passage, int, int, bool]]] = {}
    labels = Words(label for label in only if len(label) >= SHORTEST_LABEL)
    for passage in context.passages if only else ():
        if passage.role not in PARAGRAPHS:
            continue
        for start, label in labels.places(passage.plain):
            found = FIGURE.match(passage.plain, start + len(label))
            if found:
                same = (
                    passage.fact_at(found.start("figure")) is not None
                    or _same(passage.plain, found, only[label])
                    or not _whole(passage, start)
                )
                told.setdefault(label, []).append((passage, start, found.end(), same))
    for label, places in told.items():
        passage, start, end, same = places[0]
        if len(places) == 1 and not same:  # told twice, it may be of two things
            row = only[label]
            table = context.where(row.place.rpartition(".rows[")[0])
            message = f"正文写“{passage.text[start:end]}”，{table}“{label}”为{row.shown}；请核对"
            yield marked(passage, message, start, end)


def _same(text: str, found: re.Match[str], row: _Row) -> bool:
    """Tell whether a figure in the text is the cell's, or may be one of another kind."""
    unit = row.unit or next(
        (unit for unit in UNITS if re.match(f"万?{unit}", text[found.end() : found.end() + 3])), None
    )
    scale = scale_before(text, found.end(), unit) if unit else None
    return scale is None or is_same(found["figure"], scale, value(row.figure))


def _whole(passage: Passage, start: int) -> bool:
    """Tell whether a clause speaks of the whole year and area, and of nobody else."""
    before = re.sub(rf"{WITH}\Z", "", text_before(passage.plain, start, LONGEST_LEAD))
    begin, _ = passage.sentence(start)
    if BODIES.search(passage.plain, begin, start) or of_other_year(passage.plain, start):
        return False
    return LEAD.search(before) is not None
