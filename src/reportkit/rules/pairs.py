"""Marks that belong together in a text: brackets, quotation marks, title marks, those within others and those alone."""

import attrs

from reportkit.patterns import expression
from reportkit.rules.normalise import HAN

CLOSERS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "〔": "〕", "【": "】", "〖": "〗"}
OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
MARKS = expression(f"[{''.join(CLOSERS)}{''.join(OPENERS)}]")
LIST_NUMBER = expression(r"(?:^|(?<=[^\w.-]))(?:\d{1,2}|[A-Za-z])$")
LIST_MARK = expression(r"(?<=[；：。，])(?:\d{1,2}|[a-z])$")
NAMED = expression(f"[{HAN}“《]")
"""What a number is followed by."""
APOSTROPHE = expression("[A-Za-z]$")


@attrs.frozen
class Pair:
    """Two marks that belong together (成对标号): their places in the text."""

    begin: int
    end: int
    around: int | None
    """Where the pair around it begins; None in none, or in one that never ends."""


@attrs.frozen
class Pairing:
    """What the marks of a passage come to (标号配对): its pairs, and the marks that have no partner, or cross."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]
    crossing: tuple[int, ...]


def pairing(text: str) -> Pairing:
    """Return how the paired marks of a text belong together; the numbers 1） and a） have none.

    >>> pairing("（甲“乙）丙”").crossing
    (6,)
    """
    pairs: list[Pair] = []
    unopened: list[int] = []
    crossing: list[int] = []
    open_ones: list[int] = []
    passed: list[int] = []  # openers that another pair has closed over
    depth = dict.fromkeys(CLOSERS, 0)
    for found in MARKS.finditer(text):
        sign, place = found[0], found.start()
        if sign in CLOSERS:
            open_ones.append(place)
            depth[sign] += 1
            continue
        opener = OPENERS[sign]
        before = text[max(0, place - 3) : place]
        if (
            sign == "）"
            and (LIST_MARK if depth[opener] else LIST_NUMBER).search(before)
            and NAMED.match(text, place + 1)
        ):
            continue
        if depth[opener]:
            while text[open_ones[-1]] != opener:
                passed.append(open_ones.pop())
                depth[text[passed[-1]]] -= 1
            begin = open_ones.pop()
            depth[opener] -= 1
            pairs.append(Pair(begin, place, open_ones[-1] if open_ones else None))
        elif (last := _last(text, opener, passed)) is not None:
            del passed[last]
            crossing.append(place)
        elif sign != "’" or not APOSTROPHE.search(before):
            unopened.append(place)
    unclosed = {*passed, *open_ones}
    pairs = [attrs.evolve(pair, around=None) if pair.around in unclosed else pair for pair in pairs]
    return Pairing(tuple(pairs), tuple(sorted(unclosed)), tuple(unopened), tuple(crossing))


def _last(text: str, opener: str, passed: list[int]) -> int | None:
    """Return where among the passed openers the last of a kind stands; a crossing pair is never far away."""
    return next((n for n in range(-1, -1 - min(8, len(passed)), -1) if text[passed[n]] == opener), None)
