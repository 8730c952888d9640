"""What files hold that commands are given beside texts of others: reports and ledgers as data, and plain texts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import Report, ReportkitError
from reportkit.archives import OLD_SUFFIXES, WORD_SUFFIXES
from reportkit.commands.given_files import SAVE_ANEW, SCRIPT
from reportkit.commands.status import Unreadable, read_bytes
from reportkit.errors import InvalidValue
from reportkit.files import decoded
from reportkit.readers import read_docx

if TYPE_CHECKING:
    from reportkit.scripts import Given
    from reportkit.submissions import Consolidation


def text_in(path: Path) -> str:
    """Return a text in UTF-8, UTF-16 with a mark or, as older programs in China save it, in GB 18030."""
    try:
        text = decoded(read_bytes(path))
    except InvalidValue:
        text = "\0"
    if "\0" in text:  # as UTF-16 without a mark has beside every Latin letter and at every end of a line
        raise Unreadable(path, "不是UTF-8、UTF-16或者GB 18030编码的文本，请用记事本另存为UTF-8编码")
    return text


def last_year_in(path: Path) -> Report | str | Path:
    """Return last year's report as it is given: data, a text, or the path of a Word file."""
    match path.suffix.lower():
        case suffix if suffix in WORD_SUFFIXES:
            try:
                read_docx(path)
            except ReportkitError as error:  # told of this file, not of each that is held against it
                raise Unreadable(path, error) from error
            return path
        case ".txt" | ".md":
            return text_in(path)
        case suffix if suffix in OLD_SUFFIXES:
            raise Unreadable(path, SAVE_ANEW.format(suffix))
        case _:
            return report_in(path)


def report_in(path: Path) -> Report:
    """Return the report in a file of data, that of an edition of the annual report too."""
    given = given_in(path)
    try:
        return given if isinstance(given, Report) else given.to_report()
    except ReportkitError as error:
        raise Unreadable(path, error) from error


def _annual_reports() -> "Mapping[str, type[Given]]":
    """Return the classes of annual reports by their names."""
    from reportkit.annual_report import AnnualReportInOwnWords
    from reportkit.annual_report.editions import EDITIONS

    forms: list[type[Given]] = [*EDITIONS.values(), AnnualReportInOwnWords]
    return {form.__name__: form for form in forms}


def given_in(path: Path) -> "Given":
    """Return what a file of data holds: a Report itself, or an edition of the annual report."""
    if path.suffix.lower() == ".py":
        raise Unreadable(path, SCRIPT.format(path))
    from reportkit.data import load_data
    from reportkit.submissions import Consolidation

    kinds, held = _annual_reports(), _held(path)
    if held == Consolidation.__name__:
        raise Unreadable(
            path, "这是各单位的汇总数据，这里要的是年度报告或者其他报告的数据；汇总数据用于 check 的 --returns"
        )
    if held not in (*kinds, Report.__name__):
        raise Unreadable(path, f"数据的种类是“{held}”，应为 Report 或者 {'、'.join(kinds)}")
    try:
        return load_data(path, kinds.get(held, Report))
    except ReportkitError as error:
        raise Unreadable(path, error) from error


def _held(path: Path) -> str:
    """Return what class of data a file says it holds."""
    from reportkit.data import present_name

    try:
        given = json.loads(read_bytes(path))
    except json.JSONDecodeError as error:
        raise Unreadable(path, f"不是完整的JSON数据，第{error.lineno}行第{error.colno}列有误") from error
    except UnicodeDecodeError as error:
        raise Unreadable(path, error) from error
    except (ValueError, RecursionError):
        raise Unreadable(path, "JSON数据层次过深，或者有过长的数字") from None
    if not isinstance(given, dict) or not isinstance(given.get("class"), str):
        raise Unreadable(path, "不是本程序保存的数据，请用save_data另存")
    return present_name(given["class"])


def county_in(path: Path) -> "Consolidation":
    """Return what units returned, added up, as `returns sum` saved it."""
    from reportkit.data import load_data
    from reportkit.submissions import Consolidation

    held = _held(path)
    if held in (Report.__name__, *_annual_reports()):
        raise Unreadable(path, "这是年度报告的数据，这里要的是 returns sum 存下的汇总数据")
    if held != Consolidation.__name__:
        raise Unreadable(path, f"数据的种类是“{held}”，应为 returns sum 存下的汇总数据（{Consolidation.__name__}）")
    try:
        return load_data(path, Consolidation)
    except ReportkitError as error:
        raise Unreadable(path, error) from error
