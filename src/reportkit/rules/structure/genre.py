"""Rules about the kind of document (文种): what a report must not ask for, and how each kind ends."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import PARAGRAPHS, marked, matches
from reportkit.rules.rule import Fault, Input, rule

REQUEST = expression(
    r"(?:^|(?<=[。；，]))(?:以上(?:报告|意见|事项)?，?)?"
    r"(?P<words>(?:妥否|当否|可否|是否妥当)，?(?:敬?请|恳请)(?:予以?)?(?:批示|批复|批准|审批|审定|指示)"
    r"|(?:恳请|特?请)(?:予以|予)?(?:批示|批复|批准|审批)|恳请[^，。；]{0,30}(?:批准|批复|审批|拨付)[^，。；]{0,20}|特此请示)(?=[。！]|$)"
)

ASKING = ("否", "妥当", "恳请", "请予", "请批", "请审", "特此请示")
"""Words of which every request has one."""


@rule(
    title="报告夹带请示",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="《党政机关公文处理工作条例》第十五条第四项",
    bad={"title": "关于公开工作情况的报告", "preamble": ["拟增加经费5万元。妥否，请批示。"]},
    good={"title": "关于公开工作情况的报告", "preamble": ["规范请示办理，报请批准的事项按期答复。以上报告，请审阅。"]},
    needs=Input.TEXT,
    reads=(TextFeature.TITLE,),
)
def request_in_report(context: CheckContext) -> Iterator[Fault]:
    """A report must not ask for a decision: nobody answers a report; what asks is a 请示."""
    if not context.manuscript.title.strip().endswith("报告"):
        return
    for passage, found in matches(context, REQUEST, *ASKING):
        if passage.role in PARAGRAPHS:
            message = "报告中不得夹带请示事项；请删去，需要批复的另写请示"
            yield marked(passage, message, *found.span("words"))


KIND = expression("(?P<kind>报告|请示|函|通知|通报|批复|公告|通告)$")

CLOSING = expression(
    "(?:^|(?<=[。；]))(?P<words>特此(?P<told>报告|请示|函告|函达|函复|通知|通报|批复|公告|通告))(?=[。！]?$)"
)

CLOSES = {"函告": "函", "函达": "函", "函复": "函"}


@rule(
    title="结语与文种不符",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"title": "关于公开工作情况的报告", "preamble": ["全年公开3条。", "特此通知。"]},
    good={
        "title": "关于公开工作情况的报告",
        "preamble": ["按通知要求公开3条，对“特此通知”等结语作了规范。", "特此报告。"],
    },
    needs=Input.TEXT,
    yields_to=("request_in_report",),
    reads=(TextFeature.TITLE,),
)
def ending_of_another_kind(context: CheckContext) -> Iterator[Fault]:
    """A document ends as its kind does; another ending was left over from another document."""
    kind = KIND.search(context.manuscript.title.strip())
    if kind is None:
        return
    for passage in context.holding("特此"):
        found = CLOSING.search(passage.plain) if passage.role in PARAGRAPHS else None
        if found and CLOSES.get(found["told"], found["told"]) != kind["kind"]:
            message = f"本文是{kind['kind']}，结语不宜写“{found['words']}”；请改为与文种相符的结语，或者删去"
            yield marked(passage, message, *found.span("words"))
