"""Which characters and words stand twice by right, for the rule on those that were typed twice."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.lexicon import FREE, lexicon

HAN = expression("[一-鿿]")
SIGN_TWICE = expression("(?P<sign>[一-鿿])(?P=sign)")
BY_THEMSELVES = frozenset(
    "人年月天日家户事处时层步点代种村乡样次句声片门店岗张牢紧扎往仅高勃常远刚欣深恳兢蒸恰久世纷蓬轰滚浩荡累楚渐默频悄屡慢好多大小老满"
    "亮白红绿某等堂津孜侃洋滔巍郁源绵济迢循谆切殷念昂彬翩沉娓栩冉灼皑茫莽匆沾喋咄炯赫娜婷丽芳燕佳媛莹晶倩圆莎露萍菲洁琳玲帅磊鑫楠甜晨蕾薇冬宝"
    "爸妈爷奶哥姐弟妹叔舅星谢看想说试谈走听问查聊坐尝狠短整统忡朗娃轻呦框洗通息勤腾烈块条件个项户字册重本治超裸"
)
"""Characters that say each, very, or a little, where they stand twice, or are somebody's name."""
COUNTING = frozenset("一二三四五六七八九十百千万亿零两几每数0123456789")
ENDS = frozenset(
    "国工税局部员组委厅院校所站区费水山河江湖品币网党课会法署厂店镇乡县市省村街路桥园库场节馆室科处队团社庭长者量率度性化业权证书报表单车"
)
"""Characters that end names and words of any length, so that only what follows tells."""
DEEDS = frozenset("作做用开到设建发办收出进在学习议共合给请")
GO_TOGETHER = {"生": "不", "强": "联", "南": "合", "环": "相", "心": "相", "钉": "子", "习": "近"}
"""Characters that stand twice before another: 生生不息, 强强联合."""
BEHIND_ENDS = frozenset(
    (
        *(
            "国务",
            "国营",
            "国籍",
            "国旗",
            "县属",
            "市属",
            "区属",
            "省属",
            "县直",
            "市直",
            "区直",
            "省直",
            "站址",
            "站线",
        ),
        *(
            "工地",
            "工会",
            "工委",
            "社员",
            "组员",
            "部务",
            "厂房",
            "江门",
            "山林",
            "河畔",
            "水质",
            "水解",
            "局长",
            "委员",
        ),
        *(
            "会员",
            "会议",
            "会场",
            "目标",
            "节目",
            "节日",
            "村民",
            "路面",
            "桥梁",
            "园区",
            "场地",
            "馆长",
            "院长",
            "校长",
        ),
        *("所长", "站长", "科长"),
    )
)
"""Words that follow right behind a name that ends as they begin: 国务院, 示例县县属."""


def signs_twice(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a character stands twice that does so by no right, and the character.

    >>> list(signs_twice("部分公开的有有3件，建设设施，上海海关人人清清楚楚，体制机制制，共和国国务院"))
    [(5, '有'), (29, '制')]
    """
    for found in SIGN_TWICE.finditer(text):
        start, end = found.span()
        if not (HAN.match(text, start - 1) if start else None) and not HAN.match(text, end):
            continue  # 常常 between marks
        sign, before, behind = found["sign"], text[max(0, start - 1) : start], text[end : end + 1]
        if sign in BY_THEMSELVES or sign in COUNTING or before in COUNTING or GO_TOGETHER.get(sign) == behind:
            continue
        if (behind and behind == text[end + 1 : end + 2]) or (start > 1 and before == text[start - 2]):
            continue  # 清清楚楚
        if not _parted(before, sign, behind):
            yield start, sign


def _parted(before: str, sign: str, behind: str) -> bool:
    """Tell whether one word ends and another begins with a character, as 上海海关."""
    known = lexicon().known
    ends, begins = before + sign in known, sign + behind in known
    if sign in ENDS:
        return begins or sign + behind in BEHIND_ENDS
    return ends or begins if sign in FREE or sign in DEEDS else ends and begins


WORD_TWICE = expression(r"(?P<word>[一-鿿][一-鿿]{1,11})(?P=word)(?P<after>[一-鿿]{0,2})")
NUMERAL = expression("[一二三四五六七八九〇零十百千万亿两半每几]")
ENDS_OF_NOUNS = frozenset("性栏室员权率化者局费法力品类单表书期日会站厅所部组制度")
"""Characters that make a noun of the word before them, as 保障性住房, which may stand behind another 保障."""
REPEATED_BY_RIGHT = frozenset(
    (
        *(
            "研究",
            "讨论",
            "了解",
            "考虑",
            "商量",
            "学习",
            "体验",
            "参考",
            "沟通",
            "交流",
            "锻炼",
            "观察",
            "比较",
            "非常",
        ),
        *(
            "十分",
            "许多",
            "多少",
            "某某",
            "什么",
            "怎样",
            "打听",
            "琢磨",
            "调查",
            "梳理",
            "总结",
            "反思",
            "思考",
            "对照",
        ),
        *(
            "盘点",
            "整理",
            "打扫",
            "休息",
            "放松",
            "走访",
            "督促",
            "宣传",
            "探讨",
            "斟酌",
            "推敲",
            "切磋",
            "很多",
            "好多",
        ),
    )
)
"""Words that are said twice by right: 研究研究, 非常非常."""


def words_twice(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a word stands twice that does so by no right, and the word.

    >>> list(words_twice("治理工程工程已开工，保障保障性住房，产业创业创新，一件一件办"))
    [(2, '工程')]
    """
    for found in WORD_TWICE.finditer(text):
        word, after, start = found["word"], found["after"], found.start()
        if len(set(word)) == 1 or word in REPEATED_BY_RIGHT or NUMERAL.match(word):
            continue
        if len(word) == 2 and (
            after[:1] in ENDS_OF_NOUNS or after == "对象" or _between_two(text[:start][-1:] + word[0], word[1] + after)
        ):
            continue
        yield start, word


def _between_two(begins: str, goes_on: str) -> bool:
    """Tell whether its first character belongs to a word before, and its last to one behind: 产业创业创新."""
    known = lexicon().known
    return begins in known and goes_on[:2] in known
