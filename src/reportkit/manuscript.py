"""The manuscript (文稿): final text in which only the looks are open, a closed set of blocks."""

from datetime import date
from enum import Enum
from unicodedata import east_asian_width

import attrs


class Role(Enum):
    """What a line is in the document (公文要素); a format says how each role looks."""

    TITLE = "标题"
    STAGE = "稿次"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    HEADING_5 = "五级标题"
    ITEM_1 = "一级条目"
    ITEM_2 = "二级条目"
    ITEM_3 = "三级条目"
    ITEM_4 = "四级条目"
    ITEM_5 = "五级条目"
    BODY = "正文"
    SIGNATURE = "发文机关署名"
    DATE = "成文日期"
    PAGE_NUMBER = "页码"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_5)
ITEMS = (Role.ITEM_1, Role.ITEM_2, Role.ITEM_3, Role.ITEM_4, Role.ITEM_5)


def level_of(role: Role) -> int | None:
    """Return the level, from 1, of a heading or item, None for all other roles."""
    for roles in (HEADINGS, ITEMS):
        if role in roles:
            return roles.index(role) + 1
    return None


class Mark(Enum):
    """What a stretch of text is within its line."""

    TEXT = "文字"
    LEAD = "条目题"
    PLACEHOLDER = "待补"


@attrs.frozen
class Span:
    """A stretch of text: its words, what it is, and the name of the fact it prints."""

    text: str
    mark: Mark = Mark.TEXT
    fact: str | None = None


@attrs.frozen
class Line:
    """One paragraph of the document.

    `number` is kept apart from the text, so that a writer may print it as automatic numbering; `origin` is
    the path of its place in the report; `right` the distance from the right edge in 字, where the text's
    width decides it; `keep_next` holds it on the page of the next line. A line without spans is blank.
    """

    role: Role
    spans: tuple[Span, ...] = ()
    number: str = ""
    origin: str = ""
    right: float | None = None
    keep_next: bool = False

    @property
    def text(self) -> str:
        """The words without the number; line breaks inside a title are \\n."""
        return "".join(span.text for span in self.spans)


Block = Line


@attrs.frozen
class Manuscript:
    """A report as it will stand on the page: what it is called, whose it is, and its blocks in order."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    scheme: tuple[str, ...]
    signed: date | None = None


def width(text: str) -> float:
    """Return the width of a text in 字: one for each Chinese character or mark, a half for each digit.

    >>> width("2019年1月14日")
    6.5
    """
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)
