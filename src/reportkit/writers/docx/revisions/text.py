"""The text with its changes marked: what stayed, went, came and moved, one paragraph or table after the other."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

import attrs
from lxml import etree

from reportkit.alignment import Alignment
from reportkit.manuscript import Grid, Line
from reportkit.writers.docx.revisions import tables
from reportkit.writers.docx.revisions.markup import (
    GONE,
    Element,
    Fate,
    W,
    child,
    drop,
    keep_former_look,
    mark_end,
    parsed,
    properties,
)
from reportkit.writers.docx.revisions.paragraphs import ParagraphMarks

Elements = Mapping[int, Sequence[Element]]
"""The paragraphs and tables of each block, by its position."""

HEAD = -1  # the position that the letterhead's have


@attrs.define
class Part:
    """A paragraph or table of the text (正文成分), what became of it as a whole, and which move it is part of."""

    element: Element
    fate: Fate | None = None
    move: int | None = None

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.element.tag == W + "tbl"


class RevisedText:
    """Puts the text of two versions together (修订文本)."""

    def __init__(
        self,
        alignment: Alignment,
        versions: tuple[Elements, Elements],
        paragraphs: ParagraphMarks,
    ) -> None:
        self._alignment = alignment
        self._old, self._new = versions
        self._paragraphs = paragraphs
        self._stamp = paragraphs.stamp
        self._moves = {at: number for number, at in enumerate(sorted(filter(self._is_whole_move, alignment.moved)), 1)}

    def elements(self) -> Iterator[Element]:
        """Yield paragraphs, tables and the ends of moves in order."""
        parts = self._with_one_end([*self._parts()])
        self._keep_end(parts)
        for above, part in pairwise([None, *parts]):
            if part is None:
                continue
            if above is not None and above.is_table and part.is_table:
                yield self._between_tables()
            if part.fate and part.move and not part.is_table:
                yield from self._moved(part)
            else:
                yield part.element

    def _is_whole_move(self, at: int) -> bool:
        """Tell whether a block that was moved can be marked so: a line of the same words, of its level as before."""
        was, block = self._alignment.old.blocks[self._alignment.former[at]], self._alignment.new.blocks[at]
        return isinstance(was, Line) and isinstance(block, Line) and (was.role, was.text) == (block.role, block.text)

    def _parts(self) -> Iterator[Part]:
        yield from self._alongside(self._old.get(HEAD, ()), self._new.get(HEAD, ()))
        going = {self._alignment.former[at]: number for at, number in self._moves.items()}
        for old, new in self._alignment.steps():
            befores = self._old.get(old, ()) if old is not None else ()
            afters = self._new.get(new, ()) if new is not None else ()
            if old is None and new is not None:
                move = self._moves.get(new)
                yield from (self._whole(one, "moveTo" if move else "ins", move) for one in afters)
            elif new is None and old is not None:
                move = going.get(old)
                yield from (
                    self._whole(one, "moveFrom" if move else "del", move) for one in self._of_text(old, befores)
                )
            elif old is not None and new is not None:
                yield from self._stayed(old, new, befores, afters)

    def _of_text(self, old: int, befores: Sequence[Element]) -> Sequence[Element]:
        """Leave out what only sets an old table on its page."""
        if isinstance(self._alignment.old.blocks[old], Grid):
            return [one for one in befores if one.tag == W + "tbl"]
        return befores

    def _stayed(self, old: int, new: int, befores: Sequence[Element], afters: Sequence[Element]) -> Iterator[Part]:
        was, block = self._alignment.old.blocks[old], self._alignment.new.blocks[new]
        if not (isinstance(was, Grid) and isinstance(block, Grid)):
            yield from self._alongside(befores, afters)
            return
        for one in afters:
            if one.tag == W + "tbl":
                before = next(each for each in befores if each.tag == W + "tbl")
                tables.merged(before, one, (was, block), self._paragraphs)
            yield Part(one)

    def _alongside(self, befores: Sequence[Element], afters: Sequence[Element]) -> Iterator[Part]:
        """Compare paragraph by paragraph; what else there is stands for itself."""
        if len(befores) == len(afters) and all(one.tag == W + "p" for one in (*befores, *afters)):
            yield from (Part(self._paragraphs.merged(was, one)) for was, one in zip(befores, afters, strict=True))
        else:
            yield from (self._whole(one, "del", None) for one in befores)
            yield from (self._whole(one, "ins", None) for one in afters)

    def _whole(self, element: Element, fate: Fate, move: int | None) -> Part:
        if element.tag == W + "tbl":
            tables.whole(element, fate, self._paragraphs)
        else:
            self._paragraphs.whole(element, fate, end=False)
        return Part(element, fate, move)

    def _with_one_end(self, parts: list[Part]) -> list[Part]:
        """Let the last paragraph that went and the last that came be one, where nothing stayed behind both."""
        stays = max((at for at, part in enumerate(parts) if part.fate is None), default=-1)
        tail = parts[stays + 1 :]
        gone = next((part for part in reversed(tail) if part.fate in GONE), None)
        came = next((part for part in reversed(tail) if part.fate and part.fate not in GONE), None)
        if gone is None or came is None or any(part.is_table or part.move for part in (gone, came)):
            return parts
        properties(came.element)
        came.element[1:1] = [one for one in gone.element if one.tag != W + "pPr"]
        keep_former_look(came.element, gone.element, self._stamp)
        return [*(part for part in parts if part is not gone and part is not came), Part(came.element)]

    def _keep_end(self, parts: Sequence[Part]) -> None:
        """Mark the ends of paragraphs that came or went; of the last, the end above it instead.

        A document has a last end, which neither comes nor goes: between what stayed and what was added behind it, it is
        the end of what stayed that is new.
        """
        last = parts[-1] if parts else None
        stays = next((part for part in reversed(parts) if part.fate is None), None)
        for part in parts:
            if part.fate and not part.is_table and part is not last:
                mark_end(part.element, part.fate, self._stamp)
        if last is None or last.fate is None or last.is_table or stays is None or stays.is_table:
            return
        fate: Fate = "del" if last.fate in GONE else "ins"
        mark_end(stays.element, fate, self._stamp)
        self._exchange_looks(stays.element, last.element, fate)

    def _exchange_looks(self, stays: Element, last: Element, fate: Fate) -> None:
        """Give the last paragraph the look that what stays has where the two become one."""
        own, other = properties(last), deepcopy(properties(stays))
        before = child("pPrChange", other)
        if fate == "del":
            drop(other, "rPr", "sectPr", "pPrChange")
            former, current = deepcopy(own), other
        else:
            former, current = deepcopy(before[0]) if before is not None else other, own
        drop(former, "rPr", "sectPr", "pPrChange", "pageBreakBefore")
        if etree.tostring(former, method="c14n", exclusive=True) != etree.tostring(current, method="c14n"):
            current.append(self._stamp.mark("pPrChange", former))
        last.replace(own, current)

    def _moved(self, part: Part) -> Iterator[Element]:
        """Yield a moved paragraph with the marks of where the move begins and ends."""
        tag = "moveFrom" if part.fate == "moveFrom" else "moveTo"
        start = self._stamp.mark(f"{tag}RangeStart")
        start.set(W + "name", f"move{part.move}")
        properties(part.element).addnext(start)
        yield part.element
        end = etree.Element(W + f"{tag}RangeEnd")
        end.set(W + "id", start.get(W + "id", ""))
        yield end

    def _between_tables(self) -> Element:
        """Return a paragraph between two tables, which Word would join: come and gone, so that it is in neither."""
        (between,) = parsed('<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>')
        mark_end(between, "ins", self._stamp)
        mark_end(between, "del", self._stamp)
        return between
