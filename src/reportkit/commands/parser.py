"""argparse in Chinese: its headings, its help, and what it says of wrong arguments."""

import argparse
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from reportkit.commands.status import UNREADABLE

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]

SAID = (
    (re.compile("the following arguments are required: (.+)"), r"缺少\1"),
    (re.compile("unrecognized arguments: (.+)"), r"没有这样的参数：\1"),
    (re.compile(r"argument (.+?): invalid choice: '(.+?)' \(choose from (.+)\)"), r"没有“\2”这样的\1，可以是\3"),
    (re.compile("argument (.+?): expected .*"), r"\1后面缺少内容"),
    (re.compile("argument (.+?): ignored explicit argument (.+)"), r"\1后面不写内容，多出\2"),
    (re.compile("ambiguous option: (.+?) could match (.+)"), r"\1不明确，可以是\2"),
    (re.compile("argument (.+?): (.+)"), r"\1：\2"),
)
"""What argparse says, and the same in Chinese."""


_QUOTED = re.compile(r"'([^']*)'")


class _Formatter(argparse.HelpFormatter):
    """Help that begins with 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage under its Chinese name."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese (参数解析)."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **given, "add_help": False})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end with status 2."""
        told = next((found.expand(said) for pattern, said in SAID if (found := pattern.fullmatch(message))), message)
        told = _QUOTED.sub(r"“\1”", told).replace("”, “", "”“").replace(", ", "、")
        self.exit(UNREADABLE, f"{self.format_usage()}参数有误：{told}\n")
