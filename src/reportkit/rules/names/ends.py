"""Rules about the last word of a name: which kind of body it is, and of which level its place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

WORK = (
    "财政|审计|水利|水务|教育|公安|民政|司法|统计|商务|农业农村|林业|交通运输|交通|科技|科学技术|气象|体育|信访|医疗保障|医保"
    "|自然资源|自然资源和规划|规划和自然资源|生态环境|住房和城乡建设|住建|城市管理|城管|卫生健康|卫健|应急管理|应急|市场监督管理|市场监管|市监"
    "|人力资源和社会保障|人社|发展和改革|发展改革|发改|文化和旅游|文旅|退役军人事务|工业和信息化|工信|行政审批|政务服务|机关事务|民族宗教|民宗"
)
"""What bodies of governments work at: of the words before their last one."""
BODY = expression(
    rf"(?P<area>[省市县区州盟旗])(?P<work>{WORK})(?P<end>局|厅|委员会|委(?![托派])|办公室|办(?![法理公]))(?![属直])"
)
BUREAUS = frozenset(
    (
        *(
            "财政",
            "审计",
            "水利",
            "公安",
            "民政",
            "司法",
            "统计",
            "自然资源",
            "生态环境",
            "应急管理",
            "应急",
            "市场监管",
        ),
        *(
            "市场监督管理",
            "人力资源和社会保障",
            "人社",
            "信访",
            "医疗保障",
            "医保",
            "气象",
            "退役军人事务",
            "机关事务",
            "林业",
        ),
    )
)
"""Work of which no 委 or 委员会 takes care."""
OF_PROVINCES = "厅"
AREAS_BELOW = frozenset("市县区州盟旗")
PROVINCE = expression("省|自治区|厅[、和与]|兵团")
SAME_END = {"委": "委员会", "办": "办公室"}


@rule(
    title="机关名称末字不一",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例市财政局2019年工作报告\n2019年，示例市财政厅公开信息20条。"},
        "县教育局牵头，县教育局负责汇总，县教育委配合。",
    ],
    good="县教育局牵头，省教育厅、市教育局指导，县卫生健康委、县卫生健康委员会和省市财政厅局配合，县教育局下属单位参加。",
    needs=Input.TEXT,
    yields_to=("body_written_two_ways", "body_renamed"),
    leaves_open="Which of its names is the right one only the office knows.",
)
def body_of_another_kind(context: CheckContext) -> Iterator[Fault]:
    """A body is a 局 or a 委 wherever it is named; and a 厅 is a province's."""
    found: dict[tuple[str, str], dict[str, list[tuple[Passage, re.Match[str]]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for passage in context.holding(*"局厅委办"):
        for one in BODY.finditer(passage.unnamed):
            end = SAME_END.get(one["end"], one["end"])
            found[one["area"], one["work"]][end].append((passage, one))
    for (area, work), ends in found.items():
        usual = max(ends, key=lambda end: (end != OF_PROVINCES, len(ends[end])))
        for end, places in ends.items():
            passage, one = places[0]
            if end == SAME_END["委"] and work in BUREAUS:
                yield _fault(passage, one, f"机关名称中没有“{work}{one['end']}”；请核对")
            elif end == OF_PROVINCES and area in AREAS_BELOW:
                if not PROVINCE.search(passage.plain, max(0, one.start() - 6), one.start()):
                    yield _fault(passage, one, f"“厅”是省级机关，{area}一级不称“{work}厅”；请核对机关名称")
            elif (
                passage.role in PARAGRAPHS
                and len(places) == 1
                and (len(ends[usual]) > 1 or _named_in_title(ends[usual]))
                and end != usual
            ):
                yield _fault(passage, one, f"这里写“{area}{work}{one['end']}”，文中别处写“{area}{work}{usual}”；请统一")


def _named_in_title(places: Sequence[tuple[Passage, object]]) -> bool:
    return any(passage.role in (Role.TITLE, Role.SIGNATURE) for passage, _ in places)


def _fault(passage: Passage, one: re.Match[str], message: str) -> Fault:
    return marked(passage, message, one.start(), one.end())


CLASSES = (frozenset({"县", "区", "旗"}), frozenset({"镇", "乡", "街道"}))
"""Levels that a place has one of."""
LEVEL = expression("街道|[县区旗镇乡]")
CHANGED = expression("撤[县区镇乡]|设[区市镇]|改[区镇设为]|[县乡镇]改|更名|合并|划归|析置|原[一-鿿]{2}[县区镇乡]")
NO_STEM = expression("[的和与对在全我各该本由向请为及是所从到这那其某每原现级两几多个市县区乡镇村省州]")


@rule(
    title="地名层级不一",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "2020年清江区工作报告\n2020年，清江县坚持依法行政，清江区公开信息20条。"},
        {"text": "示例市唐溪镇2020年工作报告\n唐溪乡认真落实要求。"},
        {"text": "厚田街道2020年工作报告\n厚田镇认真落实要求。"},
    ],
    good=[
        {
            "text": "2020年清江区工作报告\n2010年清江县撤县设区，2020年，清江区公开信息20条。"
            "各县、全区和新城区、新城镇配合。"
        },
        "清江县和清江镇配合，保障城乡用水，示范区、示范县各建一处。",
    ],
    needs=Input.TEXT,
    yields_to=("place_misspelt", "body_written_two_ways", "word_of_another_level", "name_mangled"),
    leaves_open="Which of them it is only the office knows.",
)
def place_of_another_level(context: CheckContext) -> Iterator[Fault]:
    """The place that a text is about is a county or a district, a town or a township, and not now this, now that."""
    heads = _heads(context)
    own: dict[str, str] = {}
    for text in heads:
        for found in LEVEL.finditer(text, 2):
            stem = text[found.start() - 2 : found.start()]
            if not NO_STEM.search(stem) and stem.isalpha():
                own.setdefault(stem, found[0])
    if not own or any(
        CHANGED.search(one.plain) for one in context.holding("撤", "改", "更名", "合并", "划归", "析置", "原")
    ):
        return
    told: Counter[str] = Counter()
    for stem, level in own.items():
        others = next((levels - {level} for levels in CLASSES if level in levels), frozenset())
        for wrong in (f"{stem}{other}" for other in sorted(others)):
            for passage in context.holding(wrong):
                start = passage.unnamed.find(wrong)
                if start >= 0 and passage.role in PARAGRAPHS and not told[wrong]:
                    told[wrong] += 1
                    message = f"这里写“{wrong}”，标题或者署名写“{stem}{level}”；请核对"
                    yield marked(passage, message, start, start + len(wrong))


HEADED = expression(rf"(?P<level>[市县区旗])(?:人民政府|政府|(?:{WORK})(?:局|委员会|委))")
IN_CHARGE = expression(
    rf"(?<=[由与向请])(?P<word>(?P<level>[市县区旗])(?:(?:人民)?政府办公室|(?:{WORK})(?:局|委(?!员))))"
    rf"(?=[^，。；]{{0,16}}(?:承担|负责|牵头|汇总|联系|咨询|反映|编制|兼任))"
)


@rule(
    title="承办机关的层级有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例市卫生健康局2023年工作报告\n如有疑问，请与县卫健局综合股联系。"},
        {"text": "示例县人民政府办公室关于成立领导小组的通知\n各乡镇：\n日常工作由市政府办公室承担。"},
    ],
    good=[
        {"text": "示例市卫生健康局2023年工作报告\n如有疑问，请与市卫健局综合科联系，各县由县卫健局负责。"},
        {
            "text": "示例县人民政府办公室关于成立领导小组的通知\n各乡镇：\n"
            "日常工作由县政府办公室承担，结果向市政府办公室报告。"
        },
    ],
    needs=Input.TEXT,
    yields_to=("wrong_word_for_itself", "word_of_another_level", "office_of_another_place"),
    leaves_open="It may be a body above or below that has to do it.",
)
def body_in_charge_of_another_level(context: CheckContext) -> Iterator[Fault]:
    """Whom a text makes responsible, or names to be asked, is of the level of the office that wrote it."""
    heads = _heads(context)
    own = next((found["level"] for text in heads if (found := HEADED.search(text))), None)
    if own is None:
        return
    for passage in context.holding("政府办公室", "局", "委"):
        for found in IN_CHARGE.finditer(passage.unnamed) if passage.role in PARAGRAPHS else ():
            apart = passage.plain.rfind("各", max(0, found.start() - 12), found.start()) >= 0
            if found["level"] != own and {found["level"], own} != {"县", "旗"} and not apart:
                message = f"本文由{own}级机关制发，这里写“{found['word']}”；请核对"
                yield marked(passage, message, *found.span("word"))


def _heads(context: CheckContext) -> list[str]:
    """Return where a text names its own place or office."""
    return [one.plain for one in context.passages if one.role in (Role.TITLE, Role.SIGNATURE)]
