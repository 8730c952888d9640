"""Set pieces that most reports have: that there was nothing to report, and what comes next year."""

from typing import Literal

from reportkit.model import Phrase, Report
from reportkit.phrases.factory import phrase_factory
from reportkit.phrases.figures import when_none


@phrase_factory
def no_applications(received: str) -> Phrase:
    """Return the statement that no application was received, while the figure is 0 (依申请公开)."""
    return when_none(received, say="{年}年，{我市}未收到政府信息公开申请。")


@phrase_factory
def no_reviews(*cases: str) -> Phrase:
    """Return the statement that there was neither review nor lawsuit, while every figure is 0 (行政复议、行政诉讼)."""
    return when_none(*cases, say="{年}年，{我市}未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。")


@phrase_factory
def no_fees(*figures: str) -> Phrase:
    """Return the statement that no fee was charged, while every figure is 0 (信息处理费)."""
    return when_none(*figures, say="{年}年，{我市}无收取信息处理费情况。")


def nothing_else(report: Report) -> str:
    """Return the statement that there is nothing else to report (其他需要报告的事项)."""
    return "{年}年，{我市}无其他需要报告的事项。"


@phrase_factory
def next_year(
    plan: str, *, wording: Literal["将", "将继续", "将进一步"] = "将", end: Literal["。", "："] = "。"
) -> Phrase:
    """Return the sentence on what is planned for the year after the report's (下一步打算).

    `end` is ： where a list of what is planned follows.

    >>> from reportkit import Body
    >>> report = Report("报告", Body("示例县人民政府办公室", area="示例县"), year=2018)
    >>> next_year("加强队伍建设")(report)
    '{下年}年，{我市}将加强队伍建设。'
    """

    def plan_sentence(report: Report) -> str:
        return f"{{下年}}年，{{我市}}{wording}{plan}{end}"

    return plan_sentence
