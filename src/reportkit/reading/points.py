"""Runs of points inside a paragraph: 一是……；二是……。"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from reportkit.errors import InvalidValue
from reportkit.model import Points
from reportkit.model.paragraph import ENDED, SERIES, Paragraph, Series, pieces
from reportkit.numbering import run_labels
from reportkit.reading.rich_text import RichText
from reportkit.reading.words import clean

NOWHERE: Mapping[str, str] = MappingProxyType({})

MOST = 30  # points of a run
BEGINS = re.compile(r"(?:^|(?<=[。；：，！？]))")


def paragraph(words: str | RichText, names: Mapping[str, str] = NOWHERE) -> Paragraph:
    """Return a paragraph with its run of points, where a run would print the very words; else the text.

    `names` are what bookmarks that links lead to are called in the report.

    >>> paragraph("主要做法：一是加强领导；二是明确责任。")
    ('主要做法：', Points(items=('加强领导', '明确责任')))
    >>> paragraph("一是加强领导。二是明确责任；三是考核。")
    '一是加强领导。二是明确责任；三是考核。'
    """
    rich = RichText(clean(words)) if isinstance(words, str) else words
    for series in SERIES:
        if _first(series) not in rich.text:
            continue
        for before, items, after in _cut(rich.text, series):
            if f"{before}{_printed(items, series)}{after}" != rich.text:
                continue
            run = _points(list(_items(rich, len(before), items, series)), series, names)
            if run is not None:
                behind = len(rich.text) - len(after)
                said = [
                    *pieces(rich[: len(before)].said(names) if before else ()),
                    run,
                    *pieces(rich[behind:].said(names) if after else ()),
                ]
                return tuple(said) if len(said) > 1 else run
    return rich.said(names)


def _items(rich: RichText, at: int, items: Sequence[str], series: Series) -> Iterator[RichText]:
    """Yield the words of the points of a run that begins at a place."""
    for label, item in zip(run_labels(series, len(items)), items, strict=True):
        at += len(label)
        yield rich[at : at + len(item)]
        at += len(item) + (not item.endswith(ENDED))


def _first(series: Series) -> str:
    return run_labels(series, 2)[0]


def _cut(text: str, series: Series) -> Iterator[tuple[str, Sequence[str], str]]:
    """Yield the text before a run, its points, and the text behind it, in the ways that it can be read."""
    starts: list[tuple[int, int]] = []
    for count in (4, 3, 2) if series == "首先，" else (MOST,):
        starts = list(_starts(text, run_labels(series, count)))
        if len(starts) == count or (series != "首先，" and len(starts) > 1):
            break
    if len(starts) < 2:
        return
    ends = [*(begin for begin, _ in starts[1:]), len(text)]
    items = [text[behind:end] for (_, behind), end in zip(starts, ends, strict=True)]
    before = text[: starts[0][0]]
    bare = [item[:-1] if item[-1:] in "；。" else item for item in items]
    yield before, bare, ""
    first, mark, rest = items[-1].partition("。")
    if mark and rest:
        yield before, [*bare[:-1], first], rest


def _starts(text: str, labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for label in labels:
        found = re.compile(f"{BEGINS.pattern}{re.escape(label)}").search(text, at)
        if found is None:
            return
        yield found.span()
        at = found.end()


def _points(items: Sequence[RichText], series: Series, names: Mapping[str, str]) -> Points | None:
    if any(not item.text.strip() for item in items):
        return None
    try:
        return Points([item.said(names) for item in items], series)
    except InvalidValue:
        return None


def _printed(items: Sequence[str], series: Series) -> str:
    """Return a run as it is printed."""
    marks = ["。" if any("。" in item for item in items) else "；"] * (len(items) - 1) + ["。"]
    labels = run_labels(series, len(items))
    told = zip(labels, items, marks, strict=True)
    return "".join(f"{label}{item}{'' if item.endswith(ENDED) else mark}" for label, item, mark in told)
