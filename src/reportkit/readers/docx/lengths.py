"""How long a text may be that is read whole: longer ones nobody has time and room to judge."""

from reportkit.archives import RefusedFile

MOST_PARAGRAPHS = 200_000
"""Paragraphs and cells that are read; a report of 500 pages has a tenth."""

MOST_CHARACTERS = 8_000_000
"""Characters that are read; a report of 500 pages has a twentieth."""


class Length:
    """How much of a text was read (文稿长度)."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._characters = 0

    def add_paragraph(self) -> None:
        """Count a paragraph or a cell."""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise RefusedFile(
                "it has more than {most} paragraphs and cells; split the document",
                "too_large",
                most=MOST_PARAGRAPHS,
            )

    def add_words(self, text: str) -> None:
        """Count the characters of words."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise RefusedFile(
                "it has more than {most} characters; split the document", "too_large", most=MOST_CHARACTERS
            )
