"""Rules about the documents that a text names: their numbers, their titles, and what is no document."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

OPENINGS = "〔[［(（【﹝〖"
OPENED = beside(OPENINGS, " 　0123456789")
"""What every document number has: what opens its year, with that or a blank behind it."""
NUMBER = expression(
    r"(?P<code>[一-鿿]{1,10}+)(?<![的为是])"
    rf"(?P<opening>[{re.escape(OPENINGS)}])(?P<before>[ 　]{{0,3}})"
    r"(?P<year>(?:19|20)?[0-9]{2})"
    r"(?P<word>年?)(?P<behind>[ 　]{0,3})"
    r"(?P<closing>[〕\]］)）】﹞〗])(?P<gap>[ 　]{0,3})"
    r"(?P<ordinal>第?)(?P<serial>[0-9]{1,6})(?![0-9])(?P<end>[ 　]?号)?"
)
"""A document number, well formed or not, with up to ten characters in front of its bracket."""

UNCLOSED = expression(r"[一-鿿]{2,10}+(?P<opening>[〔\[［【﹝〖])(?P<year>(?:19|20)\d{2})(?P<serial>[1-9]\d{0,3})号")
ROUND = "(（)）"
BUILDINGS = expression("[楼线院门车机池井地馆仓桥栋房厅]")
"""What a number counts that stands behind a year in parentheses and is no document's."""

ORDINAL_CODES = ("公告", "令")
"""Kinds of documents whose numbers have 第."""

LONGEST_CODE = 8  # 字
CITING = expression(".*(?:依据|根据|按照|依照|遵照|对照|落实|贯彻|执行|印发|转发|下发|出台|参照)")
"""Words before a number that are none of it."""


@rule(
    title="发文字号不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.5",
    bad=["根据《工作安排》（赣府厅字【2018】050号）要求，分解任务。", "依照《工作要点》（示政办发﹝20233号）落实。"],
    good="根据《工作安排》（赣府厅字〔2018〕50号）要求，附件（2018）所列第3号楼和（2018）赣04行终12号案已办。",
    needs=Input.TEXT,
)
def malformed_document_number(context: CheckContext) -> Iterator[Fault]:
    """A document number has the year in full within 〔〕, and a serial number without 第 and without zeros in front."""
    for passage in context.holding(*OPENED):
        for found in UNCLOSED.finditer(passage.plain):
            right = f"〔{found['year']}〕{int(found['serial'])}号"
            told = (instead(passage, found.start("opening"), found.end(), right),)
            message = f"发文字号不规范：年份用成对的六角括号“〔〕”；请写“{right}”"
            yield marked(passage, message, *found.span(), replacements=told)
        for found in NUMBER.finditer(passage.plain):
            faults = _faults(found, passage.plain)
            if not faults:
                continue
            year, serial = found["year"], found["serial"].lstrip("0")
            right = f"〔{year if len(year) == 4 else f'20{year}'}〕{serial}号"
            start = found.start("opening")
            citing = CITING.match(found["code"])
            code = found["code"][citing.end() :] if citing else found["code"]
            alone = citing or not re.match("[一-鿿]", passage.plain[max(0, found.start() - 1) : found.start()])
            if alone and len(code) <= LONGEST_CODE:
                start, right = start - len(code), code + right
            message = f"发文字号不规范：{'，'.join(faults)}；请写“{right}”"
            yield marked(passage, message, start, found.end(), right=right)


def _faults(found: re.Match[str], text: str) -> list[str]:
    """Return what is wrong with a document number, nothing for what may be none."""
    opening, closing, ended = found["opening"], found["closing"], found["end"] is not None
    well_bracketed = opening + closing == "〔〕"
    if opening in ROUND and (len(found["year"]) == 2 or BUILDINGS.match(text, found.end())):
        return []
    if not ended and not (well_bracketed and re.match("文件|[》）)，。；、]|$", text[found.end() : found.end() + 2])):
        return []
    blanks = found["before"] + found["behind"] + found["gap"]
    ordinal = found["ordinal"] and not found["code"].endswith(ORDINAL_CODES)
    faults = {
        f"年份用六角括号“〔〕”，不用“{opening}{closing}”": not well_bracketed,
        "年份写全四位": len(found["year"]) == 2,
        "括号里不写“年”": bool(found["word"]),
        "括号内外不留空格": bool(blanks),
        "序号前不加“第”": bool(ordinal),
        "序号不编虚位，前面不加0": found["serial"].startswith("0"),
        "末尾写“号”": not ended,
    }
    return [fault for fault, is_so in faults.items() if is_so]


REVERSED = expression(
    r"(?P<body>[一-鿿]{1,14}?(?:人民政府|国务院|委员会|部|局|署)|国务院)(?:令)?第?(?P<serial>\d{1,4})号令"
)


@rule(
    title="令号写法不规范",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="根据《示例省公开办法》（示例省人民政府88号令）和《条例》（国务院第711号令）编制。",
    good="根据《示例省公开办法》（示例省人民政府令第88号）编制，签发第1号总河长令，落实环境保护3号令状。",
    needs=Input.TEXT,
)
def order_number_reversed(context: CheckContext) -> Iterator[Fault]:
    """An order is cited as it is numbered, 令第88号; 88号令 is how people speak of it."""
    for passage, found in matches(context, REVERSED, "号令"):
        if not passage.plain.startswith("状", found.end()):
            right = f"令第{found['serial']}号"
            told = (instead(passage, found.end("body"), found.end(), right),)
            message = f"令的编号应写“{found['body']}{right}”"
            yield marked(passage, message, *found.span(), replacements=told)


NUMBER_FIRST = expression(r"(?<=号)《")
FIRST_NUMBER = expression(r"[一-鿿]{0,8}(?:〔[0-9]{4}〕[0-9]{1,5}|令第[0-9]{1,4})号$")
LONGEST_NUMBER = 25  # characters


@rule(
    title="文号在标题前",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="按照国办发〔2018〕1号《关于推进公开的意见》，制定方案。",
    good="按照《关于推进公开的意见》（国办发〔2018〕1号）《实施办法》（国办发〔2018〕2号）和《细则》，制定方案。",
    needs=Input.TEXT,
)
def number_before_title(context: CheckContext) -> Iterator[Fault]:
    """A document is cited by its title, and its number follows in parentheses."""
    for passage in context.holding("号《"):
        for found in NUMBER_FIRST.finditer(passage.plain):
            number = FIRST_NUMBER.search(passage.plain, max(0, found.start() - LONGEST_NUMBER), found.start())
            if number:
                start = found.start() - len(re.split("[按照据]", number[0])[-1])
                message = "引用公文先写标题、后写发文字号；请把文号移到书名号后面，用圆括号括起"
                yield marked(passage, message, start, found.end())


NO_WORK = expression(
    r"《(?!关于|[^《》]{0,60}(?:关于|通知|办法|方案|制度|规则|章程))[^《》]{2,40}"
    r"(?:会议|大会|座谈会|推进会|动员会|部署会|培训会|培训班|研讨班|委员会|领导小组|营业执照|许可证|资格证|合格证|身份证|居住证)》"
)


@rule(
    title="书名号误用",
    severity=Severity.WARNING,
    force=Force.RECOMMENDED,
    source="GB/T 15834-2011, A.13",
    bad="召开《全县政务公开工作会议》，办理《食品经营许可证》3件。",
    good="印发《全县政务公开工作会议纪要》《关于召开全县工作会议》《村民委员会选举办法》。",
    needs=Input.TEXT,
)
def book_marks_around_no_work(context: CheckContext) -> Iterator[Fault]:
    """Book marks are for works and documents; meetings, courses, bodies and certificates have none."""
    for passage, found in matches(context, NO_WORK, "《"):
        message = "书名号只用于书、文件等作品的名称；会议、培训班、机构、证照的名称不用书名号"
        yield marked(passage, message, *found.span(), right=passage.text[found.start() + 1 : found.end() - 1])


CITED = expression(
    r"《(?P<title>(?:[^《》]|《[^《》]{0,120}》){1,150})》(?:（(?P<inside>[^（）]{0,60}))?",
)
ITS_NUMBER = expression(r"[一-鿿]{1,12}〔[0-9]{4}〕[0-9]{1,5}号")
SHORTEST_TITLE = 5  # 字; shorter ones are short names


def _cited(context: CheckContext) -> Iterator[tuple[Passage, int, str, str]]:
    """Yield every title in 《》, with its passage, the place of its mark, and its number where that follows."""
    for passage, found in matches(context, CITED, "《"):
        number = ITS_NUMBER.match(found["inside"] or "")
        yield passage, found.start(), found["title"], number[0] if number else ""


@rule(
    title="首次引用缺文号",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["落实《关于推进公开的意见》。", "按照《关于推进公开的意见》（国办发〔2018〕1号）分工。"]},
    good=["落实《关于推进公开的意见》（国办发〔2018〕1号）。", "按照《关于推进公开的意见》分工。"],
    needs=Input.TEXT,
)
def number_told_too_late(context: CheckContext) -> Iterator[Fault]:
    """The number of a document belongs to where the text names it first."""
    first: dict[str, tuple[Passage, int] | None] = {}  # None where its number has been told
    for passage, start, title, number in _cited(context):
        if passage.role in (Role.TITLE, *HEADINGS) or len(title) < SHORTEST_TITLE:
            continue
        unnumbered = first.setdefault(title, None if number else (passage, start))
        if number and unnumbered is not None:
            first[title] = None
            earlier, begun = unnumbered
            wrong = earlier.text[begun : begun + len(title) + 2]
            yield Fault(earlier.place, f"后文才写明文号“{number}”；请在首次引用时写明", wrong, begun)


@rule(
    title="文号前后不一",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "preamble": [
            "落实《公开工作要点》（示府办发〔2018〕5号）。",
            "对照《公开工作要点》（示府办发〔2018〕15号）分工。",
        ]
    },
    good=["落实《公开工作要点》（示府办发〔2018〕5号）。", "对照《公开工作细则》（示府办发〔2018〕15号）分工。"],
    needs=Input.TEXT,
)
def one_document_two_numbers(context: CheckContext) -> Iterator[Fault]:
    """A document has one number, and a number belongs to one document."""
    numbers: dict[str, str] = {}
    titles: dict[str, str] = {}
    for passage, start, title, number in _cited(context):
        if not number or len(title) < SHORTEST_TITLE:
            continue
        wrong = passage.text[start : start + len(title) + 2]
        first, named = numbers.setdefault(title, number), titles.setdefault(number, title)
        if first != number:
            yield Fault(passage.place, f"同一文件的文号，前文写“{first}”，这里写“{number}”；请核对", wrong, start)
        elif named not in title and title not in named and not differing(named, title):  # 办法 and 印发办法的通知
            yield Fault(passage.place, f"文号“{number}”在前文属于《{named}》；请核对", wrong, start)


SHORTEST_ALIKE, LONGEST_ALIKE = 12, 80  # 字
PLACE = expression("[省市州盟县旗区镇乡村街]")
COUNTED = expression("[0-9０-９一二三四五六七八九十〇上下甲乙丙丁东南西北中前后大小春夏秋冬男女]")


@rule(
    title="文件名称前后不一",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "preamble": [
            "根据《示例县人民政府关于印发公开工作安排的通知》要求，分解任务。",
            "落实《示例县人民政府关于引发公开工作安排的通知》精神。",
        ]
    },
    good=[
        "根据《示例县人民政府关于印发2017年公开工作安排的通知》要求，分解任务。",
        "落实《示例县人民政府关于印发2018年公开工作安排的通知》精神。",
    ],
    needs=Input.TEXT,
)
def one_title_two_spellings(context: CheckContext) -> Iterator[Fault]:
    """Two long titles that differ in one character are one title, once mistyped, unless their numbers differ."""
    numbers: dict[str, str] = {}
    known: dict[str, str] = {}  # by the title itself, and by it without one of its characters
    named_in: dict[str, Passage] = {}
    for passage, start, title, number in _cited(context):
        if number:
            numbers.setdefault(title, number)
        if not SHORTEST_ALIKE <= len(title) <= LONGEST_ALIKE or known.get(title) == title:
            continue
        shorter = {title[:place] + title[place + 1 :] for place in range(len(title))}
        for other in dict.fromkeys(known[form] for form in (title, *sorted(shorter)) if form in known):
            two = title in numbers and numbers.get(other, numbers[title]) != numbers[title]
            if two:
                continue
            if named_in[other] is not passage and (apart := differing(other, title)):  # side by side they are two
                here, there = (f"“{word}”" if word else "没有此字" for word in apart[::-1])
                message = f"与前文《{other}》只差一字：前文{there}，这里{here}；如为同一文件，请统一"
                yield marked(passage, message, start, start + len(title) + 2)
                break
        for form in shorter:
            known.setdefault(form, title)
        known[title] = title
        named_in.setdefault(title, passage)


def differing(one: str, other: str) -> tuple[str, str] | None:
    """Return the one character in which two titles differ, None when it counts something or names a place.

    >>> differing("印发工作安排的通知", "引发工作安排的通知"), differing("2017年工作要点", "2018年工作要点")
    (('印', '引'), None)
    """
    shortest = min(len(one), len(other))
    front = next((place for place in range(shortest) if one[place] != other[place]), shortest)
    behind = next(
        (place for place in range(shortest - front) if one[-1 - place] != other[-1 - place]), shortest - front
    )
    apart = one[front : len(one) - behind], other[front : len(other) - behind]
    if max(map(len, apart)) != 1 or any(COUNTED.match(word) or PLACE.match(word) for word in apart):
        return None
    near_place = PLACE.search(one[front + 1 : front + 3])  # a name such as 甲县 or 甲水镇
    return None if near_place else apart
