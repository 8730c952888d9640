"""The figures of all texts as Statistics: which are the same, what each is named, in which words a slot prints them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import count as count_from
from itertools import islice

import attrs

from reportkit.compose.figures import figure_text
from reportkit.model import Body, FigureStyle, Report, Statistic
from reportkit.model.facts import Fact
from reportkit.model.figure import Figure
from reportkit.model.item_counts import COUNT
from reportkit.reading.facts.comparing import Told, compare, share
from reportkit.reading.facts.figures import FoundFigure, find_figures, find_parts, without_names
from reportkit.reading.facts.marking import Marking
from reportkit.reading.facts.naming import is_verb, noun_of
from reportkit.reading.facts.same import KnownFigures, SameFigure, part_from_known
from reportkit.reading.facts.style import Written, likely_style
from reportkit.reading.result import NoteKind, ReadingNote
from reportkit.rules.normalise import plain
from reportkit.wording import Number, number

LABEL = re.compile("[一-鿿A-Za-z0-9、（）·+-]+")
REST = re.compile(r"(?<![\d.A-Za-z〔【-])\d[\d,]*(?:\.\d+)?[%‰]?(?![\d.、．A-Za-z〕】-])")

MOST_ALIKE = 50
"""Figures of one name and one value of which each may be another: a text that says so more often is no report."""


@attrs.define
class Occurrence:
    """A figure where it stands (数据出处): in which text, what it is, what else is said of it there."""

    marking: Marking
    figure: FoundFigure
    told: list[Told]
    before: "Occurrence | None"
    fact: "Occurrence | None" = None
    name: str = ""
    known: "tuple[Statistic, Statistic | None] | None" = None

    @property
    def written(self) -> Written:
        """How it is typed, for the style."""
        text = self.marking.text[self.figure.start : self.figure.end]
        return text, self.figure, [places for *_, word, places in self.told if word in ("同比", "占比")]

    @property
    def first(self) -> "Occurrence":
        """The occurrence that stands for the fact that this one tells."""
        return self if self.fact is None else self.fact


class FigureGatherer:
    """Gathers the figures of a report's texts, text by text, and makes facts of them (数据汇集).

    `read` takes a text; `facts` puts the slots and returns the facts; `style` is how the report writes its figures.
    """

    def __init__(self, report: Report, office: Body, taken: Collection[str]) -> None:
        self.style = report.figures
        self._taken = set(taken)
        self._same = SameFigure(office)
        self._known = KnownFigures(report, self._same)
        self._area = office.area
        self._given = report.figures != FigureStyle()
        self._all: list[Occurrence] = []
        self._read: list[Marking] = []
        self._noted: dict[int, list[tuple[int, int, ReadingNote]]] = {}
        self._told: defaultdict[int, list[Occurrence]] = defaultdict(list)
        self._below: defaultdict[int, list[Occurrence]] = defaultdict(list)

    def read(self, marking: Marking) -> None:
        """Find the figures of a text."""
        self._read.append(marking)
        text = plain(marking.text)
        figures, left = find_figures(text)
        for start, end, reason in left:
            if reason and marking.is_free(start, end):
                self._note(marking, start, end, f"{reason}，仍为文字")
        compared = {figure.start: self._compared(marking, text, figure) for figure in figures}
        for figure, fault in find_parts(text, figures):
            self._note(marking, figure.start, figure.end, fault)
        before: Occurrence | None = None
        for figure in figures:
            own = figure.name.removeprefix(self._area)
            figure.name = own if len(own) > 1 else figure.name
            if figure.labelled is not None and not LABEL.fullmatch(marking.text[figure.labelled : figure.start]):
                figure.labelled = None
            if not figure.name:
                self._note(marking, figure.start, figure.end, "句子里没有可作名称的词语，仍为文字")
                continue
            shared = share(text, figure)
            before = Occurrence(marking, figure, [*compared[figure.start], *([shared] if shared else [])], before)
            self._all.append(before)

    def _compared(self, marking: Marking, text: str, figure: FoundFigure) -> list[Told]:
        said = compare(text, figure)
        if said.note:
            self._note(marking, *said.place, said.note)
        return said.told

    def _note(self, marking: Marking, start: int, end: int, message: str) -> None:
        kind: NoteKind = "保留为文字" if "仍为文字" in message else "推定"
        note = ReadingNote(kind, marking.path_at(start), message, marking.text[start:end])
        self._noted.setdefault(id(marking), []).append((start, end, note))

    def facts(self) -> list[Statistic]:
        """Put the slots in the texts, and return the figures, parts within their wholes, in reading order."""
        self._join()
        self.style = self.style if self._given else likely_style(self.style, (one.written for one in self._all))
        self._name()
        by_figure = {id(one.figure): one for one in self._all}
        firsts = self._firsts()
        for one in self._all:
            self._told[id(one.first)].append(one)
        for one in firsts:
            self._below[id(one.figure.whole)].append(one)
        made = [self._statistic(one) for one in firsts if id(one.figure.whole) not in by_figure]
        made_of = {part.name: (part, whole) for fact in made for part, whole in _with_wholes(fact)}
        for occurrence in self._all:
            self._put(occurrence, *(occurrence.known or made_of[occurrence.first.name]))
        for marking in self._read:
            self._note_the_rest(marking)
        self._made = made
        return made

    def _note_the_rest(self, marking: Marking) -> None:
        """Tell of the numbers that stay text and of which nothing was told."""
        noted = bytearray(len(marking.text))
        for start, end, _ in self._noted.get(id(marking), []):
            noted[start:end] = b"\1" * (end - start)
        for found in REST.finditer(without_names(plain(marking.text))):
            start, end = found.span()
            if marking.is_free(start, end) and not any(noted[start:end]):
                what = "比例、增减幅度" if found[0].endswith("%") else "没有紧跟量词的数"
                self._note(marking, start, end, f"{what}，仍为文字，换年时请改")

    def with_last(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Yield the facts that a report has, beside last year's values where its texts tell these."""
        lasts = {
            one.known[0].name: one.figure.last
            for one in self._all
            if one.known is not None and one.figure.last is not None
        }
        for fact in facts:
            last = lasts.get(fact.name)
            if isinstance(fact, Statistic) and fact.last is None and last is not None:
                yield attrs.evolve(fact, last=_number(last))
            else:
                yield fact

    def notes(self) -> Iterator[ReadingNote]:
        """Yield what is to be known of the figures, in reading order."""
        for marking in self._read:
            noted = sorted(self._noted.get(id(marking), []), key=lambda one: one[0])
            yield from (note for _, _, note in noted)

    def labelled(self) -> Iterator[tuple[Statistic, bool]]:
        """Yield every figure, and whether it is told of the whole area and year."""
        of_all = {one.name: self._same.is_of_all(one.figure) for one in self._firsts()}
        for fact in self._made:
            for figure in fact.family():
                yield figure, of_all.get(figure.name, False)

    def _firsts(self) -> list[Occurrence]:
        return [one for one in self._all if one.fact is None and one.known is None]

    def _join(self) -> None:
        """Make one fact of what is the same, and let what the report has be that."""
        self._find_known()
        seen: dict[object, list[Occurrence]] = {}
        wholes = {id(one.figure.whole) for one in self._all}
        for occurrence in self._firsts():
            figure = occurrence.figure
            alike = seen.setdefault((figure.name, figure.value, figure.unit, figure.exactness), [])
            same = next((one for one in islice(alike, MOST_ALIKE) if self._same(one.figure, figure)), None)
            if same is None:
                alike.append(occurrence)
                continue
            occurrence.fact = same
            if same.figure.last is None:
                same.figure.last = figure.last
            if same.figure.whole is None and figure.whole is not None and id(same.figure) not in wholes:
                same.figure.whole, figure.whole = figure.whole, None

        self._open_circles()

    def _find_known(self) -> None:
        """Tell which figures the report has already; what is left of a whole stands without them."""
        for one in self._all:
            before = one.before if one.before and one.before.known else None
            run_on = before is not None and "。" not in one.marking.text[before.figure.end : one.figure.start]
            one.known = self._known.of(one.figure, in_its_run=run_on)
        part_from_known([one.figure for one in self._all], {id(one.figure) for one in self._all if one.known})

    def _open_circles(self) -> None:
        """Let nothing be part of itself, as what is the same in two places might be."""
        by_figure = {id(one.figure): one.first for one in self._all}
        for first in self._firsts():
            met = {id(first)}
            whole = by_figure.get(id(first.figure.whole))
            while whole is not None and id(whole) not in met:
                met.add(id(whole))
                whole = by_figure.get(id(whole.figure.whole))
            if whole is not None:
                first.figure.whole = None

    def _name(self) -> None:
        """Give each figure a name of its own: what it is called, with what it is of where another is called so."""
        firsts = self._firsts()
        by_figure = {id(one.figure): one.first for one in self._all}
        count = Counter(one.figure.name for one in firsts)
        numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count_from(2))
        for one in firsts:
            name = one.figure.name
            alone = count[name] == 1 and (one.figure.whole is not None or not is_verb(name))
            candidates = [name] if alone else []
            whole = by_figure.get(id(one.figure.whole)) if one.figure.whole else None
            if whole is not None and whole is not one:
                candidates.append(f"{name}{noun_of(whole.figure.name)}")
            elif one.figure.named_after is not None:
                candidates.append(f"{name}{noun_of(one.figure.named_after.name)}")
            if one.before is not None and "。" not in one.marking.text[one.before.figure.end : one.figure.start]:
                alike = one.before.figure.unit == one.figure.unit
                noun = noun_of(
                    (one.before.figure.whole if alike and one.before.figure.whole else one.before.figure).name
                )
                candidates += [] if name in noun else [f"{name}{noun}" if alike else f"{noun}{name}"]
            if re.fullmatch("[一-鿿]{2,8}", one.figure.subject):
                candidates.append(f"{one.figure.subject}{name}")
            plain_name = name.lstrip(COUNT) or "数量"
            further = (f"{plain_name}（{number}）" for number in numbers[plain_name])
            free = (each for each in (*candidates, name) if each not in self._taken and not each.startswith(COUNT))
            one.name = next(free, None) or next(each for each in further if each not in self._taken)
            self._taken.add(one.name)

    def _statistic(self, occurrence: Occurrence) -> Statistic:
        figure = occurrence.figure
        told = self._told[id(occurrence)]
        below = [part for one in told for part in self._below[id(one.figure)]]
        parts = [self._statistic(one) for one in below]
        sums = next((one.figure.sums for one in told if one.figure.sums != "=="), "==")
        label = figure.name if figure.labelled is None else occurrence.marking.text[figure.labelled : figure.start]
        label = label if not label.startswith(self._area) else figure.name
        has_label = figure.labelled is not None or figure.whole is not None
        return Statistic(
            occurrence.name,
            _number(figure.value),
            figure.unit,
            parts=parts,
            sums=sums if parts else "==",  # type: ignore[arg-type]
            exactness=figure.exactness,
            last=None if figure.last is None else _number(figure.last),
            label=label if has_label and label != occurrence.name else None,
        )

    def _put(self, occurrence: Occurrence, fact: Statistic, whole: Statistic | None) -> None:
        """Put the slot of a figure where it prints what was typed, and those of what is told of it."""
        figure, marking = occurrence.figure, occurrence.marking
        if occurrence.known is not None and fact.last is None and figure.last is not None:
            fact = attrs.evolve(fact, last=_number(figure.last))
        shown = Figure(fact, whole, self.style)

        def put(start: int, end: int, word: str) -> bool:
            if shown.missing(word) is not None or figure_text(shown, word) != marking.text[start:end]:
                return False
            return marking.put(start, end, f"{fact.name}:{word}" if word else fact.name)

        done = figure.labelled is not None and put(figure.labelled, figure.end, "")
        words = ("数值",) if figure.word == "数值" else (figure.word, "数值")
        if not done and not any(put(figure.start, figure.end, word) for word in words):
            self._note(marking, figure.start, figure.end, "数字的写法与全文其他数字不同，仍为文字")
            return
        for start, end, word, _ in occurrence.told:
            tried = ("增减", "同比") if word == "持平" else (word,)
            if not any(put(start, end, one) for one in tried):
                self._note(marking, start, end, "这种说法没有对应的写法，仍为文字，换年时请改")


def _number(given: Decimal) -> Number:
    return int(given) if given == int(given) and not number(given).count(".") else given


def _with_wholes(fact: Statistic, whole: Statistic | None = None) -> Iterator[tuple[Statistic, Statistic | None]]:
    yield fact, whole
    for part in fact.parts:
        yield from _with_wholes(part, fact)
