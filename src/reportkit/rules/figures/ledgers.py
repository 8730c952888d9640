"""Rules about the equations that a report brings along for its figures: whether they hold, or why not."""

from collections.abc import Iterator
from datetime import date

from reportkit.model.identity import Identity, Side
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.national_equations import broken
from reportkit.rules.figures.printed import fault_at, printed, printed_in_cells
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exactly, full_date, number

FORMAT = "国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号"

TYPED = (
    "工作报告\n申请人情况 | 自然人 | 商业企业 | 总计\n一、本年新收政府信息公开申请数量 | {}\n"
    "二、上年结转政府信息公开申请数量 | 1 | 0 | 1\n（一）予以公开 | 5 | 2 | 7\n（七）总计 | {}\n"
    "四、结转下年度继续办理 | 2 | 0 | 2"
)

UNEQUAL = ("B3", "示例表", "总计", 4, "各项合计", 3)


@rule(
    title="勾稽关系不符",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source=FORMAT,
    bad=[
        {"identities": [Identity(*UNEQUAL)]},
        {"text": TYPED.format("6 | 2 | 9", "5 | 2 | 7")},
        {"text": TYPED.format("6 | 2 | 8", "4 | 2 | 6")},
    ],
    good=[
        {"identities": [Identity("B3", "示例表", "总计", 3, "各项合计", 3), Identity(*UNEQUAL, must_hold=False)]},
        {"text": TYPED.format("6 | 2 | 8", "5 | 2 | 7")},
    ],
    needs=Input.TEXT,
)
def identity_broken(context: CheckContext) -> Iterator[Fault]:
    """An equation between the figures of a table that cannot fail was broken: a figure was mistyped.

    Of a form that a report brings along the form is asked, of the national tables in other texts their cells.
    """
    if context.given_report is None or not context.report.identities:
        yield from broken(context)
    if context.given_report is not None:
        yield from _broken(context, must_hold=True)


@rule(
    title="勾稽关系待说明",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"identities": [Identity(*UNEQUAL, must_hold=False)]},
    good={"identities": [Identity(*UNEQUAL, must_hold=False, reason="机构改革，统计范围调整")]},
)
def identity_unexplained(context: CheckContext) -> Iterator[Fault]:
    """An equation that holds unless there is a reason wants that reason, for whoever signs."""
    yield from _broken(context, must_hold=False)
    for identity in context.report.identities:
        if identity.left is None and isinstance(identity.right, date):
            told = f"{identity.left_words}尚未填写，{identity.right_words}为{_plain(identity.right)}"
            yield Fault("identities", f"{identity.name}：{told}", identity.name)


def _broken(context: CheckContext, *, must_hold: bool) -> Iterator[Fault]:
    for identity in context.report.identities:
        if identity.holds is False and identity.must_hold == must_hold and (must_hold or not identity.reason):
            figure = identity.figure or ""
            found = printed_in_cells(context).get(figure) or printed(context).get(figure)  # a cell before a sentence
            yield fault_at(found, _said(identity), identity.name, "identities")


def _said(identity: Identity) -> str:
    asked = (
        "" if identity.must_hold else f'；如属实，请说明{identity.name}不符的原因：reasons={{"{identity.name}": "……"}}'
    )
    return f"{equation(identity)}{asked}"


def equation(identity: Identity) -> str:
    """Return how an equation that is broken is told: where, both its sides, how far they are apart."""
    left, right = identity.left, identity.right
    sides = f"{identity.left_words}为{_plain(left)}，{identity.right_words}为{_plain(right)}"
    if not isinstance(left, date) and not isinstance(right, date) and left is not None and right is not None:
        with exactly():
            sides += f"，相差{number(max(left, right) - min(left, right))}"
    should = "应当相等" if identity.relation == "==" else "前者不应大于后者"
    if isinstance(left, date):
        should = "前者不应晚于后者"
    return f"{identity.name}：{identity.place}，{sides}；{should}"


def _plain(side: Side) -> str:
    return full_date(side) if isinstance(side, date) else number(side or 0)
