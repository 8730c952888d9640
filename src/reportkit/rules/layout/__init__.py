"""How a Word file is set, and what its typefaces lack."""

from reportkit.rules.layout import deviations, file_remains, imprint, lines, lists, looks, pages, typefaces
from reportkit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    deviations.format_departs,
    typefaces.character_outside_font,
    pages.wrong_sheet,
    pages.wrong_margins,
    pages.page_number_missing,
    pages.page_number_misplaced,
    pages.page_number_looks,
    pages.text_in_header,
    pages.header_row_not_repeated,
    imprint.imprint_page_uncertain,
    imprint.imprint_too_high,
    imprint.first_page_without_text,
    looks.wrong_typeface,
    looks.wrong_lead_typeface,
    looks.wrong_size,
    looks.wrong_latin_typeface,
    looks.bold_type,
    looks.coloured_text,
    looks.marks_in_latin_typeface,
    lines.title_not_centred,
    lines.title_shape,
    lines.wrong_indent,
    lines.indented_by_spaces,
    lines.wrong_line_distance,
    lines.wrong_character_distance,
    lines.pushed_by_spaces,
    lines.signature_misplaced,
    lists.pushed_by_blank_paragraphs,
    lists.counted_beside_typed,
    lists.gap_behind_number,
    lists.bullet_list,
    file_remains.foreign_language,
    file_remains.open_revisions,
    file_remains.unread_content,
    file_remains.programs_or_links,
)
"""The rules of the family, in the order of their findings."""
