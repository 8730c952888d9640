"""`check FILE…`: what would embarrass the office, found in texts, Word files and reports on disk."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import ReportkitError, review
from reportkit.archives import WORD_SUFFIXES
from reportkit.commands.file_contents import county_in, last_year_in
from reportkit.commands.given_files import expanded, print_passed_over, require_free
from reportkit.commands.given_format import add_format
from reportkit.commands.one_file import Comparison, checked
from reportkit.commands.status import FOUND, NOTHING, UNREADABLE, Unreadable, WrongArguments, print_json
from reportkit.files import is_folder, is_same
from reportkit.rules import RULES, Findings, Severity, Suppression
from reportkit.rules.engine import alike
from reportkit.rules.findings import told_unused

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands

NAMES = frozenset(name for rule in RULES for name in (rule.name, rule.title))


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check", help="检查稿件", description="检查Word、.txt 稿件和 .json 报告数据，逐条列出问题。"
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="文件",
        help=".docx、.txt 或者 .json；给出文件夹的，检查其中的 .docx 和 .txt",
    )
    parser.add_argument("--json", action="store_true", help="以JSON输出（UTF-8），供其他程序使用")
    parser.add_argument("--last-year", type=Path, metavar="文件", help="上年报告（.json、.docx或者.txt），与本年的对照")
    parser.add_argument("--returns", type=Path, metavar="文件", help="returns sum 存下的汇总数据（.json），与报告对照")
    parser.add_argument("--published", type=_day, metavar="日期", help="发布日期，如 2025-01-20")
    parser.add_argument(
        "--fix",
        type=Path,
        metavar="文件",
        help="另存一份修订稿，只用于一份Word文件：有把握的改法写成修订，可以逐处接受或者拒绝；没有把握的不动，原件不动",
    )
    parser.add_argument(
        "--least",
        type=_severity,
        default=Severity.ADVICE,
        metavar="程度",
        help="只列出不轻于这一程度的问题：错误、提醒或者建议；默认为建议，即全部列出",
    )
    add_format(parser)
    parser.add_argument(
        "--draft",
        type=Path,
        metavar="文件",
        help="另存一份批注稿，只用于一份文件：.json 排成带批注和核对单的 .docx；Word文件存为加了批注的副本，原件不动",
    )
    parser.add_argument(
        "--clean",
        type=Path,
        metavar="文件",
        help="另存一份清稿，只用于一份 .json：没有稿次、稿纸、批注和核对单；还有错误或者待补内容的不存",
    )
    parser.add_argument("--replace", action="store_true", help="批注稿、修订稿、清稿已有同名文件的，予以替换")
    parser.add_argument(
        "--reason",
        metavar="理由",
        help="还有错误或者待补内容仍要存清稿的理由，记在清稿的文件属性里，与 --clean 一起给出",
    )
    parser.add_argument(
        "--suppress",
        action="append",
        default=[],
        type=_silence,
        metavar="规则=理由",
        help="不再提示一条规则，规则名即检查结果〔〕中的英文名，也可以用中文名；只对一处的写成 规则@位置=理由，"
        "位置照抄检查结果，如 三、第1段，或者它前面的标题，如 三、存在问题；可以重复使用",
    )
    parser.set_defaults(run=run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2025-01-20") from None


def _severity(text: str) -> Severity:
    try:
        return Severity(text)
    except ValueError:
        wanted = "、".join(severity.value for severity in Severity)
        raise argparse.ArgumentTypeError(f"没有“{text}”这一程度，请写{wanted}中的一个") from None


def _silence(text: str) -> Suppression:
    target, _, reason = text.partition("=")
    name, _, place = target.partition("@")
    if name and name not in NAMES:
        near = alike(name, RULES)
        hint = f"，是不是“{near}”" if near else "，规则名即检查结果〔〕中的英文名"
        raise argparse.ArgumentTypeError(f"没有“{name}”这条规则{hint}")
    try:
        return Suppression(name, reason, place or None)
    except ReportkitError:
        raise argparse.ArgumentTypeError(f"“{text}”缺少规则名或者理由，请写成 规则=理由") from None


def run(chosen: argparse.Namespace) -> int:
    """Check every file; one that cannot be read does not stop the rest."""
    files = list(expanded(chosen.files))
    reports = [path for path in files if path.suffix.lower() == ".json"]
    if chosen.draft:
        _require_draftable(files, chosen.draft)
    if chosen.fix:
        _require_fixable(files, chosen.fix)
    if chosen.clean or chosen.reason:
        _require_cleanable(files, chosen.clean, chosen.reason)
    copies = [copy for copy in (chosen.draft, chosen.fix, chosen.clean) if copy]
    if any(one.absolute() == other.absolute() or is_same(one, other) for one, other in combinations(copies, 2)):
        raise WrongArguments("批注稿、修订稿和清稿各存一份，请给出不同的文件名")
    require_free(copies, replace=chosen.replace)
    if chosen.returns and not reports:
        raise WrongArguments("--returns 只能与 .json 报告一起使用；其他稿件无从对照")
    beside = Comparison(
        last_year=last_year_in(chosen.last_year) if chosen.last_year else None,
        returns=county_in(chosen.returns) if chosen.returns else None,
        published=chosen.published,
        suppressions=chosen.suppress,
        layout=chosen.layout,
        least=chosen.least,
        draft=chosen.draft,
        fix=chosen.fix,
        clean=chosen.clean,
        reason=chosen.reason,
    )
    outcomes = ((path, _outcome(path, beside)) for path in files)
    for folder in filter(is_folder, chosen.files):
        print_passed_over(folder, sys.stderr if chosen.json else sys.stdout)
    status = _as_json(outcomes) if chosen.json else _as_text(outcomes, alone=len(files) == 1)
    for line in beside.told:
        print(line, file=sys.stderr if chosen.json else sys.stdout)
    return status


def _require_draftable(files: Sequence[Path], draft: Path) -> None:
    """Refuse a draft of what has no comments, or under a name by which Word would not open it."""
    suffix = files[0].suffix.lower() if len(files) == 1 else ""
    if suffix not in (".json", *WORD_SUFFIXES):
        raise WrongArguments("--draft 只能与一份 .json 或者一份Word文件（.docx）一起使用；纯文本没有批注，请存为 .docx")
    wanted = ".docx" if suffix == ".json" else suffix
    if draft.suffix.lower() != wanted:
        raise WrongArguments(f"--draft 应另存为 {wanted}")
    if is_same(files[0], draft):
        raise WrongArguments("--draft 与原件是同一个文件，批注稿请换一个文件名")


def _require_fixable(files: Sequence[Path], copy: Path) -> None:
    """Refuse tracked changes in what has none, or under a name by which Word would not open it."""
    suffix = files[0].suffix.lower() if len(files) == 1 else ""
    if suffix not in WORD_SUFFIXES:
        raise WrongArguments("--fix 只能与一份Word文件（.docx）一起使用；其他文件没有修订")
    if copy.suffix.lower() != suffix:
        raise WrongArguments(f"--fix 应另存为 {suffix}")
    if is_same(files[0], copy):
        raise WrongArguments("--fix 与原件是同一个文件，修订稿请换一个文件名")


def _require_cleanable(files: Sequence[Path], copy: Path | None, reason: str | None) -> None:
    """Refuse a reason without a clean copy, and a clean copy of what the library did not set."""
    if copy is None:
        raise WrongArguments("--reason 与 --clean 一起使用")
    if len(files) != 1 or files[0].suffix.lower() != ".json":
        raise WrongArguments("--clean 只能与一份 .json 一起使用；其他稿件不由本程序排版")
    if copy.suffix.lower() != ".docx":
        raise WrongArguments("--clean 应另存为 .docx")
    try:
        review.Clean(reason=reason)
    except ReportkitError as error:
        raise WrongArguments(f"--reason 有误：{error}") from error


Outcome = Findings | Unreadable


def _outcome(path: Path, beside: Comparison) -> Outcome:
    try:
        return checked(path, beside)
    except Unreadable as error:
        return error


def _status(outcomes: Sequence[Outcome]) -> int:
    if any(isinstance(outcome, Unreadable) for outcome in outcomes):
        return UNREADABLE
    return FOUND if any(outcomes) else NOTHING


def _as_text(outcomes: Iterator[tuple[Path, Outcome]], *, alone: bool) -> int:
    told = []
    for path, outcome in outcomes:
        words = outcome.text(alone=alone) if isinstance(outcome, Findings) else outcome
        print(f"== {path}\n{words}\n", flush=True)
        told.append(outcome)
    if not alone:
        read = [outcome for outcome in told if isinstance(outcome, Findings)]
        _print_unused(read)
        _print_unchecked(read)
        unread = sum(isinstance(outcome, Unreadable) for outcome in told)
        faulty = sum(isinstance(outcome, Findings) and bool(outcome) for outcome in told)
        print(f"共{len(told)}个文件：{faulty}个有问题，{unread}个无法读取，{len(told) - faulty - unread}个未发现问题。")
    return _status(told)


def _print_unused(told: Sequence[Findings]) -> None:
    """Print which suppressions kept nothing back in any of the files."""
    given = told[0].unused_suppressions if told else ()
    if unused := [one for one in given if all(one in each.unused_suppressions for each in told)]:
        print("\n".join(told_unused(unused)), end="\n\n")


def _print_unchecked(told: Sequence[Findings]) -> None:
    """Print once which rules were not asked of any number of files."""
    alike: dict[tuple[str, ...], list[Findings]] = {}
    for one in told:
        alike.setdefault(tuple(one.told_unchecked()), []).append(one)
    for lines, files in alike.items():
        if lines:
            print("\n".join(files[0].told_unchecked(f"{len(files)}个文件各")), end="\n\n")


def _as_json(outcomes: Iterator[tuple[Path, Outcome]]) -> int:
    told = list(outcomes)
    print_json(
        [
            {
                "file": str(path),
                **(json.loads(outcome.to_json()) if isinstance(outcome, Findings) else {"error": str(outcome)}),
            }
            for path, outcome in told
        ]
    )
    return _status([outcome for _, outcome in told])
