"""One file as it came in, of whatever kind: what is read of it, or why it is not."""

from pathlib import Path

from reportkit.errors import MissingExtra
from reportkit.returns.excel import read_workbook
from reportkit.returns.reading.csv_file import read_csv
from reportkit.returns.reading.gathering import refused
from reportkit.returns.received import Received
from reportkit.returns.units import Roster

OTHERS = {
    ".xls": "文件是旧版 Excel 格式（.xls），无法读取；请另存为 .xlsx 后重新报送",
    ".et": "文件是 WPS 表格格式（.et），无法读取；请另存为 .xlsx 后重新报送",
    ".xlsm": "文件带有宏（.xlsm），没有读取；请另存为不带宏的 .xlsx 工作簿后重新报送",
    ".xlsb": "文件是二进制工作簿（.xlsb），无法读取；请另存为 .xlsx 后重新报送",
    ".ods": "文件是 OpenDocument 表格（.ods），无法读取；请另存为 .xlsx 后重新报送",
    ".docx": "文件是 Word 文档，不是填报表；请报送 .xlsx 工作簿",
    ".doc": "文件是 Word 文档，不是填报表；请报送 .xlsx 工作簿",
}
"""What is said of the kinds of files that come in place of a workbook."""

ANOTHER = "文件不是填报表，没有读取；请报送 .xlsx 工作簿"
FOLDER = "是文件夹，没有读取其中的文件；请把报表放在上一级文件夹中"
FAILED = "读取文件时程序出错（{}），没有读取；请使用下发的报表重新填写"
BROKEN_OFF = "程序中断"


def read_file(path: Path, roster: Roster) -> list[Received]:
    """Return what came of each unit in a file, one for a workbook; who raises what depends on the file."""
    if path.is_dir():
        return [refused(path.name, FOLDER)]
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return [read_workbook(path, roster)]
    if suffix == ".csv":
        return read_csv(path, roster)
    return [refused(path.name, OTHERS.get(suffix, ANOTHER))]


def read_file_or_say(path: Path, roster: Roster) -> list[Received]:
    """Return what came of a file among many, with a finding where reading it raises: it must not stop the others.

    Raises MissingExtra, which is no fault of any file.
    """
    try:
        return read_file(path, roster)
    except MissingExtra:
        raise
    except Exception as error:  # a fault of ours, that one file brought out
        return [failed(path, type(error).__name__)]


def failed(path: Path, how: str) -> Received:
    """Return what comes of a file over which reading failed."""
    return refused(path.name, FAILED.format(how))
