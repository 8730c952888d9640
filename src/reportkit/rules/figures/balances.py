"""Rules about figures of one sentence that balance: parts before their sum, what came in and what became of it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import SCALED
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reckoned import FIGURE, decimals, figure_alone, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exactly, number

SUM_BEHIND = expression(
    rf"[，。；](?:以上)?(?P<several>[两二三四五六七八九十]项|[两二三四五六]者)?(?P<of>收入|支出)?(?:合计|总计|共计)(?:为|共)?"
    rf"(?P<total>{FIGURE})(?P<unit>{SCALED})(?=[，。；]|\Z)"
)
COMPARED = expression("[增减比较占]|其中|累计|上年|去年|同期|平均|人均|以上")
ADDED = expression("再?加上?(?!快|强|大)")
WHOLE_CARRIED = expression("加上|结转|结余")
BESIDE = expression(r"加上|(?:上年)?结[转余]|，(?:增长|下降)\d+(?:\.\d+)?%")
"""What may stand among parts that are added up, though it speaks of last year or of a change."""
MOST_PARTS = 12


@rule(
    title="合计与前面各项不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "收到建议36件、提案42件，合计88件。",
        "接待费12万元，车辆费18万元，出国费0万元，三项合计40万元。",
        "收入完成8.64亿元，加上补助12.60亿元、结余0.36亿元，收入总计23.60亿元。",
    ],
    good="全县收入完成3.62亿元，增长3%。其中：税收2.53亿元。加上补助9亿元、结余1亿元，收入总计13.62亿元。收到建议36件、提案42件，合计78件；收入100万元、拨款20万元，支出合计90万元；来信3件，来访4件，来电5件，后两项合计9件。",
    needs=Input.TEXT,
)
def sum_off_parts_before(context: CheckContext) -> Iterator[Fault]:
    """What a sentence adds up at its end is the sum of what it told before."""
    for passage in context.holding("合计", "总计", "共计"):
        for found in SUM_BEHIND.finditer(passage.plain) if passage.role in PARAGRAPHS else ():
            begin = passage.plain.rfind("。", 0, found.start()) + 1
            carried = WHOLE_CARRIED.search(passage.plain, begin, found.start()) is not None
            if not carried:
                begin = max(begin, passage.plain.rfind("；", 0, found.start()) + 1)
            said = passage.plain[begin : found.start()]
            if COMPARED.search(BESIDE.sub("", said)) or (found["of"] and not carried):
                continue
            figures = [value(one[1]) for one in re.finditer(rf"({figure_alone()}){found['unit']}(?!次)", said)]
            if ADDED.match(said.lstrip("，；")):  # to what the sentence before told first
                figures = [*_first_before(passage, begin, found["unit"]), *figures]
            several = numeral_value((found["several"] or "")[:1]) if found["several"] else None
            parts = figures[-several:] if several else figures
            total = value(found["total"])
            if (
                1 < len(parts) <= MOST_PARTS
                and len(parts) == (several or len(parts))
                and not _some_add_up(parts, total)
            ):
                terms = "＋".join(number(part, decimals=decimals(part)) for part in parts)
                with exactly():
                    added = sum(parts, Decimal())
                unit = found["unit"]
                message = f"前面各项相加为{number(added)}{unit}（{terms}），这里合计{found['total']}{unit}；请核对"
                yield marked(passage, message, found.start() + 1, found.end())


def _first_before(passage: Passage, begin: int, unit: str) -> list[Decimal]:
    """Return the figure with which what stands before a sentence begins: a total, behind which come its parts."""
    told = re.search(rf"({figure_alone()}){unit}(?!次)", passage.plain[:begin])
    return [value(told[1])] if told else []


def _some_add_up(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Tell whether the last so many of several parts are a total, within what rounding leaves."""
    places = max(map(decimals, (*parts, total)))
    with exactly():
        for count in range(2, len(parts) + 1):
            tolerated = (Decimal(count + 1) / 2).scaleb(-places) if places else Decimal(0)
            if abs(sum(parts[-count:], Decimal()) - total) <= tolerated:
                return True
    return False


CAME = r"(?:收到|受理|接到|新收|立案|排查|发现|交办|转办|查出)[^，。；\d]{0,16}?"
CARRIED_IN = r"(?:上年|去年|往年)结转(?:的)?[^，。；\d]{0,8}?"
DONE = r"(?:已|共)*(?:完成整改|整改(?:完成|到位)?|办结|审结|结案|答复|办理完毕|办理(?=\d))[^，。；\d]{0,6}?"
LEFT = r"(?:结转(?:至|到)?(?:下|次)[一]?年度?(?:继续)?(?:办理)?|尚?未(?:办结|审结)|正在办理|其余|剩余)[^，。；\d]{0,6}?"
AHEAD = "(?<![一-鿿])(?:全年|本年度?|全[市县区]|共|累计)*"
COUNTED = r"(?P<figure>\d[\d,]*)(?P<unit>件次|[件宗封起处项个条])"
FLOWS = tuple(expression(f"{AHEAD}{words}{COUNTED}") for words in (CAME, CARRIED_IN, DONE, LEFT))
COUNTED_FIRST = expression(rf"(?<=[，；]){COUNTED}(?:[一-鿿]{{0,4}}结转|正|尚|仍|还|未)")
COUNTED_UP = expression("累计(?=排查|发现|查处|查出|收到|受理|交办|立案)")
ELSEWHERE = expression(
    "撤回|撤销|转办|转交|转送|移送|不予受理|终止|中止|合并|不属于|另|累计|其中[^，。；]*(?:办结|审结|答复)|率"
)


@rule(
    title="收到与办理不平",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=["全年收到申请18件，已答复16件，结转下年度办理1件。", "受理320件，上年结转12件，办结326件，结转下年度16件。"],
    good=["全年收到申请18件，已答复17件，结转下年度办理1件。", "收到申请18件，答复16件，撤回1件，结转下年度1件。"],
    needs=Input.TEXT,
)
def handled_off_received(context: CheckContext) -> Iterator[Fault]:
    """What came in, with what was left of last year, is what was dealt with and what is left of this one."""
    for passage in context.holding("结转", "未", "正", "尚", "其余", "剩余"):
        if passage.role in PARAGRAPHS:
            start = 0
            for sentence in passage.plain.split("。"):
                told = list(_unbalanced(passage, sentence, start))
                yield from told
                for clause in sentence.split("；") if "；" in sentence and not told else ():
                    yield from _unbalanced(passage, clause, start)
                    start += len(clause) + 1
                start += 0 if "；" in sentence and not told else len(sentence) + 1


def _unbalanced(passage: Passage, sentence: str, start: int) -> Iterator[Fault]:
    came = list(FLOWS[0].finditer(sentence))
    if len(came) != 1:
        return  # as of most sentences
    carried, done, left = (list(pattern.finditer(sentence)) for pattern in FLOWS[1:])
    left += COUNTED_FIRST.finditer(sentence)
    if not (len(done) == len(left) == 1 and len(carried) < 2) or ELSEWHERE.search(COUNTED_UP.sub("", sentence)):
        return
    told = (came, carried, done, left)
    units = {found["unit"] for one in told for found in one}
    figures = [value(one[0]["figure"]) if one else Decimal(0) for one in told]
    if len(units) > 1 or figures[0] + figures[1] == figures[2] + figures[3]:
        return
    if not carried and figures[0] == figures[2]:  # what is left is of last year
        return
    unit = units.pop()
    taken = f"收到{figures[0]}{unit}" + (f"、上年结转{figures[1]}{unit}" if carried else "")
    message = f"{taken}，办结{figures[2]}{unit}、余下{figures[3]}{unit}，两边不相等；请核对"
    ends = [found.span() for one in told for found in one]
    yield marked(passage, message, start + min(begin for begin, _ in ends), start + max(end for _, end in ends))
