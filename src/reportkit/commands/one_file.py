"""One file checked, beside what the command was given to check it with, and its draft written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from reportkit import Report, ReportkitError, check, review, save
from reportkit.archives import OLD_SUFFIXES, WORD_SUFFIXES
from reportkit.commands.file_contents import report_in, text_in
from reportkit.commands.given_files import IN_FOLDERS, LOCK, SAVE_ANEW, SCRIPT
from reportkit.commands.status import Unreadable
from reportkit.errors import SaveFailed, StillOpen
from reportkit.files import is_folder, is_lock
from reportkit.formats import Format
from reportkit.rules import Findings, Severity, Suppression, check_docx, check_text

if TYPE_CHECKING:  # what writes Word files is loaded with the first copy, what adds returns up with the first ledger
    from reportkit.review import Commented, Corrected
    from reportkit.submissions import Consolidation

Copied = TypeVar("Copied", "Commented", "Corrected")


@attrs.frozen(kw_only=True)
class Comparison:
    """What files are checked with (对照材料): last year's report, the units' ledger, day, suppressions, format.

    `least` is how grave a finding is at the least that is told. `draft`, `fix` and `clean` are where a copy with
    comments, one with corrections and a clean one are saved, the last for a `reason` where something is open; `told`
    gathers what is to be said of them when the findings have been.
    """

    last_year: Report | str | Path | None
    returns: "Consolidation | None"
    published: date | None
    suppressions: Sequence[Suppression]
    layout: Format
    least: Severity
    draft: Path | None
    fix: Path | None
    clean: Path | None
    reason: str | None
    told: list[str] = attrs.Factory(list)


def checked(path: Path, beside: Comparison) -> Findings:
    """Return what the rules find in one file, by its suffix."""
    if is_folder(path):
        raise Unreadable(path, f"文件夹中没有{'、'.join(IN_FOLDERS)}文件，请直接给出要检查的文件")
    if is_lock(path.name):
        raise Unreadable(path, f"这是{LOCK}，请给出稿件本身")
    try:
        match path.suffix.lower():
            case suffix if suffix in WORD_SUFFIXES:
                return _word_file_checked(path, beside)
            case ".json":
                return _report_checked(path, beside)
            case ".txt" | ".md":
                return check_text(
                    text_in(path),
                    last_year=beside.last_year,
                    published=beside.published,
                    suppressions=beside.suppressions,
                ).at_least(beside.least)
            case suffix if suffix in OLD_SUFFIXES:
                raise Unreadable(path, SAVE_ANEW.format(suffix))
            case ".py":
                raise Unreadable(path, SCRIPT.format(path))
            case suffix:
                raise Unreadable(
                    path, f"不认识{f'“{suffix}”' if suffix else '没有后缀的'}文件，请给出 .docx、.txt 或者 .json"
                )
    except (ReportkitError, OSError) as error:
        raise Unreadable(path, error) from error


def _word_file_checked(path: Path, beside: Comparison) -> Findings:
    findings = check_docx(
        path,
        layout=beside.layout,
        last_year=beside.last_year,
        published=beside.published,
        suppressions=beside.suppressions,
    ).at_least(beside.least)
    if beside.draft:
        beside.told.append(_draft_told(_copied(review.comment_on, path, findings, beside.draft), beside.draft))
    if beside.fix:
        beside.told.append(_fix_told(_copied(review.correct, path, findings, beside.fix), beside.fix))
    return findings


def _copied(save: Callable[[Path, Findings, Path], Copied], path: Path, findings: Findings, copy: Path) -> Copied:
    try:
        return save(path, findings, copy)
    except ReportkitError as error:
        raise Unreadable(copy if isinstance(error, SaveFailed) else path, error) from error


SIGNED = "原件带有数字签名；{}是改动过的副本，签名对它不再有效，请以原件为准。"


def _draft_told(commented: "Commented", draft: Path) -> str:
    lines = [f"批注稿已存为{draft}，共加批注{commented.comments}处，原件没有改动。"]
    if commented.elsewhere:
        lines.append(f"其中{commented.elsewhere}处说的是全文、页面或者页眉页脚，批注标在标题处，并写明位置。")
    if commented.signed:
        lines.append(SIGNED.format("批注稿"))
    return "\n".join(lines)


def _fix_told(corrected: "Corrected", copy: Path) -> str:
    lines = [f"修订稿已存为{copy}，共修订{corrected.corrections}处，可以逐处接受或者拒绝，原件没有改动。"]
    if corrected.left:
        lines.append(f"另有{corrected.left}处知道改法，但跨越格式、域或者由Word编号，没有改动，请照检查结果修改。")
    if corrected.signed:
        lines.append(SIGNED.format("修订稿"))
    return "\n".join(lines)


def _report_checked(path: Path, beside: Comparison) -> Findings:
    report, last, county = report_in(path), beside.last_year, beside.returns
    if report.year is None and (last is not None or county is not None):
        raise Unreadable(path, "这份公文没有报告年度，不能用 --last-year 或者 --returns 对照")
    if isinstance(last, Report) and report.year is not None and last.year != report.year - 1:
        raise Unreadable(
            path, f"这是{report.year}年的报告，--last-year 给出的是{last.year}年的，应为{report.year - 1}年的"
        )
    if county is not None and county.roster.year != report.year:
        raise Unreadable(path, f"这是{report.year}年的报告，--returns 给出的是{county.roster.year}年的汇总数据")
    findings = check(
        report,
        layout=beside.layout,
        last_year=last,
        returns=county,
        published=beside.published,
        suppressions=beside.suppressions,
    ).at_least(beside.least)
    if beside.draft:
        try:
            save(report, beside.draft, layout=beside.layout, findings=findings, checklist=True, anchors=True)
        except ReportkitError as error:
            raise Unreadable(beside.draft, error) from error
        beside.told.append(f"批注稿已存为{beside.draft}，附有核对单。")
    if beside.clean:
        beside.told.append(_cleared(report, findings, beside, beside.clean))
    return findings


def _cleared(report: Report, findings: Findings, beside: Comparison, copy: Path) -> str:
    """Save the clean copy, or say why there is none: what is open is told among the findings."""
    try:
        save(report, copy, layout=beside.layout, copy=review.Clean(reason=beside.reason, findings=findings))
    except StillOpen:
        return "清稿没有存：还有错误或者待补的内容，请先改正；确需先出清稿的，用 --reason 写明理由。"
    except ReportkitError as error:
        raise Unreadable(copy, error) from error
    return f"清稿已存为{copy}。"
