"""What the gallery says of each script of examples/: the one place to change when one comes or goes."""

import ast
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from website.pages import ROOT

EXAMPLES = ROOT / "examples"


@frozen
class Example:
    """A script, what it shows, in Chinese, and of which page of which of its files its picture is.

    In English the first line of the script says it.
    """

    script: str
    chinese: str
    page: int = 1
    file: str = "*.docx"

    @property
    def path(self) -> Path:
        return EXAMPLES / self.script

    @property
    def picture(self) -> str:
        return f"pictures/gallery/{self.path.stem}.png"

    @property
    def english(self) -> str:
        said = ast.get_docstring(ast.parse(self.path.read_text(encoding="utf-8"))) or ""
        return " ".join(said.split("\n\n")[0].split())


@frozen
class Shelf:
    """Examples that stand side by side."""

    chinese: str
    english: str
    examples: Sequence[Example]


SHELVES = (
    Shelf(
        "一份报告",
        "A report",
        (
            Example("hello.py", "最小的报告：一个部分，两条措施，一项数据。"),
            Example("figures.py", "一项数据的各种写法，对照写出来的样子；同一组数据列成表格、写成句子。"),
            Example("tables.py", "各种样式的表格、附件、图，以及正文对它们的引用。"),
            Example("charts.py", "数据画成柱形图、折线图和饼图，在Word里可以继续修改。"),
            Example("long_report.py", "带目录的长报告：三级标题、加粗、链接、脚注、表格。"),
        ),
    ),
    Shelf(
        "公文",
        "Documents under a letterhead",
        (
            Example("notice.py", "县政府办公室发给各部门的通知，有附件和版记。"),
            Example("upward_report.py", "报上级的报告：发文字号旁有签发人，标密级和紧急程度。"),
            Example("joint_notice.py", "三个机关联合发的通知：版头和落款都有三家的名称。"),
            Example("letter.py", "信函格式的函：首页上下有红色双线，首页不编页码。"),
            Example("order.py", "政府令：以文种作标志，由负责人签名章署名。"),
            Example("minutes.py", "会议纪要：专用的标志，文后列出席、请假、列席人员。"),
            Example("regulations.py", "政府规章：分章、条、款、项、目，各章的条连续编号。"),
        ),
    ),
    Shelf(
        "政府信息公开工作年度报告",
        "The annual report",
        (
            Example(
                "annual_report_2021.py",
                "2021年起的格式：一套数据，写出全县汇总和本机关两份报告。",
                4,
                "临澜县2023*.docx",
            ),
            Example("annual_report_2019.py", "2019年、2020年的格式，附上年的表。", 2),
            Example("lushan_2018.py", "一个县级市2018年的完整报告：换一个县，正文不用改。"),
            Example("lushan_sent_up.py", "同一份报告作为上行文报出：加红头和版记，签发人、文号待补。"),
            Example("lushan_statistics.py", "同一份报告附上国家统一的统计表，表与正文数据一致。", 12),
            Example("other_county.py", "用庐山市报告的正文写另一个县的报告：只换机关、年份和数据。"),
            Example(
                "province/hundred_counties.py",
                "一百个县：一个工作簿的数据，各县一份报告，先检查再保存，Word、网页、文本各一份。",
                1,
                "政务公开工作报告.docx",
            ),
            Example(
                "county_returns/county_returns.py",
                "十二个单位填报、核对、更正、汇总，写出全县的年度报告。",
                1,
                "*报告.docx",
            ),
        ),
    ),
    Shelf(
        "检查和送审",
        "Checking and approval",
        (
            Example("checks.py", "在一份报告里埋入三十处问题，不多不少查出三十处，列成核对单。", 5),
            Example("own_rule.py", "本单位自己的检查规则，以及说明理由后不再提示的一条。", 2),
            Example(
                "approval/approval.py",
                "送审、退回、采用修改、再送审、清稿的全过程：第二稿标出修订。",
                2,
                "送审稿第二稿.docx",
            ),
            Example(
                "another_office/shili_office.py",
                "本单位的版式：行距28磅，西文用Times New Roman，装成程序包供各处使用。",
            ),
        ),
    ),
)


def every() -> list[Example]:
    return [example for shelf in SHELVES for example in shelf.examples]
