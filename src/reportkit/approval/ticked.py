"""What somebody wrote on the checklist behind a draft: ticks, answers to findings, an opinion, who checked it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from reportkit.approval.edits import DraftComment
from reportkit.manuscript import IMPRINT, Block, Grid, GridEntry, Line, Manuscript, Role, cell_text
from reportkit.manuscript.internal import INTERNAL

CHECKLIST, STATEMENT = "核对单", "修改说明"
TICK = "□"
ABOUT = ("问题", "核对内容", "项目")
"""The columns that say what a row is about."""

ANSWERED = ("已改", "属实", "处理说明", "核对")
"""The columns that are filled in by hand."""

SIDES = ("左边", "右边")
"""The columns of what was compared, blank where a row tells of several that agree."""

OPINIONS, OPINION, CHECKED_BY, DAY = "核对意见", "意见", "核对人", "日期"
BLANK_DAY = "年月日"

SUMMARY = re.compile(r"共发现问题(\d+)处：([^。]*)。")
COUNTED = re.compile(r"(\D+)(\d+)处")
PRINTED = re.compile(
    r"核对单|(?:共发现问题\d+处：[^。]*。|未发现问题。)(?:另有较轻的\d+处没有列出。)?(?:另有\d+处不再提示。)?|"
    r"没有可以核对的勾稽关系。|已检查规则\d+项：[^。]*。|检查结果|勾稽关系|已不再提示的问题|未检查的项目|核对意见|"
    rf"{INTERNAL}|修改说明|共\d+处改动：[^。]*。|没有改动。|对\d+条批注的答复：|"
)
"""What the library writes between the tables."""


def written_on_checklist(file: Manuscript, title: str | None) -> Iterator[DraftComment]:
    """Yield what was written in the boxes of a checklist, which are blank as it goes up, and beside them.

    `title` is that of the report, which stands below the checklist's own; None where that is of another version.
    """
    below = re.compile("（.*）" if title is None else re.escape(f"（{''.join(title.split())}）"))
    behind, section, summary, name = False, "", "", CHECKLIST
    above = ""
    for block in file.blocks:
        if not behind:
            behind = begins_internal(block)
            if behind and isinstance(block, Line) and block.text != INTERNAL:
                name = block.text
                yield _told("", f"“{INTERNAL}”改为“{above}”", name=name)
            above = block.text if isinstance(block, Line) else ""
        elif isinstance(block, Line):
            name, section = _under(block, name, section)
            summary = block.text if SUMMARY.match(block.text) else summary
            said = "".join(block.text.split())
            if block.role not in IMPRINT and not below.fullmatch(said) and not PRINTED.fullmatch(said):
                yield _told(section, f"写有“{block.text}”", name=name)
        elif isinstance(block, Grid):
            if summary:
                yield from _counted(section, summary, block)
            summary = ""
            yield from _answered(section, block)
            yield from _opinion(section, block)


def sheets_gone(file: Manuscript, sheets: Iterable[str]) -> Iterator[DraftComment]:
    """Yield which of the sheets that stood behind the text of a draft somebody struck out."""
    there = {block.text for block in file.blocks if isinstance(block, Line)}
    yield from (_told("", f"删去了{name}", name=name) for name in sheets if name not in there)


def begins_internal(block: Block) -> bool:
    """Tell what stands first behind the text of a draft: the line that says so, or the title below it."""
    if not isinstance(block, Line):
        return False
    return block.text == INTERNAL or (block.role is Role.ATTACHMENT_TITLE and block.text in (CHECKLIST, STATEMENT))


def places_on_checklist(file: Manuscript) -> Mapping[str, str]:
    """Return what the places behind the text of a draft are called, rows of tables by what stands first in them."""
    found: dict[str, str] = {}
    behind, name, section = False, CHECKLIST, ""
    for block in file.blocks:
        if not behind:
            behind = begins_internal(block)
            found.update({block.origin: CHECKLIST} if behind and isinstance(block, Line) else {})
        elif isinstance(block, Line):
            name, section = _under(block, name, section)
            found[block.origin] = f"{name}“{section}”" if section else name
        elif isinstance(block, Grid):
            head = _titles(block)
            own = name if "处理说明" in head or not section else f"{name}“{section}”"
            for number, row in enumerate(block.rows, 1):
                first = cell_text(row[0]).strip() if row else ""
                item = f"第{first}项" if head[:1] == ["序号"] and first.isdecimal() else ""
                found[f"{block.origin}第{number}行"] = f"{own}{item}" if item or head else f"{name}“{first or section}”"
    return found


def _under(line: Line, name: str, section: str) -> tuple[str, str]:
    """Return of which sheet and which part of it what stands below a line is."""
    if line.role is Role.ATTACHMENT_TITLE:
        return line.text, ""
    return name, line.text if line.role is Role.HEADING_1 else section


def _told(box: str, text: str, about: str = "", *, name: str = CHECKLIST) -> DraftComment:
    return DraftComment(place=None, where=f"{name}“{box}”" if box else name, quotation=about, text=text)


def _counted(section: str, summary: str, grid: Grid) -> Iterator[DraftComment]:
    """Yield the sentence above the findings where it does not count them as they stand there."""
    head = _titles(grid)
    found = SUMMARY.match(summary)
    if found is None or "程度" not in head:
        return
    degrees = [cell_text(row[head.index("程度")]).strip() for row in grid.body if len(row) == len(head)]
    counts = {kind.strip("，"): int(count) for kind, count in COUNTED.findall(found[2])}
    if int(found[1]) != len(degrees) or counts != {one: degrees.count(one) for one in degrees}:
        yield _told(section, f"写有“{summary}”，表中有{len(degrees)}项")


def _answered(section: str, grid: Grid) -> Iterator[DraftComment]:
    """Yield what was answered to findings and to what was compared or could not be, row by row."""
    head = _titles(grid)
    about = next((title for title in ABOUT if title in head), None)
    if about is None or not set(ANSWERED).intersection(head):
        return
    for row in grid.body:
        told = [*map(cell_text, row)]
        if len(told) != len(head):
            continue
        given = dict(zip(head, (text.strip() for text in told), strict=True))
        sides = [given.get(title, "") for title in SIDES]
        by_hand = ANSWERED if all(sides) else (*SIDES, *ANSWERED)
        came = [f"{title}：{given[title]}" for title in by_hand if given.get(title, "") not in ("", TICK)]
        if came:
            where = CHECKLIST if about == ABOUT[0] and "处理说明" in head else f"{CHECKLIST}“{section}”"
            yield DraftComment(place=None, where=f"{where}第{told[0]}项", quotation=given[about], text="；".join(came))


def _titles(grid: Grid) -> list[str]:
    return [cell_text(entry).strip() for entry in grid.head[0]] if grid.head else []


def _opinion(section: str, grid: Grid) -> Iterator[DraftComment]:
    """Yield the opinion that is written beside its label, who checked, and when; and labels that were changed."""
    if not grid.body or grid.head or (section != OPINIONS and cell_text(grid.body[0][0]).strip() != OPINION):
        return
    *rows, last = grid.body
    first = next((_bare(row[0]) for row in rows if row), "")
    if first != OPINION:
        yield _told(OPINION, f"栏目名称改为“{first}”")
    if said := "".join(cell_text(entry).strip() for row in rows for entry in row[1:]):
        yield _told(OPINION, said)
    for known, label, text in zip((CHECKED_BY, DAY), last[::2], last[1::2], strict=False):
        if _bare(label) != known:
            yield _told(known, f"栏目名称改为“{_bare(label)}”")
        if (written := _bare(text)) and (known, written) != (DAY, BLANK_DAY):
            yield _told(known, written)


def _bare(entry: GridEntry) -> str:
    return "".join(cell_text(entry).split())
