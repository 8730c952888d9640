"""The lists of a Word file: which number each paragraph gets when Word counts (ISO/IEC 29500-1, 17.9)."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from reportkit.errors import InvalidValue
from reportkit.patterns import expression
from reportkit.readers.docx.numerals import FORMATS, printed
from reportkit.readers.docx.parts import MC, W, attribute, switched, value, whole
from reportkit.readers.docx.styles import Properties, Styles, paragraph_properties

LEVELS = 9
LONGEST_PATTERN = 255  # characters, as in Word's own dialog

_PLACE = expression(r"%([1-9])")


@attrs.frozen
class Level:
    """A level of a list (列表级别): where it starts, how it counts, what is printed, what stands behind the number.

    `restart` is the level, from 1, below which it does not start anew; 0 never, None below any higher one.
    """

    start: int
    form: str
    pattern: str
    behind: str
    restart: int | None
    decimals: bool
    style: str
    paragraph: Properties


@attrs.frozen
class Counted:
    """A paragraph's number as Word counts it (自动编号): as printed, its level from 1, what stands behind it."""

    label: str
    level: int
    behind: str
    bullet: bool


@attrs.frozen
class _List:
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Lists:
    """Counts the paragraphs of a Word file (编号), one after the other; `unknown` are formats that it does not know."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for child in () if root is None else root:
            if child.tag == f"{W}abstractNum":
                self._abstract.setdefault(attribute(child, "abstractNumId"), child)
            elif child.tag == f"{W}num":
                self._numbers.setdefault(attribute(child, "numId"), child)
        self._lists: dict[str, _List | None] = {}
        self._defined: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()

    def level(self, paragraph: Properties) -> tuple[str, int] | None:
        """Return the list and the level from 0 of a paragraph, None where it has no number."""
        number = paragraph.get("numId", "0")
        found = None if number == "0" else self._list(number)
        if found is None:
            return None
        style = paragraph.get("numbered", "")
        linked = next((index for index, level in found.levels.items() if style and level.style == style), None)
        if linked is not None and "own level" not in paragraph:
            return number, linked
        index = whole(paragraph.get("ilvl", "0"), 0, LEVELS - 1) or 0
        return (number, index) if index in found.levels else None

    def looks(self, number: str, index: int) -> Properties:
        """Return what a level says of its paragraphs."""
        found = self._list(number)
        return {} if found is None else found.levels[index].paragraph

    def count(self, number: str, index: int) -> Counted:
        """Count one more paragraph of a list."""
        found = self._list(number)
        if found is None:
            raise InvalidValue("its list {number} is missing", number=number)
        counts = self._counts.setdefault(found.abstract, {})
        level = found.levels[index]
        if index in found.starts and (number, index) not in self._started:
            counts[index] = found.starts[index]
        else:
            counts[index] = counts.get(index, level.start - 1) + 1
        self._started.add((number, index))
        for deeper in [key for key in counts if key > index]:
            if deeper in found.levels and _restarts(found.levels[deeper], index):
                del counts[deeper]
        if level.form == "bullet":
            return Counted("", index + 1, level.behind, bullet=True)
        return Counted(self._label(found, level, counts), index + 1, level.behind, bullet=False)

    def _label(self, found: _List, level: Level, counts: Mapping[int, int]) -> str:
        def number(place: "re.Match[str]") -> str:
            index = int(place[1]) - 1
            shown = found.levels.get(index)
            if shown is None:
                return ""
            form = "decimal" if level.decimals and shown.form != "decimalZero" else shown.form
            if form not in FORMATS and form != "none":
                self.unknown.add(form)
            return printed(counts.get(index, shown.start), form)

        return _PLACE.sub(number, level.pattern)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str) -> _List | None:
        given = self._numbers.get(number)
        abstract = self._definition(number)
        if given is None or abstract is None:
            return None
        name = attribute(abstract, "abstractNumId")
        if name not in self._defined:
            self._defined[name] = _levels(abstract)
        levels = dict(self._defined[name])
        starts: dict[int, int] = {}
        for override in given.iter(f"{W}lvlOverride"):
            index = whole(attribute(override, "ilvl"), 0, LEVELS - 1)
            if index is None:
                continue
            levels |= _levels(override)
            start = whole(value(override, "startOverride"), 0)
            if start is not None:
                starts[index] = start
        return _List(name, levels, starts)

    def _definition(self, number: str) -> Element | None:
        """Return the list behind a number; a style of lists may stand between them (17.9.21)."""
        for _ in range(LEVELS):
            abstract = self._abstract.get(value(self._numbers.get(number), "abstractNumId"))
            linked = value(abstract, "numStyleLink")
            if not linked:
                return abstract
            style = self._styles.element(linked)
            number = paragraph_properties(None if style is None else style.find(f"{W}pPr")).get("numId", "")
        raise InvalidValue("its numbering leads from list to style in a circle; define the list anew in Word")


def _restarts(level: Level, index: int) -> bool:
    return level.restart is None or index < level.restart


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for given in parent.findall(f"{W}lvl"):
        index = whole(attribute(given, "ilvl"), 0, LEVELS - 1)
        pattern = value(given, "lvlText")
        if len(pattern) > LONGEST_PATTERN:
            raise InvalidValue(
                "its numbering has a pattern of {count} characters; give {most}",
                count=len(pattern),
                most=LONGEST_PATTERN,
            )
        if index is not None:
            start = whole(value(given, "start"), 0)
            found[index] = Level(
                0 if start is None else start,
                _form(given),
                pattern,
                value(given, "suff") or "tab",
                whole(value(given, "lvlRestart"), 0, LEVELS),
                bool(switched(given, "isLgl")),
                value(given, "pStyle"),
                paragraph_properties(given.find(f"{W}pPr")),
            )
    return found


def _form(level: Element) -> str:
    """Return how a level counts; a format of Word's own has one for other programs beside it."""
    fallback = level.find(f"{MC}AlternateContent/{MC}Fallback")
    return value(level, "numFmt") or value(fallback, "numFmt") or "decimal"
