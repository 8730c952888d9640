"""The names in a manuscript, which a change does not split: of bodies, terms, areas, as slots printed them."""

import re
from collections.abc import Iterator

from reportkit.manuscript import Manuscript, texts_of

LONGEST = 40  # characters; what a slot prints beyond is a sentence
NO_NAME = re.compile(r"[\d，。；：\n]")
"""What a figure or a sentence has, and a name has not."""


def names_in(*manuscripts: Manuscript) -> frozenset[str]:
    """Return the names that some manuscripts print: the office, and what slots printed without a figure.

    >>> from reportkit.manuscript import Line, Role, Span
    >>> spans = Span("全县", slot="全市"), Span("公开"), Span("12条", slot="公开:数值")
    >>> sorted(names_in(Manuscript("", "示例县人民政府", (Line(Role.BODY, spans),), ())))
    ['全县', '示例县人民政府']
    """
    return frozenset(
        name for manuscript in manuscripts for name in (manuscript.author, *_printed(manuscript)) if _is_name(name)
    )


def _printed(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.blocks:
        for spans in texts_of(block):
            yield from (span.text for span in spans if span.slot and span.target is None)


def _is_name(text: str) -> bool:
    return 1 < len(text) <= LONGEST and not NO_NAME.search(text)
