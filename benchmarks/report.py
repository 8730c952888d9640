"""How long reportkit takes, and how much memory, as ratios to python-docx in the same run.

python benchmarks/report.py [rounds [workload ...]]      5 rounds when none is given, about 3 minutes
"""
# ruff: noqa: T201 - a command: its answer is what it prints

import json
import math
import os
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LIBRARIES = ("reportkit", "python_docx")
WORKLOADS: Mapping[str, tuple[int, int]] = {
    "x1": (1, 1),
    "x10": (10, 1),
    "x100": (100, 1),
    "x1000": (1000, 1),
    "b100": (1, 100),
}
"""How often the report's parts are repeated, and how many documents are saved in one process."""
USUAL = ("x1", "x10", "x100", "b100")
"""What is measured where nothing is named; x1000 takes python-docx some minutes a round."""

Run = Mapping[str, float | None]


def measure(library: str, data: Path) -> Run:
    """Build and save the documents of one workload in this process, which is a fresh one."""
    save = import_module(f"with_{library}").save
    documents = pickle.loads(data.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        begin, cpu = time.perf_counter(), time.process_time()
        for number, document in enumerate(documents):
            save(document, Path(folder) / f"{number}.docx")
        seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return {"seconds": seconds, "cpu": cpu, "peak": peak_memory(), "size": size}


def peak_memory() -> float | None:
    """The most memory this process ever held, in MB, where the system tells it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else None


def python(*arguments: str) -> tuple[float, str]:
    """Run Python anew; how much of the processor it took, or how long where no system tells that; what it printed."""
    path = f"import sys; sys.path[:0] = {[str(ROOT / 'src'), str(ROOT / 'examples'), str(HERE)]!r}; "
    begin, before = time.perf_counter(), processor()
    done = subprocess.run(
        [sys.executable, "-c", path + arguments[0], *arguments[1:]], check=True, capture_output=True, encoding="utf-8"
    )
    return processor() - before or time.perf_counter() - begin, done.stdout


def processor() -> float:
    """The processor's seconds that processes started from here have taken, 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(library: str, data: Path) -> Run:
    seconds, printed = python("import report; report.main()", "--measure", library, str(data))
    return {**json.loads(printed), "whole": seconds}


def load() -> str:
    """How many programs want a core, on the mean of 1, 5 and 15 minutes, where the system tells it."""
    try:
        return " ".join(f"{mean:.1f}" for mean in os.getloadavg())
    except (AttributeError, OSError):
        return "unknown"


def write_workloads(folder: Path, names: Sequence[str]) -> None:
    """In a process of its own, and once for all rounds."""
    python(
        "import pathlib, pickle, report, workload\n"
        "for name in sys.argv[2:]:\n"
        "    for library, documents in workload.workload(*report.WORKLOADS[name])._asdict().items():\n"
        "        plain = [[*map(tuple, each)] for each in documents] if library == 'python_docx' else documents\n"
        "        (pathlib.Path(sys.argv[1]) / f'{name}-{library}').write_bytes(pickle.dumps(plain))",
        str(folder),
        *names,
    )


def median(runs: list[tuple[Run, Run]], of: Callable[[Run, Run], float]) -> float:
    return statistics.median(of(*pair) for pair in runs)


def ratio(key: str) -> Callable[[Run, Run], float]:
    return lambda ours, theirs: (ours[key] or math.nan) / (theirs[key] or math.nan)


def import_ratio(rounds: int) -> float:
    ratios = []
    for _ in range(rounds):
        nothing, ours, theirs = (python(code)[0] for code in ("pass", "import reportkit", "import docx"))
        ratios.append((ours - nothing) / (theirs - nothing))
    return statistics.median(ratios)


def growth(small: list[tuple[Run, Run]], large: list[tuple[Run, Run]], side: int) -> float:
    """The exponent e of CPU time ~ size ** e between two sizes, one ten times the other."""
    fast, slow = (statistics.median(pair[side]["cpu"] or 0 for pair in runs) for runs in (small, large))
    return math.log10(slow / fast)


def compare(rounds: int, names: Sequence[str]) -> None:
    runs: dict[str, list[tuple[Run, Run]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        write_workloads(Path(folder), names)
        for _ in range(rounds):
            for name, pairs in runs.items():
                ours, theirs = (measured(library, Path(folder) / f"{name}-{library}") for library in LIBRARIES)
                pairs.append((ours, theirs))
    print(f"load {load()}")
    print("reportkit / python-docx       cpu     time   script   memory     size   cpu seconds and MB of either")
    for name, pairs in runs.items():
        row = [median(pairs, ratio(key)) for key in ("cpu", "seconds", "whole", "peak", "size")]
        either = [
            [statistics.median(pair[side][key] or 0 for pair in pairs) for side in (0, 1)] for key in ("cpu", "peak")
        ]
        print(f"{name:<24}" + "".join(f"{value:9.3f}" for value in row), *(f"{a:.4g}/{b:.4g}" for a, b in either))
    print(f"import                  {import_ratio(3 * rounds):9.3f}")
    if {"x10", "x100"} <= {*names}:
        exponents = [growth(runs["x10"], runs["x100"], side) for side in (0, 1)]
        print("growth x10 to x100      {:9.2f}   (python-docx {:.2f})".format(*exponents))


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    else:
        compare(int(sys.argv[1]) if sys.argv[1:] else 5, sys.argv[2:] or USUAL)


if __name__ == "__main__":
    main()
