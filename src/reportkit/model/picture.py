"""Pictures: PNG or JPEG, with the words that stand for them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from attrs import field

from reportkit.checks import within
from reportkit.errors import InvalidValue, system_reason
from reportkit.imaging import ImageSize, image_size
from reportkit.model import fields
from reportkit.model.content import Block
from reportkit.model.labels import unlabelled
from reportkit.model.paragraph import Phrase, heading
from reportkit.values import value_class

LARGEST = 20 * 1024 * 1024  # bytes: what portals and mail gateways take
WIDTHS = (5, 420)  # mm: what can be made out, and the long side of the largest sheet, A3
CHARACTERS = (1, 75)  # 字: the same


def as_bytes(source: "str | os.PathLike[str] | bytes", place: str) -> bytes:
    """Return a picture's file: its bytes as given, or read from a path; `place` says where it was given."""
    if isinstance(source, bytes):
        return source
    if not isinstance(source, (str, os.PathLike)):
        raise fields.wrong_type(place, source, "a path, or the bytes of a PNG or JPEG file")
    path = Path(source)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder, or a device or pipe that never ends
            raise InvalidValue("{place}: {path} cannot be read: it is no file", place=place, path=repr(str(path)))
        if found.st_size > LARGEST:
            raise InvalidValue(
                "{place}: {path} has {count} bytes; give a picture of at most {most}",
                place=place,
                path=path,
                count=found.st_size,
                most=LARGEST,
            )
        return path.read_bytes()
    except InvalidValue:
        raise
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        reason = system_reason(error)
        raise InvalidValue(
            "{place}: {path} cannot be read: {reason}", place=place, path=repr(str(path)), reason=reason
        ) from error


def _as_bytes(source: "str | os.PathLike[str] | bytes") -> bytes:
    return as_bytes(source, "Picture.source")


@value_class
class Picture(Block):
    """A picture (图): PNG or JPEG, its caption 图1 below, never larger than the 版心 of its page.

    Parameters: `source` a path or the file's bytes; `alt` what it shows, for readers who do not see it;
    `caption` without its number; `name` for slots that refer to it; `width` in mm, or `characters` in 字 of the
    text, by default as the file's resolution says. Where that is more than its page holds, the format makes it
    smaller.

    Raises InvalidValue for a file that cannot be read, is no whole PNG or JPEG, or is too large.
    """

    source: bytes = field(converter=_as_bytes, repr=False)
    alt: str = field(kw_only=True, validator=fields.text)
    caption: str | None = field(default=None, kw_only=True, validator=fields.optional(unlabelled(heading, "图")))
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    width: float | None = field(
        default=None, kw_only=True, converter=fields.as_measure, validator=fields.optional(within(*WIDTHS, "mm"))
    )
    characters: float | None = field(
        default=None, kw_only=True, converter=fields.as_measure, validator=fields.optional(within(*CHARACTERS, "字"))
    )
    size: ImageSize = field(init=False, repr=False, eq=False)

    @source.validator
    def _not_too_large(self, attribute: "attrs.Attribute[Any]", value: bytes) -> None:
        if len(value) > LARGEST:
            raise InvalidValue(
                "Picture.source: {count} bytes; give a picture of at most {most}", count=len(value), most=LARGEST
            )

    def __attrs_post_init__(self) -> None:
        if self.width is not None and self.characters is not None:
            raise InvalidValue("Picture.width: got characters as well; give one of the two")
        object.__setattr__(self, "size", image_size(self.source))

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield every text with its path, in reading order."""
        if self.caption:
            yield f"{path}.caption", self.caption
