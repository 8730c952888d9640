"""What the site says of itself in its two languages."""

from attrs import frozen


@frozen
class Language:
    """A language of the site: what browsers and the theme call it, and the folder of its pages."""

    code: str
    name: str
    folder: str
    description: str
    link_to_part: str

    @property
    def is_chinese(self) -> bool:
        return self.code == "zh"

    @property
    def other(self) -> "Language":
        return ENGLISH if self.is_chinese else CHINESE


CHINESE = Language("zh", "中文", ".", "公文报告，由事实和语句生成", "本节的链接")
ENGLISH = Language("en", "English", "en", "Official Chinese reports, from facts and words", "Link to this part")
