"""Writes docs/rules.md, the page of every rule, out of the rules themselves:   python docs/make_rules.py"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

import attrs

from reportkit.rules import RULES, Rule
from reportkit.rules.rule import Example

PAGE = Path(__file__).with_name("rules.md")

HEAD = """\
# What is checked (检查规则)

Every rule of `reportkit.rules.RULES`: its name and Chinese name, how grave its findings are, how binding its source is,
what it needs, why it is a fault, and an example that fails beside one that passes. This page is made from the rules by
`python docs/make_rules.py`; a test compares it with them.

`错误` cannot be right, `提醒` has to be confirmed by somebody, `建议` could be better. The force is the standard's own
grading of its clause (应当、一般、推荐、可以); `惯例` is office practice, and no standard.
"""


def page() -> str:
    return "\n".join([HEAD, *_overview(), *_families()])


def _overview() -> Iterator[str]:
    yield f"{len(RULES)} rules.\n"


def _families() -> Iterator[str]:
    for family, rules in groupby(RULES, lambda rule: rule.family):
        yield f"## {family}\n"
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.name}` {rule.title}\n"
    yield f"{rule.severity.value} · {rule.force.value} · {rule.source} · 材料：{rule.needs.value}\n"
    yield " ".join(line.strip() for line in rule.reason.split("\n\n")[0].splitlines()) + "\n"
    yield f"- 有误：{_shown(rule.bad)}"
    yield f"- 无误：{_shown(rule.good)}\n"


def _shown(example: Example) -> str:
    return "；".join(f"{name}＝{_value(value)}" for name, value in example.items())


def _value(value: object) -> str:
    if isinstance(value, str):
        return "`" + value.replace("\n", "⏎") + "`"
    if isinstance(value, Mapping):
        return "、".join(f"{key} {_value(entry)}" for key, entry in value.items()) or "空"
    if isinstance(value, (list, tuple)):
        return "、".join(_value(entry) for entry in value) or "空"
    if isinstance(value, date):
        return value.isoformat()
    if attrs.has(type(value)):
        return f"`{value!r}`"
    return f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
