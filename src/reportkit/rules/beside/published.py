"""Rules about the days of a report: when its year ends, when it is signed, when it goes out."""

import re
from collections.abc import Iterator
from datetime import date

from reportkit.manuscript import Role
from reportkit.rules.finding import Force, Severity
from reportkit.rules.material import Material
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import full_date

DAY = re.compile("(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")

YEARLY = re.compile("(?:年度报告|年度工作报告|年报)(?![一-鿿])")
DISCLOSURE = re.compile("政府信息公开(?:工作)?年度报告(?![一-鿿])")
PART_YEAR = re.compile("半年|季度|月")
DEADLINE = (3, 31)
DEADLINE_IDENTITY = "期限"
"""The equation by which an edition of the annual report watches over the day it is signed."""


def _signed(material: Material) -> tuple[date, str, str] | None:
    """Return the day of signing, its place and its words; None where none stands, or one that is no day."""
    for passage in material.passages:
        found = DAY.search(passage.plain) if passage.role is Role.DATE else None
        if found:
            try:
                day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
            return day, passage.place, passage.text
    signed = material.manuscript.signed
    return (signed, "signed", full_date(signed)) if signed else None


def _year_ends(material: Material) -> date | None:
    """Return the last day of the year that a report is on, None for what is no report of a whole year."""
    title = material.manuscript.title
    if material.year is None or not YEARLY.search(title) or PART_YEAR.search(title):
        return None
    return date(material.year, 12, 31)


def _watched(material: Material) -> bool:
    """Tell whether an edition watches over the day of signing by itself."""
    report = material.given_report
    return report is not None and any(identity.name == DEADLINE_IDENTITY for identity in report.identities)


@rule(
    title="成文早于期末",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"title": "2018年度工作年度报告", "signed": date(2018, 12, 31)},
    good={"title": "2018年度工作年度报告", "signed": date(2019, 1, 2)},
    needs=Input.TEXT,
)
def signed_before_year_end(material: Material) -> Iterator[Fault]:
    """A report on a year is signed when the year is over: until then its figures are not known."""
    signed, end = _signed(material), _year_ends(material)
    if signed and end and signed[0] <= end and not _watched(material):
        message = f"成文日期为{full_date(signed[0])}，统计期到{full_date(end)}，当天尚未结束；请核对"
        yield Fault(signed[1], message, signed[2])


@rule(
    title="成文晚于发布",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"signed": date(2019, 1, 24), "published": date(2019, 1, 21)},
    good={"signed": date(2019, 1, 14), "published": date(2019, 1, 14)},
    needs=Input.PUBLISHED,
)
def signed_after_publication(material: Material) -> Iterator[Fault]:
    """What goes out has been signed before, or on the day."""
    signed, published = _signed(material), material.published
    if signed and published and signed[0] > published:
        message = f"成文日期{full_date(signed[0])}晚于发布日期{full_date(published)}；请核对"
        yield Fault(signed[1], message, signed[2])


@rule(
    title="发布早于期末",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"title": "2018年度工作年度报告", "published": date(2018, 12, 31)},
    good={"title": "2018年度工作年度报告", "published": date(2019, 1, 21)},
    needs=Input.PUBLISHED,
)
def published_before_year_end(material: Material) -> Iterator[Fault]:
    """Figures that run to 31 December are not known before that day is over."""
    signed, published, end = _signed(material), material.published, _year_ends(material)
    if published and end and published <= end and not (signed and signed[0] <= end):  # told of the day of signing
        message = f"发布日期为{full_date(published)}，统计期到{full_date(end)}，当天尚未结束；请核对"
        yield Fault("title", message, full_date(published))


@rule(
    title="逾期发布",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="政府信息公开条例 (2019), article 49",
    bad={"title": "2018年政府信息公开工作年度报告", "published": date(2019, 4, 18)},
    good={"title": "2018年政府信息公开工作年度报告", "published": date(2019, 3, 31)},
    needs=Input.PUBLISHED,
)
def published_after_deadline(material: Material) -> Iterator[Fault]:
    """The annual report on open government information is published by 31 March of the next year."""
    published, end = material.published, _year_ends(material)
    if published is None or end is None or not DISCLOSURE.search(material.manuscript.title):
        return
    due = date(end.year + 1, *DEADLINE)
    signed = _signed(material)
    if published > due and not (signed and signed[0] > due and _watched(material)):  # told by the edition
        message = f"发布日期为{full_date(published)}，法定期限为{full_date(due)}；请核对，逾期的请说明原因"
        yield Fault("title", message, full_date(published))
