"""`build SCRIPTS… -o FOLDER`: the reports of many scripts, each saved into one folder."""

import argparse
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from reportkit import Report
from reportkit.batch import NotAllSaved, Saving
from reportkit.batch.marks import existing
from reportkit.batch.rendering import Rendered, Renderer
from reportkit.commands.given_format import add_format
from reportkit.commands.given_jobs import add_jobs
from reportkit.commands.script_faults import script_faults
from reportkit.commands.status import NOTHING, UNREADABLE, WrongArguments
from reportkit.data import to_json
from reportkit.errors import InvalidValue, ReportkitError, wrong_type
from reportkit.files import exists
from reportkit.workers import batches, in_workers
from reportkit.writers import WRITERS

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands

DATA = "json"
"""The kind that is no document: the report as data, to be checked, compared, and kept of each draft that goes up."""

KINDS = (*(suffix.removeprefix(".") for suffix in WRITERS), DATA)


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "build",
        help="运行脚本，生成报告",
        description="逐个运行脚本，把各脚本的build()给出的报告存入一个文件夹；有出错的，其余照常生成，最后一并列出。"
        "内容没有变化的文件不重写。",
    )
    parser.add_argument(
        "scripts",
        nargs="+",
        type=Path,
        metavar="脚本",
        help="报告的脚本（.py），其中build()给出报告，多份的给出文件名与报告的对应",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="文件夹", help="存放报告的文件夹")
    parser.add_argument(
        "--kind",
        action="append",
        choices=KINDS,
        metavar="类型",
        help=f"{'、'.join(KINDS)}，可以重复；默认为docx，{DATA}是报告数据",
    )
    parser.add_argument("--replace", action="store_true", help="生成之后有人改过的文件，也予以覆盖")
    add_jobs(parser, "运行")
    add_format(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Run the scripts; the status is 2 where a report was not saved."""
    if missing := [path for path in chosen.scripts if not exists(path)]:
        raise WrongArguments(f"没有{'、'.join(map(str, missing))}，请核对路径和文件名")
    saving = Saving(chosen.output)
    renderer = Renderer(chosen.layout, replace=chosen.replace)
    kinds = tuple(dict.fromkeys(chosen.kind or ["docx"]))
    work = partial(built, folder=chosen.output, kinds=kinds, renderer=renderer)
    failed: Mapping[str, Exception] = {}
    with ExitStack() as stack:
        if chosen.jobs > 1:
            pool = stack.enter_context(ProcessPoolExecutor(chosen.jobs))
            made: Iterable[list[Rendered]] = in_workers(batches(chosen.scripts, 1), work, pool, _broken_off)
        else:
            made = (came for path in chosen.scripts for came in work((path,)))
        try:
            saved = saving.all(one for came in made for one in came)
        except NotAllSaved as error:
            saved, failed = error.saved, error.failed
    unchanged = f"，{len(saved.unchanged)}份没有变化" if saved.unchanged else ""
    print(f"已生成{len(saved.written)}份报告，存入{chosen.output}{unchanged}。")
    for name, fault in failed.items():
        print(f"没有生成{name}：{fault}", file=sys.stderr)
    return UNREADABLE if failed else NOTHING


def _broken_off(script: Path) -> list[Rendered]:
    return [Rendered(str(script), error=InvalidValue("the script was broken off"))]


def built(scripts: Sequence[Path], folder: Path, kinds: Sequence[str], renderer: Renderer) -> list[list[Rendered]]:
    """Return what comes of each script; this runs in a worker."""
    return [list(_of_script(script, folder, kinds, renderer)) for script in scripts]


def _of_script(script: Path, folder: Path, kinds: Sequence[str], renderer: Renderer) -> Iterator[Rendered]:
    try:
        with _importing_beside(script):
            made = _reports(runpy.run_path(str(script), run_name="reportkit build"), script)
    except InvalidValue as error:
        yield Rendered(str(script), error=error)
    except (Exception, SystemExit) as error:  # a script may fail in any way
        yield Rendered(str(script), error=InvalidValue("；".join(script_faults(script, error))))
    else:
        for (name, report), kind in product(made.items(), kinds):
            file = f"{name}.{kind}"
            there = existing(folder / file)
            yield _as_data(file, report, there.digest) if kind == DATA else renderer.one(file, report, there)


def _as_data(file: str, report: object, there: str) -> Rendered:
    try:
        if not isinstance(report, Report):
            raise wrong_type("build", report, "a Report")
        content = to_json(report).encode("utf-8")
    except ReportkitError as error:
        return Rendered(file, error=error)
    return Rendered(file, None if sha256(content).hexdigest() == there else content)


def _reports(namespace: Mapping[str, object], script: Path) -> Mapping[str, object]:
    build = namespace.get("build")
    if not callable(build):
        raise InvalidValue("the script has no function build() that returns a Report")
    made = build()
    if isinstance(made, Mapping):
        if not made:
            raise InvalidValue("build() gave no report; return one, or several by the names of their files")
        return {str(name): report for name, report in made.items()}
    return {script.stem: made.to_report() if hasattr(made, "to_report") else made}


@contextmanager
def _importing_beside(script: Path) -> Iterator[None]:
    """Let a script import what lies beside it, as when Python runs it, and forget that before the next."""
    folder, known = str(script.resolve().parent), set(sys.modules)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)
        for name in set(sys.modules) - known:
            file = getattr(sys.modules[name], "__file__", None)
            if file and Path(file).is_relative_to(folder):
                del sys.modules[name]
