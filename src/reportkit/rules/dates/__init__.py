"""Dates, and years against the year that is reported on."""

from reportkit.rules.dates import ahead, calendar, day_counts, forms, left_years, possible, years
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    forms.signing_date_form,
    forms.date_form,
    possible.impossible_date,
    forms.shortened_year,
    forms.year_in_characters,
    forms.deadline_for_point_in_time,
    calendar.wrong_weekday,
    calendar.days_reversed,
    day_counts.days_miscounted,
    left_years.year_left_behind,
    years.year_to_come,
    years.year_word_against_year,
    years.plan_for_a_past_year,
    years.year_word_adrift,
    ahead.publication_still_ahead,
    ahead.period_without_beginning,
    ahead.index_of_another_year,
    ahead.meeting_before_its_notice,
)
"""The rules of the family, in the order of their findings."""
