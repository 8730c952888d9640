"""What was written in the boxes of an approval sheet as data, as the next draft's sheet is to say it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from reportkit.approval.written_days import WrittenDay, written_days
from reportkit.compose.approval import approval_sheet
from reportkit.errors import ReportkitError
from reportkit.formats.approval import ApprovalBox
from reportkit.model import Opinion, Report
from reportkit.model.approval import Told
from reportkit.model.unprintable import UNPRINTABLE

NAME = r"(?P<name>[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+|[\u3400-\u9fff]{1,4})"
FORMS = (
    re.compile(rf"(?P<words>.*)[（(](?:签[名字]\s{{0,9}}[:：])?{NAME}[）)]", re.DOTALL),
    re.compile(rf"(?P<words>.*?)签[名字]\s{{0,9}}[:：]\s{{0,9}}{NAME}", re.DOTALL),
    re.compile(rf"(?P<words>.*[。！；，、：:\s])?{NAME}", re.DOTALL),
)
"""What ends in a name: words that a bracket, a label, a stop or a blank parts from it, or the name alone."""

FIRST = re.compile(rf"{NAME}[\s：:](?P<words>.+)", re.DOTALL)
"""A name that stands in front of what is said."""

ENCLOSED = re.compile(r"[（(]([^（）()]{2,40}\d[^（）()]{0,9})[）)]$")
"""Name and day in brackets."""

SAYINGS = re.compile(
    "同意|拟同意|不同意|请|已阅|阅|可|照|按|办|暂缓|无意见|无异议|印发|上报|报|发文|发|核发|速|退|拟|存|转|妥|好"
)
"""How what is said begins that is no name, as short as it may be."""

UNPARTED = re.compile(
    r"(?P<words>(?:拟?同意|不同意|已?阅|无意见|无异议|照办|可)(?:印发|上报|发文|报送|核发)?)(?P<name>.+)"
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施洪樊柯"
    "牛葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柴梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游"
    "辛靳管柏付娄尤米华巩齐穆屈卓"
)
"""With what a name begins that nothing parts from the words before it."""

UNIT = re.compile(r"([\u4e00-\u9fff]{2,20}(?:局|委|办|厅|处|股|科|室|院|所|部|会|中心|政府|办公室))[:：]")
COUNTERSIGNED = "会签"
TICKED = re.compile(r"[☑✓✔√■●☒]\s{0,9}(主动公开|依申请公开|不予公开)(?:（理由：([^（）]{0,200})）)?")


def told_by(box: ApprovalBox, lines: Sequence[str], report: Report) -> Told | None:
    """Return what a box says as `Report.approval` has it, None where a report cannot be told that."""
    former = report.approval.get(box.label)
    lines = [UNPRINTABLE.sub("", line.replace("\n", "\t")) for line in lines]  # a line broken by hand is one of its own
    if box.signed or box.label == COUNTERSIGNED or isinstance(former, (Opinion, tuple)):
        several = isinstance(former, tuple) or box.label == COUNTERSIGNED
        given = former if isinstance(former, tuple) else (former,) if isinstance(former, Opinion) else ()
        units = [one.unit for one in given if one.unit]
        found = tuple(opinions(lines, units, several=several, days=_days(report)))
        told: Told | None = found if several else found[0] if found else None
    else:
        told = _ticked("".join(lines)) or " ".join("".join(lines).split())
    return told if told and _can_be(report, box.label, told) else None


def _days(report: Report) -> Sequence[date]:
    """Return the days that a report tells of itself, near which a day without its year lies."""
    told = [one for given in report.approval.values() for one in (given if isinstance(given, tuple) else (given,))]
    return [day for day in (report.signed, *(one.day for one in told if isinstance(one, Opinion))) if day]


def _ticked(text: str) -> str:
    found = TICKED.search(text)
    reason = (found[2] or "").strip() if found else ""
    return f"{found[1]}（{reason}）" if found and reason else found[1] if found else ""


def _can_be(report: Report, label: str, told: Told) -> bool:
    """Tell whether a report may be told something of its approval, which it does not say itself."""
    try:
        approval_sheet(attrs.evolve(report, approval={**report.approval, label: told}))
    except ReportkitError:
        return False
    return True


@attrs.define
class _Said:
    """An opinion as far as it was read (意见)."""

    words: list[str] = attrs.Factory(list)
    name: str = ""
    day: date | None = None

    def take(self, said: str, units: Sequence[str], *, dated: bool) -> None:
        """Take a piece; a name may end it, begin it, or be the piece before a day or the end."""
        said = said.rstrip("，,、") if dated else said
        if not said and not self.name and self.words:
            if self.words[-1][0] in SURNAMES and 2 <= len(self.words[-1]) <= 3 and _is_name(self.words[-1], units):
                self.name = self.words.pop()
        elif signed := _signed(said, units, dated=dated and not self.name):
            said, self.name = signed
        self.words += filter(None, [said])


def _without_room(piece: str, near: date | None) -> tuple[str, Sequence[WrittenDay]]:
    """Return a piece with its days, without the room for one where another was written."""
    found = written_days(piece, near=near)
    room = next((one for one in found if one.day is None), None)
    if room is None or len(found) == 1:
        return piece, found
    return _without_room(f"{piece[: room.start].rstrip()} {piece[room.end :]}".strip(), near)


def _is_name(word: str, units: Sequence[str]) -> bool:
    return not SAYINGS.match(word) and word not in units and not word.endswith(tuple("局委办厅处股科室区县市镇乡"))


def _signed(said: str, units: Sequence[str], *, dated: bool) -> tuple[str, str] | None:
    """Return words and the name at their end or their beginning, None without one."""
    for form in FORMS:
        found = form.fullmatch(said)
        if found and (dated or found["words"]) and _is_name(found["name"], units):
            return (found["words"] or "").strip(), found["name"]
    if (found := FIRST.fullmatch(said)) and SAYINGS.match(found["words"].strip()) and _is_name(found["name"], units):
        return found["words"].strip(), found["name"]
    found = UNPARTED.fullmatch(said) if dated else None
    name = found["name"] if found else ""
    return (found["words"], name) if found and 2 <= len(name) <= 3 and name[0] in SURNAMES else None


def opinions(
    lines: Sequence[str], units: Sequence[str], *, several: bool, days: Sequence[date] = ()
) -> Iterator[Opinion]:
    """Yield what the lines of a box say, each opinion up to its day; all as one where there are not `several`.

    `days` are those of which one without its year is near.

    >>> list(opinions(["同意。孙七　2024年1月16日", "　　年　月　日"], [], several=False))[0].name
    '孙七'
    """
    entries = [_Said()]
    for piece in (ENCLOSED.sub("\u3000\\1", piece) for line in lines for piece in line.split("\t")):
        start = 0
        piece, found = _without_room(piece, max(days, default=None))  # noqa: PLW2901
        for one in (*(found if several else found[:1]), None):
            said = piece[start : one.start if one else len(piece)].strip(" \u3000；;" if several else None)
            entries[-1].take(said, units, dated=one is not None or (start > 0 and not several))
            if one is None:
                break
            start = one.end
            entries[-1].day = one.day or entries[-1].day  # room for a day is none
            if several:
                entries.append(_Said())
    for entry in entries:
        entry.take("", units, dated=False)
    yield from (made for one in entries if (made := _opinion("".join(one.words), one.name, one.day, units)))


def _opinion(words: str, name: str, day: date | None, units: Sequence[str]) -> Opinion | None:
    unit = next((one for one in units if words == one or words.startswith(f"{one}：")), None)
    if unit is None and (found := UNIT.match(words)):
        unit = found[1]
    said = words[len(unit) :].lstrip("：:") if unit else words
    if not (said or name or day or unit):
        return None
    return Opinion(name or None, words=said or None, unit=unit, day=day)
