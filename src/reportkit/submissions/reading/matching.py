"""Where the cells of a form stand in a sheet that came back: each row is found by its label, wherever it is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import attrs

from reportkit.errors import brief
from reportkit.submissions.form import CHECK, TABLE_ROW, UNIT, FormLine, FormSheet
from reportkit.submissions.reading.columns import Misfit, header_columns
from reportkit.workbooks.labels import plain
from reportkit.workbooks.pages import SheetRow

KEEP = "请使用下发的报表，不要增删、移动行"


@attrs.frozen
class Found:
    """A cell of the form in a sheet that came back (取数位置): where it stands now, and what stands there."""

    row: int
    column: int
    value: object


@attrs.frozen
class _Given:
    """A row that came back, and its texts with their columns."""

    row: int
    values: Sequence[object]
    texts: tuple[tuple[int, str], ...]

    def place_of(self, text: str) -> int:
        """Return the column of a text, the first filled one where it is not there."""
        filled = (column for column, value in enumerate(self.values, 1) if value is not None)
        return next((column for column, other in self.texts if other == text), next(filled, 1))


@attrs.frozen
class _Pattern:
    """A sheet of the form as it is looked for: its rows, what each is known by, and its blocks."""

    lines: tuple[FormLine, ...]
    keys: tuple[tuple[str, ...], ...]
    """What a row is known by: the label of a row of cells, all texts of one of the header."""
    by_label: dict[str, int]
    front: tuple[str, ...]


def cells_in(sheet: FormSheet, rows: Iterable[SheetRow]) -> tuple[dict[str, Found], list[Misfit]]:
    """Return where each cell of a sheet stands, by the name of its figure, and what of the sheet is not the form's.

    A cell of which it is not sure where it stands is in no place, and what is wrong is said once.
    """
    pattern = _pattern(sheet)
    given = list(_filled(rows, pattern.front))
    matching = _Matching(pattern, given)
    matching.run()
    if not matching.rows:
        return {}, [Misfit(TABLE_ROW, 1, f"工作表“{sheet.name}”中没有找到报表的内容；请使用下发的报表填写")]
    found: dict[str, Found] = {}
    for block in dict.fromkeys(line.block for line in pattern.lines):
        found.update(_block(sheet, matching, block))
    return found, sorted(matching.misfits, key=lambda misfit: (misfit.row, misfit.column))


@cache
def _pattern(sheet: FormSheet) -> _Pattern:
    keys = tuple(
        (plain(line.label),) if line.cells else tuple(plain(label.text) for label in line.labels)
        for line in sheet.lines
    )
    by_label = {plain(line.label): number for number, line in enumerate(sheet.lines) if line.cells}
    return _Pattern(sheet.lines, keys, by_label, (plain(sheet.name), plain(UNIT), plain(CHECK)))


def _filled(rows: Iterable[SheetRow], front: tuple[str, ...]) -> Iterator[_Given]:
    """Yield the rows that hold something, but for the title and the lines above the table."""
    for row, values in rows:
        texts = tuple((column, text) for column, value in enumerate(values, 1) if (text := plain(value)))
        blank = not texts and all(value is None or isinstance(value, str) for value in values)
        if not blank and not (texts and texts[0][1].startswith(front)):
            yield _Given(row, values, texts)


class _Matching:
    """The rows of a form beside those of a sheet: `rows` by the number of the form's row."""

    def __init__(self, pattern: _Pattern, given: list[_Given]) -> None:
        self.pattern = pattern
        self.given = given
        self.rows: dict[int, int] = {}
        self.unsure: set[int] = set()
        self.misfits: list[Misfit] = []

    def row(self, number: int) -> _Given:
        """Return the row of the sheet that is a row of the form."""
        return self.given[self.rows[number]]

    def run(self) -> None:
        """Find each row: those of unmistakable texts first, what stands between them by its order."""
        taken = set(self._by_text())
        if not self.rows:
            return
        for number in _out_of_order(self.rows):
            if number not in self.unsure:
                self._say(number, self.row(number), "的位置不对")
        anchors = sorted((number, place) for number, place in self.rows.items() if number not in self.unsure)
        for (number, place), (next_number, next_place) in zip(
            [(-1, -1), *anchors], [*anchors, (len(self.pattern.lines), len(self.given))], strict=True
        ):
            lacking = [line for line in range(number + 1, next_number) if line not in self.rows]
            spare = [other for other in range(place + 1, next_place) if other not in taken]
            self._between(lacking, spare)

    def _by_text(self) -> Iterator[int]:
        """Match what no other row of the form is, or would be with a label less; yield each place that is taken."""
        headers = [key for key, line in zip(self.pattern.keys, self.pattern.lines, strict=True) if not line.cells]
        once = {
            key: number
            for number, key in enumerate(self.pattern.keys)
            if not self.pattern.lines[number].cells and sum(_within(key, other) for other in headers) == 1
        }
        repeated: dict[int, list[_Given]] = {}
        for place, given in enumerate(self.given):
            labelled = (self.pattern.by_label[text] for _, text in given.texts if text in self.pattern.by_label)
            number = next(labelled, None)
            if number is None:
                number = once.get(tuple(text for _, text in given.texts))
                if number is None or number in self.rows:
                    continue
            if number in self.rows:
                repeated.setdefault(number, []).append(given)
            else:
                self.rows[number] = place
            yield place
        for number, again in repeated.items():
            more = f"，共重复{len(again)}次，至第{again[-1].row}行" if len(again) > 1 else ""
            self._say(number, again[0], f"与第{self.row(number).row}行重复{more}")

    def _between(self, lacking: list[int], spare: list[int]) -> None:
        """Match what stands between two rows that are sure: a header by its texts, then one by one."""
        for number in [number for number in lacking if not self.pattern.lines[number].cells]:
            same = [place for place in spare if _holds(self.given[place], self.pattern.keys[number])]
            if same:
                self.rows[number] = same[0]
                lacking.remove(number)
                spare.remove(same[0])
        for number, place in zip(lacking, spare, strict=False):
            self.rows[number] = place
            if self.pattern.lines[number].cells:
                self._relabelled(number)
        if len(spare) > len(lacking):
            self._unknown([self.given[place] for place in spare[len(lacking) :]])

    def _relabelled(self, number: int) -> None:
        label, given = self.pattern.lines[number].labels[-1], self.row(number)
        before = [(column, text) for column, text in given.texts if column < self.pattern.lines[number].cells[0].column]
        column, text = before[-1] if before else (label.column, "")
        stands = f"填报表中为“{brief(text)}”" if text else "填报表中为空"
        self.unsure.add(number)
        self.misfits.append(Misfit(given.row, column, f"行名应为“{label.text}”，{stands}；{KEEP}", text))

    def _say(self, number: int, given: _Given, what: str) -> None:
        self.unsure.add(number)
        text = self.pattern.keys[number][0]
        label = self.pattern.lines[number].label if self.pattern.lines[number].cells else text
        self.misfits.append(Misfit(given.row, given.place_of(text), f"“{label}”行{what}；{KEEP}", label))

    def _unknown(self, rows: list[_Given]) -> None:
        """Say once that rows between two of the form, or below the last, are none of it."""
        given = rows[0]
        column, text = given.texts[0] if given.texts else (given.place_of(""), "")
        shown = f"“{brief(text)}”" if text else "有内容"
        which = f"这一行（{shown}）"
        if len(rows) > 1:
            which = f"第{given.row}行至第{rows[-1].row}行的内容（{shown}等，共{len(rows)}行）"
        self.misfits.append(Misfit(given.row, column, f"报表中没有{which}；{KEEP}", text))

    def missing(self, number: int) -> None:
        """Say that a row is not there, at the place where it should be."""
        line = self.pattern.lines[number]
        before = [place for other, place in self.rows.items() if other < number and other not in self.unsure]
        row = self.given[max(before)].row + 1 if before else line.row
        self.misfits.append(Misfit(row, line.labels[-1].column, f"缺少“{line.label}”一行；{KEEP}", line.label))


def _block(sheet: FormSheet, matching: _Matching, block: int) -> Iterator[tuple[str, Found]]:
    """Yield the cells below one header."""
    numbers = [number for number, line in enumerate(sheet.lines) if line.block == block]
    header = [number for number in numbers if not sheet.lines[number].cells]
    body = [number for number in numbers if sheet.lines[number].cells]
    absent = [number for number in header if number not in matching.rows]
    if absent:
        matching.missing(absent[0])
        if not any(number in matching.rows for number in body):
            return  # all of it is gone, which is said once
    for number in body:
        if number not in matching.rows:
            matching.missing(number)
    if absent or matching.unsure.intersection(header):
        return
    wanted = sorted({cell.column for number in body for cell in sheet.lines[number].cells})
    there = [(matching.row(number).row, matching.row(number).values) for number in header]
    columns, misfits = header_columns([_printed(sheet, number) for number in header], wanted, there)
    matching.misfits += misfits
    for number in (number for number in body if number in matching.rows and number not in matching.unsure):
        given = matching.row(number)
        for cell in sheet.lines[number].cells:
            if (column := columns.get(cell.column)) is not None:
                yield cell.name, Found(given.row, column, given.values[column - 1])


def _printed(sheet: FormSheet, number: int) -> list[str | None]:
    values: list[str | None] = [None] * sheet.columns
    for label in sheet.lines[number].labels:
        values[label.column - 1] = label.text
    return values


def _holds(given: _Given, key: tuple[str, ...]) -> bool:
    """Say whether a row has the texts of another in their order; it may have more."""
    return _within(key, [text for _, text in given.texts])


def _within(key: Sequence[str], texts: Sequence[str]) -> bool:
    left = iter(texts)
    return all(wanted in left for wanted in key)


def _out_of_order(rows: dict[int, int]) -> list[int]:
    """Return the fewest rows of the form that have to be left out for the others to stand in order."""
    ends: list[int] = []
    lengths: dict[int, int] = {}
    for number in sorted(rows):
        length = bisect_left(ends, rows[number])
        ends[length : length + 1] = [rows[number]]
        lengths[number] = length
    kept: set[int] = set()
    left = len(ends) - 1
    for number in sorted(rows, reverse=True):
        if lengths[number] == left and (not kept or rows[number] < rows[min(kept)]):
            kept.add(number)
            left -= 1
    return [number for number in sorted(rows) if number not in kept]
