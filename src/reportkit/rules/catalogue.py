"""The one table of the rules; it is loaded with the first check, for it builds the examples of all of them."""

from reportkit.rules import comparison, dates, figures, layout, names, numbers, structure, writing
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *figures.RULES,
    *names.RULES,
    *dates.RULES,
    *numbers.RULES,
    *writing.RULES,
    *comparison.RULES,
    *layout.RULES,
)
"""Every rule of the library, in the order of its findings."""
