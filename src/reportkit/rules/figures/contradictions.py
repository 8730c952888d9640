"""Rules about one thing that is told in two ways: figures of one label, cells, 未收到, marks, sums of years."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.model import Cell, Statistic, Table
from reportkit.rules.figures.given import places_told, told_value
from reportkit.rules.figures.typed import LONGEST_LEAD, NEUTRAL, is_same, of_other_year, text_before
from reportkit.rules.finding import Force, Severity
from reportkit.rules.material import Material
from reportkit.rules.reading import Words, holding, tables
from reportkit.rules.rule import Fault, rule
from reportkit.wording import exactly, number, quantity

THIS_YEAR = ("本年", "当年", "今年", "年内")


@rule(
    title="累计数不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [
            Statistic("文件", 50, "件", kind="累计", last=42, sums="<=", parts=[Statistic("本年制发", 3, kind="年度")])
        ],
        "preamble": ["{文件}，{本年制发}。"],
    },
    good={
        "facts": [
            Statistic("文件", 45, "件", kind="累计", last=42, sums="<=", parts=[Statistic("本年制发", 3, kind="年度")])
        ],
        "preamble": ["{文件}，{本年制发}。"],
    },
)
def cumulative_sum(material: Material) -> Iterator[Fault]:
    """A figure counted up since the beginning is last year's and, on top, what this year brought."""
    places = places_told(material)
    for statistic in material.statistics:
        now, before = statistic.value, statistic.last_value
        new = [part for part in statistic.parts if part.kind == "年度" and part.label.startswith(THIS_YEAR)]
        if statistic.kind != "累计" or now is None or before is None or len(new) != 1 or new[0].value is None:
            continue
        if statistic.note or not statistic.adds_up or statistic.last_exactness or now < before:
            continue
        with exactly():
            added = before + new[0].value
        if now != added:
            terms = f"{told_value(before, statistic)}加“{new[0].name}”{told_value(new[0].value, statistic)}"
            message = (
                f"“{statistic.name}”{told_value(now, statistic)}，上年{terms}为{told_value(added, statistic)}；请核对"
            )
            yield Fault(places.get(statistic.name, "facts"), message, statistic.name)


TOLD = re.compile(r"\{(?P<name>[^{}:]+)(?::(?P<word>数值))?\}")


@rule(
    title="同名异值",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("公开", 12656, "条", label="公开信息"), Statistic("发布", 12665, "条", label="公开信息")],
        "preamble": ["全年{公开}。"],
        "sections": ["{年}年，共{发布}。"],
    },
    good={
        "facts": [Statistic("公开", 12656, "条", label="公开信息"), Statistic("教育局", 65, "条", label="公开信息")],
        "preamble": ["全年{公开}，其中县教育局{教育局}。"],
    },
)
def one_label_two_figures(material: Material) -> Iterator[Fault]:
    """Two figures that print under one label, each as the whole report's, contradict each other."""
    by_name = {fact.name: fact for fact in material.report.facts if isinstance(fact, Statistic)}
    first: dict[tuple[str, str, str], Statistic] = {}
    for path, text in material.prose:
        for found in TOLD.finditer(text):
            fact = by_name.get(found["name"])
            if fact is None or fact.value is None or not fact.unit or fact.exactness or fact.note:
                continue
            start = found.start()
            if found["word"]:
                start -= len(fact.label) if text.endswith(fact.label, 0, start) else len(text)
            if start < 0 or not WHOLE_LEAD.search(text_before(text, start, LONGEST_LEAD)) or of_other_year(text, start):
                continue
            other = first.setdefault((fact.label, fact.unit, fact.kind), fact)
            if other.value != fact.value and (other.source == fact.source or not (other.source and fact.source)):
                told = f"“{other.name}”{quantity(other.value or 0, fact.unit)}"
                told += f"，“{fact.name}”{quantity(fact.value, fact.unit)}"
                yield Fault(path, f"{told}，都写作“{fact.label}”；请只留一个，或者用label区分", fact.label)


WHOLE_LEAD = re.compile(rf"(?:^|[。；]){NEUTRAL}\Z")
NONE_CAME = re.compile("(?:未|没有|无)(?:收到|受理|发生|接到|办理)(?:任何)?(?:的)?")


@rule(
    title="断言没有而有数",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("申请", 5, "件")], "preamble": ["{申请}。", "全年未收到申请。"]},
    good={
        "facts": [Statistic("申请", 5, "件")],
        "preamble": ["{申请}。", "县教育局未收到申请。全年未收到申请人投诉。"],
    },
)
def none_against_figure(material: Material) -> Iterator[Fault]:
    """What the year is said not to have brought must not have a figure above 0."""
    known: dict[str, Statistic | None] = {}
    for fact in material.statistics:
        for label in {fact.label, re.sub("^(?:收到|受理|发生|接到|办理)", "", fact.label)}:
            known[label] = fact if label not in known else None  # two of one name: it cannot be known which
    words = Words(known)
    for path, text in holding(material.prose, "未", "没有", "无"):
        for found in NONE_CAME.finditer(text):
            if not WHOLE_LEAD.search(text_before(text, found.start(), LONGEST_LEAD)):
                continue
            for word in words.at(text, found.end()):
                end = found.end() + len(word)
                said = known[word]
                if said is None or not said.value or said.value < 0 or not said.unit or said.kind != "年度":
                    continue
                if text[end : end + 1] in "，。；" and not of_other_year(text, end):  # or nothing follows
                    wrong = text[found.start() : end]
                    told = quantity(said.value, said.unit, exactness=said.exactness)
                    yield Fault(path, f"这里说“{wrong}”，但“{said.name}”为{told}；请改写或者核对数据", wrong)


TYPED_CELL = re.compile(r"(?P<number>\d[\d,]{0,17}(?:\.\d{1,6})?)(?P<unit>\D{0,4})")
OTHER_COLUMN = re.compile("上年|去年|同期|往年|累计|历年|比|率|月|季|半年|编号|序号|代码|万|亿|[12][0-9]{3}|其中")
PLAIN_HEAD = re.compile(r"(?:\{年\}年度?|本年度?)?(?:数|[件条]数|数量|数值|数据|统计数|总数)?")


@rule(
    title="表格数字与数据不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("公开信息", 12656, "条")],
        "sections": ["{公开信息}。", Table([["公开信息", 12665]], header=["指标", "数量"])],
    },
    good={
        "facts": [Statistic("公开信息", 12656, "条", last=10820)],
        "sections": ["{公开信息}。", Table([["公开信息", "{公开信息:数}", 10820]], header=["指标", "今年", "上年"])],
    },
)
def cell_against_figure(material: Material) -> Iterator[Fault]:
    """A number typed beside a figure's name in a table must be that figure."""
    known: dict[str, Statistic | None] = {}
    for fact in material.statistics:
        for label in {fact.label, fact.name}:
            known[label] = fact if label not in known else None
    for path, table in tables(material.report):
        heads = [_shown(entry) for row in table.head for entry in row]
        over = "".join((*heads, table.unit or "", table.caption or ""))
        if table.columns != 2 or OTHER_COLUMN.search(over):
            continue
        if len(heads) not in (0, 2) or not PLAIN_HEAD.fullmatch(heads[1] if heads else "") or table.caption:
            continue  # of somebody else, it may be
        for number_of_row, row in enumerate(table.body):
            said, cell = known.get(_shown(row[0]).strip()), TYPED_CELL.fullmatch(_shown(row[1]).strip())
            if said is None or cell is None or said.value is None or not said.unit or said.exactness:
                continue
            if cell["unit"] not in ("", said.unit) or (table.unit and said.unit != table.unit.partition("：")[2]):
                continue
            if not is_same(cell["number"], "", said.value):
                right = f"数据为{quantity(said.value, said.unit)}；请写{{{said.name}:数}}"
                yield Fault(f"{path}.rows[{number_of_row}]", f"“{said.label}”这里写{cell[0]}，{right}", cell[0])


def _shown(entry: object) -> str:
    """Return what stands in a cell as it was typed, nothing for what is no text and no number."""
    value = entry.value if isinstance(entry, Cell) else entry
    if isinstance(value, str):
        return value
    return number(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else ""


APPROXIMATE = re.compile(
    r"(?:^|[，。；、：（共计为达有到是大])(?P<before>[约近])\{(?P<name>[^{}:]+):(?:数值|概数)\}"
    r"|\{(?P<other>[^{}:]+):(?:数值|概数)\}(?P<after>左右|上下)"
)


@rule(
    title="概数标记重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("信息", 5000, "条", exactness="余")], "preamble": ["公开的信息共约{信息:数值}。"]},
    good={"facts": [Statistic("经费", 5000, "元", exactness="余")], "preamble": ["节约{经费:数值}。"]},
)
def doubly_approximate(material: Material) -> Iterator[Fault]:
    """A figure is marked as approximate once: 约5000条 or 5000余条."""
    for path, text in holding(material.prose, "约", "近", "左右", "上下"):
        for found in APPROXIMATE.finditer(text):
            name, mark = found["name"] or found["other"], found["before"] or found["after"]
            figure = material.report.figure(name)
            if figure and figure.fact.exactness:
                message = f"“{name}”已经带“{figure.fact.exactness}”，又写“{mark}”；概数标记请只用一个，删去“{mark}”"
                yield Fault(path, message, found[0])
