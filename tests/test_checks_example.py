"""Thirty faults planted into a report, thirty findings: each by its rule, at its place, at its words."""

from pathlib import Path

import pytest

import checks
from checks import CLEAN, FAULTS, Planted, build, findings, words
from instruments.package import COMMENTS, W, read
from instruments.session import Validated
from reportkit import Report
from reportkit.rules import RULES
from reportkit.rules.families import FAMILIES
from reportkit.rules.finding import LONGEST_QUOTATION


def planted(faults: list[Planted]) -> list[tuple[str, str, str]]:
    return sorted((fault.name, fault.place, fault.quotation) for fault in faults)


def found(report: Report) -> list[tuple[str, str, str]]:
    return sorted((finding.name, finding.place, finding.quotation) for finding in findings(report))


def test_thirty_faults_of_thirty_kinds_are_planted_in_all_families() -> None:
    assert 30 == len(FAULTS) == len({fault.name for fault in FAULTS})
    assert all(0 < len(fault.quotation) <= LONGEST_QUOTATION for fault in FAULTS)
    families = {rule.name: rule.family for rule in RULES}
    assert set(FAMILIES.values()) == {families[fault.name] for fault in FAULTS}


def test_the_clean_report_has_none_with_everything_held_against_it() -> None:
    clean = findings(CLEAN)
    assert [] == clean
    assert ["手工编排的序号、附件标识和署名（报告中由本库生成）"] == list(clean.lacking())


def test_thirty_planted_thirty_found() -> None:
    assert planted(list(FAULTS)) == found(build())


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_each_fault_alone_is_one_finding(fault: Planted) -> None:
    assert planted([fault]) == found(build([fault]))


def test_each_change_is_seen_in_the_report() -> None:
    changed = [fault.name for fault in FAULTS if build([fault]) == CLEAN]
    assert [] == changed


def test_words_that_stand_nowhere_or_twice_are_refused() -> None:
    with pytest.raises(ValueError, match=r"“没有这句话” stands 0 times"):
        words("没有这句话", "")(CLEAN)
    with pytest.raises(ValueError, match=r"“政策解读” stands \d+ times"):
        words("政策解读", "")(CLEAN)


def test_the_draft_has_a_comment_for_each_and_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], validated: Validated
) -> None:
    checks.main(str(tmp_path / "核对 材料"))
    (path,) = (tmp_path / "核对 材料").iterdir()
    assert [str(path), "埋入问题30处，查出30处。"] == capsys.readouterr().out.splitlines()[-2:]
    package = read(path.read_bytes())
    assert 30 == len(list(package.xml[COMMENTS].iter(W + "comment")))
    validated(path)
