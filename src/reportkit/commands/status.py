"""How commands end: their exit statuses, and in Chinese why something could not be read or written."""

import errno
import json
import re
import sys
from pathlib import Path

from reportkit.errors import NoPlace, ReportkitError, SaveFailed, language

NOTHING, FOUND, UNREADABLE = 0, 1, 2
"""The exit statuses: nothing found, findings, a file that cannot be read or an argument that makes no sense."""

LARGEST = 50 * 2**20  # bytes of a text or of data; a report has a hundredth of it

SYSTEM = {
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹，请核对路径",
    errno.ENAMETOOLONG: "路径或者文件名过长",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
}
"""What the system says of paths and disks."""

BESIDE = re.compile(r"\A\w+：last_year：")
OPTION = re.compile("--last-year|--returns")
"""What is wrong then is what a file was to be held against, and not the file."""


class Unreadable(Exception):
    """What a command was given cannot be read, or what it made cannot be written (无法读写); the message is Chinese."""

    def __init__(self, path: Path, error: Exception | str) -> None:
        self.reason = error if isinstance(error, str) else _reason(path, error)
        verb = "写入" if isinstance(error, SaveFailed) else "检查" if OPTION.search(self.reason) else "读取"
        super().__init__(f"无法{verb}{path}：{self.reason}")


class WrongArguments(Exception):
    """Arguments that make no sense together (参数有误); the message is Chinese."""


def _reason(path: Path, error: Exception) -> str:
    """Return in Chinese why: what the system refuses in the words of commands, all else as the library says it."""
    for cause in (error, error.__cause__, error.__context__):
        match cause:
            case UnicodeDecodeError():
                return "不是UTF-8编码，请另存为UTF-8"
            case FileNotFoundError() if not isinstance(error, SaveFailed):
                return "没有这个文件，请核对路径和文件名"
            case PermissionError() if isinstance(error, SaveFailed):
                return "没有写入的权限，或者文件已在Word、WPS中打开；打开的请先关闭"
            case IsADirectoryError() | PermissionError() if path.is_dir():
                return "这是文件夹，请给出其中的文件"
            case PermissionError():
                return "没有读取的权限，或者文件正在Word、WPS中打开；打开的请保存并关闭"
            case OSError() if cause.errno in SYSTEM:
                return SYSTEM[cause.errno]
    if isinstance(error, SaveFailed) and path.is_dir():
        return "这是文件夹，请给出文件名"
    with language("zh"):
        told = BESIDE.sub("--last-year ", str(error).removeprefix(f"{path}："))
    data = (
        isinstance(error, ReportkitError)
        and not isinstance(error, (NoPlace, SaveFailed))
        and path.suffix.lower() == ".json"
    )
    return f"数据有误，请交编写数据或者程序的人员处理（{told}）" if data else told


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, unless it is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        raise Unreadable(path, error) from error
    if len(content) > LARGEST:
        raise Unreadable(path, f"超过{LARGEST // 2**20} MB")
    return content


def print_json(content: object) -> None:
    """Print JSON in UTF-8, whatever the console speaks, so that other programs can read it."""
    print_utf8(json.dumps(content, ensure_ascii=False, indent=2))


def print_utf8(line: str) -> None:
    """Print what other programs read in UTF-8, whatever the console speaks."""
    text = f"{line}\n"
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(text)
