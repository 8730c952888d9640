"""When a text was signed, as its last lines or its report tell."""

from datetime import date

from reportkit.manuscript import Role
from reportkit.rules.context import CheckContext
from reportkit.wording import full_date


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
