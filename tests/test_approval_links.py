"""Links in a draft that came back: put in, taken off and led elsewhere by hand, they are the report's."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from lxml import etree

from instruments.package import Element, W
from reportkit import Emphasis, Link, Measure, Report, Section, Statistic, render
from reportkit.approval import apply, read_back
from reportkit.model.content import Content
from settling import parent
from test_approval_back import REPORT
from word_edits import KINDS, RELATIONS, WordEdits

SITE, OTHER = "https://www.example.gov.cn", "https://www.example.gov.cn/other"
PRINTED = "https://city.example.gov.cn"
OF = attrs.evolve(
    REPORT,
    facts=[Statistic("公开信息", 380, "条")],
    preamble=["内容。"],
    sections=[
        Section(
            "情况",
            [
                "依托智慧平台办理。",
                "全年{公开信息}，零投诉。",
                ["见", Link("县网站", SITE), "的专栏。"],
                ["另见", Emphasis(["市网站", Link("首页", PRINTED, printed=True)]), "。"],
                Measure("宣传", "利用广播和网络。"),
            ],
            name="情况",
        )
    ],
)
DRAFT = render(OF, anchors=True)
Edit = Callable[[WordEdits], None]


def _link(file: WordEdits, paragraph: Element, start: int, end: int, to: str) -> None:
    """A link around some characters, as Word writes it: a relationship, or a bookmark of the file."""
    runs = file._cut(paragraph, start, end)
    link = etree.Element(W + "hyperlink")
    if to.startswith("#"):
        link.set(W + "anchor", to[1:])
    else:
        link.set(f"{{{KINDS}}}id", "rId901")
        related = f'<Relationship Id="rId901" Type="{KINDS}/hyperlink" Target="{to}" TargetMode="External"/>'
        file._parts[RELATIONS] = file._parts[RELATIONS].replace(
            b"</Relationships>", f"{related}</Relationships>".encode()
        )
    runs[0].addprevious(link)
    link.extend(runs)


def _put_in(said: str, start: int, end: int, to: str = OTHER) -> Edit:
    return lambda file: _link(file, file.paragraph(said), start, end, to)


def _taken_off(file: WordEdits) -> None:
    link = next(file.paragraph("的专栏").iter(W + "hyperlink"))
    for run in list(link):
        link.addprevious(run)
    parent(link).remove(link)


def _elsewhere(was: str) -> Edit:
    def edit(file: WordEdits) -> None:
        assert f'"{was}"'.encode() in file._parts[RELATIONS]
        file._parts[RELATIONS] = file._parts[RELATIONS].replace(f'"{was}"'.encode(), f'"{OTHER}"'.encode(), 1)

    return edit


def _new(file: WordEdits) -> None:
    _link(file, file.insert(file.paragraph("依托"), "新栏目上线。"), 0, 3, OTHER)


def _inside(file: WordEdits) -> None:
    file.reword("的专栏", "县网", "县门户网")


def _new_words(file: WordEdits) -> None:
    file.reword("依托", "智慧平台", "智慧复议系统")
    _link(file, file.paragraph("依托"), 2, 8, OTHER)


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("edit", "at", "content", "refused"),
    [
        (_put_in("依托", 2, 6), 0, ("依托", Link("智慧平台", OTHER), "办理。"), []),
        (_put_in("依托", 2, 6, "#x"), 0, "依托智慧平台办理。", ["link"]),
        (_put_in("全年", 2, 10), 1, ("全年", Link("{公开信息}", OTHER), "，零投诉。"), []),
        (_put_in("全年", 3, 8), 1, "全年{公开信息}，零投诉。", ["look"]),
        (_put_in("广播", 5, 7), 4, Measure("宣传", ("利用", Link("广播", OTHER), "和网络。")), []),
        (_put_in("情况", 0, 2), 1, "全年{公开信息}，零投诉。", ["look"]),
        (_taken_off, 2, "见县网站的专栏。", []),
        (
            _elsewhere(PRINTED),
            3,
            ("另见", Emphasis(("市网站", Link("首页", PRINTED, printed=True))), "。"),
            ["link"],
        ),
        (_elsewhere(SITE), 2, ("见", Link("县网站", OTHER), "的专栏。"), []),
        (_inside, 2, ("见", Link("县门户网站", SITE), "的专栏。"), []),
        (_new, 1, (Link("新栏目", OTHER), "上线。"), []),
    ],
)
def test_a_link_that_was_put_in_by_hand_is_taken_or_refused(
    edit: Edit, at: int, content: Content, refused: list[str], by: str, tmp_path: Path
) -> None:
    file = WordEdits(DRAFT, by)
    edit(file)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, OF)
    assert returned.edits
    applied = apply(OF, returned.edits)
    assert refused == [one.reason for one in applied.refused]
    assert content == _part(applied.report).content[at]
    again = [str(one.change) for one in read_back(path, applied.report).edits]
    assert [str(one.edit.change) for one in applied.refused] == again


def _part(of: Report) -> Section:
    (part,) = of.sections
    assert isinstance(part, Section)
    return part


def test_words_that_came_with_their_link_have_it(tmp_path: Path) -> None:
    file = WordEdits(DRAFT)
    _new_words(file)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    applied = apply(OF, read_back(path, OF).edits)
    assert (("依托", Link("智慧复议系统", OTHER), "办理。"), ()) == (_part(applied.report).content[0], applied.refused)
    assert () == read_back(path, applied.report).edits
