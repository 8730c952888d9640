"""The contents: the headings that a document has, as lines that lead to them."""

from collections.abc import Iterator, Mapping, Sequence

from reportkit.manuscript import ENTRIES, HEADINGS, Block, Line, Role, Span, level_of
from reportkit.model import Contents

TITLE = "目\u3000录"


def contents(given: Contents, blocks: Sequence[Block], numbers: Mapping[str, str]) -> Iterator[Line]:
    """Yield title, blank line, and an entry for each heading among some blocks that is listed.

    `numbers` gives what attachments are called, by their paths. A line without an origin is no passage of the report.

    >>> blocks = [Line(Role.HEADING_1, (Span("总体情况"),), "一、", "sections[0].title")]
    >>> [(line.number, line.text) for line in contents(Contents(), blocks, {})]
    [('', '目\u3000录'), ('', ''), ('一、', '总体情况')]
    """
    yield Line(Role.CONTENTS_TITLE, (Span(TITLE),), origin="contents")
    yield Line(Role.BODY)
    for block in blocks:
        if not isinstance(block, Line):
            continue
        attached = block.origin.startswith("attachments")
        if block.role in HEADINGS and not attached:
            level = level_of(block.role) or 1
            if level <= given.levels:
                yield _entry(block, level, block.number)
        elif block.role is Role.ATTACHMENT_TITLE and given.attachments:
            yield _entry(block, 1, f"{numbers[block.origin.removesuffix('.title')]}\u3000")


def _entry(heading: Line, level: int, number: str) -> Line:
    """Return the entry of a heading: its words on one line; what slots printed in them is told of where they stand."""
    words = tuple(Span(span.text.replace("\n", ""), span.mark) for span in heading.spans)
    return Line(ENTRIES[level - 1], words, number, leads_to=heading.origin)
