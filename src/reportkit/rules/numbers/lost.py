"""The rule about measure words without their figure, told from words by what is known of these."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.lexicon import BOUND, lexicon
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

MEASURE = expression(r"(?<=[一-鿿]{2})(?P<measure>[件条篇份宗起])(?=[，。；、）])")
COUNTS = expression(r"\d[件条篇份宗起个项]")
NO_MEASURE = expression(
    "(?:共[一-鿿]{0,3}.|[提文案函信稿附要条事软硬证零组邮器元急物构来批密配备原工]件|[一每逐各某头鱼面链身股省年月成部备缘一多两几数整][条篇份]|[发兴引缘]起)\\Z"
)


@rule(
    title="量词前缺少数字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="主动公开信息20条，其中其他信息条。办结件，办结率100%，收到申请3件。",
    good="公开信息20条，收到文件、稿件、来信件，逐条、逐件登记，信息头条，8月份，一起。",
    needs=Input.TEXT,
    yields_to=("figure_missing",),
)
def measure_without_figure(context: CheckContext) -> Iterator[Fault]:
    """A measure word at the end of a clause that makes no word with what is before it has lost its figure."""
    known = lexicon().known
    for passage in context.holding(*beside("件条篇份宗起", "，。；、）")):
        text = passage.plain
        if passage.role not in PARAGRAPHS or not COUNTS.search(text):
            continue
        for found in MEASURE.finditer(text):
            before = text[found.start() - 1 : found.end()]
            if before not in known and not NO_MEASURE.search(text, 0, found.end()) and BOUND.fullmatch(before):
                message = f"“{found['measure']}”前面缺少数字，请补上"
                yield marked(passage, message, found.start() - 2, found.end())
