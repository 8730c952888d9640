"""How numbers, ranges, changes and units are written."""

from reportkit.rules.numbers import arithmetic, changed_to, comparisons, counted, forms, ranges, rates, units
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    forms.full_width_digits,
    forms.scale_word_behind_digits,
    forms.two_scales,
    forms.nothing_before_the_point,
    forms.digit_grouping,
    forms.mixed_grouping,
    forms.digits_for_words,
    ranges.span_of_time_mark,
    ranges.range_without_unit,
    ranges.range_mark,
    ranges.roughly_twice,
    ranges.precisely_about,
    comparisons.fall_in_times,
    comparisons.sign_beside_verb,
    comparisons.change_in_two_directions,
    comparisons.compared_twice,
    comparisons.change_against_both_ends,
    changed_to.changed_to_another,
    arithmetic.change_miscalculated,
    rates.rate_miscalculated,
    units.unit_of_speech,
    units.unit_half_in_characters,
    units.measure_word_twice,
    units.measure_of_another_noun,
    counted.measure_unlike_the_others,
    units.uneven_decimals,
    units.share_before_its_verb,
    units.two_percent_signs,
)
"""The rules of the family, in the order of their findings."""
