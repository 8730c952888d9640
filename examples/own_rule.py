"""An office's own rule beside the library's, and a finding kept back with its reason.

The office wants every hot line named with its hours, since people call at night and complain.
"""

import re
from collections.abc import Iterator

from reportkit import Body, Report, Section, check
from reportkit.rules import RULES, CheckContext, Fault, Findings, Force, Input, Severity, Suppression, rule

HOTLINE = re.compile(r"“?12345”?(?:政务服务便民)?热线(?!（)")


@rule(
    title="热线未注明服务时间",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    needs=Input.TEXT,
    bad={"preamble": ["群众可以拨打12345热线咨询。"]},
    good={"preamble": ["群众可以拨打12345热线（每天24小时）咨询。"]},
)
def hotline_without_hours(context: CheckContext) -> Iterator[Fault]:
    """A hot line named without its hours is called when nobody answers."""
    for passage in context.passages:
        for found in HOTLINE.finditer(passage.plain):
            yield Fault(passage.place, "请在热线后注明服务时间，如（每天24小时）", found[0], found.start())


OURS = (*RULES, hotline_without_hours)
"""What the office asks of every draft: the library's rules and its own."""

SUPPRESSIONS = [Suppression("hotline_without_hours", "正文另有服务时间表", place="sections[0]")]
"""What it has decided not to hear, and why; the findings are still counted."""


def build() -> Report:
    """A small report that names the hot line twice, once beside its hours."""
    return Report(
        "{地区}{年}年政务服务工作报告",
        Body("示例县人民政府办公室", area="示例县"),
        year=2023,
        sections=[
            Section("受理渠道", ["公众可以拨打12345热线反映问题，服务时间见县政府门户网站。"]),
            Section("公开目录", ["对公开目录的意见，请拨打“12345”热线。"]),
        ],
    )


def findings() -> Findings:
    """What the office is told of it."""
    return check(build(), rules=OURS, suppressions=SUPPRESSIONS)


if __name__ == "__main__":
    found = findings()
    for finding in found:
        print(finding)
    for kept in found.suppressed:
        print(f"不再提示：{kept.finding}（{kept.reason}）")
