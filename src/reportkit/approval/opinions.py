"""What was written in the boxes of an approval sheet as data, as the next draft's sheet is to say it."""

import re
from collections.abc import Iterator, Sequence

import attrs

from reportkit.compose.approval import approval_sheet
from reportkit.errors import ReportkitError
from reportkit.formats.approval import ApprovalBox
from reportkit.model import Opinion, Report
from reportkit.model.approval import Told
from reportkit.model.fields import UNPRINTABLE
from reportkit.reading.words import day_of

DAY = re.compile(r"\d{4}\s{0,20}年\s{0,20}\d{1,2}\s{0,20}月\s{0,20}\d{1,2}\s{0,20}日|\s{0,20}年\s{0,20}月\s{0,20}日")
"""A day, or the room that is left for one."""

SIGNED = re.compile(r"(?P<words>.*[。！；，：:\s])?(?P<name>[\u3400-\u9fff·]{1,4})", re.DOTALL)
"""What ends in a name: words that a stop or a blank parts from it, or the name alone."""

SAYINGS = re.compile("同意|拟同意|不同意|请|已阅|阅|可|照|按|办|暂缓|无意见|无异议")
"""How what is said begins that is no name, as short as it may be."""

COUNTERSIGNED = "会签"
TICKED = re.compile(r"[☑✓✔√■●☒]\s{0,9}(主动公开|依申请公开|不予公开)(?:（理由：([^（）]{0,200})）)?")


def told_by(box: ApprovalBox, lines: Sequence[str], report: Report) -> Told | None:
    """Return what a box says as `Report.approval` has it, None where a report cannot be told that."""
    former = report.approval.get(box.label)
    lines = [UNPRINTABLE.sub("", line.replace("\n", "\t")) for line in lines]  # a line broken by hand is one of its own
    if box.signed or box.label == COUNTERSIGNED or isinstance(former, (Opinion, tuple)):
        several = isinstance(former, tuple) or box.label == COUNTERSIGNED
        given = former if isinstance(former, tuple) else (former,) if isinstance(former, Opinion) else ()
        found = tuple(opinions(lines, [one.unit for one in given if one.unit], several=several))
        told: Told | None = found if several else found[0] if found else None
    else:
        told = _ticked("".join(lines)) or " ".join("".join(lines).split())
    return told if told and _can_be(report, box.label, told) else None


def _ticked(text: str) -> str:
    found = TICKED.search(text)
    reason = (found[2] or "").strip() if found else ""
    return f"{found[1]}（{reason}）" if found and reason else found[1] if found else ""


def _can_be(report: Report, label: str, told: Told) -> bool:
    """Tell whether a report may be told something of its approval, which it does not say itself."""
    try:
        approval_sheet(attrs.evolve(report, approval={**report.approval, label: told}))
    except ReportkitError:
        return False
    return True


def opinions(lines: Sequence[str], units: Sequence[str], *, several: bool) -> Iterator[Opinion]:
    """Yield what the lines of a box say, each opinion up to its day; all as one where there are not `several`.

    >>> list(opinions(["同意，修改后印发。赵　　2019年1月14日"], [], several=False))[0].name
    '赵'
    """
    entries: list[tuple[list[str], str, str]] = [([], "", "")]
    for piece in (piece for line in lines for piece in line.split("\t")):
        words, name, day = entries[-1]
        found = DAY.search(piece)
        said, behind = (piece[: found.start()].strip(), piece[found.end() :].strip()) if found else (piece.strip(), "")
        signed = SIGNED.fullmatch(said) if found or said else None
        if signed and (found or signed["words"]) and not SAYINGS.match(signed["name"]) and signed["name"] not in units:
            said, name = (signed["words"] or "").strip(), signed["name"]
        own = [*words, *filter(None, (said, behind))]
        entries[-1] = own, name, "".join(found[0].split()) if found else day
        if several and found:
            entries.append(([], "", ""))
    yield from (made for words, name, day in entries if (made := _opinion("".join(words), name, day, units)))


def _opinion(words: str, name: str, day: str, units: Sequence[str]) -> Opinion | None:
    unit = next((one for one in units if words == one or words.startswith(f"{one}：")), None)
    said = words[len(unit) :].removeprefix("：") if unit else words
    signed = day_of(day)
    if not (said or name or signed or unit):
        return None
    return Opinion(name or None, words=said or None, unit=unit, day=signed)
