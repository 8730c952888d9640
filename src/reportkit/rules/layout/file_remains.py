"""Rules about what was left in a Word file that is to be printed or sent."""

from collections.abc import Iterator

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.looks import file_of
from reportkit.rules.layout.pages import WHOLE
from reportkit.rules.rule import Fault, Input, rule


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
    bad={"file": {"macros": True, "linked": True}},
    good={"file": {}},
    needs=Input.FILE,
)
def programs_or_links(context: CheckContext) -> Iterator[Fault]:
    """A document that carries programs, or fetches pictures and data, is not the same on another computer."""
    file = file_of(context)
    found = [words for present, words in ((file.macros, "带有宏"), (file.linked, "引用了文件以外的内容")) if present]
    if found:
        yield Fault(WHOLE, f"文件{'，'.join(found)}，请去掉后再报送")
