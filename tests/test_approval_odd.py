"""Single odd edits of what stands around and beside text: each is told as what it is, and taken or refused in right words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest

from instruments.package import W
from reportkit import (
    Attachment,
    Body,
    Footnote,
    Imprint,
    Letterhead,
    Picture,
    Report,
    Section,
    Statistic,
    Table,
    check,
    model,
    render,
)
from reportkit.approval import apply, read_back, worklist
from reportkit.approval.applying.spoken import FIELDS
from reportkit.model import Opinion, Stage
from samples import png
from word_edits import WordEdits, child, words

RECEIVED = Statistic("接收档案", 1260, "卷", parts={"文书档案": 980, "会计档案": 280})
TABLE = Table(
    [["文书档案", "{文书档案:数}", ["县委办", Footnote("含县人大办。")]], ["会计档案", "{会计档案:数}", "县财政局"]],
    header=["类别", "数量", "单位"],
    caption="接收情况",
    name="接收表",
    unit="卷",
    notes=["到年底。"],
    source="县档案馆",
)
OF = Report(
    "工作报告",
    Body("示例县档案局", area="示例县"),
    letterhead=Letterhead("示例县档案局", number="示县档〔2024〕2号", signers="张三"),
    addressees=["示例县人民政府", "示例市档案局"],
    facts=[RECEIVED],
    preamble=["现将情况报告如下。"],
    sections=[
        Section("总体情况", ["{接收档案}（见{接收表}）。", TABLE, Picture(png(40, 20), alt="流程", caption="查档流程")])
    ],
    attachments=[Attachment("查档点", ["县档案馆。"]), Attachment("移交单位", ["县委办。"])],
    stage=Stage("送审稿", version=1),
    signed=date(2024, 1, 12),
    note="联系人：王五",
    imprint=Imprint("示例县档案局", date(2024, 1, 15), copies=["县委办"]),
)
DRAFT = render(OF, anchors=True, findings=check(OF), checklist=True)

Edit = Callable[[WordEdits], object]


def _reworded(said: str, old: str, new: str) -> Edit:
    return lambda file: file.reword(said, old, new)


def _below(said: str, text: str) -> Edit:
    return lambda file: file.insert([one for one in file.body.iter(W + "p") if said in words(one)][-1], text)


def _as_text(said: str, text: str, *, above: bool = False) -> Edit:
    """A paragraph of text where none belongs."""

    def edit(file: WordEdits) -> None:
        beside = file.paragraph(said)
        made = file.insert(beside, text)
        child(child(made, "pPr"), "pStyle").set(f"{W}val", "OfficialBody")
        if above:
            beside.addprevious(made)

    return edit


def _emptied(said: str) -> Edit:
    return lambda file: file.empty([one for one in file.body.iter(W + "p") if said == words(one)][-1])


BETWEEN = "表题、表格和表注之间，图和图题之间不能有别的内容，请在报告中写到合适的位置"
AROUND = "标题、署名等处不能增删段落，请在报告中改相应的内容"
SET = "这样写印出来与原来一样：写法由版式或者报告的内容统一设定"
FOLLOWS = "这里的文字由报告的内容生成，请改原来的内容"
CASES: list[tuple[Edit, str, str]] = [
    (lambda file: None, "", ""),
    (_reworded("含县人大办", "人大", "政协"), "【改写】表1注：“人大办” → “政协办”（①含县政协办。）", ""),
    (_emptied("①含县人大办。"), "【删去】原稿表1注：①含县人大办。", ""),
    (_below("资料来源", "数字均已核对。"), "【新增】新稿一、第2段：数字均已核对。", ""),
    (_below("含县人大办", "数字均已核对。"), "【新增】新稿一、第2段：数字均已核对。", BETWEEN),
    (_below("查档流程", "流程公开。"), "【新增】新稿一、第2段：流程公开。", ""),
    (_emptied("表1　接收情况"), "【删去】原稿表1表题：　接收情况", "文中还引用它（见表1），请先改引用的文字"),
    (_as_text("送审稿第一稿", "请县长阅示。"), "【新增】新稿主送机关之前：请县长阅示。", AROUND),
    (_as_text("示例县档案局文件", "内部传阅。", above=True), "【新增】新稿标题之前：内部传阅。", AROUND),
    (_below("示例市档案局", "现报告如下。"), "【新增】新稿引言第1段：现报告如下。", ""),
    (
        _reworded("示例市档案局", "示例县人民政府、示例市档案局", "各县区档案局"),
        "【改写】主送机关：“示例县人民政府、示例市” → “各县区”（各县区档案局：）",
        "",
    ),
    (
        _reworded("示例市档案局", "：", "：请批示"),
        "【改写】主送机关：“” → “请批示”（请批示）",
        "主送机关以冒号结尾（版记中以句号结尾），后面不写别的，请在报告中改",
    ),
    (
        _reworded("送审稿", "）", "）急"),
        "【改写】稿次：“” → “急”（（送审稿第一稿）急）",
        "这里的文字要写在圆括号里，如（送审稿）、（联系人：张三）",
    ),
    (
        _reworded("总体情况", "情况", "情况。"),
        "【改写】一、标题：“” → “。”（总体情况。）",
        "标题：“总体情况。”末尾有“。”；请删去末尾的标点",
    ),
    (
        _reworded("〔2024〕2号", "2号", "　号"),
        "【改写】发文字号：“〔2024〕2号” → “〔2024〕　号”（示县档〔2024〕　号）",
        "发文字号：“示县档〔2024〕　号”：不是“代字〔年份〕×号”的样式；应写成庐府办发〔2018〕95号这样；还没有编号的，写{待补:发文字号}",
    ),
    (
        _reworded("2024年1月12日", "2024年1月12日", "二〇二四年一月十二日"),
        "【改写】成文日期：“2024年1月12日” → “二〇二四年一月十二日”（二〇二四年一月十二日）",
        SET,
    ),
    (
        _reworded("现将情况", "情况报告", "情况\u200b报告"),
        "【改写】引言：“” → “\u200b”（现将情况\u200b报告如下。）",
        SET,
    ),
    (_reworded("签发人", "张三", "张三、李四"), "【改写】签发人：“” → “　李四”（张三　李四）", ""),
    (_reworded("签发人", "签发人：", "签批："), "【改写】签发人：“签发人” → “签批”（签批：）", FOLLOWS),
    (
        _reworded("980", "980", "待核"),
        "【改写】表1第1行：“980” → “待核”（待核）",
        "这里是数据，从改后的文字读不出它的数，请在报告中改",
    ),
    (_emptied("2.移交单位"), "【删去】原稿附件2：2.移交单位", "附件说明随附件生成，请连同附件一起增删"),
    (_below("2.移交单位", "3.档案目录"), "【新增】新稿附件3：3.档案目录", "附件说明随附件生成，请连同附件一起增删"),
    (
        _below("联系人：王五", "本件请阅复。"),
        "【新增】新稿落款之后：本件请阅复。",
        "不在正文之中，请在报告中写到合适的位置",
    ),
    (_below("移交单位", "另有两家。"), "【新增】新稿附件2第1段：另有两家。", ""),
]


@pytest.mark.parametrize("by", ["", "张三"])
def test_each_is_told_once_and_taken_or_refused_in_right_words(by: str, tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for edit, expected, refused in CASES:
        file = WordEdits(DRAFT, by)
        edit(file)
        path.write_bytes(file.saved())
        returned = read_back(path, OF)
        assert (told_of([expected]), ()) == ([str(one.change) for one in returned.edits], returned.comments)
        applied = apply(OF, returned.edits)
        assert told_of([refused]) == [one.message for one in applied.refused]
        assert told_of([refused]) == [one.note for one in worklist(OF, returned).changes if one.note]
        left = [str(one.change) for one in read_back(path, applied.report).edits]
        assert told_of([expected if refused else ""]) == left


def told_of(texts: list[str]) -> list[str]:
    return [one for one in texts if one]


def test_a_title_follows_its_line_in_the_list_of_attachments(tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for said in ("附件：1.查档点", "2.移交单位"):
        file = WordEdits(DRAFT, "张三")
        file.reword(said, said[-3:], f"全县{said[-3:]}")
        path.write_bytes(file.saved())
        applied = apply(OF, read_back(path, OF).edits)
        assert () == applied.refused
        assert f"全县{said[-3:]}" in "".join(one.title for one in applied.report.attachments)


def test_what_the_sheet_and_checklist_of_another_version_say_of_it_nobody_wrote(tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    of = attrs.evolve(OF, approval={"拟稿": Opinion("李四", day=date(2024, 1, 8))})
    path.write_bytes(render(of, anchors=True, findings=check(of), checklist=True))
    new = attrs.evolve(of, title="年度工作报告", addressees=["示例县人民政府"])
    returned = read_back(path, new)
    assert ("other", (), {}) == (returned.version, returned.comments, returned.approval)
    newer = attrs.evolve(new, approval={"拟稿": Opinion("王五", day=date(2024, 1, 8))})
    assert ["发文稿纸“拟稿”"] == [one.where for one in read_back(path, newer).comments]


def test_the_checklist_is_read_where_its_own_words_were_changed(tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    file = WordEdits(DRAFT)
    file.reword("内部核对", "不随报告印发", "不印发")
    opinion = file.rows("核对人").getprevious()
    assert opinion is not None
    [*opinion.iter(W + "p")][-1].append(file.run("同意。"))
    file.reword("核对人", "核对人", "复核人")
    path.write_bytes(file.saved())
    assert [
        "核对单　“内部核对，不随报告印发”改为“内部核对，不印发”",
        "核对单“意见”　同意。",
        "核对单“核对人”　栏目名称改为“复核人”",
    ] == [str(one) for one in read_back(path, OF).comments]


def test_fields_are_spoken_of_by_names_that_they_have_in_the_model() -> None:
    for name, spoken in FIELDS.items():
        held = {field.alias for field in attrs.fields(getattr(model, name))}
        assert set() == set(spoken) - held, name
