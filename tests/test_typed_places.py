"""Places in texts and Word files of others: the headings above them and their first words, as a person looks for them."""

from pathlib import Path

from reportkit import Section, Table, save
from reportkit.manuscript import Column, Grid, Line, Manuscript, Role, Span
from reportkit.numbering import OFFICIAL
from reportkit.readers import read_docx, read_text
from reportkit.rules.typed_places import TypedPlaces
from samples import report
from wordfiles import docx

TYPED = """示例县2024年政府信息公开工作年度报告
本报告由示例县人民政府办公室编制，现予公布。
一、主动公开情况
全年公开信息。
（一）加强组织领导。全县召开会议。
全年公开信息，逐月通报。
全年公开信息，逐月通报。
1.规范办理流程和答复文书
按期答复。
二、收到和处理政府信息公开申请情况
全年公开信息。
示例县人民政府办公室
2025年1月14日"""


def test_a_place_in_a_text_is_told_by_headings_and_first_words() -> None:
    manuscript = read_text(TYPED)
    first, second = "一、主动公开情况", "二、收到和处理政府信…"
    assert [
        "标题",
        "“本报告由示例县人民政…”",
        first,
        f"{first} → “全年公开信息。”",
        f"{first} → （一）加强组织领导",
        f"{first} → （一）加强组织领导 → “全年公开信息，逐月通报。”",
        f"{first} → （一）加强组织领导 → “全年公开信息，逐月通报。”（第2处）",
        f"{first} → （一）加强组织领导 → 1.规范办理流程和答…",
        f"{first} → （一）加强组织领导 → 1.规范办理流程和答… → “按期答复。”",
        second,
        f"{second} → “全年公开信息。”",
        "署名",
        "成文日期",
    ] == [TypedPlaces(manuscript).where(block.origin) for block in manuscript.blocks]


def test_a_place_in_a_word_file_is_told_by_captions_rows_and_what_holds_it(tmp_path: Path) -> None:
    table = Table([["规章", 2]], header=["信息内容", "件数"], caption="公开情况", name="表")
    save(report(sections=[Section("概况", ["见{表}。", table, Table([["甲", 1]])])]), tmp_path / "报告.docx")
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>不含涉密。</w:t></w:r></w:p></w:footnote>'
    body = '<w:p><w:r><w:t>概况</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    (tmp_path / "脚注.docx").write_bytes(docx(body, footnotes=note))
    places = TypedPlaces(read_docx(tmp_path / "报告.docx")[0])
    assert [
        "一、概况 → 表1 公开情况 → 第1行“规章”",
        "一、概况 → 表1 公开情况 → 表头“信息内容”",
        "一、概况 → 第2个表格",
        "页眉",
        "全文",
    ] == [places.where(place) for place in ("第1个表格.rows[0][1]", "第1个表格.header[0]", "第2个表格", "页眉", "全文")]
    assert "脚注“不含涉密。”" == TypedPlaces(read_docx(tmp_path / "脚注.docx")[0]).where("脚注第1段")


def test_a_table_typed_as_paragraphs_is_told_by_its_first_words() -> None:
    column = Column(Role.TABLE_TEXT)
    heading = Line(Role.HEADING_1, (Span("概况"),), "一、", "第1段")
    places = TypedPlaces(
        Manuscript("", "", (heading, Grid((column,), (), (("项目",), ("规章",)), "第2段起的表格")), OFFICIAL)
    )
    assert "一、概况 → “项目”起的表格 → 第2行“规章”" == places.where("第2段起的表格.rows[1][0]")
