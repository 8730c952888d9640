"""Figures: what each says of itself, of its parts, of last year, and of the others."""

from reportkit.rules.figures import (
    breakdowns,
    cells,
    claims,
    contradictions,
    facts,
    incomplete,
    ledgers,
    literals,
    not_reported,
    periods,
    shares,
    sums,
    table_sums,
)
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    not_reported.not_reported,
    breakdowns.parts_against_total,
    facts.cumulative_shrank,
    contradictions.cumulative_sum,
    facts.false_claim,
    facts.large_change,
    facts.rounded_beside_exact,
    facts.shares_without_note,
    facts.unused_fact,
    literals.two_values,
    contradictions.one_label_two_figures,
    contradictions.none_against_figure,
    cells.cell_against_text,
    periods.wrong_period,
    claims.claim_against_figures,
    shares.typed_share_wrong,
    incomplete.figure_missing,
    incomplete.unit_missing,
    literals.untyped_figure,
    ledgers.identity_broken,
    ledgers.identity_unexplained,
    table_sums.table_total_wrong,
    sums.part_above_total,
    sums.parts_of_another_sum,
    sums.parts_above_total,
    sums.remainder_unsaid,
    sums.listed_more_than_counted,
)
"""The rules of the family, in the order of their findings."""
