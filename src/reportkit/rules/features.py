"""What a rule has to read in a text before it can judge it, where words or marks tell it and may not."""

from enum import Enum


class TextFeature(Enum):
    """What has been read in a text (读出的内容); a rule that needs what was not read is listed as not checked."""

    YEAR = "报告年度（标题中没有读出）"
    """The year that is reported on, which the title tells."""
    TITLE = "标题（没有读出）"
    """The title."""
    LEVELS = "标题层次和序号（没有读出）"
    """Headings and items, told by their numbers."""
    AREA = "本地区名称（标题和署名中没有读出）"
    """The area whose text it is, which title or signature tells."""
    ANNUAL_REPORT = "政府信息公开工作年度报告（本文是其他文种，或者没有读出标题）"
    """The one kind of document that has parts prescribed by a form or a law."""
