"""What somebody wrote on the checklist behind a draft: ticks, what was done about a finding, an opinion."""

from collections.abc import Iterator

from reportkit.alignment.blocks import words
from reportkit.approval.edits import DraftComment
from reportkit.manuscript import Grid, Line, Manuscript
from reportkit.manuscript.internal import INTERNAL

CHECKLIST = "核对单"
TICK = "□"
ABOUT = "问题"
ANSWERED = ("已改", "属实", "处理说明")
"""The columns beside a finding that are filled in by hand."""

OPINION = "意见"


def written_on_checklist(file: Manuscript) -> Iterator[DraftComment]:
    """Yield what was written in the boxes of a checklist, which are blank as it goes up."""
    behind = False
    for block in file.blocks:
        behind |= isinstance(block, Line) and block.text == INTERNAL
        if behind and isinstance(block, Grid):
            yield from _findings(block)
            yield from _opinion(block)


def _findings(grid: Grid) -> Iterator[DraftComment]:
    """Yield what was answered to findings, row by row."""
    head = [*map(words, grid.head[0])] if grid.head else []
    if ABOUT not in head or ANSWERED[-1] not in head:
        return
    for row in grid.body:
        told = [*map(words, row)]
        if len(told) != len(head):
            continue
        given = {title: text.strip() for title, text in zip(head, told, strict=True) if title in ANSWERED}
        came = [f"{title}：{text}" for title, text in given.items() if text not in ("", TICK)]
        if came:
            about = told[head.index(ABOUT)]
            yield DraftComment(place=None, where=f"{CHECKLIST}第{told[0]}项", quotation=about, text="；".join(came))


def _opinion(grid: Grid) -> Iterator[DraftComment]:
    """Yield the opinion that is written on the lines beside its label."""
    if not grid.body or words(grid.body[0][0]) != OPINION:
        return
    lines = [text for row in grid.body[:-1] for entry in row[1:] if (text := words(entry).strip())]
    if lines:
        yield DraftComment(place=None, where=f"{CHECKLIST}“{OPINION}”", text="".join(lines))
