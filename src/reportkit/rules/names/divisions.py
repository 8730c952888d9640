"""The counties, districts and cities that there are, and the rule about one that is called another kind than it is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

KINDS = "县市区旗"
KNOWN_FROM = 2003
"""The first year of the list in divisions.txt; what began before or goes on behind its last has no year there."""

KIND = expression(
    r"(?:县(?![域级城情区乡内直市])|市(?![场民区级容政直辖内委面值外])|区(?![域间划块位级县市内别段分])|旗(?![帜舰下开号]))"
    r"(?<=[一-鿿]{2}.)"
)
"""The kind of a division behind its name, and no other word that begins so."""
EDGE = expression(r"(?:^|[^一-鿿]|[省市州盟由向与和在对到经从赴为请及])\Z")
"""What a name begins behind; before its government it may begin behind anything."""
GOVERNMENT = expression("(?:人民)?政府|人大|政协")
CHANGED = expression("撤[县市销]|设[区市县]|改[区市设名为称]|更名|前身|历史|[县市]改")
FORMERLY = expression("原|时|老|旧")

LENGTHS = (2, 3)
Years = tuple[int, int]


@cache
def divisions() -> Mapping[str, Mapping[str, Years]]:
    """Return the first and the last year of each division from 2003 on, by kind and by the name before it.

    Source: 中华人民共和国县以上行政区划代码, as 民政部 published it for each year; 2023 is the last one read.
    """
    text = files("reportkit.rules.names").joinpath("divisions.txt").read_text(encoding="utf-8")
    return {line[0]: dict(map(_years, line[2:].split(" "))) for line in text.splitlines()}


@cache
def stems() -> frozenset[str]:
    """Return the names of all divisions, whatever their kind."""
    return frozenset(stem for named in divisions().values() for stem in named)


def _years(entry: str) -> tuple[str, Years]:
    name, _, _ = entry.partition("-")
    stem = name.rstrip("0123456789")
    begun, _, over = entry[len(stem) :].partition("-")
    return stem, (int(begun or KNOWN_FROM), int(over or 9999))


def exists(stem: str, kind: str, year: int) -> bool:
    """Tell whether there was such a division in a year.

    >>> exists("静海", "县", 2014), exists("静海", "县", 2020)
    (True, False)
    """
    begun, over = divisions()[kind].get(stem, (9999, 0))
    return begun <= year <= over


@rule(
    title="行政区划名称与实际不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="《中华人民共和国县以上行政区划代码》（2003年至2023年各年）; office practice",
    bad=[
        {"text": "静海区2020年工作报告\n2020年，静海县坚持依法行政。"},
        {"text": "绍兴市2021年工作报告\n一、概述\n在诸暨县开展试点。"},
        {"text": "长乐区2018年工作报告\n通过福州市长乐市人民政府网站公开。"},
    ],
    good=[
        {"text": "静海区2020年工作报告\n2015年，撤销静海县，设立静海区。原静海县的档案已经移交。大城市周边加快建设。"},
        {"text": "衡阳市2020年工作报告\n衡阳县、衡阳市城区和示例县、甲乙区开展试点，诸暨市场繁荣。"},
    ],
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
    yields_to=("place_misspelt", "office_of_another_place", "body_written_two_ways", "word_of_another_level"),
    leaves_open="Which of the two was meant only the office knows.",
)
def division_of_another_kind(context: CheckContext) -> Iterator[Fault]:
    """A county that is a city by now, or never was a district, is called what it is not."""
    year = context.year
    if year is None or year < KNOWN_FROM:
        return
    for name in sorted(_no_divisions(context.text, year)):
        is_one = next((name[:-1] + kind for kind in KINDS if exists(name[:-1], kind, year)), None)
        if is_one and not CHANGED.search(context.text):
            message = f"{year}年没有“{name}”，有“{is_one}”；请核对"
            places = (
                marked(passage, message, *found.span())
                for passage in context.holding(name)
                if passage.role in PARAGRAPHS
                for found in re.finditer(name, passage.unnamed)
                if KIND.match(passage.plain, found.end() - 1) and _begins(passage, found)
            )
            yield from islice(places, 1)


def _no_divisions(text: str, year: int) -> set[str]:
    """Return what looks like a division in a text, has the name of one, and is none that year."""
    looks = {text[found.end() - length - 1 : found.end()] for found in KIND.finditer(text) for length in LENGTHS}
    return {name for name in looks if name[:-1] in stems() and not exists(name[:-1], name[-1], year)}


def _begins(passage: Passage, name: re.Match[str]) -> bool:
    """Tell whether a name begins there, and is not told of as a former one."""
    before = passage.plain[max(0, name.start() - 1) : name.start()]
    if FORMERLY.match(before):
        return False
    return bool(EDGE.match(before) or GOVERNMENT.match(passage.plain, name.end()))
