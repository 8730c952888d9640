"""A check beside the report it was made of: comments at the words, and the slip that an approver ticks."""

from reportkit.review.anchors import annotated, stranger
from reportkit.review.reviewer import LIBRARY, Reviewer
from reportkit.review.slip import with_slip

__all__ = ["LIBRARY", "Reviewer", "annotated", "stranger", "with_slip"]
