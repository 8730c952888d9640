"""The pages of the scripts of examples/: what each shows, its picture, and the script."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from website import gallery
from website.pages import ROOT


def page(script: Path, *, chinese: bool, up: str) -> str:
    """Return the page of a script; `up` leads to the top of the site."""
    shown = next(example for example in gallery.every() if example.path == script)
    code = script.read_text(encoding="utf-8")
    return "\n\n".join(
        (
            f"---\ntitle: {script.name}\nsearch:\n  exclude: true\nhide: [navigation, toc]\n---",
            f"# {script.relative_to(ROOT).as_posix()}",
            shown.chinese if chinese else shown.english,
            f"[{'全部示例' if chinese else 'All examples'}]({up}gallery.md)",
            f"![{script.name}]({up}{shown.picture})",
            f"~~~~~~ python\n{without_notes(code) if chinese else code}~~~~~~\n",
        )
    )


def without_notes(code: str) -> str:
    """Return a script without its notes in English, for who reads none: docstrings, and comments without 汉字."""
    lines = code.splitlines()
    for first, last in _docstrings(ast.parse(code)):
        lines[first:last] = [""] * (last - first)
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        row, column = token.start
        if token.type == tokenize.COMMENT and not re.search("[一-鿿]", token.string):
            lines[row - 1] = lines[row - 1][:column].rstrip()
    text = "\n".join(lines).strip() + "\n"
    return re.sub(r"(?<=:)\n\n+(?= )", "\n", re.sub(r"\n{4,}", "\n\n\n", text))


def _docstrings(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Yield the lines of each text that stands by itself beside other statements."""
    for node in ast.walk(tree):
        statements = getattr(node, "body", None)
        if isinstance(statements, list) and len(statements) > 1:
            for one in statements:
                match one:
                    case ast.Expr(ast.Constant(str())):
                        yield one.lineno - 1, one.end_lineno or one.lineno
