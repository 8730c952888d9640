"""What stands in a document: the role of each line, and the elements in the order that formats give them."""

from enum import Enum


class Role(Enum):
    """What a line is in the document (公文要素); a format says how each role looks."""

    COPY_NUMBER = "份号"
    SECRECY = "密级和保密期限"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    MARK_WORD = "联合标志的文件二字"
    DOCUMENT_NUMBER = "发文字号"
    SIGNERS = "签发人"
    TITLE = "标题"
    STAGE = "稿次"
    ADDRESSEES = "主送机关"
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
    ATTACHMENT_NOTE = "附件说明"
    ATTENDANCE = "出席人员"
    SIGNATURE = "发文机关署名"
    POST = "签名人职务"
    DATE = "成文日期"
    NOTE = "附注"
    ATTACHMENT_LABEL = "附件标识"
    ATTACHMENT_TITLE = "附件标题"
    TABLE_CAPTION = "表题"
    TABLE_UNIT = "计量单位"
    TABLE_HEAD = "表头"
    TABLE_TEXT = "表格文字"
    TABLE_CENTRED = "表格居中"
    TABLE_FIGURE = "表格数字"
    TABLE_NOTE = "表注"
    DENSE_HEAD = "密排表头"
    DENSE_TEXT = "密排表格文字"
    DENSE_CENTRED = "密排表格居中"
    DENSE_FIGURE = "密排表格数字"
    PICTURE = "图"
    PICTURE_CAPTION = "图题"
    IMPRINT_ADDRESSEES = "版记中的主送机关"
    COPIES = "抄送机关"
    PRINTED_BY = "印发机关"
    PRINTED_ON = "印发日期"
    SHEET_TITLE = "稿纸标题"
    CONTENTS_TITLE = "目录标题"
    CONTENTS_1 = "一级目录"
    CONTENTS_2 = "二级目录"
    CONTENTS_3 = "三级目录"
    CONTENTS_4 = "四级目录"
    CONTENTS_5 = "五级目录"
    PAGE_NUMBER = "页码"

    __hash__ = object.__hash__  # Enum's own is written in Python, and every line asks for its role's looks


class Element(Enum):
    """What a document has, in an order that its format sets (编排要素; GB/T 9704-2012, 7)."""

    CONTENTS = "目录"
    LETTERHEAD = "版头"
    LETTER_HEAD = "信函版头"
    TITLE = "标题"
    STAGE = "稿次"
    ADDRESSEES = "主送机关"
    BLANK = "空行"
    TEXT = "正文"
    ATTACHMENT_NOTE = "附件说明"
    ATTENDANCE = "出席、请假和列席人员"
    SIGNATURE = "署名和成文日期"
    NOTE = "附注"
    ATTACHMENTS = "附件"
    IMPRINT = "版记"


PLAIN = (
    Element.CONTENTS,
    Element.LETTERHEAD,
    Element.TITLE,
    Element.STAGE,
    Element.BLANK,
    Element.ADDRESSEES,
    Element.TEXT,
    Element.ATTACHMENT_NOTE,
    Element.SIGNATURE,
    Element.NOTE,
    Element.ATTACHMENTS,
    Element.IMPRINT,
)
"""The order of a document (GB/T 9704-2012, 7); of what a report does not give, nothing is printed."""


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_5)
ENTRIES = (Role.CONTENTS_1, Role.CONTENTS_2, Role.CONTENTS_3, Role.CONTENTS_4, Role.CONTENTS_5)
"""The lines of the contents, by the level of what they name."""

CONTENTS = (Role.CONTENTS_TITLE, *ENTRIES)
"""What stands on the pages of the contents (目录), in front of the document."""

HEAD = (
    Role.COPY_NUMBER,
    Role.SECRECY,
    Role.URGENCY,
    Role.MARK,
    Role.MARK_WORD,
    Role.DOCUMENT_NUMBER,
    Role.SIGNERS,
)
"""What stands above the red line (版头; 7.2)."""

IMPRINT = (Role.IMPRINT_ADDRESSEES, Role.COPIES, Role.PRINTED_BY, Role.PRINTED_ON)
"""What stands at the foot of the last page (版记; 7.4)."""

CLOSING = (Role.SIGNATURE, Role.DATE, Role.NOTE)
"""What stands below the text, in its order."""

LABELLED = (Role.SIGNERS, Role.ATTENDANCE)
"""What begins with a label in a typeface of its own."""

PLAIN_CELLS = (Role.TABLE_HEAD, Role.TABLE_TEXT, Role.TABLE_CENTRED, Role.TABLE_FIGURE)
DENSE_CELLS = (Role.DENSE_HEAD, Role.DENSE_TEXT, Role.DENSE_CENTRED, Role.DENSE_FIGURE)
CELLS = (*PLAIN_CELLS, *DENSE_CELLS)

ITEMS = (Role.ITEM_1, Role.ITEM_2, Role.ITEM_3, Role.ITEM_4, Role.ITEM_5)


_LEVELS = {role: level for roles in (HEADINGS, ITEMS) for level, role in enumerate(roles, 1)}


def level_of(role: Role) -> int | None:
    """Return the level, from 1, of a heading or item, None for all other roles."""
    return _LEVELS.get(role)
