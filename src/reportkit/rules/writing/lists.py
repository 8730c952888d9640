"""Rules about the marks between the items of a list, and about what joins or ends it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportkit.manuscript import ITEMS
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.normalise import HAN
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, instead, marked, matches
from reportkit.rules.rule import Fault, Input, rule

QUOTED = "(?:“[^“”]*”|《[^《》]*》)"
QUOTED_LIST = expression(f"{QUOTED}(?:（[^（）]*）)?(?:、{QUOTED}(?:（[^（）]*）)?)+")
MIXED = expression("(?![和与及等或])[^，。；：、“”《》]+、")
"""What shows that the last item goes on behind its quotation, and the list with it."""


@rule(
    title="引号、书名号之间多用顿号",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 15834-2011, 4.5.3.5",
    bad="设立了“警务室”、“护学岗”。",
    good="设立了“警务室”“护学岗”，印发《甲办法》（示府发〔2018〕1号）、《乙办法》（示府发〔2018〕2号）。",
    needs=Input.TEXT,
    habit=True,
)
def pause_between_quoted(context: CheckContext) -> Iterator[Fault]:
    """Quotation marks and title marks part their items already; with something behind one of them, 、 stays."""
    for passage, found in matches(context, QUOTED_LIST, "“", "《"):
        if (
            passage.plain[max(0, found.start() - 1) : found.start()] != "、"
            and "）、" not in found[0]
            and not found[0].endswith("）")
            and passage.plain[found.end() : found.end() + 1] != "（"
            and not MIXED.match(passage.plain, found.end())
        ):
            yield _pair(passage, found)


LONGEST_PAIR, AROUND = 20, 6  # 字


PAUSE = expression("(?<=[”》])、(?=[“《])")


def _pair(passage: Passage, found: re.Match[str]) -> Fault:
    """Return the fault of the marks between items: quoted with the first two where they are short."""
    pauses = [pause.start() for pause in PAUSE.finditer(passage.plain, *found.span())]
    told = tuple(instead(passage, at, at + 1, "") for at in pauses)
    place = pauses[0] - 1
    opening, closing = ("“", "”") if passage.plain[place] == "”" else ("《", "》")
    start = passage.plain.rfind(opening, 0, place)
    end = passage.plain.find("》" if passage.plain[place + 2] == "《" else "”", place + 3) + 1
    if passage.plain[place] == closing and start >= 0 and end - start <= LONGEST_PAIR:
        return marked(passage, _told(found[0]), start, end, replacements=told)
    return marked(passage, _told(found[0]), place, place + 3, margin=AROUND, replacements=told)


def _told(found: str) -> str:
    kind = "引号" if "”、“" in found else "书名号"
    return f"标有{kind}的并列成分之间不用“、”"


DENG = "等(?![级待候同于额量距值价分次效号高离保地线差位边])"
MARK_BEFORE_DENG = expression(f"、{DENG}|(?<=、)(?P<item>[^，。；：、（）“”《》]{{1,12}})，等(?=[，。；）]|$)")


@rule(
    title="“等”前多用标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.1.2",
    bad="公开了规划、计划、预算、等信息。",
    good="公开了规划、计划、预算等信息，系统通过分级、等保测评，按一级、等同一级办理，等等。",
    needs=Input.TEXT,
)
def mark_before_deng(context: CheckContext) -> Iterator[Fault]:
    """等 closes a list that 、 parts without a mark of its own."""
    for passage, found in matches(context, MARK_BEFORE_DENG, "、等", "，等"):
        place = found.end() - 2 if found["item"] else found.start()
        told = (instead(passage, place, place + 1, ""),)
        yield marked(passage, f"“等”前不用“{passage.plain[place]}”", place, place + 2, margin=4, replacements=told)


DENG_AND_ELLIPSIS = expression("等等?(?:…{1,6}|\\.{3,6}|。{3,6})|(?:…{1,6}|\\.{3,6}|。{3,6})等(?![待到候])")


@rule(
    title="“等”与省略号并用",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, A.9",
    bad="公开了规划、计划、预算等……",
    good="公开了规划、计划、预算等信息，规划、计划、预算……等到年底再公开。",
    needs=Input.TEXT,
)
def deng_with_ellipsis(context: CheckContext) -> Iterator[Fault]:
    """等 and …… both say that a list goes on; one of them is enough."""
    for passage, found in matches(context, DENG_AND_ELLIPSIS, "...", "。。。", "…"):
        yield marked(passage, "“等”与省略号只用一个", found.start(), found.end(), margin=3)


WORDS_LIKE_AND = {
    "和": "平谐解睦美气善田县林顺合约政布蔼煦声数静硕龙暖风衷而颜盘",
    "与": "会时众此否日共闻其人邻民生",
    "及": "时早第格至其物笄",
    "或": "有许然多缺",
    "以及": "",
}
PAUSE_BEFORE_AND = expression(
    "、(?:"
    + "|".join(f"{word}(?![{others}])" if others else word for word, others in WORDS_LIKE_AND.items())
    + f")(?=[{HAN}“《\\dA-Za-z])"
)


@rule(
    title="连词前多用顿号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, A.3",
    bad="公开了规划、计划、和预算。",
    good="公开了规划、计划和预算，以及决算，主要内容：1、机构职能。2、与办事有关的指南，机构职能、与企业开办有关的办事指南，做到全面、及时、与时俱进，促进安全、和谐、和美乡村建设。",
    needs=Input.TEXT,
)
def pause_before_and(context: CheckContext) -> Iterator[Fault]:
    """和, 与, 及 and 或 stand in the place of the last 、."""
    for passage, found in matches(context, PAUSE_BEFORE_AND):
        if NUMBERED.search(passage.plain, 0, found.start()) or CLAUSE.match(passage.plain, found.start() + 1):
            continue
        message = f"“{found[0][1:]}”前不用“、”"
        told = (instead(passage, found.start(), found.start() + 1, ""),)
        yield marked(passage, message, *found.span(), margin=3, replacements=told)


NUMBERED = expression(r"(?:^|[。；：，])(?:\d{1,2}|[一二三四五六七八九十]{1,3})\Z")
"""What makes the 、 behind it the mark of a number."""
CLAUSE = expression("[与和][^、，。；]{1,16}(?:有关|相关|相适应|相衔接|配套|直接|密切)")
"""What opens an item and joins none: 与企业开办有关的指南."""


APART = expression("（[^（）]*）|【待补[^【】]*】")
LABEL = expression(f"(?:^|[，；。：（ 　】])(?![一二三四五六七八九十]是|第[一二三四五]|[首其])[{HAN} ]{{1,6}}$")
INTRODUCES = expression("(?:如下|以下.{0,4}|有|是|为|括|下|即)$")
COLON = expression("(?<!\\d)：|：(?!\\d)")


@rule(
    title="一句话用了两个冒号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.7.3.5",
    bad="全年主要做了以下工作：一是加强领导、健全机制：成立了领导小组。",
    good="现将联系方式公布如下：地址：紫阳南路45号；电话：0792-2666272；会议强调：“要做到：公开。”",
    needs=Input.TEXT,
)
def two_colons(context: CheckContext) -> Iterator[Fault]:
    """What a colon announces reaches to the end of the sentence; a second one in it leaves open what it announces."""
    for passage in context.holding("："):
        if passage.role not in PARAGRAPHS or passage.plain.count("：") < 2:
            continue
        open_text = APART.sub(lambda found: "□" * len(found[0]), passage.unnamed)
        begin = 0
        for sentence in re.split("(?<=[。！？])", open_text):
            announcing = [found.start() for found in COLON.finditer(sentence) if _announces(sentence, found.start())]
            if len(announcing) > 1:
                place = begin + announcing[1]
                message = "一句话只用一个冒号；这一处与前面的冒号重复，请改用“，”等，或者分成两句"
                yield marked(passage, message, place, place + 1, margin=6)
            begin += len(sentence)


def _announces(sentence: str, place: int) -> bool:
    """Tell whether a colon announces what follows; behind a label, as in 电话：, it does not."""
    before = sentence[max(0, place - 10) : place]
    if not before or LATER_POINT.match(sentence, place + 1):  # between two points: told of their marks
        return False
    if CODE.match(sentence, place + 1):
        return False
    return bool(INTRODUCES.search(before)) or not (before.endswith("其中") or LABEL.search(before))


CODE = expression("[0-9〓]{4}")
"""What a label names and no colon announces: a postcode, a number of a group, an address."""

LATER_POINT = expression(
    "(?:[2-9]|[1-9]\\d)、(?!\\d)[^：]*；\\d{1,2}、|[二三四五六七八九十]是[^：]*；[三四五六七八九十]是"
)
ITEM = expression("[一二三四五六七八九十]是|第[一二三四五六七八九十]，|(?<!\\d)\\d{1,2}[.、](?!\\d)|（\\d{1,2}）|[①-⑳]")
ENDS_ITEM = expression(f"；(?:{ITEM.pattern}|$)")
NESTED = expression("（(?!\\d{1,2}）)[^（）]*）")


@rule(
    title="分项内有句号而用分号分隔",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, A.5",
    bad="一是加强领导。成立了领导小组；二是加强培训；三是加强督查。",
    good="一是加强领导，成立了领导小组；二是加强培训（共3期）；三是加强督查。全年运行平稳。",
    needs=Input.TEXT,
)
def stop_in_semicolon_item(context: CheckContext) -> Iterator[Fault]:
    """Items that hold a full stop end in full stops: the semicolon is the weaker mark."""
    for passage in context.holding("；"):
        if passage.role not in PARAGRAPHS or "。" not in passage.plain or not ENDS_ITEM.search(passage.plain):
            continue
        text = NESTED.sub(lambda found: "□" * len(found[0]), passage.unnamed)
        starts = [
            found.start()
            for found in ITEM.finditer(text)
            if text[max(0, found.start() - 1) : found.start()] in ("", *"。；：，")
        ]
        parts = [(begin, text[begin:end]) for begin, end in pairwise(starts)]
        first = text[: starts[0]] if starts else text
        if passage.number and passage.role in ITEMS and first.endswith("；"):
            parts.insert(0, (0, first))
        if parts and all(part.endswith("；") for _, part in parts):
            for begin, part in parts:
                if "。" in part:
                    stop = begin + part.index("。")
                    message = "分项里有句号，各项末尾应当用“。”，不用“；”"
                    ends = [start + len(words) - 1 for start, words in parts]
                    told = tuple(instead(passage, end, end + 1, "。") for end in ends)
                    yield marked(passage, message, stop, stop + 1, margin=6, replacements=told)
                    break
