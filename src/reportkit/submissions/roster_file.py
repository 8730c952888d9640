"""A roster as a list that offices keep in Excel: a .csv with a column each for unit, kind and year."""

import os
import re
from collections.abc import Iterator

from reportkit.annual_report import AnnualReport2019
from reportkit.annual_report.deadlines import Rank
from reportkit.errors import InvalidValue, ReportkitError, brief
from reportkit.files import as_path, decoded, write_whole
from reportkit.model import fields
from reportkit.submissions.csv_text import BrokenTable, csv_bytes, csv_rows, is_formula
from reportkit.submissions.roster_faults import InvalidRoster, RosterFault, refused
from reportkit.submissions.units import ADDING, LONGEST_NAME, OWN, Roster, Unit

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
    target = as_path(path, "save_roster")
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
        reason = getattr(error, "strerror", None) or error
        raise InvalidValue(f"{str(source)!r} cannot be read: {reason}") from error
    try:
        return _roster(list(_lines(_text(content), year)), office, rank, year)
    except InvalidRoster as error:
        raise InvalidRoster(f"{source}: {error}", error.faults) from None


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        message = f"larger than {LARGEST} bytes; give a list of units"
        raise refused(RosterFault(None, message, f"文件超过{LARGEST // 2**20} MB，不是单位名单"))
    try:
        return decoded(content)
    except InvalidValue as error:
        save = "不是UTF-8、GB 18030或者UTF-16编码的文本；请在Excel中另存为“CSV UTF-8（逗号分隔）”"
        raise refused(RosterFault(None, str(error), save)) from None


def _lines(text: str, year: int | None) -> Iterator[Line]:
    """Yield every row that is not empty; the year of all stands in each that leaves it blank."""
    needed = COLUMNS if year is None else COLUMNS[:2]
    rows = csv_rows(text)
    try:
        _, header = next(rows, (0, []))
        if not {*needed} <= {*header} <= {*COLUMNS, FORMER} or len({*header}) < len(header):
            stands, wanted = brief("、".join(header)), "、".join(COLUMNS)
            told = f"各列应为{wanted}，可以另加{FORMER}；文件中为“{stands}”"
            told += "，年度也可以用 --year 给出" if "年度" not in header else ""
            raise refused(RosterFault(1, f"got the columns {stands}; give {wanted}", told))
        for number, entries in rows:
            if any(entries):
                given = [*entries, *[""] * (len(header) - len(entries))]
                further = "、".join(filter(None, entries[len(header) :]))
                line = {FORMER: "", "年度": "", **dict(zip(header, given, strict=False)), "": further}
                yield number, {**line, "年度": line["年度"] or str(year or "")}
    except BrokenTable as error:
        raise refused(RosterFault(error.line, str(error), "这一行不是完整的CSV，请检查引号")) from None


def _roster(lines: list[Line], office: str | None, rank: Rank, year: int | None) -> Roster:
    """Return the roster of rows, or raise with all that is wrong with them."""
    units = [line for line in lines if line[1]["类别"] != ADDING]
    if not units:
        message = "no units below the header; give one a line"
        raise refused(RosterFault(None, message, "表头下面没有单位；请每行填写一个单位"))
    names = {kind: [row["单位"] for _, row in lines if row["类别"] == kind] for kind in (ADDING, OWN)}
    name = office or next(iter((*names[ADDING], *names[OWN])), "")
    faults = list(_faults(lines, name, year))
    if not name:
        message = f"no unit is {OWN}; mark the office, or give office=…"
        told = f"没有类别为“{OWN}”的单位；负责汇总的单位请填“{OWN}”，它自己不报送的填“{ADDING}”"
        faults.append(RosterFault(None, message, told))
    if faults:
        raise refused(*faults)
    try:
        made = [Unit(row["单位"], row["类别"], row[FORMER] or None) for _, row in units]
        return Roster(name, int(lines[0][1]["年度"]), made, rank=rank)
    except ReportkitError as error:
        told = f"{FORMER}与另一个单位的名称或者{FORMER}相同；每个名称只能属于一个单位"
        raise refused(RosterFault(None, str(error), told)) from None


def _faults(lines: list[Line], office: str, given: int | None) -> Iterator[RosterFault]:
    """Yield what is wrong with rows, each with its line."""
    first, seen = str(given or lines[0][1]["年度"]), set[str]()
    for number, row in lines:
        name, kind, year = (row[column] for column in COLUMNS)
        if row[""]:
            stands = brief(row[""])
            yield RosterFault(number, f"{stands} stands beyond the columns; take it out", f"多出“{stands}”，请删去")
        yield from _year_faults(number, year, first, "给出的年度" if given else "第一个单位")
        if name in seen:
            yield RosterFault(number, f"{brief(name)} stands twice; keep one line", f"“{brief(name)}”重复，只保留一行")
        elif kind in (OWN, ADDING) and name != office:
            message = f"{brief(name)} is {kind}, the office is {office}; only the office is"
            yield RosterFault(number, message, f"“{brief(name)}”的类别为“{kind}”，而负责汇总的是“{office}”；只能有一个")
        seen.add(name)
        try:
            Unit(name, kind, row[FORMER] or None)
        except ReportkitError as error:
            yield RosterFault(number, str(error), _told_fields(row))


def _told_fields(row: dict[str, str]) -> str:
    """Return what is wrong with the fields of a row that no Unit takes."""
    if lacking := "、".join(column for column in COLUMNS[:2] if not row[column]):
        return f"没有填写{lacking}"
    for column in (*COLUMNS[:2], FORMER):
        if is_formula(row[column]):
            return f"{column}“{brief(row[column])}”以{row[column][0]}开头，Excel会当作公式，请重新输入"
        if len(row[column]) > LONGEST_NAME:
            return f"{column}超过{LONGEST_NAME}字，请重新输入"
    return "单位、类别或者原名称中有不能使用的字符，请重新输入"


def _year_faults(number: int, year: str, first: str, whose: str) -> Iterator[RosterFault]:
    begin = AnnualReport2019.years.start
    if not _YEAR.fullmatch(year):
        message = f"got the year {fields.shown(year)}; give four digits such as 2024"
        stands = f"为“{brief(year)}”" if year else "没有填写"
        yield RosterFault(number, message, f"年度{stands}，应为四位数字，如2024")
    elif year != first:
        told = f"年度为{year}，{whose}为{brief(first)}；一份名单只能有一个年度"
        yield RosterFault(number, f"the year {year} beside {fields.shown(first)}; give one year", told)
    elif int(year) not in range(begin, fields.YEARS.stop):
        message = f"Roster.year: got {year}; units report ledgers for the years from {begin} on"
        yield RosterFault(number, message, f"年度为{year}，应为{begin}年或者以后；{begin}年以前的年度报告没有统计表")
