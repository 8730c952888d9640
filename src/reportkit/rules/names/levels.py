"""A rule about the words that a text has for its own area and its bodies, of the level of another one's."""

import re
from collections.abc import Iterator

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.names.bodies import own_area
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

RANK = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "街道": 3}
BEGIN = r"(?:^|(?<=[，。；：]))(?:20\d\d年(?:以来)?，?)?"
WHOLE = expression(
    rf"{BEGIN}(?P<word>全(?P<level>[市县区州旗镇乡]))(?=各(?!市|县|区|州)|上下|共(?!青|同|享)|主动|累计|公开|收到|受理|完成|新增|实现|开展|办理|印发|没有|未"
    r"|行政机关|机关单位|政务公开工作(?!会议|要点|领导)|党员|干部|经济社会|生产总值|\d)"
)
OWN_BODIES = expression(
    rf"{BEGIN}(?P<word>(?P<level>[市县区旗镇乡])委、(?P=level)政府)(?=高度|认真|坚持|始终|主要|领导|办公|召开|印发|成立|多次|把|将|的(?:坚强|正确))"
    rf"|{BEGIN}由?(?:分管|常务)?(?P<post>(?:常务)?副?(?P<of>[市县区旗镇乡])长)(?=(?:亲自)?(?:担?任组长|任(?:副组长|主任)|牵头|分管|主持))"
    r"|(?:公开|编制|审查|全|安排)(?P<budget>(?P<its>[市县区])本级)(?=预算|决算|财政|部门|支出|收入)"
)
HELD_BY_BODIES = (
    *(f"{level}委、{level}政府" for level in "市县区旗镇乡"),
    *(f"{level}长{does}" for level in "市县区旗镇乡" for does in "任牵分主亲担"),
    *("市本级", "县本级", "区本级"),
)
SUPERIOR = expression("我[县区旗镇乡]|本[县区旗镇乡]|列|第[一二三四五六七八九十\\d]|平均|排名|会议|前列")


@rule(
    title="用了其他层级的称谓",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": f"示例{area}2018年工作报告\n{text}"}
        for area, text in (
            ("县", "全市各单位抓好落实，公开市本级预算。"),
            ("县", "2018年，全市累计公开信息300条。区委、区政府高度重视。"),
            ("市", "全县公开信息20条，县委、县政府高度重视，副县长任组长。"),
            ("区", "由分管副县长担任组长。"),
        )
    ],
    good=[
        {"text": f"示例{area}2018年工作报告\n{text}"}
        for area, text in (
            (
                "县",
                "全县公开信息20条，位居全市前列。市委、市政府高度重视我县工作。全市累计公开300条，我县占三成。按照全市统一部署办理。",
            ),
            (
                "市",
                "全市公开信息300条，全省工作会议召开后，各县委、县政府认真落实。市委、市政府高度重视，副市长任组长。",
            ),
            ("县", "全市政务公开工作会议召开后，全县上下认真落实，争取市本级资金50万元。"),
        )
    ],
    needs=Input.TEXT,
    leaves_open="The word may be wrong, or the whole sentence another's; the office has to look.",
    reads=(TextFeature.AREA,),
)
def word_of_another_level(context: CheckContext) -> Iterator[Fault]:
    """全市 in a county's report and 副县长 in a city's came with sentences from another place.

    Of an area above the own one only what it says itself is told: 全市 at the head of a sentence about what was done.
    """
    own = own_area(context)
    if own is None:
        return
    level, first = own[1], dict[str, Fault]()
    times: dict[str, int] = {}
    for passage, found in _other_levels(context, level):
        group = next(name for name in ("word", "post", "budget") if found.groupdict().get(name))
        said = next(found[name] for name in ("level", "of", "its") if found.groupdict().get(name))
        begin, end = passage.sentence(found.start())
        above = RANK[said] < RANK[level]
        if said == level or (above and (group == "post" or "委、" in found[group])):
            continue
        if above and SUPERIOR.search(passage.unnamed, begin, end):
            continue
        word = found[group]
        times[word] = times.get(word, 0) + 1
        message = f"本文是{own[0]}的，这里写“{word}”；请核对是否由别处照搬"
        first.setdefault(word, marked(passage, message, *found.span(group)))
    for word, fault in first.items():
        again = f"，全文共{times[word]}处" if times[word] > 1 else ""
        yield attrs.evolve(fault, message=fault.message.replace("；", f"{again}；", 1))


def _other_levels(context: CheckContext, own: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield the words for an area and for its bodies, but for those of the whole of the own one."""
    whole = (f"全{level}" for level in "市县区州旗镇乡" if level != own)
    for pattern, words in ((WHOLE, whole), (OWN_BODIES, HELD_BY_BODIES)):
        for passage in context.holding(*words):
            if passage.role in PARAGRAPHS:
                yield from ((passage, found) for found in pattern.finditer(passage.unnamed))
