"""How contents look: their page numbers, and how far their lines stand in."""

from attrs import field

from reportkit.checks import flag, within
from reportkit.values import value_class


@value_class
class ContentsLook:
    """The looks of contents (目录版式), beside the styles of their lines.

    With `numbered` their pages have roman numbers of their own, I, II, else none; the text begins with page 1 behind
    them in both cases. Each level stands `step` 字 further in than the one above, and the first line of an entry
    `hanging` 字 out of those below it.
    """

    numbered: bool = field(default=True, validator=flag)
    step: float = field(default=2, validator=within(0, 5, "字"))
    hanging: float = field(default=2, validator=within(0, 10, "字"))

    def left(self, level: int) -> float:
        """Return how far the lines of an entry below its first stand in from the left edge, in 字."""
        return self.step * (level - 1) + self.hanging
