"""The rule about a rate that stands behind its two figures, and in whose name the second of them is told."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.numbers.arithmetic import EXACTLY
from reportkit.rules.numbers.of_whole import faults_of_inline_wholes
from reportkit.rules.passages import PARAGRAPHS, marked, matches
from reportkit.rules.reckoned import FIGURE, decimals, rounded, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact

RATE = expression(
    rf"{EXACTLY}(?P<all>{FIGURE})(?P<unit>[一-鿿]{{1,2}}?)(?:[，、]|项目|工程|任务|企业)(?:其中|均?已|共)?(?:按期|按时)?(?P<done>[一-鿿]{{2,6}}?)"
    rf"(?P<some>{FIGURE})(?P=unit)?[，、](?P<named>(?:按期|按时)?(?P<what>[一-鿿]{{2,4}})率)(?:为|达到?|是)?(?P<rate>{FIGURE})%"
)
OF_BUDGET = expression(
    rf"预算[^，。；\d]{{0,6}}(?P<all>{FIGURE})(?P<unit>[万亿]?元)[，；][^，。；\d]{{0,12}}(?:决算|支出|执行|完成)[^，。；\d]{{0,8}}"
    rf"(?P<some>{FIGURE})(?P=unit)[，；](?P<named>(?:完成|为)[^，。；\d]{{0,6}}预算(?:数)?的)(?P<rate>{FIGURE})%"
)


def _same(what: str, done: str) -> bool:
    """Tell whether a rate is of what was done: 开工 and 项目开工 are one."""
    return what in done or what.endswith(done)


LEFT = expression("其余|其他|剩余|余下|尚未|未办结|未到|期限|撤回|转交|移交|不予受理|按期|到期|应办")
AROUND = 60  # 字
CARRIED_OVER = expression("结转|上年|去年|历年|遗留|累计|未到期|办理中|在办|正在|存量|往年|跨年")


@rule(
    title="比率计算有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n调解矛盾纠纷2318件，成功2301件，成功率95.3%。"},
        {"text": "工作报告\n受理申请52件，办结57件，办结率100%。"},
        {"text": "工作报告\n复查案卷50件，发现差错9件，差错率达24%。"},
        {"text": "工作报告\n受理群众来信34件，办结32件，办结率100%。"},
        {"text": "工作报告\n支出预算为36万元，支出决算为30万元，完成预算的93.3%。"},
    ],
    good={
        "text": "工作报告\n调解矛盾纠纷2318件，成功2301件，成功率99.3%；受理50件，办结46件，办结率100%（其余未到期）。"
    },
    needs=Input.TEXT,
    leaves_open="Which of the figures is right only the office knows.",
)
def rate_miscalculated(context: CheckContext) -> Iterator[Fault]:
    """A rate that stands behind its two figures follows from them, or one of the three is wrong.

    What rounds to a rate of another figure of the sentence, what was carried over, and a rate of 100% where something
    is said of the rest, are left alone.
    """
    for passage, found in matches(context, RATE, "率"):
        total, some, rate = (value(found[name]) for name in ("all", "some", "rate"))
        begin, _ = passage.sentence(found.start())
        sentence = passage.plain[begin : found.end() + 20]
        if passage.role not in PARAGRAPHS or CARRIED_OVER.search(sentence) or not _same(found["what"], found["done"]):
            continue
        ends = f"{found['all']}{found['unit']}中{found['done']}{found['some']}{found['unit']}"
        unit = rf"(?<![\d.,])({FIGURE}){found['unit']}"
        others = [value(figure) for figure in re.findall(unit, passage.plain[begin : found.start()])]
        if some > total > 0 and not any(other >= some for other in others):
            told = f"{found['done']}{found['some']}{found['unit']}，多于{found['all']}{found['unit']}"
            yield marked(
                passage, f"{told}，与{found['named']}{found['rate']}%也不符，请核对", found.start("done"), found.end()
            )
        if rate == 100 and 0 < some < total and not LEFT.search(passage.plain, found.end(), found.end() + AROUND):
            right = rounded(exact(some) * 100 / exact(total), 1)
            yield marked(passage, f"{ends}，应为{right}%；其余的没有说明，请核对", found.start("named"), found.end())
        if not 0 < some <= total or rate >= 100:
            continue
        if not any(rounds_to(exact(some) * 100 / exact(other), rate) for other in (total, *others) if other):
            right = rounded(exact(some) * 100 / exact(total), decimals(rate))
            yield marked(passage, f"{ends}，{found['named']}应为{right}%，请核对", found.start("named"), found.end())
    for passage, found in matches(context, OF_BUDGET, "预算"):
        total, some, rate = (value(found[name]) for name in ("all", "some", "rate"))
        if total and not rounds_to(exact(some) * 100 / exact(total), rate):
            right = rounded(exact(some) * 100 / exact(total), decimals(rate))
            message = f"预算{found['all']}{found['unit']}，完成{found['some']}{found['unit']}，应为{right}%，请核对"
            yield marked(passage, message, found.start("named"), found.end())
    yield from faults_of_inline_wholes(context)
