"""What a document that is sent has around its text: letterhead, addressees and note (GB/T 9704-2012, 7.2 and 7.3)."""

from collections.abc import Iterator, Sequence

from reportkit.compose.figures import Spans
from reportkit.manuscript import Line, Mark, Role, Span, text_of, width
from reportkit.model import Letterhead

SIGNERS = "签发人："
A_ROW = 2
"""Signers in a row, where the document number leaves them room (7.2.6)."""

ROOM = 28 - 2 - 1  # 字 of a line, but for one at either edge and one between number and signers


def mark_text(mark: Sequence[Spans], word: str | None) -> str:
    """Return the words of the mark: the bodies, and what follows their names."""
    return "".join(map(text_of, mark)) + ((word or "") if mark else "")


def letterhead(head: Letterhead, mark: Sequence[Spans], number: Spans, signers: Sequence[Spans] = ()) -> Iterator[Line]:
    """Yield the letterhead, and the two blank lines below its red line (7.3.1).

    >>> head, mark = Letterhead("示例县人民政府"), [(Span("示例县人民政府"),)]
    >>> [line.text for line in letterhead(head, mark, (Span("示县发〔2019〕15号"),), [])]
    ['示例县人民政府文件', '示县发〔2019〕15号', '', '']
    """
    corner = ((Role.COPY_NUMBER, "copy"), (Role.SECRECY, "secrecy"), (Role.URGENCY, "urgency"))
    for role, field in corner:
        if given := getattr(head, field):
            yield Line(role, (Span(given),), origin=f"letterhead.{field}")
    yield from _mark(mark, head.word, preprinted=head.preprinted)
    if number:
        yield Line(Role.DOCUMENT_NUMBER, number, origin="letterhead.number")
    yield from _signers(signers, width(text_of(number)))
    yield from (Line(Role.BODY), Line(Role.BODY))


def _mark(bodies: Sequence[Spans], word: str | None, *, preprinted: bool) -> Iterator[Line]:
    def told(spans: Spans) -> Spans:
        return tuple([span._replace(mark=Mark.PREPRINTED) for span in spans]) if preprinted else spans

    if len(bodies) == 1:
        behind = (Span(word),) if word else ()
        yield Line(Role.MARK, told(_joined((*bodies[0], *behind))), origin="letterhead.mark[0]")
        return
    for position, body in enumerate(bodies):
        yield Line(Role.MARK, told(body), origin=f"letterhead.mark[{position}]")
    if bodies and word:
        yield Line(Role.MARK_WORD, told((Span(word),)), origin="letterhead.word")


def _signers(signers: Sequence[Spans], number: float) -> Iterator[Line]:
    """Yield rows of signers, in their order from left to right and from top to bottom, as wide as each other.

    One who is not known yet has a row to himself, marked as a gap.
    """
    widest = max((len(text_of(signer)) for signer in signers), default=0)
    even = [signer[0]._replace(text=_widened(text_of(signer), widest)) for signer in signers]
    fits = number + len(SIGNERS) + A_ROW * widest + 1 <= ROOM
    a_row = A_ROW if fits and all(one.mark is Mark.TEXT for one in even) else 1
    for start in range(0, len(even), a_row):
        beside = even[start : start + a_row]
        label = () if start else (Span(SIGNERS, Mark.LEAD),)
        said = beside[0]._replace(text="\u3000".join(one.text for one in beside))
        yield Line(Role.SIGNERS, (*label, said), origin=f"letterhead.signers[{start}]")


def _joined(spans: Sequence[Span]) -> Spans:
    """Return spans with those that are typed words in a row as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1]._replace(text=span.text) == span and span.slot is None:
            joined[-1] = span._replace(text=f"{joined[-1].text}{span.text}")
        else:
            joined.append(span)
    return tuple(joined)


def _widened(name: str, widest: int) -> str:
    """Return a name of two characters as wide as one of three, with a blank between them."""
    return "\u3000".join(name) if len(name) == 2 and widest == 3 else name


def addressees(names: Sequence[Spans]) -> Iterator[Line]:
    """Yield the addressees (主送机关), flush left and ended by a colon (7.3.2).

    >>> [line.text for line in addressees([(Span("县财政局"),), (Span("县审计局"),)])]
    ['县财政局、县审计局：']
    """
    if names:
        spans = [span for name in names for span in (Span("、"), *name)][1:]
        yield Line(Role.ADDRESSEES, (*spans, Span("：")), origin="addressees")


def note(said: Spans) -> Iterator[Line]:
    """Yield the note (附注) below the date, in brackets (7.3.6)."""
    if said:
        yield Line(Role.NOTE, (Span("（"), *said, Span("）")), origin="note")
