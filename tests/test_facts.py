"""Typed words as facts: what is found is what a person lists, and the report prints the same text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import annual_report_2019
import annual_report_2021
import lushan_2018
import lushan_statistics
import tables
from laws import times
from reportkit import Body, Citation, Measure, Points, Report, ReportkitError, Section, Statistic, Table, render
from reportkit.errors import InvalidValue, WrongType
from reportkit.model import slots
from reportkit.model.imprint import Imprint
from reportkit.model.letterhead import Letterhead
from reportkit.reading import WithFacts, next_year, with_facts
from reportkit.scripts import to_script
from test_scripts import made_by
from typed_report import FIGURES, LUSHAN_FIGURES, TYPED

OFFICE = Body("示例县人民政府办公室", area="示例县")


def typed(report: Report) -> Report:
    """The same words, line by line, with nothing behind them."""
    lines = [line.strip() for line in render(report, ".txt").decode("utf-8").splitlines() if line.strip()]
    texts = [slots.escape(line.replace("\t", "　")) for line in lines]
    return Report(texts[0], report.office, year=report.year, preamble=texts[1:])


def read(*texts: str, **fields: Any) -> WithFacts:
    """What becomes of paragraphs of a report on 2024; it prints what they said."""
    report = Report("示例县2024年工作报告", OFFICE, year=2024, preamble=texts, **fields)
    result = with_facts(report)
    assert render(report, ".txt") == render(result.report, ".txt")
    return result


def listed(report: Report) -> list[tuple[Decimal, str, str, Decimal | None, Decimal | None]]:
    """Each figure of a report: value, exactness, unit, value of its whole, last year's value."""

    def family(figure: Statistic, whole: Statistic | None) -> Iterator[Any]:
        value, last = figure.value, figure.last_value
        of = None if whole is None or whole.value is None else Decimal(whole.value)
        yield Decimal(value or 0), figure.exactness, figure.unit, of, None if last is None else Decimal(last)
        for part in figure.parts:
            yield from family(part, figure)

    figures = [fact for fact in report.facts if isinstance(fact, Statistic)]
    return sorted((one for figure in figures for one in family(figure, None)), key=str)


@pytest.mark.parametrize(
    ("report", "figures"),
    [(TYPED, FIGURES), (typed(lushan_2018.build()), LUSHAN_FIGURES)],
    ids=["typed", "lushan"],
)
def test_the_figures_found_are_those_that_were_listed_by_hand(report: Report, figures: Any) -> None:
    wanted = [
        (Decimal(value), mark, unit, of and Decimal(of), last and Decimal(last))
        for value, mark, unit, _, of, last in figures
    ]
    assert sorted(wanted, key=str) == listed(with_facts(report).report)


@pytest.mark.parametrize(
    "report",
    [
        *(TYPED, lushan_statistics.build(), typed(lushan_statistics.build()), tables.build(), typed(tables.build())),
        *(annual_report_2019.build(), typed(annual_report_2019.build())),
        *(annual_report_2021.build(), typed(annual_report_2021.build())),
    ],
    ids=lambda report: report.title[:12],
)
def test_a_report_with_facts_prints_the_same_text_and_has_a_script(report: Report) -> None:
    result = with_facts(report).report
    assert render(report, ".txt") == render(result, ".txt")
    assert result == made_by(to_script(result))
    assert result == with_facts(result).report  # all was said the first time


WORDS = (
    *[
        "公开",
        "受理",
        "申请",
        "信息",
        "其中",
        "，",
        "。",
        "；",
        "、",
        "（",
        "）",
        "(",
        ")",
        ",",
        "《",
        "》",
        "“",
        "”",
        "全县",
        "示例县",
        "共",
        "2024年",
        "2023年",
        "上年",
        "同比增长",
        "比上年增加",
        "占",
        "的",
        "和",
        "每",
        "超过",
    ],
    *[
        "5%",
        "14.7%",
        "100%",
        "12",
        "3",
        "0",
        "1,200",
        "12.5",
        "3万",
        "1.2亿",
        "条",
        "件",
        "个",
        "名",
        "元",
        "万元",
        "余",
        "多",
        "近",
        "两名",
        "《条例》",
        "（以下简称《办法》）",
        "办结率",
        "几项",
        "1.",
        "一是",
    ],
    *[
        "（示府〔2024〕3号）",
        "{年}",
        "{待补:数}",
        "{{",
        "}}",
        "受理申请12件",
        "公开信息5条",
        "电话：0123-4567890",
        "分别为",
        "与上年持平",
        "〓",
        "\ue000",
        "\ue001",
    ],
)
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join)


@times(0.8)
@given(SAID, SAID, SAID, st.sampled_from([2024, 2023, None]))
def test_whatever_is_typed_is_printed_as_it_was(one: str, other: str, cell: str, year: int | None) -> None:
    points = [other.strip("，。；、：,"), one.strip("，。；、：,")]
    table = Table([[cell, 12, "12"], ["受理申请", 12, 5]], header=["项目", "2024年（件）", "上年"])
    try:
        content: list[Any] = [
            one,
            [other, Points(points)],
            Measure(points[0], text=one),
            Section(points[1], [cell]),
            table,
        ]
        report = Report("示例县2024年报告", OFFICE, year=year, sections=content)
    except ReportkitError:
        return
    assert render(report, ".txt") == render(with_facts(report).report, ".txt")


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "2024年，全县主动公开政府信息5230条，其中通过网站公开4107条，占78.5%。": "{年}年，{全市}{主动公开政府信息}，其中{通过网站公开}，占{通过网站公开:占比}。",
        "设立3处公开查阅点，安排两名工作人员。": "设立{设立公开查阅点:数值}公开查阅点，安排{安排工作人员:汉字}工作人员。",
        "受理申请86件，同比增长14.7%。": "{受理申请}，{受理申请:同比}。",
        "受理申请86件，比上年增加10件。": "{受理申请}，{受理申请:增减}。",
        "受理申请86件（上年76件），与上年相比有所增加。": "{受理申请}（上年{受理申请:上年}），与上年相比有所增加。",
        "公开信息3万余条，访问210余万人次。": "公开信息{公开信息:以万计}，{访问}。",
        "下载资料3.25万次，浏览网页1.26亿次。": "下载资料{下载资料:以万计}，浏览网页{浏览网页:以亿计}。",
        "收到(当面和网上)来信12件,已办结10件。": "收到(当面和网上){来信},已{办结来信}。" ,
        "36.5万元用于培训。2.3个乡镇达标。": "{用于培训:数值}用于培训。2.{乡镇达标:数值}乡镇达标。",
        "培训4期、260人次。": "{培训}、{培训人次:数值}。",
        "微博29个，共发布信息1992条；微信41个，共发布信息3404条。": "{微博}，共{微博发布信息}；{微信}，共{微信发布信息}。",
        "由示例县人民政府办公室编制，示例县各单位和我县企业。": "由{单位}编制，{地区}各单位和{我市}企业。",
        "2023年和2025年，2022年。": "{上年}年和{下年}年，2022年。",
        "印发《工作要点》（示府办〔2024〕3号，以下简称《要点》），落实《要点》。": "印发{要点}，落实{要点}。",
        "依据《条例》(国务院令第711号)和《关于印发〈办法〉的通知》。": "依据{条例:全称}({条例:文号})和{办法}。",
        "每月通报1次，超过40个单位，用时3天，第2次会议，拨打12345热线。": "每月通报1次，超过40个单位，用时3天，第2次会议，拨打12345热线。",
    }.items(),
)  # fmt: skip
def test_a_sentence_tells_its_figures_by_slots(text: str, told: str) -> None:
    assert told == read(text).report.preamble[0]


@pytest.mark.parametrize(
    ("texts", "names"),
    {
        ("全县受理申请10件。", "全年共受理申请10件。"): ["受理申请"],
        ("全县受理申请10件。", "市财政局共受理申请10件。"): ["受理申请", "市财政局受理申请"],
        ("上半年受理申请10件，全年受理申请10件。",): ["上半年受理申请", "受理申请"],
        ("全县公开信息5230条。", "坚持公开为常态，全年公开信息5230条。"): ["公开信息"],
        ("全县公开信息5230条。", "县教育局公开信息多，共公开信息5230条。"): ["公开信息", "公开信息（2）"],
        ("受理申请10件。", "受理申请11件。"): ["受理申请", "受理申请（2）"],
        ("受理申请10件。", "受理申请10件次。"): ["受理申请", "受理申请（2）"],
        ("增加2名工作人员，安排2名工作人员。",): ["增加工作人员", "安排工作人员"],
        ("受理申请10件，其中县级4件。", "公开信息10条，其中县级4条。"): ["受理申请", "公开信息"],
    }.items(),
)
def test_figures_are_one_only_where_label_and_value_agree(texts: tuple[str, ...], names: list[str]) -> None:
    assert names == [fact.name for fact in read(*texts).report.facts]


@pytest.mark.parametrize(
    ("text", "sums", "parts", "notes"),
    [
        ("受理申请12件，其中当面5件、网上7件。", "==", [5, 7], []),
        ("受理申请12件，其中当面5件。", "<=", [5], []),
        ("受理申请12件（县级5件、乡级7件）。其中，当面4件、网上8件。", ">=", [5, 7, 4, 8], []),
        (
            "受理申请12件（县级12件、乡级0件），其中，当面4件、网上8件；公开9件、不予公开3件。",
            ">=",
            [12, 0, 4, 8, 9, 3],
            [],
        ),
        ("受理申请12件，其中当面5件、网上7件；办结申请9件。", "==", [5, 7], []),
        ("受理申请12件。其中，县级5件，占41.7%。乡级7件，占58.3%。", "==", [5, 7], []),
        ("受理申请12件，其中当面5件、网上8件。", "==", [], ["12件"]),
        ("受理申请12件，其中当面15件。", "==", [], ["12件"]),
    ],
)
def test_parts_add_up_or_stay_apart(text: str, sums: str, parts: list[int], notes: list[str]) -> None:
    result = read(text)
    first = next(fact for fact in result.report.facts if isinstance(fact, Statistic))
    assert (sums, parts, notes) == (
        first.sums,
        [part.value for part in first.parts],
        [note.quotation for note in result.notes],
    )


@pytest.mark.parametrize(
    ("text", "last", "notes"),
    [
        ("受理申请86件，同比增长14.7%。", 75, ["同比增长14.7%"]),  # the one whole number that it can be
        ("受理申请8600件，同比增长14.7%。", None, ["同比增长14.7%"]),
        ("收费86元，同比增长14.7%。", None, ["同比增长14.7%"]),
        ("受理申请86件，较上年减少10件，下降10.4%。", 96, ["较上年减少10件"]),
        ("受理申请86件，与上年持平。", 86, []),
        ("受理申请80余件，比上年增加10件。", None, ["10"]),
    ],
)
def test_last_year_s_value_is_given_where_it_follows_exactly(text: str, last: int | None, notes: list[str]) -> None:
    result = read(text)
    assert (last, notes) == (result.report.facts[0].last_value, [note.quotation for note in result.notes][:1])  # type: ignore[attr-defined]


def test_a_cell_is_joined_with_the_figure_of_its_label_and_value() -> None:
    rows: list[list[Any]] = [
        ["（一）公开信息", 5230, 5000],
        ["其中：网站", 4107, 1],
        ["受理申请", 86, 86],
        ["培训", 4, 4],
        ["公开信息", 5231, 0],
    ]
    table = Table(rows, header=["指标", "2024年（条）", "上年"])
    result = read("公开信息5230条，其中网站4107条。受理申请86件。乡镇培训4条。", sections=[table]).report
    cells = [row[1] for row in result.sections[0].rows]  # type: ignore[union-attr]
    assert ["{公开信息:数}", "{网站信息:数}", 86, 4, 5231] == cells


def test_the_office_gets_what_its_text_gives() -> None:
    contact = "地址：示例县滨河路18号；邮编：400123；电话：0123-4567890；邮箱：a@b.gov.cn，可在示例县政府网站（http://www.b.gov.cn）下载"
    office = read(contact).report.office
    assert ("示例县滨河路18号", "400123", "0123-4567890", "a@b.gov.cn", ("示例县政府网站", "http://www.b.gov.cn")) == (
        *(office.address, office.postcode, office.telephone, office.email, office.website),
    )


def test_the_fax_is_the_fax_though_its_number_is_the_telephone_s() -> None:
    said = read("电话：0591-23165255；传真：0591-23165255。请拨打0591-23165255。").report
    assert "电话：{电话}；传真：{传真}。请拨打{电话}。" == said.preamble[0]


def test_facts_that_a_report_has_stay_and_keep_their_names() -> None:
    facts = [Statistic("受理申请", 5, "件"), Citation("条例")]
    result = read("{受理申请}，受理申请10件，依据《条例》和{条例}。", facts=facts).report
    assert (*facts,) == result.facts[:2]
    assert "{受理申请}，{受理申请（2）}，依据{文件1}和{条例}。" == result.preamble[0]


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(WrongType, match="with_facts"):
        with_facts("报告")  # type: ignore[arg-type]


def test_next_year_opens_figures_dates_and_documents_and_keeps_the_words() -> None:
    table = Table([["培训", 3, 2], ["受理申请", "{受理申请:数}", 75]], header=["项目", "{年}年", "上年"])
    long = Citation(
        "关于进一步做好政策解读工作推动各项政策措施落地见效并及时回应社会关切的若干意见和具体措施安排的通知"
    )
    report = Report(
        "{地区}{年}年工作报告",
        OFFICE,
        year=2024,
        signed=date(2025, 1, 9),
        facts=[Statistic("受理申请", 86, "件", last=75), Citation("2024年工作要点", short="要点"), long],
        preamble=["统计期限为2024年1月1日至12月31日。按照{要点}，{受理申请}，{受理申请:同比}。4月20日培训3次，落实{" + long.name + "}。"],
        sections=[table],
        record={"名称": "报告"},
    )  # fmt: skip
    after = next_year(report)
    said = (
        "统计期限为{待补:年份，原为2024}年1月1日至12月31日。按照{待补:名称，原为《2024年工作要点》（以下简称《要点》）}，{受理申请}，{受理申请:同比}。{待补:日期，原为4月20日}培训{待补:数字，原为3}次，落实{"
        f"{long.name}}}。"
    )
    assert said == after.report.preamble[0]
    assert (2025, None, {}) == (after.report.year, after.report.signed, after.report.record)
    assert [("培训", "{待补:培训，原为3}", "3"), ("受理申请", "{受理申请:数}", "{受理申请:上年数}")] == list(
        after.report.sections[0].rows  # type: ignore[union-attr]
    )
    assert [86] == [fact.last_value for fact in after.report.facts if isinstance(fact, Statistic)]
    assert [
        "2024",
        "《2024年工作要点》（以下简称《要点》）",
        "4月20日",
        "3",
        "同比增长14.7%",
        "3",
        "2",
        "75",
        "2025年1月9日",
    ] == [note.quotation for note in after.notes]
    assert "受理申请【待补】件，【待补：受理申请同比】" in render(after.report, ".txt").decode("utf-8")


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("全年未收到申请。", "全年{待补:有无，原为未收到申请}。"),
        ("没有因政府信息公开被提起诉讼。", "{待补:有无，原为没有因政府信息公开被提起诉讼}。"),
        ("无行政复议、行政诉讼。", "{待补:有无，原为无行政复议、行政诉讼}。"),
        ("条例尚未出台，没有及时更新。", "条例尚未出台，没有及时更新。"),
        ("举办第六期培训。", "举办{待补:次序，原为第六期}培训。"),
        ("连续三年、连续12个季度达标。", "{待补:次序，原为连续三年}、{待补:次序，原为连续12个季度}达标。"),
        ("第二十届三中全会、第一时间、第二十条、第六版。", "第二十届三中全会、第一时间、第二十条、第六版。"),
        ("每天至少1次，每月通报1次，15个工作日内办结。", "每天至少1次，每月通报1次，15个工作日内办结。"),
        ("已100%办结，3日内答复。", "已{待补:数字，原为100%}办结，3日内答复。"),
        ("包括：1.网站；2.公报，3.“云溪发布”；1）其他。", "包括：1.网站；2.公报，3.“云溪发布”；1）其他。"),
        ("3.5万人参加。2.3个乡镇达标。", "{待补:数字，原为3.5万}人参加。2.{待补:数字，原为3}个乡镇达标。"),
        ("2021—2025年的规划。", "{待补:年份，原为2021—2025}年的规划。"),
        ("落实《2024年要点》（云政办〔2024〕5号）。", "落实{待补:名称，原为《2024年要点》}（{待补:文号，原为云政办〔2024〕5号}）。"),
    ],
)  # fmt: skip
def test_what_was_so_in_one_year_alone_is_open_and_tells_what_it_was(typed: str, opened: str) -> None:
    report = Report("报告", OFFICE, year=2024, preamble=[typed])
    assert opened == next_year(report).report.preamble[0]


def test_what_stays_of_the_year_below_tables_and_around_the_text_is_told() -> None:
    table = Table([["培训", "优"]], notes=["数据截至12月10日。", "不含乡镇。"], source="2024年快报")
    around: dict[str, Any] = {
        "note": "此件于2025年3月1日起公开",
        "letterhead": Letterhead(["示例县人民政府"], number="示府〔2025〕3号"),
        "imprint": Imprint("示例县人民政府办公室", date(2025, 1, 4)),
    }
    after = next_year(Report("报告", OFFICE, year=2024, sections=[table], **around))
    stays = ["数据截至12月10日。", "2024年快报", "此件于2025年3月1日起公开", "示府〔2025〕3号", "2025年1月4日"]
    assert stays == [note.quotation for note in after.notes if note.kind == "保留为文字"]


def test_a_later_year_tells_that_the_figures_are_not_last_year_s() -> None:
    table = Table([["培训", 3, 2]], header=["项目", "今年", "上年"])
    near = Statistic("报送单位", 30, "个", exactness="多")
    after = next_year(Report("报告", OFFICE, year=2024, facts=[near], preamble="{报送单位}", sections=[table]), 2027)
    assert [(None, None, "多")] == [
        (fact.value, fact.last, fact.exactness) for fact in after.report.facts if isinstance(fact, Statistic)
    ]
    assert [("培训", "{待补:培训、今年，原为3}", "{待补:培训、上年，原为2}")] == [*after.report.sections[0].rows]  # type: ignore[union-attr]
    assert "原报告是2024年的" in after.notes[0].message


def test_a_year_that_was_never_filled_in_leaves_gaps_for_what_it_cannot_compare() -> None:
    once = next_year(
        Report("报告", OFFICE, year=2024, facts=[Statistic("申请", 8, "件", last=7)], preamble="{申请:同比}")
    )
    assert ("{申请:同比}", "{待补:申请同比}") == (once.report.preamble[0], next_year(once.report).report.preamble[0])
    with pytest.raises(InvalidValue, match="no year"):
        next_year(attrs.evolve(once.report, year=None))
