"""The contents of a long report: which of its headings they list."""

from collections.abc import Iterable

from attrs import field

from reportkit.checks import within
from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.values import value_class


@value_class
class Contents:
    """The contents (目录) in front of a long report: its headings with the pages that they stand on.

    They have pages of their own, before a letterhead too, and the text begins with page 1 behind them. Page numbers
    are counted by the library, and fields, which Word and WPS renew (更新域); a text file has the headings alone. Where
    another program may turn a page elsewhere, `check` says so.

    Parameters: `levels` how many levels of headings of the text are listed, counted from the first, 1 to 5;
    `attachments` whether the titles of the attachments are listed, too. Items that begin with a lead are no headings.

    Raises InvalidValue for levels out of range; Report raises it for contents that would list nothing.

    Source: office practice. GB/T 9704-2012 says nothing of contents.

    >>> Contents(levels=1)
    Contents(levels=1)
    """

    levels: int = field(default=2, converter=fields.as_whole, validator=within(1, 5, "级", whole=True))
    attachments: bool = field(default=True, kw_only=True, validator=fields.flag)


def require_entries(contents: Contents | None, headings: Iterable[int], attachments: int) -> None:
    """Refuse contents without anything to list, given the levels of the text's headings and how many attachments."""
    if contents is None or (contents.attachments and attachments):
        return
    if min(headings, default=contents.levels + 1) > contents.levels:
        raise InvalidValue(
            "Report.contents: no heading of level 1 to {levels} to list; give sections, more levels=, or no contents",
            levels=contents.levels,
        )
