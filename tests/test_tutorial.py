"""The tutorial is true: who follows it sees what it shows, and ends with a draft."""

import re
from pathlib import Path

import pytest

import tutorial
from reportkit.commands import new, run
from reportkit.readers import read_docx

ROOT = Path(__file__).parents[1]


def cut_as(expected: str, printed: str) -> str:
    """What was printed, as far as the page shows it where it goes on with …… ."""
    length = len(expected.removesuffix("……\n"))
    return printed[:length] + expected[length:] if length < len(expected) else printed


def test_who_follows_the_tutorial_sees_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def reportkit(words: list[str]) -> str:
        monkeypatch.chdir(next(tmp_path.glob("*/"), tmp_path))
        run(words)
        return capsys.readouterr().out

    monkeypatch.setattr(new, "python_here", lambda: "python")  # as where the environment is activated
    monkeypatch.setenv("REPORTKIT_LANG", "zh")
    shown = list(tutorial.followed(tmp_path, reportkit))
    assert 7 == len(shown)
    assert [expected for expected, _ in shown] == [cut_as(expected, printed) for expected, printed in shown]
    draft, _ = read_docx(tmp_path / "政务公开报告" / "送审稿.docx")
    assert "示例县2025年政务公开工作报告" == draft.title


def test_what_the_tutorial_installs_with_stands_on_the_page_of_installing_too() -> None:
    page = (ROOT / "docs" / "install.zh-CN.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", tutorial.PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if tutorial.SETTING_UP.match(line)]
    assert 6 == len(lines)
    assert [] == [line for line in lines if line.removeprefix("pip ") not in page]
