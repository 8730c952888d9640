"""The identities of a form as formulas of a spreadsheet, and in words for whoever fills it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import attrs

from reportkit.annual_report.application_figures import COLUMNS, cell
from reportkit.annual_report.disclosure import REGULATIONS
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.fees import AMOUNT, CASES
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN, FEE_NOT_PAID, NEW, TOTAL
from reportkit.submissions.form import CellKind, Form, FormCell, FormSheet
from reportkit.submissions.workbook.carried import Carried
from reportkit.workbooks.places import address

ASK = "，如属实请说明原因"


@attrs.frozen
class SheetCheck:
    """An identity on a sheet (表内核对): `wrong` is true while it fails, `cell` is marked then, `label` names it."""

    cell: FormCell
    wrong: str
    label: str = ""


@attrs.frozen
class CheckGroup:
    """Identities that are told together (核对事项): what is wrong, and of which rows, columns or cells.

    `grave` is False for those that may fail for a reason.
    """

    says: str
    checks: tuple[SheetCheck, ...]
    grave: bool = True

    @property
    def told(self) -> str:
        """The words for those that fail, as a formula."""
        wrong = ",".join(check.wrong for check in self.checks)
        labels = "".join(f'&IF({check.wrong},"{check.label}","")' for check in self.checks if check.label)
        tail = "；" if self.grave else f"{ASK}；"
        return f'IF(OR({wrong}),"{self.says}"{labels}&"{tail}","")'


def total_formula(form: Form, cell: FormCell) -> str:
    """Return what a total is worked out by: =SUM(D7:I7)."""
    return f"=SUM({_range(form, cell.parts)})"


def blank_count(sheet: FormSheet) -> str:
    """Return how many of a sheet's cells are not filled, as a formula."""
    return "+".join(f"COUNTBLANK({area})" for area, _ in _areas(sheet))


def strange_count(sheet: FormSheet) -> str:
    """Return how many of a sheet's cells hold what is none of their numbers, as a formula.

    The text of a whole number has no point, no E as in 1E+20, and no sign where it cannot be below 0: SUMPRODUCT looks
    at each cell of a range so, without an error over text. TRUE among them is none of the numbers of Excel and WPS; to
    LibreOffice it is one in a range, where the cell's colour alone tells.
    """
    counts = []
    for area, kind in _areas(sheet):
        if kind == "amount":
            continue
        signs = "" if kind == "change" else f'*ISERROR(FIND("-",{area}))'
        whole = f'ISERROR(FIND(".",{area}))*ISERROR(FIND("E",{area})){signs}'
        counts.append(f"COUNTA({area})-SUMPRODUCT(ISNUMBER({area})*{whole})")
    counts += [f"IF({no_number(cell)},1,0)" for cell in sheet.cells() if cell.kind == "amount"]
    return "+".join(counts)


def _areas(sheet: FormSheet) -> list[tuple[str, CellKind]]:
    """Return the cells that are entered as few rectangles, each of cells of one kind."""
    areas: list[tuple[int, int, int, int, CellKind]] = []  # first row, last row, first column, last column, kind
    for line in sheet.lines:
        entered = ((one.kind, one.column) for one in line.cells if not one.parts)
        for kind, run in groupby(entered, key=itemgetter(0)):
            columns = [column for _, column in run]
            first, last = columns[0], columns[-1]
            if areas and areas[-1][1:] == (line.row - 1, first, last, kind):
                areas[-1] = (areas[-1][0], line.row, first, last, kind)
            else:
                areas.append((line.row, line.row, first, last, kind))
    spans = ((address(top, left), address(bottom, right), kind) for top, bottom, left, right, kind in areas)
    return [(first if first == last else f"{first}:{last}", kind) for first, last, kind in spans]


def no_number(cell: FormCell) -> str:
    """Return whether a cell holds what is none of its numbers, as a formula."""
    here = cell.address
    below = "" if cell.kind == "change" else f",N({here})<0"
    fraction = f",N({here})<>ROUND(N({here}),{cell.decimals})"
    return f"AND(NOT(ISBLANK({here})),OR(NOT(ISNUMBER({here})),ISLOGICAL({here}){below}{fraction}))"


def sheet_checks(form: Form, sheet: FormSheet, carried: Carried, *, may_regulate: bool) -> list[CheckGroup]:
    """Return the identities of one sheet, in the order in which they are told."""
    names = {one.name for one in sheet.cells()}
    groups = [CheckGroup("总计不等于各项之和：", tuple(_sums(form, sheet)))]
    if NEW.name in names:
        groups.append(CheckGroup("第一项加第二项之和不等于（七）总计加第四项之和：", tuple(_flows(form))))
        groups.append(CheckGroup("与上年报告的结转下年度数不一致：", tuple(_carried_in(form, carried)), grave=False))
    if any(name in names for name in carried.stocks):
        groups.append(CheckGroup("与上年数不衔接：", tuple(_stocks(form, carried)), grave=False))
    if not may_regulate:
        says = f"设区的市以下的机关不制定规章，“{REGULATIONS}”行应填0"
        groups.append(CheckGroup(says, tuple(_no_regulations(sheet)), grave=False))
    if CASES in names:
        groups += _fees(form)
    return [group for group in groups if group.checks]


def _at(form: Form, name: str) -> str:
    return form.cell(name).address


def _span(cells: Sequence[FormCell]) -> str:
    """Return cells that lie in one row or column as a range: D7:I7, or D7."""
    first, last = cells[0].address, cells[-1].address
    return first if first == last else f"{first}:{last}"


def _range(form: Form, names: Sequence[str]) -> str:
    return _span([form.cell(name) for name in names])


def _sums(form: Form, sheet: FormSheet) -> Iterator[SheetCheck]:
    """Yield B2, B3 and C1: totals that somebody wrote over."""
    for one in sheet.cells():
        if one.parts:
            yield SheetCheck(one, f"{one.address}<>SUM({_range(form, one.parts)})", f"{one.address} ")
    if TOTAL.name in {one.name for one in sheet.cells()}:
        one, parts = form.cell(TOTAL.name), [form.cell(name) for name in form.cell(cell(TOTAL, 0)).parts]
        rows = f"{address(parts[0].row, one.column)}:{address(parts[-1].row, one.column)}"
        yield SheetCheck(one, f"{one.address}<>SUM({rows})", f"{one.address} ")


def _flows(form: Form) -> Iterator[SheetCheck]:
    """Yield B1 for each column, once it is filled."""
    natural = _at(form, cell(NEW, 0))
    for column, label in enumerate(COLUMNS):
        first, second, done, left = (_at(form, cell(row, column)) for row in (NEW, CARRIED_IN, TOTAL, CARRIED_FORWARD))
        filled = f"{natural}:{left}" if label == COLUMNS[-1] else f"{first}:{left}"  # a total is never blank itself
        wrong = f"AND(COUNTBLANK({filled})=0,SUM({first}:{second})<>SUM({done}:{left}))"
        yield SheetCheck(form.cell(cell(CARRIED_FORWARD, column)), wrong, f"“{label}”列")


def _carried_in(form: Form, carried: Carried) -> Iterator[SheetCheck]:
    """Yield B4 for each column that last year's report tells of."""
    for column, label in enumerate(COLUMNS[:-1]):
        name = cell(CARRIED_IN, column)
        if name in carried.entered:
            here, before = form.cell(name), carried.entered[name]
            wrong = f"AND(NOT(ISBLANK({here.address})),{here.address}<>{before})"
            yield SheetCheck(here, wrong, f"“{label}”列（上年{before}）")


def _stocks(form: Form, carried: Carried) -> Iterator[SheetCheck]:
    """Yield A1 for each row of documents whose stock of last year is known."""
    cells = edition_with_ledgers(form.year).tables.disclosed.cells()
    for name, known in cells.items():
        if known.stock is None or name not in carried.stocks:
            continue
        here, before = form.cell(name), carried.stocks[name]
        came, gone = (known.beside(figures) for figures in (known.stock.added, known.stock.taken))
        change = "".join(f"+N({_at(form, one)})" for one in came) + "".join(f"-N({_at(form, one)})" for one in gone)
        wrong = f"AND(NOT(ISBLANK({here.address})),{here.address}<>{before}{change})"
        yield SheetCheck(here, wrong, f"“{known.label}”行（上年{before}）")


def _no_regulations(sheet: FormSheet) -> Iterator[SheetCheck]:
    """Yield A2: bodies below a city with districts make no regulations."""
    for line in sheet.lines:
        if line.cells and line.label == REGULATIONS:
            yield SheetCheck(line.cells[-1], f"SUM({_span(line.cells)})>0")


def _fees(form: Form) -> Iterator[CheckGroup]:
    """Yield B8, and a sum of money without an application that it was charged for."""
    unpaid, cases, amount = form.cell(FEE_NOT_PAID.name), form.cell(CASES), form.cell(AMOUNT)
    both = f"COUNTBLANK({cases.address}:{amount.address})=0"
    wrong = f"AND({both},N('{unpaid.sheet}'!{unpaid.address})>0,SUM({cases.address}:{amount.address})=0)"
    yield CheckGroup("有逾期未缴费的申请，应填报收取信息处理费情况", (SheetCheck(cases, wrong),))
    wrong = f"AND({both},N({cases.address})=0,N({amount.address})>0)"
    yield CheckGroup("有收费金额而没有收费的申请", (SheetCheck(cases, wrong),))
