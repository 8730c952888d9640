"""What stands within a paragraph: words that are stressed, links, footnotes."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields, slots
from reportkit.model.paragraph import (
    Inline,
    Paragraph,
    Phrase,
    Points,
    as_paragraph,
    pieces,
    require_paragraph,
)
from reportkit.values import value_class

How = Literal["加粗", "下划线", "黑体", "楷体"]
HOW: tuple[How, ...] = ("加粗", "下划线", "黑体", "楷体")


def _words(instance: "Inline", attribute: "attrs.Attribute[Any]", value: Paragraph) -> None:
    """Accept a paragraph without points, and without what this kind cannot hold."""
    place = fields.where(instance, attribute)
    require_paragraph(value, place)
    refused = (Points, *_NOT_WITHIN[type(instance).__name__])
    for piece in _within(value):
        if isinstance(piece, refused):
            raise InvalidValue(
                "{place}: {kind} cannot stand within {outer}; put it behind, as an item of its own in the list",
                place=place,
                kind=type(piece).__name__,
                outer=type(instance).__name__,
            )
        if isinstance(piece, Emphasis) and isinstance(instance, Emphasis) and piece.how == instance.how:
            raise InvalidValue("{place}: {how} within {how}; say it once", place=place, how=instance.how)


def _within(paragraph: Paragraph) -> Iterator[object]:
    for piece in pieces(paragraph):
        yield piece
        if isinstance(piece, Inline):
            yield from _within(piece.words)


@value_class
class Emphasis(Inline):
    """Words that an office stresses (强调): 加粗, 下划线, 黑体 or 楷体; the format says how each looks.

    It stands in a list with the text around it, and nests: `Emphasis(Emphasis("零投诉"), "下划线")` is both.

    Parameters: `words` text with slots, a phrase, or a list of these; `how` 加粗, 下划线, 黑体 or 楷体.

    Raises InvalidValue for points within it, and for one of the same kind. Source: office practice.

    >>> ["全年", Emphasis("零投诉"), "。"][1].how
    '加粗'
    """

    words: Paragraph = field(converter=as_paragraph, validator=_words)
    how: How = field(default="加粗", validator=fields.one_of(*HOW))


class Destination(str):
    """Where a link leads, as it stands among the texts of a report (链接目标)."""

    __slots__ = ()


ADDRESS = r"(?i:https?://|mailto:)[^\s<>\"{}|\\^`，。；、）]{1,2000}"
SITE = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}(?::\d{1,5})?(?:/[^\s<>\"{}|\\^`，。；、）]{0,2000})?"
MAILBOX = r"[A-Za-z0-9._+-]{1,99}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}"
"""What addresses look like, compiled by the first link."""


def address_of(written: str) -> str | None:
    """Return the address that a link leads to, None for what is none, or none that is safe to open.

    >>> address_of("www.example.gov.cn"), address_of("a@example.gov.cn"), address_of("javascript:alert(1)")
    ('http://www.example.gov.cn', 'mailto:a@example.gov.cn', None)
    """
    if re.fullmatch(ADDRESS, written):
        return written
    if re.fullmatch(SITE, written):
        return f"http://{written}"
    return f"mailto:{written}" if re.fullmatch(MAILBOX, written) else None


def require_address(written: str, place: str) -> str:
    """Return the address that a link leads to, or raise."""
    address = address_of(written)
    if address is None:
        raise InvalidValue(
            "{place}: {written} is neither an address that begins with http://, https:// or mailto:, nor a name= of "
            "this report",
            place=place,
            written=fields.shown(written),
        )
    return address


@value_class
class Link(Inline):
    """Words that lead somewhere (链接): to an address, or to what has a name in the report.

    They stand in the text's own typeface and colour, unless the format says otherwise.

    Parameters: `words` text with slots, Emphasis, or a list of these; `to` an address that begins with http://,
    https:// or mailto:, or one such as www.example.gov.cn or a@example.gov.cn, to which http:// or mailto: is put, also
    by a slot such as {网址}, or the `name` of a section, measure, table, picture or attachment; `printed` puts the
    address behind the words in （）.

    Raises InvalidValue for a link or points within it, and for another kind of address; where nothing in the report
    has the name, the report is refused. Source: ISO/IEC 29500-1, 17.16.22.

    >>> Link("{网站}", "{网址}").to
    '{网址}'
    """

    words: Paragraph = field(converter=as_paragraph, validator=_words)
    to: str = field()
    printed: bool = field(default=False, kw_only=True, validator=fields.flag)

    @to.validator
    def _destination(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = fields.where(self, attribute)
        fields.require_unpadded(fields.require_prose(value, place), place)
        if slots.is_literal(str(value)) and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", str(value)):
            require_address(str(value), place)

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield its words and where it leads."""
        yield from super().texts(path)
        yield f"{path}.to", Destination(self.to)


@value_class
class Footnote(Inline):
    """A note on the words before it (注释): a mark ① behind them, the note at the foot of the page.

    The format says whether the numbers begin anew on each page. In a table the notes stand under it, and are counted
    for each table.

    Parameters: `words` text with slots, Emphasis, Link, or a list of these.

    Raises InvalidValue for a footnote or points within it, and where no words stand before it.
    Source: GB/T 7713.1-2006, 5.5; ISO/IEC 29500-1, 17.11.

    >>> ["依托“赣服通”平台", Footnote("江西省政务服务移动平台。"), "公开。"][1].words
    '江西省政务服务移动平台。'
    """

    follows: ClassVar[bool] = True

    words: Paragraph = field(converter=as_paragraph, validator=_words)


_NOT_WITHIN: dict[str, tuple[type, ...]] = {
    "Emphasis": (),
    "Link": (Link, Footnote),
    "Footnote": (Footnote,),
}
"""What cannot stand within each, beside points."""
