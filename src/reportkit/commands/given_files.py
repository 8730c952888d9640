"""The files that a command is given: patterns and folders as what they hold, and what of a folder is passed over."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from reportkit.archives import OLD_SUFFIXES
from reportkit.commands.status import WrongArguments
from reportkit.files import exists, hidden, is_folder, is_lock

IN_FOLDERS = (".docx", ".txt")
"""What is checked of a folder: what people write; data is given by name."""

SAVE_ANEW = "不能读取“{}”文件，请在Word或WPS中另存为.docx"

SCRIPT = "这是脚本，请先由它生成报告数据：reportkit build {} -o 送审 --kind json"
"""What is told of a script where data is wanted: nothing runs it but `build`."""

LOCK = "Word、WPS打开稿件时的临时文件"

MOST_NAMED = 10
"""How many files that are passed over are named."""


def expanded(files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files: of a pattern such as *.docx those that match, of a folder the texts in it, not below.

    The console of Windows leaves patterns to programs. What Word keeps beside a file that is open is no text.
    """
    for path in files:
        pattern = any(sign in path.name for sign in "*?") and not exists(path)
        found = path.parent.glob(path.name) if pattern else _texts_in(path)
        yield from sorted(one for one in found if not hidden(one.name)) or [path]


def _texts_in(path: Path) -> Iterator[Path]:
    if is_folder(path):
        yield from (one for one in path.iterdir() if _is_text(one))
    else:
        yield path


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in (*IN_FOLDERS, *OLD_SUFFIXES) and path.is_file()


def require_free(copies: Iterable[Path], *, replace: bool) -> None:
    """Refuse a copy in the place of a file that is there already."""
    taken = [str(copy) for copy in copies if exists(copy) and not is_folder(copy)]
    if taken and not replace:
        raise WrongArguments(f"已经有{'、'.join(taken)}，没有改动；请换一个文件名，要覆盖的用 --replace")


def print_passed_over(folder: Path, stream: TextIO) -> None:
    """Name what is not checked of a folder."""
    if in_use := sorted(one.name for one in folder.iterdir() if is_lock(one.name)):
        print(f"略过{'、'.join(in_use)}：{LOCK}；稿件正开着的，检查的是最近一次保存的内容", file=stream)
    others = sorted(one.name for one in folder.iterdir() if not _is_text(one) and not hidden(one.name))
    if others:
        more = f"等{len(others)}个" if len(others) > MOST_NAMED else ""
        print(
            f"{folder}中没有检查的：{'、'.join(others[:MOST_NAMED])}{more}；"
            f"文件夹中只检查{'、'.join(IN_FOLDERS)}，其他稿件请另存为.docx，报告数据（.json）和下级文件夹请直接给出\n",
            file=stream,
        )
