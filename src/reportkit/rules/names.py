"""Rules about the names of documents and bodies: in full first, then by the one short name defined."""

import re
from collections import Counter
from collections.abc import Iterator

from reportkit.manuscript import Line
from reportkit.model import Body, Citation
from reportkit.rules.reading import mentions, prose, typed
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
    for line, found, after in _definitions(material):
        short = found["name"].strip("“”《》")
        if short not in after:
            yield Fault(line.origin, f"定义了简称“{short}”，后文没有用到", found[0])


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
    for line, found, _ in _definitions(material):
        short = found["name"].strip("“”《》")
        if short in seen:
            yield Fault(line.origin, f"简称“{short}”在前文已经定义过，请只定义一次", found[0])
        seen.add(short)


def _definitions(material: Material) -> Iterator[tuple[Line, re.Match[str], str]]:
    """Yield every definition of a short name with its line and the text behind it."""
    lines = [block for block in material.manuscript.blocks if isinstance(block, Line)]
    for position, line in enumerate(lines):
        for found in DEFINITION.finditer(line.text):
            after = "\n".join([line.text[found.end() :], *(later.text for later in lines[position + 1 :])])
            yield line, found, after


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
    for path, text in prose(material.report):
        plain = typed(text)
        for fact in facts:
            names = [fact.name]
            if isinstance(fact, Citation):
                names = [quoted_title(name) for name in (fact.title, fact.short) if name]
            for name in names:
                if name in plain:
                    yield Fault(path, f"{name}是直接录入的；请写{{{fact.name}}}，由系统先全称、后简称", name)
