"""A rule about the names of leaders: the gravest slip that a document can have."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.names.leaders import FORMS_A_WORD, LEADERS
from reportkit.rules.passages import marked, matches
from reportkit.rules.rule import Fault, Input, rule


@cache
def _mangled() -> tuple[tuple[Sequence[str], re.Pattern[str], str], ...]:
    """Return each name with words of which a mangled one has one, what mangled ones look like, and itself."""
    return tuple(
        ((name[:2], name[-2:], *_titles(titles)), _forms(name, titles), name) for name, titles in LEADERS.items()
    )


def _titles(titles: str) -> list[str]:
    return titles.split("|") if titles else []


def _forms(name: str, titles: str) -> re.Pattern[str]:
    """Return a pattern of a name with a character twice, and before a title with one lost, wrong or moved."""
    first, *inner, last = list(name)
    behind = f"(?={titles})" if titles else "(?!)"
    word = f"(?<![{FORMS_A_WORD}])" if first == "习" else ""
    twice = [f"{word}{first}{name}", *(name.replace(one, one * 2) for one in name[1:])]
    if not inner:
        return expression("|".join(f"(?:{form}){behind}" for form in twice))
    (middle,) = inner
    alike = [
        f"{first}[^{name}，。；、\\s]{last}",
        f"{first}{middle}[^{name}，。；、\\s]",
        f"{first}{last}{middle}|{middle}{first}{last}|{first}{last}|(?<![一-鿿]){first}{middle}",
        f"(?<!{first}){middle}{last}",
    ]
    learnt = [f"学{name}{behind}"] if first == "习" else []
    return expression("|".join([*twice, *learnt, *(f"(?:{form}){behind}" for form in alike)]))


@rule(
    title="领导人姓名有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": f"学习情况的报告\n{text}"}
        for text in (
            "贯彻习习近平总书记重要讲话精神。",
            "落实近平总书记指示，学习习进平总书记文章。",
            "深入学习近平新时代中国特色社会主义思想。",
            "学习贯彻习近评总书记重要讲话和习近近平法治思想。",
            "坚持邓小平平理论，听取赵乐乐际委员长讲话。",
            "贯彻习平近总书记、毛泽冬思想。",
        )
    ],
    good="学习习近平总书记重要讲话，深入学习习近平新时代中国特色社会主义思想。坚持毛泽东思想、邓小平理论，学习近期文件、学习近平县经验，小平同志、习近平指出。王宁主席、邓建平同志到会。",
    needs=Input.TEXT,
)
def leader_misnamed(context: CheckContext) -> Iterator[Fault]:
    """A leader's name with a character twice, lost or wrong is what nobody forgives, and what tired eyes pass over."""
    for words, pattern, name in _mangled():
        if not (context.holds(name[0]) or context.holds(name[-2:])):
            continue
        for passage, found in matches(context, pattern, *words):
            right = f"学习{name}" if found[0].startswith("学") else name
            message = f"领导人姓名有误：“{found[0]}”应为“{right}”"
            yield marked(passage, message, *found.span(), right=right)
