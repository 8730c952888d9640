"""What is wrong with sheets that facts or rows are read from: each fault with its cell, all of them in one error."""

import re
from collections.abc import Sequence

import attrs

from reportkit.errors import InvalidValue
from reportkit.messages import Message
from reportkit.workbooks.labels import printed
from reportkit.workbooks.places import Area

MOST_TOLD = 200
"""Faults that a message lists; the error has all of them."""

_ROW = re.compile("第([0-9]+)行")


@attrs.frozen
class SheetFault:
    """One thing wrong with a sheet (表格问题), told in Chinese, as findings are: it is for whoever filled the sheet in.

    Parameters: `sheet` and `cell` where, as far as it has a place; `message` what is wrong and what would be right.

    >>> print(SheetFault("数据", "B3", "填的是文本“380条”，应为数字380"))
    ［数据］B3：填的是文本“380条”，应为数字380
    """

    sheet: str
    cell: str
    message: str = attrs.field(converter=printed)

    def __str__(self) -> str:
        place = f"{f'［{printed(self.sheet)}］' if self.sheet else ''}{self.cell}"
        return f"{place}：{self.message}" if place else self.message


def reading_order(fault: SheetFault) -> tuple[int, int]:
    """Return where a fault stands among those of its sheet: the sheet as a whole, then row by row."""
    area = Area.parse(fault.cell)
    if area is not None:
        return area.top, area.left
    row = _ROW.match(fault.cell)
    return (int(row[1]), 0) if row else (0, 0)


class InvalidSheets(InvalidValue):
    """Sheets that cannot be taken as they are (表格有误); `faults` are all that is wrong with them."""

    def __init__(self, template: str | Message, /, *, faults: Sequence[SheetFault] = (), **values: object) -> None:
        super().__init__(template, **values)
        self.faults = tuple(faults)


def refused(source: str, faults: Sequence[SheetFault]) -> InvalidSheets:
    """Return the error for sheets with faults."""
    count = len(faults)
    rest = [f"……另有{count - MOST_TOLD}处没有列出"] if count > MOST_TOLD else []
    told = "\n".join([*map(str, faults[:MOST_TOLD]), *rest])
    return InvalidSheets("{source}: {count} to mend:\n{told}", source=source, count=count, told=told, faults=faults)
