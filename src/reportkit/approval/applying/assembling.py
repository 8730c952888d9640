"""A report put together again of the pieces that accepted edits leave: its content, and its frame around it."""

from collections.abc import Sequence

import attrs

from reportkit.approval.applying.below import with_note, without_notes
from reportkit.approval.applying.cuts import BREAK
from reportkit.approval.applying.frame import FrameEdits
from reportkit.approval.applying.labelled import ABOVE, LABEL, UNIT, keep_label
from reportkit.approval.applying.nesting import ContentUnit
from reportkit.approval.applying.paragraphs import Lines, as_text, level_in, new_content, plain, require_words
from reportkit.approval.applying.parting import of_role, parted, with_more
from reportkit.approval.applying.pictures import changed_picture
from reportkit.approval.applying.pieces import Gone, Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.applying.regions import Regions, units_of
from reportkit.approval.applying.removals import Removals
from reportkit.approval.applying.tables import changed_table
from reportkit.approval.draft import UNTOLD
from reportkit.manuscript import HEADINGS, ITEMS, Grid, Image, Line, Role
from reportkit.model import Attachment, Measure, Picture, Report, Section, Table
from reportkit.model.chart import Chart
from reportkit.model.content import Block
from reportkit.model.paragraph import Paragraph
from reportkit.place import Place
from reportkit.reading.result import Notes
from reportkit.reading.tables import table_of
from reportkit.reading.words import said

TEXT = frozenset((Role.BODY, *HEADINGS, *ITEMS, *ABOVE, Role.TABLE_NOTE, Role.PICTURE_CAPTION))
"""What may come anew in the text."""


class Assembly:
    """Goes through the pieces in order and makes the report of them (重组)."""

    def __init__(self, report: Report, lines: Lines, printed: Sequence[str]) -> None:
        self._report = report
        self._lines = lines
        self._units = units_of(report)
        self._known = {unit.origin: unit for unit in self._units}
        self._shown = {unit.origin for origin in printed if (found := self._owner(origin)) and (unit := found[0])}
        self._regions = Regions()
        self._frame = FrameEdits(report, lines)
        self._above: list[Piece] = []
        self._table: tuple[ContentUnit, Table | None] | None = None
        self._picture: tuple[ContentUnit, Picture | Chart] | None = None
        self._of_attachments: list[int] = []
        self._parted: dict[str, list[int]] = {}
        self._removals = Removals()
        self._gone_below: dict[str, list[tuple[tuple[str | int, ...], int]]] = {}

    def made(self, pieces: Sequence[Piece], gone: Sequence[Gone]) -> Report:
        """Return the report that says the pieces, and nothing of what is gone."""
        self._of_attachments = [
            number
            for block, edits in [
                *((one.block, one.edits) for one in pieces),
                *((block, [edit]) for block, edit in gone),
            ]
            if isinstance(block, Line) and block.role in (Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)
            for number in edits
        ]
        for block, edit in gone:
            is_note = isinstance(block, Line) and block.role is Role.TABLE_NOTE
            if is_note and (of := self._owner(block.origin)):
                self._gone_below.setdefault(of[0].origin, []).append((of[1], edit))
        self._removals = Removals.of(pieces, gone)
        for piece in pieces:
            self._piece(piece)
        self._flush()
        self._regions.keep(self._units, self._shown)
        attached = [one for one in self._regions.attached() if one is not None]
        if len(attached) != len(self._regions.attachments):
            raise Refusal(self._of_attachments, "attachment")
        around = [one for one in gone if one.block.origin and self._owner(one.block.origin) is None]
        return self._frame.made(self._regions.content(), attached, around)

    def _owner(self, origin: str) -> tuple[ContentUnit, tuple[str | int, ...]] | None:
        """Return the unit that a block is of, and what of it."""
        place = Place.parse(origin)
        for around in place.outward():
            if (found := self._known.get(str(around))) is not None:
                return found, place.steps[len(around.steps) :]
        return None

    def _piece(self, piece: Piece) -> None:
        block = piece.block
        if isinstance(block, Line) and not block.text and not piece.is_new:
            return
        owned = None if piece.is_new or not block.origin else self._owner(block.origin)
        role = block.role if isinstance(block, Line) else None
        if owned and piece.joins is not None:
            self._old(*owned, piece)
            return
        if role in ABOVE and (owned or piece.is_new):
            self._table = None
            self._above.append(piece)
            return
        if role is Role.TABLE_NOTE and self._table is not None and (owned or piece.is_new):
            self._note(piece, owned[1] if owned else ())
            return
        if role is Role.PICTURE_CAPTION and self._picture is not None and (owned or piece.is_new):
            self._caption(piece, own=owned is not None and owned[0].origin == self._picture[0].origin)
            return
        if self._table is not None and (piece.is_new or piece.is_moved):
            self._parted[self._table[0].origin or "-"] = piece.edits
        if not isinstance(block, Grid):
            self._flush(piece.edits if piece.is_new or piece.is_moved else ())
        else:
            self._table = None
        if self._picture is not None and self._picture[1].caption and (piece.is_new or piece.is_moved):
            self._parted[self._picture[0].origin] = piece.edits
        self._picture = None
        if owned:
            self._old(*owned, piece)
        elif piece.is_new:
            self._new(piece)
        else:
            self._around(piece)

    # ------------------------------------------------------------ content that was there

    def _old(self, unit: ContentUnit, part: tuple[str | int, ...], piece: Piece) -> None:
        content, block = unit.content, piece.block
        whole = Place.parse(block.origin)
        match content, block:
            case Table(), Grid():
                content = without_notes(content, self._gone_below.get(unit.origin, ()))
                made = changed_table(content, block, piece.rows, self._lines, whole)
                self._grid(attrs.evolve(unit, content=made), made, piece)
            case ((Picture() | Chart()), Image()):
                if isinstance(content, Chart):
                    self._lines.figures(block, piece.cuts)
                shown = changed_picture(content, piece) if isinstance(content, Picture) else content
                own = attrs.evolve(unit, content=attrs.evolve(shown, caption=None, name=None))
                self._regions.add(own, piece)
                self._picture = own, content
            case Section(), Line() if piece.role in HEADINGS:
                title = self._lines.text(block.spans, content.title, piece.cuts)
                self._put(
                    attrs.evolve(unit, content=attrs.evolve(content, title=title), level=level_in(piece.role)), piece
                )
            case Measure(), Line() if piece.role in ITEMS:
                item = self._lines.measure(content, block, piece.cuts, whole)
                self._put(attrs.evolve(unit, content=item, level=level_in(piece.role)), piece)
            case ((Section() | Measure()), Line()) if piece.role:
                self._releveled(unit, content, block, piece)
            case ((Table() | Picture() | Chart()), Line()) if self._parted.get(unit.origin):
                raise Refusal(self._parted[unit.origin], "between")
            case ((Table() | Picture() | Chart()), Line()):  # what stood beside one that is gone
                self._removals.require_none_left(piece, unit.origin)
                keep_label(piece, 1)
                self._regions.add(ContentUnit(as_text(block, piece.cuts), 0, unit.below), piece)
            case Block(), _:
                if piece.cuts or piece.rows:
                    raise Refusal(piece.edits, "generated")
                if not self._regions.has(unit):
                    self._regions.add(unit, piece)
            case _, Line() if piece.role is block.role:
                self._put(
                    attrs.evolve(unit, content=self._lines.paragraph(content, block.spans, piece.cuts, whole)), piece
                )
            case _, Line() if piece.role:
                self._releveled(unit, content, block, piece)

    def _releveled(self, unit: ContentUnit, content: Paragraph | Section | Measure, line: Line, piece: Piece) -> None:
        """Put the words of a line where they are a heading, an item or a paragraph and were something else."""
        assert piece.role
        text = self._lines.one_text(content, line, piece.cuts, Place.parse(line.origin))
        own = of_role(piece.role, text, piece.levels)
        self._put(attrs.evolve(unit, content=own, level=level_in(piece.role)), piece)

    def _put(self, unit: ContentUnit, piece: Piece) -> None:
        """Put a paragraph where it stands: in as many as it became, or behind the words of the one above."""
        if piece.joins is not None:
            above = self._regions.last
            more = with_more(above.content, unit.content, [piece.joins]) if above else None
            if above is None or more is None:
                raise Refusal([piece.joins], "generated")
            above.content = more
            return
        first, others = parted(unit.content) if piece.breaks else (unit.content, ())
        self._regions.add(attrs.evolve(unit, content=first), piece)
        if len(others) < len(piece.breaks) and not any(BREAK in one.new for one in self._lines.pending):
            raise Refusal([one.edit for one in piece.breaks], "generated")
        for text, one in zip(others, sorted(piece.breaks, key=lambda one: one.at), strict=False):
            own = ContentUnit(of_role(one.role, text, [one.edit]), level_in(one.role), unit.below, unit.origin)
            self._regions.add(own, piece)

    # ------------------------------------------------------------ content that came

    def _new(self, piece: Piece) -> None:
        block = piece.block
        match block:
            case Grid():
                table = table_of(block, Notes())
                if table is None:
                    raise Refusal(piece.edits, "table")
                self._grid(ContentUnit(table, 0), table, piece)
            case Image():
                if not isinstance(block.content, bytes):
                    raise Refusal(piece.edits, "chart")
                own = Picture(block.content, alt=said(block.alt) or UNTOLD)
                unit = ContentUnit(own, 0)
                self._regions.add(unit, piece)
                self._picture = unit, own
            case Line() if block.role is Role.ATTACHMENT_LABEL:
                self._frame.labelled(piece, self._regions.begin())
            case Line() if block.role is Role.ATTACHMENT_TITLE and self._regions.waits_for_title:
                self._regions.title(Attachment(said(block.text)), block.origin)
            case Line() if block.role is Role.ATTACHMENT_NOTE:
                self._frame.noted(piece)
            case Line() if (piece.role or block.role) in TEXT:
                if self._regions.waits_for_title:
                    raise Refusal(piece.edits, "attachment")
                self._regions.add(
                    ContentUnit(new_content(block, piece.role or block.role), level_in(piece.role)), piece
                )
            case _:
                self._regions.closed = self._frame.came(piece, begun=self._regions.begun)

    # ------------------------------------------------------------ tables and pictures

    def _grid(self, unit: ContentUnit, table: Table, piece: Piece) -> None:
        caption = unit_text = name = None
        for one in self._above:
            block = one.block
            assert isinstance(block, Line)
            own = table.caption if block.role is Role.TABLE_CAPTION else table.unit
            mine = (
                not one.is_new
                and own is not None
                and Place.parse(block.origin).lies_in(Place.parse(unit.origin or "-"))
            )
            keep_label(one, 1 if block.role is Role.TABLE_CAPTION else len(UNIT))
            text = self._lines.text(block.spans, own or "", one.cuts) if mine else said(plain(block.spans, one.cuts))
            text = LABEL.sub("", text)
            if block.role is Role.TABLE_CAPTION:
                caption, name = text, block.name  # references are to what bears the number
            else:
                unit_text = text
        self._above = []
        unit.content = attrs.evolve(table, caption=caption, unit=unit_text, name=name, notes=(), source=None)
        self._regions.add(unit, piece)
        self._table = unit, table

    def _note(self, piece: Piece, part: tuple[str | int, ...]) -> None:
        """Put a note or a source below the table that stands above it."""
        assert self._table is not None
        unit, former = self._table
        own = bool(unit.origin) and piece.block.origin.startswith(unit.origin)
        assert isinstance(unit.content, Table)
        unit.content = with_note(unit.content, former if own else None, piece, part, self._lines)

    def _caption(self, piece: Piece, *, own: bool) -> None:
        assert self._picture is not None
        unit, former = self._picture
        picture, block = unit.content, piece.block
        assert isinstance(picture, (Picture, Chart))
        assert isinstance(block, Line)
        keep_label(piece, 1)
        told = former.caption if own else None
        text = self._lines.text(block.spans, told, piece.cuts) if told else said(plain(block.spans, piece.cuts))
        unit.content = attrs.evolve(picture, caption=text.lstrip("\u3000"), name=block.name)
        self._picture = None

    def _flush(self, between: Sequence[int] = ()) -> None:
        """Say what stood above a table that does not follow as paragraphs; what came between is refused."""
        self._table = None
        above, self._above = self._above, []
        for one in above:
            owned = self._owner(one.block.origin) if one.block.origin and not one.is_new else None
            self._removals.require_none_left(one, owned[0].origin if owned else "")
        if above and between and not all(one.is_new for one in above):
            raise Refusal(between, "between")
        for one in above:
            assert isinstance(one.block, Line)
            self._regions.add(ContentUnit(as_text(one.block, one.cuts), 0), one)

    # ------------------------------------------------------------ around the content

    def _around(self, piece: Piece) -> None:
        block = piece.block
        if not block.origin:
            return
        require_words(piece.cuts)
        steps = Place.parse(block.origin).steps
        if steps[0] == "attachments" and len(steps) == 2:
            self._frame.labelled(piece, self._regions.begin())
        elif steps[0] == "attachments" and steps[-1] == "title":
            assert isinstance(block, Line)
            if not self._regions.waits_for_title:
                raise Refusal(self._of_attachments, "attachment")
            own = self._report.attachments[int(steps[1])]
            title = self._frame.title(block, own.title, piece.cuts)
            self._regions.title(attrs.evolve(own, title=title), f"attachments[{steps[1]}]")
        else:
            self._regions.closed = self._frame.around(piece, begun=self._regions.begun)
