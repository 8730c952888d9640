"""The elements of a document: a format names them in its order, and none that a report gives is lost."""

from datetime import date

import attrs
import pytest

from reportkit import Attachment, Contents, Imprint, Letterhead, Report, check, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704
from reportkit.manuscript import PLAIN, Element, Line
from reportkit.model import Table
from reportkit.model.content import GivenContent
from samples import report

WHOLE = report(
    stage="送审稿",
    preamble=["正文。"],
    contents=Contents(),
    signed=date(2019, 1, 14),
    attachments=[Attachment("情况表", [Table([["甲", 1]])])],
    letterhead=Letterhead("示例县人民政府"),
    addressees=["县财政局"],
    note="此件公开发布",
    imprint=Imprint("示例县人民政府办公室", date(2019, 1, 15)),
)


def lines(given: Report, elements: tuple[Element, ...]) -> list[str]:
    return [block.text for block in compose(given, elements).blocks if isinstance(block, Line) and block.text]


def test_the_elements_stand_in_the_order_of_the_format() -> None:
    order = (
        Element.STAGE,
        Element.TITLE,
        Element.LETTERHEAD,
        Element.ADDRESSEES,
        Element.NOTE,
        Element.SIGNATURE,
        Element.TEXT,
        Element.ATTACHMENTS,
        Element.ATTACHMENT_NOTE,
        Element.IMPRINT,
        Element.CONTENTS,  # in front of all others all the same
    )
    expected = [
        *("目\u3000录", "情况表"),
        *(
            "（送审稿）",
            "工作报告",
            "示例县人民政府文件",
            "县财政局：",
            "（此件公开发布）",
            "示例县人民政府办公室",
            "2019年1月14日",
            "正文。",
        ),
        *("附件", "情况表", "附件：情况表"),
        *("示例县人民政府办公室", "2019年1月15日印发"),
    ]
    assert expected == lines(WHOLE, order)


def test_a_format_says_the_order_of_what_is_written_and_checked() -> None:
    upside_down = attrs.evolve(GB9704, elements=[Element.STAGE, *(one for one in PLAIN if one is not Element.STAGE)])
    draft = attrs.evolve(WHOLE, letterhead=None, contents=None)
    assert "（送审稿）" == render(draft, ".txt", layout=upside_down).decode("utf-8").splitlines()[0]
    assert [] == [one for one in check(draft, layout=upside_down) if one.place == "stage"]


def test_the_official_format_has_every_element_but_those_of_letters_and_minutes() -> None:
    assert set(Element) - {Element.LETTER_HEAD, Element.ATTENDANCE} == set(GB9704.elements)


@pytest.mark.parametrize("left_out", [one for one in PLAIN if one is not Element.BLANK])
def test_what_a_report_gives_and_a_format_has_no_place_for_is_refused(left_out: Element) -> None:
    order = tuple(one for one in PLAIN if one is not left_out)
    message = (
        f"Format.elements: no place for {left_out.value}, which the report gives; take a format that has one, "
        f"layout=GB9704 .*, or name {left_out} there too"
    )
    with pytest.raises(InvalidValue, match=message):
        compose(WHOLE, order)
    with pytest.raises(InvalidValue, match=message):
        render(WHOLE, layout=attrs.evolve(GB9704, elements=order))


def test_an_element_that_a_report_does_not_give_leaves_no_trace() -> None:
    assert ["工作报告"] == lines(report(), PLAIN)
    assert lines(report(), PLAIN) == lines(report(), (Element.TITLE, Element.BLANK, Element.TEXT))


HELD = [
    pytest.param({"preamble": ["正文。"]}, [True], id="the last paragraph"),
    pytest.param({"preamble": ["一。", "二。"]}, [False, True], id="and no other"),
    pytest.param({"sections": [Table([["甲", 1]])]}, [False], id="no table"),
    pytest.param({}, [], id="no blank line"),
]


@pytest.mark.parametrize(("given", "expected"), HELD)
def test_a_signature_keeps_the_end_of_the_text_on_its_page(
    given: dict[str, GivenContent], expected: list[bool]
) -> None:
    signed = compose(report(signed=date(2019, 1, 14), **given)).blocks
    places = [block for block in signed if block.origin.partition("[")[0] in ("preamble", "sections")]
    assert expected == [getattr(block, "keep_next", False) for block in places]
    assert not signed[1].keep_next  # type: ignore[union-attr]  # the blank line below the title


UNDER_A_LETTERHEAD = [
    pytest.param(["一段正文。"], [False], id="a short text stays on the first page"),
    pytest.param(["国" * 80], [True], id="a long one is cut"),
    pytest.param(["一。", "二。"], [False, True], id="of two the last goes over"),
]


@pytest.mark.parametrize(("text", "expected"), UNDER_A_LETTERHEAD)
def test_the_first_page_under_a_letterhead_shows_text(text: list[str], expected: list[bool]) -> None:
    made = report(signed=date(2019, 1, 14), preamble=text, letterhead=Letterhead("示例县人民政府"))
    blocks = [block for block in compose(made).blocks if block.origin.startswith("preamble")]
    assert expected == [getattr(block, "keep_next", False) for block in blocks]
