"""What can be built: nonsense is refused at once, with field, value and what would be right; what people have is taken."""

import base64
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import (
    Attachment,
    Body,
    Cell,
    Chart,
    Citation,
    Emphasis,
    Footnote,
    Link,
    Measure,
    Picture,
    Points,
    Report,
    ReportkitError,
    Section,
    Statistic,
    Table,
    Term,
    model,
)
from reportkit.errors import InvalidValue, WrongType
from reportkit.model import (
    Contents,
    Figure,
    FigureStyle,
    Identity,
    Imprint,
    Letterhead,
    Opinion,
    PlainSignature,
    PortalPage,
    SealedSignature,
    Stage,
    Stamp,
    StampedSignature,
)
from reportkit.numbering import TWO_LEVEL, Pattern
from reportkit.phrases import basis, contact, parts, totals
from samples import OFFICE, report, text

ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
GOOD: Mapping[type, Mapping[str, Any]] = {  # of each public class, the least that builds one
    Attachment: {"title": "统计表"},
    Body: {"name": "示例县教育局", "area": "示例县"},
    Cell: {"value": "合计"},
    Chart: {"kind": "bar", "series": ["甲"]},
    Citation: {"title": "示例县信息公开办法"},
    Emphasis: {"words": "零投诉"},
    FigureStyle: {},
    Footnote: {"words": "指政务平台。"},
    Identity: {"name": "B3", "place": "总计行", "left_words": "总计", "left": 4, "right_words": "各类合计", "right": 4},
    Letterhead: {},
    Link: {"words": "门户网站", "to": "http://www.example.gov.cn"},
    Contents: {},
    Imprint: {"takes_addressees": True},
    Measure: {"lead": "加强领导"},
    Picture: {"source": ONE_PIXEL, "alt": "大厅"},
    Opinion: {},
    PlainSignature: {},
    Points: {"items": ["加强领导", "明确责任"]},
    PortalPage: {},
    Report: {"title": "工作报告", "office": OFFICE, "year": 2018},
    SealedSignature: {},
    Section: {"title": "工作情况"},
    Stage: {"name": "送审稿"},
    Stamp: {"post": "县长", "name": "张三"},
    StampedSignature: {"stamps": [Stamp("县长", "张三")]},
    Statistic: {"name": "公开信息", "value": 12},
    Table: {"rows": [["规章", 1]]},
    Term: {"name": "热线", "text": "“12345”热线"},
}
CLASSES = [
    kind
    for name in model.__all__
    for kind in [getattr(model, name)]
    if isinstance(kind, type) and attrs.has(kind) and kind is not Figure  # which the report makes
]
FIELDS = [(kind, field.alias) for kind in CLASSES for field in attrs.fields(kind) if field.init]

every_field = pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}.{n}" for kind, n in FIELDS])


def build(kind: type, name: str, value: object) -> object:
    return kind(**{**GOOD[kind], name: value})


LONG_INT = "<int …>"
NO_NUMBER = "give a finite number, or None while it is not reported"


def refusal(make: Callable[[], object], error: type[ReportkitError] = InvalidValue) -> str:
    """The message with which something is refused."""
    with pytest.raises(error) as caught:
        make()
    return str(caught.value)


def answer(kind: type, name: str, value: object, error: type[ReportkitError] = ReportkitError) -> str:
    """The message with which a field refuses a value, or that it took it, which has no place in it."""
    try:
        build(kind, name, value)
    except error as refused:
        return str(refused)
    return f"{value!a} was taken"


def takes_text(kind: type, name: str) -> bool:
    try:
        build(kind, name, "甲乙丙")
    except ReportkitError:
        return False
    return True


# ---------------------------------------------------------------- every field of every class


@pytest.mark.parametrize("kind", CLASSES)
def test_every_public_class_builds_from_little_and_is_frozen(kind: type) -> None:
    made = kind(**GOOD[kind])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, attrs.fields(kind)[0].name, "别的")


WRONG = (object(), b"bytes", 1j, {1}, int, [object()])


@every_field
def test_a_wrong_type_is_refused_in_every_field(kind: type, name: str) -> None:
    for value in WRONG:
        if takes(kind, name, type(value)):
            continue
        message = answer(kind, name, value, WrongType)
        points = kind is Measure and name == "points" and isinstance(value, list)
        place = r"Points\.items\[0\]" if points else rf"{kind.__name__}\b.*\.{name}\b"
        assert re.match(place, message), message
        assert re.search("of type (object|bytes|complex|set|type|list|tuple); give ", message), message


def takes(kind: type, name: str, what: type) -> bool:
    """Whether a field is declared to take a type: X, or X | Y | … at the top."""
    declared = next(field.type for field in attrs.fields(kind) if field.alias == name and field.init)
    if isinstance(declared, str):
        return what is type(None) and declared.endswith("| None")
    return declared is what or (get_origin(declared) in (Union, UnionType) and what in get_args(declared))


READ_AS_ABSENT = {(Report, "approval")}
"""What None is taken for nothing in, though it is kept as something empty."""


@every_field
def test_none_is_refused_where_it_does_not_mean_absent(kind: type, name: str) -> None:
    if takes(kind, name, type(None)) or (kind, name) in READ_AS_ABSENT:
        given = {"text": "文字。", **GOOD[kind]} if kind is Measure else GOOD[kind]
        kind(**{**given, name: None})
    else:
        assert f".{name}" in refusal(lambda: build(kind, name, None), WrongType)


NO_PAGE_SHOWS = (
    ("\x00", "control character U+0000 at position 2"),
    ("\x0b", "control character U+000B at position 2"),
    ("\x1f", "control character U+001F at position 2"),
    ("\x85", "control character U+0085 at position 2"),
    ("\t", "tab U+0009 at position 2"),
    ("\n", "line break U+000A at position 2"),
    ("\r", "line break U+000D at position 2"),
    ("\ud800", "lone surrogate U+D800 at position 2"),
    ("\udfff", "lone surrogate U+DFFF at position 2"),
    ("\ufffe", "noncharacter U+FFFE at position 2"),
    ("\ufdd0", "noncharacter U+FDD0 at position 2"),
    ("\u200b", "invisible character U+200B at position 2"),
    ("\u2028", "invisible character U+2028 at position 2"),
    ("\u202e", "invisible character U+202E at position 2"),
    ("\u2066", "invisible character U+2066 at position 2"),
    ("\ufeff", "invisible character U+FEFF at position 2"),
)


@every_field
def test_what_no_page_shows_is_refused_in_every_field(kind: type, name: str) -> None:
    turns = (kind, name) in {(Report, "title"), (Attachment, "title")}  # where a line ends
    for sign, expected in NO_PAGE_SHOWS:
        if sign == "\n" and turns:
            continue
        message = answer(kind, name, f"甲乙{sign}丙")
        assert f".{name}" in message
        if takes_text(kind, name):
            assert expected in message


BLANK_MEANS_NONE = {(Measure, "text"), (Statistic, "unit"), (Statistic, "exactness")}


@every_field
def test_an_empty_text_is_refused_in_every_field(kind: type, name: str) -> None:
    for value in ("", " ", "　"):
        if (value == "" and (kind, name) in BLANK_MEANS_NONE) or (kind, name) == (Cell, "value"):
            assert value == getattr(build(kind, name, value), name)
        else:
            assert f".{name}" in answer(kind, name, value)


@every_field
def test_true_is_no_number_and_a_moment_is_no_date(kind: type, name: str) -> None:
    wrong = [] if (kind, name) == (PortalPage, "pub_date") else [datetime(2019, 1, 14, 9, 30)]
    for value in wrong if takes(kind, name, bool) else [True, *wrong]:
        assert f".{name}" in answer(kind, name, value, WrongType)


# ---------------------------------------------------------------- one value at a time


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("十二", "Statistic(\"公开信息\").value: got '十二'; give a number such as 12656 or '93.5'"),
        ("12,656", "Statistic(\"公开信息\").value: got '12,656'; give 12656 without commas"),
        ("60余", 'Statistic("公开信息").value: got \'60余\'; give 60 with exactness="余"'),
        ("近1，200", 'Statistic("公开信息").value: got \'近1，200\'; give 1200 with exactness="近"'),
        ("", "Statistic(\"公开信息\").value: got ''; give a number such as 12656 or '93.5'"),
        (10**18, f'Statistic("公开信息").value: got 1{"0" * 18}; give a number of at most 18 digits before the point'),
        pytest.param(
            -(10**5000),
            f'Statistic("公开信息").value: got {LONG_INT}; give a number of at most 18 digits before the point',
            id="-10**5000",
        ),
        (
            "9" * 5000,
            f'Statistic("公开信息").value: got Decimal(\'{"9" * 48}…; give a number of at most 18 digits before the point',
        ),
        (
            "1e999999999",
            "Statistic(\"公开信息\").value: got Decimal('1E+999999999'); give a number of at most 18 digits before the point",
        ),
        (
            1e23,
            "Statistic(\"公开信息\").value: got Decimal('1E+23'); give a number of at most 18 digits before the point",
        ),
        (
            "0.0000000000001",
            (
                "Statistic(\"公开信息\").value: got Decimal('1E-13'); give a number of at most 12 decimals; "
                "round it to what is to be printed, such as round(x, 2)"
            ),
        ),
        (
            0.1 + 0.2,
            (
                'Statistic("公开信息").value: got 0.30000000000000004; '
                "round it to what is to be printed, such as round(x, 2)"
            ),
        ),
        (
            5210 * 1.15,  # no more than 12 decimals
            'Statistic("公开信息").value: got 5991.499999999999; round it to what is to be printed, such as round(x, 2)',
        ),
        (math.nan, f'Statistic("公开信息").value: got NaN; {NO_NUMBER}'),
        (math.inf, 'Statistic("公开信息").value: got Infinity; give a finite number'),
        (-math.inf, 'Statistic("公开信息").value: got -Infinity; give a finite number'),
        ("NaN", f'Statistic("公开信息").value: got NaN; {NO_NUMBER}'),
        (Decimal("NaN"), f'Statistic("公开信息").value: got NaN; {NO_NUMBER}'),
        (Decimal("sNaN"), f'Statistic("公开信息").value: got sNaN; {NO_NUMBER}'),
        (Decimal("-Infinity"), 'Statistic("公开信息").value: got -Infinity; give a finite number'),
    ],
)
def test_a_figure_is_a_finite_number(value: Any, expected: str) -> None:
    assert expected == refusal(lambda: Statistic("公开信息", value))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (12656, 12656),
        ("12656", 12656),
        (" 12656 ", 12656),
        ("１２", 12),  # full-width, as an input method gives it
        (12.0, 12),  # as a spreadsheet gives a whole number
        ("1e3", 1000),
        (1e17, 10**17),
        (10**18 - 1, 10**18 - 1),
        (93.5, Decimal("93.5")),
        (0.1, Decimal("0.1")),
        ("93.50", Decimal("93.50")),  # the decimals say how exact it is
        (Decimal("93.5"), Decimal("93.5")),
        (-3, -3),
        (0, 0),
    ],
)
def test_a_number_is_taken_as_people_have_it(given: Any, expected: int | Decimal) -> None:
    actual = Statistic("公开信息", given).value
    assert (type(expected), str(expected)) == (type(actual), str(actual))


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: report(year=1948), 'Report("工作报告").year: got 1948; give a year from 1949 to 2099'),
        (lambda: report(year=2100), 'Report("工作报告").year: got 2100; give a year from 1949 to 2099'),
        (lambda: report(year=18), 'Report("工作报告").year: got 18; give a year from 1949 to 2099'),
        (
            lambda: report(signed=date(219, 1, 14)),
            'Report("工作报告").signed: got 0219-01-14; give a date of the years 1949 to 2099',
        ),
        (
            lambda: Measure("甲", by=date(9999, 1, 1)),
            "Measure.by: got 9999-01-01; give a date of the years 1949 to 2099",
        ),
        (lambda: Section("甲", level=0), 'Section("甲").level: got 0; levels count from 1'),
        (lambda: Measure("甲", level=-1), "Measure.level: got -1; levels count from 1"),
        (
            lambda: Statistic("甲", 1, sums="<"),  # type: ignore[arg-type]
            "Statistic(\"甲\").sums: got '<'; give one of '==', '<=', '>='",
        ),
        (
            lambda: Statistic("甲", 1, exactness="左右"),  # type: ignore[arg-type]
            "Statistic(\"甲\").exactness: got '左右'; give one of '', '余', '多', '近', '约'",
        ),
        (
            lambda: Points(["甲", "乙"], "一、"),  # type: ignore[arg-type]
            "Points.series: got '一、'; give one of '一是', '第一，', '首先，', '其一，', '1.', '（1）', '①'",
        ),
        (lambda: Statistic("甲{乙}", 1), "Statistic.name: '甲{乙}' contains { }, which slots use; leave it out"),
        (lambda: Term("甲:乙", "丙"), "Term.name: '甲:乙' contains :, which slots use; leave it out"),
        (lambda: Statistic("甲 ", 1), "Statistic.name: '甲 ' has blanks around it; give '甲'"),
        (
            lambda: Body("甲", area="示例园"),
            "Body(\"甲\").area: '示例园' ends in none of 街道、省、州、盟、市、县、旗、区、镇、乡; give level=",
        ),
        (
            lambda: Citation("办法", "庐府办发[2018]95号"),
            (
                "Citation(\"办法\").number: '庐府办发[2018]95号': "
                "the year stands in 〔〕, not []; write 庐府办发〔2018〕95号"
            ),
        ),
        (
            lambda: Citation("《办法》"),
            "Citation.title: '《办法》' has its outer marks already; give it without them",
        ),
        (lambda: Citation("《办法"), "Citation.title: 《 at position 0 of '《办法' has no partner"),
        (
            lambda: Citation("办法", short="《法》"),
            "Citation(\"《法》\").short: '《法》' has its outer marks already; give it without them",
        ),
        (lambda: Citation("办法", short="法》"), "Citation(\"法》\").short: 》 at position 1 of '法》' has no partner"),
        (lambda: Citation("甲:乙"), "Citation.title: '甲:乙' contains :, which slots use; give name="),
        (lambda: Citation("甲", short="{乙}"), "Citation.short: '{乙}' contains { }, which slots use; give name="),
        (lambda: Term("甲", "乙　"), "Term(\"甲\").text: '乙\\u3000' has blanks around it; give '乙'"),
        (lambda: Section("情况 "), "Section.title: '情况 ' has blanks around it; give '情况'"),
        (lambda: Measure("　情况"), "Measure.lead: '\\u3000情况' has blanks around it; give '情况'"),
        (lambda: Citation(" 办法"), "Citation.title: ' 办法' has blanks around it; give '办法'"),
        (
            lambda: Body("甲", area="乙县", website=("门户\n网站", "a.cn")),
            'Body("甲").website: line break U+000A at position 2; take it out',
        ),
        (
            lambda: report(scheme=["一\n、"]),
            "Report.scheme[0]: line break U+000A at position 1; take it out",
        ),
        (
            lambda: report(preamble=["甲\n乙"]),
            "Report.preamble[0]: line break U+000A at position 1; give each paragraph as an item of its own",
        ),
        (lambda: Cell(1, across=-1), "Cell.across: got -1; give 1 or more"),
        (lambda: Cell(1, across=10**5000), f"Cell.across: got {LONG_INT}; give at most 999999999999999999"),
        (lambda: FigureStyle(decimals=10**9), "FigureStyle.decimals: got 1000000000; give at most 6"),
        (lambda: FigureStyle(percent_decimals=7), "FigureStyle.percent_decimals: got 7; give at most 6"),
        (lambda: FigureStyle(decimals=-1), "FigureStyle.decimals: got -1; give 0 or more"),
        (
            lambda: report(year=10**5000),
            f'Report("工作报告").year: got {LONG_INT}; give a year from 1949 to 2099',
        ),
        (lambda: Section("甲", level=10**5000), f'Section("甲").level: got {LONG_INT}; levels count from 1'),
        (
            lambda: Statistic("甲", 1, last=10**5000),
            f'Statistic("甲").last: got {LONG_INT}; give a number of at most 18 digits before the point',
        ),
        (
            lambda: Statistic("甲", 1, "%", exactness="余"),
            'Statistic("甲"): exactness: 余 cannot stand before %; give 近 or 约',
        ),
        (
            lambda: Statistic("甲", 0, "条", exactness="余"),
            'Statistic("甲"): exactness: 余 cannot stand with 0; leave it out',
        ),
        (
            lambda: Statistic("甲", 1, parts={"乙": "abc"}),
            "Statistic(\"乙\").value: got 'abc'; give a number such as 12656 or '93.5'",
        ),
        (
            lambda: report(record={"公开方式": ""}),
            "Report(\"工作报告\").record['公开方式']: got ''; give a value that is not empty",
        ),
        (
            lambda: report(record={"公开\t方式": "主动公开"}),
            'Report("工作报告").record label: tab U+0009 at position 2; leave tabs out; the format sets all positions',
        ),
        (lambda: report(title="工作\n\n报告"), "Report.title: line 2 is empty; take out the line break"),
        (
            lambda: report(scheme=[]),
            "Report.scheme: got 0 levels; give one to five patterns such as ('一、', '（一）')",
        ),
        (
            lambda: report(scheme=["一、"] * 6),
            "Report.scheme: got 6 levels; give one to five patterns such as ('一、', '（一）')",
        ),
        (
            lambda: report(scheme=["一、", "A."]),
            "Report.scheme[1]: numbering pattern 'A.': give exactly one of 一, 1, ① for the number, as in '（一）'",
        ),
        (
            lambda: report(scheme=["一\x01、"]),
            "Report.scheme[0]: control character U+0001 at position 1; take it out",
        ),
    ],
)
def test_a_value_out_of_its_range_is_refused_with_what_would_be_right(
    make: Callable[[], object], expected: str
) -> None:
    assert expected == refusal(make)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Measure("加强领导。"), "Measure.lead: '加强领导。' ends in '。'; leave the end mark out"),
        (lambda: Measure("加强领导；"), "Measure.lead: '加强领导；' ends in '；'; leave the end mark out"),
        (lambda: Measure("加强领导："), "Measure.lead: '加强领导：' ends in '：'; leave the end mark out"),
        (
            lambda: Points(["加强领导；", "明确责任"]),
            "Points.items[0]: ends in '；'; leave it out, the run sets its end marks",
        ),
        (
            lambda: Measure(points=["加强领导", "明确责任。"]),
            "Points.items[1]: ends in '。'; leave it out, the run sets its end marks",
        ),
        (
            lambda: Points(["甲", ["乙：", Points(["丙", "丁"], "（1）"), "，"]]),
            "Points.items[1]: ends in '，'; leave it out, the run sets its end marks",
        ),
        (lambda: Points([]), "Points.items: got 0; a run has two points or more"),
        (lambda: Points(["加强领导"]), "Points.items: got 1; a run has two points or more"),
        (lambda: Points("加强领导"), "Points.items: got 1; a run has two points or more"),
        (lambda: Points(["甲"] * 5, "首先，"), "run of 首先，: got 5 points; it has words for 2 to 4, use 一是"),
        (
            lambda: Points(["甲", ["乙：", Points(["丙", "丁"])]]),
            "Points.items: a run of 一是 inside another; give the inner one another series",
        ),
        (
            lambda: Points(["甲", ["乙", Points(["丙", ["丁", Points(["戊", "己"], "①")]], "（1）")]]),
            "Points.items: runs nest once; make the outer one items of a section",
        ),
        (lambda: Points(["甲", []]), "Points.items[1]: an empty list; give the pieces of a paragraph"),
        (Measure, "Measure: got neither lead, text nor points; give at least one"),
        (lambda: Measure(points=[]), "Measure: got neither lead, text nor points; give at least one"),
        (lambda: Section("甲", [[]]), 'Section("甲").content[0]: an empty list; give the pieces of a paragraph'),
    ],
)
def test_points_and_leads_leave_marks_and_markers_to_the_library(make: Callable[[], object], expected: str) -> None:
    assert expected == refusal(make)


# ---------------------------------------------------------------- the report as a whole

FIGURE = Statistic("主动公开政府信息", 12656, "条", parts={"通过网站公开": 9136})


@pytest.mark.parametrize(
    ("facts", "place", "twice", "taken"),
    [
        ([Term("热线", "甲"), Term("热线", "乙")], 1, "热线", "another Term goes by it"),
        ([FIGURE, Statistic("通过网站公开", 1)], 1, "通过网站公开", "another Statistic goes by it"),
        ([Term("通过网站公开", "甲"), FIGURE], 1, "通过网站公开", "another Term goes by it"),
        (
            [Statistic("甲", 1, parts={"乙": 1}), Statistic("丙", 1, parts={"乙": 1})],
            1,
            "乙",
            "another Statistic goes by it",
        ),
        ([Statistic("甲", 1, parts=[Statistic("甲", 1)])], 0, "甲", "another Statistic goes by it"),
        ([Statistic("甲", 1, parts=[Statistic("乙", 1, parts={"甲": 1})])], 0, "甲", "another Statistic goes by it"),
        ([Citation("条例全名", short="条例"), Citation("条例")], 1, "条例", "another Citation goes by it"),
        ([Statistic("年", 1)], 0, "年", "{年} is a slot of every report"),
        ([Statistic("甲", 1, parts={"全市": 1})], 0, "全市", "{全市} is a slot of every report"),
        ([Term("单位", "甲")], 0, "单位", "{单位} is a slot of every report"),
        ([Term("待补", "甲")], 0, "待补", "{待补} is a slot of every report"),
    ],
)
def test_a_name_is_given_once(facts: list[Any], place: int, twice: str, taken: str) -> None:
    figure = isinstance(facts[place], Statistic) and "slot" not in taken
    remedy = f" (label={twice!r} prints it for a Statistic of another name)" if figure else ""
    expected = f'Report.facts[{place}]: the name "{twice}" is taken: {taken}{remedy}; give each fact a name of its own'
    assert expected == refusal(lambda: report(facts=facts))


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Table([[1]], caption="表1 情况"), "Table.caption: '表1 情况' begins with the label '表1'"),
        (lambda: Table([[1]], caption="表一　情况"), "Table.caption: '表一\\u3000情况' begins with the label '表一'"),
        (lambda: Table([[1]], caption="表：情况"), "Table.caption: '表：情况' begins with the label '表：'"),
        (lambda: Table([[1]], unit="单位：万元"), "Table.unit: '单位：万元' begins with the label '单位：'"),
        (lambda: Table([[1]], notes="注：按季统计。"), "Table.notes[0]: '注：按季统计。' begins with the label '注：'"),
        (
            lambda: Table([[1]], notes=["甲。", "注2：乙。"]),
            "Table.notes[1]: '注2：乙。' begins with the label '注2：'",
        ),
        (
            lambda: Table([[1]], source="资料来源：统计局"),
            "Table.source: '资料来源：统计局' begins with the label '资料来源：'",
        ),
        (
            lambda: Picture(ONE_PIXEL, alt="大厅", caption="图1-1 大厅"),
            "Picture.caption: '图1-1 大厅' begins with the label '图1-1'",
        ),
        (lambda: Attachment("附件：名单"), "Attachment.title: '附件：名单' begins with the label '附件：'"),
        (lambda: Attachment("附件2 名单"), "Attachment.title: '附件2 名单' begins with the label '附件2'"),
        (lambda: Attachment("附件\n1：名单"), "Attachment.title: '附件1：名单' begins with the label '附件1：'"),
    ],
)
def test_a_label_that_is_set_is_not_typed(make: Callable[[], object], expected: str) -> None:
    assert f"{expected}; leave it out, it is set" == refusal(make)


def test_the_parentheses_of_a_stage_are_not_typed() -> None:
    expected = "Report(\"工作报告\").stage: '（送审稿）' has parentheses; leave them out, they are set"
    assert expected == refusal(lambda: report(stage="（送审稿）"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Table([[1]], caption="表彰情况", unit="单位", notes="注意事项见{{附表}}。"),
        lambda: Table([[1]], caption="表一一对应情况", source="资料来源各异"),
        lambda: Picture(ONE_PIXEL, alt="大厅", caption="图书馆"),
        lambda: Attachment("附件清单"),
    ],
)
def test_words_that_only_begin_as_a_label_does_are_taken(make: Callable[[], object]) -> None:
    assert make() == make()


@pytest.mark.parametrize(("title", "line"), [("甲\n\n乙", 2), ("甲\n", 2), ("\n甲", 1), ("甲\n　\n乙", 2)])
def test_an_empty_line_of_a_title_is_told_by_its_number(title: str, line: int) -> None:
    told = f"line {line} is empty; take out the line break"
    assert f"Report.title: {told}" == refusal(lambda: report(title=title))
    assert f"Attachment.title: {told}" == refusal(lambda: Attachment(title))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"sections": [Section("甲", ["文字。", "共{主动公开}。"])]},
            'sections[0].content[1]: no fact "主动公开"; did you mean "主动公开政府信息"?',
        ),
        (
            {"sections": [Section("甲", [Section("{全县}情况")])]},
            'sections[0].content[0].title: no fact "全县"; did you mean "全市"?',
        ),
        ({"title": "{县区}工作报告"}, 'title[0]: no fact "县区"; did you mean "地区"?'),
        ({"preamble": ["{ABC}"]}, 'preamble[0]: no fact "ABC"; give it in facts, or as the name= of what it refers to'),
        (
            {"preamble": [basis("ABC")]},
            'preamble[0] (basis): no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"preamble": ["{条例}"], "facts": [Citation("中华人民共和国政府信息公开条例")]},
            'preamble[0]: no fact "条例"; Citation("中华人民共和国政府信息公开条例") goes by it with name="条例"',
        ),
        (
            {"preamble": ["名单见{名单}。"], "attachments": [Attachment("名单")]},
            'preamble[0]: no fact "名单"; the Attachment at attachments[0] has these words: give it name="名单"',
        ),
        (
            {"preamble": ["见{人员名单}。"], "attachments": [Attachment("人员\n名单", name="名单")]},
            'preamble[0]: no fact "人员名单"; the Attachment at attachments[0] has these words: it goes by "名单"',
        ),
        (
            {"sections": [Section("甲", ["见{公开渠道}。", Table([[1]], caption="公开渠道")])]},
            (
                'sections[0].content[0]: no fact "公开渠道"; the Table at sections[0].content[1] has these words: '
                'give it name="公开渠道"'
            ),
        ),
        (
            {"sections": [Section("工作情况"), Measure("做法", "见{工作情况}。")]},
            'sections[1].text: no fact "工作情况"; the Section at sections[0] has these words: give it name="工作情况"',
        ),
        (
            {"sections": ["见{大厅}。", Picture(ONE_PIXEL, alt="大厅内", caption="大厅")]},
            'sections[0]: no fact "大厅"; the Picture at sections[1] has these words: give it name="大厅"',
        ),
        (
            {"sections": ["见{做法}。", Measure("做法", "文字。")]},
            'sections[0]: no fact "做法"; the Measure at sections[1] has these words: give it name="做法"',
        ),
        (
            {"sections": [Measure("{ABC}工作")]},
            'sections[0].lead: no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"sections": [Measure("甲", "{ABC}", points=["乙", "丙"])]},
            'sections[0].text: no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"sections": [Measure("甲", points=["乙", "丙{ABC}"])]},
            'sections[0].points.items[1]: no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"sections": [Measure("甲", responsible="{ABC}", by="{年}年底")]},
            'sections[0].responsible: no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"sections": [Measure("甲", by="{ABC}年底")]},
            'sections[0].by: no fact "ABC"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"preamble": ["{主动公开政府信息:占}"]},
            f'preamble[0]: a Statistic has no format word "占"; its words: {"、".join(Statistic.words)}',
        ),
        (
            {"preamble": ["{条例:数值}"]},
            f'preamble[0]: a Citation has no format word "数值"; its words: {"、".join(Citation.words)}',
        ),
        ({"preamble": ["{热线:全称}"]}, 'preamble[0]: a Term has no format word "全称"; its words: none'),
        ({"preamble": ["{年:数值}"]}, "preamble[0]: {年:数值} takes no format word; write {年}"),
        ({"preamble": ["{电话}"]}, "preamble[0]: {电话} is not known to this report; give it to its office"),
        (
            {"preamble": ["共{主动公开政府信息。"]},
            "Report.preamble[0]: '{' at position 1 is never closed; write '{{' for a brace",
        ),
        (
            {"preamble": ["{年{年}}"]},
            "Report.preamble[0]: '{' at position 0 is not closed before the one at position 2; slots do not nest",
        ),
        (
            {"preamble": ["{政府信息公开办法:文号}"]},
            "preamble[0]: {政府信息公开办法:文号} needs a number; give it as number=",
        ),
        (
            {"preamble": ["采取{几}措施："]},
            'preamble[0]: no fact "几"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"preamble": [f"{{{'甲' * 10**5}}}"]},
            f'preamble[0]: no fact "{"甲" * 57}…"; give it in facts, or as the name= of what it refers to',
        ),
        (
            {"preamble": [f"{{条例:{'甲' * 10**5}}}"]},
            f'preamble[0]: a Citation has no format word "{"甲" * 57}…"; its words: 全称、简称、文号',
        ),
        (
            {"preamble": ["共{}。"]},
            "Report.preamble[0]: slot '{}' at position 1 is malformed; write {name} or {name:word}",
        ),
        ({"preamble": [lambda report: 5]}, "preamble[0]: the phrase <lambda> returned 5; a phrase returns a str"),
        (
            {"preamble": [lambda report: "甲\x01"]},
            "preamble[0] (<lambda>): control character U+0001 at position 1; take it out",
        ),
        (
            {"preamble": [parts], "sections": [Section("甲；乙"), Section("丙")]},
            (
                "preamble[0]: the phrase parts: listed: an item holds ； or 。, "
                "which no separator outranks; give points instead"
            ),
        ),
    ],
)
def test_a_slot_that_nothing_fills_is_refused_with_its_path(given: dict[str, Any], expected: str) -> None:
    facts = [
        FIGURE,
        Citation("政府信息公开条例", short="条例"),
        Citation("政府信息公开办法"),
        Term("热线", "“12345”热线"),
    ]
    error = WrongType if "returned 5" in expected else InvalidValue
    assert expected == refusal(lambda: report(**{"facts": facts, **given}), error)


@pytest.mark.parametrize(
    ("sections", "scheme", "expected"),
    [
        (
            [Section("一", [Section("二", [Section("三", [Section("四", [Section("五", [Section("六")])])])])])],
            None,
            (
                "sections[0].content[0].content[0].content[0].content[0].content[0]: "
                "level 6 is deeper than the scheme 一、 （一） 1. （1） ①; nest less, or give a scheme with more levels"
            ),
        ),
        (
            [Section("一", [Section("二", [Measure("三")])])],
            TWO_LEVEL,
            (
                "sections[0].content[0].content[0]: "
                "level 3 is deeper than the scheme 一、 1.; nest less, or give a scheme with more levels"
            ),
        ),
        (
            [Section("一", ["文字。", Measure("二", level=3)])],
            TWO_LEVEL,
            (
                "sections[0].content[1]: "
                "level 3 is deeper than the scheme 一、 1.; nest less, or give a scheme with more levels"
            ),
        ),
        (
            [Section("一", [Section("二", level=1)])],
            None,
            "sections[0].content[0].level: 1 is not below its parent; give 2 or more",
        ),
    ],
)
def test_nesting_ends_where_the_scheme_ends(sections: list[Section], scheme: Any, expected: str) -> None:
    given = {"scheme": scheme} if scheme else {}
    assert expected == refusal(lambda: report(sections=sections, **given))


# ---------------------------------------------------------------- what is accepted


@pytest.mark.parametrize(
    ("given", "usual"),
    [
        (Section("甲", "文字。"), Section("甲", ["文字。"])),
        (Section("甲", ("文字。", "再写。")), Section("甲", ["文字。", "再写。"])),
        (Section("甲", ["文字。"]), Section("甲", content=("文字。",))),
        (Section("甲", Measure("乙")), Section("甲", [Measure("乙")])),
        (Section("甲", [["文字。", "再写。"]]), Section("甲", [("文字。", "再写。")])),
        (Measure("甲", points=["乙", "丙"]), Measure("甲", points=Points(("乙", "丙")))),
        (Measure("甲", responsible="教育局"), Measure("甲", responsible=["教育局"])),
        (Measure("甲", content="文字。"), Measure("甲", content=["文字。"])),
        (Measure("甲", ["文字。", "再写。"]), Measure("甲", ("文字。", "再写。"))),
        (Statistic("甲", 3, "条", parts={"乙": "2"}), Statistic("甲", 3, "条", parts=[Statistic("乙", 2, "条")])),
        (
            Body("甲", area="乙县", website=["门户网站", "http://a.cn"]),
            Body("甲", area="乙县", website=("门户网站", "http://a.cn")),
        ),
        (report(facts=Term("甲", "乙")), report(facts=[Term("甲", "乙")])),
        (report(sections=Section("甲")), report(sections=(Section("甲"),))),
        (report(preamble="文字。"), report(preamble=["文字。"])),
        (report(scheme="一、"), report(scheme=("一、",))),
        (report(record={"公开方式": "主动公开"}), report(record=MappingProxyType({"公开方式": "主动公开"}))),
    ],
)
def test_one_item_a_list_and_a_tuple_are_the_same(given: object, usual: object) -> None:
    assert usual == given


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("庐山市", "市"),
        ("示例县", "县"),
        ("雄安新区", "区"),
        ("内蒙古自治区", "区"),
        ("江西省", "省"),
        ("凉山彝族自治州", "州"),
        ("锡林郭勒盟", "盟"),
        ("正蓝旗", "旗"),
        ("牯岭镇", "镇"),
        ("海会乡", "乡"),
        ("五里街道", "街道"),
    ],
)
def test_the_level_of_a_body_is_the_last_word_of_its_area(area: str, expected: str) -> None:
    assert expected == Body("某单位", area=area).level


def test_a_level_given_by_hand_stands() -> None:
    assert "区" == Body("某单位", area="青山湖管委会", level="区").level


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation("政府信息公开条例"), "政府信息公开条例"),
        (Citation("政府信息公开条例", short="条例"), "条例"),
        (Citation("政府信息公开条例", short="条例", name="依据"), "依据"),
    ],
)
def test_a_document_goes_by_its_short_name_unless_it_has_another(citation: Citation, expected: str) -> None:
    assert expected == citation.name


WHOLE = Statistic("甲", 5, "条", last=Statistic("甲", 3, parts={"乙": 1}), parts={"乙": 2})

EVOLVED = [
    pytest.param(
        attrs.evolve(WHOLE, last=Statistic("甲", 9, parts={"乙": 8})).parts[0].last_value,
        8,
        id="last year of the parts",
    ),
    pytest.param(attrs.evolve(WHOLE, unit="件").parts[0].unit, "件", id="unit of the parts"),
    pytest.param(attrs.evolve(WHOLE, kind="累计").parts[0].kind, "累计", id="kind of the parts"),
    pytest.param(attrs.evolve(WHOLE, name="丙").label, "丙", id="label"),
    pytest.param(attrs.evolve(Body("甲", area="乙市"), area="丙县").level, "县", id="level of a body"),
    pytest.param(attrs.evolve(Citation("甲", short="乙"), short="丙").name, "丙", id="name of a document"),
]


@pytest.mark.parametrize(("actual", "expected"), EVOLVED)
def test_what_follows_from_a_field_follows_its_change(actual: object, expected: object) -> None:
    assert expected == actual


class Unshowable:
    def __repr__(self) -> str:
        raise RuntimeError


def nested(depth: int) -> list[object]:
    inner: list[object] = []
    for _ in range(depth):
        inner = [inner]
    return inner


def nested_parts(depth: int) -> Statistic:
    figure = Statistic("甲", 1)
    for level in range(depth):
        figure = Statistic(f"甲{level}", 1, parts=[figure])
    return figure


@pytest.mark.parametrize(
    ("make", "error", "expected"),
    [
        (
            lambda: report(preamble=[nested(100_000)]),
            WrongType,
            (
                "Report.preamble[0]: got <list …> of type list; give text, a phrase, Points, Emphasis, Link, or a list of these"
            ),
        ),
        (
            lambda: report(facts=nested(100_000)),
            WrongType,
            "Report.facts[0]: got <list …> of type list; give a Statistic, Citation, Body or Term",
        ),
        (
            lambda: report(year=nested(100_000)),
            WrongType,
            ('Report("工作报告").year: got <list …> of type list; give the year as a whole number, such as 2018'),
        ),
        (
            lambda: Term("甲", Unshowable()),  # type: ignore[arg-type]
            WrongType,
            'Term("甲").text: got <Unshowable …> of type Unshowable; give text as a str',
        ),
        (
            lambda: report(scheme=[10**5000]),
            WrongType,
            f"Report.scheme[0]: got {LONG_INT} of type int; give a pattern as a str",
        ),
        (
            lambda: Pattern.parse(10**5000),
            WrongType,
            f"numbering pattern: got {LONG_INT} of type int; give a str such as '（一）'",
        ),
        (lambda: nested_parts(400), InvalidValue, 'Statistic("甲8"): nests deeper than 9 levels; nest less'),
    ],
)
def test_what_cannot_be_shown_is_refused_all_the_same(
    make: Callable[[], object], error: type[ReportkitError], expected: str
) -> None:
    assert expected == refusal(make, error)


@pytest.mark.parametrize(
    "make",
    [
        lambda words: Term(words + ":", "甲"),
        lambda words: Section(words + "。"),
        lambda words: Section("1." + words),
        lambda words: Citation("《" + words),
        lambda words: Citation("甲", words),
        lambda words: Statistic(words, "abc"),
        lambda words: Statistic("甲", words),
        lambda words: Body("甲", area=words),
        lambda words: report(scheme=[words]),
        lambda words: report(record={words: 5}),
        lambda words: report(preamble=[f"{{{words}:}}"]),
        lambda words: report(preamble=[f"{{{words}:数}}"]),
        lambda words: report(preamble=[f"{{年:{words}}}"]),
        lambda words: report(facts=[Term(words, "甲"), Term(words, "乙")]),
        lambda words: report(preamble=[totals(words)]),
    ],
)
def test_no_message_grows_with_what_it_speaks_of(make: Callable[[str], object]) -> None:
    assert len(refusal(lambda: make("甲" * 100_000), ReportkitError)) < 400


def test_a_report_does_not_change_with_the_lists_it_was_made_of() -> None:
    content: list[Any] = ["文字。"]
    record = {"公开方式": "主动公开"}
    made = report(sections=content, record=record)
    content.append("后来。")
    record["公开方式"] = "依申请公开"
    assert (("文字。",), {"公开方式": "主动公开"}) == (made.sections, dict(made.record))


def test_another_office_year_and_facts_make_another_report() -> None:
    first = report(title="{地区}{年}年报告", facts=[Term("热线", "“12345”")], preamble=["{我市}开通{热线}。", contact])
    office = Body("样板市人民政府", area="样板市", telephone="0000-1234567")
    second = attrs.evolve(first, office=office, year=2019, facts=[Term("热线", "“96333”")])
    assert ["我县开通“12345”。", "对本报告如有疑问，可向示例县人民政府办公室咨询。"] == text(first)
    assert [
        "我市开通“96333”。",
        "对本报告如有疑问，可向样板市人民政府咨询（电话：0000-1234567）。",
    ] == text(second)


PRINTABLE = st.characters(exclude_categories=("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"))


@given(st.text(PRINTABLE).map(str.strip).filter(bool))
def test_every_other_text_is_kept_as_it_is(words: str) -> None:
    assert words == Term("甲", words).text


@given(
    st.text(PRINTABLE),
    st.sampled_from("\x00\x08\x1f\x7f\x9f\t\n\r\u200b\u2029\u202a\ud800\udfff\ufdef\ufffe\uffff"),
    st.text(PRINTABLE),
)
def test_the_first_sign_that_no_file_can_hold_is_named_with_its_position(before: str, sign: str, after: str) -> None:
    message = refusal(lambda: Term("甲", f"国{before}{sign}{after}"))
    assert f" U+{ord(sign):04X} at position {len(before) + 1}; " in message


@pytest.mark.parametrize("written", ["2024-03-04", "2024年3月4日", "2024/3/4", "20240304", 20240304])
def test_a_day_that_was_written_is_given_back_as_a_date(written: Any) -> None:
    with pytest.raises(WrongType, match=r"give date\(2024, 3, 4\)"):
        Report("工作报告", Body("示例县人民政府", area="示例县"), signed=written)


@pytest.mark.parametrize("written", ["2024-13-04", "三月四日", 5])
def test_what_is_no_day_in_any_writing_gets_an_example(written: Any) -> None:
    with pytest.raises(WrongType, match=r"such as date\(2019, 1, 14\)"):
        Report("工作报告", Body("示例县人民政府", area="示例县"), signed=written)
