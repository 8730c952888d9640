"""Rules about words that order a text, 第一，首先，一是: the mark behind them, and that none is lost or said twice."""

from collections.abc import Iterator
from itertools import pairwise

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.points import NUMERAL, all_runs

ORDER_WORD = expression(
    rf"(?:^|(?<=[，；。：]))(?P<word>第{NUMERAL}|首先|其次|再次|最后|其[一二三四五])、"
    rf"(?!第?{NUMERAL}(?:[、，]|[季期批类产级等部])|第|其次|其[二三四五]|再次|最后)"
)
SHI = expression(rf"(?:^|(?<=[，；。：]))(?P<word>{NUMERAL}是)(?P<mark>[，、：])")


@rule(
    title="序次语后面的标点有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.1, B.3.7",
    bad="第一、加强领导，第二、加强培训。措施有两项：一是，加强督查；二是，加强考核。",
    good="第一，加强领导；第二，加强培训。第一、第二产业增长。第一、二季度，首先、其次都已说明。",
    needs=Input.TEXT,
)
def mark_behind_order_word(context: CheckContext) -> Iterator[Fault]:
    """第一 and 首先 are set off by a comma, 一是 runs on without a mark."""
    for passage, found in matches(context, ORDER_WORD, "第", "首先、", "再次、", "最后、", "其"):
        message = f"“{found['word']}”后面用“，”，不用“、”"
        told = (instead(passage, found.end() - 1, found.end(), "，"),)
        yield marked(passage, message, found.start(), found.end() + 4, replacements=told)
    for passage, found in matches(context, SHI, "是，", "是、", "是："):
        message = f"“{found['word']}”后面不加标点，“{found['mark']}”应删去"
        told = (instead(passage, *found.span("mark"), ""),)
        yield marked(passage, message, found.start(), found.end() + 4, replacements=told)


AGAIN = expression("(?:^|(?<=[。；：]))首先，(?P<between>[^\n]{2,400}?)[。；](?P<word>再次)，")
SECOND_WORD = expression("其次|第二|二是|然后|接着|接下来|另外|此外|还有|同时|随后")


@rule(
    title="序次语跳号",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="首先，加强领导。再次，加强培训。",
    good="首先，加强领导。其次，加强培训。再次，加强督查。首先召开会议，年底再次召开会议。",
    needs=Input.TEXT,
)
def order_word_missing(context: CheckContext) -> Iterator[Fault]:
    """再次 is the third behind 首先 and 其次: without the second a point was lost."""
    for passage, found in matches(context, AGAIN, "再次，"):
        if not SECOND_WORD.search(found["between"]):
            message = "“首先”之后就是“再次”，缺“其次”"
            yield marked(passage, message, found.start("word"), found.end() + 4)


@rule(
    title="“一是”重复",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="一是加强领导；一是加强培训；二是加强督查。",
    good="一是加强领导；二是加强培训。一是为了便民，一是为了监督。一是制度：一是办法，二是细则；二是队伍。",
    needs=Input.TEXT,
)
def first_point_twice(context: CheckContext) -> Iterator[Fault]:
    """Of two points one behind the other only one is the first; where 二是 follows, all behind count wrongly."""
    for one, after in pairwise(run for run in all_runs(context) if run.markers[0].series == "一是"):
        first, again = one.markers[0], after.markers[0]
        alone = len(one.markers) == 1 and first.value == again.value == 1 and len(after.markers) > 1
        between = first.passage.plain[first.end : again.start]
        if alone and first.passage is again.passage and again.before == "；" and not set(between) & set("。："):
            behind = tuple(one.counting(value) for value, one in enumerate(after.markers, 2))
            yield again.told("“一是”重复：上一项已是“一是”，这里应为“二是”，后面顺延", behind)
