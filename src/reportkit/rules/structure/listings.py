"""The rule about a list of names and the count that closes it: 甲、乙、丙两类, 《甲》《乙》3份清单."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

TITLE = "《[^《》]{1,80}》(?:（[^（）]{1,30}）)?"
TITLES = expression(
    rf"(?P<listed>{TITLE}(?:(?:、|和|及|以及|与)?{TITLE})+)(?P<open>等)?(?P<count>[两二三四五六七八九十]|\d{{1,2}})"
    r"(?P<unit>[个份项部件种])(?=[一-鿿]{0,8}(?:文件|清单|方案|制度|办法|通知|意见|规定|规范|法规|规章|目录|指南|预案|[，。；]))"
)
ONE_TITLE = expression(TITLE)
QUOTED = expression(
    r"(?P<listed>“[^“”]{1,24}”(?:(?:、|和|及|以及|与)?“[^“”]{1,24}”)+)(?P<open>等)?(?P<count>[两二三四五六七八九十]|\d{1,2})"
    r"(?P<unit>[个项类大种家条])"
)
ONE_QUOTED = expression("“[^“”]*”")
SHORT = expression(
    r"(?:(?<=[，。；：（])|^)(?P<listed>[一-鿿]{1,10}(?:、[一-鿿]{1,8}){1,8}?(?:(?:和|及|与|以及)[一-鿿]{1,8}?)?)(?P<open>等)?"
    r"(?P<count>[两二三四五六七八九])(?P<unit>大(?![会家力局])|[类项个种处家所条支]|方面|部分)"
)
"""Short names from the beginning of a clause on."""
COUNT_BEHIND = expression("[两二三四五六七八九](?:[大类项个种处家所条支]|方面|部分)")
"""What they have to have behind them."""
PARTED = expression("、|以及|[和及与]")
FEWEST, MOST_OFF = 3, 2
PARTS = expression(
    r"(?:包括|分为|分成|即|涵盖|由|有|：)(?P<listed>(?:[^。；：、]{2,30}、)+[^。；：、]{2,40}?)，?(?P<open>等)?共?(?P<count>[二三四五六七八九十])个?部分"
)
TOPIC = expression("(?:情况|事项|问题|措施|概述|总体|安排|打算|建议|说明|附表|统计表|附件|引言|前言)\\Z")


@rule(
    title="列举与合计数不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "梳理形成《甲清单》《乙清单》和《丙清单》（2025版）4份清单。",
        "统筹教育、医疗、住房两大领域，推进“一网通办”“一网统管”三项改革。",
        "全文包括总体情况、公开情况、申请和处理情况、行政复议、行政诉讼情况、问题及改进情况、其他事项四个部分。",
    ],
    good="梳理形成《甲清单》《乙清单》和《丙清单》（2025版）3份清单，《甲》《乙》等5份文件，统筹教育、医疗、住房三大领域。"
    "新建、改建2处。全文包括总体情况、申请和处理情况、行政复议、行政诉讼情况、问题及改进情况、其他事项五个部分。",
    needs=Input.TEXT,
    yields_to=("parts_miscounted", "listed_off_counted"),
)
def list_off_its_count(context: CheckContext) -> Iterator[Fault]:
    """Who closes a list with its number has counted it; one name more or less makes that wrong."""
    for passage in context.holding("、", "》《", "”“", "》和《", "”和“"):
        if passage.role not in PARAGRAPHS:
            continue
        text = passage.plain
        for found in TITLES.finditer(text) if "》" in text else ():
            yield from _told(passage, found, len(ONE_TITLE.findall(found["listed"])))
        for found in QUOTED.finditer(text) if "”" in text else ():
            yield from _told(passage, found, len(ONE_QUOTED.findall(found["listed"])))
        for found in SHORT.finditer(text) if COUNT_BEHIND.search(text) else ():
            names = PARTED.split(found["listed"])
            said = numeral_value(found["count"]) or 0
            if len(names) >= FEWEST and found["listed"].count("、") + 1 != said and abs(len(names) - said) <= MOST_OFF:
                yield from _told(passage, found, len(names))
        for found in PARTS.finditer(text) if "部分" in text else ():
            least, most = _parts(found["listed"])
            said = numeral_value(found["count"]) or 0
            if not least <= said <= most and abs(least - said) <= MOST_OFF:
                yield from _told(passage, found, least)


def _told(passage: Passage, found: re.Match[str], listed: int) -> Iterator[Fault]:
    said = numeral_value(found["count"]) or 0
    if listed > said or (listed < said and not found["open"]):
        unit = found["unit"] if "unit" in found.re.groupindex else "个部分"
        message = f"这里列了{listed}个，写“{found['count']}{unit}”；请核对"
        yield marked(passage, message, found.start("listed"), found.end())


def _parts(listed: str) -> tuple[int, int]:
    """Return how many parts are named at least and at most: 、 may stand within a name, 和 between two.

    >>> _parts("总体情况、申请和处理情况、行政复议、行政诉讼情况、问题及改进情况")
    (4, 5)
    """
    least, most, open_name = 0, 0, ""
    for piece in listed.split("、"):
        open_name += piece
        if TOPIC.search(piece):
            least += 1
            most += 1 + sum(1 for part in re.split("以及|[和及与]", open_name)[:-1] if TOPIC.search(part))
            open_name = ""
    rest = 1 if open_name else 0
    return least + rest, most + rest
