"""The report through reportkit: built from its data and saved."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import attrs

import reportkit
import reportkit.writers.docx  # before the clock starts, as python-docx is for its side
from reportkit import Measure, Points, Report, Section

Change = Callable[[str], str]


class Words(NamedTuple):
    """What a caller of reportkit has at hand before the clock starts."""

    fields: Mapping[str, Any]
    sections: tuple[Any, ...]


def save(words: Words, path: Path) -> None:
    reportkit.save(report(words), path)


def report(words: Words) -> Report:
    """Build the report from its data, every part through its constructor."""
    facts = [attrs.evolve(fact) for fact in words.fields["facts"]]
    sections = [rebuilt(section) for section in words.sections]
    return Report(**{**words.fields, "facts": facts}, sections=sections)


def rebuilt(item: Any, change: Change = str, say: Callable[[Any], str] = str) -> Any:
    """The same piece of content made anew, its phrases said and its texts changed."""
    match item:
        case str():
            return change(item)
        case _ if callable(item):  # a phrase
            return change(say(item))
        case tuple():
            return [rebuilt(piece, change, say) for piece in item]
        case Points():
            return Points([rebuilt(point, change, say) for point in item.items], item.series)
        case Section():
            return Section(change(item.title), [rebuilt(below, change, say) for below in item.content])
        case Measure():
            return Measure(
                item.lead and change(item.lead),
                rebuilt(item.text, change, say),
                points=item.points and rebuilt(item.points, change, say),
                content=[rebuilt(below, change, say) for below in item.content],
            )
    raise TypeError(f"{item!r}: the Lushan report has grown something new; say here how it is rebuilt")
