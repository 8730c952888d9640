"""Returns for the tests: rosters, returns by their cells, and strategies for whole ones."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from reportkit.submissions import Roster, Unit, UnitReturn, cell_names, totals
from reportkit.wording import Number

OFFICE = "示例县人民政府办公室"

NAMES = (
    (OFFICE, "本机关"),
    *((f"示例县{name}局", "部门") for name in ("财政", "水利", "教育", "公安", "民政", "司法", "审计", "统计")),
    *((f"示例{name}镇人民政府", "乡镇") for name in ("东", "西", "南")),
)

ROSTER = Roster(OFFICE, 2024, [Unit(*given) for given in NAMES])
"""Twelve units: the office itself, eight departments, three towns."""

FINANCE, WATER = "示例县财政局", "示例县水利局"


def roster(year: int) -> Roster:
    """The same twelve units for another year."""
    return Roster(OFFICE, year, ROSTER.units)


def unit_return(
    unit: str = FINANCE,
    year: int = 2024,
    *,
    file: str = "",
    reasons: Mapping[str, str] | None = None,
    **cells: Number | None,
) -> UnitReturn:
    """A return in which every cell is 0 but for those given; totals are worked out unless they are given."""
    given = {name: 0 for name in cell_names(year) if name not in totals(year)}
    return UnitReturn.from_cells(unit, year, {**given, **cells}, file=file, reasons=reasons)


COUNTS = st.sampled_from((0, 0, 0, 0, 1, 2, 3)) | st.integers(0, 10**6)

AMOUNTS = st.decimals(0, 10**6, places=4).map(lambda amount: amount + 0) | st.just(Decimal(0))  # no minus zero

IN_YUAN = st.decimals(0, 10**6, places=2).map(lambda amount: amount + 0) | st.just(Decimal(0))

CHANGES = st.integers(-50, 50)


@st.composite
def unit_returns(draw: st.DrawFn, unit: str = FINANCE, year: int = 2024, *, gaps: bool = False) -> UnitReturn:
    """A return whose identities hold, with cells left open where there may be gaps."""
    free = [name for name in cell_names(year) if name not in totals(year)]
    chosen = draw(st.lists(st.sampled_from(free), max_size=25, unique=True))
    given: dict[str, Number | None] = dict.fromkeys(free, 0)
    for name in chosen:
        if name == "行政事业性收费":
            given[name] = draw(AMOUNTS)
        elif name in ("信息处理费", "政府集中采购金额"):
            given[name] = draw(IN_YUAN)
        else:
            given[name] = draw(CHANGES if name.endswith("增减") else COUNTS)
    # what was handled cannot be more than what came: what lacks came in this year
    worked = UnitReturn.from_cells(unit, year, given).cells()
    for kind in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"):
        came = sum(worked[f"{kind}{flow}"] or 0 for flow in ("新收申请", "上年结转申请"))
        short = (worked[f"{kind}办结申请"] or 0) - came
        if short > 0:
            given[f"{kind}新收申请"] = (given[f"{kind}新收申请"] or 0) + short
    if given.get("信息处理费") and given["收费申请"] == 0:
        given["收费申请"] = 1
    if given.get("信息处理费") == 0 and given.get("收费申请") == 0 and (worked.get("逾期未缴费") or 0) > 0:
        given["收费申请"] = 1
    if gaps:
        given.update(dict.fromkeys(draw(st.lists(st.sampled_from(free), max_size=3)), None))
    return UnitReturn.from_cells(unit, year, given, file=f"{unit}.xlsx")


YEARS = st.sampled_from((2019, 2020, 2021, 2024))


@st.composite
def filings(draw: st.DrawFn, *, gaps: bool = False, least: int = 0) -> tuple[Roster, list[UnitReturn]]:
    """A roster with returns of some of its units."""
    due = roster(draw(YEARS))
    names = draw(st.lists(st.sampled_from([unit.name for unit in due.units]), unique=True, min_size=least, max_size=4))
    return due, [draw(unit_returns(name, due.year, gaps=gaps)) for name in names]
