"""A rule about the year before the one reported on, where a report tells its own work of it."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import FLOWING, marked
from reportkit.rules.rule import Fault, Input, rule

COMPARED = re.compile(
    "比|较|同期|增|减|上升|下降|以来|至|(?<![收接受])到|—|～|截至|结转(?!至?下)|整改|反馈|考核|评估|获|被评|荣"
)
"""Words of sentences that tell of the year before by right."""
SHORTEST_TOPIC = 4  # 字 that a heading has in common with the title


@rule(
    title="年份疑为上年",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县2018年法治政府建设工作报告\n一、2017年度法治政府建设情况\n内容。"},
        {"text": "示例县2018年工作报告\n（一）主动公开情况。2017年，我县积极推进，全年主动公开信息42条。"},
        {"text": "示例县2018年工作报告\n（二）依申请公开。2017年，全年收到申请14件，已办结12件，2件结转下年办理。"},
    ],
    good=[
        {
            "text": "示例县2018年法治政府建设工作报告\n一、2018年法治政府建设情况\n"
            "内容。\n二、2017年法治政府建设考核反馈问题整改情况\n内容。"
        },
        {
            "text": "示例县2018年工作报告\n2017年，全年公开30条；2018年，全年公开42条。2017年，县政府印发了《办法》。"
            "\n2017年，全年公开30条，比上年增长5%。"
        },
    ],
    needs=Input.TEXT,
    habit=True,
    leaves_open="The year may be wrong, or the whole sentence last year's; the office has to look.",
    reads=(TextFeature.YEAR,),
)
def year_left_behind(context: CheckContext) -> Iterator[Fault]:
    """A heading on the report's own topic, and a sentence on the whole year, are on the year reported on."""
    year = context.year
    if year is None:
        return
    last = re.compile(rf"(?<!\d){year - 1}年度?(?![—～至])")
    whole = re.compile(rf"(?:^|(?<=。)){year - 1}年，(?P<rest>[^。；]*)")
    title = context.manuscript.title
    for passage in context.holding(str(year - 1)):
        text = passage.plain
        if str(year) in text or passage.role not in FLOWING:
            continue
        for found in last.finditer(text) if passage.role in HEADINGS else ():
            topic = text[found.end() : found.end() + SHORTEST_TOPIC]
            if len(topic) == SHORTEST_TOPIC and topic in title and not COMPARED.search(text):
                yield _fault(passage.place, found, year)
        for found in whole.finditer(text) if passage.role not in HEADINGS else ():
            if re.search(r"全年[^，。；\d]{0,16}\d", found["rest"]) and not COMPARED.search(found["rest"]):
                message = f"本报告的年度为{year}年，这里说的是{year - 1}年全年；请核对"
                yield marked(passage, message, found.start(), found.start() + len(f"{year}年"))


def _fault(place: str, found: re.Match[str], year: int) -> Fault:
    message = f"本报告的年度为{year}年，标题写{found[0]}；请核对"
    return Fault(place, message, found[0], found.start())
