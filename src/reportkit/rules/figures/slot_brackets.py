"""The rule about names of facts in brackets that are no slot's, which are printed as they stand."""

from collections.abc import Iterator

from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, rule

BRACKETED = expression(
    r"【(?P<thick>[^【】]+)】|\[(?P<square>[^\[\]]+)\]|［(?P<wide>[^［］]+)］|〔(?P<round>[^〔〕]+)〕"
)
WORD = expression("[:：]")


@rule(
    title="数据名用错括号",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"facts": [Statistic("粮食产量", 15, "万吨")], "preamble": ["【粮食产量】，{粮食产量:数值}。"]},
        {"facts": [Statistic("查处案件", 3, "件", last=2)], "preamble": ["{查处案件}，[查处案件：增减]。"]},
    ],
    good={"facts": [Statistic("粮食产量", 15, "万吨")], "preamble": ["{粮食产量}【另行印发】。"]},
)
def name_in_other_brackets(context: CheckContext) -> Iterator[Fault]:
    """The name of a fact in brackets that are not { } was meant as a slot, and goes out as it was typed."""
    names = {known.name for known in context.report.known_facts()}
    for passage in context.passages if names else ():
        for found in BRACKETED.finditer(passage.text):
            name, *words = WORD.split(str(found[found.lastgroup or 0]), maxsplit=1)
            if name.strip() in names and passage.fact_at(found.start()) is None:
                slot = ":".join(one.strip() for one in (name, *words))
                message = f"“{found[0]}”会原样印出；引用数据用半角的花括号，应写作{{{slot}}}"
                yield marked(passage, message, *found.span())
