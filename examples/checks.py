"""A report with thirty faults planted into it, and a check that finds the thirty and nothing else.

The county is invented. CLEAN is right; FAULTS says what is changed in it, which rule has to find that, where, and at
which words. What a check reads beside the report is here too: last year's report, what the units returned, the day
the report goes out.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import attrs

from reportkit import (
    Attachment,
    Body,
    Citation,
    Measure,
    Report,
    Section,
    Statistic,
    Table,
    Term,
    check,
    save,
)
from reportkit.data import from_json, to_json
from reportkit.model import Identity
from reportkit.phrases import basis, parts
from reportkit.rules import Findings
from reportkit.submissions import Consolidation, Roster, Unit, UnitReturn, add_up, cell_names, totals

OFFICE = Body(
    "青禾县人民政府办公室",
    area="青禾县",
    address="青禾县禾苗路1号",
    postcode="000000",
    telephone="0000-0000000",
    website=("青禾县人民政府门户网站", "https://www.qinghe.example"),
)

FACTS = [
    Citation("中华人民共和国政府信息公开条例", short="条例"),
    Term("联系人", "李荣"),
    Statistic("主动公开政府信息", 10284, "条", last=9817, parts={"网站公开": 8160, "新媒体公开": 2124}),
    Statistic("行政许可", 1850, "件", last=1790),
    Statistic("政策解读", 64, "篇", last=58),
    Statistic("新收申请", 86, "件", last=79, parts={"自然人新收申请": 70, "商业企业新收申请": 16}),
    Statistic("办结申请", 86, "件", parts={"予以公开": 52, "部分公开": 14, "本机关不掌握": 20}),
    Statistic("行政复议", 2, "件", last=3, label="行政复议案件"),
    Statistic("政务新媒体", 38, "个", kind="时点"),
    Statistic("公开专区", 12, "个", kind="时点"),
    Statistic("专题培训", 4, "期"),
    Statistic("参训人员", 260, "人次"),
]

CLEAN = Report(
    "{地区}{年}年政务公开工作年度报告",
    OFFICE,
    year=2023,
    signed=date(2024, 1, 19),
    facts=FACTS,
    preamble=[
        [
            basis("条例"),
            parts,
            "本报告数据的统计期限为{年}年1月1日至12月31日。",
            "青禾县水务局尚未报送数据，本报告的各项数据不含该局。",
            "如有疑问，请与{单位}联系（地址：{地址}，邮编：{邮编}，电话：{电话}，联系人：{联系人}）。",
        ],
    ],
    sections=[
        Section(
            "总体情况",
            [
                "{年}年，{我市}认真落实{条例}，印发《青禾县政务公开事项标准目录》（青政办发〔2023〕31号），逐项明确公开的主体、时限和方式，各项工作有序推进。",
                "县政府门户网站设有“政策解读”“公众参与”等栏目，公众登录网站即可查阅、检索和下载。截至{年}年12月底，{全市}{政务新媒体:名称}共{政务新媒体:数值}，均已备案；设有{公开专区}，名单见{专区名单}。",
            ],
        ),
        Section(
            "主动公开情况",
            [
                "{年}年，{全市}{主动公开政府信息}，{主动公开政府信息:同比}；其中，{网站公开}，占{网站公开:占比}，{新媒体公开}。{全市}办理{行政许可}，结果全部公示；发布{政策解读}，{政策解读:同比}。主要公开情况见{公开表}。",
                Table(
                    [
                        ["主动公开政府信息", "{主动公开政府信息:数}", "{主动公开政府信息:上年数}"],
                        ["行政许可", "{行政许可:数}", "{行政许可:上年数}"],
                        ["政策解读", "{政策解读:数}", "{政策解读:上年数}"],
                    ],
                    header=["指标", "{年}年", "{上年}年"],
                    caption="主要公开情况",
                    name="公开表",
                ),
            ],
        ),
        Section(
            "依申请公开情况",
            [
                [
                    "{年}年，{全市}{新收申请}，{新收申请:同比}，{新收申请:其中}。年内{办结申请}，{办结申请:其中}。",
                    "答复书一律经过法制审核，疑难件由县司法局会同承办单位研究后答复。",
                ],
                "{年}年，因政府信息公开引起的{行政复议}，均已审结。{全市}未发生因政府信息公开引起的行政诉讼。",
            ],
        ),
        Section(
            "平台和队伍建设",
            [
                Measure(
                    "管好公开平台",
                    text="每季度对县政府门户网站和政务新媒体检查一次，清理失效的链接和过期的信息，检查结果在{全市}通报。",
                ),
                Measure(
                    "加强队伍建设",
                    text="举办{专题培训}，参训{参训人员:数值}。对新任信息员，一是先培训、后上岗；二是年底逐一考核，考核结果报县政府办公室。",
                ),
            ],
        ),
        Section(
            "存在的主要问题和改进措施",
            [
                "{年}年的工作还存在一些不足，主要是政策解读的形式不够丰富，图解和视频偏少；部分专区的设备老化，查询不便。{下年}年，{我市}将采取以下两项措施：一是组织起草单位同步制作图解和短视频，由县融媒体中心统一发布；二是分批更新专区的查询设备，配备引导人员。",
            ],
        ),
    ],
    attachments=[
        Attachment(
            "政务公开专区名单",
            [
                Table(
                    [
                        ["县政务服务中心", "一楼大厅", "查阅、申请、咨询"],
                        ["县图书馆", "二楼阅览室", "查阅"],
                        ["县档案馆", "一楼查阅室", "查阅、申请"],
                    ],
                    header=["设置单位", "位置", "服务内容"],
                ),
                "其余专区设在各乡镇便民服务中心。",
            ],
            name="专区名单",
        )
    ],
    identities=[Identity("收办平衡", "依申请公开情况", "新收申请", 86, "办结申请", 86, figure="新收申请")],
)

LAST_YEAR = Report(
    "{地区}{年}年政务公开工作年度报告",
    OFFICE,
    year=2022,
    signed=date(2023, 1, 18),
    facts=[
        Statistic("主动公开政府信息", 9817, "条"),
        Statistic("行政许可", 1790, "件"),
        Statistic("政策解读", 58, "篇"),
        Statistic("新收申请", 79, "件"),
        Statistic("行政复议", 3, "件", label="行政复议案件"),
    ],
    sections=[
        Section("总体情况", ["2022年，{我市}完成县政府门户网站改版，建成统一的信息公开平台。"]),
        Section("公开情况", ["{全市}{主动公开政府信息}，办理{行政许可}，发布{政策解读}。"]),
        Section("申请情况", ["{全市}{新收申请}，因政府信息公开引起的{行政复议}。"]),
        Section("存在的主要问题和改进措施", ["基层信息员流动频繁，业务不够熟练。将把业务培训安排到乡镇。"]),
    ],
)

ROSTER = Roster(
    OFFICE.name,
    2023,
    [Unit(OFFICE.name, "本机关"), Unit("青禾县自然资源局", "部门"), Unit("青禾县水务局", "部门")],
)


NOTHING = dict.fromkeys(set(cell_names(ROSTER.year)) - totals(ROSTER.year), 0)

RETURNS = [
    UnitReturn.from_cells(unit, ROSTER.year, {**NOTHING, **cells})
    for unit, cells in {
        OFFICE.name: {"自然人新收申请": 20, "自然人予以公开": 14, "自然人部分公开": 2, "自然人本机关不掌握": 4},
        "青禾县自然资源局": {
            "行政许可": 1850,
            "自然人新收申请": 50,
            "自然人予以公开": 30,
            "自然人部分公开": 10,
            "自然人本机关不掌握": 10,
            "商业企业新收申请": 16,
            "商业企业予以公开": 8,
            "商业企业部分公开": 2,
            "商业企业本机关不掌握": 6,
            "行政复议结果维持": 2,
        },
    }.items()
]
"""What has come by now; the water office is late, and the report says so."""

COUNTY: Consolidation = add_up(ROSTER, RETURNS)

PUBLISHED = date(2024, 1, 26)


Change = Callable[[Report], Report]


def words(right: str, wrong: str) -> Change:
    """Put wrong words in the place of right ones, which stand once in the report."""

    def change(report: Report) -> Report:
        text = to_json(report)
        if text.count(_quoted(right)) != 1:
            raise ValueError(
                f"“{right}” stands {text.count(_quoted(right))} times in the report; give words of one place"
            )
        return from_json(text.replace(_quoted(right), _quoted(wrong)))

    return change


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def figure(name: str, **fields: Any) -> Change:
    """Change a figure."""

    def change(report: Report) -> Report:
        facts: list[Any] = list(report.facts)
        return attrs.evolve(report, facts=[attrs.evolve(one, **fields) if one.name == name else one for one in facts])

    return change


def term(name: str, text: str) -> Change:
    """Change a term."""
    return figure(name, text=text)


def having(**fields: Any) -> Change:
    """Change the report itself."""
    return lambda report: attrs.evolve(report, **fields)


@attrs.frozen
class Planted:
    """A fault that was put into the report: the rule that finds it, where, at which words, and what was changed."""

    name: str
    place: str
    quotation: str
    change: Change


FAULTS: Sequence[Planted] = [
    Planted(
        "open_placeholder",
        "sections[4].content[0]",
        "【待补：人数】",
        words("配备引导人员", "配备引导人员{待补:人数}名"),
    ),
    Planted("announced_count", "sections[4].content[0]", "三项措施", words("以下两项措施", "以下三项措施")),
    Planted("not_reported", "sections[3].content[1]", "专题培训", figure("专题培训", value=None)),
    Planted(
        "parts_against_total",
        "sections[1].content[0]",
        "主动公开政府信息",
        figure("主动公开政府信息", parts={"网站公开": 8160, "新媒体公开": 2142}),
    ),
    Planted(
        "two_values", "sections[1].content[0]", "10248条", words("主要公开情况见", "全年主动公开政府信息10248条，见")
    ),
    Planted(
        "none_against_figure",
        "sections[2].content[1]",
        "未发生行政复议案件",
        words("{全市}未发生因政府信息公开引起的行政诉讼", "全年未发生行政复议案件"),
    ),
    Planted("large_change", "sections[1].content[0]", "政策解读", figure("政策解读", value=164)),
    Planted("typed_share_wrong", "sections[1].content[0]", "占73.9%", words("占{网站公开:占比}", "占73.9%")),
    Planted("wrong_period", "preamble[0]", "2022年1月1日至12月31日", words("期限为{年}年1月1日", "期限为2022年1月1日")),
    Planted(
        "claim_against_figures",
        "sections[2].content[0]",
        "均予以公开",
        words("年内{办结申请}，", "年内{办结申请}，均予以公开，"),
    ),
    Planted("untyped_figure", "sections[3].content[0]", "27个", words("检查一次，", "检查一次，发现问题27个，")),
    Planted(
        "identity_broken",
        "sections[2].content[0]",
        "新收申请86件",
        having(identities=[attrs.evolve(CLEAN.identities[0], right=85)]),
    ),
    Planted("wrong_word_for_itself", "sections[4].content[0]", "我市", words("{下年}年，{我市}将", "{下年}年，我市将")),
    Planted(
        "telephone_without_area_code",
        "preamble[0]",
        "7758120",
        having(office=attrs.evolve(OFFICE, telephone="7758120")),
    ),
    Planted(
        "malformed_document_number",
        "sections[0].content[0]",
        "青政办发【2023】31号",
        words("〔2023〕31号", "【2023】31号"),
    ),
    Planted("deadline_for_point_in_time", "sections[0].content[1]", "截止2023年", words("截至{年}年", "截止{年}年")),
    Planted("year_to_come", "sections[4].content[0]", "2032年", words("{年}年的工作", "2032年的工作")),
    Planted("range_mark", "sections[3].content[1]", "5-10", words("先培训、后上岗", "先培训5-10天、后上岗")),
    Planted(
        "measure_word_twice",
        "sections[3].content[1]",
        "260人次人次",
        words("参训{参训人员:数值}。", "参训{参训人员:数值}人次。"),
    ),
    Planted("half_width_mark", "sections[0].content[0]", "和方式,各项工", words("时限和方式，", "时限和方式,")),
    Planted(
        "pause_between_quoted",
        "sections[0].content[1]",
        "“政策解读”、“公众参与”",
        words("“政策解读”“公众参与”", "“政策解读”、“公众参与”"),
    ),
    Planted(
        "unbalanced_marks",
        "preamble[0]",
        "人民政府办公室联系（地址：青禾县禾苗路",
        words("联系人：{联系人}）。", "联系人：{联系人}。"),
    ),
    Planted("space_in_text", "sections[4].content[0]", "批更新 专区的", words("分批更新专区", "分批更新 专区")),
    Planted("wrong_character", "sections[0].content[1]", "登陆", words("公众登录网站", "公众登陆网站")),
    Planted(
        "repeated_wording",
        "sections[3].content[0]",
        "答复书一律经过法制审核，疑难件由县司法…",
        words("在{全市}通报。", "在{全市}通报。答复书一律经过法制审核，疑难件由县司法局会同承办单位研究后答复。"),
    ),
    Planted("last_value_changed", "sections[2].content[0]", "新收申请", figure("新收申请", last=97)),
    Planted("figure_against_returns", "sections[1].content[0]", "行政许可", figure("行政许可", value=1805)),
    Planted(
        "units_missing",
        "preamble[0]",
        "均已报送",
        words("青禾县水务局尚未报送数据，本报告的各项数据不含该局。", "各单位的数据均已报送。"),
    ),
    Planted("signed_after_publication", "signed", "2024年2月2日", having(signed=date(2024, 2, 2))),
    Planted("character_outside_font", "preamble[0]", "李镕", term("联系人", "李镕")),
]


def build(faults: Sequence[Planted] = FAULTS) -> Report:
    """The report with the faults in it."""
    return reduce(lambda report, fault: fault.change(report), faults, CLEAN)


def findings(report: Report) -> Findings:
    """What the check finds in it, beside all that can be held against it."""
    return check(report, last_year=LAST_YEAR, returns=COUNTY, published=PUBLISHED)


def main(folder: str = "out") -> None:
    report = build()
    found = findings(report)
    print(found.text())
    path = Path(folder) / "青禾县2023年政务公开工作年度报告（核对稿）.docx"
    save(report, path, findings=found, checklist=True)
    print(path)
    print(f"埋入问题{len(FAULTS)}处，查出{len(found)}处。")


if __name__ == "__main__":
    main(*sys.argv[1:2])
