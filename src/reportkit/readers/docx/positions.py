"""Where the elements of a part stand in its bytes, so that something is put between them and nothing else changes."""

import re
from collections.abc import Mapping
from xml.parsers import expat

import attrs

from reportkit.archives import RefusedFile

_ASCII = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']us-ascii[\"']", re.IGNORECASE)


@attrs.frozen
class Positions:
    """The elements of a part in their order (字节位置): where each begins, where its end tag does, where it ends.

    `root` is the root's name with its prefix, `attributes` what the root says.
    """

    starts: list[int]
    closes: list[int]
    ends: list[int]
    root: str
    attributes: Mapping[str, str]


def positions(content: bytes) -> Positions:
    """Return where the elements of a part stand.

    Raises RefusedFile for what is no whole XML.

    >>> positions(b"<a><b/>c</a>").starts, positions(b"<a><b/>c</a>").ends
    ([0, 3], [12, 7])
    """
    starts: list[int] = []
    closes: list[int] = []
    ends: list[int] = []
    ended: list[int] = []
    inside: list[int] = []
    root: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()

    def reached(*_: object) -> None:
        while ended:
            ends[ended.pop()] = parser.CurrentByteIndex

    def begin(name: str, given: dict[str, str]) -> None:
        reached()
        if not starts:
            root.append((name, given))
        inside.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        closes.append(0)
        ends.append(len(content))

    def end(_: str) -> None:
        reached()
        closes[inside[-1]] = parser.CurrentByteIndex
        ended.append(inside.pop())

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = parser.DefaultHandler = reached
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedFile("a part of it is no whole XML; give a whole one") from error
    return Positions(starts, closes, ends, *root[0])


def coded(text: str, content: bytes) -> bytes:
    """Return a text as the bytes that it has in a part."""
    if content[:2] in (b"\xff\xfe", b"<\0"):
        return text.encode("utf-16-le")
    if content[:2] in (b"\xfe\xff", b"\0<"):
        return text.encode("utf-16-be")
    return text.encode("ascii" if _ASCII.match(content) else "utf-8", "xmlcharrefreplace")


def inserted(content: bytes, texts: Mapping[int, str]) -> bytes:
    """Return a part with a text at each of some positions."""
    pieces, place = [], 0
    for position in sorted(texts):
        pieces += [content[place:position], coded(texts[position], content)]
        place = position
    return b"".join([*pieces, content[place:]])


def appended(content: bytes, children: str) -> bytes:
    """Return a part whose root has some more children, behind those that it had."""
    found = positions(content)
    if found.starts[0] < found.closes[0] < found.ends[0]:
        return inserted(content, {found.closes[0]: children})
    tag = content[found.starts[0] : found.ends[0]]  # a root that holds nothing is closed in the same tag
    opened = tag[: tag.rindex(coded("/", content))] + coded(f">{children}</{found.root}>", content)
    return content[: found.starts[0]] + opened + content[found.ends[0] :]
