"""A return from the workbook that a unit filled: every cell found by its labels, every fault at its own cell."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from reportkit.errors import brief
from reportkit.submissions.form import (
    CLERK,
    COVER,
    EDITION,
    REASONS,
    UNIT,
    YEAR,
    Form,
    FormCell,
    FormSheet,
    form_for,
)
from reportkit.submissions.missing_cells import by_row
from reportkit.submissions.read_result import Clerk, ReadResult
from reportkit.submissions.reading.collector import FindingCollector, refused, unopened
from reportkit.submissions.reading.entries import Entry, entry, stated_year
from reportkit.submissions.reading.matching import cells_in
from reportkit.submissions.units import Roster
from reportkit.workbooks.entries import WrongEntry, is_blank, is_error
from reportkit.workbooks.labels import named, one_line, plain
from reportkit.workbooks.opening import workbook_content
from reportkit.workbooks.pages import MOST_ROWS, GivenSheet, SheetRow, formulas, pages_of
from reportkit.workbooks.places import address
from reportkit.workbooks.refusal import Refusal, RefusedWorkbook

UNSAVED = "是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存，或者直接填写数字"
KEEP_SHEETS = "请使用下发的报表，不要删除、重命名工作表"
CROWDED = f"工作表过大，有内容的超过{MOST_ROWS}行，没有读取；请删除报表以外的内容，或者使用下发的报表重新填写"
SHARE = "的单元格格式为百分比"

REFUSALS: dict[Refusal, str] = {
    "too_large": "文件过大，没有读取；请使用下发的报表填写，不要插入图片或者设置整列格式",
    "encrypted": "文件有密码，无法读取；请取消密码后重新报送",
    "old_format": "文件是旧版 Excel 格式（.xls），无法读取；请另存为 .xlsx 后重新报送",
    "no_package": "文件不是 Excel 工作簿；请报送 .xlsx 文件",
    "damaged": "文件已损坏，无法读取；请重新报送",
    "unsafe_names": "文件内容异常，没有读取；请使用下发的报表重新填写",
    "declarations": "文件内容异常，没有读取；请使用下发的报表重新填写",
    "other_digits": "文件内容异常，没有读取；请使用下发的报表重新填写",
    "macros": "文件带有宏，没有读取；请另存为不带宏的 .xlsx 工作簿后重新报送",
    "linked": "文件引用了其他文件中的数据，没有读取；请断开链接、改为填写数字后重新报送",
}


def read_xlsx(path: Path, roster: Roster) -> ReadResult:
    """Return what came of one workbook; whatever is wrong with it is among the findings."""
    try:
        return _read(workbook_content(path), path.name, roster)
    except RefusedWorkbook as refusal:
        return refused(path.name, REFUSALS[refusal.why])
    except OSError as error:
        return unopened(path.name, error)


def _read(content: bytes, file: str, roster: Roster) -> ReadResult:
    form = form_for(roster.year)
    collector = FindingCollector(roster, file)
    known = {plain(name) for name in (COVER, *(sheet.name for sheet in form.sheets))}
    pages = pages_of(content, known)
    formula_places = cache(partial(formulas, content, known))  # a second reading, once and only where it matters
    if not _cover(collector, form, pages.get(plain(COVER))):
        return collector.received()
    for sheet in form.sheets:
        page = pages.get(plain(sheet.name))
        if page is None:
            _absent(collector, sheet, [other.title for name, other in pages.items() if name not in known])
        else:
            _sheet(collector, sheet, page, formula_places)
    if known <= pages.keys():  # else one of them may be a sheet of the form under another name, which is said
        _added(collector, [page.title for name, page in pages.items() if name not in known and page.rows])
    return collector.received()


def _cover(collector: FindingCollector, form: Form, page: GivenSheet | None) -> bool:
    """Take unit, year, edition and reasons; say whether the form is the one that was sent out."""
    if page is None:
        collector.say("form_changed", f"缺少工作表“{COVER}”，无法确定填报单位；{KEEP_SHEETS}", sheet=COVER)
        return True
    beside = dict(_beside(page.rows, [UNIT, YEAR, EDITION, *CLERK, *REASONS.values()]))
    collector.clerk = Clerk(*(_said(beside[label][1]) if label in beside else "" for label in CLERK))
    for label in (UNIT, YEAR, EDITION):
        if label not in beside:
            collector.say("form_changed", f"没有找到“{label}”一栏；{KEEP_SHEETS}", sheet=COVER)
            return True
    collector.named(beside[UNIT][1], sheet=COVER, cell=beside[UNIT][0])
    place, edition = beside[EDITION]
    if plain(edition) != plain(form.edition):
        used = brief(str(edition or "版本不明"))
        message = f"使用的是{used}的报表，{form.year}年度应使用{form.edition}报表；请使用下发的报表"
        collector.say("form_changed", message, sheet=COVER, cell=place, quotation=str(edition or ""))
        return False
    place, year = beside[YEAR]
    if stated_year(year) != form.year:
        stands = "空" if is_blank(year) else brief(str(year))
        message = f"填报年度为{stands}，应为{form.year}；请使用下发的{form.year}年度报表填写"
        collector.say("wrong_year", message, sheet=COVER, cell=place, quotation=str(year or ""))
        return False
    reasons = ((name, beside[label][1]) for name, label in REASONS.items() if label in beside)
    collector.reasons |= {name: one_line(given) for name, given in reasons if isinstance(given, str) and plain(given)}
    return True


def _beside(rows: Sequence[SheetRow], labels: Sequence[str]) -> Iterator[tuple[str, tuple[str, object]]]:
    """Yield each label with the address and the value of the cell to its right."""
    wanted = {plain(label): label for label in labels}
    for row, values in rows:
        for column, value in enumerate(values[:-1], 1):
            label = wanted.pop(plain(value), None)
            if label is not None:
                yield label, (address(row, column + 1), values[column])


def _said(value: object) -> str:
    """Return what stands on the cover as a text; a telephone number may be kept as a number."""
    whole = isinstance(value, float) and value.is_integer()
    return "" if is_blank(value) else brief(one_line(str(int(value) if whole else value)))  # type: ignore[call-overload]  # a float then


def _absent(collector: FindingCollector, sheet: FormSheet, others: Sequence[str]) -> None:
    quoted = named([f"“{title}”" for title in others], "个工作表")
    stands = f"（文件中另有{quoted}）" if others else ""
    collector.say("form_changed", f"缺少工作表“{sheet.name}”{stands}；{KEEP_SHEETS}", sheet=sheet.name)


def _added(collector: FindingCollector, titles: Sequence[str]) -> None:
    for title in titles:
        collector.say("sheet_added", f"报表中没有“{title}”这个工作表，其内容没有读取，不计入汇总", sheet=title)


def _sheet(
    collector: FindingCollector,
    sheet: FormSheet,
    page: GivenSheet,
    formula_places: Callable[[], Mapping[str, Collection[str]]],
) -> None:
    """Take the cells of one sheet."""
    if page.crowded:
        collector.say("form_changed", CROWDED, sheet=sheet.name)
        return
    found, misfits = cells_in(sheet, page.rows)
    for misfit in misfits:
        place = address(misfit.row, misfit.column)
        collector.say("form_changed", misfit.message, sheet=sheet.name, cell=place, quotation=misfit.quotation)
    blank: set[str] = set()
    unknown: set[str] = set()  # what is added up of such cells is not known either, whatever a program made of it
    for cell in sheet.cells():
        here = found.get(cell.name)
        if here is None or not unknown.isdisjoint(cell.parts):
            unknown.add(cell.name)
        if here is None:
            continue
        collector.places[cell.name] = sheet.name, address(here.row, here.column)
        if misfits and cell.parts and is_error(here.value):
            unknown.add(cell.name)  # its formula added up what is gone, which is said
        if cell.name in unknown:
            continue
        given = _entered(collector, cell, here.value, page)
        if given is not None:
            collector.entries[cell.name] = given
        elif not cell.parts:
            unknown.add(cell.name)
            if is_blank(here.value):
                blank.add(cell.name)
    if blank:
        unsaved_at = formula_places()[page.title]
        unsaved = [
            cell for cell in sheet.cells() if cell.name in blank and collector.places[cell.name][1] in unsaved_at
        ]
        for words, where, place in by_row(sheet, unsaved, collector.places):
            collector.say("cell_wrong", f"{words}{UNSAVED}", sheet=where, cell=place)
        collector.blank |= blank.difference(cell.name for cell in unsaved)


def _entered(collector: FindingCollector, cell: FormCell, value: object, page: GivenSheet) -> Entry:
    """Return what was entered, None where it is no number, which is said."""
    sheet, place = collector.places[cell.name]
    try:
        if page.is_percent(place) and not cell.parts:
            raise WrongEntry(f"{SHARE}：{value * 100:.12g}%；请把单元格格式改为“常规”后重新填写")  # type: ignore[operator]  # a number
        return entry(value, cell.kind, cell.decimals)
    except WrongEntry as error:
        collector.say("cell_wrong", f"{cell.name}{error}", sheet=sheet, cell=place, quotation=str(value))
        return None
