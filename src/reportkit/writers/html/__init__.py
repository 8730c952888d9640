"""One page for a government's portal (.html): every number typed, nothing fetched, no script."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import assert_never

from reportkit.formats import Format
from reportkit.manuscript import HEAD, IMPRINT, Block, Grid, Image, Line, Manuscript, Role, level_of
from reportkit.writers.html.images import image
from reportkit.writers.html.inline import InlineWriter
from reportkit.writers.html.looks import class_name, style_sheet
from reportkit.writers.html.portal import foot, head
from reportkit.writers.html.tables import table

DEEPEST = 6
"""HTML has no deeper heading."""


def write(manuscript: Manuscript, layout: Format) -> str:
    """Return the manuscript as one HTML file that holds all it needs.

    Raises MissingExtra for a QR code where segno is not installed.
    """
    inline = InlineWriter()
    body = "".join(f"{part}\n" for part in _parts(manuscript.blocks, inline, layout))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        f"{head(manuscript)}<style>\n{style_sheet(layout)}</style>\n</head>\n<body>\n<article>\n"
        f"{body}{inline.notes()}{foot(manuscript.portal)}</article>\n</body>\n</html>\n"
    )


def _region(block: Block) -> str | None:
    """Return the element that a block stands in, None where it goes on in that of the block before it."""
    match block:
        case Line(role=role) if role in HEAD:
            return "header"
        case Line(role=role) if role in IMPRINT:
            return "footer"
        case Line(role=Role.ATTACHMENT_LABEL):
            return "section"
        case Line(role=Role.TITLE):
            return ""
        case _:
            return None


def _parts(blocks: Iterable[Block], inline: InlineWriter, layout: Format) -> Iterator[str]:
    """Yield the page's elements; letterhead, imprint and each attachment have one around theirs."""
    region = ""
    caption: list[Line] = []
    for block, behind in pairwise((*blocks, None)):
        if block is None or (isinstance(block, Line) and not block.spans):
            continue
        begins = _region(block)
        if begins is not None and (begins != region or begins == "section"):
            yield from [f"</{region}>"] if region else []
            yield from [f"<{begins}>"] if begins else []
            region = begins
        match block:
            case Line(role=Role.TABLE_CAPTION | Role.TABLE_UNIT):
                caption.append(block)
            case Line(role=Role.PICTURE_CAPTION):
                yield f"<figcaption{_identity(block)}>{_words(block, inline)}</figcaption>\n</figure>"
            case Line():
                yield _line(block, inline, deeper=region == "section")
            case Grid():
                yield table(block, *_caption(caption, inline), inline, layout)
                caption.clear()
            case Image():
                held = isinstance(behind, Line) and behind.role is Role.PICTURE_CAPTION
                yield f"<figure>\n{image(block, layout)}" + ("" if held else "\n</figure>")
            case _:
                assert_never(block)
    yield from [f"</{region}>"] if region else []


def _line(line: Line, inline: InlineWriter, *, deeper: bool) -> str:
    """Return a line as a heading of its level, those of an attachment below its title, or as a paragraph."""
    level = 1 if line.role is Role.TITLE else 2 if line.role is Role.ATTACHMENT_TITLE else None
    if level is None and line.role.name.startswith("HEADING_"):
        level = min(DEEPEST, (level_of(line.role) or 1) + 1 + deeper)
    tag = f"h{level}" if level else "p"
    looks = "" if level or line.role is Role.BODY else f' class="{class_name(line.role)}"'
    if line.role is Role.ATTACHMENT_NOTE:  # the numbers of several stand under each other
        looks += f' style="text-indent: {(line.left or 0) - line.hanging:g}em"'
    stamps = "".join(f"\u3000［{escape(one.alt)}］" for one in line.over if line.role is Role.POST)
    return f"<{tag}{_identity(line)}{looks}>{_words(line, inline)}{stamps}</{tag}>"


def _caption(lines: Sequence[Line], inline: InlineWriter) -> tuple[str, str, str]:
    """Return what stands above a table, what it is called, and the attribute by which it is referred to."""
    above = "<br />".join(_words(line, inline) for line in lines)
    called = "".join(line.number + line.text for line in lines if line.role is Role.TABLE_CAPTION)
    return above, called, "".join(_identity(line) for line in lines)


def _identity(line: Line) -> str:
    return f' id="{escape(line.name)}"' if line.name else ""


def _words(line: Line, inline: InlineWriter) -> str:
    return escape(line.number) + inline.words(line.spans)
