"""How a Word file is set: its pages, its paragraphs, its page numbers and tables, as rules ask for them."""

from typing import Literal

import attrs

from reportkit.manuscript import Role

BESIDE_TEXT = ("文本框", "脚注", "尾注")
"""How the places begin of what stands in a file beside its text."""


@attrs.frozen
class _Looks:
    """What is as it should be, but for what is given; only that is shown."""

    def __repr__(self) -> str:
        given = (
            f"{field.name}={value if isinstance(value, Role) else repr(value)}"
            for field in attrs.fields(type(self))
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({', '.join(given)})"


@attrs.frozen(kw_only=True, repr=False)
class SetPage(_Looks):
    """The page of a section (节的页面), in mm, and its grid, in 磅.

    `character_space` is what the grid adds to each character, 0 without one; `line_pitch` the distance of its lines,
    None where lines do not follow it.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    character_space: float = 0
    line_pitch: float | None = None

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its long side."""
        return self.width > self.height


@attrs.frozen(kw_only=True, repr=False)
class SetParagraph(_Looks):
    """A paragraph as it is set (段落版式): what most of its characters have, in 磅 and 字.

    `font` is the typeface of its Chinese characters, "" where none is named, `latin` that of its digits and letters,
    "" where it has none, `lead` that of its first words. An item's `font` is that of the text behind its lead, "" where
    there is no more than the lead. `line` is the distance of its lines in 磅 where `line_rule`
    is exact or atLeast, and a multiple of a line where it is auto. `left` is how far all its lines stand from the left
    edge, to which `first_line` is added. `spacing` is what is added between characters,
    `color` the first colour that is not black. `begins` and `ends` are how far its first and its last character stand
    from the right edge, where it is of one line. `blanks` are the empty paragraphs above it, `spaces` what was typed
    to indent it. `loose_marks` tells whether “” and —— would be set in the Latin typeface. `number` is its number,
    `numbered` whether Word counts it, `behind` what stands behind it then, `bullet` whether it has a bullet instead.
    `struck` are its first words with a line through them, `highlighted` those with a highlight behind them.
    """

    role: Role = Role.BODY
    place: str = "第2段"
    text: str = "内容。"
    font: str = "仿宋_GB2312"
    latin: str = ""
    lead: str = "仿宋_GB2312"
    size: float = 16
    bold: bool = False
    align: str = "both"
    first_line: float = 2
    left: float = 0
    line: float = 28.95
    line_rule: str = "exact"
    spacing: float = -0.25
    color: str = ""
    begins: float | None = None
    ends: float | None = None
    blanks: int = 0
    spaces: str = ""
    loose_marks: bool = False
    number: str = ""
    numbered: bool = False
    behind: str = "nothing"
    bullet: bool = False
    struck: str = ""
    highlighted: str = ""


@attrs.frozen(kw_only=True, repr=False)
class SetPageNumber(_Looks):
    """The page number of a side (页码版式): its text with the number that stands in the file, "" where it has none.

    `align` is "" where a text box or a frame places it in a way that only a page shows.
    """

    side: Literal["单页", "双页", "首页"] = "单页"
    text: str = "— 1 —"
    font: str = "宋体"
    size: float = 14
    align: str = "right"


@attrs.frozen(kw_only=True, repr=False)
class SetTable(_Looks):
    """A table as it is set (表格版式): how many rows it has, and how many of them are repeated on every page.

    `nested` tells that it stands in a cell of another, and is read behind that.
    """

    place: str = "第1个表格"
    rows: int = 3
    repeated: int = 1
    nested: bool = False


BOTH_SIDES = (SetPageNumber(), SetPageNumber(side="双页", text="— 2 —", align="left"))


@attrs.frozen(kw_only=True, repr=False)
class WordFile(_Looks):
    """The looks of a Word file (Word文件的版式); what is not given is right.

    `paragraphs` are those of the text and not of tables; `headers` and `footers` what stands above and below the text
    of pages, without page numbers; `language` that of its Chinese text, "" where it is not told; `revisions` how many
    changes wait for being accepted; `unread` what could not be read as text; `laid_out` how many tables only place the
    text, which is read as if it stood in none. `macros` tells whether it carries
    programs, `linked` whether it takes pictures or data from outside itself, `template` the name of a template outside
    of it that it is tied to.
    """

    pages: tuple[SetPage, ...] = (SetPage(),)
    paragraphs: tuple[SetParagraph, ...] = ()
    page_numbers: tuple[SetPageNumber, ...] = BOTH_SIDES
    tables: tuple[SetTable, ...] = ()
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    language: str = "zh-CN"
    revisions: int = 0
    laid_out: int = 0
    unread: tuple[str, ...] = ()
    macros: bool = False
    linked: bool = False
    template: str = ""


Change = Literal["插入", "删除", "移出", "移入", "格式"]


@attrs.frozen
class Revision:
    """A tracked change (修订), as the file tells of it.

    Parameters: `kind` what was done; `words` to which words; `author` and `date` by whom and when, "" where it is not
    told; `start` how many characters of its text stand before it: deleted ones are none of the text.
    """

    kind: Change
    words: str
    author: str = ""
    date: str = ""
    start: int = 0


@attrs.frozen
class Remark:
    """A comment (审阅批注).

    Parameters: `text` what it says; `quotation` the words that it is about; `author` and `date` whose it is, and of
    when; `identity` what the file knows it by; `answers` the identity of the comment that it replies to, "" for one
    that begins a thread; `begins` whether the file says that it does, as Word says of each; `done` whether it is
    marked as settled.
    """

    text: str
    quotation: str = ""
    author: str = attrs.field(default="", kw_only=True)
    date: str = attrs.field(default="", kw_only=True)
    identity: str = attrs.field(default="", kw_only=True)
    answers: str = attrs.field(default="", kw_only=True)
    done: bool = attrs.field(default=False, kw_only=True)
    begins: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Trace:
    """What was left at a paragraph (审阅痕迹): changes, comments and struck-out words, with what identifies it.

    `identity` is the w14:paraId that some programs keep, `bookmarks` the names of those that begin in it.
    `inherits` tells that it has the style of a paragraph above whose end was struck out or moved away, so that this one
    goes on with it, and that nobody tracked a change of its own style; `closes` are the names of the bookmarks that end
    in it and begin above;
    `ends` are the tracked changes by which ends of paragraphs came or went in it, without words; `row_came` tells that
    it stands in a row of a table that was put in while changes were tracked.
    """

    place: str
    identity: str = attrs.field(default="", kw_only=True)
    bookmarks: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    closes: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    revisions: tuple[Revision, ...] = attrs.field(default=(), kw_only=True)
    remarks: tuple[Remark, ...] = attrs.field(default=(), kw_only=True)
    struck: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    inherits: bool = attrs.field(default=False, kw_only=True)
    ends: tuple[Revision, ...] = attrs.field(default=(), kw_only=True)
    row_came: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class ShownReference:
    """What a field of a reference shows (引用): where it stands in its text, the bookmark that it is of, its words."""

    place: str
    start: int
    end: int
    bookmark: str
    words: str
