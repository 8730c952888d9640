"""`script FILE -o SCRIPT`: the Python script of a report that stands in a file of data, to go on with."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit.commands.file_contents import given_in
from reportkit.commands.given_files import require_free
from reportkit.commands.given_format import add_format
from reportkit.commands.status import NOTHING, Unreadable, WrongArguments
from reportkit.errors import ReportkitError, SaveFailed
from reportkit.scripts import save_script, script_files

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "script",
        help="由报告数据生成脚本",
        description="把报告数据（.json）写成Python脚本，供修改后重新生成报告；有图片的，图片存在脚本旁边。",
    )
    parser.add_argument("file", type=Path, metavar="文件", help="save_data 存下的报告或者年度报告（.json）")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="脚本", help="脚本（.py）")
    parser.add_argument("--replace", action="store_true", help="已有的脚本和图片都被覆盖")
    add_format(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the script, and its pictures beside it."""
    target: Path = chosen.output
    if target.suffix.lower() != ".py":
        raise WrongArguments("脚本存为 .py")
    given = given_in(chosen.file)
    try:
        files = [target.with_name(name) for name in script_files(given, target.name, layout=chosen.layout)]
        require_free(files, replace=chosen.replace)
        save_script(given, target, layout=chosen.layout)
    except SaveFailed as error:
        raise Unreadable(target, error) from error
    except ReportkitError as error:
        raise Unreadable(chosen.file, error) from error
    print(f"脚本已存为{target}，运行它就在当前位置的out文件夹中生成报告。")
    if files[1:]:
        print(f"图片另存为{'、'.join(file.name for file in files[1:])}，请与脚本放在一起。")
    return NOTHING
