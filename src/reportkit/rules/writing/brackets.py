"""Rules about marks that come in pairs: what is opened is closed, in order, and what is nested changes its form."""

from collections.abc import Iterator

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import LONGEST_QUOTATION, Force, Severity
from reportkit.rules.pairs import CLOSERS, MARKS, OPENERS, Pair
from reportkit.rules.passage import Passage
from reportkit.rules.passages import FLOWING, instead, marked, matches
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, as_habit, rule

INNER = {"《": "〈", "〈": "《", "“": "‘", "‘": "“"}
"""What each title mark and quotation mark takes inside of it."""


@rule(
    title="括号、引号不配对",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.8, 4.9, 4.15",
    bad="如有疑问，请与本机关联系（电话：0792-2666272，邮编：332800。",
    good=[
        "如有疑问，请与本机关联系（电话：0792-2666272）。共两项：1）网站；2）公报（含“增刊”）。",
        {"text": "示例县水利局关于印发《示例县河道巡查\n登记办法》的通知\n各乡镇人民政府：\n内容。"},
    ],
    needs=Input.TEXT,
    yields_to=("malformed_document_number",),
)
def unbalanced_marks(context: CheckContext) -> Iterator[Fault]:
    """Brackets, quotation marks and title marks come in pairs, and one pair lies within the other or outside.

    Of each kind of mark one fault is told in a paragraph. A pair may begin in one paragraph and end in the next.
    """
    before: tuple[Passage, tuple[int, ...]] | None = None  # what the paragraph before has left open
    for passage in context.passages:
        text = passage.plain
        if before and not _goes_on(before[0], passage):
            yield from _unclosed(before[0], _by_sign(before[0].plain, before[1]))
            before = None
        if before is None and not MARKS.search(text):
            continue
        found = passage.pairing
        unopened = _by_sign(text, found.unopened)
        if before:
            opened = _by_sign(before[0].plain, before[1])
            for sign, places in opened.items():
                closed = unopened.get(CLOSERS[sign], [])
                both = min(len(places), len(closed))
                del places[len(places) - both :], closed[:both]
            yield from _unclosed(before[0], opened)
        for sign, places in unopened.items():
            for place in places[:1]:
                message = f"“{sign}”前面没有与它配对的“{OPENERS[sign]}”"
                yield marked(passage, message, place, place + 1, margin=6)
        for place in found.crossing:
            message = f"“{OPENERS[text[place]]}”和“{text[place]}”与另一对标号交叉，应当一对套在另一对之内"
            yield marked(passage, message, place, place + 1, margin=6)
        before = (passage, found.unclosed) if found.unclosed else None
        if before and passage.role not in (*FLOWING, *TITLES):
            yield from _unclosed(passage, _by_sign(text, found.unclosed))
            before = None
    if before:
        yield from _unclosed(before[0], _by_sign(before[0].plain, before[1]))


TITLES = (Role.TITLE, Role.ATTACHMENT_TITLE)
"""What is one text, on however many lines it stands."""


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Tell whether what one passage leaves open may end in the next."""
    return (before.role in TITLES) == (passage.role in TITLES)


def _by_sign(text: str, places: tuple[int, ...]) -> dict[str, list[int]]:
    told: dict[str, list[int]] = {}
    for place in places:
        told.setdefault(text[place], []).append(place)
    return told


def _unclosed(passage: Passage, opened: dict[str, list[int]]) -> Iterator[Fault]:
    for sign, places in opened.items():
        for place in places[:1]:
            if passage.plain[place : place + 2] == sign * 2:
                told = (instead(passage, place, place + 1, ""),)
                yield marked(passage, f"“{sign}”重复，应当删去一个", place, place + 2, margin=6, replacements=told)
            else:
                message = f"“{sign}”没有与它配对的“{CLOSERS[sign]}”"
                yield marked(passage, message, place, place + 1, margin=9)


SAME_FORM = expression("《[^》]*《|〈[^〉]*〈|“[^”]*“|‘[^’]*‘")


@rule(
    title="书名号、引号嵌套形式有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.8.3, 4.15.3",
    bad=["转发了《关于印发《工作办法》的通知》。", "按照《《示例省公开办法》》办理。", "做到““应公开、尽公开””。"],
    good="转发了《关于印发〈工作办法〉的通知》，强调“要把‘放管服’改革落到实处”。",
    needs=Input.TEXT,
)
def nested_in_the_same_form(context: CheckContext) -> Iterator[Fault]:
    """Title marks and quotation marks are double outside and single inside, and double again inside of that."""
    for passage in context.holding(*INNER):
        text = passage.plain
        if not SAME_FORM.search(text):
            continue
        found = passage.pairing
        nearest = _nearest(text, found.pairs)
        for pair in sorted(found.pairs, key=lambda pair: pair.begin):
            sign = text[pair.begin]
            if sign in INNER and nearest[pair.begin] == sign and _doubles(text, pair):
                mark = f"{sign}{CLOSERS[sign]}"
                told = (instead(passage, pair.begin, pair.begin + 1, ""), instead(passage, pair.end, pair.end + 1, ""))
                message = f"{sign * 2}{CLOSERS[sign] * 2}重复，应当删去一对{mark}"
                yield marked(passage, message, pair.begin - 1, pair.end + 2, replacements=told)
            elif sign in INNER and nearest[pair.begin] == sign:
                right = INNER[sign]
                inner = passage.text[pair.begin + 1 : pair.end]
                inner = inner if len(inner) <= LONGEST_QUOTATION else inner[: LONGEST_QUOTATION - 1] + "…"
                message = (
                    f"{sign}{CLOSERS[sign]}之内应当用{right}{CLOSERS[right]}，"
                    f"里层的{sign}{inner}{CLOSERS[sign]}请改为{right}{inner}{CLOSERS[right]}"
                )
                yield marked(passage, message, pair.begin, pair.end + 1, replacements=_around(passage, pair, right))


def _doubles(text: str, pair: Pair) -> bool:
    """Tell whether a pair stands right within another one of its form."""
    begin, end = text[pair.begin : pair.begin + 1], text[pair.end : pair.end + 1]
    return text[pair.begin - 1 : pair.begin] == begin and text[pair.end + 1 : pair.end + 2] == end


def _around(passage: Passage, pair: Pair, opener: str) -> tuple[Replacement, ...]:
    """Return another pair of marks in the place of one."""
    closer = CLOSERS[opener]
    return instead(passage, pair.begin, pair.begin + 1, opener), instead(passage, pair.end, pair.end + 1, closer)


def _nearest(text: str, pairs: tuple[Pair, ...]) -> dict[int, str]:
    """Return for every title or quotation the opener of the nearest one of its family around it, or ""."""
    nearest: dict[int, str] = {}
    around = {"《": "", "“": ""}
    ends = ((place, one) for one in pairs for place in (one.begin, one.end))
    for place, pair in sorted(ends, key=_at):
        sign = text[pair.begin]
        if sign in INNER:
            family = "《" if sign in "《〈" else "“"
            if place == pair.begin:
                nearest[place] = around[family]
                around[family] = sign
            else:
                around[family] = nearest[pair.begin]
    return nearest


def _at(event: tuple[int, Pair]) -> int:
    return event[0]


NESTED = expression("（[^）]*（")
NUMBER_INSIDE = expression(r"[一二三四五六七八九十百\d]+")


@rule(
    title="括号套用同形括号",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 15834-2011, 4.9.3",
    bad="全市共收到申请5件（市直单位2件（含市公安局1件），乡镇3件）。",
    good="全市共收到申请5件（市直单位2件〔含市公安局1件〕，依据第二十条第（一）项答复）。",
    needs=Input.TEXT,
)
def nested_parentheses(context: CheckContext) -> Iterator[Fault]:
    """Parentheses within parentheses take another form, so that each can be told from the other; （一） may stay."""
    for passage in context.holding("（"):
        text = passage.plain
        if not NESTED.search(text):
            continue
        for pair in passage.pairing.pairs:
            inside = text[pair.begin + 1 : pair.end] if pair.end - pair.begin < 6 else "…"
            nested = pair.around is not None and text[pair.begin] == text[pair.around] == "（"
            if nested and not NUMBER_INSIDE.fullmatch(inside):
                told = _around(passage, pair, "〔")
                yield marked(passage, "括号内的括号应当用“〔〕”", pair.begin, pair.end + 1, replacements=told)


ANGLES = expression(r"[<＜](?=[一-鿿“])(?P<title>[^<>＜＞，。；、\n]{2,60})[>＞]")


@rule(
    title="书名号形式有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.15",
    bad="根据《关于印发<工作办法>的通知》编制。",
    good="根据《关于印发〈工作办法〉的通知》编制，受理量<办理量、增幅>5%的单位共3家。",
    needs=Input.TEXT,
)
def angles_for_title_marks(context: CheckContext) -> Iterator[Fault]:
    """The signs for less and greater are no title marks."""
    yield from as_habit(
        _wrong_angles(passage, *found.span())
        for passage, found in matches(context, ANGLES, ">", "＞")
        if not passage.plain[found.end() : found.end() + 1].isdigit()
    )
    for passage in context.holding("〈"):
        told = passage.pairing
        if told.unclosed or told.unopened or told.crossing:
            continue  # nobody knows what stands in what
        outer = [pair for pair in told.pairs if passage.plain[pair.begin] == "《"]
        for pair in told.pairs:
            if passage.plain[pair.begin] == "〈" and not any(one.begin < pair.begin < one.end for one in outer):
                right = _around(passage, pair, "《")
                message = "书名号先用“《》”，其内才用“〈〉”"
                yield marked(passage, message, pair.begin, pair.end + 1, replacements=right)


def _wrong_angles(passage: Passage, start: int, end: int) -> Fault:
    text = passage.plain
    opener = "〈" if text.rfind("《", 0, start) > text.rfind("》", 0, start) else "《"
    told = _around(passage, Pair(start, end - 1, None), opener)
    message = f"“<>”不是书名号，应当用“{opener}{CLOSERS[opener]}”"
    return marked(passage, message, start, end, replacements=told)
