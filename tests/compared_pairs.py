"""Pairs of versions as offices make them: every kind of change, a table with merged labels, contents and charts."""

from collections.abc import Callable
from typing import Any

import attrs

import charts
import lushan_2018
from reportkit import Attachment, Contents, Measure, Picture, Report, Section, Statistic, Table, Term
from reportkit.model.content import Content
from reportkit.model.facts import Fact
from samples import png, report

REWORDED = {
    "在公开平台方面": "在公开栏目方面",
    "迅速行动，多措并举": "迅速行动，多点发力",
    "重大项目和基础设施项目的核准": "重大项目和全部基础设施项目的核准",
    "上线以来运行情况良好": "上线以来运行情况平稳",
    "信息公开的形式": "信息公开的主要形式",
}


def _reworded(given: Any) -> Any:
    """Anything of a report with its words replaced."""
    if isinstance(given, str):
        for old, new in REWORDED.items():
            given = given.replace(old, new)
        return given
    if isinstance(given, tuple):
        return tuple(_reworded(one) for one in given)
    match given:
        case Section():
            return attrs.evolve(given, title=_reworded(given.title), content=_reworded(given.content))
        case Measure() if not given.points:
            return attrs.evolve(given, lead=_reworded(given.lead), text=_reworded(given.text))
        case Measure() if given.points:
            first, second, *others = _reworded(given.points.items)
            swapped = given.lead == "领导重视，高位推进"
            points = attrs.evolve(given.points, items=(second, first, *others) if swapped else (first, second, *others))
            return attrs.evolve(given, lead=_reworded(given.lead), points=points)
    return given


def _fact(given: Fact) -> Fact:
    match given:
        case Statistic(name="主动公开政府信息"):
            return attrs.evolve(given, value=12840, parts={"通过网站公开": 9305})
        case Term(name="棚改片区"):
            return attrs.evolve(given, text="城东一、二、三期")
    return given


def lushan() -> tuple[Report, Report]:
    """The Lushan report with a table, and its next version with a change of each kind."""
    built = lushan_2018.build()
    table = Table(
        [["政府网站", 9136, 72.2], ["政务微博", 1200, 9.5]],
        header=["公开渠道", "数量（条）", "占比（%）"],
        caption="各渠道公开情况",
        name="渠道表",
    )
    first, second, *others = built.sections
    assert isinstance(second, Section)
    with_table = attrs.evolve(second, content=(*second.content, "我市将采取下列三项措施，见{渠道表}。", table))
    old = attrs.evolve(built, sections=[first, with_table, *others])
    fourth = next(one for one in others if isinstance(one, Section) and len(one.content) > 6)
    items = [*fourth.content]
    items.pop(-1)
    items.append(items.pop(-4))
    items.insert(-2, Measure("推进财政信息公开", "市财政局按季度公开预算执行情况，方便群众查阅和监督。"))
    later = attrs.evolve(
        table,
        rows=[["政府网站", 9305, 72.5], ["政务微博", 1200, 9.5], ["电视台", 35, 0.3]],
    )
    changed: list[Content] = [
        *second.content,
        "我市将采取下列四项措施，见{渠道表}。",
        later,
    ]
    sections = [first, attrs.evolve(second, content=changed)]
    sections += [attrs.evolve(one, content=items) if one is fourth else one for one in others]
    signed = built.signed
    assert signed
    new = attrs.evolve(
        old,
        sections=[_reworded(one) for one in sections],
        facts=[_fact(one) for one in old.facts],
        signed=signed.replace(day=21),
    )
    return old, new


def merged_rows() -> tuple[Report, Report]:
    """A table with labels merged down: a row more in one group, one less in another, a table in front, references."""
    items = ("子项一", "子项二", "子项三")
    rows: list[list[Any]] = [
        [label, item, 10 + 7 * n + m] for n, label in enumerate("甲乙丙") for m, item in enumerate(items)
    ]
    header = ["类别", "事项", "件数"]
    table = Table(rows, header=header, caption="办理情况", name="办理表", grouped=1, notes=["截至年底。"])
    above = ["总体情况见{办理表}。", "其中乙类见{办理表}，丙类同见{办理表}。"]
    below = "办理情况已在{办理表}列明，{办理表:标题}按季更新。"
    old = report(sections=[Section("办理情况", [*above, table, below], name="办理")], preamble=["详见{办理}。"])
    more = attrs.evolve(table, rows=[*rows[:2], ["甲", "子项四", 99], *rows[2:4], *rows[5:]])
    front = Table([["合计", 300]], header=["项目", "件数"], caption="总表", name="总表")
    new = attrs.evolve(old, sections=[Section("办理情况", [front, *above, more, below], name="办理")])
    return old, new


def listed(title: str, words: str, grey: int) -> Attachment:
    """An attachment with a part and a picture."""
    return Attachment(title, [Section("城区", [words]), Picture(png(grey=grey), alt="位置图")])


def drawn() -> tuple[Report, Report]:
    """Contents, an attachment with parts of its own, charts of which one moved, one changed, one went; a picture."""
    old = attrs.evolve(
        charts.build(),
        contents=Contents(levels=2),
        attachments=[listed("查阅点名单", "档案馆、图书馆。", 90)],
    )
    (part,) = old.sections
    assert isinstance(part, Section)
    first, line, words, pie, _ = part.content
    facts = [
        attrs.evolve(one, value=9900) if isinstance(one, Statistic) and one.value == 9800 else one for one in old.facts
    ]
    shorter = str(words).replace("，与上年的比较见{比较}", "")
    new = attrs.evolve(
        old,
        facts=facts,
        sections=[attrs.evolve(part, title="公开情况", content=[pie, first, line, shorter])],
        attachments=[listed("查阅点", "档案馆。", 160)],
    )
    return old, new


PAIRS: dict[str, Callable[[], tuple[Report, Report]]] = {"lushan": lushan, "merged_rows": merged_rows, "drawn": drawn}
