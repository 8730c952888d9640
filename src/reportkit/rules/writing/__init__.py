"""Marks, characters, and wording that stands twice."""

from reportkit.rules.rule import Rule
from reportkit.rules.writing import (
    brackets,
    characters,
    left_behind,
    lists,
    punctuation,
    repetition,
    template_remains,
    traditional,
)

RULES: tuple[Rule, ...] = (
    repetition.repeated_wording,
    punctuation.half_width_mark,
    punctuation.wrong_quotation_mark,
    punctuation.full_width_at,
    punctuation.doubled_mark,
    punctuation.mark_at_the_beginning,
    punctuation.missing_end_mark,
    punctuation.mark_behind_caption,
    punctuation.wrong_ellipsis_or_dash,
    punctuation.stop_in_parentheses,
    lists.pause_between_quoted,
    lists.mark_before_deng,
    lists.deng_with_ellipsis,
    lists.pause_before_and,
    lists.two_colons,
    lists.stop_in_semicolon_item,
    brackets.unbalanced_marks,
    brackets.nested_in_the_same_form,
    brackets.nested_parentheses,
    brackets.angles_for_title_marks,
    template_remains.space_in_text,
    template_remains.markup_left_behind,
    left_behind.no_value_left_behind,
    left_behind.markdown_left_behind,
    left_behind.chat_left_behind,
    template_remains.empty_label,
    template_remains.collapsed_date,
    characters.wrong_character,
    traditional.traditional_character,
    characters.word_twice,
)
"""The rules of the family, in the order of their findings."""
