"""GB/T 9704-2012 党政机关公文格式: with a letterhead or, where a report gives none, the title on the first line."""

from reportkit.formats.font import FANG_SONG, HEI, KAI, SONG, XIAO_BIAO_SONG
from reportkit.formats.format import Format, Style
from reportkit.formats.page import Page
from reportkit.manuscript import ENTRIES, HEADINGS, IMPRINT, ITEMS, Role

LEVEL_FONTS = (HEI, KAI, FANG_SONG, FANG_SONG, FANG_SONG)
"""7.3.3: the first level 黑体, the second 楷体, below 仿宋; the fifth as office practice has it."""

TITLE_LINE = 36.0
"""3.2: a line is one 二号 character and 7/8 of a 三号 one: 22 + 14 磅."""

MARK_LINE = 46.2
"""Where the mark's size follows from its room, its lines are that much closer."""

IMPRINT_LINE = 28.0
"""7.4 says nothing of the distance of its lines: what the sizes of text and line have for 三号, taken for 四号."""

CONTENTS_LINE = 28.0
"""Of contents the standard says nothing; so close 22 lines leave the page room for what ends its section."""

GB9704 = Format(
    name="GB/T 9704-2012",
    page=Page(),
    styles={
        Role.SHEET_TITLE: Style(XIAO_BIAO_SONG, "二号", "center", line=TITLE_LINE, keep_next=True),
        Role.CONTENTS_TITLE: Style(XIAO_BIAO_SONG, "二号", "center", line=TITLE_LINE, keep_next=True),
        **{role: Style(HEI if role is ENTRIES[0] else FANG_SONG, align="left", line=CONTENTS_LINE) for role in ENTRIES},
        Role.COPY_NUMBER: Style(FANG_SONG, align="left"),
        Role.SECRECY: Style(HEI, align="left"),
        Role.URGENCY: Style(HEI, align="left"),
        Role.MARK: Style(XIAO_BIAO_SONG, "初号", "center", line=MARK_LINE, red=True),
        Role.MARK_WORD: Style(XIAO_BIAO_SONG, "初号", "right", line=MARK_LINE, red=True),
        Role.DOCUMENT_NUMBER: Style(FANG_SONG, align="center"),
        Role.SIGNERS: Style(KAI, align="left", lead=FANG_SONG),
        Role.TITLE: Style(XIAO_BIAO_SONG, "二号", "center", line=TITLE_LINE, keep_next=True),
        Role.STAGE: Style(KAI, align="center", keep_next=True),
        Role.ADDRESSEES: Style(FANG_SONG),
        **{
            role: Style(font, first_line=2, outline=level, keep_next=True)
            for level, (role, font) in enumerate(zip(HEADINGS, LEVEL_FONTS, strict=True), start=1)
        },
        **{role: Style(FANG_SONG, first_line=2, lead=font) for role, font in zip(ITEMS, LEVEL_FONTS, strict=True)},
        Role.BODY: Style(FANG_SONG, first_line=2),
        Role.ATTACHMENT_NOTE: Style(FANG_SONG),
        Role.ATTENDANCE: Style(FANG_SONG, lead=HEI),
        Role.SIGNATURE: Style(FANG_SONG, align="left"),
        Role.POST: Style(FANG_SONG, align="left"),
        Role.DATE: Style(FANG_SONG, align="left"),
        Role.NOTE: Style(FANG_SONG, first_line=2),
        Role.ATTACHMENT_LABEL: Style(HEI, align="left", new_page=True, keep_next=True),
        Role.ATTACHMENT_TITLE: Style(XIAO_BIAO_SONG, "二号", "center", line=TITLE_LINE, keep_next=True),
        Role.TABLE_CAPTION: Style(HEI, "四号", "center", keep_next=True),
        Role.TABLE_UNIT: Style(FANG_SONG, "小四", "right", line=20, keep_next=True),
        Role.TABLE_HEAD: Style(HEI, "小四", "center", line=18),
        Role.TABLE_TEXT: Style(FANG_SONG, "小四", "left", line=18),
        Role.TABLE_CENTRED: Style(FANG_SONG, "小四", "center", line=18),
        Role.TABLE_FIGURE: Style(FANG_SONG, "小四", "right", line=18),
        Role.TABLE_NOTE: Style(FANG_SONG, "小四", line=20),
        Role.DENSE_HEAD: Style(SONG, "五号", "center", line=13),
        Role.DENSE_TEXT: Style(SONG, "五号", "left", line=13),
        Role.DENSE_CENTRED: Style(SONG, "五号", "center", line=13),
        Role.DENSE_FIGURE: Style(SONG, "五号", "right", line=13),
        Role.PICTURE: Style(FANG_SONG, align="center", line=0),
        Role.PICTURE_CAPTION: Style(HEI, "四号", "center"),
        **{role: Style(FANG_SONG, "四号", line=IMPRINT_LINE, right=1) for role in IMPRINT},
        Role.PAGE_NUMBER: Style(SONG, "四号", "right", line=14, right=1),
    },
)
"""The official format. Sizes and typefaces 5.2.2, 7.3; page 5.1, 5.2.1; lines and characters 5.2.3."""
