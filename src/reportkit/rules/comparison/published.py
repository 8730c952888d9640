"""Rules about the days of a report: when its year ends, when it is signed, when it goes out."""

from collections.abc import Iterator
from datetime import date

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.signed import signed_day, signed_days
from reportkit.wording import full_date

YEARLY = expression("(?:年度报告|年度工作报告|年报)(?![一-鿿])")
DISCLOSURE = expression("政府信息公开(?:工作)?年度报告(?![一-鿿])")
PART_YEAR = expression("半年|季度|月")
DEADLINE = (3, 31)
DEADLINE_IDENTITY = "期限"
"""The equation by which an edition of the annual report watches over the day it is signed."""
DUE = "公布期限"
"""What that equation calls the last day."""


def _year_ends(context: CheckContext) -> date | None:
    """Return the last day of the year that a report is on, None for what is no report of a whole year."""
    title = context.manuscript.title
    if context.year is None or not YEARLY.search(title) or PART_YEAR.search(title):
        return None
    return date(context.year, 12, 31)


def _due(context: CheckContext) -> date | None:
    """Return by when a report is published: as its edition has it, or by law; None for one that is not due."""
    for identity in context.given_report.identities if context.given_report else ():
        if identity.name == DEADLINE_IDENTITY and identity.right_words == DUE and isinstance(identity.right, date):
            return identity.right
    end = _year_ends(context)
    return date(end.year + 1, *DEADLINE) if end and DISCLOSURE.search(context.manuscript.title) else None


def _watched(context: CheckContext) -> bool:
    """Tell whether an edition watches over the day of signing by itself."""
    report = context.given_report
    return report is not None and any(identity.name == DEADLINE_IDENTITY for identity in report.identities)


@rule(
    title="成文早于期末",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"title": "2018年度工作年度报告", "signed": date(2018, 12, 31)},
        {"text": "示例县2018年工作年度报告\n示例县人民政府\n（2019年1月23日）\n内容。\n示例县人民政府\n2018年1月23日"},
    ],
    good={"title": "2018年度工作年度报告", "signed": date(2019, 1, 2)},
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def signed_before_year_end(context: CheckContext) -> Iterator[Fault]:
    """A report on a year is signed when the year is over: until then its figures are not known."""
    end = _year_ends(context)
    for signed in signed_days(context):
        if end and signed[0] <= end and not _watched(context):
            message = f"成文日期为{full_date(signed[0])}，统计期到{full_date(end)}，当天尚未结束；请核对"
            yield Fault(signed[1], message, signed[2], 0)


ONE_YEAR = expression(r"(?<![0-9—～至-])(?P<year>20[0-9]{2})年度?(?![0-9—～至-])")
OF_PAST = expression("(?:工作|情况|年度|公开)(?:的)?(?:报告|总结|年报)(?![一-鿿])|年报(?![一-鿿])")
LONG_BUSINESS = expression("审计|整改|决算|规划|计划|方案|项目|评价|评估|调查|监测")
"""Reports that may take years."""


@rule(
    title="成文日期与报告年度相差过远",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"title": "示例县2018年政务公开工作报告", "signed": date(2021, 1, 9)},
    good={"title": "示例县2018年政务公开工作报告", "signed": date(2019, 12, 9)},
    needs=Input.TEXT,
)
def signed_years_later(context: CheckContext) -> Iterator[Fault]:
    """A report on a year is signed in the next; one signed years later has the year of another report, or a slip."""
    title, signed = context.manuscript.title, signed_day(context)
    years = {int(found["year"]) for found in ONE_YEAR.finditer(title)}
    if signed and len(years) == 1 and OF_PAST.search(title) and not LONG_BUSINESS.search(title):
        (year,) = years
        if signed[0].year > year + 1 and not _watched(context):
            message = f"标题写{year}年，成文日期为{full_date(signed[0])}，相差{signed[0].year - year}年；请核对"
            yield Fault(signed[1], message, signed[2], 0)


@rule(
    title="成文晚于发布",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"signed": date(2019, 1, 24), "published": date(2019, 1, 21)},
    good={"signed": date(2019, 1, 14), "published": date(2019, 1, 14)},
    needs=Input.PUBLISHED,
)
def signed_after_publication(context: CheckContext) -> Iterator[Fault]:
    """What goes out has been signed before, or on the day."""
    signed, published = signed_day(context), context.published
    if signed and published and signed[0] > published:
        message = f"成文日期{full_date(signed[0])}晚于发布日期{full_date(published)}；请核对"
        yield Fault(signed[1], message, signed[2], 0)


@rule(
    title="发布早于期末",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"title": "2018年度工作年度报告", "published": date(2018, 12, 31)},
    good={"title": "2018年度工作年度报告", "published": date(2019, 1, 21)},
    needs=Input.PUBLISHED,
)
def published_before_year_end(context: CheckContext) -> Iterator[Fault]:
    """Figures that run to 31 December are not known before that day is over."""
    signed, published, end = signed_day(context), context.published, _year_ends(context)
    if published and end and published <= end and not (signed and signed[0] <= end):  # told of the day of signing
        message = f"发布日期为{full_date(published)}，统计期到{full_date(end)}，当天尚未结束；请核对"
        yield Fault("title", message)


@rule(
    title="逾期发布",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="《中华人民共和国政府信息公开条例》（2019年）第四十九条",
    bad={"title": "2018年政府信息公开工作年度报告", "published": date(2019, 4, 18)},
    good={"title": "2018年政府信息公开工作年度报告", "published": date(2019, 3, 31)},
    needs=Input.PUBLISHED,
    reads=(TextFeature.YEAR,),
)
def published_after_deadline(context: CheckContext) -> Iterator[Fault]:
    """The annual report on open government information is published by 31 March of the next year, or before.

    An edition knows by when: the office's own report is due on 31 January.
    """
    published, due = context.published, _due(context)
    if published is None or due is None:
        return
    signed = signed_day(context)
    if published > due and not (signed and signed[0] > due and _watched(context)):  # told by the edition
        message = f"发布日期为{full_date(published)}，公布期限为{full_date(due)}；请核对，逾期的请说明原因"
        yield Fault("title", message)
