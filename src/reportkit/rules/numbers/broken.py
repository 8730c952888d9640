"""Rules about numbers with a mark too many, and about numerals among digits."""

from collections import defaultdict
from collections.abc import Iterator

from reportkit.manuscript import CELLS
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import PARAGRAPHS, instead, marked, matches
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

UNIT = "[%％万亿倍吨元亩级度]|个百分点|公里|平方|千米"
BROKEN = expression(
    rf"(?<![\d.])[0-9]{{1,8}}(?P<point>。|\.\.)\d{{1,4}}(?={UNIT})(?!(?:19|20)\d\d年)"
    rf"|(?<![\d,.])\d{{1,3}},(?:\d{{1,2}}|\d,?\.\d{{1,2}}|\.\d{{1,2}}|\d{{1,2}}\.\d{{1,2}})(?={UNIT})"
    r"|\d(?P<per_cent>[件条份座家名所项次人户台篇期场处]百分点|%{2,}|％{2,}|%％|％%|个%|%个百分点)|\d(?P<scale>万亿?万|亿万|亿亿|万万亿?)(?=元|人|亩|吨|次|件)"
)
AMISS = expression(
    r"[0-9](?:\.\.|。[0-9]|,[0-9]{0,2}[.,%％万亿倍吨元亩级度个公平千]|[%％]{2}|[件条份座家名所项次人户台篇期场处]百分点|个%|%个百|[万亿]{2})"
)
"""What every text with such a number has."""


@rule(
    title="数字中有多余的符号",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1",
    bad=["增长2..0%，完成投资5,2亿元，占100。00%。", "总投资12亿万元，占91.75%%，下降24.8个%。"],
    good="完成投资1,234.5万元，达到20。2.办理情况：3,456件，约1万亿元，增长2.0个百分点，公开3条。5%的单位报送。",
    needs=Input.TEXT,
    leaves_open="Which of its digits is right only the office knows.",
)
def number_broken(context: CheckContext) -> Iterator[Fault]:
    """A number has one point and no other mark but those between its thousands, one scale, and one sign of per cent."""
    for passage, found in matches(context, BROKEN) if AMISS.search(context.text) else ():
        if found["scale"]:
            message = f"“{found['scale']}”重复，一个数只用一个“万”或者“亿”，请核对"
        elif found["per_cent"]:
            message = f"“{found['per_cent']}”有误，请核对"
        else:
            message = f"“{found[0]}”中的标点有误，请核对"
        yield marked(passage, message, *found.span())


NUMERALS = "三四五六七八九"
MEASURED = "天件条个份家名次项人户期场处"
IN_DIGITS = expression(rf"(?P<before>[一-鿿]{{1,2}})\d{{1,2}}(?P<measure>[{MEASURED}])(?=[，。；、）]|\Z)")
IN_NUMERALS = expression(
    rf"(?P<before>[一-鿿]{{1,2}})(?P<figure>[{NUMERALS}])(?P<measure>[{MEASURED}])(?=[，。；、）]|\Z)"
)
FEWEST = 2


@rule(
    title="同类数字写法不一",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15835-2011, 4.3",
    bad="元旦放假，共3天。春节放假，共7天。清明节放假，共三天。",
    good="元旦放假，共3天。春节放假，共7天。清明节放假，共1天，第三天上班，出台措施三项。",
    needs=Input.TEXT,
    yields_to=("digits_for_words",),
)
def numeral_among_digits(context: CheckContext) -> Iterator[Fault]:
    """What is counted alike is written alike: where the others have digits, one has no numeral."""
    counted = list(matches(context, IN_NUMERALS, *beside(NUMERALS, MEASURED)))
    digits: dict[tuple[str, str], int] = defaultdict(int)
    for passage in context.passages if counted else ():
        for found in IN_DIGITS.finditer(passage.plain) if passage.role not in CELLS else ():
            digits[found["before"][-1], found["measure"]] += 1
    for passage, found in counted:
        if digits[found["before"][-1], found["measure"]] >= FEWEST and passage.role in PARAGRAPHS:
            right = str(numeral_value(found["figure"]))
            told = (instead(passage, *found.span("figure"), right),)
            message = f"同类的数字用阿拉伯数字，这里应写“{right}{found['measure']}”"
            yield marked(passage, message, found.start("figure"), found.end(), replacements=told)
