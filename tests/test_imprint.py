"""版记: what is said of it, what is refused, and where the library puts it."""

from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest

from reportkit import Attachment, Body, Imprint, Report, Table, check, render
from reportkit.compose import compose
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704, LETTER
from reportkit.manuscript import PLAIN, Element, Line, Role
from reportkit.writers.docx.imprint import ImprintPlace, Standing, placed_in
from samples import report

DAY = date(2019, 1, 15)
OFFICE = "示例县人民政府办公室"
COPIES = ["县委办公室", "县人大常委会办公室", "县政协办公室"]
IMPRINT = Imprint(OFFICE, DAY, copies=COPIES)


def imprint_lines(given: Report) -> list[tuple[Role, str]]:
    return [
        (block.role, block.text)
        for block in compose(given).blocks
        if isinstance(block, Line) and block.origin.startswith(("imprint", "addressees"))
    ]


# ---------------------------------------------------------------- what is said


def test_an_imprint_names_copies_office_and_day() -> None:
    assert [
        (Role.COPIES, "抄送：县委办公室，县人大常委会办公室，县政协办公室。"),
        (Role.PRINTED_BY, OFFICE),
        (Role.PRINTED_ON, "2019年1月15日印发"),
    ] == imprint_lines(report(imprint=IMPRINT))


def test_an_imprint_without_copies_has_its_last_line_alone() -> None:
    assert [(Role.PRINTED_BY, OFFICE), (Role.PRINTED_ON, "2019年1月15日印发")] == imprint_lines(
        report(imprint=Imprint(OFFICE, DAY))
    )


def test_the_imprint_of_a_letter_has_its_copies_alone() -> None:
    assert [(Role.COPIES, "抄送：县法院。")] == imprint_lines(report(imprint=Imprint(copies="县法院")))


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        (False, [(Role.ADDRESSEES, "县财政局、县审计局："), (Role.PRINTED_BY, OFFICE)]),
        (True, [(Role.IMPRINT_ADDRESSEES, "主送：县财政局、县审计局。"), (Role.PRINTED_BY, OFFICE)]),
    ],
)
def test_addressees_stand_above_the_text_or_in_the_imprint(moved: bool, expected: list[tuple[Role, str]]) -> None:
    given = report(addressees=["县财政局", "县审计局"], imprint=Imprint(OFFICE, DAY, takes_addressees=moved))
    assert expected == imprint_lines(given)[:-1]


def test_names_may_have_slots() -> None:
    office = Body("示例县人民政府", area="示例县")
    given = report(office=office, imprint=Imprint("{地区}人民政府办公室", DAY, copies=["{全市}各人民团体"]))
    assert ["抄送：全县各人民团体。", OFFICE] == [text for _, text in imprint_lines(given)][:-1]


def test_it_stands_behind_the_attachments() -> None:
    given = report(attachments=[Attachment("甲表", ["内容。"])], imprint=IMPRINT)
    assert ["内容。", "抄送：县委办公室，县人大常委会办公室，县政协办公室。", OFFICE, "2019年1月15日印发"] == [
        block.text for block in compose(given).blocks if isinstance(block, Line)
    ][-4:]


def test_a_text_says_it_plainly_below_an_empty_line() -> None:
    lines = render(report(sections=["正文。"], imprint=IMPRINT), ".txt").decode("utf-8").splitlines()
    assert ["正文。", "", "抄送：县委办公室，县人大常委会办公室，县政协办公室。", OFFICE, "2019年1月15日印发"] == lines[
        -5:
    ]


def test_it_comes_back_from_json() -> None:
    given = report(addressees=["县财政局"], imprint=attrs.evolve(IMPRINT, takes_addressees=True))
    assert given == from_json(to_json(given))


def test_a_report_with_an_imprint_brings_no_finding() -> None:
    given = report(title="关于年度工作的报告", sections=["工作已完成。"], imprint=IMPRINT, signed=date(2019, 1, 14))
    assert [] == [found.name for found in check(given)]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"copies": []}, "Imprint.copies: names nobody; give a name such as '县委办公室', or leave it out"),
        ({"copies": ""}, "Imprint.copies: names nobody; give a name such as '县委办公室', or leave it out"),
        ({"copies": ["县委办公室", " "]}, "Imprint.copies[1]: got ' '; give text that is not empty"),
        ({"copies": ["县法院", "县法院"]}, "Imprint.copies[1]: '县法院' stands in it twice; name each once"),
        ({"copies": "县法院。"}, "Imprint.copies[0]: '县法院。' ends in 。; leave it out, the marks are set"),
        (
            {"copies": "抄送：县法院"},
            "Imprint.copies[0]: '抄送：县法院' begins with 抄送; leave it out, the label is set",
        ),
        ({"printed": None}, "Imprint.printed: 印发机关 and 印发日期 stand in one row; give both"),
        ({"office": None}, "Imprint.office: 印发机关 and 印发日期 stand in one row; give both"),
        (
            {"office": None, "printed": None},
            "Imprint: says nothing; give who printed the document and when, or copies",
        ),
        (
            {"office": "县府办印发"},
            "Imprint.office: '县府办印发' ends in 印发; leave it out, it is set",
        ),
        ({"copies": "抄报县委"}, "Imprint.copies[0]: '抄报县委' begins with 抄报; leave it out, the label is set"),
        ({"office": ""}, "Imprint.office: got ''; give text that is not empty"),
    ],
)
def test_nonsense_is_refused_where_it_is_built(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Imprint(**{"office": OFFICE, "printed": DAY, **given})
    assert message == str(refused.value)


@pytest.mark.parametrize(
    "given", [{"copies": [3]}, {"copies": np.array(COPIES)}, {"printed": "2019-01-15"}, {"takes_addressees": "是"}]
)
def test_a_value_of_the_wrong_kind_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(WrongType):
        Imprint(**{"office": OFFICE, "printed": DAY, **given})


def test_a_text_of_several_names_keeps_the_marks_that_part_their_ranks() -> None:
    several = report(imprint=Imprint(copies="县委各部门，县法院、县检察院"))
    assert [(Role.COPIES, "抄送：县委各部门，县法院、县检察院。")] == imprint_lines(several)


def test_a_letter_has_no_place_for_who_printed_it_and_when() -> None:
    with pytest.raises(InvalidValue, match="that of a letter has no 印发机关 and 印发日期; give the copies alone"):
        render(report(imprint=IMPRINT), layout=LETTER)


def test_no_addressees_cannot_be_moved() -> None:
    with pytest.raises(InvalidValue) as refused:
        report(imprint=Imprint(OFFICE, DAY, takes_addressees=True))
    assert "Report.imprint: there are no addressees to take; give addressees= to the report" == str(refused.value)


def test_a_format_without_a_place_for_it_refuses_it() -> None:
    plain = attrs.evolve(GB9704, elements=[one for one in PLAIN if one is not Element.IMPRINT])
    with pytest.raises(InvalidValue, match="no place for 版记"):
        render(report(imprint=IMPRINT), layout=plain)


# ---------------------------------------------------------------- where it stands


def rows(number: int, last: str = "国") -> list[str]:
    """Paragraphs that fill so many rows; title and blank line fill two rows and a quarter of the first page."""
    return ["国"] * (number - 1) + [last]


TABLE = Table([["甲", 1]], header=["名称", "数"])
TURNED = Attachment("甲表", [TABLE], landscape=True)
EDGE = "国" * 26 + "。"  # one row where 。 hangs over its end, else two


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"sections": rows(1)}, ImprintPlace(Standing.NEXT_PAGE, doubtful=False)),
        ({"sections": rows(19)}, ImprintPlace(Standing.NEXT_PAGE, doubtful=False)),
        ({"sections": rows(20)}, ImprintPlace(Standing.LAST_PAGE, doubtful=False)),
        ({"sections": rows(38)}, ImprintPlace(Standing.LAST_PAGE, doubtful=False)),
        ({"sections": rows(39)}, ImprintPlace(Standing.EVEN_SECTION, doubtful=False)),
        ({"sections": rows(41)}, ImprintPlace(Standing.EVEN_SECTION, doubtful=False)),
        ({"sections": rows(42)}, ImprintPlace(Standing.NEXT_PAGE, doubtful=False)),
        ({"sections": rows(19, EDGE)}, ImprintPlace(Standing.EVEN_SECTION, doubtful=True)),
        ({"sections": rows(10, EDGE)}, ImprintPlace(Standing.NEXT_PAGE, doubtful=False)),
        ({"sections": rows(2), "attachments": [TURNED]}, ImprintPlace(Standing.EVEN_SECTION, doubtful=False)),
        ({"sections": rows(22), "attachments": [TURNED]}, ImprintPlace(Standing.NEXT_PAGE, doubtful=False)),
        ({"sections": [*rows(25), TABLE]}, ImprintPlace(Standing.LAST_PAGE, doubtful=False)),
    ],
)
def test_the_place_follows_from_where_the_text_ends(given: dict[str, Any], expected: ImprintPlace) -> None:
    assert expected == placed_in(compose(report(**given, imprint=IMPRINT)).blocks, GB9704)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (rows(1), Standing.LAST_PAGE),
        (rows(19), Standing.NEXT_PAGE),
        (rows(38), Standing.LAST_PAGE),
        (rows(41), Standing.NEXT_PAGE),
        (rows(19, EDGE), Standing.NEXT_PAGE),
    ],
)
def test_that_of_a_letter_stands_on_the_last_page_even_or_odd(given: list[str], expected: Standing) -> None:
    letter = report(sections=given, imprint=Imprint(copies=COPIES[:1]))
    assert ImprintPlace(expected, doubtful=False) == placed_in(compose(letter).blocks, LETTER)


def test_a_place_within_a_row_of_the_page_edge_is_told() -> None:
    found = check(report(sections=rows(19, EDGE), imprint=IMPRINT))
    assert [("imprint_page_uncertain", "版记")] == [(one.name, one.where) for one in found if one.place[:3] == "imp"]


def test_nothing_is_counted_without_an_imprint(monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(*cursors: object) -> None:
        raise AssertionError("pages were counted")

    monkeypatch.setattr("reportkit.writers.docx.pagination.ending", counted)
    assert render(report(sections=rows(3)))
