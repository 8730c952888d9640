"""The rule about how many are listed behind, before or below a count that says how many there are."""

import re
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

COUNT = r"(?<![\d.第])(?P<count>\d{1,2}|[两二三四五六七八九十])"
BEHIND = expression(
    rf"(?:共有?|共计|合计|有){COUNT}(?P<unit>[家个项件名位种类条所])[^，。；：、\d]{{0,8}}，?(?:分别|依次)(?:是|为)：?(?P<listed>[^。；：]+)(?=[。；])"
)
"""共3家，分别是甲、乙和丙。"""
TITLES_BEFORE = expression(
    r"(?P<listed>《[^《》]{2,60}》(?:（[^（）]{1,20}）)?(?:[、和及与]*《[^《》]{2,60}》(?:（[^（）]{1,20}）)?){1,14})"
    r"等?(?P<count>\d{1,2}|[两二三四五六七八九十])(?P<unit>[份部件个项篇本])(?!方面)"
)
"""《甲规定》、《乙办法》2份文件: all of them, but behind 等."""
NAMES = expression("（[^（）]*）|《[^《》]*》|“[^“”]*”")
"""What holds marks that part no items."""
ALL_PARTINGS = expression("[、，]|以及|(?<!共)[和与及暨]")
LEFT_OUT = expression("等|其他|其余|其它")
COUNTS = "三四五六七八九"
QUOTED = expression(
    rf"(?<![一-鿿])(?P<first>[一-鿿]+)、(?P<others>(?:[一-鿿]{{1,4}}、)+[一-鿿]{{1,4}}(?:[和及与][一-鿿]{{1,4}})?)“(?P<count>[{COUNTS}])(?P<what>[一-鿿]{{1,2}})”"
)
"""决策、执行、管理、服务、结果“五公开”: all of as many characters."""
MEASURED = expression("[个项级大次方位条种类者步]")
"""What behind a count makes the words in quotation marks speak of something else than what stands before."""
BELOW = expression(
    rf"(?:涉及|共有?|分为|包括|围绕|抓好|做好){COUNT}(?:个|项|条|类|大)(?:方面|[一-鿿]{{0,4}}(?:指标|问题|任务|措施|事项|环节|步骤))(?=[，。；：])"
)
"""我局涉及7个指标: as many items follow."""
FEWEST_ITEMS = 3
MOST_BELOW = 60  # paragraphs
FURTHEST = 60  # 字 of the paragraph above items in which their count stands


@rule(
    title="列举与数量不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "下属事业单位共4家，分别是县规划院、县广播中心和县物业公司。",
        "推进决策、执行、管理、服务、结果“四公开”。",
        "更新《主动公开目录》（2025版）、《基层公开目录》（2025版）、《村务公开目录》（2025版）4份清单。",
        {"text": "工作报告\n省对县考核涉及4个指标，共9分。\n1.收入。完成。\n2.人口。完成。\n3.搬迁。完成。\n总结。"},
    ],
    good=[
        "下属事业单位共4家，分别是县规划院、县广播中心、县路灯所和县物业公司。共6个乡镇，分别是东乡、西乡等。共5个，分别是东镇2个、西镇3个。",
        "推进决策、执行、管理、服务和结果“五公开”。开展走访、座谈、评议“四个一”活动。推进教育、医疗、乡镇卫生“五提升”。",
        "印发《甲办法》《乙办法》等6份文件，修订《丙规定》和《丁规定》2份文件，执行《戊规定》第3项。",
        "共2家，分别是《文化、旅游》编辑部和“山、水”公司。第4个是甲、乙。",
        {"text": "工作报告\n省对县考核涉及3个指标，共9分。\n1.收入。完成。\n2.人口。完成。\n3.搬迁。完成。\n总结。"},
        {"text": "工作报告\n全县涉及4个乡镇，共9分。\n1.收入。完成。\n2.人口。完成。\n3.搬迁。完成。\n总结。"},
    ],
    needs=Input.TEXT,
)
def listed_off_counted(context: CheckContext) -> Iterator[Fault]:
    """A count is of all that is listed for it; one left out or added makes it wrong."""
    for passage in context.holding("分别", "依次"):
        for found in BEHIND.finditer(passage.plain):
            listed = _items(found["listed"])
            said = numeral_value(found["count"]) or 0
            if 1 < listed < said and not LEFT_OUT.search(found["listed"]) and not _counted_each(found):
                message = f"这里说有{found['count']}{found['unit']}，后面只列了{listed}{found['unit']}；请核对"
                yield marked(passage, message, found.start(), found.end())
    for passage in context.holding(*beside("“", COUNTS)):
        yield from _before_quotation(passage)
    for passage in context.holding("》"):
        for found in TITLES_BEFORE.finditer(passage.plain):
            listed, said = found["listed"].count("《"), numeral_value(found["count"]) or 0
            and_so_on = "等" in passage.plain[found.end("listed") : found.start("count")]
            if said and (listed > said or (listed < said and not and_so_on)):
                message = f"前面列举了{listed}{found['unit']}，这里写{found['count']}{found['unit']}；请核对"
                yield marked(passage, message, found.start("count"), found.end("unit"))
    yield from _below(context)


def _counted_each(found: re.Match[str]) -> bool:
    """Tell whether what is listed are places with so many each: 共5个，分别是东镇2个、西镇3个."""
    return re.search(rf"[\d一二两三四五六七八九十]{found['unit']}", found["listed"]) is not None


def _items(listed: str) -> int:
    """Return how many items are listed at most."""
    plain = NAMES.sub("〓", re.sub("(?<=[》”])(?=[《“])", "、", listed))
    return len([item for item in ALL_PARTINGS.split(plain) if item])


def _before_quotation(passage: Passage) -> Iterator[Fault]:
    for found in QUOTED.finditer(passage.plain):
        others = re.split("[、和及与]", found["others"])
        lengths = {len(item) for item in others}
        said, listed = numeral_value(found["count"]), len(others) + 1
        if (
            said != listed
            and len(lengths) == 1
            and listed > FEWEST_ITEMS
            and len(found["first"]) >= lengths.pop()
            and not MEASURED.match(found["what"])
        ):
            message = f"前面列举了{listed}个，引号内写“{found['count']}”；请核对"
            yield marked(passage, message, found.end("others") - len(found["others"]), found.end())


def _below(context: CheckContext) -> Iterator[Fault]:
    passages = context.passages
    for at, passage in enumerate(passages):
        found = BELOW.search(passage.plain, 0, FURTHEST) if passage.role in PARAGRAPHS else None
        if found is None:
            continue
        numbers = _numbers([one.number for one in passages[at + 1 : at + MOST_BELOW] if one.number])
        listed = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(numbers, count(1), strict=False)))
        said = numeral_value(found["count"]) or 0
        if listed >= FEWEST_ITEMS and abs(said - listed) == 1:
            message = f"这里写“{found[0]}”，后面列了{listed}项；请核对"
            yield marked(passage, message, found.start(), found.end())


NUMERALS = expression("[0-9一二三四五六七八九十]+")


def _numbers(typed: Sequence[str]) -> Iterator[int | None]:
    """Yield what numbers count, of those that are of the form of the first."""
    for one in typed:
        found = NUMERALS.search(one)
        if found and _form(one) == _form(typed[0]):
            yield numeral_value(found[0])


def _form(typed: str) -> str:
    """Return how a number is written, whatever it counts: （一） and （1） are not of one form."""
    return NUMERALS.sub(lambda found: "1" if found[0].isascii() else "一", typed)
