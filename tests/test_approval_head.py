"""Edits of a letterhead and of what stands below the text: told as what they are, and taken."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from instruments.package import W, read
from reportkit import Attachment, Body, Footnote, Imprint, Letterhead, Report, render
from reportkit.approval import apply, read_back, worklist
from reportkit.formats import GB9704, LETTER, ORDER, Format
from word_edits import KINDS, OFFICE, WordEdits, words
from wordfiles import zipped

Edit = Callable[[WordEdits], object]


def _report(head: Letterhead | None, **given: Any) -> Report:
    title = given.pop("title", "示例县人民政府关于防汛工作情况的报告")
    office = Body("示例县人民政府", area="示例县")
    return Report(title, office, letterhead=head, preamble=["已完成。"], signed=date(2019, 9, 12), **given)


UP = _report(
    Letterhead(
        "示例县人民政府",
        number="示县报〔2019〕8号",
        signers=["张三", "李四光", "王五", "赵六"],
        copy=1,
        secrecy="机密★1年",
        urgency="加急",
    ),
    note="联系人：张三",
)
JOINT = _report(Letterhead(["示例县财政局", "示例县审计局"], number="示县财〔2019〕8号"))
PLAIN = _report(Letterhead("示例县人民政府", number="示县发〔2019〕8号"))
OPEN = _report(
    Letterhead("{地区}人民政府", number="{待补:发文字号}", signers=["{待补:签发人}", "王五"]),
)
BARE = _report(None)
PRINTED = _report(Letterhead("示例县人民政府", number="示县发〔2019〕8号", preprinted=True))
LETTERS = _report(Letterhead(["示例县人民政府", "示例县水利局"], number="示县函〔2019〕2号", urgency="特急"))
ORDERED = _report(Letterhead("示例县人民政府", word="令", number="第5号"), title="示例县人民政府令")


def _reworded(said: str, old: str, new: str) -> Edit:
    return lambda file: file.reword(said, old, new)


def _emptied(said: str) -> Edit:
    return lambda file: file.empty(file.paragraph(said))


def _above(words: str) -> Edit:
    """Typed above the first line, whose style it gets."""

    def edit(file: WordEdits) -> None:
        first = file.paragraphs()[0]
        first.addprevious(file.insert(first, words))

    return edit


def _below(said: str, words: str) -> Edit:
    return lambda file: file.insert(file.paragraph(said), words)


def _all(*edits: Edit) -> Edit:
    return lambda file: [edit(file) for edit in edits]


SAME: dict[str, Any] = {}
CASES: list[tuple[Report, Format, Edit, list[str], dict[str, Any]]] = [
    *((one, GB9704, lambda file: None, [], SAME) for one in (UP, JOINT, OPEN, PRINTED)),
    (
        UP,
        GB9704,
        _reworded("000001", "000001", "000002"),
        ["【数据】份号：“000001” → “000002”（000002）"],
        {"copy": "000002"},
    ),
    (
        UP,
        GB9704,
        _all(_emptied("机密"), _emptied("000001"), _reworded("加急", "加急", "特急")),
        [
            "【删去】原稿份号：000001",
            "【删去】原稿密级和保密期限：机密★1年",
            "【改写】紧急程度：“加急” → “特急”（特急）",
        ],
        {"copy": None, "secrecy": None, "urgency": "特急"},
    ),
    (
        PLAIN,
        GB9704,
        _all(_above("秘密★3年"), _above("000008")),
        ["【新增】新稿份号：000008", "【新增】新稿密级和保密期限：秘密★3年"],
        {"copy": "000008", "secrecy": "秘密★3年"},
    ),
    (
        UP,
        GB9704,
        _reworded("王　五", "王　五", "孙　七"),
        ["【改写】签发人：“王五” → “孙七”（张三　李四光　孙七　赵六）"],
        {"signers": ("张三", "李四光", "孙七", "赵六")},
    ),
    (
        UP,
        GB9704,
        _all(_reworded("王　五", "赵　六", "赵　六　孙八"), _reworded("李四光", "李四光", "周八")),
        [
            "【改写】签发人：“李四光” → “周八”（张三　周八　王五　赵六　孙八）",
            "【改写】签发人：“” → “　孙八”（张三　周八　王五　赵六　孙八）",
        ],
        {"signers": ("张三", "周八", "王五", "赵六", "孙八")},
    ),
    (
        UP,
        GB9704,
        _reworded("王　五", "王　五　赵　六", ""),
        ["【改写】签发人：“　王五　赵六” → “”（张三　李四光）"],
        {"signers": ("张三", "李四光")},
    ),
    (
        OPEN,
        GB9704,
        _all(
            _reworded("签发人", "【待补：签发人】", "张三"),
            _reworded("待补", "【待补：发文字号】", "示县发〔2019〕3号"),
        ),
        [
            "【改写】发文字号：“【待补：发文字号】” → “示县发〔2019〕3号”（示县发〔2019〕3号）",
            "【改写】签发人：“【待补：签发人】” → “张三”（张三　王五）",
        ],
        {"signers": ("张三", "王五"), "number": "示县发〔2019〕3号"},
    ),
    (
        PLAIN,
        GB9704,
        _reworded("8号", "8号", "9号　　签发人：李四"),
        [
            "【改写】发文字号：“〔2019〕8号” → “〔2019〕9号”（示县发〔2019〕9号）",
            "【新增】新稿签发人：签发人：李四",
        ],
        {"number": "示县发〔2019〕9号", "signers": ("李四",)},
    ),
    (
        OPEN,
        GB9704,
        _reworded("人民政府文件", "人民政府", "人民政府办公室"),
        ["【改写】发文机关标志：“” → “办公室”（示例县人民政府办公室文件）"],
        {"mark": ("{地区}人民政府办公室",)},
    ),
    (
        PLAIN,
        GB9704,
        _reworded("人民政府文件", "示例县人民政府文件", "示例县水利局公文"),
        ["【改写】发文机关标志：“示例县人民政府文件” → “示例县水利局公文”（示例县水利局公文）"],
        {"mark": ("示例县水利局公文",), "word": None},
    ),
    (
        JOINT,
        GB9704,
        _all(_below("审计局", "示例县水利局"), _reworded("财政局", "财政局", "教育局")),
        [
            "【改写】发文机关标志：“财政局” → “教育局”（示例县教育局）",
            "【新增】新稿发文机关标志：示例县水利局",
        ],
        {"mark": ("示例县教育局", "示例县审计局", "示例县水利局")},
    ),
    (
        JOINT,
        GB9704,
        _all(_emptied("审计局"), _emptied("8号")),
        ["【删去】原稿发文机关标志：示例县审计局", "【删去】原稿发文字号：示县财〔2019〕8号"],
        {"mark": ("示例县财政局",), "number": None},
    ),
    (
        LETTERS,
        LETTER,
        _all(_reworded("特急", "特急", "加急"), _reworded("示例县人民政府", "示例县", "示范县")),
        [
            "【改写】紧急程度：“特急” → “加急”（加急）",
            "【改写】发文机关标志：“示例县人民政府” → “示范县人民政府”（示范县人民政府）",
        ],
        {"urgency": "加急", "mark": ("示范县人民政府", "示例县水利局")},
    ),
    (ORDERED, ORDER, _reworded("第5号", "5", "6"), ["【数据】发文字号：“5” → “6”（第6号）"], {"number": "第6号"}),
]


@pytest.mark.parametrize("by", ["", "张三"])
def test_edits_of_a_letterhead_are_told_element_by_element_and_taken(by: str, tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for of, layout, edit, expected, changed in CASES:
        file = WordEdits(render(of, layout=layout, anchors=True), by)
        edit(file)
        path.write_bytes(file.saved())
        returned = read_back(path, of, layout=layout)
        assert expected == [str(one.change) for one in returned.edits]
        assert {by} >= {one.author for one in returned.edits}
        applied = apply(of, returned.edits, layout=layout)
        assert () == applied.refused
        assert of.letterhead is not None
        assert attrs.evolve(of.letterhead, **changed) == applied.report.letterhead
        assert [] == [str(one) for one in read_back(path, applied.report, layout=layout).edits]


SENT = _report(
    Letterhead("示例县人民政府", number="示县发〔2019〕8号"),
    addressees=["县财政局", "县审计局"],
    imprint=Imprint("示例县人民政府办公室", date(2019, 9, 15), copies=["县委办", "县法院"]),
)
TAKEN = attrs.evolve(SENT, imprint=Imprint("县政府办", date(2019, 9, 15), takes_addressees=True))
ONLY = attrs.evolve(SENT, imprint=Imprint("县政府办", date(2019, 9, 15)))


def _at_foot(said: str, old: str, new: str) -> Edit:
    """In the imprint, whose paragraphs stand in a box of one of the text."""
    return lambda file: file.reword_in([one for one in file.body.iter(W + "p") if said in words(one)][-1], old, new)


def _copies(file: WordEdits) -> None:
    last = [one for one in file.body.iter(W + "p") if "印发" in words(one)][-1]
    last.addprevious(file.insert(last, "抄送：县委办。"))


IMPRINTS: list[tuple[Report, Edit, str, Imprint | None]] = [
    *((one, lambda file: None, "", one.imprint) for one in (SENT, TAKEN, ONLY)),
    (
        SENT,
        _at_foot("抄送", "县法院", "县法院，县政协办"),
        "【改写】版记：“” → “，县政协办”（县法院，县政协办。）",
        Imprint("示例县人民政府办公室", date(2019, 9, 15), copies=["县委办", "县法院", "县政协办"]),
    ),
    (
        SENT,
        _at_foot("抄送", "县委办，县法院", "各乡镇"),
        "【改写】版记：“县委办，县法院” → “各乡镇”（各乡镇。）",
        Imprint("示例县人民政府办公室", date(2019, 9, 15), copies=["各乡镇"]),
    ),
    (
        SENT,
        _all(_at_foot("印发", "示例县人民政府办公室", "县政府办"), _at_foot("印发", "15日", "16日")),
        (
            "【改写】版记：“示例县人民政府办公室” → “县政府办”（县政府办）；"
            "【数据】版记：“2019年9月15日” → “2019年9月16日”（2019年9月16日印发）"
        ),
        Imprint("县政府办", date(2019, 9, 16), copies=["县委办", "县法院"]),
    ),
    (
        SENT,
        _at_foot("抄送", "抄送：县委办，县法院。", ""),
        "【删去】原稿版记：抄送：县委办，县法院。",
        Imprint("示例县人民政府办公室", date(2019, 9, 15)),
    ),
    (ONLY, _copies, "【新增】新稿版记：抄送：县委办。", Imprint("县政府办", date(2019, 9, 15), copies=["县委办"])),
    (
        TAKEN,
        _at_foot("主送", "县财政局、县审计局", "各乡镇"),
        "【改写】版记：“县财政局、县审计局” → “各乡镇”（各乡镇。）",
        TAKEN.imprint,
    ),
    (
        TAKEN,
        _at_foot("主送", "主送：县财政局、县审计局。", ""),
        "【删去】原稿版记：主送：县财政局、县审计局。",
        Imprint("县政府办", date(2019, 9, 15)),
    ),
]


@pytest.mark.parametrize("by", ["", "张三"])
def test_edits_of_an_imprint_are_told_and_taken(by: str, tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for of, edit, expected, imprint in IMPRINTS:
        file = WordEdits(render(of, anchors=True), by)
        edit(file)
        path.write_bytes(file.saved())
        returned = read_back(path, of)
        applied = apply(of, returned.edits)
        assert (expected, (), imprint) == (
            "；".join(str(one.change) for one in returned.edits),
            applied.refused,
            applied.report.imprint,
        )
        assert () == read_back(path, applied.report).edits


REFUSED: list[tuple[Report, Edit, str, str]] = [
    (
        PLAIN,
        _above("秘密★3年"),
        "【新增】新稿密级和保密期限：秘密★3年",
        "份号：涉密公文应当标注份号；请给出，如1",
    ),
    (
        PLAIN,
        _reworded("8号", "〔2019〕8号", "[2019]9号"),
        "【改写】发文字号：“〔2019〕8号” → “[2019]9号”（示县发[2019]9号）",
        "发文字号：“示县发[2019]9号”：年份用〔〕括起，不用[]；应写成示县发〔2019〕9号",
    ),
    (
        PLAIN,
        _below("人民政府文件", "示例县水利局"),
        "【新增】新稿发文机关标志：示例县水利局",
        "联合行文的发文机关标志，以及机关名称以外的文字，请在报告的版头中写",
    ),
    (
        BARE,
        _below("2019年9月12日", "联系人：张三，电话：0000"),
        "【新增】新稿附注：联系人：张三，电话：0000",
        "这里的文字要写在圆括号里，如（送审稿）、（联系人：张三）",
    ),
    (
        UP,
        _below("联系人", "（此件公开发布）"),
        "【新增】新稿附注：（此件公开发布）",
        "这一项只能有一处，请在原有的文字上改",
    ),
    (
        BARE,
        _below("2019年9月12日", "请尽快办理。"),
        "【新增】新稿落款之后：请尽快办理。",
        "不在正文之中，请在报告中写到合适的位置",
    ),
    (
        BARE,
        _reworded("2019年9月12日", "12日", ""),
        "【数据】成文日期：“2019年9月12日” → “2019年9月”（2019年9月）",
        "日期要写成完整的年月日，如2024年1月16日",
    ),
    (
        BARE,
        _emptied("2019年9月12日"),
        "【删去】原稿成文日期：2019年9月12日",
        "署名和成文日期要么都有，要么都没有，请在报告中改",
    ),
]


@pytest.mark.parametrize("by", ["", "张三"])
def test_what_no_letterhead_and_no_signature_can_take_is_refused_in_right_words(by: str, tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for of, edit, expected, reason in REFUSED:
        file = WordEdits(render(of, anchors=True), by)
        edit(file)
        path.write_bytes(file.saved())
        returned = read_back(path, of)
        applied = apply(of, returned.edits)
        assert ([expected], [reason], of) == (
            [str(one.change) for one in returned.edits],
            [one.message for one in applied.refused],
            applied.report,
        )


def test_what_stands_around_the_text_is_refused_elsewhere(tmp_path: Path) -> None:
    head = Letterhead("示例县人民政府", number="示县发〔2019〕8号", urgency="加急")
    of = attrs.evolve(PLAIN, letterhead=head, attachments=[Attachment("水库名单", ["水库共三座。"])])
    file = WordEdits(render(of, anchors=True))
    file.move(file.paragraph("加急"), file.paragraph("防汛工作情况的报告"))
    file.move(file.paragraph("附件：水库名单"), file.paragraph("2019年9月12日"))
    file.move(file.paragraph("2019年9月12日"), file.paragraph("水库共三座"))
    (tmp_path / "修改稿.docx").write_bytes(file.saved())
    assert [
        ("frame", "【新增】新稿紧急程度：加急"),
        ("frame", "【移动】原稿署名 → 新稿署名：示例县人民政府"),
        ("frame", "【移动】原稿成文日期 → 新稿成文日期：2019年9月12日"),
    ] == [
        (one.reason, str(one.edit.change)) for one in apply(of, read_back(tmp_path / "修改稿.docx", of).edits).refused
    ]


def test_a_contact_line_typed_below_the_date_is_the_note(tmp_path: Path) -> None:
    path = tmp_path / "修改稿.docx"
    for of, edit, note in (
        (BARE, _below("2019年9月12日", "（联系人：李四（办公室），电话：0000）"), "联系人：李四（办公室），电话：0000"),
        (UP, _reworded("联系人", "张三", "李四"), "联系人：李四"),
        (UP, _all(_below("联系人", "（此件公开发布）"), _emptied("联系人")), "此件公开发布"),
    ):
        file = WordEdits(render(of, anchors=True), "张三")
        edit(file)
        path.write_bytes(file.saved())
        applied = apply(of, read_back(path, of).edits)
        assert (note, (), ()) == (applied.report.note, applied.refused, read_back(path, applied.report).edits)


def test_what_came_around_the_text_is_listed_with_the_argument_of_the_script(tmp_path: Path) -> None:
    of = _report(Letterhead("示例县人民政府", number="示县报〔2019〕8号"))
    came = Letterhead(
        "示例县人民政府", number="示县报〔2019〕8号", copy=12, secrecy="秘密★1年", urgency="特急", signers=["张三"]
    )
    imprint = Imprint("示例县人民政府办公室", date(2019, 9, 13), copies=["县委办"])
    new = attrs.evolve(of, letterhead=came, stage="征求意见稿", note="联系人：甲", imprint=imprint)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(render(new, anchors=True))
    returned = read_back(path, of)
    head = [f"letterhead.{name}" for name in ("copy", "secrecy", "urgency", "signers")]
    assert [*head, "stage", "note", "imprint.copies", "imprint.office、imprint.printed"] == [
        one.place for one in worklist(of, returned).changes
    ]


def test_an_imprint_on_a_page_of_its_own_is_edited_where_another_program_parted_its_footers(tmp_path: Path) -> None:
    of = attrs.evolve(SENT, preamble=[["见说明", Footnote("说明文字。")], *SENT.preamble])
    parts = dict(read(render(of, anchors=True)).parts)
    own = "word/footerImprint.xml"
    for part, old, new in (
        (
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/word/footer9.xml" ContentType="{OFFICE}.footer+xml"/></Types>',
        ),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="f9" Type="{KINDS}/footer" Target="footer9.xml"/></Relationships>',
        ),
        ("word/document.xml", 'w:type="even" r:id="footerImprint"', 'w:type="even" r:id="f9"'),
    ):
        assert old in parts[part].decode()
        parts[part] = parts[part].decode().replace(old, new).encode()
    path = tmp_path / "修改稿.docx"
    for reworded, expected in (
        ("县法院", []),
        ("县法院，县政协办", ["【改写】版记：“” → “，县政协办”（县法院，县政协办。）"]),
    ):
        path.write_bytes(zipped({**parts, "word/footer9.xml": parts[own].decode().replace("县法院", reworded)}))
        returned = read_back(path, of)
        assert (expected, ()) == ([str(one) for one in returned.edits], returned.comments)
        made = apply(of, returned.edits).report.imprint
        assert made is not None
        assert ("县委办", *reworded.split("，")) == made.copies
