"""Certain corrections as tracked changes in a Word file of anybody's: accepted, the text is right; rejected, as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from instruments.package import DOCUMENT, W
from instruments.session import Validated
from reportkit.errors import InvalidValue
from reportkit.readers import read_docx
from reportkit.review import Corrected, correct
from reportkit.rules import Finding, Force, Replacement, Severity, check_docx
from test_word_comments import CELL, CONTENT_TYPES, field, parts, run
from wordfiles import docx, p


def finding(*replacements: Replacement) -> Finding:
    return Finding("r", Severity.ERROR, Force.PRACTICE, "office practice", "第2段", "有误", replacements=replacements)


def corrected(content: bytes, findings: list[Finding], folder: Path) -> tuple[Corrected, bytes]:
    source, copy = folder / "稿件.docx", folder / "修订 稿.docx"
    source.write_bytes(content)
    told = correct(source, findings, copy)
    assert content == source.read_bytes()
    return told, copy.read_bytes()


def words(content: bytes, *, accepted: bool) -> list[str]:
    """The words of each paragraph, once all changes are accepted, or rejected."""
    root = etree.fromstring(parts(content)[DOCUMENT])
    gone, kinds = ("del", (f"{W}t",)) if accepted else ("ins", (f"{W}t", f"{W}delText"))
    return [
        "".join(one.text or "" for one in paragraph.iter(*kinds) if not list(one.iterancestors(W + gone)))
        for paragraph in root.iter(f"{W}p")
    ]


SHAPES: list[tuple[str, str, Replacement, int]] = [
    ("in the middle", f"<w:p>{run('截止年底，共', '<w:b/>')}</w:p>", Replacement("第2段", 0, 2, "截至"), 1),
    ("left out", f"<w:p>{run('甲，，乙')}</w:p>", Replacement("第2段", 2, 3, ""), 1),
    ("put in", f"<w:p>{run('甲')}{run('乙')}</w:p>", Replacement("第2段", 2, 2, "。"), 1),
    ("behind entities", f"<w:p>{run('A&amp;B&#20013;，，')}</w:p>", Replacement("第2段", 4, 6, "&lt;"), 1),
    ("a typed number", p("三、概述"), Replacement("第2段", -2, 0, "二、"), 1),
    ("over two runs", f"<w:p>{run('甲，')}{run('，乙')}</w:p>", Replacement("第2段", 1, 3, "，"), 0),
    ("in a link", f"<w:p><w:hyperlink w:anchor='b'>{run('甲，，')}</w:hyperlink></w:p>", Replacement("第2段", 1, 3, "，"), 0),
    ("in a field", f"<w:p>{field('甲，，')}</w:p>", Replacement("第2段", 1, 3, "，"), 0),
    ("in an insertion", f"<w:p><w:ins w:id='1' w:author='a'>{run('甲，，')}</w:ins></w:p>", Replacement("第2段", 1, 3, "，"), 0),
    ("beside a tab", "<w:p><w:r><w:t>甲，，</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>", Replacement("第2段", 1, 3, "，"), 0),
    ("a break", f"<w:p>{run('甲，乙')}</w:p>", Replacement("第2段", 1, 2, "\n"), 0),
    ("out of the text", f"<w:p>{run('甲')}</w:p>", Replacement("第2段", 3, 4, "，"), 0),
    ("a place that is none", f"<w:p>{run('甲')}</w:p>", Replacement("第9段", 0, 1, "，"), 0),
    ("a cell", f"<w:tbl><w:tr>{CELL.format(p('甲，，'))}</w:tr></w:tbl>", Replacement("第1个表格.rows[0][0]", 1, 3, "，"), 1),
]  # fmt: skip


def test_changes_that_touch_are_both_made_and_those_that_overlap_are_not(tmp_path: Path) -> None:
    content = docx(p("工作报告") + f"<w:p>{run('办结12件件，，均答复')}</w:p>")
    doubled = [Replacement("第2段", 5, 6, ""), Replacement("第2段", 6, 8, "，"), Replacement("第2段", 7, 9, "；")]
    told, copy = corrected(content, [finding(*doubled)], tmp_path)
    assert Corrected(2, 1, signed=False) == told
    assert "办结12件，均答复" == words(copy, accepted=True)[1]


@pytest.mark.parametrize(
    ("body", "given", "expected"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES]
)
def test_a_change_is_made_within_a_run_and_nowhere_else(
    body: str, given: Replacement, expected: int, tmp_path: Path
) -> None:
    content = docx(p("工作报告") + body)
    told, copy = corrected(content, [finding(given)], tmp_path)
    assert Corrected(expected, 1 - expected, signed=False) == told
    assert words(content, accepted=False) == words(copy, accepted=False)
    assert (words(content, accepted=True) != words(copy, accepted=True)) == bool(expected)
    changed = [name for name, one in parts(content).items() if parts(copy)[name] != one]
    assert [DOCUMENT] * expected == changed


FAULTY = ["工作报告", "截止年底，共公开信息300条，，均已上网。", "报名工作截止2023年底，，共300件。"]


def test_what_is_corrected_is_found_no_more_and_valid(tmp_path: Path, validated: Validated) -> None:
    content = docx("".join(map(p, FAULTY)), files={"[Content_Types].xml": CONTENT_TYPES.format("")})
    source = tmp_path / "稿件.docx"
    source.write_bytes(content)
    found = check_docx(source)
    told, copy = corrected(content, found, tmp_path)
    assert (4, 0) == (told.corrections, told.left)
    (tmp_path / "修订.docx").write_bytes(copy)
    again = {one.name for one in check_docx(tmp_path / "修订.docx")}
    assert {"doubled_mark", "deadline_for_point_in_time"} == {one.name for one in found if one.replacements} - again
    assert ["工作报告", "截至年底，共公开信息300条，均已上网。"] == words(copy, accepted=True)[:2]
    validated.all([copy])


TEXTS = st.lists(
    st.text("甲乙，。12&< ", min_size=1, max_size=6).map(lambda text: f"甲{text}乙"), min_size=1, max_size=4
)


@given(TEXTS, st.data())
def test_rejected_the_words_are_as_they_were_and_accepted_as_wanted(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    content = docx(p("工作报告") + f"<w:p>{''.join(map(run, escaped))}</w:p>")
    whole = "".join(texts)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, len(whole)))
    right = data.draw(st.sampled_from(["", "丙", "<&>", " "]))
    folder = tmp_path_factory.mktemp("law")
    (folder / "a.docx").write_bytes(content)
    (line,) = [one for one in read_docx(folder / "a.docx")[0].blocks if one.origin == "第2段"][:1]
    told, copy = corrected(content, [finding(Replacement("第2段", start, end, right))], folder)
    assert words(content, accepted=True) == words(copy, accepted=False)
    if told.corrections and getattr(line, "text", "") == whole:
        assert whole[:start] + right + whole[end:] == words(copy, accepted=True)[1]


def test_a_copy_is_refused_as_for_comments(tmp_path: Path) -> None:
    source = tmp_path / "稿件.docx"
    source.write_bytes(docx(p("工作报告")))
    with pytest.raises(InvalidValue, match=r"correct: copy: .* is the file itself"):
        correct(source, [], source)
