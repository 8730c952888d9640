"""What the words of an edition say, against the applications and cases that its own tables count."""

from copy import deepcopy

import attrs
import pytest

from annual_figures import ROWS, published
from reportkit import check
from reportkit.annual_report import Applications


def found(words: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check(published(preamble=[words]).to_report())]


@pytest.mark.parametrize(
    ("words", "name", "quotation"),
    [
        ("申请均已办结。", "claim_against_figures", "均已办结"),
        ("全年收到的申请均已办结。", "claim_against_figures", "均已办结"),
        ("{新收申请}，已全部办结。", "claim_against_figures", "全部办结"),
        ("新收申请全部办结，办结率100%。", "claim_against_figures", "全部办结，办结率100%"),
        ("没有结转下年度办理的申请。", "none_against_figure", "没有结转下年度办理的申请"),
        ("无行政复议。", "none_against_figure", "无行政复议"),
        ("{新收申请}，无行政复议、行政诉讼。", "none_against_figure", "无行政复议、行政诉讼"),
        ("全年未发生行政复议案件。", "none_against_figure", "未发生行政复议案件"),
        ("发生行政复议3件。", "two_values", "3件"),
        ("全年发生行政复议两件。", "two_values", "两件"),
        ("行政复议一件。", "two_values", "一件"),
    ],
)
def test_words_that_the_tables_belie_are_found_once(words: str, name: str, quotation: str) -> None:
    assert [(name, quotation)] == found(words)


@pytest.mark.parametrize(
    "words",
    [
        "上年结转申请均已办结。",
        "除结转下年度的外，申请均已办结。",
        "到期的申请均已按时办结。",
        "县教育局收到的申请均已办结。",
        "建议提案均已办结。",
        "收到申请和建议提案，提案均已办结。",
        "无行政复议的单位占多数。",
        "全年没有行政复议被纠错。",
        "县教育局无行政复议。",
        "行政复议一体化平台建成，行政复议两级联动。",
    ],
)
def test_what_only_looks_belied_is_left_alone(words: str) -> None:
    assert [] == found(words)


def test_all_may_be_done_where_nothing_is_carried_forward() -> None:
    rows = [row[:6] for row in deepcopy(ROWS)]
    rows[2] = [one + more for one, more in zip(rows[2], rows[24], strict=True)]
    ledger = attrs.evolve(Applications.from_rows(rows), handled=None, carried_forward=None)
    edition = published(applications=ledger, preamble=["申请均已办结，没有结转下年度办理的申请。"])
    assert [] == check(edition.to_report())


@pytest.mark.parametrize("row", [0, 1, 2, 5])
def test_of_a_blank_cell_only_that_cell_is_told_and_not_what_it_leaves_open(row: int) -> None:
    rows = [row[:6] for row in deepcopy(ROWS)]
    rows[row][0] = None  # type: ignore[call-overload]  # a blank
    ledger = attrs.evolve(Applications.from_rows(rows), handled=None, carried_forward=None)
    (finding,) = check(published(applications=ledger).to_report())
    assert finding.name == "not_reported"
    assert finding.place.startswith(f"sections[2].content[0].rows[{row}][")


def test_a_fact_of_the_same_number_is_recommended_only_where_it_is_meant() -> None:
    messages = [
        one.message for one in check(published(preamble=["举办活动328件。", "部分公开共计328件。"]).to_report())
    ]
    assert [False, True] == ["{部分公开:数值}" in message for message in messages]
