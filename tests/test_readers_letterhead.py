"""版头, 主送机关, 附注 and 版记 in texts and Word files of anyone are read as what they are, and nothing is asked of them."""

import importlib.util
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import times
from reportkit import Imprint, Letterhead, Report, render
from reportkit.compose import compose
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS
from reportkit.manuscript import Block, Grid, Line, Role
from reportkit.readers import read_docx, read_text
from reportkit.rules import check_docx, check_text
from reportkit.writers import Numbering
from samples import report
from wordfiles import docx, p, part, saved, zipped

EXAMPLES = {
    "notice": GB9704,
    "upward_report": GB9704,
    "joint_notice": GB9704,
    "letter": LETTER,
    "order": ORDER,
    "minutes": MINUTES,
    "regulations": REGULATIONS,
}
SENT = [name for name in EXAMPLES if name != "regulations"]
NUMBERINGS: tuple[Numbering, ...] = ("automatic", "typed")

Told = list[tuple[str, str]]


@cache
def example(name: str) -> Report:
    path = Path(__file__).parents[1] / "examples" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built: Report = module.build()
    return built


def told(blocks: Iterable[Block]) -> Told:
    """What each line is, with its number and its words."""
    lines = [block for block in blocks if isinstance(block, Line)]
    return [(line.role.value, line.number + line.text) for line in lines if line.text]


def of_a_stranger(content: bytes) -> bytes:
    """A file whose styles do not tell what its paragraphs are."""
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    styles = parts["word/styles.xml"].replace('w:name w:val="公文'.encode(), b'w:name w:val="')
    return zipped({**parts, "word/styles.xml": styles})


def read(content: bytes, folder: Path) -> Told:
    return told(read_docx(saved(content, folder))[0].blocks)


@pytest.mark.parametrize("how", NUMBERINGS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_was_written_comes_back_as_the_same_elements(name: str, how: Numbering, tmp_path: Path) -> None:
    made, layout = example(name), EXAMPLES[name]
    content = render(made, layout=layout, numbering=how)
    assert told(compose(made, layout.elements).blocks) == read(content, tmp_path)


@pytest.mark.parametrize("how", NUMBERINGS)
@pytest.mark.parametrize("name", SENT)
def test_the_elements_are_known_without_the_styles_of_this_library(name: str, how: Numbering, tmp_path: Path) -> None:
    made, layout = example(name), EXAMPLES[name]
    content = of_a_stranger(render(made, layout=layout, numbering=how))
    assert told(compose(made, layout.elements).blocks) == read(content, tmp_path)


@pytest.mark.parametrize("name", SENT)
def test_the_elements_are_known_in_a_text(name: str) -> None:
    made, layout = example(name), EXAMPLES[name]
    around = [element for element in told(compose(made, layout.elements).blocks) if element[0] in AROUND]
    text = render(made, ".txt", layout=layout).decode("utf-8")
    assert around == [element for element in told(read_text(text).blocks) if element[0] in AROUND]
    assert [] == [found.message for found in check_text(text)]


AROUND = {
    role.value
    for role in Role
    if role.name.startswith(("COPY", "SECRECY", "URGENCY", "MARK", "DOCUMENT", "SIGNERS", "ADDRESS", "ATTENDANCE"))
    or role in {Role.NOTE, Role.DATE, Role.IMPRINT_ADDRESSEES, Role.COPIES, Role.PRINTED_BY, Role.PRINTED_ON}
}


@pytest.mark.parametrize("strange", [False, True], ids=["ours", "a stranger's"])
@pytest.mark.parametrize("as_made", [False, True], ids=["usual format", "own format"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_found_in_the_examples(name: str, strange: bool, as_made: bool, tmp_path: Path) -> None:
    content = render(example(name), layout=EXAMPLES[name])
    path = saved(of_a_stranger(content) if strange else content, tmp_path)
    assert [] == [found.message for found in check_docx(path, layout=EXAMPLES[name] if as_made else GB9704)]


BODIES = st.lists(st.text("甲乙丙丁财政审计", min_size=1, max_size=9).map("示例县{}局".format), max_size=4, unique=True)
HEADS = st.builds(
    Letterhead,
    BODIES.filter(bool),
    number=st.sampled_from(["示县发〔2019〕15号", "示县办函〔2019〕9号", "第5号"]),
    copy=st.integers(1, 999999),
    secrecy=st.sampled_from([None, "绝密", "秘密★10年"]),
    urgency=st.sampled_from([None, "特急", "加急"]),
    signers=st.lists(st.sampled_from(["张三", "李四光", "王五", "欧阳某某"]), max_size=4, unique=True),
)
IMPRINTS = st.builds(
    Imprint,
    st.just("示例县人民政府办公室"),
    st.just(date(2019, 1, 20)),
    copies=st.none() | BODIES.filter(bool),
    takes_addressees=st.booleans(),
)


@times(0.5)
@given(
    head=HEADS,
    addressees=BODIES.filter(bool),
    note=st.sampled_from([None, "此件公开发布", "联系人：张三，电话：0000-0000000"]),
    imprint=st.none() | IMPRINTS,
    kind=st.sampled_from(["gb9704", "letter"]),
    how=st.sampled_from(NUMBERINGS),
)
def test_every_letterhead_and_imprint_comes_back(
    head: Letterhead,
    addressees: list[str],
    note: str | None,
    imprint: Imprint | None,
    kind: str,
    how: Numbering,
    tmp_path: Path,
) -> None:
    layout = GB9704
    if kind == "letter":
        layout = LETTER
        head = attrs.evolve(head, mark=head.mark[:1], signers=())
        imprint = Imprint(copies=imprint.copies) if imprint and imprint.copies else None  # 10.1
    made = report(
        title="关于工作情况的报告",
        letterhead=head,
        addressees=addressees,
        note=note,
        imprint=imprint,
        preamble=["现将有关情况报告如下。"],
        signed=date(2019, 1, 14),
    )
    expected = told(compose(made, layout.elements).blocks)
    content = render(made, layout=layout, numbering=how)
    assert expected == read(content, tmp_path)
    assert expected == read(of_a_stranger(content), tmp_path)


def box(*paragraphs: str) -> str:
    """A paragraph without words that holds a text box."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><a:graphic>{shape}</a:graphic></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{cell if cell[:1] == '<' else p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def mark(words: str) -> str:
    return p(words, '<w:jc w:val="center"/>', '<w:sz w:val="72"/><w:color w:val="FF0000"/>')


FRAME = '<w:framePr w:w="9638" w:vAnchor="page" w:hAnchor="page" w:x="1134" w:y="1600"/>'
TEXT = p("关于工作情况的报告") + p("各乡镇人民政府：") + p("内容。") + p("示例县人民政府") + p("2019年1月14日")
TITLE, DATE = ("标题", "关于工作情况的报告"), ("成文日期", "2019年1月14日")
BETWEEN = [("主送机关", "各乡镇人民政府："), ("正文", "内容。"), ("发文机关署名", "示例县人民政府")]
HEAD = [("发文机关标志", "示例县人民政府文件"), ("发文字号", "示府发〔2019〕1号")]
SIGNED = ("签发人", "签发人：张三")
JOINT = [("发文机关标志", "示例县财政局"), ("发文机关标志", "示例县审计局"), ("联合标志的文件二字", "文件"), HEAD[1]]
CORNER = [("份号", "000012"), ("密级和保密期限", "机密★1年"), ("紧急程度", "特急")]

HEADS_OF_OTHERS = {
    "paragraphs": (p("示例县人民政府文件") + p("示府发〔2019〕1号"), HEAD),
    "spread words": (p("示例县人民政府　文　件") + p("示府发〔2019〕1号"), [("发文机关标志", "示例县人民政府　文　件"), HEAD[1]]),
    "corner": ("".join(p(words) for _, words in CORNER) + p("示例县人民政府文件") + p("示府发〔2019〕1号"), CORNER + HEAD),
    "signers by blanks": (p("示例县人民政府文件") + p("示府发〔2019〕1号　　签发人：张三"), [*HEAD, SIGNED]),
    "signers in a cell": (p("示例县人民政府文件") + table(["示府发〔2019〕1号", "签发人：张三"]), [*HEAD, SIGNED]),
    "signers above": (p("示例县人民政府文件") + p("签发人：张三") + p("示府发〔2019〕1号"), [*HEAD, SIGNED]),
    "table": (table(["示例县人民政府文件"], ["示府发〔2019〕1号"]), HEAD),
    "text box": (box(p("示例县人民政府文件"), p("示府发〔2019〕1号")), HEAD),
    "table in a text box": (box(table(["示例县人民政府文件"]), p("示府发〔2019〕1号")), HEAD),
    "frame": (p("示例县人民政府", FRAME, '<w:sz w:val="80"/><w:color w:val="FF0000"/>') + p("示府函〔2019〕1号"), [("发文机关标志", "示例县人民政府"), ("发文字号", "示府函〔2019〕1号")]),
    "mark in red": (mark("中国共产党示例县代表会议") + p("示府发〔2019〕1号"), [("发文机关标志", "中国共产党示例县代表会议"), HEAD[1]]),
    "joint table": (table(["示例县财政局", "文件"], ["示例县审计局", ""]) + p("示府发〔2019〕1号"), JOINT),
    "joint paragraphs": (p("示例县财政局") + p("示例县审计局") + p("文件") + p("示府发〔2019〕1号"), JOINT),
    "wrong brackets": (p("示例县人民政府文件") + p("示府发[2019]第01号"), [HEAD[0], ("发文字号", "示府发[2019]第01号")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS_OF_OTHERS)
def test_letterheads_of_others_are_read_however_they_are_built(name: str, tmp_path: Path) -> None:
    body, expected = HEADS_OF_OTHERS[name]
    assert [*expected, TITLE, *BETWEEN, DATE] == read(docx(body + TEXT), tmp_path)


def test_a_letterhead_in_a_box_that_hangs_on_the_title_stands_above_it(tmp_path: Path) -> None:
    boxed = box(p("示例县人民政府文件"), p("示府发〔2019〕1号")).removeprefix("<w:p>")
    body = TEXT.replace("<w:p><w:pPr></w:pPr>", f"<w:p><w:pPr></w:pPr>{boxed.removesuffix('</w:p>')}", 1)
    assert [*HEAD, TITLE, *BETWEEN, DATE] == read(docx(body), tmp_path)


COPIES, BY, ON = "抄送：县委办公室，县法院。", "示例县人民政府办公室", "2019年1月20日印发"
IMPRINT = [("抄送机关", COPIES), ("印发机关", BY), ("印发日期", ON)]
IMPRINTS_OF_OTHERS = {
    "paragraphs": p(COPIES) + p(f"{BY}　　　　{ON}"),
    "table": table([COPIES], [f"{BY}  {ON}"]),
    "cells": table([COPIES, ""], [BY, ON]),
    "text box": box(p(COPIES), p(f"{BY}　{ON}")),
    "table in a text box": box(table([COPIES], [f"{BY}　{ON}"])),
}


@pytest.mark.parametrize("name", IMPRINTS_OF_OTHERS)
def test_imprints_of_others_are_read_however_they_are_built(name: str, tmp_path: Path) -> None:
    expected = [TITLE, *BETWEEN, DATE, ("附注", "（此件公开发布）"), *IMPRINT]
    assert expected == read(docx(TEXT + p("（此件公开发布）") + IMPRINTS_OF_OTHERS[name]), tmp_path)


def test_an_imprint_in_a_footer_is_read_and_is_no_words_below_the_pages(tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId9" Type="{office}/footer" Target="footer1.xml"/>'
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rId9"/></w:sectPr>'
    footer = part("ftr", table([COPIES], [f"{BY}　{ON}"]))
    path = saved(docx(TEXT + section, more=link, files={"word/footer1.xml": footer}), tmp_path)
    manuscript, file = read_docx(path)
    assert [TITLE, *BETWEEN, DATE, *IMPRINT] == told(manuscript.blocks)
    assert () == file.footers


@pytest.mark.parametrize("length", [1, 10, 26])
@pytest.mark.parametrize("strange", [False, True], ids=["ours", "a stranger's"])
def test_nothing_is_found_wherever_the_imprint_stands(length: int, strange: bool, tmp_path: Path) -> None:
    made = report(
        title="关于工作情况的报告",
        letterhead=Letterhead("示例县人民政府", number="示县发〔2019〕15号"),
        addressees=["各乡镇人民政府"],
        preamble=[f"各乡镇按要求开展了第{number}项工作，情况良好。" for number in range(length)],
        signed=date(2019, 1, 14),
        imprint=Imprint("示例县人民政府办公室", date(2019, 1, 20), copies=["县委各部门", "县法院"]),
    )
    content = render(made)
    path = saved(of_a_stranger(content) if strange else content, tmp_path)
    assert told(compose(made, GB9704.elements).blocks) == told(read_docx(path)[0].blocks)
    assert [] == [found.message for found in check_docx(path)]


def test_tables_of_bodies_and_numbers_in_the_text_remain_tables(tmp_path: Path) -> None:
    body = TEXT + table(["县财政局", "第1号"], ["县审计局", "第2号"]) + table(["示例县财政局", "文件"])
    assert 2 == sum(isinstance(block, Grid) for block in read_docx(saved(docx(body), tmp_path))[0].blocks)


TEXTS = {
    "title alone": ("关于文件的报告\n内容。", [("标题", "关于文件的报告"), ("正文", "内容。")]),
    "number below the title": (
        "关于工作情况的报告\n示府发〔2019〕1号\n各乡镇人民政府：\n内容。",
        [TITLE, HEAD[1], BETWEEN[0], ("正文", "内容。")],
    ),
    "order": (
        "示例县人民政府令\n第5号\n现予公布。\n县长　张三\n2019年1月14日",
        [("发文机关标志", "示例县人民政府令"), ("发文字号", "第5号"), ("正文", "现予公布。"), ("签名人职务", "县长　张三"), DATE],
    ),
    "minutes": (
        "示例县人民政府会议纪要\n第7期\n议定事项如下。\n出席：张三、李四\n请假：王五\n列席：赵六",
        [
            ("发文机关标志", "示例县人民政府会议纪要"),
            ("发文字号", "第7期"),
            ("正文", "议定事项如下。"),
            *[("出席人员", words) for words in ("出席：张三、李四", "请假：王五", "列席：赵六")],
        ],
    ),
    "how many are printed": (
        "工作报告\n内容。\n抄送：县委。\n共印30份",
        [("标题", "工作报告"), ("正文", "内容。"), ("抄送机关", "抄送：县委。"), ("页码", "共印30份")],
    ),
    "no addressees": ("工作报告\n现将有关情况报告如下：\n内容。", [("标题", "工作报告"), ("正文", "现将有关情况报告如下："), ("正文", "内容。")]),
    "who is sent is no imprint": ("工作报告\n主送：县政府\n内容。", [("标题", "工作报告"), ("正文", "主送：县政府"), ("正文", "内容。")]),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_others_are_read(name: str) -> None:
    text, expected = TEXTS[name]
    assert expected == told(read_text(text).blocks)


@given(
    st.lists(
        st.sampled_from(["文件", "签发人：", "第1号", "抄送：", "2019年1月5日印发", "县政府", "", "内容。"]), max_size=7
    )
)
def test_no_line_is_lost(words: list[str]) -> None:
    read_back = "".join(line for _, line in told(read_text("\n".join(words)).blocks))
    assert sorted("".join(words)) == sorted(read_back)
