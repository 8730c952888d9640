"""What a report holds beside text: tables of every shape, attachments, pictures, and references to all of them."""

import struct
import sys
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reportkit import Attachment, Body, Cell, Measure, Picture, Report, Section, Statistic, Table, save

OFFICE = Body("示例县人民政府办公室", area="示例县", telephone="0000-0000000")

DISCLOSED = {2014: 5120, 2015: 6480, 2016: 7015, 2017: 8420, 2018: 9136}

FACTS = [
    Statistic(
        "主动公开政府信息", 9136, "条", last=8420, parts={"网站公开": 7015, "政务新媒体公开": 1893, "公报公开": 228}
    ),
    Statistic("新收申请", 380, "件", last=352),
]

CHANNELS = Table(
    [
        ["政府网站", "{网站公开:数}", "{网站公开:占比}", 61.5, "5.25"],
        ["政务新媒体", "{政务新媒体公开:数}", "{政务新媒体公开:占比}", 12, "3.75"],
        ["政府公报", "{公报公开:数}", "{公报公开:占比}", 8.25, "—"],
        ["合计", "{主动公开政府信息:数}", "100%", 81.75, "9"],
    ],
    header=[
        [Cell("公开渠道", down=2), Cell("公开数量", across=2), Cell("经费", across=2)],
        ["条", "占比", "本年", "其中：一次性"],
    ],
    caption="{年}年各渠道主动公开政府信息情况",
    name="渠道表",
    unit="万元（经费）",
    notes=[
        "同一条信息通过多个渠道公开的，只计最先公开的渠道；转载上级机关和其他地区信息的，不计入本表。",
        "一次性经费指当年购置设备、升级系统的支出。",
    ],
    source="{地区}政务公开办公室统计、{地区}财政局决算数据",
)
"""Headers merged across, figures lined up at their decimal points, notes and a source below."""

TASKS: Mapping[str, Mapping[str, list[str]]] = {
    "重大建设项目": {
        "批准服务": ["审批事项、办理时限和收费标准", "项目建议书、可行性研究报告的批复结果"],
        "批准结果": ["项目核准、备案结果", "建设项目环境影响评价审批结果", "用地、规划许可结果"],
        "招标投标": ["资格预审和招标公告、评标结果", "合同订立及履行情况"],
    },
    "公共资源配置": {
        "住房保障": ["保障性住房的建设计划、申请条件和程序", "分配结果、退出情况", "农村危房改造对象和补助资金"],
        "政府采购": ["采购目录和限额标准", "采购公告、中标结果和合同", "投诉处理结果"],
    },
    "社会公益事业": {
        "脱贫攻坚": ["扶贫政策和年度计划", "扶贫资金分配结果、扶贫项目实施情况", "贫困人口退出的标准、程序和结果"],
        "环境保护": ["空气、饮用水水源水质监测结果"],
    },
}

DUTY = ["县发展改革委", "县自然资源局、县住房城乡建设局", "县财政局", "县民政局、县扶贫办、各乡镇人民政府"]

TASK_ROWS = [
    [area, matter, content, DUTY[(len(matter) + number) % len(DUTY)], way]
    for area, matters in TASKS.items()
    for matter, contents in matters.items()
    for number, content in enumerate(contents)
    for way in ("政府网站：自信息形成之日起20个工作日内", "公开栏、便民服务大厅：长期")
]

TASK_LIST = Table(
    TASK_ROWS,
    header=["领域", "事项", "公开内容", "责任单位", "渠道和时限"],
    caption="重点领域政府信息公开任务分解",
    name="任务表",
    grouped=3,
    widths=[4, 4, 9, 8, 8],
)
"""Labels merged down by what they say; header and labels stand again on each page that it runs over."""

MONTHS = Table(
    [
        {"乡镇（街道）": town, **{f"{month}月": (7 * place + 5 * month) % 23 for month in range(1, 13)}, "全年": total}
        for place, town in enumerate(["城关镇", "东河镇", "西山镇", "南塘乡", "北岭乡", "新区街道"], 1)
        for total in [sum((7 * place + 5 * month) % 23 for month in range(1, 13))]
    ],
    caption="各乡镇（街道）每月公开信息数量",
    name="月度表",
    unit="条",
    landscape=True,
)
"""From mappings, as a data frame's to_dicts() gives them; on a page of its own that is turned."""

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

REASONS: Mapping[str, list[str]] = {
    "（一）予以公开": [],
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": [],
    "（三）不予公开": ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益"],
    "（四）无法提供": ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"],
    "（五）不予处理": ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物"],
}


def counted(seed: int) -> list[int]:
    """Made-up numbers: six kinds of applicants and their sum."""
    numbers = [seed % 97, seed % 7, 0, seed % 3, seed % 2, 0]
    return [*numbers, sum(numbers)]


def application_rows() -> list[list[str | int | Cell]]:
    rows: list[list[str | int | Cell]] = [
        [Cell("一、本年新收政府信息公开申请数量", across=3, align="left"), *counted(380)],
        [Cell("二、上年结转政府信息公开申请数量", across=3, align="left"), *counted(4)],
    ]
    results: list[list[str | int | Cell]] = []
    for number, (result, kinds) in enumerate(REASONS.items()):
        for place, kind in enumerate(kinds):
            label = [Cell(result, down=len(kinds), align="center")] if place == 0 else []
            results.append([*label, kind, *counted(31 * number + 7 * place)])
        if not kinds:
            results.append([Cell(result, across=2, align="left"), *counted(150 - 40 * number)])
    results.append([Cell("（六）总计", across=2, align="left"), *counted(382)])
    results[0].insert(0, Cell("三、本年度办理结果", down=len(results), align="center"))
    return [*rows, *results, [Cell("四、结转下年度继续办理", across=3, align="left"), *counted(2)]]


APPLICATIONS = Table(
    application_rows(),
    header=[
        [
            Cell(
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", across=3, down=3, align="left"
            ),
            Cell("申请人情况", across=7),
        ],
        [Cell("自然人", down=2), Cell("法人或其他组织", across=5), Cell("总计", down=2)],
        APPLICANTS[1:-1],
    ],
    widths=[3, 5, 14, *[3] * 7],
    dense=True,
)
"""Spans given cell by cell, as the national form has them."""

EQUIPMENT = Table(
    [
        [
            f"查阅点{number}",
            f"{town}便民服务中心",
            f"{number}号窗口旁，配电脑、打印机各一台，工作日9时至17时开放",
            "电子查询、纸质查阅、复印",
            f"{number}名",
        ]
        for number, town in enumerate(["城关镇", "东河镇", "西山镇", "南塘乡"], 1)
    ],
    header=["名称", "地点", "设施和开放时间", "提供的服务", "工作人员"],
)

DIGITS = ("75557", "26227", "71747", "71717", "55711", "74717", "74757", "71111", "75757", "75717")
"""Each digit as five rows of three dots: an octal digit a row."""


def chart(values: Mapping[int, int]) -> bytes:
    """Draw a bar for each year, its year below and its value above, as a PNG of 130 mm."""
    wide, high, step, dot = 1040, 520, 1040 // len(values), 5
    rows = [bytearray(b"\xff" * wide) for _ in range(high)]

    def fill(left: int, top: int, right: int, bottom: int, grey: int) -> None:
        for row in rows[top:bottom]:
            row[left:right] = bytes([grey]) * (right - left)

    def write(number: int, centre: int, top: int) -> None:
        left = centre - len(str(number)) * 2 * dot
        for place, digit in enumerate(str(number)):
            for down, dots in enumerate(DIGITS[int(digit)]):
                for across in (across for across in range(3) if int(dots) >> (2 - across) & 1):
                    x, y = left + (4 * place + across) * dot, top + down * dot
                    fill(x, y, x + dot, y + dot, 0)

    foot = high - 8 * dot
    fill(0, foot, wide, foot + 3, 0)
    for place, (year, value) in enumerate(values.items()):
        centre = place * step + step // 2
        top = foot - value * (foot - 10 * dot) // max(values.values())
        fill(centre - step // 4, top, centre + step // 4, foot, 120)
        write(value, centre, top - 8 * dot)
        write(year, centre, foot + 3 * dot)
    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    resolution = struct.pack(">IIB", 8000, 8000, 1)  # dots a metre
    pixels = zlib.compress(b"".join(b"\x00" + row for row in rows))
    chunks = [(b"IHDR", header), (b"pHYs", resolution), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


TREND = Picture(
    chart(DISCLOSED),
    alt="柱状图：" + "，".join(f"{year}年{value}条" for year, value in DISCLOSED.items()),
    caption="2014年至{年}年主动公开政府信息数量（条）",
    name="趋势图",
)


def build() -> Report:
    return Report(
        "{地区}{年}年政务公开工作情况报告",
        OFFICE,
        year=2018,
        signed=date(2019, 1, 14),
        facts=FACTS,
        sections=[
            Section(
                "总体情况",
                [
                    "{年}年，{全市}{主动公开政府信息}，{主动公开政府信息:同比}，各渠道的数量和经费见{渠道表}，历年数量见{趋势图}；{新收申请}，办理情况见{申请表}。重点领域的任务和要求见{任务}，{问题:部分}说明存在的不足。",
                    CHANNELS,
                    TREND,
                ],
                name="总体情况",
            ),
            Section(
                "重点任务",
                [
                    Measure("分解任务", "重点领域的公开内容、责任单位和时限见{任务表}。", name="任务"),
                    TASK_LIST,
                    Measure(
                        "按月统计", "各乡镇（街道）按月报送公开信息的数量，全年情况见{月度表}；便民查阅点见{查阅点}。"
                    ),
                    MONTHS,
                ],
            ),
            Section(
                "存在的问题和打算",
                [
                    "从{渠道表}看，政府公报公开的比例偏低；从{任务:标题}的情况看，个别单位公开不够及时。{下年}年将针对{总体情况}和{任务}反映的问题，逐项改进。"
                ],
                name="问题",
            ),
        ],
        attachments=[
            Attachment("收到和处理政府信息公开申请情况", [APPLICATIONS], name="申请表"),
            Attachment(
                "政府信息查阅点一览", ["全县政府信息查阅点的设置如下。", EQUIPMENT], name="查阅点", landscape=True
            ),
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"表格、附件和图{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
