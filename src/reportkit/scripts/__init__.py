"""A report as the Python script that a person would have written."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reportkit.errors import wrong_value
from reportkit.files import as_path, write_whole
from reportkit.formats import GB9704, Format
from reportkit.scripts import literals
from reportkit.scripts.expressions import ExpressionWriter
from reportkit.scripts.script import Given, Remarks, written


def to_script(report: "Given", *, layout: Format = GB9704) -> str:
    """Return the script that makes a report, or an annual report in its edition, and saves it.

    What it runs gives an equal report: its `build()`, and its `edition()` where an annual report was given. It imports
    what it uses, leaves out what stands at its default, and is laid out as `ruff format` lays it out, 120 columns
    wide. The same report gives the same script. Pictures stand in it as base64; `save_script` puts them beside it.

    `layout` is the format in which the script saves the report: an official one, or one that a package publishes.

    Raises InvalidValue for a phrase, a class or a format of one's own, which a script cannot name, with its path, and
    for a report that the format has no place for.

    >>> from reportkit import Body, Report
    >>> script = to_script(Report("{地区}{年}年工作报告", Body("示例县人民政府", area="示例县"), year=2018))
    >>> print("\\n".join(script.splitlines()[7:12]))
    OFFICE = Body("示例县人民政府", area="示例县")
    <BLANKLINE>
    <BLANKLINE>
    def build() -> Report:
        return Report("{地区}{年}年工作报告", OFFICE, year=2018)
    """
    return written(report, "to_script", _embedded, layout)


def script_files(
    report: "Given",
    name: str,
    *,
    layout: Format = GB9704,
    workbook: str | None = None,
    remarks: Remarks = MappingProxyType({}),
    in_folder: bool = False,
) -> Mapping[str, bytes]:
    """Return the script as a file of that name, and the files of its pictures beside it, by their names.

    `workbook` is the name of a workbook beside it that the script reads its office and facts from; `remarks` are
    comments for whoever fills it in, by the paths of what they are said of; one on `signed` asks for the date in a
    line of its own where there is none yet; `in_folder` whether it stands in a folder of its own, where it saves, names
    its files by their title, and tells in Chinese what is wrong.

    Raises what `to_script` raises.
    """
    files: dict[str, bytes] = {}
    stem = Path(name).stem

    def beside(writer: ExpressionWriter) -> list[str]:
        lines = ["HERE = Path(__file__).parent"] if writer.pictures or workbook else []
        for number, (content, constant) in enumerate(writer.pictures.items(), 1):
            file = f"{stem}-图{number}{'.png' if content.startswith(PNG) else '.jpg'}"
            files[file] = content
            lines.append(f"{constant} = HERE / {literals.text(file)}")
        if workbook:
            writer.need("reportkit.spreadsheets", "facts_from")
            lines += ["", f"SHEETS = facts_from(HERE / {literals.text(workbook)})"]
        return ["\n".join(lines)] if lines else []

    text = written(report, "save_script", beside, layout, workbook, remarks, in_folder=in_folder)
    return {name: text.encode("utf-8"), **files}


def save_script(report: "Given", path: str | os.PathLike[str], *, layout: Format = GB9704) -> tuple[Path, ...]:
    """Save the script of a report in UTF-8, and its pictures beside it; return the files, the script first.

    Raises what `to_script` raises, InvalidValue for a path that does not end in .py, and SaveFailed where a file cannot
    be written.
    """
    target = as_path(path, "save_script")
    if target.suffix.lower() != SUFFIX:
        raise wrong_value("save_script", os.fspath(path), "a path that ends in .py")
    files = {
        target.with_name(name): content for name, content in script_files(report, target.name, layout=layout).items()
    }
    for file, content in reversed(files.items()):  # the script last: it stands only where its pictures do
        write_whole(file, content)
    return tuple(files)


PNG = b"\x89PNG"

SUFFIX = ".py"


def _embedded(writer: ExpressionWriter) -> list[str]:
    if writer.pictures:
        writer.need("base64", "b64decode")
    return [f"{constant} = {literals.content(content)}" for content, constant in writer.pictures.items()]


__all__ = ["Given", "save_script", "script_files", "to_script"]
