"""Rules about the names of documents and bodies: in full first, then by the one short name defined."""

import re
from collections.abc import Iterator

import attrs

from reportkit.manuscript import Role
from reportkit.model import Body, Citation
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.printed import Printed, fault_at
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import FLOWING, instead, marked, matches
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import quoted_title

DEFINITION = expression(
    "(?:以下(?:统称|简称)|(?<!以)下简称|(?<!以)下称|后简称)(?:为|：)?(?P<name>“[^”]{1,20}”|《[^》]{1,30}》|[^“”《》（），。]{1,20})）"
)

FULL_NAME = expression(r"(?P<full>《[^《》]{1,120}》)（[^（）]{0,60}$")

REGULATION = Citation("中华人民共和国政府信息公开条例", short="条例")


@attrs.frozen
class Definition:
    """Where a text defines a short name (简称的定义).

    `words` are those of the definition, `start` their place in the passage, `end` where they end in the whole text;
    `told` is the short name as it is used, with the 《》 that it is defined with, and `full` the title it stands for,
    "" where no title stands in front.
    """

    passage: Passage
    words: str
    start: int
    end: int
    told: str
    full: str

    @property
    def short(self) -> str:
        """The short name without marks."""
        return self.told.strip("《》")


@rule(
    title="简称未用",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [REGULATION], "preamble": ["本报告根据{条例}编制。"]},
    good={"facts": [REGULATION], "preamble": ["本报告根据{条例}编制。", "认真学习{条例}。"]},
    needs=Input.TEXT,
)
def unused_short_name(context: CheckContext) -> Iterator[Fault]:
    """A short name is defined to be used; one that never is used is left over from another text."""
    if context.given_report is not None:
        yield from _needless(context)
    definitions = context.once(_definitions)
    last = {told: place for place, told in Words(one.told for one in definitions).places(context.text)}
    for one in definitions:
        if last[one.told] < one.end:
            yield Fault(one.passage.place, f"定义了简称“{one.short}”，后文没有用到", one.words, one.start)


def _needless(context: CheckContext) -> Iterator[Fault]:
    """Yield the facts with a short name that one slot names, so that no definition of it is printed.

    Of a name that is typed, beside its slot or without one, typed_name speaks.
    """
    told: dict[str, list[Printed]] = {}
    for passage, one in context.mentions:
        if one.word in ("", "简称"):
            told.setdefault(one.name, []).append((passage, one.start, one.end))
    typed = {name for *_, name in context.once(_typed_names)}
    for fact in context.report.known_facts():
        if isinstance(fact, (Citation, Body)) and fact.short and fact.name not in typed:
            match told.get(fact.name):
                case [alone]:
                    named = fact.name == fact.short
                    remedy = (
                        f'；可以把 short 改为 name="{fact.short}"（用工作簿的，把“简称”移到“名称”列），正文不必改动'
                        if named
                        else "，可以不设"
                    )
                    message = f"“{fact.name}”只提到一次，简称“{fact.short}”没有用到{remedy}"
                    yield fault_at(alone, message, fact.short, "facts")


@rule(
    title="简称重复定义",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["《甲办法》（以下简称《办法》）", "《乙办法》（以下简称《办法》），《办法》"]},
    good=["《甲办法》（以下简称《办法》）", "《办法》规定……"],
    needs=Input.TEXT,
)
def short_name_defined_twice(context: CheckContext) -> Iterator[Fault]:
    """A short name stands for one thing, defined once, where it is first named."""
    seen: set[str] = set()
    for one in context.once(_definitions):
        if one.short in seen:
            message = f"简称“{one.short}”在前文已经定义过，请只定义一次"
            yield Fault(one.passage.place, message, one.words, one.start)
        seen.add(one.short)


@rule(
    title="一物两简称",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "preamble": [
            "《甲县公开办法》（以下简称《办法》）施行，《办法》",
            "《甲县公开办法》（甲府发〔2018〕5号，以下简称《公开办法》）规定，《公开办法》",
        ]
    },
    good=[
        "《甲县公开办法》（以下简称《办法》）施行，《办法》",
        "《甲县公开细则》（甲府发〔2018〕5号，以下简称《细则》）规定，《细则》",
    ],
    needs=Input.TEXT,
)
def two_short_names(context: CheckContext) -> Iterator[Fault]:
    """A document that goes by two short names reads as two documents."""
    first: dict[str, str] = {}
    for one in context.once(_definitions):
        if one.full and first.setdefault(one.full, one.short) != one.short:
            message = f"{one.full}在前文简称“{first[one.full]}”，这里简称“{one.short}”；请只用一个简称"
            yield Fault(one.passage.place, message, one.words, one.start)


@rule(
    title="简称先用后定义",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["认真学习《办法》。", "根据《甲县公开办法》（以下简称《办法》），落实《办法》。"]},
    good={"title": "落实《办法》情况的报告", "preamble": ["根据《甲县公开办法》（以下简称《办法》），落实《办法》。"]},
    needs=Input.TEXT,
)
def short_name_before_definition(context: CheckContext) -> Iterator[Fault]:
    """Whoever reads a short name must have been told what it stands for."""
    definitions = {one.told: one for one in reversed(context.once(_definitions)) if one.told.startswith("《")}
    words, met = Words(definitions), set[str]()
    for passage in context.passages if definitions else ():
        for start, told in words.places(passage.plain):
            one = definitions[told]
            if told not in met and (passage is not one.passage or start < one.start):
                if passage.role is not Role.TITLE:
                    met.add(told)
                    yield Fault(passage.place, f"简称{told}在后文才有定义；请在首次出现时写全称并定义", told, start)
            else:
                met.add(told)


ALONE = expression("《(?P<kind>条例|办法|规定|意见|方案)》")
KNOWN = "(?:简称|下称|统称|称为?)[^）。]{0,30}"
FEWEST = 300  # 字, below which a text may be an excerpt


@rule(
    title="简称没有定义",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["认真学习《条例》。", "全县各级行政机关认真做好公开工作。" * 20]},
    good={
        "preamble": ["根据《甲县公开条例》（以下简称《条例》），落实《条例》。", "全县各级行政机关认真做好工作。" * 20]
    },
    needs=Input.TEXT,
)
def undefined_short_name(context: CheckContext) -> Iterator[Fault]:
    """《条例》 alone is no title: which one is meant, a text says where it names it first."""
    named = list(matches(context, ALONE, *(f"《{kind}》" for kind in ("条例", "办法", "规定", "意见", "方案"))))
    if not named or sum(len(passage.text) for passage in context.passages) < FEWEST:
        return
    report = context.given_report
    known = {one.short for one in report.known_facts() if isinstance(one, Citation)} if report else set()
    told = set[str]()
    for passage, found in named:
        kind = found["kind"]
        if kind in told | known or passage.role not in FLOWING:  # the rows of national tables name 《条例》 alone
            continue
        told.add(kind)
        if not any(re.search(f"{KNOWN}{kind}", one.plain) for one in context.holding("称")):
            message = f"简称{found[0]}没有定义；请在首次出现时写全称，注明“（以下简称{found[0]}）”"
            yield Fault(passage.place, message, found[0], found.start())


SHORTENED = expression("（(?:[^（）。]{0,40}[，；])?(?P<word>下简称|下称|后简称)(?:为|：)?[^（）]{1,30}）")


@rule(
    title="简称用语不规范",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="根据《甲县公开办法》（下称《办法》），落实《办法》。",
    good="根据《甲县公开办法》（以下简称《办法》），落实《办法》（部门以下称单位）。",
    needs=Input.TEXT,
)
def short_name_introduced_wrongly(context: CheckContext) -> Iterator[Fault]:
    """A short name is introduced by 以下简称, as laws and regulations do."""
    for passage, found in matches(context, SHORTENED, "下简称", "下称", "后简称"):
        start = found.start("word")
        message = f"“{found['word']}”应写“以下简称”"
        told = (instead(passage, *found.span("word"), "以下简称"),)
        yield marked(passage, message, start, found.end(), replacements=told)


def defined_titles(context: CheckContext) -> Iterator[str]:
    """Yield the short titles, with their marks, that a text defines."""
    yield from (one.told for one in context.once(_definitions) if one.told.startswith("《"))


def _definitions(context: CheckContext) -> list[Definition]:
    """Return the definitions of a text in order."""
    definitions: list[Definition] = []
    begin = 0
    for passage in context.passages:
        for found in DEFINITION.finditer(passage.plain) if "称" in passage.plain else ():
            named = FULL_NAME.search(passage.plain, max(0, found.start() - 200), found.start())
            told = found["name"].strip("“”")
            words = passage.text[found.start() : found.end()]
            full = named["full"] if named else ""
            definitions.append(Definition(passage, words, found.start(), begin + found.end(), told, full))
        begin += len(passage.text) + 1
    return definitions


@rule(
    title="名称直接录入",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [REGULATION], "preamble": ["认真学习《条例》。", "根据{条例}，{条例}"]},
    good={"facts": [REGULATION], "preamble": ["认真学习{条例}。", "根据{条例}编制。"]},
)
def typed_name(context: CheckContext) -> Iterator[Fault]:
    """A document or body named by hand is outside the order of full name first, then the short one."""
    for passage, start, name, slot in context.once(_typed_names):
        message = f"{name}是直接录入的，不随全称、简称的先后变化；请引用名称，写作{{{slot}}}"
        yield marked(passage, message, start, start + len(name))


def _typed_names(context: CheckContext) -> list[tuple[Passage, int, str, str]]:
    """Return where names of facts were typed first in a passage, each as it was typed, with the name of its slot."""
    facts = [fact for fact in context.report.known_facts() if isinstance(fact, (Citation, Body))]
    names = {name: fact.name for fact in reversed(facts) for name in _names(fact)}
    words = Words(name for name in names if name in context.typed_text)
    return [
        (passage, start, name, names[name])
        for passage in context.prose
        for name, start in {name: start for start, name in reversed([*words.places(passage.typed)])}.items()
    ]


def _names(fact: Citation | Body) -> list[str]:
    if isinstance(fact, Body):
        return [fact.name]
    return [quoted_title(name) for name in (fact.title, fact.short) if name]
