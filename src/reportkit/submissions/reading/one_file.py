"""One file as it came in, of whatever kind: what is read of it, or why it is not."""

import re
import stat
from pathlib import Path

import attrs

from reportkit.errors import MissingExtra
from reportkit.submissions.excel import read_workbook
from reportkit.submissions.findings import ReturnFinding
from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.reading.collector import refused, unopened
from reportkit.submissions.reading.csv_file import read_csv
from reportkit.submissions.units import Roster

OTHERS = {
    ".xls": "文件是旧版 Excel 格式（.xls），无法读取；请另存为 .xlsx 后重新报送",
    ".et": "文件是 WPS 表格格式（.et），无法读取；请另存为 .xlsx 后重新报送",
    ".xlsm": "文件带有宏（.xlsm），没有读取；请另存为不带宏的 .xlsx 工作簿后重新报送",
    ".xlsb": "文件是二进制工作簿（.xlsb），无法读取；请另存为 .xlsx 后重新报送",
    ".ods": "文件是 OpenDocument 表格（.ods），无法读取；请另存为 .xlsx 后重新报送",
    ".xlt": "文件是工作簿模板，无法读取；请另存为 .xlsx 后重新报送",
    ".xltx": "文件是工作簿模板，无法读取；请另存为 .xlsx 后重新报送",
    ".ett": "文件是工作簿模板，无法读取；请另存为 .xlsx 后重新报送",
    ".numbers": "文件是 Numbers 表格，无法读取；请另存为 .xlsx 后重新报送",
}
"""What is said of the kinds of files that come in place of a workbook, and may hold a return."""

WORD = "是 Word 文档，不是填报表，没有读取；单位报送数据请用 .xlsx 工作簿"
ANOTHER = "不是填报表，没有读取"
FOLDER = "是文件夹，没有读取其中的文件；请把报表放在上一级文件夹中"
NO_FILE = "不是普通文件，没有读取"
EMPTY = "是空文件（0字节），没有内容；请重新报送"
FAILED = "读取文件时程序出错（{}），没有读取；请使用下发的报表重新填写"
BROKEN_OFF = "程序中断"


_COUNTY = re.compile(rb'\s*\{\s*"reportkit":\s*\d+,\s*"class":\s*"(?:Consolidation|County)"')


def read_file(path: Path, roster: Roster) -> list[ReadResult]:
    """Return what came of each unit in a file: one for a workbook, none for the data of a county.

    Who raises what depends on the file.
    """
    found = _read(path, roster)
    return [_as_named(found[0], roster)] if len(found) == 1 else found


def _read(path: Path, roster: Roster) -> list[ReadResult]:
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            mode = path.stat().st_mode  # which says where nothing is there any more
            return [_no_return(path.name, FOLDER if stat.S_ISDIR(mode) else NO_FILE)]
        if suffix in (".xlsx", ".csv") and not path.stat().st_size:
            return [refused(path.name, EMPTY)]
        if suffix == ".json" and _is_county(path):
            return []
    except OSError as error:
        return [unopened(path.name, error)]
    if suffix == ".xlsx":
        return [read_workbook(path, roster)]
    if suffix == ".csv":
        return read_csv(path, roster)
    if suffix in OTHERS:
        return [refused(path.name, OTHERS[suffix])]
    return [_no_return(path.name, WORD if suffix in (".doc", ".docx", ".wps") else ANOTHER)]


def _no_return(file: str, message: str) -> ReadResult:
    return ReadResult(None, file, None, ReturnFinding.of("not_a_return", "", message, file=file))


def _is_county(path: Path) -> bool:
    """Say whether a file is what the library itself kept of a county, as it may lie among the returns."""
    with path.open("rb") as file:
        return bool(_COUNTY.match(file.read(200)))


def _as_named(received: ReadResult, roster: Roster) -> ReadResult:
    """Return what came of a file beside what its name says: whose it may be, or that it states another unit."""
    likely = roster.beginning(Path(received.file).stem)
    if likely is None or likely == received.unit:
        return received
    if received.unit is not None:
        message = (
            f"文件名中的单位是{likely}，填报单位是{received.unit}；已按{received.unit}的报表处理，请核对是否放错文件"
        )
        other = ReturnFinding.of("file_misnamed", received.unit, message, file=received.file)
        return attrs.evolve(received, findings=[*received.findings, other])
    if any(found.name in ("unknown_unit", "not_a_return") for found in received.findings):
        return received
    first, *others = (attrs.evolve(found, unit=likely) for found in received.findings)
    told = attrs.evolve(first, message=f"{first.message}（按文件名，应为{likely}的报表）")
    return attrs.evolve(received, unit=likely, findings=[told, *others], guessed=True)


def read_file_or_say(path: Path, roster: Roster) -> list[ReadResult]:
    """Return what came of a file among many, with a finding where reading it raises: it must not stop the others.

    Raises MissingExtra, which is no fault of any file.
    """
    try:
        return read_file(path, roster)
    except MissingExtra:
        raise
    except Exception as error:  # a fault of ours, that one file brought out
        return [failed(path, type(error).__name__)]


def failed(path: Path, how: str) -> ReadResult:
    """Return what comes of a file over which reading failed."""
    return refused(path.name, FAILED.format(how))
