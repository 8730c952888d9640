"""A plain text as a manuscript: its title, its headings with their typed numbers, its paragraphs, its signature."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from reportkit.manuscript import ENTRIES, HEADINGS, ITEMS, Line, Manuscript, Mark, Role, Span, width
from reportkit.numbering import OFFICIAL
from reportkit.patterns import expression
from reportkit.readers.closing import ends, signed_on
from reportkit.readers.contents import contents, entry_words
from reportkit.readers.letterhead import ADDRESSEES, ATTENDANCE, NOTE, POST, imprint, in_order, letterhead, pieces
from reportkit.readers.paragraphs import paragraphs
from reportkit.readers.typed_numbers import TypedNumber, read_number
from reportkit.readers.typed_tables import fused_rows, goes_on, is_head, is_row, with_grids
from reportkit.readers.web_page import STAGE, head_length, is_furniture, named_title, tail_start, title_lines

NONE: Mapping[int, Role | None] = MappingProxyType({})

AROUND = Role.PAGE_NUMBER
"""What stands on a page around the text, such as the labels of a portal: kept, and read by no rule."""

LONGEST_HEADING = 60  # 字
LONGEST_ENDED = 30  # 字 of a heading that a 。 ends
LEAD = expression(r"[^。；：！？]{2,40}。(?=.)")
COUNTS = expression(r"\d[\d,.]*[万亿]?(?:[条件次个篇人份场期项名家]|人次|年|月|日|元)")
"""What a slogan does not say and a sentence does."""
CAPTION = expression(r"(?P<number>(?:续?表|图)\s?\d{1,3}(?:[-.—]\d{1,3})?)(?P<rest>[\s：:.．]+\S[^。；]{0,50})[。；]?")
MOST_BETWEEN_ROWS = 3
NUMBER_PRINTED = expression(r"[（(]?共\s*印\s*\d+\s*份[）)]?。?")
"""What the standard knows no more, and many imprints still have."""


def read_text(text: str, *, as_report: bool = False) -> Manuscript:
    """Return a text as a manuscript; the place of a line is its paragraph, as in 第5段, blank lines not counted.

    Labels of a web page around the text are kept with the role of page numbers; two rows of a table and more are a
    grid, whose place is 第7段起的表格; `as_report` leaves them rows.

    Raises WrongType for what is no str, InvalidValue for more than 10 million characters.

    >>> [(line.role.value, line.number, line.text) for line in read_text("工作报告\\n一、概述\\n内容。").blocks]
    [('标题', '', '工作报告'), ('一级标题', '一、', '概述'), ('正文', '', '内容。')]
    """
    given = paragraphs(text)
    lines = tuple(in_order([piece for line in typed_lines(given) for piece in pieces(line)]))
    title = "".join(line.text for line in lines if line.role is Role.TITLE) or named_title(given)
    title = title or "".join(line.text for line in lines if line.role is Role.MARK)  # of an order
    author = "、".join(line.text for line in lines if line.role is Role.SIGNATURE)
    signed = next((signed_on(line.text) for line in lines if line.role is Role.DATE), None)
    return Manuscript(title, author, lines if as_report else tuple(with_grids(lines)), OFFICIAL, signed)


def typed_lines(
    given: Sequence[str], marks: Collection[int] = (), entries: Mapping[int, Role | None] = NONE
) -> tuple[Line, ...]:
    """Return one line for each paragraph, with the role that its words and its neighbours give it.

    `marks` are the positions of paragraphs that look like the mark of a letterhead, `entries` those that a Word file
    holds as contents, with what they are where it says so.

    >>> [line.role.value for line in typed_lines(["工作报告", "（一）加强领导。", "我县召开会议。"])]
    ['标题', '二级标题', '正文']
    """
    roles = _apart(given, marks, contents(given, entries))
    numbers = [None if at in roles else read_number(words) for at, words in enumerate(given)]
    listed = _listed(given, numbers) | _things(given, numbers)
    return tuple(
        _known_line(words, f"第{at + 1}段", roles[at]) if at in roles else _text(given, numbers, at, listed)
        for at, words in enumerate(given)
    )


def _apart(given: Sequence[str], marks: Collection[int], listed: Mapping[int, Role]) -> Mapping[int, Role]:
    """Return the roles of contents and, as if there were none, of what stands around the text."""
    if not listed:
        return _around(given, marks)
    rest = [at for at in range(len(given)) if at not in listed]
    around = _around([given[at] for at in rest], {place for place, at in enumerate(rest) if at in marks})
    return {**listed, **{rest[place]: role for place, role in around.items()}}


def _around(given: Sequence[str], marks: Collection[int]) -> Mapping[int, Role]:
    """Return the roles of all lines but headings, items and text: of a letterhead, an imprint, and what is between."""
    head = letterhead(given, marks)
    around = {**imprint(given, max(head, default=-1)), **head}
    around |= {at + 1: AROUND for at in around if at + 1 < len(given) and NUMBER_PRINTED.fullmatch(given[at + 1])}
    between = [at for at in range(len(given)) if at not in around]
    known = _known([given[at] for at in between])
    return around | {between[at]: role for at, role in known.items()}


def _known(given: Sequence[str]) -> Mapping[int, Role]:
    """Return the roles of all lines between letterhead and imprint but headings, items and text."""
    head = head_length(given)
    tail = tail_start(given, head)
    roles = {at: AROUND for at in range(len(given)) if (at < head and is_furniture(given[at])) or at >= tail}
    title = title_lines(given[:head])
    for at in range(head):
        if at in title:
            roles[at] = Role.TITLE
        elif title and given[at] == "".join(given[place] for place in title):
            roles[at] = AROUND
        elif STAGE.fullmatch(given[at]):
            roles[at] = Role.STAGE
    first = title[-1] + 1 if title else 0
    roles.update(ends(given[:tail], first - 1))
    while roles.get(first) in {Role.STAGE, AROUND}:
        first += 1
    below = given[first] if title and first not in roles and first < len(given) else ""
    if ADDRESSEES.fullmatch(below) and read_number(below) is None:
        roles[first] = Role.ADDRESSEES
    for at, words in enumerate(given[:tail]):
        dated = roles.get(at - 1) is Role.DATE
        if at not in roles and ((dated and NOTE.fullmatch(words)) or (at > first and ATTENDANCE.fullmatch(words))):
            roles[at] = Role.NOTE if dated else Role.ATTENDANCE
        elif at not in roles and roles.get(at + 1) is Role.DATE and POST.fullmatch(words):
            roles[at] = Role.POST
    return roles | dict.fromkeys((at for at in _rows(given) if at not in roles), Role.TABLE_TEXT)


ABOVE_TABLE = expression(r"^[（(]?(?:计量)?单位\s?[：:]|\w{4}表\d{0,2}$|^(?:附?表|附件)\s?\d")
"""What stands above another table, and not between two rows of one."""


def _rows(given: Sequence[str]) -> list[int]:
    """Return the lines that look like rows of tables, and the short ones between two of them."""
    rows = [at for at, words in enumerate(given) if is_row(words)]
    rows = sorted({*rows, *fused_rows(given), *(at - 1 for at in rows if at and is_head(given[at - 1], given[at]))})
    between = [
        at
        for first, second in pairwise(rows)
        if second - first <= MOST_BETWEEN_ROWS + 1 and not any(map(ABOVE_TABLE.search, given[first + 1 : second]))
        for at in range(first + 1, second)
        if width(given[at]) <= LONGEST_HEADING
        and "。" not in given[at]
        and (not _is_heading_number(given[at]) or (second - first == 2 and goes_on(given[first], given[second])))
    ]
    return rows + between


def _is_heading_number(words: str) -> bool:
    number = read_number(words)
    if number is None or number.rank > 2:
        return False
    rest = words[len(number.text) :].strip()
    return number.rank < 2 or (rest != "" and read_number(rest) is None)


def _known_line(words: str, place: str, role: Role) -> Line:
    return _line(entry_words(words) if role in ENTRIES else words, place, role)


def _line(words: str, place: str, role: Role) -> Line:
    return Line(role, (Span(words),), origin=place)


def _listed(given: Sequence[str], numbers: Sequence[TypedNumber | None]) -> set[int]:
    """Return the numbered lines that continue a list: what stands before at their level ends in ；."""
    listed: set[int] = set()
    open_lists: set[int] = set()  # ranks
    for at, (words, number) in enumerate(zip(given, numbers, strict=True)):
        if number is None:  # text of its own below it: then it heads that, whatever mark it ends in
            open_lists.clear()
            continue
        if number.rank in open_lists:
            listed.add(at)
        open_lists = {rank for rank in open_lists if rank < number.rank}
        if words.endswith(("；", ";")) or (at in listed and not words.endswith("。")):
            open_lists.add(number.rank)
    return listed


FEWEST_THINGS = 3
LISTED_BEFORE = expression("上述|以上|前述|所列|所附")


def _things(given: Sequence[str], numbers: Sequence[TypedNumber | None]) -> set[int]:
    """Return the lines of lists of things: numbered one right behind the other, short, without marks at their ends.

    What stands behind the last of them is the text of all, or of none. Two make a list where it speaks of them so;
    at the first level only headings are numbered.
    """
    things: set[int] = set()
    run: list[int] = []
    for at, number in enumerate((*numbers, None)):
        before = numbers[run[-1]] if run else None
        named = number is not None and number.rank > 1 and _is_named(given[at][len(number.text) :])
        if named and before and number and (before.rank, (before.value or 0) + 1) == (number.rank, number.value):
            run.append(at)
            continue
        deeper = number is not None and before is not None and number.rank > before.rank
        behind = given[at] if at < len(given) and number is None else ""
        if not deeper and len(run) >= (2 if LISTED_BEFORE.match(behind) else FEWEST_THINGS):
            things.update(run)
        run = [at] if named else []
    return things


def _is_named(words: str) -> bool:
    return 0 < width(words.strip()) <= LONGEST_ENDED and not re.search("[。；：，！？]", words)


def _text(given: Sequence[str], numbers: Sequence[TypedNumber | None], at: int, listed: Collection[int]) -> Line:
    place = f"第{at + 1}段"
    number = numbers[at]
    if number is None:
        caption = CAPTION.fullmatch(given[at])
        if caption is None:
            return _line(given[at], place, Role.BODY)
        role = Role.PICTURE_CAPTION if given[at].startswith("图") else Role.TABLE_CAPTION
        return Line(role, (Span(given[at][caption.end("number") :]),), caption["number"], place)
    words = given[at][len(number.text) :].strip()
    level = max(number.rank, 1)
    following = numbers[at + 1] if at + 1 < len(given) else None
    has_text = at + 1 < len(given) and (following is None or following.rank > number.rank)
    if _is_heading(words, has_text) and at not in listed and not _is_last_of_items(given, numbers, at):
        return Line(HEADINGS[level - 1], (Span(words),), number.text, place)
    lead = LEAD.match(words)
    if lead is None or COUNTS.search(lead[0]):
        return Line(ITEMS[level - 1], (Span(words),), number.text, place)
    spans = (Span(lead[0], Mark.LEAD), Span(words[lead.end() :]))
    return Line(ITEMS[level - 1], spans, number.text, place)


def _is_last_of_items(given: Sequence[str], numbers: Sequence[TypedNumber | None], at: int) -> bool:
    """Tell a sentence right behind a sentence of the same level: what follows it is not its text."""
    number, before = numbers[at], numbers[at - 1] if at else None
    return (
        number is not None
        and before is not None
        and number.rank == before.rank
        and given[at].endswith("。")
        and given[at - 1].endswith("。")
    )


def _is_heading(words: str, has_text: bool) -> bool:
    """Tell a heading from an item by its words, and by whether text stands under it."""
    if width(words) > LONGEST_HEADING or any(mark in words[:-1] for mark in "。：；:;"):
        return False
    if words.endswith("。"):
        return has_text and width(words) <= LONGEST_ENDED and not COUNTS.search(words)
    return has_text or not words.endswith(("；", ";", "，", ",", "：", ":", "、"))
