"""The rule about names that stand twice in a text, and once with a character alike, or with two turned round."""

from collections import Counter
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.lexicon import BOUND, lexicon
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

ALL_ENDS = "县区旗市州盟镇乡村寨屯庄河湖江渠溪沟坝库桥路港湾岛岭站街山"
ENDS = expression(f"[{ALL_ENDS}]")
"""What names of places end in: of the two characters before it one may be wrong."""
TWICE = 2


@rule(
    title="名称疑有错字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县清枫岭镇2022年工作报告\n现将清凤岭镇人民政府工作报告如下。"},
        {"text": "示例市唐溪镇2020年工作报告\n2020年，唐镇溪认真落实要求，唐溪镇公开信息20条。"},
        "完成石马河清淤，石马河两岸绿化，石码河断面达标。",
    ],
    good="完成石马河、白马河清淤，石马河两岸绿化，各乡镇、全市、本市和各村配合，东坪村、西坪村和北坪村参加。",
    needs=Input.TEXT,
    yields_to=("place_misspelt", "word_misspelt", "office_of_another_place", "body_written_two_ways"),
    leaves_open="It may be another name; the office has to look.",
)
def name_mangled(context: CheckContext) -> Iterator[Fault]:
    """A name that stands once, and differs from another by a character alike or by the order of two, is that one."""
    times = _names(context)
    alike = lexicon().alike
    by_rest: dict[str, str] = {}
    for words, _ in times.most_common():
        for place in (0, 1) if words[-1] in ALL_ENDS else (0, 1, 2):
            other = by_rest.setdefault(f"{words[:place]} {words[place + 1 :]}", words)
            if other != words and times[words] == 1 and alike(other[place], words[place]) and _is_name(words):
                if times[other] < TWICE and not (BOUND.fullmatch(words[:2]) and BOUND.fullmatch(other[:2])):
                    continue  # 现地区 and 县地区 once each
                if place < 2 or other[-1] not in ALL_ENDS:
                    yield from _told(context, words, other)
                    break
    known = lexicon().known
    for words, number in times.items():
        if number >= TWICE and words[-1] in ALL_ENDS:
            for turned in (words[1] + words[0] + words[2:], words[0] + words[2:3] + words[1] + words[3:]):
                said = "和" in turned or (turned[:2] in known and words[:2] in known)
                if turned != words and not said and _stands_once(context, turned, times):
                    yield from _told(context, turned, words)


def _stands_once(context: CheckContext, words: str, times: Counter[str]) -> bool:
    """Tell whether three characters stand once; what ends as names do has been counted."""
    return times[words] == 1 if words in times or words[-1] in ALL_ENDS else context.holds(words)


def _is_name(words: str) -> bool:
    """Tell whether no word stands in three characters, as in 集聚区 and 新农村."""
    known = lexicon().known
    return words[:2] not in known and words[1:] not in known


def _names(context: CheckContext) -> Counter[str]:
    """Return how often each name stands in a text; what stands in the title or the signature counts twice."""
    text = context.text
    ended = (text[place.start() - 2 : place.end()] for place in ENDS.finditer(text, 2))
    times = Counter(words for words in ended if words.isalpha())
    for passage in context.passages:
        if passage.role in (Role.TITLE, Role.SIGNATURE):
            times.update(words for words in times if words in passage.plain)
    times.update(words for words in _strange(context) if words[-1] not in ALL_ENDS)
    return times


TWO_STRANGE = b"\1\1"


def _strange(context: CheckContext) -> Iterator[str]:
    """Yield three characters that make no word with each other or their neighbours, as names of persons do."""
    text, known = context.text, lexicon().known
    unknown = frozenset(lexicon().unknown(context).words)
    strange = bytes(map(unknown.__contains__, context.bigrams_in_order))
    start = strange.find(TWO_STRANGE)
    while start >= 0:
        if text[start - 1 : start + 1] not in known and text[start + 2 : start + 4] not in known:
            yield text[start : start + 3]
        start = strange.find(TWO_STRANGE, start + 1)


def _told(context: CheckContext, words: str, right: str) -> Iterator[Fault]:
    for passage in context.holding(words):
        start = passage.plain.find(words)
        if start >= 0 and (passage.role in PARAGRAPHS or passage.role in HEADINGS):
            message = f"这里写“{words}”，文中别处写“{right}”，疑有错字；请核对"
            yield marked(passage, message, start, start + len(words))
            return
