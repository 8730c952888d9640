"""The text of the Lushan report as data, as often as wanted, and the paragraphs that it comes to.

Tables are compared by long.py. The phrases are written out once, before any clock starts: a phrase says the same in
every repeat, and the one that lists the parts would list hundreds.

Each repeat of its parts has its Chinese characters exchanged among each other in a way of its own: the same text
again would lie in deflate's window, and every file would look smaller and faster than a real report of that size.
"""

import random
import re
from functools import cache
from typing import NamedTuple

from with_reportkit import Change, Words, rebuilt, report

import lushan_2018
from reportkit import Report
from reportkit.compose import compose
from reportkit.manuscript import Line, Mark
from reportkit.model import Phrase

SLOT_OR_CHARACTER = re.compile(r"\{[^}]*\}|[一-鿿]")


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


def _said(phrase: Phrase) -> str:
    """What a phrase says of the report, before any clock starts."""
    return phrase(_original())


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
        "preamble": ["".join(rebuilt(piece, say=_said)) for piece in original.preamble],
    }
    parts = [[rebuilt(section, _exchange(seed), _said) for section in original.sections] for seed in seeds]
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
