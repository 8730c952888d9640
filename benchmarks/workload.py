"""The text of the Lushan report as data, as often as wanted, and the paragraphs that it comes to.

Tables are compared by long.py. The phrases are written out once, before any clock starts: a phrase says the same in
every repeat, and the one that lists the parts would list hundreds.

Each repeat of its parts has its Chinese characters exchanged among each other in a way of its own: the same text
again would lie in deflate's window, and every file would look smaller and faster than a real report of that size.
"""

import random
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import attrs

import lushan_2018
from reportkit import Measure, Points, Report, Section
from reportkit.compose import compose
from reportkit.manuscript import Line, Mark

Change = Callable[[str], str]

SLOT_OR_CHARACTER = re.compile(r"\{[^}]*\}|[一-鿿]")


class Words(NamedTuple):
    """What a caller of reportkit has at hand before the clock starts."""

    fields: Mapping[str, Any]
    sections: tuple[Any, ...]


class Printed(NamedTuple):
    """A paragraph as python-docx writes it: role, lead and text, how far from the right edge the text begins, in 字."""

    role: str
    lead: str
    text: str
    begins: float | None


class Workload(NamedTuple):
    """The same documents for both, as many as are saved in one process."""

    reportkit: list[Words]
    python_docx: list[list[Printed]]


def workload(repeats: int, documents: int = 1) -> Workload:
    """So many documents, each with the parts of the Lushan report so many times."""
    seeds = iter(range(repeats * documents))
    words = [_words([next(seeds) for _ in range(repeats)]) for _ in range(documents)]
    return Workload(words, [_printed(report(each)) for each in words])


def report(words: Words) -> Report:
    """Build the report from its data, every part through its constructor."""
    facts = [attrs.evolve(fact) for fact in words.fields["facts"]]
    sections = [rebuilt(section) for section in words.sections]
    return Report(**{**words.fields, "facts": facts}, sections=sections)


def rebuilt(item: Any, change: Change = str) -> Any:
    """The same piece of content made anew, its texts changed."""
    match item:
        case str():
            return change(item)
        case _ if callable(item):  # a phrase
            return change(item(_original()))
        case tuple():
            return [rebuilt(piece, change) for piece in item]
        case Points():
            return Points([rebuilt(point, change) for point in item.items], item.series)
        case Section():
            return Section(change(item.title), [rebuilt(below, change) for below in item.content])
        case Measure():
            return Measure(
                item.lead and change(item.lead),
                rebuilt(item.text, change),
                points=item.points and rebuilt(item.points, change),
                content=[rebuilt(below, change) for below in item.content],
            )
    raise TypeError(f"{item!r}: the Lushan report has grown something new; say here how it is rebuilt")


@cache
def _original() -> Report:
    return lushan_2018.build()


def _words(seeds: list[int]) -> Words:
    original = _original()
    fields = {
        "title": original.title,
        "office": original.office,
        "year": original.year,
        "signed": original.signed,
        "facts": original.facts,
        "stage": original.stage,
        "preamble": ["".join(rebuilt(piece)) for piece in original.preamble],
    }
    parts = [[rebuilt(section, _exchange(seed)) for section in original.sections] for seed in seeds]
    return Words(fields, tuple(part for repeat in parts for part in repeat))


def _exchange(seed: int) -> Change:
    """Exchange the report's characters among each other; slots, marks and digits stay; seed 0 changes nothing."""
    if seed == 0:
        return str
    signs = sorted({sign for _, text in _original().texts() for sign in re.findall("[一-鿿]", text)})
    table = dict(zip(signs, random.Random(seed).sample(signs, len(signs)), strict=True))
    return lambda text: SLOT_OR_CHARACTER.sub(lambda found: table.get(found[0], found[0]), text)


def _printed(report: Report) -> list[Printed]:
    lines = []
    for line in compose(report).blocks:
        assert isinstance(line, Line)  # the text of the Lushan report has neither tables nor pictures
        lead = "".join(span.text for span in line.spans if span.mark is Mark.LEAD)
        lines.append(Printed(line.role.name, lead, line.text.removeprefix(lead), line.begins))
    return lines
