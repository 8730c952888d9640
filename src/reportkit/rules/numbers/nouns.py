"""The rule about measure words that their nouns are not counted by: 16条水库, 召开会议12家."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from reportkit.manuscript import CELLS
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked
from reportkit.rules.rule import Fault, Input, rule

COUNTED_BY = {
    "座处个": "水库 泵站 水电站 变电站 桥梁 公厕 厕所 山塘 大棚 污水处理厂 垃圾中转站 加油站 烈士陵园",
    "条段处个": "河流 河道 河涌 公路 道路 农村公路 线路 街巷 生产线 航线 沟渠 断头路",
    "所家个处": "学校 中学 小学 幼儿园 医院 高校 养老院 敬老院 卫生院 卫生室 职业院校",
    "家个户": "企业 公司 工厂 商户 门店 超市 银行 社会组织 合作社 律师事务所 事业单位 律所 家庭农场",
    "名人个位": (
        "干部 职工 党员 学生 教师 代表 志愿者 律师 医生 专家 民警 村民 学员 工作人员 执法人员 护林员 网格员 贫困人口"
    ),
    "份件个篇部项期张条": "文件 公文 规范性文件 材料 协议 合同 文书 报表 问卷 告知书 答复书 承诺书 责任书",
    "件宗起份条个项例": "申请 案件 提案 议案 依申请公开 复议案件 诉讼案件 信访件",
    "次场期个届": "会议 座谈会 培训班 推进会 发布会 新闻发布会 讲座 听证会 专题会 调度会",
    "辆台": "汽车 公交车 救护车 公务用车 校车 消防车",
    "台套件部个": "设备 电脑 仪器 电梯 终端机 自助机",
    "个": "乡镇 社区 行政村 自然村 贫困村 建制村 村居",
    "个项处件宗": "项目 工程",
    "条篇件则份项个处": "信息 政务信息 动态 新闻",
    "个项条件类处宗起份": "事项 议题 问题 任务 措施 意见 建议 诉求 隐患 线索 清单 指标",
    "个家处所": "机构 服务中心 服务站 站点 窗口 场所 基地 示范点",
    "个家": "网站 账号 栏目 专栏 微信公众号 平台",
    "期份本册": "简报 公报 刊物",
    "个家类户处": "部门单位 成员单位 责任单位",
}
"""Nouns by the measure words that they are counted by."""
ALLOWED = {noun: frozenset(measures) for measures, nouns in COUNTED_BY.items() for noun in nouns.split()}
BEGIN = "".join(sorted({noun[0] for noun in ALLOWED}))
NOUNS = f"(?=[{BEGIN}])(?:{'|'.join(sorted(ALLOWED, key=len, reverse=True))})"
MEASURES = "件条个份座家名所项次人户台篇期场处辆部张本只头口位届宗起批册幅"
OF_DEEDS = frozenset("次期场批届人")
"""Measure words of what was done, which may stand behind what it was done to: 走访企业12次."""
OF_ENTRIES = frozenset("条篇件")
"""Measure words of what is published on something: 机构5条, 会议12条."""
OF_CASES = OF_ENTRIES | OF_DEEDS | frozenset("宗起")
APPLICANTS = frozenset(
    ("企业", "公司", "社会组织", "机构", "律师事务所", "事业单位", "党员", "干部", "学生", "工作人员", "代表")
)
"""Whose cases are counted behind them: 商业企业1件."""
AREAS = frozenset(COUNTED_BY["个"].split())
"""What tells where things are that are counted: 乡镇15处."""
OF_THINGS = frozenset("条座所家户台辆篇口头只")
OTHERS_BETWEEN = expression(
    f"[的在为向由被对给把将和与及以是有到年月日]|{NOUNS}|机构|部门|单位|机关|群众|人民|政府|代表|行业|法律|[户用]"
)
BEFORE = expression(
    rf"\d(?<![\d.,第年].)[\d,]{{0,9}}[余多]?(?P<measure>[{MEASURES}])(?P<between>[一-鿿“”]{{0,8}}?)(?P<noun>{NOUNS})(?P<end>[，。；、）：和及与]|\Z)?"
)
COUNT = expression(rf"\d(?<![\d.,].)[\d,]{{0,9}}[余多]?(?P<measure>[{MEASURES}])(?=[，。；、）（]|\Z)")
LEADING = expression(rf"(?P<noun>{NOUNS})(?:共计?|总数|数|为|达|约|近)?\Z")
HEAD = expression("[一-鿿]{2}")
LONGEST = 10  # 字 of a noun with what joins it to its number
FEWEST = 3


@rule(
    title="名词的量词不当",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "完成16条小二型水库除险加固，整治河道12座。",
        "召开会议12家，印发文件35名，培训15件干部，新建3条学校。",
        "公开机构信息22条、人事信息16条、财政信息38条、采购信息36个。",
        "公开机构信息22条、人事信息16条、财政信息38。",
    ],
    good=[
        "完成16座小二型水库除险加固，整治河道12条，召开会议12次，印发文件35份，走访企业12次，新建3所学校，2项水库工程。",
        "服务3家企业职工，办理15件涉企案件，公开机构信息22条、人事信息16条、财政信息38条、发布信息36期。",
    ],
    needs=Input.TEXT,
    yields_to=("measure_of_another_noun", "measure_unlike_the_others", "unit_missing"),
    leaves_open="The measure word may be wrong, or the noun.",
)
def measure_off_its_noun(context: CheckContext) -> Iterator[Fault]:
    """A thing is counted by the measure words that its noun goes with, and in one text by one of them."""
    heads: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage in context.passages:
        if passage.role in CELLS:
            continue
        text = passage.plain
        for found in BEFORE.finditer(text):
            whole = found["end"] is not None or (found["measure"] in OF_THINGS and found["noun"] in PLACES)
            if whole and not OTHERS_BETWEEN.search(found["between"]):
                yield from _unlike(passage, found["noun"], found["measure"], found.start(), found.end("noun"))
        for found in COUNT.finditer(text):
            start, measure = found.start(), found["measure"]
            if measure not in ("次", "人", "批", "处", "期") and HEAD.fullmatch(text, start - 2, start):
                heads[text[start - 2 : start]].append((passage, found))
            noun = LEADING.search(text, max(0, start - LONGEST), start) if measure not in OF_DEEDS else None
            if noun is None or noun["noun"] in AREAS:
                continue
            if measure not in (OF_CASES if noun["noun"] in APPLICANTS else OF_ENTRIES):
                yield from _unlike(passage, noun["noun"], measure, noun.start(), found.end())
    usually = {head: _usual(found_ones) for head, found_ones in heads.items()}
    yield from _without(context, {head: usual for head, (usual, times) in usually.items() if times >= FEWEST - 1})
    for head, found_ones in heads.items():
        usual, times = usually[head]
        if times >= FEWEST and times == len(found_ones) - 1:
            passage, odd = next((one, found) for one, found in found_ones if found["measure"] != usual)
            told = (instead(passage, *odd.span("measure"), usual),)
            message = f"别处的“{head}”都用量词“{usual}”，这里用“{odd['measure']}”，请核对"
            yield marked(passage, message, odd.start() - 2, odd.end(), replacements=told)


WITHOUT = expression(r"(?<![\d.,])\d{1,6}(?=[，。；、）])")


def _usual(found_ones: Sequence[tuple[Passage, re.Match[str]]]) -> tuple[str, int]:
    """Return the measure word that stands oftenest, and how often."""
    times = Counter(found["measure"] for _, found in found_ones)
    return max(times.items(), key=itemgetter(1))


def _without(context: CheckContext, often: Mapping[str, str]) -> Iterator[Fault]:
    """Yield figures without a measure word, behind words that have one elsewhere."""
    for passage in context.prose if often else ():
        for found in WITHOUT.finditer(passage.plain, 2):
            start, end = found.start() - 2, found.end()
            if measure := often.get(passage.plain[start : start + 2]):
                message = f"“{passage.plain[start:end]}”缺少量词，别处用“{measure}”"
                yield marked(passage, message, start, end, replacements=(instead(passage, end, end, measure),))


PLACES = frozenset(("水库", "泵站", "桥梁", "河流", "河道", "河涌", "公路", "道路", "学校", "医院", "幼儿园", "山塘"))


def _unlike(passage: Passage, noun: str, measure: str, start: int, end: int) -> Iterator[Fault]:
    if measure not in ALLOWED[noun]:
        yield marked(passage, f"“{noun}”不用量词“{measure}”，请核对", start, end)
