"""署名, 成文日期 and 印章 as they stand on the page: a row for each case of GB/T 9704-2012, 7.3.5.

Digits stand apart from 汉字 in LibreOffice, so dates are measured where they begin.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

import attrs
import pytest

from instruments.page import LEFT, RIGHT, Line, Page
from instruments.pdf import MM, Box, drawings
from instruments.session import Rendered, Validated
from looking import near
from reportkit import Attachment, Body, Letterhead, Report, render
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue
from reportkit.model import PlainSignature, SealedSignature, Stamp, StampedSignature
from reportkit.reading import next_year
from samples import lines, png, report

ROW = 28.95 / MM
CHARACTER = 15.75 / MM
NAMES = ["县财政局", "示例县审计局", "县司法局", "县教育局", "县农业农村局"]
LONG = "示例县自然资源和规划局政务公开办公室领导小组"
SEAL = png(450, 450)
STAMP = png(400, 180)


def signed(signature: Any, office: str = "示例县人民政府", **given: Any) -> Report:
    fields = {"preamble": ["正文。", "末段。"], "signed": date(2019, 1, 14), "office": Body(office, area="示例县")}
    return report(**{**fields, "signature": signature, **given})


@cache
def documents() -> Mapping[str, bytes]:
    reports = {
        "plain": signed(None),
        "plain joint": signed(PlainSignature(NAMES)),
        "sealed": signed(SealedSignature(pictures=[SEAL])),
        "sealed, short": signed(SealedSignature(pictures=[SEAL]), "县政府"),
        "sealed, long": signed(SealedSignature(pictures=[SEAL]), LONG),
        "sealed, township": signed(SealedSignature(pictures=[SEAL], diameter=42)),
        "room": signed(SealedSignature()),
        "stamped": signed(StampedSignature(Stamp("县长", "张三", picture=STAMP))),
        "stamped joint": signed(
            StampedSignature([Stamp("示例县县长", "张三", picture=STAMP), Stamp("县审计局局长", "李四", picture=STAMP)])
        ),
        **{f"sealed joint {n}": signed(SealedSignature(NAMES[:n], pictures=[SEAL] * n)) for n in range(2, 6)},
    }
    return {name: render(made) for name, made in reports.items()}


@attrs.frozen
class Look:
    """The page of a document that is signed."""

    page: Page
    seals: Sequence[Box]

    def line(self, text: str) -> Line:
        return self.page.find(text)

    @property
    def date(self) -> Line:
        return self.line("2019年1月14日")

    def top(self, line: Line, rise: float) -> float:
        """The upper edge of a line's box."""
        return line.baseline - rise * ROW


@pytest.fixture
def look(rendered: Rendered) -> Callable[[str], Look]:
    rendered.all(list(documents().values()))

    def at(name: str) -> Look:
        docx = documents()[name]
        seals = [box for box in drawings(rendered.pdf(docx), 1) if box.right - box.left > 20]
        return Look(rendered(docx)[0], sorted(seals, key=lambda box: (round(box.top), box.left)))

    return at


def middle(line: Line) -> float:
    return (line.left + line.right) / 2


def from_right(line: Line) -> float:
    """Where a line begins, in 字 from the right edge."""
    return (RIGHT - line.left) / CHARACTER


WIDE = 6.5  # 字 of the date
CASES: list[tuple[str, str, str, Callable[[Look], float], float, float]] = [
    # clause, document, what, measured in 字 from the right edge or in lines, the standard's figure, tolerance
    ("7.3.5.1", "sealed", "成文日期右空四字", lambda on: from_right(on.date), 4 + WIDE, 0.1),
    (
        "7.3.5.1",
        "sealed",
        "署名以成文日期为准居中",
        lambda on: from_right(on.line("人民政府")),
        4 + WIDE / 2 + 3.5,
        0.1,
    ),
    ("7.3.5.1", "sealed, short", "署名短时同样", lambda on: from_right(on.line("县政府")), 4 + WIDE / 2 + 1.5, 0.1),
    ("7.3.5.1", "sealed, long", "署名长时不出版心", lambda on: on.line(LONG).right - RIGHT, 0, 0.6),
    ("7.3.5.1", "sealed, long", "日期仍对署名居中", lambda on: from_right(on.date), 11 + WIDE / 2, 0.2),
    ("7.3.5.1", "room", "不附印章图也留位置", lambda on: lines_below(on, "末段", "人民政府"), 3, 0.05),
    ("7.3.5.2", "plain", "署名在正文下空一行", lambda on: lines_below(on, "末段", "人民政府"), 2, 0.05),
    ("7.3.5.2", "plain", "署名右空二字", lambda on: from_right(on.line("人民政府")), 2 + 7, 0.1),
    ("7.3.5.2", "plain", "日期比署名右移二字", lambda on: from_right(on.date), 2 + 7 - 2, 0.1),
    ("7.3.5.2", "plain joint", "联合行文依次向下", lambda on: lines_below(on, "县财政局", "县农业农村局"), 4, 0.05),
    ("7.3.5.2", "plain joint", "署名左齐", lambda on: spread(on, NAMES), 0, 0.05),
    ("7.3.5.2", "plain joint", "日期在最后署名下", lambda on: lines_below(on, "县农业农村局", "2019年"), 1, 0.05),
    ("7.3.5.3", "stamped", "签名章右空四字", lambda on: (RIGHT - on.seals[0].right) / CHARACTER, 4, 0.15),
    ("7.3.5.3", "stamped", "职务在签名章左空二字", lambda on: gap(on, "县长", 0), 2, 0.15),
    ("7.3.5.3", "stamped", "职务与签名章上下居中", lambda on: level(on, "县长", 0), 0, 0.15),
    ("7.3.5.3", "stamped", "成文日期右空四字", lambda on: from_right(on.date), 4 + WIDE, 0.1),
    ("7.3.5.3", "stamped", "签名章下空一行", lambda on: lines_below(on, "县长", "2019年"), 3, 0.05),
    ("7.3.5.3", "stamped", "正文下空二行", lambda on: lines_below(on, "末段", "县长"), 4, 0.05),
    ("7.3.5.3", "stamped joint", "每行一个", lambda on: lines_below(on, "示例县县长", "局长"), 3, 0.05),
    ("7.3.5.3", "stamped joint", "签名章对齐", lambda on: on.seals[0].left - on.seals[1].left, 0, 0.05),
]


def lines_below(on: Look, above: str, text: str) -> float:
    return (on.line(text).baseline - on.line(above).baseline) / ROW


def spread(on: Look, names: Sequence[str]) -> float:
    edges = [on.line(name).left for name in names]
    return max(edges) - min(edges)


def gap(on: Look, text: str, seal: int) -> float:
    return (on.seals[seal].left - on.line(text).right) / CHARACTER


def level(on: Look, text: str, seal: int) -> float:
    """How far a line's middle lies from a stamp's, in lines."""
    line, box = on.line(text), on.seals[seal]
    return (line.baseline - 0.35 * line.em - (box.top + box.bottom) / 2) / ROW


@pytest.mark.parametrize(
    ("document", "measured", "wanted", "tolerance"),
    [pytest.param(row[1], *row[3:], id=f"{row[0]}-{row[2]}-{row[1]}") for row in CASES],
)
def test_each_case_is_measured_on_the_page(
    document: str, measured: Callable[[Look], float], wanted: float, tolerance: float, look: Callable[[str], Look]
) -> None:
    assert near(wanted, tolerance) == measured(look(document))


@pytest.mark.parametrize("document", ["sealed", "sealed, short", "sealed, long", "sealed, township"])
def test_a_seal_lies_on_name_and_date_and_within_a_line_of_the_text(
    document: str, look: Callable[[str], Look], rendered: Rendered
) -> None:
    on = look(document)
    (seal,) = on.seals
    name = next(line for line in on.page.body if on.date.baseline - 1.5 * ROW < line.baseline < on.date.baseline - 1)
    text_ends = on.line("末段").baseline + (1 - rendered.engine.rise) * ROW
    assert 0 <= seal.top - text_ends <= ROW
    assert (
        near(42 if "township" in document else 45, 0.1) == seal.right - seal.left == near(seal.bottom - seal.top, 0.1)
    )
    assert near(middle(name), 1.2) == (seal.left + seal.right) / 2
    centre, both = (seal.top + seal.bottom) / 2, (name.baseline - 0.9 * name.em, on.date.baseline)
    assert centre < (both[0] + both[1]) / 2  # they lie below its middle
    assert seal.top < both[0] < both[1] < seal.bottom


@pytest.mark.parametrize("bodies", range(2, 6))
def test_joint_seals_lie_one_on_each_name_apart_and_within_the_type_area(
    bodies: int, look: Callable[[str], Look], rendered: Rendered
) -> None:
    on = look(f"sealed joint {bodies}")
    assert bodies == len(on.seals)
    for one, other in combinations(on.seals, 2):
        apart_across = one.right < other.left or other.right < one.left
        assert apart_across or one.bottom < other.top or other.bottom < one.top
    assert all(LEFT <= seal.left and seal.right <= RIGHT for seal in on.seals)
    text_ends = on.line("末段").baseline + (1 - rendered.engine.rise) * ROW
    assert 0 <= on.seals[0].top - text_ends <= ROW
    printed = on.page.text
    assert [printed.index(name) for name in NAMES[:bodies]] == sorted(printed.index(name) for name in NAMES[:bodies])
    last = on.seals[-1]
    assert last.left < on.date.left < on.date.right < last.right + 3
    assert last.top < on.date.baseline < last.bottom


def test_every_signature_is_a_valid_file(validated: Validated) -> None:
    validated.all(list(documents().values()))


# ---------------------------------------------------------------- without the page


def test_what_does_not_go_together_is_refused() -> None:
    with pytest.raises(InvalidValue, match="several bodies sign, and it has no mark"):
        signed(PlainSignature(NAMES), letterhead=Letterhead(number="示县发〔2019〕15号"))
    with pytest.raises(InvalidValue, match=r"SealedSignature.pictures: got 1 for 2 bodies; give one for each"):
        SealedSignature(NAMES[:2], pictures=[SEAL])
    with pytest.raises(InvalidValue, match=r"StampedSignature.stamps: got \(\); give a Stamp for each who signs"):
        StampedSignature([])


def test_a_signature_waits_for_its_date() -> None:
    waiting = next_year(signed(SealedSignature(NAMES))).report
    assert (None, SealedSignature(NAMES)) == (waiting.signed, waiting.signature)
    assert render(report(), ".txt") == render(report(signature=SealedSignature(NAMES)), ".txt")


def test_a_stamped_signature_tells_the_signer_as_text() -> None:
    text = render(signed(StampedSignature(Stamp("县长", "张三"))), ".txt").decode("utf-8")
    assert "县长　［签名章：张三］" in text.splitlines()


def test_what_is_bound_apart_begins_with_the_number_of_its_document() -> None:
    parts = [Attachment("甲表", ["甲。"], apart=True), Attachment("乙表", ["乙。"])]
    made = report(attachments=parts, letterhead=Letterhead(number="示县发〔2019〕5号"))
    assert ["示县发〔2019〕5号附件1", "附件2"] == [line for line in lines(made) if "附件" in line and "：" not in line]
    with pytest.raises(InvalidValue, match=r"attachments\[0\].apart: what is bound apart begins with the 发文字号"):
        report(attachments=parts)


@pytest.mark.parametrize(
    "signature",
    [PlainSignature(NAMES), SealedSignature(pictures=[SEAL]), StampedSignature([Stamp("县长", "张三", picture=STAMP)])],
)
def test_a_signature_comes_back_from_data(signature: Any) -> None:
    made = signed(signature)
    assert made == from_json(to_json(made))
