"""Rules about units and measure words: the legal ones, one way of writing them, said once, with even decimals."""

import re
from collections import Counter
from collections.abc import Iterator

from reportkit.manuscript import Grid, cell_text
from reportkit.model import Statistic, Table
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reckoned import figure_alone
from reportkit.rules.rule import Fault, Input, rule

WRONG_MEASURES = {
    "平米": "平方米",
    "M2": "平方米",
    "公分": "厘米",
    "KM": "公里",
    "Km": "公里",
    "KG": "千克",
    "Kg": "千克",
    "人（次）": "人次",
    "人/次": "人次",
    "件（次）": "件次",
    "户（次）": "户次",
}
"""What is written for a unit or a measure word, and the word itself."""
TYPED_MEASURE = expression(
    r"(?<![A-Za-z\d.,])\d[\d,.]{0,15}[万亿]?(?P<unit>"
    + "|".join(sorted(map(re.escape, WRONG_MEASURES), key=len, reverse=True))
    + r")(?![A-Za-z\d])"
)


@rule(
    title="计量单位不规范",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n改造面积300平米，培训200人（次）。"},
        {"facts": [Statistic("参加培训", 200, "人（次）")], "preamble": ["{参加培训}。"]},
    ],
    good=[
        {"text": "工作报告\n面积300平方米，培训200人次，行驶5公里，人（次）均记录，K2M2型，公分类2家。"},
        {"facts": [Statistic("参加培训", 200, "人次")], "preamble": ["{参加培训}。"]},
    ],
    needs=Input.TEXT,
    habit=True,
    leaves_open="The unit of a fact is mended where the fact is given.",
)
def unit_of_speech(context: CheckContext) -> Iterator[Fault]:
    """Units have their legal names, and people counted each time they come are 人次.

    The unit that a fact brings along is told of the fact.
    """
    for passage, found in matches(context, TYPED_MEASURE, *WRONG_MEASURES):
        if passage.fact_at(found.start("unit")) is None:
            right = WRONG_MEASURES[found["unit"]]
            told = (instead(passage, *found.span("unit"), right),)
            yield marked(passage, f"“{found['unit']}”应写“{right}”", *found.span(), replacements=told)
    for fact in context.statistics if context.given_report else ():
        if right := WRONG_MEASURES.get(fact.unit, ""):
            message = f"“{fact.name}”的单位“{fact.unit}”不规范，请写“{right}”"
            yield fault_of(fact.name, message, context, words=fact.unit)


MIXED = expression(
    r"(?<![A-Za-z\d.,])\d[\d,.]{0,15}(?:(?:km|cm|mm|m|kg|g|t|kW|kWh|L|mL|h)/(?:小时|分钟|秒|天|年|日|月|平方米)"
    r"|(?:公里|千米|米|千克|公斤|吨|度|升|立方米)/(?:h|s|d|km|kg|m|min|t|L)(?![A-Za-z]))"
)


@rule(
    title="单位符号与汉字混用",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 9; GB 3100",
    bad="网速提高，车速60km/小时。",
    good="车速60km/h，即60公里/小时，每人每年3元/月，宽带100Mb/s，浓度5mg/L。",
    needs=Input.TEXT,
)
def unit_half_in_characters(context: CheckContext) -> Iterator[Fault]:
    """One unit is written in signs or in characters: 60 km/h, 60公里/小时."""
    for passage, found in matches(context, MIXED, "/"):
        message = "一个单位中符号与汉字混用，请统一用汉字或者符号"
        yield marked(passage, message, found.start(), found.end())


OF_PEOPLE = expression(
    rf"(?P<figure>{figure_alone('第')})(?P<unit>[件条篇项宗])(?P<whose>(?![一-鿿]{{0,8}}[涉为由向给对被及关])[一-鿿]{{0,6}}"
    r"(?P<who>机构|企业|公司|学校|医院|人员|干部|群众|党员|学生|律师|志愿者))(?=[，。；、]|入驻|参[加与]|获得?)"
)


@rule(
    title="量词与名词不搭配",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="256件法律服务机构入驻平台，组织35项党员干部参加活动。",
    good="256家法律服务机构入驻平台，办理15件涉企案件，20项惠及企业，受理3件企业来信，第5条机构设置。",
    needs=Input.TEXT,
    leaves_open="The measure word may be wrong, or the noun behind it.",
)
def measure_of_another_noun(context: CheckContext) -> Iterator[Fault]:
    """Bodies and people are not counted as cases or entries are."""
    for passage, found in matches(context, OF_PEOPLE, *"件条篇项宗"):
        message = f"“{found['who']}”不用量词“{found['unit']}”，请核对"
        yield marked(passage, message, found.start(), found.end())


AFTER_DOUBLED = {
    "个": "体人案性股别例税头数",
    "次": "数年日月生级要于",
    "条": "例款目文件幅理块约规纹带",
    "件": "数均",
    "人": "均大才事员口数社工民居次家格类文力为防物身",
    "家": "庭长属园居乡具政电装教禽畜纺访风谱务",
    "户": "主籍口型外数均内用办厕",
    "份": "额子",
    "篇": "幅章目",
    "名": "单称额牌字师优老医家校誉录",
    "期": "限间刊末货初中",
    "元": "旦素宵件",
    "场": "所地次馆景面",
}
"""Of measure words, what makes another word of the second: 3个个体户, 2条条例."""
DOUBLED = expression(
    r"(?<![\d.,])\d[\d,.]{0,15}[万亿余多]{0,2}(?:"
    + "|".join(f"{word}{word}(?![{after}])" for word, after in AFTER_DOUBLED.items())
    + "|人次次(?![数年日])|件次次|万元元|人次人次)"
)


@rule(
    title="量词重复",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="培训5次次，办结12件件。",
    good="个个达标，3个个体户，出台2条条例，50人人大代表，2家家庭农场，12次次数，件件有回音，5项项目。",
    needs=Input.TEXT,
)
def measure_word_twice(context: CheckContext) -> Iterator[Fault]:
    """A measure word stands once; the second is left from typing, or comes with the figure already."""
    for passage, found in matches(context, DOUBLED, *(word * 2 for word in AFTER_DOUBLED), "人次人次"):
        word = re.sub(r".*?(\D{1,2})\1", r"\1", found[0])
        told = (instead(passage, found.end() - len(word), found.end(), ""),)
        yield marked(passage, f"“{word}”重复，请删去一个", *found.span(), replacements=told)


DECIMAL = expression(r"-?\d[\d,]*\.(?P<decimals>\d+)(?P<unit>%|‰)?")
UNITS_OF_ROWS = expression("单位|指标|项目")


@rule(
    title="小数位数不一",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"sections": [Table([["甲乡", "3.5%"], ["乙乡", "12.25%"]], header=["乡镇", "占比"])]},
        "答复66件，其中予以公开22件，占33.3%；不予公开2件，占3.03%；其他42件，占63.6%。",
    ],
    good=[
        {"sections": [Table([["办结率", "3.5%"], ["支出", "12.25"], ["甲", "3"]], header=["内容", "数值"])]},
        "答复80件，其中予以公开20件，占25%；不予公开5件，占6.25%；其他55件，占68.75%。",
    ],
    needs=Input.TEXT,
)
def uneven_decimals(context: CheckContext) -> Iterator[Fault]:
    """Figures of one column, and shares of one sentence, are as fine as each other, so that they can be compared."""
    yield from _uneven_shares(context)
    for block in context.manuscript.blocks:
        if not isinstance(block, Grid):
            continue
        head = "".join(cell_text(entry) for row in block.head for entry in row)
        if UNITS_OF_ROWS.search(head):
            continue  # each row has a unit of its own
        first: dict[tuple[int, str], tuple[int, str]] = {}
        told: set[tuple[int, str]] = set()
        for number_of_row, row in enumerate(block.body):
            if len(row) != len(block.columns):
                continue  # cells that span
            for column, entry in enumerate(row):
                shown = cell_text(entry)
                figure = DECIMAL.fullmatch(shown.strip())
                if figure is None:
                    continue
                key = (column, figure["unit"] or "")
                decimals, other = first.setdefault(key, (len(figure["decimals"]), figure[0]))
                if decimals != len(figure["decimals"]) and key not in told:
                    told.add(key)
                    message = f"同一栏中“{other}”与“{figure[0]}”小数位数不同，宜统一"
                    place = f"{block.origin}.rows[{number_of_row}][{column}]"
                    yield Fault(place, message, figure[0], shown.index(figure[0]))


SHARES = expression(r"占(?:比为?)?(?P<share>\d{1,3}\.(?P<decimals>\d{1,4}))%")
FEWEST_SHARES = 3


def _uneven_shares(context: CheckContext) -> Iterator[Fault]:
    """Yield the one of several shares of a sentence that is finer, or less fine, than all others."""
    for passage in context.holding("占"):
        by_sentence: dict[int, list[re.Match[str]]] = {}
        for found in SHARES.finditer(passage.plain):
            by_sentence.setdefault(passage.plain.rfind("。", 0, found.start()), []).append(found)
        for shares in by_sentence.values():
            fine = Counter(len(found["decimals"]) for found in shares)
            usual, times = fine.most_common(1)[0]
            if len(shares) < FEWEST_SHARES or times != len(shares) - 1:
                continue
            other = next(found for found in shares if len(found["decimals"]) != usual)
            message = f"同一句中其他占比有{usual}位小数，这里有{len(other['decimals'])}位，宜统一"
            yield marked(passage, message, other.start("share"), other.end())


BEHIND_PERCENT = expression(r"(?<![\d.])(?P<share>\d{1,3}(?:\.\d{1,4})?%)占(?=[，。；、）]|\Z)")


@rule(
    title="“占”在百分数之后",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="培训80人次，其中干部32人次，40%占。",
    good="培训80人次，其中干部32人次，占40%，40%占比由各单位自定。",
    needs=Input.TEXT,
)
def share_before_its_verb(context: CheckContext) -> Iterator[Fault]:
    """A share stands behind its verb: 占40%."""
    for passage, found in matches(context, BEHIND_PERCENT, "%占"):
        right = f"占{found['share']}"
        yield marked(passage, f"语序颠倒，应写“{right}”", found.start(), found.end(), right=right)


WIDE_PER_CENT, PER_CENT = expression(r"\d％"), expression(r"\d%")


@rule(
    title="百分号全角、半角混用",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad="自然人申请占75.0％，法人申请占25.0%。",
    good="自然人申请占75.0％，法人申请占25.0％，单位为%，折算为百分数（%）。",
    needs=Input.TEXT,
)
def two_percent_signs(context: CheckContext) -> Iterator[Fault]:
    """One text has one sign for per cent; the wide one comes from the input method, the other from a spreadsheet."""
    wide = list(matches(context, WIDE_PER_CENT, "％"))
    half = list(matches(context, PER_CENT, "%")) if wide else []
    if wide and half:
        wrong, right = ("％", "%") if len(wide) <= len(half) else ("%", "％")
        rare = wide if wrong == "％" else half
        told = tuple(instead(one, there.end() - 1, there.end(), right) for one, there in rare)
        passage, found = rare[0]
        message = f"全文“％”用了{len(wide)}处，“%”用了{len(half)}处，宜统一用“{right}”"
        yield marked(passage, message, *found.span(), replacements=told)
