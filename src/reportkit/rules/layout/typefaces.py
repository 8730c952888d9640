"""Rules about the characters that a format's typefaces do not hold."""

from collections.abc import Iterator

from reportkit.formats import Font
from reportkit.manuscript import Block, Grid, GridCell, Image, Line, Mark, Role
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
        for place, text, font in _set_texts(block, context):
            for sign in dict.fromkeys(text) if font.lacks(text) else ():
                if not sign.isascii() and font.lacks(sign):
                    message = f"“{sign}”（U+{ord(sign):04X}）不在{font.name}字库中，请核对字形或者改用收有此字的字体"
                    yield Fault(place, message, _around(text, sign))


def _set_texts(block: Block, context: CheckContext) -> Iterator[tuple[str, str, Font]]:
    """Yield every text of a block with the typeface it is set in."""
    styles = context.layout.styles
    match block:
        case Line():
            style = styles[block.role]
            yield block.origin, block.number, style.lead or style.font
            for span in block.spans:
                yield block.origin, span.text, (style.lead or style.font) if span.mark is Mark.LEAD else style.font
        case Grid():
            for part, rows in (("header", block.head), ("rows", block.body)):
                for number, row in enumerate(rows):
                    for entry in row:
                        role: Role = (entry.role if isinstance(entry, GridCell) else None) or block.columns[0].role
                        text = entry if isinstance(entry, str) else entry.text if isinstance(entry, GridCell) else ""
                        yield f"{block.origin}.{part}[{number}]", text, styles[role].font
        case Image():
            return


def _around(text: str, sign: str) -> str:
    place = text.index(sign)
    return text[max(0, place - 6) : place + 7]
