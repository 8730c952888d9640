"""Rules about headings: how they end, whether they have a text, and whether two of them say the same."""

from collections.abc import Callable, Iterable, Iterator

from reportkit.manuscript import HEADINGS, Role, width
from reportkit.patterns import expression
from reportkit.readers.text import COUNTS
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import instead, marked
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.outline import Branch, every_entry

LONGEST_HEADING = 36  # 字, a line and a half
ANNOUNCES = expression("^第.{1,6}条|如下|以下|下列")
"""What makes a line before its items a sentence, and no heading."""
END_MARK = expression(r"[。，；：、,;:]\Z")


@rule(
    title="标题末尾有标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.4",
    bad=[
        {"text": "工作报告\n一、主动公开情况；\n内容。\n二、依申请公开情况\n内容。"},
        {
            "text": "工作报告\n一、概况\n（一）组织及人员情况（含专职人员和兼职人员），"
            "制度、计划、宣传、培训、督促、检查、考评、奖励的有关情况。\n"
            "一是明确了专人。二是安排了经费。\n（二）其他情况\n没有其他情况。"
        },
    ],
    good={"text": "工作报告\n一、怎么办？\n内容。\n二、措施\n（一）加强领导；\n（二）加强培训。"},
    needs=Input.TEXT,
    habit=True,
)
def mark_behind_heading(context: CheckContext) -> Iterator[Fault]:
    """A heading on a line of its own takes no mark: the line itself ends it."""
    title = next((passage for passage in context.passages if passage.role is Role.TITLE), None)
    if title and (mark := END_MARK.search(title.plain)):
        start = max(0, len(title.text) - 9)
        told = (instead(title, *mark.span(), ""),)
        yield marked(title, f"公文标题末尾不用“{mark[0]}”", start, len(title.text), replacements=told)
    topics = {entry for parent in every_entry(context) for entry in _topics(parent)}
    for entry in every_entry(context):
        mark = END_MARK.search(entry.plain) if entry.is_heading or entry in topics else None
        if mark is None or not (entry.texts or entry.tables or entry.children):
            continue
        if mark[0] == "。" and COUNTS.search(entry.plain):
            continue  # a short sentence
        if mark[0] == "：" and ANNOUNCES.search(entry.typed + entry.plain):
            continue  # a sentence that its items end
        start = max(0, mark.start() - 8)
        message = f"标题单独成行，末尾不用“{mark[0]}”"
        right = (Replacement(entry.place, mark.start(), mark.end(), ""),) if entry.is_heading else ()
        yield Fault(entry.place, message, entry.words[start : mark.end()], start, None, right)


TOPIC = expression("(?:情况|工作|措施|问题|事项|内容|安排)。\\Z")


def _topics(parent: Branch) -> Iterator[Branch]:
    """Yield the lines that name a topic and are no sentences, beside headings of their level, however long they are."""
    if any(one.is_heading for one in parent.children):
        for one in parent.children:
            if not one.is_heading and one.texts and TOPIC.search(one.plain) and "。" not in one.plain[:-1]:
                yield one


FEWEST_SAME = 4  # 字 of a heading that stands again


@rule(
    title="标题下没有内容",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n一、主动公开情况\n二、依申请公开情况\n内容。"},
    good=[
        {"text": "工作报告\n一、主动公开情况\n（一）数量\n300条。\n（二）形式\n网站。\n二、依申请公开情况\n内容。"},
        {
            "text": "关于报送材料的通知\n一、报送材料\n1.登记表\n2.单位证明\n3.结业证\n"
            "材料用A4纸打印。\n二、时间\n6月1日前。"
        },
        {"text": "关于报送材料的通知\n一、报送材料\n1.登记表\n2.单位证明\n上述材料用A4纸打印。\n二、时间\n6月1日前。"},
        {
            "text": "示例局2020年预算\n目录\n第一部分 示例局预算\n1.示例局支出预算表\n2.示例局支出预算说明\n"
            "一、支出预算表\n见表。\n二、支出预算说明\n支出预算为40万元。"
        },
    ],
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def heading_without_text(context: CheckContext) -> Iterator[Fault]:
    """A heading with nothing under it breaks its promise; what there was none of is said in words."""
    titles = tuple(one.words for one in every_entry(context) if one.texts or one.tables)
    for parent in every_entry(context):
        headings = [entry for entry in parent.children if entry.is_heading]
        empty = [entry for entry in headings if not (entry.texts or entry.tables or entry.children)]
        if len(empty) < len(headings):  # else a list of names
            for entry in (one for one in empty if not _stands_again(one.words, titles)):
                message = "这一标题下没有内容；没有发生的事项请写明“无”或者“未发生”"
                yield Fault(entry.place, message, entry.words, 0 if entry.words else None)


def _stands_again(words: str, titles: Iterable[str]) -> bool:
    """Tell whether a heading announces one that stands further on, as contents of a text of anyone do."""
    return any(len(title) >= FEWEST_SAME and words.endswith(title) for title in titles)


@rule(
    title="标题重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n一、主动公开情况\n内容。\n二、主动公开情况\n内容。"},
    good={
        "text": "工作报告\n一、主动公开\n（一）概况\n内容。\n（二）形式\n内容。\n二、依申请公开\n（一）概况\n内容。\n"
        "（二）办理\n内容。",
    },
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def same_heading(context: CheckContext) -> Iterator[Fault]:
    """Two headings of the same words under one parent divide nothing."""
    for first, again in _alike(context, lambda lead: lead):
        yield Fault(again.place, f"与“{first.label}”的标题相同，请改写或者合并", again.lead, 0)


STOCK = expression(
    r"进一步|继续|持续|不断|积极|深入|深化|大力|切实|着力|全面|扎实|稳步|有序|有效|及时|认真|充分|推进|推动|加强|强化|加大|做好|抓好|落实|促进|完善"
    r"|政府信息公开|信息公开|政务公开|主动公开|公开|政府信息|信息|力度|等方面|等领域|方面|领域|情况|工作|等|的"
)
"""Words that say of any topic that something was done about it."""
SHORTEST_TOPIC = 6  # 字


@rule(
    title="标题主题重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n（一）进一步推进农村危房改造信息公开。内容。\n"
        "（二）做好农村危房改造等方面信息公开工作。内容。",
    },
    good={"text": "工作报告\n（一）推进农村危房改造规划公开。内容。\n（二）推进农村危房改造预算公开。内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def shared_topic(context: CheckContext) -> Iterator[Fault]:
    """Two items of one level about one thing, under other words, have mostly come from two units."""
    for first, again in _alike(context, _topic):
        if first.lead != again.lead:
            message = f"与“{first.label}{first.lead}”主题相同（{_topic(again.lead)}），请核对是否应当合并"
            yield Fault(again.place, message, again.lead, 0)


def _topic(lead: str) -> str:
    topic = STOCK.sub("", lead).strip("、，。；：")
    return topic if len(topic) >= SHORTEST_TOPIC else ""


def _alike(context: CheckContext, key: Callable[[str], str]) -> Iterator[tuple[Branch, Branch]]:
    """Yield each heading with the first sibling that the same is made of."""
    for parent in every_entry(context):
        seen: dict[str, Branch] = {}
        for entry in parent.children:
            made = key(END_MARK.sub("", entry.lead))
            if made and seen.setdefault(made, entry) is not entry:
                yield seen[made], entry


@rule(
    title="同级标题形式不一",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "工作报告\n（一）加强领导。市政府召开会议。\n（二）加强培训。市政府举办培训。\n"
            "（三）市政府对各单位开展督查，并印发通报。\n"
            "（四）加强督查。市政府印发通报。"
        },
        {
            "text": "工作报告\n一、概况\n（一）组织领导。明确了专人。\n"
            "（二）制度建设。印发了规程。\n（三）培训\n办班两期。"
        },
    ],
    good={
        "text": "工作报告\n（一）市政府召开会议。会议提出要求。\n（二）市政府举办培训，并且开展督查。\n"
        "（三）加强督查。市政府印发通报。",
    },
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def mixed_headings(context: CheckContext) -> Iterator[Fault]:
    """Items of one level are easier to find when each begins with its heading, or none does.

    So they are where each has its heading on a line of its own, or none does.
    """
    for parent in every_entry(context):
        items = [entry for entry in parent.children if entry.number and entry.number.value]
        for run in _series(items):
            alone = [entry for entry in run if entry.is_heading and entry.texts and not entry.children]
            led = [entry for entry in run if not entry.is_heading and entry.lead]
            if alone and led and len(run) == len(alone) + len(led) >= FEWEST_MIXED:
                fewer, more = sorted((alone, led), key=len)
                how = ("独行", "接排") if fewer is alone else ("接排", "独行")
                message = f"这一标题{how[0]}，同级的“{more[0].label}”等{how[1]}，请统一"
                yield Fault(fewer[0].place, message, fewer[0].lead[:12], 0)
            headed = [entry for entry in run if entry.lead]
            bare = [entry for entry in run if not entry.lead and not HEADED_AT_LENGTH.match(entry.plain)]
            if len(headed) >= 3 and bare and len(headed) >= 3 * len(bare):
                for entry in bare:
                    message = f"同级的“{headed[0].label}”等都有标题，这一项没有，请补上或者统一形式"
                    yield Fault(entry.place, message, entry.words[:12], 0 if entry.words else None)


FEWEST_MIXED = 3
HEADED_AT_LENGTH = expression("[^，。；：]{1,80}。.")
"""Words that head an item as long as a sentence: the account of a budget with its class and its kind."""


def _series(items: list[Branch]) -> Iterator[list[Branch]]:
    """Yield the items in runs that count on from 1."""
    run: list[Branch] = []
    for entry in items:
        if run and entry.number and entry.number.value == 1:
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


@rule(
    title="标题过长",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n一、全县各级行政机关主动公开重点领域政府信息以及有关政策文件解读和回应社会关切的工作情况\n"
        "内容。",
    },
    good={"text": "工作报告\n一、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def long_heading(context: CheckContext) -> Iterator[Fault]:
    """A heading of more than a line and a half is a sentence that nobody takes in at a glance."""
    for passage in context.passages:
        if passage.role in HEADINGS and (wide := width(passage.text)) > LONGEST_HEADING:
            yield Fault(passage.place, f"标题有{wide:g}字，宜在一行以内，请压缩", passage.text, 0)
