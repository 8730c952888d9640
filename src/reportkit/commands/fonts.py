"""`fonts`: which typefaces of a format this machine has, and what stands in for the others."""

import argparse
from typing import TYPE_CHECKING

from reportkit.commands.given_format import add_format
from reportkit.commands.status import FOUND, NOTHING, print_json
from reportkit.formats import FontHere, Format, fonts_here

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "fonts", help="本机的字体", description="列出版式所用的字体本机有哪些，缺少的用什么代替。"
    )
    add_format(parser)
    parser.add_argument("--json", action="store_true", help="以JSON输出（UTF-8），供其他程序使用")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Tell of each typeface; the status is 1 where one is missing."""
    layout: Format = chosen.layout
    fonts = fonts_here(layout)
    if chosen.json:
        print_json([_as_data(one) for one in fonts])
    else:
        missing = sum(not one.installed for one in fonts)
        print(
            f"版式“{layout.name}”用{len(fonts)}种字体，本机缺少{missing}种。"
            if missing
            else f"版式“{layout.name}”的字体本机都有。"
        )
        print(*map(_told, fonts), sep="\n")
    return FOUND if any(not one.installed for one in fonts) else NOTHING


def _as_data(one: FontHere) -> dict[str, object]:
    return {
        "font": one.font.name,
        "installed": one.installed,
        "stand_in": one.stand_in,
        "substitute": one.substitute,
    }


def _told(one: FontHere) -> str:
    if one.installed:
        return f"有　　{one.font.name}"
    if one.stand_in:
        instead = f"文件中注明用{one.stand_in}代替，本机有{one.stand_in}"
    elif one.font.stand_in:
        instead = f"文件中注明用{one.font.stand_in}代替，本机也没有"
    else:
        instead = "文件中没有注明用什么代替"
    system = f"；不看注明的程序（如LibreOffice）用{one.substitute}代替" if one.substitute else ""
    return f"没有　{one.font.name}：{instead}{system}"
