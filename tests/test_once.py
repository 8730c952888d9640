"""What is done once: the content is walked when a report is built, a report is composed when it is first asked for."""

import gc
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from weakref import ref

import attrs
import pytest

from reportkit import (
    Attachment,
    Body,
    Cell,
    Chart,
    Contents,
    Emphasis,
    Footnote,
    Imprint,
    Letterhead,
    Link,
    Measure,
    Picture,
    Points,
    Report,
    Section,
    Statistic,
    Table,
    check,
    render,
    save,
)
from reportkit.comparison import Revisions
from reportkit.compose import compose
from reportkit.compose.composer import Composer
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704, Format
from reportkit.model import PortalPage
from reportkit.model.content import Block, Content
from reportkit.model.paragraph import Inline, Phrase, Piece
from reportkit.packing import Packed
from reportkit.writers.docx import settings, styles
from samples import png

OFFICE = Body("示例县人民政府", area="示例县")
PARTS = [Section("总体情况", ["{年}年开展{几项}工作：", Measure("主动公开", "已公开。"), Measure("依申请公开")])]


def built() -> Report:
    return Report("工作报告", OFFICE, year=2018, sections=PARTS, attachments=[Attachment("附表", ["……"])])


def with_everything() -> Report:
    """A report with every kind of content and whatever else may be asked for its texts."""
    inside: list[Piece] = ["按", Emphasis("要求"), Link("链接", "https://example.gov.cn"), "执行", Footnote("见附件")]
    content: list[Content] = [
        "开展{几项}：",
        Measure("主动公开", points=["公开", "更新"]),
        (*inside, Points(["甲", "乙"])),
        Table([["收到", 2], [Cell(["甲", Footnote("注")]), 1]], header=["项目", "件"], caption="申请情况"),
        Chart("pie", ["网上", "当面"], caption="申请"),
        Picture(png(10, 10), alt="图", caption="现场", width=50),
    ]
    return Report(
        *("工作报告", OFFICE),
        year=2018,
        signed=date(2019, 1, 14),
        addressees=["各乡镇"],
        approval={"拟稿": "张三"},
        facts=[Statistic("收到", 2, "件", parts={"网上": 1, "当面": 1})],
        contents=Contents(),
        letterhead=Letterhead("示例县人民政府", number="示府发〔2019〕1号"),
        sections=[Section("总体情况", content), Section("附则", ["完毕。"])],
        attachments=[Attachment("附表", ["……"])],
        imprint=Imprint(copies=["县委办公室"]),
        portal=PortalPage(url="https://example.gov.cn/1"),
    )


def test_building_checking_comparing_and_rendering_walk_the_content_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counting(kind: type[Any]) -> None:
        texts = kind.texts

        def counted(item: object, path: str) -> Iterator[tuple[str, str | Phrase]]:
            asked[path] += 1
            yield from texts(item, path)

        monkeypatch.setattr(kind, "texts", counted)

    for kind in (*Block.__subclasses__(), *Inline.__subclasses__(), Points, Letterhead, Imprint):
        counting(kind)
    report = with_everything()
    once = dict.fromkeys(asked, 1)
    assert len(once) == 14  # one of each kind at the least
    since = Revisions(since=report, author="张三", date=datetime(2019, 1, 14, tzinfo=UTC), statement=True)
    render(report, findings=check(report), checklist=True, revisions=since)
    render(report, anchors=True)
    render(report, ".html")
    assert once == asked


def test_a_report_is_composed_once_however_often_it_is_checked_and_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    composed: list[Report] = []
    begin = Composer.__init__

    def counted(composer: Composer, report: Report) -> None:
        composed.append(report)
        begin(composer, report)

    monkeypatch.setattr(Composer, "__init__", counted)
    report = built()
    findings = check(report)
    for name in ("报告.docx", "报告.txt"):
        save(report, tmp_path / name, findings=findings, checklist=True)
    render(report, numbering="typed")
    assert [report] == composed


def test_what_documents_of_one_format_share_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Format] = []
    font_table = settings.font_table

    def counted(layout: Format) -> Packed:
        asked.append(layout)
        return font_table(layout)

    monkeypatch.setattr(settings, "font_table", counted)
    formats = [attrs.evolve(GB9704, name=name) for name in ("甲", "乙", "甲")]
    first, _, again = [render(built(), layout=layout) for layout in formats]
    assert (formats[:2], first) == (asked, again)


def test_formats_that_are_equal_write_the_same_file_whichever_was_first() -> None:
    turned = attrs.evolve(GB9704, styles=dict(reversed([*GB9704.styles.items()])), name="甲")
    assert (attrs.evolve(GB9704, name="甲"), GB9704.fonts()) == (turned, turned.fonts())
    assert styles.xml(attrs.evolve(GB9704, name="乙"), 1, contents=False) == styles.xml(turned, 1, contents=False)


def test_a_changed_report_is_composed_anew() -> None:
    report = built()
    assert ["工作报告", "工作总结"] == [
        compose(each).title for each in (report, attrs.evolve(report, title="工作总结"))
    ]


def test_what_was_composed_goes_with_its_report() -> None:
    report = built()
    block = ref(compose(report).blocks[0])
    del report
    gc.collect()
    assert block() is None


def test_the_walk_tells_every_text_in_reading_order() -> None:
    assert [
        ("title[0]", "工作报告"),
        ("sections[0].title", "总体情况"),
        ("sections[0].content[0]", "{年}年开展{几项}工作："),
        ("sections[0].content[1].lead", "主动公开"),
        ("sections[0].content[1].text", "已公开。"),
        ("sections[0].content[2].lead", "依申请公开"),
        ("attachments[0].title", "附表"),
        ("attachments[0].content[0]", "……"),
    ] == list(built().texts())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["开展{几项}：", Measure("甲"), Measure("乙"), "此外", Measure("丙")], 2),
        (["开展{几项}："], None),
        (["此外", "开展{几项}：", Measure("甲")], 1),
    ],
)
def test_a_text_announces_the_items_up_to_the_next_paragraph(content: list[Content], expected: int | None) -> None:
    place = f"sections[0].content[{content.index('开展{几项}：')}]"
    if expected is None:
        with pytest.raises(InvalidValue, match="counts what follows"):
            Report("报告", OFFICE, year=2018, sections=[Section("情况", content)])
    else:
        report = Report("报告", OFFICE, year=2018, sections=[Section("情况", content)])
        assert expected == report.announced(place)
