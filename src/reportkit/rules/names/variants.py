"""A rule about bodies that go by two names in one text, by a part of it that is short once and in full once."""

import re
from collections.abc import Iterator
from itertools import takewhile

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule

LONG = {"办": "办公室", "街办": "街道办事处"}
SHORTEST_STEM = 3  # 字 that both have in common
DEFINES = expression("(?:简称|统称|称为|下称)[：“”]?[^，。；）]{0,16}\\Z")


@rule(
    title="机关名称写法不一",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县2023年工作报告\n本报告由示例县政务公开办编制，请与示例县政务公开办公室联系。"},
        {"text": "示例县2023年工作报告\n由新城街道办事处牵头。\n新城街办已报送材料。"},
        {"text": "示例县水利局2022年工作报告\n示例县水利局编制本报告，请与示例水利局联系。\n内容。"},
        {"text": "示例县水利局2022年工作报告\n示例县水利局编制本报告。\n示例县水务局公开信息20条。"},
    ],
    good=[
        {
            "text": "示例县水利局2023年工作报告\n示例县水利局、示例县林业局联合编制。由县水利局牵头。"
            "县政务公开办公室（以下简称县政务公开办）配合。"
            "县政务公开办组织办理，新城街道、新城街道办事处配合。"
        },
        {"text": "示例县2023年工作报告\n县委办、县政府办印发通知，县财政局办公室登记，一般事项由窗口办。"},
    ],
    needs=Input.TEXT,
    yields_to=("body_under_two_names",),
    leaves_open="Which of its names is the right one only the office knows.",
)
def body_written_two_ways(context: CheckContext) -> Iterator[Fault]:
    """办 and 办公室, 街办 and 街道办事处, or an own name without its 县 read as two bodies."""
    yield from _shortened(context)
    yield from _like_its_own(context)


def _shortened(context: CheckContext) -> Iterator[Fault]:
    told: set[str] = set()
    for passage in context.holding("办"):
        if passage.role is Role.SIGNATURE:
            continue
        text = passage.unnamed
        for found in re.finditer(
            "街办(?!事|公)|(?<![街公])办(?=[，。；、（）：]|编制|牵头|负责|联系|汇总|印发|组织|$)", text
        ):
            long = LONG[found[0]]
            stem = re.search("[一-鿿]{2,8}\\Z", text[max(0, found.start() - 8) : found.start()])
            if stem is None or DEFINES.search(passage.plain, max(0, found.start() - 24), found.start()):
                continue
            ends = _common(context, stem[0], long)
            if (
                len(ends) >= (SHORTEST_STEM if long == LONG["办"] else 2)
                and ends not in told
                and not ends.endswith("政府")
            ):
                told.add(ends)
                short = f"{ends}{found[0]}"
                if not _defined(context, short):
                    message = f"同一机关既写“{short}”，又写“{ends}{long}”；请统一，或者在首次出现时定义简称"
                    yield marked(passage, message, found.end() - len(short), found.end())


def _common(context: CheckContext, stem: str, long: str) -> str:
    """Return the longest end of a name that stands before the long form somewhere."""
    ends = (stem[-length:] for length in range(2, len(stem) + 1))
    return max(takewhile(lambda end: context.holds(end + long), ends), key=len, default="")


def _defined(context: CheckContext, short: str) -> bool:
    return any(
        DEFINES.search(passage.plain, 0, found.start())
        for passage in context.holding("简称", "统称", "称为", "下称")
        for found in re.finditer(short, passage.plain)
    )


def _like_its_own(context: CheckContext) -> Iterator[Fault]:
    """Yield names that are the own one of a bureau without its 县, or with another character in it."""
    heads = [context.manuscript.title, *(one.plain for one in context.passages if one.role is Role.SIGNATURE)]
    own = next((found for head in heads if (found := OWN_BUREAU.match(re.sub(r"\s", "", head)))), None)
    if own is None:
        return
    name, rest = own["area"], own["rest"]
    alike = re.compile(f"{name[:-1]}{rest}|{name}{rest[0]}(?!{rest[1:]})[一-鿿]{{{len(rest) - 2}}}{rest[-1]}")
    told: set[str] = set()
    for passage in context.holding(name[:-1]):
        for found in alike.finditer(passage.unnamed):
            if found[0] not in told:
                told.add(found[0])
                message = f"本机关名称为“{own[0]}”，这里写“{found[0]}”；请核对并统一"
                yield marked(passage, message, *found.span())


OWN_BUREAU = expression("(?P<area>[一-鿿]{2,8}?[省市州盟县旗区])(?P<rest>(?:(?![的和与及])[一-鿿]){2,6}?局)")
