"""The command line: what officials call without writing a script; it prints, and ends with a status."""

import sys
from collections.abc import Sequence
from importlib import import_module

from reportkit.commands.chinese import argparse_in_chinese
from reportkit.commands.parser import Parser
from reportkit.commands.status import UNREADABLE, Unreadable, WrongArguments
from reportkit.errors import language

COMMANDS = ("check", "compare", "back", "returns", "script", "new", "build", "fonts")
"""Each command and its module, in the order of the help."""


def parser(called: str = "") -> Parser:
    """Return the parser of a command, of all where none of them is called; only what it needs is loaded."""
    top = Parser(
        prog="python -m reportkit",
        description="检查公文稿件，比较前后两稿，读回修改稿，汇总各单位填报的数据，由报告数据生成脚本，建立编写报告的文件夹，"
        "成批生成报告。",
        epilog="退出状态：0 没有问题，1 有问题，2 文件无法读取或者参数有误。",
    )
    commands = top.add_subparsers(title="命令", metavar="命令", required=True)
    for name in (called,) if called in COMMANDS else COMMANDS:
        import_module(f"reportkit.commands.{name}").add_to(commands)
    return top


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status: 0 nothing found, 1 findings, 2 unreadable.

    Raises SystemExit with that status where only help is asked for, or where arguments are wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character must not end the command
            stream.reconfigure(errors="backslashreplace")
    with argparse_in_chinese():
        chosen = parser(*arguments[:1]).parse_args(arguments)
    try:
        with language("zh"):
            return int(chosen.run(chosen))
    except (Unreadable, WrongArguments) as error:
        print(error, file=sys.stderr)
        return UNREADABLE
