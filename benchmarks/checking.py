"""How long a check takes, as a ratio to rendering the same report, and how both grow with its length.

python benchmarks/checking.py [rounds]      9 rounds when none is given, about half a minute
"""
# ruff: noqa: T201 - a command: its answer is what it prints

import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src"), str(HERE.parent / "examples")]

import attrs  # noqa: E402 - behind the path
import workload  # noqa: E402

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
    return workload.report(workload.workload(times).reportkit[0]) if times > 1 else lushan_2018.build()


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
    """The least of so many rounds in turn, which what else runs disturbs least; the rules are loaded before."""
    done = [(seconds(check, report), seconds(render, report)) for _ in range(rounds + 1)][1:]
    return Times(min(one for one, _ in done), min(other for _, other in done))


def seconds(verb: Callable[[Report], object], report: Report) -> float:
    begin = time.perf_counter()
    verb(report)
    return time.perf_counter() - begin


def growth(small: float, large: float) -> float:
    """The exponent e of time ~ length ** e."""
    return math.log(large / small) / math.log(LENGTHS[-1] / LENGTHS[0])


def table(rounds: int) -> Iterator[str]:
    yield "check / render             ratio  check, s  render, s"
    for name, build in REPORTS.items():
        measured = []
        for times in LENGTHS:
            report = build(times)
            one = measure(report, rounds)
            yield f"{name} x{times}".ljust(24) + f"{one.ratio:8.2f}{one.check:10.4f}{one.render:11.4f}"
            measured.append(one)
        small, large = measured
        exponents = growth(small.check, large.check), growth(small.render, large.render)
        yield "  exponent".ljust(32) + "{:10.2f}{:11.2f}".format(*exponents)


def main() -> None:
    for line in table(int(sys.argv[1]) if sys.argv[1:] else 9):
        print(line)


if __name__ == "__main__":
    main()
