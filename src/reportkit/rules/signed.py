"""When a text was signed, as its last lines or its report tell."""

from contextlib import suppress
from datetime import date

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.wording import full_date

ALONE = expression(r"（?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日）?")


def signed_day(context: CheckContext) -> tuple[date, str, str] | None:
    """Return the day of signing, its place and its words; None where none stands, or one that is no day."""
    for passage in context.passages:
        for found in passage.days if passage.role is Role.DATE else ():
            try:
                return date(found.year, found.month, found.day), passage.place, passage.text
            except ValueError:
                return None
    signed = context.manuscript.signed
    return (signed, "signed", full_date(signed)) if signed else None


def signed_year(context: CheckContext) -> int | None:
    """Return the year of signing, None where none is told."""
    if context.manuscript.signed:
        return context.manuscript.signed.year
    return next((day.year for passage in context.passages if passage.role is Role.DATE for day in passage.days), None)


def signed_days(context: CheckContext) -> list[tuple[date, str, str]]:
    """Return the day of signing, and the one in the last line where another stands there besides."""
    first, last = signed_day(context), context.passages[-1] if context.passages else None
    told = [first] if first else []
    found = ALONE.fullmatch(last.plain.strip()) if last and last.place != (first and first[1]) else None
    if last and found:
        with suppress(ValueError):
            told.append((date(int(found[1]), int(found[2]), int(found[3])), last.place, last.text))
    return told
