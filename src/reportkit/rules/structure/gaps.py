"""Rules about what a report must hold, and in which order."""

from collections.abc import Iterator

import attrs

from reportkit.manuscript import Mark
from reportkit.model import Attachment, Report, Statistic, slots
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked, matches
from reportkit.rules.places import TABLE_ROW, row_of
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.gap_forms import BLANK_GAP, FIELD, FIELD_SIGNS, GAP_SIGNS, TYPED_GAP
from reportkit.rules.structure.lost_marks import SENTENCE_MARK
from reportkit.rules.structure.references import attachments_pointed_to, pointed


@rule(
    title="待补未补",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="咨询电话：{待补:电话}。",
    good="咨询电话：0792-2666272。",
)
def open_placeholder(context: CheckContext) -> Iterator[Fault]:
    """A place left open (待补) must be filled before a report is signed.

    The gap that a cell prints for a figure not reported yet is that figure's, and told once, by not_reported.
    """
    report = context.report
    for passage, one in context.mentions:
        if one.name != slots.PLACEHOLDER:
            continue
        behind = passage.mentions_within(one.end, one.end)
        if one.word or not any(_is_open(report, other.name) for other in behind):
            what = f"：{one.word}" if one.word else ""
            yield marked(passage, f"还有待补的内容{what}", one.start, one.end)


def _is_open(report: Report, name: str) -> bool:
    fact = report.fact(name)
    return isinstance(fact, Statistic) and fact.value is None


@rule(
    title="空缺未填",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "全年公开信息XX条，由××县财政局汇总。",
        *(
            {"text": f"工作报告\n{gap}"}
            for gap in (
                "全年共办理{{total}}件，投入${sum}万元。",
                "致«名称»。联系人：[姓名]，电话：【电话】。",
                "本次会议由[单位名称]承办，参会［人数］人。",
                "单击或点击此处输入文字。",
                "联系电话：XXXXXXXX。传真：000-XXXXXXX。",
                "培训＿次，走访（　）户，投入__万元。",
                "全年巡查  次，同比增长  %，占全部任务的   %。",
                "截至{date}，到位资金　　万元。",
                "请与[科室名称]联系，印发《文件名称》，由【…】负责。",
            )
        ),
    ],
    good=[
        "专区统一命名为“××镇政务公开专区”，面积3×4米，采购HXX型设备2台，全天7×24小时服务。",
        {
            "text": "工作报告\n【解读】本办法共6章。电话：【0000】、[1]、〔2019〕5号。\n请点击此处的“下载”按钮。\n"
            "填报日期：　　年　　月　　日\n负责人：　　　电话："
        },
        "文件名为zwgk_2018_次序，编号A_1。",
        "登录系统后依次填写【姓名】、【联系电话】，点击【提交】。",
    ],
    needs=Input.TEXT,
)
def gap_left_open(context: CheckContext) -> Iterator[Fault]:
    """A gap typed where a number or a name was still to come goes out as it stands unless somebody fills it.

    The gaps that a report's own slots print are those of open_placeholder. Those in one row of a table are told
    together.
    """
    rows: dict[str, list[Fault]] = {}
    for fault in _gaps(context):
        rows.setdefault(row_of(fault.place), []).append(fault)
    for place, faults in rows.items():
        in_row = TABLE_ROW.fullmatch(place) and len(faults) > 1
        yield from (attrs.evolve(faults[0], message=f"这一行有{len(faults)}处空缺，请补上"),) if in_row else faults


def _gaps(context: CheckContext) -> Iterator[Fault]:
    for passage in context.holding(*GAP_SIGNS):
        for found in TYPED_GAP.finditer(passage.unnamed):
            span = passage.span_at(found.start())
            if span is None or span.mark is not Mark.PLACEHOLDER:
                end = found.end() if found[0][-1] in "）】〕])" else found.end() + 1
                yield marked(passage, "这里留有空缺，请补上", found.start(), end)
    for passage in context.holding("  ", "　　", "\u00a0"):
        if passage.role in PARAGRAPHS and SENTENCE_MARK.search(passage.plain):
            for found in BLANK_GAP.finditer(passage.plain):
                yield marked(passage, "这里留有空缺，缺少数字，请补上", found.start(), found.end(), margin=3)
    for passage in context.holding(*FIELD_SIGNS):
        for found in FIELD.finditer(passage.text):
            if found["bracket"] and OPERATES.search(passage.text, max(0, found.start() - 40), found.start()):
                continue  # the fields and buttons that a manual speaks of
            yield marked(passage, f"占位符“{found[0]}”没有替换，请填写内容或者删去", *found.span())


OPERATES = expression("点击|点选|填写|选择|输入|登[录陆]|菜单|按钮|栏")


LETTER = Attachment("统计表", ["内容。"], name="统计表")

SECOND = Attachment("名单", ["内容。"])

REFERENCE = expression(r"(?:见|如)(?P<number>(?:表|图)\d+)(?!\d)")
"""A reference, behind a word that points; 代表10人 is none."""


@rule(
    title="附件未提及",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"attachments": [LETTER], "preamble": ["全年情况如下。"]},
    good=[
        {"attachments": [LETTER], "preamble": ["全年情况见{统计表}。"]},
        {"attachments": [LETTER], "preamble": ["全年情况见附件。"]},
        {"attachments": [LETTER, SECOND], "preamble": ["全年情况见附件1、附件2。"]},
        {"attachments": [LETTER, SECOND], "preamble": ["按附件1和2办理。"]},
        {"attachments": [LETTER, SECOND, SECOND], "preamble": ["全年情况（附件1—3）较好。"]},
    ],
)
def attachment_not_mentioned(context: CheckContext) -> Iterator[Fault]:
    """An attachment that the text never points to is not read, or belongs to another document."""
    report = context.report
    named = {one.name for _, one in context.mentions} if report.attachments else ()
    numbers, alone = attachments_pointed_to(context)
    for position, attachment in enumerate(() if alone else report.attachments):
        path = f"attachments[{position}]"
        label = report.references.numbers[path]
        if attachment.name not in named and position + 1 not in numbers:
            yield Fault(path, f"正文中没有提到{label}，请在有关内容后写明“见{label}”", label, 0)


@rule(
    title="引用落空",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"attachments": [LETTER], "preamble": ["全年情况见{统计表}，分项情况见附件3。"]},
    good={"attachments": [LETTER], "preamble": ["全年情况见{统计表}。"]},
)
def reference_to_nothing(context: CheckContext) -> Iterator[Fault]:
    """A number typed by hand points to an attachment, table or picture that the report does not have."""
    numbers = set(context.report.references.numbers.values())
    for passage, number, start, end in _references(context):
        if number not in numbers:
            message = f"报告中没有{number}，请核对，或者用引用代替手写的编号"
            yield marked(passage, message, start, end)


def _references(context: CheckContext) -> Iterator[tuple[Passage, str, int, int]]:
    """Yield what typed numbers point to, each number of a list by itself, with where it stands."""
    for passage, found in matches(context, REFERENCE, "见", "如"):
        yield passage, found["number"], found.start("number"), found.end()
    for passage in context.holding("见附件", "如附件"):
        for one in pointed(passage):
            if one.led:
                yield passage, f"附件{one.up_to}", one.start, one.end
