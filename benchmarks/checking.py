"""How long a check takes, as a ratio to rendering the same report and to python-docx's writing it; how it grows.

python benchmarks/checking.py [rounds]      9 rounds when none is given, about half a minute
"""
# ruff: noqa: T201 - a command: its answer is what it prints

import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src"), str(HERE.parent / "examples")]

import attrs  # noqa: E402 - behind the path
import with_python_docx  # noqa: E402
import with_reportkit  # noqa: E402
import workload  # noqa: E402
from report import load  # noqa: E402

import annual_report_2021  # noqa: E402
import lushan_2018  # noqa: E402
from reportkit import Measure, Picture, Report, Section, Table, check, render  # noqa: E402

LENGTHS = (1, 10)
"""How often the parts of a report stand in it."""


class Times(NamedTuple):
    """Seconds for one report: to check and to render it."""

    check: float
    render: float

    @property
    def ratio(self) -> float:
        """The check as a share of rendering."""
        return self.check / self.render


def lushan(times: int) -> Report:
    """The Lushan report with its parts so many times, their characters exchanged anew in each repeat but the first."""
    return with_reportkit.report(workload.workload(times).reportkit[0]) if times > 1 else lushan_2018.build()


def annual(times: int) -> Report:
    """The annual report with its parts and tables so many times; names stay with the first of each."""
    report = annual_report_2021.build()
    repeats = [*report.sections, *(unnamed(part) for _ in range(times - 1) for part in report.sections)]
    return attrs.evolve(report, sections=repeats)


def unnamed(item: Any) -> Any:
    match item:
        case Section() | Measure():
            return attrs.evolve(item, name=None, content=[unnamed(below) for below in item.content])
        case Table() | Picture():
            return attrs.evolve(item, name=None)
    return item


REPORTS: Mapping[str, Callable[[int], Report]] = {"lushan_2018": lushan, "annual_report_2021": annual}


def measure(report: Report, rounds: int) -> Times:
    """The least of so many rounds in turn, which what else runs disturbs least; the rules are loaded before.

    Each round has reports of its own: one that was checked has been composed.
    """
    done = [(seconds(check, attrs.evolve(report)), seconds(render, attrs.evolve(report))) for _ in range(rounds + 1)][
        1:
    ]
    return Times(min(one for one, _ in done), min(other for _, other in done))


def seconds(verb: Callable[[Any], object], given: object) -> float:
    """CPU seconds."""
    begin = time.process_time()
    verb(given)
    return time.process_time() - begin


def with_theirs(times: int, rounds: int) -> float:
    """CPU seconds of python-docx for the Lushan report, the least of so many rounds."""
    paragraphs = [(*each,) for each in workload.workload(times).python_docx[0]]
    with tempfile.TemporaryDirectory() as folder:
        return min(
            seconds(lambda path: with_python_docx.save(paragraphs, path), Path(folder) / "made.docx")
            for _ in range(rounds)
        )


def growth(small: float, large: float) -> float:
    """The exponent e of time ~ length ** e."""
    return math.log(large / small) / math.log(LENGTHS[-1] / LENGTHS[0])


def table(rounds: int) -> Iterator[str]:
    yield f"load {load()}"
    yield "check / render             ratio  check, s  render, s   (CPU; check to python-docx's writing it)"
    for name, build in REPORTS.items():
        measured = []
        for times in LENGTHS:
            report = build(times)
            one = measure(report, rounds)
            theirs = f"   {one.check / with_theirs(times, 3):.3f}" if name == "lushan_2018" else ""
            yield f"{name} x{times}".ljust(24) + f"{one.ratio:8.2f}{one.check:10.4f}{one.render:11.4f}{theirs}"
            measured.append(one)
        small, large = measured
        exponents = growth(small.check, large.check), growth(small.render, large.render)
        yield "  exponent".ljust(32) + "{:10.2f}{:11.2f}".format(*exponents)


def main() -> None:
    for line in table(int(sys.argv[1]) if sys.argv[1:] else 9):
        print(line)


if __name__ == "__main__":
    main()
