"""Rules about the names of documents and bodies: in full first, then by the one short name defined."""

import re
from collections import Counter
from collections.abc import Iterator

from reportkit.manuscript import Line
from reportkit.model import Body, Citation
from reportkit.rules.reading import Words, mentions, prose, typed
from reportkit.rules.rule import Fault, Force, Material, Severity, rule
from reportkit.wording import quoted_title

DEFINITION = re.compile("以下(?:统称|简称)(?:为|：)?(?P<name>“[^”]{1,20}”|《[^》]{1,30}》|[^“”《》（），。]{1,20})）")

REGULATION = Citation("中华人民共和国政府信息公开条例", short="条例")


@rule(
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [REGULATION], "preamble": ["本报告根据{条例}编制。"]},
    good={"facts": [REGULATION], "preamble": ["本报告根据{条例}编制。", "认真学习{条例}。"]},
)
def unused_short_name(material: Material) -> Iterator[Fault]:
    """A short name is defined to be used; one that never is used is left over from another text."""
    told = Counter(slot.name for _, slot in mentions(material.report) if slot.word in ("", "简称"))
    places = {slot.name: path for path, slot in mentions(material.report)}
    for fact in material.report.known_facts():
        if isinstance(fact, (Citation, Body)) and fact.short and told[fact.name] == 1:
            message = f"“{fact.name}”只提到一次，简称“{fact.short}”没有用到，可以不设"
            yield Fault(places[fact.name], message, fact.short)
    definitions = list(_definitions(material))
    text = "\n".join(line.text for line in _lines(material))
    last = {short: place for place, short in Words(short for _, _, short, _ in definitions).places(text)}
    for line, words, short, end in definitions:
        if last[short] < end:
            yield Fault(line.origin, f"定义了简称“{short}”，后文没有用到", words)


@rule(
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["《甲办法》（以下简称《办法》）", "《乙办法》（以下简称《办法》），《办法》"]},
    good={"preamble": ["《甲办法》（以下简称《办法》）", "《办法》规定……"]},
)
def short_name_defined_twice(material: Material) -> Iterator[Fault]:
    """A short name stands for one thing, defined once, where it is first named."""
    seen: set[str] = set()
    for line, words, short, _ in _definitions(material):
        if short in seen:
            yield Fault(line.origin, f"简称“{short}”在前文已经定义过，请只定义一次", words)
        seen.add(short)


def _lines(material: Material) -> Iterator[Line]:
    return (block for block in material.manuscript.blocks if isinstance(block, Line))


def _definitions(material: Material) -> Iterator[tuple[Line, str, str, int]]:
    """Yield each definition's line, words, short name, and where it ends in the text of all lines."""
    begin = 0
    for line in _lines(material):
        text = line.text
        for found in DEFINITION.finditer(text):
            yield line, found[0], found["name"].strip("“”《》"), begin + found.end()
        begin += len(text) + 1


@rule(
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [REGULATION], "preamble": ["认真学习《条例》。", "根据{条例}，{条例}"]},
    good={"facts": [REGULATION], "preamble": ["认真学习{条例}。", "根据{条例}编制。"]},
)
def typed_name(material: Material) -> Iterator[Fault]:
    """A document or body named by hand is outside the order of full name first, then the short one."""
    facts = [fact for fact in material.report.known_facts() if isinstance(fact, (Citation, Body))]
    names = {name: fact.name for fact in reversed(facts) for name in _names(fact)}
    words = Words(names)
    for path, text in prose(material.report):
        for name in dict.fromkeys(name for _, name in words.places(typed(text))):
            yield Fault(path, f"{name}是直接录入的；请写{{{names[name]}}}，由系统先全称、后简称", name)


def _names(fact: Citation | Body) -> list[str]:
    if isinstance(fact, Body):
        return [fact.name]
    return [quoted_title(name) for name in (fact.title, fact.short) if name]
