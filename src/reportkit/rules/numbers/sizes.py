"""The rule about how large a figure is: 26078万元 a head."""

from collections.abc import Iterator
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantity, Telling, quantities
from reportkit.rules.rule import Fault, Input, rule

A_HEAD = expression("人均|户均|每人|平均工资|月工资|每户")
MOST_A_HEAD = 10**7  # 元
OF_OFFICE = expression("公务接待|公务用车|出国|会议费|培训费|“三公”")
MOST_OF_OFFICE = 2 * 10**9  # 元
OF_A_PLACE = expression("[县市区旗镇乡村局]|街道|办公室|委员会")
PLANNED, DONE = expression("预算"), expression("[决结]算|支出|执行|完成|实际")
OF_ALL = expression("全国|中国|国务院|中华|中央|省|自治区|年鉴")
MOST_OF_A_PLACE = {"人": 5 * 10**7, "户": 2 * 10**7, "亩": 10**8, "头": 5 * 10**7, "公顷": 10**7, "元": 6 * 10**12}
HARVEST = expression("产量|粮|菜|肉|果|油料|茶|水产|总产")
MOST_HARVEST = 5 * 10**7  # 吨
OF_OTHERS = expression("全国|全球|世界|全省|累计|阅读|浏览|点击|播放|覆盖|交易|存款|贷款|余额|市值")


@rule(
    title="数量级有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县2018年工作报告\n居民人均可支配收入26078万元，增长6.2%。"},
        {"text": "示例县2018年工作报告\n年初预算为135.90万元，支出决算为135.25亿元。"},
        {"text": "示例县2018年工作报告\n年末常住人口41.4亿人，粮食产量65.5亿吨，生猪出栏60.5亿头。"},
    ],
    good=[
        {
            "text": "示例县2018年工作报告\n居民人均可支配收入26078元，项目总投资12亿元、2万亿元，年末常住人口41.4万人，"
            "粮食产量65.5万吨，全国粮食产量6.8亿吨，视频播放1.2亿次。"
        }
    ],
    needs=Input.TEXT,
    leaves_open="Whether the figure or its unit is wrong only the office knows.",
)
def implausible_size(context: CheckContext) -> Iterator[Fault]:
    """A figure that no place of the size can have was typed with 万 or 亿 too many."""
    for told in context.once(quantities):
        for planned, done in zip(told.all, told.all[1:], strict=False):
            if _of_two_scales(told.passage.plain, planned, done):
                message = f"预算为{planned.typed}，执行为{done.typed}，单位相差太远，请核对"
                yield marked(told.passage, message, done.start, done.end)
    local = OF_A_PLACE.search(context.manuscript.title) and not OF_ALL.search(context.manuscript.title)
    for told in context.once(quantities):
        for one in told.all:
            if one.scale > 1 and one.telling is Telling.AMOUNT and _too_large(one, local=bool(local)):
                message = f"{one.typed}与所说的事项相差太远，请核对数字和单位"
                yield marked(told.passage, message, one.start, one.end)


def _of_two_scales(text: str, planned: Quantity, done: Quantity) -> bool:
    """Tell whether a plan and what became of it are told in figures alike, but in 万 and in 亿."""
    return (
        planned.unit == done.unit == "元"
        and planned.scale != done.scale
        and planned.value / 2 <= done.value <= planned.value * 2
        and PLANNED.search(planned.label) is not None
        and DONE.search(done.label) is not None
        and "。" not in text[planned.end : done.start]
    )


def _too_large(one: Quantity, *, local: bool) -> bool:
    if one.unit in ("元", "美元") and A_HEAD.search(one.label):
        return one.exact >= MOST_A_HEAD
    if one.unit == "元" and OF_OFFICE.search(one.label):
        return one.exact >= MOST_OF_OFFICE
    if not local or OF_OTHERS.search(one.label):
        return False
    if one.unit == "吨":
        return HARVEST.search(one.label) is not None and one.exact >= MOST_HARVEST
    return one.exact >= MOST_OF_A_PLACE.get(one.unit, Decimal("Infinity"))
