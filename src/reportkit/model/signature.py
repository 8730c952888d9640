"""How a document is signed: without a seal, with seals, or with signature stamps; by one body or by several."""

import os
from collections.abc import Sequence
from typing import Any

import attrs
from attrs import field

from reportkit.checks import within
from reportkit.errors import InvalidValue, wrong_type, wrong_value
from reportkit.foreign import own_number
from reportkit.imaging import image_size
from reportkit.model import fields
from reportkit.model.letterhead import Letterhead, names
from reportkit.model.picture import as_bytes
from reportkit.values import value_class


def _as_pictures(given: "Sequence[str | os.PathLike[str] | bytes]") -> tuple[bytes, ...]:
    if not isinstance(given, (list, tuple)):
        return given  # type: ignore[return-value]  # for the validator
    return tuple(as_bytes(one, "SealedSignature.pictures") for one in given)


def _as_picture(given: "str | os.PathLike[str] | bytes | None") -> bytes | None:
    return None if given is None else as_bytes(given, "Stamp.picture")


def _as_mm(given: float) -> float:
    return own_number(given)


class Signature:
    """How a document is signed (署名): one of the classes below."""

    __slots__ = ()


@value_class
class PlainSignature(Signature):
    """A signature without a seal (不加盖印章的署名): names under each other, the date under the last (7.3.5.2).

    Parameters: `bodies` those who issue it together, the leading one first; none for the report's office.

    >>> PlainSignature(["示例县财政局", "示例县审计局"]).bodies
    ('示例县财政局', '示例县审计局')
    """

    bodies: tuple[str, ...] = field(default=(), converter=fields.as_texts, validator=names)


@value_class
class SealedSignature(Signature):
    """A signature with room for a seal on each name (加盖印章的署名; 7.3.5.1).

    Parameters: `bodies` those who issue it together, the leading one first, none for the report's office; `pictures` of
    the seals, one for each as paths or bytes of PNG or JPEG files, where they are to be printed: what the caller has
    the right to use, the library makes none; `diameter` of a seal in mm, 45 for a county and 42 for a township.

    >>> SealedSignature().diameter
    45
    """

    bodies: tuple[str, ...] = field(default=(), converter=fields.as_texts, validator=names)
    pictures: tuple[bytes, ...] = field(default=(), kw_only=True, converter=_as_pictures, repr=False)
    diameter: float = field(default=45, kw_only=True, converter=_as_mm, validator=within(20, 50, "mm"))

    @pictures.validator
    def _one_each(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = fields.where(self, attribute)
        if not isinstance(value, tuple):
            raise wrong_type(place, value, "a list of paths, or of the bytes of PNG or JPEG files")
        for picture in value:
            image_size(picture)
        if value and len(value) != max(1, len(self.bodies)):
            raise InvalidValue(
                "{place}: got {count} for {bodies} bodies; give one for each",
                place=place,
                count=len(value),
                bodies=max(1, len(self.bodies)),
            )


@value_class
class Stamp:
    """A signature stamp (签名章): whose it is, in which post, and its picture where it is to be printed.

    Parameters: `post` in full where several sign, such as 示例县县长; `name` of the signer, told where no picture can
    be; `picture` a path or the bytes of a PNG or JPEG file; `width` of the stamp in mm.

    >>> Stamp("县长", "张三").width
    40
    """

    post: str = field(validator=fields.text)
    name: str = field(validator=fields.text)
    picture: bytes | None = field(default=None, kw_only=True, converter=_as_picture, repr=False)
    width: float = field(default=40, kw_only=True, converter=_as_mm, validator=within(20, 60, "mm"))

    @picture.validator
    def _whole(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if isinstance(value, bytes):
            image_size(value)


def _as_stamps(given: Sequence[Stamp] | Stamp) -> tuple[Stamp, ...]:
    return fields.as_tuple(given)


@value_class
class StampedSignature(Signature):
    """A signature by stamps (加盖签发人签名章的署名), one a row, the leading body's first (7.3.5.3).

    >>> StampedSignature(Stamp("县长", "张三")).stamps[0].post
    '县长'
    """

    stamps: tuple[Stamp, ...] = field(converter=_as_stamps)

    @stamps.validator
    def _given(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        place = fields.where(self, attribute)
        if not value:
            raise wrong_value(place, value, "a Stamp for each who signs")
        for number, stamp in enumerate(value):
            if not isinstance(stamp, Stamp):
                raise wrong_type(f"{place}[{number}]", stamp, "a Stamp")


def require_fitting(signature: Signature | None, head: Letterhead | None) -> None:
    """Refuse a signature of several bodies under a letterhead that names none."""
    joint = isinstance(signature, (PlainSignature, SealedSignature)) and len(signature.bodies) > 1
    if joint and head is not None and not head.mark:
        raise InvalidValue(
            "Report.letterhead: several bodies sign, and it has no mark (发文机关标志); give it their names, "
            "or that of the leading one alone"
        )
