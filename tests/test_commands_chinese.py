"""argparse in Chinese: each sentence that a Python's argparse says to callers is in the catalogue, and is said from it."""

import argparse
import ast
import gettext
import inspect
import os
import re
from pathlib import Path

import catalogue
import pytest

from reportkit.commands import chinese, parser
from reportkit.commands.chinese import SENTENCES, argparse_in_chinese

SAID: dict[str, set[str]] = {
    "3.11 and 3.12": {
        *("usage: ", "positional arguments", "options", "show this help message and exit"),
        *("%(prog)s: error: %(message)s\n", "argument %(argument_name)s: %(message)s"),
        *("the following arguments are required: %s", "unrecognized arguments: %s"),
        *("one of the arguments %s is required", "not allowed with argument %s"),
        *("expected one argument", "expected at most one argument", "expected at least one argument"),
        *("ignored explicit argument %r", "unexpected option string: %s"),
        *("ambiguous option: %(option)s could match %(matches)s", "invalid %(type)s value: %(value)r"),
        *("invalid choice: %(value)r (choose from %(choices)s)", "can't open '%(filename)s': %(error)s"),
        "unknown parser %(parser_name)r (choices: %(choices)s)",
    },
    "3.13": {
        *("%(heading)s:", " (default: %(default)s)", "%(prog)s: warning: %(message)s\n"),
        *("option '%(option)s' is deprecated", "argument '%(argument_name)s' is deprecated"),
        "command '%(parser_name)s' is deprecated",
    },
    "3.14": {"invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"},
}
"""What argparse asks gettext for when it speaks to whoever calls a command, by the Python that brought it."""

TO_PROGRAMMERS = re.compile(
    r"'required' is|.* not callable|\.__call__|argument \"-\" with|cannot |conflicting |dest= is|invalid conflict|"
    r"invalid option string|mutually exclusive|show program's|subcommands|expected %s argument"
)
"""What no command of ours can bring about: parsers put together wrongly, and what ours do not have."""


def templates() -> set[str]:
    return {one.template for one in SENTENCES}


def test_each_sentence_of_each_python_is_in_the_catalogue() -> None:
    assert templates() == set().union(*SAID.values())


def test_the_argparse_at_hand_says_nothing_else() -> None:
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call))
    asked = (call.args[:1] for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext"))
    said = {str(given.value) for args in asked for given in args if isinstance(given, ast.Constant)}
    assert len(said) > 20
    assert set() == {one for one in said if not TO_PROGRAMMERS.match(one)} - templates()


def test_the_chinese_asks_for_no_value_that_the_english_lacks() -> None:
    values = re.compile(r"%(?:\(\w+\))?(?=[sr])")
    told = {str(entry.id): str(entry.string) for entry in catalogue.held() if entry.id in templates()}
    assert {one: sorted(set(values.findall(one)) - {"%(type)", "%(prog)"}) for one in told} == {
        one: sorted(set(values.findall(chinese)) - {"%(type)", "%(prog)"}) for one, chinese in told.items()
    }


def test_it_is_chinese_whatever_the_system_speaks_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    for spoken in ("de", None):
        monkeypatch.setenv("LANGUAGE", spoken) if spoken else monkeypatch.delenv("LANGUAGE", raising=False)
        with argparse_in_chinese():
            assert parser().format_usage().startswith("用法：python -m reportkit [-h] 命令")
            assert "显示本说明" in parser().format_help()
        assert (spoken, "messages") == (os.environ.get("LANGUAGE"), gettext.textdomain())
        assert "usage: " == gettext.gettext("usage: ")


def test_without_a_catalogue_argparse_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chinese, "CATALOGUES", tmp_path)
    with argparse_in_chinese():
        assert parser().format_usage().startswith("usage: ")
