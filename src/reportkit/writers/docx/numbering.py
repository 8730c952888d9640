"""numbering.xml: the scheme as Word's multilevel list, and which lines Word can count by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportkit.formats import Format
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Role, level_of
from reportkit.numbering import Pattern
from reportkit.writers.docx.markup import attribute, fonts, part
from reportkit.writers.docx.styles import style_id
from reportkit.writers.docx.units import indent

NUMBER_FORMATS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "一": ("chineseCountingThousand", 99),  # Word prints 一百〇一 for 一百零一
        "1": ("decimal", 32767),
        "①": ("decimalEnclosedCircle", 20),
    }
)
"""Word's number format for each sample number, and the last number that it prints as the office does."""


def xml(scheme: Sequence[str], layout: Format, lists: int) -> bytes:
    """Return numbering.xml: so many multilevel lists, of which the first is linked to the heading styles."""
    numbers = range(1, lists + 1)
    abstract = "".join(_list(number, scheme, layout) for number in numbers)
    return part(
        "numbering",
        abstract + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in numbers),
    )


def _list(number: int, scheme: Sequence[str], layout: Format) -> str:
    levels = "".join(_level(index, pattern, layout, linked=number == 1) for index, pattern in enumerate(scheme))
    # each list has an nsid of its own, or Word would count them together
    return (
        f'<w:abstractNum w:abstractNumId="{number - 1}"><w:nsid w:val="{0x67B79700 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x51B79700 + number:08X}"/>{levels}</w:abstractNum>'
    )


def _level(index: int, pattern: str, layout: Format, *, linked: bool) -> str:
    parsed = Pattern.parse(pattern)
    item = layout.styles[ITEMS[index]]
    style = f'<w:pStyle w:val="{style_id(HEADINGS[index])}"/>' if linked else ""
    text = attribute(f"{parsed.before}%{index + 1}{parsed.behind}")
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{NUMBER_FORMATS[parsed.sample][0]}"/>{style}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(item, layout.page, firstLine=item.first_line)}</w:pPr>"
        f"<w:rPr>{fonts(item.lead or item.font, layout.latin_font)}</w:rPr></w:lvl>"
    )


def counting_lists(blocks: Sequence[Block], scheme: Sequence[str]) -> dict[int, int]:
    """Return, for each line whose number Word's own count gives to the character, the list that counts it.

    The text is counted by list 1, each attachment by one of its own. Typed instead, as a whole, is a run of
    siblings that grows past the last number Word prints rightly, one that skips a level, and everything below
    a typed line, because Word would not restart there.
    """
    # Word reads % in a level's text as the place of a number, so a pattern with it is typed
    limits = [0 if "%" in pattern else NUMBER_FORMATS[Pattern.parse(pattern).sample][1] for pattern in scheme]
    runs: dict[tuple[int, int], list[int]] = {}
    levels: dict[int, int] = {-1: 0}  # of what Word counts, by position; below 0 the root of each list
    lists: dict[int, int] = {-1: 1}
    above: list[tuple[int, int]] = []
    root = -1
    for position, block in enumerate(blocks):
        if not isinstance(block, Line):
            continue
        if block.role is Role.ATTACHMENT_LABEL:
            root -= 1
            levels[root], lists[root] = 0, -root
            above.clear()
        level = level_of(block.role)
        if level is None:
            continue
        while above and above[-1][1] >= level:
            above.pop()
        runs.setdefault((above[-1][0] if above else root, level), []).append(position)
        above.append((position, level))
    for (parent, level), members in runs.items():
        if levels.get(parent) == level - 1 and len(members) <= limits[level - 1]:
            levels.update(dict.fromkeys(members, level))
            lists.update(dict.fromkeys(members, lists[parent]))
    return {position: number for position, number in lists.items() if position >= 0}
