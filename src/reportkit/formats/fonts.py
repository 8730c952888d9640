"""Other typefaces in the place of a format's own."""

from collections.abc import Mapping

import attrs

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.formats.font import Font
from reportkit.formats.format import Format


def with_fonts(layout: Format, fonts: Mapping[str, Font]) -> Format:
    """Return a format with other typefaces, each by the name of the one that it replaces.

    Raises InvalidValue for a name that the format does not use, WrongType for what is no Font.

    >>> from reportkit.formats import GB9704
    >>> [font.name for font in with_fonts(GB9704, {"仿宋_GB2312": Font("仿宋")}).fonts()]
    ['仿宋', '黑体', '方正小标宋简体', '楷体_GB2312', '宋体']
    """
    if not isinstance(layout, Format):
        raise wrong_type("with_fonts", layout, "a Format such as GB9704")
    if not isinstance(fonts, Mapping):
        raise wrong_type("with_fonts", fonts, 'a mapping of names to Fonts, such as {"仿宋_GB2312": Font("仿宋")}')
    used = {font.name: font for font in layout.fonts()}
    for name, font in fonts.items():
        if name not in used:
            raise InvalidValue(
                "with_fonts: no typeface {name} in the format; it has {fonts}", name=shown(name), fonts="、".join(used)
            )
        if not isinstance(font, Font):
            raise wrong_type(f"with_fonts: {shown(name)}", font, 'a Font, such as Font("仿宋")')

    def other(font: Font) -> Font:
        return fonts.get(font.name, font)

    styles = {
        role: attrs.evolve(style, font=other(style.font), lead=style.lead and other(style.lead))
        for role, style in layout.styles.items()
    }
    inline = layout.inline.with_fonts(other)
    return attrs.evolve(layout, styles=styles, inline=inline, latin_font=layout.latin_font and other(layout.latin_font))
