"""Paragraphs of a draft that have the style of the one beside which somebody typed them, told by their words.

Enter below a table's note, a caption, the addressees or an attachment's title gives a paragraph their style.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

import attrs

from reportkit.alignment.parting import TEXT
from reportkit.comparison.partings import stretch
from reportkit.manuscript import Block, Line, Role
from reportkit.readers.letterhead import is_note
from reportkit.readers.word_file import BESIDE_TEXT

LABELLED = re.compile(r"\s*(?:注\d*[：:]|资料来源[：:]|[①-⑳㉑-㊿])")
UNIT = re.compile(r"\s*(?:计量)?单位[：:]")

CAPTIONS = (Role.TABLE_CAPTION, Role.PICTURE_CAPTION)
ATTACHMENT = re.compile(r"(?:.*号)?附\s*件\s*\d*")


def by_words(
    blocks: Sequence[Block], known: Mapping[int, int], report: Sequence[Block], inherits: Container[str]
) -> Iterator[Block]:
    """Yield the blocks of a draft, those that are not `known` to be the report's as what their words say.

    What a report itself says in such words is what it says. What is known, or has the very words of one line alone,
    stays what it was at the places that have the style of a paragraph that was struck out above: `inherits` are these.
    So does what is known and has its words: a table may have been struck between.
    """
    own = {(one.role, one.text, one.number != "") for one in report if isinstance(one, Line)}
    plain = {one.role for one in report if isinstance(one, Line) and _said(one, None) is not one.role}
    told = Counter(one.text for one in report if isinstance(one, Line))
    alone = {one.text: one for one in report if isinstance(one, Line) and told[one.text] == 1}
    above: Line | None = None
    for at, block in enumerate(blocks):
        made = block
        beside = block.origin.startswith(BESIDE_TEXT)
        typed = isinstance(block, Line) and not beside and at not in known
        was = report[known[at]] if at in known else alone.get(block.text) if isinstance(block, Line) else None
        if (
            isinstance(block, Line)
            and isinstance(was, Line)
            and (block.origin in inherits or (at in known and block.text == was.text))
        ):
            made = _as_it_was(block, was)
        elif isinstance(block, Line) and typed and (block.role, block.text, block.number != "") not in own:
            role = block.role if block.role in plain else _said(block, above)
            made = block if role is block.role else _as_typed(block, role)
        yield made
        above = block if isinstance(block, Line) else None


def _as_typed(line: Line, role: Role) -> Line:
    """Return a line as what its words say, without the blank that stands behind the number of a caption."""
    blank = len(line.text) - len(line.text.lstrip("\u3000"))
    return attrs.evolve(line, role=role, spans=tuple(stretch(line.spans, blank, None)) if blank else line.spans)


def _as_it_was(line: Line, was: Line) -> Line:
    """Return a line of a draft as what it was in the report; which text is which text, what stands around it tells."""
    of_table = line.number != "" and line.role in CAPTIONS  # 表1 is of a table, whatever stood there
    if line.role is was.role or of_table or {was.role, line.role} <= TEXT:
        return line
    typed = was.number if was.number and line.text.startswith(was.number) else ""
    spans = tuple(stretch(line.spans, len(typed), None))
    return attrs.evolve(line, role=was.role, number=was.number, spans=spans)


def _said(line: Line, above: Line | None) -> Role:
    """Return what a line is that has the style of a role, below another one."""
    words = line.text
    if line.role in (Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.TABLE_NOTE) and UNIT.match(words):
        return Role.TABLE_UNIT
    follows = above is not None and above.role is line.role
    is_text = {
        Role.TABLE_CAPTION: not line.number,
        Role.PICTURE_CAPTION: not line.number,
        Role.TABLE_UNIT: True,
        Role.TABLE_NOTE: not LABELLED.match(words),
        Role.ADDRESSEES: follows and not words.rstrip().endswith(("：", ":")),
        Role.ATTACHMENT_LABEL: not ATTACHMENT.fullmatch(words.strip()),
        Role.ATTACHMENT_TITLE: follows,
        Role.NOTE: follows and not is_note(words),
    }
    return Role.BODY if is_text.get(line.role) else line.role
