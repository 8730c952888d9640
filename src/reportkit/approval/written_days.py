"""Days as people write them beside their name: 2024年1月16日, 2024.1.16, 1月16日, 1.16."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reportkit.reading.words import day_of

HAN = "[一二三四五六七八九十〇○零元正]"
DAYS = re.compile(
    rf"(?<![于至在从到自\d.])(?:(?P<full>(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s{{0,20}}年\s{{0,20}}(?:\d{{1,2}}|{HAN}{{1,3}})\s{{0,20}}月"
    rf"\s{{0,20}}(?:\d{{1,2}}|{HAN}{{1,3}})\s{{0,20}}[日号]?|(?:\d{{4}}|\d{{2}})[-./．／](?:\d{{1,2}})[-./．／](?:\d{{1,2}}))"
    rf"|(?P<short>(?:\d{{1,2}}|{HAN}{{1,3}})月(?:\d{{1,2}}|{HAN}{{1,3}})[日号]?|\d{{1,2}}[./．／]\d{{1,2}})"
    r"|(?P<room>年\s{0,20}月\s{0,20}日))(?=\s|$|[；;，,。）)])|(?P<blank>年\s{1,20}月\s{1,20}日)"
)
"""A day that nothing goes on from, with its year or without, or the room that is left for one."""

NEAR = 60  # days before the last known one in which a day without a year may lie


class WrittenDay(NamedTuple):
    """A day in a text (落款日期): where it begins and ends, None for the room that is left for one."""

    start: int
    end: int
    day: date | None


def written_days(text: str, *, near: date | None) -> Sequence[WrittenDay]:
    """Return the days in a text; of one without its year, the first not long before `near`, if that is known.

    >>> [one.day.isoformat() for one in written_days("孙七 1.16", near=date(2023, 12, 20))]
    ['2024-01-16']
    """
    found = []
    for one in DAYS.finditer(text):
        day = None
        if one["full"]:
            day = day_of(_plain(one["full"]))
        elif one["short"]:
            day = _near(one["short"], near)
        if day or one["room"] or one["blank"]:
            found.append(WrittenDay(one.start(), one.end(), day))
    return found


def _plain(day: str) -> str:
    numeric = re.fullmatch(r"(\d{2,4})[-./．／](\d{1,2})[-./．／](\d{1,2})", day)
    if numeric is None:
        return day if day.rstrip()[-1] in "日号" else f"{day}日"
    year = numeric[1] if len(numeric[1]) == 4 else f"20{numeric[1]}"
    return f"{year}-{numeric[2]}-{numeric[3]}"


def _near(day: str, near: date | None) -> date | None:
    """Return a day of which no year was written."""
    if near is None:
        return None
    month, _, number = re.sub(r"[月./．／]", "-", day.rstrip("日号")).partition("-")
    candidates = (day_of(_plain(f"{year}年{month}月{number}日")) for year in (near.year - 1, near.year, near.year + 1))
    return next((one for one in candidates if one and (one - near).days >= -NEAR), None)
