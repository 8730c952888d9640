"""Rules about the characters that a format's typefaces do not hold."""

from collections.abc import Iterator

from reportkit.formats import Font
from reportkit.manuscript import CONTENTS, Block, Grid, GridCell, Image, Line, Mark, Role, cell_text
from reportkit.model import Term
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, rule


@rule(
    title="字库缺字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice; GB/T 2312，公文常用字库所收的字",
    bad={"facts": [Term("联系人", "李镕")], "preamble": ["联系人：{联系人}。"]},
    good={"facts": [Term("联系人", "李荣")], "preamble": ["联系人：{联系人}。"]},
)
def character_outside_font(context: CheckContext) -> Iterator[Fault]:
    """A character that the typeface lacks is set in another one, or as a box: names suffer most.

    仿宋_GB2312, 楷体_GB2312 and 方正小标宋简体 hold the 6,763 Chinese characters of GB/T 2312 and its marks; 镕, 喆 and
    堃 are not among them.
    """
    styles = context.layout.styles.values()
    repertoires = {font.repertoire: font for style in styles for font in (style.font, style.lead) if font}
    all_text = "".join(passage.number + passage.text for passage in context.passages)
    if not any(font.lacks(all_text) for font in repertoires.values()):
        return
    for block in context.manuscript.blocks:
        for place, start, text, font in _set_texts(block, context):
            for sign in dict.fromkeys(text) if font.lacks(text) else ():
                if not sign.isascii() and font.lacks(sign):
                    message = f"“{sign}”（U+{ord(sign):04X}）不在{font.name}字库中，请核对字形或者改用收有此字的字体"
                    at = text.index(sign)
                    begin = max(0, at - 6)
                    yield Fault(place, message, text[begin : at + 7], start + begin, (start + at, start + at + 1))


def _set_texts(block: Block, context: CheckContext) -> Iterator[tuple[str, int, str, Font]]:
    """Yield every text of a block with the typeface it is set in: its place, and where it begins in its passage."""
    styles = context.layout.styles
    match block:
        case Line() if block.role in CONTENTS:
            return  # its words are told of where they stand
        case Line():
            style = styles[block.role]
            yield block.origin, -len(block.number), block.number, style.lead or style.font
            start = 0
            for span in block.spans:
                yield (
                    block.origin,
                    start,
                    span.text,
                    (style.lead or style.font) if span.mark is Mark.LEAD else style.font,
                )
                start += len(span.text)
        case Grid():
            for place, entry in block.placed():
                role: Role = (entry.role if isinstance(entry, GridCell) else None) or block.columns[0].role
                yield place, 0, cell_text(entry), styles[role].font
        case Image():
            return
