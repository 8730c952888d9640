"""What report.py of a folder does when it is run: saves beside itself, and tells in Chinese what is wrong."""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from reportkit import Report, save
from reportkit.commands.given_files import IN_FOLDERS
from reportkit.compose import printed_title
from reportkit.files import file_name
from reportkit.formats import GB9704, Format


def save_titled(report: Report, folder: Path, *, layout: Format = GB9704) -> None:
    """Save a report as .docx and .txt, named by its title, and print where."""
    for kind in IN_FOLDERS:
        path = folder / f"{file_name(printed_title(report))}{kind}"
        save(report, path, layout=layout)
        print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    hold_window()


def tell_in_chinese(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print in Chinese, with its line, why a script does not run, as check.py does; a script has it for its hook."""
    script = getattr(sys.modules["__main__"], "__file__", None)
    if script is None or not issubclass(kind, Exception):
        traceback.print_exception(kind, error, trace)
        return
    from reportkit.commands.script_faults import script_faults  # noqa: PLC0415 - rules are not loaded to save a report

    print(*script_faults(Path(script), error), sep="\n", file=sys.stderr)
    hold_window()


def hold_window() -> None:
    """Wait for a key where the window would close at once: on Windows, after a double click."""
    if os.name == "nt" and "PROMPT" not in os.environ and sys.stdin is not None and sys.stdin.isatty():
        input("按回车键关闭窗口。")


__all__ = ["hold_window", "save_titled", "tell_in_chinese"]
