"""Charts: figures of the report drawn by Word itself, each with its number, in the file and in words."""

import builtins
import importlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from instruments.package import read
from instruments.session import Rendered, Validated
from reportkit import Chart, Report, Section, Statistic, Term, check, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue, MissingExtra
from reportkit.manuscript import Image
from reportkit.manuscript.charts import ChartData
from samples import report

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHANNELS = Statistic("公开", 12656, "条", parts={"官网": 9136, "微信": "3519.5", "报刊": None}, sums="<=", last=11800)
PEOPLE = Statistic("人员", 7, "人")
LOSS = Statistic("减少数", -5, "条")


def drawn(*charts: Chart) -> Report:
    facts = [CHANNELS, PEOPLE, LOSS, Term("热线", "12345热线")]
    return report(facts=facts, sections=[Section("情况", list(charts))])


def data(chart: Chart) -> ChartData:
    (image,) = [block for block in compose(drawn(chart)).blocks if isinstance(block, Image)]
    assert isinstance(image.content, ChartData)
    return image.content


def alt(chart: Chart) -> str:
    return next(block.alt for block in compose(drawn(chart)).blocks if isinstance(block, Image))


@pytest.mark.parametrize(
    ("chart", "categories", "values", "words"),
    [
        (
            Chart("bar", ["官网", "微信", "报刊"]),
            ("官网", "微信", "报刊"),
            [("", ["9136", "3519.5", "None"])],
            "柱形图：官网9136条，微信3519.5条，报刊【待补】",
        ),
        (Chart("pie", "公开", categories=["{年}年"]), ("2018年",), [("", ["12656"])], "饼图：2018年12656条"),
        (
            Chart("line", {"{上年}年": ["公开:上年数"], "{年}年": ["公开:数"]}),
            ("公开",),
            [("2017年", ["11800"]), ("2018年", ["12656"])],
            "折线图：2017年，公开11800条；2018年，公开12656条",
        ),
        (Chart("bar", ["公开"], alt="增长很快"), ("公开",), [("", ["12656"])], "增长很快"),
    ],
    ids=["parts, one missing", "one slice", "two years", "own words"],
)
def test_a_chart_takes_its_figures_from_the_facts(
    chart: Chart, categories: tuple[str, ...], values: list[tuple[str, list[str]]], words: str
) -> None:
    shown = data(chart)
    assert (categories, values, "条", words) == (
        shown.categories,
        [(series.name, [str(value) for value in series.values]) for series in shown.series],
        shown.unit,
        alt(chart),
    )


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Chart("area", ["公开"]), "Chart.kind: got 'area'; give one of .bar., .line., .pie."),  # type: ignore[arg-type]
        (lambda: Chart("bar", []), "Chart.series: a chart without figures; give the names of Statistics"),
        (lambda: Chart("bar", {}), "Chart.series: a chart without figures; give the names of Statistics"),
        (lambda: Chart("bar", {"甲": "公开", "乙": ["公开", "人员"]}), "Chart.series: rows of 1, 2 figures"),
        (lambda: Chart("bar", {"": "公开", "乙": "公开"}), "Chart.series: got ''; give what the series is called"),
        (lambda: Chart("pie", {"甲": "公开", "乙": "公开"}), "Chart.series: 2 series; a pie shows one"),
        (lambda: Chart("bar", ["公开"], categories=["甲", "乙"]), "Chart.categories: got 2 for 1 figures"),
        (lambda: Chart("bar", ["公开:占比"]), r"Chart.series\[0\]: got the format word '占比'"),
        (lambda: Chart("bar", ["公开"], caption="图1 公开"), "Chart.caption: '图1 公开' begins with the label"),
        (lambda: Chart("bar", ["公开"], width=5), "Chart.width: got 5 mm; give 40 to 420"),
        (lambda: drawn(Chart("bar", ["公 开"])), r'sections\[0\].content\[0\].series\[0\]\[0\]: no fact "公 开"'),
        (
            lambda: drawn(Chart("bar", ["热线"])),
            r"sections\[0\].content\[0\].series\[0\]\[0\]: a Term has no format word",
        ),
        (lambda: drawn(Chart("bar", ["年"])), r"sections\[0\].content\[0\].series\[0\]\[0\]: .*年"),
        (lambda: drawn(Chart("bar", ["官网:上年数"])), r"series\[0\]\[0\]: .*last year's value"),
        (lambda: drawn(Chart("bar", ["公开", "人员"])), "公开 is in 条, 人员 in 人; give figures of one unit"),
        (lambda: drawn(Chart("pie", ["公开", "减少数"])), "减少数 is below nought; a pie shows parts of a whole"),
        (lambda: drawn(Chart("bar", ["公开"], name="图甲")), "what has no caption has no number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(make: Callable[[], object], expected: str) -> None:
    with pytest.raises(InvalidValue, match=expected):
        make()


def test_the_workbook_within_a_chart_has_the_figures_that_are_drawn() -> None:
    made = drawn(Chart("bar", {"甲<乙": ["官网", "微信", "报刊"], "丙": ["公开", "公开", "公开"]}))
    package = read(render(made))
    (sheet,) = load_workbook(BytesIO(package.parts["word/embeddings/chart1.xlsx"])).worksheets
    rows = [[cell.value for cell in row] for row in sheet.rows]
    expected = [[None, "甲<乙", "丙"], ["官网", 9136, 12656], ["微信", 3519.5, 12656], ["报刊", None, 12656]]
    assert expected == rows
    chart = package.xml["word/charts/chart1.xml"]
    points = {
        int(point.get("idx", "")): point.findtext(C + "v") for point in next(chart.iter(C + "numCache")).iter(C + "pt")
    }
    assert {0: "9136", 1: "3519.5"} == points
    assert "Sheet1!$C$2:$C$4" == [one.text for one in chart.iter(C + "f")][-1]


def test_a_fact_that_a_chart_draws_is_no_unused_one() -> None:
    told = drawn(Chart("bar", ["公开", "官网", "微信", "报刊"]), Chart("bar", ["人员"]))
    assert ["热线", "减少数"] == sorted(
        (finding.quotation for finding in check(told) if finding.name == "unused_fact"), key=len
    )


def test_without_openpyxl_a_chart_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return whole(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="pip install openpyxl"):
        render(drawn(Chart("bar", ["公开"])))
    assert "［图：柱形图：公开12656条］" in render(drawn(Chart("bar", ["公开"])), ".txt").decode("utf-8")


def test_a_file_with_charts_is_valid_and_shows_each_figure_in_both_engines(
    rendered: Rendered, validated: Validated
) -> None:
    made = importlib.import_module("charts").build()
    file = render(made)
    validated(file)
    assert render(made) == file
    told = ["".join("".join(line.text for line in page.lines).split()) for page in rendered(file)]
    labels = [
        "9800条",
        "11800条",
        "12656条",
        "9136条",
        "2200条",
        "1320条",
        "9500条",
        "1500条",
        "800条",
        "2017年",
        "2018年",
    ]
    assert [] == [label for label in labels if label not in "".join(told)]
