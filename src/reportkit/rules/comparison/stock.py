"""A rule about what is counted at the end of a year, beside the same of last year: what was held, came and went."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.national_tables import CARRIED_FORWARD, CARRIED_IN, application_table
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.reckoned import FIGURE, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.tabular import PanelCell, panels
from reportkit.wording import exactly, number

HELD = "现行有效|年末实有|年末共有|期末|登记在册|在册"
CAME = "制发|新制定|制定|印发|出台|新增|新建|新登记"
WENT = "废止|宣布失效|失效|注销|撤销|减少"
LABELLED = rf"的?(?P<label>[一-鿿]{{0,12}}?)(?:共计?|总数|为|有|达)*(?P<figure>{FIGURE})(?P<unit>[件个家户人项部])"
STOCK = expression(f"(?:{HELD}){LABELLED}")
CAME_TOLD, WENT_TOLD = (expression(f"(?:{words})了?{LABELLED}") for words in (CAME, WENT))
NOISE = expression("的|行政|政府|政策")


@rule(
    title="现行有效数与上年不衔接",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "工作报告\n现行有效规范性文件52件，本年制发6件，废止2件。",
            "last_text": "工作报告\n现行有效规范性文件50件。",
        },
        {
            "text": "工作报告\n内容 | 制发件数 | 废止件数 | 现行有效件数\n规章 | 0 | 0 | 2\n文件 | 6 | 2 | 52",
            "last_text": "工作报告\n内容 | 制发件数 | 废止件数 | 现行有效件数\n规章 | 0 | 0 | 2\n文件 | 5 | 1 | 50",
        },
    ],
    good=[
        {
            "text": "工作报告\n现行有效规范性文件54件，本年制发6件，废止2件。",
            "last_text": "工作报告\n现行有效规范性文件50件。",
        },
        {
            "text": "工作报告\n现行有效文件52件，本年制发6件。",
            "last_text": "工作报告\n现行有效规章3件。现行有效文件50件。",
        },
    ],
    needs=Input.LAST_TEXT,
)
def stock_against_last_year(context: CheckContext) -> Iterator[Fault]:
    """What is held at the end of a year is what was held a year before, with what came and without what went."""
    before = context.before
    if before is None or (context.given_report is not None and context.report.identities):
        return
    yield from _sentences(context, before)
    yield from _tables(context, before)
    yield from _carried(context, before)


def _sentences(context: CheckContext, before: CheckContext) -> Iterator[Fault]:
    held: dict[tuple[str, str], set[Decimal]] = {}
    for passage in before.holding(*HELD.split("|")):
        for found in STOCK.finditer(passage.plain):
            held.setdefault((NOISE.sub("", found["label"]), found["unit"]), set()).add(value(found["figure"]))
    for passage in context.holding(*HELD.split("|")) if held else ():
        for found in STOCK.finditer(passage.plain) if passage.role in PARAGRAPHS else ():
            last = held.get((NOISE.sub("", found["label"]), found["unit"]), set())
            begin, end = passage.plain.rfind("。", 0, found.start()) + 1, passage.plain.find("。", found.end())
            sentence = passage.plain[begin : end if end >= 0 else len(passage.plain)]
            came, went = (_flow(pattern, sentence, found) for pattern in (CAME_TOLD, WENT_TOLD))
            if len(last) == 1 and came is not None and went is not None:
                (held_before,) = last
                told = _told(held_before, came, went, value(found["figure"]), found["unit"])
                if told:
                    yield marked(passage, told, found.start(), found.end())


def _flow(pattern: re.Pattern[str], sentence: str, stock: re.Match[str]) -> Decimal | None:
    """Return the only figure that a sentence tells of what came to a stock, or went from it."""
    found = [
        value(one["figure"])
        for one in pattern.finditer(sentence)
        if one["unit"] == stock["unit"] and NOISE.sub("", one["label"]) in ("", NOISE.sub("", stock["label"]))
    ]
    return found[0] if len(found) == 1 else None


def _told(last: Decimal, came: Decimal, went: Decimal, now: Decimal, unit: str) -> str:
    """Say that a stock is not what follows from last year's, "" where it is."""
    with exactly():
        right = last + came - went
    if right == now:
        return ""
    terms = f"{number(last)}＋{number(came)}－{number(went)}＝{number(right)}"
    return f"上年为{number(last)}{unit}，{terms}，这里写{number(now)}{unit}；请核对，确有原因的请说明"


def _tables(context: CheckContext, before: CheckContext) -> Iterator[Fault]:
    if not (context.holds("现行有效") and before.holds("现行有效")):
        return
    held = _stocks(before)
    for label, cells in _stocks(context).items():
        last = held.get(label, {}).get("held")
        now, came, went = cells["held"], cells.get("came"), cells.get("went")
        if last is None or came is None or went is None:
            continue
        figures = last.figure, came.figure, went.figure, now.figure
        if None not in figures and (told := _told(*figures, "件")):  # type: ignore[arg-type]  # none is None
            yield now.fault(told)


def _stocks(context: CheckContext) -> dict[str, dict[str, PanelCell]]:
    """Return what tables tell of stocks, by the label of the row; a label that two rows have is known of neither."""
    found: dict[str, dict[str, PanelCell]] = {}
    twice: set[str] = set()
    for panel in context.once(panels):
        kinds = {
            kind: at
            for at, head in enumerate(panel.heads)
            for kind, words in (("held", HELD), ("came", CAME), ("went", WENT))
            if re.search(words, head.rpartition("\n")[2])
        }
        if "held" in kinds and len(set(kinds.values())) == len(kinds):
            for row in panel.rows:
                twice |= {row.label} & found.keys()
                found[row.label] = {kind: row.cells[at] for kind, at in kinds.items()}
    return {label: cells for label, cells in found.items() if label not in twice}


def _carried(context: CheckContext, before: CheckContext) -> Iterator[Fault]:
    tables = [one.once(application_table) if one.holds("结转") else None for one in (before, context)]
    last, now = (
        table.find(label) if table else None for table, label in zip(tables, (CARRIED_FORWARD, CARRIED_IN), strict=True)
    )
    if last and now and len(last.figures) == len(now.figures):
        wrong = [at for at, (old, new) in enumerate(zip(last.figures, now.figures, strict=True)) if old != new]
        if wrong:
            at = wrong[-1]
            told = f"上年报告结转下年度继续办理{last.figures[at]}件，这里上年结转{now.figures[at]}件；两者应当相等"
            yield now.fault(at, told)
