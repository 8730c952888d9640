"""Titles in book marks, and what is wrong with a document number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, WrongType
from reportkit.wording import document_number_fault, quoted_title

TITLES = st.recursive(
    st.text("甲乙的通知", min_size=1, max_size=3),
    lambda inner: st.tuples(st.text("关于", min_size=1), st.sampled_from(["《》", "〈〉"]), inner).map(
        lambda parts: f"{parts[0]}{parts[1][0]}{parts[2]}{parts[1][1]}的通知"
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("办法", "《办法》"),
        ("关于印发《办法》的通知", "《关于印发〈办法〉的通知》"),
        ("关于印发〈办法〉的通知", "《关于印发〈办法〉的通知》"),
        ("关于转发《关于印发《办法》的通知》的通知", "《关于转发〈关于印发《办法》的通知〉的通知》"),
        ("关于转发〈关于印发《办法》的通知〉的通知", "《关于转发〈关于印发《办法》的通知〉的通知》"),
        ("《甲》和《乙》", "《〈甲〉和〈乙〉》"),
        ("《甲》实施细则", "《〈甲〉实施细则》"),
    ],
)
def test_titles_within_titles_alternate_their_marks(title: str, expected: str) -> None:
    assert expected == quoted_title(title)


@given(TITLES)
def test_marks_alternate_at_any_depth_and_nothing_else_changes(title: str) -> None:
    quoted = quoted_title(title)
    depth = 0
    for character in quoted:
        if character in "《〈":
            assert character == "《〈"[depth % 2]
            depth += 1
        elif character in "》〉":
            depth -= 1
            assert character == "》〉"[depth % 2]
    assert depth == 0
    as_one = str.maketrans("〈〉", "《》")
    assert f"《{title}》".translate(as_one) == quoted.translate(as_one)


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("", "not empty"),
        ("　", "not empty"),
        ("关于印发《办法的通知", "《 at position 4 .* no partner"),
        ("关于印发办法》的通知", "》 at position 6 .* no partner"),
        ("关于《甲〉的通知", "〉 at position 4 .* no partner"),
        ("《办法》", "outer marks already"),
        ("《关于印发〈办法〉的通知》", "outer marks already"),
    ],
)
def test_titles_whose_marks_do_not_pair_are_refused(title: str, message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        quoted_title(title)


def test_a_title_is_text() -> None:
    with pytest.raises(WrongType):
        quoted_title(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "number",
    [
        "庐府办发〔2018〕95号",
        "国办发〔2012〕10号",
        "赣府厅字〔2018〕50号",
        "示县发〔1998〕12345号",
        "国务院令第711号",
        "中华人民共和国主席令第四十九号",
        "国家税务总局公告2018年第3号",
    ],
)
def test_right_document_numbers_have_no_fault(number: str) -> None:
    assert document_number_fault(number) is None


@pytest.mark.parametrize(
    ("number", "fault", "right"),
    [
        ("示县发[2019]5号", "the year stands in 〔〕, not []", "示县发〔2019〕5号"),
        ("示县发【2019】5号", "the year stands in 〔〕, not 【】", "示县发〔2019〕5号"),
        ("示县发（2019）5号", "the year stands in 〔〕, not （）", "示县发〔2019〕5号"),
        ("示县发(2019)5号", "the year stands in 〔〕, not ()", "示县发〔2019〕5号"),
        ("示县发［2019］5号", "the year stands in 〔〕, not ［］", "示县发〔2019〕5号"),
        ("示县发〔2019]5号", "the year stands in 〔〕, not 〔]", "示县发〔2019〕5号"),
        ("示县发〔19〕5号", "the year has four digits, 1900 to 2099", "示县发〔2019〕5号"),
        ("示县发〔98〕5号", "the year has four digits, 1900 to 2099", "示县发〔1998〕5号"),
        ("示县发〔2019年〕5号", "no 年 inside the brackets", "示县发〔2019〕5号"),
        ("示县发〔2019〕05号", "the serial number has no leading 0", "示县发〔2019〕5号"),
        ("示县发〔2019〕第5号", "no 第 before the serial number", "示县发〔2019〕5号"),
        ("示县发〔2019〕5", "号 ends the number", "示县发〔2019〕5号"),
        ("示县发 〔2019〕 5号", "no blanks", "示县发〔2019〕5号"),
        ("示县发〔２０１９〕５号", "no full-width digits", "示县发〔2019〕5号"),
        (
            "示县发[2019]第05号",
            "the year stands in 〔〕, not []; no 第 before the serial number; the serial number has no leading 0",
            "示县发〔2019〕5号",
        ),
        ("SXF〔2019〕5号", "the 代字 is 1 to 12 Chinese characters", "it like 庐府办发〔2018〕95号"),
        ("示县发〔1830〕5号", "the year has four digits, 1900 to 2099", "it like 庐府办发〔2018〕95号"),
        ("示县发〔2019〕123456号", "the serial number is 1 to 99999", "it like 庐府办发〔2018〕95号"),
        ("示县发2019年5号", "not of the form 代字〔year〕serial号", "it like 庐府办发〔2018〕95号"),
        ("", "not of the form 代字〔year〕serial号", "it like 庐府办发〔2018〕95号"),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_is_right(number: str, fault: str, right: str) -> None:
    assert f"{fault}; write {right}" == str(document_number_fault(number))


@given(st.text("示县发〔〕[]（）2019０5第号年 ", max_size=14))
def test_every_document_number_is_either_right_or_explained(number: str) -> None:
    fault = document_number_fault(number)
    assert fault is None or str(fault).split("; write ")[0]


def test_a_document_number_is_text() -> None:
    with pytest.raises(WrongType):
        document_number_fault(95)  # type: ignore[arg-type]
