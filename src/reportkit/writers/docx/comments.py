"""Comments: the marks around the words that they stand at, and comments.xml."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from reportkit.manuscript import Comment, Role, Span
from reportkit.packing import Packed
from reportkit.writers.docx.markup import attribute, part, run
from reportkit.writers.docx.styles import style_id

LOOK = style_id(Role.DENSE_TEXT)
"""Small type: in that of the text, a comment of two lines would fill the margin."""


class Range(NamedTuple):
    """Where a comment stands in its text (批注范围), by the comment's number."""

    number: int
    start: int
    end: int


Ranges = Sequence[Range]

RowRanges = dict[int, list[Range]]
"""The comments in one row of a grid, by its entries."""


class Marks:
    """The comments of one manuscript (批注标记), by the blocks that they stand in."""

    def __init__(self, comments: Sequence[Comment]) -> None:
        self._blocks: dict[int, list[Range]] = {}
        self._rows: dict[tuple[int, int], RowRanges] = {}
        for number, comment in enumerate(comments):
            own = Range(number, comment.start, comment.end)
            if comment.cell is None:
                self._blocks.setdefault(comment.block, []).append(own)
            else:
                row, entry = comment.cell
                self._rows.setdefault((comment.block, row), {}).setdefault(entry, []).append(own)

    def of_block(self, position: int) -> Ranges:
        """Return the comments in a line, or at a picture."""
        return self._blocks.get(position, ())

    def of_row(self, position: int, row: int) -> RowRanges:
        """Return the comments in a row of a grid."""
        return self._rows.get((position, row), {})


def marked(
    spans: Iterable[Span], ranges: Ranges, write: Callable[[Span], str], is_whole: Callable[[Span], bool]
) -> str:
    """Write spans with the marks of comments between them; a span that is whole, such as a field, is never cut."""
    return "".join(piece for _, piece in between_marks(spans, ranges, write, is_whole))


def between_marks(
    spans: Iterable[Span], ranges: Ranges, write: Callable[[Span], str], is_whole: Callable[[Span], bool]
) -> Iterator[tuple[Span | None, str]]:
    """Yield the same in pieces: spans as written, and the marks of comments, which are no span's."""
    pieces = list(_placed(spans))
    length = pieces[-1][1] + len(pieces[-1][0].text) if pieces else 0
    whole = [(start, start + len(span.text)) for span, start in pieces if is_whole(span)]
    ranges = [_snapped(one, whole, length) for one in ranges]
    marks = _marks(ranges)
    cuts = sorted(marks)
    for span, start in pieces:
        if not span.text:  # the mark of a note, within what ends there
            yield span, write(span)
            continue
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, start + len(span.text))]
        for begin, end in pairwise([start, *inside, start + len(span.text)]):
            yield None, marks.get(begin, "")
            yield span, write(span._replace(text=span.text[begin - start : end - start]))
    yield None, marks.get(length, "")


def around(ranges: Ranges) -> tuple[str, str]:
    """Return what stands before and behind a run that is no text."""
    return "".join(_start(one) for one in ranges), "".join(_end(one) for one in ranges)


def _placed(spans: Iterable[Span]) -> Iterator[tuple[Span, int]]:
    start = 0
    for span in spans:
        yield span, start
        start += len(span.text)


def _snapped(one: Range, whole: Sequence[tuple[int, int]], length: int) -> Range:
    """Move the ends of a range out of what is never cut, and into the text."""
    start, end = min(one.start, length), min(one.end, length)
    start = next((begin for begin, behind in whole if begin < start < behind), start)
    end = next((behind for begin, behind in whole if begin < end < behind), end)
    return Range(one.number, start, end)


def _marks(ranges: Ranges) -> Mapping[int, str]:
    """Return the marks at each place: first those of what ends there, last the ends of what is nothing but a place."""
    marks: dict[int, tuple[list[str], list[str], list[str]]] = {}
    for one in ranges:
        marks.setdefault(one.start, ([], [], []))[1].append(_start(one))
        marks.setdefault(one.end, ([], [], []))[0 if one.start < one.end else 2].append(_end(one))
    return {place: "".join(chain(*kinds)) for place, kinds in marks.items()}


def _start(one: Range) -> str:
    return f'<w:commentRangeStart w:id="{one.number}"/>'


def _end(one: Range) -> str:
    number = f'w:id="{one.number}"'
    return f"<w:commentRangeEnd {number}/><w:r><w:commentReference {number}/></w:r>"


def xml(comments: Sequence[Comment]) -> Packed:
    """Return comments.xml."""
    return part("comments", "".join(_comment(comment, number) for number, comment in enumerate(comments)))


def _comment(comment: Comment, number: int) -> str:
    day = f' w:date="{comment.day.isoformat()}T00:00:00Z"' if comment.day else ""
    mark = "<w:r><w:annotationRef/></w:r>"  # the first paragraph's, by which Word shows whose it is
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{LOOK}"/></w:pPr>{"" if position else mark}{run(text)}</w:p>'
        for position, text in enumerate(comment.paragraphs)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{attribute(comment.author)}"{day} '
        f'w:initials="{attribute(comment.initials)}">{paragraphs}</w:comment>'
    )
