"""Rules about how a number is written: its digits, its groups, its 万 and 亿, what stands in characters instead."""

from collections.abc import Iterator
from decimal import Decimal

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import LEGAL, MEASURE
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reading import Words, beside
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exactly, number

WIDE = "[０-９Ａ-Ｚａ-ｚ]"
FULL_WIDTH = expression(f"{WIDE}{WIDE}*(?:[．，：－][０-９]+)*")  # a search leaps to a first sign, to none of [ ]+
HALVES = str.maketrans({chr(sign): chr(sign - 0xFEE0) for sign in range(0xFF01, 0xFF5F)})


@rule(
    title="全角数字或字母",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1.7",
    bad="共公开信息３００条。",
    good="共公开信息300条，二〇一八年，①②，G20峰会，占5％。",
    needs=Input.TEXT,
    habit=True,
)
def full_width_digits(context: CheckContext) -> Iterator[Fault]:
    """Digits are as wide as half a character; wide ones come from the input method and break every search."""
    for passage in context.passages:
        for found in FULL_WIDTH.finditer(passage.text):
            right = found[0].translate(HALVES)
            yield marked(passage, f"数字、字母应用半角，应写“{right}”", *found.span(), right=right)


SCALE_WORD = expression(
    r"(?<![\dA-Za-z.,·])(?P<digits>\d{1,2}(?:\.\d+)?)(?P<scale>[百千])"
    rf"(?![克米瓦帕赫焦卡伏升安欧周位字比强佳日货分禧家牛乏]|(?<=千)(?:{LEGAL}))"
)
POWERS = {"百": 2, "千": 3}


@rule(
    title="“百”“千”与阿拉伯数字连用",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.3",
    bad="培训4千人，走访3百余户。",
    good="培训4000人，发电5千瓦，修路3千米，投资3千克，评选2018百强，四千人，3万人，5千伏，播种85.76千公顷。",
    needs=Input.TEXT,
)
def scale_word_behind_digits(context: CheckContext) -> Iterator[Fault]:
    """Only 万 and 亿 stand behind Arabic digits; a thousand is written out, in digits or in characters."""
    for passage, found in matches(context, SCALE_WORD, "百", "千"):
        with exactly():
            right = number(Decimal(found["digits"]).scaleb(POWERS[found["scale"]]).normalize())
        following = passage.plain[found.end() : found.end() + 1]
        right = f"{right}{following}" if following in ("万", "亿") else right
        message = f"阿拉伯数字只与“万”“亿”连用，应写“{right}”"
        told = (instead(passage, found.start(), found.end(), right.removesuffix(following)),)
        yield marked(passage, message, found.start(), found.end() + 1, replacements=told)


TWO_SCALES = expression(r"(?<![\d.,])(?P<high>\d{1,6})亿(?P<low>\d{1,4})万")


@rule(
    title="一个数用两个单位",
    severity=Severity.ADVICE,
    force=Force.MAY,
    source="GB/T 15835-2011, 5.3; office practice",
    bad="投资3亿4500万元。",
    good="投资3.45亿元，比3亿元多4500万元。",
    needs=Input.TEXT,
)
def two_scales(context: CheckContext) -> Iterator[Fault]:
    """A number in 亿 and 万 at once is hard to compare; the standard allows it, one unit reads better."""
    for passage, found in matches(context, TWO_SCALES, "亿"):
        with exactly():
            high = (Decimal(found["high"]) + Decimal(found["low"]).scaleb(-4)).normalize()
        right = f"宜写“{number(high)}亿”或“{number(int(found['high']) * 10000 + int(found['low']))}万”"
        yield marked(passage, f"一个数宜只用一个单位，{right}", found.start(), found.end())


BARE_POINT = expression(r"(?:(?<=[一-鿿，、（：；])|^)\.\d{1,6}(?=[%‰万亿元倍])")


@rule(
    title="小数点前缺少0",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1.2",
    bad="同比增长.5%。",
    good="同比增长0.5%，见第2.5条、v.5、10.5%，附件.5份。",
    needs=Input.TEXT,
)
def nothing_before_the_point(context: CheckContext) -> Iterator[Fault]:
    """A decimal has its 0 before the point: without it the point is overlooked."""
    for passage, found in matches(context, BARE_POINT, "."):
        message = f"小数点前应写0，应为“0{found[0]}”"
        end = min(found.end() + 1, len(passage.text))
        told = (instead(passage, found.start(), found.start(), "0"),)
        yield marked(passage, message, found.start(), end, replacements=told)


GROUPS = expression(rf"(?<![\d.,A-Za-z-])\d+(?:,\d+)+(?![\d,A-Za-z-])(?=(?:\.\d+)?[万亿]?(?:{MEASURE}))")
GROUPED_WELL = expression(r"\d{1,3}(?:,\d{3})+")
A_YEAR = expression("(?:19|20)[0-9]{2}")
GROUPED_SCALE = expression(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=[万亿])")


@rule(
    title="数字分节不规范",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1.1",
    bad="共公开信息1234,5条，收入12,345万元。",
    good="共公开信息12,345条，2017,2018年，第1,2,3项，1234.5万份，3,5件。",
    needs=Input.TEXT,
)
def digit_grouping(context: CheckContext) -> Iterator[Fault]:
    """Digits are grouped by three, and not at all before 万 or 亿, which group them by four."""
    for passage in context.holding(","):
        for found in GROUPED_SCALE.finditer(passage.plain):
            right = found[0].replace(",", "")
            told = (instead(passage, *found.span(), right),)
            message = f"“万”“亿”前的数不分节，应写“{right}”"
            yield marked(passage, message, found.start(), found.end() + 1, replacements=told)
        for found in GROUPS.finditer(passage.plain):
            groups = found[0].split(",")
            single = all(len(group) < 3 for group in groups)  # a list: 第1,2,3项
            if not (GROUPED_WELL.fullmatch(found[0]) or single or any(map(A_YEAR.fullmatch, groups))):
                yield marked(passage, "数字应从个位起每三位一节，请核对", found.start(), found.end() + 1)


GROUPED = expression(rf"(?<![\d.,A-Za-z-])\d{{1,3}}(?:,\d{{3}})+(?=(?:\.\d+)?(?:{MEASURE}))")
UNGROUPED = expression(rf"(?<![\d.,A-Za-z-])\d{{5,}}(?=(?:\.\d+)?(?:{MEASURE}))")


@rule(
    title="数字分节不一致",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15835-2011, 4.3, 5.1.1",
    bad="共公开信息12,656条，访问108932人次。",
    good="共公开信息12,656条，收件9136件，拨打12345热线，邮编332800。",
    needs=Input.TEXT,
)
def mixed_grouping(context: CheckContext) -> Iterator[Fault]:
    """In one text large numbers are grouped, or they are not."""
    grouped = ungrouped = None
    for passage in context.passages if context.holding(",") else ():
        if passage.role in (Role.TABLE_FIGURE, Role.DENSE_FIGURE):
            continue
        if grouped is None and (found := GROUPED.search(passage.plain)):
            grouped = found[0]
        if ungrouped is None and (found := UNGROUPED.search(passage.plain)):
            ungrouped = (passage, found)
        if grouped and ungrouped:
            where, found = ungrouped
            message = f"“{found[0]}”没有分节，“{grouped}”分节，全文请统一"
            yield marked(where, message, found.start(), found.end() + 1)
            return


NEIGHBOURS = expression(
    r"(?P<first>[1-8])(?<=[一-鿿]\d)(?<![第表图件款项条章节期注]\d)、(?P<second>[2-9])"
    r"(?=个(?!方面|问题)|天|年(?!级|度|期|生)|次|人|家|名)(?!、)"
)
FIXED = {
    **{
        f"1{word}": f"一{word}" for word in ("方面", "系列", "体化", "站式", "把手", "些", "网通办", "窗受理", "带一路")
    },
    **{
        f"{word}1{rest}": f"{word}一{rest}"
        for word, rest in (("进", "步"), ("第", "时间"), ("第", "书记"), ("万众", "心"))
    },
    **{
        f"统1{rest}": f"统一{rest}" for rest in ("部署", "标准", "规范", "领导", "组织", "安排", "协调", "管理", "公开")
    },
    **{f"{ten}五": f"{word}五" for ten, word in (("12", "十二"), ("13", "十三"), ("14", "十四"), ("15", "十五"))},
    "3公经费": "三公经费",
    "2微一端": "两微一端",
    "4个意识": "四个意识",
    "4个自信": "四个自信",
    "2个维护": "两个维护",
    "3严三实": "三严三实",
    "2学一做": "两学一做",
}
"""Set phrases that are typed with digits, and how they are written."""
FIXED_WORDS = Words(FIXED)
CODE = expression("[A-Za-z0-9.]")
"""What stands before a digit that is no number by itself: 11方面, G1系列."""
EACH = expression("分别|各自|依次")
"""What says that neighbouring numbers are two figures: 分别派出3、4人."""
CONTEXT = 10  # 字
THINGS = expression("项目|工程|站|点|班|队")
"""What follows digits that count things, and make no set phrase: 2个维护项目."""
ONES = "零一二三四五六七八九"


@rule(
    title="应用汉字的数字",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15835-2011, 4.2",
    bad="历时3、4个月，另1方面进1步完善。",
    good="历时三四个月，一方面完善第3、4项和附件1、2个别内容，有11方面内容，系统1个，5、6月份。",
    needs=Input.TEXT,
)
def digits_for_words(context: CheckContext) -> Iterator[Fault]:
    """Neighbouring numbers that mean “about”, and set phrases, are words and stand in characters."""
    for passage in context.holding(*beside("12345678", "、"), *FIXED):
        for found in NEIGHBOURS.finditer(passage.plain):
            first, second = int(found["first"]), int(found["second"])
            if second == first + 1 and not EACH.search(passage.plain, max(0, found.start() - CONTEXT), found.start()):
                right = f"{'两' if first == 2 else ONES[first]}{ONES[second]}"
                message = f"概数应用汉字，中间不加顿号，应写“{right}”"
                told = (instead(passage, *found.span(), right),)
                yield marked(passage, message, found.start(), found.end() + 1, replacements=told)
        for place, word in FIXED_WORDS.places(passage.plain):
            text, end = passage.plain, place + len(word)
            if not (word[0].isdigit() and (CODE.search(text, max(0, place - 1), place) or THINGS.match(text, end))):
                right = FIXED[word]
                yield marked(passage, f"固定词语中的数字应用汉字，应写“{right}”", place, end, right=right)
