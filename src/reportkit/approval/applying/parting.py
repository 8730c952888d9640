"""Content that edits part in several, or let run on: each with the slots, notes and emphasis that it has."""

from collections.abc import Sequence

import attrs

from reportkit.approval.applying.cuts import BREAK
from reportkit.approval.applying.looks import joined
from reportkit.approval.applying.paragraphs import require_without
from reportkit.approval.applying.refusing import Refusal
from reportkit.manuscript import HEADINGS, ITEMS, Role
from reportkit.model import Emphasis, Link, Measure, Points, Section
from reportkit.model.content import Block, Content
from reportkit.model.paragraph import Paragraph, Piece, paragraph_texts, pieces

STOP = "。"


def parted(given: Content) -> tuple[Content, Sequence[Paragraph]]:
    """Return content up to its first break, and what stands behind each.

    >>> parted(("全年", Emphasis(f"公开{BREAK}答复"), "。"))
    (('全年', Emphasis(words='公开')), [(Emphasis(words='答复'), '。')])
    """
    match given:
        case Section():
            title, *titles = given.title.split(BREAK)
            return attrs.evolve(given, title=title), titles
        case Measure() if given.lead is not None and BREAK in given.lead:
            text, *texts = _parts(run_on(given))
            return attrs.evolve(given, lead=None, text=text, points=None), texts
        case Measure():
            text, *texts = _parts(given.text)
            if not texts or given.points is None:
                return attrs.evolve(given, text=text), texts
            texts[-1] = _together([texts[-1], given.points])
            return attrs.evolve(given, text=text, points=None), texts
        case Block():
            return given, []
    first, *others = _parts(given)
    return first, others


def _parts(given: Paragraph) -> list[Paragraph]:
    match given:
        case str():
            return [*given.split(BREAK)]
        case tuple():
            found: list[list[Paragraph]] = [[]]
            for piece in given:
                first, *others = _parts(piece)
                found[-1].append(first)
                found += [[other] for other in others]
            return [given] if len(found) == 1 else [*map(_together, found)]
        case Emphasis() | Link():
            return [attrs.evolve(given, words=part) if part else "" for part in _parts(given.words)]
    return [given]


def _together(given: Sequence[Paragraph]) -> Paragraph:
    own: list[Piece] = [piece for one in given for piece in pieces(one) if piece != ""]
    return joined((piece, ()) for piece in own)


def run_on(given: Measure) -> Paragraph:
    """Return what an item says as one paragraph; who answers for it is no part of that."""
    lead = "" if given.lead is None else f"{given.lead}{STOP}"
    return _together([lead, given.text, *([given.points] if given.points is not None else [])])


def with_more(above: Content, below: Content, edits: Sequence[int]) -> Content | None:
    """Return content with which another runs on, None where the model has none such.

    >>> with_more(Measure("加强培训", "办班三期。"), ("全员", Emphasis("参加"), "。"), [1]).text
    ('办班三期。全员', Emphasis(words='参加'), '。')
    """
    match below:
        case Measure() if below.responsible or below.by is not None:
            return None
        case Measure():
            more = run_on(below)
        case Section():
            more = below.title
        case Block():
            return None
        case _:
            more = below
    match above:
        case Section():
            return attrs.evolve(above, title=f"{above.title}{_heading(more, edits)}")
        case Measure() if above.responsible or above.by is not None:
            return None
        case Measure() if above.points is not None:
            return attrs.evolve(above, lead=None, text=_together([run_on(above), more]), points=None)
        case Measure():
            return attrs.evolve(above, text=_together([above.text, more]))
        case Block():
            return None
    return _together([above, more])


def _heading(text: Paragraph, edits: Sequence[int]) -> str:
    """Return a text as the words of a heading; edits that make one of notes, links, points or phrases are refused."""
    require_without(text, edits)
    found = [one for _, one in paragraph_texts(text, "")]
    own = [one for one in found if isinstance(one, str)]
    if own != found or any(isinstance(one, Points) for one in pieces(text)):
        raise Refusal(edits, "generated")
    return "".join(own)


def of_role(role: Role, text: Paragraph, edits: Sequence[int]) -> Content:
    """Return what a line of a role says: a part by its heading, an item, a paragraph; `text` with slots.

    `edits` that make a heading of what it cannot say are refused.
    """
    if role in HEADINGS:
        return Section(_heading(text, edits))
    if role not in ITEMS:
        return text
    *others, last = pieces(text)
    return Measure(text=_together(others), points=last) if isinstance(last, Points) else Measure(text=text)
