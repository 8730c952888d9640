"""Workbooks of Excel and WPS that somebody else made: looked at, opened and read cell by cell; none is believed."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportkit.errors import MissingExtra


@contextmanager
def needing_openpyxl() -> Iterator[None]:
    """Import what knows openpyxl within: it is an extra. Raises MissingExtra where it is not installed."""
    try:
        yield
    except ImportError as error:
        raise MissingExtra("workbooks need openpyxl", library="openpyxl") from error
