"""Figures: what each says of itself, of its parts, of last year, and of the others."""

from reportkit.rules.figures import calculations, contradictions, given, ledgers, shares, sums, typed
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    given.not_reported,
    given.parts_against_total,
    given.cumulative_shrank,
    contradictions.cumulative_sum,
    given.false_claim,
    given.large_change,
    given.rounded_beside_exact,
    given.shares_without_note,
    given.unclear_measure,
    given.unused_fact,
    typed.two_values,
    contradictions.one_label_two_figures,
    contradictions.none_against_figure,
    contradictions.cell_against_figure,
    contradictions.doubly_approximate,
    calculations.wrong_share,
    calculations.wrong_change,
    typed.wrong_period,
    calculations.claim_against_figures,
    shares.typed_share_wrong,
    typed.figure_missing,
    typed.unit_missing,
    typed.untyped_figure,
    ledgers.identity_broken,
    ledgers.identity_unexplained,
    sums.part_above_total,
    sums.parts_of_another_sum,
    sums.parts_above_total,
    sums.remainder_unsaid,
    sums.listed_more_than_counted,
)
"""The rules of the family, in the order of their findings."""
