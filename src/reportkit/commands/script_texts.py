"""The texts of a script that a person typed: where each stands, and between which two a comma was forgotten."""

import ast
import tokenize
import warnings
from collections.abc import Iterator
from io import StringIO

from reportkit.errors import brief

SHOWN = 12
"""So much is quoted of a text that stands in a line which is named."""

OPENING, CLOSING = "([{", ")]}"
ASIDE = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT)


def tree_of(source: str) -> ast.Module | None:
    """Return the script as Python reads it, None where it does not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python tells in English what is told below
            return ast.parse(source)
    except (SyntaxError, ValueError):
        return None


def line_of(source: str, text: str, part: str = "") -> int | None:
    """Return the line in which a text stands, or else one that has a part of it, None where there is none.

    >>> line_of('A = [\\n    "甲{乙}",\\n]', "甲{乙}")
    2
    """
    tree = tree_of(source)
    found = [
        (one.value, one.lineno)
        for one in ast.walk(tree or ast.Module([], []))
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    whole = (line for given, line in found if given == text)
    within = (line for given, line in found if part and part in given)
    return next(whole, None) or next(within, None)


def commas_forgotten(source: str) -> Iterator[tuple[int, str]]:
    """Yield where a bracket stands behind a text or another bracket as if it belonged to it, with what is wrong.

    >>> list(commas_forgotten('Section("概况" ["内容"])'))
    [(1, '“概况”后面少了逗号')]
    >>> list(commas_forgotten('A = ["甲", "乙"][number]; B = {"甲": 1}["甲"]; C = "甲乙"[:1]'))
    []
    """
    for one in ast.walk(tree_of(source) or ast.Module([], [])):
        match one:
            case ast.Call(func=before) | ast.Subscript(value=before) if isinstance(one, ast.Call) or _is_list(one):
                pass
            case _:
                continue
        match before:
            case ast.Constant(value=str() as text):
                yield before.end_lineno or before.lineno, f"“{_short(text)}”后面少了逗号"
            case ast.List() | ast.Tuple():
                yield before.end_lineno or before.lineno, "这里的括号后面少了逗号"


def _is_list(one: ast.Subscript) -> bool:
    """Tell whether what stands in the brackets behind something is what a list holds, and no place in it.

    A text, several values, and what a script calls by a capital letter are: "概况" ["内容"], [TABLE] [Section()].
    """
    match one.slice:
        case ast.Tuple() | ast.JoinedStr() | ast.List() | ast.Constant(value=str()):
            return True
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            return name[0].isupper()
    return False


def joined_texts(source: str) -> list[str]:
    """Return what is to be told of two texts with nothing between them, which Python takes for one.

    A text that is broken within brackets of its own is meant so.

    >>> joined_texts('A = [\\n    "甲。"\\n    "乙。",\\n]')
    ['report.py第2、3行：“甲。”与“乙。”之间没有逗号，会连成一段；是两段的，请在“甲。”的引号后面加逗号']
    >>> joined_texts('A = (\\n    "甲，"\\n    "乙。"\\n)')
    []
    """
    told: list[str] = []
    before: tokenize.TokenInfo | None = None
    last: tokenize.TokenInfo | None = None
    grouping: list[bool] = []
    try:
        for token in tokenize.generate_tokens(StringIO(source).readline):
            if token.type in ASIDE:
                continue
            if token.type == tokenize.STRING and before is not None and not (grouping and grouping[-1]) and grouping:
                first, second = _said(before), _said(token)
                lines = "、".join(map(str, dict.fromkeys((before.end[0], token.start[0]))))
                told.append(
                    f"report.py第{lines}行：“{first}”与“{second}”之间没有逗号，会连成一段；"
                    f"是两段的，请在“{first}”的引号后面加逗号"
                )
            if token.string in OPENING:
                called = last is not None and (last.type == tokenize.NAME or last.string in CLOSING)
                grouping.append(token.string == "(" and not called)
            elif token.string in CLOSING and grouping:
                grouping.pop()
            before = token if token.type == tokenize.STRING else None
            last = token
    except (tokenize.TokenError, SyntaxError):
        return []
    return told


def _said(token: tokenize.TokenInfo) -> str:
    return _short(token.string.lstrip("rRuUbBfF").strip("\"'"))


def _short(text: str) -> str:
    return brief(text) if len(text) <= SHOWN else f"{text[: SHOWN // 2]}……{text[-SHOWN // 2 :]}"
