"""The parser of the command line: what it says is Chinese within `argparse_in_chinese`, down to its marks."""

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]

_QUOTED = re.compile(r"'([^']*)'")


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese (参数解析)."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, lists and quotations with Chinese marks, and end with status 2."""
        super().error(_QUOTED.sub(r"“\1”", message).replace("”, “", "”“").replace(", ", "、"))


def whole_number(text: str) -> int:
    """Return the whole number that an argument is; argparse names the type in what it says."""
    return int(text)


whole_number.__name__ = "整数"
