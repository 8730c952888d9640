"""`compare OLD NEW`: what changed from one version of a report to the next, printed and as tracked changes."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportkit import Report, ReportkitError, save
from reportkit.commands.file_contents import report_in
from reportkit.commands.given_format import add_format
from reportkit.commands.status import FOUND, NOTHING, Unreadable, WrongArguments, print_utf8
from reportkit.comparison import Releveled, Revisions, compare
from reportkit.comparison.charts import without_charts
from reportkit.errors import SaveFailed
from reportkit.formats import GB9704, Format
from reportkit.manuscript import HEADINGS
from reportkit.reading import read_report

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands


class _Version(NamedTuple):
    """A version that was given (文稿版本): its report, the format that has a place for all of it, and what it lacks.

    `is_file` tells that it is anyone's file, in which charts are no text: their figures are not compared.
    """

    report: Report
    layout: Format = GB9704
    lacking: tuple[str, ...] = ()
    is_file: bool = False


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "compare",
        help="比较两稿",
        description="比较一份报告的前后两稿，逐处列出改动，并可另存带修订标记的 .docx。",
        epilog="退出状态：0 没有改动，1 有改动，2 文件无法读取或者参数有误。",
    )
    files = "报告数据（.json），或者任何人的稿件（.docx、.txt）"
    parser.add_argument("old", type=Path, metavar="旧稿", help=files)
    parser.add_argument("new", type=Path, metavar="新稿", help=files)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="对照稿", help="把新稿按版式排好，另存为带修订标记的 .docx"
    )
    parser.add_argument("--author", metavar="姓名", help="修订人，与 -o 一起给出")
    parser.add_argument(
        "--date", type=_moment, metavar="时间", help="修订时间，如 2025-01-20T09:30，不写时区的按本机时区；默认为现在"
    )
    parser.add_argument("--statement", action="store_true", help="对照稿后面附修改说明")
    parser.add_argument("--json", action="store_true", help="以JSON输出（UTF-8），供其他程序使用")
    add_format(parser)
    parser.set_defaults(run=run)


def _moment(text: str) -> datetime:
    try:
        given = datetime.fromisoformat(text)
        return given if given.utcoffset() is not None else given.astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(f"“{text}”不是时间，请写成 2025-01-20T09:30") from None


def run(chosen: argparse.Namespace) -> int:
    """Print what changed, and save it as tracked changes where that is asked for."""
    _require_sense(chosen)
    old, new = _version(chosen.old), _version(chosen.new)
    if chosen.layout == GB9704:
        chosen.layout = new.layout
    try:
        given = [old.report, new.report]
        if old.is_file or new.is_file:
            given = [without_charts(one, chosen.layout) for one in given]
        changes = compare(*given, layout=chosen.layout)
    except ReportkitError as error:
        raise Unreadable(chosen.new, error) from error
    if chosen.output:
        _save(new.report, old.report, chosen)
    if chosen.json:
        print_utf8(changes.to_json())
    else:
        print(changes.text())
    if chosen.output:
        print(f"对照稿已存为{chosen.output}。", file=sys.stderr if chosen.json else sys.stdout)
    for path, version in ((chosen.old, old), (chosen.new, new)):
        for note in version.lacking:
            print(f"{path}：{note}", file=sys.stderr)
    if chosen.new.suffix.lower() == ".docx":
        for change in changes:
            if isinstance(change, Releveled) and change.role_after not in LEVELS and change.role_before in LEVELS:
                print(f"{chosen.new}：“{change.new}”{DEMOTED}", file=sys.stderr)
    return FOUND if changes else NOTHING


LEVELS = tuple(role.value for role in HEADINGS)
DEMOTED = "不再是标题：不一定是有人改的，LibreOffice保存时也会丢掉标题的样式和序号，请对照原文件"


def _require_sense(chosen: argparse.Namespace) -> None:
    if chosen.output is None and (chosen.author or chosen.date or chosen.statement):
        raise WrongArguments("--author、--date 和 --statement 只能与 -o 一起使用")
    if chosen.output is None:
        return
    if chosen.output.suffix.lower() != ".docx":
        raise WrongArguments("对照稿存为 .docx")
    if not chosen.author:
        raise WrongArguments("对照稿要写明修订人，请用 --author 给出姓名")
    if chosen.output.absolute() in (chosen.old.absolute(), chosen.new.absolute()):
        raise WrongArguments("对照稿不能覆盖原来的稿件，请换一个文件名")


def _version(path: Path) -> _Version:
    if path.suffix.lower() in (".json", ".py"):
        return _Version(report_in(path))
    try:
        reading = read_report(path)
    except ReportkitError as error:
        raise Unreadable(path, error) from error
    lacking = tuple(str(note) for note in reading.notes if note.kind == "未照原文")
    return _Version(reading.report, reading.layout, lacking, is_file=True)


def _save(new: Report, old: Report, chosen: argparse.Namespace) -> None:
    try:
        revisions = Revisions(
            since=old,
            author=chosen.author,
            date=chosen.date or datetime.now().astimezone(),
            statement=chosen.statement,
        )
    except ReportkitError as error:
        raise WrongArguments(f"修订人或者修订时间有误：{error}") from error
    try:
        save(new, chosen.output, layout=chosen.layout, revisions=revisions)
    except SaveFailed as error:
        raise Unreadable(chosen.output, error) from error
    except ReportkitError as error:
        raise Unreadable(chosen.new, error) from error
