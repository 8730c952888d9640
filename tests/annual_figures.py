"""The figures of a city's report for 2023 as published (宿迁市), and an edition around them."""

from datetime import date
from typing import Any

from reportkit import Body, Report, check
from reportkit.annual_report import (
    AnnualReport2021,
    Applications,
    Disclosure2021,
    Fee,
    Ledgers,
    Overview,
    Problem,
    Reviews,
)
from reportkit.annual_report.edition import AnnualReport
from reportkit.rules import Severity
from reportkit.rules.figures.ledgers import identity_broken, identity_unexplained

OFFICE = Body("宿迁市人民政府办公室", area="宿迁市")

ITEMS: list[Any] = [2, 0, 11, 109, 489, 597, 1808595, 2822652, 20163, "59237.2449"]

ROWS = [
    [3402, 99, 0, 4, 5, 1, 3511],
    [91, 3, 0, 0, 2, 0, 96],
    [1175, 12, 0, 3, 1, 0, 1191],
    [319, 7, 0, 0, 2, 0, 328],
    [0, 0, 0, 0, 0, 0, 0],
    [27, 0, 0, 0, 0, 0, 27],
    [6, 0, 0, 0, 0, 0, 6],
    [38, 0, 0, 0, 0, 0, 38],
    [20, 0, 0, 0, 0, 0, 20],
    [9, 0, 0, 0, 0, 0, 9],
    [21, 0, 0, 0, 0, 0, 21],
    [20, 1, 0, 0, 0, 0, 21],
    [968, 74, 0, 1, 3, 1, 1047],
    [26, 2, 0, 0, 0, 0, 28],
    [3, 0, 0, 0, 0, 0, 3],
    [305, 0, 0, 0, 0, 0, 305],
    [39, 0, 0, 0, 0, 0, 39],
    [0, 0, 0, 0, 0, 0, 0],
    [58, 0, 0, 0, 0, 0, 58],
    [4, 0, 0, 0, 0, 0, 4],
    [40, 0, 0, 0, 0, 0, 40],
    [10, 0, 0, 0, 0, 0, 10],
    [287, 3, 0, 0, 1, 0, 291],
    [3375, 99, 0, 4, 7, 1, 3486],
    [118, 3, 0, 0, 0, 0, 121],
]

CASES = [309, 17, 88, 26, 440, 1, 1, 16, 6, 24, 13, 0, 67, 9, 89]

FEES = [
    Fee("沭阳县自然资源和规划局", 1, 420),
    Fee("泗洪县人民政府", 2, 290),
    Fee("泗洪县公安局", 15, 1500),
    Fee("宿迁市自然资源和规划局宿城分局", 1, 140),
    Fee("宿迁市公安局", 6, 600),
]


def disclosure(cells: list[Any]) -> Disclosure2021:
    """Table two of its ten cells in the order of print."""
    return Disclosure2021(
        regulations=cells[:3],
        normative_documents=cells[3:6],
        licences=cells[6],
        penalties=cells[7],
        coercive_measures=cells[8],
        charges=cells[9],
    )


def last_year() -> Ledgers:
    """What is known of 2022: what was in force at its end, and what was carried forward."""
    applications = Applications.from_rows([[None] * 6] * 24 + [ROWS[1]])
    before = disclosure([None, None, 9, None, None, 977, None, None, None, None])
    return Ledgers(disclosure=before, applications=applications)


WORDS = Overview(
    disclosure="{全市}{制发行政规范性文件}，全部公开。",
    requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
    management="规范性文件集中统一公开。",
    platform="规范政府网站和政务新媒体运行。",
    supervision="工作考核、社会评议结果已经通报，未发生责任追究情形。",
)


def published(**changed: Any) -> AnnualReport2021:
    """The report with all printed cells entered, and what is changed."""
    given: dict[str, Any] = {
        "office": OFFICE,
        "year": 2023,
        "signed": date(2024, 3, 8),
        "scope": "汇总",
        "units": {"县（区）": 5, "部门": 40},
        "overview": WORDS,
        "disclosure": disclosure(ITEMS),
        "applications": Applications.from_rows(ROWS),
        "reviews": Reviews.from_row(CASES),
        "problems": [Problem("答复规范性需进一步提升", "加强案例交流和业务培训")],
        "fees": FEES,
    }
    return AnnualReport2021(**{**given, **changed})


def equations(edition: AnnualReport) -> Report:
    """The identities of an edition without its words and figures, which take twenty times as long to put together."""
    return Report("工作报告", edition.office, year=edition.year, identities=list(edition.identities()))


IDENTITY_RULES = (identity_broken, identity_unexplained)


def identities_found(edition: AnnualReport) -> list[tuple[str, Severity]]:
    """Name and severity of each identity that was found broken."""
    found = check(edition.to_report(), rules=IDENTITY_RULES)
    return [(one.message.partition("：")[0], one.severity) for one in found]
