"""Which line a script lacks that uses a name it has not imported."""

from importlib import import_module

MODULES = (
    *("reportkit", "reportkit.model", "reportkit.spreadsheets", "reportkit.formats", "reportkit.phrases"),
    "reportkit.annual_report",
)
"""Where the names of the library stand that scripts use, those for most scripts first."""

OTHERS = {"date": "datetime", "Path": "pathlib", "Decimal": "decimal"}
"""What scripts take from Python."""


def import_for(name: str) -> str | None:
    """Return the line that imports a name, None for one that is known nowhere.

    >>> import_for("rows_from"), import_for("date"), import_for("甲")
    ('from reportkit.spreadsheets import rows_from', 'from datetime import date', None)
    """
    if name in OTHERS:
        return f"from {OTHERS[name]} import {name}"
    where = (module for module in MODULES if name in getattr(import_module(module), "__all__", ()))
    found = next(where, None)
    return f"from {found} import {name}" if found else None
