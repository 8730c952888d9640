"""The composer: goes through a report once, in reading order, and yields what its content says."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property, singledispatch

from reportkit.compose.figures import Spans
from reportkit.compose.resolver import SlotResolver
from reportkit.compose.tables import picture_blocks, table_blocks
from reportkit.compose.title import LONGEST, LONGEST_TURNED, break_title, broken
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Mark, Role, Span, text_of
from reportkit.model import Chart, Measure, Picture, Report, Section, Table, content
from reportkit.model.content import Content
from reportkit.wording import full_date


class Composer:
    """Takes a report to blocks (成稿): the elements of a document ask it for what they say.

    `blocks` is what they have said so far.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.resolver = SlotResolver(report)
        self.numbers = report.references.numbers
        self.blocks: list[Block] = []

    @cached_property
    def title(self) -> Spans:
        """The title, with \\n where it turns."""
        return self._turned(self.report.title, "title", LONGEST)

    @cached_property
    def document_number(self) -> Spans:
        """The 发文字号, empty where there is none."""
        head = self.report.letterhead
        return self.resolver.beside(head.number if head else None, "letterhead.number")

    @cached_property
    def mark(self) -> list[Spans]:
        """The bodies in the 发文机关标志."""
        head = self.report.letterhead
        bodies = head.mark if head else ()
        return [self.resolver.beside(body, f"letterhead.mark[{number}]") for number, body in enumerate(bodies)]

    @property
    def title_unbroken(self) -> str:
        """The title as one line."""
        return text_of(self.title).replace("\n", "")

    @cached_property
    def attachment_titles(self) -> list[Spans]:
        """The titles of the attachments, which their list and their own pages print."""
        return [
            self._turned(one.title, f"attachments[{number}].title", LONGEST_TURNED if one.landscape else LONGEST)
            for number, one in enumerate(self.report.attachments)
        ]

    def _turned(self, title: str, path: str, longest: float) -> Spans:
        """Resolve a title; it turns where it was told to, or else where its phrases end."""
        spans = self.resolver.heading(title, path)
        if "\n" in title:
            return spans
        return tuple(broken(spans, break_title(text_of(spans), self.report.office.name, longest)))

    def content(self, items: tuple[Content, ...], path: str, level: int = 1) -> list[Block]:
        """Return what some content says, from a level down; phrases that have nothing to say leave no blank line."""
        blocks: list[Block] = []
        for number, item in enumerate(items):
            place = f"{path}[{number}]"
            if isinstance(item, content.Block):
                blocks += say(item, self, place, level)
            elif text_of(spans := self.resolver.paragraph(item, place)):
                blocks.append(Line(Role.BODY, spans, origin=place))
        return blocks


@singledispatch
def say(block: content.Block, composer: Composer, path: str, level: int) -> Iterable[Block]:
    """Return what one piece of content says that is no paragraph; a new kind registers its own function."""
    raise NotImplementedError(f"{type(block).__name__} has no function registered with say")


@say.register
def _section(section: Section, composer: Composer, path: str, level: int) -> list[Block]:
    own = section.level or level
    title = f"{path}.title"
    heading = composer.resolver.heading(section.title, title)
    line = Line(HEADINGS[own - 1], heading, composer.numbers[path], title, section.name)
    return [line, *composer.content(section.content, f"{path}.content", own + 1)]


@say.register
def _measure(measure: Measure, composer: Composer, path: str, level: int) -> list[Block]:
    own = measure.level or level
    resolver = composer.resolver
    spans: list[Span] = []
    if measure.lead is not None:
        spans += resolver.heading(f"{measure.lead}。", f"{path}.lead", Mark.LEAD)
    if measure.text != "":
        spans += resolver.paragraph(measure.text, f"{path}.text")
    if measure.points is not None:
        spans += resolver.paragraph(measure.points, f"{path}.points")
    if answerable := _answerable(measure):
        spans += resolver.heading(answerable, f"{path}.responsible")
    line = Line(ITEMS[own - 1], tuple(spans), composer.numbers[path], path, measure.name)
    return [line, *composer.content(measure.content, f"{path}.content", own + 1)]


@say.register
def _table(table: Table, composer: Composer, path: str, level: int) -> Iterable[Block]:
    return table_blocks(table, composer.numbers.get(path, ""), composer.resolver, path)


@say.register
def _picture(picture: Picture, composer: Composer, path: str, level: int) -> Iterable[Block]:
    return picture_blocks(picture, composer.numbers.get(path, ""), composer.resolver, path)


@say.register
def _chart(chart: Chart, composer: Composer, path: str, level: int) -> Iterable[Block]:
    from reportkit.compose.charts import chart_blocks

    return chart_blocks(chart, composer.numbers.get(path, ""), composer.report, composer.resolver, path)


def _answerable(measure: Measure) -> str:
    """Return （责任单位：……；完成时限：……） with what is given of the two."""
    given: list[str] = []
    if measure.responsible:
        given.append(f"责任单位：{'、'.join(measure.responsible)}")
    if measure.by is not None:
        given.append(f"完成时限：{full_date(measure.by) if isinstance(measure.by, date) else measure.by}")
    return f"（{'；'.join(given)}）" if given else ""
