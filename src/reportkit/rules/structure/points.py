"""Rules about the points that a paragraph runs through: 一是……；二是……。 and 1、……；2、……。"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

import attrs

from reportkit.manuscript import ITEMS, Role
from reportkit.numbering import CIRCLED, run_labels
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked
from reportkit.rules.reading import DIGITS, beside
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, rule

NUMERALS = "一二三四五六七八九十"
NUMERAL = f"[{NUMERALS}]{{1,3}}"
MARKERS = (
    (
        "一是",
        beside(NUMERALS, "是"),
        expression(rf"(?:^|(?<=[，；。：])|(?<=[，；。：][ 　]))(?P<value>{NUMERAL})是(?!不是|否|非)"),
    ),
    ("1、", beside(DIGITS, "、"), expression(r"(?<=[；：，。])(?P<value>\d{1,2})、(?!\d)")),
    ("1.", beside(DIGITS, ".．"), expression(r"(?<=[；：])(?P<value>\d{1,2})[.．](?!\d)")),
    ("（1）", beside("（", DIGITS), expression(r"(?<=[；：])（(?P<value>\d{1,2})）(?=[一-鿿“《])")),
    ("（一）", beside("（", NUMERALS), expression(rf"(?<=[；：括有为])（(?P<value>{NUMERAL})）(?=[一-鿿“《])")),
    ("①", CIRCLED, expression(f"(?:^|(?<=[；：，。]))(?P<value>[{CIRCLED}])")),
)
"""What begins a point, by the series that it belongs to, and signs of which it holds one; the value is its count."""

DEEPEST = 4  # runs within one another
MEASURES = (
    "个项件条次篇年月日人名家份期场种类级号楼元万亿千百十余多所批户处米公里点分时周天届轮组套部座辆台本张幅只倍成"
    "%％‰、.．"
)
"""What behind a digit makes it a quantity."""


@attrs.frozen
class Marker:
    """The beginning of a point (分项标记): where it stands, its series and what it counts."""

    passage: Passage
    start: int
    end: int
    series: str
    value: int

    @property
    def before(self) -> str:
        """The mark in front of it, "" at the beginning of its paragraph."""
        return self.passage.plain[self.start - 1 : self.start]

    def told(self, message: str, replacements: tuple[Replacement, ...] = ()) -> Fault:
        """Return a fault at the marker, quoted with the words behind it."""
        words = self.passage.text[self.start : self.end + 6]
        return Fault(self.passage.place, message, words, self.start, None, replacements)

    def counting(self, value: int) -> Replacement:
        """Return the marker of another number in its place."""
        words = self.passage.text[self.start : self.end]
        own, other = (run_labels(self.series, number)[-1] for number in (self.value, value))
        return instead(self.passage, self.start, self.end, words.replace(own, other))


@attrs.define
class PointRun:
    """Points that count on from one another (分项), and whether it stands inside a point of the same series."""

    markers: list[Marker]
    inside: bool = False


def _groups(context: CheckContext) -> Iterator[list[Passage]]:
    """Yield the paragraphs between two numbers together, since points may go on in the next."""
    group: list[Passage] = []
    for passage in context.passages:
        if passage.role is not Role.BODY and group:
            yield group
            group = []
        if passage.role is Role.BODY or passage.role in ITEMS:
            group.append(passage)
    if group:
        yield group


def _markers(passages: Iterable[Passage], series: str, pattern: re.Pattern[str]) -> Iterator[Marker]:
    for passage in passages:
        for found in pattern.finditer(passage.plain):
            sign = found["value"]
            value = CIRCLED.index(sign) + 1 if sign in CIRCLED else numeral_value(sign)
            if value:
                yield Marker(passage, found.start(), found.end(), series, value)


def _runs(markers: Iterator[Marker]) -> Iterator[PointRun]:
    """Yield the runs of one series; a number that fits no open run begins another."""
    open_runs: list[PointRun] = []
    for marker in markers:
        fitting = [run for run in reversed(open_runs) if run.markers[-1].value + 1 == marker.value]
        if marker.value == 1 or not fitting:
            open_runs = [*open_runs[-DEEPEST:], PointRun([marker])]
            yield open_runs[-1]
            continue
        run = fitting[0]
        for inner in open_runs[open_runs.index(run) + 1 :]:
            inner.inside = True
        del open_runs[open_runs.index(run) + 1 :]
        run.markers.append(marker)


def all_runs(context: CheckContext) -> list[PointRun]:
    """Return every run of points of a text."""
    return [run for runs in context.once(_series) for run in runs]


def _series(context: CheckContext) -> list[list[PointRun]]:
    """Return the runs of each series within each group of paragraphs."""
    found: list[list[PointRun]] = []
    holding = {series: {passage.place for passage in context.holding(*signs)} for series, signs, _ in MARKERS}
    marked_ones = set[str]().union(*holding.values())
    for group in _groups(context):
        points = [passage for passage in group if passage.place in marked_ones]
        for series, _, pattern in MARKERS if points else ():
            passages = [passage for passage in points if passage.place in holding[series]]
            if passages:
                found.append(list(_runs(_markers(passages, series, pattern))))
    return found


@rule(
    title="分项序号不连续",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.7; office practice",
    bad=[
        "一是加强领导；三是加强培训。",
        "一是甲；二是乙：一是丙，一是丁，一是戊，一是己，一是庚；三是辛。",
        "一是完善制度；三是强化培训；三是加强督查。",
        "一是完善制度；二是强化培训；二是加强督查；三是严格考核。",
        "一是完善制度；三是强化培训；四是加强督查。",
        "全文包括（一）总体情况；（二）主动公开；（二）申请办理；（四）存在问题。",
    ],
    good=[
        "一是加强领导；二是加强培训。下一步：一是完善制度；二是加强督查。统一是基础，三是多数。",
        "一是甲；二是乙：一是丙，一是丁，一是戊，一是己；三是庚。",
        "一是修订规程。二是明确分工。 一是规范登记。二是按时答复。",
    ],
    needs=Input.TEXT,
)
def points_out_of_order(context: CheckContext) -> Iterator[Fault]:
    """Points count on from one: a number left out or said twice shows that a point was lost, or moved.

    Where the points behind count on from the wrong one, it is a point that was lost; else its number is mistyped.
    """
    for runs in context.once(_series):
        last: Marker | None = None
        for run, after in zip_longest(runs, runs[1:]):
            first, end = run.markers[0], run.markers[-1]
            wanted = last.value + 1 if last else first.value
            if first.value not in (1, wanted) and last and wanted <= len(CIRCLED) and not _lost_mark(last, first):
                yield _out_of_order(last, run)
                if after and after.markers[0].value == wanted + 1:
                    end = attrs.evolve(first, value=wanted)  # mistyped, and counted on from
            last = end


def _out_of_order(last: Marker, run: PointRun) -> Fault:
    first, wanted = run.markers[0], last.value + 1
    before, right, wrong = (run_labels(first.series, value)[-1] for value in (last.value, wanted, first.value))
    if first.value > wanted and len(run.markers) > 1:
        return first.told(f"分项序号不连续：“{before}”之后就是“{wrong}”，缺“{right}”")
    renumbered = tuple(one.counting(value) for value, one in enumerate(run.markers, wanted))
    what = "重复" if first.value < wanted else "不连续"
    return first.told(f"分项序号{what}：上一项是第{last.value}项，这里是“{wrong}”，应为“{right}”", renumbered)


SECOND = expression("[二2]是|另一|其次|再者|第二|还有|同时")
"""What stands for 二是."""
FARTHEST = 500  # characters within which the next point is looked for


@rule(
    title="分项只有一项",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="一是加强领导，成立了领导小组，全年召开会议。",
    good=["一是加强领导；二是加强培训。", "重点之一是加强督查。"],
    needs=Input.TEXT,
)
def single_point(context: CheckContext) -> Iterator[Fault]:
    """一是 promises a 二是: without it a point is missing, or the marker is left over."""
    runs = all_runs(context)
    for run, after in zip_longest(runs, runs[1:]):
        marker = run.markers[0]
        alone = len(run.markers) == 1 and marker.value == 1 and marker.series == "一是" and not run.inside
        if after and after.markers[0].value > 1:
            continue  # the second is there, under another number
        if alone and not SECOND.search(marker.passage.plain, marker.end, marker.end + FARTHEST):
            yield marker.told("只有“一是”，没有“二是”；请补上后面的分项，或者删去“一是”")


@rule(
    title="分项嵌套用了相同的序号",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="一是加强领导，采取以下措施：一是召开会议，二是印发通知；二是加强培训。",
    good="一是加强领导：首先召开会议，其次印发通知；二是加强培训：（1）集中培训；（2）上门培训。",
    needs=Input.TEXT,
)
def nested_points_alike(context: CheckContext) -> Iterator[Fault]:
    """A run inside a point needs a series of its own; nobody sees which 二是 belongs to which 一是."""
    for run in all_runs(context):
        if run.inside and run.markers[0].value == 1:
            marker = run.markers[0]
            label = run_labels(marker.series, 1)[0]
            yield marker.told(f"分项之内又用“{label}”分项，层次不清；内层请改用“首先、其次”“（1）（2）”等")


def _lost_mark(last: Marker, first: Marker) -> bool:
    """Tell whether the point between two others is there, and only the mark behind its digit is not."""
    begins = last.end if last.passage is first.passage else 0
    wanted = _bare(last.value + 1)
    return last.series == "1、" and wanted.search(first.passage.plain, begins, first.start) is not None


def _bare(value: int) -> re.Pattern[str]:
    return re.compile(rf"(?<=[；，：]){value}(?![\d{MEASURES}])(?=[一-鿿])")


@rule(
    title="分项序号缺标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.3",
    bad="主要类别有：1、概况信息；2、工作动态；3政民互动。",
    good="主要类别有：1、概况信息；2、工作动态；3个栏目。",
    needs=Input.TEXT,
)
def point_without_mark(context: CheckContext) -> Iterator[Fault]:
    """A digit that runs into its words reads as a quantity: 8政民互动."""
    for run in all_runs(context):
        last = run.markers[-1]
        if last.series == "1、" and len(run.markers) > 1:
            lost = _bare(last.value + 1).search(last.passage.plain, last.end, last.end + FARTHEST)
            if lost:
                message = f"“{lost[0]}”后面缺少标点，应与其他分项一致，写作“{lost[0]}、”"
                told = (instead(last.passage, lost.end(), lost.end(), "、"),)
                yield marked(last.passage, message, lost.start(), lost.end() + 4, replacements=told)


@rule(
    title="分项之间标点不一致",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="GB/T 15834-2011, A.5, B.3.7; office practice",
    bad="类别有：1、概况信息，有简介、领导信息：2、政府文库；3、规划计划；4、工作动态。",
    good=["一是加强领导；二是加强培训；三是加强督查。", "一是加强领导。成立小组。二是加强培训。三是加强督查。"],
    needs=Input.TEXT,
)
def mixed_separators(context: CheckContext) -> Iterator[Fault]:
    """The marks between the points of one run are the same, or the reader takes one point for a part of another."""
    for run in all_runs(context):
        apart = [marker for marker in run.markers[1:] if marker.before and not run.inside]
        same = {marker.passage.place for marker in run.markers}
        marks = [marker.before for marker in apart]
        if len(apart) < 2 or len(same) > 1 or len(set(marks)) == 1:
            continue
        if _holds_stop(run.markers):
            continue  # a stop within an item makes its own mark doubtful, not that of the others
        usual = max(dict.fromkeys(marks), key=marks.count)
        for marker in apart:
            if marker.before != usual:
                message = f"分项之间的标点不一致：其他分项之间用“{usual}”，这里用“{marker.before}”"
                start = max(0, marker.start - 5)
                told = (instead(marker.passage, marker.start - 1, marker.start, usual),)
                yield marked(marker.passage, message, start, marker.end + 4, replacements=told)


def _holds_stop(markers: list[Marker]) -> bool:
    """Tell whether a point that a semicolon ends has a full stop within."""
    ended = [(one, after) for one, after in pairwise(markers) if after.before == "；"]
    return any("。" in one.passage.plain[one.end : after.start] for one, after in ended)
