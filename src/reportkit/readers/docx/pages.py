"""The sections of a Word file: their sheets, their grids, and the page numbers at their feet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal
from xml.etree.ElementTree import Element

from reportkit.patterns import expression
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.parts import W, attribute, switched, whole
from reportkit.readers.docx.read_blocks import ReadParagraph
from reportkit.readers.letterhead import is_imprint
from reportkit.readers.word_file import SetPage, SetPageNumber

TWIPS_OF_MM = 1440 / 25.4
PAGE_FIELD = expression(r"\b(?:PAGE|SECTIONPAGES)\b")
SIDES: Mapping[str, Literal["单页", "双页", "首页"]] = {"default": "单页", "even": "双页", "first": "首页"}


def sections(text: WordText) -> list[Element]:
    """Return the w:sectPr of a file in their order; one that says nothing where it has none."""
    found = list(text.body.iter(f"{W}sectPr"))
    return [one for one in found if f"{W}type" not in one.attrib] or [Element(f"{W}sectPr")]


def page(section: Element) -> SetPage:
    """Return the sheet of a section and its edges in mm."""
    size, margins, grid = (section.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
    kind = attribute(grid, "type")
    added = (whole(attribute(grid, "charSpace"), -(10**7), 10**7) or 0) / 4096
    gutter = _mm(attribute(margins, "gutter"))
    return SetPage(
        width=_mm(attribute(size, "w") or "12240"),
        height=_mm(attribute(size, "h") or "15840"),
        top=abs(_mm(attribute(margins, "top") or "1440")),
        bottom=abs(_mm(attribute(margins, "bottom") or "1440")),
        left=_mm(attribute(margins, "left") or "1440") + gutter,
        right=_mm(attribute(margins, "right") or "1440"),
        character_space=round(added, 3) if kind in {"linesAndChars", "snapToChars"} else 0,
        line_pitch=(whole(attribute(grid, "linePitch")) or 0) / 20 or None
        if kind in {"lines", "linesAndChars", "snapToChars"}
        else None,
    )


def page_numbers(text: WordText, given: Sequence[Element]) -> Iterator[SetPageNumber]:
    """Yield the page number of every footer that sections use; a side without one has no text.

    What stands in front of a text that begins to count, such as a cover, need not have any.
    """
    two_sided = bool(switched(text.parts.named.get("settings"), "evenAndOddHeaders"))
    feet: dict[str, Element] = {}
    read: set[tuple[int, str]] = set()
    seen: set[SetPageNumber] = set()
    for section, behind in zip_longest(given, given[1:]):
        feet = {**feet, **text.edge(section, "footerReference")}  # what a section does not say, it inherits
        if not feet and behind is not None and attribute(behind.find(f"{W}pgNumType"), "start"):
            continue
        wanted = ["default", "even"] if two_sided else ["default"]
        for kind in wanted:
            root = feet.get(kind)
            if (id(root), kind) in read:
                continue
            read.add((id(root), kind))
            for number in _numbers(root, SIDES[kind], text, two_sided=two_sided):
                if number not in seen:
                    seen.add(number)
                    yield number


def _numbers(
    root: Element | None, side: Literal["单页", "双页", "首页"], text: WordText, *, two_sided: bool
) -> Iterator[SetPageNumber]:
    paragraphs = [] if root is None else text.paragraphs_of(root)
    for paragraph in paragraphs:
        if PAGE_FIELD.search(paragraph.words.instructions):
            found = _number(paragraph, side, text)
            yield found
            if not two_sided:  # the same stands on even pages
                yield SetPageNumber(side="双页", text=found.text, font=found.font, size=found.size, align=found.align)
            return
    if is_imprint([words for one in paragraphs if (words := one.text.strip())]):
        return  # a page that holds nothing else has no number (7.5)
    yield SetPageNumber(side=side, text="")
    if not two_sided:
        yield SetPageNumber(side="双页", text="")


def _number(paragraph: ReadParagraph, side: Literal["单页", "双页", "首页"], text: WordText) -> SetPageNumber:
    runs = [(words, text.run_look(paragraph, own)) for words, own in paragraph.words.runs if words.strip()]
    look = max(runs, key=lambda run: len(run[0]))[1] if runs else text.run_look(paragraph, {})
    digits = next((one for words, one in runs if any(sign.isdigit() for sign in words)), look)
    size = whole(digits.get("size", "20"), 1, 4000) or 20
    align = {"start": "left", "end": "right", "both": "left"}.get(paragraph.look.get("align", "left"))
    return SetPageNumber(
        side=side,
        text=paragraph.text.strip() or "PAGE",
        font=digits.get("ascii", ""),
        size=size / 2,
        align="" if paragraph.note else align or paragraph.look.get("align", "left"),
    )


def _mm(twips: str) -> float:
    return round((whole(twips) or 0) / TWIPS_OF_MM, 2)
