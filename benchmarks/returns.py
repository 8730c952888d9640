"""Returns of many units read, added up, checked and reported, as ratios to openpyxl that reads the same cells.

python benchmarks/returns.py [small [large]]      300 and 3000 returns when none is given, about 6 minutes
"""
# ruff: noqa: T201, PLC0415 - a command: its answer is what it prints; each side imports what it needs itself

import hashlib
import json
import math
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from report import peak_memory, python

Run = Mapping[str, Any]

SMALL, LARGE = 300, 3000
NOBODY = "示例县某某局"
"""Whose workbook the others are made of."""

CELL = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*?)(?:/>|>(<f>[^<]*</f>)?(?:<v>[^<]*</v>|<v ?/>)?</c>)')
"""A cell without text, as openpyxl writes it: how it begins, its place, its formula."""


def roster(size: int) -> Any:
    from reportkit.submissions import Roster, Unit

    office = "示例县人民政府办公室"
    others = [Unit(f"示例县第{number}局", "部门") for number in range(1, size)]
    return Roster(office, 2024, [Unit(office, "本机关"), *others])


def cells_of(number: int) -> dict[str, Any]:
    """What a unit reports, so that its identities hold; totals as a spreadsheet works them out."""
    from reportkit.submissions import UnitReturn, cell_names, totals

    given: dict[str, Any] = {name: 0 for name in cell_names(2024) if name not in totals(2024)}
    granted, partly, left = number % 17, number % 5, number % 3
    given |= {"行政许可": number * 7 % 1000, "行政处罚": number * 13 % 100, "信息处理费": 20 * (number % 100 == 1)}
    given |= {
        "收费申请": int(number % 100 == 1),
        "自然人予以公开": granted,
        "商业企业部分公开": partly,
        "自然人结转下年申请": left,
    }
    given |= {"自然人新收申请": granted, "自然人上年结转申请": left, "商业企业新收申请": partly}
    return UnitReturn.from_cells(NOBODY, 2024, given).cells()


def write_returns(folder: Path, size: int) -> None:
    """A workbook for each unit: the one that is sent out, with name and numbers put into its XML."""
    from reportkit.submissions import Unit, form_for, save_workbook

    due = roster(size)
    model = folder.with_suffix(".xlsx")
    save_workbook(NOBODY, type(due)(due.office, due.year, [Unit(NOBODY, "部门")]), model)
    with zipfile.ZipFile(model) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    names = {(sheet.name, cell.address): cell.name for sheet in form_for(2024).sheets for cell in sheet.cells()}
    sheets = ["", *(sheet.name for sheet in form_for(2024).sheets)]  # the cover comes first
    texts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    pieces = {part: pieces_of(parts[part].decode("utf-8"), sheet, names) for part, sheet in texts.items()}
    folder.with_suffix(".json").write_text(json.dumps(list(names), ensure_ascii=False), encoding="utf-8")
    folder.mkdir()
    for number, unit in enumerate(due.units):
        values = {name: str(value) for name, value in cells_of(number).items()} | {NOBODY: escaped(unit.name)}
        filled = {part: "".join(values.get(piece, piece) for piece in made) for part, made in pieces.items()}
        with zipfile.ZipFile(folder / f"{unit.name}.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
            for part, blob in parts.items():
                file.writestr(part, filled.get(part, blob))


def escaped(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def pieces_of(text: str, sheet: str, names: Mapping[tuple[str, str], str]) -> list[str]:
    """A sheet's XML cut at each number, where the name of its cell stands, and at the unit, where NOBODY does."""

    def marked(found: re.Match[str]) -> str:
        name = names.get((sheet, found[2]))
        return f"{found[1]}>{found[3] or ''}<v>\0{name}\0</v></c>" if name else found[0]

    whole = CELL.sub(marked, text)
    for unit in (escaped(NOBODY), NOBODY):
        whole = whole.replace(unit, f"\0{NOBODY}\0")
    return whole.split("\0")


def with_reportkit(folder: Path, size: int, workers: str) -> Run:
    """Read, add up, check, and save the county's annual report, through an executor or without one."""
    from reportkit import Body, check, save
    from reportkit.annual_report import AnnualReport2021, Aspect, Overview, Problem
    from reportkit.data import to_json
    from reportkit.submissions import add_up, read_returns

    due = roster(size)
    with WORKERS[workers]() as executor:
        county = add_up(due, read_returns(folder, due, executor=executor))
    assert len(county.reported) == size, county.findings[:3]
    said = Aspect("各项工作有序推进。")
    applied = Aspect("{申请收办情况}{申请办理结果}{复议诉讼情况}")
    tables: Any = county.summary  # of 2021's edition
    edition = AnnualReport2021(
        office=Body(due.office, area="示例县"),
        year=due.year,
        signed=date(2025, 2, 8),
        scope="汇总",
        units=county.units,
        overview=Overview(disclosure=said, requests=applied, management=said, platform=said, supervision=said),
        disclosure=tables.disclosure,
        applications=tables.applications,
        reviews=tables.reviews,
        problems=[Problem("部分单位更新不够及时", "每季度通报更新情况")],
        fees=county.fees,
    )
    report = edition.to_report()
    check(report, returns=county)
    path = folder.with_suffix(".docx")
    save(report, path)
    done = {"seconds": time.perf_counter(), "peak": peak_memory() or math.nan}  # what follows is evidence, not work
    numbers = sum(value or 0 for value in county.cells().values())
    made = {"county": digest(to_json(county).encode()), "report": digest(path.read_bytes())}
    return {**done, "sum": str(numbers), **made}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def with_openpyxl(folder: Path, size: int, workers: str) -> Run:
    """Load each workbook, take whose it is and the number of each cell of the form, and add up."""
    from openpyxl import load_workbook

    numbers = 0
    places = json.loads(folder.with_suffix(".json").read_text(encoding="utf-8"))
    for path in sorted(folder.iterdir()):
        book = load_workbook(path, data_only=True)
        assert book["填报说明"]["B2"].value == path.stem
        numbers += sum(book[sheet][address].value for sheet, address in places)
    return {"sum": str(numbers)}


def with_openpyxl_read_only(folder: Path, size: int, workers: str) -> Run:
    """Go through the rows of each workbook in openpyxl's faster way, which takes no cell by its address."""
    from openpyxl import load_workbook

    for path in sorted(folder.iterdir()):
        book = load_workbook(path, data_only=True, read_only=True)
        values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
        assert 0 in values
        book.close()
    return {}


@contextmanager
def processes() -> Any:
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield pool


@contextmanager
def dask() -> Any:
    from distributed import Client, LocalCluster

    cluster = LocalCluster(threads_per_worker=1, processes=True, dashboard_address=None)  # type: ignore[no-untyped-call]
    with cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor()


WORKERS: Mapping[str, Callable[[], AbstractContextManager[Any]]] = {
    "one": nullcontext,
    "processes": processes,
    "dask": dask,
}
SIDES: Mapping[str, Callable[[Path, int, str], Run]] = {
    "reportkit": with_reportkit,
    "openpyxl": with_openpyxl,
    "openpyxl, read-only": with_openpyxl_read_only,
}


def measure(side: str, folder: Path, size: int, workers: str) -> Run:
    """In this process, which is a fresh one; imports count, as they do for whoever runs a script."""
    begin = time.perf_counter()
    made = SIDES[side](folder, size, workers)
    done = {"seconds": time.perf_counter(), "peak": peak_memory() or math.nan, **made}
    return {**done, "seconds": done["seconds"] - begin}


def measured(side: str, folder: Path, size: int, workers: str = "one") -> Run:
    code = "import returns; returns.main()"
    found: Run = json.loads(python(code, "--measure", side, str(folder), str(size), workers)[1].splitlines()[-1])
    return found


def compare(small: int, large: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folders = {size: Path(made) / str(size) for size in (small, large)}
        for size, folder in folders.items():
            python("import returns; returns.main()", "--write", str(folder), str(size))
        few = {side: measured(side, folders[small], small) for side in SIDES}
        many = {workers: measured("reportkit", folders[large], large, workers) for workers in WORKERS}
    ours, one = few["reportkit"], many["one"]
    assert ours["sum"] == few["openpyxl"]["sum"]
    print(f"{small} returns to the county's report      time   memory   seconds")
    for side in list(SIDES)[1:]:
        theirs = few[side]
        ratios = f"{ours['seconds'] / theirs['seconds']:9.2f}{ours['peak'] / theirs['peak']:9.2f}"
        print(f"{f'reportkit / {side}':<37}{ratios}   {ours['seconds']:.1f} {theirs['seconds']:.1f}")
    print(f"{large} returns against {small}")
    print(f"{'one process':<37}{one['seconds'] / ours['seconds']:9.2f}{one['peak'] / ours['peak']:9.2f}")
    print(f"{large} returns against one process")
    for workers in list(WORKERS)[1:]:
        run = many[workers]
        same = all(run[made] == one[made] for made in ("county", "report"))
        ratios = f"{run['seconds'] / one['seconds']:9.2f}{run['peak'] / one['peak']:9.2f}"
        print(
            f"{workers:<37}{ratios}   {run['seconds']:.1f} {one['seconds']:.1f}   {'same' if same else 'OTHER'} bytes"
        )
    print(f"county {one['county']}, report {one['report']}")


def main() -> None:
    match sys.argv[1:]:
        case ["--measure", side, folder, size, workers]:
            print(json.dumps(measure(side, Path(folder), int(size), workers)))
        case ["--write", folder, size]:
            write_returns(Path(folder), int(size))
        case sizes:
            compare(*[int(size) for size in sizes] or [SMALL, LARGE])


if __name__ == "__main__":
    main()
