"""Which areas of sheets a script has read, for whoever watches: what lies right below them was perhaps forgotten."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import attrs

from reportkit.spreadsheets.faults import SheetFault
from reportkit.workbooks.entries import is_blank
from reportkit.workbooks.places import Area, address

REMARK = re.compile(r"\s*(?:注|备注|附注|说明|资料来源|数据来源|填表|制表|审核|单位负责人)")
"""What people write below a table that is no row of it."""


@attrs.frozen
class ReadArea:
    """An area that was read (读取过的区域), and whether rows go on below it."""

    path: Path
    sheet: str
    area: Area
    goes_on: bool

    def is_read_on(self, other: "ReadArea") -> bool:
        """Tell whether another reads what lies right below this one."""
        below = attrs.evolve(self.area, top=self.area.bottom + 1, bottom=self.area.bottom + 1)
        return (other.path, other.sheet) == (self.path, self.sheet) and other.area.meets(below)


_WATCHED: ContextVar[list[ReadArea] | None] = ContextVar("reportkit.read_areas", default=None)


@contextmanager
def watched() -> Iterator[list[ReadArea]]:
    """Give a list that has every area that is read within."""
    areas: list[ReadArea] = []
    token = _WATCHED.set(areas)
    try:
        yield areas
    finally:
        _WATCHED.reset(token)


def keep(path: Path, sheet: str, area: Area, below: Sequence[object]) -> None:
    """Keep an area for whoever watches; `below` is the row right below it, from the first column on."""
    areas = _WATCHED.get()
    if areas is not None:
        held = [value for value in below[area.left - 1 : area.right] if not is_blank(value)]
        goes_on = bool(held) and not (isinstance(held[0], str) and REMARK.match(held[0]))
        areas.append(ReadArea(path, sheet, area, goes_on))


def left_below(areas: Sequence[ReadArea]) -> list[SheetFault]:
    """Return where rows go on below an area and none of the others reads them."""
    return [
        SheetFault(
            one.sheet,
            address(one.area.bottom + 1, one.area.left),
            f"下面还有内容，没有读取：脚本只读到第{one.area.bottom}行（{one.area}）；"
            f"请改为{one.area.downwards}，一直读到最后一行",
        )
        for one in dict.fromkeys(areas)
        if one.goes_on and not any(map(one.is_read_on, areas))
    ]
