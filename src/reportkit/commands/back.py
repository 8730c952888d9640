"""`back FILE --report DATA`: what others changed in the Word file of a report, and what they remarked."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import ReportkitError
from reportkit.approval import read_back
from reportkit.commands.file_contents import report_in
from reportkit.commands.given_format import add_format
from reportkit.commands.status import FOUND, NOTHING, Unreadable, print_utf8

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "back",
        help="读回修改稿",
        description="读回送审后改过的 .docx 稿件，逐处列出改动和批注，写明是报告的哪一处、哪项数据。",
        epilog="退出状态：0 没有改动和批注，1 有改动或者批注，2 文件无法读取或者参数有误。",
    )
    parser.add_argument("file", type=Path, metavar="修改稿", help="由报告生成、送审后改过的 .docx")
    parser.add_argument("--report", type=Path, required=True, metavar="报告", help="送审时的报告数据（.json）")
    parser.add_argument("--json", action="store_true", help="以JSON输出（UTF-8），供其他程序使用")
    add_format(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what came back."""
    report = report_in(chosen.report)
    try:
        returned = read_back(chosen.file, report, layout=chosen.layout)
    except ReportkitError as error:
        raise Unreadable(chosen.file, error) from error
    if chosen.json:
        print_utf8(returned.to_json())
    else:
        print(returned.text())
    return FOUND if returned.edits or returned.comments else NOTHING
