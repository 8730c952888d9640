"""Regulations: 条 count on through the 章, in text, in Word's own count, on the page and when they are read back."""

import re
from pathlib import Path

import pytest

import regulations
from instruments.package import read
from instruments.reader import paragraphs
from instruments.session import Rendered, Validated
from reportkit import Attachment, Measure, Report, Section, check, render, save
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704, REGULATIONS
from reportkit.manuscript import Line
from reportkit.numbering import ARTICLES
from reportkit.readers import read_docx
from reportkit.rules import check_docx, check_text
from reportkit.wording import numeral
from reportkit.writers import Numbering
from samples import report

BOTH: tuple[Numbering, ...] = ("automatic", "typed")


def text(made: Report) -> str:
    return render(made, ".txt", layout=REGULATIONS).decode("utf-8")


def articles(count: int, **inside: object) -> list[Measure]:
    return [Measure(text=f"内容{number}。", **inside) for number in range(1, count + 1)]  # type: ignore[arg-type]


def numbers(made: Report) -> list[str]:
    return re.findall(r"^(第.+?[章条]|（.+?）|\d+\.)", text(made), re.MULTILINE)


def chapters(*counts: int, content: object = ()) -> Report:
    sections = [Section(f"第{n}部分的题", articles(count, content=content)) for n, count in enumerate(counts, 1)]
    return report(sections=sections, scheme=ARTICLES)


def test_articles_count_on_through_the_chapters_and_what_is_below_them_does_not() -> None:
    made = chapters(2, 1, content=[Measure(text="其一；"), Measure(text="其二。")])
    below = ["（一）", "（二）"]
    assert ["第一章", "第一条", *below, "第二条", *below, "第二章", "第三条", *below] == numbers(made)


def test_articles_need_no_chapters_and_count_on_behind_a_chapter_with_none() -> None:
    alone = report(sections=articles(2), scheme=("第一条　", "（一）"))
    assert ["第一条", "第二条"] == numbers(alone)
    assert ["第一章", "第一条", "第二章", "第三章", "第二条"] == numbers(chapters(1, 0, 1))


def test_sections_between_chapters_and_articles_restart() -> None:
    scheme = ("第一章　", "第一节　", "第一条　", "（一）")
    parts = [
        Section("甲", [Section("乙", articles(1)), Section("丙", articles(1))]),
        Section("丁", [Section("戊", articles(1))]),
    ]
    printed = re.findall(r"^第.+?[章节条]", text(report(sections=parts, scheme=scheme)), re.MULTILINE)
    assert ["第一章", "第一节", "第一条", "第二节", "第二条", "第二章", "第一节", "第三条"] == printed


def test_each_attachment_counts_its_articles_by_itself() -> None:
    content = [Section("总则", articles(1)), Section("附则", articles(1))]
    made = report(sections=content, attachments=[Attachment("甲", content), Attachment("乙", content)], scheme=ARTICLES)
    one = ["第一章", "第一条", "第二章", "第二条"]
    assert one * 3 == numbers(made)
    assert numbers(made) == re.findall(r"(?m)^第.+?[章条]", "\n".join(paragraphs(render(made))))


@pytest.mark.parametrize("mode", BOTH)
@pytest.mark.parametrize(
    "made", [regulations.build(), chapters(3, 0, 5), chapters(60, 60)], ids=["example", "few", "many"]
)
def test_the_word_file_has_the_numbers_of_the_text(made: Report, mode: Numbering, validated: Validated) -> None:
    written = render(made, layout=REGULATIONS, numbering=mode)
    validated(written)
    assert [line for line in text(made).splitlines() if line] == [line for line in paragraphs(written) if line]


def typed_articles(made: Report) -> int:
    document = read(render(made, layout=REGULATIONS)).parts["word/document.xml"].decode("utf-8")
    return len(re.findall(r"<w:t[^>]*>第[^<]*条", document))


def test_word_counts_articles_up_to_99_and_all_are_typed_beyond() -> None:
    assert (0, 100) == (typed_articles(chapters(50, 49)), typed_articles(chapters(50, 50)))
    assert numeral(100) == "一百"


def test_a_reference_names_the_article_and_not_its_chapter() -> None:
    inside = Measure(text="其他情形。", name="其他")
    rest = Section("附则", [Measure(text="见{条}、{其他}，在{其他:部分}，即{章}。")], name="章")
    made = report(
        sections=[Section("总则", [Measure(text="情形：", content=[inside], name="条")]), rest], scheme=ARTICLES
    )
    assert "第二条　见第一条、第一条（一），在第一章，即第二章。" in text(made)
    assert b"REF" not in read(render(made)).parts["word/document.xml"]


def test_parts_that_are_no_chapters_are_referred_to_as_before() -> None:
    made = report(preamble=["见{甲}。"], sections=[Section("总则", name="甲")], scheme=("一、", "（一）"))
    assert "见第一部分。" in text(made)


@pytest.mark.parametrize("words", ["第一条　目的", "第十二章 总则", "第一百零一条　附则"])
def test_a_typed_number_of_an_article_is_refused(words: str) -> None:
    with pytest.raises(InvalidValue, match="leave it out, it is set"):
        Section(words)


def test_words_that_only_look_like_a_number_stay() -> None:
    assert "第二条生产线建设" == Section("第二条生产线建设").title


# ---------------------------------------------------------------- checked, read back, and on the page


def roles(lines: "tuple[object, ...]") -> list[tuple[str, str]]:
    return [(one.role.name, one.number.strip()) for one in lines if isinstance(one, Line) and one.number]


@pytest.mark.parametrize("mode", BOTH)
def test_the_example_has_no_faults_and_reads_back_as_what_it_is(mode: Numbering, tmp_path: Path) -> None:
    made, path = regulations.build(), tmp_path / "办法.docx"
    save(made, path, layout=REGULATIONS, numbering=mode)
    assert [] == [*check(made, layout=REGULATIONS), *check_docx(path, layout=REGULATIONS), *check_docx(path)]
    first = [("HEADING_1", "第一章"), ("ITEM_2", "第一条"), ("ITEM_2", "第二条"), ("ITEM_2", "第三条")]
    then = [("HEADING_1", "第二章"), ("ITEM_2", "第四条"), ("ITEM_3", "（一）"), ("ITEM_3", "（二）"), ("ITEM_4", "1.")]
    assert [*first, *then] == roles(read_docx(path)[0].blocks)[:9]


def test_the_examples_text_has_no_faults() -> None:
    assert [] == list(check_text(render(regulations.build(), ".txt").decode("utf-8")))


def test_a_line_of_a_list_that_leads_to_another_list_is_no_heading() -> None:
    listed = "工作报告\n一、条件\n申请应当符合下列条件：\n（一）有名称；\n（二）有住所，其中：\n1.自有的；\n2.租用的；\n（三）有章程。"
    assert [] == [one for one in check_text(listed) if "标题" in one.message]
    headed = "工作报告\n一、概述\n（一）基本情况：\n1.组织领导有力。\n全县召开会议。\n2.队伍建设有力。\n全县举办培训。"
    assert [one for one in check_text(headed) if "末尾不用" in one.message]


def test_a_chapter_that_is_not_in_the_middle_is_told_by_the_format_that_has_it_there(tmp_path: Path) -> None:
    path = tmp_path / "办法.docx"
    save(regulations.build(), path, layout=GB9704)
    assert ["一级标题：3段没有居中，应居中排布"] == [
        one.message for one in check_docx(path, layout=REGULATIONS) if one.name == "wrong_indent"
    ]


def test_the_page_says_what_the_text_says(rendered: Rendered) -> None:
    made = regulations.build()
    for mode in BOTH:
        pages = rendered(render(made, layout=REGULATIONS, numbering=mode))
        printed = "".join(line.text for page in pages for line in page.body)
        assert re.sub(r"\s", "", text(made)) == re.sub(r"\s", "", printed)
        [chapter] = [line for page in pages for line in page.body if line.text.endswith("总则")]
        assert ("黑体",) == chapter.fonts
        assert 106 == pytest.approx((chapter.left + chapter.right) / 2, abs=1)
        assert {("黑体", "仿宋")} == {
            line.fonts for page in pages for line in page.body if re.match("第.+?条", line.text)
        }
