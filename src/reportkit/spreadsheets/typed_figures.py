"""What people type for a figure in a cell that takes the number alone, and which columns take the rest of it."""

import re
import unicodedata

THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
FIGURE = re.compile(
    r"(?P<before>[约近]?)(?P<digits>\d+(?:\.\d+)?)(?P<after>[余多]?)(?P<unit>[一-鿿%‰℃][一-鿿]{0,4})?", re.ASCII
)
NOTHING = re.compile("无|没有|零|空|未报|未上报|不详|[-—－/]+")


def right_for(text: str, *, exactness: str = "精确程度") -> str | None:
    """Return how to fill in what a text seems to mean, None where that is not beyond doubt.

    `exactness` is the column that takes 约 and the like.

    >>> right_for("1,234"), right_for("15.2万吨"), right_for("约5.4")
    ('应为数字1234', '应为数字15.2，单位“万吨”填在“单位”列', '应为数字5.4，“约”选在“精确程度”列')
    >>> right_for("无"), right_for("两三个")
    ('没有发生的填0，尚未上报的留空', None)
    """
    western = "".join(unicodedata.normalize("NFKC", text).split())
    if NOTHING.fullmatch(western):
        return "没有发生的填0，尚未上报的留空"
    if THOUSANDS.fullmatch(western):
        return f"应为数字{western.replace(',', '')}"
    found = FIGURE.fullmatch(western)
    if found is None:
        return None
    told = [f"应为数字{found['digits']}"]
    if mark := found["before"] or found["after"]:
        told.append(f"“{mark}”选在“{exactness}”列")
    if found["unit"]:
        told.append(f"单位“{found['unit']}”填在“单位”列")
    return "，".join(told)
