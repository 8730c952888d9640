"""What stands around the text of a report as edits leave it: title, stage, addressees, signature, date, imprint."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from types import NoneType
from typing import Any

import attrs

from reportkit.approval.applying.cuts import Cut
from reportkit.approval.applying.head import FIELDS as HEAD_OWN
from reportkit.approval.applying.head import changed_letterhead
from reportkit.approval.applying.imprint import FIELDS as IMPRINT_OWN
from reportkit.approval.applying.imprint import changed_imprint, changed_names
from reportkit.approval.applying.paragraphs import Lines, plain, put
from reportkit.approval.applying.pieces import Gone, Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.applying.sources import Leaf, as_written
from reportkit.manuscript import HEAD, IMPRINT, Line, Role
from reportkit.model import Attachment, PlainSignature, Report
from reportkit.model.content import Content
from reportkit.place import Place
from reportkit.reading.words import day_of

OPEN = ("letterhead", "title", "stage", "addressees")
"""What stands before the text."""

ORDER = (*OPEN, "attachments", "attendance", "office", "signature", "signed", "note")
"""In what order these stand in all formats."""

CAME: Mapping[Role, str] = {
    **dict.fromkeys(HEAD, "letterhead"),
    Role.STAGE: "stage",
    Role.SIGNATURE: "office",
    Role.DATE: "signed",
    Role.NOTE: "note",
}
"""What somebody may add around the text, with the field of the report."""

ARGUMENTS: Mapping[Role, str] = {
    **CAME,
    **{role: f"letterhead.{name}" for role, name in HEAD_OWN.items()},
    **{role: f"imprint.{name}" for role, name in IMPRINT_OWN.items()},
}
"""In which argument of a report such a line is given."""

GOES: Mapping[str, object] = {"stage": None, "note": None, "addressees": (), "attendance": {}}
"""What a report may lack, and what it has then."""

SIGNED = ("office", "signed")
LISTED = re.compile(r"^(?:附\s*件\s*[:：])?\s*(?:\d{1,2}[.．、])?\s*")
"""What the library sets before a title in the list of attachments."""

BRACKETED = re.compile(r"\s*[（(](.*)[）)]\s*")


class FrameEdits:
    """Collects what changes around the text (文外要素)."""

    def __init__(self, report: Report, lines: Lines) -> None:
        self._report = report
        self._lines = lines
        self._given: dict[str, Any] = {}
        self._seen: set[str] = set()
        self._waiting: list[Piece] = []
        self._labels: list[tuple[Piece, int]] = []
        self._signers: list[str] = []
        self._last: tuple[int, list[int]] | None = None
        self._head: list[Piece] = []
        self._imprint: list[Piece] = []
        self._came: dict[str, Piece] = {}

    def around(self, piece: Piece, *, begun: bool) -> bool:
        """Take a line around the text, and tell whether no text follows it; `begun` tells whether text was taken."""
        block = piece.block
        assert isinstance(block, Line)
        steps = Place.parse(block.origin).steps
        name = str(steps[0])
        if block.role not in IMPRINT:  # which may have the addressees
            self._require_order(name, piece, begun=begun)
        self._seen.add(name)
        if name == "letterhead":
            self._head.append(piece)
        elif name == "imprint":
            self._imprint.append(piece)
        elif name == "office":
            self._signed_by(block, piece)
        elif piece.cuts:
            self._changed(name, steps, block, piece)
        return name not in OPEN

    def _require_order(self, name: str, piece: Piece, *, begun: bool) -> None:
        """Refuse to put what stands around the text elsewhere."""
        if name not in ORDER:
            return
        self._put_behind(ORDER.index(name), piece, refused=begun and name in OPEN)

    def _put_behind(self, place: int, piece: Piece, *, refused: bool = False) -> None:
        put_there = piece.edits if piece.is_moved or piece.is_new else []
        if refused or (self._last and place < self._last[0]):
            raise Refusal([*put_there, *(self._last[1] if self._last else ())] or piece.edits, "frame")
        self._last = place, put_there

    def labelled(self, piece: Piece, number: int) -> None:
        """Take the label of an attachment, which has to follow from how many there are."""
        self._put_behind(len(ORDER), piece)
        self._labels.append((piece, number))

    def came(self, piece: Piece, *, begun: bool) -> bool:
        """Take a line around the text that came, and tell whether no text follows it."""
        line = piece.block
        assert isinstance(line, Line)
        self._require_order(CAME.get(line.role, ""), piece, begun=begun)
        match line.role:
            case role if role in HEAD:
                self._head.append(piece)
                return False
            case role if role in IMPRINT_OWN:
                self._imprint.append(piece)
            case Role.STAGE:
                self._once("stage", self._in_brackets(line.text, piece), piece)
                return False
            case Role.SIGNATURE:
                self._signers.append(line.text)
            case Role.DATE:
                self._once("signed", self._day(line.text, piece), piece)
            case Role.NOTE:
                self._once("note", as_written(self._in_brackets(line.text, piece)), piece)
            case _:
                raise Refusal(piece.edits, "frame")
        return True

    def _once(self, name: str, value: object, piece: Piece) -> None:
        """Take what a document has once."""
        if name in self._came:
            raise Refusal(piece.edits, "twice")
        self._came[name] = piece
        self._given[name] = value

    def noted(self, piece: Piece) -> None:
        """Take a line of the list of attachments that came: it follows where the attachment came too."""
        self._require_order("attachments", piece, begun=True)
        self._waiting.append(piece)

    def title(self, line: Line, title: str, cuts: Sequence[Cut]) -> str:
        """Return a title, of one line or more, after cuts."""
        if not cuts:
            return title
        parts = title.split("\n")
        made = self._lines.written(
            line.spans, [Leaf(Place((number,)), part) for number, part in enumerate(parts)], cuts
        )
        if made is None or made.across:
            return as_written(plain(line.spans, cuts)) if made is None else made.whole()
        return "\n".join(filter(None, (made.text(Place((number,))) for number in range(len(parts)))))

    def _changed(self, name: str, steps: Sequence[str | int], line: Line, piece: Piece) -> None:
        cuts, words = piece.cuts, plain(line.spans, piece.cuts)
        match name:
            case "title":
                self._given["title"] = self.title(line, self._report.title, cuts)
            case "stage":
                self._given["stage"] = self._in_brackets(words, piece)
            case "signed":
                self._given["signed"] = self._day(words, piece)
            case "note":
                self._given["note"] = as_written(self._in_brackets(words, piece))
            case "addressees":
                self._addressed(line, words, piece)
            case "attachments":
                self._waiting.append(piece)
            case _:
                self._by_texts(line, steps, piece)

    def _in_brackets(self, words: str, piece: Piece) -> str:
        if (found := BRACKETED.fullmatch(words)) is None:
            raise Refusal(piece.edits, "brackets")
        return found[1]

    def _addressed(self, line: Line, words: str, piece: Piece) -> None:
        """Take addressees: each as it was given, or all anew where words went across several."""
        end = ("。",) if line.role is Role.IMPRINT_ADDRESSEES else ("：", ":")
        if not words.rstrip().endswith(end):
            raise Refusal(piece.edits, "addressees")
        self._given["addressees"] = changed_names(line, "、", self._report.addressees, piece, self._lines)

    def _day(self, words: str, piece: Piece) -> date:
        day = day_of(words)
        if day is None:
            raise Refusal(piece.edits, "day")
        return day

    def _signed_by(self, line: Line, piece: Piece) -> None:
        if piece.cuts and not isinstance(self._report.signature, (PlainSignature, NoneType)):
            raise Refusal(piece.edits, "frame")
        self._signers.append(plain(line.spans, piece.cuts))

    def _by_texts(self, line: Line, steps: Sequence[str | int], piece: Piece) -> None:
        """Change the texts that a line is made of, where they are told."""
        here = Place(tuple(steps))
        texts = [
            Leaf(place, str(given))
            for path, given in self._report.references.texts
            if (place := Place.parse(path)).lies_in(here) and isinstance(given, str)
        ]
        made = self._lines.written(line.spans, texts, piece.cuts) if texts else None
        if made is None or made.across:
            raise Refusal(piece.edits, "frame")
        for leaf in texts:
            if (new := made.text(leaf.path)) != leaf.text:
                name, *rest = leaf.path.steps
                held = self._given.get(str(name), getattr(self._report, str(name)))
                self._given[str(name)] = put(held, rest, new)

    def made(
        self, content: Mapping[str, Sequence[Content]], attached: Sequence[Attachment], gone: Sequence[Gone]
    ) -> Report:
        """Return the report with its content and all that changed around it, without what is gone."""
        self._require_optional(gone, {one.title for one in attached})
        for name in self._came.keys() & self._seen:
            raise Refusal(self._came[name].edits, "twice")
        given: dict[str, Any] = {**self._given, **content, "attachments": self._retitled(attached)}
        how = self._report.signature
        former = how.bodies if isinstance(how, PlainSignature) and how.bodies else (self._report.office.name,)
        if self._signers and isinstance(how, (PlainSignature, NoneType)) and tuple(self._signers) != former:
            given["signature"] = PlainSignature(self._signers)
        for piece, number in self._labels:
            label = f"附件{number}" if len(attached) > 1 else "附件"
            if piece.cuts and not plain(piece.block.spans, piece.cuts).endswith(label):  # type: ignore[union-attr]  # a line
                raise Refusal([one.edit for one in piece.cuts], "generated")
        for name, nothing in GOES.items():
            if name not in self._seen and name not in given and getattr(self._report, name):
                given[name] = nothing
        if self._report.signed and "signed" not in self._seen and "office" not in self._seen:
            given.update(signed=None, signature=None)
        of_imprint = [one for one in gone if Place.parse(one.block.origin).steps[0] == "imprint"]
        imprint = changed_imprint(self._report.imprint, self._imprint, of_imprint, self._lines)
        if imprint and imprint.takes_addressees and given.get("addressees") == ():
            told = imprint.office or imprint.copies
            imprint = attrs.evolve(imprint, takes_addressees=False) if told else None
        given.update({"imprint": imprint} if imprint is not self._report.imprint else {})
        self._with_head(given, [one for one in gone if Place.parse(one.block.origin).steps[0] == "letterhead"])
        return attrs.evolve(self._report, **given)

    def _with_head(self, given: dict[str, Any], gone: Sequence[Gone]) -> None:
        former = self._report.letterhead
        head = changed_letterhead(former, self._head, gone, self._lines)
        if head is former:
            return
        given["letterhead"] = head
        if former and head and "title" not in self._seen:  # the mark says it
            said, says = ("".join((*one.mark, one.word or "")) for one in (former, head))
            given.update({"title": says} if said == self._report.title else {})

    def _require_optional(self, gone: Sequence[Gone], titles: AbstractSet[str]) -> None:
        """Refuse to leave out what a document has, or what follows from what stays."""
        for block, edit in gone:
            name, *rest = Place.parse(block.origin).steps
            if name in SIGNED and self._seen.intersection(SIGNED):
                raise Refusal([edit], "signature")
            whole = name in (*GOES, *SIGNED, "letterhead", "imprint")
            if name == "attachments":  # a label is the next attachment's as well
                whole = len(rest) == 1 or self._report.attachments[int(rest[0])].title not in titles
            if not whole:
                raise Refusal([edit], "listed" if name == "attachments" else "frame")

    def _retitled(self, attached: Sequence[Attachment]) -> list[Attachment]:
        """Return the attachments, renamed as the list of them is; what else is listed has to follow from them."""
        made = list(attached)
        olds = [one.title_unbroken for one in self._report.attachments]
        for piece in self._waiting:
            line = piece.block
            assert isinstance(line, Line)
            words = plain(line.spans, piece.cuts)
            if LISTED.sub("", words, count=1) in {one.title_unbroken for one in made}:
                continue
            if piece.is_new:  # what is listed has to be there
                raise Refusal(piece.edits, "listed")
            at = next(
                (
                    n
                    for n, one in enumerate(made)
                    if one.title_unbroken in olds and line.text.endswith(one.title_unbroken)
                ),
                None,
            )
            bare = words.removeprefix(str(line.spans[0].text)) if line.spans else words
            if at is None or not bare or not words.startswith(str(line.spans[0].text)):
                raise Refusal(piece.edits, "generated")
            made[at] = attrs.evolve(made[at], title=as_written(bare))
        return made
