"""What one unit reports for a year, and its cells by the names that slots use."""

from collections.abc import Iterator, Mapping
from typing import Any, Self

import attrs
from attrs import field

from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.fees import AMOUNT, CASES, Fee
from reportkit.annual_report.identities import REASONABLE
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.errors import InvalidValue, brief, located, wrong_type
from reportkit.frozen import frozen
from reportkit.model import fields
from reportkit.submissions.cells import Cells, cells_of, ledgers_of, require_names, whole
from reportkit.submissions.units import Unit, name_of
from reportkit.wording import Number
from reportkit.workbooks.entries import MOST

Place = tuple[str, str]
"""Where a cell stands in its file: the sheet, and the address such as D12."""


def fee_of(unit: str, cells: Cells) -> Fee | None:
    """Return what a unit's cells say that it charged, None for nothing, None within it for what is not reported."""
    fee = Fee(unit, cells.get(CASES), cells.get(AMOUNT))  # type: ignore[arg-type]  # its validator names what is no count
    return None if fee.cases == 0 and fee.amount == 0 else fee


@attrs.frozen
class UnitReturn:
    """What one unit reports for a year (单位报表).

    Parameters: `unit` its name; `year` the year reported on; `ledgers` its three tables in the edition of the
    year; `fee` what it charged, None for nothing, with None in it for what is not reported; `reasons` why A1, A2
    or B4 fails, or what explains a cell; `file` where it was read; `places` where each cell stands there, sheet
    and address by the cell's name.
    Raises InvalidValue for ledgers that are not the year's, or of which one is lacking.
    """

    unit: str = field(converter=name_of, validator=fields.name)
    year: int = field(converter=fields.as_whole, validator=fields.year)
    ledgers: AnyLedgers = field(validator=fields.instance_of(AnyLedgers, "Ledgers"))
    fee: Fee | None = field(default=None, validator=fields.optional(fields.instance_of(Fee, "a Fee")))
    reasons: Mapping[str, str] = field(factory=dict, converter=frozen, validator=fields.text_mapping)
    file: str = field(default="", validator=fields.instance_of(str, "its name as a str"))
    places: Mapping[str, Place] = field(factory=dict, converter=frozen, eq=False, repr=False)

    @ledgers.validator
    def _whole_and_of_the_year(self, attribute: "attrs.Attribute[Any]", value: AnyLedgers) -> None:
        wanted = edition_with_ledgers(self.year).tables
        if type(value) is not wanted:
            raise InvalidValue(
                "{place}: got {kind} for {year}; give {wanted}",
                place=self._place(),
                kind=type(value).__name__,
                year=self.year,
                wanted=wanted.__name__,
            )
        with located(self._place()):
            whole(value)

    @fee.validator
    def _of_the_unit(self, attribute: "attrs.Attribute[Any]", value: Fee | None) -> None:
        if value is None:
            return
        if value.body != self.unit:
            raise InvalidValue(
                "{place}: the fee is of {body}; give {unit}'s own", place=self._place(), body=value.body, unit=self.unit
            )
        if not edition_with_ledgers(self.year).has_fees:
            raise InvalidValue(
                "{place}: fees are not reported for {year}; leave fee out", place=self._place(), year=self.year
            )

    @reasons.validator
    def _of_something(self, attribute: "attrs.Attribute[Any]", value: Mapping[str, str]) -> None:
        require_names(self.year, [name for name in value if name not in REASONABLE], f"{self._place()}.reasons")

    def _place(self) -> str:
        return f'UnitReturn("{self.unit}")'

    @property
    def charged(self) -> bool:
        """Whether it charged a fee, or may have."""
        return self.fee is not None and fee_of(self.unit, dict(self._fees())) is not None

    def cells(self) -> dict[str, Number | None]:
        """Return every cell of the form by the name of its figure, totals as entered or worked out.

        None is what is not reported, which is not 0.
        """
        return {**cells_of(self.ledgers), **dict(self._fees())}

    def _fees(self) -> Iterator[tuple[str, Number | None]]:
        if edition_with_ledgers(self.year).has_fees:
            yield CASES, self.fee.cases if self.fee else 0
            yield AMOUNT, self.fee.amount if self.fee else 0

    @classmethod
    def from_cells(
        cls,
        unit: Unit | str,
        year: int,
        values: Mapping[str, Number | None],
        *,
        file: str = "",
        reasons: Mapping[str, str] | None = None,
        places: Mapping[str, Place] | None = None,
    ) -> Self:
        """Return the return that has these cells; what is not named is not reported.

        Totals, the row （七） and the row 四 are worked out where they are not given (B6), kept and checked where
        they are. Raises InvalidValue for a name that is no cell of the year's form, with the likeliest, and
        InvalidValue or WrongType for what its figure cannot be, or for 10**15 and more.

        >>> from reportkit.submissions import cell_names
        >>> given = dict.fromkeys(cell_names(2024), 0) | {"自然人新收申请": 3, "新收申请": None}
        >>> UnitReturn.from_cells("示例县财政局", 2024, given).cells()["新收申请"]
        3
        """
        name = name_of(unit)
        if not isinstance(values, Mapping):
            raise wrong_type(f'UnitReturn("{name}"): cells', values, "a mapping of the cells' names to numbers")
        with located(f'UnitReturn("{name}")'):
            ledgers = ledgers_of(year, values)
            fee = fee_of(name, values) if edition_with_ledgers(year).has_fees else None
            for cell, value in values.items():
                if value is not None and not -MOST < value < MOST:
                    raise InvalidValue(
                        "{cell}: got {value}; give less than 10**15, as a workbook holds",
                        cell=cell,
                        value=brief(str(value)),
                    )
        return cls(name, year, ledgers, fee, reasons or {}, file, places or {})
