"""What differs between a report and its draft as it came back, tied to facts, places and tracked changes."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate

import attrs

from reportkit.alignment import Alignment, Tokeniser, align, names_in
from reportkit.alignment.blocks import block_text
from reportkit.approval.applying.facts import numbers_in
from reportkit.approval.digits import half
from reportkit.approval.draft import Draft
from reportkit.approval.edits import Edit
from reportkit.approval.fact_places import FactPlaces
from reportkit.approval.lost_numbers import with_roles_back
from reportkit.approval.moved_slots import tied
from reportkit.approval.put_in import CAME, WENT, carried, put_in
from reportkit.comparison.changes import (
    Added,
    FigureChanged,
    Joined,
    Moved,
    Reformatted,
    Removed,
    Reworded,
    Split,
)
from reportkit.comparison.comparing import differences
from reportkit.comparison.difference import Difference
from reportkit.manuscript import HEADINGS, Grid, Line, Manuscript
from reportkit.place import Place
from reportkit.readers.word_file import BESIDE_TEXT, Revision
from reportkit.rules.places import Places

SHORT = 8
"""Characters, such as a figure has: a sign that was changed in them tells whose they are, which it does not of more."""

NEAR = 12
"""Characters that are quoted before and behind what cannot be tied."""


def aligned(report: Manuscript, draft: Draft) -> Alignment:
    """Put a report and its draft beside each other."""
    blocks = draft.manuscript.blocks
    moved = set(carried(blocks, draft.traces))
    came = set(put_in(blocks, draft.traces, draft.rows_came))
    found = align(report, draft.manuscript, draft.known, carried=moved, came=came, ends_together=False)
    found = attrs.evolve(found, rows_came=draft.rows_came).with_columns()
    return with_roles_back(found, draft).parted(Tokeniser(names_in(report, draft.manuscript)))


def edits_of(report: Manuscript, draft: Draft, alignment: Alignment, digest: str, *, other: bool) -> Iterator[Edit]:
    """Yield the edits of a draft, in the order in which both are read; `other` is one of another version."""
    said, places = FactPlaces(report), Places(report)
    edits = list(tied(list(_untied(report, draft, alignment, digest)), report))
    for edit in edits:
        others = (place for place in said.places_of(edit.fact) if place != edit.change.before) if edit.fact else ()
        elsewhere = tuple(dict.fromkeys(others))
        where = tuple(dict.fromkeys(places.where(str(place)) or str(place) for place in elsewhere))
        outdated = other and _is_outdated(edit, edits, said)
        yield attrs.evolve(edit, elsewhere=elsewhere, where_elsewhere=where, outdated=outdated)


def _is_outdated(edit: Edit, edits: Sequence[Edit], said: FactPlaces) -> bool:
    """Tell a figure that nobody tracked, of which the file has the report's value elsewhere."""
    change = edit.change
    if not edit.fact or not isinstance(change, FigureChanged) or edit.author:
        return False
    figure = next(numbers_in(change.old), "")
    gone = [
        one.change.before
        for one in edits
        if isinstance(one.change, Removed) or (one.fact == edit.fact and figure in numbers_in(one.change.old))
    ]
    there = said.places_of(edit.fact, lambda words: figure in numbers_in(words))
    return bool(figure) and any(not any(was and place.lies_in(was) for was in gone) for place in there)


def _untied(report: Manuscript, draft: Draft, alignment: Alignment, digest: str) -> Iterator[Edit]:
    """Yield the edits of a draft, without what else their facts say."""
    said, marked, places = FactPlaces(report), _Marked(draft), Places(report)
    for number, found in enumerate(differences(alignment), 1):
        change, fact = found.change, said.fact_at(found)
        if fact and isinstance(change, FigureChanged) and change.fact != fact:
            change = attrs.evolve(change, fact=fact)
        author, date = marked.by(found)
        stands = isinstance(change, Added) or (isinstance(change, Moved) and not found.note)
        behind = _behind(report, found) if stands else None
        beside = isinstance(change, Added) and not found.note and str(change.after).startswith(BESIDE_TEXT)
        yield Edit(
            number=number,
            change=change,
            fact=fact,
            behind=behind,
            where_behind=_where(report, behind, places) if behind else "",
            around=around(draft.manuscript, found.news[0]) if beside else "",
            author=author,
            date=date,
            difference=found,
            came=tuple(alignment.new.blocks[at] for at in found.news),
            of=digest,
        )


def _where(report: Manuscript, place: Place, places: Places) -> str:
    """Return where a reader finds a place: a heading by its words."""
    for block in report.blocks:
        if isinstance(block, Line) and block.role in HEADINGS and block.origin == str(place):
            return f"“{block.number}{block.text}”"
    return places.where(str(place)) or str(place)


def _behind(report: Manuscript, found: Difference) -> Place | None:
    """Return the place of the report behind which something stands now."""
    if found.note and found.olds:
        return Place.parse(report.blocks[found.olds[0]].origin)
    if found.row is not None and (above := found.row[2] - 1) >= 0:
        grid = report.blocks[found.olds[0]]
        row = grid.row_steps(above) if isinstance(grid, Grid) else ()
        return Place((*Place.parse(grid.origin).steps, *row))
    if found.row is not None or found.column is not None:
        return found.change.before or Place.parse(report.blocks[found.olds[0]].origin)
    gone = range(found.upto - 1, -1, -1)
    return next((Place.parse(block.origin) for at in gone if (block := report.blocks[at]).origin), None)


def around(manuscript: Manuscript, position: int) -> str:
    """Quote the words before and behind a block."""
    before = next((text for at in range(position - 1, -1, -1) if (text := block_text(manuscript.blocks[at]))), "")
    behind = next((text for block in manuscript.blocks[position + 1 :] if (text := block_text(block))), "")
    return f"{before[-NEAR:]}【此处】{behind[:NEAR]}".replace("\n", " ").replace("\t", " ")


class _Marked:
    """Whose tracked change an edit is (修订人): of that where the words stand, or that has them, or all of them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def by(self, found: Difference) -> tuple[str, str]:
        change = found.change
        place = self._draft.manuscript.blocks[found.news[0]].origin if found.news else ""
        place = str(change.after) if found.note and change.after else place
        if isinstance(change, (Split, Joined)) and not found.note:
            return self._by_end(found.news[0], CAME if isinstance(change, Split) else WENT)
        traces = self._draft.traces.get(place, ())
        if found.row is not None and found.row[1] is not None:
            row = f"{place}第{found.row[1] + 1}行"
            traces = [one for one in traces if one.place == row] or traces
        here = [one for trace in traces for one in trace.revisions]
        if isinstance(change, (Reworded, Reformatted)) and found.row is None and not found.note:
            text = block_text(self._draft.manuscript.blocks[found.news[0]])
            return _by_place(change, here, text) if here or change.new else _whose(self._draft.removed, change.old)
        kinds = CAME if not isinstance(change, Reformatted) else ("格式",)
        came = _whose([one for one in here if one.kind in kinds], change.new)
        if any(came) or isinstance(change, Reformatted):
            return came
        away = [one for one in here if one.kind in WENT]
        return _whose([*away, *(self._draft.removed if isinstance(change, Removed) else [])], change.old)

    def _by_end(self, position: int, kinds: Sequence[str]) -> tuple[str, str]:
        """Return who put the end of a paragraph in, before a block or of it, or struck that within it."""
        blocks = self._draft.manuscript.blocks
        near = blocks[max(position - 2, 0) : position + 1] if kinds is CAME else blocks[position : position + 1]
        traces = (trace for block in near for trace in self._draft.traces.get(block.origin, ()))
        found = next((one for trace in traces for one in trace.ends if one.kind in kinds), None)
        return (found.author, found.date) if found else ("", "")


def _whose(revisions: Sequence[Revision], said: str) -> tuple[str, str]:
    """Return whose tracked changes have the first of some words, which a program may cut; at the least half of them."""
    words = half("".join(said.partition("\n")[0].partition("；")[0].split()))
    texts = [half("".join(one.words.split())) for one in revisions]
    at = "".join(texts).find(words) if words else -1
    ends = accumulate(map(len, texts))
    most = max(revisions, key=lambda one: len(one.words) if one.words in said else 0, default=None)
    if at >= 0:
        found = next(one for one, end in zip(revisions, ends, strict=True) if end > at)
    elif most is not None and most.words in said and (len(words) <= SHORT or 2 * len(most.words) >= len(words)):
        found = most
    else:
        return "", ""
    return found.author, found.date


def _by_place(change: Reworded | Reformatted, here: Sequence[Revision], text: str) -> tuple[str, str]:
    """Return whose tracked change stands where words of a line were changed; one of these alone comes first.

    Where one struck words out and another wrote others, it is of both, and of the later day.
    """
    start, end = change.start_after, change.start_after + len(change.new)
    kinds = CAME if not isinstance(change, Reformatted) else ("格式",)
    came = [one for one in here if one.kind in kinds and one.start < end and start < one.start + len(one.words)]
    within = [one for one in came if start <= one.start and one.start + len(one.words) <= end]
    first, last = _reach(change, here, text)
    went = [one for one in here if one.kind in WENT and first <= one.start <= last]
    struck = went if isinstance(change, Reworded) else []
    if change.old and within and struck and not {one.author for one in within} & {one.author for one in struck}:
        return f"{struck[0].author}、{within[0].author}", max(struck[0].date, within[0].date)
    found = next(iter((*within, *struck, *came)), None)
    return (found.author, found.date) if found else ("", "")


def _reach(change: Reworded | Reformatted, here: Sequence[Revision], text: str) -> tuple[int, int]:
    """Return from and up to where the words may have gone that a change tells of, with what came right beside them.

    Of 甲，乙，丙 that became 甲，丙 either 乙， or ，乙 went; of 二是乙；三 that became 二 乙；三是 seems
    to have gone.
    """
    first, last = change.start_after, change.start_after + len(change.new)
    if not change.new:
        old = deque(change.old)
        while old and text[first - 1 : first] == old[-1]:
            old.rotate(1)
            first -= 1
        old = deque(change.old)
        while old and text[last : last + 1] == old[0]:
            old.rotate(-1)
            last += 1
    beside = [(one.start, one.start + len(one.words)) for one in here if one.kind in CAME]
    return (
        min([start for start, end in beside if start <= first <= end], default=first),
        max([end for start, end in beside if start <= last <= end], default=last),
    )
