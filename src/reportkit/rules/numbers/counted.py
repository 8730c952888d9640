"""A rule about the measure words of what is enumerated: one whole is counted in one measure."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import COUNTS
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.rule import Fault, Input, rule

ONE = rf"[一-鿿“”]{{2,20}}\d{{1,7}}(?:人次|[{COUNTS}])"
ENUMERATED = expression(
    rf"(?<![\d.,])(?P<total>\d{{1,8}})(?P<measure>[{COUNTS}])[，。；（]其中[：，]?(?P<parts>(?:{ONE}[、，；]){{2,20}}(?:和|以及)?{ONE})(?=[。；）])"
)
PART = expression(rf"(?P<figure>\d{{1,7}})(?P<measure>人次|[{COUNTS}])(?=[、，；]|\Z)")

REST = expression(
    r"(?<=[，、；：])(?:其他|其它)(?P<noun>[一-鿿]{0,10}(?:文件|公文|信息|信件|函件|提案))(?P<figure>\d{1,7})(?P<measure>人次|[次人家户名])(?=[，。；、）])"
)
"""What is counted beside others, without a verb that might be done so many times."""


@rule(
    title="同列各项量词不一",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "主动公开信息50条，其中机构信息20条、工作信息11次、财务信息19条。",
        "印发行政规范性文件17件，其他政策文件35次，发布公报4期。",
    ],
    good="主动公开信息50条，其中机构信息20条、工作信息11条、专题会议19次、开放日3次。印发文件17件，其他政策文件35件，发布其他信息3次。",
    needs=Input.TEXT,
    leaves_open="The measure word of the rest may be 件, 条 or 份.",
)
def measure_unlike_the_others(context: CheckContext) -> Iterator[Fault]:
    """Parts that add up to a total are counted as it is; one in another measure has a slip there."""
    for passage, found in matches(context, ENUMERATED, "其中"):
        parts = list(PART.finditer(found["parts"]))
        measures = Counter(part["measure"] for part in parts)
        if measures[found["measure"]] != len(parts) - 1 or sum(Decimal(part["figure"]) for part in parts) != Decimal(
            found["total"]
        ):
            continue
        odd = next(part for part in parts if part["measure"] != found["measure"])
        start, end = (found.start("parts") + place for place in odd.span())
        told = (instead(passage, end - len(odd["measure"]), end, found["measure"]),)
        message = f"总数和其他各项都用“{found['measure']}”，这一项用“{odd['measure']}”，请核对"
        yield marked(passage, message, start, end, replacements=told)
    for passage, found in matches(context, REST, "其他", "其它"):
        message = f"“{found['noun']}”不用量词“{found['measure']}”，请核对"
        yield marked(passage, message, found.start("figure"), found.end())
