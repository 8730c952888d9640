"""The verbs that make files: render a report to bytes, save it whole or not at all, hand it over to python-docx."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from reportkit.checks import require_flag
from reportkit.compose import compose
from reportkit.errors import InvalidValue, brief, wrong_type, wrong_value
from reportkit.files import as_path, write_whole
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.manuscript import Manuscript
from reportkit.messages import Message
from reportkit.model import Report
from reportkit.model.fields import shown
from reportkit.model.report import require_report
from reportkit.review.reviewer import LIBRARY, Reviewer
from reportkit.writers import COMMENTED, SUFFIXES, WRITERS, Numbering, require_numbering, writer_for

if TYPE_CHECKING:  # a first save loads neither rules nor review nor what compares
    from reportkit.comparison import Revisions
    from reportkit.review import Clean
    from reportkit.rules import Finding, Findings
    from reportkit.writers.docx.package import WordDocument


def render(
    report: Report,
    kind: str = ".docx",
    *,
    layout: Format = GB9704,
    numbering: Numbering = "automatic",
    findings: "Sequence[Finding] | None" = None,
    checklist: bool = False,
    reviewer: Reviewer = LIBRARY,
    revisions: "Revisions | None" = None,
    anchors: bool = False,
    copy: "Clean | None" = None,
) -> bytes:
    """Return a report as the bytes of a file; the same report gives the same bytes, a PDF apart.

    Parameters: `kind` ".docx", ".txt", ".html", one page for a portal, or ".pdf", which LibreOffice makes and dates;
    `layout` the format; `numbering` "automatic" lets Word count, "typed" writes the same numbers as text, for portals
    and systems that drop automatic numbers; `findings` those of a check of this report, each a Word comment at the
    words that it is about, in the name of the `reviewer`; `checklist` True appends them as a checklist (核对单), on
    pages of its own, to tick; `revisions` a version since which changes are marked as Word's own tracked changes
    (修订), `anchors` True ties each paragraph and row to its place, for `read_back` to find it when others edited the
    file, both for a .docx file; `copy` Clean() makes the clean copy (清稿), which has none of these, and is refused
    while anything is open.

    Raises InvalidValue for an unknown kind or numbering, for a checklist without findings, findings of another report
    or of this one before it was changed, for findings in any but a .docx file without a checklist, which has no
    comments, and for revisions or anchors in one; WrongType for what is no Report; StillOpen for a clean copy of what
    has errors or gaps, without a reason; SaveFailed for a PDF where LibreOffice is not installed, and warns with
    MissingFonts where typefaces of the format are not.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> render(Report("{地区}工作报告", office, year=2018), ".txt").decode("utf-8")
    '示例县工作报告\\n\\n'
    """
    require_report(report, "render")
    if not isinstance(layout, Format):
        raise wrong_layout("render", layout)
    writer = writer_for(kind)
    require_numbering(numbering)
    require_flag(checklist, "render: checklist")
    require_flag(anchors, "render: anchors")
    manuscript = compose(report, layout.elements)
    if copy is not None:
        given = findings is not None or checklist or revisions is not None or anchors
        manuscript = _clean(report, manuscript, copy, layout, drafted=given, kind=kind)
        return writer(manuscript, layout, numbering)
    if not isinstance(reviewer, Reviewer):
        raise wrong_type("render: reviewer", reviewer, 'a Reviewer such as Reviewer("示例县人民政府办公室", "县府办")')
    if anchors:
        manuscript = _anchored(manuscript, kind)
    if report.approval:
        from reportkit.compose.approval import approval_sheet

        manuscript = attrs.evolve(manuscript, approval=approval_sheet(report))
    if revisions is not None:
        manuscript = _revised(manuscript, revisions, layout, kind)
    if findings is not None or checklist:
        from reportkit.review import annotated, with_checklist

        found = _require_findings(findings, manuscript, checklist=checklist)
        if kind.lower() in COMMENTED:
            manuscript = annotated(manuscript, found, reviewer)
        elif not checklist:
            raise InvalidValue("render: a {kind} file has no comments; give checklist=True, or no findings", kind=kind)
        if checklist:
            manuscript = with_checklist(manuscript, report, found)
    if revisions is not None and revisions.statement:
        from reportkit.comparison import with_statement

        manuscript = with_statement(manuscript, revisions)
    return writer(manuscript, layout, numbering)


def _anchored(manuscript: Manuscript, kind: str) -> Manuscript:
    if kind.lower() not in COMMENTED:
        raise InvalidValue("render: a {kind} file has no anchors; save the report as .docx", kind=kind)
    return attrs.evolve(manuscript, version=manuscript.digest)


def _revised(manuscript: Manuscript, revisions: object, layout: Format, kind: str) -> Manuscript:
    from reportkit.comparison import revised
    from reportkit.comparison.revisions import require_revisions

    given = require_revisions(revisions)
    if kind.lower() not in COMMENTED:
        raise InvalidValue("render: a {kind} file has no tracked changes; save the report as .docx", kind=kind)
    return revised(manuscript, given, layout)


def _clean(
    report: Report, manuscript: Manuscript, given: object, layout: Format, *, drafted: bool, kind: str
) -> Manuscript:
    from reportkit.review.clean import cleared, require_clean

    copy = require_clean(given)
    if drafted:
        raise InvalidValue(
            "render: a clean copy has no comments, checklist or tracked changes; give findings to Clean(findings=…)"
        )
    if copy.findings is None:
        from reportkit.rules import check

        made = cleared(report, check(report, layout=layout), copy, layout)
    else:
        made = cleared(report, _require_findings(copy.findings, manuscript, checklist=False), copy, layout)
    if made.properties and kind.lower() not in COMMENTED:
        raise InvalidValue("render: a {kind} file keeps no reason; mend what is open, or save a .docx", kind=kind)
    return made


def _require_findings(findings: object, manuscript: Manuscript, *, checklist: bool) -> "Findings":
    from reportkit.rules import Finding, Findings

    if findings is None:
        raise InvalidValue("render: a checklist shows what a check found; give findings=check(report) with it")
    if isinstance(findings, Findings):
        return _require_own(findings, manuscript)
    if not isinstance(findings, (list, tuple)):
        raise wrong_type("render: findings", findings, "what check(report) returns")
    for number, finding in enumerate(findings):
        if not isinstance(finding, Finding):
            raise wrong_type(f"render: findings[{number}]", finding, "a Finding")
    if checklist:
        raise wrong_type("render: findings", findings, "all of check(report); the checklist shows what was checked")
    return _require_own(Findings(findings), manuscript)


def _require_own(findings: "Findings", manuscript: Manuscript) -> "Findings":
    """Refuse what a check found in anything but these words: its comments would stand at wrong ones."""
    from reportkit.review import first_foreign_place

    if findings.digest and findings.digest != manuscript.digest:
        title, own = findings.title, manuscript.title.replace("\n", "")
        before = Message("this report before it was changed, or a file of it")
        whose = before if title == own else Message('"{title}"', title=brief(title))
        raise InvalidValue(
            "render: findings: they are of {whose}; check this report again: findings=check(report)", whose=whose
        )
    if not findings.digest and (number := first_foreign_place(manuscript, findings)) is not None:
        place = shown(findings[number].place)
        raise InvalidValue(
            "render: findings[{number}]: this report has no {place}; check it again: check(report)",
            number=number,
            place=place,
        )
    return findings


def save(
    report: Report,
    path: str | os.PathLike[str],
    *,
    layout: Format = GB9704,
    numbering: Numbering = "automatic",
    findings: "Sequence[Finding] | None" = None,
    checklist: bool = False,
    reviewer: Reviewer = LIBRARY,
    revisions: "Revisions | None" = None,
    anchors: bool = False,
    copy: "Clean | None" = None,
) -> None:
    """Save a report as a .docx, .txt, .html or .pdf file, as the path's suffix says; folders on the way are made.

    The other parameters are those of `render`.

    Parameters: `path` where to, ending in .docx, .txt, .html or .pdf.

    The file is written beside its target and put in its place when it is whole: an error, or a full disk,
    leaves the old file as it was and nothing else behind. It has the permissions of the old file, but is a new one:
    where the old one has a second name (hard link), that keeps the old report.

    Raises what `render` raises, InvalidValue for another suffix, SaveFailed where the file cannot be written, for
    instance because it is open in Word.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> save(Report("{地区}工作报告", office, year=2018), "报告.doc")
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: save: got '报告.doc'; give a path that ends in .docx, .html, .pdf, .txt
    """
    target = as_path(path, "save")
    if target.suffix.lower() not in WRITERS:
        raise wrong_value("save", target.name, Message("a path that ends in {suffixes}", suffixes=SUFFIXES))
    made = render(
        report,
        target.suffix,
        layout=layout,
        numbering=numbering,
        findings=findings,
        checklist=checklist,
        reviewer=reviewer,
        revisions=revisions,
        anchors=anchors,
        copy=copy,
    )
    write_whole(target, made)


def to_document(report: Report, *, layout: Format = GB9704, numbering: Numbering = "automatic") -> "WordDocument":
    """Return a finished report as a python-docx Document, for a script that adds something of its own and saves it.

    The parameters and errors are those of `render`. What is added, the library does not know: it numbers, checks
    and counts nothing of it, and a report is not read back from the Document.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> document = to_document(Report("{地区}工作报告", office, year=2018))
    >>> document.add_paragraph("抄送：县委办公室。").text
    '抄送：县委办公室。'
    """
    from reportkit.writers.docx.package import opened

    return opened(render(report, layout=layout, numbering=numbering))
