"""What a script says of the rows of the national tables to whoever fills them in: their labels, last year's values."""

from collections.abc import Iterator, Mapping, Sequence

from reportkit.annual_report.applicants import KINDS
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.disclosure import Disclosure
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.own_words import AnnualReportInOwnWords
from reportkit.annual_report.reviews import GROUPS, RESULTS, Reviews
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN, NEW, TOTAL
from reportkit.annual_report.schema import GROUPS as OUTCOME_GROUPS
from reportkit.wording import Number, number

ADDED_UP = "总计和小计自动得出"
CARRIED = "由上年结转下年度的填好，请核对"


def remarks_on(form: AnnualReport | AnnualReportInOwnWords) -> Mapping[str, str]:
    """Return what to say of the rows of a form's tables, by their paths in it.

    >>> from reportkit.projects import open_edition
    >>> remarks = remarks_on(open_edition(2024))
    >>> remarks["disclosure.regulations"], remarks["applications.refused.state_secret"]
    ('规章：本年制发件数、本年废止件数、现行有效件数', '（三）不予公开 1.属于国家秘密')
    """
    below = "ledgers." if isinstance(form, AnnualReportInOwnWords) else ""
    last = form.last_year or AnyLedgers()
    now = form.ledgers
    found: list[tuple[str, str]] = []
    if now.disclosure is not None:
        found += _of_disclosure(now.disclosure, last.disclosure)
    if now.applications is not None:
        found += _of_applications(now.applications, last.applications)
    if now.reviews is not None:
        found += _of_reviews(last.reviews)
    return {f"{below}{path}": remark for path, remark in found}


def _of_disclosure(ledger: Disclosure, last: Disclosure | None) -> Iterator[tuple[str, str]]:
    shared = None if last is None else type(ledger).beside(last)
    before = {} if shared is None else shared.values()
    for item in ledger.items:
        for row, label in item.rows.items():
            names = [column.figure.format(label) for column in item.columns]
            columns = "、".join(column.label for column in item.columns)
            quoted = "；有小数的加引号" if any(column.unit in ("元", "万元") for column in item.columns) else ""
            yield f"disclosure.{row}", f"{label}：{columns}{quoted}{_last([before.get(name) for name in names])}"


def _of_applications(ledger: ApplicationLedger, last: ApplicationLedger | None) -> Iterator[tuple[str, str]]:
    before = {} if last is None else {row.name: row_of.kinds for row, row_of in last.rows()}
    groups = {group.name: group.label for group in OUTCOME_GROUPS}
    for row in ledger.schema:
        if row in (TOTAL, CARRIED_FORWARD):
            continue  # they are worked out
        label = f"{groups[row.group]} {row.label}" if row.group else row.label
        if row is NEW:
            label += f"：{'、'.join(kind.label for kind in KINDS)}；{ADDED_UP}"
        if row is CARRIED_IN and last is not None:
            label += f"，{CARRIED}"
        yield f"applications.{row.path}", f"{label}{_last(before.get(row.name, ()))}"


def _of_reviews(last: Reviews | None) -> Iterator[tuple[str, str]]:
    columns = "、".join(label for _, label in RESULTS)
    for path, name in GROUPS:
        yield f"reviews.{path}", f"{name}：{columns}{_last(getattr(last, path).results) if last else ''}"


def _last(values: Sequence[Number | None]) -> str:
    """Return what last year's values were, nothing where none is known."""
    known = [value for value in values if value is not None]
    return f"；上年{'、'.join('未填' if value is None else number(value) for value in values)}" if known else ""
