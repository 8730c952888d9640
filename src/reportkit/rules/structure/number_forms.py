"""A rule about how the numbers of headings and items are written: each form has its own mark, and siblings the same."""

from collections.abc import Iterator

from reportkit.model import Measure, Section
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import TypedNumber, read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import numbered
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, as_habit, rule
from reportkit.rules.structure.outline import every_entry


@rule(
    title="序号写法有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.2, B.3.3, B.3.4; GB/T 9704-2012, 7.3.3",
    bad=[
        {"text": "工作报告\n一，概述\n（一）、部署到位。召开会议。\n(二)措施到位。开展督查。"},
        {"text": "工作报告\n一 总体情况\n公开信息20条。\n二 主动公开情况\n公开文件7件。"},
        {"text": "工作报告\n一 概 述\n公开信息20条。\n二 问 题\n内容。"},
        {"text": "工作报告\n一、概述\n㈠主动公开\n内容。\n㈡依申请公开\n内容。"},
        {"text": "工作报告\n一、概述\n1.网站。公开信息20条。\n2．公众号。公开信息30条。"},
        {"text": "工作报告\n一、概述\n（1）网站。公开信息20条。\n2）公众号。公开信息30条。"},
    ],
    good=[
        {"text": "工作报告\n一、概述\n（一）部署到位。召开会议。\n（二）措施到位。1.5万元到位。\n二、问题\n内容。"},
        {
            "text": "技术要求\n一、范围\n（1）适用范围\n1）本县境内的河道。\n2）本县境内的渠道。\n"
            "（2）引用文件\n没有引用文件。\n"
            "二、术语\n1．河道。天然水道。\n2．渠道。人工水道。"
        },
    ],
    needs=Input.TYPED,
    reads=(TextFeature.LEVELS,),
)
def number_mark(context: CheckContext) -> Iterator[Fault]:
    """Each form of number has its own mark: 一、 takes a pause, 1. a point, one in full-width brackets none."""
    kinds: dict[str, list[Fault]] = {}
    for entry in every_entry(context):
        number = entry.number
        if number is None or number.value is None or number.rank == 0 or entry.depth != number.rank:
            continue
        typed = "".join(number.text.split())
        if len(typed) == 1 and typed not in BARE and not typed >= "㈠":
            continue
        if typed not in (number.right, number.right.replace(".", "．")):
            kind = _fault_of_mark(typed)
            message = f"{kind}：“{number.text.strip()}”应为“{number.right}”"
            kinds.setdefault(kind, []).append(numbered(entry.place, entry.typed, message, number.right))
    for parent in every_entry(context):
        points = [one for one in parent.children if one.number and one.number.rank == POINTED]
        wide = [one for one in points if "．" in one.typed]
        for one in wide if 0 < len(wide) < len(points) else ():
            right = one.label.replace("．", ".")
            message = f"与同级的其他序号不一致：“{one.label}”应为“{right}”"
            kinds.setdefault("", []).append(numbered(one.place, one.typed, message, right))
    for faults in kinds.values():
        yield from as_habit(faults)


POINTED = 3
"""The rank of 1., whose point is typed in two widths."""


BARE = "一二三四五六七八九十"


def _fault_of_mark(typed: str) -> str:
    if typed in BARE:
        return "序号后面缺少标点"
    if "㈠" <= typed <= "㈩":
        return "序号用了特殊字符"
    brackets = [sign for sign in typed if sign in "()（）"]
    if len(brackets) == 1:
        return "序号的括号不成对"
    if brackets and typed[-1] not in ")）":
        return "带括号的序号后面不加标点"
    return "序号的括号应当用全角" if brackets else "序号后面的标点不对"


CLOSED = tuple("、）).．")
"""How a number ends that can be nothing else."""
GOES_ON = expression("[零一二三四五六七八九十百千万两（(、和及与至或项款类目中]")
"""What behind a number makes it words: （一）（二）项, 三、四楼."""


@rule(
    title="序号重叠",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.3",
    bad=[
        {"text": "工作报告\n一、概述\n（一）加强培训。内容。\n（二）（二）加强督查。内容。"},
        {"sections": [Section("概述", [Measure(text="加强培训。"), Measure(text="（二）加强督查。")])]},
        {"sections": [Section("概述", [Measure(text="加强培训。"), Measure(text="四、有关建议")])]},
    ],
    good=[
        {"text": "工作报告\n一、概述\n（一）1.培训；2.督查。\n（二）（一）（二）项以外。\n（三）三、四楼的内容。"},
        {"sections": [Section("概述", [Measure(text="一、二级公路畅通。"), Measure(text="一、培训；二、督查。")])]},
    ],
    needs=Input.TEXT,
    leaves_open="Words behind a number of a higher level may be a heading of their own.",
    reads=(TextFeature.LEVELS,),
)
def number_twice(context: CheckContext) -> Iterator[Fault]:
    """A heading or item has one number: behind one that is set by itself, or was typed, another was typed."""
    for entry in every_entry(context):
        own, typed = entry.number, read_number(entry.words)
        if own is None or typed is None or not 0 < typed.rank <= own.rank or not _is_one(typed, entry.words):
            continue
        if typed.rank == own.rank:
            message = f"序号“{entry.label}”后面又有序号“{typed.text.strip()}”，请删去后一个"
            told = [Replacement(entry.place, 0, len(typed.text), "")]
        elif typed.value is not None and typed.at(typed.value + 1) in entry.words:
            continue  # a run within the item
        else:
            message = (
                f"序号“{entry.label}”后面又有高一层的序号“{typed.text.strip()}”；是标题的请另设标题，不是的删去后一个"
            )
            told = []
        quoted = entry.words[: len(typed.text) + QUOTED]
        yield Fault(entry.place, message, quoted, 0, (0, len(typed.text)), tuple(told))


QUOTED = 6  # 字 behind the second number


def _is_one(typed: TypedNumber, words: str) -> bool:
    """Tell whether words begin with what can only be a number."""
    whole = typed.value is not None and typed.text.strip().endswith(CLOSED)
    return whole and GOES_ON.match(words, len(typed.text)) is None
