"""Which lines of a file stand around its text, and which are its text and its attachments."""

from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import CONTENTS, HEAD, IMPRINT, Block, Line, Manuscript, Role
from reportkit.manuscript.internal import INTERNAL
from reportkit.reading.result import Notes

CLOSING = (Role.SIGNATURE, Role.POST, Role.DATE)
AROUND = {
    *(*HEAD, Role.TITLE, Role.STAGE, Role.ADDRESSEES, Role.ATTACHMENT_NOTE, Role.ATTENDANCE, Role.NOTE),
    *(*CLOSING, *IMPRINT, *CONTENTS, Role.PAGE_NUMBER),
}
"""What has a place of its own in a report."""

AFTER_ALL = (*IMPRINT, Role.PAGE_NUMBER)
"""What may stand behind the attachments, and is none of theirs."""


@attrs.define
class Attached:
    """An attachment as it stands in a file (原附件): its label, its title lines, what follows."""

    label: Line
    titles: list[Line] = attrs.Factory(list)
    content: list[Block] = attrs.Factory(list)


@attrs.define
class DocumentParts:
    """The parts of a file (文稿各部分): the text, the attachments, and what stands around them by its role."""

    text: list[Block] = attrs.Factory(list)
    attached: list[Attached] = attrs.Factory(list)
    around: dict[Role, list[Line]] = attrs.Factory(dict)
    unbound: list[Line] = attrs.Factory(list)
    """A list of attachments in a file that has none of them: it stands in the text."""

    def of(self, *roles: Role) -> list[Line]:
        """Return the lines of some roles, role by role."""
        return [line for role in roles for line in self.around.get(role, [])]


def without_internal(manuscript: Manuscript, notes: Notes) -> Manuscript:
    """Return a manuscript without what a draft of this library has behind its text: checklist, statement of changes."""
    for at, block in enumerate(manuscript.blocks):
        if isinstance(block, Line) and block.text.strip() == INTERNAL:
            notes.left(block.origin, "此后是核对单、修改说明，不是正文，没有读入", block.text)
            return attrs.evolve(manuscript, blocks=manuscript.blocks[:at])
    return manuscript


def parted(blocks: Sequence[Block]) -> DocumentParts:
    """Return the parts of a file."""
    parts = DocumentParts()
    ends = _text_ends(blocks)
    bound = any(line.role is Role.ATTACHMENT_LABEL for line in lines_in(blocks))
    for at, block in enumerate(blocks):
        if not isinstance(block, Line):
            (parts.attached[-1].content if parts.attached else parts.text).append(block)
        elif block.role is Role.ATTACHMENT_LABEL:
            parts.attached.append(Attached(block))
        elif parts.attached and block.role not in AFTER_ALL:
            last = parts.attached[-1]
            titled = block.role is Role.ATTACHMENT_TITLE and not last.content
            (last.titles if titled else last.content).append(block)
        elif block.role is Role.ATTACHMENT_NOTE and not bound:
            parts.unbound.append(block)
            parts.text.append(attrs.evolve(block, role=Role.BODY))
        elif block.role in AROUND and not _is_text(block, at, ends, parts):
            parts.around.setdefault(block.role, []).append(block)
        else:
            parts.text.append(block)
    return parts


def _text_ends(blocks: Sequence[Block]) -> int:
    """Return the position of the last block that can only be text, before the attachments."""
    ends = -1
    for at, block in enumerate(blocks):
        if isinstance(block, Line) and block.role is Role.ATTACHMENT_LABEL:
            break
        if not isinstance(block, Line) or block.role not in AROUND:
            ends = at
    return ends


def _is_text(line: Line, at: int, ends: int, parts: DocumentParts) -> bool:
    """Tell a line that looks like a title or a signature, where none can stand."""
    if line.role in CLOSING:
        return at < ends
    return line.role in {Role.TITLE, Role.STAGE, Role.ADDRESSEES} and bool(parts.text)


def lines_in(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines among some blocks."""
    yield from (block for block in blocks if isinstance(block, Line))
