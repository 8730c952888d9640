"""Shares and rates told beside the figure that they are of: 占年初预算10065万元的43.2%."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Telling, quantities
from reportkit.rules.reckoned import decimals, rounded
from reportkit.rules.rule import Fault

OF = expression("^(?:仅|约|已|只)?(?:占|为|完成|达到?|相当于|是)")
"""How the whole begins that a share is of."""


def faults_of_inline_wholes(context: CheckContext) -> Iterator[Fault]:
    """Yield the shares that are not what some is of the whole that stands between them."""
    for told in context.once(quantities):
        text = told.passage.plain
        for at in range(2, len(told.all)):
            some, whole, share = told.all[at - 2 : at + 1]
            if (
                share.unit != "%"
                or share.label != "的"
                or whole.unit != some.unit
                or not OF.search(whole.label)
                or some.telling is not Telling.AMOUNT
                or some.rough
                or whole.rough
                or not whole.value
                or re.search("[。；：]", text[some.end : whole.start])
            ):
                continue
            half = (some.half + whole.half * share.exact / 100) * 100 / whole.exact
            reckoned = some.exact * 100 / whole.exact
            if abs(reckoned - share.exact) > half + Fraction(1, 10 ** decimals(share.value)):
                right = f"{rounded(reckoned, decimals(share.value))}%"
                message = f"{some.told}是{whole.told}的{right}，这里写{share.told}，请核对"
                yield marked(told.passage, message, share.start, share.end)
