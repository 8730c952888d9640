"""The clean copy: a report as it goes out, refused while anything in it is open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field

from reportkit.checks import optional, where, words
from reportkit.compose import compose
from reportkit.errors import InvalidValue, StillOpen, wrong_type
from reportkit.formats import Format
from reportkit.manuscript import Manuscript, Mark, texts_of
from reportkit.messages import Joined
from reportkit.model import Report

if TYPE_CHECKING:  # who only saves does not wait for the rules
    from reportkit.rules import Finding, Findings

LONGEST_REASON = 255
"""Characters that Word shows of a property."""

MOST_TOLD = 3
REASON, LEFT_OPEN = "清稿理由", "未解决的问题"


def _reason(instance: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
    words(instance, attribute, value)
    if len(value) > LONGEST_REASON:
        raise InvalidValue(
            "{place}: got {count} characters; give at most {most}",
            place=where(instance, attribute),
            count=len(value),
            most=LONGEST_REASON,
        )


@attrs.frozen(kw_only=True)
class Clean:
    """A clean copy (清稿) to be saved: the text alone, without stage, approval sheet, comments and checklist.

    It is refused while findings of the severity 错误, or gaps such as 【待补】, are open.

    Parameters: `findings` those of a check of this report, where that takes more than the report, such as last year's
    or suppressions; without them the report is checked with all rules; `reason` why the copy is made although something
    is open, kept in the file's own properties (文件属性, 自定义) beside what is open. Where nothing is, it is not kept.

    Raises InvalidValue for a reason without words or of more than 255 characters.

    Source: office practice.

    >>> Clean(reason="附表数据月底补齐，县长已同意先行印发").findings is None
    True
    """

    reason: str | None = field(default=None, validator=optional(_reason))
    findings: "Findings | None" = field(default=None, repr=False)


def cleared(report: Report, findings: "Findings", copy: Clean, layout: Format) -> Manuscript:
    """Return the manuscript of a report's clean copy, given what a check of the report found.

    Raises StillOpen where something is open and no reason is given.
    """
    manuscript = compose(attrs.evolve(report, stage=None), layout.elements)
    errors, gaps = _errors(findings), list(_gaps(manuscript))
    if not errors and not gaps:
        return manuscript
    if copy.reason is None:
        told = [*(error.told for error in errors), *gaps]
        raise StillOpen(
            "clean copy: open are {errors} errors, {gaps} gaps: {told}; mend them, or say why not: Clean(reason=…)",
            errors=len(errors),
            gaps=len(gaps),
            told=Joined("; ", [*told[:MOST_TOLD], *(["…"] if told[MOST_TOLD:] else [])]),
        )
    left = [f"{kind}{len(found)}处" for kind, found in (("错误", errors), ("待补", gaps)) if found]
    return attrs.evolve(manuscript, properties=((REASON, copy.reason), (LEFT_OPEN, "，".join(left))))


def _errors(findings: "Findings") -> "list[Finding]":
    """Return the errors beside the gaps that the text itself marks."""
    from reportkit.rules import Severity  # noqa: PLC0415 - see above
    from reportkit.rules.structure.gaps import open_placeholder  # noqa: PLC0415

    return [one for one in findings.of(Severity.ERROR) if one.name != open_placeholder.name]


def _gaps(manuscript: Manuscript) -> Iterator[str]:
    """Yield the gaps that a manuscript prints, whatever was silenced."""
    for block in manuscript.blocks:
        for spans in texts_of(block):
            yield from (span.text for span in spans if span.mark is Mark.PLACEHOLDER)


def require_clean(given: object) -> Clean:
    """Return what a clean copy is made with, or raise WrongType for anything else."""
    if not isinstance(given, Clean):
        raise wrong_type("render: copy", given, "a Clean such as Clean() or Clean(reason=…)")
    return given
