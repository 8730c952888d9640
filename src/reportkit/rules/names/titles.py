"""Rules about the titles of documents that a text names: those of laws, and those that have a short name already."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.names.laws import LAWS, STATE
from reportkit.rules.passages import PARAGRAPHS, marked, matches
from reportkit.rules.rule import Fault, Input, rule

NAMED = expression("《(?P<title>(?:中华|中人民|华人民)[一-鿿]{6,36})》")
ADDED = ("工作", "管理", "暂行", "相关", "的")


def _meant(title: str) -> str | None:
    """Return the law whose title is meant by one with a word more, or a character less or wrong, None for another's.

    >>> _meant("中华人民共和国政府信息公开工作条例"), _meant("中华人民共和国行政强制法"), _meant("中华人民共和预算法")
    ('中华人民共和国政府信息公开条例', None, '中华人民共和国预算法')
    """
    if title in LAWS:
        return None
    if shortened := _shortened().get(title):
        return shortened
    for word in ADDED:
        if (shorter := title.replace(word, "", 1)) in LAWS:
            return shorter
    most = 2 if not title.startswith(STATE) else 1  # two turned round
    alike = [law for law in LAWS if len(law) == len(title) >= SHORTEST and 0 < _apart(law, title) <= most]
    return alike[0] if len(alike) == 1 else None


@cache
def _shortened() -> Mapping[str, str]:
    """Return the laws by their titles without one of their characters, but for what is another law's title."""
    shorter = ((law[:at] + law[at + 1 :], law) for law in LAWS for at in range(len(law) - 1))
    return {title: law for title, law in shorter if len(law) >= SHORTEST or not title.startswith(STATE)}


SHORTEST = len(STATE) + 5
"""A title of fewer characters with another one in it may be another law's."""


def _apart(one: str, other: str) -> int:
    return sum(sign != there for sign, there in zip(one, other, strict=True))


@rule(
    title="法律法规名称有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="国家法律法规数据库; office practice",
    bad=[
        "根据《中华人民共和国政府信息公开工作条例》编制本报告。",
        "根据《中华人民共和国政府信息公开条列》编制本报告。",
        "依照《中华人民共和国行政许可管理法》办理。",
        "依照《中华人民共和政府信息公开条例》和《中华人民共和国政府信公开条例》办理。",
    ],
    good="根据《中华人民共和国政府信息公开条例》《中华人民共和国行政强制法》和《中华人民共和国水下文物保护管理条例》编制。",
    needs=Input.TEXT,
)
def law_misnamed(context: CheckContext) -> Iterator[Fault]:
    """A law has one title; one with a word more is the title of none, however right it sounds."""
    for passage, found in matches(context, NAMED, "《中华", "《中人民", "《华人民"):
        right = _meant(found["title"])
        if right:
            message = f"法律法规名称有误，应为“《{right}》”"
            yield marked(passage, message, *found.span(), right=f"《{right}》")


DEFINED = expression(
    "(?P<full>《[^《》]{6,120}》)（[^（）]{0,60}(?:简称|下称|统称)(?:为|：)?(?P<short>《[^《》]{1,30}》)）"
)
OTHER_VERSION = expression("(?:(?:新?(?:修订|修改|修正|颁布|出台)|现行)后?的?|[原旧新])\\Z")
"""What stands before the title of a version that the short name may not mean."""


@rule(
    title="已有简称仍用全称",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad="根据《示例省公开办法》（以下简称《办法》）编制。落实《办法》。按照《示例省公开办法》逐项对照。",
    good="根据《示例省公开办法》（以下简称《办法》）编制。落实《办法》。学习新修订的《示例省公开办法》。按照《示例省公开实施办法》和《印发〈示例省公开办法〉的通知》办理。",
    needs=Input.TEXT,
)
def full_title_again(context: CheckContext) -> Iterator[Fault]:
    """A short name is given so that the long title need not be read again."""
    defined: dict[str, str] = {}
    again: dict[str, list[Fault]] = {}
    for passage in context.holding("《"):
        if passage.role not in PARAGRAPHS:
            continue
        for found in re.finditer("《[^《》]{6,120}》", passage.plain) if defined else ():
            short = defined.get(found[0])
            if short and not OTHER_VERSION.search(passage.plain[: found.start()]):
                message = f"{found[0]}已有简称{short}，后文用简称即可"
                again.setdefault(short, []).append(marked(passage, message, *found.span(), right=short))
        for found in DEFINED.finditer(passage.plain):
            if found["full"] not in defined:
                defined[found["full"]] = found["short"]
                for later in re.finditer(re.escape(found["full"]), passage.plain[found.end() :]):
                    start = found.end() + later.start()
                    if OTHER_VERSION.search(passage.plain[:start]):
                        continue
                    message = f"{found['full']}已有简称{found['short']}，后文用简称即可"
                    fault = marked(passage, message, start, start + len(later[0]), right=found["short"])
                    again.setdefault(found["short"], []).append(fault)
    for faults in again.values():
        told = tuple(one for fault in faults for one in fault.replacements)
        times = f"；全文这样的共有{len(faults)}处" if len(faults) > 1 else ""
        yield attrs.evolve(faults[0], message=faults[0].message + times, replacements=told)
