"""Plain text (.txt): one line a paragraph, every number typed, as a portal takes it."""

from typing import assert_never

from reportkit.manuscript import Line, Manuscript


def write(manuscript: Manuscript) -> str:
    """Return the manuscript as lines of text that end in \\n."""
    return "".join(f"{_line(block)}\n" for block in manuscript.blocks)


def _line(block: Line) -> str:
    match block:
        case Line():
            return block.number + block.text.replace("\n", "")
        case _:
            assert_never(block)
