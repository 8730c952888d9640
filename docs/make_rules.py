"""Writes docs/rules.md, the page of every rule, out of the rules themselves:   python docs/make_rules.py"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from reportkit.rules import RULES, Rule
from reportkit.rules.rule import Example

PAGE = Path(__file__).with_name("rules.md")

LONGEST_EXAMPLE = 300  # characters

HEAD = """\
# What is checked (检查规则)

Every rule of `reportkit.rules.RULES`: its name and Chinese name, how grave its findings are, how binding its source is,
what it needs, why it is a fault, and examples that fail beside examples that pass. This page is made from the rules by
`python docs/make_rules.py`; a test compares it with them. [checking.md](checking.md) tells how to ask them.

`错误` cannot be right, `提醒` has to be confirmed by somebody, `建议` could be better. The force is the standard's own
grading of its clause (应当、一般、推荐、可以); `惯例` is office practice, and no standard. The examples are fields of a
small report, or a text typed by hand, in which ⏎ ends a line.
"""


def page() -> str:
    return "\n".join([HEAD, *_overview(), *_families()])


def _overview() -> Iterator[str]:
    yield f"## All {len(RULES)} rules\n"
    yield "| name | 名称 | 程度 | 材料 |"
    yield "|---|---|---|---|"
    for rule in RULES:
        yield f"| [`{rule.name}`](#{rule.name}) | {rule.title} | {rule.severity.value} | {rule.needs.value} |"
    yield ""


def _families() -> Iterator[str]:
    for family, rules in groupby(RULES, lambda rule: rule.family):
        yield f"## {family}\n"
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.name}`\n"
    basis = "office practice" if rule.source == "office practice" else f"{rule.force.value} · {rule.source}"
    yield f"{rule.title} · {rule.severity.value} · {basis} · 材料：{rule.needs.value}\n"
    yield " ".join(line.strip() for line in rule.reason.split("\n\n")[0].splitlines()) + "\n"
    yield f"- 有误：{_all(rule.bad)}"
    yield f"- 无误：{_all(rule.good)}"
    yield f"- Leaves open what to write: {rule.leaves_open}\n" if rule.leaves_open else ""


def _all(examples: Sequence[Example]) -> str:
    """Show one example on its line, several below it."""
    return _shown(examples[0]) if len(examples) == 1 else "\n" + "\n".join(f"  - {_shown(one)}" for one in examples)


def _shown(example: Example) -> str:
    return "；".join(f"{name}＝{_fenced(value)}" for name, value in example.items()) or "没有问题的报告"


def _fenced(value: object) -> str:
    """Show a value as code: a text as it stands, several texts side by side."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(entry, str) for entry in value):
        return "、".join(_fenced(entry) for entry in value)
    text = value if isinstance(value, str) else _code(value)
    cut = text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE] + "……"
    return "`" + cut.replace("\n", "⏎") + "`"


def _code(value: object) -> str:
    """Show a value as a script gives it: of a fact only what differs from its defaults."""
    match value:
        case str():
            return f'"{value}"'
        case Mapping():
            return "{" + ", ".join(f"{_code(key)}: {_code(entry)}" for key, entry in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_code, value)) + "]"
        case date():
            return value.isoformat()
    if not attrs.has(type(value)):
        return getattr(value, "__qualname__", None) or repr(value)
    return f"{type(value).__name__}({', '.join(_arguments(value))})"


def _arguments(value: Any) -> Iterator[str]:
    in_order = True
    for field in attrs.fields(type(value)):
        given = getattr(value, field.name)
        if not field.init or given == _default(field) or given == ():
            in_order = False
            continue
        in_order = in_order and not field.kw_only
        yield _code(given) if in_order else f"{field.alias}={_code(given)}"


def _default(field: "attrs.Attribute[object]") -> object:
    default: Any = field.default  # an attrs.Factory where the class has one
    return default.factory() if hasattr(default, "factory") else default


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
