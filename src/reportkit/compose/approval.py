"""What an approval sheet says: what the report gives under its labels, and what it knows of itself."""

from collections.abc import Iterator, Sequence

from reportkit.compose.composer import Composer
from reportkit.compose.figures import Spans
from reportkit.errors import InvalidValue, shown
from reportkit.manuscript import Mark, text_of
from reportkit.manuscript.approval import ApprovalEntry, ApprovalSheet
from reportkit.model import Opinion, Report
from reportkit.wording import full_date

BLANK_DAY = "　　年　　月　　日"


def approval_sheet(report: Report) -> ApprovalSheet | None:
    """Return the approval sheet of a report, None where it tells nothing of its approval.

    Raises InvalidValue where it tells another thing there than it says itself.

    >>> from reportkit.model import Body
    >>> drafted = {"拟稿": Opinion("李四", unit="信息公开股")}
    >>> report = Report("工作报告", Body("示例县人民政府", area="示例县"), year=2018, approval=drafted)
    >>> [(entry.words, entry.signed) for entry in approval_sheet(report).told["拟稿"]]
    [('信息公开股', '李四　　　年　　月　　日')]
    """
    if not report.approval:
        return None
    known = dict(_known(Composer(report)))
    told = {label: _entries(given) for label, given in report.approval.items()}
    for label in known.keys() & told.keys():
        if known[label] != told[label]:
            own = "；".join(entry.words for entry in known[label])
            raise InvalidValue(
                "Report.approval[{label}]: the report itself says {own}; leave it out here",
                label=shown(label),
                own=shown(own),
            )
    return ApprovalSheet(report.office.name, {**known, **told}, frozenset(told))


def _entries(given: str | Opinion | Sequence[Opinion]) -> tuple[ApprovalEntry, ...]:
    match given:
        case str():
            return (ApprovalEntry(given),)
        case Opinion():
            return (_opinion(given),)
        case _:
            return tuple(map(_opinion, given))


def _opinion(given: Opinion) -> ApprovalEntry:
    """Return an opinion with room for what is still to be written."""
    said = f"{given.unit}：{given.words}" if given.unit and given.words else given.unit or given.words or ""
    if given.unit and not (given.words or given.name or given.day):
        said = f"{given.unit}："
    day = full_date(given.day) if given.day else BLANK_DAY
    return ApprovalEntry(said, f"{given.name}　{day}" if given.name else day)


def _known(composer: Composer) -> Iterator[tuple[str, tuple[ApprovalEntry, ...]]]:
    """Yield what a report says of itself, by the labels of sheets."""
    report, beside = composer.report, composer.resolver.beside
    head, imprint = report.letterhead, report.imprint

    def names(given: Sequence[str], path: str) -> str:
        return "、".join(text_of(beside(name, f"{path}[{number}]")) for number, name in enumerate(given))

    titles = [text_of(title).replace("\n", "") for title in composer.attachment_titles]
    numbered = [f"{number}.{title}" for number, title in enumerate(titles, 1)] if titles[1:] else titles
    said: list[tuple[str, Sequence[str]]] = [
        ("标题", [composer.title_unbroken]),
        ("发文字号", [_number(composer.document_number)]),
        ("密级", [(head.secrecy if head else None) or ""]),
        ("紧急程度", [(head.urgency if head else None) or ""]),
        ("主送机关", [names(report.addressees, "addressees")]),
        ("抄送机关", [names((imprint.copies if imprint else None) or (), "imprint.copies")]),
        ("附件", numbered),
        ("稿次", [str(report.stage or "")]),
        ("印发机关", [text_of(_printer(composer))]),
        ("印发日期", [full_date(imprint.printed) if imprint and imprint.printed else ""]),
    ]
    for label, texts in said:
        if entries := tuple(ApprovalEntry(text) for text in texts if text):
            yield label, entries


def _number(spans: Spans) -> str:
    """Return a number, or nothing while it is a gap: it is written on the sheet when the document is signed."""
    return "" if any(span.mark is Mark.PLACEHOLDER for span in spans) else text_of(spans)


def _printer(composer: Composer) -> Spans:
    imprint = composer.report.imprint
    return composer.resolver.beside(imprint.office if imprint else None, "imprint.office")
