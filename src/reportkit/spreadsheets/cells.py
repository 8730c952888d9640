"""What a cell holds for its column: a number as the sheet shows it, text, or one of a few words; nothing is guessed."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial

from reportkit.errors import brief
from reportkit.spreadsheets.forms import SheetColumn
from reportkit.spreadsheets.tables import GivenCell
from reportkit.spreadsheets.typed_figures import right_for
from reportkit.wording import Number, number, places
from reportkit.workbooks.entries import UNCLEAR, WrongEntry, entered, is_error
from reportkit.workbooks.labels import plain

UNSAVED = "是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存，或者直接填写"

NAN = "是NaN，分不清是没有上报还是计算有误；没有上报的请改为空值（pandas用.convert_dtypes()，polars用.fill_nan(None)）"

CALCULATED = 15
"""Digits of a number that was worked out: what people type has fewer."""

_ASIDE = re.compile(r'"[^"]*"|[\\!_*].|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.(?P<decimals>[#0?]+))?(?P<scale>,*)")


def content(cell: GivenCell, column: SheetColumn) -> str | Number | None:
    """Return what a cell gives for its column, None for a blank one.

    Raises WrongEntry for what the column cannot hold, with what would be right.
    """
    if cell.unsaved:
        raise WrongEntry(UNSAVED)
    if cell.is_blank:
        return None
    if column.takes != "number" and is_nan(cell.value):  # what pandas has for a blank text
        return None
    match column.takes:
        case "number":
            return _figure(cell, column)
        case "text":
            return text(cell.value)
        case "word":
            return _word(cell.value, column)


def _figure(cell: GivenCell, column: SheetColumn) -> Number | None:
    try:
        return shown_number(cell, "单位填在“单位”列")
    except WrongEntry as error:
        if not isinstance(cell.value, str) or UNCLEAR not in str(error):
            raise
        right = right_for(cell.value, exactness=EXACTNESS_OF[column.parameter])
        raise WrongEntry(f"填的是文本“{brief(cell.value.strip())}”，{right}") if right else error from None


EXACTNESS_OF = {"value": "精确程度", "last": "上年精确程度"}


def shown_number(cell: GivenCell, without: str = "", *, sign: str = "") -> Number | None:
    """Return a number with the decimals that the sheet shows; `sign` is what is shown behind it.

    Raises WrongEntry for what is no number, and for one that is shown as another than it is.
    """
    value = cell.value
    if is_nan(value):
        raise WrongEntry(NAN)
    return entered(value, partial(_as_shown, shown=cell.format, sign=sign), without=without)


def is_nan(value: object) -> bool:
    """Tell whether a value is what pandas and a failed calculation have in place of a number."""
    return isinstance(value, float) and value != value


def is_percent(shown: str) -> bool:
    """Tell whether a format shows a number as a share."""
    return "%" in _pattern(shown)


def _pattern(shown: str) -> str:
    return _ASIDE.sub("", shown.partition(";")[0])


def _as_shown(given: Decimal, *, shown: str, sign: str) -> Number:
    pattern = _pattern(shown)
    if "%" in pattern:
        share = number((given * 100).normalize())
        raise WrongEntry(f"的格式为百分比，显示为{share}%；请把格式改为“常规”，填{share}，单位填%")
    found = _DIGITS.search(pattern)
    if found and found["scale"]:
        raise WrongEntry("的格式把数字缩小后显示（以千、万计）；请把格式改为“常规”，填写实际的数字")
    given = given + 0  # no minus zero
    if found and "E" not in pattern.upper() and "/" not in pattern:
        decimals = found["decimals"] or ""
        if places(given) > len(decimals):
            rounded = number(given, decimals=len(decimals))
            is_shown = f"显示为{rounded}{sign}，实际是{number(given)}{sign}"
            raise WrongEntry(f"{is_shown}；请填写要显示的数，公式请用 ROUND 取整")
        kept = max(places(given), len(decimals.rstrip("#?")))
        return given.quantize(Decimal(1).scaleb(-kept)) if kept else int(given)
    if places(given) and len(given.as_tuple().digits) >= CALCULATED:
        raise WrongEntry(f"是{number(given)}，小数是计算留下的；请用 ROUND 保留要显示的位数")
    return given if places(given) else int(given)


def text(value: object) -> str:
    """Return the text that a cell holds. Raises WrongEntry for anything else."""
    match value:
        case str() if is_error(value):
            raise WrongEntry(f"为错误值{value.strip()}；请改正公式，或者直接填写")
        case str():
            return value.strip()
        case bool():
            raise WrongEntry(f"填的是逻辑值{str(value).upper()}，应为文本")
        case date() | time() | timedelta():
            raise WrongEntry("填的是日期或者时间，应为文本；请把格式改为“文本”后重新填写")
        case _:
            raise WrongEntry(f"填的是数字{brief(str(value))}，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉")


def _word(value: object, column: SheetColumn) -> str:
    words = {plain(word): meant for word, meant in column.words.items()}
    given = plain(value) if isinstance(value, str) else str(value)
    if given not in words:
        raise WrongEntry(f"填的是“{brief(given)}”，应为{'、'.join(column.words)}之一，或者留空")
    return words[given]
