"""The words of official texts, and which other words are taken for one of them: by sound, by shape, by order.

One who types picks a wrong word that sounds alike, a machine that reads takes a character for one of like shape, and
fingers swap two characters. What then stands there is no word, nor the end of one and the beginning of the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count, filterfalse
from typing import TYPE_CHECKING, NamedTuple

import attrs

from reportkit.patterns import expression
from reportkit.rules.bigrams import bigrams, text_of, words_in
from reportkit.rules.lexicon import alike, official, others, phrases

if TYPE_CHECKING:
    from reportkit.rules.context import CheckContext

FREE = (
    "因的了和与在是有为对将被由从向按经以及并等把给各度月项不也都还又要能可会上下中大小多"
    "少一二三四五六七八九十两几百千万亿个次人我其该本此这那每某到至于而且或但使让用去来"
    "说看得地着再更最很好无没未已就只即如若所者约近超达较比占均之西南北省市县区乡镇"
)
"""Characters that are words by themselves, so that they stand beside any other."""
BOUND_SIGN = f"[^{FREE}\x00-\u4dff\ua000-\U0010ffff]"
BOUND = expression(f"{BOUND_SIGN}{{2,}}")
"""What stands between them and marks: words of two characters and more."""
BOUND_PAIR = expression(f"(?s)({BOUND_SIGN}{{2}})|..")
"""Such a word among pairs of characters, one behind another; of any other pair, nothing."""

PARTICLES = "的了和与"
LONGER = frozenset(
    (
        "全过程",
        "全流程",
        "全覆盖",
        "全链条",
        "全方位",
        "全周期",
        "全天候",
        "全领域",
        "全要素",
        "全口径",
        "全社会",
        "全系统",
        "全行业",
        "全生命",
    )
)
"""Words of three characters that what stands before them is none of: 办案全过程."""
SAID_TOO = frozenset(
    (
        *("制订出台", "反应强烈", "发展做出", "截止目前", "法制建设", "法治建设", "继续试行", "综合试验", "规范性政"),
        *("部门共开", "防止污染", "防止船舶"),
    )
)
"""What differs from a phrase in one character, and is said too."""
FEW_KNOWN = 2
"""Where no more than so many times as many words are unknown as known, a text is one of offices for certain."""
MOST_UNKNOWN = 0.85
"""The share of pairs that no right text has; of the end of one word and the beginning of the next most are unknown."""


class Unknown(NamedTuple):
    """Two characters each that are no known word (生词), as numbers and as they stand, and what is alike to them."""

    words: Sequence[int]
    pairs: Sequence[str]
    heard: Sequence[int]
    seen: Sequence[int]


@attrs.frozen(eq=False)
class Lexicon:
    """What is known of words of two characters (词库): official ones turned round, all that stand in right texts."""

    turned: frozenset[str]
    known: frozenset[str]
    known_bigrams: frozenset[int]
    sounds: Mapping[int, int]
    shapes: Mapping[int, int]
    near: Mapping[int, int]
    by_sound: Mapping[int, Sequence[str]]
    by_shape: Mapping[int, Sequence[str]]
    phrases: Mapping[int, Sequence[str]]

    def unknown(self, context: "CheckContext") -> Unknown:
        """Return the pairs of characters in a text that are no known word.

        Of a text of which hardly a pair is known, which is in no language of offices, none is told.
        """
        return context.once(self._unknown)

    def _unknown(self, context: "CheckContext") -> Unknown:
        unknown = [*filterfalse(self.known_bigrams.__contains__, context.bigrams)]
        pairs = [*filter(None, BOUND_PAIR.findall(text_of(unknown)))]
        few = len(pairs) > FEW_KNOWN * (len(context.bigrams) - len(unknown))
        if few and _is_foreign(context.text, len(pairs)):
            return Unknown((), (), (), ())
        listed = "".join(pairs)
        heard, seen = (words_in(listed.translate(classes)) for classes in (self.sounds, self.shapes))
        return Unknown(words_in(listed), pairs, heard, seen)

    def mistaken(self, context: "CheckContext") -> Iterator[tuple[str, str]]:
        """Yield the pairs of characters in a text that are no known word, and the official one each is taken for."""
        likely = {
            word: (pair, meant)
            for word, pair, sound, shape in zip(*self.unknown(context), strict=True)
            if (sound in self.by_sound or shape in self.by_shape or pair in self.turned)
            and (meant := self._meant(pair, sound, shape))
        }
        places = compress(count(), map(likely.__contains__, context.bigrams_in_order))
        alone = {context.bigrams_in_order[place] for place in places if not self.belongs(context.text, place)}
        yield from sorted(likely[word] for word in alone)

    def mistaken_phrases(self, context: "CheckContext") -> Iterator[tuple[str, str]]:
        """Yield what stands in a text for a phrase of two words, with a character alike in its middle: 主题责任.

        There both words may be words, and what the end of one and the beginning of the other make is none.
        """
        alike = [
            (pair, sound, shape)
            for _, pair, sound, shape in zip(*self.unknown(context), strict=True)
            if sound in self.phrases or shape in self.phrases
        ]
        for pair, sound, shape in sorted(alike):
            for phrase in (*self.phrases.get(sound, ()), *self.phrases.get(shape, ())):
                if (phrase[1] == pair[0]) != (phrase[2] == pair[1]):
                    said = phrase[0] + pair + phrase[3]
                    if context.holds(said) and said not in SAID_TOO:
                        yield said, phrase
                        break

    def _meant(self, pair: str, sound: int, shape: int) -> str:
        """Return the official word that two characters are taken for, "" for none."""
        if pair in self.turned:
            return pair[::-1]
        words = (*self.by_sound.get(sound, ()), *self.by_shape.get(shape, ()))
        return next((word for word in words if (word[0] == pair[0]) != (word[1] == pair[1])), "")

    def belongs(self, text: str, start: int) -> bool:
        """Tell whether one of two characters makes a word with what stands beside them."""
        if text[start - 1 : start + 1] in self.known or text[start + 1 : start + 4] in LONGER:
            return True
        behind = text[start + 1 : start + 3]
        return behind in self.known and behind[1:] not in PARTICLES

    def alike(self, one: str, other: str) -> bool:
        """Tell whether one character is taken for another: it sounds or looks alike."""
        return any(one.translate(of) == other.translate(of) for of in (self.sounds, self.shapes, self.near))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once.

    >>> from reportkit.formats import GB9704
    >>> from reportkit.rules import CheckContext
    >>> from reportkit.readers import read_text
    >>> typed = CheckContext(None, read_text("申清人收到申请材料，障保工作有序推进"), GB9704)
    >>> list(lexicon().mistaken(typed))
    [('申清', '申请'), ('障保', '保障')]
    """
    words = tuple(_words(official.OFFICIAL))
    known = frozenset((*words, *_words(others.OTHERS)))
    sounds, shapes = _classes(alike.SOUNDS), _classes(alike.SHAPES)
    return Lexicon(
        frozenset(word[::-1] for word in words),
        known,
        frozenset(words_in("".join(known))),
        sounds,
        shapes,
        _near(sounds),
        _by(words, sounds),
        _by(words, shapes),
        _by_middle(tuple(_pairs(phrases.PHRASES)), (sounds, shapes)),
    )


def _is_foreign(text: str, unknown: int) -> bool:
    """Tell whether hardly a word is known, where the ends of all that stands between marks are counted, too."""
    return unknown > MOST_UNKNOWN * len(frozenset(bigrams("\n".join(BOUND.findall(text)))))


def _words(groups: str) -> Iterator[str]:
    for group in groups.split():
        yield from (group[0] + second for second in group[1:])


def _pairs(groups: str) -> Iterator[str]:
    for group in groups.split():
        yield from (group[:2] + group[at : at + 2] for at in range(2, len(group), 2))


def _by_middle(words: Iterable[str], every: Sequence[Mapping[int, int]]) -> Mapping[int, Sequence[str]]:
    """Return phrases by what their two middle characters sound or look like."""
    found: dict[int, list[str]] = {}
    for word in words:
        for (middle,) in {words_in(word[1:3].translate(classes)) for classes in every}:
            found.setdefault(middle, []).append(word)
    return found


def _classes(groups: str) -> Mapping[int, int]:
    """Return the first character of each group, by those of it."""
    first: dict[int, int] = {}
    for group in groups.split():
        for sign in group:
            first.setdefault(ord(sign), ord(group[0]))
    return first


def _near(sounds: Mapping[int, int]) -> Mapping[int, int]:
    """Return the classes of sounds, of which those are one that only some speakers tell apart."""
    as_one = {ord(one): ord(pair[0]) for pair in alike.NEAR_SOUNDS.split() for one in pair[1:]}
    heads = {sounds.get(one, one): sounds.get(first, first) for one, first in as_one.items()}
    return {sign: heads.get(head, head) for sign, head in sounds.items()}


def _by(words: Sequence[str], classes: Mapping[int, int]) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    for word, alike_to in zip(words, words_in("".join(words).translate(classes)), strict=True):
        found.setdefault(alike_to, []).append(word)
    return found
