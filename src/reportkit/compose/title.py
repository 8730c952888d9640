"""Where a long title turns (GB/T 9704-2012, 7.3.1: 词意完整, 排列对称, 长短适宜, 梯形或菱形).

A title turns where a phrase ends, and that is told by a closed list: who issues it, 关于, 印发, the marks of titles,
years, 的, and what a document or table is called. Whatever the list does not know stays whole, so that no word is cut.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from reportkit.manuscript import Span, width

LONGEST = 20  # 字 of 二号 on a line of 156 mm
LONGEST_TURNED = 28  # the same along a turned page, 225 mm
SHORTEST = 3  # 字; less hangs below a title as a remnant
MOST_LINES = 5  # a longer title is left as it is

YEAR = (
    r"(?:(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
    r"(?:年?[—－～~至-]+(?:19|20)[0-9]{2})?年度?"
    r"(?:[上下]半年|第?[一二三四]季度|[0-9]{1,2}(?:月?[—－～~至-]+[0-9]{1,2})?月份?)?"
)
GOES_ON = "[0-9第月日度上下前后内外以间中初底末来至到起份代—－～~-]"
"""What belongs to a year before it."""

TOLD = "通知|报告|请示|批复|意见|决定|决议|通报|公告|通告|公报|命令|议案|纪要|说明|方案|办法|规定|函|令"
"""What ends a title together with the 的 before it."""

CALLED = (
    "(?:工作|办理|执行|贯彻落实|(?<!贯彻)落实|进展|完成|基本)情况(?:的?(?:年度|专项|自查)?报告|统计表|汇总表|一览表)|(?<!政府)工作(?:年度)?报告"
    "|(?:年度|总结|自查|评估|调查|专项|述职)报告|(?:任务|责任)(?:分解|分工)表|(?:责任|任务|事项|权力|服务)清单"
    "|工作(?:要点|方案|安排|计划|总结|制度|规则|规程|规范|指南)|(?:实施|工作|行动|整改|建设)方案"
    "|(?:实施|管理|考核|评议|奖励|处理|监督|暂行|试行)办法|(?:实施|管理)细则|(?:实施|指导|若干|处理)意见"
    "|(?:管理|暂行|若干)规定|(?<!年)行动计划|(?:发展|建设|专项)规划|应急预案|(?:基本|公开|事项)目录|考核评分表|统计报表"
)
"""What documents and tables are called; a line may begin with it."""

DONE = "加强|推进|做好|开展|落实|贯彻落实|规范|完善|深化|优化|促进|推动|提升|健全"
DOING = f"(?:进一步|全面|加快|深入|切实|认真|持续|扎实|统筹)*(?:{DONE})(?:[和、](?:{DONE}))*"
"""What a document sets about, right behind 关于; a line may begin with its object."""

OWN = "办公|部门|机关|文件|门户|组成|所属|党组|党委|[网各令]"
"""What goes on with the name of a body, or speaks of what belongs to it."""

TURNS = (
    (r"(?<![有相])(?=关于)", 0),
    (rf"(?<=人民政府)(?!{OWN})|(?<=人民政府办公[室厅])(?!{OWN})", 0),
    (rf"(?<![0-9〇○零一二三四五六七八九十第、自从至到前截底止—－～~-])(?={YEAR})", 0),
    (r"(?=[《〈])", 0),
    (r"(?<=[》〉])", 2),
    (r"(?=“)", 4),
    (r"(?<=、)(?![0-9])|(?<=）)", 6),
    (r"(?:关于|[府室厅局委会])(?:印发|转发|批转|发布|公布|下达)(?![的会给展现])", 7),
    (rf"(?<!目)(?<=的)(?!(?:{TOLD})(?:[》〉”（]|\Z))(?![确士话])", 7),
    (rf"{YEAR}(?!{GOES_ON})", 9),
    (rf"(?<=[印转]发|下达|开展|做好|关于){YEAR}(?!{GOES_ON})", 13),
    (rf"关于{DOING}(?![会了后好型版到至性化力览])", 9),
    (rf"(?<![和与及])(?={CALLED})", 10),
    (r"(?<=”)|(?<=关于)", 12),
)
"""Where a line may end, and how much less even lines may be, in 字, before such a place is taken."""

NEVER_LAST = "《〈“‘（〔【"
NEVER_FIRST = "》〉”’）〕】、，。；：！？…—·％%的和与及或等"
PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "〔": "〕", "【": "】"}
OF_TITLES = "《〈"


def break_title(title: str, office: str, longest: float = LONGEST) -> list[str]:
    """Split a title into lines that fit, at the ends of its phrases, in the shape of a trapezium or a rhombus.

    A title that fits on one line stays whole, and so does one that offers no place to turn. `office` is the body
    that signs, `longest` what a line holds, in 字.

    >>> break_title("示例县人民政府办公室关于印发示例县政务公开工作要点的通知", "示例县人民政府办公室")
    ['示例县人民政府办公室', '关于印发示例县政务公开工作要点的通知']
    """
    if width(title) <= longest:
        return [title]
    places = _places(title, office, longest)
    ends = [*places, len(title)]
    pieces = [(title[start:end], places.get(end, 0)) for start, end in itertools.pairwise((0, *ends))]
    if any(width(piece) > longest for piece, _ in pieces):
        return [title]
    best: list[str] | None = None
    for count in range(2, MOST_LINES + 1):
        splits = list(_splits(pieces, count, longest))
        if splits:
            lines, _ = min(splits, key=_awkwardness)
            if _is_shapely(lines):
                return lines
            best = best or lines
    return best or [title]


def broken(spans: Iterable[Span], lines: Sequence[str]) -> Iterator[Span]:
    """Yield spans with \\n where a line of their text ends and another follows.

    >>> [span.text for span in broken([Span("示例县"), Span("关于工作的报告")], ["示例县关于", "工作的报告"])]
    ['示例县', '关于\\n工作的报告']
    """
    ends = set(itertools.accumulate(map(len, lines[:-1])))
    place = 0
    for span in spans:
        signs = [f"{sign}\n" if end in ends else sign for end, sign in enumerate(span.text, place + 1)]
        place += len(span.text)
        yield span._replace(text="".join(signs))


def _places(title: str, office: str, longest: float) -> dict[int, float]:
    """Return where a title may turn, in order, and what each place costs."""
    places: dict[int, float] = {}
    whole = {inside for start, end in _kept_whole(title, longest) for inside in range(start + 1, end)}
    for pattern, cost in (*TURNS, (f"(?<={re.escape(office)})(?!{OWN})", 0)):
        for found in re.finditer(pattern, title):
            place = found.end()
            if place in whole or not 0 < place < len(title):
                continue
            if title[place - 1] not in NEVER_LAST and title[place] not in NEVER_FIRST:
                places[place] = max(cost, places.get(place, 0))
    return dict(sorted(places.items()))


def _kept_whole(title: str, longest: float) -> Iterator[tuple[int, int]]:
    """Yield from where to where no line ends: years, and pairs of marks but for titles in 《》 longer than a line."""
    yield from (found.span() for found in re.finditer(YEAR, title))
    opened: list[int] = []
    for place, sign in enumerate(title):
        if sign in PAIRS:
            opened.append(place)
        elif opened and sign == PAIRS[title[opened[-1]]]:
            start = opened.pop()
            if title[start] not in OF_TITLES or width(title[start : place + 1]) <= longest:
                yield start, place + 1


def _splits(pieces: list[tuple[str, float]], count: int, longest: float) -> Iterator[tuple[list[str], float]]:
    """Yield every way to set the pieces on so many lines that each fits, with what its turns cost."""
    text = "".join(piece for piece, _ in pieces)
    if width(text) > count * longest or len(pieces) < count:
        return
    if count == 1:
        if width(text) >= SHORTEST:
            yield [text], 0
        return
    for end in range(1, len(pieces)):
        line = "".join(piece for piece, _ in pieces[:end])
        if width(line) > longest:
            return
        if width(line) >= SHORTEST:
            cost = pieces[end - 1][1]
            yield from (([line, *rest], cost + more) for rest, more in _splits(pieces[end:], count - 1, longest))


def _awkwardness(split: tuple[list[str], float]) -> tuple[bool, float]:
    """Rank line breaks: an hourglass or a block last, then the most even lengths at the best places first."""
    lines, cost = split
    widths = [width(line) for line in lines]
    return not _is_shapely(lines), max(widths) - min(widths) + cost


def _is_shapely(lines: list[str]) -> bool:
    """Tell whether lines become longer, shorter, or longer and then shorter."""
    widths = [width(line) for line in lines]
    peak = widths.index(max(widths))
    rises = all(a < b for a, b in itertools.pairwise(widths[: peak + 1]))
    falls = all(a > b for a, b in itertools.pairwise(widths[peak:]))
    return rises and falls
