"""What is drawn on a draft, or put in where no report takes it, is told; pictures, links and notes are taken or refused."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path

import attrs
import pytest
from lxml import etree

from instruments.package import Element, W
from reportkit import Chart, Footnote, Link, Picture, Report, Section, Statistic, Table, render
from reportkit.approval import apply, read_back
from reportkit.model import Opinion
from samples import png, report
from settling import parent
from word_edits import WordEdits, child

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OFFICE = "http://schemas.microsoft.com/office/word/2010"


def _drawn(inside: str, kind: str, needs: str) -> str:
    """A drawing as Word writes it, with what older programs show instead."""
    return (
        f'<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="{needs}"><w:drawing><wp:anchor>'
        f'<wp:docPr id="991" name="形状 1"/><a:graphic><a:graphicData uri="{OFFICE}/{kind}">{inside}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:oval/></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


ELLIPSE = _drawn("<wps:wsp><wps:spPr/><wps:bodyPr/></wps:wsp>", "wordprocessingShape", "wps")
BLANK_BOX = _drawn(
    "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t/></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>",
    "wordprocessingShape",
    "wps",
)
INK = _drawn('<w14:contentPart r:id="rId77"/>', "wordprocessingInk", "wpi")
LINE = f'<w:r {NAMES}><w:pict><v:line from="0,0" to="100,0"/></w:pict></w:r>'
OBJECT = f"<w:r {NAMES}><w:object><v:shape/></w:object></w:r>"
SHOWN = Table([["政府网站", 352]], header=["渠道", "数量"], caption="情况", name="表")
OF = report(
    preamble=[
        ["数据来自平台", Footnote("指省平台。"), "，见", Link("县网站", "https://www.example.gov.cn"), "。"],
        "见{表}。",
    ],
    sections=[
        Section("情况", ["内容。", SHOWN, Picture(png(40, 20), alt="流程", caption="流程", name="流程"), "见{流程}。"])
    ],
    approval={"拟稿": Opinion("李四", day=date(2019, 1, 8))},
)
DRAFT = render(OF, anchors=True)
Edit = Callable[[WordEdits], object]


def _put(said: str, drawn: str) -> Edit:
    return lambda file: file.paragraph(said).append(etree.fromstring(drawn))


def _picture(file: WordEdits) -> Element:
    return next(run for run in file.body.iter(W + "r") if any(str(one.tag).endswith("}blip") for one in run.iter()))


def _in_box(drawn: str) -> Edit:
    def edit(file: WordEdits) -> None:
        _, box, *_ = file.rows("签发").iter(W + "tc")
        child(box, "p").append(etree.fromstring(drawn))

    return edit


def read(path: Path, edit: Edit, of: Report = OF, draft: bytes = DRAFT) -> tuple[list[str], list[str], list[str]]:
    """What is told as edits and as remarks, and why what is not taken is not; what was taken is told no more."""
    file = WordEdits(draft)
    edit(file)
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    applied = apply(of, returned.edits)
    refused = [str(one.edit.change) for one in applied.refused]
    assert refused == [str(one.change) for one in read_back(path, applied.report).edits]
    return [*map(str, returned.edits)], [*map(str, returned.comments)], [one.message for one in applied.refused]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda file: None, []),
        (_put("内容。", ELLIPSE), ["一、第1段　画了图形"]),
        (_put("内容。", LINE), ["一、第1段　画了图形"]),
        (_put("内容。", BLANK_BOX), ["一、第1段　画了图形"]),
        (_put("内容。", INK), ["一、第1段　画了墨迹"]),
        (_put("内容。", OBJECT), ["一、第1段　加了嵌入对象"]),
        (_put("352", ELLIPSE), ["表1第1行　画了图形"]),
        (_in_box(INK), ["发文稿纸“签发”　画了墨迹"]),
        (lambda file: file.paragraph("352").append(deepcopy(_picture(file))), ["表1第1行　加了图片"]),
    ],
)
def test_what_is_drawn_or_put_in_is_told_where_it_stands(edit: Edit, expected: list[str], tmp_path: Path) -> None:
    told = [f"{one}，读不出内容，请看文件" for one in expected]
    assert ([], told, []) == read(tmp_path / "修改稿.docx", edit)


def test_a_chart_that_was_struck_out_is_told(tmp_path: Path) -> None:
    facts = [Statistic("网站公开", 352, "条"), Statistic("微信公开", 28, "条")]
    chart = Chart("pie", ["网站公开", "微信公开"], alt="各渠道")
    of = attrs.evolve(OF, facts=facts, sections=[Section("情况", ["内容。", chart, "见{表}。", SHOWN])])

    def strike(file: WordEdits) -> None:
        run = next(one for one in file.body.iter(W + "r") if any(str(x.tag).endswith("}chart") for x in one.iter()))
        parent(run).remove(run)

    draft = render(of, anchors=True)
    assert ([], [], []) == read(tmp_path / "修改稿.docx", lambda file: None, of, draft)
    told = ["【删去】原稿一、图：饼图：网站公开352条，微信公开28条"]
    assert (told, [], []) == read(tmp_path / "修改稿.docx", strike, of, draft)


def _replaced(file: WordEdits) -> None:
    (name,) = (one for one in file._parts if one.startswith("word/media"))
    file._parts[name] = png(30, 30, grey=10)


def _described(file: WordEdits) -> None:
    (shown,) = (one for one in _picture(file).iter() if str(one.tag).endswith("}docPr"))
    shown.set("descr", "查档流程")


def _linked(file: WordEdits) -> None:
    run, *_ = file._cut(file.paragraph("内容。"), 0, 2)
    link = etree.Element(W + "hyperlink", {W + "anchor": "x"})
    run.addprevious(link)
    link.append(run)


def _note_elsewhere(file: WordEdits) -> None:
    file.paragraph("内容。").append(file.mark(file.notes()[0]))


NOTE, REFERRED = "注释请在报告中写到所注文字的后面", "文中还引用它（见图1），请先改引用的文字"


@pytest.mark.parametrize(
    ("edit", "expected", "refused"),
    [
        (_replaced, ["【换图】原稿图1，新稿一、图：流程"], []),
        (_described, ["【改写】原稿图1，新稿一、图：“” → “查档”（查档流程）"], []),
        (
            lambda file: parent(_picture(file)).remove(_picture(file)),
            ["【删去】原稿图1：流程"],
            [REFERRED],
        ),
        (_linked, ["【格式】一、第1段：“内容”常规 → 链接到x"], ["链接请在报告中改"]),
        (
            _note_elsewhere,
            ["【删去】原稿引言第1段注释：指省平台。", "【新增】新稿一、第1段注释：指省平台。"],
            [NOTE, NOTE],
        ),
    ],
)
def test_pictures_links_and_notes_are_taken_or_refused(
    edit: Edit, expected: list[str], refused: list[str], tmp_path: Path
) -> None:
    assert (expected, [], refused) == read(tmp_path / "修改稿.docx", edit)
