"""`back FILE --report DATA`: what others changed in the Word file of a report, and what they remarked."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from reportkit import ReportkitError, check
from reportkit.approval import apply, read_back, worklist
from reportkit.commands.file_contents import report_in
from reportkit.commands.given_files import require_free
from reportkit.commands.given_format import add_format
from reportkit.commands.status import FOUND, NOTHING, Unreadable, WrongArguments, print_utf8
from reportkit.scripts import save_script

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
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="清单",
        help="另存退改清单（.docx、.txt）：每处改动对应脚本的哪一处、原文和改后的文字",
    )
    parser.add_argument("--script", type=Path, metavar="脚本", help="全部采用，把改后的报告另存为脚本（.py）")
    parser.add_argument("--replace", action="store_true", help="已有的清单、脚本和图片都被覆盖")
    parser.add_argument("--json", action="store_true", help="以JSON输出（UTF-8），供其他程序使用")
    add_format(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what came back, and save what is asked for."""
    _require_sense(chosen)
    report = report_in(chosen.report)
    try:
        returned = read_back(chosen.file, report, layout=chosen.layout)
    except ReportkitError as error:
        raise Unreadable(chosen.file, error) from error
    if chosen.json:
        print_utf8(returned.to_json())
    else:
        print(returned.text())
    beside = sys.stderr if chosen.json else sys.stdout
    if chosen.output:
        _save(chosen.output, lambda: worklist(report, returned, layout=chosen.layout).save(chosen.output))
        print(f"退改清单已存为{chosen.output}。", file=beside)
    if not (chosen.output or chosen.script):
        return FOUND if returned.edits or returned.comments else NOTHING
    applied = apply(report, returned.edits, layout=chosen.layout)
    new = attrs.evolve(applied.report, approval={**applied.report.approval, **returned.approval})
    if chosen.script:
        _save(chosen.script, lambda: save_script(new, chosen.script, layout=chosen.layout))
        print(f"改后的报告已存为脚本{chosen.script}。", file=beside)
        for refused in applied.refused:
            print(refused, file=beside)
    print(f"全部采用后检查：{check(new, layout=chosen.layout).summary()}", file=beside)
    return FOUND if returned.edits or returned.comments else NOTHING


def _require_sense(chosen: argparse.Namespace) -> None:
    if chosen.output and chosen.output.suffix.lower() not in (".docx", ".txt"):
        raise WrongArguments("退改清单存为 .docx 或者 .txt")
    if chosen.script and chosen.script.suffix.lower() != ".py":
        raise WrongArguments("脚本存为 .py")
    require_free(filter(None, (chosen.output, chosen.script)), replace=chosen.replace)
    if chosen.output and chosen.output.absolute() == chosen.file.absolute():
        raise WrongArguments("清单不能覆盖修改稿，请换一个文件名")


def _save(path: Path, save: Callable[[], object]) -> None:
    try:
        save()
    except ReportkitError as error:
        raise Unreadable(path, error) from error
