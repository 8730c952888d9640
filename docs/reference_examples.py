"""Examples of docstrings as readers of Chinese meet them: what an error says is in Chinese."""

import io
import traceback
from collections.abc import Sequence
from contextlib import chdir, redirect_stdout
from doctest import DocTestParser, Example
from tempfile import TemporaryDirectory

from reportkit.errors import language
from reportkit.messages import Language


def in_chinese(example: str) -> str:
    """Run an example in both languages, and put what it tells in Chinese in the place of the English."""
    parts = [one for one in DocTestParser().get_examples(example + "\n") if not one.options]  # else not to be run
    for one, english, chinese in zip(parts, _told(parts, "en"), _told(parts, "zh"), strict=True):
        if english != chinese:
            example = example.replace((one.exc_msg or one.want).strip(), chinese)
    return example


def _told(parts: Sequence[Example], spoken: Language) -> list[str]:
    every: list[str] = []
    names: dict[str, object] = {}
    with TemporaryDirectory() as folder, chdir(folder), language(spoken):
        for one in parts:
            told = io.StringIO()
            try:
                with redirect_stdout(told):
                    exec(compile(one.source, "<example>", "single"), names)
            except Exception as error:
                told.write("".join(traceback.format_exception_only(error)))
            every.append(told.getvalue().strip())
    return every
