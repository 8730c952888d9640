"""How rules read the order of a text: headings and items, each with its number, its parent and what stands under it."""

from collections.abc import Iterator

import attrs

from reportkit.manuscript import CONTENTS, HEADINGS, Grid, Image, Line, Role, level_of
from reportkit.readers.typed_numbers import TypedNumber, read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.passage import Passage

UNREAD = (*CONTENTS, Role.PAGE_NUMBER, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT_NOTE, Role.TITLE, Role.STAGE)


@attrs.define(eq=False)
class Branch:
    """A heading or item and what stands under it (层次); the text as a whole is one without a number.

    `words` are its own, `lead` those that head it: the heading, or the slogan that its paragraph begins with. `texts`
    are the paragraphs right under it, before its first child; `tables` tells whether a table or picture is.
    """

    place: str = ""
    role: Role = Role.BODY
    number: TypedNumber | None = None
    typed: str = ""
    words: str = ""
    plain: str = ""
    lead: str = ""
    depth: int = -1
    children: list["Branch"] = attrs.field(factory=list)
    texts: list[Passage] = attrs.field(factory=list)
    tables: bool = False

    @property
    def label(self) -> str:
        """Its number as it is quoted, without the blanks that were typed behind it."""
        return self.typed.strip()

    @property
    def is_heading(self) -> bool:
        """Whether it stands on a line of its own."""
        return self.role in HEADINGS

    def walk(self) -> Iterator["Branch"]:
        """Yield it and all below it, in reading order."""
        open_entries = [self]
        while open_entries:
            entry = open_entries.pop()
            yield entry
            open_entries += reversed(entry.children)


def outlines(context: CheckContext) -> list[Branch]:
    """Return the text, and each attachment, as an entry of its own with all that stands under it."""
    return context.once(_outlines)


def main_headings(context: CheckContext) -> list[Branch]:
    """Return the headings of the first level in the text."""
    return [entry for entry in outlines(context)[0].children if entry.is_heading and entry.depth <= 1]


def _outlines(context: CheckContext) -> list[Branch]:
    roots = [Branch()]
    path = [roots[0]]
    passages = {passage.place: passage for passage in context.passages}
    for block in context.manuscript.blocks:
        if isinstance(block, (Grid, Image)):
            path[-1].tables = True
        elif block.role is Role.ATTACHMENT_LABEL:
            roots.append(Branch(block.origin))
            path = [roots[-1]]
        elif level := level_of(block.role):
            entry = _entry(block, level, passages.get(block.origin))
            if _is_half_bracketed(entry) and _is_below(path, entry):
                entry.depth += 1
            while path[-1].depth >= entry.depth:
                path.pop()
            path[-1].children.append(entry)
            path.append(entry)
        elif block.role is Role.BODY and block.origin in passages:
            path[-1].texts.append(passages[block.origin])
        elif block.role not in UNREAD and block.text:
            path[-1].tables = True
    return roots


def _is_half_bracketed(entry: Branch) -> bool:
    return entry.number is not None and entry.number.text.strip()[1:] in ("）", ")")


def _is_below(path: list[Branch], entry: Branch) -> bool:
    """Tell whether a number such as 1） begins, or goes on with, a level of its own below （1）."""
    last = next((one for one in reversed(path) if one.depth in (entry.depth, entry.depth + 1)), None)
    if last is None or last.number is None or entry.number is None:
        return False
    if last.depth > entry.depth:
        return True
    return entry.number.value == 1 and not _is_half_bracketed(last)


def _entry(line: Line, level: int, passage: Passage | None) -> Branch:
    number = read_number(f"{line.number} ") or read_number(line.number + line.text) if line.number else None
    lead = line.lead
    return Branch(
        line.origin,
        line.role,
        number,
        line.number,
        line.text,
        passage.plain if passage else "",
        lead.removesuffix("。") or (line.text if line.role in HEADINGS else ""),
        number.rank if number else level,
    )


def every_entry(context: CheckContext) -> Iterator[Branch]:
    """Yield every heading and item, and first the text that holds them."""
    for root in outlines(context):
        yield from root.walk()
