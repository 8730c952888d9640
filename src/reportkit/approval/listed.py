"""What somebody corrected in the contents of a draft: they follow the headings, so that it is told at these."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from reportkit.approval.edits import DraftComment
from reportkit.manuscript import ENTRIES, HEADINGS, Line, Manuscript, Role
from reportkit.place import Place
from reportkit.readers.word_file import Trace

FOLLOWS = "目录随标题生成，要改请改标题"
ATTACHMENT = re.compile(r"^附件\d*")
DIGITS, LEADERS = "0123456789", ".·… \t\u3000"
"""What stands at the end of an entry: its page, and what leads there."""


def corrected_contents(
    composed: Manuscript, file: Manuscript, traces: Mapping[str, Sequence[Trace]]
) -> Iterator[DraftComment]:
    """Yield what was changed in the entries of contents, which neither say what they did nor what headings say now."""
    olds = {_bare(f"{entry.number}{entry.text}"): entry for entry in _entries(composed)}
    news = {_bare(f"{entry.number}{entry.text}"): entry for entry in _entries(file)}
    headings = set(_headings(file))
    if not olds:
        return
    if not news:
        yield DraftComment(place=None, where="目录", text=f"删去了目录；{FOLLOWS}，不要目录的在报告中去掉contents")
        return
    before, after = list(olds), list(news)
    for kind, first, last, first_new, last_new in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone = [one for one in before[first:last] if ATTACHMENT.sub("", one) in headings]
        came = [one for one in after[first_new:last_new] if ATTACHMENT.sub("", one) not in headings]
        for old, new in zip_longest(gone, came):
            about = olds.get(old or "")
            by = next((one for one in _revisions(traces, news.get(new or ""))), ("", ""))
            told = f"改为“{new}”" if old and new else f"加了“{new}”" if new else "删去了这一行"
            yield DraftComment(
                place=Place.parse(about.leads_to) if about else None,
                where="目录",
                quotation=old or "",
                text=f"{told}；{FOLLOWS}",
                author=by[0],
                date=by[1],
            )


def _entries(manuscript: Manuscript) -> Iterator[Line]:
    return (block for block in manuscript.blocks if isinstance(block, Line) and block.role in ENTRIES and block.text)


def _headings(file: Manuscript) -> Iterator[str]:
    """Yield what the headings of a file say, which its contents may say as well."""
    for block in file.blocks:
        if isinstance(block, Line) and block.role in (*HEADINGS, Role.ATTACHMENT_TITLE):
            yield _bare(f"{block.number}{block.text}")


def _revisions(traces: Mapping[str, Sequence[Trace]], entry: Line | None) -> Iterator[tuple[str, str]]:
    for trace in traces.get(entry.origin, ()) if entry else ():
        yield from ((one.author, one.date) for one in trace.revisions)


def _bare(entry: str) -> str:
    """Return an entry without blanks and its page.

    >>> _bare("二、主要 做法……3")
    '二、主要做法'
    """
    return "".join(entry.rstrip(DIGITS).rstrip(LEADERS).split())
