"""`returns new|check|sum`: workbooks for the units, what is wrong with their returns, and the county's ledger."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import ReportkitError
from reportkit.commands.status import FOUND, NOTHING, Unreadable, print_json
from reportkit.data import load_data, save_data
from reportkit.returns import County, Roster, add_up, load_roster, read_returns, write_workbooks
from reportkit.returns.county import LastYear
from reportkit.returns.workbook import ROSTER_FILE

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands


def add_to(commands: "Commands") -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "returns", help="单位填报和汇总", description="生成填报表，检查和汇总各单位报送的数据。"
    )
    verbs = parser.add_subparsers(title="命令", metavar="命令", required=True)
    new = verbs.add_parser("new", help="为每个单位生成填报表", description="按单位名单为每个单位生成一份填报表。")
    new.add_argument("roster", type=Path, metavar="名单", help="单位名单（.csv），各列为单位、类别、年度")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="文件夹", help="填报表存放的文件夹")
    new.set_defaults(run=_new)
    check = verbs.add_parser("check", help="检查报送的填报表", description="检查一个文件夹中各单位报送的填报表。")
    check.set_defaults(run=_check)
    total = verbs.add_parser("sum", help="汇总", description="把各单位报送的数据汇总成县级数据，存为JSON。")
    total.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help="汇总数据（.json）")
    total.set_defaults(run=_sum)
    for verb in (check, total):
        verb.add_argument("folder", type=Path, metavar="文件夹", help="报送的填报表所在的文件夹")
        verb.add_argument("--roster", type=Path, metavar="名单", help=f"单位名单，默认为文件夹中的{ROSTER_FILE}")
        verb.add_argument("--json", action="store_true", help="以JSON输出，供其他程序使用")
    for verb in (new, check, total):
        verb.add_argument("--office", metavar="单位", help="汇总单位，默认为名单中的本机关")
        verb.add_argument(
            "--last-year", type=Path, metavar="文件", help="上年的汇总数据（.json），用于核对结转数和存量"
        )


def _new(chosen: argparse.Namespace) -> int:
    roster = _roster(chosen, chosen.roster)
    try:
        written = write_workbooks(roster, chosen.output, _last_year(chosen, roster))
    except ReportkitError as error:
        raise Unreadable(chosen.output, error) from error
    print(f"已在{chosen.output}生成{len(written)}份填报表和{ROSTER_FILE}。")
    return NOTHING


def _check(chosen: argparse.Namespace) -> int:
    return _told(_county(chosen), chosen)


def _sum(chosen: argparse.Namespace) -> int:
    county = _county(chosen)
    try:
        save_data(county, chosen.output)
    except ReportkitError as error:
        raise Unreadable(chosen.output, error) from error
    status = _told(county, chosen)
    if not chosen.json:
        print(f"汇总数据已存为{chosen.output}。")
    return status


def _roster(chosen: argparse.Namespace, path: Path) -> Roster:
    try:
        return load_roster(path, office=chosen.office)
    except ReportkitError as error:
        raise Unreadable(path, error) from error


def _last_year(chosen: argparse.Namespace, roster: Roster) -> LastYear:
    if not chosen.last_year:
        return {}
    try:
        before = load_data(chosen.last_year, County)
    except ReportkitError as error:
        raise Unreadable(chosen.last_year, error) from error
    return {name: ledgers for name, ledgers in before.ledgers().items() if name in roster}


def _county(chosen: argparse.Namespace) -> County:
    roster = _roster(chosen, chosen.roster or chosen.folder / ROSTER_FILE)
    try:
        return add_up(roster, read_returns(chosen.folder, roster), last_year=_last_year(chosen, roster))
    except ReportkitError as error:
        raise Unreadable(chosen.folder, error) from error


def _told(county: County, chosen: argparse.Namespace) -> int:
    if chosen.json:
        print_json(
            {
                "year": county.roster.year,
                "reported": [unit.name for unit in county.reported],
                "faulty": [unit.name for unit in county.faulty],
                "missing": [unit.name for unit in county.missing],
                "statement": county.statement,
                "findings": [
                    {
                        "name": found.name,
                        "severity": found.severity.name,
                        "unit": found.unit,
                        "file": found.file,
                        "sheet": found.sheet,
                        "cell": found.cell,
                        "message": found.message,
                        "quotation": found.quotation,
                    }
                    for found in county.findings
                ],
            }
        )
    else:
        print(county.statement)
        for found in county.findings:
            print(found)
    return FOUND if county.findings or county.missing else NOTHING
