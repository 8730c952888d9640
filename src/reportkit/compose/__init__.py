"""Report to manuscript: the one package that knows both. It says every text, numbers and orders the lines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import singledispatch
from itertools import chain, pairwise

import attrs

from reportkit.compose.attachments import attachment_head, attachment_note
from reportkit.compose.figures import text_of
from reportkit.compose.resolver import SlotResolver
from reportkit.compose.signature import held, signature
from reportkit.compose.tables import picture_blocks, table_blocks
from reportkit.compose.title import LONGEST, LONGEST_TURNED, break_title
from reportkit.manuscript import HEADINGS, ITEMS, Block, Grid, Line, Manuscript, Mark, Role, Span
from reportkit.model import Attachment, Measure, Picture, Report, Section, Table
from reportkit.model.content import Content
from reportkit.wording import full_date


def compose(report: Report) -> Manuscript:
    """Say a report: resolve its slots, number its headings, order its parts.

    >>> from reportkit.model import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> compose(Report("{地区}{年}年工作报告", office, year=2018)).blocks[0].text
    '示例县2018年工作报告'
    """
    composer = Composer(report)
    blocks = tuple(_apart(composer.blocks()))
    return Manuscript(composer.title, report.office.name, blocks, report.scheme, report.signed)


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put a blank line behind a table that another follows, or nothing at all: Word would join or lose them."""
    for block, following in pairwise(chain(blocks, [None])):
        if block is not None:
            yield block
            if isinstance(block, Grid) and (following is None or isinstance(following, Grid)):
                yield Line(Role.BODY, landscape=block.landscape)


def _longest(attachment: Attachment) -> float:
    return LONGEST_TURNED if attachment.landscape else LONGEST


class Composer:
    """Goes through one report once, in reading order."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.resolver = SlotResolver(report)
        self.numbers = report.outline.numbers
        self.title_lines = self.turned(report.title, "title")
        self.title = "".join(self.title_lines)

    def turned(self, title: str, path: str, longest: float = LONGEST) -> list[str]:
        """Say a title, in the lines it was given, or in those that it turns into."""
        lines = [text_of(self.resolver.heading(line, path)) for line in title.split("\n")]
        return lines if len(lines) > 1 else break_title(lines[0], self.report.office.name, longest)

    def blocks(self) -> Iterator[Block]:
        """Yield the whole manuscript."""
        yield Line(Role.TITLE, (Span("\n".join(self.title_lines)),), origin="title")
        if self.report.stage:
            yield Line(Role.STAGE, (Span(f"（{self.report.stage}）"),), origin="stage")
        yield Line(Role.BODY)
        text = [
            *self.content(self.report.preamble, "preamble", 1),
            *self.content(self.report.sections, "sections", 1),
        ]
        titles = [
            self.turned(attachment.title, f"attachments[{number}].title", _longest(attachment))
            for number, attachment in enumerate(self.report.attachments)
        ]
        if titles:
            text = [*held(text), *attachment_note(["".join(lines) for lines in titles])]
        if self.report.signed:
            text = list(signature(text, self.report.office.name, self.report.signed))
        yield from text
        for number, attachment in enumerate(self.report.attachments):
            yield from self.attachment(attachment, titles[number], f"attachments[{number}]")

    def attachment(self, attachment: Attachment, title: Sequence[str], path: str) -> Iterator[Block]:
        """Yield an attachment from its label on."""
        turned = attachment.landscape
        yield from attachment_head(self.numbers[path], title, path, attachment.name, landscape=turned)
        for block in self.content(attachment.content, f"{path}.content", 1):
            yield attrs.evolve(block, landscape=True) if turned else block

    def content(self, items: tuple[Content, ...], path: str, level: int) -> Iterator[Block]:
        """Yield what some content says, from a level down."""
        for number, item in enumerate(items):
            yield from say(item, self, f"{path}[{number}]", level)


@singledispatch
def say(content: Content, composer: Composer, path: str, level: int) -> Iterator[Block]:
    """Yield the blocks of one piece of content; a new kind of content registers its own function.

    What is registered for no kind is a paragraph: text, a phrase, Points, or a tuple of these; phrases that
    have nothing to say leave no blank line.
    """
    spans = composer.resolver.paragraph(content, path)  # type: ignore[arg-type]  # a paragraph: all else has registered
    if spans:
        yield Line(Role.BODY, spans, origin=path)


@say.register
def _section(section: Section, composer: Composer, path: str, level: int) -> Iterator[Block]:
    own = section.level or level
    heading = composer.resolver.heading(section.title, f"{path}.title")
    yield Line(HEADINGS[own - 1], heading, composer.numbers[path], f"{path}.title", section.name)
    yield from composer.content(section.content, f"{path}.content", own + 1)


@say.register
def _measure(measure: Measure, composer: Composer, path: str, level: int) -> Iterator[Block]:
    own = measure.level or level
    resolver = composer.resolver
    spans: list[Span] = []
    number = composer.numbers[path]
    if measure.lead is not None:
        spans += resolver.heading(f"{measure.lead}。", f"{path}.lead", Mark.LEAD)
    if measure.text != "":
        spans += resolver.paragraph(measure.text, f"{path}.text")
    if measure.points is not None:
        spans += resolver.points(measure.points, f"{path}.points")
    spans += resolver.heading(_answerable(measure), f"{path}.responsible")
    yield Line(ITEMS[own - 1], tuple(spans), number, path, measure.name)
    yield from composer.content(measure.content, f"{path}.content", own + 1)


@say.register
def _table(table: Table, composer: Composer, path: str, level: int) -> Iterator[Block]:
    yield from table_blocks(table, composer.numbers.get(path, ""), composer.resolver, path)


@say.register
def _picture(picture: Picture, composer: Composer, path: str, level: int) -> Iterator[Block]:
    yield from picture_blocks(picture, composer.numbers.get(path, ""), composer.resolver, path)


def _answerable(measure: Measure) -> str:
    """Return （责任单位：……；完成时限：……） with what is given of the two."""
    given: list[str] = []
    if measure.responsible:
        given.append(f"责任单位：{'、'.join(measure.responsible)}")
    if measure.by is not None:
        given.append(f"完成时限：{full_date(measure.by) if isinstance(measure.by, date) else measure.by}")
    return f"（{'；'.join(given)}）" if given else ""
