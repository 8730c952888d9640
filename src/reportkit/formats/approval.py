"""How an approval sheet looks: its title, and its boxes in rows. An office's own sheet is another one of these."""

from collections.abc import Sequence
from typing import Any, cast

import attrs
from attrs import field

from reportkit.checks import flag, label, optional, where, within
from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.values import value_class

TICKS = "□主动公开　□依申请公开　□不予公开（理由：　　　　　　　　）"


@value_class
class ApprovalBox:
    """A box of the sheet (稿纸栏目): its label, and what stands in it while nothing is told, to be filled in by hand.

    With `signed` it is signed: what is told stands at its foot, and while nothing is, room for a date.
    """

    label: str = field(validator=label)
    blank: str = field(default="", kw_only=True)
    signed: bool = field(default=False, kw_only=True, validator=flag)

    @blank.validator
    def _printable(self, attribute: "attrs.Attribute[Any]", value: str) -> None:
        if value != "":
            label(self, attribute, value.replace("\u3000", "□") if isinstance(value, str) else value)


def _as_boxes(given: Sequence[ApprovalBox | str] | ApprovalBox | str) -> tuple[ApprovalBox, ...]:
    several = given if isinstance(given, (list, tuple)) else (given,)
    return tuple(ApprovalBox(one) if isinstance(one, str) else one for one in several)


@value_class
class ApprovalRow:
    """A row of boxes of one width (稿纸行).

    Parameters: `boxes` each an ApprovalBox or a label; `height` in mm, None for its share of what the others leave.

    >>> ApprovalRow(["核稿", "拟稿"], height=24).boxes[1].label
    '拟稿'
    """

    boxes: tuple[ApprovalBox, ...] = field(converter=_as_boxes)
    height: float | None = field(default=None, kw_only=True, validator=optional(within(5, 200, "mm")))

    @boxes.validator
    def _some(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        place = where(self, attribute)
        if not 1 <= len(value) <= MOST_BOXES:
            raise InvalidValue(
                "{place}: got {count} boxes; give 1 to {most}", place=place, count=len(value), most=MOST_BOXES
            )
        for number, box in enumerate(value):
            if not isinstance(box, ApprovalBox):
                raise wrong_type(f"{place}[{number}]", box, "a label, or an ApprovalBox")


MOST_BOXES = 4


def _as_rows(given: Sequence[ApprovalRow]) -> tuple[ApprovalRow, ...]:
    return tuple(given) if isinstance(given, (list, tuple)) else cast("tuple[ApprovalRow, ...]", (given,))


@value_class
class ApprovalForm:
    """The form of an approval sheet (稿纸格式): behind the office's name its title, and rows of boxes under it.

    Parameters: `rows` from the top, each an ApprovalRow, at least one; `title` such as 发文稿纸 or 公文审批单;
    `label_width` how wide the part of a box with its label is, in mm. Boxes are named by their labels; what the report
    says itself stands in those labelled 标题, 发文字号, 密级, 紧急程度, 主送机关, 抄送机关, 附件, 稿次,
    印发机关 and 印发日期.

    Raises InvalidValue for a label twice; the sheet that a report is drafted with has a box for all that its
    `approval` tells.

    Source: office practice.

    >>> ApprovalForm([ApprovalRow("签发"), ApprovalRow(["核稿", "拟稿"], height=24)], title="公文审批单").labels
    ('签发', '核稿', '拟稿')
    """

    rows: tuple[ApprovalRow, ...] = field(converter=_as_rows, repr=False)
    title: str = field(default="发文稿纸", kw_only=True, validator=label)
    label_width: float = field(default=22, kw_only=True, validator=within(8, 60, "mm"))

    @rows.validator
    def _labels_once(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        place = where(self, attribute)
        for number, row in enumerate(value):
            if not isinstance(row, ApprovalRow):
                raise wrong_type(f"{place}[{number}]", row, "an ApprovalRow")
        labels = self.labels
        if not labels:
            raise InvalidValue("{place}: no row; give one at the least", place=place)
        for number, name in enumerate(labels):
            if name in labels[:number]:
                raise InvalidValue(
                    "{place}: {value} stands in it twice; name each once", place=place, value=shown(name)
                )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all boxes, row by row."""
        return tuple(box.label for row in self.rows for box in row.boxes)


USUAL = ApprovalForm(
    [
        ApprovalRow(ApprovalBox("签发", signed=True)),
        ApprovalRow("会签"),
        ApprovalRow([ApprovalBox("审核", signed=True), ApprovalBox("核稿", signed=True)], height=24),
        ApprovalRow([ApprovalBox("保密审查", signed=True), ApprovalBox("拟稿", signed=True)], height=24),
        ApprovalRow("标题", height=16),
        ApprovalRow("附件", height=16),
        ApprovalRow("主送机关", height=12),
        ApprovalRow("抄送机关", height=12),
        ApprovalRow(ApprovalBox("公开属性", blank=TICKS), height=10),
        ApprovalRow(["发文字号", "密级"], height=10),
        ApprovalRow(["紧急程度", "份数"], height=10),
    ]
)
"""The steps of the 条例 on official documents, 起草, 审核, 会签, 签发 (articles 18 to 22), and what is marked."""
