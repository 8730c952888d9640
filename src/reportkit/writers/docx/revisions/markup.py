"""Marks of revision as elements: whose they are, of when, each with a number of its own (ISO/IEC 29500-1, 17.13.5)."""

from copy import deepcopy
from datetime import datetime
from typing import Literal, TypeAlias

from lxml import etree

from reportkit.writers.docx.markup import NAMESPACES

Element: TypeAlias = etree._Element
"""lxml gives its element class no public name."""

Fate = Literal["ins", "del", "moveFrom", "moveTo"]
"""What happened to words, a paragraph or a row: the name of its mark."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
FIRST_ID = 1_000_000
"""Beyond the numbers of bookmarks and comments: no two marks of a document have the same."""

GONE: tuple[Fate, ...] = ("del", "moveFrom")


class RevisionStamp:
    """Makes the marks of one author and moment (修订标记).

    The time is written as the clock showed it, which is how Word writes and shows it.
    """

    def __init__(self, author: str, date: datetime) -> None:
        self._author = author
        self._date = f"{date.replace(microsecond=0, tzinfo=None).isoformat()}Z"
        self._id = FIRST_ID

    def number(self) -> str:
        """Return a number that no other mark has."""
        self._id += 1
        return str(self._id)

    def mark(self, tag: str, *inside: Element) -> Element:
        """Return a mark around some elements."""
        made = etree.Element(W + tag)
        made.set(W + "id", self.number())
        made.set(W + "author", self._author)
        made.set(W + "date", self._date)
        made.extend(inside)
        return made


def parsed(xml: str) -> list[Element]:
    """Return the elements of a stretch of the document's text."""
    return list(etree.fromstring(f"<w:r {NAMESPACES}>{xml}</w:r>"))


def child(tag: str, parent: Element) -> Element | None:
    """Return a child by its name."""
    return parent.find(W + tag)


def properties(paragraph: Element) -> Element:
    """Return a paragraph's properties, which it gets where it has none."""
    found = child("pPr", paragraph)
    if found is None:
        found = etree.Element(W + "pPr")
        paragraph.insert(0, found)
    return found


def mark_end(paragraph: Element, fate: Fate, stamp: RevisionStamp) -> None:
    """Mark the end of a paragraph, its place in the properties being before the section and the former ones."""
    held = properties(paragraph)
    marks = child("rPr", held)
    if marks is None:
        marks = etree.Element(W + "rPr")
        behind = next((one for one in held if one.tag in (W + "sectPr", W + "pPrChange")), None)
        if behind is None:
            held.append(marks)
        else:
            behind.addprevious(marks)
    marks.append(stamp.mark(fate))


def style_of(paragraph: Element) -> str | None:
    """Return the style of a paragraph."""
    held = child("pPr", paragraph)
    style = child("pStyle", held) if held is not None else None
    return style.get(W + "val") if style is not None else None


def keep_former_look(paragraph: Element, former: Element, stamp: RevisionStamp) -> None:
    """Tell what style a paragraph had, if another: a new level, another role."""
    if style_of(paragraph) != style_of(former):
        held = deepcopy(properties(former))
        drop(held, "rPr", "sectPr", "pPrChange", "pageBreakBefore")
        properties(paragraph).append(stamp.mark("pPrChange", held))


def drop(parent: Element, *tags: str) -> None:
    """Take children out by their names."""
    for one in [one for one in parent if one.tag in {W + tag for tag in tags}]:
        parent.remove(one)
