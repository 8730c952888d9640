"""Rules about what is said twice within one text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import MEASURE
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault, Input, rule

RUN = 30  # 字: a stretch that nobody writes twice by chance
OWN_WORDS = 15  # 字 of it that are no title, no name, no digit and no mark
STRETCH = 15  # 字
SOME, OFTEN, SELDOM = 4, 4, 16
"""Stretches from every 4th place are known, and those from the first 4 of every 16 places looked up among them.

Of two equal runs one holds a known stretch where the other's is looked up: within 16 places they meet once.
"""

NOT_OWN = expression("《[^《》]{0,150}》|“[^“”]{0,60}”|[^一-鿿]")

FORMULA = expression("习近平|党中央|党的[一二三四五六七八九十]{2,3}[大届]|中国特色社会主义|勾稽关系")
"""Words that are said in full whenever they are said."""

ACCOUNT = expression("（[类款项]）|决算数[^，。；]{0,8}预算数")
"""What the paragraph on one account of a budget has; the next has the same words, and the reasons of the same kind."""

COUNTED = expression("[0-9]+|【待补")
"""Figures, and gaps for them; a list of several, such as results of cases, has the same words each time."""


@attrs.frozen
class Run:
    """A stretch of text that stands at two places (重复文字): where it begins first, where again, how long it is."""

    first: int
    again: int
    length: int


def repeated(text: str) -> Iterator[Run]:
    """Yield stretches of 30 字 or more that a text holds twice within its lines, in a time that grows with its length.

    >>> text = "各单位分管领导要亲自审核信息内容，确保公开及时、准确、全面，并建立台账。"
    >>> [(run.first, run.again, run.length) for run in repeated(f"{text}\\n一、{text}")]
    [(0, 39, 36)]
    """
    last = len(text) - STRETCH
    known = {text[start : start + STRETCH]: start for start in reversed(range(0, last + 1, OFTEN))}
    again = [
        place
        for begin in range(SOME)
        for place in range(begin, last + 1, SELDOM)
        if known.get(text[place : place + STRETCH], place) != place
    ]
    done = 0
    for place in sorted(again):
        first = known[text[place : place + STRETCH]]
        run = _extended(text, first, place) if done <= place >= first + STRETCH else None
        if run is not None and run.length >= RUN:
            yield run
            done = run.again + run.length


def _extended(text: str, first: int, again: int) -> Run:
    """Return the whole stretch that is the same around two places; it ends where the line does."""
    begin, end = 0, STRETCH
    while begin < first and text[first - begin - 1] == text[again - begin - 1] != "\n" and begin < RUN:
        begin += 1
    longest = again - begin - first
    while again + end < len(text) and end < longest and text[first + end] == text[again + end] != "\n":
        end += 1
    inner = text.find("\n", first, first + end)
    return Run(first - begin, again - begin, (inner - first if inner >= 0 else end) + begin)


@rule(
    title="文字重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "preamble": [
                "各单位分管领导亲自审核信息内容，确保公开及时、准确、全面，并逐月建立台账。",
                "加强管理。各单位分管领导亲自审核信息内容，确保公开及时、准确、全面，并逐月建立台账。",
            ]
        },
        {"text": "工作报告\n全年主动公开政府信息320条。\n网站更新。全年主动公开政府信息320条。"},
    ],
    good=[
        "落实《示例省人民政府办公厅关于印发2018年示例省政务公开工作安排的通知》。",
        "为落实《示例省人民政府办公厅关于印发2018年示例省政务公开工作安排的通知》，召开会议。",
        {"text": "工作报告\n全年收到申请3件。\n全年收到申请3件。均已答复。\n主动公开信息320条，其中网站公开320条。"},
        {
            "text": "示例县司法局2024年度部门决算\n"
            "1.行政运行。支出决算为9万元。决算数小于预算数的主要原因：单位年中成立，人员有变动，按照实际发生的支出列支，结余资金收回。\n"
            "2.事业运行。支出决算为6万元。决算数小于预算数的主要原因：单位年中成立，人员有变动，按照实际发生的支出列支，结余资金收回。"
        },
    ],
    needs=Input.TEXT,
)
def repeated_wording(context: CheckContext) -> Iterator[Fault]:
    """A sentence that stands twice in a text was pasted twice, or its section was written without the other."""
    passages = [passage for passage in context.passages if passage.role in PARAGRAPHS]
    starts = [0]
    for passage in passages:
        starts.append(starts[-1] + len(passage.plain) + 1)
    text = "\n".join(passage.plain for passage in passages)
    met: set[tuple[int, int]] = set()
    for run in repeated(text):
        words = text[run.again : run.again + run.length]
        left = run.length - len(words.lstrip("，。；：、"))
        earlier, later = (bisect_right(starts, place) - 1 for place in (run.first, run.again))
        if len(NOT_OWN.sub("", words)) < OWN_WORDS or FORMULA.search(words) or len(COUNTED.findall(words)) > 1:
            continue
        if earlier != later and (earlier, later) in met:
            continue  # one pair of paragraphs, one finding
        met.add((earlier, later))
        if earlier != later and all(ACCOUNT.search(passages[one].plain) for one in (earlier, later)):
            continue
        before = "本段前文" if earlier == later else context.where(passages[earlier].place) or "前文"
        start, end = (place - starts[later] for place in (run.again + left, run.again + run.length))
        message = f"与{before}有{end - start}字完全相同；请删去重复的，或者改写"
        yield marked(passages[later], message, start, end)
    yield from _figures_again(context, passages)


FIGURE_SENTENCE = expression(rf"(?P<words>[一-鿿]{{6,28}}\d[\d,.]{{1,12}}(?:{MEASURE}))。")
"""A sentence that tells one figure of two digits or more, and nothing else."""
LONGEST_SENTENCE = 60  # 字 that it may have


def _figures_again(context: CheckContext, passages: Sequence[Passage]) -> Iterator[Fault]:
    """Yield the sentences on one figure that an earlier paragraph has in the same words."""
    first: dict[str, Passage] = {}
    for passage in passages:
        for found in _figure_sentences(passage.plain):
            earlier = first.setdefault(found["words"], passage)
            if earlier is not passage:
                before = context.where(earlier.place) or "前文"
                message = f"{before}已有这一句，同一数字说了两遍；请删去一处，或者改写"
                yield marked(passage, message, found.start(), found.end())


def _figure_sentences(text: str) -> Iterator[re.Match[str]]:
    begin, end = 0, text.find("。")
    while end >= 0:
        if end - begin <= LONGEST_SENTENCE and (found := FIGURE_SENTENCE.match(text, begin)):
            yield found
        begin, end = end + 1, text.find("。", end + 1)
