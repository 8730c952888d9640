"""Rules about numbers typed into the cells of tables, beside the same figures elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from reportkit.manuscript import Grid, GridCell, Line, Role
from reportkit.model import Cell, Statistic, Table
from reportkit.rules.context import CheckContext, Passage
from reportkit.rules.figures.literals import (
    FIGURE,
    LEAD,
    LONGEST_LEAD,
    is_same,
    of_other_year,
    scale_before,
    text_before,
)
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import COUNTS
from reportkit.rules.passages import PARAGRAPHS
from reportkit.rules.reading import Words, tables
from reportkit.rules.reckoned import value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import number, quantity

TYPED_CELL = re.compile(r"(?P<number>\d[\d,]{0,17}(?:\.\d{1,6})?)(?P<unit>\D{0,4})")
OTHER_COLUMN = re.compile("上年|去年|同期|往年|累计|历年|比|率|月|季|半年|编号|序号|代码|万|亿|[12][0-9]{3}|其中")
PLAIN_HEAD = re.compile(r"(?:\{年\}年度?|本年度?|今年|当年)?(?:数|[件条]数|数量|数值|数据|统计数|总数)?")
BESIDE = re.compile(
    r"(?:(?:\{上年\}|[12][0-9]{3})年度?|上年|去年|上年同期)(?:数|[件条]数|数量|数值)?|(?:计量)?单位|备注|说明|"
    r"(?:比上年|较上年|同比)?(?:增减|增长|变化|增幅|增减率|增长率|增减量|同比|增长量)(?:（%）)?|占比|比重"
)
"""Heads of columns that stand beside the year's figures, and leave no doubt which column has these."""
UNIT_HEAD = re.compile("(?:计量)?单位")
LABEL_HEAD = re.compile("(?:[一-鿿]{0,6}(?:指标|项目|内容|事项|类别|名称|种类|类型))?")
OF_SOMEBODY = re.compile("[局委办厅镇乡街道站所院校村]|部门|单位|各|分|上年|去年|同期|累计|历年|月|季|半年|万|亿")
"""Words of a caption by which the table may hold figures of somebody else, or of another time."""


@attrs.frozen
class _Row:
    """A row that names a figure: what stands in its cells, the number that was typed and the unit if one is told."""

    number: int
    label: str
    typed: str
    figure: str
    unit: str


def _rows(head: Sequence[Sequence[str]], body: Sequence[Sequence[str]], year: int, around: str) -> Iterator[_Row]:
    """Yield the rows of a table whose head says which column has the year's figures; around is caption and unit."""
    (heads,) = head if len(head) == 1 else ((),)
    own = [
        place
        for place, title in enumerate(heads)
        if place and (PLAIN_HEAD.fullmatch(title) or re.fullmatch(rf"{year}年度?(?:数|数量|[件条]数)?", title))
    ]
    if len(own) != 1 or OF_SOMEBODY.search(around) or not LABEL_HEAD.fullmatch(heads[0]):
        return
    others = [title for place, title in enumerate(heads) if place not in (0, own[0])]
    if not all(BESIDE.fullmatch(title) and title != heads[own[0]] for title in others):
        return
    units = [place for place, title in enumerate(heads) if UNIT_HEAD.fullmatch(title)]
    labels = Counter(row[0].strip() for row in body if row)
    for place, row in enumerate(body):
        cell = TYPED_CELL.fullmatch(row[own[0]].strip()) if len(row) == len(heads) else None
        if cell and labels[row[0].strip()] == 1:
            unit = cell["unit"] or (row[units[0]].strip() if units else "")
            yield _Row(place, row[0].strip(), cell[0], cell["number"], unit)


@rule(
    title="表格数字与数据不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("公开信息", 12656, "条")],
        "sections": ["{公开信息}。", Table([["公开信息", 12665]], header=["指标", "数量"])],
    },
    good={
        "facts": [Statistic("公开信息", 12656, "条", last=10820)],
        "sections": ["{公开信息}。", Table([["公开信息", "{公开信息:数}", 10820]], header=["指标", "今年", "上年"])],
    },
)
def cell_against_figure(context: CheckContext) -> Iterator[Fault]:
    """A number typed beside a figure's name in a table must be that figure."""
    known: dict[str, Statistic | None] = {}
    for fact in context.statistics:
        for label in {fact.label, fact.name}:
            known[label] = fact if label not in known else None
    for path, table in tables(context.report):
        unit = (table.unit or "").partition("：")[2]
        for row in _rows_of(table, context.year or 0):
            said = known.get(row.label)
            if said is None or said.value is None or not said.unit or said.exactness:
                continue
            if row.unit not in ("", said.unit) or unit not in ("", said.unit):
                continue
            if not is_same(row.figure, "", said.value):
                right = f"数据为{quantity(said.value, said.unit)}；请引用数据，写作{{{said.name}:数}}"
                yield Fault(f"{path}.rows[{row.number}]", f"“{said.label}”这里写{row.typed}，{right}", row.typed)


def _rows_of(table: Table, year: int) -> Iterator[_Row]:
    head = [[_shown(entry).strip() for entry in row] for row in table.head]
    body = [[_label(entry) if place == 0 else _shown(entry) for place, entry in enumerate(row)] for row in table.body]
    over = "".join((*(title for row in head for title in row), table.unit or "", table.caption or ""))
    if not head and table.columns == 2 and not table.caption and not OTHER_COLUMN.search(over):
        head = [["", ""]]
    yield from _rows(head, body, year, f"{table.caption or ''}{table.unit or ''}".replace("单位：", ""))


def _label(entry: object) -> str:
    return re.sub(r"\{([^{}:]+):名称\}", r"\1", _shown(entry)).strip()


def _shown(entry: object) -> str:
    """Return what stands in a cell as it was typed, nothing for what is no text and no number."""
    value = entry.value if isinstance(entry, Cell) else entry
    if isinstance(value, str):
        return value
    return number(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else ""


WITH = "(?:办理|完成|实施|开展|发布|收到|制发|作出|公开)?"
BODIES = re.compile("[局委厅镇乡院所站校村]|街道|中心|部门|单位")
SHORTEST_LABEL = 4  # 字
UNITS = ("人次", "件次", *COUNTS)
"""What a cell counts that names no unit; amounts of money may stand in 万元."""


@rule(
    title="表格与正文不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n全年办理行政许可1805件。", "table": [["指标", "本年"], ["行政许可", "1850"]]},
    good={
        "text": "工作报告\n全年办理行政许可0.19万件，县水利局办理行政处罚3件，上半年行政强制5件。",
        "table": [
            ["指标", "本年", "上年"],
            ["行政许可", "1850", "1790"],
            ["行政处罚", "96", "9"],
            ["行政强制", "8", "7"],
        ],
    },
    needs=Input.TEXT,
)
def cell_against_text(context: CheckContext) -> Iterator[Fault]:
    """A figure that the text and a table both tell is one figure.

    What a sentence tells from a fact is held against the table by that fact.
    """
    year = context.year
    rows = [(grid.origin, row) for grid, above in _grids(context) for row in _rows_of_grid(grid, year or 0, above)]
    times = Counter(row.label for _, row in rows)
    only = {row.label: (origin, row) for origin, row in rows if times[row.label] == 1}
    told: dict[str, list[tuple[Passage, int, int, bool]]] = {}
    labels = Words(label for label in only if len(label) >= SHORTEST_LABEL)
    for passage in context.passages if only and year else ():
        if passage.role not in PARAGRAPHS:
            continue
        for start, label in labels.places(passage.plain):
            found = FIGURE.match(passage.plain, start + len(label))
            if found:
                same = (
                    passage.fact_at(found.start("figure")) is not None
                    or _same(passage.plain, found, only[label][1])
                    or not _whole(passage, start)
                )
                told.setdefault(label, []).append((passage, start, found.end(), same))
    for label, places in told.items():
        passage, start, end, same = places[0]
        if len(places) == 1 and not same:  # told twice, it may be of two things
            origin, row = only[label]
            message = f"正文写“{passage.text[start:end]}”，{context.where(origin)}“{label}”为{row.typed}；请核对"
            yield Fault(passage.place, message, passage.text[start:end], start)


def _grids(context: CheckContext) -> Iterator[tuple[Grid, str]]:
    """Yield every table with what stands over it: its caption, its unit."""
    above = ""
    for block in context.manuscript.blocks:
        if isinstance(block, Grid):
            yield block, above.replace("单位：", "")
        over = isinstance(block, Line) and block.role in (Role.TABLE_CAPTION, Role.TABLE_UNIT)
        above = above + block.text if over and isinstance(block, Line) else ""


def _rows_of_grid(grid: Grid, year: int, above: str) -> Iterator[_Row]:
    head, body = [_texts(row) for row in grid.head], [_texts(row) for row in grid.body]
    if not head:
        head, body = body[:1], body[1:]
    yield from _rows(head, body, year, above)


def _texts(row: Sequence[object]) -> list[str]:
    """Return what stands in the cells of a row, nothing for a row with cells that cover others."""
    plain = [entry if isinstance(entry, str) else _single(entry) for entry in row]
    return [text.strip() for text in plain if text is not None] if None not in plain else []


def _single(entry: object) -> str | None:
    return entry.text if isinstance(entry, GridCell) and entry.across == entry.down == 1 else None


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
    begin = max(passage.plain.rfind(mark, 0, start) for mark in "。；") + 1
    if BODIES.search(passage.plain, begin, start) or of_other_year(passage.plain, start):
        return False
    return LEAD.search(before) is not None
