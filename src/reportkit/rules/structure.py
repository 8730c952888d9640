"""Rules about what a report must hold, and in which order."""

from collections.abc import Iterator

from reportkit.model import slots
from reportkit.rules.rule import Fault, Force, Material, Severity, rule


@rule(
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["咨询电话：{待补:电话}。"]},
    good={"preamble": ["咨询电话：0792-2666272。"]},
)
def open_placeholder(material: Material) -> Iterator[Fault]:
    """A place left open (待补) must be filled before a report is signed."""
    for path, text in material.report.texts():
        for piece in slots.parse(text, path):
            if isinstance(piece, slots.Slot) and piece.name == slots.PLACEHOLDER:
                what = f"：{piece.word}" if piece.word else ""
                yield Fault(path, f"还有待补的内容{what}", f"【待补{what}】")
