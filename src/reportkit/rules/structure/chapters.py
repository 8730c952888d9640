"""A rule about the articles and chapters of a text such as a regulation: 第一章, 第一条."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import HAN, numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import numeral

NUMBERED = expression(rf"第(?P<value>{HAN})(?P<kind>[章条])(?:(?=[\s：:]|$)|(?<=章)(?=[一-鿿]{{2,12}}$))")


@rule(
    title="章条缺号",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作办法\n第一章　总则\n内容。\n第三章　附则\n内容。"},
    good={"text": "工作办法\n第一章　总则\n第一条　内容。\n第二条　内容。\n第二章　附则\n第三条　第五条规定的除外。"},
    needs=Input.TEXT,
)
def chapter_missing(context: CheckContext) -> Iterator[Fault]:
    """Chapters count on from the first, and articles through all of them; a text with several gaps is an excerpt."""
    for kind in "章条":
        gaps: list[Fault] = []
        last = 0
        for passage in context.passages:
            typed = passage.number or passage.text
            found = NUMBERED.match(typed)
            if found is None or found["kind"] != kind:
                continue
            value = numeral_value(found["value"]) or 0
            if last and value > last + 1:
                lost = f"第{numeral(last + 1)}{kind}"
                message = f"“第{numeral(last)}{kind}”之后就是“{found[0]}”，缺“{lost}”"
                gaps.append(Fault(passage.place, message, found[0], -len(passage.number)))
            last = value if last or value == 1 else 0
        if len(gaps) == 1:
            yield from gaps
