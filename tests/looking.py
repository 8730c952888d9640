"""What tests of pages share: documents rendered together, lengths within a tolerance, the ink on a first page."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
import pytest

from instruments.page import Line, Page
from instruments.pdf import Box, drawings, ink_box
from instruments.session import Rendered
from reportkit.formats import GB9704

Look = Callable[[str], list[Page]]

ASCENT = 0.766  # of the stand-in for 小标宋, where the named typeface has what the format says


def near(value: float, tolerance: float) -> Any:
    return pytest.approx(value, abs=tolerance)


def looking(rendered: Rendered, documents: Mapping[str, bytes]) -> Look:
    """The pages of documents by their names, all rendered in one go."""
    return dict(zip(documents, rendered.all(list(documents.values())), strict=True)).__getitem__


@attrs.frozen
class InkedPages:
    """The pages of a document, with the ink on the first."""

    rendered: Rendered
    docx: bytes

    @property
    def pages(self) -> list[Page]:
        return self.rendered(self.docx)

    @property
    def page(self) -> Page:
        return self.pages[0]

    def line(self, text: str) -> Line:
        return self.page.find(text)

    def ink_in(self, place: tuple[float, float, float, float]) -> Box:
        return ink_box(self.rendered.pdf(self.docx), 1, place)

    def ink(self, text: str) -> Box:
        """The ink of a line that holds a text."""
        line = self.line(text)
        return self.ink_in((line.left - 2, line.baseline - line.em, line.right - line.left + 4, line.em * 1.18))

    def rules(self) -> list[Box]:
        """The lines across the page, from the top."""
        found = [box for box in drawings(self.rendered.pdf(self.docx), 1) if box.right - box.left > 100]
        return sorted(found, key=lambda box: box.top)

    def mark_top(self, name: str) -> float:
        """Where the mark's upper edge would lie in the typeface that the document names."""
        return self.ink(name).top - (GB9704.head.ascent - ASCENT) * self.line(name).em


def gap(on: InkedPages, above: str, text: str) -> float:
    return on.ink(text).top - on.ink(above).bottom
