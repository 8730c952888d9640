"""版头, 主送机关 and 附注: what is given is printed, and what GB/T 9704 does not know is refused where it is built."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Attachment, Letterhead, ReportkitError, Table, check, render
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704, MINUTES
from reportkit.manuscript import Role
from reportkit.model import SealedSignature
from samples import lines, report

NUMBER = "示县发〔2019〕15号"
COUNTY = "示例县人民政府"
JOINT = [COUNTY, "示例县财政局"]


def sent(**given: Any) -> Letterhead:
    return Letterhead(**{"mark": COUNTY, "number": NUMBER, **given})


REFUSED = [
    ({"number": "示县发[2019]15号"}, "Letterhead.number: .*stands in 〔〕, not \\[\\]; write 示县发〔2019〕15号"),
    ({"number": "示县发〔2019〕015号"}, "no leading 0; write 示县发〔2019〕15号"),
    ({"number": "{单位}〔2019〕15号"}, "give the number, or {待补:发文字号} while there is none"),
    ({"urgency": "急件"}, "Letterhead.urgency: got '急件'; give one of '特急', '加急'"),
    ({"secrecy": "保密", "copy": 1}, "Letterhead.secrecy: got '保密'; give 绝密, 机密 or 秘密"),
    ({"secrecy": "机密1年", "copy": 1}, "behind a star, such as 机密★1年"),
    ({"secrecy": "机密★一年", "copy": 1}, "with its term in digits"),
    ({"secrecy": "机密★1年"}, "Letterhead.copy: a secret document has the number of its copy"),
    ({"copy": "12"}, "Letterhead.copy: got '12'; give six digits, such as '000012'"),
    ({"signers": ["张三"], "number": None}, "Letterhead.signers: 签发人 stand beside the 发文字号; give number= too"),
    ({"mark": [COUNTY, COUNTY]}, r"Letterhead.mark\[1\]: '示例县人民政府' stands in it twice"),
    ({"mark": ["县"] + [f"县{n}局" for n in range(10)]}, "got 11 bodies; give at most 10, or the leading one alone"),
    ({"preprinted": True, "mark": []}, "Letterhead.preprinted: a mark is left blank at its height; give the mark of"),
    ({"mark": "县" * 51}, r"Letterhead.mark\[0\]: '县+' has 51 characters; give a name of at most 50"),
    ({"signers": "张" * 51}, r"Letterhead.signers\[0\]: .* has 51 characters; give a name of at most 50"),
    ({"word": "文" * 51}, r"Letterhead.word: .* has 51 characters; give a name of at most 50"),
    (
        {"mark": f"{COUNTY}文件"},
        r"Letterhead.mark\[0\]: '示例县人民政府文件' ends in 文件; leave it out, word= sets it",
    ),
    ({"mark": f"{COUNTY}令", "word": "令"}, r"ends in 令; leave it out"),
    ({"signers": "签发人：张三"}, r"Letterhead.signers\[0\]: '签发人：张三' begins with 签发人; leave it out"),
    ({"signers": ["王五", "张三、李四"]}, r"signers\[1\]: '张三、李四' names several; give a list, \['张三', '李四'\]"),
    ({"signers": "张三，"}, r"give a list, \['张三'\]"),
    ({"number": "第五期"}, "an order or minutes have 第5号 or 第5期"),
    ({"number": "5"}, "an order or minutes have 第5号 or 第5期"),
    ({"mark": "　"}, r"Letterhead.mark\[0\]: got '\\u3000'; give a name that is not empty"),
]


@pytest.mark.parametrize(("given", "message"), REFUSED)
def test_what_the_standard_does_not_know_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        sent(**given)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"letterhead": sent(mark="{待补:发文机关}")}, "letterhead.mark[0]"),
        ({"letterhead": sent(signers=["张三", "{待补:签发人}"])}, "letterhead.signers[1]"),
        ({"attendance": {"出席": ["{待补:名单}"]}}, "attendance"),
    ],
)
def test_a_gap_in_a_name_is_printed_as_a_gap_and_found(given: dict[str, Any], place: str) -> None:
    layout = MINUTES if "attendance" in given else GB9704
    draft = report(**given)
    assert "【待补：" in render(draft, ".txt", layout=layout).decode("utf-8")
    assert [True] == [one.place.startswith(place) for one in check(draft, layout=layout) if "待补" in one.message]


def test_names_in_the_head_and_of_a_meeting_have_slots() -> None:
    draft = report(letterhead=sent(mark="{单位}", signers="张三"), attendance={"列席": "{单位}"})
    said = render(draft, ".txt", layout=MINUTES).decode("utf-8")
    assert [f"{draft.office.name}文件", f"列席：{draft.office.name}"] == [
        line for line in said.splitlines() if line.startswith((draft.office.name, "列席")) and line != draft.office.name
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"letterhead": sent(mark="{单住}")},
        {"attendance": {"出席": "{单住}"}},
    ],
)
def test_an_unknown_slot_in_a_name_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue, match='no fact "单住"; did you mean "单位"'):
        report(**given)


def test_a_signature_has_no_slots() -> None:
    with pytest.raises(InvalidValue, match=r"contains \{ \}, which slots use"):
        SealedSignature("{单位}")


@pytest.mark.parametrize("kind", ["通知", "决定", "批复", "令", "纪要"])
def test_signers_stand_on_no_document_for_lower_bodies(kind: str) -> None:
    with pytest.raises(InvalidValue, match=f"signers （?.*not on a {kind}; leave them out".replace("（?", "")):
        report(title=f"示例县人民政府{kind}", letterhead=sent(signers=["张三"]))


@pytest.mark.parametrize("name", ["县财政局：", "县财政局。", "县财政局，"])
def test_addressees_are_given_without_the_mark_that_is_set(name: str) -> None:
    with pytest.raises(InvalidValue, match=r"Report.addressees\[0\].*leave it out, the colon is set"):
        report(addressees=[name])


def test_an_addressee_is_named_once() -> None:
    with pytest.raises(InvalidValue, match=r"addressees\[1\]: '县财政局' stands in it twice; name each once"):
        report(addressees=["县财政局", "县财政局"])


def test_a_note_is_given_without_its_brackets() -> None:
    with pytest.raises(InvalidValue, match=r"\.note: '（此件公开发布）' has parentheses; leave them out"):
        report(note="（此件公开发布）")


WHOLE = report(
    title="关于政务公开工作的请示",
    year=None,
    letterhead=sent(copy=12, secrecy="机密★1年", urgency="特急", signers=["张三", "李四光", "王五"]),
    addressees=["市政府", "{地区}人大"],
    preamble=["现请示如下。"],
    signed=date(2019, 1, 14),
    note="联系人：赵六，电话：0000-0000000",
    attachments=[Attachment("说明", [Table([["甲", 1]])])],
)


def test_the_elements_stand_as_the_standard_has_them() -> None:
    expected = [
        *("000012", "机密★1年", "特急", "示例县人民政府文件", NUMBER, "签发人：张　三　李四光", "王　五", "", ""),
        *(
            "关于政务公开工作的请示",
            "",
            "市政府、示例县人大：",
            "现请示如下。",
            "",
            "附件：说明",
            "",
            "示例县人民政府办公室",
        ),
        *("2019年1月14日", "（联系人：赵六，电话：0000-0000000）", "附件", "", "说明", ""),
    ]
    assert expected == [*lines(WHOLE)][: len(expected)]
    assert [line for line in expected if line] == [
        line for line in render(WHOLE, ".txt").decode("utf-8").splitlines() if line and "甲" not in line
    ]


def test_of_what_is_not_given_nothing_is_printed() -> None:
    assert ["示例县人民政府文件", "", "", "工作报告", ""] == lines(report(letterhead=Letterhead(COUNTY)))
    assert ["000001", "", "", "工作报告", ""] == lines(report(letterhead=Letterhead(copy=1)))
    assert ["工作报告", ""] == lines(report())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (sent(mark=JOINT), ["示例县人民政府", "示例县财政局", "文件", NUMBER]),
        (sent(mark=JOINT, word=None), ["示例县人民政府", "示例县财政局", NUMBER]),
        (sent(word=None), ["示例县人民政府", NUMBER]),
        (sent(preprinted=True), ["示例县人民政府文件", NUMBER]),
        (sent(number="{待补:发文字号}"), ["示例县人民政府文件", "【待补：发文字号】"]),
        (sent(number="第5号"), ["示例县人民政府文件", "第5号"]),
    ],
)
def test_a_mark_says_each_body_and_the_word_behind_them(head: Letterhead, expected: list[str]) -> None:
    assert expected == lines(report(letterhead=head))[: len(expected)]


def test_signers_stand_one_a_row_beside_a_long_number() -> None:
    head = sent(number="示县政府办公室公开发〔2019〕15号", signers=["张三", "李四光"])
    assert ["签发人：张　三", "李四光"] == lines(report(letterhead=head))[2:4]


def test_an_order_prints_its_title_as_its_mark_and_not_again() -> None:
    order = report(title=f"{COUNTY}令", letterhead=sent(word="令", number="第5号"))
    assert ["示例县人民政府令", "第5号"] == [line for line in lines(order) if line]


def test_a_gap_for_the_number_is_found() -> None:
    found = check(report(preamble=["正文。"], letterhead=sent(number="{待补:发文字号}")))
    assert ["还有待补的内容：发文字号"] == [one.message for one in found if one.place == "letterhead.number"]


def test_a_gap_for_the_signer_is_printed_and_found() -> None:
    made = report(letterhead=Letterhead("示例县", number="示发〔2019〕1号", signers=["{待补:签发人}", "张三"]))
    assert ["签发人：【待补：签发人】", "张三"] == [line for line in lines(made) if "签发人" in line or "张三" in line]
    found = [one for one in check(made) if one.name == "open_placeholder"]
    assert [("letterhead.signers[0]", "还有待补的内容：签发人")] == [(one.place, one.message) for one in found]


@pytest.mark.parametrize("name", ["{单位}", "张{待补:名}", "张三}"])
def test_a_signer_is_a_name_or_a_gap(name: str) -> None:
    with pytest.raises(InvalidValue, match=r"signers\[0\]"):
        Letterhead("示例县", number="示发〔2019〕1号", signers=[name])


def test_a_document_that_reports_on_no_year_needs_none_and_has_no_slot_of_one() -> None:
    assert ["关于做好工作的通知"] == lines(report(title="关于做好工作的通知", year=None))[:1]
    with pytest.raises(InvalidValue, match=r"\{年\} is not known to this report; give the report its year"):
        report(title="{年}年工作报告", year=None)


def test_what_is_said_around_the_text_is_checked_for_its_slots() -> None:
    with pytest.raises(InvalidValue, match=r'addressees\[0\]: no fact "某局"'):
        report(addressees=["{某局}"])
    with pytest.raises(InvalidValue, match='note: no fact "某人"'):
        report(note="联系人：{某人}")


def test_the_mark_becomes_smaller_where_its_words_need_room() -> None:
    def sizes(head: Letterhead) -> set[bytes]:
        document = ZipFile(BytesIO(render(report(letterhead=head)))).read("word/document.xml")
        return set(re.findall(rb'<w:sz w:val="(\d+)"/>', document))

    assert {b"84"} == sizes(sent())
    assert {b"49"} == sizes(sent(mark="示例县自然资源和规划局政务公开办"))  # 18 characters on 156 mm
    assert {b"72"} == sizes(sent(mark=[f"示例县{sign}局" for sign in "甲乙丙丁戊"]))  # five lines on 70 mm


NAMES = st.lists(st.text("示例县财政审计局", min_size=2, max_size=20), min_size=1, max_size=5, unique=True)
HEADS = st.builds(
    Letterhead,
    NAMES,
    number=st.sampled_from([NUMBER, "第5号", "{待补:发文字号}"]),
    word=st.sampled_from(["文件", None]),
    copy=st.integers(1, 999999),
    secrecy=st.sampled_from([None, "绝密", "秘密★10年"]),
    urgency=st.sampled_from([None, "特急"]),
    signers=st.lists(st.sampled_from(["张三", "李四光", "王五", "欧阳某某"]), max_size=4, unique=True),
    preprinted=st.booleans(),
) | st.builds(Letterhead, number=st.just(NUMBER), urgency=st.just("加急"))


@given(
    HEADS,
    st.lists(st.sampled_from(["县财政局", "{地区}审计局"]), max_size=2, unique=True),
    st.sampled_from([None, "此件公开发布"]),
)
def test_every_letterhead_is_written_and_comes_back_from_data(
    head: Letterhead, addressees: list[str], note: str | None
) -> None:
    made = report(letterhead=head, addressees=addressees, note=note)
    assert made == from_json(to_json(made))
    assert render(made) == render(made)
    printed = render(made, ".txt").decode("utf-8")
    assert all(name in printed for name in head.mark)


LONGEST = {"mark": ["县" * 50, "市" * 50], "word": "文" * 50, "signers": ["张" * 50]}


@pytest.mark.parametrize("given", [{name: value} for name, value in LONGEST.items()] + [LONGEST])
def test_the_longest_names_are_set_in_a_size_and_at_a_place_that_word_takes(given: dict[str, Any]) -> None:
    with ZipFile(BytesIO(render(report(letterhead=sent(**given))))) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    assert int(re.findall('w:sz w:val="([0-9]+)"', xml)[0]) >= 8
    assert "-" not in "".join(re.findall('w:pos="([^"]+)"', xml))


@given(st.text(max_size=12))
def test_no_word_of_secrecy_or_urgency_fails_otherwise_than_by_being_refused(text: str) -> None:
    for field in ("secrecy", "urgency", "number", "mark"):
        try:
            sent(**{"copy": 1, field: text})
        except ReportkitError:
            continue


def test_the_roles_of_a_letterhead_are_what_stands_above_the_red_line() -> None:
    assert Role.MARK_WORD.value == "联合标志的文件二字"
    assert attrs.evolve(WHOLE, year=2018).letterhead == WHOLE.letterhead
