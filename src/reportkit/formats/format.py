"""What a format is made of: a page, and a style for each role."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, cast

import attrs
from attrs import field

from reportkit.checks import flag, instance_of, label, one_of, optional, where, within, words
from reportkit.errors import InvalidValue, WrongType, shown, wrong_type, wrong_value
from reportkit.formats.charts import ChartLook
from reportkit.formats.contents import ContentsLook
from reportkit.formats.font import Font
from reportkit.formats.imprint import ImprintLook
from reportkit.formats.inline import InlineLook
from reportkit.formats.letterhead import HeadLook
from reportkit.formats.page import POINTS_OF_MM, Page
from reportkit.formats.reasons import of_aspects
from reportkit.frozen import FrozenMapping, frozen_words
from reportkit.manuscript import ITEMS, LABELLED, PLAIN, Element, Role
from reportkit.messages import Message
from reportkit.values import value_class

if TYPE_CHECKING:
    from reportkit.formats.approval import ApprovalForm

POINTS_OF_SIZE: Mapping[str, float] = MappingProxyType(
    {
        "初号": 42,
        "小初": 36,
        "一号": 26,
        "小一": 24,
        "二号": 22,
        "小二": 18,
        "三号": 16,
        "小三": 15,
        "四号": 14,
        "小四": 12,
        "五号": 10.5,
        "小五": 9,
    }
)
"""The Chinese sizes of type in 磅 (points)."""

OTHER_EDGE: Mapping[str, str] = MappingProxyType({"left": "right", "right": "left"})
"""Where the number of an even page stands, by where that of an odd one does; in the middle on both, if there."""

TIGHTEST = 14  # 磅: how close 三号 characters may be drawn together

_font = instance_of(Font, 'a Font, such as Font("黑体")')


@value_class
class Style:
    """How a role looks.

    Parameters: `font` the typeface; `size` in 号; `align` left, center, right or both; `first_line` and `right` the
    indents of the first line and at the right edge, in 字; `line` the distance of its lines in 磅, None for the page's
    own 行 and 0 for what the content needs; `lead` the typeface of an item's number and lead, or of a label; `red`
    sets it in red; `outline` the level in the navigation, from 1; `keep_next` holds it on the page of the line below;
    `new_page` begins a page with it.
    """

    font: Font = field(validator=_font)
    size: str = field(default="三号", validator=one_of(*POINTS_OF_SIZE))
    align: Literal["left", "center", "right", "both"] = field(
        default="both", validator=one_of("left", "center", "right", "both")
    )
    first_line: float = field(default=0, validator=within(0, 20, "字"))
    right: float = field(default=0, kw_only=True, validator=within(0, 20, "字"))
    line: float | None = field(default=None, validator=optional(within(0, 400, "磅")))
    lead: Font | None = field(default=None, validator=optional(_font))
    outline: int | None = field(default=None, validator=optional(within(1, 9, "级", whole=True)))
    red: bool = field(default=False, kw_only=True, validator=flag)
    keep_next: bool = field(default=False, validator=flag)
    new_page: bool = field(default=False, validator=flag)

    @line.validator
    def _holds_its_type(self, attribute: "attrs.Attribute[Any]", value: float | None) -> None:
        if value and value < POINTS_OF_SIZE[self.size]:
            least = POINTS_OF_SIZE[self.size]
            raise InvalidValue(
                "Style.line: {value} 磅 would cut {size} off; give {least} or more, or 0",
                value=format(value, "g"),
                size=self.size,
                least=format(least, "g"),
            )


@value_class
class TableLook:
    """How tables are ruled (表格线): the line's width in 磅, and the margins inside a cell in mm.

    `side_margin` is the margin left and right, `end_margin` that above and below, `dense_end_margin` the same in
    a dense table. A row is as high as its lines, both margins and the rule: 24 磅 for a line of 18 磅, 18 磅 for
    a dense line of 13 磅.
    """

    rule: float = field(default=0.5, validator=within(0.25, 6, "磅"))
    side_margin: float = field(default=1, validator=within(0, 10, "mm"))
    end_margin: float = field(default=0.97, validator=within(0, 10, "mm"))
    dense_end_margin: float = field(default=0.79, validator=within(0, 10, "mm"))


def _a_form(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    from reportkit.formats.approval import ApprovalForm

    instance_of(ApprovalForm, "an ApprovalForm")(instance, attribute, value)


def wrong_layout(verb: str, given: object) -> WrongType:
    """Return the error for what is given as a layout and is no Format."""
    return WrongType(
        "{verb}: got the layout {layout}; give a Format such as GB9704, LETTER (信函), MINUTES (纪要), ORDER (命令) or "
        "REGULATIONS (法规规章) of reportkit.formats",
        verb=verb,
        layout=shown(given),
    )


def _read_only(styles: Mapping[Role, Style]) -> Mapping[Role, Style]:
    """Take styles so that nobody changes them, in the order of the roles: equal formats write the same files."""
    ordered = {role: styles[role] for role in Role if role in styles} if isinstance(styles, Mapping) else {}
    return FrozenMapping({**ordered, **styles}) if isinstance(styles, Mapping) else styles


def _as_elements(elements: Sequence[Element]) -> tuple[Element, ...]:
    return tuple(elements) if isinstance(elements, list) else cast("tuple[Element, ...]", elements)


@attrs.frozen(cache_hash=True)  # writers remember by it what documents of one format share
class Format:
    """A format (版式): the page, a style for each role, the elements in their order, the typeface of Latin letters.

    `elements` are those that documents of this format have; an element of which a report gives nothing leaves no
    trace, and a report that gives one which is not among them is refused when it is written. Contents have pages of
    their own in front of all others, wherever they are named.
    `latin_font` None sets digits in the style's own Chinese typeface, which is the letter of GB/T 9704-2012,
    5.2.2; many offices give Font("Times New Roman"). `page_number` shows how the first page is numbered; `approval` is
    the office's own approval sheet, None the usual one.

    An office's own profile is `attrs.evolve` of a format. `standard` is the name of the official format that it is
    held against, and `reasons` say, by the aspects in ASPECTS, why the office departs from that: a check of a report
    set in the profile tells each departure with its reason. `wps_official` marks the file for the 公文模式 of WPS.

    >>> from reportkit.formats import GB9704
    >>> attrs.evolve(GB9704, latin_font=Font("Times New Roman")).latin_font.name
    'Times New Roman'
    """

    name: str = field(validator=label)
    page: Page = field(repr=False, validator=instance_of(Page, "a Page"))
    styles: Mapping[Role, Style] = field(repr=False, converter=_read_only)
    latin_font: Font | None = field(default=None, repr=False, validator=optional(_font))
    tables: TableLook = field(default=TableLook(), repr=False, validator=instance_of(TableLook, "a TableLook"))
    elements: tuple[Element, ...] = field(factory=lambda: PLAIN, repr=False, converter=_as_elements)
    head: HeadLook = field(factory=HeadLook, repr=False, validator=instance_of(HeadLook, "a HeadLook"))
    imprint: ImprintLook = field(
        default=ImprintLook(), repr=False, validator=instance_of(ImprintLook, "an ImprintLook")
    )
    charts: ChartLook = field(default=ChartLook(), repr=False, validator=instance_of(ChartLook, "a ChartLook"))
    contents: ContentsLook = field(
        default=ContentsLook(), repr=False, kw_only=True, validator=instance_of(ContentsLook, "a ContentsLook")
    )
    inline: InlineLook = field(factory=InlineLook, repr=False, validator=instance_of(InlineLook, "an InlineLook"))
    approval: "ApprovalForm | None" = field(default=None, repr=False, kw_only=True, validator=optional(_a_form))
    page_number: str = field(default="— 1 —", repr=False, kw_only=True, validator=words)
    standard: str = field(default="GB/T 9704-2012", repr=False, kw_only=True, validator=label)
    reasons: Mapping[str, str] = field(
        factory=dict, repr=False, kw_only=True, converter=frozen_words, validator=of_aspects
    )
    wps_official: bool = field(default=False, repr=False, kw_only=True, validator=flag)

    @page_number.validator
    def _one_number(self, attribute: "attrs.Attribute[Any]", value: str) -> None:
        if re.findall(r"\d", value) != ["1"]:
            raise wrong_value(where(self, attribute), value, "one 1, as in '— 1 —' or '第1页'")

    @elements.validator
    def _each_once(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = where(self, attribute)
        if not isinstance(value, tuple):
            raise wrong_type(place, value, "a list of Element")
        for number, element in enumerate(value):
            if not isinstance(element, Element):
                raise wrong_type(f"{place}[{number}]", element, "an Element")
            if element in value[:number] and element is not Element.BLANK:
                raise InvalidValue(
                    "{place}[{number}]: {element} stands in it twice; name it once",
                    place=place,
                    number=number,
                    element=element,
                )

    @styles.validator
    def _each_role(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = where(self, attribute)
        if not isinstance(value, Mapping):
            raise wrong_type(place, value, "a mapping of Role to Style")
        for role, style in value.items():
            if not isinstance(role, Role):
                raise wrong_type(Message("{place} key", place=place), role, "a Role")
            if not isinstance(style, Style):
                raise wrong_type(f"{place}[{role}]", style, "a Style")
            self._fits(style, role, f"{place}[{role}]")
        missing = [str(role) for role in Role if role not in value]
        if missing:
            raise InvalidValue(
                "{place}: no style for {missing}; give one for every Role", place=place, missing=shown(missing)
            )

    def _fits(self, style: Style, role: Role, place: str) -> None:
        """Refuse a style that does not fit its role, or the page's 行 and 字."""
        if style.lead and role not in (*ITEMS, *LABELLED):
            raise InvalidValue("{place}.lead: only items and what has a label have a lead; leave it out", place=place)
        if role is Role.PICTURE and style.line != 0:
            raise InvalidValue(
                "{place}.line: got {line}; give 0, or pictures are cut off", place=place, line=style.line
            )
        points = POINTS_OF_SIZE[style.size]
        if style.line is None and self.page.row < points:
            raise InvalidValue(
                "{place}.line: the page's 行 of {row} 磅 would cut {size} off; give one",
                place=place,
                row=format(self.page.row, "g"),
                size=style.size,
            )
        pitch = self.page.text_width * POINTS_OF_MM / self.page.characters
        if style.size == "三号" and pitch < TIGHTEST:
            most = int(self.page.text_width * POINTS_OF_MM / TIGHTEST)
            raise InvalidValue(
                "Page.characters: {characters} 字 of 三号 do not fit; give at most {most}",
                characters=self.page.characters,
                most=most,
            )

    def fonts(self) -> tuple[Font, ...]:
        """Return every typeface the format names, once."""
        used = [font for style in self.styles.values() for font in (style.font, style.lead) if font]
        return tuple(dict.fromkeys([*used, *self.inline.fonts(), *([self.latin_font] if self.latin_font else [])]))
