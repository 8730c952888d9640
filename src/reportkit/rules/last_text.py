"""Last year's report as callers bring it along beside a text or a Word file: a report, a text, or a Word file."""

import os
from collections.abc import Callable

from reportkit.compose import compose
from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.formats import Format
from reportkit.manuscript import Manuscript
from reportkit.messages import Message
from reportkit.model import Report
from reportkit.readers import read_docx, read_text
from reportkit.rules.context import CheckContext

LastYear = Report | str | os.PathLike[str]
"""A Report, the text itself, or the path of a Word file as a Path."""

FILES = (".docx", ".doc", ".wps", ".txt")
"""What a text of one line ends in that is the path of a file: read as a text, it would have nothing in common."""

WANTED = Message("a Report, the text as a str, or the Path of a .docx file")


def last_context(
    given: LastYear | None,
    *,
    year: int | None,
    year_of: Callable[[Manuscript], int | None],
    layout: Format,
    verb: str,
) -> CheckContext | None:
    """Return what rules read of last year's report, or say what is wrong with it; None where none is given.

    A year that neither text tells is not asked for.
    """
    if given is None:
        return None
    if isinstance(given, Report):
        context = CheckContext(given, compose(given, layout.elements), layout, year=given.year)
    elif isinstance(given, str):
        if given.strip().lower().endswith(FILES) and "\n" not in given.strip():
            raise InvalidValue(
                "{verb}: last_year: got {path}, the path of a file; give Path({path}), or the text of a .txt",
                verb=verb,
                path=shown(given),
            )
        manuscript = read_text(given)
        context = CheckContext(None, manuscript, layout, year=year_of(manuscript))
    elif isinstance(given, os.PathLike):
        manuscript, file = read_docx(given)
        context = CheckContext(None, manuscript, layout, year=year_of(manuscript), file=file)
    else:
        raise wrong_type(f"{verb}: last_year", given, WANTED)
    if year is not None and context.year is not None and context.year != year - 1:
        raise InvalidValue(
            "{verb}: last_year: a text on {given} beside one on {year}; give that on {wanted}",
            verb=verb,
            given=context.year,
            year=year,
            wanted=year - 1,
        )
    return context


def last_text(
    given: LastYear | None, *, year: int | None, year_of: Callable[[Manuscript], int | None], layout: Format
) -> CheckContext | None:
    """Return what rules read of last year's text beside a report, None for a report, whose words they know as typed."""
    if given is None:
        return None
    if year is None:
        raise InvalidValue(
            "check: last_year: the report itself reports on no year; give it its year, or leave this out"
        )
    if isinstance(given, (str, os.PathLike)):
        return last_context(given, year=year, year_of=year_of, layout=layout, verb="check")
    if not isinstance(given, Report):
        raise wrong_type("check: last_year", given, WANTED)
    if given.year != year - 1:
        raise InvalidValue(
            "check: last_year: a report on {given} beside one on {year}; give that on {wanted}",
            given=given.year,
            year=year,
            wanted=year - 1,
        )
    return None
