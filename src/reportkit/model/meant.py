"""What somebody meant who gave a day or a number in another form; loaded by the first error that says so."""

import re
from datetime import date

from reportkit.errors import brief
from reportkit.messages import Message

_WRITTEN_DAY = re.compile(r"\s*(\d{4})(?:\D(\d{1,2})\D(\d{1,2})日?|(\d{2})(\d{2}))\s*", re.ASCII)
_WRITTEN_NUMBER = re.compile(r"\s*(?P<before>[近约]?)(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<behind>[余多]?)\s*")


def day_meant(given: object) -> Message:
    """Say how to give the day that somebody wrote as text: 2024-03-04, 2024年3月4日 or 20240304."""
    written = _WRITTEN_DAY.fullmatch(str(given)) if isinstance(given, (str, int)) else None
    try:
        meant = date(*map(int, filter(None, written.groups()))) if written else None
    except ValueError:
        meant = None
    if meant is None:
        return Message("a datetime.date, such as date(2019, 1, 14)")
    return Message("date({year}, {month}, {day})", year=meant.year, month=meant.month, day=meant.day)


def number_meant(text: str) -> Message:
    """Say how to give the number that somebody wrote with commas, or with 余, 多, 近 or 约."""
    written = _WRITTEN_NUMBER.fullmatch(text)
    if written is None:
        return Message("a number such as 12656 or '93.5'")
    mark = written["before"] or written["behind"]
    digits = re.sub("[,，]", "", written["digits"])
    if mark:
        return Message('{digits} with exactness="{mark}"', digits=brief(digits), mark=mark)
    return Message("{digits} without commas", digits=brief(digits))
