"""A check beside the report it was made of: comments at the words, and the checklist that an approver ticks."""

from typing import TYPE_CHECKING

from reportkit.later import loaded_later
from reportkit.review.reviewer import LIBRARY, Reviewer

if TYPE_CHECKING:
    from reportkit.review.anchors import annotated, first_foreign_place
    from reportkit.review.checklist import with_checklist
    from reportkit.review.clean import Clean
    from reportkit.review.corrections import Corrected, correct
    from reportkit.review.word_comments import Commented, comment_on
else:  # what only findings and clean copies need
    __getattr__ = loaded_later(
        __name__,
        {
            "annotated": "anchors",
            "first_foreign_place": "anchors",
            "with_checklist": "checklist",
            "Clean": "clean",
            "Commented": "word_comments",
            "Corrected": "corrections",
            "correct": "corrections",
            "comment_on": "word_comments",
        },
    )


__all__ = [
    "LIBRARY",
    "Clean",
    "Commented",
    "Corrected",
    "Reviewer",
    "annotated",
    "comment_on",
    "correct",
    "first_foreign_place",
    "with_checklist",
]
