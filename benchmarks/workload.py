"""The Lushan report as data, as often as wanted, and the paragraphs that it comes to.

Each repeat of its parts has its Chinese characters exchanged among each other in a way of its own: the same text
again would lie in deflate's window, and every file would look smaller and faster than a real report of that size.
"""

import random
import re
from collections.abc import Callable, Mapping
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
    """A paragraph as python-docx writes it: role, lead and text, distance from the right edge in 字."""

    role: str
    lead: str
    text: str
    right: float | None


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


def _words(seeds: list[int]) -> Words:
    original = lushan_2018.build()
    fields = {
        "title": original.title,
        "office": original.office,
        "year": original.year,
        "signed": original.signed,
        "facts": original.facts,
        "stage": original.stage,
        # phrases written out once: the one that lists the parts would list hundreds
        "preamble": ["".join(text for path, text in original.texts() if path.startswith("preamble"))],
    }
    parts = [[rebuilt(part, _exchange(seed)) for part in original.sections] for seed in seeds]
    return Words(fields, tuple(part for repeat in parts for part in repeat))


def _exchange(seed: int) -> Change:
    """Exchange the report's characters among each other; slots, marks and digits stay; seed 0 changes nothing."""
    if seed == 0:
        return str
    signs = sorted({sign for _, text in lushan_2018.build().texts() for sign in re.findall("[一-鿿]", text)})
    table = dict(zip(signs, random.Random(seed).sample(signs, len(signs)), strict=True))
    return lambda text: SLOT_OR_CHARACTER.sub(lambda found: table.get(found[0], found[0]), text)


def _printed(report: Report) -> list[Printed]:
    lines = []
    for line in compose(report).blocks:
        assert isinstance(line, Line)  # the Lushan report has neither tables nor pictures
        lead = "".join(span.text for span in line.spans if span.mark is Mark.LEAD)
        lines.append(Printed(line.role.name, lead, line.text.removeprefix(lead), line.right))
    return lines
