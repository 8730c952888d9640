"""A stretch of text in which slots are put: its words in one row, and the places that are taken already."""

from collections.abc import Iterator

from reportkit.model import slots
from reportkit.model.paragraph import TYPED_NUMBER
from reportkit.model.rewriting import BREAK, TypedText

FIRST_MARK = 0xE001
"""From here on each slot that the text has already is one sign."""


class Marking:
    """The words of a stretch as one text, and the slots that are to stand in it (标注).

    `text` has BREAK between points and a sign of its own for each slot that was there. `put` takes a place once: what
    is put first stays.
    """

    def __init__(self, stretch: TypedText) -> None:
        self.heading = stretch.heading
        self._pieces: list[tuple[str, int, int]] = []
        self._slots: list[slots.Slot] = []
        self._put: list[tuple[int, int, str]] = []
        text = ""
        for path, piece in stretch.pieces:
            start = len(text)
            text += piece if piece == BREAK else "".join(map(self._sign, slots.parse(piece)))
            if path:
                self._pieces.append((path, start, len(text)))
        self.text = text
        self._taken = bytearray(len(text))

    def _sign(self, piece: str | slots.Slot) -> str:
        if isinstance(piece, str):
            return piece
        self._slots.append(piece)
        return chr(FIRST_MARK + len(self._slots) - 1)

    def path_at(self, place: int) -> str:
        """Return the path of the text that a place stands in."""
        return next((path for path, start, end in self._pieces if start <= place < end), self._pieces[0][0])

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether a place lies in one text and nothing was put there."""
        within = any(first <= start and end <= last for _, first, last in self._pieces)
        return within and not any(self._taken[start:end])

    def put(self, start: int, end: int, slot: str) -> bool:
        """Put a slot in the place of some words; return whether the place was free."""
        if not self.is_free(start, end):
            return False
        self._put.append((start, end, slot))
        self._taken[start:end] = b"\1" * (end - start)
        return True

    def taken(self) -> list[tuple[int, int]]:
        """Return the places that were put."""
        return [(start, end) for start, end, _ in self._put]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each text in which something was put, with its new words."""
        for path, start, end in self._pieces:
            inside = sorted(put for put in self._put if start <= put[0] and put[1] <= end)
            if not inside:
                continue
            told, place = "", start
            for first, last, slot in inside:
                told += f"{self._plain(place, first)}{{{slot}}}"
                place = last
            told += self._plain(place, end)
            if not TYPED_NUMBER.match(told) or TYPED_NUMBER.match(self._plain(start, end)):
                yield path, told  # 1.2024年 begins with no number, 1.{年}年 would

    def _plain(self, start: int, end: int) -> str:
        signs = self.text[start:end]
        return "".join(
            self._slots[ord(sign) - FIRST_MARK].written
            if FIRST_MARK <= ord(sign) < FIRST_MARK + len(self._slots)
            else slots.escape(sign)
            for sign in signs
        )
