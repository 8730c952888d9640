"""The workbooks that units fill (填报工作簿), one for each unit of a roster."""

import os
from collections.abc import Mapping
from pathlib import Path

from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.checks import require_flag
from reportkit.errors import InvalidValue, brief
from reportkit.files import LONGEST_NAME, as_path, file_name, write_whole
from reportkit.submissions.excel import workbook_bytes
from reportkit.submissions.last_year import NOTHING_KNOWN, Before, carried_to
from reportkit.submissions.roster_file import load_roster, save_roster
from reportkit.submissions.units import Roster, Unit, require_roster

ROSTER_FILE = "单位名单.csv"


def save_workbook(
    unit: Unit | str, roster: Roster, path: str | os.PathLike[str], *, last_year: AnyLedgers | None = None
) -> None:
    """Save the workbook in which a unit reports; whole or not at all.

    Parameters: `unit` one of the roster, or its name; `last_year` its ledgers of last year, from which the row 二 is
    filled in and the stocks are checked.

    Raises InvalidValue for a unit that is not in the roster, SaveFailed where the file cannot be written.
    """
    known = require_roster(roster, "save_workbook").unit(unit.name if isinstance(unit, Unit) else unit)
    write_whole(as_path(path, "save_workbook"), workbook_bytes(known, roster, last_year))


def save_workbooks(
    roster: Roster, folder: str | os.PathLike[str], *, last_year: "Before | None" = None, replace: bool = False
) -> tuple[Path, ...]:
    """Save a workbook for each unit of a roster that has none there, and the roster itself as 单位名单.csv.

    Returns the paths of the workbooks that were written: one that stands there may be filled, and is kept, so that a
    unit can be added to a roster at any time. `replace` writes all anew; what units filled in is lost then.

    Parameters: `last_year` last year's county, or the ledgers of last year by the unit's name, as far as known.

    Raises InvalidValue for a name in such ledgers that no unit of the roster has or had, for the county of another
    year, for a folder whose roster is of another year, or for two units whose files would have one name; SaveFailed
    where a file cannot be written.
    """
    require_roster(roster, "save_workbooks")
    require_flag(replace, "save_workbooks.replace")
    before = NOTHING_KNOWN if last_year is None else last_year
    given = carried_to(roster, before, "save_workbooks.last_year")
    if isinstance(before, Mapping):
        for name in before.keys() - {unit.formerly for unit in roster.units}:
            roster.unit(name)
    target = as_path(folder, "save_workbooks")
    paths = {unit: target / f"{file_name(unit.name)}.xlsx" for unit in roster.units}
    _require_own_files(paths)
    if not replace:
        _require_year(roster, target)
        paths = {unit: path for unit, path in paths.items() if not path.is_file()}
    for unit, path in paths.items():
        save_workbook(unit, roster, path, last_year=given.get(unit.name))
    save_roster(roster, target / ROSTER_FILE)
    return tuple(paths.values())


def _require_own_files(paths: Mapping[Unit, Path]) -> None:
    taken: dict[str, Unit] = {}
    for unit, path in paths.items():
        other = taken.setdefault(path.name.casefold(), unit)
        if other is not unit:
            raise InvalidValue(
                "save_workbooks: {one} and {other}: two units would share a file, {file}; give units names that "
                "differ in letters, within their first {most}",
                one=brief(other.name),
                other=brief(unit.name),
                file=path.name,
                most=LONGEST_NAME // 3,
            )


def _require_year(roster: Roster, folder: Path) -> None:
    """Refuse a folder that holds the workbooks of another year: they would be kept among this year's."""
    year = year_of(folder)
    if year not in (None, roster.year):
        raise InvalidValue(
            "save_workbooks: {folder} has the workbooks of {year}; give another folder, or replace=True",
            folder=folder,
            year=year,
        )


def year_of(folder: Path) -> int | None:
    """Return the year of the workbooks in a folder, as its roster says, None where nothing does."""
    try:
        return load_roster(folder / ROSTER_FILE).year
    except InvalidValue:
        return None
