"""What a paragraph consists of, piece by piece: characters with their looks, and what is whole, such as a field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from reportkit.writers.docx.revisions.markup import CHART, Element, R, W, child

OBJECT = "\ufffc"
TEXT = frozenset(W + tag for tag in ("t", "br", "tab"))
PLACES = frozenset(
    W + tag for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
)
"""Elements that stand between words and are no words."""


class Look(NamedTuple):
    """The properties of a run (字符属性), and as what they are compared."""

    properties: Element | None = None
    code: bytes = b""


class Piece(NamedTuple):
    """A character, an object or a place between (段落成分).

    `key` is what it is compared by: nothing for a place, which is not compared.
    """

    key: str
    look: Look = Look()
    elements: tuple[Element, ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether it is none of the paragraph's words."""
        return not self.key

    @property
    def is_sign(self) -> bool:
        """Whether it is a character."""
        return len(self.key) == 1

    @property
    def sign(self) -> str:
        """The one character that stands for it in its text."""
        return self.key if self.is_sign else OBJECT


def pieces(paragraph: Element, apart: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the pieces of a paragraph in order; `apart` is what stands in other parts: footnotes, charts."""
    field: list[Element] = []
    depth = 0
    for one in paragraph:
        if one.tag == W + "pPr":
            continue
        depth += sum(_steps(one))
        if field or depth:
            field.append(one)
            if not depth:
                yield Piece(_instruction(field), elements=tuple(field))
                field = []
        elif one.tag in PLACES or child("commentReference", one) is not None:
            yield Piece("", elements=(one,))
        elif one.tag == W + "r" and all(part.tag in TEXT or part.tag == W + "rPr" for part in one):
            yield from _characters(one)
        else:
            yield Piece(_known_by(one, apart), elements=(one,))


def _steps(run: Element) -> Iterator[int]:
    """Yield 1 for each field that begins in a run, -1 for each that ends."""
    for one in run.iter(W + "fldChar"):
        yield {"begin": 1, "end": -1}.get(one.get(W + "fldCharType", ""), 0)


def _instruction(field: Iterable[Element]) -> str:
    """Return what a field does, by which it is the same whatever it shows at the moment, or tells the contents."""
    instruction = "".join(text.text or "" for run in field for text in run.iter(W + "instrText"))
    return "field " + ("TC" if instruction.startswith("TC ") else instruction)


def _characters(run: Element) -> Iterator[Piece]:
    held = child("rPr", run)
    look = Look() if held is None else Look(held, etree.tostring(held, method="c14n", exclusive=True))
    for one in run:
        if one.tag == W + "t":
            for sign in one.text or "":
                yield Piece(sign, look)
        elif one is not held:
            yield Piece("\n" if one.tag == W + "br" else "\t", look)


def paragraphs_in_boxes(one: Element) -> Iterator[Element]:
    """Yield the paragraphs of the boxes in an element."""
    for box in one.iter(W + "txbxContent"):
        yield from box.iter(W + "p")


def _known_by(one: Element, apart: Mapping[str, str]) -> str:
    """Return what tells an object from others: words, pictures, notes, charts, where it leads, not size and number.

    A box of text is one and the same where it has as many paragraphs, which are compared by themselves.
    """
    if boxed := len(list(paragraphs_in_boxes(one))):
        return f"box of {boxed}"
    pictures = "".join(found.get(R + "embed", "") for found in one.iter() if found.get(R + "embed"))
    words = "".join(text.text or "" for text in one.iter(W + "t"))
    names = [found.get(W + "id", "") for found in one.iter(W + "footnoteReference")]
    names += [found.get(R + "id", "") for found in one.iter(CHART)]
    noted = "".join(apart.get(name, "") for name in names)
    leads = f"{one.get(R + 'id', '')}{one.get(W + 'anchor', '')}"
    kinds = " ".join(str(found.tag).rpartition("}")[2] for found in one if found.tag != W + "rPr")
    return f"{str(one.tag).rpartition('}')[2]} {kinds} {pictures} {words} {leads} {noted}"
