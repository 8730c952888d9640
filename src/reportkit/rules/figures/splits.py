"""Totals of a text and the parts told of them: behind 其中 or 分别为, in brackets, by kind or channel, in a list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, zip_longest

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.measures import COUNTS, SCALED
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS
from reportkit.rules.reckoned import FIGURE, decimals, figure_alone, value
from reportkit.wording import exactly, number

GROWN = (
    r"(?:[，（](?:按[^，。；]{2,8}计算，)?(?:同比|[比较][^，。；\d]{0,6}年[^，。；\d]{0,4})?"
    r"(?:增长|下降|增加|减少|上升)[^，。；（）]{1,14}）?){0,2}"
)
"""How much more that is than last year, which may stand between a total and its parts."""
AMONG = r"其中|(?:(?:主要)?包[括含]|内[有含])(?=[^，。；]{2,20}\d)"
WHOLE = expression(
    rf"(?P<total>{figure_alone('约近超过逾')})(?P<unit>{SCALED})(?![内以多余左])(?P<what>[一-鿿]{{0,12}})"
    rf"(?:{GROWN}[，。；：]?（?(?P<among>{AMONG})[，：]?|[，：]?(?P<each>分别为|分别是)[：]?|(?P<inside>（)(?=[一-鿿])"
    r"|。(?P<by>按[^，。；\d]{1,10}(?:划?分|来?看|统计))[，：]|，(?P<loose>)(?=(?:在|通过|利用)[^，。；\d]{2,24}\d))"
)
CLAUSE = expression(
    r"(?:[^，。；、（）：]++|（[^（）\d]{1,20}）(?=[^，。；、（）：\d]{0,12}\d))*(?P<end>[，。；、（）：]|\Z)"
)
PART = expression(
    rf"(?P<label>(?:\D|(?<!\d)(?:19|20)\d\d年度?|(?<!\d)\d\.\d级){{1,60}}?)(?:为|共|计|有|达)?(?P<value>{FIGURE})(?P<unit>{SCALED})\Z"
)
"""A part of a total, whose label may hold the digits of a year, or of how strong an earthquake was."""
SHARE = expression(r"(?:约|各|分别)?占[^\d]{0,12}\d+(?:\.\d+)?%\Z")
CHANGE = expression(r"(?:同比|[比较]上年)?(?:增长|下降|上升|增加|减少)\d+(?:\.\d+)?%\Z")
NO_PART = expression(
    "累计|历年|上年|去年|同期|增(?!加值)|减(?!免)|比(?!赛|武|选)|占(?!地|用)|总(?!结|体|工会|队|站|监|务|公司|院)|公共预算|(?<!公)共(?!青|享|建|同|产|治)"
    "|合计|另|此外|平均|人均|每|超(?!市|声)|以来|截至|收取|浏览|访问|阅读"
)
"""What a figure behind 其中 is told with when it is no part of the total."""
OF_ANOTHER = expression("增|减|比|较|占|累计|历年|平均|人均|每|访问|浏览|阅读|收取")
"""Words of a clause that speaks of something else than the parts, which are complete before it."""
REST = expression("其余|其它|其他|余下|剩余|另外?|除此|主要|等|以及未|仅|不含|包括|含")
"""Words that say something of what the parts leave over."""
CHANNEL_BEFORE = expression("(?:在|通过|利用|依托)[^，。；]*\\Z")

BELOW = expression("其中|内有|内含|包括|包含|含")
"""How the parts of a part begin."""

MOST_PARTS = 60
MOST_JOINED = 8  # words with 、 between them that one label has
AROUND, NEXT_SENTENCE = 300, 60  # 字 in which the rest may be told


@attrs.frozen
class Split:
    """A total in a passage, with the parts told of it (总数与分项).

    `whole` tells that they are given as all of it, `loose` that nothing but their kind makes them parts.
    """

    passage: Passage
    start: int
    end: int
    unit: str
    total: Decimal
    parts: tuple[Decimal, ...]
    labels: tuple[str, ...]
    whole: bool
    complete: bool
    rest: str
    loose: bool = False

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        with exactly():
            return sum(self.parts, Decimal())

    @property
    def tolerated(self) -> Decimal:
        """By how much the sum may differ, since figures with decimals are rounded."""
        places = max(map(decimals, (self.total, *self.parts)))
        return (Decimal(len(self.parts) + 1) / 2).scaleb(-places) if places else Decimal(0)

    @property
    def told(self) -> str:
        """How both are told."""
        if len(self.parts) == 1:
            return f"总数{number(self.total)}{self.unit}，其中只说明了{number(self.parts[0])}{self.unit}"
        terms = "＋".join(number(part) for part in self.parts)
        return f"总数{number(self.total)}{self.unit}，各项合计{number(self.sum)}{self.unit}（{terms}）"


@attrs.frozen
class _Parts:
    """Parts as they stand one after the other: up to where, and whether nothing else of the kind follows."""

    values: tuple[Decimal, ...]
    labels: tuple[str, ...]
    end: int
    complete: bool


def splits(context: CheckContext) -> list[Split]:
    """Return every total of a text that parts of the same unit follow."""
    found = [
        split
        for passage in context.holding(
            "其中", "包括", "包含", "内有", "内含", "分别", "（", "。按", "，在", "，通过", "，利用"
        )
        for split in _splits_of(passage)
    ]
    found += _listed(context)
    industries = list(_industries(context))
    wholes = {(split.passage.place, split.start) for split in industries}
    found = [split for split in found if (split.passage.place, split.start) not in wholes] + industries
    return [split for split in found if not _of_fact(context, split)] if context.given_report is not None else found


def _of_fact(context: CheckContext, split: Split) -> bool:
    """Tell whether a total is printed from a figure of the report whose parts are given: then that is asked."""
    name = split.passage.fact_at(split.start)
    figure = context.report.figure(name) if name else None
    return figure is not None and bool(figure.fact.parts)


def _splits_of(passage: Passage) -> Iterator[Split]:
    text = passage.plain
    for found in WHOLE.finditer(text):
        parts = _parts(text, found.end(), found["unit"], value(found["total"]))
        loose = found["loose"] is not None
        if not parts.values or _of_another_total(text, found, parts.values):
            continue
        if loose and (len(parts.values) < 2 or CHANNEL_BEFORE.search(text, max(0, found.start() - 40), found.start())):
            continue
        inside = found["inside"] and text[parts.end - 1] == "）"
        whole = parts.complete and bool(found["each"] or inside)
        yield _split(passage, found, parts, whole=whole, loose=loose)


def _split(passage: Passage, found: re.Match[str], parts: _Parts, *, whole: bool = False, loose: bool = False) -> Split:
    text, place = passage.plain, parts.end
    sentence_end = text.find("。", place, place + AROUND)
    return Split(
        passage,
        found.start("total"),
        place - 1 if text[place - 1 : place] in "。；，" else place,
        found["unit"],
        value(found["total"]),
        parts.values,
        parts.labels,
        whole=whole,
        complete=parts.complete,
        rest=text[found.start() : place + AROUND if sentence_end < 0 else sentence_end + NEXT_SENTENCE],
        loose=loose,
    )


def _parts(text: str, place: int, unit: str, total: Decimal | None = None) -> _Parts:
    """Return the parts that a text tells from a place on; a label may have 、 in it.

    Behind a ； up to which they are the total, something else begins.
    """
    values: list[Decimal] = []
    labels: list[str] = []
    complete, joined, joins, grown, ended, ends, below = True, "", 0, False, "，", set[str](), False
    for clause in islice(CLAUSE.finditer(text, place), MOST_PARTS):
        words = clause[0].removesuffix(clause["end"])
        if below or (values and ended == "，" and ends <= {"，", "；"} and BELOW.match(words)):  # parts of a part
            below, place, ended = clause["end"] not in "；。", clause.end(), "；"
            if clause["end"] in ("", "。"):
                break
            continue
        part = PART.match(joined + words)
        if values and part and BELOW.match(text, clause.end()) and not (ended == "；" and ends <= {"，", "；"}):
            # a total of its own
            if part["unit"] == unit and total is not None and value(part["value"]) > total:
                values.append(value(part["value"]))
                labels.append(part["label"])
                place = clause.end()
            complete = ended in "；。" and unit in COUNTS
            break
        if part and part["unit"] == unit and not NO_PART.search(part["label"]) and not grown:
            values.append(value(part["value"]))
            labels.append(part["label"])
            joined, joins = "", 0
        elif clause["end"] == "、" and words and joins < MOST_JOINED and not re.search(r"\d", words):
            joined, joins = f"{joined}{words}、", joins + 1
            continue  # the end of the parts is behind the last that is one
        elif values and CHANGE.match(words) and clause["end"] != "。":
            grown = clause["end"] != "；"  # what follows without ； may be told of another
        elif not (values and SHARE.match(words)):
            complete = bool(OF_ANOTHER.search(words)) or not re.search(rf"\d{unit}", words)
            break
        place, ended = clause.end(), clause["end"]
        ends.add(ended)
        if clause["end"] in "。）" or (len(values) > 1 and total is not None and _added(values) == total):
            break
    return _Parts(tuple(values), tuple(labels), place, complete)


def _added(values: list[Decimal]) -> Decimal:
    with exactly():
        return sum(values, Decimal())


def _of_another_total(text: str, found: re.Match[str], parts: tuple[Decimal, ...]) -> bool:
    """Tell whether the sentence names another number of the same unit before, which 其中 may mean as well."""
    begin = max(text.rfind("。", 0, found.start()) + 1, found.start() - AROUND)
    others = re.finditer(rf"(?<![\d.,])({FIGURE}){re.escape(found['unit'])}", text[begin : found.start()])
    before = [value(other[1]) for other in others]
    with exactly():
        alike = sum(parts, Decimal()) in before
    return alike or (max(parts) > value(found["total"]) and max(before, default=Decimal()) >= max(parts))


LIST = expression(
    r"(?:^|。)(?:全年|本年度?|\d{4}年，?)?(?:我[市县区局镇乡]|全[市县区局镇乡])?(?P<label>[一-鿿]{4,20}?)的?(?:主要)?(?:类别|形式|渠道|方式|类型|构成|种类)"
    r"(?:是|为|有|包括|分为|如下|分别是|分别为|主要有)[：，]?"
)
FURTHEST = 3  # paragraphs between a total and the list of its kinds


def _listed(context: CheckContext) -> Iterator[Split]:
    """Yield the totals whose kinds are listed in a sentence of their own: 主动公开政府信息的类别是：…"""
    passages = context.passages
    for passage in context.holding("类别", "形式", "渠道", "方式", "类型", "构成", "种类"):
        for found in LIST.finditer(passage.plain) if passage.role in PARAGRAPHS else ():
            first = PART.match(CLAUSE.match(passage.plain, found.end())[0].rstrip("，。；、"))  # type: ignore[index]
            unit = re.search(rf"{FIGURE}(?P<unit>{SCALED})[，；、]", passage.plain[found.end() : found.end() + 80])
            if unit is None and first is None:
                continue
            named = (first or unit)["unit"]  # type: ignore[index]
            at = passages.index(passage)
            total = re.compile(
                rf"{re.escape(found['label'])}(?:共计?|计|为|达|总数为?)*(?P<total>{FIGURE})(?P<unit>{named})(?![内以多余左])"
            )
            for before in (*reversed(passages[max(0, at - FURTHEST) : at]), passage):
                told = list(total.finditer(before.plain, 0, found.start() if before is passage else len(before.plain)))
                parts = _parts(passage.plain, found.end(), named) if len(told) == 1 else None
                if parts and len(parts.values) > 1:
                    yield attrs.evolve(
                        _split(before, told[0], parts),
                        passage=passage,
                        start=found.end(),
                        end=parts.end,
                        rest=passage.plain[found.end() : parts.end + AROUND],
                    )
                    break


PRODUCT = expression(
    rf"生产总值(?:[（(]GDP[）)])?[为达到实现完成]{{0,4}}(?<![约近超过逾])(?P<total>{FIGURE})(?P<unit>[万亿]{{1,2}}元)(?![内以多余左])"
)
INDUSTRY = r"第%s产业(?:[实完][现成])?(?:增加值)?[为达到实现完成]{0,4}(?P<value>" + FIGURE + ")%s"
INDUSTRIES = ("第一产业", "第二产业", "第三产业")


def _industries(context: CheckContext) -> Iterator[Split]:
    """Yield a gross product that the three industries follow, which are all of it by definition."""
    for passage in context.holding("生产总值"):
        totals = list(PRODUCT.finditer(passage.plain))
        for found, following in zip_longest(totals, totals[1:]):
            end = following.start() if following else len(passage.plain)
            told = [
                re.compile(INDUSTRY % (sign, found["unit"])).search(passage.plain, found.end(), end)
                for sign in "一二三"
            ]
            known = [one for one in told if one]
            if len(known) == len(INDUSTRIES):
                values = tuple(value(one["value"]) for one in known)
                parts = _Parts(values, INDUSTRIES, max(one.end() for one in known), complete=True)
                yield _split(passage, found, parts, whole=True)
