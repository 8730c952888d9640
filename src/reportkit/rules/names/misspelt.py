"""Rules about names that differ in one character from the same name elsewhere in a text: of places, of documents."""

import re
from collections.abc import Iterator

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.names.bodies import own_area
from reportkit.rules.names.short_names import defined_titles
from reportkit.rules.names.variants import OWN_BUREAU
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

NO_NAME = expression(
    "[的和与对在全我各该本由向请为及是所从到把给让经以等将被使同这那其某每原现省市县区旗州盟乡镇村]"
    "|[东西南北中上下前后左右新老大小一二三四五六七八九十甲乙丙丁]|示范|试点|重点|贫困|先进"
)
"""What no name of a place has in it, or names that differ in it are of two places by right."""
PLACE = expression("[市县区旗](?=[一-鿿]{3})(?<=[一-鿿]{2}.)")
OWN_BEHIND = r"(?=(?:人民)?政府|[一-鿿]{2,5}[局委办厅]|机关|信息公开)"
FEWEST = 2  # times that the right name stands in a text


@attrs.frozen
class _Named:
    """A place with the words behind it (地名), and where it begins."""

    passage: Passage
    start: int
    stem: str
    words: str


@rule(
    title="地名疑有错字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "由示列县审计局牵头。示例县审计局编制，请与示例县审计局联系。",
        {"text": "永靖县2018年工作报告\n2018年，永登县政府信息公开工作有序推进。"},
        "督查舒城县、裕安区。霍山县、裕安县申报示范。",
        {"text": "永靖县审计局2018年度工作报告\n请与永清县审计局办公室联系。"},
    ],
    good=[
        "由示例县审计局牵头，东城区教育局、西城区教育局和南城区教育局配合，与全县各级机关联系，对全县各级机关督查。",
        {"text": "永靖县2018年工作报告\n与永登县交界，永靖县政府信息公开工作有序推进。"},
    ],
    needs=Input.TEXT,
    yields_to=("office_of_another_place", "body_written_two_ways", "word_of_another_level"),
    leaves_open="It may be the name of a neighbour; the office has to look.",
)
def place_misspelt(context: CheckContext) -> Iterator[Fault]:
    """A place whose name differs in one character from the one that does the same elsewhere is that one, mistyped."""
    told: set[str] = set()
    for one, right in [*_unlike_own(context), *_unlike_usual(context), *_of_other_level(context)]:
        if one.words not in told:
            told.add(one.words)
            message = f"这里写“{one.words}”，与文中的“{right}”只差一字；请核对"
            yield marked(one.passage, message, one.start, one.start + len(one.words))


def _unlike_own(context: CheckContext) -> Iterator[tuple[_Named, str]]:
    """Yield places that act as the own one and differ from it in a character."""
    own = _own(context)
    if own is None:
        return
    first, second, level = own[0], own[1], own[2]
    alike = re.compile(
        rf"(?:^|(?<=[，。；年与向由]))(?P<name>(?:{first}(?!{second})[一-鿿]|(?!{first})[一-鿿]{second}){level}){OWN_BEHIND}"
    )
    for passage in context.holding(first, second):
        for found in alike.finditer(passage.unnamed) if passage.role in PARAGRAPHS else ():
            if not NO_NAME.search(found["name"], 0, 2):
                yield _Named(passage, found.start(), found["name"][:2], found["name"]), own


LISTED = expression("[县区](?<=[、，。；：（对][一-鿿]{2}.)(?![级域长])")
MADE_ANOTHER = expression("撤县|设区|改区|改设|[县区]改[县区]|更名")


def _of_other_level(context: CheckContext) -> Iterator[tuple[_Named, str]]:
    """Yield places that are a county here and a district there, where the text tells of no change between them."""
    first: dict[str, str] = {}
    places = [
        _Named(passage, at := found.start() - 2, passage.plain[at : at + 2], passage.plain[at : at + 3])
        for passage in context.holding("县", "区")
        if passage.role in PARAGRAPHS
        for found in LISTED.finditer(passage.unnamed)
        if not NO_NAME.search(passage.unnamed, found.start() - 2, found.start())
    ]
    if len({one.words[-1] for one in places}) < 2 or any(MADE_ANOTHER.search(one.plain) for one in context.passages):
        return
    for one in places:
        usual = first.setdefault(one.stem, one.words)
        if usual != one.words:
            yield one, usual


def _own(context: CheckContext) -> str | None:
    """Return the own area by the last three characters of its name, None where these are not all of it."""
    area = own_area(context)
    bureau = OWN_BUREAU.match(re.sub(r"\s", "", context.manuscript.title))
    name = area[0] if area else bureau["area"] if bureau else ""
    return name[-3:] if len(name) == 3 or name[-4:-3] in ("省", "市", "州", "盟") else None


def _unlike_usual(context: CheckContext) -> Iterator[tuple[_Named, str]]:
    """Yield places of which a like one stands elsewhere before the same words, and oftener."""
    places = [
        _Named(passage, at := found.start() - 2, passage.plain[at : at + 2], passage.plain[at : at + 6])
        for passage in context.holding("市", "县", "区", "旗")
        if passage.role in PARAGRAPHS
        for found in PLACE.finditer(passage.unnamed)
        if not NO_NAME.search(passage.unnamed, found.start() - 2, found.start())
    ]
    alike: dict[str, dict[str, list[_Named]]] = {}
    for one in places:
        for masked in (f"{one.stem[0]}□{one.words[2:]}", f"□{one.words[1:]}"):
            alike.setdefault(masked, {}).setdefault(one.words, []).append(one)
    for words in alike.values():
        if len(words) == 2:
            rare, usual = sorted(words.values(), key=len)
            if len(rare) == 1 and len(usual) >= FEWEST:
                yield rare[0], usual[0].words


@rule(
    title="简称疑有错字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="根据《示例省公开条例》（以下简称《条例》）编制。落实《条例》。学习《条列》。",
    good="根据《示例省公开条例》（以下简称《条例》）和《示例省保密条令》（以下简称《条令》）编制。落实《条例》《条令》和《体例》。",
    needs=Input.TEXT,
)
def short_title_misspelt(context: CheckContext) -> Iterator[Fault]:
    """A short title that nobody defined, and that differs in its last character from one that is, is that one."""
    defined = {title for title in defined_titles(context) if len(title) in LENGTHS}
    by_beginning = {title[:-2]: title for title in sorted(defined, reverse=True)}
    for passage in context.holding("《") if defined else ():
        for found in SHORT.finditer(passage.plain):
            right = by_beginning.get(found[0][:-2])
            if right and found[0] not in defined:
                yield marked(passage, f"“{found[0]}”应为“{right}”：前文定义的简称如此", *found.span(), right=right)


LENGTHS = range(4, 7)
SHORT = expression("《[一-鿿]{2,4}》")
