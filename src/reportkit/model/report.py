"""The report itself: facts and words, checked as a whole when it is built."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue, ReportkitError, WrongType, brief, shown, wrong_type
from reportkit.frozen import frozen_words
from reportkit.messages import Joined, Message
from reportkit.model import approval as approvals
from reportkit.model import attendance, fields, slots
from reportkit.model.approval import Told
from reportkit.model.attachment import Attachment, as_attachments, require_number
from reportkit.model.content import Content, as_content, content
from reportkit.model.contents import Contents, require_entries
from reportkit.model.facts import Body, Fact, as_facts
from reportkit.model.figure import Figure, FigureStyle
from reportkit.model.identity import Identity
from reportkit.model.imprint import Imprint
from reportkit.model.inline import Destination, require_address
from reportkit.model.letterhead import Letterhead, require_addressees, require_upward
from reportkit.model.namespace import Namespace, own_words
from reportkit.model.paragraph import Paragraph, Phrase, as_paragraphs, phrase_name, require_paragraph
from reportkit.model.portal import PortalPage
from reportkit.model.references import References
from reportkit.model.signature import Signature, require_fitting
from reportkit.model.stage import Stage, require_bare
from reportkit.model.stage import stage as a_stage
from reportkit.numbering import OFFICIAL, Pattern
from reportkit.values import value_class


def _as_identities(given: Sequence[Identity] | Identity) -> tuple[Identity, ...]:
    return fields.as_tuple(given)


def _note(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept text with slots, without the parentheses that are set around it."""
    place = fields.where(instance, attribute)
    text = fields.require_prose(value, place)
    fields.require_unpadded(text, place)
    require_bare(text, place)


def require_report(given: object, verb: str) -> "Report":
    """Return a report, or say what is wanted of a verb."""
    if isinstance(given, Report):
        return given
    made = Message("a Report, such as its .to_report() makes")
    raise wrong_type(verb, given, made if hasattr(given, "to_report") else Message("a Report"))


@value_class
class Report:
    """An official report or another document of an office (报告): its facts and words.

    `attrs.evolve(report, office=…, year=…, facts=…)` gives the same report for another office or year.

    Parameters: `title`, text with slots, broken where it has a line break; `office` the body that signs; `year` the
    year reported on, None for a document that reports on none; `signed` the 成文日期; `facts` Statistics, Citations,
    Bodies and Terms, each under a name of its own; `preamble` the paragraphs before the first part; `sections` the
    parts; `attachments` what is bound after the text; `record` the portal's labels and values, kept beside the text;
    `stage` a Stage or words such as 送审稿, printed under the title in parentheses; `approval` what its approval sheet
    (发文稿纸) tells, texts and Opinions by its labels; `figures` how its figures are written;
    `identities` equations that its figures must satisfy;
    `scheme` the numbers of the levels as patterns; `letterhead` what stands above the red line (版头); `addressees`
    the 主送机关, names or one text of several, without the colon that is set; `note` the 附注 below the date, without
    its brackets; `attendance` of minutes, names by 出席, 请假, 列席; `signature` how it is signed, without a seal by
    the office alone if nothing is said; `imprint` what stands at the foot of the last page (版记);
    `contents` the 目录 in front of a long report; `portal` what its page on the portal says of itself.

    Raises InvalidValue for a name used twice, an unknown or malformed slot, a slot that asks a figure for what
    it lacks (its share without a whole), a year out of range and content
    nested deeper than the scheme; WrongType for a value of the wrong kind. The message gives the path of the
    place, as in `sections[1].content[0]`.

    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> Report("{地区}{年}年工作报告", office, year=2018).word("全市")
    '全县'
    """

    title: str = field()
    office: Body = field(validator=fields.instance_of(Body, "the Body that signs"))
    year: int | None = field(
        default=None, kw_only=True, converter=fields.as_count, validator=fields.optional(fields.year)
    )
    signed: date | None = field(
        default=None, kw_only=True, converter=fields.as_day, validator=fields.optional(fields.day)
    )
    facts: tuple[Fact, ...] = field(
        default=(),
        kw_only=True,
        converter=as_facts,
        validator=fields.each_of(Fact, "a Statistic, Citation, Body or Term"),
    )
    preamble: tuple[Paragraph, ...] = field(default=(), kw_only=True, converter=as_paragraphs)
    sections: tuple[Content, ...] = field(default=(), kw_only=True, converter=as_content, validator=content)
    attachments: tuple[Attachment, ...] = field(
        default=(), kw_only=True, converter=as_attachments, validator=fields.each_of(Attachment, "an Attachment")
    )
    record: Mapping[str, str] = field(factory=dict, kw_only=True, converter=frozen_words, validator=fields.text_mapping)
    stage: str | Stage | None = field(default=None, kw_only=True, validator=fields.optional(a_stage))
    approval: Mapping[str, Told] = field(
        factory=dict, kw_only=True, converter=approvals.as_approval, validator=approvals.approval
    )
    figures: FigureStyle = field(
        default=FigureStyle(), kw_only=True, validator=fields.instance_of(FigureStyle, "a FigureStyle")
    )
    identities: tuple[Identity, ...] = field(
        default=(), kw_only=True, converter=_as_identities, validator=fields.each_of(Identity, "an Identity")
    )
    scheme: tuple[str, ...] = field(default=OFFICIAL, kw_only=True, converter=fields.as_texts)
    letterhead: Letterhead | None = field(
        default=None, kw_only=True, validator=fields.optional(fields.instance_of(Letterhead, "a Letterhead"))
    )
    addressees: tuple[str, ...] = field(default=(), kw_only=True, converter=fields.as_texts)
    note: str | None = field(default=None, kw_only=True, validator=fields.optional(_note))
    attendance: Mapping[str, str] = field(
        factory=dict, kw_only=True, converter=attendance.as_attendance, validator=attendance.attendance
    )
    signature: "Signature | None" = field(
        default=None,
        kw_only=True,
        validator=fields.optional(
            fields.instance_of(Signature, "a PlainSignature, SealedSignature or StampedSignature")
        ),
    )
    imprint: Imprint | None = field(
        default=None, kw_only=True, validator=fields.optional(fields.instance_of(Imprint, "an Imprint"))
    )
    contents: Contents | None = field(
        default=None,
        kw_only=True,
        validator=fields.optional(fields.instance_of(Contents, "Contents, such as Contents()")),
    )
    portal: PortalPage | None = field(
        default=None, kw_only=True, validator=fields.optional(fields.instance_of(PortalPage, "a PortalPage"))
    )
    _namespace: Namespace = field(init=False, repr=False, eq=False)
    _said: dict[str, str] = field(init=False, repr=False, eq=False, factory=dict)
    references: References = field(init=False, repr=False, eq=False)
    named: Counter[str] = field(init=False, repr=False, eq=False, factory=Counter)

    @title.validator
    def _title_lines(self, attribute: "attrs.Attribute[str]", value: object) -> None:
        fields.require_lines(value, "Report.title")

    @addressees.validator
    def _named(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        require_addressees(value, "Report.addressees")

    @letterhead.validator
    def _upward(self, attribute: "attrs.Attribute[Any]", value: Letterhead | None) -> None:
        if value is not None:
            require_upward(value, self.title)

    @imprint.validator
    def _takes_what_there_is(self, attribute: "attrs.Attribute[Any]", value: Imprint | None) -> None:
        if value is not None and value.takes_addressees and not self.addressees:
            raise InvalidValue("Report.imprint: there are no addressees to take; give addressees= to the report")

    @preamble.validator
    def _paragraphs(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        for number, paragraph in enumerate(value):
            require_paragraph(paragraph, f"Report.preamble[{number}]")

    @scheme.validator
    def _patterns(self, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
        if not 1 <= len(value) <= 5:
            raise InvalidValue(
                "Report.scheme: got {count} levels; give one to five patterns such as ('一、', '（一）')",
                count=len(value),
            )
        for number, pattern in enumerate(value):
            place = f"Report.scheme[{number}]"
            text = fields.require_text(pattern, place, what=Message("a pattern"))
            try:
                Pattern.parse(text)
            except InvalidValue as error:
                raise InvalidValue("{place}: {error}", place=place, error=error.message) from None

    def __attrs_post_init__(self) -> None:
        require_fitting(self.signature, self.letterhead)
        require_number(self.attachments, self.letterhead)
        head = () if self.letterhead is None else self.letterhead.texts("letterhead")
        opening = [*head, *((f"addressees[{number}]", name) for number, name in enumerate(self.addressees))]
        closing = [*attendance.texts(self.attendance), *([("note", self.note)] if self.note else [])]
        closing += [] if self.imprint is None else self.imprint.texts("imprint")
        references = References(
            self.title, self.preamble, self.sections, self.attachments, self.scheme, opening=opening, closing=closing
        )
        require_entries(self.contents, references.headings, len(self.attachments))
        object.__setattr__(self, "references", references)
        own = own_words(self.office, self.year, self.signed)
        object.__setattr__(self, "_namespace", Namespace(own, self.facts, references, self.figures))
        self._require_sayable(references)
        for path, chart in references.charts.items():
            chart.require_drawable(self.figure, path)

    def _require_sayable(self, references: References) -> None:
        """Refuse texts whose slots cannot be filled, naming all of them, and links that lead nowhere."""
        sound: set[tuple[slots.Slot, int | None]] = set()
        wrong: list[slots.SlotFault] = []
        for path, given in references.texts:
            said = self.said(given, path)
            if slots.is_literal(said):  # most texts
                if isinstance(given, Destination) and given not in references.targets:
                    require_address(given, path)
                continue
            for slot in slots.slots_of(said, path):
                if (asked := (slot, references.announced.get(path))) not in sound:
                    fault = self._namespace.slot_error(*asked)
                    if fault:
                        place = path if isinstance(given, str) else f"{path} ({phrase_name(given)})"
                        wrong.append(slots.SlotFault(place, said, slot.written, fault))
                        continue
                    sound.add(asked)
                self.named[slot.name] += not slot.word
        if wrong:
            told = [Message("{place}: {error}", place=fault.place, error=fault.reason) for fault in wrong]
            raise slots.WrongSlots(Joined("\n", told), faults=wrong)

    def fact(self, name: str) -> Fact | None:
        """Return the fact of that name, or None."""
        return self._namespace.facts.get(name)

    def known_facts(self) -> Iterator[Fact]:
        """Yield every fact, each figure followed by what it consists of."""
        yield from self._namespace.facts.values()

    def figure(self, name: str) -> Figure | None:
        """Return the figure of that name with the whole it is a part of, or None."""
        return self._namespace.figure(name)

    def announced(self, path: str) -> int | None:
        """Return how many points or items follow the text at a place, None where none do."""
        return self.references.announced.get(path)

    def word(self, name: str) -> str | None:
        """Return what the slot of that name prints when it is the report's own ({年}, {我市} …), or None."""
        return self._namespace.own.get(name)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text of the report with its path, in reading order, phrases written out."""
        yield from ((path, self.said(given, path)) for path, given in self.references.texts)

    def said(self, text: str | Phrase, path: str) -> str:
        """Return a text as it is, or what the phrase at a place says of this report; it is asked once."""
        if isinstance(text, str):
            return text
        if path not in self._said:
            self._said[path] = self._ask(text, path)
        return self._said[path]

    def _ask(self, phrase: Phrase, path: str) -> str:
        name = phrase_name(phrase)
        try:
            said = phrase(self)
        except ReportkitError as error:
            raise InvalidValue(
                "{place}: the phrase {name}: {error}", place=path, name=name, error=error.message
            ) from error
        except Exception as error:  # an office's own function may fail in any way
            raise InvalidValue(
                "{path}: the phrase {name} raised {kind}: {error}",
                path=path,
                name=name,
                kind=type(error).__name__,
                error=brief(str(error)),
            ) from error
        if not isinstance(said, str):
            raise WrongType(
                "{path}: the phrase {name} returned {said}; a phrase returns a str",
                path=path,
                name=name,
                said=shown(said),
            )
        if said:
            fields.require_printable(said, f"{path} ({name})")
        return said
