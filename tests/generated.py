"""Reports as offices write them, made by rule from a number: every mixture of text, tables, pictures and attachments.

Laws of the page are held on them. The words are real ones, with digits among them, so that lines turn as in earnest.
"""

from datetime import date
from random import Random
from typing import Any

from reportkit import Attachment, Body, Cell, Measure, Picture, Points, Report, Section, Table
from reportkit.model.content import Content
from samples import png

CLAUSES = (
    "强化组织领导，明确责任分工",
    "县政府门户网站全年公开信息{0}条",
    "按照《中华人民共和国政府信息公开条例》规定及时公开",
    "办理政府信息公开申请{0}件，均在法定期限内答复",
    "召开新闻发布会{1}场，回应群众关切",
    "组织业务培训{1}期、{0}人次",
    "同比增长{1}.{2}%",
    "对照上级考核指标逐项整改",
    "推进“互联网＋政务服务”，方便企业和群众办事",
    "个别单位公开不够及时，内容不够规范",
    "完善信息发布审核、保密审查和责任追究制度",
    "2019年{1}月印发工作要点，将任务分解到{2}个部门",
)
TITLES = (
    "主动公开政府信息情况",
    "依申请公开情况",
    "平台建设",
    "监督保障",
    "存在的问题和改进措施",
    "其他需要报告的事项",
)
NAMES = ("示例县人民政府", "示例县司法局", "示例县人民政府办公室", "示例县自然资源和规划局政务公开办公室")
UNITS = ("城关镇", "县发展和改革委员会", "县自然资源局、县住房和城乡建设局", "新区街道办事处", "县财政局")


def generated(seed: int) -> Report:
    """One report; the same number gives the same."""
    return Maker(Random(seed)).report(seed)


class Maker:
    def __init__(self, random: Random) -> None:
        self._random = random

    def report(self, seed: int) -> Report:
        random = self._random
        signed: dict[str, Any] = {}
        if random.random() < 0.8:
            signed["signed"] = date(2019, random.randint(1, 12), random.randint(1, 28))
        parts = [self.section(title, 1) for title in random.sample(TITLES, random.randint(2, 5))]
        attached = [
            Attachment(f"附表{n + 1}：{random.choice(TITLES)}统计", [self.table()], landscape=random.random() < 0.3)
            for n in range(random.choice((0, 0, 1, 2)))
        ]
        return Report(
            f"示例县{random.choice(('', '人民政府办公室'))}2018年政府信息公开工作{random.choice(('', '年度'))}报告",
            Body(random.choice(NAMES), area="示例县"),
            year=2018,
            preamble=[self.paragraph()],
            sections=parts,
            attachments=attached,
            **signed,
        )

    def sentence(self) -> str:
        random = self._random
        clauses = random.sample(CLAUSES, random.randint(2, 4))
        return (
            "，".join(c.format(random.randint(3, 4000), random.randint(1, 12), random.randint(2, 40)) for c in clauses)
            + "。"
        )

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self._random.randint(1, 5)))

    def section(self, title: str, level: int) -> Section:
        return Section(title, [self.content(level) for _ in range(self._random.randint(1, 4))])

    def content(self, level: int) -> Content:
        random = self._random
        kind = random.choice(("text", "text", "text", "item", "item", "points", "table", "picture", "section"))
        match kind:
            case "item":
                return Measure(random.choice(TITLES), self.paragraph())
            case "points":
                return (self.sentence(), Points([random.choice(TITLES) for _ in range(3)]))
            case "table":
                return self.table()
            case "picture":
                return Picture(png(400, random.choice((150, 300, 600))), alt="示意图", caption=random.choice(TITLES))
            case "section" if level < 3:
                return self.section(random.choice(TITLES), level + 1)
            case _:
                return self.paragraph()

    def table(self) -> Table:
        random = self._random
        rows = random.choice((2, 4, 8, 20, 45))
        words = ("情况说明", "按期办结", "2018年完成", "因机构改革，职责已划入其他部门，于2018年11月移交", "")
        fields: dict[str, Any] = {
            "caption": random.choice((None, random.choice(TITLES))),
            "unit": random.choice((None, "件")),
            "dense": random.random() < 0.4,
            "notes": random.choice(([], ["本表数据截至2018年12月31日。"])),
        }
        if random.random() < 0.4:
            body: list[list[Any]] = [
                [f"类别{n // 7 + 1}", random.choice(UNITS), random.randint(0, 4000), random.choice(words)]
                for n in range(rows)
            ]
            return Table(body, header=["类别", "单位", "数量", "备注"], grouped=1, **fields)
        header: list[Any] = [[Cell("单位", down=2), Cell("数量（件）", across=2)], ["本年", "上年"]]
        plain: list[list[Any]] = [
            [random.choice(UNITS), random.randint(0, 4000), f"{random.randint(0, 999) / 10:.1f}"] for _ in range(rows)
        ]
        return Table(plain, header=header, **fields)
