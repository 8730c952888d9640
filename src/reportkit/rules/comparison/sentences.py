"""The sentences of a report and of last year's, as typed or as printed: what rules hold beside each other."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from reportkit.manuscript import Role
from reportkit.model import Report, Section
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reading import typed
from reportkit.rules.rule import Fault

SENTENCE = expression("[^。；！？\n]+[。；！？]?")
FIGURE = expression(r"[0-9][0-9.,]*")
SLOT = "□"
SLOTS = expression("[□◇△]+")
TYPED_STRETCH = expression("[^□◇△，。；：、 ](?:[^□◇△]*[^□◇△，。；：、 ])?")
ENDS = "。；！？ "
NO_PROSE = expression(r"\.(?:rows|header)\[|\.(?:title|caption|unit)$")
SHORTEST = 10  # 字 of its own that make a sentence worth comparing

PROBLEMS = expression("问题|不足|改进")


class Words(NamedTuple):
    """What a sentence says (语句文字): as it stands, with □ for what was not typed; with □ for its figures too."""

    text: str
    masked: str
    of_problems: bool


@attrs.frozen
class Sentence:
    """A sentence as it was typed (语句): its passage, where it begins and ends, its words."""

    passage: Passage
    start: int
    end: int
    words: Words

    def fault(self, message: str) -> Fault:
        """Return the fault of its longest stretch without a slot: words that stand in print."""
        stretches = TYPED_STRETCH.finditer(self.passage.typed, self.start, self.end)
        longest = max(stretches, key=lambda found: len(found[0]))
        return marked(self.passage, message, *longest.span())


def sentences(context: CheckContext) -> list[Sentence]:
    """Return the sentences of a text, of a report those that were typed in its parts and have words of their own.

    What a phrase derives is the same each year and should be. Beside a text, which knows no slots, they are as printed.
    """
    if context.given_report is None:
        return list(_in_text(context.prose))
    typed = {words.masked for words in _of_report(context.given_report)}
    parts = _of_problems(context.given_report)
    printed = context.last_text is not None
    return [
        Sentence(passage, *found.span(), _words(words, of_problems=passage.place.startswith(parts)))
        for passage in context.prose
        if passage.place.startswith("sections")
        for found in SENTENCE.finditer(passage.typed)
        if _masked(found[0]) in typed
        for words in [passage.text[slice(*found.span())] if printed else found[0]]
    ]


def before(context: CheckContext) -> list[Words]:
    """Return the sentences of last year's report: as they were typed beside a report, else as they are printed."""
    if context.last_year is not None:
        return list(_of_report(context.last_year))
    return [sentence.words for sentence in _in_text(context.last_text.prose)] if context.last_text else []


def _in_text(passages: Iterable[Passage]) -> Iterator[Sentence]:
    of_problems = False
    for passage in passages:
        if passage.role is Role.HEADING_1:
            of_problems = PROBLEMS.search(passage.text) is not None
        elif passage.role in PARAGRAPHS:
            for found in SENTENCE.finditer(passage.text):
                words = _words(found[0], of_problems=of_problems)
                if _is_told(words):
                    yield Sentence(passage, *found.span(), words)


def _of_report(report: Report) -> Iterator[Words]:
    """Yield what a report says that nobody checks here."""
    parts = _of_problems(report)
    for path, text in report.references.texts:
        if path.startswith("sections") and isinstance(text, str) and not NO_PROSE.search(path):
            for found in SENTENCE.finditer(typed(text, SLOT)):
                words = _words(found[0], of_problems=path.startswith(parts))
                if _is_told(words):
                    yield words


def _words(text: str, *, of_problems: bool) -> Words:
    return Words(_slots_alike(text), _masked(text), of_problems)


def _is_told(words: Words) -> bool:
    return len(words.masked.replace(SLOT, "")) >= SHORTEST and not words.masked.endswith("：")


def _slots_alike(text: str) -> str:
    return SLOTS.sub(SLOT, text).strip(ENDS)


def _masked(text: str) -> str:
    return SLOTS.sub(SLOT, FIGURE.sub(SLOT, text)).strip(ENDS)


def _of_problems(report: Report) -> tuple[str, ...]:
    """Return the beginnings of paths into the part on problems and improvements."""
    return tuple(
        f"sections[{number}]."
        for number, part in enumerate(report.sections)
        if isinstance(part, Section) and PROBLEMS.search(part.title)
    )
