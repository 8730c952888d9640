"""A province in one run: a thousand reports saved together, beside python-docx and docxtpl that save the same ones.

python benchmarks/province.py [reports]      1000 when none is given, about 4 minutes
"""
# ruff: noqa: T201 - a command: its answer is what it prints

import json
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from report import load, peak_memory, python
from with_reportkit import report as from_words

from reportkit import Report
from reportkit.batch import save_all

CORES = os.cpu_count() or 1


def documents(path: Path) -> Iterator[Any]:
    """Each document of a file, read when its turn comes."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def reports(folder: Path) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Each report as the function that builds it from its words, for whoever renders it."""
    for number, words in enumerate(documents(folder / "reportkit")):
        yield f"{number}.docx", partial(from_words, words)


def together(folder: Path, out: Path, cores: int) -> None:
    """The library's way: one call, as many processes as cores are given."""
    if cores == 1:
        save_all(reports(folder), out)
        return
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        save_all(reports(folder), out, executor=pool)


def one_by_one(folder: Path, out: Path) -> None:
    """The way of python-docx."""
    save = import_module("with_python_docx").save
    for number, lines in enumerate(documents(folder / "python_docx")):
        save(lines, out / f"{number}.docx")


def from_template(folder: Path, out: Path) -> None:
    """The way of docxtpl: one template with a variable for each paragraph, filled for each report."""
    template = import_module("docxtpl").DocxTemplate
    first = next(documents(folder / "python_docx"))
    blank = [(role, "", f"{{{{ t[{n}] }}}}", begins) for n, (role, _, _, begins) in enumerate(first)]
    import_module("with_python_docx").save(blank, folder / "template.docx")
    for number, lines in enumerate(documents(folder / "python_docx")):
        filled = template(str(folder / "template.docx"))
        filled.render({"t": [lead + text for _, lead, text, _ in lines]}, autoescape=True)
        filled.save(str(out / f"{number}.docx"))


WAYS: Mapping[str, Callable[[Path, Path], None]] = {
    "reportkit, one core": partial(together, cores=1),
    "reportkit, all cores": partial(together, cores=CORES),
    "python-docx": one_by_one,
    "docxtpl": from_template,
}


AGAIN = " again"
"""Behind a way's name: the same once more, over the files of the first run."""


def measure(way: str, folder: Path) -> Mapping[str, Any]:
    """Save all reports in this process, which is a fresh one."""
    with tempfile.TemporaryDirectory() as out:
        if way.endswith(AGAIN):
            together(folder, Path(out), CORES)
        begin, used = time.perf_counter(), cpu()
        WAYS[way.removesuffix(AGAIN)](folder, Path(out))
        seconds, used = time.perf_counter() - begin, cpu() - used
        return {"seconds": seconds, "cpu": used, "peak": peak_memory(), "files": len(list(Path(out).iterdir()))}


def cpu() -> float:
    """Seconds of the processor that this process and those that it started have used."""
    return sum(os.times()[:4])


def measured(way: str, folder: Path) -> Mapping[str, Any]:
    _, printed = python("import province; province.main()", "--measure", way, str(folder))
    found: Mapping[str, Any] = json.loads(printed)
    return {**found, "load": load()}


def compare(counts: Sequence[int]) -> None:
    print(f"load {load()}, {CORES} cores")
    for count in counts:
        with tempfile.TemporaryDirectory() as given:
            folder = Path(given)
            python(
                "import pathlib, pickle, workload\n"
                "folder = pathlib.Path(sys.argv[1])\n"
                "for library, documents in workload.workload(1, int(sys.argv[2]))._asdict().items():\n"
                "    plain = [[*map(tuple, each)] for each in documents] if library == 'python_docx' else documents\n"
                "    with (folder / library).open('wb') as file:\n"
                "        for each in plain: pickle.dump(each, file)",
                given,
                str(count),
            )
            ways = [way for way in WAYS if way != "docxtpl" or find_spec("docxtpl")]
            ways.insert(2, f"reportkit, all cores{AGAIN}")
            ways.insert(1, f"reportkit, one core{AGAIN}")
            runs = {way: measured(way, folder) for way in ways}
        base, base_cpu = (runs["python-docx"][what] for what in ("seconds", "cpu"))
        for way, run in runs.items():
            assert run["files"] == count
            pace = f"{count / run['seconds']:8.1f} a second {run['seconds'] / base:7.3f} of python-docx's time"
            used = f"{run['cpu'] * 1000 / count:7.2f} ms of the processor each {run['cpu'] / base_cpu:7.3f}"
            print(f"{count:6} {way:<28}{pace}{used}{run['peak'] or 0:6.0f} MB, load {run['load']}")


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    else:
        most = int(sys.argv[1]) if sys.argv[1:] else 1000
        compare((max(1, most // 5), most))


if __name__ == "__main__":
    main()
