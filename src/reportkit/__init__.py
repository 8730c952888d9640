"""Official Chinese reports, from facts and words to a Word file in the format of GB/T 9704-2012.

These names are enough for most reports. What fewer need stands beside the thing that it belongs to:

- `reportkit.model`: signatures and stamps, opinions of an approval sheet, the stage of a draft, styles of figures;
- `reportkit.phrases`, `reportkit.numbering`, `reportkit.wording`: standing sentences, numbering, words of numbers;
- `reportkit.annual_report`: the annual report on government information, its ledgers and editions;
- `reportkit.formats`, `reportkit.manuscript`: formats other than GB9704, and what an own one is made of;
- `reportkit.rules`, `reportkit.review`: check of texts and Word files, one's own rules; comments, the clean copy;
- `reportkit.reading`, `reportkit.readers`: files of others as reports, or line by line;
- `reportkit.comparison`, `reportkit.approval`: what changed between two drafts, and what came back in a Word file;
- `reportkit.data`, `reportkit.scripts`, `reportkit.projects`: a report as JSON, as a script, in a folder;
- `reportkit.spreadsheets`, `reportkit.submissions`: facts and rows from workbooks, the returns of many offices;
- `reportkit.batch`: many reports in one run; `reportkit.place`: where something stands, as changes and edits have it;
- `reportkit.errors`, `reportkit.messages`: what can be raised, and what it says.
"""

from typing import TYPE_CHECKING

from reportkit.errors import ReportkitError, language
from reportkit.later import loaded_later
from reportkit.model import (
    Attachment,
    Body,
    Cell,
    Chart,
    Citation,
    Contents,
    Emphasis,
    Footnote,
    Imprint,
    Letterhead,
    Link,
    Measure,
    Picture,
    Points,
    Report,
    Section,
    Statistic,
    Table,
    Term,
)
from reportkit.output import render, save, to_document

if TYPE_CHECKING:
    from reportkit.rules import check
else:  # who only saves does not wait for the rules
    __getattr__ = loaded_later(__name__, {"check": "rules"})


__all__ = [
    "Attachment",
    "Body",
    "Cell",
    "Chart",
    "Citation",
    "Contents",
    "Emphasis",
    "Footnote",
    "Imprint",
    "Letterhead",
    "Link",
    "Measure",
    "Picture",
    "Points",
    "Report",
    "ReportkitError",
    "Section",
    "Statistic",
    "Table",
    "Term",
    "check",
    "language",
    "render",
    "save",
    "to_document",
]
