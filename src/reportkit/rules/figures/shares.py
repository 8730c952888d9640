"""Rules about shares that were typed into a text beside the figures that they follow from."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportkit.compose.figures import figure_text
from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import MEASURE
from reportkit.rules.passages import behind_figures, marked
from reportkit.rules.reckoned import BEGINS, FIGURE, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact

WHOLE = re.compile(
    rf"{BEGINS}(?P<whole>{FIGURE})(?P<unit>{MEASURE})[，。；（]其中[，：]?(?P<parts>(?:[^。；]|[。；](?=各)){{1,300}})"
)
PART = re.compile(
    rf"{BEGINS}(?P<value>{FIGURE})(?P<unit>{MEASURE})[，（、]?占(?:总数的?|总量的?)?(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)%"
)


BEHIND_PART = re.compile(
    r"(?:[，（、]|，约)?(?P<told>占(?P<of>[^，。；、□◇△\d]{0,12}?)的?(?P<share>\d{1,9}(?:\.\d{1,9})?)%)"
)

APPLIED = Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})


@rule(
    title="占比与数字不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "全区公开信息2069条。其中，部门公开1592条，占67.9%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{自然人申请}，占82.6%；{法人申请}。"]},
    ],
    good=[
        "全区公开信息2069条。其中，部门公开1592条，占76.9%，乡镇477条，占全省乡镇的3.1%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{自然人申请}，占{自然人申请:占比}；{法人申请}。"]},
    ],
    needs=Input.TEXT,
)
def typed_share_wrong(context: CheckContext) -> Iterator[Fault]:
    """A share told beside a part, and its whole or the fact that it is printed from, is what the two come to."""
    known = list(_of_facts(context))
    yield from known
    places = {(fault.place, end) for fault in known for _, end in [fault.span or (0, 0)]}
    yield from (fault for fault in _beside_whole(context) if (fault.place, (fault.span or (0, 0))[1]) not in places)


def _of_facts(context: CheckContext) -> Iterator[Fault]:
    for passage, figure, found in behind_figures(context, BEHIND_PART):
        whole = figure.whole
        if figure.missing("占比") or whole is None or figure.fact.value is None or whole.value is None:
            continue
        if found["of"] not in ("", "总数", "全部", "总量", "比", whole.label, f"{whole.label}总数"):
            continue  # a share of something else
        if not rounds_to(exact(figure.fact.value) / exact(whole.value) * 100, value(found["share"])):
            name, right = figure.fact.name, figure_text(figure, "占比")
            message = f"“{name}”占{found['share']}%，按数据计算为{right}；请引用数据，写作{{{name}:占比}}"
            yield marked(passage, message, found.start("told"), found.end())


def _beside_whole(context: CheckContext) -> Iterator[Fault]:
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
