"""Documents and bodies as the first mention introduces them (初次提及): what other words there make of the fact."""

import re
from collections.abc import Mapping

import attrs

from reportkit.compose.resolver import render_fact
from reportkit.errors import ReportkitError
from reportkit.manuscript import text_of
from reportkit.model import Body, Citation, Report
from reportkit.model.facts import Fact
from reportkit.model.rewriting import respoken, reworded
from reportkit.reading.facts.citations import BEHIND, TITLE

DEFINED = "以下简称"
NAMED = re.compile(f"(?P<name>[^（）]+)（{DEFINED}“(?P<short>[^“”]+)”）")
"""A body as it is introduced, as the library prints it."""


def named(report: Report, slot: str) -> Citation | Body | None:
    """Return the document or body that a slot mentions, in full the first time; None for any other slot."""
    fact = report.fact(slot)
    return fact if isinstance(fact, (Citation, Body)) else None


def is_introduction(fact: Citation | Body, words: str) -> bool:
    """Tell the first mention from others, which print a name alone.

    >>> law = Citation("信访工作条例", short="条例")
    >>> is_introduction(law, "《信访工作条例》（以下简称《条例》）"), is_introduction(law, "《条例》")
    (True, False)
    """
    return words not in {text_of(render_fact(fact, "全称")), short_form(fact)}


def short_form(fact: Citation | Body) -> str:
    """Return what later mentions print."""
    return text_of(render_fact(fact, "简称"))


def says_name(fact: Citation | Body, words: str) -> bool:
    """Tell whether words in the place of a mention name anything: a document in 《》, a body in any."""
    return "《" in words or isinstance(fact, Body)


def introduced(report: Report, slot: str, old: str, new: str, *, everywhere: bool) -> Report | None:
    """Return the report whose fact its first mention introduces in other words; None where these do not read as that.

    Mentions that print the name alone do not change it, but where it is changed `everywhere`.

    >>> law, office = Citation("信访工作条例", short="条例"), Body("示例县人民政府", area="示例县")
    >>> told = Report("工作报告", office, facts=[law], preamble=["{条例}。", "{条例}。"])
    >>> old, new = "《信访工作条例》（以下简称《条例》）", "《信访条例》（中发〔2022〕5号，以下简称《条例》）"
    >>> introduced(told, "条例", old, new, everywhere=False).facts
    (Citation(title='信访条例', number='中发〔2022〕5号', short='条例'),)
    """
    fact = named(report, slot)
    if fact is None or not (everywhere or is_introduction(fact, old)):
        return None
    try:
        other = _document(fact, old, new) if isinstance(fact, Citation) else _body(fact, new)
        return None if other is None or _is_another(report, fact, other) else _with(report, fact, other)
    except ReportkitError:
        return None


def _document(fact: Citation, old: str, new: str) -> Citation | None:
    title = TITLE.match(new)
    if title is None:
        return None
    rest = new[title.end() :]
    behind = BEHIND.fullmatch(rest)
    if rest and not (behind and (behind["number"] or behind["short"])):
        return None
    number, short = (behind["number"], behind["short"]) if behind else (None, None)
    if not short and DEFINED not in old:  # it was not said there, since no other mention needs it
        short = fact.short
    if not is_introduction(fact, old):
        number = fact.number
    other = attrs.evolve(fact, title=title["title"], number=number, short=short)
    return other if other.name == fact.name else attrs.evolve(other, name=fact.name)


def _body(fact: Body, new: str) -> Body | None:
    found = NAMED.fullmatch(new)
    return attrs.evolve(fact, name=found["name"], short=found["short"]) if found else None


def _with(report: Report, old: Fact, new: Fact) -> Report:
    """Return the report that has another fact, and the slots with its name: a body is called by its own."""
    facts = [new if one.name == old.name else one for one in report.facts]
    if new.name == old.name:
        return attrs.evolve(report, facts=facts)

    def renamed(text: str) -> str:
        return re.sub(rf"(?<!{{){{{re.escape(old.name)}(?=[:}}])", f"{{{new.name}", text)

    return attrs.evolve(
        report,
        facts=facts,
        title=renamed(report.title),
        preamble=respoken(report.preamble, renamed),
        sections=reworded(report.sections, renamed),
        attachments=[
            attrs.evolve(one, title=renamed(one.title), content=reworded(one.content, renamed))
            for one in report.attachments
        ],
    )


def slot_now(report: Report, made: Report, slot: str) -> str:
    """Return a slot as it is called in the report that edits made of one: that of a body has its name."""
    name, colon, word = slot.partition(":")
    at = next((at for at, fact in enumerate(report.facts) if fact.name == name), None)
    return slot if at is None else f"{made.facts[at].name}{colon}{word}"


def _is_another(report: Report, fact: Citation | Body, other: Citation | Body) -> bool:
    """Tell whether what the words name is called as another document or body is."""
    beside = {name for one in report.facts if one.name != fact.name for name in _names(one)}
    return not beside.isdisjoint(_names(other))


def _names(fact: Fact) -> set[str]:
    match fact:
        case Citation():
            return {fact.title, *([fact.short] if fact.short else [])}
        case Body():
            return {fact.name, *([fact.short] if fact.short else [])}
    return set()


def new_shorts(report: Report, made: Report) -> Mapping[str, str]:
    """Return what later mentions print in the report that edits made of one, where that is another short name."""
    pairs = zip(report.facts, made.facts, strict=True)
    both = ((old, new) for old, new in pairs if isinstance(old, (Citation, Body)) and isinstance(new, (Citation, Body)))
    return {old.name: short_form(new) for old, new in both if short_form(new) != short_form(old)}
