"""Pictures: PNG or JPEG, with the words that stand for them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.imaging import ImageSize, image_size
from reportkit.model import fields
from reportkit.model.content import Block, Phrase, heading

LARGEST = 20 * 1024 * 1024  # bytes: what portals and mail gateways take
WIDEST = 156  # mm: the 版心
CHARACTERS = 28  # 字 that it holds
TALLEST = 210  # mm: what it leaves above a caption


def _as_bytes(source: "str | os.PathLike[str] | bytes") -> bytes:
    if isinstance(source, bytes):
        return source
    if not isinstance(source, (str, os.PathLike)):
        raise fields.wrong_type("Picture.source", source, "a path, or the bytes of a PNG or JPEG file")
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InvalidValue(f"Picture.source: {path} has {size} bytes; give a picture of at most {LARGEST}")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        reason = getattr(error, "strerror", None) or error
        raise InvalidValue(f"Picture.source: {str(path)!r} cannot be read: {reason}") from error


def _on_the_page(most: float, unit: str) -> fields.Validator:
    """Accept a width of at most the type area's."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = fields.where(instance, attribute)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise fields.wrong_type(place, value, f"a width in {unit} as a number")
        if not 0 < value <= most:
            raise InvalidValue(f"{place}: got {value} {unit}; give one from above 0 to {most}, the 版心's")

    return validate


@attrs.frozen
class Picture(Block):
    """A picture (图): PNG or JPEG, its caption 图1 below, never wider than the 版心.

    Parameters: `source` a path or the file's bytes; `alt` what it shows, for readers who do not see it;
    `caption` without its number; `name` for slots that refer to it; `width` in mm, or `characters` in 字 of the
    text, by default as the file's resolution says and at most the 版心's, 156 mm or 28 字.

    Raises InvalidValue for a file that cannot be read, is no PNG or JPEG, or is too large.
    """

    source: bytes = field(converter=_as_bytes, repr=False)
    alt: str = field(kw_only=True, validator=fields.text)
    caption: str | None = field(default=None, kw_only=True, validator=fields.optional(heading))
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    width: float | None = field(default=None, kw_only=True, validator=fields.optional(_on_the_page(WIDEST, "mm")))
    characters: float | None = field(
        default=None, kw_only=True, validator=fields.optional(_on_the_page(CHARACTERS, "字"))
    )
    size: ImageSize = field(init=False, repr=False, eq=False)

    @source.validator
    def _not_too_large(self, attribute: "attrs.Attribute[Any]", value: bytes) -> None:
        if len(value) > LARGEST:
            raise InvalidValue(f"Picture.source: {len(value)} bytes; give a picture of at most {LARGEST}")

    def __attrs_post_init__(self) -> None:
        if self.width is not None and self.characters is not None:
            raise InvalidValue("Picture.width: got characters as well; give one of the two")
        object.__setattr__(self, "size", image_size(self.source))

    @property
    def across(self) -> float:
        """Its width on the page in mm: as wanted, unless it would not fit into the 版心."""
        wanted = self.width or (self.characters or 0) * WIDEST / CHARACTERS or self.size.width
        return min(wanted, WIDEST, TALLEST * self.size.width / self.size.height)

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield every text with its path, in reading order."""
        if self.caption:
            yield f"{path}.caption", self.caption
