"""How an imprint looks: the weights of its lines."""

from attrs import field

from reportkit.checks import flag, within
from reportkit.values import value_class


@value_class
class ImprintLook:
    """The looks of an imprint (版记版式): the widths in mm of its first and last line, and of those between (7.4.1).

    A letter's has no lines (10.1): both are 0. With `even_page` it stands on an even page (7.4); a letter's stands
    on the last page of the text, whichever that is.
    """

    outer_rule: float = field(default=0.35, validator=within(0, 2, "mm"))
    inner_rule: float = field(default=0.25, validator=within(0, 2, "mm"))
    even_page: bool = field(default=True, validator=flag)
