"""Rules about what a typed text refers to: its attachments, its tables and pictures."""

import re
from collections.abc import Iterator, Mapping

import attrs

from reportkit.manuscript import Role
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked, numbered
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.references import pointed

NOTE = re.compile(
    r"(?P<label>附\s*(?:件|表|图)?)\s*(?P<kind>[一二三四五六七八九十]{1,3}|\d{1,2})?\s*(?P<colon>[：:])?\s*"
)
NUMBERED = re.compile(r"(?P<number>\d{1,2})[.．、，](?!\d(?!\d{3}年))\s*")
NUMBERED_AMONG_OTHERS = re.compile(r"(?P<number>\d{1,2})[.．、，]\s*")
"""Of several each has a number, whatever its name begins with: 1.2024年任务表, 2.5月份安排."""

END_MARK = re.compile(r"[。；，、：]\Z")


@attrs.frozen
class Listed:
    """An attachment as the text lists it, or as its own first lines name it (附件名称)."""

    passage: Passage
    number: int | None
    name: str
    start: int


@rule(
    title="附件说明写法有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.4",
    bad={"text": "工作报告\n内容。\n附：统计表。\n示例县人民政府办公室\n2019年1月14日"},
    good={"text": "工作报告\n内容。\n附件：1.统计表\n2.目录\n示例县人民政府办公室\n2019年1月14日"},
    needs=Input.TEXT,
)
def malformed_attachment_note(context: CheckContext) -> Iterator[Fault]:
    """The list of attachments begins with 附件：, counts in Arabic figures, and its names take no mark."""
    notes = [passage for passage in context.passages if passage.role is Role.ATTACHMENT_NOTE]
    for passage in notes:
        found = NOTE.match(passage.plain)
        if found and found["colon"]:
            label = passage.text[: found.end("colon")]
            if found["label"].replace(" ", "") != "附件" or found["kind"]:
                right = f"附件：{numeral_value(found['kind'])}." if found["kind"] else "附件："
                yield Fault(passage.place, f"附件说明应写作“{right}”，不写“{label}”", label, 0)
        mark = END_MARK.search(passage.plain)
        if mark and not (found and found.end() == len(passage.plain)):
            start = max(0, mark.start() - 8)
            yield Fault(passage.place, f"附件名称后面不加“{mark[0]}”", passage.text[start:], start)
    listed = _listed(context)
    if len(listed) == 1 and listed[0].number is not None:
        only = listed[0]
        yield Fault(only.passage.place, "只有一个附件时不编顺序号", only.passage.text[: only.start], 0)


@rule(
    title="附件标识有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.7",
    bad={"text": "工作报告\n内容。\n附件：统计表\n示例县人民政府办公室\n2019年1月14日\n附件：\n统计表"},
    good={"text": "工作报告\n内容。\n附件：统计表\n示例县人民政府办公室\n2019年1月14日\n附件\n统计表"},
    needs=Input.TYPED,
)
def malformed_attachment_label(context: CheckContext) -> Iterator[Fault]:
    """附件 and its number stand at the head of an attachment by themselves, in Arabic figures and without a colon."""
    for passage in context.passages:
        found = NOTE.match(passage.plain) if passage.role is Role.ATTACHMENT_LABEL else None
        if found is None:
            continue
        kind = found["kind"]
        if found["colon"] or (kind and not kind.isdecimal()):
            right = f"附件{numeral_value(kind) or '' if kind else ''}"
            title = "，标题另起一行" if found.end() < len(passage.plain) else ""
            label = passage.text[: found.end("colon") if found["colon"] else found.end("kind")]
            yield Fault(passage.place, f"附件标识应写作“{right}”，后面不加冒号{title}", label, 0)


@rule(
    title="附件前后不一致",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.4, 7.3.7",
    bad={
        "text": "工作报告\n情况见附件3。\n附件：1.统计表\n2.目录\n示例县人民政府办公室\n2019年1月14日\n附件1\n"
        "统计表\n附件2\n清单",
    },
    good=[
        {
            "text": "工作报告\n情况见附件2。\n附件：1.统计表\n2.目录\n示例县人民政府办公室\n2019年1月14日\n附件1\n"
            "统计表\n附件2\n目录",
        },
        {
            "text": "工作报告\n情况见附件1和2。\n附件：1.2018年统计表\n2.5月份目录\n示例县人民政府办公室\n"
            "2019年1月14日\n附件1\n2018年统计表\n附件2\n5月份目录",
        },
    ],
    needs=Input.TEXT,
    yields_to=("reference_to_nothing",),
)
def attachments_disagree(context: CheckContext) -> Iterator[Fault]:
    """What the text refers to, what it lists and what is attached are the same, under the same numbers and names."""
    listed, attached = _listed(context), _attached(context)
    known = listed or attached
    for at, one in enumerate(known, 1):
        if one.number is not None and one.number != at and len(known) > 1:
            yield Fault(one.passage.place, f"附件顺序号不连续，这里应为{at}", one.passage.text[:8], 0)
            return
    by_number = dict(enumerate(attached, 1))
    for at, one in enumerate(listed, 1):
        other = by_number.get(at)
        if other and other.name and _same(one.name) != _same(other.name):
            label = f"附件{at}" if len(listed) > 1 else "附件"
            message = f"附件说明中{label}为“{one.name}”，这里为“{other.name}”"
            yield marked(other.passage, message, other.start, other.start + len(other.name))
    if listed and attached and len(listed) != len(attached):
        message = f"附件说明列了{len(listed)}个附件，文后有{len(attached)}个"
        yield Fault(listed[0].passage.place, message, listed[0].passage.text[:12], 0)
    if known:
        for passage in context.holding("附件"):
            for to in pointed(passage) if passage.role in PARAGRAPHS else ():
                if not (to.number >= 1 and to.up_to <= len(known)):
                    message = f"没有附件{to.up_to}，本文共有{len(known)}个附件"
                    yield marked(passage, message, to.start, to.end)


def _listed(context: CheckContext) -> list[Listed]:
    """Return the attachments that the list under the text names."""
    listed = []
    notes = [passage for passage in context.passages if passage.role is Role.ATTACHMENT_NOTE]
    numbers = NUMBERED_AMONG_OTHERS if len(notes) > 1 else NUMBERED
    for passage in notes:
        label = NOTE.match(passage.plain)
        counted = label and label["kind"]  # 附件1：1.5万亩 has its number in front
        numbered = None if counted else numbers.match(passage.plain, label.end() if label else 0)
        begins = numbered or label
        number = numbered["number"] if numbered else label["kind"] if label else None
        start = begins.end() if begins else 0
        name = END_MARK.sub("", passage.text[start:].strip())
        if name:
            listed.append(Listed(passage, numeral_value(number) if number else None, name, start))
    return listed


def _attached(context: CheckContext) -> list[Listed]:
    """Return the attachments behind the text, by their labels and titles."""
    attached: list[Listed] = []
    for passage in context.passages:
        if passage.role is Role.ATTACHMENT_LABEL:
            found = NOTE.match(passage.plain)
            number = numeral_value(found["kind"]) if found and found["kind"] else None
            start = found.end() if found else 0
            attached.append(Listed(passage, number, passage.text[start:].strip(), start))
        elif passage.role is Role.ATTACHMENT_TITLE and attached:
            before = attached[-1]
            if before.passage.role is Role.ATTACHMENT_LABEL and not before.name:
                attached[-1] = Listed(passage, before.number, passage.text, 0)
            elif before.passage.role is Role.ATTACHMENT_TITLE:  # a title in two lines
                attached[-1] = attrs.evolve(before, name=before.name + passage.text)
    return attached


def _same(name: str) -> str:
    return re.sub(r"[\s《》]", "", name)


KINDS: Mapping[Role, str] = {Role.TABLE_CAPTION: "表", Role.PICTURE_CAPTION: "图"}
POINTED = re.compile(r"(?:见|如|详见|参见|由)(?P<kind>表|图)\s?(?P<number>\d{1,2})(?!\d|[-—.]\d)")


@rule(
    title="图表编号有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n情况见表3。\n表1　公开情况\n内容。\n表1　申请情况\n内容。"},
    good={"text": "工作报告\n情况见表2。\n表1　公开情况\n内容。\n续表1　公开情况\n内容。\n表2　申请情况\n内容。"},
    needs=Input.TEXT,
    yields_to=("reference_to_nothing",),
)
def captions_out_of_order(context: CheckContext) -> Iterator[Fault]:
    """Tables and pictures count from 1, each kind by itself, and a reference finds what it names."""
    counts: dict[str, int] = {}
    for passage in context.passages:
        kind = KINDS.get(passage.role)
        number = re.fullmatch(r"[表图]\s?(\d{1,3})", passage.number) if kind else None
        if kind and number:
            right = counts.get(kind, 0) + 1
            if int(number[1]) != right:
                yield numbered(passage.place, passage.number, f"“{passage.number}”应为“{kind}{right}”，编号应当连续")
            counts[kind] = right
    for passage in context.holding("表", "图"):
        for found in POINTED.finditer(passage.plain) if counts and passage.role in PARAGRAPHS else ():
            kind, pointed = found["kind"], int(found["number"])
            if kind in counts and not 1 <= pointed <= counts[kind]:
                message = f"没有{kind}{pointed}，本文共有{counts[kind]}个{kind}"
                yield marked(passage, message, found.start(), found.end())
