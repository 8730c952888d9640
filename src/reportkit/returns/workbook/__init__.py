"""The workbooks that units fill (填报工作簿), one for each unit of a roster."""

import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from reportkit.errors import InvalidValue
from reportkit.files import as_path, write_whole
from reportkit.returns.cells import AnyLedgers
from reportkit.returns.excel import workbook_bytes
from reportkit.returns.roster_file import save_roster
from reportkit.returns.units import Roster, Unit

ROSTER_FILE = "单位名单.csv"

_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(1, 10))}
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), "＿")


def write_workbook(
    unit: Unit | str, roster: Roster, path: str | os.PathLike[str], last_year: AnyLedgers | None = None
) -> None:
    """Save the workbook in which a unit reports; whole or not at all.

    Parameters: `unit` one of the roster, or its name; `last_year` its ledgers of last year, from which the row 二 is
    filled in and the stocks are checked.

    Raises InvalidValue for a unit that is not in the roster, SaveFailed where the file cannot be written.
    """
    known = roster.unit(unit.name if isinstance(unit, Unit) else unit)
    write_whole(as_path(path, "write_workbook"), workbook_bytes(known, roster, last_year))


def write_workbooks(
    roster: Roster, folder: str | os.PathLike[str], last_year: Mapping[str, AnyLedgers] | None = None
) -> tuple[Path, ...]:
    """Save a workbook for each unit of a roster, and the roster itself as 单位名单.csv; return the workbooks' paths.

    Parameters: `last_year` the ledgers of last year by the unit's name, as far as they are known.

    Raises InvalidValue for a name in `last_year` that is not in the roster, or for two units whose files would have
    one name; SaveFailed where a file cannot be written.
    """
    given = last_year or {}
    for name in given:
        roster.unit(name)
    target = as_path(folder, "write_workbooks")
    paths = {unit: target / f"{file_name(unit)}.xlsx" for unit in roster.units}
    if len({path.name.casefold() for path in paths.values()}) < len(paths):
        raise InvalidValue("write_workbooks: two units would share a file; give units names that differ in letters")
    for unit, path in paths.items():
        write_workbook(unit, roster, path, given.get(unit.name))
    save_roster(roster, target / ROSTER_FILE)
    return tuple(paths.values())


def file_name(unit: Unit) -> str:
    """Return a unit's name as a name that every system takes for a file, without its ending.

    >>> file_name(Unit("示例县教育/体育局", "部门"))
    '示例县教育＿体育局'
    """
    name = unicodedata.normalize("NFC", unit.name).translate(_FORBIDDEN).strip(" .")
    name = name.encode()[:200].decode(errors="ignore")  # 255 bytes is what file systems take
    return f"{name}＿" if name.upper() in _RESERVED or not name else name
