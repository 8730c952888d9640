"""Rules about marks between clauses: behind a bracket, between posts, before a list; and about the middle dot."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.normalise import HAN
from reportkit.rules.passages import PARAGRAPHS, instead, marked, matches
from reportkit.rules.rule import Fault, Input, rule

APART = expression("(?<=[，；。])（[^（）]{6,}）(?=[一-鿿])(?![一二三四五六七八九十]是)")
NO_SENTENCE = expression("（(?:略|注|附|见|一|二|三|四|五|六|七|八|九|十)")


@rule(
    title="括号后面缺少标点",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.9; office practice",
    bad="全年公开信息120条，（图文信息80条、视频信息40条）各单位按月更新栏目。",
    good="全年公开信息120条（图文信息80条、视频信息40条），各单位按月更新。会议通过。（完）",
    needs=Input.TEXT,
    leaves_open="Whether the comma belongs behind the bracket, or another mark, its author knows.",
)
def bracket_without_mark(context: CheckContext) -> Iterator[Fault]:
    """A remark in brackets belongs to the words before it; the mark that parts the clauses stands behind it."""
    for passage, found in matches(context, APART, "，（", "；（", "。（"):
        if passage.role in PARAGRAPHS and not NO_SENTENCE.match(found[0]):
            yield marked(passage, "“）”之后缺少标点；括号前的标点移到“）”之后", found.start() - 1, found.end())


POSTS = expression(
    "任(?:组长|主任|总指挥|主席|召集人)(?P<pause>、)(?=[^，。；、]{2,24}(?:任|为)(?:副组长|副主任|成员|副总指挥))"
)


@rule(
    title="分句之间用了顿号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.5",
    bad="由局长任组长、各科室负责人为成员。",
    good="由局长任组长，各科室负责人为成员；县长、副县长任组长。",
    needs=Input.TEXT,
)
def pause_between_clauses(context: CheckContext) -> Iterator[Fault]:
    """、 parts words that stand beside each other; clauses, each with a verb of its own, have a comma."""
    for passage, found in matches(context, POSTS, "、"):
        told = (instead(passage, *found.span("pause"), "，"),)
        yield marked(passage, "分句之间用“，”，不用“、”", *found.span(), replacements=told)


DOT = expression(f"(?<=[{HAN}])[•‧∙・](?=[{HAN}])")


@rule(
    title="间隔号形式有误",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.14",
    bad="建设“示例•政务”栏目。",
    good="建设“示例·政务”栏目。• 公开数量稳步增长",
    needs=Input.TEXT,
    habit=True,
)
def wrong_middle_dot(context: CheckContext) -> Iterator[Fault]:
    """The middle dot within names is ·, in the middle of its place; • is the bullet of a list."""
    for passage, found in matches(context, DOT, *"•‧∙・"):
        yield marked(passage, "间隔号应当用“·”", *found.span(), margin=3, right="·")


ANNOUNCED = expression(f"(?:以下|如下|下列)(?:[{HAN}]{{2,6}})?(?P<stop>。)(?=一是|1[.．、]|（一）)")


@rule(
    title="列举之前用了句号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.7",
    bad="全年开展了以下活动。一是集中宣传。二是上门走访。",
    good="全年开展了以下活动：一是集中宣传；二是上门走访。活动详情如下表。",
    needs=Input.TEXT,
)
def stop_before_list(context: CheckContext) -> Iterator[Fault]:
    """What is announced follows a colon."""
    for passage, found in matches(context, ANNOUNCED, "以下", "如下", "下列"):
        told = (instead(passage, *found.span("stop"), "："),)
        yield marked(passage, "“以下”“如下”之后列举，前面用“：”，不用“。”", *found.span(), replacements=told)


RUNS_ON = expression(
    "(?:包括|有|是)(?P<colon>：)[^。；：]{4,60}等(?:方面的?|各?类|多项)?[^，。；]{1,10}(?:都|均)(?:已|能|可|应)?[^，。；]{2,}"
)


@rule(
    title="不断句处用了冒号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.7",
    bad="主要包括：政策文件、财政信息、人事信息等方面的内容都已公布。",
    good="主要包括：政策文件、财政信息、人事信息等。包括政策文件、财政信息等方面的内容都已公布。",
    needs=Input.TEXT,
)
def colon_within_clause(context: CheckContext) -> Iterator[Fault]:
    """A colon ends what announces; where the list goes on as the subject of the sentence, there is no pause."""
    for passage, found in matches(context, RUNS_ON, "包括：", "有：", "是："):
        told = (instead(passage, *found.span("colon"), ""),)
        message = "列举之后句子没有完，前面不用“：”"
        yield marked(passage, message, found.start(), found.end("colon") + 8, replacements=told)
