"""When a change from one year to the next is so large that it wants a reason."""

from reportkit.model import Statistic
from reportkit.wording import exact

ASKING = "large_change"
"""The rule that asks for the reason."""

LARGE = 100_000
"""From here on a change by a quarter is a jump; below, figures double and halve before one asks why."""


def jumps(statistic: Statistic) -> bool:
    """Tell whether a figure doubles or halves, or moves by a quarter where it is large."""
    now, before = statistic.value, statistic.last_value
    if not now or not before or min(now, before) < 0 or statistic.unit == "%":
        return False
    more, less = exact(max(now, before)), exact(min(now, before))
    return (more >= 2 * less and more - less >= 10) or (more >= LARGE and 4 * more >= 5 * less)
