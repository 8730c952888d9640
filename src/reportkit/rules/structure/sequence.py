"""Rules about the numbers of headings and items: how they are written, and that they count on without a gap."""

from collections.abc import Iterator

import attrs

from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import numbered
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.outline import Branch, every_entry
from reportkit.rules.structure.required import missing_parts

QUOTED = 8  # 字 of the words behind a number that is gone
SHORT_LINE = 20  # 字 of a line that may be a heading without a number


@rule(
    title="序号残缺",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.3",
    bad={"text": "工作报告\n（一）完善制度，规范流程。\n）加强培训，提高能力。"},
    good={"text": "工作报告\n（一）完善制度，规范流程。\n（二）加强培训，提高能力。"},
    needs=Input.TYPED,
    reads=(TextFeature.LEVELS,),
)
def number_lost(context: CheckContext) -> Iterator[Fault]:
    """A bracket without its numeral is the rest of a number, lost where a text was copied."""
    for parent in every_entry(context):
        for entry, _, expected in _counted(parent):
            if entry.number and entry.number.value is None:
                right = _label(entry, expected)
                message = f"序号只剩“{entry.label}”，应为“{right}”"
                told = (Replacement(entry.place, -len(entry.typed), 0, right),)
                words = entry.words[:QUOTED]
                yield Fault(entry.place, message, words, 0 if words else None, None, told)


@rule(
    title="缺号",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.3",
    bad={"text": "工作报告\n一、概述\n内容。\n三、问题\n内容。"},
    good={"text": "工作报告\n一、概述\n一、二季度的内容。\n二、问题\n1.5万元。"},
    needs=Input.TYPED,
    yields_to=("number_repeated",),
    reads=(TextFeature.LEVELS,),
)
def number_missing(context: CheckContext) -> Iterator[Fault]:
    """Numbers of one level count from one without a gap: a missing one is an item that was lost, or counted wrongly."""
    titled = bool(context.manuscript.title)
    for parent in every_entry(context):
        for entry, before, expected in _counted(parent):
            value = entry.number.value if entry.number else None
            if value is None or value <= expected or (before is None and _wrong_form(parent, entry)):
                continue
            if parent.depth < 0 and expected in missing_parts(context):
                continue  # a part that its form requires
            if before is None and parent.depth < 0 and not titled:
                continue  # an excerpt
            wanted = _label(entry, expected)
            if _buried(parent, before, wanted):
                continue
            behind = f"“{before.label}”之后" if before else "开头"
            yield numbered(entry.place, entry.typed, f"{behind}就是“{entry.label}”，缺“{wanted}”")


@rule(
    title="重号",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.3",
    bad={"text": "工作报告\n（一）完善制度，规范流程。\n（二）加强培训，提高能力。\n（二）加强督查，落实责任。"},
    good={
        "text": "工作报告\n一、概述\n（一）加强培训。\n（二）加强督查。\n二、问题\n（一）认识不足。\n（二）人手不足。"
    },
    needs=Input.TYPED,
    leaves_open="Those behind would have to be counted anew, and what refers to them.",
    reads=(TextFeature.LEVELS,),
)
def number_repeated(context: CheckContext) -> Iterator[Fault]:
    """Two items of one number cannot be told apart when they are referred to."""
    for parent in every_entry(context):
        mistyped = _mistyped(parent)
        for entry, before, expected in _counted(parent):
            value = entry.number.value if entry.number else None
            if entry in mistyped:
                behind = f"“{before.label}”之后" if before else "开头"
                message = (
                    f"{behind}的“{entry.label}”应为“{_label(entry, expected)}”，下一个是“{_label(entry, expected + 1)}”"
                )
                yield numbered(entry.place, entry.typed, message, _label(entry, expected))
            elif value is not None and before and value < expected and (value > 1 or expected == 2):
                message = f"“{before.label}”之后又是“{entry.label}”，应为“{_label(entry, expected)}”"
                last = entry is [one for one in parent.children if one.depth == entry.depth][-1]
                yield numbered(entry.place, entry.typed, message, _label(entry, expected) if last else None)


@rule(
    title="序号重起",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n一、概述\n（一）部署到位。召开会议。\n（二）措施到位。开展督查。\n成效如下：\n"
        "（一）公开到位。内容。\n（二）解读到位。内容。"
    },
    good={
        "text": "工作报告\n一、概述\n（一）部署到位。召开会议。\n（二）措施到位。开展督查。\n二、成效\n"
        "（一）公开到位。内容。\n（二）解读到位。内容。"
    },
    needs=Input.TYPED,
    reads=(TextFeature.LEVELS,),
)
def series_restarted(context: CheckContext) -> Iterator[Fault]:
    """Under one heading a number stands once; a second series from （一） makes every reference to it ambiguous."""
    for parent in every_entry(context):
        mistyped = _mistyped(parent)
        for entry, before, expected in _counted(parent):
            if not (entry.number and before and entry.number.value == 1 and expected > 2 and entry.depth in (1, 2)):
                continue
            if entry in mistyped:
                continue
            below = [text for deeper in before.walk() for text in deeper.texts]
            if below and len(below[-1].text) <= SHORT_LINE and below[-1].plain[-1] not in "。；：，":
                continue  # a heading without a number
            where = f"“{parent.label}”之下" if parent.typed else "正文中"
            message = f"{where}到“{before.label}”之后又从“{entry.label}”起编；请接着编号，或者另设标题"
            yield numbered(entry.place, entry.typed, message)


@rule(
    title="序号与层次不符",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.8",
    bad={"text": "工作报告\n一、概述\n（一）部署到位。召开会议。\n（二）措施到位。开展督查。\n3.督查到位。印发通报。"},
    good={"text": "工作报告\n一、概述\n1.部署到位。召开会议。\n2.措施到位。开展督查。\n二、问题\n内容。"},
    needs=Input.TYPED,
    reads=(TextFeature.LEVELS,),
)
def wrong_number_form(context: CheckContext) -> Iterator[Fault]:
    """Items of one level have one form of number: 一、（一）1.（1） in this order, a level may be left out."""
    for parent in every_entry(context):
        direct: Branch | None = None
        for entry, before, _ in _counted(parent):
            if before is None and (right := _wrong_form(parent, entry)):
                message = f"“{entry.label}”接在“{parent.label}”之后，应为“{right}”"
                told = tuple(Replacement(one.place, -len(one.typed), 0, words) for one, words in _raised(parent))
                yield attrs.evolve(numbered(entry.place, entry.typed, message), replacements=told)
            elif direct and parent.depth > 0 and before is None and entry.depth < direct.depth:
                message = (
                    f"“{parent.label}”之下先有“{direct.label}”，又有高一层的“{entry.label}”，同一层次的序号应当一致"
                )
                yield numbered(entry.place, entry.typed, message)
            direct = direct or entry


@rule(
    title="只有一项",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n一、概述\n（一）部署到位。召开会议。\n二、问题\n内容。"},
    good={"text": "工作报告\n一、概述\n（一）部署到位。召开会议。（二）措施到位。开展督查。\n二、问题\n内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.LEVELS,),
)
def single_item(context: CheckContext) -> Iterator[Fault]:
    """A number announces that more follow; what stands alone needs none."""
    for parent in every_entry(context):
        if parent.depth < 0 or len(parent.children) != 1:
            continue
        (entry,) = parent.children
        first = entry.number and entry.number.value == 1 and entry.depth > 0
        if first and not _buried(parent, entry, _label(entry, 2)):
            where = f"“{parent.label}”之下" if parent.typed else "这一标题之下"
            message = f"{where}只有“{entry.label}”一项，不必编号，或者缺后面的内容"
            yield numbered(entry.place, entry.typed, message)


def _counted(parent: Branch) -> Iterator[tuple[Branch, Branch | None, int]]:
    """Yield each numbered child, the one of its form before it, and the number that it should have."""
    last: dict[int, tuple[Branch, int]] = {}
    mistyped = _mistyped(parent)
    for entry in parent.children:
        if entry.number is None or entry.number.rank == 0:
            continue
        before, value = last.get(entry.depth, (None, 0))
        yield entry, before, value + 1
        last[entry.depth] = (entry, value + 1 if entry in mistyped else entry.number.value or value + 1)


def _mistyped(parent: Branch) -> frozenset[Branch]:
    """Return the children whose numbers are wrong by themselves: those before and behind count on over them."""
    by_depth: dict[int, list[Branch]] = {}
    for entry in parent.children:
        if entry.number and entry.number.rank and entry.number.value is not None:
            by_depth.setdefault(entry.depth, []).append(entry)
    return frozenset(
        entry
        for entries in by_depth.values()
        for before, entry, behind in zip(entries, entries[1:], entries[2:], strict=False)
        if _value(behind) == _value(before) + 2 and _value(entry) != _value(before) + 1
    )


def _value(entry: Branch) -> int:
    return entry.number.value or 0 if entry.number else 0


def _wrong_form(parent: Branch, entry: Branch) -> str | None:
    """Return the number that a first child should have that counts on from its parent's, such as 3. under （二）."""
    above, own = parent.number, entry.number
    counts_on = above and own and above.value is not None and own.value == above.value + 1 and above.rank > 0
    return above.at(own.value) if counts_on and above and own and own.value and own.value > 2 else None


def _raised(parent: Branch) -> Iterator[tuple[Branch, str]]:
    """Yield the children with the numbers that they have where they count on from their parent's."""
    for one in parent.children:
        if one.number and one.number.value is not None and parent.number:
            yield one, parent.number.at(one.number.value)


def _label(entry: Branch, value: int) -> str:
    return entry.number.at(value) if entry.number else ""


def _buried(parent: Branch, before: Branch | None, label: str) -> bool:
    """Tell whether a number stands within the text between two others: then only the line break is missing."""
    wanted = label.rstrip(".")
    texts = [text.plain for text in parent.texts] if before is None else []
    between = before.walk() if before else ()
    for one in between:
        texts += [one.plain, *(text.plain for text in one.texts)]
    return any(wanted in text for text in texts)
