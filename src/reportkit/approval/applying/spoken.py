"""What the model says against an edit, in the words of who edits a draft: 发文字号 for Letterhead.number."""

import re
from collections.abc import Mapping

FIELDS: Mapping[str, Mapping[str, str]] = {
    "Report": {
        "title": "标题",
        "year": "年度",
        "signed": "成文日期",
        "facts": "数据和用语",
        "preamble": "引言",
        "sections": "正文",
        "attachments": "附件",
        "stage": "稿次",
        "letterhead": "版头",
        "addressees": "主送机关",
        "note": "附注",
        "signature": "署名",
        "imprint": "版记",
    },
    "Letterhead": {
        "mark": "发文机关标志",
        "word": "发文机关标志",
        "number": "发文字号",
        "copy": "份号",
        "secrecy": "密级和保密期限",
        "urgency": "紧急程度",
        "signers": "签发人",
    },
    "Imprint": {"office": "印发机关", "printed": "印发日期", "copies": "抄送机关"},
    "Stage": {"name": "稿次", "version": "稿次", "day": "稿次的日期"},
    "Attachment": {"title": "附件标题", "content": "附件正文"},
    "PlainSignature": {"bodies": "署名"},
    "Section": {"title": "标题", "content": "正文"},
    "Measure": {"lead": "条目的标题", "text": "条目", "points": "条目中的并列事项", "content": "条目"},
    "Points": {"items": "并列事项", "series": "并列事项的序号"},
    "Table": {
        "rows": "表格",
        "header": "表头",
        "caption": "表题",
        "unit": "表格的计量单位",
        "notes": "表注",
        "source": "资料来源",
    },
    "Picture": {"source": "图片", "alt": "图片的文字说明", "caption": "图题"},
    "Chart": {"series": "图表的数据", "categories": "图表的类别", "caption": "图题", "alt": "图表的文字说明"},
    "Statistic": {"value": "数据", "last": "上年的数据", "unit": "数据的单位", "name": "数据的名称"},
    "Term": {"text": "用语"},
    "Citation": {"title": "文件名称", "number": "文件的发文字号", "short": "文件的简称"},
    "Footnote": {"words": "注释"},
    "Link": {"words": "链接的文字", "to": "链接的地址"},
    "Emphasis": {"words": "加粗等格式的文字"},
}
"""What the fields of the model are called that edits reach."""

FIELD = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z]+)\.([a-z_]+)(?:\[\d+\])*")
PATH = re.compile(r"[a-z]+(?:\[\d+\]|\.[a-z_]+)+：")
QUOTED = re.compile(r"'([^']*)'")


def spoken(message: str) -> str:
    """Return what an error says in Chinese without names of classes, and without a path: the edit says where.

    >>> spoken("Section.title：'情况。'末尾有'。'；请删去末尾的标点")
    '标题：“情况。”末尾有“。”；请删去末尾的标点'
    """
    bare = PATH.sub("", message, count=1) if PATH.match(message) else message
    named = FIELD.sub(lambda found: FIELDS.get(found[1], {}).get(found[2], found[0]), bare)
    return QUOTED.sub(r"“\1”", named).replace(r"\u3000", "\u3000")
