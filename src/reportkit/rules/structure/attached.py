"""Rules about what a typed text refers to: its attachments, its tables and pictures."""

import re
from collections.abc import Iterator, Mapping

import attrs

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, instead, marked, numbered
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.references import pointed

NOTE = expression(
    r"(?P<label>附\s*(?:件|表|图)?)\s*(?P<kind>[一二三四五六七八九十]{1,3}|\d{1,2})?\s*(?P<colon>[：:])?\s*"
)
NUMBERED = expression(r"(?P<number>\d{1,2})[.．、，](?!\d(?!\d{3}年))\s*")
NUMBERED_AMONG_OTHERS = expression(r"(?P<number>\d{1,2})[.．、，]\s*")
"""Of several each has a number, whatever its name begins with: 1.2024年任务表, 2.5月份安排."""

END_MARK = expression(r"[。；，、：]\Z")


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
    bad=[
        {"text": f"工作报告\n内容。\n{note}\n示例县人民政府办公室\n2019年1月14日"}
        for note in ("附：统计表。", "附件1：统计表", "附件：1.统计表", "附件一：统计表\n附件二：目录")
    ],
    good={"text": "工作报告\n内容。\n附件：1.统计表\n2.目录\n示例县人民政府办公室\n2019年1月14日"},
    needs=Input.TEXT,
)
def malformed_attachment_note(context: CheckContext) -> Iterator[Fault]:
    """The list of attachments begins with 附件：, counts in Arabic figures, and its names take no mark."""
    notes = [passage for passage in context.passages if passage.role is Role.ATTACHMENT_NOTE]
    listed = _listed(context)
    for passage in notes:
        found = NOTE.match(passage.plain)
        if found and found["colon"] and (found["label"].replace(" ", "") != "附件" or found["kind"]):
            label = passage.text[: found.end("colon")]
            value = numeral_value(found["kind"] or "") if len(listed) > 1 else None
            begins = "" if value and passage is not notes[0] else "附件："
            right = f"{begins}{value}." if value else begins
            told = (instead(passage, 0, found.end(), right),)
            message = f"附件说明应写作“{right}”，不写“{label}”"
            yield marked(passage, message, 0, len(label), replacements=told)
        elif len(listed) == 1 and listed[0].number is not None:
            yield marked(passage, "只有一个附件时不编顺序号", 0, listed[0].start, right="附件：")
        mark = END_MARK.search(passage.plain)
        if mark and not (found and found.end() == len(passage.plain)):
            start = max(0, mark.start() - 8)
            told = (instead(passage, *mark.span(), ""),)
            yield marked(passage, f"附件名称后面不加“{mark[0]}”", start, mark.end(), replacements=told)


@rule(
    title="附件标识有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.7",
    bad=[
        {"text": f"工作报告\n内容。\n附件：统计表\n示例县人民政府办公室\n2019年1月14日\n{label}统计表"}
        for label in ("附件1：\n", "附件1：", "附件1\n", "附件一：")
    ],
    good={"text": "工作报告\n内容。\n附件：统计表\n示例县人民政府办公室\n2019年1月14日\n附件\n统计表"},
    needs=Input.TYPED,
)
def malformed_attachment_label(context: CheckContext) -> Iterator[Fault]:
    """附件 and its number stand at the head of an attachment by themselves, in Arabic figures and without a colon.

    附件： alone on its line, above the title, is left to the habit of the office: nothing is mistaken by it.

    Where there is one attachment only, it has no number.
    """
    alone = len(_listed(context)) == len(_attached(context)) == 1
    for passage in context.passages:
        found = NOTE.match(passage.plain) if passage.role is Role.ATTACHMENT_LABEL else None
        if found is None:
            continue
        kind = found["kind"]
        if not kind and found.end() == len(passage.plain):
            continue
        if found["colon"] or (kind and (alone or not kind.isdecimal())):
            right = f"附件{numeral_value(kind) or '' if kind and not alone else ''}"
            title = found.end() < len(passage.plain)
            faults = "后面不加冒号" if found["colon"] else "只有一个附件时不编顺序号" if alone else "用阿拉伯数字"
            message = f"附件标识应写作“{right}”，{faults}{'，标题另起一行' if title else ''}"
            told = (instead(passage, 0, found.end(), f"{right}\n" if title else right),)
            end = found.end("colon") if found["colon"] else found.end("kind")
            yield marked(passage, message, 0, end, replacements=told)


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
            right = tuple(filter(None, map(_renumbered, known, range(1, len(known) + 1))))
            yield marked(one.passage, f"附件顺序号不连续，这里应为{at}", 0, 8, replacements=right)
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


def _renumbered(one: Listed, value: int) -> Replacement | None:
    """Return the right number of an attachment, None where it has it."""
    digits = re.compile(r"[一二三四五六七八九十]+|\d+").search(one.passage.plain, 0, one.start)
    return instead(one.passage, *digits.span(), str(value)) if digits and one.number != value else None


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
    """Return the attachments behind the text, by their labels and titles; another label is a draft's own."""
    attached: list[Listed] = []
    for passage in context.passages:
        if passage.role is Role.ATTACHMENT_LABEL and "附件" not in passage.plain:
            break
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
POINTED = expression(r"(?:见|如|详见|参见|由)(?P<kind>表|图)\s?(?P<number>\d{1,2})(?!\d|[-—.]\d)")


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
                message = f"“{passage.number}”应为“{kind}{right}”，编号应当连续"
                yield numbered(passage.place, passage.number, message, f"{kind}{right}")
            counts[kind] = right
    for passage in context.holding("表", "图"):
        for found in POINTED.finditer(passage.plain) if counts and passage.role in PARAGRAPHS else ():
            kind, pointed = found["kind"], int(found["number"])
            if kind in counts and not 1 <= pointed <= counts[kind]:
                message = f"没有{kind}{pointed}，本文共有{counts[kind]}个{kind}"
                yield marked(passage, message, found.start(), found.end())
