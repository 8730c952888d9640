"""What stands within a paragraph, as spans: stressed words, links, marks of notes."""

from functools import singledispatch
from typing import Protocol

from reportkit.compose.figures import Spans
from reportkit.errors import InvalidValue, shown
from reportkit.manuscript import Note, Span, Stress, text_of
from reportkit.model import Emphasis, Footnote, Link
from reportkit.model.inline import require_address
from reportkit.model.paragraph import Inline, Paragraph


class Resolver(Protocol):
    """What fills the slots of the words within (行内填充): the resolver of the report."""

    def paragraph(self, paragraph: Paragraph, path: str, *, heading: bool = False) -> Spans:
        """Return the spans of some words; with `heading` no document is introduced there."""

    def is_target(self, name: str) -> bool:
        """Tell whether something in the report has a name."""


@singledispatch
def within(inline: Inline, resolver: Resolver, path: str, heading: bool) -> Spans:
    """Return the spans of one thing within a paragraph; a new kind registers its own function.

    With `heading` no document is introduced there.
    """
    raise NotImplementedError(type(inline).__name__)


@within.register
def _emphasis(emphasis: Emphasis, resolver: Resolver, path: str, heading: bool) -> Spans:
    said = resolver.paragraph(emphasis.words, f"{path}.words", heading=heading)
    return tuple([span._replace(stresses=_with(span.stresses, Stress(emphasis.how))) for span in said])


def _with(stresses: tuple[Stress, ...], another: Stress) -> tuple[Stress, ...]:
    return tuple([stress for stress in Stress if stress is another or stress in stresses])


@within.register
def _link(link: Link, resolver: Resolver, path: str, heading: bool) -> Spans:
    said = resolver.paragraph(link.words, f"{path}.words", heading=heading)
    place = f"{path}.to"
    to = resolver.paragraph(link.to, place, heading=True)
    inside = resolver.is_target(link.to)
    if inside and link.printed:
        raise InvalidValue(
            "{place}: {name} is a place of this report, of which no address can be printed; leave printed= out",
            place=place,
            name=shown(link.to),
        )
    leads = f"#{link.to}" if inside else require_address(text_of(to), place)
    led = tuple([span._replace(link=leads) for span in said])
    return (*led, Span("（"), *to, Span("）")) if link.printed else led


@within.register
def _footnote(footnote: Footnote, resolver: Resolver, path: str, heading: bool) -> Spans:
    place = f"{path}.words"
    return (Span("", note=Note(resolver.paragraph(footnote.words, place, heading=True), place)),)
