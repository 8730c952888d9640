"""Rules about words that are wrong by what stands around them: 的 before a verb, 有 for 由, a doubled verb."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import instead, marked
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

MANNERS = (
    "认真|深入|扎实|有效|积极|充分|切实|全面|及时|主动|严格|努力|稳妥|有力|有序|高效|不断|逐步|自觉|最大程度|最大限度"
    "|更好|很好|较好"
)
DOING = (
    "做好|抓好|开展(?!方式|情况|的)|推进(?!机制|路径|的)|落实(?!机制|情况|措施|反馈|的)|完成(?!率|情况|的)|组织(?=开展|实施|召开|学习|培训|群众|人员|力量)"
    "|方便群众|回应社会|履行职责|解决群众"
)
MADE = "组建|设立|成立|建立|制定|出台|印发|下发|发布|召开|举办|开展|组织"

FRAMES = (
    (
        beside("的", "做抓开推落完组方回履解"),
        expression(f"(?:^|(?<=[，。；：要应能并]))(?:{MANNERS})(?P<wrong>的)(?={DOING})"),
        "地",
    ),
    (
        ("组成",),
        expression(
            "(?<![所没具拥还含共设另只即])(?P<wrong>有)(?!关)[^，。；由有]{2,40}(?:部分|单位|人员|章节|方面)(?:组成|构成)(?=[，。；])"
        ),
        "由",
    ),
    (("度意",), expression("(?P<wrong>满度意|意满度|满意渡)"), "满意度"),
    (("事单位",), expression("(?<![执人从当办军外刑民任做本])(?P<wrong>事单位)(?!位)"), "事业单位"),
    (("记录",), expression("(?:创造|创下|刷新|打破)(?!性)[^，。；]{0,8}(?P<wrong>记录)"), "纪录"),
    (("图标",), expression("(?:运用|采用|通过|利用)(?P<wrong>图标)(?=[、，和]?[^。；]{0,12}解读)"), "图表"),
    (("法制宣传",), expression("(?P<wrong>法制宣传)(?!教育规划)"), "法治宣传"),
    (("法制建设第一责任人",), expression("(?P<wrong>法制)建设第一责任人"), "法治"),
    (("个百分比",), expression(r"\d个(?P<wrong>百分比)"), "百分点"),
    (
        ("主题责任",),
        expression("(?:落实|压实|履行|强化|扛起|扛牢|夯实|明确|靠实|承担)[^，。；]{0,12}(?P<wrong>主题)责任"),
        "主体",
    ),
)
"""Words of which each holds one, the frame, and what is right in the place of its wrong words."""
SINCE = {"法治宣传": 2015, "法治": 2016}
"""Words that were right before a year."""


def framed(context: CheckContext) -> Iterator[Fault]:
    """Yield the words that are wrong in their frame."""
    for words, pattern, right in FRAMES:
        if (context.year or SINCE.get(right, 0)) < SINCE.get(right, 0):
            continue
        for passage in context.holding(*words):
            for found in pattern.finditer(passage.unnamed):
                told = (instead(passage, *found.span("wrong"), right),)
                used = "：由……组成" if right == "由" else ""
                message = f"“{found['wrong']}”应为“{right}”{used}"
                yield marked(passage, message, *found.span("wrong"), margin=4, replacements=told)


TWO_VERBS = expression(f"(?P<first>(?:{MADE})了)(?P<second>{MADE})了(?=[一-鿿《“])")


@rule(
    title="动词叠用",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="组建了设立了专班，下发了印发了方案。",
    good="组建了专班，印发了方案，成立了组织，制定并印发了方案。",
    needs=Input.TEXT,
    leaves_open="Which of the two is meant its author knows.",
)
def verb_twice(context: CheckContext) -> Iterator[Fault]:
    """Of two verbs that say one thing the second was typed to replace the first, which then was forgotten."""
    for passage in context.holding("了"):
        for found in TWO_VERBS.finditer(passage.plain):
            yield marked(passage, "两个动词叠用，请只留一个", *found.span())


YEARLY = expression(r"(?:19|20)\d{2}(?P<twice>年度)[^，。；《》、年]{0,16}年度(?:工作)?报告")


@rule(
    title="“年度”重复",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad="编制2023年度政府信息公开年度报告。",
    good="编制2023年政府信息公开工作年度报告，完成2023年度任务，2022年度报告已公布。",
    needs=Input.TEXT,
    habit=True,
)
def year_twice(context: CheckContext) -> Iterator[Fault]:
    """2023年 says which year an annual report is on; 年度 says it once more."""
    for passage in context.holding("年度"):
        for found in YEARLY.finditer(passage.plain):
            told = (instead(passage, *found.span("twice"), "年"),)
            yield marked(passage, "“年度”重复，前一个应写“年”", *found.span(), replacements=told)


OF_TITLE = expression("(?:印发|下发|出台|发布|制定|转发)了?□{4,}(?P<more>的文件)(?=[，。；、])")


@rule(
    title="书名号后多写“的文件”",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad="印发了《河道工作方案》的文件。",
    good="印发了《河道工作方案》，对《河道工作方案》的文件夹进行了整理，下发关于河道工作的文件。",
    needs=Input.TEXT,
)
def document_named_twice(context: CheckContext) -> Iterator[Fault]:
    """《》 says that it is a document."""
    for passage in context.holding("的文件"):
        for found in OF_TITLE.finditer(passage.unnamed):
            told = (instead(passage, *found.span("more"), ""),)
            yield marked(
                passage, "书名号已表明是文件，请删去“的文件”", *found.span("more"), margin=6, replacements=told
            )


VERBLESS = expression(
    "(?<![布供送取握解到集递的、和与更不较很])及时"
    "(?P<noun>(?:[村政党财校税警]务|工作|有关|相关|重要|最新|政府|部门|项目|预算|决算)(?:信息|情况|内容|数据|资料|动态|文件|材料))(?=[，。；、]|\\Z)"
)
TWICE_NAMED = expression("(?P<topic>[一-鿿]{2,4})情况[和与及](?!(?P=topic))[一-鿿]{2,6}(?P=topic)的情况")


@rule(
    title="句子成分残缺或者重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=["各村设公告栏及时村务信息。", "培训情况和检查培训的情况如下。"],
    good="及时公开村务信息，发布及时有关信息，更新及时，工作有序。培训情况和检查情况、执行的情况如下。",
    needs=Input.TEXT,
    leaves_open="Which verb is missing, and which word is one too many, its author knows.",
)
def verb_lost(context: CheckContext) -> Iterator[Fault]:
    """An adverb before a bare noun has lost its verb; a topic that is told of twice in one clause, a rewriting."""
    for passage in context.holding("及时"):
        for found in VERBLESS.finditer(passage.plain):
            yield marked(passage, f"“及时”与“{found['noun']}”之间缺少动词，如“公开”“报送”", *found.span())
    for passage in context.holding("的情况"):
        for found in TWICE_NAMED.finditer(passage.plain):
            message = f"“{found['topic']}”和“情况”各说了两遍，请改写"
            yield marked(passage, message, *found.span())
