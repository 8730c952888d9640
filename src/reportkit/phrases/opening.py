"""The sentences that open a report: what it rests on, who made it, its parts, its period, where it can be had."""

from collections.abc import Mapping
from typing import Literal

from reportkit.compose import printed_title
from reportkit.errors import wrong_type
from reportkit.model import Phrase, Report, Section
from reportkit.phrases.factory import phrase_factory, require_report
from reportkit.wording import counted, full_date, listed


def annual_title(who: str = "{地区}") -> str:
    """Return the title of a year's report on open government (标题): of an area, or of {单位} alone.

    >>> annual_title("{单位}")
    '{单位}{年}年政府信息公开工作年度报告'
    """
    if not isinstance(who, str):
        raise wrong_type("annual_title: who", who, "a str")
    return f"{who}{{年}}年政府信息公开工作年度报告"


@phrase_factory
def basis(*citations: str, wording: Literal["要求", "规定", "有关规定"] = "要求") -> Phrase:
    """Return the sentence that names what the report rests on and who made it (编制依据).

    `citations` are the names of the report's documents, in the order of naming; `wording` what is said of them.
    """

    def basis_sentence(report: Report) -> str:
        named = listed([f"{{{name}}}" for name in citations])
        return f"本报告根据{named}{wording}，由{{单位}}编制。"

    return basis_sentence


@phrase_factory
def aggregation(units: str, *, of: str = "政府信息公开工作情况") -> Phrase:
    """Return the sentence that says whose returns a report sums up (汇总说明).

    `units` is the figure that counts the units, whose parts, if it has any, name their kinds.

    >>> from reportkit import Body, Statistic
    >>> units = Statistic("填报单位", 42, "个", parts={"部门": 30, "乡镇": 12})
    >>> report = Report("报告", Body("示例县人民政府办公室", area="示例县"), year=2018, facts=[units])
    >>> aggregation("填报单位")(report)
    '本报告由{单位}汇总{部门:数值}部门和{乡镇:数值}乡镇政府信息公开工作情况编制而成。'
    """

    def aggregation_sentence(report: Report) -> str:
        figure = report.figure(units)
        kinds = [part for part in figure.fact.parts if part.value != 0] if figure else []
        told = listed([f"{{{kind.name}:数值}}{kind.label}" for kind in kinds]) if kinds else f"{{{units}:数值}}单位"
        return f"本报告由{{单位}}汇总{told}{of}编制而成。"

    return aggregation_sentence


def parts(report: Report) -> str:
    """Return the sentence that names the report's parts by their headings and counts them (组成部分)."""
    titles = _titles(report, "parts")
    if len(titles) < 2:
        return ""
    return f"本报告由{listed(titles)}{counted(len(titles), '个')}部分组成。"


def parts_in_all(report: Report) -> str:
    """Return the same sentence, the count first: 本报告共七个部分：……。"""
    titles = _titles(report, "parts_in_all")
    if len(titles) < 2:
        return ""
    return f"本报告共{counted(len(titles), '个')}部分：{listed(titles)}。"


def _titles(report: Report, name: str) -> list[str]:
    require_report(report, name)
    return [section.title for section in report.sections if isinstance(section, Section)]


def period(report: Report) -> str:
    """Return the sentence that gives the period of the figures, the whole year (统计期限)."""
    return "本报告的数据统计期限为{年}年1月1日至12月31日。"


def period_from_to(report: Report) -> str:
    """Return the same sentence with both ends in full: 自……起，至……止。"""
    return "本报告所列数据的统计期限自{年}年1月1日起，至{年}年12月31日止。"


def download(report: Report) -> str:
    """Return the sentence that says where the report can be had, or nothing without a website (下载)."""
    require_report(report, "download")
    if not report.office.website:
        return ""
    return "本报告电子版可在{网站}（{网址}）下载。"


def contact(report: Report) -> str:
    """Return the sentence that says whom to ask; what the office lacks vanishes with its label (联系方式)."""
    return f"对本报告如有疑问，可向{{单位}}咨询{_details(report, 'contact')}。"


def contact_in_full(report: Report) -> str:
    """Return the same sentence in the words of the national form: 请与……联系。"""
    return f"如对本报告有疑问，请与{{单位}}联系{_details(report, 'contact_in_full')}。"


def _details(report: Report, name: str) -> str:
    require_report(report, name)
    slots = {"地址": "地址", "邮编": "邮编", "电话": "电话", "传真": "传真", "电子邮箱": "邮箱"}
    known = [f"{label}：{{{slot}}}" for label, slot in slots.items() if report.word(slot)]
    return f"（{'；'.join(known)}）" if known else ""


def portal_record(report: Report) -> Mapping[str, str]:
    """Return what the portal asks for and the report knows (公开属性): its name, who made it, and when.

    >>> from datetime import date
    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> dict(portal_record(Report("{地区}{年}年工作报告", office, year=2018, signed=date(2019, 1, 14))))
    {'名称': '示例县2018年工作报告', '发布机构': '示例县人民政府办公室', '生成日期': '2019年1月14日'}
    """
    require_report(report, "portal_record")
    known = {"名称": printed_title(report), "发布机构": report.office.name}
    return {**known, "生成日期": full_date(report.signed)} if report.signed else known
