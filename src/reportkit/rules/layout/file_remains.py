"""Rules about what was left in a Word file that is to be printed or sent."""

from collections.abc import Iterator

from reportkit.readers import SetParagraph
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import LONGEST_QUOTATION, Force, Severity
from reportkit.rules.layout.looks import file_of
from reportkit.rules.layout.pages import WHOLE
from reportkit.rules.rule import Fault, Input, as_habit, rule


@rule(
    title="语言设置",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"language": "en-US"}},
    good={"file": {"language": ""}},
    needs=Input.FILE,
)
def foreign_language(context: CheckContext) -> Iterator[Fault]:
    """Text that is marked as another language is broken at line ends and drawn by that language's rules."""
    language = file_of(context).language
    if language and language.lower() not in {"zh-cn", "zh-hans", "zh-hans-cn"}:
        yield Fault(WHOLE, f"中文文字的语言设置为{language}，应为中文（中国）zh-CN")


@rule(
    title="修订未接受",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"revisions": 3}},
    good={"file": {}},
    needs=Input.FILE,
)
def open_revisions(context: CheckContext) -> Iterator[Fault]:
    """Changes that wait to be accepted show everybody what was struck out."""
    if count := file_of(context).revisions:
        yield Fault(WHOLE, f"还有{count}处修订没有接受或者拒绝；本次检查按接受插入、删除后的文字进行")


@rule(
    title="有删除线文字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n全年巡查310316次。",
        "file": {"paragraphs": [SetParagraph(text="全年巡查310316次。", struck="310")]},
    },
    good={"file": {"paragraphs": [SetParagraph()]}},
    needs=Input.FILE,
)
def struck_through(context: CheckContext) -> Iterator[Fault]:
    """Words with a line through them were meant to go; printed, both versions are read, or the figure is another."""
    for paragraph in file_of(context).paragraphs:
        if paragraph.struck:
            yield _words(paragraph, paragraph.struck, "有删除线文字，应当删去，或者取消删除线")


@rule(
    title="有突出显示的文字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"paragraphs": [SetParagraph(highlighted="内容")]}},
    good={"file": {"paragraphs": [SetParagraph()]}},
    needs=Input.FILE,
)
def highlighted_text(context: CheckContext) -> Iterator[Fault]:
    """A highlight marks for colleagues what is still to be looked at; nobody is to see it in the document."""
    yield from as_habit(
        _words(paragraph, paragraph.highlighted, "文字有突出显示的底色，请核对后取消")
        for paragraph in file_of(context).paragraphs
        if paragraph.highlighted
    )


def _words(paragraph: SetParagraph, words: str, message: str) -> Fault:
    start = max(0, paragraph.text.find(words))
    return Fault(paragraph.place, message, words[:LONGEST_QUOTATION], start)


@rule(
    title="内容没有读取",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"unread": ("图表2处",)}},
    good={"file": {}},
    needs=Input.FILE,
)
def unread_content(context: CheckContext) -> Iterator[Fault]:
    """What cannot be read as text was not checked, and somebody has to look at it."""
    if unread := file_of(context).unread:
        yield Fault(WHOLE, f"文件中的{'、'.join(unread)}没有读取，请自行核对")


@rule(
    title="宏与外部链接",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[{"file": {"macros": True, "linked": True}}, {"file": {"template": "gongwen.dotx"}}],
    good={"file": {}},
    needs=Input.FILE,
)
def programs_or_links(context: CheckContext) -> Iterator[Fault]:
    """A document that carries programs, or fetches pictures and data, is not the same on another computer."""
    file = file_of(context)
    found = [words for present, words in ((file.macros, "带有宏"), (file.linked, "引用了文件以外的内容")) if present]
    if found:
        yield Fault(WHOLE, f"文件{'，'.join(found)}，请去掉后再报送")
    if file.template:
        way_out = "请在“开发工具—文档模板”中改为Normal，再报送"
        yield Fault(WHOLE, f"文件与外部的模板“{file.template}”相连，别的电脑上没有；{way_out}")
