"""Rows for tables: figures with their parts, and the checklist that an approver checks them by."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from reportkit.compose.figures import figure_text
from reportkit.errors import wrong_type
from reportkit.model import Report, Statistic, slots
from reportkit.model.figure import Figure, FigureStyle
from reportkit.model.identity import Identity, Side
from reportkit.phrases.factory import require_report
from reportkit.wording import Number, exactly, full_date, number

FIGURE_HEADER = ("指标", "单位", "本年", "上年", "占比")
"""The header that goes over `figure_rows`."""

INDENT = "　"

Row = tuple[str, ...]


def figure_rows(*figures: Statistic) -> list[Row]:
    """Return a row for each figure and, indented below it, for each of its parts: the same facts as the text.

    A row holds label, unit, this year, last year and share of its whole, as text with slots, so that a table
    made of them changes with the facts; what is not known is "".

    >>> for row in figure_rows(Statistic("收到申请", 380, "件", last=352, parts={"自然人": 352, "法人": 28})):
    ...     print(row)
    ('{收到申请:名称}', '件', '{收到申请:数}', '{收到申请:上年数}', '')
    ('\u3000其中：{自然人:名称}', '件', '{自然人:数}', '', '{自然人:占比}')
    ('\u3000\u3000\u3000\u3000{法人:名称}', '件', '{法人:数}', '', '{法人:占比}')
    """
    for figure in figures:
        if not isinstance(figure, Statistic):
            raise wrong_type("figure_rows", figure, "Statistics")
    return [row for figure in figures for row in _rows(Figure(figure, None, FigureStyle()), "", "")]


def _rows(figure: Figure, indent: str, lead: str) -> Iterator[Row]:
    fact = figure.fact

    def told(word: str) -> str:
        return "" if figure.missing(word) else f"{{{fact.name}:{word}}}"

    yield f"{indent}{lead}{told('名称')}", slots.escape(fact.unit), told("数"), told("上年数"), told("占比")
    for position, part in enumerate(fact.parts):
        first = "其中：" if position == 0 else INDENT * 3
        yield from _rows(Figure(part, fact, figure.style), indent + INDENT * (1 + len(lead)), first)


def checklist_rows(report: Report) -> list[Row]:
    """Return what an approver checks (勾稽说明): breakdowns and identities with both sides, figures beside last year's.

    A row holds what is checked with its source, both sides, and the verdict with the reason that was given, ready
    for a table.

    >>> from reportkit import Body
    >>> facts = [Statistic("收到申请", 380, "件", source="信息中心", parts={"自然人": 352, "法人": 28})]
    >>> report = Report("报告", Body("示例县人民政府办公室", area="示例县"), year=2018, facts=facts)
    >>> checklist_rows(report)
    [('收到申请＝自然人＋法人（信息中心）', '380', '380', '相符')]
    """
    return [tuple(map(slots.escape, one.row)) for one in compared_sides(report)]


@attrs.frozen
class Compared:
    """Two sides that an approver compares (核对项), as they are printed, with the verdict and the reason given for it.

    `figure` is the figure that stands beside last year's. What is compared in the same way has one `group`, named as
    the line that tells of all of it, and is counted as its `unit` says: 行, 列, 栏 or 项.
    """

    what: str
    left: str
    right: str
    verdict: str
    reason: str = ""
    figure: Statistic | None = None
    group: str = ""
    unit: str = "项"

    @property
    def agrees(self) -> bool:
        """Whether both sides are the same, without a reason that somebody has to read."""
        return self.verdict == AGREE and not self.reason

    @property
    def row(self) -> Row:
        """A row of the checklist."""
        return self.what, self.left, self.right, f"{self.verdict}{f'（{self.reason}）' if self.reason else ''}"


def compared_sides(report: Report) -> list[Compared]:
    """Return what `checklist_rows` has rows of."""
    require_report(report, "checklist_rows")
    figures = [fact for fact in report.known_facts() if isinstance(fact, Statistic)]
    sums = [_sum(figure) for figure in figures if figure.parts]
    years = [_year(figure, report) for figure in figures if figure.last_value is not None]
    return sums + [_equation(identity) for identity in report.identities] + years


AGREE, APART, UNREPORTED, NOT_COMPARED = "相符", "不符", "未上报", "不作比较"

SUMS, YEARS = "数据与其各项之和", "本年与上年"

EQUAL = {"==": "＝", "<=": "≤"}

SIGNS = {"==": "＝", "<=": "≥", ">=": "≤"}
"""How the whole stands to the sum of its parts, by what `sums` says of the sum."""


def _sum(figure: Statistic) -> Compared:
    total = figure.sum_of_parts()
    terms = "＋".join(part.label for part in figure.parts)
    what = f"{figure.label}{SIGNS[figure.sums]}{terms}{_source(figure)}"
    sides = _plain(figure.value), _plain(total)
    if figure.value is None or total is None:
        return Compared(what, *sides, UNREPORTED)
    if not figure.adds_up:
        return Compared(what, *sides, NOT_COMPARED)
    holds = {"==": figure.value == total, "<=": figure.value >= total, ">=": figure.value <= total}[figure.sums]
    with exactly():
        apart = max(figure.value, total) - min(figure.value, total)
    return Compared(what, *sides, AGREE if holds else f"{APART}，相差{number(apart)}", group=SUMS)


def _equation(identity: Identity) -> Compared:
    what = f"{identity.name}　{identity.place}：{identity.left_words}{EQUAL[identity.relation]}{identity.right_words}"
    verdict = UNREPORTED if identity.holds is None else AGREE if identity.holds else _apart(identity)
    where, unit = _alike(identity.place)
    group = f"{identity.name}　{where}：{identity.left_words}{EQUAL[identity.relation]}{identity.right_words}"
    sides = _side(identity.left), _side(identity.right)
    return Compared(what, *sides, verdict, identity.reason or "", group=group, unit=unit)


ONE_OF_MANY = re.compile("“[^”]*”(?P<kind>[行列栏])")


def _alike(place: str) -> tuple[str, str]:
    """Return a place as the name of all rows or columns of its table, and which of the two they are.

    >>> _alike("第三部分表格“自然人”列")
    ('第三部分表格各列', '列')
    """
    found = ONE_OF_MANY.search(place)
    if found is None:
        return place, "项"
    return f"{place[: found.start()]}各{found['kind']}{place[found.end() :]}", found["kind"]


def _apart(identity: Identity) -> str:
    match identity.left, identity.right:
        case date() as left, date() as right:
            return f"{APART}，相差{abs((left - right).days)}天"
        case (int() | Decimal()) as one, (int() | Decimal()) as other:
            with exactly():
                return f"{APART}，相差{number(max(one, other) - min(one, other))}"
    return APART


def _side(value: Side) -> str:
    return full_date(value) if isinstance(value, date) else _plain(value)


def _year(figure: Statistic, report: Report) -> Compared:
    now, before = figure.value, figure.last_value
    what = f"{figure.label}：本年与上年{_source(figure)}"
    sides = _plain(now), _plain(before)
    if now is None or before is None:
        return Compared(what, *sides, UNREPORTED)
    told = report.figure(figure.name)
    if told is None or told.missing("同比"):
        return Compared(what, *sides, NOT_COMPARED)
    return Compared(what, *sides, figure_text(told, "同比"), figure.note or "", figure, group=YEARS)


def _source(figure: Statistic) -> str:
    return f"（{figure.source}）" if figure.source else ""


def _plain(value: Number | None) -> str:
    return UNREPORTED if value is None else number(value)


__all__ = ["FIGURE_HEADER", "checklist_rows", "figure_rows"]
