"""Reports as a superior leaves them: words, figures, paragraphs, rows and parts changed, by rule from a number."""

import re
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import attrs

from generated import CLAUSES, TITLES, Maker
from reportkit import Attachment, Measure, Picture, Report, Section, Table
from reportkit.model.content import Content


def edited(report: Report, seed: int, times: int = 6) -> Report:
    """A report after so many edits; the same number gives the same."""
    editor = _Editor(Random(seed))
    for _ in range(times):
        report = editor.report(report)
    return report


def named(report: Report) -> Report:
    """A report whose parts, and whose tables with captions, have names that references can call them by."""
    sections = [
        attrs.evolve(
            one, name=f"第{at}处", content=[_named(inner, at, under) for under, inner in enumerate(one.content)]
        )
        if isinstance(one, Section)
        else one
        for at, one in enumerate(report.sections)
    ]
    return attrs.evolve(report, sections=sections)


def _named(one: Content, at: int, under: int) -> Content:
    return attrs.evolve(one, name=f"表{at}之{under}") if isinstance(one, Table) and one.caption else one


def referring(report: Report) -> Report:
    """A report that refers to everything in it that has a name."""
    parts = [one for one in report.sections if isinstance(one, Section)]
    inside = [inner.name for one in parts for inner in one.content if isinstance(inner, Table) and inner.caption]
    names = [name for name in dict.fromkeys((*(one.name for one in parts), *inside)) if name]
    return attrs.evolve(report, preamble=[*report.preamble, *(f"有关情况另见{{{name}}}。" for name in names)])


class _Editor:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._maker = Maker(random)

    def report(self, given: Report) -> Report:
        random = self._random
        match random.choice(("title", "signed", "attachments", "preamble", *["sections"] * 8)):
            case "title":
                return attrs.evolve(given, title=given.title.replace("2018", random.choice(("2018", "本"))) + "稿")
            case "signed":
                return attrs.evolve(given, signed=date(2019, random.randint(1, 12), random.randint(1, 28)))
            case "attachments":
                return attrs.evolve(given, attachments=self.attachments([*given.attachments]))
            case "preamble":
                preamble = [self.text(one) if isinstance(one, str) else one for one in given.preamble]
                return attrs.evolve(given, preamble=preamble)
        made = self.several([*given.sections], lambda: self._maker.section(random.choice(TITLES), 1))
        return attrs.evolve(given, sections=made)

    def attachments(self, given: list[Attachment]) -> list[Attachment]:
        match self._random.choice(("add", "drop", "turn", "change")):
            case "add":
                given.insert(
                    self._random.randint(0, len(given)), Attachment(f"附表{len(given)}：名单", [self._maker.table()])
                )
            case "drop" if given:
                given.pop(self._random.randrange(len(given)))
            case "turn":
                given.reverse()
            case _ if given:
                at = self._random.randrange(len(given))
                content = self.several([*given[at].content], self._maker.table)
                given[at] = attrs.evolve(given[at], content=content)
        return given

    def several(self, items: list[Any], new: Callable[[], Any]) -> list[Any]:
        """One of several changed, taken out, put in or moved."""
        random = self._random
        kind = random.choice(("change", "change", "change", "change", "add", "drop", "move"))
        if not items or kind == "add":
            items.insert(random.randint(0, len(items)), new())
        elif kind == "drop" and len(items) > 1:
            items.pop(random.randrange(len(items)))
        elif kind == "move":
            items.insert(random.randrange(len(items)), items.pop(random.randrange(len(items))))
        else:
            at = random.randrange(len(items))
            items[at] = self.content(items[at])
        return items

    def content(self, given: Content) -> Content:
        random = self._random
        match given:
            case str():
                return Measure("加强领导", given) if random.random() < 0.1 else self.text(given)
            case tuple():
                return (self.text(given[0]) if isinstance(given[0], str) else given[0], *given[1:])
            case Section() if random.random() < 0.25:
                return attrs.evolve(given, title=random.choice(TITLES))
            case Section():
                return attrs.evolve(given, content=self.several([*given.content], lambda: self._maker.content(3)))
            case Measure() if random.random() < 0.3:
                return attrs.evolve(given, lead=random.choice(TITLES))
            case Measure():
                return attrs.evolve(given, text=self.text(str(given.text)))
            case Table():
                return self.table(given)
            case Picture():
                return attrs.evolve(given, caption=random.choice(TITLES))
        return given

    def text(self, given: str) -> str:
        random = self._random
        clauses = re.split("(?<=[，。；])", given)
        at = random.randrange(len(clauses))
        match random.choice(("figure", "reword", "add", "drop", "swap")):
            case "figure":
                return re.sub(r"\d+", lambda found: str(int(found[0]) + random.randint(0, 2)), given)
            case "reword":
                clauses[at] = clauses[at].replace("公开", "发布").replace("组织", "统一组织").replace("，", "、")
            case "add":
                clauses.insert(at, random.choice(CLAUSES).format(7, 8, 9) + "，")
            case "drop" if len(clauses) > 2:
                clauses.pop(at)
            case _:
                clauses[at:at] = [clauses.pop()]
        return "".join(clauses) or "无。"

    def table(self, given: Table) -> Table:
        random = self._random
        match random.choice(("row", "row", "cell", "cell", "caption", "notes", "new")):
            case "caption":
                caption = random.choice((None, *TITLES))
                return attrs.evolve(given, caption=caption, name=given.name if caption else None)
            case "notes":
                return attrs.evolve(given, notes=random.choice(([], ["数据截至年底。"])))
            case "new":
                return self._maker.table()
        rows = [list(row) for row in given.rows]
        at = random.randrange(len(rows))
        match random.choice(("add", "drop", "cell", "cell")):
            case "add":
                rows.insert(at, [rows[at][0], *rows[at - 1][1:]])
            case "drop" if len(rows) > 1:
                rows.pop(at)
            case _:
                column = random.randrange(len(rows[at]))
                kept = rows[at][column]
                rows[at][column] = kept + 3 if isinstance(kept, int) else f"{kept}改"
        return attrs.evolve(given, rows=rows)
