"""How many came and how many of them were answered, where a text says nothing of the rest."""

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.splits import AROUND
from reportkit.rules.passage import Passage
from reportkit.rules.reckoned import FIGURE, value
from reportkit.wording import exactly, number

CAME = expression(
    rf"(?P<came>(?:收到|受理|接到|登记)(?P<what>[^，。；\d]{{0,14}}?(?:申请|来信|投诉|举报|诉求|提案|建议))(?P<all>{FIGURE})(?P<unit>[件封条份宗]))"
    rf"[，；。](?P<done>(?:已|共|均已)?(?:按期|按时|依法)?(?:答复|办结|回复|办理|处理)(?P<some>{FIGURE})(?P=unit))(?P<behind>[，。；])"
)
ELSEWHERE = expression(
    "结转|撤回|撤销|转交|移送|正在|尚未|尚在|未到期|延期|待|其余|其他|剩余|余下|不予|不属于|另|上年|未办|在办|率"
)


@attrs.frozen
class Answered:
    """How many came and how many were answered (收办), with what the text says nothing of."""

    passage: Passage
    start: int
    end: int
    came: str
    done: str
    unit: str
    left: Decimal


def answered(context: CheckContext) -> Iterator[Answered]:
    """Yield what came and was not answered, where nothing around says what became of the rest."""
    for passage in context.holding("收到", "受理", "接到", "登记"):
        for found in CAME.finditer(passage.plain):
            with exactly():
                left = value(found["all"]) - value(found["some"])
            sentence = passage.plain[found.start("behind") : found.end() + AROUND]
            told = re.sub("其中[^。]*", "", sentence)
            if left > 0 and not ELSEWHERE.search(told) and not re.search(rf"(?<!\d){number(left)}(?!\d)", sentence):
                yield Answered(
                    passage, found.start("all"), found.end("done"), found["came"], found["done"], found["unit"], left
                )
