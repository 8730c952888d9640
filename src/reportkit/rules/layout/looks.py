"""Rules about how the characters of a Word file are set: typefaces, sizes, colours."""

from collections.abc import Callable, Iterable, Iterator

from reportkit.formats import Style
from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.manuscript import ITEMS, Role
from reportkit.patterns import expression
from reportkit.readers import SetParagraph, WordFile
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import LONGEST_QUOTATION, Force, Severity
from reportkit.rules.layout.typeface_kinds import kind, size_name
from reportkit.rules.passages import FLOWING
from reportkit.rules.rule import Fault, Input, rule

TITLE = SetParagraph(
    role=Role.TITLE, text="工作报告", font="方正小标宋简体", size=22, align="center", first_line=0, line=36, spacing=0
)
"""A title that is set right, for examples."""

ARTICLE = expression("第.+条")
"""The numbers of what regulations count through all chapters, printed in 黑体."""

JUDGED = (
    *(Role.TITLE, *FLOWING, Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE),
    *(Role.SIGNATURE, Role.DATE),
)
"""What the standard says the looks of; those of tables and captions are an office's own."""


def departures(
    context: CheckContext, roles: Iterable[Role], given: Callable[[SetParagraph, Style], tuple[str, str] | None]
) -> Iterator[Fault]:
    """Yield one fault for each way in which paragraphs depart, with their count, at the first of them.

    `given` returns what is given and what would be right, None for a paragraph that is right.
    """
    judged = set(roles)
    found: dict[tuple[str, str], list[SetParagraph]] = {}
    for paragraph in file_of(context).paragraphs:
        if paragraph.role in judged:
            departs = given(paragraph, context.layout.styles[paragraph.role])
            if departs:
                found.setdefault(departs, []).append(paragraph)
    for (is_given, right), paragraphs in found.items():
        labels = "、".join(dict.fromkeys(_label(paragraph.role) for paragraph in paragraphs))
        yield at(paragraphs[0], f"{labels}：{len(paragraphs)}段{is_given}，{right}")


def file_of(context: CheckContext) -> WordFile:
    """Return how the file is set; a rule that reads it says so by `needs`."""
    return context.file or WordFile()


def at(paragraph: SetParagraph, message: str) -> Fault:
    """Return a fault of a paragraph, with its first words."""
    return Fault(paragraph.place, message, paragraph.text.split("\n")[0][:LONGEST_QUOTATION], 0)


def _label(role: Role) -> str:
    return Role.BODY.value if role in ITEMS else role.value


@rule(
    title="字体不符",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 5.2.2, 7.3.1, 7.3.3",
    bad={"file": {"paragraphs": [SetParagraph(font="宋体")]}},
    good={"file": {"paragraphs": [TITLE, SetParagraph(font="仿宋")]}},
    needs=Input.FILE,
)
def wrong_typeface(context: CheckContext) -> Iterator[Fault]:
    """Title, headings and text normally have the typefaces of the standard, by which a reader tells the levels."""

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        wanted = kind(style.font.name)
        alone = paragraph.role in ITEMS and not paragraph.font and paragraph.lead  # which wrong_lead_typeface judges
        if kind(paragraph.font) == wanted or alone:
            return None
        return f"为{paragraph.font}" if paragraph.font else "没有指定中文字体", f"一般应为{wanted}"

    yield from departures(context, JUDGED, given)


@rule(
    title="条目题字体不符",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 7.3.3",
    bad={"file": {"paragraphs": [SetParagraph(role=Role.ITEM_2, lead="华文行楷")]}},
    good=[
        {"file": {"paragraphs": [SetParagraph(role=Role.ITEM_2, lead="楷体"), SetParagraph(role=Role.ITEM_2)]}},
        {"file": {"paragraphs": [SetParagraph(role=Role.ITEM_2, number="第二条　", lead="黑体")]}},
    ],
    needs=Input.FILE,
)
def wrong_lead_typeface(context: CheckContext) -> Iterator[Fault]:
    """The words that head an item have the typeface of their level, or that of the text."""

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        wanted = "黑体" if ARTICLE.match(paragraph.number) else kind((style.lead or style.font).name)
        if kind(paragraph.lead) in {wanted, kind(style.font.name), kind(paragraph.font), ""}:
            return None
        return f"开头为{paragraph.lead}", f"{paragraph.role.value}的题一般应为{wanted}"

    yield from departures(context, ITEMS, given)


@rule(
    title="字号不符",
    severity=Severity.WARNING,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 5.2.2, 7.3.1",
    bad={"file": {"paragraphs": [SetParagraph(size=12), SetParagraph(size=12)]}},
    good={"file": {"paragraphs": [TITLE, SetParagraph()]}},
    needs=Input.FILE,
)
def wrong_size(context: CheckContext) -> Iterator[Fault]:
    """The title is normally 二号 and all else 三号, which 22 lines of 28 characters rest on."""

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        if abs(paragraph.size - POINTS_OF_SIZE[style.size]) < 0.3:
            return None
        return f"为{size_name(paragraph.size)}", f"一般应为{style.size}"

    yield from departures(context, JUDGED, given)


@rule(
    title="西文字体不一",
    severity=Severity.ADVICE,
    force=Force.NORMALLY,
    source="GB/T 9704-2012, 5.2.2",
    bad={"file": {"paragraphs": [SetParagraph(text="共300条。", latin="Calibri")]}},
    good={"file": {"paragraphs": [SetParagraph(text="共300条。", latin="Times New Roman"), SetParagraph(latin="")]}},
    needs=Input.FILE,
)
def wrong_latin_typeface(context: CheckContext) -> Iterator[Fault]:
    """Digits and letters are normally set in the typeface of the text; offices also take Times New Roman."""
    own = context.layout.latin_font
    usual = {"", "Times New Roman", own.name if own else ""}

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        beside = {kind(name) for name in (paragraph.font, paragraph.lead, style.font.name)}
        if paragraph.latin in usual or kind(paragraph.latin) in beside:
            return None
        return f"的数字和字母为{paragraph.latin}", "一般与汉字用同一字体，也可以用Times New Roman"

    yield from departures(context, JUDGED, given)


@rule(
    title="加粗",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice; GB/T 9704-2012, 7.3.3以字体区分层次，没有规定加粗",
    bad={"file": {"paragraphs": [SetParagraph(bold=True)]}},
    good={"file": {"paragraphs": [SetParagraph()]}},
    needs=Input.FILE,
)
def bold_type(context: CheckContext) -> Iterator[Fault]:
    """Bold type stands beside the typefaces that tell the levels already, and blurs on a copier."""
    yield from departures(context, JUDGED, lambda given, style: ("加粗", "不必加粗") if given.bold else None)


@rule(
    title="文字颜色",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 5.2.4",
    bad={"file": {"paragraphs": [SetParagraph(color="FF0000")]}},
    good={"file": {"paragraphs": [SetParagraph()]}},
    needs=Input.FILE,
)
def coloured_text(context: CheckContext) -> Iterator[Fault]:
    """Text is black; colours are left over from editing and from links, and print as grey."""
    named = {"FF0000": "红色", "0000FF": "蓝色", "0563C1": "超链接的蓝色", "FFFFFF": "白色"}

    def given(paragraph: SetParagraph, style: Style) -> tuple[str, str] | None:
        colour = paragraph.color.upper()
        return (f"有{named.get(colour, f'颜色{colour}')}文字", "应为黑色") if colour else None

    yield from departures(context, JUDGED, given)


@rule(
    title="标点落入西文字体",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice; MS-OI29500, 2.1.88",
    bad={"file": {"paragraphs": [SetParagraph(text="“十三五”时期。", loose_marks=True)]}},
    good={"file": {"paragraphs": [SetParagraph(text="“十三五”时期。")]}},
    needs=Input.FILE,
)
def marks_in_latin_typeface(context: CheckContext) -> Iterator[Fault]:
    """Word sets “”, —— and …… in the typeface of Latin letters unless it is told that they are Chinese."""
    yield from departures(
        context,
        JUDGED,
        lambda given, style: ("的引号或破折号用西文字体", "请改为中文字体") if given.loose_marks else None,
    )
