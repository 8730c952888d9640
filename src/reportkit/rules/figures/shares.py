"""Rules about shares that were typed into a text beside the figures that they follow from."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import MEASURE
from reportkit.rules.passages import marked
from reportkit.rules.reckoned import value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact

BEGINS = r"(?<![0-9.,])(?<![0-9][ \u00a0\u2009\u202f])"
"""No part of another number: 268 in 1 268, whose groups a space parts."""
COUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12}(?:\.[0-9]{1,6})?)"

WHOLE = re.compile(
    rf"{BEGINS}(?P<whole>{COUNT})(?P<unit>{MEASURE})[，。；（]其中[，：]?(?P<parts>(?:[^。；]|[。；](?=各)){{1,300}})"
)
PART = re.compile(
    rf"{BEGINS}(?P<value>{COUNT})(?P<unit>{MEASURE})[，（、]?占(?:总数的?|总量的?)?(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)%"
)


@rule(
    title="占比与数字不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n全区公开信息2069条。其中，部门公开1592条，占67.9%。"},
    good={"text": "工作报告\n全区公开信息2069条。其中，部门公开1592条，占76.9%，乡镇477条，占全省乡镇的3.1%。"},
    needs=Input.TEXT,
)
def typed_share_wrong(context: CheckContext) -> Iterator[Fault]:
    """A share told beside a part and its whole is what the two come to."""
    for passage in context.holding("占"):
        for found in WHOLE.finditer(passage.plain):
            whole = value(found["whole"])
            for part in PART.finditer(found["parts"]):
                some, told = value(part["value"]), part["share"]
                if part["unit"] != found["unit"] or not some <= whole or not whole:
                    continue
                share, decimals = exact(some) / exact(whole) * 100, len(told.partition(".")[2])
                if abs(share - Fraction(told)) > Fraction(1, 10**decimals):  # neither rounded nor cut off
                    right = f"{float(share):.{decimals}f}%"
                    sides = f"{part['value']}{part['unit']}占{found['whole']}{found['unit']}的{right}"
                    start = found.start("parts") + part.start("share")
                    message = f"这里写{told}%，按前后数字计算，{sides}；请核对"
                    yield marked(passage, message, start, start + len(told) + 1)
