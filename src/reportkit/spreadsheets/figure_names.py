"""Names of figures as ledgers have them: 其中： before them, or the unit behind, which a text would print twice."""

import re

from reportkit.wording.measures import MEASURE
from reportkit.workbooks.labels import plain

AMONG = re.compile(r"(?:其中|内|含)\s*[：:，,]\s*")
BEHIND = re.compile(r"\s*[（(]\s*(?:单位\s*[：:]\s*)?(?P<unit>[^（）()]+?)\s*[）)]\s*\Z")
REMARK = re.compile(r"(?:注|备注|附注|说明|填表人|制表人?|审核人?|单位负责人|资料来源|数据来源)\s*[：:]")
SCALED = re.compile(rf"[百千万亿]*(?:{MEASURE}|人|%|％|公顷|千米|立方米|平方公里)")
"""What stands in brackets behind a name and can be nothing but its unit."""


def name_fault(name: str, unit: str) -> str | None:
    """Return what is to be mended in the name of a figure, None where it can be told as it is.

    >>> name_fault("夏粮（万吨）", "万吨"), name_fault("夏粮（早稻）", "万吨")
    ('名称里不要写单位，只写“夏粮”；单位填在“单位”列', None)
    """
    if REMARK.match(name):
        return "是说明，不是数据；请写在有关数据的“说明”列，或者移到另一张工作表"
    if among := AMONG.match(name):
        return f"名称开头不要写“{among[0].strip()}”，只写“{name[among.end() :]}”；它属于哪一项，填在“其中属于”列"
    behind = BEHIND.search(name)
    if behind and (plain(behind["unit"]) == plain(unit) or (not unit and SCALED.fullmatch(behind["unit"]))):
        return f"名称里不要写单位，只写“{name[: behind.start()]}”；单位填在“单位”列"
    return None
