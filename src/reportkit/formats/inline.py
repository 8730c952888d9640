"""How what stands within a paragraph looks: stressed words, links, notes."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs
from attrs import field

from reportkit.checks import flag, instance_of, one_of, optional, where, within
from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.formats.font import HEI, KAI, SONG, Font
from reportkit.frozen import FrozenMapping
from reportkit.manuscript import Stress
from reportkit.messages import Message
from reportkit.values import value_class

_a_font = instance_of(Font, 'a Font, such as Font("黑体")')


@value_class
class StressLook:
    """How stressed words look (强调版式).

    Parameters: `font` their typeface, None for that of the text; `bold` and `underlined` whether they are.

    >>> StressLook(bold=True).font is None
    True
    """

    font: Font | None = field(default=None, validator=optional(_a_font))
    bold: bool = field(default=False, kw_only=True, validator=flag)
    underlined: bool = field(default=False, kw_only=True, validator=flag)


@value_class
class LinkLook:
    """How a link looks (链接版式): as the text around it, or underlined, or in a colour such as 0000FF."""

    underlined: bool = field(default=False, validator=flag)
    colour: str | None = field(default=None)

    @colour.validator
    def _hexadecimal(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None and not (isinstance(value, str) and re.fullmatch("[0-9A-Fa-f]{6}", value)):
            raise InvalidValue(
                "{place}: got {value}; give red, green and blue as six hexadecimal digits, such as 0000FF",
                place=where(self, attribute),
                value=shown(value),
            )

    @property
    def plain(self) -> bool:
        """Whether it looks like the text around it."""
        return not self.underlined and self.colour is None


@value_class
class NoteLook:
    """How notes look (注释版式).

    Parameters: `font` the typeface; `size` in 号; `line` the distance of their lines in 磅; `each_page` whether they
    are numbered anew on each page.

    >>> NoteLook(each_page=False).size
    '小五'
    """

    font: Font = field(default=SONG, validator=_a_font)
    size: str = field(default="小五", validator=one_of("三号", "小三", "四号", "小四", "五号", "小五"))
    line: float = field(default=13, validator=within(9, 60, "磅"))
    each_page: bool = field(default=True, validator=flag)


OFFICIAL: Mapping[Stress, StressLook] = MappingProxyType(
    {
        Stress.BOLD: StressLook(bold=True),
        Stress.UNDERLINED: StressLook(underlined=True),
        Stress.HEI: StressLook(HEI),
        Stress.KAI: StressLook(KAI),
    }
)


def _as_stresses(given: Mapping[Stress, StressLook]) -> Mapping[Stress, StressLook]:
    """Take looks of stresses; those of which nothing is said look as they do in the official formats."""
    return FrozenMapping({**OFFICIAL, **given}) if isinstance(given, Mapping) else given


@attrs.frozen(cache_hash=True)
class InlineLook:
    """How what stands within a paragraph looks (行内版式): `stresses` by how words are stressed, `link`, `note`.

    GB/T 9704-2012 says nothing of them: these are office practice, the notes as in GB/T 7713.1-2006.

    >>> InlineLook({Stress.BOLD: StressLook(HEI)}).stresses[Stress.BOLD].font.name
    '黑体'
    """

    stresses: Mapping[Stress, StressLook] = field(factory=dict, converter=_as_stresses)
    link: LinkLook = field(factory=LinkLook, validator=instance_of(LinkLook, "a LinkLook"))
    note: NoteLook = field(factory=NoteLook, validator=instance_of(NoteLook, "a NoteLook"))

    @stresses.validator
    def _looks(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = where(self, attribute)
        if not isinstance(value, Mapping):
            raise wrong_type(place, value, "a mapping of Stress to StressLook")
        for stress, look in value.items():
            if not isinstance(stress, Stress):
                raise wrong_type(Message("{place} key", place=place), stress, "a Stress")
            if not isinstance(look, StressLook):
                raise wrong_type(f"{place}[{stress.value}]", look, "a StressLook")

    def fonts(self) -> list[Font]:
        """Return every typeface that it names."""
        return [*(look.font for look in self.stresses.values() if look.font), self.note.font]

    def with_fonts(self, other: Callable[[Font], Font]) -> "InlineLook":
        """Return the same with other typefaces."""
        stresses = {
            stress: attrs.evolve(look, font=look.font and other(look.font)) for stress, look in self.stresses.items()
        }
        return attrs.evolve(self, stresses=stresses, note=attrs.evolve(self.note, font=other(self.note.font)))
