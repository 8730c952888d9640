"""The measure words (量词), as rules ask for them."""

from reportkit.wording.measures import COUNTS, MEASURE, MONEY

SCALED = rf"[万亿]?(?:家次|批次|场次|{MEASURE}|千瓦时)"
"""The same behind 万 or 亿."""
UNIT_ALONE = (
    rf"[十百千万亿]{{0,2}}(?:{MEASURE}|千瓦时|公顷|平方公里|立方米|[%％‰]|[A-Za-z²³/]{{1,6}}|[一-鿿]/[一-鿿]{{1,3}})"
)
"""What stands in a column of units."""

__all__ = ["COUNTS", "MEASURE", "MONEY", "SCALED", "UNIT_ALONE"]
