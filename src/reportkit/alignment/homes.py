"""What of a report comes and goes by itself, with all that belongs to it: a part, an item, a table."""

from reportkit.alignment.parting import TEXT
from reportkit.manuscript import Block, Grid, Line, Role
from reportkit.place import Place

OF_TEXT = (*TEXT, Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.TABLE_NOTE, Role.PICTURE_CAPTION)
HOLDING = ("preamble", "sections", "content")
"""Steps of a place behind which it tells what stands in a text by itself."""


def home_of(block: Block) -> Place | None:
    """Return the place of the part, paragraph, item, table or picture that a block of a report is, or belongs to.

    None for what a report has in a place of its own, such as its title, and for a picture, which another replaces.

    >>> from reportkit.manuscript import Span
    >>> print(home_of(Line(Role.HEADING_1, (Span("概况"),), origin="sections[1].title")))
    sections[1]
    >>> home_of(Line(Role.TITLE, (Span("报告"),), origin="title")) is None
    True
    """
    if not isinstance(block, Grid) and not (isinstance(block, Line) and block.role in OF_TEXT):
        return None
    steps = Place.parse(block.origin).steps
    last = max(at for at, step in enumerate(steps) if isinstance(step, str))
    return Place(steps if steps[last] in HOLDING else steps[:last])
