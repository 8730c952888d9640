"""No rule cries over right texts, and none fails over wrong ones, whatever they hold."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import right_figures
import right_offices
import right_texts
from laws import times
from reportkit.formats import GB9704
from reportkit.manuscript import Line
from reportkit.readers import read_text
from reportkit.rules import CheckContext, Finding, Severity, check_text

PARAGRAPHS = (*right_texts.PARAGRAPHS, *right_figures.PARAGRAPHS, *right_offices.PARAGRAPHS)
DOCUMENTS = {**right_texts.DOCUMENTS, **right_figures.DOCUMENTS, **right_offices.DOCUMENTS}
LONGEST_QUOTATION = 20  # 字
CUT = "…"
PATH = re.compile(r"[^\n]*\.(?:docx?|wps|txt)\s*", re.IGNORECASE)  # refused: it is no text
SIGNS = (
    "（）《》〈〉“”‘’〔〕【】，。；：、！？…—～0123456789.%一二三四是第条件月日年号其中共等 　\n\t①⑴1.(一)\u2028\ufeff"
)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.name, finding.quotation) for finding in findings]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_right_paragraph_has_no_finding(paragraph: str) -> None:
    assert [] == told(check_text(f"关于有关情况的报告\n{paragraph}"))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_right_document_has_no_error_and_no_warning(kind: str) -> None:
    grave = [finding for finding in check_text(DOCUMENTS[kind]) if finding.severity is not Severity.ADVICE]
    assert [] == told(grave)


def pieces() -> st.SearchStrategy[str]:
    """Pieces of right texts, of marks and numbers, and of anything, put together."""
    right = st.sampled_from([*PARAGRAPHS, *DOCUMENTS.values()])
    cut = st.tuples(right, st.integers(0, 400), st.integers(1, 200)).map(lambda of: of[0][of[1] : of[1] + of[2]])
    marks = st.text(st.sampled_from(SIGNS), max_size=20)
    put_together = st.lists(cut | marks | st.text(max_size=20), max_size=6).map("".join)
    return put_together.filter(lambda text: not PATH.fullmatch(text))


@times(3)
@given(pieces())
@example("1、")
def test_every_finding_quotes_a_few_words_that_stand_where_it_says(text: str) -> None:
    context = CheckContext(None, read_text(text), GB9704, year=None)
    passages: dict[str, list[tuple[str, str]]] = {}
    for passage in context.passages:
        passages.setdefault(passage.place, []).append((passage.number, passage.text))
    for block in context.manuscript.blocks:
        if isinstance(block, Line) and not block.text:  # a number alone is no passage, and may be quoted
            passages.setdefault(block.origin, []).append((block.number, ""))
    findings = check_text(text)
    assert () == findings.failures
    for finding in findings:
        words = finding.quotation.removesuffix(CUT)
        assert LONGEST_QUOTATION >= len(finding.quotation)
        if finding.start is not None:
            start = finding.start
            assert any(
                (number + text)[len(number) + start :].startswith(words) and start < len(text)
                for number, text in passages[finding.place]
            ), finding
