"""The elements of a document: what each of them says of a report. A format names them in its order."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from reportkit.compose.attachments import attachment_head, attachment_note
from reportkit.compose.attendance import attendance
from reportkit.compose.composer import Composer
from reportkit.compose.contents import contents
from reportkit.compose.figures import Spans
from reportkit.compose.imprint import imprint
from reportkit.compose.letterhead import addressees, letterhead, mark_text, note
from reportkit.compose.signature import signature
from reportkit.errors import InvalidValue, NoPlace, shown
from reportkit.manuscript import Block, Element, Grid, Line, Role, Span, text_of, width
from reportkit.model import PlainSignature

Composed = Callable[[Composer], Iterable[Block]]
"""What an element says of a report: no block where the report gives nothing for it."""

UNCUT = 2 * 28  # 字: of a paragraph of two lines no program leaves one behind

_ELEMENTS: dict[Element, Composed] = {}
_HELD: set[Element] = set()
_INSTEAD: dict[Element, Element] = {}


def element(kind: Element, *, held: bool = False, instead_of: Element | None = None) -> Callable[[Composed], Composed]:
    """Register the function that composes an element.

    One that is `held` stands on no page without text before it; one `instead_of` another says in a format of its own
    what that says in others, so that a format has the one or the other.
    """

    def register(composed: Composed) -> Composed:
        _ELEMENTS[kind] = composed
        if instead_of:
            _INSTEAD[kind] = instead_of
        if held:
            _HELD.add(kind)
        return composed

    return register


def in_order(order: Sequence[Element], composer: Composer) -> list[Block]:
    """Return the blocks of a report's elements in the order of a format.

    Raises NoPlace where the order has no place for something that the report gives: it would be lost.
    """
    blocks = composer.blocks = list[Block]()
    for kind in order:
        if kind is Element.CONTENTS:
            continue
        own = list(_ELEMENTS[kind](composer))
        if own and kind in _HELD and not (composer.report.letterhead and _all_text_is_one_short_block(blocks)):
            blocks[-1:] = [_kept_with_next(block) for block in blocks[-1:]]
        blocks += own
    if Element.CONTENTS in order:
        blocks[:0] = _ELEMENTS[Element.CONTENTS](composer)  # it tells of all others, in front of them
    said = {Element.BLANK, *order, *(_INSTEAD.get(kind, kind) for kind in order)}
    left_out = [
        kind
        for kind, composed in _ELEMENTS.items()
        if kind not in said and kind not in _INSTEAD and any(True for _ in composed(composer))
    ]
    if left_out:
        names, element = "、".join(kind.value for kind in left_out), left_out[0]
        minutes = Element.ATTENDANCE in left_out
        raise NoPlace(
            "Format.elements: no place for {names}, which the report gives; take a format that has one, "
            "layout={layout} (--format {short} on the command line), or name {element} there too",
            names=names,
            layout="MINUTES" if minutes else "GB9704",
            short="纪要" if minutes else "GB/T 9704-2012",
            element=element,
        )
    return blocks


def _all_text_is_one_short_block(blocks: Sequence[Block]) -> bool:
    """Tell whether the text is too short to be cut: with the signature it would leave the first page without text.

    That page has to show some (GB/T 9704-2012, 7.3.3), while a signature may stand alone.
    """
    text = [block for block in blocks if block.origin.startswith(("preamble", "sections"))]
    return len(text) == 1 and isinstance(text[0], Line) and width(text[0].text) < UNCUT


def _kept_with_next(block: Block) -> Block:
    """Return a paragraph that stays on the page of what follows; a table or a blank line is left as it is."""
    if isinstance(block, Grid) or (isinstance(block, Line) and not block.spans and not block.number):
        return block
    return attrs.evolve(block, keep_next=True)


@element(Element.CONTENTS)
def _contents(composer: Composer) -> Iterator[Block]:
    given = composer.report.contents
    if given is not None:
        yield from contents(given, composer.blocks, composer.numbers)


@element(Element.LETTERHEAD)
def _letterhead(composer: Composer) -> Iterator[Block]:
    head = composer.report.letterhead
    if head is not None:
        signers = _names(composer, head.signers, "letterhead.signers")
        yield from letterhead(head, composer.mark, composer.document_number, signers)


@element(Element.LETTER_HEAD, instead_of=Element.LETTERHEAD)
def _letter_head(composer: Composer) -> Iterator[Block]:
    """Yield a letter's head: its mark is the leading body's name alone (10.1)."""
    head, imprinted = composer.report.letterhead, composer.report.imprint
    if imprinted is not None and imprinted.office is not None:
        raise InvalidValue(
            "Report.imprint: that of a letter has no 印发机关 and 印发日期; give the copies alone, Imprint(copies=…)"
        )
    if head is not None and head.signers:
        raise InvalidValue(
            "Report.letterhead: a letter has no signers (签发人); leave them out, or take another format"
        )
    if head is not None:
        yield from letterhead(attrs.evolve(head, word=None), composer.mark[:1], composer.document_number, ())


@element(Element.TITLE)
def _title(composer: Composer) -> Iterator[Block]:
    """Yield the title, unless the mark says it: 示例县人民政府令."""
    head = composer.report.letterhead
    if head is None or mark_text(composer.mark, head.word) != composer.title_unbroken:
        yield Line(Role.TITLE, composer.title, origin="title")


@element(Element.STAGE)
def _stage(composer: Composer) -> Iterator[Block]:
    if composer.report.stage:
        yield Line(Role.STAGE, (Span(f"（{composer.report.stage}）"),), origin="stage")


@element(Element.BLANK)
def _blank(composer: Composer) -> Iterator[Block]:
    yield Line(Role.BODY)


@element(Element.ADDRESSEES)
def _addressees(composer: Composer) -> Iterator[Block]:
    given = composer.report.imprint
    if given is None or not given.takes_addressees:
        yield from addressees(_names(composer, composer.report.addressees, "addressees"))


def _names(composer: Composer, names: Sequence[str], path: str) -> list[Spans]:
    return [composer.resolver.beside(name, f"{path}[{number}]") for number, name in enumerate(names)]


@element(Element.TEXT)
def _text(composer: Composer) -> Iterator[Block]:
    yield from composer.content(composer.report.preamble, "preamble")
    yield from composer.content(composer.report.sections, "sections")


@element(Element.ATTACHMENT_NOTE, held=True)
def _attachment_note(composer: Composer) -> Iterator[Block]:
    yield from attachment_note(composer.attachment_titles)


@element(Element.ATTENDANCE)
def _attendance(composer: Composer) -> Iterator[Block]:
    people = composer.report.attendance.items()
    beside = composer.resolver.beside
    yield from attendance({label: beside(names, f"attendance[{shown(label)}]") for label, names in people})


@element(Element.SIGNATURE, held=True)
def _signature(composer: Composer) -> Iterator[Block]:
    if composer.report.signed:
        report = composer.report
        yield from signature(report.signature or PlainSignature(), report.office.name, composer.report.signed)


@element(Element.NOTE, held=True)
def _note(composer: Composer) -> Iterator[Block]:
    yield from note(composer.resolver.beside(composer.report.note, "note"))


@element(Element.ATTACHMENTS)
def _attachments(composer: Composer) -> Iterator[Block]:
    titled = zip(composer.report.attachments, composer.attachment_titles, strict=True)
    for number, (attachment, title) in enumerate(titled):
        path, turned = f"attachments[{number}]", attachment.landscape
        apart = text_of(composer.document_number) if attachment.apart else ""
        yield from attachment_head(f"{apart}{composer.numbers[path]}", title, path, attachment.name, landscape=turned)
        for block in composer.content(attachment.content, f"{path}.content"):
            yield attrs.evolve(block, landscape=True) if turned else block


@element(Element.IMPRINT)
def _imprint(composer: Composer) -> Iterator[Block]:
    given = composer.report.imprint
    if given is not None:
        moved = composer.report.addressees if given.takes_addressees else ()
        yield from imprint(
            _names(composer, moved, "addressees"),
            _names(composer, given.copies or (), "imprint.copies"),
            composer.resolver.beside(given.office, "imprint.office"),
            given.printed,
        )
