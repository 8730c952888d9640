"""A roster as a list that offices keep in Excel: a .csv with a column each for unit, kind and year."""

import csv
import io
import os
import re
from collections.abc import Iterator

from reportkit.errors import InvalidValue, ReportkitError, brief, located
from reportkit.files import as_path, decoded, write_whole
from reportkit.model import fields
from reportkit.outlines.deadlines import Rank
from reportkit.returns.units import OWN, Roster, Unit

COLUMNS = ("单位", "类别", "年度")

LARGEST = 10 * 1024 * 1024  # bytes: a roster of a province has a hundredth of it

_YEAR = re.compile("[0-9]{4}")

Line = tuple[int, dict[str, str]]
"""A row by its columns, and the line of the file in which it ends."""


def save_roster(roster: Roster, path: str | os.PathLike[str]) -> None:
    """Save a roster as .csv in UTF-8 with a mark at its head (BOM), by which Excel knows it; whole or not at all.

    The office is the unit that is 本机关; where a roster has none, and for another rank than 县级, `load_roster` is
    told. Raises SaveFailed where the file cannot be written.
    """
    target = as_path(path, "save_roster")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((unit.name, unit.kind, roster.year) for unit in roster.units)
    write_whole(target, text.getvalue().encode("utf-8-sig"))


def load_roster(path: str | os.PathLike[str], *, office: str | None = None, rank: Rank = "县级") -> Roster:
    """Return the roster that a .csv with the columns 单位, 类别 and 年度 holds, in UTF-8 or GB 18030.

    Parameters: `office` the office that adds up, by default the unit that is 本机关; `rank` that of the government.
    Raises InvalidValue with every faulty line at once, or for a file that cannot be read.
    """
    source = as_path(path, "load_roster")
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        reason = getattr(error, "strerror", None) or error
        raise InvalidValue(f"{str(source)!r} cannot be read: {reason}") from error
    with located(str(source)):
        if len(content) > LARGEST:
            raise InvalidValue(f"larger than {LARGEST} bytes; give a list of units")
        return _roster(list(_lines(decoded(content))), office, rank)


def _lines(text: str) -> Iterator[Line]:
    """Yield every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [entry.strip() for entry in next(reader, [])]
        if sorted(header) != sorted(COLUMNS):
            raise InvalidValue(f"line 1: got the columns {brief('、'.join(header))}; give {'、'.join(COLUMNS)}")
        for row in reader:
            entries = [entry.strip() for entry in row]
            if any(entries):
                entries += [""] * (len(header) - len(entries))
                further = "、".join(filter(None, entries[len(header) :]))
                yield reader.line_num, {**dict(zip(header, entries, strict=False)), "": further}
    except csv.Error as error:
        raise InvalidValue(f"line {reader.line_num}: {error}") from None


def _roster(lines: list[Line], office: str | None, rank: Rank) -> Roster:
    """Return the roster of rows, or raise with all that is wrong with them."""
    if not lines:
        raise InvalidValue("no units below the header; give one a line")
    own = (row["单位"] for _, row in lines if row["类别"] == OWN)
    name = office or next(own, "")
    faults = [f"line {number}: {fault}" for number, fault in _faults(lines, name)]
    if not name:
        faults.append(f"no unit is {OWN}; mark the office, or give office=…")
    if faults:
        raise InvalidValue("; ".join(faults))
    units = [Unit(row["单位"], row["类别"]) for _, row in lines]
    return Roster(name, int(lines[0][1]["年度"]), units, rank=rank)


def _faults(lines: list[Line], office: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with rows, each with its line."""
    first, seen = lines[0][1]["年度"], set[str]()
    for number, row in lines:
        name, kind, year = (row[column] for column in COLUMNS)
        if row[""]:
            yield number, f"{brief(row[''])} stands beyond the columns; take it out"
        if not _YEAR.fullmatch(year):
            yield number, f"got the year {fields.shown(year)}; give four digits such as 2024"
        elif year != first:
            yield number, f"the year {year} beside {fields.shown(first)}; give one year"
        if name in seen:
            yield number, f"{brief(name)} stands twice; keep one line"
        elif kind == OWN and name != office:
            yield number, f"{brief(name)} is {OWN}, the office is {office}; only the office is"
        seen.add(name)
        try:
            Unit(name, kind)
        except ReportkitError as error:
            yield number, str(error)
