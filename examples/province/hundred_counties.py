"""The offices of a hundred counties: one workbook of figures, a report for each, checked and saved in several kinds.

The workbook is what a province has gathered: a sheet with a row for each office, and one with a row for each figure of
an office. Counties and figures are invented. Started again, nothing is done twice; change a figure in the workbook, and
that county's files alone are written.

python examples/province/hundred_counties.py [folder [counties]]      out/ and 100 where nothing else is said
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import define, frozen
from openpyxl import Workbook, load_workbook

from reportkit import Body, Measure, Report, Section, Table
from reportkit.batch import NotAllSaved, SavedAll, save_all
from reportkit.errors import ReportkitError
from reportkit.model import PortalPage
from reportkit.phrases import contact, period
from reportkit.rules import check
from reportkit.spreadsheets import facts_from

YEAR = 2024
KINDS = ("docx", "html", "txt")
OFFICE_COLUMNS = ("身份", "名称", "地区", "电话", "网站", "网址")
FIGURE_COLUMNS = ("名称", "数值", "单位", "上年", "其中属于")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

Cells = tuple[Any, ...]


@define
class Rows:
    """Rows under their headings, as `facts_from` takes them from data frames."""

    columns: Any
    given: Sequence[Cells]

    def rows(self) -> Sequence[Cells]:
        return self.given


# ---------------------------------------------------------------- what the province has gathered


def write_workbook(path: Path, counties: int) -> None:
    """Write the workbook, with figures that are the same each time."""
    book = Workbook(write_only=True)
    offices, figures = book.create_sheet("机关"), book.create_sheet("数据")
    offices.append(["县", *OFFICE_COLUMNS])
    figures.append(["县", *FIGURE_COLUMNS])
    for number, county in enumerate(county_names(counties), 1):
        site = f"https://www.x{number:03}.example"
        telephone = f"0000-{number:07}"
        offices.append(
            [county, "本机关", f"{county}人民政府办公室", county, telephone, f"{county}人民政府门户网站", site]
        )
        for row in figures_of(number):
            figures.append([county, *row])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def county_names(count: int) -> Iterator[str]:
    names = (f"{stem}{branch}县" for branch in BRANCHES for stem in STEMS)
    return (next(names) for _ in range(count))


def figures_of(number: int) -> Iterator[Cells]:
    """Yield the rows of a county's figures; the parts of the seventh's first are thirty too many."""
    total = 1200 + 61 * number % 4700
    before = total * (85 + 7 * number % 25) // 100
    site, media = total * (70 + number % 20) // 100, total // 10
    asked, last = 40 + number * 13 % 60, 45 + number * 11 % 50
    yield ("主动公开政府信息", total, "条", before, None)
    yield ("通过网站公开", site + (30 if number == 7 else 0), None, None, "主动公开政府信息")
    yield ("通过政务新媒体公开", media, None, None, "主动公开政府信息")
    yield ("通过公报和查阅点公开", total - site - media, None, None, "主动公开政府信息")
    yield ("收到申请", asked, "件", last, None)
    yield ("予以公开", asked * 3 // 5, None, None, "收到申请")
    yield ("不予公开", asked - asked * 3 // 5, None, None, "收到申请")
    yield ("培训场次", 2 + number % 5, "场", None, None)


@frozen
class County:
    """What the workbook has of one county."""

    name: str
    office: Cells
    figures: Sequence[Cells]


def read_workbook(path: Path) -> Sequence[County]:
    """Read the workbook once; what is in a county's rows, `facts_from` judges."""
    book = load_workbook(path, read_only=True, data_only=True)
    figures: Mapping[str, list[Cells]] = defaultdict(list)
    for county, *row in book["数据"].iter_rows(min_row=2, max_col=1 + len(FIGURE_COLUMNS), values_only=True):
        figures[str(county)].append(tuple(row))
    offices = [*book["机关"].iter_rows(min_row=2, max_col=1 + len(OFFICE_COLUMNS), values_only=True)]
    book.close()
    return [County(str(county), tuple(row), figures[str(county)]) for county, *row in offices]


# ---------------------------------------------------------------- the report of one


def build(county: County) -> Report:
    """Build a county's report; this runs in a worker."""
    given = facts_from({"机关": Rows(OFFICE_COLUMNS, [county.office]), "数据": Rows(FIGURE_COLUMNS, county.figures)})
    return Report(
        "{地区}{年}年政务公开工作报告",
        given.office,
        year=YEAR,
        signed=date(YEAR + 1, 1, 20),
        facts=given.facts,
        preamble=[[period, contact]],
        sections=SECTIONS,
        portal=page_of(given.office),
    )


CHANNELS = Table(
    [
        ["政府门户网站", "{通过网站公开:数}"],
        ["政务新媒体", "{通过政务新媒体公开:数}"],
        ["公报和查阅点", "{通过公报和查阅点公开:数}"],
        ["合计", "{主动公开政府信息:数}"],
    ],
    header=["渠道", "数量（条）"],
    caption="各渠道公开情况",
    name="渠道表",
)

SECTIONS = [
    Section(
        "主动公开情况",
        [
            "{年}年，{全市}{主动公开政府信息}，{主动公开政府信息:同比}，其中{通过网站公开}。各渠道的数量见{渠道表}。",
            CHANNELS,
        ],
    ),
    Section("依申请公开情况", ["{年}年，{全市}{收到申请}，{收到申请:同比}，其中{予以公开}，{不予公开}，均按期答复。"]),
    Section(
        "主要做法",
        [
            Measure("加强培训", text="全年举办业务培训{培训场次:数值}，覆盖各乡镇和县直各单位。"),
            Measure("规范栏目", text="按照统一标准设置政府信息公开专栏，定期核对内容。"),
        ],
    ),
    Section("存在的问题和改进措施", ["个别单位公开不够及时。{下年}年将按月通报，逐项整改。"]),
]


def page_of(office: Body) -> PortalPage:
    """Return what the page on the county's own portal says of itself."""
    name, address = office.website or ("", "")
    return PortalPage(
        site_name=name,
        site_domain=address.removeprefix("https://"),
        site_id_code=f"99{office.telephone[-4:]}0001" if office.telephone else None,
        column_name="政务公开工作报告",
        column_description=f"发布{office.area}各年的政务公开工作报告",
        column_keywords=["政务公开", "工作报告"],
        column_type="信息公开年报",
        pub_date=f"{YEAR + 1}-01-21 09:00",
        keywords=["政务公开", f"{YEAR}年"],
        url=f"{address}/zwgk/{YEAR}.html",
        related={f"{YEAR - 1}年政务公开工作报告": f"{address}/zwgk/{YEAR - 1}.html"},
    )


def faults_of(county: County) -> list[str]:
    """Return what a reviewer would mark in a county's report; this runs in a worker."""
    try:
        return [f"{county.name}：{finding}" for finding in check(build(county))]
    except ReportkitError as error:
        return [f"{county.name}：{error}"]


# ---------------------------------------------------------------- all of them


def saved(counties: Sequence[County], folder: Path, executor: Executor) -> SavedAll:
    """Save each report in each kind."""
    files = ((f"{one.name}/政务公开工作报告.{kind}", partial(build, one)) for one in counties for kind in KINDS)
    return save_all(files, folder, executor=executor)


def main(folder: str = "out", counties: str = "100") -> int:
    workbook = Path(folder) / "全省数据.xlsx"
    if not workbook.exists():  # filled in by hand from then on
        write_workbook(workbook, int(counties))
    given = read_workbook(workbook)
    with ProcessPoolExecutor() as pool:
        for fault in chain.from_iterable(pool.map(faults_of, given, chunksize=4)):
            print(fault)
        try:
            done = saved(given, Path(folder) / "各县", pool)
        except NotAllSaved as error:
            print(error)
            return 2
    print(f"{len(given)}个县：写入{len(done.written)}个文件，{len(done.unchanged)}个没有变化。")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
