"""What comes from NumPy, pandas and spreadsheets: taken as the number or the day that it is, and kept as Python's own."""

import json
import math
import pickle
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import (
    Cell,
    Imprint,
    Letterhead,
    Measure,
    Report,
    ReportkitError,
    Section,
    Statistic,
    Table,
    check,
    render,
)
from reportkit.annual_report import Applicants, Cases, Disclosure2021, Documents, Fee, Matters, Procurement, Published
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, WrongType
from reportkit.foreign import own_number, own_value
from reportkit.model import FigureStyle, Identity, SealedSignature, Stamp
from reportkit.review import Reviewer
from reportkit.wording import numeral, quantity
from samples import OFFICE, report, text

MIDNIGHT = pd.Timestamp(2024, 1, 5)


# ---------------------------------------------------------------- numbers


@given(st.integers(-(2**63), 2**63 - 1))
def test_a_whole_number_of_numpy_is_the_same_whole_number(number: int) -> None:
    own: object = own_number(np.int64(number))
    assert (int, number) == (type(own), own)


@given(st.floats(allow_nan=False, width=32))
def test_a_short_float_keeps_the_digits_that_it_shows(number: float) -> None:
    assert float(str(np.float32(number))) == own_number(np.float32(number))


@pytest.mark.parametrize(
    ("foreign", "own"),
    [
        (np.int8(3), 3),
        (np.uint64(2**40), 2**40),
        (np.float64(93.5), 93.5),
        (np.float64(12.0), 12),
        (np.float32(0.1), Decimal("0.1")),
        (pd.Series([40, 2]).sum(), 42),
        (pd.Series([40, 2], dtype="Int64").sum(), 42),
        (pd.Series([1.5, 2.0]).mean(), Decimal("1.75")),
    ],
)
def test_a_figure_takes_the_numbers_of_numpy_and_pandas(foreign: Any, own: object) -> None:
    made = Statistic("数量", foreign, "件", last=foreign, parts={"网上公开": foreign}, sums="<=")
    for value in (made.value, made.last, made.parts[0].value):
        assert type(value) in (int, Decimal)
        assert value == Decimal(str(own))


NUMBERS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda one: Report("报告", OFFICE, year=one + 2017), "year"),
    (lambda one: Section("情况", level=one), "level"),
    (lambda one: Measure("情况", level=one), "level"),
    (lambda one: Cell("合计", across=one), "across"),
    (lambda one: Cell("合计", down=one), "down"),
    (Cell, "value"),
    (lambda one: Table([["甲", 1]], grouped=one), "grouped"),
    (lambda one: FigureStyle(decimals=one), "decimals"),
    (lambda one: FigureStyle(percent_decimals=one), "percent_decimals"),
    (lambda one: Identity("B3", "总计", "总计", one, "合计", 1), "left"),
    (lambda one: Identity("B3", "总计", "总计", 1, "合计", one), "right"),
    *((lambda one, name=name: Applicants(**{name: one}), name) for name in attrs.fields_dict(Applicants)),
    *((lambda one, name=name: Cases(**{name: one}), name) for name in attrs.fields_dict(Cases)),
    (lambda one: Documents(one, 0, 0), "issued"),
    (lambda one: Documents(0, one, 0), "repealed"),
    (lambda one: Documents(0, 0, one), "in_force"),
    (lambda one: Published(one, 0, 0), "made"),
    (lambda one: Published(0, one, 0), "published"),
    (lambda one: Published(0, 0, one), "in_all"),
    (lambda one: Matters(one, 0, 0), "before"),
    (lambda one: Matters(0, one, 0), "change"),
    (lambda one: Matters(0, 0, one), "decisions"),
    (lambda one: Procurement(one, 0), "projects"),
    (lambda one: Fee("示例县公安局", one, 0), "cases"),
    (lambda one: ledger(licences=one), "licences"),
    (lambda one: ledger(penalties=one), "penalties"),
    (lambda one: ledger(coercive_measures=one), "coercive_measures"),
]


def ledger(**given: Any) -> Disclosure2021:
    none = {"licences": 0, "penalties": 0, "coercive_measures": 0, "charges": 0}
    return Disclosure2021(**{"regulations": (0, 0, 0), "normative_documents": (0, 0, 0), **none, **given})


@pytest.mark.parametrize(("make", "name"), NUMBERS)
def test_every_count_takes_a_number_of_numpy_and_keeps_it_as_pythons_own(make: Callable[[Any], Any], name: str) -> None:
    kept = getattr(make(np.int64(1)), name)
    assert type(kept) is int
    assert getattr(make(1), name) == kept


@pytest.mark.parametrize(("make", "name"), NUMBERS)
def test_no_count_takes_a_truth_value_of_numpy(make: Callable[[Any], Any], name: str) -> None:
    if name != "year":  # where adding makes a number of it before we see it
        with pytest.raises(WrongType, match="True"):
            make(np.bool_(True))


@pytest.mark.parametrize(
    ("make", "name", "own"),
    [
        (lambda one: SealedSignature(diameter=one), "diameter", 42),
        (lambda one: Stamp("县长", "张三", width=one), "width", 42),
        (lambda one: Letterhead(copy=one), "copy", "000042"),
    ],
)
def test_signatures_and_letterheads_take_numbers_of_numpy(make: Callable[[Any], Any], name: str, own: object) -> None:
    kept = getattr(make(np.int64(42)), name)
    assert (type(own), own) == (type(kept), kept)


@pytest.mark.parametrize("names", [np.array(["张三", "李四"]), pd.Series(["张三", "李四"])])
def test_names_in_an_array_are_refused_by_their_field(names: Any) -> None:
    for make, place in (
        (lambda: Stamp("县长", names), "Stamp.name"),
        (lambda: Imprint(copies=names), "Imprint.copies"),
    ):
        with pytest.raises(WrongType, match=re.escape(place)):
            make()


def test_an_amount_takes_a_whole_number_of_numpy() -> None:
    assert Decimal(1500) == Fee("示例县公安局", 15, np.int64(1500)).amount  # type: ignore[arg-type]


def test_words_are_made_of_the_numbers_of_numpy() -> None:
    assert ("42件", "四十二") == (quantity(np.int64(42), "件"), numeral(np.int64(42)))  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [pd.NA, pd.NaT, np.nan, np.complex64(1), np.array([1, 2]), pd.Series([1])])
def test_what_is_no_number_is_no_figure(value: Any) -> None:
    with pytest.raises(ReportkitError, match=r'^Statistic\("数量"\).value: got [^\n]*; give a [^\n]*$'):
        Statistic("数量", value)


@pytest.mark.parametrize("value", [pd.NA, pd.NaT, np.nan, math.nan])
def test_what_is_missing_is_told_to_be_none(value: Any) -> None:
    for make in (
        lambda: Statistic("数量", value),
        lambda: Statistic("数量", 1, last=value),
        lambda: Statistic("总数", 1, parts={"数量": value}),
        lambda: Identity("甲", "表", "左", value, "右", 1),
    ):
        with pytest.raises(
            ReportkitError, match=r"give (?:a|the) [^\n]*, or None (?:while it is not reported|for none)$"
        ):
            make()


# ---------------------------------------------------------------- days


@pytest.mark.parametrize("midnight", [MIDNIGHT, datetime(2024, 1, 5)])
def test_midnight_is_the_day_wherever_a_day_is_meant(midnight: date) -> None:
    day = date(2024, 1, 5)
    signed = Report("报告", OFFICE, year=2023, signed=midnight)
    kept = [
        signed.signed,
        Measure("推进公开", by=midnight).by,
        Table([["甲", midnight]]).body[0][1],
        Cell(midnight).value,
        Identity("期限", "成文日期", "期满次日", midnight, "成文日期", day).left,
        Reviewer(day=midnight).day,
    ]
    assert [(date, day)] * len(kept) == [(type(one), one) for one in kept]
    assert "2024年1月5日" == text(signed)[-1]
    published = [check(signed, published=one) for one in (midnight, day)]
    assert published[0] == published[1]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2024, 1, 5, 9, 30),
        MIDNIGHT + pd.Timedelta(1, "ns"),
        datetime(2024, 1, 5, tzinfo=timezone(timedelta(hours=8))),  # in which zone it is that day, nobody says
        pd.NaT,
    ],
)
@pytest.mark.parametrize(
    "make",
    [
        lambda one: Report("报告", OFFICE, year=2023, signed=one),
        lambda one: Measure("推进公开", by=one),
        lambda one: Table([["甲", one]]),
        Cell,
        lambda one: Identity("期限", "成文日期", "期满次日", one, "成文日期", date(2024, 1, 5)),
        lambda one: check(Report("报告", OFFICE, year=2023), published=one),
    ],
)
def test_a_moment_is_refused_with_how_to_give_its_day(make: Callable[[object], object], moment: object) -> None:
    with pytest.raises(WrongType, match=r"give the day alone, which \.date\(\) returns"):
        make(moment)


# ---------------------------------------------------------------- data frames


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "渠道": ["网站", "新媒体", "公报"],
            "数量": [5210, 3102, None],
            "经费": [5.25, 12.0, np.nan],
            "首次公开": [MIDNIGHT, pd.NaT, MIDNIGHT],
            2023: [1, 2, 3],
        }
    )


ROWS = [
    ["网站", 5210, 5.25, date(2024, 1, 5), 1],
    ["新媒体", 3102, 12.0, None, 2],
    ["公报", None, None, date(2024, 1, 5), 3],
]


@pytest.mark.parametrize("given", [frame(), frame().convert_dtypes()], ids=["as read", "with nullable types"])
def test_a_data_frame_is_the_table_of_its_columns_and_what_is_missing_is_blank(given: pd.DataFrame) -> None:
    made = Table(given)
    assert ROWS == [list(row) for row in made.body]
    assert [("渠道", "数量", "经费", "首次公开", "2023")] == list(made.head)
    assert {str, int, float, date, type(None)} == {type(value) for row in made.body for value in row}


def test_rows_that_were_chosen_keep_no_row_numbers() -> None:
    chosen = frame()[lambda all_rows: all_rows["渠道"] != "网站"]
    assert ROWS[1:] == [list(row) for row in Table(chosen).body]


def test_a_data_frame_under_labels_of_several_lines() -> None:
    made = Table(frame()[["渠道", "数量"]], header=[["公开渠道", "本年（条）"]])
    assert [("公开渠道", "本年（条）")] == list(made.head)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            frame().set_index("渠道"),
            "Table.rows: the data frame has '渠道' in its index, which is not read; give .reset_index() of it",
        ),
        (
            frame()[["数量"]].T,
            "Table.rows: the data frame has '数量' in its index, which is not read; give .reset_index() of it",
        ),
        (
            pd.DataFrame([[1, 2]], columns=["数量", "数量"]),
            "Table.rows: several columns are called '数量'; give each a name of its own",
        ),
        (
            pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("本年", "数量"), ("上年", "数量")])),
            "Table.rows: a column is called ('本年', '数量'), in several lines; give .values.tolist(), and header=",
        ),
        (pd.DataFrame({"数量": []}), "Table.rows: got none; a table has one row or more"),
    ],
    ids=["index that is named", "labels", "columns of one name", "columns in lines", "no row"],
)
def test_a_data_frame_that_would_lose_something_is_refused(given: pd.DataFrame, expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Table(given)
    assert expected == str(caught.value)


def test_a_nan_that_is_in_no_data_frame_is_still_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        Table([["网站", np.nan]])
    assert "Table.rows row 1, column 2: got NaN; give a finite number, or None for a blank cell" == str(caught.value)


class Polars:
    """A data frame of polars, which knows null apart from NaN."""

    def to_dicts(self) -> list[dict[str, object]]:
        return [{"渠道": "网站", "数量": 5210}, {"渠道": "公报", "数量": None}]


def test_a_data_frame_of_polars_is_taken_as_before() -> None:
    assert [["网站", 5210], ["公报", None]] == [list(row) for row in Table(Polars()).body]


# ---------------------------------------------------------------- what is kept


def from_foreign(number: Callable[[int], Any], day: Any) -> Report:
    facts = [Statistic("公开信息", number(42), "件", last=number(40), parts={"网上公开": number(42)})]
    table = Table([["网站", number(42), day]], header=["渠道", "件", "日期"], widths=[number(9), number(6), number(9)])
    told = ["{公开信息}，{公开信息:同比}。", table]
    return report(sections=told, facts=facts, signed=day, year=number(2024))


def test_a_report_of_foreign_values_is_the_same_report() -> None:
    ours, foreign = from_foreign(int, date(2025, 1, 5)), from_foreign(np.int64, pd.Timestamp(2025, 1, 5))
    assert ours == foreign
    assert ours == pickle.loads(pickle.dumps(foreign))
    assert b"numpy" not in pickle.dumps(foreign)
    assert to_json(ours) == to_json(foreign)
    assert ours == from_json(to_json(foreign))
    assert render(ours) == render(foreign)
    assert "numpy" not in repr(foreign)
    assert json.loads(to_json(foreign))


def test_the_library_itself_imports_neither(tmp_path: Path) -> None:
    package = Path(__file__).parents[1] / "src"
    found = [path for path in package.rglob("*.py") if "import pandas" in path.read_text(encoding="utf-8")]
    assert [] == found


@pytest.mark.parametrize("value", ["网站", None, True, Decimal("1.50"), date(2024, 1, 5), Cell("合计"), 10**30, 1.5])
def test_what_is_pythons_own_stays_as_it_is(value: object) -> None:
    assert own_value(value) is value
