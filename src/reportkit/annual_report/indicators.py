"""Indicator tables of the years before 2019: rows typed by hand, each with its unit and its arithmetic."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import attrs
from attrs import field

from reportkit.annual_report.tables import slot
from reportkit.errors import InvalidValue
from reportkit.model import Cell, Statistic, Table, fields
from reportkit.model.identity import Identity
from reportkit.model.statistic import Sums, as_value
from reportkit.model.table import GivenRow
from reportkit.values import value_class
from reportkit.wording import Number

INDENT = "　"

TO_DATE = "累计"
"""What the name of a figure of the second column ends in."""


def _as_indicators(given: "Sequence[Indicator] | Indicator") -> "tuple[Indicator, ...]":
    return fields.as_tuple(given)


@value_class
class Indicator:
    """A row of an indicator table (统计指标), and the rows that stand below it.

    Parameters: `name` its figure, which slots can name; `value` this year's, None while it is not reported;
    `unit` 条, 件, 万元 …, "" for a heading, which has no figure; `parts` what it consists of, with `sums` as a
    Statistic has it: "==" they add up, "<=" there is a remainder (其中), ">=" one item counts under several;
    `of` for a heading, the indicator whose items its parts count by channel, so that they come to no less;
    `to_date` the value of the second column, 本年累计 or 历年累计; `code` the row's code; `label` what is printed,
    by default the name.

    >>> Indicator("从事政府信息公开工作人员数", 3, "人", parts=[Indicator("专职人员数", 1, "人")], sums="<=").sums
    '<='
    """

    name: str = field(validator=fields.name)
    value: Number | None = field(default=None, converter=as_value, validator=fields.optional(fields.figure))
    unit: str = field(default="", validator=fields.text_or_empty)
    parts: "tuple[Indicator, ...]" = field(default=(), kw_only=True, converter=_as_indicators)
    sums: Sums = field(default="==", kw_only=True, validator=fields.one_of(*get_args(Sums)))
    of: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    to_date: Number | None = field(
        default=None, kw_only=True, converter=as_value, validator=fields.optional(fields.figure)
    )
    code: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    label: str = field(
        default=attrs.Factory(lambda self: self.name, takes_self=True), kw_only=True, validator=fields.text
    )

    def __attrs_post_init__(self) -> None:
        if self.unit == "" and self.value is not None:
            raise InvalidValue('Indicator("{name}"): has a value and no unit; give unit=', name=self.name)

    def family(self) -> "Iterator[Indicator]":
        """Yield this row and every row below it."""
        yield self
        for part in self.parts:
            yield from part.family()

    def figures(self) -> Iterator[Statistic]:
        """Yield its figure with those it consists of; a heading yields what stands below it."""
        below = [figure for part in self.parts for figure in part.figures()]
        if self.unit == "":
            yield from below
            return
        direct = [part.name for part in self.parts]
        parts = [figure for figure in below if figure.name in direct]
        yield Statistic(self.name, self.value, self.unit, parts=parts, sums=self.sums)
        yield from (figure for figure in below if figure.name not in direct)


@value_class
class IndicatorTable:
    """A table of indicators (统计表): rows with unit, perhaps a code, this year's figures, perhaps those to date.

    `columns` are the labels of the two columns of figures; the second is printed where a row has `to_date`.
    `last` is last year's table, whose figures to date this year's must continue; `above` and `below` are lines
    that stand over and under the table, such as 填报单位.

    >>> table = IndicatorTable([Indicator("主动公开文件数", 2949, "条", to_date=81916)])
    >>> table.table().columns
    4
    """

    indicators: tuple[Indicator, ...] = field(converter=_as_indicators)
    columns: tuple[str, str] = field(default=("{年}年度", "历年累计"), kw_only=True)
    last: "IndicatorTable | None" = field(default=None, kw_only=True)
    above: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.prose))
    below: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.prose))

    def rows(self) -> Iterator[Indicator]:
        """Yield every row in the order of print."""
        for indicator in self.indicators:
            yield from indicator.family()

    def figures(self) -> Iterator[Statistic]:
        """Yield every figure of the table, those to date under the row's name with 累计 behind it."""
        before = {row.name: row.to_date for row in self.last.rows()} if self.last else {}
        for indicator in self.indicators:
            yield from indicator.figures()
        for row in self.rows():
            if row.to_date is not None:
                last = before.get(row.name)
                yield Statistic(f"{row.name}{TO_DATE}", row.to_date, row.unit, kind="累计", last=last)

    def content(self) -> list[str | Table]:
        """Return the table with the lines over and under it."""
        return [piece for piece in (self.above, self.table(), self.below) if piece is not None]

    def table(self) -> Table:
        """Return the table, each cell a slot that names its figure."""
        rows = list(self.rows())
        coded = any(row.code for row in rows)
        counted = any(row.to_date is not None for row in rows)
        header = ["指标名称", "计量单位", *(["代码"] if coded else []), self.columns[0]]
        header += [self.columns[1]] if counted else []
        deep = [found for indicator in self.indicators for found in _deep(indicator, 0)]
        return Table(
            [self._row(row, depth, coded=coded, counted=counted) for row, depth in deep], header=header, dense=True
        )

    def _row(self, row: Indicator, depth: int, *, coded: bool, counted: bool) -> GivenRow:
        nothing = Cell("——", align="center")
        cells: list[str | Cell] = [f"{INDENT * depth}{row.label}", row.unit or nothing]
        cells += [row.code or ""] if coded else []
        cells.append(slot(row.name, row.value) if row.unit else nothing)
        if counted:
            cells.append(slot(f"{row.name}{TO_DATE}", row.to_date) if row.to_date is not None else nothing)
        return cells

    def identities(self, reasons: Mapping[str, str]) -> Iterator[Identity]:
        """Yield what Statistics cannot say: channels of one indicator, and figures to date."""
        by_name = {row.name: row for row in self.rows()}
        before = {row.name: row.to_date for row in self.last.rows()} if self.last else {}
        for row in by_name.values():
            place = f"统计表“{row.label.strip()}”行"
            if row.of is not None:
                if row.of not in by_name:
                    raise InvalidValue(
                        'Indicator("{name}").of: no indicator "{of}" in the table', name=row.name, of=row.of
                    )
                whole = by_name[row.of].value
                known = [part.value for part in row.parts if part.value is not None]
                channels = sum(known) if len(known) == len(row.parts) else None
                yield Identity("渠道", place, row.of, whole, "各渠道之和", channels, relation="<=", figure=row.of)
            if row.to_date is not None:
                figure = f"{row.name}{TO_DATE}"
                yield Identity("累计", place, "本年数", row.value, "累计数", row.to_date, relation="<=", figure=figure)
                last = before.get(row.name)
                added = None if last is None or row.value is None else last + row.value
                words = ("累计数", row.to_date, "上年累计数加本年数", added)
                yield Identity("累计", place, *words, figure=figure, must_hold=False, reason=reasons.get("累计"))


def _deep(indicator: Indicator, depth: int) -> Iterator[tuple[Indicator, int]]:
    yield indicator, depth
    for part in indicator.parts:
        yield from _deep(part, depth + 1)
