"""Paragraphs with their changes marked: words that came and went, looks and levels that they had."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from reportkit.alignment import Tokeniser, changed
from reportkit.writers.docx.revisions.markup import (
    GONE,
    Element,
    Fate,
    RevisionStamp,
    W,
    child,
    drop,
    keep_former_look,
    mark_end,
    properties,
)
from reportkit.writers.docx.revisions.pieces import Piece, paragraphs_in_boxes, pieces

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Written(NamedTuple):
    """A piece as it is written: what became of it, and the look that it had where that is another."""

    piece: Piece
    fate: Fate | None = None
    former: Piece | None = None

    @property
    def alike(self) -> tuple[object, ...]:
        """What pieces share that stand in one run; an object, or a place, shares with none."""
        piece = self.piece
        own = None if piece.is_sign else id(piece)
        return own, piece.look.code, self.former.look.code if self.former else None


class ParagraphMarks:
    """Marks the changes of paragraphs (段落修订).

    `lost` are the bookmarks that only the old text has; `apart` is what footnotes say and charts show, by their names.
    """

    def __init__(
        self, stamp: RevisionStamp, tokenise: Tokeniser, lost: frozenset[str], apart: Mapping[str, str]
    ) -> None:
        self.stamp = stamp
        self._tokenise = tokenise
        self._lost = lost
        self._apart = apart

    def merged(self, old: Element, new: Element) -> Element:
        """Return the new paragraph with what changed in it since it was the old one."""
        befores, afters = list(pieces(old, self._apart)), list(pieces(new, self._apart))
        if _compared_by(befores) != _compared_by(afters) or next(paragraphs_in_boxes(new), None) is not None:
            self._fill(new, self._compared(befores, afters))
        keep_former_look(new, old, self.stamp)
        return new

    def whole(self, paragraph: Element, fate: Fate, *, end: bool = True) -> Element:
        """Mark a paragraph that came or went as a whole, its end with it unless that stays."""
        self._fill(paragraph, (_Written(one, None if one.is_place else fate) for one in pieces(paragraph, self._apart)))
        if fate in GONE:
            held = properties(paragraph)
            drop(held, "sectPr", "pageBreakBefore")
            self._drop_bookmarks(paragraph)
        if end:
            mark_end(paragraph, fate, self.stamp)
        return paragraph

    def _drop_bookmarks(self, paragraph: Element) -> None:
        """Keep of the marks in old text what only old text refers to, under numbers of their own."""
        numbers: dict[str | None, str] = {}
        for one in list(paragraph):
            if one.tag == W + "bookmarkStart" and one.get(W + "name") in self._lost:
                numbers[one.get(W + "id")] = self.stamp.number()
            if one.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                if one.get(W + "id") in numbers:
                    one.set(W + "id", numbers[one.get(W + "id")])
                else:
                    paragraph.remove(one)

    def _compared(self, befores: Sequence[Piece], afters: Sequence[Piece]) -> Iterator[_Written]:
        olds, news = ([one for one in side if one.key] for side in (befores, afters))
        old_tokens, new_tokens = self._tokens(olds), self._tokens(news)
        old_keys, new_keys = (
            ["".join(one.key for one in token) for token in side] for side in (old_tokens, new_tokens)
        )
        fates: list[tuple[Fate | None, Piece, Piece | None]] = []
        at = at_new = 0
        end = len(old_tokens), len(new_tokens)
        for (first, last), (first_new, last_new) in [
            *changed(old_keys, new_keys),
            ((end[0], end[0]), (end[1], end[1])),
        ]:
            for before, after in zip(_flat(old_tokens[at:first]), _flat(new_tokens[at_new:first_new]), strict=True):
                self._compare_boxes(before, after)
                fates.append((None, after, None if after.look.code == before.look.code else before))
            fates += (("del", one, None) for one in _flat(old_tokens[first:last]))
            fates += (("ins", one, None) for one in _flat(new_tokens[first_new:last_new]))
            at, at_new = last, last_new
        return self._with_places(fates, afters)

    def _compare_boxes(self, before: Piece, after: Piece) -> None:
        for was, box in zip(before.elements, after.elements, strict=False):
            for old, new in zip(list(paragraphs_in_boxes(was)), list(paragraphs_in_boxes(box)), strict=True):
                self.merged(old, new)

    def _with_places(
        self, fates: Iterable[tuple[Fate | None, Piece, Piece | None]], afters: Sequence[Piece]
    ) -> Iterator[_Written]:
        """Yield what is written, with the places of the new paragraph where they stand in it."""
        coming = iter(afters)
        for fate, piece, former in fates:
            if fate != "del":
                for one in coming:
                    if one.key:
                        break
                    yield _Written(one)
            yield _Written(piece, fate, former)
        yield from (_Written(one) for one in coming)

    def _tokens(self, given: Sequence[Piece]) -> list[Sequence[Piece]]:
        tokens: list[Sequence[Piece]] = []
        at = 0
        for token in self._tokenise("".join(one.sign for one in given)):
            tokens.append(given[at : at + len(token)])
            at += len(token)
        return tokens

    def _fill(self, paragraph: Element, written: Iterable[_Written]) -> None:
        """Put other content into a paragraph."""
        written = list(written)
        held = child("pPr", paragraph)
        for one in list(paragraph):
            if one is not held:
                paragraph.remove(one)
        for fate, group in groupby(written, key=lambda one: one.fate):
            runs = list(self._runs(group))
            if fate is None:
                paragraph.extend(runs)
                continue
            for is_run, members in groupby(runs, key=lambda one: one.tag == W + "r"):
                for mark in [self.stamp.mark(fate, *members)] if is_run else self._inside(members, fate):
                    paragraph.append(mark)

    def _inside(self, elements: Iterable[Element], fate: Fate) -> Iterator[Element]:
        """Mark the runs within elements that no mark of revision holds, such as links."""
        for one in elements:
            for is_run, members in groupby(list(one), key=lambda inner: inner.tag == W + "r"):
                if is_run:
                    runs = list(members)
                    mark = self.stamp.mark(fate)
                    runs[0].addprevious(mark)
                    mark.extend(runs)
            yield one

    def _runs(self, group: Iterable[_Written]) -> Iterator[Element]:
        for _, alike in groupby(group, key=lambda one: one.alike):
            members = list(alike)
            first = members[0]
            if first.piece.is_sign:
                yield self._run("".join(one.piece.key for one in members), first)
            else:
                yield from (self._object(one, first.fate) for one in first.piece.elements)

    def _object(self, run: Element, fate: Fate | None) -> Element:
        """Return an object's run, or the link around some; one that came or went takes the words in its box along."""
        if fate is None:
            return run
        for paragraph in list(paragraphs_in_boxes(run)):
            self.whole(paragraph, fate, end=False)
        if fate == "del":
            for inner in [run] if run.tag == W + "r" else run.iterchildren(W + "r"):
                for tag, gone in (("t", "delText"), ("instrText", "delInstrText")):
                    for one in inner.iterchildren(W + tag):
                        one.tag = W + gone
        if fate in GONE:
            for drawing in run.iter(DRAWN):
                drawing.set("id", self.stamp.number())
        return run

    def _run(self, text: str, like: _Written) -> Element:
        run = etree.Element(W + "r")
        look = _copied(like.piece)
        if like.former is not None:
            look.append(self.stamp.mark("rPrChange", _copied(like.former)))
        if len(look):
            run.append(look)
        tag = W + ("delText" if like.fate == "del" else "t")
        for is_word, signs in groupby(text, key=lambda sign: sign not in "\n\t"):
            if is_word:
                words = etree.SubElement(run, tag)
                words.text = "".join(signs)
                if words.text.strip() != words.text:
                    words.set(XML_SPACE, "preserve")
            else:
                for sign in signs:
                    etree.SubElement(run, W + ("br" if sign == "\n" else "tab"))
        return run


def _compared_by(side: Iterable[Piece]) -> list[tuple[str, bytes]]:
    return [(one.key, one.look.code) for one in side if not one.is_place]


def _flat(tokens: Iterable[Sequence[Piece]]) -> list[Piece]:
    return [piece for token in tokens for piece in token]


def _copied(piece: Piece) -> Element:
    """Return the properties of a piece's run."""
    held = piece.look.properties
    return etree.Element(W + "rPr") if held is None else deepcopy(held)
