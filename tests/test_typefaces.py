"""Characters that a typeface lacks: names above all; marks and letters that it has are left alone."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Attachment, Body, Cell, Measure, Section, Table, Term, check
from reportkit.formats import GB9704, Font
from reportkit.rules.layout.typefaces import character_outside_font
from samples import report

LACKED = "镕喆堃"


def found(**fields: Any) -> list[tuple[str, str]]:
    """Place and quotation of each finding."""
    return [(f.place, f.quotation) for f in check(report(**fields), rules=(character_outside_font,))]


@pytest.mark.parametrize("sign", LACKED)
def test_a_name_with_a_rare_character_is_found(sign: str) -> None:
    (finding,) = check(report(preamble=[f"联系人：李{sign}明。"]), rules=(character_outside_font,))
    assert ("preamble[0]", f"联系人：李{sign}明。") == (finding.place, finding.quotation)
    assert f"“{sign}”（U+{ord(sign):04X}）不在仿宋_GB2312字库中" in finding.message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "镕县工作报告"}, ["title"]),
        ({"office": Body("堃县人民政府", area="堃县"), "title": "工作报告", "preamble": ["{单位}"]}, ["preamble[0]"]),
        ({"preamble": ["{联系人}。"], "facts": [Term("联系人", "陶喆")]}, ["preamble[0]"]),
        (
            {"sections": [Section("甲", [Section("喆"), Measure("堃", "镕")])]},
            ["sections[0].content[0].title", "sections[0].content[1]", "sections[0].content[1]"],
        ),
        ({"sections": [Table([["甲", "乙"], ["丙", "李喆"]])]}, ["sections[0].rows[1][1]"]),
        ({"sections": [Table([["甲"]], header=[Cell("镕")])]}, []),  # 黑体 holds it
        ({"sections": [Table([["甲"]], notes="注李喆。")]}, ["sections[0].notes[0]"]),
        ({"attachments": [Attachment("名单", ["李喆"])]}, ["attachments[0].content[0]"]),
    ],
)
def test_where_it_is_found(fields: dict[str, Any], expected: list[str]) -> None:
    assert expected == [place for place, _ in found(**fields)]


def test_each_character_is_told_once_a_line() -> None:
    assert 2 == len(found(preamble=["喆喆喆镕喆"]))


MARKS = "“”‘’—…·、。，；：？！（）《》〈〉【】〔〕％‰℃①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢ×÷±≥≤＋－＝→△★※\u3000"


@pytest.mark.parametrize("sign", MARKS)
def test_ordinary_marks_are_in_the_typeface(sign: str) -> None:
    # GB/T 2312 has ① to ⑩ in area 2 and the marks in area 1; what it has not, no office's 仿宋_GB2312 prints
    assert sign.encode("gb2312", errors="replace") == b"?" or not Font("仿宋_GB2312", repertoire="gb2312").lacks(sign)


@pytest.mark.parametrize(
    "text", ["“引用”——说明……第1·2项、甲；乙：丙？丁！（戊）《己》【庚】〔2018〕", "①②③④⑤⑥⑦⑧⑨⑩", "A4 12.5% a@b.cn"]
)
def test_nothing_is_found_in_ordinary_text(text: str) -> None:
    assert [] == found(preamble=[text])


@given(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
def test_a_chinese_character_is_lacked_as_the_character_set_says(sign: str) -> None:
    held = sign.encode("gb2312", errors="replace") != b"?"
    assert held is not Font("仿宋_GB2312", repertoire="gb2312").lacks(sign)
    assert not Font("黑体").lacks(sign)


def test_a_format_with_larger_typefaces_finds_nothing() -> None:
    styles = {
        role: attrs.evolve(style, font=attrs.evolve(style.font, repertoire="gbk"))
        for role, style in GB9704.styles.items()
    }
    layout = attrs.evolve(GB9704, styles=styles)
    assert [] == check(report(preamble=["李喆"]), layout=layout, rules=(character_outside_font,))
