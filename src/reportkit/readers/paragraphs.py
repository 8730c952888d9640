"""The paragraphs of a plain text: whatever ends its lines, and also where every line was broken at one width."""

from collections.abc import Sequence

from reportkit.errors import InvalidValue, wrong_type
from reportkit.manuscript import width
from reportkit.patterns import expression
from reportkit.readers.contents import is_entry
from reportkit.readers.typed_numbers import read_number
from reportkit.readers.typed_tables import is_row

LONGEST_TEXT = 10_000_000  # characters
INVISIBLE = expression("[\ufeff\u200b-\u200f\u2060\x00]")

BLANKS = " \u3000\u00a0\r\v\f\n"

SHORTEST_WRAPPED, WIDEST_WRAPPED = 15, 60  # 字
RAGGED = 3  # 字 by which lines broken at one width differ, since marks are held together
FEWEST_WRAPPED = 8  # lines
ENDS = tuple("。；：！？")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, without blank ones, and without blanks at their ends.

    A text whose lines were all broken at one width, as taken from a PDF, has them joined again.

    Raises WrongType for what is no str, InvalidValue for more than 10 million characters.

    >>> paragraphs("工作报告\\r\\n\\r\\n　　一、概述\\f内容。")
    ['工作报告', '一、概述', '内容。']
    """
    if not isinstance(text, str):
        raise wrong_type("text", text, "a str")
    if len(text) > LONGEST_TEXT:
        raise InvalidValue("text of {count} characters; give at most {most}", count=len(text), most=LONGEST_TEXT)
    given = INVISIBLE.sub("", text).splitlines()
    lines = [_stripped(given, at) for at in range(len(given))]
    return [line for line in _joined(lines) if line]


def _stripped(given: Sequence[str], at: int) -> str:
    """Return a line without blanks at its ends; the tabs of a row tell its blank cells."""
    bare, cells = given[at].strip(), given[at].strip(BLANKS)
    if not bare or "。" in bare:
        return bare
    lone = cells.endswith("\t") and (cells.count("\t") > 1 or _is_between_rows(given, at))
    return cells if "\t" in bare or lone else bare


def _is_between_rows(given: Sequence[str], at: int) -> bool:
    return 0 < at < len(given) - 1 and all("\t" in given[beside].strip() for beside in (at - 1, at + 1))


def _joined(lines: Sequence[str]) -> Sequence[str]:
    return ["".join(lines[at] for at in together) for together in joined(lines)]


def joined(lines: Sequence[str]) -> Sequence[range]:
    """Return which lines are one paragraph: each alone, but where every line was broken at one width.

    >>> joined(["一、概述", "内容。"])
    [range(0, 1), range(1, 2)]
    """
    full = _full_width(lines)
    if full is None:
        return [range(at, at + 1) for at in range(len(lines))]
    found: list[range] = []
    open_end = False
    for at, line in enumerate(lines):
        row = is_row(line) or is_entry(line)
        before = lines[at - 1] if at else ""
        if open_end and line and not row and not (read_number(line) and before.endswith(ENDS)):
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
        open_end = not row and width(line) >= (full if line.endswith(ENDS) else full - RAGGED)
    return found


def _full_width(lines: Sequence[str]) -> float | None:
    """Return how wide a line is at the least that was broken, None for a text whose lines end where they should."""
    widths = sorted(width(line) for line in lines if not is_row(line))
    widths = [wide for wide in widths if wide >= SHORTEST_WRAPPED]
    if len(widths) < FEWEST_WRAPPED:
        return None
    widest = widths[len(widths) * 19 // 20]
    broken = [line for line in lines if widest - RAGGED <= width(line) <= widest + RAGGED and not line.endswith(ENDS)]
    is_wrapped = widest <= WIDEST_WRAPPED and len(broken) >= max(FEWEST_WRAPPED, 0.6 * len(widths))
    return widest - RAGGED if is_wrapped else None
