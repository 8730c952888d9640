"""Copies of anyone's Word file in which some parts are changed, and what is asked of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportkit.archives import Archive
from reportkit.errors import InvalidValue, wrong_type
from reportkit.files import is_same
from reportkit.packing import Packed, zipped
from reportkit.readers.docx.anchors import Anchors
from reportkit.rules import Finding, Findings

LONGEST_NUMBER = 9  # digits


def highest_number(given: Iterable[str], least: int = 0) -> int:
    """Return the highest of the numbers that elements have, and `least` where none is higher.

    >>> highest_number(["7", "x", "12", "99999999999"])
    12
    """
    known = (int(one) for one in given if one.isascii() and one.isdecimal() and len(one) <= LONGEST_NUMBER)
    return max(known, default=least)


def require_apart(source: Path, target: Path, verb: str) -> None:
    """Refuse a copy that would take the place of the file, or that Word would not open."""
    if target.suffix.lower() != source.suffix.lower():
        raise InvalidValue(
            "{verb}: copy: got {target}; give a name that ends in {suffix}, as the file does",
            verb=verb,
            target=target,
            suffix=source.suffix,
        )
    if is_same(source, target):
        raise InvalidValue(
            "{verb}: copy: {target} is the file itself; give the copy another name", verb=verb, target=target
        )


def require_own(findings: object, anchors: Anchors, verb: str) -> list[Finding]:
    """Return the findings of a file, or say what is wrong with them."""
    if not isinstance(findings, (list, tuple)):
        raise wrong_type(f"{verb}: findings", findings, "what check_docx(path) returns")
    for number, finding in enumerate(findings):
        if not isinstance(finding, Finding):
            raise wrong_type(f"{verb}: findings[{number}]", finding, "a Finding")
    if isinstance(findings, Findings) and findings.digest not in ("", anchors.manuscript.digest):
        raise InvalidValue(
            "{verb}: findings: they are of another file, or of this one before it was changed; "
            "check this one: findings=check_docx(path)",
            verb=verb,
        )
    return list(findings)


def amended(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return an Office file with some parts changed or new; all others lie in it as they did."""
    parts: dict[str, bytes | Packed] = {}
    with archive.opened() as file:
        for entry in file.infolist():
            deflated = archive.deflated(entry)
            whole = file.read(entry) if deflated is None else Packed(deflated, entry.file_size, entry.CRC)
            parts[entry.filename] = changed.get(entry.filename, whole)
    return zipped({**parts, **changed})
