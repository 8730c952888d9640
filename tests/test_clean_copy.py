"""The stage of a draft, and the clean copy: what it leaves out, when it is refused, what its file keeps."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import attrs
import pytest
from lxml import etree

from instruments.session import Validated
from reportkit import Report, Section, Table, check, render
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, StillOpen, WrongType
from reportkit.model import Stage
from reportkit.review import Clean
from reportkit.rules import Suppression
from reportkit.scripts import to_script
from samples import lines, report

DRAFT = Stage("送审稿", version=2, day=date(2019, 1, 10))


def parts(docx: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def properties(docx: bytes) -> dict[str, str]:
    """The file's own properties."""
    root = etree.fromstring(parts(docx)["docProps/custom.xml"])
    return {one.get("name", ""): "".join(map(str, one.itertext())) for one in root}


@pytest.mark.parametrize(
    ("stage", "printed"),
    [
        ("送审稿", "（送审稿）"),
        (Stage("送审稿"), "（送审稿）"),
        (Stage("征求意见稿", version=12), "（征求意见稿第十二稿）"),
        (Stage("签发稿", day=date(2019, 1, 14)), "（签发稿，2019年1月14日）"),
        (DRAFT, "（送审稿第二稿，2019年1月10日）"),
    ],
)
def test_a_stage_stands_under_the_title_with_its_version_and_day(stage: str | Stage, printed: str) -> None:
    given = report(stage=stage)
    assert printed == lines(given)[1]
    assert given == from_json(to_json(given), Report)
    assert [] == check(given)
    assert not isinstance(stage, Stage) or f'Stage("{stage.name}"' in to_script(given)


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"name": "（送审稿）"}, InvalidValue, "has parentheses; leave them out"),
        ({"name": "送审稿", "version": 0}, InvalidValue, "give 1 or more"),
        ({"name": "送审稿", "version": "二"}, WrongType, "of type str"),
        ({"name": "送审稿", "day": "1月10日"}, WrongType, "give a date"),
        ({"name": ""}, InvalidValue, "Stage.name"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(given: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        Stage(**given)


# ---------------------------------------------------------------- the clean copy


def test_a_clean_copy_is_the_report_without_its_stage_to_the_byte() -> None:
    given = report(preamble=["甲。"])
    for kind in (".docx", ".txt"):
        assert render(given, kind) == render(attrs.evolve(given, stage=DRAFT), kind, copy=Clean(reason="无需"))


OPEN: Mapping[str, dict[str, Any]] = {
    "gap": {"preamble": ["支出{待补:金额}万元。"]},
    "gap in a table": {"sections": [Section("表", [Table([["支出", "{待补}"]])])]},
    "error": {"preamble": ["已公开信息。，"]},
    "both": {"preamble": ["支出{待补:金额}万元。，"]},
}


@pytest.mark.parametrize(
    ("name", "said", "left"),
    [
        ("gap", "0 errors, 1 gaps: 【待补：金额】; mend", "待补1处"),
        ("gap in a table", "0 errors, 1 gaps: 【待补】; mend", "待补1处"),
        ("error", "1 errors, 0 gaps: 引言“信息。，”：“。，”标点重叠", "错误1处"),
        ("both", "1 errors, 1 gaps", "错误1处，待补1处"),
    ],
)
def test_what_is_open_refuses_a_clean_copy_or_is_kept_in_it_with_the_reason(name: str, said: str, left: str) -> None:
    given = report(**OPEN[name])
    with pytest.raises(StillOpen, match=said):
        render(given, copy=Clean())
    with pytest.raises(InvalidValue, match=r"a \.txt file keeps no reason"):
        render(given, ".txt", copy=Clean(reason="月底补齐"))
    made = render(given, copy=Clean(reason="月底<补齐>"))
    assert {"清稿理由": "月底<补齐>", "未解决的问题": left} == properties(made)
    plain = parts(render(given))
    assert plain["word/document.xml"] == parts(made)["word/document.xml"]
    assert {"docProps/custom.xml"} == parts(made).keys() - plain.keys()


def test_the_file_that_keeps_a_reason_is_valid(validated: Validated) -> None:
    validated(render(report(**OPEN["both"]), copy=Clean(reason='金额<&"月底补齐')))


def test_it_goes_by_the_findings_it_is_given_but_no_suppression_hides_a_gap() -> None:
    wrong = report(preamble=["已公开信息。，"])
    silenced = check(wrong, suppressions=[Suppression("doubled_mark", "原文如此")])
    assert 1 == len(silenced.suppressed)
    assert render(wrong) == render(wrong, copy=Clean(findings=silenced))
    gap = report(preamble=["支出{待补}万元。"])
    found = check(gap, suppressions=[Suppression("open_placeholder", "下周补齐")])
    with pytest.raises(StillOpen, match="0 errors, 1 gaps"):
        render(gap, copy=Clean(findings=found))
    with pytest.raises(InvalidValue, match="check this report again"):
        render(gap, copy=Clean(findings=check(wrong)))


@pytest.mark.parametrize(
    ("how", "error", "said"),
    [
        ({"copy": Clean(), "findings": []}, InvalidValue, "no comments, checklist or tracked changes"),
        ({"copy": Clean(), "checklist": True}, InvalidValue, "no comments, checklist or tracked changes"),
        ({"copy": True}, WrongType, "give a Clean"),
        ({"copy": Clean(findings=3)}, WrongType, "findings"),  # type: ignore[arg-type]
    ],
)
def test_what_makes_no_clean_copy_is_refused(how: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        render(report(), **how)


@pytest.mark.parametrize("reason", ["", " ", "甲\n乙", "长" * 256])
def test_a_reason_is_words_that_a_property_can_show(reason: str) -> None:
    with pytest.raises(InvalidValue, match=r"Clean\.reason"):
        Clean(reason=reason)
