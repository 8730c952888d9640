"""How many units a county's figures rest on, in one official sentence."""

from collections import Counter
from collections.abc import Sequence

from reportkit.submissions.units import Unit
from reportkit.workbooks.labels import named


def statement(due: Sequence[Unit], missing: Sequence[Unit], faulty: Sequence[Unit], strays: int) -> str:
    """Return who had to report, who did, by kind, who did not, and what stays out of the sum.

    `strays` is how many files belong to no unit.

    >>> units = [Unit("示例县财政局", "部门"), Unit("示例县水利局", "部门"), Unit("示例镇人民政府", "乡镇")]
    >>> statement(units, units[1:2], [], 0)
    '应报送3个单位，已报送2个（部门1个、乡镇1个），示例县水利局尚未报送。'
    """
    gone = {unit.name for unit in missing}
    come = Counter(unit.kind for unit in due if unit.name not in gone)
    by_kind = "、".join(f"{kind}{number}个" for kind, number in come.items())
    clauses = [f"应报送{len(due)}个单位"]
    if not come:
        clauses[0] += "，均未报送"
    elif missing:
        clauses[0] += f"，已报送{come.total()}个（{by_kind}），{_names(missing)}尚未报送"
    else:
        clauses[0] += f"，已全部报送（{by_kind}）"
    if faulty:
        left = come.total() - len(faulty)
        rest = f"实际汇总{left}个单位的数据" if left else "目前没有可以汇总的数据"
        clauses.append(f"{_names(faulty)}报送的报表有误，未计入汇总，{rest}")
    if strays:
        clauses.append(f"另有{strays}份报表无法对应到单位名单，未计入汇总")
    return "；".join(clauses) + "。"


def _names(units: Sequence[Unit]) -> str:
    return named([unit.name for unit in units], "个单位")
