"""The sentences of an edition: text names one by a slot such as {申请收办情况}, and its figures say the rest."""

from collections.abc import Mapping
from types import MappingProxyType

from reportkit.annual_report import fees
from reportkit.annual_report.application_figures import RECEIVED
from reportkit.annual_report.reviews import GROUPS, LAWSUITS
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN, GRANTED, NEW, PARTLY_GRANTED
from reportkit.annual_report.schema import GROUPS as OUTCOMES
from reportkit.model import Phrase, Report, slots
from reportkit.model.paragraph import Piece
from reportkit.phrases import contact, download, outcomes, parts, period
from reportkit.phrases.figures import fees as fees_charged
from reportkit.phrases.figures import known
from reportkit.wording import listed

WHO = "报告范围"
"""The fact that says whose work a report is on: 本机关, 全市."""

UNITS = "填报单位"
"""The figure that counts the units whose returns a summary adds up, its parts their kinds."""

REGULATION = "条例"

FORMAT = "年度报告格式"
"""The fact that holds the notice of the edition."""

REVIEWS = GROUPS[0][1]


def made_by(report: Report) -> str:
    """Return what the report rests on, who made it, and of whose returns (编制依据、汇总说明)."""
    resting_on = f"本报告根据{{{REGULATION}}}和{{{FORMAT}}}要求，由{{单位}}"
    units = report.figure(UNITS)
    if units is None:
        return f"{resting_on}编制。"
    kinds = [f"{{{kind.name}:数值}}{kind.label}" for kind in units.fact.parts]
    whose = f"{listed(kinds)}共{{{UNITS}:数值}}单位" if kinds else f"{{{UNITS}:数值}}{units.fact.label}"
    return f"{resting_on}汇总{whose}的政府信息公开工作情况编制而成。"


def applications_received(report: Report) -> str:
    """Return what came in and was carried over, beside last year's, or that nothing did (申请收办情况)."""
    new, carried = known(report, NEW.name), known(report, CARRIED_IN.name)
    if new.value == 0 and carried.value == 0:
        return f"{{年}}年，{{{WHO}}}未收到政府信息公开申请{{{RECEIVED}:为零}}。"
    told = f"{{年}}年，{{{WHO}}}{{{NEW.name}}}{_compared(report, NEW.name)}"
    if new.value != 0:
        told += f"，{{{NEW.name}:其中}}"
    return f"{told}；{{{CARRIED_IN.name}}}。" if carried.value != 0 else f"{told}。"


def _compared(report: Report, name: str) -> str:
    figure = report.figure(name)
    return f"，{{{name}:同比}}" if figure and figure.missing("同比") is None else ""


def applications_handled(report: Report) -> str:
    """Return what became of the applications, and how many go on into next year (申请办理结果)."""
    if known(report, NEW.name).value == 0 and known(report, CARRIED_IN.name).value == 0:
        return ""
    names = [GRANTED.name, PARTLY_GRANTED.name, *(group.name for group in OUTCOMES)]
    return outcomes(*names, carried=CARRIED_FORWARD.name)(report)


def reviews_held(report: Report) -> str:
    """Return how many reviews there were and how they ended, or that there were neither reviews nor lawsuits."""
    if _none_held(report):
        nothing = f"{{{REVIEWS}:为零}}{{{LAWSUITS}:为零}}"
        return f"{{年}}年，{{{WHO}}}未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况{nothing}。"
    return _cases(report, REVIEWS)


def lawsuits_brought(report: Report) -> str:
    """Return how many lawsuits there were, of both kinds, and how they ended."""
    if _none_held(report):
        return ""
    return _cases(report, LAWSUITS)


def _none_held(report: Report) -> bool:
    return known(report, REVIEWS).value == 0 and known(report, LAWSUITS).value == 0


def _cases(report: Report, name: str) -> str:
    if known(report, name).value == 0:
        return f"{{年}}年，{{{WHO}}}未发生因政府信息公开工作引起的{name}{{{name}:为零}}。"
    told = f"{{年}}年，{{{WHO}}}发生因政府信息公开工作引起的{{{name}}}，{{{name}:其中}}"
    return told + (f"，均已审结{{{name}尚未审结:为零}}。" if known(report, f"{name}尚未审结").value == 0 else "。")


def fees_for_handling(report: Report) -> str:
    """Return what was charged, by body, or that nothing was (收费情况)."""
    money, cases = known(report, fees.AMOUNT), known(report, fees.CASES)
    if not money.parts:
        return f"{{年}}年，{{{WHO}}}无收取信息处理费情况{{{fees.AMOUNT}:为零}}{{{fees.CASES}:为零}}。"
    if money.value == 0 and cases.value == 0:
        return f"{{年}}年，{{{WHO}}}未收取信息处理费{{{fees.AMOUNT}:为零}}{{{fees.CASES}:为零}}。"
    return fees_charged(fees.AMOUNT, fees.CASES, rule=fees.RULE)(report)


Sentences = Mapping[str, tuple[Phrase, ...]]

SENTENCES: Sentences = MappingProxyType(
    {
        "编制依据": (made_by,),
        "申请收办情况": (applications_received,),
        "申请办理结果": (applications_handled,),
        "复议诉讼情况": (reviews_held, lawsuits_brought),
        "收费情况": (fees_for_handling,),
        "组成部分": (parts,),
        "统计期限": (period,),
        "下载": (download,),
        "联系方式": (contact,),
    }
)
"""The sentences that every edition has, by the names that text gives them."""


def spoken(text: str, sentences: Sentences) -> tuple[Piece, ...]:
    """Return a text as a paragraph: the slots that name a sentence become that sentence.

    >>> spoken("今年，{主动公开}。{统计期限}", SENTENCES)[0]
    '今年，{主动公开}。'
    """
    pieces: list[Piece] = []
    written = ""
    for piece in slots.parse(text):
        named = sentences.get(piece.name, ()) if isinstance(piece, slots.Slot) and not piece.word else ()
        if named:
            pieces += [written, *named] if written else named
            written = ""
        else:
            written += slots.written(piece)
    return (*pieces, written) if written else tuple(pieces)
