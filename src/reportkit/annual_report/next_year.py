"""From one year's report to the next: words stay, and whatever was so in one year is open again (换年)."""

import re
from collections.abc import Collection, Sequence

import attrs

from reportkit.annual_report.narrative import Aspect, Overview, Problem
from reportkit.model import Citation, Statistic, Term, slots
from reportkit.model.facts import Fact
from reportkit.rules.figures.literals import DIGITS, NO_FIGURE

DATE = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日")

ENDS_OF_YEAR = re.compile(r"(?:\d{4}年)?(?:1月1日|12月31日)")
"""Days that are the same in every year."""

YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")

DOCUMENT_NUMBER = re.compile(r"[一-鿿]+〔\d{4}〕\d+号")

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?")


def gap(what: str) -> str:
    """Return a placeholder that says what is to be set again."""
    return f"{{{slots.PLACEHOLDER}:{what}}}"


def dated(fact: Fact, year: int) -> bool:
    """Tell whether a document is of one year, by its number or its title, or a term by its words."""
    match fact:
        case Citation():
            return f"〔{year}〕" in (fact.number or "") or f"{year}年" in fact.title
        case Term():
            return f"{year}年" in fact.text
        case _:
            return False


def opened_facts(facts: Sequence[Fact], year: int) -> list[Fact]:
    """Return facts for the next year: figures open beside this year's, documents and terms of the year gone."""
    return [opened(fact) if isinstance(fact, Statistic) else fact for fact in facts if not dated(fact, year)]


def opened(figure: Statistic) -> Statistic:
    """Return a figure that is not reported yet, beside this year's value.

    >>> opened(Statistic("培训", 4, "期")).last_value
    4
    """
    before = attrs.evolve(figure, last=None, parts=[attrs.evolve(part, last=None) for part in figure.parts])
    return attrs.evolve(_emptied(figure), last=before)


def _emptied(figure: Statistic) -> Statistic:
    parts = [_emptied(part) for part in figure.parts]
    return attrs.evolve(figure, value=None, last=None, note=None, exactness="", parts=parts)


@attrs.frozen
class Eraser:
    """Opens what a text says of one year (待补): typed figures and dates, and the documents of the year."""

    gone: frozenset[str]
    year: int = 0

    @classmethod
    def of(cls, facts: Sequence[Fact], year: int, gone: Collection[str] = ()) -> "Eraser":
        """Return the eraser for a report's facts, some of which go for another reason."""
        return cls(frozenset({*gone, *(fact.name for fact in facts if dated(fact, year))}), year)

    def text(self, text: str) -> str:
        """Return a text with gaps for what it says of its year.

        >>> Eraser(frozenset()).text("4月20日培训3次，{参训人员}。")
        '{待补:日期}培训{待补:数字}次，{参训人员}。'
        >>> Eraser(frozenset(), 2023).text("印发《2023年工作要点》（临政办〔2023〕5号）。")
        '印发{待补:名称}（{待补:文号}）。'
        """
        return "".join(self._piece(piece) for piece in slots.parse(text))

    def _piece(self, piece: str | slots.Slot) -> str:
        if isinstance(piece, slots.Slot):
            return gap(piece.name) if piece.name in self.gone else piece.written
        parts = re.split(r"(《[^》]*》+|“[^”]*”)", piece)  # names keep their digits
        return "".join(self._name(part) if number % 2 else self._words(part) for number, part in enumerate(parts))

    def _name(self, quoted: str) -> str:
        return gap("名称") if f"{self.year}年" in quoted else slots.escape(quoted)

    @staticmethod
    def _words(words: str) -> str:
        spans = [(found.span(), "日期") for found in DATE.finditer(words) if not ENDS_OF_YEAR.fullmatch(found[0])]
        spans += [(found.span(), "文号") for found in DOCUMENT_NUMBER.finditer(words)]
        spans += [(found.span(), "年份") for found in YEAR.finditer(words)]
        blanked = NO_FIGURE.sub(lambda found: " " * len(found[0]), words)
        starts = [found.start() for found in DIGITS.finditer(blanked)]
        spans += [(found.span(), "数字") for start in starts if (found := NUMBER.match(words, start))]
        told, end = "", 0
        for (first, behind), what in sorted(spans, key=lambda span: (span[0][0], -span[0][1])):
            if first >= end:
                told += slots.escape(words[end:first]) + gap(what)
                end = behind
        return told + slots.escape(words[end:])

    def aspect(self, aspect: Aspect) -> Aspect:
        """Return an aspect with gaps."""
        text = self.text(aspect.text) if aspect.text else ""
        return attrs.evolve(aspect, text=text, points=[self.text(point) for point in aspect.points])

    def overview(self, overview: Overview) -> Overview:
        """Return part one with gaps."""
        aspects = {
            name: self.aspect(aspect)
            for name, aspect in attrs.asdict(overview, recurse=False).items()
            if isinstance(aspect, Aspect)
        }
        opening = self.text(overview.opening) if overview.opening else ""
        return Overview(opening=opening, further=[self.aspect(aspect) for aspect in overview.further], **aspects)

    def problem(self, problem: Problem) -> Problem:
        """Return a problem and its improvement with gaps."""
        return Problem(self.text(problem.what), self.text(problem.improvement))
