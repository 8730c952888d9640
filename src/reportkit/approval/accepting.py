"""Accepted edits carried into the model: the new report, and which edits could not be, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from reportkit.alignment.blocks import block_text
from reportkit.approval.applying.assembling import Assembly
from reportkit.approval.applying.cuts import BREAK, Pending, Replaced, Substitute
from reportkit.approval.applying.facts import changed_fact, is_figure_slot
from reportkit.approval.applying.figures import about, at_odds, why_not, written_otherwise
from reportkit.approval.applying.mentions import (
    introduced,
    is_introduction,
    named,
    new_shorts,
    says_name,
    short_form,
    slot_now,
)
from reportkit.approval.applying.notes import with_notes
from reportkit.approval.applying.paragraphs import Lines
from reportkit.approval.applying.pieces import LINK, gone, pieces
from reportkit.approval.applying.refusing import SAID, Reason, Refusal
from reportkit.approval.applying.removals import targets
from reportkit.approval.applying.spoken import spoken
from reportkit.approval.applying.stand_ins import StandIns
from reportkit.approval.draft import comparable
from reportkit.approval.edits import Edit
from reportkit.comparison.changes import Reformatted, Reworded
from reportkit.compose import compose
from reportkit.errors import InvalidValue, ReportkitError, wrong_type
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.manuscript import Line, Manuscript, texts_of
from reportkit.model import Report
from reportkit.model.report import require_report
from reportkit.model.slots import WrongSlots
from reportkit.place import Place
from reportkit.reading.result import in_chinese


@attrs.frozen
class RefusedEdit:
    """An edit that was not carried over (未采用的改动): which, the reason as a word and in Chinese."""

    edit: Edit
    reason: "Reason"
    message: str

    def __str__(self) -> str:
        return f"{self.edit.number}. {self.edit.change}　未采用：{self.message}"


@attrs.frozen
class Applied:
    """A report after edits (改后的报告), and those that it could not take."""

    report: Report
    refused: tuple[RefusedEdit, ...]


def apply(report: Report, edits: Iterable[Edit], *, layout: Format = GB9704) -> Applied:
    """Return the report as accepted edits of its draft leave it; those that it cannot take say why.

    A figure's edit changes its fact, so that every place follows; where a slot printed other words, these stand in its
    place. Numbers of headings, tables and references, and all that is derived, follow.

    Parameters: `report` the one that the draft was read back with; `edits` those of `read_back` that are accepted;
    `layout` the format that it was read back in.

    Raises InvalidValue for edits of another report, or of this one before it was changed; WrongType for anything else.

    Source: office practice.

    >>> from reportkit import Body
    >>> same = Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018)
    >>> apply(same, []).report == same
    True
    """
    require_report(report, "apply")
    if not isinstance(layout, Format):
        raise wrong_layout("apply", layout)
    given = _given(edits)
    composed = compose(report, layout.elements)
    for one in given:
        if one.of != composed.digest:
            raise InvalidValue(
                "apply: edit {number} is of another report, or of this one before it was changed; read the draft back "
                "with this report",
                number=one.number,
            )
    return _Applying(report, comparable(composed), layout).done(given)


def _given(edits: object) -> list[Edit]:
    if not isinstance(edits, Iterable):  # a whole draft among others
        raise wrong_type("apply: edits", edits, "edits that read_back returned, such as returned.edits")
    given = list(edits)
    for one in given:
        if not isinstance(one, Edit):
            raise wrong_type("apply: edits", one, "edits that read_back returned, such as returned.edits")
    return given


@attrs.define
class _Applying:
    _report: Report
    _manuscript: Manuscript
    _layout: Format
    _refused: dict[int, RefusedEdit] = attrs.Factory(dict)
    _stand_ins: StandIns = attrs.Factory(StandIns)
    _given: dict[int, Edit] = attrs.Factory(dict)

    def done(self, edits: Sequence[Edit]) -> Applied:
        self._given = {edit.number: edit for edit in edits}
        edits = [self._stand_ins.of(edit) for edit in edits]
        beside = [edit for edit in edits if edit.around]
        self._refuse(beside, "outside")
        outdated: list[Edit] = []
        self._take(outdated, [edit for edit in edits if edit.outdated])  # what cannot be taken at all says why
        self._refuse(outdated, "outdated")
        taken: list[Edit] = []
        self._take(taken, [edit for edit in edits if not edit.around])
        made = self._try(taken) if taken else self._report
        self._refuse(self._without_effect(made, taken), "set")
        self._refuse_listed()
        refused = sorted(self._refused.values(), key=lambda one: one.edit.number)
        return Applied(made, tuple(refused))

    def _refuse_listed(self) -> None:
        """Let the line that lists an attachment be refused for the reason for which this is, where both were struck."""
        blocks = self._manuscript.blocks
        origins = {
            number: [blocks[old].origin for old in one.edit.difference.olds] for number, one in self._refused.items()
        }
        attached = {origin: number for number, told in origins.items() for origin in told if origin.endswith(".title")}
        for number, one in self._refused.items():
            for origin in origins[number] if one.reason == "listed" else ():
                of = attached.get(origin.replace(".note", ".title"))
                self._refused[number] = one if of is None else attrs.evolve(self._refused[of], edit=one.edit)

    def _take(self, taken: list[Edit], more: Sequence[Edit]) -> None:
        """Take as many more edits as there can be: all, or half by half those that the model holds."""
        more = [edit for edit in more if edit.number not in self._refused]
        if not more:
            return
        try:
            self._try([*taken, *more])
        except (ReportkitError, Refusal) as error:
            if len(more) == 1 and isinstance(error, Refusal):
                self._refuse(more, error.reason)
                return
            if len(more) == 1 and isinstance(error, ReportkitError):
                reason = self._reason(error, more[0])
                self._refuse(more, reason, spoken(in_chinese(error)) if reason == "invalid" else "")
                return
            half = len(more) // 2
            self._take(taken, more[:half])
            self._take(taken, more[half:])
            return
        taken += [edit for edit in more if edit.number not in self._refused]

    def _without_effect(self, made: Report, taken: Sequence[Edit]) -> Iterator[Edit]:
        """Yield the edits of lines that are printed as before, though each was taken."""
        if not any(map(_of_line, taken)):
            return
        olds, news = (
            Counter(map(block_text, one.blocks)) for one in (self._manuscript, compose(made, self._layout.elements))
        )
        for edit in taken:
            text = block_text(self._manuscript.blocks[edit.difference.olds[0]]) if _of_line(edit) else ""
            if text and news[text] >= olds[text] and self._try([edit]) == self._report:
                yield edit

    def _reason(self, error: ReportkitError, edit: Edit) -> Reason:
        if isinstance(edit.change, Reformatted) and LINK in edit.change.look_after:
            return "link"
        if isinstance(error, WrongSlots):
            if any(f"没有“{line.name}”这项数据" in in_chinese(error) for line, _ in self._named):
                return "referred"
            if edit.fact:  # another way to write a figure, which its value does not have
                return "figure"
        return "invalid"

    @property
    def _named(self) -> Iterator[tuple[Line, str]]:
        """The lines that others refer to, and how it is said that they do, which only the name of one tells."""
        printed = {name: said for block in self._manuscript.blocks for name, said in targets(block).items()}
        for block in self._manuscript.blocks:
            if isinstance(block, Line) and block.name:
                label = printed.get(block.name) or block.number or block.text
                yield block, SAID["referred"].replace("表1", label)

    def _of(self, edits: Iterable[Edit]) -> str:
        """Say that what some edits take out is referred to, by what the reference prints."""
        gone = {self._manuscript.blocks[old].origin for edit in edits for old in edit.difference.olds}
        around = ((map(str, Place.parse(line.origin).outward()), said) for line, said in self._named)
        return next((said for places, said in around if not gone.isdisjoint(places)), SAID["referred"])

    def _refuse(self, edits: Iterable[Edit], reason: Reason, message: str = "") -> None:
        for edit in edits:
            said = self._of([edit]) if reason == "referred" else SAID[reason]
            self._refused[edit.number] = RefusedEdit(self._given[edit.number], reason, message or said)

    def _try(self, edits: Sequence[Edit]) -> Report:
        """Return the report after edits, but for those that it refuses."""
        literal: set[int] = set()
        otherwise: dict[tuple[str, str], Sequence[Substitute]] = {}
        shorts: Mapping[str, str] = {}
        while True:
            left = [edit for edit in edits if edit.number not in self._refused]
            try:
                lines = Lines(self._report, frozenset(literal), otherwise, shorts)
                notes = [edit for edit in left if edit.difference.note]
                lines.report = with_notes(self._report, self._manuscript.blocks, notes, lines)
                of_text = [edit for edit in left if not edit.difference.note]
                origins = [block.origin for block in self._manuscript.blocks if block.origin]
                made = Assembly(lines.report, lines, origins).made(
                    pieces(self._manuscript, of_text), gone(self._manuscript, of_text)
                )
                made, more = self._stand_ins.resolved(
                    made, {edit.number for edit in left}, otherwise, literal, self._printed
                )
                made, unheld = self._with_facts(made, [*lines.pending, *more])
                self._require_mentions(made, [] if unheld else lines.replaced)
            except Refusal as refusal:
                found = [edit for edit in left if edit.number in refusal.edits]
                if not found:  # which of them it is, only trying tells
                    raise
                self._refuse(found, refusal.reason, refusal.said)
                continue
            if not unheld and (shorts or not (shorts := new_shorts(self._report, made))):  # once more with these
                return made
            tried = frozenset(otherwise)
            for one in unheld:
                if not is_figure_slot(self._report, one.slot):
                    literal.update(one.edits)
                elif (one.slot, one.new) not in tried and (parts := written_otherwise(self._report, one.slot, one.new)):
                    otherwise[one.slot, one.new] = parts
                else:
                    reason = why_not(self._report, one.slot, one.old, one.new.replace(BREAK, ""))
                    said = Refusal(one.edits, reason, about(self._report, one.slot, reason)).said
                    self._refuse([edit for edit in left if edit.number in one.edits], reason, said)

    def _printed(self, slot: str) -> set[str]:
        return set(_prints(self._manuscript, slot))

    def _with_facts(self, made: Report, pending: Sequence[Pending]) -> tuple[Report, list[Pending]]:
        """Return the report with facts as the edits want them, and what they do not print even so."""
        for name, torn in at_odds(self._report, pending).items():
            said = (f"{self._given[one.edits[0]].change.where_before}“{one.new}”" for one in torn)
            raise Refusal([number for one in torn for number in one.edits], "two values", f"{name}，{'，'.join(said)}")
        wanted = Counter((one.slot, one.old, one.new) for one in pending)
        for one in pending:
            slot = slot_now(self._report, made, one.slot)
            if BREAK not in one.new and one.new not in _prints(compose(made, self._layout.elements), slot):
                everywhere = wanted[one.slot, one.old, one.new] == self._report.named[one.slot]
                of_mention = introduced(made, slot, one.old, one.new, everywhere=everywhere)
                made = of_mention or changed_fact(made, slot, one.new) or made
        printed = compose(made, self._layout.elements)
        now = {one.slot: slot_now(self._report, made, one.slot) for one in pending}
        return made, [one for one in pending if one.new not in _prints(printed, now[one.slot])]

    def _require_mentions(self, made: Report, replaced: Iterable[Replaced]) -> None:
        """Refuse words in place of a first mention where another mention, which nobody changed, would be the first."""
        for one in replaced:
            fact = named(self._report, one.slot)
            if fact is None or not is_introduction(fact, one.printed) or not says_name(fact, one.words):
                continue
            left = Counter(_prints(self._manuscript, one.slot)) - Counter([one.printed])
            more = Counter(_prints(compose(made, self._layout.elements), one.slot)) - left
            if any(words != short_form(fact) for words in more):
                raise Refusal([one.edit], "mention")


def _of_line(edit: Edit) -> bool:
    """Tell whether an edit changes words of a line."""
    found = edit.difference
    return isinstance(edit.change, Reworded) and found.row is None and not found.note and len(found.olds) == 1


def _prints(manuscript: Manuscript, slot: str) -> list[str]:
    """Return what a slot prints, wherever it stands."""
    found: list[str] = []
    for block in manuscript.blocks:
        for spans in texts_of(block):
            at: list[str] = []
            for span in (*spans, None):
                if span is not None and span.slot == slot:
                    at.append(span.text)
                elif at:
                    found.append("".join(at))
                    at = []
    return found
