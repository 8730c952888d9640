"""What a drafter works through: each edit beside the place in the script to change, its old and its new string."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportkit.approval.accepting import Applied, apply
from reportkit.approval.edits import TOLD, DraftComment, Edit, ReturnedDraft, Version, of_fact
from reportkit.approval.expressions import written
from reportkit.approval.script_places import columns_of, where_it_comes
from reportkit.comparison.changes import Added, Joined, Moved, Releveled, Removed, Split
from reportkit.compose import printed_title
from reportkit.errors import InvalidValue, wrong_type
from reportkit.files import as_path, write_whole
from reportkit.formats import GB9704, Format
from reportkit.manuscript import Block, Line, Manuscript, Role
from reportkit.manuscript.internal import line, shortened, table
from reportkit.model import Measure, Report
from reportkit.place import Place
from reportkit.writers import writer_for

TITLE = "退改清单"
WHOLE = (Added, Removed, Moved, Split, Joined, Releveled)
"""What is about all of something, and not about words within it."""

SHOWN = 200  # characters of a string that are quoted
COLUMNS = (
    ("序号", 4, Role.DENSE_CENTRED),
    ("位置", 6, Role.DENSE_TEXT),
    ("脚本中的位置", 9, Role.DENSE_TEXT),
    ("原来的字符串", 12, Role.DENSE_TEXT),
    ("改为", 12, Role.DENSE_TEXT),
)


@attrs.frozen
class ScriptChange:
    """A string or a value of a script to change (待改内容): its path in the report, what it is and what it is to be.

    `edits` are the numbers of the edits that it is about, `where` its place as a reader finds it, `note` why the model
    cannot take it; `told` which fact it is of and where else that is said, `by` whose the edits are, if that is known.
    """

    edits: tuple[int, ...]
    where: str
    place: str
    old: str
    new: str
    note: str = ""
    told: str = ""
    by: str = ""

    @property
    def numbers(self) -> str:
        """The numbers of its edits, as they are printed."""
        return "、".join(map(str, self.edits))

    def __str__(self) -> str:
        by = f"（{self.by}）" if self.by else ""
        lines = [
            f"{self.numbers}. {self.where}{by}",
            *([f"    {self.told}"] if self.told else []),
            f"    脚本：{self.place}",
        ]
        lines += [f"    原：{self.old}"] if self.old else []
        lines += [f"    改：{self.new}"] if self.new else []
        return "\n".join([*lines, *([f"    注意：{self.note}"] if self.note else [])])


@attrs.frozen
class Worklist:
    """What is to be done about a draft that came back (退改清单): changes of the script, and comments to answer."""

    changes: tuple[ScriptChange, ...]
    comments: tuple[DraftComment, ...] = ()
    version: Version = "same"
    title: str = ""

    def text(self) -> str:
        """Return all of it as lines of Chinese to read.

        >>> Worklist(()).text()
        '没有要改的内容。'
        """
        lines = [TOLD[self.version], *map(str, self.changes)]
        lines += ["批注：", *map(str, self.comments)] if self.comments else []
        return "\n".join(filter(None, lines)) or "没有要改的内容。"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Save it as a .docx to print, or as a .txt.

        Raises InvalidValue for another suffix, SaveFailed where the file cannot be written.
        """
        target = as_path(path, "Worklist.save")
        match target.suffix.lower():
            case ".txt":
                made = f"{self.text()}\n".encode()
            case ".docx":
                made = writer_for(".docx")(self._manuscript(), GB9704, "typed")
            case _:
                raise InvalidValue("Worklist.save: got {path}; give a path that ends in .docx or .txt", path=target)
        write_whole(target, made)

    def _manuscript(self) -> Manuscript:
        return Manuscript(TITLE, "", tuple(self._blocks()), ())

    def _blocks(self) -> Iterator[Block]:
        yield line(Role.ATTACHMENT_TITLE, TITLE)
        yield line(Role.STAGE, f"（{self.title}）")
        yield Line(Role.BODY)
        if TOLD[self.version]:
            yield line(Role.BODY, TOLD[self.version])
        if self.changes:
            yield table(COLUMNS, map(self._row, self.changes))
        for comment in self.comments:
            yield from (line(Role.BODY, told.strip()) for told in f"批注　{comment}".split("\n"))
        yield Line(Role.DENSE_TEXT)

    def _row(self, one: ScriptChange) -> tuple[str, ...]:
        where = f"{one.where}（{one.by}）" if one.by else one.where
        place = f"{one.place}（{one.told}）" if one.told else one.place
        return one.numbers, where, place, one.old, f"{one.new}（{one.note}）" if one.note else one.new


def worklist(report: Report, returned: ReturnedDraft, *, layout: Format = GB9704) -> Worklist:
    """Return what a drafter has to change in the script of a report for a draft that came back, edit by edit.

    Parameters: `report` and `layout` those that the draft was read back with; `returned` what `read_back` returned.

    Raises what `apply` raises. Source: office practice.
    """
    if not isinstance(returned, ReturnedDraft):
        raise wrong_type("worklist", returned, "what read_back returned")
    changes = tuple(_changes(report, returned.edits, layout))
    return Worklist(changes, returned.comments, returned.version, printed_title(report))


def _changes(report: Report, edits: Sequence[Edit], layout: Format) -> Iterator[ScriptChange]:
    """Yield what is to change, each string once with its final words, where the first of its edits stands."""
    for one in _untold(report, edits, layout):
        about = [edit for edit in edits if edit.number in one.edits]
        facts = {edit.fact: of_fact(edit) for edit in reversed(about) if edit.fact}
        authors = dict.fromkeys(edit.author for edit in about if edit.author)
        yield attrs.evolve(one, told="；".join(facts.values()), by="、".join(authors))


def _untold(report: Report, edits: Sequence[Edit], layout: Format) -> Iterator[ScriptChange]:
    """Yield what is to change, without whose it is and what it is of."""
    alone = {edit.number: _Tried.of(report, [edit], layout) for edit in edits if not isinstance(edit.change, WHOLE)}
    done: set[int] = set()
    wholes = [edit for edit in edits if edit.number not in alone]
    refused = {one.edit.number: one.message for one in apply(report, edits, layout=layout).refused} if wholes else {}
    for edit in edits:
        tried = alone.get(edit.number)
        if tried is None:
            yield _of_whole(edit, _outside(edit) or refused.get(edit.number, ""))
        elif edit.number not in done:
            numbers = _together(edit.number, alone)
            together = [one for one in edits if one.number in numbers]
            done |= numbers
            yield from _of_strings(
                together, tried if len(together) == 1 else _Tried.of(report, together, layout), alone
            )


def _together(number: int, alone: Mapping[int, "_Tried"]) -> set[int]:
    """Return the numbers of the edits that change a string which an edit changes, or one that such an edit changes."""
    found: set[int] = set()
    met = {number}
    while met:
        found |= met
        met = {other for other, tried in alone.items() for one in met if other not in found and tried.meets(alone[one])}
    return found


@attrs.frozen
class _Tried:
    """What some edits come to (试改): which are refused, and the places of the report that change, old and new."""

    applied: Applied
    strings: Sequence[tuple[str, str, str]]
    _places: Sequence[Place] = attrs.field(init=False)

    @_places.default
    def _parsed(self) -> Sequence[Place]:
        return [Place.parse(place) for place, _, _ in self.strings]

    @classmethod
    def of(cls, report: Report, edits: Sequence[Edit], layout: Format) -> "_Tried":
        made = apply(report, edits, layout=layout)
        return cls(made, list(differing(report, made.report, Place(()))))

    def meets(self, other: "_Tried") -> bool:
        """Tell whether both change a string."""
        return any(map(self.changes, other._places))

    def changes(self, place: Place) -> bool:
        """Tell whether what stands at a place changes, or all around it, or some of it."""
        return any(place.lies_in(one) or one.lies_in(place) for one in self._places)


def _of_strings(edits: Sequence[Edit], tried: _Tried, alone: Mapping[int, _Tried]) -> Iterator[ScriptChange]:
    for refused in tried.applied.refused:
        change, number = refused.edit.change, refused.edit.number
        place = str(change.before)
        yield ScriptChange((number,), refused.edit.change.where, place, change.old, change.new, refused.message)
    refused_ones = {one.edit.number for one in tried.applied.refused}
    taken = [edit for edit in edits if edit.number not in refused_ones]
    for place, old, new in tried.strings:
        about = [edit for edit in taken if alone[edit.number].changes(Place.parse(place))] or taken
        yield ScriptChange(
            tuple(edit.number for edit in about),
            about[0].change.where,
            place,
            shortened(old, SHOWN),
            shortened(new, SHOWN),
        )


def _of_whole(edit: Edit, note: str) -> ScriptChange:
    """Return what is to be done about something that came, went, moved or has another level; `note` says why not."""
    change, numbers = edit.change, (edit.number,)
    match change:
        case Added():
            return ScriptChange(numbers, change.where, where_it_comes(edit), "", shortened(change.new, SHOWN), note)
        case Moved():
            goal = f"移到原稿{edit.where_behind}之后" if edit.where_behind else "移到开头"
            goal = f"成为{change.where_after}" if edit.difference.note else goal
            return ScriptChange(
                numbers, edit.change.where, str(change.before), shortened(change.old, SHOWN), goal, note
            )
        case Split() | Joined():
            goal = "另起一段" if isinstance(change, Split) else "接到上一段之后"
            return ScriptChange(numbers, change.where, str(change.before), shortened(change.old, SHOWN), goal, note)
        case Releveled():
            return ScriptChange(
                numbers, edit.change.where, str(change.before), change.role_before, change.role_after, note
            )
    where = (
        columns_of(edit, change.before) if edit.difference.column is not None and change.before else str(change.before)
    )
    return ScriptChange(numbers, edit.change.where, where, shortened(change.old, SHOWN), "删去", note)


def _outside(edit: Edit) -> str:
    return f"不在正文中，前后文字：{edit.around}" if edit.around else ""


def differing(old: object, new: object, place: Place) -> Iterator[tuple[str, str, str]]:
    """Yield where two values of the model differ: the path, and what stands there in either.

    >>> from reportkit.model import Section
    >>> list(differing(Section("概况", ["甲。"]), Section("概况", ["乙。"]), Place(("sections",))))
    [('sections.content[0]', '甲。', '乙。')]
    """
    if old is new or (_is_leaf(old) and type(old) is type(new) and old == new and str(old) == str(new)):
        return  # 12.30 is another number than 12.3 in print
    if isinstance(old, Measure) and isinstance(new, Measure) and (old.points is None) is not (new.points is None):
        before, after = (written(attrs.evolve(one, content=())) for one in (old, new))
        yield str(place), before, after
        yield from differing(old.content, new.content, _below(place, "content"))
    elif attrs.has(type(old)) and type(old) is type(new):
        kind: Any = type(old)
        for field in attrs.fields(kind):
            if field.init:
                name = field.alias or field.name
                shown = name if hasattr(old, name) else field.name
                yield from differing(getattr(old, shown), getattr(new, shown), _below(place, name))
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differing(one, other, _below(place, number))
    else:
        yield str(place), written(old), written(new)


def _is_leaf(value: object) -> bool:
    return not (attrs.has(type(value)) or isinstance(value, tuple))


def _below(place: Place, step: str | int) -> Place:
    return Place((*place.steps, step)) if place.steps else Place((str(step),))
