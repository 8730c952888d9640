"""The measure words (量词), as rules ask for them."""

from reportkit.wording.measures import COUNTS, MEASURE, MONEY

SCALED = rf"[万亿]?(?:家次|批次|场次|{MEASURE}|千瓦时)"
"""The same behind 万 or 亿."""
LEGAL = "公顷|公里|公斤|平方公里|平方米|立方米|瓦时?|伏安?|米|克|吨公里|吨|人公里|标准箱|标箱"
"""Units of which a thousand has a name of its own, as the bulletins of statistics tell them: 85.76千公顷."""
UNIT_ALONE = (
    rf"[十百千万亿]{{0,2}}(?:{MEASURE}|千瓦时|公顷|平方公里|立方米|[%％‰]|[A-Za-z²³/]{{1,6}}|[一-鿿]/[一-鿿]{{1,3}})"
)
"""What stands in a column of units."""

__all__ = ["COUNTS", "LEGAL", "MEASURE", "MONEY", "SCALED", "UNIT_ALONE"]
