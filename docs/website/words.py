"""What the theme's search asks jieba for, out of the same dictionary in another program, since jieba has no wheel.

To it come the terms of the glossary that it would cut a single 字 from: who looks for 发文稿纸 wants no page on 发.
"""

import re
from collections.abc import Iterator, Sequence

import rjieba

from website.pages import DOCS

WORDS_OF_A_QUERY = re.compile(r"(for\(let (\w)=(\w)\+1;\2)<((\w)\.length;\2\+\+\)\5\.slice\(\3,\2\)in )")
"""Where the theme cuts a query into words of the index: a loop that ends one 字 too early, and takes 字体 for 字."""

LONGEST_TERM = 5  # a longer one is looked for by parts of it


def cut(text: bytes) -> Sequence[str]:
    return [str(word) for word in rjieba.cut(text.decode("utf-8"))]


def mended(script: str) -> str:
    """Return the theme's search as it finds the last 字 of a query."""
    made, times = WORDS_OF_A_QUERY.subn(r"\1<=\4", script)
    if times != 1:
        raise SystemExit("The search of this release of the theme is another: see whether it finds 字体 as it is.")
    return made


def _unknown_terms() -> Iterator[str]:
    for row in re.findall(r"^\| `\w+` \| ([^|]+) \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE):
        for term in re.findall("[一-鿿]+", row):
            if 1 < len(term) <= LONGEST_TERM and any(len(word) == 1 for word in rjieba.cut(term)):
                yield term


for term in list(_unknown_terms()):
    rjieba.add_word(term, None, None)
