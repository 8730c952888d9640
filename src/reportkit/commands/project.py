"""What check.py of a folder does: reads the script as a person typed it, runs it, and asks every rule of the report."""

import re
import runpy
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reportkit import Report, ReportkitError, check, save
from reportkit.commands.file_contents import last_year_in
from reportkit.commands.folder_script import hold_window
from reportkit.commands.script_faults import reads_workbook, script_faults, typing_faults
from reportkit.commands.script_texts import joined_texts
from reportkit.commands.status import FOUND, NOTHING, UNREADABLE, Unreadable
from reportkit.commands.workbook_words import in_words_of_workbook
from reportkit.errors import InvalidValue, language
from reportkit.files import exists
from reportkit.formats import GB9704, Format, named
from reportkit.projects import SCRIPT
from reportkit.rules import Finding, check_docx
from reportkit.spreadsheets.read_areas import left_below, watched

OPEN = ("open_placeholder", "not_reported", "gap_left_open")
"""The rules that tell what is still to be filled in."""

UNDATED = "成文日期没有填（SIGNED），文末没有署名和日期"
"""What no rule tells: a report without a date may be meant so, one in a folder is to be signed."""

OF_EQUATIONS = ("identity_broken", "identity_unexplained")
"""The rules that hold this year's tables to last year's where the report has them as data."""


def check_folder(folder: Path, *, last_year: str | None = None, layout: str | None = None) -> int:
    """Print what is to be filled in and what is wrong in the report of a folder; return the status of `check`.

    Parameters: `last_year` last year's report, from the folder on; `layout` the name of the format it is saved in.
    """
    try:
        return _checked(folder, last_year, layout)
    finally:
        hold_window()


def _checked(folder: Path, last_year: str | None, layout: str | None) -> int:
    with language("zh"):
        try:
            with watched() as areas:
                report = _made(folder / SCRIPT)
            before, told = _last_year(folder, last_year, report)
            form = named(layout) if layout else GB9704
            try:
                findings = _asked(report, before, form)
            except InvalidValue as error:
                if before is None:
                    raise
                findings, told = _asked(report, None, form), f"没有与上年报告对照：{error}"
        except _Wrong as error:
            print("\n".join(error.lines))
            return UNREADABLE
        except ReportkitError as error:
            print(error)
            return UNREADABLE
    asked: list[Finding | str] = [one for one in findings if one.name in OPEN]
    if report.signed is None:
        asked.append(UNDATED)
    source = (folder / SCRIPT).read_text(encoding="utf-8-sig")
    others: list[Finding | str] = [
        *joined_texts(source),
        *map(str, left_below(areas)),
        *(one for one in findings if one.name not in OPEN),
    ]
    for heading, group in (("还要填写", asked), ("要核对或者修改", others)):
        if group:
            lines = map(in_words_of_workbook, map(str, group)) if reads_workbook(source) else group
            print(f"== {heading}（{len(group)}处）", *lines, sep="\n")
    count = len(asked) + len(others)
    print(*filter(None, [told]), f"共{count}处。" if count else "没有发现问题。", sep="\n")
    return FOUND if count else NOTHING


class _Wrong(Exception):
    """What keeps the script from running, a line for each fault."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.lines = lines


def _made(script: Path) -> Report:
    """Return the report that the script makes."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # told below, in Chinese
            made = runpy.run_path(str(script), run_name="report")
        if "build" not in made:
            raise _Wrong([f"{SCRIPT}：没有“def build()”这一段，不知道报告怎样编成；请从新建的文件夹中照抄回来"])
        report = made["build"]()
    except _Wrong:
        raise
    except (Exception, SystemExit) as error:  # whatever a person wrote there
        raise _Wrong(script_faults(script, error)) from None
    if faults := list(typing_faults(script.read_text(encoding="utf-8-sig"))):
        raise _Wrong(faults)
    if not isinstance(report, Report):
        raise _Wrong([f"{SCRIPT}：build()没有给出报告"])
    return report


def _last_year(folder: Path, given: str | None, report: Report) -> tuple[Report | str | Path | None, str]:
    """Return last year's report to check beside, and what is to be told where it is not."""
    if given is None or report.year is None:
        return None, ""
    path = folder / given
    if not exists(path):
        return None, f"没有找到上年报告{given}，没有与它对照；移动了的，请改check.py里的LAST_YEAR。"
    try:
        return last_year_in(path), ""
    except Unreadable as error:
        return None, f"没有与上年报告对照：{error}"


def _asked(report: Report, before: Report | str | Path | None, layout: Format) -> list[Finding]:
    """Return what is found in the report, and besides what is found in the Word file that it makes."""
    own = list(check(report, layout=layout, last_year=before))
    with TemporaryDirectory() as place:
        path = Path(place) / "report.docx"
        save(report, path, layout=layout)
        printed = check_docx(path, layout=layout, last_year=before)
    known = {key for one in own for key in _keys(one)}
    told = {"gap_left_open", "unread_content"}  # all that is in the file is ours, its approval sheet too
    if any(one.name in OF_EQUATIONS for one in own):
        told.add("stock_against_last_year")
    return own + [one for one in printed if one.name not in told and not known & _keys(one)]


def _keys(finding: Finding) -> set[tuple[str, str]]:
    """Return what two findings about the same have in common, wherever they are told."""
    said = re.sub(r"\d+", "", finding.message)
    return {(finding.name, key) for key in (finding.quotation or said, said)}


__all__ = ["check_folder"]
