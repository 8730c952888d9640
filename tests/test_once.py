"""What is done once: the content is walked when a report is built, and never again for what the walk has told."""

import pytest

from reportkit import Attachment, Body, InvalidValue, Measure, Report, Section, check, render
from reportkit.model.content import Content

OFFICE = Body("示例县人民政府", area="示例县")
PARTS = [Section("总体情况", ["{年}年开展{几项}工作：", Measure("主动公开", "已公开。"), Measure("依申请公开")])]


def built() -> Report:
    return Report("工作报告", OFFICE, year=2018, sections=PARTS, attachments=[Attachment("附表", ["……"])])


def test_building_checking_and_rendering_walk_the_content_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    texts = Measure.texts
    monkeypatch.setattr(Measure, "texts", lambda measure, path: asked.append(path) or texts(measure, path))
    report = built()
    render(report, findings=check(report))
    assert ["sections[0].content[1]", "sections[0].content[2]"] == asked


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
