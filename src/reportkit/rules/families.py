"""What the families of rules are called, by their packages."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "structure": "结构与层次",
        "figures": "数据",
        "names": "名称与引用",
        "dates": "日期与年份",
        "numbers": "数字用法",
        "writing": "标点与用字",
        "comparison": "对照",
        "layout": "版式",
    }
)
"""The name of each family of the library, in the order of their findings."""

OWN = "本单位规则"
"""The family of rules that an office wrote for itself."""


@cache
def family_of(module: str) -> str:
    """Return the family of the rules of a module.

    >>> family_of("reportkit.rules.dates.years"), family_of("examples.own_rule")
    ('日期与年份', '本单位规则')
    """
    package = module.removeprefix("reportkit.rules.").partition(".")[0]
    return FAMILIES[package] if module.startswith("reportkit.rules.") and package in FAMILIES else OWN
