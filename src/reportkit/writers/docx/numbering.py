"""numbering.xml: the scheme as Word's multilevel list, and which lines Word can count by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportkit.formats import Format
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, level_of
from reportkit.numbering import Pattern
from reportkit.writers.docx.markup import attribute, fonts, part
from reportkit.writers.docx.styles import style_id
from reportkit.writers.docx.units import pitch

NUMBER_FORMATS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "一": ("chineseCountingThousand", 99),  # Word prints 一百〇一 for 一百零一
        "1": ("decimal", 32767),
        "①": ("decimalEnclosedCircle", 20),
    }
)
"""Word's number format for each sample number, and the last number that it prints as the office does."""


def xml(scheme: Sequence[str], layout: Format) -> bytes:
    """Return numbering.xml with one multilevel list, linked to the heading styles."""
    levels = "".join(_level(number, pattern, layout) for number, pattern in enumerate(scheme))
    return part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="67B7970A"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="67B7970B"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _level(index: int, pattern: str, layout: Format) -> str:
    parsed = Pattern.parse(pattern)
    item = layout.styles[ITEMS[index]]
    indent = round(item.first_line * pitch(layout.page))
    text = attribute(f"{parsed.before}%{index + 1}{parsed.behind}")
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{NUMBER_FORMATS[parsed.sample][0]}"/><w:pStyle w:val="{style_id(HEADINGS[index])}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:firstLineChars="{round(item.first_line * 100)}" w:firstLine="{indent}"/></w:pPr>'
        f"<w:rPr>{fonts(item.lead or item.font, layout.latin_font)}</w:rPr></w:lvl>"
    )


def countable(blocks: Sequence[Block], scheme: Sequence[str]) -> frozenset[int]:
    """Return the positions of the lines whose numbers Word's own count gives, to the character.

    Typed instead, as a whole, is a run of siblings that grows past the last number Word prints rightly, one
    that skips a level, and everything below a typed line, because Word would not restart there.
    """
    runs: dict[tuple[int | None, int], list[int]] = {}
    above: list[tuple[int, int]] = []
    for position, block in enumerate(blocks):
        if not isinstance(block, Line) or not block.number:
            continue
        level = level_of(block.role) or 1
        while above and above[-1][1] >= level:
            above.pop()
        parent = above[-1][0] if above else None
        runs.setdefault((parent, level), []).append(position)
        above.append((position, level))
    limits = [NUMBER_FORMATS[Pattern.parse(pattern).sample][1] for pattern in scheme]
    counted: dict[int | None, int] = {None: 0}
    for (parent, level), members in runs.items():
        if counted.get(parent) == level - 1 and len(members) <= limits[level - 1]:
            counted.update(dict.fromkeys(members, level))
    return frozenset(position for position in counted if position is not None)
