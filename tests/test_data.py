"""Reports on disk: nothing is lost, the text diffs well, and damaged data is refused with its path."""

import copy
import difflib
import importlib
import inspect
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import annual_report_2019
import annual_report_2021
from laws import times
from reportkit import (
    Attachment,
    Body,
    Cell,
    Citation,
    Measure,
    Picture,
    Points,
    Report,
    ReportkitError,
    Section,
    Statistic,
    Table,
    Term,
    data,
    phrases,
    render,
)
from reportkit.annual_report.edition import AnnualReport
from reportkit.data import from_json, load_data, save_data, to_json
from reportkit.errors import InvalidValue, SaveFailed, WrongType
from reportkit.formats import GB9704
from reportkit.frozen import FrozenMapping
from reportkit.model import FigureStyle, Phrase
from reportkit.phrases import basis, claim, compared, no_reviews, parts, period, phrase_factory, when_none
from reportkit.phrases.factory import FactoryPhrase, is_phrase_factory
from samples import PARAGRAPHS, REPORTS, UNENDED, WORDS, report, trees
from test_model import ONE_PIXEL

FULL = report(
    title="{地区}{年}年\n工作报告",
    office=Body("示例区人民政府办公室", area="示例园", level="区", website=("门户网站", "http://a.cn")),
    signed=date(2019, 1, 14),
    facts=[
        Citation("中华人民共和国政府信息公开条例", short="条例"),
        Term("热线", "“12345”热线"),
        Statistic(
            "收到申请",
            Decimal("380.50"),
            "万件",
            last=Statistic("收到申请", 352, "万件", parts={"网上申请": 300}, sums="<="),
            parts=[Statistic("网上申请", 352, exactness="余"), Statistic("当面申请", None)],
            note="口径有变",
        ),
    ],
    preamble=[[basis("条例", wording="规定"), period], "{热线}受理{收到申请}。"],
    sections=[
        Section(
            "情况",
            [
                Measure("加强领导", points=["甲", ["乙：", Points(["丙", "丁"], "①")]], by=date(2019, 6, 30)),
                Measure(text=["再写。", compared("收到申请")], responsible=["教育局"], by="年底前", level=3),
                Table(
                    [["甲", Cell(12, across=2)], [Decimal("1.50"), 2.0, None], [date(2018, 5, 1), "1.50", 3]],
                    widths=[6, 4.5, 4.5],
                    align=["left", None, "right"],
                    caption="情况",
                    name="附表",
                ),
            ],
        ),
        Section("措施", [Table([{"指标": "甲", "数": 1}, {"指标": "乙", "数": Cell("—")}]), parts], name="措施"),
    ],
    attachments=[Attachment("图", [Picture(ONE_PIXEL, alt="大厅", width=60)], landscape=True)],
    record={"公开方式": "主动公开", "公开 范围": "社会"},
    figures=FigureStyle(grouping=True),
    scheme=("一、", "1.", "①"),
)


def refusal(call: Callable[[], object]) -> tuple[type, str]:
    with pytest.raises(ReportkitError) as caught:
        call()
    return caught.type, str(caught.value)


def require_kept(thing: Any, **own: Any) -> None:
    """Everything is as it was: the value with the types in it, its text, and the page."""
    text = to_json(thing, **own)
    again = from_json(text, type(thing), **own)
    assert thing == again
    assert repr(thing) == repr(again)  # 12.30 equals 12.3, and is another number in print
    assert text == to_json(again, **own)
    if isinstance(again, Report):
        assert render(thing) == render(again)


# ---------------------------------------------------------------- nothing is lost

NUMBERS = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2) | st.none()
VALUES = (
    NUMBERS
    | WORDS
    | st.floats(0, 1000).map(lambda value: round(value, 6))
    | st.dates(date(1949, 1, 1), date(2099, 12, 31))
)
CELLS = VALUES | st.builds(Cell, VALUES, align=st.sampled_from(("left", "center", "right", None)))
TABLES = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        Table,
        st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=3),
        caption=st.none() | UNENDED,
        notes=st.lists(WORDS, max_size=2),
        dense=st.booleans(),
    )
)
PICTURES = st.builds(Picture, st.just(ONE_PIXEL), alt=st.just("大厅"), caption=st.none() | UNENDED)
FIGURES = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True).flatmap(
    lambda names: st.tuples(
        *(
            st.builds(
                Statistic,
                st.just(name),
                NUMBERS,
                st.sampled_from(("", "件", "万元")),
                parts=st.dictionaries(st.just(f"其中{name}"), NUMBERS, max_size=1),
                last=NUMBERS,
                source=st.none() | st.just("信息中心"),
            )
            for name in names
        )
    )
)
FULL_REPORTS = st.builds(
    report,
    title=WORDS.map(str.strip),
    facts=FIGURES.map(lambda figures: [Citation("信息公开条例", short="条例"), *figures]),
    preamble=st.lists(PARAGRAPHS | st.sampled_from((period, parts, basis("条例"))), max_size=3),
    sections=st.tuples(trees(), st.lists(TABLES | PICTURES, max_size=2)).map(lambda pair: [*pair[0], *pair[1]]),
    attachments=st.lists(st.builds(Attachment, UNENDED, st.lists(TABLES | PARAGRAPHS, max_size=2)), max_size=2),
    record=st.dictionaries(WORDS, WORDS, max_size=2),
    signed=st.none() | st.dates(date(1949, 1, 1), date(2099, 12, 31)),
)


@given(REPORTS | FULL_REPORTS)
def test_any_report_comes_back_as_it_was(made: Report) -> None:
    require_kept(made)


EXAMPLES = [
    "hello",
    "long_report",
    "lushan_2018",
    "lushan_sent_up",
    "other_county",
    "tables",
    "charts",
    "figures",
    "notice",
    "upward_report",
    "joint_notice",
    "letter",
    "order",
    "regulations",
]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_come_back_as_they_were(name: str) -> None:
    require_kept(importlib.import_module(name).build())


def test_a_report_with_something_of_each_kind_comes_back_as_it_was() -> None:
    require_kept(FULL)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12, "12"),
        (Decimal(12), '"12"'),
        (Decimal("12.30"), '"12.30"'),
        (Decimal("1E+3"), '"1E+3"'),
        (Decimal("-0.0"), '"-0.0"'),
        (None, "null"),
    ],
    ids=str,
)
def test_a_number_keeps_its_kind_and_its_decimals(value: Any, expected: str) -> None:
    text = to_json(Statistic("甲", value))
    assert f'  "value": {expected}\n' in text
    assert repr(value) == repr(from_json(text, Statistic).value)


class Grade(Enum):
    GOOD = "优"
    FAIR = "良"


@attrs.frozen
class Row:
    person: int | None = 0
    company: int | None = 0


@attrs.frozen
class Ledger:
    granted: Row
    amount: Decimal | None = None
    grade: Grade = Grade.GOOD
    by_grade: Mapping[Grade, int] = attrs.field(factory=dict)
    marks: tuple[date | Decimal | Grade | str, ...] = ()
    last: "Ledger | None" = None


LEDGER = Ledger(
    Row(3, None),
    Decimal("0.50"),
    Grade.FAIR,
    {Grade.GOOD: 2},
    (Grade.GOOD, "优", Decimal(2), date(2019, 1, 1)),
    last=Ledger(Row()),
)


def test_any_frozen_class_is_kept_by_what_it_declares() -> None:
    require_kept(LEDGER)
    expected = {
        "reportkit": 1,
        "class": "Ledger",
        "granted": {"person": 3, "company": None},
        "amount": "0.50",
        "grade": "良",
        "by_grade": {"优": 2},
        "marks": [{"Grade": "优"}, "优", {"decimal": "2"}, {"date": "2019-01-01"}],
        "last": {"granted": {}},
    }
    assert expected == json.loads(to_json(LEDGER))


def test_copying_and_pickling_lose_nothing_either() -> None:
    for made in (FULL, GB9704, basis("条例")):
        for again in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
            assert made == again
            assert repr(made) == repr(again)
    assert render(FULL) == render(pickle.loads(pickle.dumps(FULL)))


def test_a_frozen_mapping_is_a_copy_that_stays_as_it_is() -> None:
    labels = {"公开方式": "主动公开"}
    kept = FrozenMapping(labels)
    labels.clear()
    assert {"公开方式": "主动公开"} == kept == FrozenMapping(kept)
    with pytest.raises(TypeError):
        kept["公开方式"] = "依申请公开"  # type: ignore[index]


# ---------------------------------------------------------------- phrases


@attrs.frozen
class Said:
    phrase: Phrase


def library_phrases() -> Iterator[tuple[str, Phrase]]:
    """Every phrase of the library, each factory's with a text for all it takes."""
    for name in phrases.__all__:
        function = getattr(phrases, name)
        if is_phrase_factory(function):
            given = inspect.signature(function).parameters.values()
            positional = ["甲" for one in given if one.kind is not one.KEYWORD_ONLY]
            keywords = {one.name: "乙" for one in given if one.kind is one.KEYWORD_ONLY and one.default is one.empty}
            yield name, function(*positional, **keywords)
        elif ("report", str) == (
            *inspect.signature(function).parameters,
            inspect.signature(function).return_annotation,
        ):
            yield name, function


@pytest.mark.parametrize(("name", "phrase"), list(library_phrases()))
def test_every_phrase_of_the_library_is_kept_by_its_name(name: str, phrase: Phrase) -> None:
    require_kept(Said(phrase))
    assert name == json.loads(to_json(Said(phrase)))["phrase"]["phrase"]


def test_every_factory_of_the_library_makes_phrases_that_know_their_call() -> None:
    returning = {name: inspect.signature(getattr(phrases, name)).return_annotation for name in phrases.__all__}
    factories = {name for name in phrases.__all__ if is_phrase_factory(getattr(phrases, name))}
    assert {name for name, returned in returning.items() if returned is Phrase} == factories


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (period, {"phrase": "period"}),
        (basis("条例", "办法"), {"phrase": "basis", "citations": ["条例", "办法"]}),
        (basis(wording="要求"), {"phrase": "basis"}),
        (
            claim("按期办结", of="申请", words="均已办结。"),
            {"phrase": "claim", "part": "按期办结", "of": "申请", "words": "均已办结。"},
        ),
        (no_reviews("甲"), {"phrase": "no_reviews", "cases": ["甲"]}),
    ],
)
def test_a_phrase_is_written_as_its_call(phrase: Phrase, expected: object) -> None:
    assert expected == json.loads(to_json(Said(phrase)))["phrase"]


def test_equal_calls_make_equal_phrases() -> None:
    assert basis("条例") == basis("条例", wording="要求")
    assert hash(basis("条例")) == hash(basis("条例", wording="要求"))
    assert basis("条例") != basis("办法")
    assert when_none("甲", say="无。") != no_reviews("甲")


def test_a_made_phrase_says_what_its_factory_has_it_say() -> None:
    made = basis("条例")
    assert isinstance(made, FactoryPhrase)
    assert "basis" == made.__name__
    assert "本报告根据{条例}要求，由{单位}编制。" == made(report())


def supervision(given: Report) -> str:
    return "{我市}欢迎监督。"


@phrase_factory
def hotline(number: str, *, hours: int = 8) -> Phrase:
    return lambda given: f"热线{number}，每天{hours}小时。"


UNNAMED = (
    " is a function of your own, which a file cannot hold; "
    'write its text, or give phrases={{"{0}": {0}}} when saving and when loading'
)
OWN: Mapping[str, Any] = {"监督": supervision, "hotline": hotline}


def test_an_offices_own_phrases_are_kept_when_registered() -> None:
    require_kept(report(preamble=[[supervision, hotline("12345", hours=24)]]), phrases=OWN)
    expected = [["…", {"phrase": "监督"}, {"phrase": "hotline", "number": "12345"}]]
    assert (
        expected
        == json.loads(to_json(report(preamble=[["…", supervision, hotline("12345")]]), phrases=OWN))["preamble"]
    )


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            lambda: to_json(report(sections=[Section("甲", [["乙", supervision]])])),
            f"$.sections[0].content[0][1]: the phrase supervision{UNNAMED.format('supervision')}",
        ),
        (
            lambda: to_json(report(preamble=[hotline("12345")])),
            f"$.preamble[0]: the phrase hotline{UNNAMED.format('hotline')}",
        ),
        (
            lambda: to_json(report(preamble=[lambda given: "甲。"])),
            f"$.preamble[0]: the phrase <lambda>{UNNAMED.format('name')}",
        ),
        (
            lambda: from_json(to_json(report(preamble=[supervision]), phrases=OWN)),
            '$.preamble[0].phrase: no phrase "监督"; give yours as phrases={"监督": …}',
        ),
        (
            lambda: to_json(report(), phrases={"period": supervision}),
            'phrases: "period" is a phrase of the library; give yours another name',
        ),
    ],
)
def test_a_phrase_without_a_name_is_refused(call: Callable[[], object], expected: str) -> None:
    assert (InvalidValue, expected) == refusal(call)


# ---------------------------------------------------------------- the text


def test_the_text_is_a_value_a_line_in_declared_order() -> None:
    expected = """{
  "reportkit": 1,
  "class": "Report",
  "title": "工作报告",
  "office": {
    "name": "示例县人民政府办公室",
    "area": "示例县"
  },
  "year": 2018,
  "signed": "2019-01-14",
  "sections": [
    {
      "class": "Section",
      "title": "情况",
      "content": [
        "{年}年，“平稳”。",
        [
          {
            "phrase": "period"
          },
          "再写。"
        ]
      ]
    }
  ]
}
"""
    made = report(signed=date(2019, 1, 14), sections=[Section("情况", ["{年}年，“平稳”。", [period, "再写。"]])])
    assert expected == to_json(made)


def changes(old: Report, new: Report) -> list[str]:
    """The lines that differ, as a reviewer sees them."""
    compared_lines = difflib.ndiff(to_json(old).splitlines(), to_json(new).splitlines())
    return [line[:2] + line[2:].strip() for line in compared_lines if line[0] in "+-"]


BASE = report(
    facts=[Statistic("甲", 3, "件"), Statistic("乙", 4, "件")], sections=["{甲}。", Section("丙", ["{乙}。"])]
)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"year": 2019}, ['- "year": 2018,', '+ "year": 2019,']),
        (
            {"facts": [Statistic("甲", 3, "件"), Statistic("乙", Decimal("4.5"), "件")]},
            ['- "value": 4,', '+ "value": "4.5",'],
        ),
        ({"sections": ["{甲}。", Section("丙", ["{乙}，下降。"])]}, ['- "{乙}。"', '+ "{乙}，下降。"']),
        ({"sections": ["{甲}。", "新写。", Section("丙", ["{乙}。"])]}, ['+ "新写。",']),
        ({"signed": date(2019, 1, 14)}, ['+ "signed": "2019-01-14",']),
    ],
)
def test_a_diff_touches_what_changed_and_no_other_line(changed: dict[str, Any], expected: list[str]) -> None:
    assert expected == changes(BASE, attrs.evolve(BASE, **changed))


# ---------------------------------------------------------------- damaged data

PARAGRAPH = (
    'text, or a list, or an object with "class", one of "Chart", "Emphasis", "Footnote", "Link", "Measure", "Picture", '
    '"Points", "Section", "Table", '
    'or a phrase such as {"phrase": "period"}'
)


def holding(**changed: object) -> str:
    """A sound report as JSON, with some entries changed."""
    return json.dumps({**json.loads(to_json(report())), **changed}, ensure_ascii=False)


def within(item: object) -> str:
    return holding(sections=["文字。", item])


def figure(value: object) -> str:
    return holding(facts=[{"class": "Statistic", "name": "甲", "value": value}])


def nested(depth: int) -> object:
    item: dict[str, object] = {"class": "Section", "title": "甲"}
    for _ in range(depth):
        item = {**item, "content": [item]}
    return item


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not JSON, or not as the standard has it
        ("", "line 1, column 1: not JSON: Expecting value"),
        ('{\n  "a": 1\n  "b": 2\n}', "line 3, column 3: not JSON: Expecting ',' delimiter"),
        ('{"reportkit": 1, "reportkit": 1}', '$: the key "reportkit" stands twice; keep one'),
        (
            within("@").replace('"@"', '{"class": "Section", "title": "甲", "title": "乙"}'),
            '$.sections[1]: the key "title" stands twice; keep one',
        ),
        (figure("@").replace('"@"', "NaN"), "$.facts[0].value: got NaN; give a finite number"),
        (figure("@").replace('"@"', "-Infinity"), "$.facts[0].value: got -Infinity; give a finite number"),
        (figure("@").replace('"@"', "1e999"), "$.facts[0].value: got 1e999; give a finite number"),
        # not ours, or of another version
        ("[]", "$: got []; give an object with the keys of Report"),
        ("null", "$: got null; give an object with the keys of Report"),
        ("{}", '$: no "reportkit"; data begins with {"reportkit": 1, "class": "…"'),
        ('{"reportkit": 1}', '$: no "class"; data begins with {"reportkit": 1, "class": "…"'),
        (holding(reportkit=2), "$.reportkit: version 2 of the data; this reportkit reads version 1"),
        (holding(reportkit="1"), '$.reportkit: got "1"; give a whole number'),
        (holding(reportkit=True), "$.reportkit: got true; give a whole number"),
        (to_json(Term("甲", "乙")), '$.class: got "Term" where "Report" is wanted; give kind=Term to read it'),
        # keys
        (holding(yaer=2018), '$.yaer: Report has no "yaer"; did you mean "year"?'),
        (
            within({"class": "Points", "items": ["甲", "乙"], "编号": 1}),
            '$.sections[1].编号: Points has no "编号"; its keys: items, series',
        ),
        (within({"class": "Section", "content": ["甲"]}), '$.sections[1]: Section needs "title"; give it'),
        (
            within({"class": "Secton", "title": "甲"}),
            '$.sections[1].class: no "Secton" can stand here; did you mean "Section"?',
        ),
        (within({"class": "Report"}), f'$.sections[1].class: no "Report" can stand here; give {PARAGRAPH}'),
        (within({"class": ["Section"]}), '$.sections[1].class: got ["Section"]; give text'),
        (within({"title": "甲"}), f'$.sections[1]: got {{"title": "甲"}}; give {PARAGRAPH}'),
        # phrases
        (within({"phrase": "perod"}), '$.sections[1].phrase: no phrase "perod"; did you mean "period"?'),
        (
            within({"phrase": "os.system"}),
            '$.sections[1].phrase: no phrase "os.system"; give yours as phrases={"os.system": …}',
        ),
        (
            within({"phrase": "portal_record"}),
            '$.sections[1].phrase: no phrase "portal_record"; give yours as phrases={"portal_record": …}',
        ),
        (within({"phrase": None}), "$.sections[1].phrase: got null; give text"),
        (within({"phrase": "period", "year": 1}), '$.sections[1].year: the phrase period has no "year"; leave it out'),
        (
            within({"phrase": "basis", "citatons": ["条例"]}),
            '$.sections[1].citatons: the phrase basis has no "citatons"; did you mean "citations"?',
        ),
        (
            within({"phrase": "basis", "wording": "精神"}),
            '$.sections[1].wording: got "精神"; give one of "要求", "规定", "有关规定"',
        ),
        (within({"phrase": "claim"}), '$.sections[1]: the phrase claim needs "part"; give it'),
        (within({"phrase": "when_none", "say": "无。"}), "$.sections[1]: when_none: got no figure; name one or more"),
        # values
        (within(5), f"$.sections[1]: got 5; give {PARAGRAPH}"),
        (holding(year="2018"), '$.year: got "2018"; give a whole number, or null'),
        (holding(year=2018.0), "$.year: got 2018.0; give a whole number, or null"),
        (holding(year=True), "$.year: got true; give a whole number, or null"),
        (holding(office=None), "$.office: got null; give an object with the keys of Body"),
        (
            holding(letterhead=["@"]).replace('"@"', "NaN"),
            '$.letterhead: got ["got NaN; give a finite number"]; give null, or an object with the keys of Letterhead',
        ),
        (holding(record={"公开 方式": 1}), '$.record["公开 方式"]: got 1; give text'),
        (holding(signed="2019-1-14"), "$.signed: got '2019-1-14'; give a date such as \"2019-01-14\""),
        (holding(signed="20190114"), "$.signed: got '20190114'; give a date such as \"2019-01-14\""),
        (figure(93.5), '$.facts[0].value: got 93.5; give a whole number, or null, or a decimal such as "12.30"'),
        (figure("93,5"), "$.facts[0].value: got '93,5'; give a decimal such as \"12.30\""),
        (figure("NaN"), "$.facts[0].value: got 'NaN'; give a decimal such as \"12.30\""),
        (figure("１２"), "$.facts[0].value: got '１２'; give a decimal such as \"12.30\""),
        (
            within({"class": "Picture", "source": "*", "alt": "甲"}),
            "$.sections[1].source: got '*'; give the bytes of a file in base64",
        ),
        (
            holding(office={"name": "甲", "area": "乙县", "website": ["丙"]}),
            '$.office.website: got ["丙"]; give null, or a list of 2',
        ),
        # what the model itself refuses
        (holding(year=1900), '$: Report("工作报告").year: got 1900; give a year from 1949 to 2099'),
        (within("{无此数}"), '$.sections[1]: no fact "无此数"; give it in facts, or as the name= of what it refers to'),
        (
            within({"class": "Section", "title": "甲。"}),
            "$.sections[1]: Section.title: '甲。' ends in '。'; leave the end mark out",
        ),
        (holding(title="\ud800"), "$: Report.title: lone surrogate U+D800 at position 0; take it out"),
        # without limit
        ("[" * 100_000, "$: nests deeper than 100 levels; nest less"),
        (
            within(nested(60)),
            "$.sections[1].content[0].content[0].content[0]…: nests deeper than 100 levels; nest less",
        ),
        (holding(year=10**4000), "$.year: a number of 4001 digits; give a shorter one"),
        (figure("1E+999999999"), "$.facts[0].value: got '1E+999999999'; give a decimal such as \"12.30\""),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_damaged_data_is_refused_with_its_path(text: str, expected: str) -> None:
    assert expected == refusal(lambda: from_json(text))[1]


def places(value: object, path: str = "$") -> Iterator[tuple[str, Any, Any]]:
    """Every entry of some JSON: the path of its owner, the owner and the key."""
    if isinstance(value, (dict, list)):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield path, value, key
            yield from places(entry, f"{path}[{key}]" if isinstance(value, list) else f"{path}.{key}")


LABELS = {"$.record", "$.sections[1].content[0].rows[0]", "$.sections[1].content[0].rows[1]"}  # of an office's choosing
KEYS = [
    (path, key) for path, owner, key in places(json.loads(to_json(FULL))) if isinstance(key, str) and path not in LABELS
]


@pytest.mark.parametrize(("path", "key"), KEYS)
def test_any_key_renamed_is_refused_with_its_path(path: str, key: str) -> None:
    damaged = json.loads(to_json(FULL))
    owner = next(found for place, found, name in places(damaged) if (place, name) == (path, key))
    entries = list(owner.items())
    owner.clear()
    owner.update((f"{name}_" if name == key else name, value) for name, value in entries)
    message = refusal(lambda: from_json(json.dumps(damaged)))[1]
    if key in {"class", "phrase", "decimal", "date", "reportkit"}:
        assert message.startswith(f"{path}: ")
    else:
        assert message.startswith(f"{path}.{key}_: "), message
        assert message.endswith(f'did you mean "{key}"?')


JSON: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.sampled_from(("12.5", "Section")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("class", "phrase", "title", "decimal")), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(st.data(), JSON)
@times(4)
def test_anything_in_the_place_of_anything_is_read_or_refused(pick: st.DataObject, other: object) -> None:
    damaged = json.loads(to_json(FULL))
    _, owner, key = pick.draw(st.sampled_from(list(places(damaged))))
    owner[key] = other
    try:
        made = from_json(json.dumps(damaged))
    except ReportkitError as error:
        message = str(error)
    else:
        require_kept(made)
        message = "$"
    assert message.startswith("$")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: to_json("报告"), "to_json: got '报告' of type str; give a Report"),  # type: ignore[arg-type]
        (
            lambda: to_json(Said(5)),  # type: ignore[arg-type]
            '$.phrase: 5 of type int cannot be kept here; give a phrase such as {"phrase": "period"}',
        ),
        (lambda: from_json(b"{}"), "from_json: got b'{}' of type bytes; give the text as a str"),  # type: ignore[call-overload]
        (
            lambda: from_json("{}", "Report"),  # type: ignore[call-overload]
            "from_json: got the kind 'Report'; give a class of the library, such as Report",
        ),
        (lambda: save_data(report(), 5), "save_data: got 5 of type int; give a path"),  # type: ignore[arg-type]
        (lambda: load_data(5), "load_data: got 5 of type int; give a path"),  # type: ignore[call-overload]
    ],
)
def test_what_is_no_data_at_all_is_refused(call: Callable[[], object], expected: str) -> None:
    assert (WrongType, expected) == refusal(call)


def test_a_number_that_could_not_be_read_back_is_not_written() -> None:
    assert "$.value: a number of more than 100 digits; give a shorter one" == refusal(lambda: to_json(Cell(10**100)))[1]


# ---------------------------------------------------------------- files


def test_a_file_is_utf8_and_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "2018" / "报告.json"
    save_data(FULL, target)
    assert to_json(FULL).encode("utf-8") == target.read_bytes()
    assert load_data(str(target)) == FULL
    save_data(LEDGER, target)
    assert load_data(target, Ledger) == LEDGER
    assert [target] == list(target.parent.iterdir())


@pytest.mark.parametrize("edited", [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.replace(b"\n", b"\r\n")])
def test_a_file_may_have_passed_through_an_editor(edited: Callable[[bytes], bytes], tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    target.write_bytes(edited(to_json(FULL).encode("utf-8")))
    assert load_data(target) == FULL


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (holding(yaer=1).encode(), '{}: $.yaer: Report has no "yaer"; did you mean "year"?'),
        ('{"reportkit": 1, "class": "甲"}'.encode("gbk"), "{}: byte 27 is not UTF-8; save the file as UTF-8"),
        (b"", "{}: line 1, column 1: not JSON: Expecting value"),
        (None, "{!r} cannot be read: No such file or directory"),
        (b" " * 3000, "{}: load_data: of size 3000; give at most 2000, with smaller pictures"),
    ],
)
def test_a_damaged_file_is_refused_by_its_name(
    content: bytes | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "LARGEST", 2000)
    target = tmp_path / "报告.json"
    if content is not None:
        target.write_bytes(content)
    assert (InvalidValue, expected.format(str(target))) == refusal(lambda: load_data(target))


def test_what_cannot_be_kept_leaves_the_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "报告.json"
    save_data(FULL, target)
    refusal(lambda: save_data(report(preamble=[supervision]), target))

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    assert SaveFailed is refusal(lambda: save_data(BASE, target))[0]
    monkeypatch.undo()
    assert ([target], FULL) == (list(tmp_path.iterdir()), load_data(target))


def test_the_report_that_an_edition_makes_comes_back() -> None:
    require_kept(annual_report_2021.own().to_report())


@pytest.mark.parametrize(
    ("name", "edition"),
    [("annual_report_2019", annual_report_2019.edition()), ("annual_report_2021", annual_report_2021.summary())],
)
def test_an_edition_saved_as_version_1_still_loads_and_is_saved_alike(name: str, edition: AnnualReport) -> None:
    file = Path(__file__).parent / "version1" / f"{name}.json"
    assert edition == load_data(file, type(edition))
    assert file.read_text(encoding="utf-8") == to_json(edition)
