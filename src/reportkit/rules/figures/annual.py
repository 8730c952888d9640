"""What rules know of the annual report's figures: which of them nobody enters."""

from collections.abc import Mapping

from reportkit.model import Report, Statistic

WORKS_OUT = ("B1", "B2", "B3", "C1")
"""The equations of the national tables that give what was not entered."""

SUMS_OF_CELLS = (
    *("收办申请", "自然人收办申请", "法人或其他组织收办申请"),
    *("行政诉讼", "行政诉讼结果维持", "行政诉讼结果纠正", "行政诉讼其他结果", "行政诉讼尚未审结"),
)
"""What sentences tell and no cell holds: cells of several rows or groups together."""

SUMS_OF_PARTS = ("填报单位", "收费申请", "信息处理费")
"""What is entered by kind of unit, or by body, alone."""


def is_annual(report: Report) -> bool:
    """Tell whether a report rests on the national tables."""
    return any(one.name in WORKS_OUT for one in report.identities)


def is_sum(figure: Statistic, rows: Mapping[str, object]) -> bool:
    """Tell whether an open figure of an annual report follows from others; `rows` has the row of each cell."""
    if figure.name in rows:
        return False
    sums = figure.name in SUMS_OF_PARTS or any(part.name in rows for part in figure.parts)
    return figure.name in SUMS_OF_CELLS or (sums and any(part.value is None for part in figure.parts))
