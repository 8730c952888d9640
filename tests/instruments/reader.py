"""What a Word file says, paragraph by paragraph, with the numbers that Word would count.

Read from the package alone (ISO/IEC 29500-1, 17.9), so that it can disagree with the code that wrote it.
"""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from instruments.package import DOCUMENT, NUMBERING, STYLES, Element, Package, W, attribute, child_value, read

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def paragraphs(docx: bytes) -> list[str]:
    """The text of every paragraph of the body, its number in front, line breaks as \\n."""
    return list(_Reader(read(docx)).paragraphs())


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = {attribute(style, "styleId"): style for style in package.all("style", STYLES)}
        self.lists = {
            attribute(number, "numId"): child_value(number, "abstractNumId") for number in package.all("num", NUMBERING)
        }
        self.levels = {
            (attribute(abstract, "abstractNumId"), int(attribute(level, "ilvl"))): level
            for abstract in package.all("abstractNum", NUMBERING)
            for level in abstract.iter(W + "lvl")
        }
        self.counts: dict[tuple[str, int], int] = {}

    def paragraphs(self) -> Iterator[str]:
        for paragraph in self.package.all("p", DOCUMENT):
            yield self.number(paragraph) + "".join(_text(paragraph))

    def number(self, paragraph: Element) -> str:
        properties = [element for element in self.chain(paragraph) if element is not None]
        lists = [child_value(p.find(W + "numPr"), "numId") for p in properties]
        levels = [child_value(p.find(W + "numPr"), "ilvl") for p in properties]
        number = next(filter(None, lists), "0")
        if number == "0":
            return ""
        return self.count(self.lists[number], int(next(filter(None, levels), "0")))

    def chain(self, paragraph: Element) -> Iterator[Element | None]:
        """The paragraph's properties, then those of its style and of what that is based on."""
        properties = paragraph.find(W + "pPr")
        yield properties
        name = child_value(properties, "pStyle")
        while name:
            yield self.styles[name].find(W + "pPr")
            name = child_value(self.styles[name], "basedOn")

    def count(self, abstract: str, level: int) -> str:
        """One more at a level; every deeper one starts anew."""
        start = int(child_value(self.levels[abstract, level], "start") or 1)
        self.counts[abstract, level] = self.counts.get((abstract, level), start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == abstract and key[1] > level]:
            del self.counts[deeper]
        return re.sub(
            r"%(\d)",
            lambda place: self.printed(abstract, int(place[1]) - 1),
            child_value(self.levels[abstract, level], "lvlText"),
        )

    def printed(self, abstract: str, level: int) -> str:
        number = self.counts[abstract, level]
        kind = child_value(self.levels[abstract, level], "numFmt")
        if kind == "chineseCountingThousand":
            return _chinese(number)
        if kind == "decimalEnclosedCircle" and number <= len(CIRCLED):
            return CIRCLED[number - 1]
        return str(number)


def _text(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(W + "t", W + "br", W + "tab"):
        name = etree.QName(element).localname
        yield {"br": "\n", "tab": "\t"}.get(name) or element.text or ""


def _chinese(number: int) -> str:
    """As Word prints it: above 99 a nought within is 〇, where offices write 零."""
    digits = [int(digit) for digit in str(number)]
    units = ["千", "百", "十", ""][-len(digits) :]
    words = chain.from_iterable(("〇一二三四五六七八九"[d], u if d else "") for d, u in zip(digits, units, strict=True))
    text = re.sub("〇+", "〇", "".join(words)).rstrip("〇")
    return text.removeprefix("一") if 10 <= number < 20 else text
