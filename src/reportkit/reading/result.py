"""What reading a file gives: the report, and what a person should look at."""

from typing import Literal

import attrs

from reportkit.annual_report.indicators import IndicatorTable
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.errors import ReportkitError, brief, language
from reportkit.formats import Format
from reportkit.manuscript import Manuscript
from reportkit.model import Report

NoteKind = Literal["推定", "保留为文字", "未照原文", "待补"]
"""What was guessed; what stays plain text; what the report does not say as the file does; what is to be filled in."""


@attrs.frozen
class ReadingNote:
    """A remark on what was read (读取说明).

    Parameters: `kind` 推定, 保留为文字, 未照原文 or 待补; `place` where in the file; `message` what it is, in Chinese;
    `quotation` the words of the file.

    >>> print(ReadingNote("推定", "第1个表格", "第1行作为表头", "渠道 数量"))
    【推定】第1个表格“渠道 数量”：第1行作为表头
    """

    kind: NoteKind
    place: str
    message: str
    quotation: str = ""

    def __str__(self) -> str:
        """The note as a line; what is open is quoted whole, since it stands nowhere else by then."""
        words = self.quotation if self.kind == "待补" else brief(self.quotation)
        quoted = f"“{words}”" if words else ""
        return f"【{self.kind}】{self.place}{quoted}：{self.message}"


@attrs.define
class Notes:
    """Collects what is to be told (说明汇集)."""

    told: list[ReadingNote] = attrs.Factory(list)

    def guessed(self, place: str, message: str, quotation: str = "") -> None:
        """Tell what was guessed."""
        self.told.append(ReadingNote("推定", place, message, quotation))

    def plain(self, place: str, message: str, quotation: str = "") -> None:
        """Tell what stays plain text."""
        self.told.append(ReadingNote("保留为文字", place, message, quotation))

    def left(self, place: str, message: str, quotation: str = "") -> None:
        """Tell what the report does not say as the file does."""
        self.told.append(ReadingNote("未照原文", place, message, quotation))


@attrs.frozen
class Reading:
    """A file as a report (读成的报告).

    `report` is what the file says, in the object model; `notes` what was guessed, what stays plain text, and every
    word of the file that the report does not have; `layout` the format that has a place for all of it; `ledgers` the
    national tables that were found, in their edition, None where there are none; `manuscript` the file as it was read,
    line by line, pictures with their bytes.
    """

    report: Report
    notes: tuple[ReadingNote, ...]
    layout: Format
    ledgers: AnyLedgers | IndicatorTable | None
    manuscript: Manuscript


def in_chinese(error: ReportkitError) -> str:
    """Return what an error says in the language of notes, whatever that of the machine is."""
    with language("zh"):
        return str(error)
