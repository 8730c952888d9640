"""Every name of a report and what it stands for: facts, targets of references, the report's own words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportkit.errors import InvalidValue, brief, shown
from reportkit.messages import Message
from reportkit.model import slots
from reportkit.model.facts import Body, Citation, Fact
from reportkit.model.figure import Figure, FigureStyle
from reportkit.model.item_counts import COUNT
from reportkit.model.references import References, Target
from reportkit.model.statistic import Statistic
from reportkit.wording import full_date


def own_words(office: Body, year: int | None, signed: date | None) -> Mapping[str, str | None]:
    """Return what the slots print that every report fills by itself, None for what it does not know.

    >>> own_words(Body("示例县人民政府办公室", area="示例县"), 2018, None)["全市"]
    '全县'
    """
    site, url = office.website or (None, None)
    return {
        "年": None if year is None else str(year),
        "上年": None if year is None else str(year - 1),
        "下年": None if year is None else str(year + 1),
        "地区": office.area,
        "市": office.level,
        "全市": f"全{office.level}",
        "我市": f"我{office.level}",
        "单位": office.name,
        "地址": office.address,
        "邮编": office.postcode,
        "电话": office.telephone,
        "传真": office.fax,
        "邮箱": office.email,
        "网站": site,
        "网址": url,
        "成文日期": full_date(signed) if signed else None,
    }


YEARS = ("年", "上年", "下年")
"""The words that follow from the year reported on."""


class Namespace:
    """The names of one report (名称表): `facts` by their names, and `own`, what the report prints by itself.

    Raises InvalidValue for a name that stands for two things, naming both.
    """

    def __init__(
        self,
        own: Mapping[str, str | None],
        facts: Sequence[Fact],
        references: References,
        style: FigureStyle,
    ) -> None:
        self.own = own
        self.facts: dict[str, Fact] = {}
        self._references, self._targets = references, references.targets
        self._style = style
        self._wholes: dict[str, Statistic] = {}
        for target in self._targets.values():
            self._require_not_own(target.name, Message("the name of {number}", number=target.number))
        for position, fact in enumerate(facts):
            for known in fact.family():
                self._require_free(known, f"Report.facts[{position}]")
                self.facts[known.name] = known
                if isinstance(known, Statistic):
                    self._wholes.update((part.name, known) for part in known.parts)

    def _require_free(self, fact: Fact, place: str) -> None:
        name = fact.name
        self._require_not_own(name, place)
        if name in self._targets:
            taken = Message("{taker} goes by it", taker=self._targets[name].number)
        elif name in self.facts:
            taken = Message("another {kind} goes by it", kind=type(self.facts[name]).__name__)
            if isinstance(fact, Statistic):
                taken = Message(
                    "{taken} (label={name} prints it for a Statistic of another name)", taken=taken, name=shown(name)
                )
        else:
            return
        raise InvalidValue(
            '{place}: the name "{name}" is taken: {taken}; give each fact a name of its own',
            place=place,
            name=brief(name),
            taken=taken,
        )

    def _require_not_own(self, name: str, place: str | Message) -> None:
        if name in self.own or name == slots.PLACEHOLDER:
            raise InvalidValue(
                '{place}: the name "{name}" is taken: {{{name}}} is a slot of every report; give each '
                "fact a name of its own",
                place=place,
                name=name,
            )
        if name.startswith(COUNT) and len(name) > 1:
            raise InvalidValue(
                '{place}: the name "{name}" begins with {count}, as slots that count do; give it another',
                place=place,
                name=brief(name),
                count=COUNT,
            )

    def figure(self, name: str) -> Figure | None:
        """Return the figure of that name with the whole it is a part of, or None."""
        fact = self.facts.get(name)
        return Figure(fact, self._wholes.get(name), self._style) if isinstance(fact, Statistic) else None

    def slot_error(self, slot: slots.Slot, count: int | None) -> Message | None:
        """Return what is wrong with a slot in the report's texts, None when it can be filled.

        `count` is how many points or items follow the slot's text, None when none do.
        """
        if slot.name == slots.PLACEHOLDER:
            return None
        fact: Fact | Target | None = self.facts.get(slot.name) or self._targets.get(slot.name)
        if fact is None and slot.name in self.own:
            if slot.word:
                return Message("{slot} takes no format word; write {plain}", slot=slot, plain=slots.Slot(slot.name))
            known = self.own[slot.name] is not None
            if known:
                return None
            if slot.name in YEARS:
                return Message("{slot} is not known to this report; give the report its year", slot=slot)
            return Message("{slot} is not known to this report; give it to its office", slot=slot)
        if fact is None and slot.name.startswith(COUNT) and len(slot.name) > 1:
            if slot.word:
                return Message("{slot} takes no format word; write {plain}", slot=slot, plain=slots.Slot(slot.name))
            nothing = Message("{slot} counts what follows; no points and no items follow here", slot=slot)
            return None if count is not None else nothing
        if fact is None:
            return Message('no fact "{name}"; {hint}', name=brief(slot.name), hint=self._hint(slot.name))
        if slot.word and slot.word not in fact.words:
            return Message(
                'a {kind} has no format word "{word}"; its words: {words}',
                kind=Message("reference") if isinstance(fact, Target) else type(fact).__name__,
                word=brief(slot.word),
                words="、".join(fact.words) or Message("none"),
            )
        if isinstance(fact, Target):
            return None
        lack = (self.figure(slot.name) or fact).missing(slot.word)
        return Message("{slot} needs {lack}", slot=slot, lack=lack) if lack else None

    def _hint(self, name: str) -> Message:
        import difflib  # noqa: PLC0415 - for the message alone

        if "：" in name:
            return Message("a format word stands behind a half-width colon, as in {name:word}")
        titled = self._references.titled(name)
        if titled:
            item, path = titled
            right = Message('give it name="{name}"', name=brief(name))
            if item.name:
                right = Message('it goes by "{name}"', name=brief(item.name))
            kind = type(item).__name__
            return Message("the {kind} at {path} has these words: {right}", kind=kind, path=path, right=right)
        likely = difflib.get_close_matches(brief(name), list(self._all()), n=1, cutoff=0.4)
        if likely:
            return Message('did you mean "{likely}"?', likely=likely[0])
        cited = next((one for one in self.facts.values() if isinstance(one, Citation) and name in one.title), None)
        if cited:
            title, short = brief(cited.title), brief(name)
            return Message('Citation("{title}") goes by it with name="{name}"', title=title, name=short)
        return Message("give it in facts, or as the name= of what it refers to")

    def _all(self) -> Iterator[str]:
        yield from self.facts
        yield from self.own
        yield from self._targets
