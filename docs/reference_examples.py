"""Examples of docstrings as readers of Chinese meet them: what an error says is in Chinese."""

import io
import traceback
from contextlib import chdir, redirect_stdout
from doctest import DocTestParser
from tempfile import TemporaryDirectory

from reportkit.errors import language


def in_chinese(example: str) -> str:
    """Run an example, and put what its errors say in Chinese in the place of the English."""
    if "Traceback" not in example:
        return example
    names: dict[str, object] = {}
    with TemporaryDirectory() as folder, chdir(folder), language("zh"), redirect_stdout(io.StringIO()):
        for one in DocTestParser().get_examples(example + "\n"):
            try:
                exec(compile(one.source, "<example>", "single"), names)
            except Exception as error:
                told = "".join(traceback.format_exception_only(error)).strip()
                example = example.replace((one.exc_msg or told).strip(), told)
    return example
