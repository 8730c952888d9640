"""What a report says of applications that are carried forward, against the table that counts them."""

from collections.abc import Iterator

from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.literals import LONGEST_CLAUSE
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault
from reportkit.wording import quantity

FARTHEST = 300  # 字 before a claim, in which stands what it is made of
CARRIED = expression("结转(?:至|到)?下一?年")
CAME_IN = expression("新收|^收.*申请$")
SENTENCE = expression("[^。；]+")
IN_TIME = "(?:在)?(?:规定|法定)的?(?:期限|时限|时间)内"
ALL_DONE = expression(
    rf"(?:均|都|全部)(?:已经|已|得到)?(?:依法|按期|按时|及时|{IN_TIME})?(?:办结|办理完毕|办毕|答复完毕)|办结率(?:达到?|为|是|：)?100%"
)
NONE_LEFT = expression(
    r"(?:没有|并?无|未有)(?:需要?)?结转(?:至|到)?下一?年度?(?:继续)?(?:办理)?的?(?:政府信息公开)?(?:申请|件)?(?=[，。；、]|$)"
)
MATTER = expression(
    "申请(?!人|表|行政)|建议|提案|复议|诉讼|信访|来信|信件|投诉|举报|咨询|留言|来电|诉求|工单|事项|案件|问题"
)
OF_SOME = expression(
    "上年|去年|上一年|结转|到期|届满|尚未|正在|其余|除|其中|月|季度|应(?!申请)|网上|当面|信函|当场|自然人|法人"
    "|[局镇乡村]|街道|部门|单位"
)
"""What a sentence has that speaks of some of the applications only, or says itself what is left."""


def carried_forward(context: CheckContext) -> Statistic | None:
    """Return the figure of the applications that go on into the next year, None where none do, or nothing tells."""
    return context.once(_carried_forward)


def _carried_forward(context: CheckContext) -> Statistic | None:
    for fact in context.statistics:
        if CARRIED.search(fact.name + fact.label) and "申请" in fact.name + fact.label:
            return fact if fact.value and fact.value > 0 else None
    return None


def said_to_be_done(context: CheckContext) -> Iterator[Fault]:
    """Yield where all applications are said to be done while some are carried forward."""
    left = carried_forward(context)
    for passage in context.prose_holding("办结", "办毕", "完毕") if left else ():
        for sentence in SENTENCE.finditer(passage.typed):
            claims = list(ALL_DONE.finditer(passage.typed, *sentence.span()))
            if not claims or left is None or _of_some(passage, *sentence.span()):
                continue
            begin, end = claims[0].start(), claims[-1].end()
            spoken_of = MATTER.findall(passage.with_facts, max(0, begin - FARTHEST), begin)
            first = begin == sentence.start()
            if spoken_of[-1:] == ["申请"] or (not spoken_of and first and "申请" in context.typed_text):
                told = f"“{left.name}”{quantity(left.value or 0, left.unit)}"
                yield marked(passage, f"“{passage.text[begin:end]}”与数据不符：{told}", begin, end)


def said_to_be_none(context: CheckContext) -> Iterator[Fault]:
    """Yield where nothing is said to be carried forward while something is."""
    left = carried_forward(context)
    for passage in context.prose_holding("结转") if left else ():
        for found in NONE_LEFT.finditer(passage.typed):
            begin = max(passage.sentence(found.start())[0], found.start() - LONGEST_CLAUSE)
            if left and not OF_SOME.search(passage.with_facts, begin, found.start()):
                told = quantity(left.value or 0, left.unit)
                message = f"这里说“{found[0]}”，但“{left.name}”为{told}；请改写或者核对数据"
                yield marked(passage, message, found.start(), found.end())


def _of_some(passage: Passage, begin: int, end: int) -> bool:
    """Tell whether a sentence speaks of some of the applications; the words of a fact of what came in do not."""
    text = passage.with_facts[begin:end]
    told = passage.mentions_within(begin, end)
    for one in reversed(told):
        if CAME_IN.search(one.name):
            text = text[: one.start - begin] + text[one.end - begin :]
    return OF_SOME.search(text) is not None or any(one.word == "为零" for one in told)
