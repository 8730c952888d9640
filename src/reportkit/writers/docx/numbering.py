"""numbering.xml: the scheme as Word's multilevel list, and which lines Word can count by itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reportkit.formats import Format
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Role, level_of
from reportkit.numbering import Pattern
from reportkit.packing import Packed
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


def xml(scheme: Sequence[str], layout: Format, firsts: Sequence[int]) -> Packed:
    """Return numbering.xml: a multilevel list from each of some levels on, the first linked to the heading styles."""
    numbers = range(1, len(firsts) + 1)
    abstract = "".join(_list(number, first, scheme, layout) for number, first in enumerate(firsts, 1))
    return part(
        "numbering",
        abstract + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in numbers),
    )


def _list(number: int, first: int, scheme: Sequence[str], layout: Format) -> str:
    levels = "".join(
        _level(index, first + index, pattern, layout, linked=number == 1)
        for index, pattern in enumerate(scheme[first - 1 :])
    )
    # each list has an nsid of its own, or Word would count them together
    return (
        f'<w:abstractNum w:abstractNumId="{number - 1}"><w:nsid w:val="{0x67B79700 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x51B79700 + number:08X}"/>{levels}</w:abstractNum>'
    )


def _level(index: int, level: int, pattern: str, layout: Format, *, linked: bool) -> str:
    parsed = Pattern.parse(pattern)
    item = layout.styles[ITEMS[level - 1]]
    style = f'<w:pStyle w:val="{style_id(HEADINGS[level - 1])}"/>' if linked else ""
    text = attribute(f"{parsed.before}%{index + 1}{parsed.behind}")
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{NUMBER_FORMATS[parsed.sample][0]}"/>{style}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(item, layout.page, firstLine=item.first_line)}</w:pPr>"
        f"<w:rPr>{fonts(item.lead or item.font, layout.latin_font)}</w:rPr></w:lvl>"
    )


class AutomaticNumbers(NamedTuple):
    """What Word counts by itself (自动编号): the list of each line counted, and the first level of each list."""

    lists: Mapping[int, int]
    firsts: tuple[int, ...]


def counted(blocks: Sequence[Block], scheme: Sequence[str]) -> AutomaticNumbers:
    """Return which lines Word counts: those whose numbers its own count gives to the character.

    The text is counted by list 1, each attachment by one of its own, and so is what runs on through the text under
    one heading after the other. Typed instead, as a whole, is a run of siblings that grows past the last number Word
    prints rightly, one that skips a level, and everything below a typed line, because Word would not restart there.
    """
    patterns = [Pattern.parse(pattern) for pattern in scheme]
    # Word reads % in a level's text as the place of a number, so a pattern with it is typed
    limits = [
        0 if "%" in text else NUMBER_FORMATS[pattern.sample][1] for text, pattern in zip(scheme, patterns, strict=True)
    ]
    runs_on = [number > 0 and pattern.runs_on for number, pattern in enumerate(patterns)]
    runs: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    levels: dict[int, int] = {-1: 0}  # of what Word counts, by position; below 0 the root of each list
    lists: dict[int, int] = {-1: 1}
    firsts = [1]

    def new_list(first: int) -> int:
        firsts.append(first)
        root = -len(firsts)
        levels[root], lists[root] = first - 1, len(firsts)
        return root

    above: list[tuple[int, int]] = []
    root, running = -1, dict[int, int]()
    for position, block in enumerate(blocks):
        if not isinstance(block, Line):
            continue
        if block.role is Role.ATTACHMENT_LABEL:
            root, running = new_list(1), {}
            above.clear()
        level = level_of(block.role)
        if level is None:
            continue
        while above and above[-1][1] >= level:
            above.pop()
        parent = above[-1][0] if above else root
        if runs_on[level - 1]:
            parent = running[level] = running.get(level) or new_list(level)
        runs[parent, level].append(position)
        above.append((position, level))
    for (parent, level), members in runs.items():
        if levels.get(parent) == level - 1 and len(members) <= limits[level - 1]:
            levels.update(dict.fromkeys(members, level))
            lists.update(dict.fromkeys(members, lists[parent]))
    used = {position: number for position, number in lists.items() if position >= 0}
    return AutomaticNumbers(used, tuple(firsts[: max(used.values(), default=1)]))
