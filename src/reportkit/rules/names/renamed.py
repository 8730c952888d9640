"""Bodies that a reform gave another name or place, as of 2025, and the rule about texts that call them as before."""

from collections.abc import Iterator

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.signed import signed_year

OF_2003 = "第十届全国人民代表大会第一次会议《关于国务院机构改革方案的决定》（2003年）"
OF_2008 = "第十一届全国人民代表大会第一次会议《关于国务院机构改革方案的决定》（2008年）"
OF_2013 = "《国务院机构改革和职能转变方案》（2013年）"
OF_2018 = "《深化党和国家机构改革方案》（2018年）"
OF_TAXES = "《国税地税征管体制改革方案》（2018年）"
OF_2021 = "国家乡村振兴局挂牌（2021年2月）"
OF_2023 = "《党和国家机构改革方案》（2023年）"


@attrs.frozen
class Renamed:
    """A body of before a reform (改名的机构): what it was called, what there is since, and the first year without it.

    The year is the one after the reform was over in counties: until its end both names were right somewhere. `source`
    is the decision that ended it.
    """

    former: str
    since: str
    year: int
    source: str


RENAMED = (
    Renamed("国土资源(?:[局厅]|部(?!门))", "自然资源部门", 2020, OF_2018),
    Renamed("国家测绘地理信息局", "自然资源部门", 2020, OF_2018),
    Renamed("(?:环境保护|环保)(?:[局厅]|部(?!门))", "生态环境部门", 2020, OF_2018),
    Renamed("(?<!畜牧)农业[局厅](?!长?会)|(?<=国家)农业部(?!门)", "农业农村部门", 2020, OF_2018),
    Renamed("卫生和?计划生育(?:局|委员会|委)|卫计[委局]", "卫生健康委员会", 2020, OF_2018),
    Renamed("(?<=[省市县区旗])卫生[局厅]", "卫生健康委员会", 2020, OF_2013),
    Renamed("人口(?:和|与)?(?:计划生育|计生)(?:局|委员会|委)|计生[委局]", "卫生健康委员会", 2016, OF_2013),
    Renamed("安全生产监督管理总?局|安监局", "应急管理局", 2020, OF_2018),
    Renamed("(?<!加)工商(?:行政管理)?局|工商行政管理总局", "市场监督管理局", 2020, OF_2018),
    Renamed("质量?技术监督局|质监局|质量监督检验检疫总局", "市场监督管理局", 2020, OF_2018),
    Renamed("食品药品监督管理总?局|食药监局", "市场监督管理局", 2020, OF_2018),
    Renamed("(?:国家|地方)税务局|[国地]税局", "税务局", 2020, OF_TAXES),
    Renamed("(?:政府|(?<=[省市县区州旗]))法制办(?:公室)?|法制办公室", "司法行政部门", 2020, OF_2018),
    Renamed(
        "文化广电新闻出版局|文广新局|(?<=[省市县区旗家])旅游局|(?<=[省市县区旗])文化[局厅]",
        "文化和旅游部门",
        2020,
        OF_2018,
    ),
    Renamed("新闻出版广电总?局|广播电影电视总?局", "广播电视部门", 2020, OF_2018),
    Renamed("国家林业局", "国家林业和草原局", 2020, OF_2018),
    Renamed("国家粮食局", "国家粮食和物资储备局", 2020, OF_2018),
    Renamed("(?<=[省市县区旗])监察[局厅]", "监察委员会", 2020, OF_2018),
    Renamed("(?<!组织)人事局|劳动和?社会保障局", "人力资源和社会保障局", 2012, OF_2008),
    Renamed("(?<=[省市县区旗])(?:发展)?计委|发展计划(?:委员会|[局委])", "发展和改革部门", 2006, OF_2003),
    Renamed("(?<=[省市县区旗])经贸[委局]|经济贸易(?:委员会|[局委])", "工业和信息化、商务部门", 2011, OF_2003),
    Renamed("(?<=[省市县区旗])体改委|经济体制改革委员会", "发展和改革部门", 2006, OF_2003),
    Renamed("(?<=[省市县区旗])物价局", "发展和改革、市场监督管理部门", 2020, OF_2018),
    Renamed("(?<=[省市县区旗])劳动局", "人力资源和社会保障局", 2012, OF_2008),
    Renamed("(?<=[省市县区旗])(?:建设局|建设厅|交通局|交通厅)(?!长)", "住房和城乡建设、交通运输部门", 2012, OF_2008),
    Renamed("(?<=[省市县区旗])(?:规划局|城乡规划局)", "自然资源部门", 2020, OF_2018),
    Renamed("扶贫(?:开发)?(?:办公室|办)", "农业农村部门", 2023, OF_2021),
    Renamed("银行?业?保险监督管理|银保监[会局]|银监[会局]|保监[会局]", "金融监督管理机构", 2025, OF_2023),
    Renamed("乡村振兴局", "农业农村部门", 2026, OF_2023),
)
"""A closed list; a body of a county may have another name yet, so that none is said to be right."""

BEGIN = "国环农卫人计安工质食地政法文旅新广监劳扶银保乡发经体物建交规城"
ANY = expression(f"(?=[{BEGIN}])(?:{'|'.join(f'(?P<b{number}>{one.former})' for number, one in enumerate(RENAMED))})")
SIGNS = (
    *("国土", "测绘", "环境保护", "环保", "农业局", "农业厅", "农业部", "计划生育", "计生", "卫计", "卫生局", "卫生厅"),
    *("安全生产监督", "安监", "工商", "技术监督", "质监", "监督检验", "药品监督", "食药监", "税务局", "税局", "法制办"),
    *("文广", "旅游局", "文化局", "文化厅", "新闻出版", "电影电视", "林业局", "粮食局", "监察局", "监察厅", "人事局"),
    *("计委", "发展计划", "经贸", "经济贸易", "体改委", "体制改革委", "物价局", "劳动局", "建设局", "建设厅"),
    *("交通局", "交通厅", "规划局"),
    *("社会保障局", "扶贫", "保险监督", "银监", "保监", "乡村振兴局"),
)
"""Words of which each of them has one."""


@attrs.frozen
class Founded:
    """A body that a reform made (新组建的机构): its name, the year in which it began anywhere, and the decision."""

    name: str
    year: int
    source: str


FOUNDED = (
    Founded("自然资源(?:(?:和规划)?[局厅]|部(?!门))", 2018, OF_2018),
    Founded("生态环境(?:[局厅]|部(?!门))", 2018, OF_2018),
    Founded("农业农村(?:[局厅]|部(?!门))", 2018, OF_2018),
    Founded("文化和旅游(?:[局厅]|部(?!门))", 2018, OF_2018),
    Founded("卫生健康(?:[局委])|卫健[局委]", 2018, OF_2018),
    Founded("应急管理(?:[局厅]|部(?!门))", 2018, OF_2018),
    Founded("退役军人(?:事务)?(?:[局厅]|部(?!门))", 2018, OF_2018),
    Founded("医疗保障局|医保局", 2018, OF_2018),
    Founded("林业和草原局", 2018, OF_2018),
    Founded("乡村振兴局", 2021, OF_2021),
    Founded("国家数据局|金融监督管理总局", 2023, OF_2023),
)
"""A closed list, too."""

NEW = expression("|".join(f"(?P<n{number}>{one.name})" for number, one in enumerate(FOUNDED)))
NEW_SIGNS = (
    *("自然资源", "生态环境", "农业农村", "文化和旅游", "健康", "卫健", "应急", "退役"),
    *("医", "草原", "振兴局", "总局", "数据局"),
)
FORMERLY = expression(r"(?:原|前身|曾|时任|历任|挂|更名|撤销|整合|划入|合并|转隶|组建)[^，。；]{0,14}\Z")
YEAR = expression(r"(?<!\d)((?:19|20)\d{2})年?")


@rule(
    title="机构名称已变更",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="《深化党和国家机构改革方案》（2018年）; 《党和国家机构改革方案》（2023年）; office practice",
    bad=[
        {"text": f"关于办理情况的报告\n各乡镇人民政府：\n{text}\n示例县水利局\n2024年5月12日"}
        for text in (
            "2023年，县国土资源局、县环保局联合巡查。",
            "由县安监局牵头，县卫计委、县工商局配合。",
            "请与县国税局联系，县扶贫办负责汇总。",
        )
    ],
    good=[
        {
            "text": "关于办理情况的报告\n各乡镇人民政府：\n2017年，县国土资源局、县环保局联合巡查。"
            "依据《县国土资源局工作规则》，原县安监局的职责划入县应急管理局。2018年前由县工商局登记。环保部门、国土资源部门和组织人事局配合。县农业农村局、县生态环境局办理。\n示例县水利局\n2024年5月12日"
        },
        {"text": "示例县2017年工作报告\n县国土资源局、县环保局联合巡查。\n示例县水利局\n2018年1月12日"},
    ],
    needs=Input.TEXT,
    leaves_open="What took over its work in this place only the office knows.",
)
def body_renamed(context: CheckContext) -> Iterator[Fault]:
    """A body that was reformed away cannot act in a later year; its name was left from an older text."""
    year = signed_year(context) or context.year
    if year is None:
        return
    first: dict[str, Fault] = {}
    times: dict[str, int] = {}
    for passage in context.holding(*SIGNS):
        if passage.role not in PARAGRAPHS:
            continue
        for found in ANY.finditer(passage.unnamed):
            one = RENAMED[int((found.lastgroup or "b0")[1:])]
            begin, end = passage.sentence(found.start())
            told = [int(year) for year in YEAR.findall(passage.plain[begin:end])]
            before = passage.plain[max(begin, found.start() - 20) : found.start()]
            if one.year > year or any(told_year < one.year for told_year in told) or FORMERLY.search(before):
                continue
            message = (
                f"“{found[0]}”在机构改革后已无此名称，有关职责现属{one.since}（{one.source}）；请核对{year}年的机构名称"
            )
            times[found[0]] = times.get(found[0], 0) + 1
            first.setdefault(found[0], marked(passage, message, *found.span()))
    for name, fault in first.items():
        again = f"；全文共有{times[name]}处" if times[name] > 1 else ""
        yield attrs.evolve(fault, message=fault.message + again)


@rule(
    title="机构当时尚未组建",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="《深化党和国家机构改革方案》（2018年）; 《党和国家机构改革方案》（2023年）; office practice",
    bad=[
        {"text": f"关于办理情况的报告\n各乡镇人民政府：\n{text}\n示例县水利局\n2016年5月12日"}
        for text in ("2015年，县自然资源局、县水利局联合巡查。", "由县医保局牵头，县卫健委配合。")
    ],
    good=[
        {"text": "关于办理情况的报告\n各乡镇人民政府：\n县国土资源局保护自然资源。\n示例县水利局\n2016年5月12日"},
        {"text": "示例县2019年工作报告\n县自然资源局、县应急管理局联合巡查。\n示例县水利局\n2020年1月12日"},
    ],
    needs=Input.TEXT,
    leaves_open="Which body did its work then only the office knows.",
)
def body_not_yet_founded(context: CheckContext) -> Iterator[Fault]:
    """A body that a later reform made cannot have acted before; its name came with a newer text."""
    year = signed_year(context) or context.year
    if year is None or year >= FOUNDED[-1].year:
        return
    told: set[str] = set()
    for passage in context.holding(*NEW_SIGNS):
        for found in NEW.finditer(passage.unnamed) if passage.role in PARAGRAPHS else ():
            one = FOUNDED[int((found.lastgroup or "n0")[1:])]
            begin, end = passage.sentence(found.start())
            later = any(int(told_year) >= one.year for told_year in YEAR.findall(passage.plain[begin:end]))
            if year < one.year and not later and found[0] not in told:
                told.add(found[0])
                message = f"“{found[0]}”{one.year}年才组建（{one.source}）；请核对{year}年的机构名称"
                yield marked(passage, message, *found.span())
