"""`returns new|check|sum|trace`: workbooks for the units, what is wrong with their returns, the county's ledger."""

import argparse
import difflib
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import ReportkitError
from reportkit.commands import consolidation_output
from reportkit.commands.file_contents import county_in
from reportkit.commands.given_jobs import add_jobs
from reportkit.commands.status import FOUND, NOTHING, Unreadable, WrongArguments, print_json
from reportkit.data import save_data
from reportkit.files import exists, is_folder, write_whole
from reportkit.submissions import (
    Consolidation,
    Roster,
    add_up,
    load_roster,
    progress_bar,
    read_returns,
    save_workbooks,
    unmatched,
)
from reportkit.submissions.workbook import ROSTER_FILE, year_of

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands

YEAR_DIGITS = 4


def add_to(commands: "Commands") -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "returns", help="单位填报和汇总", description="生成填报表，检查和汇总各单位报送的数据。"
    )
    verbs = parser.add_subparsers(title="命令", metavar="命令", required=True)
    new = verbs.add_parser(
        "new", help="为每个单位生成填报表", description="按单位名单为还没有填报表的单位各生成一份；已有的填报表不改动。"
    )
    new.add_argument(
        "roster",
        type=Path,
        metavar="名单",
        help="单位名单（.csv），各列为单位、类别、年度（也可以用 --year 给出），更名的单位另加原名称",
    )
    new.add_argument("-o", "--output", type=Path, required=True, metavar="文件夹", help="填报表存放的文件夹")
    new.add_argument("--replace", action="store_true", help="全部重新生成，已有的填报表连同填好的内容都被覆盖")
    new.set_defaults(run=_new)
    check = verbs.add_parser("check", help="检查报送的填报表", description="检查一个文件夹中各单位报送的填报表。")
    check.add_argument("-o", "--output", type=Path, metavar="文件", help="另存问题清单（.csv），用于联系各单位更正")
    check.set_defaults(run=_check)
    total = verbs.add_parser("sum", help="汇总", description="把各单位报送的数据汇总成县级数据，存为JSON。")
    total.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help="汇总数据（.json）")
    total.add_argument("--previous", type=Path, metavar="文件", help="原来的汇总数据（.json），列出有变化的数据")
    total.set_defaults(run=_sum)
    trace = verbs.add_parser("trace", help="数据的来源", description="列出汇总数据中的一项由哪些单位的数据组成。")
    trace.add_argument("ledger", type=Path, metavar="文件", help="returns sum 存下的汇总数据（.json）")
    trace.add_argument("name", metavar="数据名", help="数据的名称，如 新收申请")
    trace.set_defaults(run=_trace)
    for verb in (check, total):
        verb.add_argument("folder", type=Path, metavar="文件夹", help="报送的填报表所在的文件夹")
        verb.add_argument("--roster", type=Path, metavar="名单", help=f"单位名单，默认为文件夹中的{ROSTER_FILE}")
        add_jobs(verb, "读取")
        verb.add_argument("--progress", action="store_true", help="显示进度（须安装tqdm）")
    for verb in (check, total, trace):
        verb.add_argument("--json", action="store_true", help="以JSON输出，供其他程序使用")
    for verb in (new, check, total):
        verb.add_argument("--office", metavar="单位", help="汇总单位，默认为名单中的本机关")
        verb.add_argument("--year", type=_year, metavar="年度", help="名单中没有填写年度的，在这里给出，如 2024")
        verb.add_argument(
            "--last-year", type=Path, metavar="文件", help="上年的汇总数据（.json），用于核对结转数和存量"
        )


def _year(text: str) -> int:
    if not (len(text) == YEAR_DIGITS and text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"“{text}”不是年度，请写成四位数字，如 2024")
    return int(text)


def _new(chosen: argparse.Namespace) -> int:
    roster = _roster(chosen, chosen.roster)
    before = _last_year(chosen, roster)
    year = year_of(chosen.output)
    if year not in (None, roster.year) and not chosen.replace:
        raise WrongArguments(
            f"{chosen.output}中是{year}年的填报表，名单是{roster.year}年的；请换一个文件夹，或者用 --replace 覆盖"
        )
    try:
        written = save_workbooks(roster, chosen.output, last_year=before, replace=chosen.replace)
    except (ReportkitError, OSError) as error:
        raise Unreadable(chosen.output, error) from error
    kept = len(roster.units) - len(written)
    print(f"已在{chosen.output}生成{len(written)}份填报表和{ROSTER_FILE}。")
    if kept:
        print(f"原有的{kept}份填报表没有改动；要全部重新生成，请用 --replace，填好的内容会被覆盖。")
    for found in unmatched(roster, before) if before else ():
        print(found)
    return NOTHING


def _check(chosen: argparse.Namespace) -> int:
    target: Path | None = chosen.output
    if target and target.suffix.lower() != ".csv":
        raise WrongArguments("问题清单存为 .csv")
    if target and target.resolve().parent == chosen.folder.resolve():
        raise WrongArguments("问题清单请存到报送文件夹以外，以免被当作报表读取")
    roster = _roster_for(chosen)
    before = _last_year(chosen, roster)
    county = _county(chosen, roster, before)
    clerks = consolidation_output.clerks_of(county, before)
    if target:
        _write(target, consolidation_output.to_chase(county, clerks))
    if chosen.json:
        print_json(consolidation_output.as_json(county, clerks))
    else:
        print(consolidation_output.as_text(county, clerks))
        if target:
            print(f"问题清单已存为{target}。")
    return _status(county)


def _sum(chosen: argparse.Namespace) -> int:
    roster = _roster_for(chosen)
    before = _last_year(chosen, roster)
    previous = county_in(chosen.previous) if chosen.previous else None
    if previous and previous.roster.year != roster.year:
        raise Unreadable(chosen.previous, f"这是{previous.roster.year}年的汇总数据，应为{roster.year}年的")
    county = _county(chosen, roster, before)
    try:
        save_data(county, chosen.output)
    except ReportkitError as error:
        raise Unreadable(chosen.output, error) from error
    clerks = consolidation_output.clerks_of(county, before)
    changes = county.differences(previous) if previous else []
    if chosen.json:
        compared = {"differences": consolidation_output.differences_json(changes)} if previous else {}
        print_json({**consolidation_output.as_json(county, clerks), **compared})
    else:
        print(consolidation_output.as_text(county, clerks))
        if previous:
            print(consolidation_output.differences_text(changes))
        print(f"汇总数据已存为{chosen.output}。")
    return _status(county)


def _trace(chosen: argparse.Namespace) -> int:
    county = county_in(chosen.ledger)
    try:
        behind = county.trace(chosen.name)
    except ReportkitError:
        likely = difflib.get_close_matches(chosen.name[:100], county.figures(), n=1, cutoff=0.4)
        hint = f"，是否为“{likely[0]}”？" if likely else "；数据名与报告、填报表中的名称相同，如 新收申请"
        raise WrongArguments(f"没有“{chosen.name}”这项数据{hint}") from None
    figure = county.figures().get(chosen.name)
    total, unit = (figure.value, figure.unit) if figure else (county.cells().get(chosen.name), "")
    if chosen.json:
        units = [{"unit": name, "amount": consolidation_output.plain(amount)} for name, amount in behind]
        print_json({"name": chosen.name, "total": consolidation_output.plain(total), "units": units})
    else:
        print(f"{chosen.name}合计{total}{unit}" if behind else f"{chosen.name}没有数据，或者各单位都是0")
        for name, amount in behind:
            print(f"{name} {amount}{unit}")
    return NOTHING


def _roster_for(chosen: argparse.Namespace) -> Roster:
    """Return the roster that is given, or the one in the folder of returns."""
    beside = chosen.folder / ROSTER_FILE
    if not is_folder(chosen.folder):
        wrong = "这是文件，请给出报表所在的文件夹" if exists(chosen.folder) else "没有这个文件夹，请核对路径"
        raise Unreadable(chosen.folder, wrong)
    if not chosen.roster and not beside.exists():
        raise Unreadable(beside, "文件夹中没有单位名单；请用 --roster 给出，如 --roster 填报/单位名单.csv")
    return _roster(chosen, chosen.roster or beside)


def _roster(chosen: argparse.Namespace, path: Path) -> Roster:
    try:
        return load_roster(path, office=chosen.office, year=chosen.year)
    except ReportkitError as error:
        raise Unreadable(path, error) from error


def _last_year(chosen: argparse.Namespace, roster: Roster) -> Consolidation | None:
    if not chosen.last_year:
        return None
    before = county_in(chosen.last_year)
    if before.roster.year != roster.year - 1:
        raise Unreadable(
            chosen.last_year,
            f"这是{before.roster.year}年的汇总数据；名单是{roster.year}年的，--last-year 应为{roster.year - 1}年的",
        )
    return before


def _county(chosen: argparse.Namespace, roster: Roster, before: Consolidation | None) -> Consolidation:
    with ExitStack() as stack:
        try:
            executor = stack.enter_context(ProcessPoolExecutor(chosen.jobs)) if chosen.jobs > 1 else None
            bar = stack.enter_context(progress_bar()) if chosen.progress else None
            came = read_returns(chosen.folder, roster, executor=executor, progress=bar)
            return add_up(roster, came, last_year=before or {})
        except (ReportkitError, OSError) as error:
            raise Unreadable(chosen.folder, error) from error


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except ReportkitError as error:
        raise Unreadable(path, error) from error


def _status(county: Consolidation) -> int:
    return FOUND if county.findings or county.missing else NOTHING
