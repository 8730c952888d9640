"""The rule that tells where an office's own format departs from the official one, with the office's reason."""

from collections.abc import Callable, Iterator

from reportkit.formats import Font, Format, Style
from reportkit.formats.registry import OFFICIAL
from reportkit.manuscript import CONTENTS, Element, Role
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.typeface_kinds import kind
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, rule

OFFICES_OWN = {
    *(Role.STAGE, Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.TABLE_HEAD, Role.TABLE_TEXT, Role.TABLE_CENTRED),
    *(Role.TABLE_FIGURE, Role.TABLE_NOTE, Role.DENSE_HEAD, Role.DENSE_TEXT, Role.DENSE_CENTRED, Role.DENSE_FIGURE),
    *(Role.PICTURE, Role.PICTURE_CAPTION),
    *CONTENTS,
}
"""What the standard says nothing of, so that no look of it departs from it."""


@rule(
    title="版式与国标不同",
    severity=Severity.ADVICE,
    force=Force.NORMALLY,
    source="GB/T 9704-2012",
    bad=[
        {"layout": {"latin_font": Font("Times New Roman"), "reasons": {"西文字体": "全省统一要求"}}},
        {"layout": {"page_number": "-1-"}},
    ],
    good=[{}, {"layout": {"name": "示例县"}}],
)
def format_departs(context: CheckContext) -> Iterator[Fault]:
    """An office may have its reasons for another look; whoever approves the document should know of both."""
    official = OFFICIAL.get(context.layout.standard)
    if official is None or official is context.layout:
        return
    for aspect, clause, told in _departures(context.layout, official):
        reason = context.layout.reasons.get(aspect)
        because = f"本单位版式的理由：{reason}" if reason else "本单位版式没有写明理由，请核对"
        yield Fault(WHOLE, f"{aspect}：{told}（国标{clause}）。{because}")


def _departures(own: Format, official: Format) -> Iterator[tuple[str, str, str]]:
    """Yield each aspect in which a format departs, the clause of the standard, and what is and what should be."""
    yield from _of_the_page(own, official)
    if fonts := _of_styles(own, official, _faces):
        yield "字体", "5.2.2、7.3", fonts
    if sizes := _of_styles(own, official, lambda style: style.size):
        yield "字号", "5.2.2、7.3", sizes
    if colours := _of_styles(own, official, lambda style: "红色" if style.red else "黑色"):
        yield "颜色", "5.2.4、7.2.4", colours
    latin, usual = own.latin_font, official.latin_font
    if latin != usual:
        yield "西文字体", "5.2.2", f"数字和字母用{_latin(latin)}，一般{_latin(usual)}"
    places = [role.value for role, (given, right) in _styles(own, official) if _place(given) != _place(right)]
    if places:
        yield "排法", "7.2、7.3", f"{'、'.join(places)}的对齐、缩进、行距或者分页与国标不同"
    if _page_number(own) != _page_number(official):
        yield "页码", "7.5", f"为{_page_number(own)}，应为{_page_number(official)}"
    if _elements(own) != _elements(official):
        yield "编排要素", "7.1", "要素或者要素的先后与国标不同"
    if own.head != official.head:
        yield "版头", "7.2、10", "发文机关标志的位置、大小或者红线与国标不同"
    if own.imprint != official.imprint:
        yield "版记", "7.4", "分隔线的粗细与国标不同"


def _elements(layout: Format) -> list[Element]:
    """Return the elements that the standard has; contents are none of them."""
    return [kind for kind in layout.elements if kind is not Element.CONTENTS]


def _of_the_page(own: Format, official: Format) -> Iterator[tuple[str, str, str]]:
    page, right = own.page, official.page
    pairs = (
        ("纸张", "5.1", [f"{one.width:g}毫米×{one.height:g}毫米" for one in (page, right)], "应为"),
        ("页边", "5.2.1", [f"天头{one.top:g}毫米、订口{one.left:g}毫米" for one in (page, right)], "应为"),
        ("版心", "5.2.1", [f"{one.text_width:g}毫米×{one.text_height:g}毫米" for one in (page, right)], "应为"),
        ("行距", "5.2.3", [f"每面{one.lines}行、行距{one.row:g}磅" for one in (page, right)], "一般为"),
        ("每行字数", "5.2.3", [f"每行{one.characters}字" for one in (page, right)], "一般为"),
    )
    for aspect, clause, (given, wanted), should in pairs:
        if given != wanted:
            yield aspect, clause, f"{given}，{should}{wanted}"
    if page.mirrored != right.mirrored:
        yield "镜像页边", "5.2.1", "双页的订口在右，国标没有规定镜像页边"


def _styles(own: Format, official: Format) -> Iterator[tuple[Role, tuple[Style, Style]]]:
    for role, style in own.styles.items():
        if role not in OFFICES_OWN and role is not Role.PAGE_NUMBER:
            yield role, (style, official.styles[role])


def _of_styles(own: Format, official: Format, look: Callable[[Style], str]) -> str:
    """Return what the elements have that look otherwise, and what they should have."""
    found: dict[tuple[str, str], list[str]] = {}
    for role, (style, right) in _styles(own, official):
        if look(style) != look(right):
            found.setdefault((look(style), look(right)), []).append(role.value)
    return "；".join(f"{'、'.join(roles)}为{given}，一般为{wanted}" for (given, wanted), roles in found.items())


def _place(style: Style) -> tuple[object, ...]:
    return style.align, style.first_line, style.right, style.line, style.new_page


def _faces(style: Style) -> str:
    face, lead = kind(style.font.name), kind((style.lead or style.font).name)
    return face if lead == face else f"{face}（开头{lead}）"


def _latin(font: Font | None) -> str:
    return font.name if font else "与汉字同用一种字体"


def _page_number(layout: Format) -> str:
    style = layout.styles[Role.PAGE_NUMBER]
    place = {"center": "居中", "right": "单页居右双页居左", "left": "单页居左双页居右"}.get(style.align, style.align)
    drop = layout.page.page_number_drop
    return f"“{layout.page_number}”、{style.size}{kind(style.font.name)}、{place}、距版心{drop:g}毫米"
