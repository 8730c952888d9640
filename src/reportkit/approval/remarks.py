"""What was remarked and drawn on a draft, at its places in the report."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from reportkit.alignment import Alignment
from reportkit.alignment.blocks import block_text
from reportkit.approval.draft import ROW, Draft
from reportkit.approval.edits import DraftComment, Edit
from reportkit.approval.returning import around
from reportkit.comparison.changes import Reworded, in_both
from reportkit.comparison.comparing import opens_untold
from reportkit.manuscript import Block, Grid, Manuscript, notes_of, texts_of
from reportkit.place import Place
from reportkit.readers.docx.runs import INK, SHAPE
from reportkit.readers.word_file import Remark
from reportkit.rules.places import Places
from reportkit.writers.docx.settings import mark_of

CHART = "图表"
STRUCK = "删去的文字处"


def comments_of(
    report: Manuscript,
    draft: Draft,
    alignment: Alignment,
    own: str,
    beside: Mapping[str, str],
    edits: Sequence[Edit],
    marks: Collection[str],
) -> Iterator[DraftComment]:
    """Yield the comments of a draft, but for those in the library's `own` name that nobody answered or typed into.

    `beside` says what the places behind its text are called, `edits` what was changed: a finding is quoted with the
    words that it is about, whatever stands there now. `marks` are those that the file has of the words of its comments.
    """
    placed = [
        (place, trace.place, remark)
        for place, traces in draft.traces.items()
        for trace in traces
        for remark in trace.remarks
    ]
    standing = _Standing.of(report, draft, alignment, beside)
    placed.sort(key=lambda one: standing.order.get(one[0], len(standing.order)))
    threads = _threads([remark for *_, remark in placed])
    answering = {remark.identity for answers in threads.values() for remark in answers}
    for where, whole, remark in placed:
        untouched = remark.author == own and (not marks or mark_of([remark.text]) in marks)
        if remark.identity in answering or (untouched and not threads.get(remark.identity)):
            continue
        answers = tuple(map(_comment, threads.get(remark.identity, ())))
        comment = standing.at(where, whole, attrs.evolve(_comment(remark), answers=answers))
        yield _with_former_words(comment, edits) if remark.author == own else comment


def _with_former_words(comment: DraftComment, edits: Sequence[Edit]) -> DraftComment:
    """Return a comment that quotes the words of the report in the place of those that were put there."""
    for edit in edits:
        change = edit.change
        here = comment.place and change.before and change.before.lies_in(comment.place)
        if here and isinstance(change, Reworded) and change.new and change.old:
            if comment.quotation and comment.quotation in change.new:
                before, _, behind = change.new.partition(comment.quotation)
                return attrs.evolve(comment, quotation=change.old.removeprefix(before).removesuffix(behind))
            comment = attrs.evolve(comment, quotation=comment.quotation.replace(change.new, change.old))
    return comment


def drawn_on(
    report: Manuscript,
    draft: Draft,
    alignment: Alignment,
    drawn: Sequence[tuple[str, str]],
    beside: Mapping[str, str],
) -> Iterator[DraftComment]:
    """Yield what was drawn on a draft, or put in where no report takes it."""
    standing = _Standing.of(report, draft, alignment, beside)
    for place, kind in drawn:
        told = f"画了{kind}" if kind in (SHAPE, INK) else f"加了{kind}"
        comment = DraftComment(place=None, where="", text=f"{told}，读不出内容，请看文件")
        yield standing.at(ROW.sub("", place), place, comment)


@attrs.frozen
class _Standing:
    """Where something stands in a draft (所在位置), as a reader finds it in either version."""

    _draft: Draft
    _alignment: Alignment
    _beside: Mapping[str, str]
    _old: Places
    _new: Places
    order: Mapping[str, int]
    _notes: Collection[str]

    @classmethod
    def of(cls, report: Manuscript, draft: Draft, alignment: Alignment, beside: Mapping[str, str]) -> "_Standing":
        order = {block.origin: at for at, block in enumerate(draft.manuscript.blocks)}
        noted = {
            note.origin: at
            for at, block in enumerate(draft.manuscript.blocks)
            for spans in texts_of(block)
            for note in notes_of(spans)
            if note.origin
        }
        told = Places(alignment.new, opens=opens_untold(alignment))
        return cls(draft, alignment, beside, Places(report), told, {**noted, **order}, noted)

    def at(self, where: str, whole: str, comment: DraftComment) -> DraftComment:
        """Return a comment as one that stands at a block, or at a row of it, which `whole` tells."""
        position = self.order.get(where) if where else None
        place = None if position is None else _place(self._alignment, position)
        block = None if position is None else self._draft.manuscript.blocks[position]
        here = self._new.where(block.origin if block and where in self._notes else where)
        here = here or self._beside.get(whole) or where or self._struck(comment.quotation)
        row = "注释" if where in self._notes else _row_of(block, whole) if block else ""
        return attrs.evolve(
            comment,
            place=place,
            where=(in_both(self._old.where(str(place)) or str(place), here) if place else here) + row,
            around="" if place or position is None else around(self._draft.manuscript, position),
        )

    def _struck(self, words: str) -> str:
        """Return where words stood that were struck out together with their paragraph."""
        olds = [block for block in self._alignment.old.blocks if words and words in block_text(block)]
        return f"原稿{self._old.where(olds[0].origin)}" if len(olds) == 1 else STRUCK


def _row_of(block: Block, place: str) -> str:
    """Return which row of a table a place in a file is, as a reader finds it."""
    found = ROW.search(place)
    if found is None or not isinstance(block, Grid):
        return ""
    return f"第{number}行" if (number := int(found[1]) - len(block.head)) > 0 else "表头"


def _comment(remark: Remark) -> DraftComment:
    return DraftComment(
        place=None,
        where="",
        text=remark.text,
        quotation=remark.quotation,
        author=remark.author,
        date=remark.date,
        done=remark.done,
    )


def _place(alignment: Alignment, position: int) -> Place | None:
    old = alignment.was(position)
    origin = alignment.old.blocks[old].origin if old is not None else ""
    return Place.parse(origin) if origin else None


def _threads(remarks: Sequence[Remark]) -> dict[str, list[Remark]]:
    """Return the answers to each comment: told so, or at the very same words and later, where a program forgot it."""
    found: dict[str, list[Remark]] = {}
    first: dict[str, Remark] = {}
    for one in sorted(remarks, key=lambda remark: remark.date):
        above = one.answers
        if not above and not one.begins and one.quotation in first and one.date > first[one.quotation].date:
            above = first[one.quotation].identity
        if above and above != one.identity:
            found.setdefault(above, []).append(one)
        elif one.quotation:
            first.setdefault(one.quotation, one)
    return found
