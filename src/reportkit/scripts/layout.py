"""Python expressions laid out as ruff lays them out, so that a script needs no formatter."""

import unicodedata
from functools import lru_cache

import attrs
from attrs import field

WIDTH = 120
"""Columns of a line; a Chinese character takes two."""

INDENT = 4


@attrs.frozen
class Brackets:
    """A call, a list or a mapping (括号): what opens it, its items with the key in front of each, what closes it.

    `flat` is the whole on one line, None where it is longer than any line. A call may have all of its items on a line
    of their own before each takes one, a list may not.
    """

    opening: str
    items: "tuple[tuple[str, Code], ...]"
    closing: str
    flat: str | None = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        inside = self.inside()
        object.__setattr__(self, "flat", None if inside is None else f"{self.opening}{inside}{self.closing}")

    def inside(self) -> str | None:
        """Return the items on one line, None where they are longer than any line."""
        told = []
        for key, code in self.items:
            shown = code if isinstance(code, str) else code.flat
            if shown is None or len(shown) > WIDTH:
                return None
            told.append(f"{key}{shown}")
        inside = ", ".join(told)
        return inside if len(inside) <= WIDTH else None

    @property
    def is_call(self) -> bool:
        """Whether a name stands before it."""
        return self.opening.endswith("(") and self.opening != "("


@attrs.frozen
class Remarked:
    """An expression with a remark for whoever fills the script in, on a line above (填写提示)."""

    remark: str
    code: "Code"
    flat: None = field(init=False, default=None)


Code = str | Brackets | Remarked
"""An expression: a literal or name, which stays whole, or brackets; with a remark above it or none."""


@lru_cache(maxsize=4096)
def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def columns(text: str) -> int:
    """Return how many columns a text takes.

    >>> columns("全县 12")
    7
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def fits(line: str) -> bool:
    """Tell whether a line is no longer than the width."""
    return len(line) <= WIDTH and columns(line) <= WIDTH


def laid_out(code: Code, indent: int = 0, before: str = "", after: str = "") -> str:
    """Return an expression on as many lines as it takes, `before` and `after` standing around it.

    >>> print(laid_out(Brackets("Term(", (("", '"热线"'), ("text=", '"12345"')), ")"), before="HOTLINE = "))
    HOTLINE = Term("热线", text="12345")
    """
    margin = " " * indent
    if isinstance(code, Remarked):
        return f"{margin}# {code.remark}\n{laid_out(code.code, indent, before, after)}"
    if isinstance(code, str):
        return f"{margin}{before}{code}{after}"
    if code.flat is not None and (not code.items or fits(f"{margin}{before}{code.flat}{after}")):
        return f"{margin}{before}{code.flat}{after}"
    within = indent + INDENT
    inside = code.inside() if code.is_call else None
    if inside is not None and fits(f"{' ' * within}{inside}"):
        body = f"{' ' * within}{inside}"
    else:
        comma = "," if len(code.items) > 1 else ""
        body = "\n".join(laid_out(item, within, key, comma) for key, item in code.items)
    return f"{margin}{before}{code.opening}\n{body}\n{margin}{code.closing}{after}"
