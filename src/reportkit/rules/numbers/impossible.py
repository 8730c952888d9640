"""Rules about figures that cannot be: shares of more than all, fewer things than none, halves of things."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import COUNTS
from reportkit.rules.passages import marked, matches
from reportkit.rules.quantities import Telling, quantities
from reportkit.rules.rule import Fault, Input, rule

OF_ALL = expression(
    "(?:合格|满意|优良|优秀|办结|办复|结案|回复|答复|按期|按时|及时|通过|接通|达标|普及|知晓|公开|采纳|参与|出勤|签约|建档|入户|见面"
    "|(?<!拨备)(?<!流动性)覆盖|准确|正确|差错|失业|城镇化|城市化|绿化|森林|就业|化解|调解|成功|破案|识别|处置|处理|整改|抽检|规范|安全"
    "|到位|利用|使用|回收|巩固|保存|成活|升学|贫困|录用|上线|开通|通车|通达|有效)[一-鿿]{0,3}率[为达到至是：]{0,3}\\Z"
)
"""Rates of which nothing can have more than all; growth, fulfilment and returns are none."""
SHARE_OF_ALL = expression(r"占(?P<of>[^，。；、（）]{0,16}?)(?:的?比[重例]?)?[为达到至是约]{0,3}\Z")
MAY_EXCEED = expression(
    "预算|计划|任务|目标|指标|[上去]年|同期|年初|上月|定额|限额|额度|[A-Za-z]|需求|存款|收入|资本|资产|股"
)
ROSE = expression("增长|提高|提升|上升|增加|下降|降低|减少|超过?|高于|低于|为上年|相当于")


@rule(
    title="占比、比率超过100%",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["产品抽检合格率达到105%。", "全年来电接通率110%，满意率99%。", "山区村占140%，平原村占20%。"],
    good=["合格率100%，合格率比上年提高105%，完成率120%，增长率为130%。", "收入占年初预算的105%，拨备覆盖率达280%。"],
    needs=Input.TEXT,
)
def more_than_all(context: CheckContext) -> Iterator[Fault]:
    """Of what there is, no more than all of it can be good, answered or of one kind."""
    for told in context.once(quantities):
        for one in told.all:
            if one.unit != "%" or one.value <= 100 or one.telling not in (Telling.RATE, Telling.SHARE):
                continue
            share = SHARE_OF_ALL.search(one.label)
            if OF_ALL.search(one.label) and not ROSE.search(one.label):
                yield marked(told.passage, f"比率不会超过100%，这里写{one.typed}；请核对", one.start, one.end)
            elif share and not MAY_EXCEED.search(share["of"]) and not ROSE.search(one.label):
                yield marked(told.passage, f"一部分不会超过全部的100%，这里写{one.typed}；请核对", one.start, one.end)


WHOLE_THINGS = COUNTS.replace("个", "").replace("场", "").replace("起", "").replace("处", "")
FRACTION = expression(
    rf"(?<![\d.,])(?P<figure>\d[\d,]*\.\d+)(?P<unit>人次|件次|条次|户次|[{WHOLE_THINGS}])(?![均/日月年天])"
)
PER = expression("平均|人均|户均|均|每|率|比|折合|标准|约|倍|当量|系数|[A-Za-z]")
BELOW_NONE = expression(
    rf"(?<=[一-鿿])(?<![至到第])(?P<figure>[-−－]\d[\d,]*)(?P<unit>人次|件次|条次|户次|[{COUNTS}])(?![\d月])"
)
CHANGED = expression("增减|变动|变化|净增|净|差|同比|环比|增长|增加|减少|下降|上升|[比较与]|盈|亏|温|高程|海拔|楼|层")
NEAR = 20  # 字


@rule(
    title="件数为负数或者小数",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["收到公众意见-401条。", "全年结案33.5件。"],
    good=["意见比上年增减-401条，每村平均33.5件，办结33.5万件，历时2.5个小时，1-5条，第1-3项。"],
    needs=Input.TEXT,
)
def count_of_no_things(context: CheckContext) -> Iterator[Fault]:
    """Things are counted in whole numbers, and none is the least."""
    for passage, found in matches(context, FRACTION, "."):
        if not PER.search(passage.plain, max(0, found.start() - NEAR), found.start()):
            message = f"“{found['unit']}”数是整数，这里写{found[0]}；请核对"
            yield marked(passage, message, found.start(), found.end())
    for passage, found in matches(context, BELOW_NONE, *"-−－"):
        if not CHANGED.search(passage.plain, max(0, found.start() - NEAR), found.start()):
            yield marked(passage, f"数量不会小于0，这里写{found[0]}；请核对", found.start(), found.end())
