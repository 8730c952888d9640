"""What check.py of a folder does: reads the script as a person typed it, runs it, and asks every rule of the report."""

import re
import runpy
import tokenize
import traceback
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reportkit import Report, ReportkitError, check, save
from reportkit.commands.file_contents import last_year_in
from reportkit.commands.status import FOUND, NOTHING, UNREADABLE, Unreadable
from reportkit.errors import InvalidValue, language
from reportkit.files import exists
from reportkit.formats import GB9704, Format, named
from reportkit.projects import SCRIPT
from reportkit.rules import Finding, check_docx

OPEN = ("open_placeholder", "not_reported", "gap_left_open")
"""The rules that tell what is still to be filled in."""

UNDATED = "成文日期没有填（SIGNED），文末没有署名和日期"
"""What no rule tells: a report without a date may be meant so, one in a folder is to be signed."""

OF_EQUATIONS = ("identity_broken", "identity_unexplained")
"""The rules that hold this year's tables to last year's where the report has them as data."""

WIDE = {"，": ",", "（": "(", "）": ")", "：": ":", "“": '"', "”": '"', "＝": "=", "【": "[", "】": "]", "　": "空格"}
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
WITH_WORDS = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)([一-鿿]+)")


def check_folder(folder: Path, *, last_year: str | None = None, layout: str | None = None) -> int:
    """Print what is to be filled in and what is wrong in the report of a folder; return the status of `check`.

    Parameters: `last_year` last year's report, from the folder on; `layout` the name of the format it is saved in.
    """
    with language("zh"):
        try:
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
    others: list[Finding | str] = [one for one in findings if one.name not in OPEN]
    for heading, group in (("还要填写", asked), ("要核对或者修改", others)):
        if group:
            print(f"== {heading}（{len(group)}处）", *group, sep="\n")
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
    source = script.read_text(encoding="utf-8-sig")
    faults = list(typing_faults(source))
    try:
        names = runpy.run_path(str(script), run_name="report")
        report = names["build"]()
    except SyntaxError as error:
        raise _Wrong(faults or [_syntax(error, source)]) from None
    except Exception as error:  # whatever a person wrote there
        raise _Wrong([*faults, *([] if faults else [_raised(error, script)])]) from None
    if faults:
        raise _Wrong(faults)
    if not isinstance(report, Report):
        raise _Wrong([f"{SCRIPT}：build()没有给出报告"])
    return report


def typing_faults(source: str) -> Iterator[str]:
    """Yield what people type for numbers and Python takes for something else, with its line: 1,808,595 and 18万.

    >>> list(typing_faults('Statistic("许可", 1,808,595, "件")'))
    ['report.py第1行：数字“1,808,595”里有逗号，应写作1808595；是几个数的，逗号后面空一格']
    """
    for number, line in _code_lines(source):
        for found in THOUSANDS.finditer(line):
            plain = found[0].replace(",", "")
            yield f"{SCRIPT}第{number}行：数字“{found[0]}”里有逗号，应写作{plain}；是几个数的，逗号后面空一格"
        for found in WITH_WORDS.finditer(line):
            plain = _in_full(found[1], found[2])
            yield f"{SCRIPT}第{number}行：“{found[0]}”应当只写数字，如{plain}；单位和“余”“近”另有位置"
        for sign in dict.fromkeys(sign for sign in line if sign in WIDE):
            yield f"{SCRIPT}第{number}行：引号外面有全角的“{sign}”，应当用半角的{WIDE[sign]}"


def _in_full(digits: str, words: str) -> str:
    scale = {"万": 10**4, "亿": 10**8}.get(words[0], 1)
    value = float(digits) * scale
    return str(int(value)) if value == int(value) else str(value)


def _code_lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, the words of texts and remarks left out."""
    kept = [list(line) for line in source.split("\n")]
    try:
        for token in tokenize.generate_tokens(StringIO(source).readline):
            if token.type in (tokenize.STRING, tokenize.COMMENT):
                _blank(kept, token.start, token.end)
    except (tokenize.TokenError, SyntaxError):
        kept = [
            list(re.sub(r'"(?:[^"\\]|\\.)*"|#.*', lambda found: " " * len(found[0]), line))
            for line in source.split("\n")
        ]
    yield from ((number, "".join(line)) for number, line in enumerate(kept, 1))


def _blank(kept: list[list[str]], start: tuple[int, int], end: tuple[int, int]) -> None:
    for number in range(start[0], end[0] + 1):
        line = kept[number - 1]
        first, behind = start[1] if number == start[0] else 0, end[1] if number == end[0] else len(line)
        line[first:behind] = " " * (behind - first)


def _syntax(error: SyntaxError, source: str) -> str:
    number = error.lineno or 1
    line = source.split("\n")[number - 1].strip() if number <= source.count("\n") + 1 else ""
    return f"{SCRIPT}第{number}行：写法有误，多半是这里或者上一行少了引号、逗号或者括号：{line[:60]}"


def _raised(error: Exception, script: Path) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(script)]
    place = f"{SCRIPT}第{frames[-1].lineno}行" if frames else SCRIPT
    match error:
        case ReportkitError():
            return f"{place}：{error}"
        case NameError():
            return f"{place}：不认识“{error.name}”；文字要加引号，数据名要与上面的一致"
        case TypeError():
            return f"{place}：括号里的内容多了、少了或者次序不对：{error}"
        case _:
            return f"{place}：{error}"


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
    told = {"gap_left_open"}
    if any(one.name in OF_EQUATIONS for one in own):
        told.add("stock_against_last_year")
    return own + [one for one in printed if one.name not in told and not known & _keys(one)]


def _keys(finding: Finding) -> set[tuple[str, str]]:
    """Return what two findings about the same have in common, wherever they are told."""
    said = re.sub(r"\d+", "", finding.message)
    return {(finding.name, key) for key in (finding.quotation or said, said)}


__all__ = ["check_folder", "typing_faults"]
