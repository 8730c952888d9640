"""What is wrong with a script that a person typed, told in Chinese with its line: numbers, signs, names, brackets."""

import difflib
import inspect
import re
import tokenize
import traceback
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

from reportkit import model
from reportkit.commands.script_imports import import_for
from reportkit.commands.script_texts import commas_forgotten, line_of
from reportkit.commands.workbook_words import in_words_of_workbook
from reportkit.errors import ReportkitError, SaveFailed, brief, language
from reportkit.model.slots import SlotFault, WrongSlots
from reportkit.spreadsheets import InvalidSheets

WIDE = {"，": ",", "（": "(", "）": ")", "：": ":", "＝": "=", "【": "[", "】": "]", "　": "空格"}
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
WITH_WORDS = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)([一-鿿]+)")
QUOTES = re.compile("[“”]")
FULL_WIDTH = re.compile(r"[０-９]+")
LEADING_ZERO = re.compile(r"(?<![\w.])0+([1-9]\d*)(?![\w.])")
DASHED = re.compile(r"(?<![\w.])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\w.])")
DAY = re.compile(r"\bdate\((\d{4}), *(\d{1,2}), *(\d{1,2})\)")

CALLS = (
    (re.compile(r"(\w+)\.__init__\(\) missing .*?: (.+)"), "{}少写了{}"),
    (re.compile(r"(\w+)\.__init__\(\) got an unexpected keyword argument ([^.]+)(?:\..*)?"), "{}没有{}这一项"),
    (
        re.compile(r"(\w+)\.__init__\(\) takes .+ but .+ given"),
        "{}的括号里多写了内容，或者少写了“名称=”；内容有几项的，要用[ ]括起来",
    ),
    (re.compile(r"(\w+)\.__init__\(\) got multiple values for argument (.+)"), "{}的{}写了两次"),
)
"""What Python says of the brackets behind the name of a class, and the same in Chinese."""

TOLD_FULLY = 60
"""So much is quoted of a line that Python cannot read."""


def script_faults(script: Path, error: BaseException) -> list[str]:
    """Return in Chinese why a script does not run, with the lines: what was mistyped, or else what Python says."""
    if not _is_utf8(script):
        return [f"{script.name}不是UTF-8编码；请用记事本打开，另存为，编码选UTF-8，再保存"]
    source = _source(script)
    typed = list(typing_faults(source, script.name))
    if typed:
        return typed
    with language("zh"):
        match error:
            case SyntaxError():
                return [_syntax(error, source, script)]
            case SaveFailed():
                return [str(error)]
            case InvalidSheets():  # cell by cell: no line of the script is wrong
                return str(error).split("\n")
            case WrongSlots():
                told = [_slot_told(fault, source, script) for fault in error.faults]
            case _:
                told = [_raised(error, script)]
    return [in_words_of_workbook(line) for line in told] if reads_workbook(source) else told


def reads_workbook(source: str) -> bool:
    """Tell whether a script takes its figures from a workbook."""
    return "facts_from(" in source


def _slot_told(fault: SlotFault, source: str, script: Path) -> str:
    """Return what is wrong with a slot, at the line where its text stands, or else at its place in the report."""
    line = line_of(source, fault.text, fault.slot)
    place = f"{script.name}第{line}行" if line else f"“{brief(fault.text)}”（不在{script.name}里，见工作簿的表格）"
    return f"{place}：{fault.reason}"


def typing_faults(source: str, name: str = "report.py") -> Iterator[str]:
    """Yield what people type for numbers and dates and Python takes for something else, with its line.

    >>> list(typing_faults('Statistic("许可", 1,808,595, "件")'))
    ['report.py第1行：数字“1,808,595”里有逗号，应写作1808595；是几个数的，逗号后面空一格']
    >>> list(typing_faults("date(2025, 2, 30)"))
    ['report.py第1行：没有2025年2月30日这一天，请核对日期']
    """
    for number, line in _code_lines(source):
        place = f"{name}第{number}行："
        for found in THOUSANDS.finditer(line):
            plain = found[0].replace(",", "")
            yield f"{place}数字“{found[0]}”里有逗号，应写作{plain}；是几个数的，逗号后面空一格"
        for found in WITH_WORDS.finditer(line):
            plain = _in_full(found[1], found[2])
            yield f"{place}“{found[0]}”应当只写数字，如{plain}；单位和“余”“近”另有位置"
        for found in FULL_WIDTH.finditer(line):
            yield f"{place}“{found[0]}”是全角数字，应写作{int(found[0])}"
        for found in LEADING_ZERO.finditer(DASHED.sub("", line)):
            yield f"{place}“{found[0]}”前面不加0，应写作{found[1]}"
        for found in DAY.finditer(line):
            if not _is_day(*map(int, found.groups())):
                yield f"{place}没有{found[1]}年{int(found[2])}月{int(found[3])}日这一天，请核对日期"
        for sign in dict.fromkeys(sign for sign in line if sign in WIDE):
            yield f"{place}引号外面有全角的“{sign}”，应当用半角的{WIDE[sign]}"
        for found in DASHED.finditer(line):
            yield f"{place}日期“{found[0]}”应写作date({', '.join(str(int(part)) for part in found.groups())})"
        if QUOTES.search(line):
            yield f'{place}引号是全角的，应当用半角的"'
    for number, told in commas_forgotten(source):
        yield f"{name}第{number}行：{told}"


def _is_utf8(script: Path) -> bool:
    try:
        script.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    except OSError:
        pass  # the error tells it
    return True


def _source(script: Path) -> str:
    try:
        return script.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


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


def _syntax(error: SyntaxError, source: str, script: Path) -> str:
    number = error.lineno or 1
    lines = source.split("\n")
    line = lines[number - 1].strip() if number <= len(lines) else ""
    return f"{script.name}第{number}行：写法有误，多半是这里或者上一行少了引号、逗号或者括号：{line[:TOLD_FULLY]}"


def _raised(error: BaseException, script: Path) -> str:
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).absolute() == script.absolute()
    ]
    place = f"{script.name}第{frames[-1].lineno}行：" if frames else f"{script.name}："
    match error:
        case ReportkitError():
            return f"{place}{error}"
        case NameError() if error.name and (line := import_for(error.name)):
            return f"{place}“{error.name}”要先引入；请在{script.name}开头的 import 各行后面加一行：{line}"
        case NameError():
            return f"{place}不认识“{error.name}”；文字要加引号，数据名要与上面的一致"
        case TypeError():
            return f"{place}{_called(str(error))}"
        case ModuleNotFoundError():
            return f"{place}没有安装{error.name}，或者名称写错了"
        case SystemExit() if isinstance(error.code, str):  # what a script says itself, such as of its workbook
            return error.code
        case _:
            return f"{place}{type(error).__name__}：{brief(str(error))}"


def _called(said: str) -> str:
    for pattern, told in CALLS:
        if found := pattern.fullmatch(said):
            return told.format(*found.groups()).replace(" and ", "、") + _meant(*found.groups())
    return f"括号里的内容多了、少了或者次序不对：{brief(said)}"


def _meant(kind: str, given: str = "") -> str:
    """Return which parameter of a class was perhaps meant, nothing where none is alike."""
    known = inspect.signature(kinds[kind]).parameters if kind in (kinds := vars(model)) else {}
    likely = difflib.get_close_matches(given.strip("'"), known, n=1)
    return f"；是否为{likely[0]}？" if likely and likely[0] != given.strip("'") else ""
