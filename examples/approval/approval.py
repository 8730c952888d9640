"""A report on its way through approval: up, back with corrections, up again with what changed marked, out as a clean copy.

The county and all names are invented. What the deputy head of the county does in Word is done here in the file's XML, as
Word does it.

python examples/approval/approval.py [folder]      everything is written below the folder, out/ by default
"""

import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import attrs
from lxml import etree

from reportkit import Body, Measure, Report, Section, Statistic, Table, check, language, save
from reportkit.approval import ReturnedDraft, apply, read_back, worklist
from reportkit.comparison import Revisions, compare
from reportkit.data import save_data
from reportkit.errors import StillOpen
from reportkit.model import Opinion, Stage
from reportkit.review import Clean

YEAR = 2018
BEIJING = timezone(timedelta(hours=8))
OFFICE = Body("澄溪县人民政府办公室", area="澄溪县", short="县政府办")

FACTS = [
    Statistic("主动公开信息", 4218, "条", last=3906, parts={"政府网站": 3120, "政务新媒体": 1098}),
    Statistic("答复申请", 57, "件", last=49),
    Statistic("举办培训", 3, "期"),
]

CHANNELS = Table(
    [["政府网站", "{政府网站:数}"], ["政务新媒体", "{政务新媒体:数}"], ["合计", "{主动公开信息:数}"]],
    header=["公开渠道", "数量（条）"],
    caption="各渠道公开情况",
    name="渠道表",
)

SECTIONS = [
    Section(
        "总体情况", ["{年}年，{全市}{主动公开信息}，{主动公开信息:同比}；{答复申请}。各渠道数量见{渠道表}。", CHANNELS]
    ),
    Section(
        "主要做法",
        [
            Measure("加强组织领导", "调整领导小组，明确一名副县长分管，每季度研究一次。"),
            Measure("开展业务培训", "{举办培训}，乡镇和部门信息员全部参加，取得较好效果。"),
            Measure("改进解读方式", "出台政策时同步发布解读材料，群众反映良好。"),
        ],
    ),
    Section("存在问题", ["个别乡镇更新不够及时，解读形式还不够丰富。本年培训支出{待补:金额}万元。"]),
]

FIRST = Report(
    "{地区}{年}年政务公开工作情况报告",
    OFFICE,
    year=YEAR,
    signed=date(2019, 1, 14),
    facts=FACTS,
    sections=SECTIONS,
    stage=Stage("送审稿", day=date(2019, 1, 8)),
    approval={
        "拟稿": Opinion("李四", unit="信息公开股", day=date(2019, 1, 8)),
        "核稿": Opinion("王五", words="数据已与台账核对，培训支出待财政局确认。", day=date(2019, 1, 8)),
        "会签": [Opinion(unit="县财政局"), Opinion(unit="县司法局")],
        "公开属性": "主动公开",
        "份数": 30,
    },
)


def second(first: Report, returned: ReturnedDraft) -> Report:
    """The version that goes up again: with what the deputy head corrected, and what the remark asked for."""
    made = apply(first, returned.edits).report
    overall, done, *others = made.sections
    assert isinstance(done, Section)
    meetings = Measure("加强组织领导", "调整领导小组，明确一名副县长分管，全年研究三次。")
    return attrs.evolve(
        made,
        sections=[overall, attrs.evolve(done, content=[meetings, *done.content[1:]]), *others],
        stage=Stage("送审稿", version=2, day=date(2019, 1, 11)),
        approval={
            **first.approval,
            "会签": [
                Opinion("赵六", unit="县财政局", words="同意。", day=date(2019, 1, 10)),
                Opinion("钱七", unit="县司法局", words="同意。", day=date(2019, 1, 11)),
            ],
        },
    )


def main(folder: str = "out") -> None:
    """Write each file of the way, and print what was read on it."""
    place = Path(folder)

    print("一、送审")
    findings = check(FIRST)
    print(findings.summary())
    save(FIRST, place / "送审稿.docx", findings=findings, checklist=True, anchors=True)
    save_data(FIRST, place / "送审稿.json")
    try:
        save(FIRST, place / "清稿.docx", copy=Clean())
    except StillOpen as refused:
        with language("zh"):
            print(refused)

    print("\n二、退回")
    (place / "修改稿.docx").write_bytes(corrected((place / "送审稿.docx").read_bytes(), BY_HAND))
    returned = read_back(place / "修改稿.docx", FIRST)
    print(returned.text())
    worklist(FIRST, returned).save(place / "修改清单.docx")

    print("\n三、再送审")
    again = second(FIRST, returned)
    print(compare(FIRST, again).text())
    marked = Revisions(since=FIRST, author="李四", date=datetime(2019, 1, 11, 9, tzinfo=BEIJING), statement=True)
    save(again, place / "送审稿第二稿.docx", revisions=marked)

    print("\n四、清稿")
    save(again, place / "清稿.docx", copy=Clean())
    for name in ("送审稿", "修改稿", "修改清单", "送审稿第二稿", "清稿"):
        print(place / f"{name}.docx")


# ---------------------------------------------------------------- what the deputy head does in Word

Element: TypeAlias = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FIRST_ID = 5_000_000  # beyond the numbers of bookmarks and comments that the file has


@attrs.frozen
class Corrections:
    """What is done: words for words, paragraphs that are struck, known by how they end, and a remark at some words."""

    author: str
    date: str
    words: Mapping[str, str]
    struck: tuple[str, ...]
    remark: tuple[str, str]


def corrected(docx: bytes, done: Corrections) -> bytes:
    """Return a Word file with corrections as tracked changes, and a comment."""
    with ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document, comments = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "comments"))
    hand = _Hand(done, document)
    for old, new in done.words.items():
        hand.replace(old, new)
    for end in done.struck:
        hand.strike(end)
    hand.remark(comments, *done.remark)
    for name, root in (("document", document), ("comments", comments)):
        parts[f"word/{name}.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


class _Hand:
    """Writes one person's changes (笔迹), each with a number of its own."""

    def __init__(self, done: Corrections, document: Element) -> None:
        self._done = done
        self._document = document
        self._numbers = iter(range(FIRST_ID, FIRST_ID + 1000))

    def replace(self, old: str, new: str) -> None:
        """Delete words and insert others behind them, in the look of the run that holds them."""
        run = self._apart(old)
        inserted = deepcopy(run)
        _text(inserted).text = new
        for look in inserted.iterchildren(f"{W}rPr"):
            for style in look.findall(f"{W}rStyle"):
                look.remove(style)  # what was marked as a gap is none any more
        parent, at = _place(run)
        parent[at:at] = [self._mark("del", run), self._mark("ins", inserted)]

    def strike(self, end: str) -> None:
        """Delete a paragraph: its words, and the mark at its end."""
        paragraph = next(p for p in self._document.iter(f"{W}p") if _words(p).endswith(end))
        for run in list(paragraph.iter(f"{W}r")):
            parent, at = _place(run)
            parent.insert(at, self._mark("del", run))
        properties = next(paragraph.iterchildren(f"{W}pPr"))
        etree.SubElement(properties, f"{W}rPr").append(self._mark("del"))

    def remark(self, comments: Element, words: str, text: str) -> None:
        """Put a comment at some words."""
        run = self._apart(words)
        number = str(1 + max((int(one.get(f"{W}id", "0")) for one in comments), default=-1))
        parent, at = _place(run)
        start, end = (etree.Element(f"{W}commentRange{name}", {f"{W}id": number}) for name in ("Start", "End"))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        parent[at : at + 1] = [start, run, end, reference]
        comment = etree.SubElement(
            comments, f"{W}comment", {f"{W}id": number, f"{W}author": self._done.author, f"{W}date": self._done.date}
        )
        said = etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t")
        said.text = text

    def _mark(self, kind: str, *inside: Element) -> Element:
        made = etree.Element(f"{W}{kind}")
        made.set(f"{W}id", str(next(self._numbers)))
        made.set(f"{W}author", self._done.author)
        made.set(f"{W}date", self._done.date)
        made.extend(inside)
        if kind == "del":
            for text in made.iter(f"{W}t"):
                text.tag = f"{W}delText"
        return made

    def _apart(self, words: str) -> Element:
        """Return a run that holds these words and no others: the one they stand in is cut around them."""
        run = next(one for one in self._document.iter(f"{W}r") if words in _words(one))
        before, _, behind = _words(run).partition(words)
        parent, at = _place(run)
        parent[at : at + 1] = list(_cut(run, (before, words, behind)))
        return next(one for one in parent.iter(f"{W}r") if _words(one) == words)


def _cut(run: Element, pieces: tuple[str, ...]) -> Iterator[Element]:
    for piece in filter(None, pieces):
        own = deepcopy(run)
        _text(own).text = piece
        _text(own).set(SPACE, "preserve")
        yield own


def _place(run: Element) -> tuple[Element, int]:
    parent = run.getparent()
    assert parent is not None
    return parent, parent.index(run)


def _text(run: Element) -> Element:
    return next(run.iter(f"{W}t"))


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


BY_HAND = Corrections(
    author="张三",
    date="2019-01-10T15:20:00Z",
    words={"3期": "4期", "取得较好效果": "信息员应知应会测试合格率达到96%", "【待补：金额】": "3.2"},
    struck=("出台政策时同步发布解读材料，群众反映良好。",),
    remark=("每季度研究一次", "请核对会议记录，是否每季度都开了会。"),
)


if __name__ == "__main__":
    main(*sys.argv[1:2])
