"""Derived sentences: plain functions of the report that stay true when it changes.

Each returns one sentence as text with slots. An office rewords one by writing its own function of the report.
"""

from collections.abc import Iterator

from reportkit.model import Phrase, Report, Section
from reportkit.wording import counted, listed


def basis(*citations: str) -> Phrase:
    """Return the sentence that names what the report rests on and who made it (编制依据).

    `citations` are the names of the report's documents, in the order of naming.
    """

    def basis_sentence(report: Report) -> str:
        named = listed([f"{{{name}}}" for name in citations])
        return f"本报告根据{named}要求，由{{单位}}编制。"

    return basis_sentence


def parts(report: Report) -> str:
    """Return the sentence that names the report's parts by their headings and counts them (组成部分)."""
    titles = [section.title for section in _parts(report)]
    if len(titles) < 2:
        return ""
    return f"本报告由{listed(titles)}{counted(len(titles), '个')}部分组成。"


def _parts(report: Report) -> Iterator[Section]:
    return (section for section in report.sections if isinstance(section, Section))


def period(report: Report) -> str:
    """Return the sentence that gives the period of the figures, the whole year (统计期限)."""
    return "本报告的数据统计期限为{年}年1月1日至12月31日。"


def download(report: Report) -> str:
    """Return the sentence that says where the report can be had, or nothing without a website (下载)."""
    if not report.office.website:
        return ""
    return "本报告电子版可在{网站}（{网址}）下载。"


def contact(report: Report) -> str:
    """Return the sentence that says whom to ask; what the office lacks vanishes with its label (联系方式)."""
    known = [
        f"{label}：{{{slot}}}"
        for label, slot in (
            ("地址", "地址"),
            ("邮编", "邮编"),
            ("电话", "电话"),
            ("传真", "传真"),
            ("电子邮箱", "邮箱"),
        )
        if report.word(slot)
    ]
    details = f"（{'；'.join(known)}）" if known else ""
    return f"对本报告如有疑问，可向{{单位}}咨询{details}。"
