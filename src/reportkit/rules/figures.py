"""Rules about facts: figures, documents, bodies and terms."""

from collections.abc import Iterator

from reportkit.model import Statistic, slots
from reportkit.rules.rule import Fault, Force, Material, Severity, rule


@rule(
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("主动公开政府信息", 12656, "条")]},
    good={
        "facts": [Statistic("主动公开政府信息", 12656, "条")],
        "preamble": ["全年{主动公开政府信息}。"],
    },
)
def unused_fact(material: Material) -> Iterator[Fault]:
    """A fact that the report is given and never tells was forgotten, or is told by hand beside it."""
    report = material.report
    told = {
        piece.name
        for path, text in report.texts()
        for piece in slots.parse(text, path)
        if isinstance(piece, slots.Slot)
    }
    for fact in report.known_facts():
        if fact.name not in told:
            yield Fault("facts", f"“{fact.name}”在报告中没有用到，请写入正文或者从事实中删去", fact.name)
