"""Facts from a workbook or from data frames, and facts into a workbook."""

import os
from collections.abc import Iterable, Mapping

from reportkit.errors import InvalidValue, brief, wrong_type, wrong_value
from reportkit.files import as_path, write_whole
from reportkit.model import Body, Report
from reportkit.model.facts import Fact
from reportkit.spreadsheets.excel import workbook_bytes, workbook_tables
from reportkit.spreadsheets.faults import reading_order, refused
from reportkit.spreadsheets.forms import BODIES, FIGURES, OFFICE
from reportkit.spreadsheets.frames import GivenFrame, frame_tables, is_frame
from reportkit.spreadsheets.making import ANYBODY, facts_of
from reportkit.spreadsheets.tables import FactTable, Renamed, titles_of
from reportkit.spreadsheets.written import rows_of
from reportkit.values import value_class


@value_class
class SheetFacts:
    """What sheets say (表中数据): the office, and the facts of a report.

    Parameters: `office` that of the report, None where the sheets give none; to ask for it then raises InvalidValue;
    `facts` Statistics, Citations, Bodies and Terms in the order of the sheets.
    """

    _office: Body | None
    facts: tuple[Fact, ...]

    @property
    def office(self) -> Body:
        """The office of the report; raises InvalidValue where the sheets give none."""
        if self._office is None:
            raise InvalidValue(
                "facts_from: the sheets give no office; fill it in in the sheet {sheet} as {role}, or give a Body",
                sheet=BODIES.title,
                role=OFFICE,
            )
        return self._office


GivenSource = str | os.PathLike[str] | GivenFrame | Mapping[str, GivenFrame]
"""A workbook by its path, or data frames: that of the figures, or several by the names of their sheets."""


def facts_from(
    source: "GivenSource",
    *,
    sheet: str = FIGURES.title,
    columns: Renamed | None = None,
) -> SheetFacts:
    """Return the office and the facts that stand in a workbook, or in data frames of pandas or polars.

    The sheet 数据 has a row for each figure: 名称, 数值, and as far as need be 单位, 上年, 其中属于 (the name of the
    figure that it is a part of), 类型, 来源, 精确程度, 上年精确程度, 各项之和, 显示名称, 说明. The sheets 机关, 文件
    and 用语 have the office and other bodies, documents and terms; they may be left out. Other sheets are not read.
    A number is taken with the decimals that the sheet shows.

    Parameters: `source` the path of an .xlsx, a frame of figures, or frames by the names of their sheets, such as
    `pandas.read_excel(…, sheet_name=None, dtype=object)` gives, each still to be put through `.convert_dtypes()`;
    `sheet` the name of the sheet of figures; `columns` its headings where they are others, with what they stand for,
    None for a column that is to be passed over.

    Raises InvalidSheets, an InvalidValue, with everything that is wrong, each with sheet and cell: text for a number, a
    percentage, a date, a formula without a result, NaN, merged and hidden cells, a name twice, a part of nothing, an
    unknown column; InvalidValue where there is no file; MissingExtra where openpyxl is not installed.

    >>> class Frame:  # as polars has it
    ...     columns = ["名称", "数值", "单位", "其中属于"]
    ...     def rows(self):
    ...         return [("收到申请", 380, "件", None), ("网上申请", 352, None, "收到申请")]
    >>> facts_from(Frame()).facts[0].parts[0].unit
    '件'
    """
    renamed = {} if columns is None else columns
    if not isinstance(renamed, Mapping):
        raise wrong_type("facts_from.columns", columns, "a mapping of headings to headings")
    if is_frame(source):
        source = {sheet: source}  # type: ignore[dict-item]  # a frame, as was asked
    if isinstance(source, Mapping):
        return _made("facts_from", frame_tables(source, titles_of(sheet), renamed))
    path = as_path(source, "facts_from")
    if not path.is_file():
        raise InvalidValue("facts_from: there is no file {given}; give the path of a workbook", given=brief(str(path)))
    return _made(path.name, workbook_tables(path, titles_of(sheet), renamed))


def save_facts(facts: Iterable[Fact], path: str | os.PathLike[str], *, office: Body | None = None) -> None:
    """Save a workbook with facts that an office keeps and fills in; `facts_from` reads it. Whole, or not at all.

    It has a sheet for each kind of fact, with lists to choose from, and one that says how to fill it. The facts of
    `next_year(report).report` give the workbook of the next year, with this year's values as 上年 and 数值 blank.
    Of last year's Statistic its value and exactness are written; nothing else of it is printed anywhere.

    Parameters: `facts` Statistics with their parts, Citations, Terms and Bodies; `path` where, ending in .xlsx;
    `office` that of the report.

    Raises InvalidValue for another ending, for two facts of one name and for a number of more than 15 digits,
    WrongType for facts of another kind, SaveFailed where the file cannot be written, MissingExtra where openpyxl is
    not installed.
    """
    target = as_path(path, "save_facts")
    if target.suffix.lower() != ".xlsx":
        raise wrong_value("save_facts", os.fspath(path), "a path that ends in .xlsx")
    write_whole(target, facts_file(facts, office=office))


def facts_file(facts: Iterable[Fact], *, office: Body | None = None) -> bytes:
    """Return the bytes of the workbook that `save_facts` writes; raises what it raises."""
    if not isinstance(facts, Iterable):
        raise wrong_type("save_facts", facts, "facts, such as report.facts")
    given = tuple(facts)
    Report("数据", office or ANYBODY, year=2024, facts=given)  # refuses what no report can hold together
    return workbook_bytes(rows_of(given, office))


def _made(source: str, tables: list[FactTable]) -> SheetFacts:
    office, facts = facts_of(tables)
    faults = [fault for table in tables for fault in sorted(table.faults, key=reading_order)]
    if faults:
        raise refused(source, faults)
    return SheetFacts(office, facts)
