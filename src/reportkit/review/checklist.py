"""The checklist (核对单) behind a report: what was found, compared, suppressed, not checked, to be ticked."""

from collections import Counter as Counts
from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import Block, Grid, GridCell, Line, Manuscript, Merged, Role, Span, cell_text, width
from reportkit.manuscript.internal import INTERNAL, TableColumn, columns_of, line, table, with_behind
from reportkit.model import Report
from reportkit.numbering import Counter
from reportkit.phrases.rows import AGREE, APART, UNREPORTED, Compared, compared_sides
from reportkit.rules import Findings, Severity
from reportkit.rules.changes import ASKING, jumps

TITLE = "核对单"
TICK = "□"
DAY = "　　　年　　月　　日"
OPINION_ROWS = 4

BY_PEOPLE = (
    ("", "各项数据是否属实", "检查只能发现互相矛盾的数据，请与原始台账核对"),
    ("其他处理", "“其他处理”中有无逾期未办结的申请", "数据本身看不出办理期限，请抽查卷宗"),
    ("问题", "所列问题是否为主要问题，改进措施是否对应", "检查不了解实际工作，请结合检查、考核和信访情况判断"),
)
"""What no program can check: the word by which a report speaks of it, the question, and where the answer is."""

L, C, R = Role.DENSE_TEXT, Role.DENSE_CENTRED, Role.DENSE_FIGURE
"""Columns of words, of what stands in the middle, of figures."""

LEAST_SIDE, MOST_SIDE = 5.6, 9.0
"""How wide the columns of figures are at the least and at the most, as the others' widths go."""


def with_checklist(manuscript: Manuscript, report: Report, findings: Findings) -> Manuscript:
    """Return a manuscript with the checklist behind it, on a new page turned as the last one is."""
    return with_behind(manuscript, _Checklist(manuscript, report, findings).blocks())


class _Checklist:
    def __init__(self, manuscript: Manuscript, report: Report, findings: Findings) -> None:
        self._manuscript = manuscript
        self._report = report
        self._findings = findings
        self._counter = Counter(manuscript.scheme)

    def blocks(self) -> Iterator[Block]:
        yield line(Role.ATTACHMENT_LABEL, INTERNAL)
        yield line(Role.ATTACHMENT_TITLE, TITLE)
        yield line(Role.STAGE, f"（{self._manuscript.title}）")
        yield from self._section("检查结果", self._findings.summary(), self._found())
        yield from self._section("勾稽关系", "", self._compared() or line(Role.BODY, "没有可以核对的勾稽关系。"))
        if suppressed := self._suppressed():
            yield from self._section("已不再提示的问题", "", suppressed)
        yield from self._section("未检查的项目", "", self._unchecked())
        yield from self._section("核对意见", self._checked(), _opinion())
        yield Line(Role.DENSE_TEXT)  # Word wants a paragraph behind a table

    def _section(self, title: str, words: str, block: Block | None) -> Iterator[Block]:
        yield Line(Role.HEADING_1, (Span(title),), self._counter.next(1))
        if words:
            yield attrs.evolve(line(Role.BODY, words), keep_next=block is not None)
        if block is not None:
            yield block

    def _found(self) -> Grid | None:
        gravest_first = [one for severity in Severity for one in self._findings.of(severity)]
        return _grid(
            [
                ("序号", 3, C),
                ("位置", 6.6, L),
                ("问题", 20.2, L),
                ("程度", 2.8, C),
                ("已改", 2.8, C),
                ("属实", 2.8, C),
                ("处理说明", 6.2, L),
            ],
            [
                (str(number), one.where or one.place, one.problem, one.severity.value, TICK, TICK, "")
                for number, one in enumerate(gravest_first, 1)
            ],
        )

    def _compared(self) -> Grid | None:
        """Return what was compared: a row for whatever needs a look, first, and one for all that agree in one way."""
        alike: dict[str, list[Compared]] = {}
        rows: list[tuple[str, ...]] = []
        for one in compared_sides(self._report):
            if one.agrees or self._is_usual(one):
                alike.setdefault(one.group, []).append(one)
            else:
                rows.append(self._compared_row(one))
        rows.sort(key=lambda row: not row[-1].startswith(CAUTION))
        rows += [_all_alike(group, found) if found[1:] else found[0].row for group, found in alike.items()]
        figures = [text for row in rows for text in row[1:3] if text.isascii()]  # dates may turn
        side = min(max([LEAST_SIDE, *(1 + width(text) for text in figures)]), MOST_SIDE)
        sides = [(title, side, R) for title in ("左边", "右边")]
        return _grid(
            [("序号", 3, C), ("核对内容", 20, L), *sides, ("结论", 8.5, L), ("核对", 3, C)],
            [(str(number), *row, TICK) for number, row in enumerate(rows, 1)],
        )

    def _is_usual(self, one: Compared) -> bool:
        """Tell whether a figure beside last year's is nothing to look at."""
        return one.figure is not None and not one.reason and not jumps(one.figure)

    def _compared_row(self, one: Compared) -> tuple[str, ...]:
        if one.figure is None or not jumps(one.figure):
            return one.row
        reason = one.reason or self._reason(one.figure.name)
        return attrs.evolve(one, verdict=f"{JUMP}：{one.verdict}", reason=reason).row

    def _reason(self, figure: str) -> str:
        """Return why the jump of a figure is not to be spoken of."""
        kept = (one for one in self._findings.suppressed if one.finding.name == ASKING)
        return next((one.reason for one in kept if one.finding.quotation == figure[: len(one.finding.quotation)]), "")

    def _suppressed(self) -> Grid | None:
        return _grid(
            [("序号", 3, C), ("位置", 9, L), ("问题", 17, L), ("不再提示的理由", 11, L), ("核对", 3, C)],
            [
                (
                    str(number),
                    kept.finding.where or kept.finding.place,
                    kept.finding.problem,
                    kept.reason,
                    TICK,
                )
                for number, kept in enumerate(self._findings.suppressed, 1)
            ],
        )

    def _unchecked(self) -> Grid | None:
        lacking = [("；".join(titles), f"缺少{needed}") for needed, titles in self._findings.lacking().items()]
        words = {word for word, _, _ in BY_PEOPLE if any(word in text for text in _texts(self._manuscript))}
        by_people = [(question, hint) for word, question, hint in BY_PEOPLE if word in words]
        return _grid(
            [("序号", 3, C), ("项目", 18, L), ("未检查的原因", 18, L), ("核对", 3, C)],
            [(str(number), *row, TICK) for number, row in enumerate([*lacking, *by_people], 1)],
        )

    def _checked(self) -> str:
        """Return how many rules of each family were asked; the opinion is given on all that was found and asked."""
        families = Counts(rule.family or "其他" for rule in self._findings.checked)
        told = "，".join(f"{family}{count}项" for family, count in families.items())
        return f"已检查规则{families.total()}项：{told}。" if told else ""


def _all_alike(group: str, found: Sequence[Compared]) -> tuple[str, ...]:
    """Return the row that tells of all that agree in one way."""
    verdict = "没有较大变化" if found[0].figure else f"全部{AGREE}"
    return group, "", "", f"{len(found)}{found[0].unit}{verdict}"


JUMP = "变化较大"
CAUTION = (APART, JUMP, UNREPORTED)
"""How verdicts begin that somebody has to look at."""


def _texts(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.blocks:
        if isinstance(block, Line):
            yield block.text
        elif isinstance(block, Grid):
            for row in block.body:
                yield from map(cell_text, row)


def _opinion() -> Grid:
    """Return the box that the approver writes in, on lines, and signs.

    Rows of which every cell is merged would have no height in LibreOffice.
    """
    blank = GridCell((), L, across=3)
    label = GridCell((Span("意见"),), C, down=OPINION_ROWS)
    columns = ((C, 5), (L, 16), (C, 5), (R, 16))
    return Grid(
        columns_of(columns),
        (),
        ((label, blank), *[(Merged(), blank)] * (OPINION_ROWS - 1), ("核对人", "", "日期", DAY)),
    )


def _grid(columns: Sequence[TableColumn], rows: Sequence[tuple[str, ...]]) -> Grid | None:
    """Return a table, or None where there is no row."""
    return table(columns, rows) if rows else None
