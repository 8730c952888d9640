"""Charts and pictures of a draft that came back: struck, moved, their captions struck, a chart's figures changed."""

from collections.abc import Callable
from copy import deepcopy
from itertools import product
from pathlib import Path

import attrs
import pytest

from instruments.package import Element, W
from reportkit import Chart, Picture, Report, Section, Statistic, render
from reportkit.approval import apply, read_back
from reportkit.model.content import Content
from samples import png, report
from settling import parent
from word_edits import KINDS, RELATIONS, WordEdits

WHOLE = Statistic(
    "公开信息", 380, "条", last=350, parts=[Statistic("网站公开", 352, last=330), Statistic("微信公开", 28, last=20)]
)
SERIES = {"{上年}年": ["网站公开:上年数", "微信公开:上年数"], "{年}年": ["网站公开", "微信公开"]}
CHART = Chart("bar", SERIES, caption="各渠道情况", name="图")
PICTURE = Picture(png(40, 20), alt="流程", caption="各渠道情况", name="图")


def _of(shown: Content) -> Report:
    """A report in which something is shown and referred to."""
    told = ["全年{公开信息}，网站{网站公开:数}条。", "有关情况见{图}。", shown, "下一步工作继续抓好各项公开。"]
    return report(facts=[attrs.evolve(WHOLE, sums="<=")], sections=[Section("情况", told)])


_WORDS = "柱形图：2017年，网站公开330条，微信公开20条；2018年，网站公开352条，微信公开28条"
OF = {"chart": _of(CHART), "picture": _of(PICTURE)}
DRAFTS = {what: render(of, anchors=True) for what, of in OF.items()}


def content(of: Report) -> tuple[Content, ...]:
    (part,) = of.sections
    assert isinstance(part, Section)
    return part.content


def _drawing(file: WordEdits) -> Element:
    return next(run for run in file.body.iter(W + "r") if run.find(W + "drawing") is not None)


def _strike_drawing(file: WordEdits) -> None:
    run = _drawing(file)
    if file.by:
        file._wrapped("del", [run])
    else:
        parent(run).remove(run)


def _strike_its_paragraph(file: WordEdits) -> None:
    paragraph = parent(_drawing(file))
    file.delete(paragraph)


def _strike_caption(file: WordEdits) -> None:
    file.delete(file.paragraph("各渠道情况"))


def _empty_caption(file: WordEdits) -> None:
    file.reword_in(file.paragraph("各渠道情况"), "各渠道情况", "")


def _strike_reference(file: WordEdits) -> None:
    file.delete(file.paragraph("有关情况见"))


def back(path: Path, file: WordEdits, of: Report) -> tuple[list[str], Report, list[str]]:
    """What is told and is not, the new report, the reasons; what was taken is told no more, but for derived places."""
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    applied = apply(of, returned.edits)
    refused = [str(one.edit.change) for one in applied.refused]
    again = read_back(path, applied.report)
    assert refused == [str(one.change) for one in again.edits]
    assert () == returned.comments == again.comments
    return [*map(str, returned.edits)], applied.report, [one.message for one in applied.refused]


GONE = [(), (_strike_drawing,), (_strike_its_paragraph,)]
CAPTION = [(), (_strike_caption,), (_empty_caption,)]
REFERENCE = [(), (_strike_reference,)]


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize("what", ["chart", "picture"])
def test_what_is_struck_of_a_chart_a_picture_and_a_caption_is_told_and_taken_or_refused(
    what: str, by: str, tmp_path: Path
) -> None:
    for drawing, caption, reference in product(GONE, CAPTION, REFERENCE):
        file = WordEdits(DRAFTS[what], by)
        for edit in (*drawing, *caption, *reference):
            edit(file)
        told, new, messages = back(tmp_path / "修改稿.docx", file, OF[what])
        kept = [one for one in content(new) if isinstance(one, (Chart, Picture))]
        (of,) = (one for one in content(OF[what]) if isinstance(one, (Chart, Picture)))
        case = (drawing, caption, reference)
        expected, left = [], [of]
        if (drawing or caption) and not reference:
            expected = ["文中还引用它（见图1），请先改引用的文字"]
        elif drawing and not caption:
            expected = ["它的题注、计量单位或者注还在，请一起删去"]
        elif drawing or caption:
            bare = [] if drawing else [attrs.evolve(of, caption=None, name=None)]
            left = bare if reference else left
        assert (bool(drawing or caption) + bool(reference), expected, left) == (len(told), messages, kept), case


def _chart(old: str, new: str) -> Callable[[WordEdits], None]:
    def edit(file: WordEdits) -> None:
        (name,) = (one for one in file._parts if one.startswith("word/charts/chart") and one.endswith(".xml"))
        assert old.encode() in file._parts[name]
        file._parts[name] = file._parts[name].replace(old.encode(), new.encode(), 1)

    return edit


def _moved(file: WordEdits) -> None:
    caption = file.paragraph("各渠道情况")
    drawing, last = parent(_drawing(file)), file.paragraph("下一步工作")
    last.addnext(caption)
    last.addnext(drawing)


def _replaced(file: WordEdits) -> None:
    """A picture pasted in the place of the chart, as Word writes it."""
    of = WordEdits(DRAFTS["picture"])
    shown = deepcopy(_drawing(of))
    (name,) = (one for one in of._parts if one.startswith("word/media"))
    file._parts[name] = of._parts[name]
    for one in shown.iter():
        if str(one.tag).endswith("}blip"):
            one.set(f"{{{KINDS}}}embed", "rId900")
    related = f'<Relationship Id="rId900" Type="{KINDS}/image" Target="{name.removeprefix("word/")}"/></Relationships>'
    file._parts[RELATIONS] = file._parts[RELATIONS].replace(b"</Relationships>", related.encode())
    run = _drawing(file)
    run.addprevious(shown)
    parent(run).remove(run)


CHART_OF = "图表由数据生成：改数请改数据，名称、类别和新加的图表请在报告中写"


@pytest.mark.parametrize(
    ("edit", "expected", "refused", "now"),
    [
        (lambda file: None, [], [], (352, 330)),
        (
            _chart("<c:v>352</c:v>", "<c:v>353.0</c:v>"),
            ["【数据】原稿图1，新稿一、图：“352条” → “353条”（网站公开353条，）"],
            [],
            (353, 330),
        ),
        (
            _chart("<c:v>330</c:v>", "<c:v>3.31E2</c:v>"),
            ["【数据】原稿图1，新稿一、图：“330条” → “331条”（网站公开331条，）"],
            [],
            (352, 331),
        ),
        (
            _chart("网站公开", "网页公开"),
            [f"【改写】原稿图1，新稿一、图：“网站” → “网页”（网页公开{figure}条，）" for figure in (330, 352)],
            [CHART_OF, CHART_OF],
            (352, 330),
        ),
        (
            _chart("<c:v>352</c:v>", "<c:v>#N/A</c:v>"),
            ["【改写】原稿图1，新稿一、图：“352条” → “【待补】”（网站公开【待补】，）"],
            ["这里是数据，从改后的文字读不出它的数，请在报告中改"],
            (352, 330),
        ),
        (_moved, [f"【移动】原稿图1 → 新稿一、图：{_WORDS}\n　各渠道情况"], [], (352, 330)),
        (_replaced, [f"【删去】原稿图1：{_WORDS}", "【新增】新稿一、图：流程"], [], (352, 330)),
    ],
)
def test_what_becomes_of_a_chart_is_told_through_its_facts(
    edit: Callable[[WordEdits], None], expected: list[str], refused: list[str], now: tuple[int, int], tmp_path: Path
) -> None:
    file = WordEdits(DRAFTS["chart"])
    edit(file)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF["chart"])
    applied = apply(OF["chart"], returned.edits)
    (whole,) = applied.report.facts
    assert isinstance(whole, Statistic)
    site = whole.parts[0]
    told = [str(one) for one in returned.edits]
    assert (expected, refused, now) == (told, [one.message for one in applied.refused], (site.value, site.last))
    again = [str(one.change) for one in read_back(path, applied.report).edits if "图" in one.change.where_before]
    assert [str(one.edit.change) for one in applied.refused] == again


def test_other_places_of_a_figure_name_the_chart_that_draws_it(tmp_path: Path) -> None:
    file = WordEdits(DRAFTS["chart"])
    file.reword("全年公开信息", "352条", "353条")
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    (edit,) = read_back(path, OF["chart"]).edits
    assert ("网站公开", ("图1",)) == (edit.fact, edit.where_elsewhere)
