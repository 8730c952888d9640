"""What somebody typed at the head and the foot of the pages of a draft, or made of the number there."""

import re
from collections.abc import Iterator

from reportkit.approval.edits import DraftComment
from reportkit.formats import Format
from reportkit.readers.word_file import WordFile

NUMBER = re.compile(r"[0-9]+|[IVXLC]+|PAGE")
"""The number that stands in the file, which each program writes in its own way."""

REASON = "页眉、页脚不在正文之中，读不进报告"


def written_at_edges(file: WordFile, layout: Format) -> Iterator[DraftComment]:
    """Yield the words in headers and footers, which the library leaves blank, and page numbers set otherwise."""
    usual = _set(layout.page_number)
    numbers = tuple(dict.fromkeys(one.text for one in file.page_numbers))
    for where, words in (("页眉", file.headers), ("页脚", file.footers)):
        yield from (_told(where, f"写有“{one}”") for one in words if one and _set(one) != usual)
    if numbers and not any(numbers):
        yield _told("页码", f"删去了页码（原为“{layout.page_number}”）")
    for one in numbers:
        if one and _set(one) != usual and one not in file.footers:
            yield _told("页码", f"改为“{one}”（原为“{layout.page_number}”）")


def _told(where: str, text: str) -> DraftComment:
    return DraftComment(place=None, where=where, text=f"{text}；{REASON}")


def _set(number: str) -> str:
    """Return how a page number is set.

    >>> _set("— 12 —") == _set("—I—"), _set("第 1 页")
    (True, '第#页')
    """
    return NUMBER.sub("#", "".join(number.split()))
