"""A first mention of a document or a body corrected in a draft: its fact changes, or nothing else prints otherwise."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from reportkit import Body, Citation, Measure, Section, render
from reportkit.approval import apply, read_back
from test_approval_back import REPORT
from word_edits import WordEdits

FACTS: list[Citation | Body] = [
    Citation("供水工程管护办法", "平政发〔2023〕11号", short="办法"),
    Citation("信访工作条例", name="信访"),
    Citation("示例县档案规定", "示政发〔2020〕3号", name="档案"),
    Body("示例县水务局", area="示例县", short="水务局"),
]
OF = attrs.evolve(
    REPORT,
    facts=FACTS,
    preamble=["根据{办法}要求，现报告如下。"],
    sections=[
        Section("情况", ["按照{办法}规定发放。", "执行{信访}。", "再学{信访}。", "依{档案}归档。", "又依{档案}查阅。"]),
        Section("做法", [Measure("压实责任", "由{示例县水务局}牵头。"), Measure("加强督查", "请{示例县水务局}督查。")]),
    ],
)
DRAFT = render(OF, anchors=True)
DOCUMENT, BODY = "《供水工程管护办法》（平政发〔2023〕11号，以下简称《办法》）", "示例县水务局（以下简称“水务局”）"


def evolved(fact: Citation | Body, fields: dict[str, Any]) -> Citation | Body:
    return attrs.evolve(fact, **fields)


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("edits", "changed", "refused", "follows"),
    [
        ([("管护办法》", "管护", "管理")], {0: {"title": "供水工程管理办法"}}, [], 0),
        ([("〔2023〕", "〔2023〕11", "〔2024〕9")], {0: {"number": "平政发〔2024〕9号"}}, [], 0),
        (
            [("管护办法》", "管护", "管理"), ("〔2023〕", "2023", "2024")],
            {0: {"title": "供水工程管理办法", "number": "平政发〔2024〕11号"}},
            [],
            0,
        ),
        ([("管护办法》", "根据《供水工程管护", "按照《供水管理")], {0: {"title": "供水管理办法"}}, [], 0),
        (
            [("管护办法》", DOCUMENT, "《供水办法》（以下简称《办法》）")],
            {0: {"title": "供水办法", "number": None}},
            [],
            0,
        ),
        ([("管护办法》", "平政发〔2023〕11号，", "")], {0: {"number": None}}, [], 0),
        (
            [("管护办法》", "简称《办法》）要", "简称《管护办法》）的要"), ("发放", "《办法》", "《管护办法》")],
            {0: {"short": "管护办法", "name": "办法"}},
            [],
            0,
        ),
        ([("管护办法》", "〔2023〕", "2023年第")], {}, ["mention"], 0),
        ([("管护办法》", "11号，", "11号，2023年5月施行，")], {}, ["mention"], 0),
        ([("管护办法》", "供水工程管护办法", "信访工作条例")], {}, ["mention"], 0),
        ([("管护办法》", f"根据{DOCUMENT}要求，现", "现")], {}, [], 1),
        ([("管护办法》", DOCUMENT, "有关")], {}, [], 1),
        ([("发放", "《办法》", "《规定》")], {}, [], 1),
        ([("执行", "条例", "规定")], {}, [], 0),
        ([("执行", "条例", "规定"), ("再学", "条例", "规定")], {1: {"title": "信访工作规定"}}, [], 0),
        ([("依《示例县档案规定》（", "规定", "办法")], {2: {"title": "示例县档案办法"}}, [], 1),
        ([("查阅", "规定", "办法")], {}, [], 0),
        (
            [("牵头", "以下简称“水务局", "以下简称“县水务局"), ("督查。", "水务局", "县水务局")],
            {3: {"short": "县水务局"}},
            [],
            0,
        ),
        ([("牵头", "示例县水务局（", "示例县水利局（")], {3: {"name": "示例县水利局"}}, [], 0),
        ([("牵头", "（以下简称", "等单位（以下简称")], {3: {"name": "示例县水务局等单位"}}, [], 0),
        ([("牵头", "以下简称", "简称")], {}, ["mention"], 0),
        ([("牵头", f"由{BODY}牵头", "由各乡镇牵头")], {}, ["mention"], 0),
        ([("督查。", "水务局", "县水务局")], {}, [], 0),
    ],
)
def test_a_first_mention_changes_its_fact_or_is_refused_where_others_would_print_otherwise(
    edits: list[tuple[str, str, str]],
    changed: dict[int, dict[str, Any]],
    refused: list[str],
    follows: int,
    by: str,
    tmp_path: Path,
) -> None:
    file = WordEdits(DRAFT, by)
    for said, old, new in edits:
        file.reword(said, old, new)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    applied = apply(OF, returned.edits)
    assert refused == [one.reason for one in applied.refused]
    expected = [evolved(fact, changed.get(at, {})) for at, fact in enumerate(FACTS)]
    assert expected == list(applied.report.facts)
    again = {str(edit) for edit in read_back(path, applied.report).edits}
    assert follows == len(again - {str(one.edit) for one in applied.refused})


def test_a_document_introduced_in_a_paragraph_that_was_written_anew_is_that_which_has_its_short_name(
    tmp_path: Path,
) -> None:
    file = WordEdits(DRAFT, "张三")
    whole = file.paragraph("现报告如下")
    file.insert(
        whole, "各乡镇认真贯彻《供水管理办法》（平政发〔2024〕5号，以下简称《办法》），工作扎实，有关情况如下。"
    )
    file.delete(whole)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    applied = apply(OF, read_back(path, OF).edits)
    assert evolved(FACTS[0], {"title": "供水管理办法", "number": "平政发〔2024〕5号"}) == applied.report.facts[0]
    assert ((), ()) == (applied.refused, read_back(path, applied.report).edits)
