"""How a Word file is set, in mm, 磅 and 字, worked out from its defaults, its styles and its paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from xml.etree.ElementTree import Element

from reportkit.manuscript import CONTENTS, ITEMS, width
from reportkit.patterns import expression
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.inline import unstressed
from reportkit.readers.docx.lines import LineReader, Placed
from reportkit.readers.docx.pages import TWIPS_OF_MM, page, page_numbers, sections
from reportkit.readers.docx.parts import whole
from reportkit.readers.docx.read_blocks import ReadTable
from reportkit.readers.docx.roles import BLACK, HAN
from reportkit.readers.docx.styles import Properties
from reportkit.readers.letterhead import is_imprint
from reportkit.readers.word_file import SetParagraph, SetTable, WordFile

MARKS = expression("[“”‘’—…]")
LATIN = expression("[0-9A-Za-z]")
INDENT = expression("[ \u3000\u00a0\t]+")
NUMBER_OF_PAGE = expression(r"[\s—–\-－·.0-9/第页共PAGE]*", re.IGNORECASE)
"""What stands around a page number, and the number."""


ONE_LINE = 28  # 字

Run = tuple[str, Properties]
"""Words, and how they are set."""


def word_file(text: WordText, lines: LineReader) -> WordFile:
    """Return how a file is set, after its blocks were read."""
    given = sections(text)
    pages = tuple(page(one) for one in given)
    room = (pages[0].width - pages[0].left - pages[0].right) * TWIPS_OF_MM
    settings = text.parts.main.replace("document.xml", "settings.xml")
    template = next((name for kind, name in _outside(text, settings) if kind == "attachedTemplate"), "")
    return WordFile(
        pages=pages,
        paragraphs=tuple(_set(placed, text, room) for placed in _judged(lines)),
        page_numbers=tuple(page_numbers(text, given)),
        tables=tuple(_table(place, one) for place, one in lines.tables),
        headers=tuple(dict.fromkeys(edges(text, given, "headerReference"))),
        footers=tuple(dict.fromkeys(edges(text, given, "footerReference"))),
        language=text.styles.default_run.get("lang") or text.styles.style(text.styles.normal).run.get("lang", ""),
        revisions=text.revisions,
        laid_out=text.laid_out,
        unread=tuple(f"{what}{count}处" for what, count in sorted(text.unread.items())),
        macros=text.parts.archive.macros,
        linked=text.parts.archive.linked and (not template or any(_outside(text, text.parts.main))),
        template=template,
    )


def _table(place: str, table: ReadTable) -> SetTable:
    return SetTable(place=place, rows=len(table.rows), repeated=table.repeated, nested=table.nested)


def _outside(text: WordText, part: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of what a part takes from outside of the file, but for hyperlinks."""
    for one in text.parts.relationships(part).values():
        if one.outside and one.kind != "hyperlink":
            yield one.kind, one.target.rpartition("/")[2]


def edges(text: WordText, given: Sequence[Element], kind: str) -> Iterator[str]:
    """Yield the words of the headers or footers of all sections, but for page numbers and an imprint."""
    roots = {id(root): root for section in given for root in text.edge(section, kind).values()}
    for root in roots.values():
        words = [paragraph.text.strip() for paragraph in text.paragraphs_of(root)]
        words = [one for one in words if not NUMBER_OF_PAGE.fullmatch(one)]
        if not is_imprint(words):
            yield from words


def _judged(lines: LineReader) -> Iterator[Placed]:
    """Yield the paragraphs of the text itself: from the title on, without its table of contents."""
    titles = [place for place, one in enumerate(lines.placed) if one.line.role.name == "TITLE"]
    for placed in lines.placed[titles[0] if titles else 0 :]:
        if placed.line.role not in CONTENTS:
            yield placed


def _set(placed: Placed, text: WordText, room: float) -> SetParagraph:
    source, line = placed.source, placed.line
    runs = [(words, text.run_look(source, unstressed(own, text))) for words, own in source.words.runs if words.strip()]
    if not runs:
        runs = [(line.number or "　", text.run_look(source, {}))]
    judged = _behind_lead(runs) if line.role in ITEMS else runs
    size = _size(_most(runs, "size"))
    spacing = (whole(_most(runs, "spacing")) or 0) / 20
    character = (size + spacing) * 20 or 1
    look = source.look
    typed = source.text
    placed_by_tabs = _at_stops(look, typed)
    spaces = None if placed_by_tabs else INDENT.match(typed)
    begins, ends = (None, None) if placed_by_tabs else _edges(look, typed.strip(), character, room)
    return SetParagraph(
        role=line.role,
        place=line.origin,
        text=line.text,
        font=_most(judged, "eastAsia", HAN) if judged else "",
        latin=_most(runs, "ascii", LATIN) if any(LATIN.search(words) for words, _ in runs) else "",
        lead=next((one.get("eastAsia", "") for words, one in runs if HAN.search(words)), ""),
        size=size,
        bold=_most(runs, "b") == "1",
        align={"start": "left", "end": "right", "distribute": "both", "": "left"}.get(
            look.get("align", ""), look.get("align", "")
        ),
        first_line=_indent(look, "first", character),
        left=_indent(look, "left", character),
        line=_line(look),
        line_rule=look.get("lineRule", "auto") if "line" in look else "auto",
        spacing=spacing,
        color=next((one["color"] for _, one in runs if one.get("color", "") not in BLACK), ""),
        begins=begins,
        ends=ends,
        blanks=placed.blanks,
        spaces=spaces[0] if spaces else "",
        loose_marks=any(_loose(words, one) for words, one in runs),
        number=line.number,
        numbered=source.label != "",
        behind=source.counted.behind if source.counted else "nothing",
        bullet=source.counted is not None and source.counted.bullet,
        struck=_first(runs, "strike") or _first(runs, "dstrike"),
        highlighted=_first(runs, "highlight"),
    )


def _first(runs: Sequence[Run], key: str) -> str:
    return next((words.strip() for words, one in runs if one.get(key, "") not in ("", "0")), "")


def _behind_lead(runs: Sequence[Run]) -> Sequence[Run]:
    """Return what stands behind an item's lead, which is of one typeface, or one sentence on a line of its own."""
    typefaces = [look.get("eastAsia", "") for words, look in runs if HAN.search(words)]
    if len(set(typefaces)) > 1:
        return list(dropwhile(lambda run: not HAN.search(run[0]) or run[1].get("eastAsia", "") == typefaces[0], runs))
    text = "".join(words for words, _ in runs).strip()
    alone = "。" not in text[:-1] and width(text) <= ONE_LINE
    return [] if alone else runs


def _most(runs: Sequence[Run], key: str, signs: "re.Pattern[str] | None" = None) -> str:
    """Return what most characters have, of those alone that matter where there are any."""
    counts: Counter[str] = Counter()
    for words, look in runs:
        counts[look.get(key, "")] += 1000 * len(signs.findall(words)) + 1 if signs else len(words)
    return counts.most_common(1)[0][0]


def _size(half_points: str) -> float:
    given = whole(half_points, 1, 4000)
    return 10 if given is None else given / 2  # 17.3.2.38: ten where nothing is said


def _line(look: Properties) -> float:
    given = whole(look.get("line", "240")) or 240
    return round(given / 20, 2) if look.get("lineRule", "auto") != "auto" else round(given / 240, 2)


def _indent(look: Properties, side: str, character: float) -> float:
    """Return a distance in 字; where it is given in hundredths of a 字, that counts."""
    hundredths = whole(look.get(f"{side}Chars", ""))
    if hundredths is not None and (hundredths or side not in look):
        return hundredths / 100
    return round((whole(look.get(side, "")) or 0) / character, 2)


def _edges(look: Properties, text: str, character: float, room: float) -> tuple[float | None, float | None]:
    """Return how far from the right edge a line's first character stands, and its last; None where it is turned."""
    left, right = _indent(look, "left", character), _indent(look, "right", character)
    available = room / character - left - right
    wide = width(text)
    first = max(_indent(look, "first", character), 0)
    free = available - wide
    if free < first or "\n" in text:
        return None, None
    match look.get("align", "left"):
        case "right" | "end":
            ends = right
        case "center":
            ends = right + (free - first) / 2
        case _:
            ends = right + free - first
    return round(ends + wide, 2), round(ends, 2)


def _at_stops(look: Properties, typed: str) -> bool:
    """Tell whether each tab of a line leads to a stop that was set for it, which is a place of its own."""
    return 0 < typed.count("\t") <= (whole(look.get("tab stops", "")) or 0)


def _loose(words: str, look: Properties) -> bool:
    """Tell whether Chinese marks would be set in a typeface of Latin letters (MS-OI29500, 2.1.88)."""
    latin = look.get("hAnsi", "")
    return look.get("hint") != "eastAsia" and bool(latin) and latin.isascii() and MARKS.search(words) is not None
