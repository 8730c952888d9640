"""The rule about set phrases of which the number is wrong: a closed list, each with what it speaks of."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import instead, marked
from reportkit.rules.rule import Fault, Input, rule

NUMERAL = "[一两二三四五六七八九十]"
PHRASES = {
    "中央◇项规定": "八",
    "“◇个意识”": "四",
    "“◇个自信”": "四",
    "“◇个维护”": "两",
    "“◇个确立”": "两",
    "“◇个全面”": "四",
    "“◇公”经费": "三",
    "“◇公经费”": "三",
    "“◇去一降一补”": "三",
    "“◇重一大”": "三",
    "“◇会一课”": "三",
    "属于◇类内部事务信息": "三",
    "属于◇类过程性信息": "四",
}
"""Phrases with ◇ for their number, and that number."""
KEYS = tuple(
    (phrase.partition("◇")[2], expression(phrase.replace("◇", f"(?P<number>{NUMERAL})")), right)
    for phrase, right in PHRASES.items()
)
"""What stands behind the number, the phrase with any number, and the right one."""


@rule(
    title="固定提法中的数字有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="严格执行中央七项规定，增强“五个意识”，控制“四公”经费。",
    good="严格执行中央八项规定，宣传“七大攻坚战”，推广“四位一体”模式，增强“四个意识”、坚定“四个自信”、做到“两个维护”，控制“三公”经费。",
    needs=Input.TEXT,
)
def set_phrase_misnumbered(context: CheckContext) -> Iterator[Fault]:
    """What everybody says with one number is not said with another."""
    for behind, pattern, number in KEYS:
        for passage in context.holding(behind) if context.holds(behind) else ():
            for found in pattern.finditer(passage.plain):
                start, end = found.span("number")
                if found["number"] != number:
                    right = found[0][: start - found.start()] + number + found[0][end - found.start() :]
                    told = (instead(passage, start, end, number),)
                    yield marked(passage, f"“{found[0]}”应为“{right}”", *found.span(), replacements=told)
