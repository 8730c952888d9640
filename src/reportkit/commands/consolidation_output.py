"""What commands say of a county: for the screen, for other programs, and as a list for whoever makes the calls."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from reportkit.submissions import Clerk, Consolidation, ReturnFinding
from reportkit.submissions.csv_text import csv_bytes, is_formula
from reportkit.wording import Number

Clerks = Mapping[str, Clerk]
"""Who fills in for each unit, by its name, as far as anybody knows."""

COLUMNS = ("单位", "联系人", "电话", "状态", "文件", "工作表", "单元格", "程度", "问题")


def clerks_of(county: Consolidation, before: Consolidation | None) -> Clerks:
    """Return whom to call for each unit: who filled in this year's return, else last year's."""
    last = before.clerks if before else {}
    found = {unit.name: last.get(unit.formerly or "") or last.get(unit.name) for unit in county.roster.units}
    return {**{name: clerk for name, clerk in found.items() if clerk}, **county.clerks}


def as_text(county: Consolidation, clerks: Clerks) -> str:
    """Return how many units the county rests on and all findings, below the clerk of the unit where one is known."""
    lines = [county.statement]
    for unit, found in groupby(county.findings, key=lambda one: one.unit):
        if unit in clerks:
            lines.append(f"{unit}（{clerks[unit]}）")
        lines += map(str, found)
    return "\n".join(lines)


def as_json(county: Consolidation, clerks: Clerks) -> dict[str, object]:
    """Return the same for other programs."""
    return {
        "year": county.roster.year,
        "reported": [unit.name for unit in county.reported],
        "faulty": [unit.name for unit in county.faulty],
        "missing": [unit.name for unit in county.missing],
        "statement": county.statement,
        "findings": [_found_json(found, clerks.get(found.unit, Clerk())) for found in county.findings],
    }


def _found_json(found: ReturnFinding, clerk: Clerk) -> dict[str, str]:
    return {
        "name": found.name,
        "severity": found.severity.name,
        "unit": found.unit,
        "clerk": clerk.name,
        "telephone": clerk.telephone,
        "file": found.file,
        "sheet": found.sheet,
        "cell": found.cell,
        "message": found.message,
        "quotation": found.quotation,
    }


def to_chase(county: Consolidation, clerks: Clerks) -> bytes:
    """Return the list to chase by as .csv for Excel: a line for each finding, and for each unit that is missing."""
    return csv_bytes([COLUMNS, *([_harmless(entry) for entry in row] for row in _rows(county, clerks))])


def _rows(county: Consolidation, clerks: Clerks) -> Iterator[tuple[str, ...]]:
    states = county.states
    told = {found.unit for found in county.findings if found.name != "last_year_unmatched"}
    for found in county.findings:
        state = states.get(found.unit, "不在名单" if found.unit else "单位不明")
        where = (found.file, found.sheet, found.cell)
        yield (*_who(found.unit, clerks), state, *where, found.severity.value, found.message)
    for unit in county.missing:
        if unit.name not in told:
            yield (*_who(unit.name, clerks), states[unit.name], "", "", "", "错误", "尚未报送")


def _who(unit: str, clerks: Clerks) -> tuple[str, str, str]:
    clerk = clerks.get(unit, Clerk())
    return unit, clerk.name, clerk.telephone


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; others wrote it.

    >>> _harmless("=1+1"), _harmless("财政局")
    ("'=1+1", '财政局')
    """
    return f"'{text}" if is_formula(text) else text


Differences = list[tuple[str, Number | None, Number | None]]


def differences_text(differences: Differences) -> str:
    """Return what changed since the county that was saved before."""
    if not differences:
        return "与原汇总数据相同。"
    lines = (f"{name}：{_shown(before)}→{_shown(now)}" for name, before, now in differences)
    return "\n".join((f"与原汇总数据相比，{len(differences)}项有变化：", *lines))


def differences_json(differences: Differences) -> list[dict[str, object]]:
    """Return the same for other programs."""
    return [{"name": name, "before": plain(before), "after": plain(now)} for name, before, now in differences]


def _shown(value: Number | None) -> str:
    return "无数据" if value is None else f"{value}"


def plain(value: Number | None) -> int | str | None:
    """Return a number as JSON keeps it without loss: one with decimals as a text."""
    return str(value) if isinstance(value, Decimal) else value
