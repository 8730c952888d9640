"""The rule about what a bulletin reckons from its own figures: a structure, shares by name, rates of people."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.splits import INDUSTRIES
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals, rounded, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact

TERM = r"\d{1,2}(?:\.\d{1,2})?"
STRUCTURE = expression(
    rf"三次产业[^，。；\d]{{0,16}}(?:结构|比例|比重|构成)[^，。；\d]{{0,6}}(?P<terms>{TERM}(?:[:：∶]{TERM}){{2}}|{TERM}%(?:[、，]{TERM}%)?[、，]?[和及]?{TERM}%)"
)
SET_NOW = expression(rf"调整[为到](?P<terms>{TERM}(?:[:：∶]{TERM}){{2}})")
MOST_EARLIER = 24  # figures before a share that it may be of
NAMED_SHARE = expression(r"(?P<what>[一-鿿]{4,12}?)(?:占[^，。；、（）\d]{0,12}?的?)?比重[为达到是]{0,2}\Z")
URBAN, PEOPLE = expression("城镇(?:常住)?人口[为达有]?\\Z"), expression("(?<!城镇)(?:常住人口|总人口)[为达有共]?\\Z")


@rule(
    title="结构、比率与所列数字不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "生产总值50.83亿元。其中，第一产业6.70亿元；第二产业26.48亿元；第三产业17.65亿元。三次产业结构为13.2:51.2:35.6。",
        "生产总值50.83亿元，第一产业增加值6.70亿元。第一产业增加值占生产总值的比重为15.2%。",
        "常住人口312.87万人。其中，城镇人口为151.93万人，城镇化率达45.86%。",
        "出生率为9.88‰；死亡率为6.33‰；自然增长率为3.85‰。",
    ],
    good=[
        (
            "生产总值50.83亿元。其中，第一产业6.70亿元；第二产业26.48亿元；第三产业17.65亿元。"
            "三次产业结构由13:52:35调整为13.2:52.1:34.7。"
        ),
        (
            "生产总值50.83亿元，第一产业增加值6.70亿元。第一产业增加值占生产总值的比重为13.2%。常住人口312.87万人。其中，"
            "城镇人口为151.93万人，城镇化率达48.56%。出生率为9.88‰；死亡率为6.33‰；自然增长率为3.55‰。"
        ),
    ],
    needs=Input.TEXT,
    yields_to=("shares_off_100", "typed_share_wrong"),
    leaves_open="Which of the figures is wrong only the office knows.",
)
def reckoned_otherwise(context: CheckContext) -> Iterator[Fault]:
    """The structure of a product, a share by name, and rates of people follow from the figures told with them."""
    for told in context.once(quantities):
        yield from _structure(told)
        yield from _by_name(told)
        yield from _people(told)


def _near(figure: Fraction, right: Fraction, places: int) -> bool:
    return abs(figure - right) <= Fraction(3, 2 * 10**places)


def _structure(told: Quantities) -> Iterator[Fault]:
    text = told.passage.plain
    found = STRUCTURE.search(text) if "三次产业" in text else None
    if found is None:
        return
    again = SET_NOW.search(text, found.end())
    found = again or found
    parts = [
        next((one for one in told.all if industry in one.label and one.telling is Telling.AMOUNT), None)
        for industry in INDUSTRIES
    ]
    known = [one for one in parts if one and one.end < found.start() and one.unit == "元" and not one.rough]
    whole = sum((one.exact for one in known), Fraction(0))
    terms = [value(term) for term in re.findall(TERM, found["terms"])]
    if len(known) != len(INDUSTRIES) or len(terms) != len(INDUSTRIES) or not whole:
        return
    right = [one.exact * 100 / whole for one in known]
    if not all(_near(exact(term), share, decimals(term)) for term, share in zip(terms, right, strict=True)):
        shares = ":".join(rounded(share, max(map(decimals, terms))) for share in right)
        message = f"按三次产业增加值计算应为{shares}，这里写{found['terms']}；请核对"
        yield marked(told.passage, message, found.start("terms"), found.end("terms"))


def _by_name(told: Quantities) -> Iterator[Fault]:
    for at, one in enumerate(told.all):
        found = NAMED_SHARE.search(one.label) if one.unit == "%" and "比重" in one.label else None
        if found is None or one.rough:
            continue
        what = found["what"].partition("占")[0]
        earlier = [
            each
            for each in told.all[max(0, at - MOST_EARLIER) : at]
            if each.telling is Telling.AMOUNT and not each.rough and each.value
        ]
        some = [each for each in earlier if what in each.label]
        wholes = [each for each in earlier if some and each.unit == some[0].unit and each.exact >= some[0].exact]
        if len(some) != 1 or len(wholes) < 2 or "第" not in what:
            continue
        shares = [some[0].exact * 100 / whole.exact for whole in wholes if whole is not some[0]]
        if not any(_near(one.exact, share, decimals(one.value)) for share in shares):
            right = rounded(shares[0], decimals(one.value))
            message = f"{some[0].typed}占{wholes[0].typed}的{right}%，这里写{one.typed}；请核对"
            yield marked(told.passage, message, one.start, one.end)


def _people(told: Quantities) -> Iterator[Fault]:
    urban = _only([one for one in told.all if one.unit == "人" and URBAN.search(one.label)])
    people = _only([one for one in told.all if one.unit == "人" and PEOPLE.search(one.label)])
    rate = _only([one for one in told.all if one.unit == "%" and re.search("城镇化率[为达到是]{0,2}\\Z", one.label)])
    if urban and people and rate and people.value and people.start < urban.start < rate.start:
        right = urban.exact * 100 / people.exact
        slack = Fraction(1, 10 ** decimals(rate.value)) + (urban.half + people.half) * 100 / people.exact
        if abs(right - rate.exact) > slack:
            share = f"城镇人口{urban.typed}占{people.typed}的{rounded(right, decimals(rate.value))}%"
            message = f"{share}，这里写{rate.typed}；请核对"
            yield marked(told.passage, message, rate.start, rate.end)
    born, died, grown = (
        _only([one for one in told.all if one.unit == "‰" and re.search(f"{name}[为达到是]{{0,2}}-?\\Z", one.label)])
        for name in ("出生率", "死亡率", "自然增长率")
    )
    if born and died and grown:
        sign = -1 if grown.label.endswith("-") else 1
        if abs(born.exact - died.exact - sign * grown.exact) > Fraction(2, 10 ** decimals(born.value)):
            message = f"出生率{born.typed}减死亡率{died.typed}，与自然增长率{grown.typed}不符；请核对"
            yield marked(told.passage, message, grown.start, grown.end)


def _only(found: Sequence[Quantity]) -> Quantity | None:
    return found[0] if len(found) == 1 and not found[0].rough else None
