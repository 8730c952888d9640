"""Facts out of rows: each made by itself, so that all that is wrong is told; then each part put below its whole."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportkit.errors import ReportkitError, brief, language
from reportkit.messages import Message
from reportkit.model import Body, Report, Statistic
from reportkit.model.facts import Fact
from reportkit.spreadsheets.cells import content
from reportkit.spreadsheets.figure_names import name_fault
from reportkit.spreadsheets.forms import BODIES, FIGURES, OFFICE
from reportkit.spreadsheets.tables import FactTable, GivenRow
from reportkit.workbooks.entries import WrongEntry

ASKED_FOR = ("role", "name", "title", "area", "text")
"""What a row cannot lack, where its sheet needs the column; a figure may lack its value for now."""

Values = dict[str, Any]
"""What the cells of a row give, by the parameters of its kind."""

ANYBODY = Body("示例县人民政府", area="示例县")
"""An office for a report that holds one fact alone, to see whether it can."""


@attrs.frozen
class ReadRow:
    """A row as it was read (已读取的一行): its cells, what they give, and the fact, None where something is wrong."""

    row: GivenRow
    values: Values
    fact: Fact | None

    @property
    def name(self) -> str:
        """What it is called."""
        return str(next(self.values[given] for given in ("name", "short", "title") if given in self.values))

    @property
    def place(self) -> str:
        """Where its name stands."""
        return self.row["标题" if "标题" in self.row else "名称"].place


def facts_of(tables: Sequence[FactTable]) -> tuple[Body | None, tuple[Fact, ...]]:
    """Return the office and the facts of sheets; what is wrong is said to the sheets, and then nothing is returned."""
    office: Body | None = None
    facts: list[Fact] = []
    named: dict[str, str] = {}
    for table in tables:
        entries = [entry for row in table.rows if (entry := _read(table, row))]
        for entry in entries:
            ours = table.form is BODIES and entry.values.get("role") == OFFICE
            if ours and office is not None:
                table.say(entry.place, f"身份为“{OFFICE}”的有两行；请只保留一行")
            elif ours and isinstance(entry.fact, Body):
                office = entry.fact
            elif not ours:
                _once(table, entry.name, entry.place, named)
        if table.form is FIGURES:
            facts += _family(table, entries)
        else:
            facts += [entry.fact for entry in entries if entry.fact is not None and entry.fact is not office]
    return office, tuple(facts)


def _once(table: FactTable, name: str, place: str, named: dict[str, str]) -> None:
    before = named.setdefault(name, f"［{table.title}］{place}")
    if before != f"［{table.title}］{place}":
        table.say(place, f"名称“{brief(name)}”与{before}重复；每一项请用不同的名称")


def _read(table: FactTable, row: GivenRow) -> ReadRow | None:
    """Return what a row gives; what is wrong with its cells is said."""
    values: Values = {}
    whole = True
    for heading, cell in row.items():
        column = table.form.column(heading)
        assert column is not None
        try:
            given = content(cell, column)
        except WrongEntry as error:
            table.say(cell.place, f"{heading}{error}")
            whole = False
            continue
        if given is not None:
            values[column.parameter] = given
        elif column.parameter in ASKED_FOR and column.needed:
            table.say(cell.place, f"没有填写{heading}")
            whole = False
    if any(name in table.form.needed and name not in values for name in ASKED_FOR):
        return None
    if table.form is FIGURES and (wrong := name_fault(values["name"], values.get("unit", ""))):
        table.say(row["名称"].place, wrong)
        whole = False
    fact = _made(table, row, values)
    return ReadRow(row, values, fact if whole else None)


def _made(table: FactTable, row: GivenRow, values: Values) -> Fact | None:
    """Return the fact of a row by itself; what no fact can hold is said at the cells that it is due to."""
    error = _fault(table, values)
    if error is None:
        return _fact(table, values)
    for name, found in _due(table, values, error):
        heading = table.form.giving(name).heading
        table.say(row[heading].place, f"{heading}：{_told(found, table)}")
    return None


def _due(table: FactTable, values: Values, error: ReportkitError) -> list[tuple[str, ReportkitError]]:
    """Return the parameters that something is wrong with, and what: each by itself, or else one beside the others."""
    needed = {name: values.get(name) for name in table.form.needed}
    wrong = _fault(table, needed)
    if wrong is not None:
        return [(name, wrong) for name in needed if not _fault(table, {**needed, name: _harmless(name)})][:1]
    others = [name for name in values if name not in {*needed, "role", "whole"}]
    found = [(name, alone) for name in others if (alone := _fault(table, {**needed, name: values[name]}))]
    beside = (name for name in others if not _fault(table, _without(values, name)))
    return found or [(next(beside, next(iter(needed))), error)]


def _harmless(name: str) -> str | None:
    return None if name == "value" else ANYBODY.area


def _without(values: Values, name: str) -> Values:
    return {other: value for other, value in values.items() if other != name}


def _fault(table: FactTable, values: Values) -> ReportkitError | None:
    try:
        fact = _fact(table, values)
        if values.get("role") != OFFICE:
            Report("数据", ANYBODY, year=2024, facts=[fact])
    except ReportkitError as error:
        return error
    return None


def _fact(table: FactTable, values: Values) -> Fact:
    given = _without(_without(values, "role"), "whole")
    if table.form is FIGURES:
        return _figure(given)
    if table.form is BODIES and ("site" in given or "url" in given):
        given["website"] = (given.pop("site", ""), given.pop("url", ""))
    return table.form.kind(**given)


def _figure(given: Values) -> Statistic:
    mark = given.pop("last_exactness", "")
    figure = Statistic(**{"value": None, **given})
    if not mark:
        return figure
    return attrs.evolve(figure, last=Statistic(figure.name, figure.last_value, figure.unit, exactness=mark))


def _told(error: ReportkitError, table: FactTable) -> str:
    """Return what an error says, in Chinese, as what is wrong with a cell: columns stand for parameters."""
    with language("zh"):
        told = str(_without_place(error.message)).removeprefix("：")
    for column in table.form.columns:
        told = told.removeprefix(f"{column.parameter}：")
        told = re.sub(f" ?{column.parameter}= ?", f"“{column.heading}”", told)
    return told


def _without_place(message: Message) -> Message:
    """Return a message without the path in front, which says where in a script it would stand."""
    for value in message.values.values():
        if isinstance(value, Message) and message.template == "{place}: {error}":
            return _without_place(value)
    if message.template.startswith("{place}: "):
        return Message(message.template, **{**message.values, "place": ""})
    return message


def _family(table: FactTable, entries: Sequence[ReadRow]) -> list[Fact]:
    """Return the figures that are parts of none, with their parts; a whole that is not there is said."""
    wholes = {entry.values["name"]: entry for entry in entries}
    below: dict[str, list[ReadRow]] = {}
    for entry in entries:
        whole = entry.values.get("whole")
        if whole is None:
            continue
        below.setdefault(whole, []).append(entry)
        if whole not in wholes:
            likely = difflib.get_close_matches(whole, wholes, n=1)
            hint = f"，是否为“{likely[0]}”？" if likely else "；请填写“名称”列中的名称"
            table.say(entry.row["其中属于"].place, f"没有“{brief(whole)}”这项数据{hint}")
        elif entry.values["name"] in [*_upward(entry, wholes)]:
            table.say(entry.row["其中属于"].place, "这一项包含在它自己之中；请核对“其中属于”列")
    if table.faults:
        return []
    tops = [entry for entry in entries if "whole" not in entry.values]
    return [figure for entry in tops if (figure := _whole(table, entry, below)) is not None]


def _upward(entry: ReadRow, wholes: Mapping[str, ReadRow]) -> Iterator[str]:
    """Yield the names of what an entry lies in, each once."""
    passed: set[str] = set()
    name = entry.values.get("whole", "")
    while name in wholes and name not in passed:
        passed.add(name)
        yield name
        name = wholes[name].values.get("whole", "")


def _whole(table: FactTable, entry: ReadRow, below: Mapping[str, Sequence[ReadRow]]) -> Statistic | None:
    try:
        return _with_parts(entry, below)
    except ReportkitError as error:
        table.say(entry.place, _told(error, table))
        return None


def _with_parts(entry: ReadRow, below: Mapping[str, Sequence[ReadRow]]) -> Statistic:
    assert isinstance(entry.fact, Statistic)
    parts = [_with_parts(part, below) for part in below.get(entry.fact.name, ())]
    return attrs.evolve(entry.fact, parts=parts) if parts else entry.fact
