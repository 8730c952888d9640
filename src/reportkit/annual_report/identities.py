"""The identities of the three tables by name (勾稽关系), and how a place in a table is told."""

from collections.abc import Mapping
from types import MappingProxyType

from reportkit.rules.finding import INNER_MARKS

IDENTITIES: Mapping[str, str] = MappingProxyType(
    {
        "A1": "现行有效件数（对外公开总数量）＝上年数＋本年制发（新公开）－本年废止",
        "A2": "设区的市以下的机关没有规章",
        "B1": "各列：第一项＋第二项＝（七）总计＋第四项",
        "B2": "各列：（七）总计＝各项办理结果之和",
        "B3": "各行：总计＝六类申请人之和",
        "B4": "各列：本年第二项＝上年第四项",
        "B5": "不予公开、无法提供、不予处理、其他处理＝各自分项之和",
        "B6": "各类申请人的第一项、第二项和办理结果独立填报，其余各格由此得出",
        "B7": "没有发生的填0，不留空",
        "B8": "有逾期未缴费的申请，第六部分应报告收取信息处理费情况",
        "C1": "各组：总计＝结果维持＋结果纠正＋其他结果＋尚未审结",
        "C2": "行政诉讼＝未经复议直接起诉＋复议后起诉",
        "C3": "复议机关作共同被告的，由作出原行政行为的机关统计",
        "渠道": "统计表：各渠道公开数之和≥公开总数，同一条信息计1条",
        "累计": "统计表：累计数＝上年累计数＋本年数",
        "期限": "成文日期在次年1月1日以后、规定的期限以前",
    }
)
"""What each says. B5, B6 and C2 hold by construction, B7 is the rule not_reported, C3 nobody can see from figures."""

REASONABLE = ("A1", "A2", "B4", "期限")

REASONABLE_BEFORE_2019 = ("累计", "期限")
"""Those that may fail for a reason, which is given in reasons={…} and printed nowhere in the report."""


def row_place(part: str, label: str) -> str:
    """Return how a row of a part's table is told in a finding."""
    return f"第{part}部分表格“{label.translate(INNER_MARKS)}”行"


def column_place(part: str, label: str) -> str:
    """Return how a column of a part's table is told in a finding."""
    return f"第{part}部分表格“{label.translate(INNER_MARKS)}”列"
