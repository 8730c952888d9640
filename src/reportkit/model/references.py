"""The one walk through what a report says: its numbers, derived from the places, targets, counts and texts."""

from collections.abc import Sequence
from typing import ClassVar

from reportkit.errors import InvalidValue, brief
from reportkit.model import slots
from reportkit.model.attachment import Attachment
from reportkit.model.chart import Chart
from reportkit.model.content import Block, Content, Measure, Section
from reportkit.model.item_counts import announcements, followed
from reportkit.model.paragraph import Paragraph, Phrase, paragraph_texts
from reportkit.model.picture import Picture
from reportkit.model.table import Table
from reportkit.numbering import Counter, Pattern
from reportkit.values import value_class
from reportkit.wording import ordinal


@value_class
class Target:
    """What a cross reference points to: a part or item, a table, a picture or an attachment.

    `number` is how a reference prints it: 第四部分 for a part, 二、（三） below, 表1, 图1, 附件1; `part` the part
    it stands in, for the format word 部分; `counted` is False where the number as printed stands nowhere else.
    """

    words: ClassVar[tuple[str, ...]] = ("部分", "标题")

    name: str
    number: str
    part: str
    title: str
    counted: bool = True


Titled = Section | Measure | Table | Picture | Chart | Attachment
"""What has words by which a reader knows it."""


def _title(item: Titled) -> str | None:
    match item:
        case Section():
            return item.title
        case Attachment():
            return item.title_unbroken
        case Measure():
            return item.lead
        case _:
            return item.caption


class References:
    """Goes through one report, in reading order, and counts headings, items, tables, pictures and attachments.

    `numbers` gives the number of each by its path, as it is printed there; `targets` what slots can name;
    `headings` the levels of those in the text; `charts` the charts by their paths; `announced` how many points or
    items follow a text, by its path, where any do; `texts` every text with its path, `opening` and `closing` being
    those before the text and behind it.
    """

    def __init__(
        self,
        title: str,
        preamble: Sequence[Paragraph],
        sections: Sequence[Content],
        attachments: Sequence[Attachment],
        scheme: Sequence[str],
        opening: Sequence[tuple[str, str]] = (),
        closing: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.numbers: dict[str, str] = {}
        self.targets: dict[str, Target] = {}
        self.headings: set[int] = set()
        self.charts: dict[str, Chart] = {}
        self.announced: dict[str, int] = {}
        self.texts: list[tuple[str, str | Phrase]] = [
            (f"title[{number}]", line) for number, line in enumerate(title.split("\n"))
        ]
        self.texts += opening
        self._counted: dict[str, Block | Attachment] = {}
        self._scheme = scheme
        self._patterns = [Pattern.parse(pattern) for pattern in scheme]
        self._tables = 0
        self._pictures = 0
        self._count(preamble, "preamble", 1, Counter(scheme), ())
        self._count(sections, "sections", 1, Counter(scheme), ())
        self.texts += closing
        for position, attachment in enumerate(attachments):
            path = f"attachments[{position}]"
            label = "附件" if len(attachments) == 1 else f"附件{position + 1}"
            self.numbers[path] = label
            self._counted[path] = attachment
            self.texts.append((f"{path}.title", attachment.title))
            self._add(Target(attachment.name or "", label, label, attachment.title_unbroken), path)
            self._count(attachment.content, f"{path}.content", 1, Counter(scheme), ())

    def titled(self, title: str) -> tuple[Titled, str] | None:
        """Return the first that has a title, lead or caption, with its path, None where none has."""
        counted = ((item, path) for path, item in self._counted.items() if isinstance(item, Titled))
        return next(((item, path) for item, path in counted if _title(item) == title), None)

    def _count(self, items: Sequence[Content], path: str, level: int, counter: Counter, above: tuple[str, ...]) -> None:
        from_here_on = followed(items)
        for position, item in enumerate(items):
            place = f"{path}[{position}]"
            if not isinstance(item, Block):
                self._read(item, place, from_here_on[position + 1])
                continue
            begin = len(self.texts)
            self.texts += item.texts(place)
            self._counted[place] = item
            if isinstance(item, (Section, Measure)):
                own = self._own_level(item, level, place)
                try:
                    label = counter.next(own)
                except InvalidValue as error:
                    raise InvalidValue("{place}: {error}", place=place, error=error.message) from None
                self.numbers[place] = label
                if isinstance(item, Section) and place.startswith("sections"):
                    self.headings.add(own)
                trail = (label,) if self._patterns[own - 1].runs_on else (*above, label)
                if isinstance(item, Measure) and item.text != "":
                    inside = len(item.points.items) if item.points else followed(item.content)[0]
                    self._announce(item.text, f"{place}.text", inside, begin)
                self._add_item(item, own, trail, counter.counts[0], place)
                if item.content:
                    self._count(item.content, f"{place}.content", own + 1, counter, trail)
            elif isinstance(item, (Table, Picture, Chart)):
                self._count_figure(item, place)

    def _count_figure(self, item: Table | Picture | Chart, place: str) -> None:
        if isinstance(item, Chart):
            self.charts[place] = item
        if not item.caption:
            if item.name:
                raise InvalidValue("{place}.name: what has no caption has no number; give a caption too", place=place)
        elif isinstance(item, Table):
            self._tables += 1
            self._add_figure(item, f"表{self._tables}", place)
        else:
            self._pictures += 1
            self._add_figure(item, f"图{self._pictures}", place)

    def _read(self, paragraph: Paragraph, place: str, below: int) -> None:
        begin = len(self.texts)
        if isinstance(paragraph, str):  # most are one text
            self.texts.append((place, paragraph))
        else:
            self.texts += paragraph_texts(paragraph, place)
        self._announce(paragraph, place, below, begin)

    def _announce(self, paragraph: Paragraph, place: str, below: int, begin: int) -> None:
        if below or not isinstance(paragraph, str):  # most have nothing below
            self.announced.update(announcements(paragraph, place, below, self.texts[begin:]))

    def _own_level(self, item: Section | Measure, level: int, place: str) -> int:
        own = item.level or level
        if own < level:
            raise InvalidValue(
                "{place}.level: {own} is not below its parent; give {level} or more", place=place, own=own, level=level
            )
        if own > len(self._scheme):
            raise InvalidValue(
                "{place}: level {own} is deeper than the scheme {scheme}; nest less, or give a scheme with more levels",
                place=place,
                own=own,
                scheme=" ".join(self._scheme),
            )
        return own

    def _add_item(self, item: Section | Measure, level: int, trail: tuple[str, ...], part: int, place: str) -> None:
        if item.name is None:
            return
        # Word's REF leaves the last dot of 1. out, so every reference does
        printed = "".join(trail)
        number = printed.removesuffix(".").replace("\u3000", "")
        in_part = self._part(part) or number  # a level may be skipped before the first part
        title = item.title if isinstance(item, Section) else item.lead or ""
        counted = level > 1 and "\u3000" not in printed  # Word's REF prints the blank behind 第一条
        self._add(Target(item.name, in_part if level == 1 else number, in_part, title, counted=counted), place)

    def _part(self, number: int) -> str:
        """Return what a part is called, 第一部分, or as it is numbered where that says it: 第一章."""
        first = self._patterns[0]
        if not number:
            return ""
        return first.label(number).strip("\u3000") if first.before == "第" else f"{ordinal(number)}部分"

    def _add_figure(self, item: Table | Picture | Chart, label: str, place: str) -> None:
        self.numbers[place] = label
        self._add(Target(item.name or "", label, label, item.caption or ""), place)

    def _add(self, target: Target, place: str) -> None:
        """Keep what has a name as one that slots can refer to."""
        name = target.name
        if not name:
            return
        if any(isinstance(piece, slots.Slot) and piece.word == "标题" for piece in slots.parse(target.title)):
            raise InvalidValue("{place}: its title quotes a title by a slot; write the words out", place=place)
        if name in self.targets:
            raise InvalidValue(
                '{place}.name: "{name}" is taken; give each target a name of its own', place=place, name=brief(name)
            )
        self.targets[name] = target
