"""What each paragraph of a Word file is: told by the styles of this library and of Word, by its number, its looks."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

import attrs

from reportkit.manuscript import (
    CONTENTS,
    ENTRIES,
    HEAD,
    HEADINGS,
    IMPRINT,
    ITEMS,
    LABELLED,
    Line,
    Mark,
    Role,
    Span,
    level_of,
)
from reportkit.patterns import expression
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.neighbours import by_words
from reportkit.readers.docx.parts import whole
from reportkit.readers.docx.read_blocks import ReadParagraph
from reportkit.readers.letterhead import is_imprint, is_letterhead
from reportkit.readers.text import typed_lines
from reportkit.readers.typed_numbers import read_number

STYLE_ROLES: Mapping[str, Role] = MappingProxyType(
    {f"公文{role.value}": role for role in Role}
    | {"title": Role.TITLE}
    | {f"heading {level}": role for level, role in enumerate(HEADINGS, 1)}
    | {"toc heading": Role.CONTENTS_TITLE}
    | {f"toc {level}": role for level, role in enumerate(ENTRIES, 1)}
    | {f"wpsoffice手动目录 {level}": role for level, role in enumerate(ENTRIES, 1)}
)
"""What a paragraph is, by the name of its style: those that this library writes, and Word's own."""

LEADS = {f"公文{role.value}题" for role in (*ITEMS, *LABELLED)}
"""The styles of what leads an item, or a label, in what this library saves."""

LONGEST_LEAD = 40  # characters
CAPTIONS = (Role.TABLE_CAPTION, Role.PICTURE_CAPTION)
NUMBER_OF_CAPTION = expression(r"[表图][ \u3000\n\t]*\d+(?:[ \n\t]+\d+)*(?=[ \n\t]*\u3000)")
"""That which this library typed, into which somebody may have typed a blank."""

LARGE = 36  # half-points: 小二, from which on a centred line at the head is a title
HEAD_LINES = 12  # paragraphs within which a title stands, and a mark
MARK_SIZE = 40  # half-points, from which on a red line is a mark; joint ones are the smaller the longer their names
RED = expression("[B-F][0-9A-F][0-3][0-9A-F]{3}", re.IGNORECASE)
OF_TABLES = {role for role in Role if role.name.startswith(("TABLE_", "DENSE_"))}
BLACK = {"", "auto", "000000"}
HAN = expression("[\u3007\u3400-\u9fff\uf900-\ufaff]")


class Recognizer:
    """Tells what paragraphs are (段落识别)."""

    def __init__(self, text: WordText) -> None:
        names = text.styles.names()
        self._text = text
        self.ours = text.ours
        self._roles = {
            identity: STYLE_ROLES[known] for identity, name in names.items() if (known := _known(name)) in STYLE_ROLES
        }
        self._leads = {identity for identity, name in names.items() if name in LEADS}

    def lines(self, paragraphs: Sequence[ReadParagraph]) -> Sequence[Line]:
        """Return a line for each paragraph, which all have words or a number; places count them from 第1段."""
        if self.ours:
            listed = self._listed_headings(paragraphs)
            return by_words([self._our_line(one, f"第{place}段", listed) for place, one in enumerate(paragraphs, 1)])
        words = [one.label + one.text.strip() for one in paragraphs]
        marks = {at for at, one in enumerate(paragraphs[:HEAD_LINES]) if self._is_mark(one)}
        typed = typed_lines(words, marks, {at: self._listed(one) for at, one in enumerate(paragraphs) if one.contents})
        around = (*HEAD, *CONTENTS)
        titles = self._titles(paragraphs, [at for at, line in enumerate(typed) if line.role not in around][:HEAD_LINES])
        return [
            self._their_line(one, line, title=place in titles if titles else line.role is Role.TITLE)
            for place, (one, line) in enumerate(zip(paragraphs, typed, strict=True))
        ]

    def _listed_headings(self, paragraphs: Sequence[ReadParagraph]) -> Mapping[str, tuple[Role, str]]:
        """Return what is listed in the contents, by the bookmarks that entries lead to: its level and its number."""
        return {
            link.leads[1:]: (HEADINGS[ENTRIES.index(role)], number.text if (number := read_number(one.text)) else "")
            for one in paragraphs
            if (role := self._roles.get(one.style)) in ENTRIES
            for link in one.words.links
            if link.leads
        }

    def _listed(self, paragraph: ReadParagraph) -> Role | None:
        """Return which line of the contents a paragraph is, where its style says so."""
        role = self._roles.get(paragraph.style)
        return role if role in CONTENTS else None

    def is_around(self, paragraphs: Sequence[ReadParagraph], *, above: bool) -> bool:
        """Tell whether the paragraphs of a table or a text box are an imprint or, above all text, a letterhead."""
        if self.ours:
            return all(self._roles.get(one.style) in (*HEAD, *IMPRINT) for one in paragraphs)
        words = [one.text.strip() for one in paragraphs]
        return is_imprint(words) or (above and is_letterhead(words))

    def cell_role(self, paragraph: ReadParagraph) -> Role:
        """Tell what the words of a cell are."""
        role = self._roles.get(paragraph.style)
        return role if role in OF_TABLES else Role.TABLE_TEXT

    def _our_line(self, paragraph: ReadParagraph, place: str, listed: Mapping[str, tuple[Role, str]]) -> Line:
        role = self._roles.get(paragraph.style, Role.BODY)
        text = paragraph.text.strip("\n")
        if role in ENTRIES:
            return Line(role, (Span(text.rpartition("\t")[0] or text),), origin=place)
        led = self._led(paragraph)
        ran_on = len(paragraph.elements) > 1  # LibreOffice gives a heading the style of what was moved away above it
        if (role in ITEMS or (role is Role.BODY and ran_on)) and not led and not paragraph.label:
            for name in listed.keys() & set(paragraph.words.bookmarks):
                heading, numbered = listed[name]
                return Line(heading, (Span(text),), numbered, place)
        number = paragraph.label or _typed_by_us(paragraph, role, led)
        typed = len(number) if not paragraph.label else 0
        lead = text[typed : len(led)] if role in ITEMS else ""
        rest = text[typed + len(lead) :]
        spans = (*([Span(lead, Mark.LEAD)] if lead else []), *([Span(rest)] if rest else []))
        return Line(role, spans, "".join(number.split()) if role in CAPTIONS else number, place)

    def _led(self, paragraph: ReadParagraph) -> str:
        """Return the first words of a paragraph that have the style of a number or a lead."""
        leading = takewhile(lambda run: run[1].get("style", "") in self._leads, paragraph.words.runs)
        return "".join(words for words, _ in leading)

    def _their_line(self, paragraph: ReadParagraph, line: Line, *, title: bool) -> Line:
        """Return a line as typed, but where styles, looks and Word's own numbers know better."""
        text = paragraph.text.strip()
        number = paragraph.label
        whole = (Span(number + text),)
        if line.role in CONTENTS:
            return line
        if title:
            return Line(Role.TITLE, whole, origin=line.origin)
        if line.role is Role.TITLE:
            line = attrs.evolve(line, role=Role.BODY)
        styled = self._roles.get(paragraph.style)
        if styled in HEADINGS and (level_of(line.role) is None or _linked(paragraph)):
            number = number or line.number
            words = text if paragraph.label else text[len(number) :].strip()
            return Line(styled, (Span(words),) if words else (), number, line.origin)
        if number and line.number != number:
            role = ITEMS[min(_level(paragraph), len(ITEMS)) - 1] if level_of(line.role) is None else line.role
            line = Line(role, (Span(text),) if text else (), number, line.origin)
        if line.role in ITEMS and len(line.spans) == 1 and (lead := self._set_off(paragraph, line.text)):
            return attrs.evolve(line, spans=(Span(lead, Mark.LEAD), Span(line.text[len(lead) :])))
        return line

    def _set_off(self, paragraph: ReadParagraph, text: str) -> str:
        """Return the first sentence of an item where its typeface or weight sets it off from the rest, else ""."""
        lead = text[: text.find("。") + 1]
        if not 1 < len(lead) <= LONGEST_LEAD or len(lead) == len(text):
            return ""
        ends = paragraph.text.find(lead) + len(lead)
        before: set[tuple[str, str]] = set()
        behind: set[tuple[str, str]] = set()
        at = 0
        for words, own in paragraph.words.runs:
            look = self._text.run_look(paragraph, own)
            typeface, cut = (look.get("eastAsia", ""), look.get("b", "")), max(ends - at, 0)
            if HAN.search(words[:cut]):
                before.add(typeface)
            if HAN.search(words[cut:]):
                behind.add(typeface)
            at += len(words)
        return lead if before and behind and not before & behind else ""

    def _titles(self, paragraphs: Sequence[ReadParagraph], head: Sequence[int]) -> set[int]:
        """Return which paragraphs of the head are the title by their style, or as the largest centred black ones."""
        styled = {at for at in head if self._roles.get(paragraphs[at].style) is Role.TITLE}
        if styled:
            return styled
        sizes = [self._centred_size(paragraphs[at]) for at in head]
        largest = max(sizes, default=0)
        if largest < LARGE:
            return set()
        first = sizes.index(largest)
        return {head[first + more] for more, _ in enumerate(takewhile(lambda size: size == largest, sizes[first:]))}

    def _is_mark(self, paragraph: ReadParagraph) -> bool:
        """Tell a red line of large characters."""
        runs = [self._text.run_look(paragraph, own) for words, own in paragraph.words.runs if words.strip()]
        return bool(runs) and all(
            RED.fullmatch(look.get("color", "")) and (whole(look.get("size", "")) or 0) >= MARK_SIZE for look in runs
        )

    def _centred_size(self, paragraph: ReadParagraph) -> int:
        """Return the size of a centred black line in half-points, 0 for all others."""
        runs = [self._text.run_look(paragraph, own) for words, own in paragraph.words.runs if words.strip()]
        centred = paragraph.look.get("align") == "center" and not read_number(paragraph.text.strip())
        if not centred or not runs or any(look.get("color", "") not in BLACK for look in runs):
            return 0
        sizes = [look.get("size", "20") for look in runs]
        return max(int(size) if size.isdecimal() and len(size) < 5 else 0 for size in sizes)


def _known(name: str) -> str:
    return name if name.startswith("公文") else name.lower()


def _level(paragraph: ReadParagraph) -> int:
    number = read_number(paragraph.label)
    if number and number.rank:
        return number.rank
    return paragraph.counted.level if paragraph.counted else 1


def _linked(paragraph: ReadParagraph) -> bool:
    """Tell whether a paragraph's style counts it, and not the paragraph itself."""
    return paragraph.counted is not None and "own level" not in paragraph.look


def _typed_by_us(paragraph: ReadParagraph, role: Role, led: str) -> str:
    """Return the number that this library typed in front of a line."""
    if led and level_of(role) is not None:
        number = read_number(led)  # other programs part a run at digits, or join it to the next
        behind = led[len(number.text) :] if number else ""
        blank = behind[: len(behind) - len(behind.lstrip("\u3000"))]
        return f"{number.text}{blank}" if number else paragraph.words.runs[0][0]
    caption = NUMBER_OF_CAPTION.match(paragraph.text) if role in CAPTIONS else None
    return caption[0] if caption else ""
