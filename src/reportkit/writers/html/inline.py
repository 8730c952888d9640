"""What stands within a paragraph, as HTML: leads, stressed words, links, gaps, the marks of notes."""

from collections.abc import Iterable
from html import escape

import attrs

from reportkit.manuscript import Mark, Note, Span, Stress, note_mark

TAGS = {
    Stress.BOLD: ("<strong>", "</strong>"),
    Stress.UNDERLINED: ("<u>", "</u>"),
    Stress.HEI: ('<em class="hei">', "</em>"),
    Stress.KAI: ('<em class="kai">', "</em>"),
}
MARKS = {
    Mark.LEAD: ('<span class="lead">', "</span>"),
    Mark.PLACEHOLDER: ("<mark>", "</mark>"),
}


@attrs.define
class InlineWriter:
    """Writes the words of lines (行内写出), and keeps their notes for the foot of the page, counted through it."""

    _notes: list[Note] = attrs.Factory(list)

    def words(self, spans: Iterable[Span]) -> str:
        """Return words as HTML; a title turns where it does on paper."""
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.note is not None:
            return self._mark(span.note)
        said = escape(span.text).replace("\n", "<br />")
        if not said:
            return ""
        for before, behind in (*(TAGS[stress] for stress in span.stresses), MARKS.get(span.mark, ("", ""))):
            said = f"{before}{said}{behind}"
        leads = f"#{span.target}" if span.target and span.link is None else span.link
        return f'<a href="{escape(leads)}">{said}</a>' if leads else said

    def _mark(self, note: Note) -> str:
        if note.number is not None:  # its words stand under its table
            return f"<sup>{note_mark(note.number)}</sup>"
        self._notes.append(note)
        number = len(self._notes)
        return f'<sup id="mark-{number}"><a href="#note-{number}">{note_mark(number)}</a></sup>'

    def notes(self) -> str:
        """Return the notes that were marked so far, each with the way back to its mark."""
        if not self._notes:
            return ""
        said = "".join(
            f'<p class="footnote" id="note-{number}"><a href="#mark-{number}">{note_mark(number)}</a>'
            f"{self.words(note.spans)}</p>\n"
            for number, note in enumerate(list(self._notes), 1)
        )
        return f'<section aria-label="注释">\n{said}</section>\n'
