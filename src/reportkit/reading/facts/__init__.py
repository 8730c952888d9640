"""Typed words as facts, and a report of the next year out of this year's (数据化)."""

from reportkit.reading.facts.next_year import next_year
from reportkit.reading.facts.result import WithFacts
from reportkit.reading.facts.typed import with_facts
from reportkit.reading.result import ReadingNote

__all__ = ["ReadingNote", "WithFacts", "next_year", "with_facts"]
