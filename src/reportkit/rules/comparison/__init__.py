"""What shows beside last year’s report, the returns of the units, and the day of publication."""

from reportkit.rules.comparison import last_year, other_area, published, returned, stock
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    last_year.like_last_year,
    last_year.problems_like_last_year,
    last_year.last_years_year,
    last_year.last_value_changed,
    stock.stock_against_last_year,
    other_area.last_year_of_another_area,
    returned.figure_against_returns,
    returned.units_missing,
    published.signed_before_year_end,
    published.signed_years_later,
    published.signed_after_publication,
    published.published_before_year_end,
    published.published_after_deadline,
)
"""The rules of the family, in the order of their findings."""
