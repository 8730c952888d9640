"""Where a reader finds a place of the report: 二、（三）第2段, 表1第4行, 附件1标题."""

import re

from reportkit.manuscript import CLOSING, HEAD, IMPRINT, ITEMS, Block, Grid, Image, Line, Manuscript, Role, level_of
from reportkit.patterns import expression
from reportkit.place import Place

APART = {
    Role.CONTENTS_TITLE: "目录",
    Role.TITLE: "标题",
    Role.STAGE: "稿次",
    Role.ADDRESSEES: "主送机关",
    Role.SIGNATURE: "署名",
    Role.DATE: "成文日期",
    **dict.fromkeys(IMPRINT, "版记"),
    **{role: role.value for role in HEAD},
    Role.MARK_WORD: Role.MARK.value,
    Role.NOTE: Role.NOTE.value,
}
"""Lines that stand once in a document."""

BEHIND = "落款之后"
"""What stands below the signature and is no attachment."""

WHOLE = "全文"
"""The place of what is said of a report or text as a whole."""

OUTSIDE = {
    "title": "标题",
    "facts": "数据和用语",
    "returns": "单位填报",
    "identities": "勾稽关系",
    "office": "署名",
    "signed": "成文日期",
    WHOLE: WHOLE,
}
"""What stands in no text, by the first word of its place."""

PREAMBLE = "引言"
BEFORE = {Role.TITLE: "标题之前", Role.ADDRESSEES: "主送机关之前"}
"""What text is called that somebody typed above what stands in the head of a draft."""

TEXT = frozenset((Role.BODY, Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.TABLE_NOTE, Role.PICTURE_CAPTION))
"""What a preamble consists of."""

CAPTIONS = {Role.TABLE_CAPTION: "表格", Role.PICTURE_CAPTION: "图"}
"""What a table or picture without a number is called."""

NOTES = ("脚注", "尾注")
"""How the places of notes begin that stand in no line of a file."""

BESIDE_TABLE = {"unit": "计量单位", "notes": "注", "source": "资料来源"}

LISTED = expression(r"(?:附件：)?(\d+)\.")
"""A line of the list of attachments, with its number."""

TABLE_ROW = expression(r"(.*)\.(rows|header)\[(\d+)\](?:\[\d+\])?")
"""A row of a table, or a cell in it."""


def _below_table(place: str) -> tuple[str, str]:
    """Return the table that a place above or below it belongs to, and the part; a note on a cell has the cell's.

    >>> _below_table("preamble[0].notes[1]"), _below_table("preamble[0].rows[0][1][1].words")
    (('preamble[0]', 'notes'), ('preamble[0]', 'rows'))
    """
    table, _, part = re.sub(r"(\.(?:rows|header)\[).*", r"\1", place).rpartition(".")
    return table, part.partition("[")[0]


def row_words(row: re.Match[str]) -> str:
    """Return what the row of a table is called that TABLE_ROW has found."""
    return "表头" if row[2] == "header" else f"第{int(row[3]) + 1}行"


def row_of(place: str) -> str:
    """Return the row of a table that a place is a cell of, any other place as it is.

    >>> row_of("sections[0].content[1].rows[2][0]"), row_of("preamble[0]")
    ('sections[0].content[1].rows[2]', 'preamble[0]')
    """
    found = TABLE_ROW.fullmatch(place)
    return f"{found[1]}.{found[2]}[{found[3]}]" if found else place


class Places:
    """What the places of one manuscript are called (位置).

    `opens` tells that it is the file of a report that opens with a preamble, which no file tells from other text.
    """

    def __init__(self, manuscript: Manuscript, *, opens: bool = False) -> None:
        self._opens = opens
        self._names: dict[str, str] = {}
        self._part = ""
        self._caption = self._table = ""
        self._above: dict[int, str] = {}
        self._paragraphs: dict[str, list[str]] = {}
        ends = {block.role: at for at, block in enumerate(manuscript.blocks) if isinstance(block, Line) and opens}
        for at, block in enumerate(manuscript.blocks):
            if block.origin:
                self._before = next((name for role, name in BEFORE.items() if at < ends.get(role, -1)), "")
                self._enter(block)
                self._name(block)
        for trail, places in self._paragraphs.items():
            alone = len(places) == 1 and trail and not trail.endswith("、")
            self._names.update((place, trail if alone else f"{trail}第{n}段") for n, place in enumerate(places, 1))

    def where(self, place: str) -> str:
        """Return a place as a reader finds it, "" where the manuscript has nothing like it."""
        for around in map(str, Place.parse(place).outward()):
            if name := self._names.get(around) or self._names.get(f"{around}.title"):
                return name
            row = TABLE_ROW.fullmatch(around)
            if row and row[1] in self._names:
                return self._names[row[1]] + row_words(row)
        return OUTSIDE.get(place.partition("[")[0], "")

    def _enter(self, block: Block) -> None:
        if isinstance(block, Line) and (block.role is Role.ATTACHMENT_LABEL or (level_of(block.role) and block.number)):
            self._opens = False
        behind = isinstance(block, Line) and block.role in CLOSING and bool(self._paragraphs)
        if behind:
            self._part, self._above, self._opens = BEHIND, {}, False
        elif block.origin.startswith("preamble") or (
            self._opens and (not isinstance(block, Line) or block.role in TEXT)
        ):
            self._part = self._before or PREAMBLE
        elif self._part in (PREAMBLE, *BEFORE.values()):
            self._part = ""

    def _name(self, block: Block) -> None:
        trail = self._part + "".join(self._above.values())
        above, self._caption = self._caption, ""
        if isinstance(block, Line) and block.role in (Role.TABLE_CAPTION, Role.TABLE_UNIT):
            self._caption = block.number or above
        if isinstance(block, Grid):
            self._table = self._names.setdefault(block.origin, above or f"{trail}表格")
        elif isinstance(block, Image):
            self._names[block.origin] = f"{trail}图"
        elif block.role in APART:
            beside = self._names.get(block.origin)  # in a file, where number and signers are one paragraph
            name = APART[block.role]
            self._names[block.origin] = f"{beside}、{name}" if beside and beside != name else name
        elif block.role is Role.ATTACHMENT_LABEL:
            self._part, self._above = block.text, {}
            self._names[block.origin] = block.text
        elif block.role is Role.ATTACHMENT_TITLE:
            self._names[block.origin] = f"{trail}标题"
        elif block.role in CAPTIONS:
            name = block.number or f"{trail}{CAPTIONS[block.role]}"
            self._names[block.origin.removesuffix(".caption")] = name
            self._names[block.origin] = f"{name}{block.role.value}"
        elif block.role in (Role.TABLE_UNIT, Role.TABLE_NOTE):
            self._names[block.origin] = self._beside_table(block, trail, above)
        elif (level := level_of(block.role)) and block.number:
            self._above = {depth: number for depth, number in self._above.items() if depth < level}
            self._above[level] = block.number
            trail = self._part + "".join(self._above.values())
            if block.role in ITEMS:  # a paragraph itself: others that follow it are its second, its third
                self._paragraphs[trail] = [block.origin]
            else:
                self._names[block.origin] = f"{trail}标题"
        elif block.role is Role.ATTACHMENT_NOTE:
            if not block.origin.startswith("attachments"):  # in a file, where its number is typed
                number = LISTED.match(block.text)
                self._names[block.origin] = f"附件{number[1]}" if number else "附件"
        else:
            self._paragraphs.setdefault(trail, []).append(block.origin)

    def _beside_table(self, block: Line, trail: str, above: str) -> str:
        """Return what a line above or below a table is called; in a file, only what it says tells which it is."""
        if block.origin.startswith(NOTES):
            return block.origin[:2]
        table, part = _below_table(block.origin)
        if table:
            return self._names.setdefault(table, f"{trail}表格") + BESIDE_TABLE.get(part, BESIDE_TABLE["notes"])
        if block.role is Role.TABLE_UNIT:
            return f"{above or f'{trail}表格'}{BESIDE_TABLE['unit']}"
        name = BESIDE_TABLE["source"]
        return f"{self._table or f'{trail}表格'}{name if block.text.startswith(name) else BESIDE_TABLE['notes']}"
