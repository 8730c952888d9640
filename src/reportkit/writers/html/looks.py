"""How the page looks: on a screen and a phone as page.css says, on paper as large as the format's pages."""

from functools import cache
from importlib.resources import files

from reportkit.formats import Format
from reportkit.manuscript import Role


def class_name(role: Role) -> str:
    """Return what the style sheet calls a role.

    >>> class_name(Role.TABLE_FIGURE)
    'table-figure'
    """
    return role.name.lower().replace("_", "-")


def style_sheet(layout: Format) -> str:
    """Return the style sheet; in print the page has the size and the margins of the format, in mm."""
    page = layout.page
    margins = " ".join(f"{distance:g}mm" for distance in (page.top, page.right, page.bottom, page.left))
    return f"{screen()}\n@page {{ size: {page.width:g}mm {page.height:g}mm; margin: {margins}; }}\n"


@cache
def screen() -> str:
    """Return the part of the style sheet that all formats share."""
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")
