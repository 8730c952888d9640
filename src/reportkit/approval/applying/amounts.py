"""Figures with their units as amounts: what one says in another unit, and what makes it no exact one."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from reportkit.wording import Exactness

SCALES: Mapping[str, int] = MappingProxyType({"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000})

_OF: Mapping[str, Mapping[str, int | str]] = MappingProxyType(
    {
        "钱": {"元": 1, "角": "1/10", "分": "1/100"},
        "长": {"公里": 1000, "千米": 1000, "里": 500, "米": 1, "厘米": "1/100", "毫米": "1/1000"},
        "面积": {"平方公里": 1_000_000, "平方千米": 1_000_000, "公顷": 10_000, "亩": "2000/3", "平方米": 1},
        "体积": {"立方米": 1000, "升": 1},
        "重": {"吨": 1000, "公斤": 1, "千克": 1, "斤": "1/2", "克": "1/1000"},
        "时间": {"周": 10_080, "天": 1440, "日": 1440, "小时": 60, "分钟": 1},
        "工作日": {"个工作日": 1, "工作日": 1},
        "月份": {"年": 12, "个季度": 3, "季度": 3, "个月": 1, "月": 1},
        "比率": {"%": 1, "‰": "1/10", "个百分点": 1},
    }
)

SIZES = {unit: (of, Fraction(size)) for of, units in _OF.items() for unit, size in units.items()}
"""How much a unit is, and of what: 亩 and 公顷 by the decree on legal units of measurement (1984), 十五亩 a 公顷."""

_UNIT = re.compile(f"([{''.join(SCALES)}]*)({'|'.join(sorted(SIZES, key=len, reverse=True))}|)")
_BEHIND: tuple[Exactness, ...] = ("余", "多")
_BEFORE: tuple[Exactness, ...] = ("近", "约")
_ROUGH = re.compile(r"(?:超过?|逾|不足|不到|大约|将近|接近)$")


class Amount(NamedTuple):
    """So much of something (数量): `of` is "" for what is counted."""

    of: str
    much: Fraction


def amount(value: int | Decimal, unit: str) -> Amount:
    """Return what a figure of a unit comes to.

    >>> amount(Decimal("36.5"), "万元") == amount(365000, "元"), amount(36, "万元") == amount(36, "元")
    (True, False)
    """
    found = _UNIT.match(unit)
    assert found is not None  # it may match nothing
    of, size = SIZES.get(found[2], ("", Fraction(1)))
    for sign in found[1]:
        size *= SCALES[sign]
    return Amount(of, Fraction(value) * size)


def is_in_other_unit(unit: str, behind: str) -> bool:
    """Tell whether what stands behind a figure makes another amount of it than its unit does.

    What is counted by another word is as many: 6期 and 6场.

    >>> [is_in_other_unit("万元", behind) for behind in ("万元，", "元，", "余万元")]
    [False, True, False]
    >>> [is_in_other_unit("件", behind) for behind in ("件", "个案件", "百件", "元")]
    [False, False, True, True]
    """
    told = behind[1:] if behind.startswith(_BEHIND) else behind
    if not unit:
        return told.startswith((*SCALES,))
    return not told.startswith(unit) and amount(1, told) != amount(1, unit)


def is_as_much(value: int | Decimal, unit: str, other: int | Decimal, behind: str) -> bool:
    """Tell whether a figure comes to what another does with what stands behind it.

    >>> is_as_much(Decimal("36.5"), "万元", 365000, "元，"), is_as_much(47, "件", Decimal("0.47"), "百件")
    (True, True)
    """
    return amount(value, unit) == amount(other, behind)


def signs(words: str) -> Iterator[Exactness]:
    """Yield what may make figures in some words no exact ones, "" first."""
    yield ""
    yield from (sign for sign in (*_BEHIND, *_BEFORE) if sign in words)


def sign_beside(words: str, start: int, end: int) -> str:
    """Return what makes a figure within words no exact one: 余 or 多 behind it, 近, 约 and the like before it.

    >>> sign_beside("接待860余人次", 2, 5), sign_beside("近900件", 1, 4), sign_beside("超过900件", 2, 5)
    ('余', '近', '超过')
    """
    if words.startswith(_BEHIND, end):
        return words[end]
    rough = _ROUGH.search(words, 0, start)
    if rough:
        return rough[0]
    return words[start - 1] if start and words[start - 1] in _BEFORE else ""
