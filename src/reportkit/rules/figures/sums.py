"""Rules about sums in a text: a total beside its parts, and how many are listed before 等3个."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.answered import answered
from reportkit.rules.figures.splits import REST, Split, splits
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import SCALED
from reportkit.rules.passages import marked, matches
from reportkit.rules.reckoned import FIGURE, figure_alone, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exactly, number

SOME_OF_THEM = expression(
    rf"(?P<all>{figure_alone()})(?P<unit>{SCALED})(?:[，；、](?:并|已|现|又)?[对将把从由](?:其中|上述|以上)的?|[^，。；、（）\d]{{0,10}}中(?:，|有|，有)?)"
    rf"(?P<some>{FIGURE})(?P=unit)"
)
"""What was done with some of what was just counted."""
MORE_THAN_NOW = expression(
    rf"(?P<all>{figure_alone()})(?P<unit>{SCALED})[，（]"
    rf"(?:同比|[比较][^，。；\d]{{0,4}}(?:\d{{4}}年)?[^，。；\d]{{0,4}})?净?增[加长]?了?(?P<some>{FIGURE})(?P=unit)(?=[，。；、）]|\Z)"
)
"""By how much more that is than before: never more than there is now."""
BELOW_NOTHING = expression("利润|盈|亏|差|结余|净|收益|损|赤字|新增|增加|增量|累计")
"""Words of what may have been less than nothing before, or is itself an increase."""
LONGEST_NAME = 20  # 字
OF_ONE_KIND = expression(
    rf"总(?P<noun>[一-鿿]{{2,4}}?)[为达到共]{{0,2}}(?P<all>{FIGURE})(?P<unit>{SCALED})，(?:(?:同比|[比较]上年)?[增下][^，。；]{{1,14}}，)?"
    rf"(?!其中)(?P<part>[一-鿿]{{1,5}}[性类](?P=noun))[为达到共]{{0,2}}(?P<some>{FIGURE})(?P=unit)"
)
"""总收入100万元，经营性收入……: one kind of what is told in all."""


@rule(
    title="分项大于总数",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n共收到申请12件，其中自然人申请15件。"},
        {"text": "工作报告\n历年累计公开信息210条，其中2018年度255条。"},
        {"text": "工作报告\n曝光问题85条，对其中122条进行了复查；27个行业中81个保持增长。"},
        {"text": "工作报告\n水果产量11.47万吨，比上年增加12.28万吨，增长2.5%。"},
        {"text": "工作报告\n村集体总收入4744.99万元，同比增长22.78%，经营性收入5163.89万元。"},
    ],
    good=[
        {"text": "工作报告\n共收到申请12件，其中自然人申请12件，同比增加10件，累计收到30件。对其中2件进行了复查。"},
        {"text": "工作报告\n利润12亿元，比上年增加20亿元。总收入9万元，经营性收入8万元。收入3万元，增加5万元支出。"},
    ],
    needs=Input.TEXT,
)
def part_above_total(context: CheckContext) -> Iterator[Fault]:
    """What is 其中 of a total cannot be more than the total."""
    for passage, found in matches(context, SOME_OF_THEM, "其中", "上述", "以上", "中"):
        if value(found["some"]) > value(found["all"]):
            message = f"前面说有{found['all']}{found['unit']}，其中{found['some']}{found['unit']}；一部分不能大于总数"
            yield marked(passage, message, found.start("all"), found.end())
    for passage, found in matches(context, MORE_THAN_NOW, "增"):
        if value(found["some"]) > value(found["all"]) and not BELOW_NOTHING.search(
            passage.plain, max(0, found.start() - LONGEST_NAME), found.start()
        ):
            now, more = f"{found['all']}{found['unit']}", f"{found['some']}{found['unit']}"
            message = f"现在共{now}，增加的却有{more}；增加的不能大于现在的总数"
            yield marked(passage, message, found.start("all"), found.end())
    for passage, found in matches(context, OF_ONE_KIND, "总"):
        if value(found["some"]) > value(found["all"]):
            whole = f"总{found['noun']}{found['all']}{found['unit']}"
            message = f"{whole}，其中“{found['part']}”{found['some']}{found['unit']}；一项不能大于总数"
            yield marked(passage, message, found.start(), found.end())
    for split in context.once(splits):
        for label, part in zip(split.labels, split.parts, strict=True):
            if part > split.total and not split.loose:
                told = f"“{label}”{number(part)}{split.unit}"
                message = f"总数{number(split.total)}{split.unit}，其中{told}；一项不能大于总数"
                yield marked(split.passage, message, split.start, split.end)
                break


@rule(
    title="分项之和与总数不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n共收到申请12件，分别为自然人申请5件、法人申请6件。"},
    good={"text": "工作报告\n共收到申请12件（自然人申请5件、法人申请7件），其中网上申请9件、当面申请3件。"},
    needs=Input.TEXT,
)
def parts_of_another_sum(context: CheckContext) -> Iterator[Fault]:
    """Parts that are given as the whole, or end in 其他 and so leave nothing over, must add up to it."""
    for split in context.once(splits):
        if split.loose or abs(split.total - split.sum) <= split.tolerated:
            continue
        if _ends_in_others(split) and split.sum < split.total:
            yield marked(split.passage, f"{split.told}；列了“其他”，两者应当相等", split.start, split.end)
        elif split.whole and len(split.parts) > 1 and max(split.parts) <= split.total and split.sum != split.total:
            listed = not REST.search("".join(split.labels))
            if listed or split.sum > split.total:
                yield marked(split.passage, f"{split.told}，两者应当相等", split.start, split.end)


OTHERS = expression("(?:通过|以)?(?:其他|其它|其余|余下|剩余)(?!重点|主要|主动)")


def _ends_in_others(split: Split) -> bool:
    """Tell whether the last of several parts is all that the others leave over."""
    if len(split.parts) < 2 or not split.complete or not OTHERS.match(split.labels[-1].lstrip("、，及和以")):
        return False
    behind = split.rest[split.end - split.start :]
    return not re.search("另|此外|除此|不含|不包括|尚有|还有|未计", behind)


REST_BEHIND = expression(
    r"其余|余下|剩余|除此|尚有|还有|未计|不含|不包括|以及未|(?:其他|其它|另外?)[^。；，]{0,20}\d|其他类|等[^级候待额效]?[^。；，]{0,6}(?:信息|类|内容)"
)
"""What behind parts speaks of what they leave over."""
REST_AMONG = expression("(?:^|、)(?:主要|其他|其它|其余|仅|另)|等(?!级|候|待|额|效|于|同)")
"""Words of a part that stands for more than itself, or for what the others leave over."""
GROWN = expression("增长|下降|增加|减少|上升")
"""Words of bulletins, which tell the chief of the parts with how they changed."""
CHANNEL = expression("通过|网站|网上|渠道|平台|公报|微信|微博|客户端|窗口|当面|信函|邮")
"""What a single part is told by that makes the reader ask for the other ways."""


@rule(
    title="分项之和大于总数",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n共收到申请12件，其中自然人申请8件，法人申请6件。"},
    good={"text": "工作报告\n共收到申请12件，其中自然人申请6件，法人申请6件，网上申请9件。"},
    needs=Input.TEXT,
)
def parts_above_total(context: CheckContext) -> Iterator[Fault]:
    """Parts told behind 其中 that together exceed the total are counted twice, and the text must say so."""
    for split in context.once(splits):
        above = split.sum - split.total > split.tolerated
        over = not split.whole and above and max(split.parts) <= split.total
        if over and not _adds_up_on_the_way(split) and not re.search("重复|交叉|同时", split.rest):
            message = f"{split.told}，合计大于总数；有重复计算的请说明"
            yield marked(split.passage, message, split.start, split.end)


def _adds_up_on_the_way(split: Split) -> bool:
    """Tell whether the first so many parts are the total: what follows divides it in another way."""
    with exactly():
        return any(sum(split.parts[:count]) == split.total for count in range(1, len(split.parts) + 1))


@rule(
    title="其余未作说明",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "主动公开政府信息12656条，其中通过网站公开9136条。",
        (
            "公开信息12656条，其中网站公开9136条。网站每日更新。县政府公报每月出版，免费赠阅机关、村居和图书馆，"
            "并在政务服务大厅摆放，群众可以随时取阅，也可以向编辑部来信来电索取往期各册合订本和目录。其余在公报公开。"
        ),
    ],
    good=[
        "公开信息12656条，其中网站公开9136条，其余在公报公开。收到5件，其中当面2件、网上3件。",
        "公开信息12656条，其中网站公开9136条。县政府公报每月出版，免费赠阅机关、村居和图书馆。其余在公报公开。",
        "公开信息12656条，其中网站公开9136条，按照统一部署在政务服务大厅、图书馆、档案馆、乡镇便民服务中心和村居公告栏设置查阅点，安排专人负责引导群众查询和打印，群众满意，其余在公报公开。",
    ],
    needs=Input.TEXT,
)
def remainder_unsaid(context: CheckContext) -> Iterator[Fault]:
    """Where the parts told leave something over, the reader asks what became of it."""
    for split in context.once(splits):
        with exactly():
            left = split.total - split.sum
        if (
            split.complete
            and not (split.whole or split.loose)
            and left > split.tolerated
            and not GROWN.search(split.passage.plain, split.start, split.end)
            and not _rest_is_told(split, left)
        ):
            told_for_itself = "占|率|女|党员" if len(split.parts) > 1 else "占|率|女|党员|重点|有效"
            if re.search(told_for_itself, "".join(split.labels)) or (
                len(split.parts) == 1 and not CHANNEL.search(split.labels[0])
            ):
                continue  # told for itself
            message = f"{split.told}，其余{number(left)}{split.unit}未作说明；请补充或者说明分项不完全"
            yield marked(split.passage, message, split.start, split.end)
    for one in answered(context):
        message = f"{one.came}，{one.done}，其余{number(one.left)}{one.unit}没有交代；请写明结转、撤回或者正在办理"
        yield marked(one.passage, message, one.start, one.end)


def _rest_is_told(split: Split, left: Decimal) -> bool:
    """Tell whether what the parts leave over is spoken of behind them, or by one of them."""
    behind = split.rest[split.end - split.start :]
    told = re.search(rf"(?<![\d.,]){re.escape(number(left))}{split.unit}", behind)
    return (
        told is not None
        or REST_BEHIND.search(behind) is not None
        or REST_AMONG.search("、".join(split.labels)) is not None
    )


COUNT = expression(r"等(?P<count>\d{1,2}|[两二三四五六七八九十])(?:个|家|所|项|部|件|名|位|种)")
LONGEST_LIST = 200  # 字
KINDS = "局|镇|乡|县|区|市|办|委|村|街道|中心|公司|部|院|校|站|厅|》|”"
ITEM = expression(rf"[^、]{{1,24}}(?:{KINDS})\Z")
HAN_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@rule(
    title="列举多于总数",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="县财政局、县教育局、县民政局等2个部门参加。",
    good="县财政局、县教育局等2个部门，对规划、建设和县财政局、县教育局等2家单位，温泉镇等9个镇。",
    needs=Input.TEXT,
)
def listed_more_than_counted(context: CheckContext) -> Iterator[Fault]:
    """等N个 counts all that are meant, those listed among them."""
    for passage in context.holding("等"):
        text = passage.plain
        for found in COUNT.finditer(text):
            count = HAN_COUNTS.get(found["count"]) or int(found["count"])
            listed = 0
            before = re.split("[，。；：（）]", text[max(0, found.start() - LONGEST_LIST) : found.start()])[-1]
            for item in reversed(before.split("、")):
                both = re.split("(?<=[局镇乡县区市办委村道心司部院校站厅》”])(?:以及|和|及|与)", item)
                if not all(ITEM.fullmatch(one) for one in both):
                    break
                listed += len(both)
            if listed > count:
                message = f"前面列举了{listed}个，后面说共{count}个；请核对"
                yield marked(passage, message, max(found.end() - 20, found.start() - len(before)), found.end())
