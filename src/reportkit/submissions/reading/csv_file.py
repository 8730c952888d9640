"""Returns as a list that programs write: a .csv with a line for each cell of each unit."""

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import attrs
from attrs import field

from reportkit.errors import InvalidValue, brief
from reportkit.files import decoded, write_whole
from reportkit.submissions.cells import totals
from reportkit.submissions.csv_text import as_csv_path, csv_bytes, csv_rows
from reportkit.submissions.form import REASONS, Form, FormCell, form_for
from reportkit.submissions.missing_cells import ZERO
from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.reading.collector import FindingCollector, refused, unopened
from reportkit.submissions.reading.entries import stated_year, typed_entry
from reportkit.submissions.units import Roster, Unit, name_of, require_roster
from reportkit.workbooks.entries import WrongEntry, is_blank
from reportkit.workbooks.labels import named, one_line, plain

COLUMNS = ("单位", "年度", "项目", "数值")

STRANGERS = "有{}个以上的单位不在单位名单中，没有读取；请使用下发的文件填写"

MOST_STRANGERS = 100
"""Units outside of the roster that are told one by one; more are no checklists."""

LARGEST = 64 * 2**20
"""Bytes: the cells of a thousand units come to a tenth of it."""


@attrs.define
class _Gathered:
    """What is read of one unit, and the line in which each cell stands."""

    collector: FindingCollector
    lines: dict[str, int] = field(factory=dict)


def save_csv(roster: Roster, path: str | os.PathLike[str], *, units: Iterable[Unit | str] | None = None) -> None:
    """Save a .csv to be filled: columns 单位, 年度, 项目, 数值, a line for each cell that is entered.

    项目 is the name of the cell's figure, such as 自然人新收申请; totals may be added, and A1, A2 or B4 with the
    reason why it fails. Parameters: `units` those whose lines it has, by default all of the roster.

    Raises InvalidValue for a unit that is not in the roster, SaveFailed where the file cannot be written.
    """
    require_roster(roster, "save_csv")
    target = as_csv_path(path, "save_csv")
    chosen = roster.units if units is None else [roster.unit(name_of(unit)) for unit in units]
    cells = [cell for cell in form_for(roster.year).cells() if not cell.parts]
    rows = ((unit.name, roster.year, cell.name, "") for unit in chosen for cell in cells)
    write_whole(target, csv_bytes(chain([COLUMNS], rows)))


def read_csv(path: Path, roster: Roster) -> list[ReadResult]:
    """Return what came of each unit in a .csv; whatever is wrong with it is among the findings, with its line."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            return [refused(path.name, "文件过大，没有读取；请分成几个文件报送")]
        rows = ((number, row) for number, row in csv_rows(decoded(content), strict=True) if any(row))
        return _read(rows, path.name, roster)
    except OSError as error:
        return [unopened(path.name, error)]
    except InvalidValue:
        return [refused(path.name, "文件不是可以读取的 CSV 文件；请另存为“CSV UTF-8（逗号分隔）”后重新报送")]


def _read(rows: Iterator[tuple[int, Sequence[str]]], file: str, roster: Roster) -> list[ReadResult]:
    _, header = next(rows, (0, []))
    if tuple(header) != COLUMNS:
        stands = f"“{brief('、'.join(header))}”" if header else "空"
        return [refused(file, f"第1行应为“{'，'.join(COLUMNS)}”，文件中为{stands}；请使用下发的文件填写")]
    form = form_for(roster.year)
    units: dict[str, _Gathered] = {}
    strangers = 0
    for number, row in rows:
        name = roster.called(row[0]) or row[0]
        if name not in units:
            strangers += name not in roster
            if strangers > MOST_STRANGERS:
                return [refused(file, STRANGERS.format(MOST_STRANGERS))]
            units[name] = _Gathered(FindingCollector(roster, file))
            units[name].collector.named(name, cell=f"第{number}行")
        _take(units[name], number, row, form)
    for unit in units.values():
        _say_absent(unit, form)
    return [unit.collector.received() for unit in units.values()] or [
        refused(file, "文件中没有数据；请使用下发的文件填写")
    ]


@cache
def _items(year: int) -> dict[str, FormCell]:
    """Return the cells of a year's form by their names, as `plain` has them."""
    return {plain(cell.name): cell for cell in form_for(year).cells()}


def _take(gathered: _Gathered, number: int, row: Sequence[str], form: Form) -> None:
    """Take one line."""
    collector, place = gathered.collector, f"第{number}行"
    if len(row) != len(COLUMNS):
        gathered.lines.setdefault("".join(row[2:3]), number)
        collector.say("cell_wrong", f"应有{len(COLUMNS)}列，这一行有{len(row)}列；数值中不要有逗号", cell=place)
        return
    _, year, typed, value = row
    cell = _items(form.year).get(plain(typed))
    item = cell.name if cell else plain(typed)
    if stated_year(year) != form.year:
        if not any(found.name == "wrong_year" for found in collector.findings):  # each of its lines has it
            message = f"填报年度为{brief(year) or '空'}，应为{form.year}"
            collector.say("wrong_year", message, cell=place, quotation=year)
        return
    if item in gathered.lines:
        message = f"“{brief(item)}”与第{gathered.lines[item]}行重复；请只保留一行"
        collector.say("form_changed", message, cell=place, quotation=item)
        return
    gathered.lines[item] = number
    if item in REASONS:
        if one_line(value):
            collector.reasons[item] = one_line(value)
        return
    if cell is None:
        likely = difflib.get_close_matches(brief(item), [one.name for one in form.cells()], n=1)
        gathered.lines.update(dict.fromkeys(set(likely) - set(gathered.lines), number))  # so that it is not lacking too
        hint = f"，是否为“{likely[0]}”？" if likely else "，请使用下发的文件填写"
        collector.say("form_changed", f"没有“{brief(item)}”这个项目{hint}", cell=place, quotation=item)
        return
    _enter(gathered, cell, value, number)


def _enter(gathered: _Gathered, cell: FormCell, value: str, number: int) -> None:
    collector, place = gathered.collector, f"第{number}行"
    collector.places[cell.name] = "", place
    try:
        collector.entries[cell.name] = typed_entry(value, cell.kind, cell.decimals)
    except WrongEntry as error:
        collector.say("cell_wrong", f"{cell.name}{error}", cell=place, quotation=value)
    else:
        if is_blank(value) and not cell.parts:
            collector.blank.add(cell.name)


def _say_absent(gathered: _Gathered, form: Form) -> None:
    """Say, once, which lines are not there; totals may be left out."""
    collector = gathered.collector
    if any(found.name == "wrong_year" for found in collector.findings):
        return
    entered = [cell.name for cell in form.cells() if not cell.parts]
    derived = totals(form.year)
    absent = [name for name in entered if name not in gathered.lines and name not in derived]
    if absent:
        collector.say("not_reported", f"没有{named(absent, '个项目')}的数据；{ZERO}")
