"""A whole script: imports, constants, `build` and `main`, as the examples have them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reportkit import Report
from reportkit.annual_report import AnnualReportBefore2019, AnnualReportInOwnWords
from reportkit.annual_report.edition import AnnualReport
from reportkit.compose import compose, printed_title
from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.files import file_name
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS, Format
from reportkit.formats.format import wrong_layout
from reportkit.formats.registry import named, names
from reportkit.scripts.expressions import Argument, ExpressionWriter
from reportkit.scripts.layout import INDENT, WIDTH, Brackets, Code, columns, fits, laid_out
from reportkit.scripts.literals import is_readable, text

Given = Report | AnnualReport | AnnualReportInOwnWords | AnnualReportBefore2019
"""What a script can be written of: a report, or the form of an edition.

Signatures quote it, so that help shows its name and not all that it stands for."""

CONSTANTS = ("office", "facts", "sections")
"""What is a constant however short it is: another office or another year changes it."""

INLINE = ("preamble",)
"""What is none however long it is: its mixed lists get their types from where they stand."""

BUILD = """\
def build() -> Report:
{making}
"""

EDITION = """\
def edition() -> {kind}:
{making}


def build() -> Report:
    return edition().to_report()
"""

MAIN = """\
def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"{name}{{kind}}"
        save(build(), path{layout})
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
"""

HEAD_IN_FOLDER = """\
try:
    from reportkit.commands.folder_script import save_titled, tell_in_chinese
{without}"""

MAIN_IN_FOLDER = """\
def main(folder: str = "out") -> None:
    save_titled(build(), Path(__file__).parent / folder{layout})


if __name__ == "__main__":
    main(*sys.argv[1:2])
"""

TOLD_IN_CHINESE = """\
if __name__ == "__main__":
    sys.excepthook = tell_in_chinese"""

WITHOUT = """\
except ModuleNotFoundError:
    print("这个 Python 没有装 reportkit。请先启用装好的环境：")
    print("Windows：venv\\\\Scripts\\\\activate.bat　Linux：source venv/bin/activate")
    sys.exit(input("再运行 python {script}。按回车键结束。"))
"""
"""What a script of a folder says where another Python runs it, such as by a double click: its window stays open."""

FOR_APPROVAL = """\
# 送审要印稿次和发文稿纸的，在下面的 Report( 里加这两行，在开头加 from reportkit.model import Opinion, Stage：
#     stage=Stage("送审稿"),
#     approval={"拟稿": Opinion("李四"), "核稿": Opinion("王五"), "会签": Opinion(unit="县财政局")},"""

NAME_ROOM = WIDTH - columns('        path = Path(folder) / f"{kind}"')

CONSTANT = {"LETTER": LETTER, "MINUTES": MINUTES, "ORDER": ORDER, "REGULATIONS": REGULATIONS}
"""The formats that a script names by the library's constants; nothing is said of the default."""

Pictures = Callable[[ExpressionWriter], Sequence[str]]
"""Where the pictures of a script are: their constants, and what these import."""


FROM_SHEETS = {"office": "SHEETS.office", "facts": "SHEETS.facts"}
"""What a script takes from a workbook that stands beside it."""

Remarks = Mapping[str, str]
"""What a script says to whoever fills it in, by the paths of what it is said of, such as `applications.new`."""

SIGNED = "signed"
"""The date that is filled in last: where a remark is made on it, the script has a line for it."""


def written(
    given: Given,
    verb: str,
    pictures: Pictures,
    layout: Format,
    workbook: str | None = None,
    remarks: Remarks = MappingProxyType({}),
    *,
    in_folder: bool = False,
) -> str:
    """Return the script that makes what is given and saves it in a format; `workbook` is where its facts stand.

    A script `in_folder` of its own saves beside itself, names files by their title, and tells faults in Chinese.
    """
    if not isinstance(given, Given):
        raise wrong_type(verb, given, "a Report, or an annual report in its edition")
    if not isinstance(layout, Format):
        raise wrong_layout(verb, layout)
    if isinstance(given, Report):
        compose(given, layout.elements)  # refused here rather than when the script is run
    writer = ExpressionWriter(remarks)
    saved = _layout(layout, verb, writer)
    kind = writer.class_name(given, ())
    writer.need("reportkit", "Report")
    if not in_folder:
        writer.need("reportkit", "save")
    writer.need("pathlib", "Path")
    asked = remarks.get(SIGNED, "") if given.signed is None else ""
    arguments = list(writer.arguments(given, (), FROM_SHEETS if workbook else {}))
    constants, items = _parted(_with_date(arguments, asked=bool(asked)))
    making = laid_out(Brackets(f"{kind}(", items, ")"), INDENT, "return ")
    name = _name(given)
    above = [*pictures(writer), *_date_line(asked, writer)]
    head = HEAD_IN_FOLDER.format(without=WITHOUT.format(script="report.py")) if in_folder else ""
    if in_folder:
        above = [TOLD_IN_CHINESE, *above, *([FOR_APPROVAL] if isinstance(given, Report) else [])]
    pieces = [
        f'"""{name}。"""\n\n{_imports(writer.imports(), head)}',
        *above,
        *(laid_out(code, before=f"{constant} = ") for constant, code in constants.items()),
    ]
    functions = [
        (BUILD if isinstance(given, Report) else EDITION).format(kind=kind, making=making),
        MAIN_IN_FOLDER.format(layout=saved)
        if in_folder
        else MAIN.format(name=name.replace("{", "{{").replace("}", "}}"), layout=saved),
    ]
    return "\n\n".join(pieces) + "\n\n\n" + "\n\n".join(functions)


def _with_date(arguments: Sequence[Argument], *, asked: bool) -> Sequence[Argument]:
    """Return the arguments with the date behind the year, where it is asked for."""
    if not asked:
        return arguments
    others = [argument for argument in arguments if argument.name != SIGNED]
    at = next((place for place, argument in enumerate(others, 1) if argument.name == "year"), len(others))
    return [*others[:at], Argument(SIGNED, True, SIGNED.upper()), *others[at:]]


def _date_line(asked: str, writer: ExpressionWriter) -> Iterator[str]:
    if asked:
        writer.need("datetime", "date")
        yield f"{SIGNED.upper()}: date | None = None  # {asked}"


def _layout(layout: Format, verb: str, writer: ExpressionWriter) -> str:
    """Return the argument that names a format, nothing for the default."""
    if layout == GB9704:
        return ""
    name = next((name for name, official in CONSTANT.items() if layout == official), None)
    if name is None and not (layout.name in names() and named(layout.name) == layout):
        raise InvalidValue(
            "{verb}: a script cannot name the layout {layout}; give an official format or one that a package publishes",
            verb=verb,
            layout=shown(layout.name),
        )
    writer.need("reportkit.formats", name or "named")
    return f", layout={name or f'named({text(layout.name)})'}"


def _parted(arguments: Sequence[Argument]) -> tuple[dict[str, Brackets], tuple[tuple[str, Code], ...]]:
    """Return constants for what is long or changes with the office or the year, and the arguments that name them."""
    constants: dict[str, Brackets] = {}
    items = []
    for argument in arguments:
        key, code = argument.item
        long = isinstance(code, Brackets) and not (code.flat and fits(f"{' ' * 2 * INDENT}{key}{code.flat},"))
        if isinstance(code, Brackets) and argument.name not in INLINE and (long or argument.name in CONSTANTS):
            constant = argument.name.upper()
            constants[constant] = code
            code = constant
        items.append((key, code))
    return constants, tuple(items)


def _imports(names: Mapping[str, set[str]], head: str = "") -> str:
    ours = {module for module in names if module.split(".")[0] == "reportkit"}
    standard = ["import sys", *(_import(module, names[module]) for module in sorted(names.keys() - ours))]
    return "\n".join(
        [*standard, "", *filter(None, [head]), *(_import(module, names[module]) for module in sorted(ours))]
    )


def _import(module: str, names: set[str]) -> str:
    ordered = sorted(names, key=lambda name: (name[0].islower(), name))
    line = f"from {module} import {', '.join(ordered)}"
    if fits(line):
        return line
    return "\n".join([f"from {module} import (", *(f"{' ' * INDENT}{name}," for name in ordered), ")"])


def _name(given: Given) -> str:
    """Return what the report is called, as the name of a file that stands on one line of the script."""
    if isinstance(given, (Report, AnnualReportInOwnWords)):
        title = printed_title(given if isinstance(given, Report) else given.to_report())
    else:
        own = isinstance(given, AnnualReport) and given.scope == "本机关"
        who = given.office.name if own else given.office.area
        title = f"{who}{given.year}年政府信息公开工作年度报告"
    return "".join(_cut("".join(sign if is_readable(sign) else "＿" for sign in file_name(title))))


def _cut(name: str) -> Iterator[str]:
    room = NAME_ROOM
    for sign in name:
        room -= 2 * columns(sign) if sign in "{}" else columns(sign)
        if room < 0:
            return
        yield sign
