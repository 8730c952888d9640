"""The approval sheet in front of a draft: what is told under its labels, whatever its boxes look like."""

from collections.abc import Mapping, Set

from reportkit.values import value_class


@value_class
class ApprovalEntry:
    """A paragraph in a box of the sheet (稿纸内容): its words, and who signed them when, at the right."""

    words: str
    signed: str = ""


@value_class
class ApprovalSheet:
    """An approval sheet (发文稿纸): whose it is, and what is told under which label.

    `given` are the labels that must have a box; what the document says itself has one where a format wants it.
    """

    office: str
    told: Mapping[str, tuple[ApprovalEntry, ...]]
    given: Set[str]
