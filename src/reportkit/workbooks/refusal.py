"""Why a workbook is not read."""

from typing import Literal

from reportkit.archives import Danger

Refusal = Danger | Literal["macros", "linked", "other_digits"]
"""What `archives` says of it, that it carries programs, that it takes data from other files, or that a number of it is
in other digits than those of ASCII."""


class RefusedWorkbook(Exception):
    """A workbook that is not read (拒绝读取的工作簿); `why` says it in one word."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why
