"""The rule about claims that all is done, against the figures that say otherwise."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.pending import said_to_be_done
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, rule
from reportkit.wording import quantity

ALL = expression("均|全部|都")
IN_TIME = ("", *(f"在{kind}{term}内" for kind in ("规定", "法定", "规定的") for term in ("期限", "时限", "时间")))
DONE = tuple(
    adverb + when + how
    for adverb in ("已经", "已", "得到", "获得", "获", "予以", "")
    for when in IN_TIME
    for how in ("", "依法", "按期", "按时")
)
"""What may stand between 均 and what is said of all."""
DONE_BY_SIGN = {
    sign: tuple(adverb for adverb in DONE if adverb[:1] in ("", sign)) for sign in {adverb[:1] for adverb in DONE}
}
"""The same by the character that it begins with, and nothing, which may always stand there."""
FULL_RATE = expression("率(?:达到?|为|是|：)?100%")
ENDED = ("审结", "办结", "结案", "答复")


@rule(
    title="结论与数据不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("申请", 5, "件", parts={"按期办结": 4, "逾期办结": 1})],
        "preamble": ["收到{申请}，均已按期办结。{申请:其中}。"],
    },
    good={
        "facts": [Statistic("申请", 5, "件", parts={"按期办结": 4, "逾期办结": 1})],
        "preamble": ["收到{申请}，{申请:其中}。全部{按期办结}已告知申请人。"],
    },
)
def claim_against_figures(context: CheckContext) -> Iterator[Fault]:
    """A sentence that says all, or 100%, must agree with the figures in it, and with what is carried forward."""
    told = list(_against_figures(context))
    yield from told
    places = {fault.place for fault in told}
    yield from (fault for fault in said_to_be_done(context) if fault.place not in places)


def _against_figures(context: CheckContext) -> Iterator[Fault]:
    belied = {whole.name: list(_belied(whole)) for whole in context.statistics if whole.parts and whole.value}
    wholes: dict[str, list[str]] = {}  # of each figure: itself, and what it is a part of
    for statistic in context.statistics:
        for figure in (statistic, *statistic.parts):
            wholes.setdefault(figure.name, []).append(statistic.name)
    words = Words(word for parts in belied.values() for _, done in parts for word in done)
    for passage in context.prose_holding("均", "全部", "都", "100%"):
        said: set[tuple[str, str, str]] = set()
        for word, claim, start in _claims(passage.typed, words):
            for whole in dict.fromkeys(whole for name in _spoken_of(passage, start) for whole in wholes.get(name, ())):
                for figures, done in belied.get(whole, ()):
                    if word in done and (whole, word, claim) not in said:
                        said.add((whole, word, claim))
                        told_as = "，".join(f"“{one.name}”{quantity(one.value or 0, one.unit)}" for one in figures)
                        yield marked(passage, f"“{claim}”与数据不符：{told_as}", start, start + len(claim))


def _spoken_of(passage: Passage, place: int) -> list[str]:
    """Return the facts that the sentence at a place tells; where it tells none, those of the last one that does."""
    begin, end = passage.sentence(place)
    told = passage.mentions_within(begin, end)
    before = bisect_left(passage.mentions, (begin,)) - 1
    if not told and before >= 0:
        told = passage.mentions_within(*passage.sentence(passage.mentions[before].start))
    return [one.name for one in told]


def _belied(whole: Statistic) -> Iterator[tuple[tuple[Statistic, Statistic], tuple[str, ...]]]:
    """Yield what must not be said of all: of each part that is not the whole, or of 未…… that is not 0.

    Each comes with the figures that belie it.
    """
    for part in whole.parts:
        pending = re.fullmatch("(?:尚未|仍未|还未|未)(.+)", part.label)
        if part.value is None or part.value == (0 if pending else whole.value):
            continue
        done = pending[1] if pending else part.label.removeprefix("结果")
        yield (whole, part), ENDED if done in ("审结", "结案") else (done,)


def _claims(text: str, words: Words) -> Iterator[tuple[str, str, int]]:
    """Yield each of some words that a text says of all, how it says so, and where."""
    for found in ALL.finditer(text):
        for adverb in DONE_BY_SIGN.get(text[found.end() : found.end() + 1], ("",)):
            if text.startswith(adverb, found.end()):
                for word in words.at(text, found.end() + len(adverb)):
                    yield word, found[0] + adverb + word, found.start()
    for found in FULL_RATE.finditer(text):
        for word in words.before(text, found.start()):
            yield word, word + found[0], found.start() - len(word)
