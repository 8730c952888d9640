"""The small reports, texts and files that rules show their faults with, in their tests and on their pages."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import attrs

from reportkit.compose import compose
from reportkit.formats import GB9704
from reportkit.manuscript import Column, Grid, Role
from reportkit.model import Body, Report
from reportkit.readers import WordFile, read_text
from reportkit.rules.context import CheckContext
from reportkit.rules.rule import Example
from reportkit.wording import Number

OFFICE = Body("示例县人民政府办公室", area="示例县")

BESIDE = ("text", "table", "file", "layout", "last_year", "last_text", "returns", "published")


@attrs.frozen
class Unit:
    """A unit of an example, by its name."""

    name: str


@attrs.frozen
class Returns:
    """What units returned, in an example: the sums by name, and the names of those that are missing."""

    sums: Mapping[str, Number | None]
    missing: tuple[Unit, ...] = ()

    def cells(self) -> Mapping[str, Number | None]:
        """Return the sums."""
        return self.sums


def example_report(fields: Mapping[str, Any]) -> Report:
    """Return a report that is empty but for what is given."""
    return Report(**{"title": "工作报告", "office": OFFICE, "year": 2018, **fields})


def _table(rows: Sequence[Sequence[str]]) -> Grid:
    """Return a table as Word files hold it: its head is its first row."""
    return Grid(tuple(Column(Role.TABLE_TEXT) for _ in rows[0]), (), tuple(map(tuple, rows)), "第1个表格")


def example_context(example: Example) -> CheckContext:
    """Return what a rule reads of an example.

    >>> example_context({"text": "工作报告\\n一、概述"}).passages[1].number
    '一、'
    """
    given = cast("Mapping[str, Any]", example)
    beside: dict[str, Any] = {}
    if "last_year" in given:
        beside["last_year"] = example_report({"year": 2017, **given["last_year"]})
    if "last_text" in given:
        beside["last_text"] = CheckContext(None, read_text(given["last_text"]), GB9704, year=2017)
    if "returns" in given:
        returned = dict(given["returns"])
        missing = tuple(Unit(name) for name in returned.pop("missing", ()))
        beside["returns"] = Returns(returned, missing)
    if "published" in given:
        beside["published"] = given["published"]
    if "text" in given or "file" in given:
        manuscript = read_text(given.get("text", "工作报告"))
        if "table" in given:
            manuscript = attrs.evolve(manuscript, blocks=(*manuscript.blocks, _table(given["table"])))
        file = WordFile(**given["file"]) if "file" in given else None
        return CheckContext(None, manuscript, GB9704, year=2018, file=file, **beside)
    report = example_report({name: value for name, value in given.items() if name not in BESIDE})
    layout = attrs.evolve(GB9704, **given.get("layout", {}))
    return CheckContext(report, compose(report, layout.elements), layout, year=report.year, **beside)
