"""Two versions of a report put beside each other: what changed, as data, in tracked changes and as a printed table."""

import attrs

from reportkit.comparison.changes import (
    Added,
    Change,
    Changes,
    FigureChanged,
    Joined,
    Moved,
    PictureReplaced,
    Reformatted,
    Releveled,
    Removed,
    Reworded,
    Split,
)
from reportkit.comparison.comparing import changes_between
from reportkit.comparison.revisions import Revisions
from reportkit.comparison.statement import stated
from reportkit.compose import compose
from reportkit.errors import wrong_type
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.manuscript import Baseline, Manuscript
from reportkit.model import Report


def compare(old: Report, new: Report, *, layout: Format = GB9704) -> Changes:
    """Return what changed from one version of a report to the next, as data, in the order in which both are read.

    Parameters: `old` and `new` the versions; a Word file or a text of anyone is one by `read_report(path).report`;
    `layout` the format whose order of elements both are read in. They are compared as they print: a sentence that
    follows from figures changes with them; the numbers of headings, tables and references, and the contents, follow
    and are no change. Office practice; no standard says how versions are compared.

    Raises WrongType for anything else, InvalidValue where the format has no place for something that a report gives.

    >>> import attrs
    >>> from reportkit import Body, Section
    >>> first = Report(
    ...     "{地区}工作报告",
    ...     Body("示例县人民政府", area="示例县"),
    ...     year=2018,
    ...     sections=[Section("概况", ["全年公开信息380条。"]), Section("问题", ["人手不足。"])],
    ... )
    >>> second = attrs.evolve(first, sections=[Section("概况", ["全年公开信息391条。"])])
    >>> for change in compare(first, second):
    ...     print(change)
    【数据】一、第1段：“380条” → “391条”（全年公开信息391条。）
    【删去】原稿二、标题：问题
    人手不足。
    """
    return Changes(changes_between(said("compare: old", old, layout), said("compare: new", new, layout)))


def said(place: str, version: object, layout: Format) -> Manuscript:
    """Return the manuscript of a version."""
    if not isinstance(layout, Format):
        raise wrong_layout("compare", layout)
    if not isinstance(version, Report):
        raise wrong_type(place, version, "a Report; a Word file is one by read_report(path).report")
    return compose(version, layout.elements)


def revised(manuscript: Manuscript, revisions: Revisions, layout: Format) -> Manuscript:
    """Return a manuscript whose changes are marked."""
    since = said("Revisions.since", revisions.since, layout)
    baseline = Baseline(since, revisions.author, revisions.date, len(manuscript.blocks))
    return attrs.evolve(manuscript, baseline=baseline)


def with_statement(manuscript: Manuscript, revisions: Revisions) -> Manuscript:
    """Return a manuscript whose changes are marked with the statement of them behind it."""
    baseline = manuscript.baseline
    if baseline is None:
        return manuscript
    text = attrs.evolve(manuscript, blocks=manuscript.blocks[: baseline.ends])
    return stated(manuscript, Changes(changes_between(baseline.since, text)), revisions.answers)


__all__ = [
    "Added",
    "Change",
    "Changes",
    "FigureChanged",
    "Joined",
    "Moved",
    "PictureReplaced",
    "Reformatted",
    "Releveled",
    "Removed",
    "Revisions",
    "Reworded",
    "Split",
    "compare",
]
