"""Names of bodies and documents, short names, numbers of documents, contacts."""

from reportkit.rules.names import (
    bodies,
    citations,
    contacts,
    leader_names,
    levels,
    renamed,
    short_names,
    titles,
    variants,
)
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    short_names.typed_name,
    short_names.short_name_defined_twice,
    short_names.unused_short_name,
    short_names.short_name_before_definition,
    short_names.undefined_short_name,
    short_names.two_short_names,
    short_names.short_name_introduced_wrongly,
    bodies.body_under_two_names,
    bodies.wrong_word_for_itself,
    bodies.office_of_another_place,
    bodies.label_of_another_place,
    levels.word_of_another_level,
    variants.body_written_two_ways,
    renamed.body_renamed,
    leader_names.leader_misnamed,
    citations.malformed_document_number,
    citations.number_before_title,
    citations.number_told_too_late,
    citations.one_document_two_numbers,
    citations.one_title_two_spellings,
    citations.book_marks_around_no_work,
    citations.order_number_reversed,
    titles.law_misnamed,
    titles.full_title_again,
    contacts.wrong_telephone,
    contacts.telephone_without_area_code,
    contacts.wrong_postcode,
    contacts.wrong_mail_address,
    contacts.wrong_web_address,
)
"""The rules of the family, in the order of their findings."""
