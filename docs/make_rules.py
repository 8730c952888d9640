"""Writes docs/rules.md and docs/rules/, the pages of every rule, out of the rules:   python docs/make_rules.py"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from reportkit.rules import RULES, Rule
from reportkit.rules.families import FAMILIES
from reportkit.rules.rule import Example
from rule_examples import example_context
from website.pages import anchor

DOCS = Path(__file__).parent

LONGEST_EXAMPLE = 300  # characters

HEAD = f"""\
# What is checked (检查规则)

[中文](rules.zh-CN.md)

Every one of the {len(RULES)} rules of `reportkit.rules.RULES`: its name and Chinese name, how grave its findings are,
and what it needs. The page that it leads to says why it is a fault, how binding its source is, and shows examples that
fail beside examples that pass. `python docs/make_rules.py` makes these pages from the rules; a test compares them.
[checking.md](checking.md) tells how to ask them.

`错误` cannot be right, `提醒` has to be confirmed by somebody, `建议` could be better. The force is the standard's own
grading of its clause (应当、一般、推荐、可以); `惯例` is office practice, and no standard. The examples are fields of a
small report, or a text typed by hand, in which ⏎ ends a line.
"""
HEAD_IN_CHINESE = f"""\
# 检查规则

[English](rules.md)

共{len(RULES)}条规则（`reportkit.rules.RULES`），按类列出名称、程度和需要的材料。点开名称，可以看到依据、查出后的提示，以及有误和无误的例子。
怎样检查稿件见[检查稿件](checking.zh-CN.md)。

“错误”是肯定不对的，“提醒”是要由人确认的，“建议”是可以写得更好的。依据是标准条款的，注明条款的用词（应当、一般、推荐、可以）；
“惯例”是机关的通行做法，没有标准规定。例子是一份小报告中的几个字段，或者一篇文字稿；⏎表示换行。
"""


def pages() -> dict[Path, str]:
    """Return the text of each page."""
    made = {"rules.md": HEAD, "rules.zh-CN.md": HEAD_IN_CHINESE}
    for family, rules in groupby(RULES, lambda rule: rule.family):
        package = next(package for package, name in FAMILIES.items() if name == family)
        own, english, chinese = list(rules), f"{package}.md", f"{package}.zh-CN.md"
        made["rules.md"] += _overview(f"{package.capitalize()} ({family})", "name | 名称 | 程度 | 材料", own, english)
        made["rules.zh-CN.md"] += _overview(family, "规则 | 程度 | 材料 | 代码中的名称", own, chinese)
        head = (f"# {package.capitalize()} ({family})\n", f"[中文]({chinese})\n", "[All rules](../rules.md)\n")
        made[f"rules/{english}"] = "\n".join([*head, *(line for rule in own for line in _rule(rule))])
        head = (f"# {family}\n", f"[English]({english})\n", "[全部规则](../rules.zh-CN.md)\n")
        made[f"rules/{chinese}"] = "\n".join([*head, *(line for rule in own for line in _in_chinese(rule))])
    return {DOCS / name: text for name, text in made.items()}


def _overview(title: str, columns: str, rules: Sequence[Rule], page: str) -> str:
    chinese = page.endswith(".zh-CN.md")
    rows = "".join(
        _row(rule, f"rules/{page}#{anchor(rule.title if chinese else rule.name)}", chinese) for rule in rules
    )
    return f"\n## {title}\n\n| {columns} |\n|---|---|---|---|\n{rows}"


def _row(rule: Rule, target: str, chinese: bool) -> str:
    told = f"{rule.severity.value} | {rule.needs.value}"
    if chinese:
        return f"| [{rule.title}]({target}) | {told} | `{rule.name}` |\n"
    return f"| [`{rule.name}`]({target}) | {rule.title} | {told} |\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## `{rule.name}`\n"
    basis = "office practice" if rule.source == "office practice" else f"{rule.force.value} · {rule.source}"
    yield f"{rule.title} · {rule.severity.value} · {basis} · 材料：{rule.needs.value}\n"
    yield " ".join(line.strip() for line in rule.reason.split("\n\n")[0].splitlines()) + "\n"
    yield f"- 有误：{_all(rule.bad)}"
    yield f"- 无误：{_all(rule.good)}"
    yield f"- Leaves open what to write: {rule.leaves_open}\n" if rule.leaves_open else ""


def _in_chinese(rule: Rule) -> Iterator[str]:
    """Yield a rule in Chinese: its reason is what it says of its first example."""
    yield f"## {rule.title}\n"
    source = "惯例" if rule.source == "office practice" else f"{rule.force.value} · {_chinese_source(rule.source)}"
    yield f"`{rule.name}` · {rule.severity.value} · {source} · 材料：{rule.needs.value}\n"
    yield f"查出后提示：{next(iter(rule.findings(example_context(rule.bad[0])))).message}\n"
    yield f"- 有误：{_all(rule.bad)}".replace("text＝`", "文稿＝`")
    yield f"- 无误：{_all(rule.good)}\n".replace("text＝`", "文稿＝`")


def _chinese_source(source: str) -> str:
    return source.replace("office practice", "惯例").replace(", ", "、").replace("; ", "；")


def _all(examples: Sequence[Example]) -> str:
    """Show one example on its line, several below it."""
    return _shown(examples[0]) if len(examples) == 1 else "\n" + "\n".join(f"    - {_shown(one)}" for one in examples)


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


def main() -> None:
    made = pages()
    (DOCS / "rules").mkdir(exist_ok=True)
    for page in set((DOCS / "rules").glob("*.md")) - set(made):  # of a family that is none any more
        page.unlink()
    for page, text in made.items():
        page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
