"""The benchmarks run, and compare like with like; how fast either side is, is not asked here."""

import pickle
from importlib import import_module
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

pytestmark = pytest.mark.slow

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


def paragraphs(path: Path) -> list[str]:
    body = Document(str(path)).element.body
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]


def test_both_sides_save_the_same_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    made = import_module("workload").workload(1)
    files = []
    for library, documents in made._asdict().items():
        for document in pickle.loads(pickle.dumps(documents)):  # as report.py hands them to a fresh process
            files.append(tmp_path / f"{library}.docx")
            import_module(f"with_{library}").save(document, files[-1])
    ours, theirs = (paragraphs(file) for file in files)
    assert ours == theirs
    assert len(ours) == 51


def test_both_sides_read_the_same_numbers_from_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    returns = import_module("returns")
    folder = tmp_path / "made"
    returns.write_returns(folder, 4)
    ours, theirs = (returns.measure(side, folder, 4, "one") for side in ("reportkit", "openpyxl"))
    assert ours["sum"] == theirs["sum"] != "0"
    assert 4 == len(list(folder.iterdir()))
    assert returns.measure("openpyxl, read-only", folder, 4, "one")["seconds"] > 0


@pytest.mark.parametrize("name", ["lushan_2018", "annual_report_2021"])
def test_a_report_twice_as_long_is_checked_and_rendered(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    checking = import_module("checking")
    once, twice = (checking.REPORTS[name](times) for times in (1, 2))
    assert 2 * len(once.sections) == len(twice.sections)
    done = checking.measure(twice, 1)
    assert done.check > 0
    assert done.render > 0
