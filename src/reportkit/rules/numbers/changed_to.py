"""The rule about 减少到 beside the figure that something came to: the stock, and not the change, stands behind 到."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Telling, quantities
from reportkit.rules.rule import Fault, Input, rule

NEXT_SENTENCE = expression(
    r"。(?=[相与和][比较]?(?:[上去]年|\d{4}年)[^，。；]{0,6}相比，)[^，。；]+，(?:[^，。；]{0,16})(?=[一-鿿]{2}了?[到至为]$)"
)
"""与上年相比，支出减少到……, which speaks of what the sentence before told."""
FROM = expression("[由从]")


@rule(
    title="增减到的数与现数不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["油菜种植面积65公顷，减少到117公顷。", "支出完成59.69亿元，下降到18.2%。", "收到申请48件，比上年增加到6件。"],
    good=[
        "油菜种植面积由182公顷减少到65公顷，减少117公顷。",
        "收到申请48件，办结率上升到98.2%，投诉件由6件增加到8件。",
    ],
    needs=Input.TEXT,
)
def changed_to_another(context: CheckContext) -> Iterator[Fault]:
    """What something rose or fell to is what it is now; behind a figure of now, 到 leaves no room for another."""
    for told in context.once(quantities):
        text = told.passage.plain
        for now, then in zip(told.all, told.all[1:], strict=False):
            between = NEXT_SENTENCE.sub("，", text[now.end : then.start])
            if (
                then.telling is not Telling.CHANGED_TO
                or now.telling not in (Telling.AMOUNT, Telling.CHANGE, Telling.SHARE)
                or (now.unit in ("%", "‰", "百分点") and not (now.telling is Telling.SHARE and now.label == "的"))
                or not re.fullmatch(
                    r"[，、（](?:同比|环比|[相与]?[比较][^，。；：]{1,10})?[一-鿿]{2}了?[到至为]", between
                )
                or FROM.search(now.label)
            ):
                continue
            verb = then.label[-3:-1] if not then.label.endswith("了") else then.label[-4:-2]
            if then.unit == "%":
                message = f"数量不能{verb}到百分数，“到”应当删去；请核对"
            elif now.telling is Telling.AMOUNT and then.unit == now.unit and then.exact != now.exact:
                message = f"前面为{now.told}，这里说{verb}到{then.told}，两者不能同时成立；“到”是否多余，请核对"
            else:
                continue
            yield marked(told.passage, message, then.start - len(then.label), then.end)
