"""What is given beside a report whose words became facts."""

import attrs

from reportkit.model import Report
from reportkit.reading.result import ReadingNote


@attrs.frozen
class WithFacts:
    """A report whose figures and names are facts (数据化结果), and what a person should look at."""

    report: Report
    notes: tuple[ReadingNote, ...]
