"""The parts of a report that hold content, filled one after the other: preamble, sections, attachments."""

from collections.abc import Sequence

import attrs

from reportkit.approval.applying.nesting import PREAMBLE, SECTIONS, ContentUnit, flat, is_paragraph, nested
from reportkit.approval.applying.pieces import Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.model import Attachment, Report
from reportkit.model.content import Content
from reportkit.place import Place


@attrs.define(eq=False)
class Region:
    """A part of the report that holds content (内容区): the preamble, the sections, an attachment."""

    root: str
    units: list[ContentUnit] = attrs.Factory(list)
    attachment: Attachment | None = None


def units_of(report: Report) -> list[ContentUnit]:
    """Return all content of a report in reading order."""
    attached = enumerate(report.attachments)
    behind = [unit for number, one in attached for unit in flat(one.content, f"attachments[{number}].content")]
    return [*flat(report.preamble, PREAMBLE), *flat(report.sections, SECTIONS), *behind]


class Regions:
    """Takes units in their order, each into the region that is being filled (内容归位).

    `closed` tells that none is, between what stands before the text and behind it.
    """

    def __init__(self) -> None:
        self._all = [Region(PREAMBLE), Region(SECTIONS)]
        self._at = self._all[0]
        self.closed = False

    @property
    def begun(self) -> bool:
        """Whether any content was put in."""
        return any(region.units for region in self._all)

    @property
    def attachments(self) -> Sequence[Region]:
        """The attachments that were begun."""
        return self._all[2:]

    @property
    def waits_for_title(self) -> bool:
        """Whether an attachment was begun whose title has not come."""
        return self._at in self.attachments and self._at.attachment is None

    def begin(self) -> int:
        """Begin the next attachment, and return its number; which one it is, its title tells."""
        self._all.append(Region(f"attachment {len(self._all) - 1}"))
        self._at, self.closed = self._all[-1], False
        return len(self.attachments)

    def title(self, attachment: Attachment, root: str) -> None:
        """Tell which attachment was begun."""
        self._at.attachment, self._at.root = attachment, root

    def add(self, unit: ContentUnit, piece: Piece) -> None:
        """Put a unit behind the one before it."""
        if self.closed:
            raise Refusal(piece.edits, "outside")
        if unit.content == "":
            return
        preamble, sections = self._all[:2]
        if self._at is preamble and (not is_paragraph(unit.content) or unit.origin.startswith(SECTIONS)):
            self._at = sections
        self._at.units.append(unit)

    @property
    def last(self) -> ContentUnit | None:
        """The unit that was put in last, where one was put into the region that is being filled."""
        return self._at.units[-1] if self._at.units else None

    def has(self, unit: ContentUnit) -> bool:
        """Tell whether a unit was put somewhere."""
        return any(one.origin == unit.origin for region in self._all for one in region.units)

    def keep(self, units: Sequence[ContentUnit], shown: set[str]) -> None:
        """Put what prints nothing where it stood: behind what stands above it."""
        for number, unit in enumerate(units):
            if unit.origin not in shown:
                self._behind(unit, units[:number])

    def _behind(self, unit: ContentUnit, above: Sequence[ContentUnit]) -> None:
        places = {one.origin: (region, at) for region in self._all for at, one in enumerate(region.units) if one.origin}
        for one in reversed(above):
            if one.origin in places and _root(one.origin) == _root(unit.origin):
                region, at = places[one.origin]
                region.units.insert(at + 1, unit)
                return
        for region in self._all:
            if region.root == _root(unit.origin):
                region.units.insert(0, unit)

    def content(self) -> dict[str, list[Content]]:
        """Return the content of the text, by field of the report."""
        return {region.root: nested(region.units, region.root) for region in self._all[:2]}

    def attached(self) -> list[Attachment | None]:
        """Return the attachments with their content, None for one without a title."""
        return [
            attrs.evolve(one.attachment, content=nested(one.units, one.root)) if one.attachment else None
            for one in self.attachments
        ]


def _root(origin: str) -> str:
    steps = Place.parse(origin).steps
    return str(Place(steps[:2])) if steps[0] == "attachments" else str(steps[0])
