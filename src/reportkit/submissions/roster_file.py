"""A roster as a list that offices keep in Excel: a .csv with a column each for unit, kind and year."""

import os
import re
from collections.abc import Iterator, Sequence

from reportkit.annual_report import AnnualReport2019
from reportkit.annual_report.deadlines import Rank
from reportkit.errors import InvalidValue, ReportkitError, brief, system_reason
from reportkit.files import as_path, decoded, write_whole
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.submissions.csv_text import BrokenTable, as_csv_path, csv_bytes, csv_rows, is_formula
from reportkit.submissions.roster_faults import InvalidRoster, RosterFault, refused
from reportkit.submissions.units import ADDING, LONGEST_NAME, OWN, Roster, Unit, require_roster

COLUMNS = ("单位", "类别", "年度")

FORMER = "原名称"
"""A further column, which may be left out: the name of last year where it was another."""

LARGEST = 10 * 1024 * 1024  # bytes: a roster of a province has a hundredth of it

_YEAR = re.compile("[0-9]{4}")

Line = tuple[int, dict[str, str]]
"""A row by its columns, and the line of the file in which it ends."""


def save_roster(roster: Roster, path: str | os.PathLike[str]) -> None:
    """Save a roster as .csv in UTF-8 with a mark at its head (BOM), by which Excel knows it; whole or not at all.

    The office is the unit that is 本机关; where a roster has none, a line of the kind 汇总单位 names it. For another
    rank than 县级, `load_roster` is told. Raises SaveFailed where the file cannot be written.
    """
    require_roster(roster, "save_roster")
    target = as_csv_path(path, "save_roster")
    renamed = any(unit.formerly for unit in roster.units)
    rows = [(unit.name, unit.kind, roster.year, unit.formerly or "") for unit in roster.units]
    if roster.own is None:
        rows.insert(0, (roster.office, ADDING, roster.year, ""))
    lines = [(*COLUMNS, FORMER), *rows]
    write_whole(target, csv_bytes(line if renamed else line[: len(COLUMNS)] for line in lines))


def load_roster(
    path: str | os.PathLike[str], *, office: str | None = None, rank: Rank = "县级", year: int | None = None
) -> Roster:
    """Return the roster that a .csv with the columns 单位, 类别 and 年度 holds, in UTF-8, GB 18030 or UTF-16.

    A column 原名称 may give a unit's name of last year. Parameters: `office` the office that adds up, by default the
    unit that is 本机关, or the line of the kind 汇总单位, which is no unit; `rank` that of the government; `year` the
    year of all, where the file has no column 年度 or leaves it blank.
    Raises InvalidRoster, an InvalidValue, with every faulty line at once; InvalidValue for a file that cannot be read.
    """
    source = as_path(path, "load_roster")
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        raise InvalidValue(
            "{source} cannot be read: {reason}", source=repr(str(source)), reason=system_reason(error)
        ) from error
    try:
        return _roster(list(_lines(_text(content), year)), office, rank, year)
    except InvalidRoster as error:
        told = Message("{place}: {error}", place=source, error=error.message)
        raise InvalidRoster(told, faults=error.faults) from None


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        size = LARGEST // 2**20
        raise refused(RosterFault(None, Message("larger than {size} MB; give a list of units", size=size)))
    try:
        return decoded(content)
    except InvalidValue as error:
        raise refused(RosterFault(None, error.message)) from None


def _lines(text: str, year: int | None) -> Iterator[Line]:
    """Yield every row that is not empty; the year of all stands in each that leaves it blank."""
    needed = COLUMNS if year is None else COLUMNS[:2]
    rows = csv_rows(text)
    try:
        _, header = next(rows, (0, []))
        if not {*needed} <= {*header} <= {*COLUMNS, FORMER} or len({*header}) < len(header):
            raise refused(RosterFault(1, _other_columns(header)))
        for number, entries in rows:
            if any(entries):
                given = [*entries, *[""] * (len(header) - len(entries))]
                further = "、".join(filter(None, entries[len(header) :]))
                line = {FORMER: "", "年度": "", **dict(zip(header, given, strict=False)), "": further}
                yield number, {**line, "年度": line["年度"] or str(year or "")}
    except BrokenTable as error:
        raise refused(RosterFault(error.line, error.message)) from None


def _other_columns(header: Sequence[str]) -> Message:
    given = {"columns": brief("、".join(header)), "wanted": "、".join(COLUMNS), "former": FORMER}
    if "年度" in header:
        return Message("got the columns {columns}; give {wanted}, and {former} if need be", **given)
    return Message("got the columns {columns}; give {wanted}, and {former} if need be, or the year by year=", **given)


def _roster(lines: list[Line], office: str | None, rank: Rank, year: int | None) -> Roster:
    """Return the roster of rows, or raise with all that is wrong with them."""
    units = [line for line in lines if line[1]["类别"] != ADDING]
    if not units:
        raise refused(RosterFault(None, Message("no units below the header; give one a line")))
    names = {kind: [row["单位"] for _, row in lines if row["类别"] == kind] for kind in (ADDING, OWN)}
    name = office or next(iter((*names[ADDING], *names[OWN])), "")
    faults = list(_faults(lines, name, year))
    if not name:
        lacking = Message(
            "no unit is {own}; mark the office as {own}, or as {adding} where it reports nothing itself, or give "
            "office=…",
            own=OWN,
            adding=ADDING,
        )
        faults.append(RosterFault(None, lacking))
    if faults:
        raise refused(*faults)
    try:
        made = [Unit(row["单位"], row["类别"], row[FORMER] or None) for _, row in units]
        return Roster(name, int(lines[0][1]["年度"]), made, rank=rank)
    except ReportkitError:
        told = Message("{former} is a name of another unit too; give each name to one unit", former=FORMER)
        raise refused(RosterFault(None, told)) from None


def _faults(lines: list[Line], office: str, given: int | None) -> Iterator[RosterFault]:
    """Yield what is wrong with rows, each with its line."""
    first, seen = str(given or lines[0][1]["年度"]), set[str]()
    for number, row in lines:
        name, kind, year = (row[column] for column in COLUMNS)
        if row[""]:
            told = Message("{words} stands beyond the columns; take it out", words=brief(row[""]))
            yield RosterFault(number, told)
        if fault := _year_fault(year, first, given=given is not None):
            yield RosterFault(number, fault)
        if name in seen:
            yield RosterFault(number, Message("{name} stands twice; keep one line", name=brief(name)))
        elif kind in (OWN, ADDING) and name != office:
            told = Message(
                "{name} is {kind}, the office is {office}; only the office is",
                name=brief(name),
                kind=kind,
                office=office,
            )
            yield RosterFault(number, told)
        seen.add(name)
        try:
            Unit(name, kind, row[FORMER] or None)
        except ReportkitError:
            yield RosterFault(number, _field_fault(row))


def _field_fault(row: dict[str, str]) -> Message:
    """Return what is wrong with the fields of a row that no Unit takes."""
    if lacking := "、".join(column for column in COLUMNS[:2] if not row[column]):
        return Message("{columns} is not filled in", columns=lacking)
    for column in (*COLUMNS[:2], FORMER):
        text = row[column]
        if is_formula(text):
            return Message(
                "{column} {text} begins with {sign}, which Excel takes for a formula; type it anew",
                column=column,
                text=brief(text),
                sign=text[0],
            )
        if len(text) > LONGEST_NAME:
            return Message("{column} has more than {most} characters; type it anew", column=column, most=LONGEST_NAME)
    return Message("单位, 类别 or 原名称 has characters that cannot be used; type it anew")


def _year_fault(year: str, first: str, *, given: bool) -> Message | None:
    begin = AnnualReport2019.years.start
    if not year:
        return Message("the year is not filled in; give four digits such as 2024")
    if not _YEAR.fullmatch(year):
        return Message("got the year {year}; give four digits such as 2024", year=brief(year))
    if year != first and given:
        return Message("the year {year} beside {first}, which was given; give one year", year=year, first=brief(first))
    if year != first:
        return Message("the year {year} beside {first} of the first unit; give one year", year=year, first=brief(first))
    if int(year) not in range(begin, fields.YEARS.stop):
        return Message(
            "got the year {year}; units report ledgers for the years from {begin} on", year=year, begin=begin
        )
    return None
