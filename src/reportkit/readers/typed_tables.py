"""Tables typed as text, whose cells are parted by bars, tabs or blanks, as the grids that a reader sees in them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportkit.manuscript import Block, Column, Grid, GridCell, GridEntry, Line, Role, Span
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number

BARS = expression("[|｜│┃║]")
CORNERS = expression("[\u250c-\u254b\u2552-\u256c]")
"""┌ ┼ ┘ and their like, in light, heavy and double lines: where the lines of a drawn table meet."""

GAP = expression(r"\S[ \t\u3000\u00a0]{2,}(?=\S)|\S\t(?=\S)")
WIDE_GAP = 4  # characters
PARTING = expression(r"[ \t\u3000\u00a0]{2,}|\t")
BLANK = expression(r"[ \t\u3000\u00a0]+")
FIGURE = r"[-−]?\d[\d,]*(?:\.\d+)?%?|[—–-]{1,2}"
FIGURES_BEHIND = expression(rf"(?=[^\d\s]*[一-鿿])\S{{1,40}}(?:[ \u3000](?:{FIGURE})){{2,20}}")
"""一、规章 0 2: a label and figures, with one blank between each."""
ONE_FIGURE = expression(FIGURE)
RULE = expression(r"[\s|｜:：+=\-\u2500-\u257f]+")
"""A line that only draws a table."""

HAN = expression("[一-鿿]")
TYPED = expression(r"第\d+段")
MOST_CELLS = 60


def is_row(line: str) -> bool:
    """Tell whether a line looks like the row of a table.

    >>> is_row("规章          2     0     11"), is_row("共300  条。"), is_row("一、　　概述")
    (True, False, False)
    >>> is_row("二、外交支出\\t"), is_row("\\t概述")
    (True, False)
    >>> is_row("一、规章 | 0 | 2"), is_row("（一）部分公开 3 4"), is_row("|---|---|"), is_row("2018 年 4 月 20 日")
    (True, True, True, False)
    >>> is_row("│规章│2│"), is_row("├──┼─┤"), is_row("────")
    (True, True, False)
    """
    if "。" in line:
        return False
    if BARS.search(line) or CORNERS.search(line):
        return RULE.fullmatch(line) is not None or len(cells_of(line)) > 1
    number = read_number(line)
    gaps = [len(gap) - 1 for gap in GAP.findall(line[len(number.text) :].lstrip() if number else line)]
    if len(gaps) > 1 or any(gap >= WIDE_GAP for gap in gaps) or "\t" in line.strip() or line.endswith("\t"):
        return True
    return (" " in line or "\u3000" in line) and FIGURES_BEHIND.fullmatch(line) is not None


def is_head(line: str, below: str) -> bool:
    """Tell whether a line has a word for each cell of the row below it, as its head has.

    >>> is_head("信息内容 本年制发件数 现行有效件数", "一、规章 0 2"), is_head("现将情况报告如下：", "规章 0 2")
    (True, False)
    """
    words = BLANK.split(line)
    return (
        len(words) == len(cells_of(below)) > 1
        and all(map(HAN.search, words))
        and not re.search("[，。；：！？]", line)
        and FIGURES_BEHIND.fullmatch(below) is not None
    )


def cells_of(line: str) -> list[str]:
    """Return the cells of a row.

    >>> cells_of("| 甲 | | 3 |"), cells_of("一、　　规章  0  2"), cells_of("甲\\t\\t3"), cells_of("甲乡 3 4")
    (['甲', '', '3'], ['一、　　规章', '0', '2'], ['甲', '', '3'], ['甲乡', '3', '4'])
    """
    if BARS.search(line):
        cells = [cell.strip() for cell in BARS.split(line)]
        return cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    number = read_number(line)
    begin = len(line) - len(line[len(number.text) :].lstrip()) if number else 0  # a number belongs to its words
    cells = PARTING.split(line[begin:])
    if len(cells) == 1 and FIGURES_BEHIND.fullmatch(line):
        cells = re.split("[ \u3000]", line[begin:])
    return [line[:begin] + cells[0], *cells[1:]]


def goes_on(above: str, below: str) -> bool:
    """Tell whether a row goes on with a table below a line of words alone, which then names a group of rows.

    >>> goes_on("一、新收 | 6 | 2", "（一）予以公开 | 4 | 1"), goes_on("行政强制 | 17 | 3", "结果 | 维持 | 总计")
    (True, False)
    """
    cells = cells_of(below)
    return len(cells) == len(cells_of(above)) > 2 and sum(map(bool, map(ONE_FIGURE.fullmatch, cells))) > 1


FUSED_HEAD = expression(r"(?=[^。，；：\d]{20,60}$).{0,20}自然人.*总计")
FUSED_ROW = expression(r"[^。，；：\d]{2,40}\d{7,40}")


def fused_rows(given: Sequence[str]) -> list[int]:
    """Return the lines of a national table whose cells ran together: its head, and the rows below it.

    >>> head = "自然人商业企业科研机构社会公益组织法律服务机构其他总计"
    >>> fused_rows(["见下表。", head, "（一）予以公开1203006", "（二）部分公开2000002", "二、复议"])
    [1, 2, 3]
    """
    found: list[int] = []
    for at, line in enumerate(given):
        if FUSED_HEAD.fullmatch(line) or (found[-1:] == [at - 1] and FUSED_ROW.fullmatch(line)):
            found.append(at)
    return found


def with_grids(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in their order, with a grid in the place of the rows of each table that was typed."""
    rows: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and block.role is Role.TABLE_TEXT and TYPED.fullmatch(block.origin):
            rows.append(block)
            continue
        yield from _table(rows)
        rows = []
        yield block
    yield from _table(rows)


def _table(rows: Sequence[Line]) -> Iterator[Block]:
    grid = grid_of(rows)
    yield from rows if grid is None else [grid]


def grid_of(rows: Sequence[Line]) -> Grid | None:
    """Return the grid that typed rows are, None where they are too few or too wide for one."""
    texts = [row.number + row.text for row in rows]
    cells = [[text] if RULE.fullmatch(text) else cells_of(text) for text in texts]
    columns = max(map(len, cells), default=0)
    if sum(len(row) > 1 for row in cells) < 2 or columns > MOST_CELLS:
        return None
    kinds = [_kinds(row) for row in cells if len(row) == columns]
    body = tuple(tuple(_entries(row, columns, text, kinds)) for row, text in zip(cells, texts, strict=True))
    return Grid((Column(Role.TABLE_TEXT),) * columns, (), body, f"{rows[0].origin}起的表格")


Kinds = list[bool | None]


def _kinds(cells: Sequence[str]) -> Kinds:
    """Return of each cell whether it is a figure, None where it is empty."""
    return [bool(ONE_FIGURE.fullmatch(cell)) if cell else None for cell in cells]


def _agreeing(cells: Kinds, rows: Sequence[Kinds]) -> int:
    """Return how many rows have a figure where some cells have one, and words where they have words."""
    return sum(all(None in (own, other) or own == other for own, other in zip(cells, row, strict=True)) for row in rows)


def _entries(cells: Sequence[str], columns: int, line: str, full: Sequence[Kinds]) -> Iterator[GridEntry]:
    """Yield the entries of a row: where it has fewer cells, its label takes what is left, or its end is empty.

    Blanks at the ends of lines, and a bar there, are gone: a row that lacks one cell lacks the first if its others
    then stand under cells of their kind in the `full` rows, and not if the last were lacking.
    """
    left = columns - len(cells)
    if left and len(cells) > 1 and ("\t" in line or BARS.search(line)):
        is_head = not any(map(ONE_FIGURE.fullmatch, cells))
        own = _kinds(cells)
        lacks_first = left == 1 and (
            (is_head and "\t" in line) or _agreeing([None, *own], full) > _agreeing([*own, None], full)
        )
        yield from ([""] if lacks_first else [])
        yield from cells
        yield from [""] * (0 if lacks_first else left)
    elif left:
        spans = (Span(cells[0]),) if cells[0] else ()
        yield GridCell(spans, across=left + 1)
        yield from cells[1:]
    else:
        yield from cells
