"""Tables: how cells tile a grid, how rows are given, and what a grid becomes on paper, as text and as XML."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments import checks
from instruments.package import DOCUMENT, Element, W, attribute, child_value, plain_text, read
from instruments.session import Validated
from reportkit import Cell, Report, Section, Statistic, Table, Term, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704
from reportkit.manuscript import Grid, GridCell, Line, Role
from reportkit.model.grid import Covered, Row, TiledRow, Value
from reportkit.writers.docx.fitting import column_widths
from reportkit.writers.docx.line_breaks import lines, set_width
from samples import report

UPRIGHT, TURNED = 8845, 12757  # twips: 156 and 225 mm


def grid(table: Table, **fields: Any) -> Grid:
    """The grid that a table becomes."""
    (found,) = [b for b in compose(report(sections=[table], **fields)).blocks if isinstance(b, Grid)]
    return found


def around(table: Table, **fields: Any) -> list[tuple[Role, str]]:
    """The lines above and below a table."""
    blocks = compose(report(sections=[table], **fields)).blocks[2:]
    return [(block.role, block.number + block.text) for block in blocks if isinstance(block, Line) and block.spans]


# ---------------------------------------------------------------- tiling

Names = tuple[tuple[str, ...], ...]


@st.composite
def cuts(draw: st.DrawFn) -> tuple[list[list[Cell]], Names]:
    """Rows of cells that tile a grid, and the name of the cell that lies on each of its places."""
    height, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    names = [[""] * columns for _ in range(height)]
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for row in range(height):
        for column in range(columns):
            if names[row][column]:
                continue
            free = next((c for c in range(column, columns) if names[row][c]), columns) - column
            cell = Cell(
                f"{row}/{column}",
                across=draw(st.integers(1, free)),
                down=draw(st.integers(1, height - row)),
            )
            rows[row].append(cell)
            for covered in range(row, row + cell.down):
                names[covered][column : column + cell.across] = [f"{row}/{column}"] * cell.across
    return rows, tuple(map(tuple, names))


def names_of(rows: Sequence[TiledRow]) -> Names:
    """The name of the cell on each place, from a table's tiled rows."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        names: list[str] = []
        for entry in row:
            if isinstance(entry, Covered):
                names += found[-1][len(names) : len(names) + entry.across]
            else:
                assert isinstance(entry, Cell)
                names += [str(entry.value)] * entry.across
        found.append(tuple(names))
    return tuple(found)


def names_in_word(table: Element) -> Names:
    """The same from w:tbl."""
    found: list[tuple[str, ...]] = []
    for row in table.iter(W + "tr"):
        names: list[str] = []
        for cell in row.iter(W + "tc"):
            properties = cell.find(W + "tcPr")
            across = int(child_value(properties, "gridSpan") or 1)
            merge = properties.find(W + "vMerge") if properties is not None else None
            goes_on = merge is not None and not attribute(merge)
            names += found[-1][len(names) : len(names) + across] if goes_on else [plain_text(cell)] * across
        found.append(tuple(names))
    return tuple(found)


@given(cuts())
def test_every_cut_of_a_grid_tiles_and_comes_back_place_by_place(cut: tuple[list[list[Cell]], Names]) -> None:
    rows, names = cut
    assert names == names_of(Table(rows).body)
    (table,) = read(render(report(sections=[Table(rows)]))).all("tbl", DOCUMENT)
    assert names == names_in_word(table)


@given(cuts(), st.data())
def test_a_cut_of_which_one_cell_is_taken_away_is_refused(
    cut: tuple[list[list[Cell]], Names], data: st.DataObject
) -> None:
    rows, _ = cut
    full = [number for number, row in enumerate(rows) if row]
    number = data.draw(st.sampled_from(full))
    row = list(rows[number])
    row.pop(data.draw(st.integers(0, len(row) - 1)))
    with pytest.raises(InvalidValue, match=r"row \d+|Table: its first row has no cells"):
        Table([*rows[:number], row, *rows[number + 1 :]], header=[[f"{n}" for n in range(_columns(rows))]])


def _columns(rows: Sequence[Sequence[Cell]]) -> int:
    return sum(cell.across for cell in rows[0])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["甲", "乙"], ["丙"]], "Table.rows row 2, column 2: no cell; give 2 columns"),
        ([["甲", "乙"], ["丙", "丁", "戊"]], "Table.rows row 2: 1 cell too many; the table has 2 columns"),
        ([["甲", "乙"], [Cell("丙", across=3)]], "Table.rows row 2, column 1: a span of 3 runs over column 2"),
        (
            [["甲", Cell("乙", down=2)], ["丙", "丁"]],
            "Table.rows row 2: 1 cell too many; the table has 2 columns",
        ),
        (
            [["甲", Cell("乙", down=2), "丙"], [Cell("丁", across=2), "戊"]],
            "Table.rows row 2, column 1: a span of 2 runs into a cell from above",
        ),
        (
            [["甲", "乙"], ["丙", Cell("丁", down=3)], ["戊"]],
            "Table.rows row 3, column 2: a span runs over the last row by 1; let it span fewer",
        ),
        ([["甲"], ["乙", "丙", "丁"]], "Table.rows row 2: 2 cells too many; the table has 1 column"),
        ([], "Table.rows: got none; a table has one row or more"),
        ([[]], "Table.rows: its first row has no cells; give one or more"),
        ([["甲", float("nan")]], "Table.rows row 1, column 2: got NaN; give a finite number"),
        (
            [["甲", 0.1 + 0.2]],
            "Table.rows row 1, column 2: got 0.30000000000000004; round it to what is to be printed, such as round(x, 2)",
        ),
        (
            [["甲", 5210 * 1.15]],  # no more than 12 decimals
            "Table.rows row 1, column 2: got 5991.499999999999; round it to what is to be printed, such as round(x, 2)",
        ),
        (
            [["甲", Decimal(1) / 3]],
            f"Table.rows row 1, column 2: got Decimal('0.{'3' * 28}'); give a number of at most 12 decimals; round it to ",
        ),
        ([["甲"], [Decimal("inf")]], "Table.rows row 2, column 1: got Infinity; give a finite number"),
        ([["甲"], ["{乙"]], "Table.rows row 2, column 1: '{' at position 0 is never closed"),
        ([["甲"], ["乙\n丙"]], "Table.rows row 2, column 1: line break U+000A at position 1"),
        ([{"甲": 1, "乙": 2}, {"甲": 1}], "Table.rows row 2: its keys differ from the first row's in 乙"),
    ],
)
def test_what_does_not_tile_is_refused_with_its_place(rows: list[Any], expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Table(rows)
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"rows": [["甲", "乙"]], "header": ["丙"]},
            "header: its first row is 1 column wide, row 1 of the rows 2; give both as many",
        ),
        ({"rows": [["甲"]], "header": ["丙", "丁"]}, "rows row 1, column 2: no cell; give 2 columns"),
        (
            {"rows": [["甲"], ["{乙"]]},
            "rows row 2, column 1: '{' at position 0 is never closed; write '{{' for a brace",
        ),
        ({"rows": [{"甲": 1}, {"乙": 1}]}, "rows row 2: its keys differ from the first row's in 乙、甲; "),
        ({"rows": [["甲"]], "widths": [3, 4]}, "widths: got 2 for 1 column; give one for each"),
        ({"rows": [["甲"]], "align": ["middle"]}, "align: got 'middle'; give one of 'left', 'center', 'right'"),
        ({"rows": [[Cell("甲", down=2)], []], "grouped": 1}, "rows row 1, column 1: a span in a grouped column; "),
    ],
)
def test_a_table_is_named_by_its_caption_in_what_is_said_of_it(given: dict[str, Any], expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Table(caption="公开渠道", **given)
    assert str(caught.value).startswith(f'Table("公开渠道").{expected}')


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=9))
def test_what_a_float_was_written_with_is_printed(written: Decimal) -> None:
    held = float(written)  # 15 digits or fewer
    assert Decimal(str(held)) == written
    assert Table([[held]]).body == ((held,),)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["甲", True]], "Table.rows row 1, column 2: got True of type bool; give text, a number, "),
        ([["甲", ["乙"]]], "Table.rows row 1, column 2: got ['乙'] of type list"),
        (["甲乙"], "Table.rows row 1: got '甲乙' of type str; give a list of values, or a mapping"),
        ([{"甲": 1}, ["乙"]], "Table.rows row 2: got ('乙',) of type tuple; give a mapping, as the first row is"),
        ("甲", "Table.rows: got '甲' of type str; give a list of rows, or a data frame"),
    ],
)
def test_what_is_no_row_or_no_value_is_refused_with_its_place(rows: Any, expected: str) -> None:
    with pytest.raises(WrongType) as caught:
        Table(rows)
    assert str(caught.value).startswith(expected)


def test_a_header_that_does_not_tile_is_refused_as_the_header() -> None:
    header: list[Row] = [(Cell("甲", across=2), "乙"), ("丙", "丁")]
    with pytest.raises(InvalidValue, match=r"Table\.header row 2, column 3: no cell"):
        Table([["甲", "乙", "丙"]], header=header)


# ---------------------------------------------------------------- rows


class Frame:
    """Gives its rows as data frames do."""

    def __init__(self, rows: Sequence[Mapping[str, Value]]) -> None:
        self._rows = rows

    def to_dicts(self) -> Sequence[Mapping[str, Value]]:
        return self._rows


RECORDS: list[Mapping[str, Value]] = [{"单位": "甲局", "件数": 3}, {"件数": 12, "单位": "乙局"}]


@pytest.mark.parametrize(
    "table",
    [
        Table([["甲局", 3], ["乙局", 12]], header=["单位", "件数"]),
        Table((("甲局", 3), ("乙局", 12)), header=[["单位", "件数"]]),
        Table(RECORDS),
        Table(Frame(RECORDS)),
        Table([{"a": "甲局", "b": 3}, {"a": "乙局", "b": 12}], header=["单位", "件数"]),
    ],
    ids=["lists", "tuples", "mappings", "to_dicts", "mappings under other labels"],
)
def test_rows_come_as_sequences_mappings_or_from_to_dicts(table: Table) -> None:
    assert [("单位", "件数"), ("甲局", 3), ("乙局", 12)] == [*table.head, *table.body]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("文字", "文字"),
        ("", ""),
        (None, ""),
        (0, "0"),
        (12656, "12656"),
        (-3, "-3"),
        (8.25, "8.25"),
        (61.50, "61.5"),
        (Decimal("61.50"), "61.50"),
        (Decimal(5920), "5920"),
        ("{{原样}}", "{原样}"),
        ("{公开信息:数}", "12"),
        ("{年}年", "2018年"),
        (Cell("{公开信息}", align="center"), "公开信息12条"),
    ],
)
def test_how_a_value_is_printed(value: Value | Cell, expected: str) -> None:
    (row,) = grid(Table([[value]]), facts=[Statistic("公开信息", 12, "条")]).body
    assert [expected] == [entry if isinstance(entry, str) else getattr(entry, "text", "") for entry in row]


def test_a_fact_in_a_cell_counts_as_told_and_follows_its_facts() -> None:
    table = Table([["公开信息", "{公开信息:数}"]])
    texts = [
        render(report(sections=[table], facts=[Statistic("公开信息", n, "条")]), ".txt").decode() for n in (12, 13)
    ]
    assert ["公开信息\t12", "公开信息\t13"] == [text.splitlines()[2] for text in texts]


def test_an_unknown_slot_in_a_cell_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidValue, match=r'sections\[0\]\.rows\[1\]: no fact "乙"'):
        report(sections=[Table([["甲"], ["{乙}"]])])


@pytest.mark.parametrize(
    ("grouped", "rows", "expected"),
    [
        (
            1,
            [["甲", 1], ["甲", 2], ["乙", 3]],
            [(Cell("甲", down=2), 1), (Covered(), 2), ("乙", 3)],
        ),
        (
            2,
            [["甲", "子", 1], ["甲", "子", 2], ["乙", "子", 3], ["乙", "丑", 4]],
            [
                (Cell("甲", down=2), Cell("子", down=2), 1),
                (Covered(), Covered(), 2),
                (Cell("乙", down=2), "子", 3),  # within the left neighbour's span only
                (Covered(), "丑", 4),
            ],
        ),
        (0, [["甲", 1], ["甲", 2]], [("甲", 1), ("甲", 2)]),
    ],
)
def test_equal_labels_merge_down_within_their_left_neighbours(
    grouped: int, rows: list[list[Value]], expected: list[TiledRow]
) -> None:
    assert expected == list(Table(rows, grouped=grouped).body)


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize(
    ("values", "role", "decimals"),
    [
        ([1, 20, 300], Role.TABLE_FIGURE, 0),
        ([1, 2.5, Decimal("3.25")], Role.TABLE_FIGURE, 2),
        (["12,656", "—", "98.5%"], Role.TABLE_FIGURE, 1),
        (["60.3%", "39.7%", "100%"], Role.TABLE_FIGURE, 0),
        (["60.3%", "9.25%", "100%"], Role.TABLE_FIGURE, 2),
        (["60.3%", "100.0%"], Role.TABLE_FIGURE, 0),
        (["60.3", "100"], Role.TABLE_FIGURE, 1),
        (["60.3%", "12.5", "100%"], Role.TABLE_FIGURE, 1),
        ([1, "", None], Role.TABLE_FIGURE, 0),
        (["{待补}", 2], Role.TABLE_FIGURE, 0),
        (["件", "万元", "人次"], Role.TABLE_CENTRED, 0),
        (["件", "万元", "平方千米米"], Role.TABLE_TEXT, 0),
        ([1, "约20"], Role.TABLE_CENTRED, 0),
        (["", None], Role.TABLE_CENTRED, 0),
    ],
)
def test_a_column_stands_as_what_is_in_it(values: list[Value], role: Role, decimals: int) -> None:
    (column,) = grid(Table([[value] for value in values])).columns
    assert (role, decimals) == (column.role, column.decimals)


def test_only_a_first_column_that_counts_the_rows_is_centred_though_it_is_figures() -> None:
    made = grid(Table([[1, 1, "甲"], [2, 2, "乙"]]))
    assert [Role.TABLE_CENTRED, Role.TABLE_FIGURE, Role.TABLE_CENTRED] == [column.role for column in made.columns]


def test_alignment_may_be_given_for_columns_and_for_cells() -> None:
    made = grid(Table([["甲", Cell(1, align="left")], ["乙", 2]], align=["right", "center"], dense=True))
    assert [Role.DENSE_FIGURE, Role.DENSE_CENTRED] == [column.role for column in made.columns]
    cell = made.body[0][1]
    assert isinstance(cell, GridCell)
    assert Role.DENSE_TEXT == cell.role


def test_what_stands_above_and_below_a_table() -> None:
    table = Table(
        [["甲", 1]],
        caption="{年}年情况",
        unit="{单位词}",
        notes=["注文甲。", "注文{单位词}。"],
        source="{单位}",
    )
    expected = [
        (Role.TABLE_CAPTION, "表1\u30002018年情况"),
        (Role.TABLE_UNIT, "单位：万元"),
        (Role.TABLE_NOTE, "注1：注文甲。"),
        (Role.TABLE_NOTE, "注2：注文万元。"),
        (Role.TABLE_NOTE, "资料来源：示例县人民政府办公室"),
    ]
    assert expected == around(table, facts=[Term("单位词", "万元")])


def test_a_single_note_has_no_number_and_notes_hang_behind_their_mark() -> None:
    blocks = compose(report(sections=[Table([["甲"]], notes="注文。", source="统计局")])).blocks
    notes = [block for block in blocks if isinstance(block, Line) and block.role is Role.TABLE_NOTE]
    assert [("注：注文。", 2, 2), ("资料来源：统计局", 5, 5)] == [(n.text, n.left, n.hanging) for n in notes]


def test_captions_count_through_the_report_and_only_captions() -> None:
    captions = [Table([["甲"]], caption="甲"), Table([["乙"]]), Table([["丙"]], caption="丙")]
    made = report(sections=[Section("子", captions), Section("丑", [Section("寅", captions[:1])])])
    numbers = [b.number for b in compose(made).blocks if isinstance(b, Line) and b.role is Role.TABLE_CAPTION]
    assert ["表1", "表2", "表3"] == numbers


def test_what_has_no_caption_cannot_have_a_name() -> None:
    with pytest.raises(InvalidValue, match=r"sections\[0\]\.name: what has no caption has no number"):
        report(sections=[Table([["甲"]], name="情况表")])


# ---------------------------------------------------------------- widths


def widths(table: Table) -> list[int]:
    made = grid(table)
    return column_widths(made, GB9704, TURNED if table.landscape else UPRIGHT)


@pytest.mark.parametrize(
    ("given_widths", "expected"),
    [
        ([4, 10], [(4.2 * 240) + 114, (10.2 * 240) + 114]),
        ([2.5, 2.5], [(2.7 * 240) + 114] * 2),
    ],
)
def test_given_widths_are_taken_as_they_are(given_widths: list[float], expected: list[float]) -> None:
    assert [round(width) for width in expected] == widths(Table([["甲", "乙"]], widths=given_widths))


@pytest.mark.parametrize("landscape", [False, True])
@given(
    columns=st.lists(st.lists(st.text("国1", max_size=60), min_size=2, max_size=2), min_size=1, max_size=12),
    given_widths=st.booleans(),
)
def test_a_table_is_never_wider_than_the_type_area(
    columns: list[list[str]], given_widths: bool, landscape: bool
) -> None:
    rows = list(zip(*columns, strict=True))
    table = Table(rows, widths=[30] * len(columns) if given_widths else None, landscape=landscape)
    assert sum(widths(table)) <= (TURNED if landscape else UPRIGHT)


@pytest.mark.parametrize(
    "rows",
    [
        [["国" * 30, 12345678, 1.25, "国" * 60]],
        [["国" * 200, "12,345,678.25"]],
        [["国" * 20, *[123456] * 6]],
        [["很长的单位名称需要转行的一列", 96171.6, 59237.2449, 24252.311082, "国" * 40]],
    ],
)
def test_words_turn_before_figures_do(rows: list[list[Value]]) -> None:
    heads = ["一个相当长的列标题"] * len(rows[0])
    table = Table(rows, header=heads)
    for value, width in zip(rows[0], widths(table), strict=True):
        if not isinstance(value, str) or value.isascii():
            needed = set_width(str(value)) * 240
            assert needed <= width - 114, value


def test_short_columns_leave_their_room_to_long_ones() -> None:
    label, unit, figure = widths(Table([["国" * 40, "件", 12]], header=["指标", "单位", "数量"]))
    assert [pytest.approx(2.2 * 240 + 114, abs=20)] * 2 == [unit, figure]
    assert UPRIGHT == label + unit + figure


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 4, 1),
        ("国国国国", 4, 1),
        ("国国国国国", 4, 2),
        ("国国国国。", 4, 2),  # the mark takes its character along
        ("国国国（国）国", 4, 2),
        ("共12656条", 4, 2),  # a number is not cut
        ("1234567890123456", 4, 2),  # unless it is longer than the line
        ("国" * 16, 4, 4),
        ("国" * 16, 4.9, 4),
    ],
)
def test_how_many_lines_a_text_takes(text: str, room: float, expected: int) -> None:
    assert expected == lines(text, room)


# ---------------------------------------------------------------- plain text, XML

SPANNED = Table(
    [["甲", 1, 2], [Cell("乙", down=2), 3, 4], [Cell("丙", across=2)]],
    header=[["项目", Cell("数量", across=2)], ["", "本年", "上年"]],
    caption="情况",
    unit="件",
    notes=["注文。"],
)


def test_plain_text_is_a_line_a_row_with_tabs_between_the_columns() -> None:
    expected = [
        "表1\u3000情况",
        "单位：件",
        "项目\t数量\t",
        "\t本年\t上年",
        "甲\t1\t2",
        "乙\t3\t4",
        "\t丙\t",
        "注：注文。",
    ]
    assert expected == render(report(sections=[SPANNED]), ".txt").decode().splitlines()[2:]


HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def test_a_row_as_xml() -> None:
    table = Table(
        [["甲", 1.5, Cell("乙", align="center")], [Cell("丙", across=2), 2]],
        header=["子", "丑", "寅"],
        widths=[2, 2, 2],
    )
    document = read(render(report(sections=[table]))).parts[DOCUMENT].decode()
    start = '<w:tc><w:tcPr><w:tcW w:w="642" w:type="dxa"/>'
    middle = '<w:vAlign w:val="center"/></w:tcPr>'
    head = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + "".join(
        f'{start}{middle}<w:p><w:pPr><w:pStyle w:val="OfficialTableHead"/><w:keepNext/></w:pPr>'
        f"<w:r>{HINT}<w:t>{label}</w:t></w:r></w:p></w:tc>"
        for label in "子丑寅"
    )
    assert f"{head}</w:tr>" in document
    first = (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'{start}{middle}<w:p><w:pPr><w:pStyle w:val="OfficialTableCentred"/><w:keepNext/></w:pPr>'
        f"<w:r>{HINT}<w:t>甲</w:t></w:r></w:p></w:tc>"
        f'{start}{middle}<w:p><w:pPr><w:pStyle w:val="OfficialTableFigure"/><w:keepNext/></w:pPr>'
        f"<w:r>{HINT}<w:t>1.5</w:t></w:r></w:p></w:tc>"
        f'{start}{middle}<w:p><w:pPr><w:pStyle w:val="OfficialTableCentred"/><w:keepNext/></w:pPr>'
        f"<w:r>{HINT}<w:t>乙</w:t></w:r></w:p></w:tc></w:tr>"
    )
    assert first in document
    spanning = f'<w:tc><w:tcPr><w:tcW w:w="1284" w:type="dxa"/><w:gridSpan w:val="2"/>{middle}'
    assert spanning in document


@pytest.mark.parametrize("decimals", ["1", "1.2", "1.25", "100%"])
def test_a_figure_is_moved_in_by_the_decimals_it_lacks(decimals: str) -> None:
    table = Table([[decimals], ["3.125"]])
    first = next(read(render(report(sections=[table]))).all("tc", DOCUMENT))
    indent = next(first.iter(W + "ind"), None)
    lacking = {"1": 4, "1.2": 2, "1.25": 1, "100%": 4}[decimals]
    assert indent is not None
    assert str(lacking * 120) == attribute(indent, "right")


def documents() -> list[Report]:
    return [
        report(sections=[SPANNED, SPANNED, "文字。"]),
        report(sections=[SPANNED]),
        report(sections=[Table([[n, "甲"] for n in range(90)], grouped=1, landscape=True)]),
        report(sections=["文字。", Table([[n // 30, "甲"] for n in range(90)], grouped=1)]),
    ]


def test_tables_are_valid(validated: Validated) -> None:
    validated.all([render(made) for made in documents()])
    assert [[]] * 4 == [checks.faults(render(made, numbering="typed")) for made in documents()]


def test_tables_side_by_side_and_at_the_end_have_a_paragraph_behind_them() -> None:
    body = next(read(render(documents()[0])).all("body", DOCUMENT))
    kinds = [child.tag.removeprefix(W) for child in body if isinstance(child.tag, str)]
    assert "p tbl p p p tbl" in " ".join(kinds)  # note, caption, unit between
    plain = report(sections=[Table([["甲"]]), Table([["乙"]])])
    kinds = [
        child.tag.removeprefix(W)
        for child in next(read(render(plain)).all("body", DOCUMENT))
        if isinstance(child.tag, str)
    ]
    assert ["tbl", "p", "tbl", "p", "sectPr"] == kinds[-5:]


def test_the_same_table_gives_the_same_bytes() -> None:
    first, second = (render(report(sections=[SPANNED])) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("length", [300, 2700])
def test_a_row_higher_than_the_schema_allows_has_no_height_of_its_own(length: int, validated: Validated) -> None:
    rows = [["市场监管", "落实" + "国" * length], ["市场监管", "短"]]
    widths: dict[str, Any] = {"widths": [5, 3]} if length < 1000 else {}
    docx = render(report(sections=[Table(rows, header=["单位", "内容"], grouped=1, **widths)]))
    heights = [int(attribute(height, "val")) for height in read(docx).all("trHeight", DOCUMENT)]
    assert heights == [height for height in heights if height <= 31680]
    validated(docx)
