"""A report as a file of it is read: charts are no text, so that of each there is its caption alone."""

from collections.abc import Sequence
from typing import Any

import attrs

from reportkit.compose import compose
from reportkit.formats import GB9704, Format
from reportkit.manuscript import Line, Role
from reportkit.model import Attachment, Measure, Report, Section
from reportkit.model.chart import Chart


def without_charts(report: Report, layout: Format = GB9704) -> Report:
    """Return a report with the captions of its charts, as they print, in their place.

    >>> from reportkit.model import Body, Statistic
    >>> office, told = Body("示例县人民政府", area="示例县"), [Statistic("自然人申请", 352, "件")]
    >>> part = Section("概况", [Chart("pie", ["自然人申请"], caption="申请的构成")])
    >>> without_charts(Report("工作报告", office, facts=told, sections=[part])).sections[0].content
    ('图1\\u3000申请的构成',)
    """
    captions = {
        block.origin.removesuffix(".caption"): f"{block.number}{block.text}"
        for block in compose(report, layout.elements).blocks
        if isinstance(block, Line) and block.role is Role.PICTURE_CAPTION
    }
    attached = [
        attrs.evolve(one, content=_content(one.content, f"attachments[{number}].content", captions))
        for number, one in enumerate(report.attachments)
    ]
    kept: list[Attachment] = attached
    return attrs.evolve(report, sections=_content(report.sections, "sections", captions), attachments=kept)


def _content(content: Sequence[Any], path: str, captions: dict[str, str]) -> list[Any]:
    found: list[Any] = []
    for number, one in enumerate(content):
        place = f"{path}[{number}]"
        if isinstance(one, Chart):
            found += [captions[place]] if place in captions else []
        elif isinstance(one, (Section, Measure)):
            found.append(attrs.evolve(one, content=_content(one.content, f"{place}.content", captions)))
        else:
            found.append(one)
    return found
