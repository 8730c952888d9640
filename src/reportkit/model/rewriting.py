"""The texts of a report, one after the other, and the same report with other words in their places."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from reportkit.model import Attachment, Cell, Measure, Picture, Points, Report, Section, Table
from reportkit.model.content import Content
from reportkit.model.grid import Value
from reportkit.model.paragraph import Inline, Paragraph, Piece
from reportkit.values import value_class

Change = Callable[[str, str], str]
"""Takes the path of a text and the text, and returns what is to stand there."""

BREAK = "\ue000"
"""The sign between texts of one paragraph that do not run on: its points."""


@value_class
class TypedText:
    """Texts that are read as one (连读文字): those of a paragraph with their paths, BREAK between points.

    `heading` tells that it is a title, heading, lead or caption, where no document is introduced.
    """

    pieces: tuple[tuple[str, str], ...]
    heading: bool = False


def stretches(report: Report) -> Iterator[TypedText]:
    """Yield every stretch of a report's running text and headings, in reading order; tables are read apart."""
    for number, line in enumerate(report.title.split("\n")):
        yield TypedText(((f"title[{number}]", line),), heading=True)
    yield from _of_content(report.preamble, "preamble")
    yield from _of_content(report.sections, "sections")
    for number, attachment in enumerate(report.attachments):
        yield TypedText(((f"attachments[{number}].title", attachment.title),), heading=True)
        yield from _of_content(attachment.content, f"attachments[{number}].content")


def typed_texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text of them with its path."""
    for text in stretches(report):
        yield from ((path, piece) for path, piece in text.pieces if piece != BREAK)


def _of_content(items: Sequence[Content], path: str) -> Iterator[TypedText]:
    for number, item in enumerate(items):
        place = f"{path}[{number}]"
        match item:
            case Section():
                yield TypedText(((f"{place}.title", item.title),), heading=True)
                yield from _of_content(item.content, f"{place}.content")
            case Measure():
                if item.lead is not None:
                    yield TypedText(((f"{place}.lead", item.lead),), heading=True)
                points = [] if item.points is None else [*_texts(item.points, f"{place}.points")]
                if pieces := [*_texts(item.text, f"{place}.text"), *points]:
                    yield TypedText(tuple(pieces))
                yield from _notes(item.text, f"{place}.text")
                yield from _notes(item.points or "", f"{place}.points")
                yield from _of_content(item.content, f"{place}.content")
            case Table() | Picture():
                if item.caption:
                    yield TypedText(((f"{place}.caption", item.caption),), heading=True)
            case str() | tuple() | Points() | Inline():
                yield TypedText(tuple(_texts(item, place)))
                yield from _notes(item, place)


def _texts(paragraph: Paragraph, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(paragraph, str):
        yield path, paragraph
    elif isinstance(paragraph, Points):
        for number, item in enumerate(paragraph.items):
            yield "", BREAK
            yield from _texts(item, f"{path}.items[{number}]")
    elif isinstance(paragraph, tuple):
        for number, piece in enumerate(paragraph):
            yield from _texts(piece, f"{path}[{number}]")
    elif isinstance(paragraph, Inline):
        if not paragraph.follows:
            yield from _texts(paragraph.words, f"{path}.words")
    else:
        yield "", BREAK  # what a phrase says is not ours


def _notes(paragraph: Paragraph, path: str) -> Iterator[TypedText]:
    """Yield what follows words of a paragraph, such as footnotes: it is read behind it, as texts of its own."""
    if isinstance(paragraph, Points):
        for number, item in enumerate(paragraph.items):
            yield from _notes(item, f"{path}.items[{number}]")
    elif isinstance(paragraph, tuple):
        for number, piece in enumerate(paragraph):
            yield from _notes(piece, f"{path}[{number}]")
    elif isinstance(paragraph, Inline):
        if paragraph.follows:
            yield TypedText(tuple(_texts(paragraph.words, f"{path}.words")))
        yield from _notes(paragraph.words, f"{path}.words")


def tables(report: Report) -> Iterator[tuple[str, Table]]:
    """Yield every table with its path."""
    yield from _tables(report.sections, "sections")
    for number, attachment in enumerate(report.attachments):
        yield from _tables(attachment.content, f"attachments[{number}].content")


def _tables(items: Sequence[Content], path: str) -> Iterator[tuple[str, Table]]:
    for number, item in enumerate(items):
        if isinstance(item, Table):
            yield f"{path}[{number}]", item
        elif isinstance(item, (Section, Measure)):
            yield from _tables(item.content, f"{path}[{number}].content")


def rewritten(report: Report, texts: Mapping[str, str], **fields: Any) -> Report:
    """Return a report with other texts at some paths, and other fields; cells are `….rows[3][1]`."""

    def changed(path: str, text: str) -> str:
        return texts.get(path, text)

    return attrs.evolve(
        report,
        title="\n".join(changed(f"title[{number}]", line) for number, line in enumerate(report.title.split("\n"))),
        preamble=[_paragraph(item, f"preamble[{number}]", changed) for number, item in enumerate(report.preamble)],
        sections=_content(report.sections, "sections", changed),
        attachments=[
            _attachment(attachment, f"attachments[{number}]", changed)
            for number, attachment in enumerate(report.attachments)
        ],
        **fields,
    )


def reworded(items: Sequence[Content], change: Callable[[str], str]) -> list[Content]:
    """Return content whose texts are changed, those of tables that are text too."""
    return _content(items, "", lambda _, text: change(text) if text else text)


def respoken(paragraphs: Sequence[Paragraph], change: Callable[[str], str]) -> list[Paragraph]:
    """Return paragraphs whose texts are changed."""
    return [_paragraph(one, "", lambda _, text: change(text)) for one in paragraphs]


def _attachment(attachment: Attachment, path: str, change: Change) -> Attachment:
    content = _content(attachment.content, f"{path}.content", change)
    return attrs.evolve(attachment, title=change(f"{path}.title", attachment.title), content=content)


def _content(items: Sequence[Content], path: str, change: Change) -> list[Content]:
    return [_item(item, f"{path}[{number}]", change) for number, item in enumerate(items)]


def _item(item: Content, path: str, change: Change) -> Content:
    match item:
        case Section():
            content = _content(item.content, f"{path}.content", change)
            return attrs.evolve(item, title=change(f"{path}.title", item.title), content=content)
        case Measure():
            return attrs.evolve(
                item,
                lead=None if item.lead is None else change(f"{path}.lead", item.lead),
                text=_paragraph(item.text, f"{path}.text", change),
                points=None if item.points is None else _points(item.points, f"{path}.points", change),
                content=_content(item.content, f"{path}.content", change),
            )
        case Table():
            return _table(item, path, change)
        case Picture():
            return attrs.evolve(item, caption=change(f"{path}.caption", item.caption)) if item.caption else item
        case str() | tuple() | Points() | Inline():
            return _paragraph(item, path, change)
        case _:
            return item


def _points(points: Points, path: str, change: Change) -> Points:
    items = [_paragraph(item, f"{path}.items[{number}]", change) for number, item in enumerate(points.items)]
    return attrs.evolve(points, items=items)


def _paragraph(paragraph: Paragraph, path: str, change: Change) -> Paragraph:
    if isinstance(paragraph, tuple):
        return tuple(_piece(piece, f"{path}[{number}]", change) for number, piece in enumerate(paragraph))
    return _piece(paragraph, path, change)


def _piece(piece: Piece, path: str, change: Change) -> Piece:
    if isinstance(piece, str):
        return change(path, piece) if piece else piece
    if isinstance(piece, Points):
        return _points(piece, path, change)
    if isinstance(piece, Inline):
        words = _paragraph(piece.words, f"{path}.words", change)
        return attrs.evolve(piece, words=words)  # type: ignore[misc]  # each kind of Inline is an attrs class
    return piece


def _table(table: Table, path: str, change: Change) -> Table:
    caption = change(f"{path}.caption", table.caption) if table.caption else table.caption
    rows: list[Mapping[str, Value | Cell] | list[Value | Cell]] = []
    for number, row in enumerate(table.rows):
        if isinstance(row, Mapping):
            rows.append({key: _cell(row[key], f"{path}.rows[{number}][{key}]", change) for key in row})
        else:
            rows.append([_cell(cell, f"{path}.rows[{number}][{at}]", change) for at, cell in enumerate(row)])
    header = table.header and [
        [_cell(cell, f"{path}.header[{number}][{at}]", change) for at, cell in enumerate(row)]
        for number, row in enumerate(table.header)
    ]
    return attrs.evolve(table, caption=caption, rows=rows, header=header)


def cell_texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the words of every cell of a table, header and body, with their paths."""
    for path, table in tables(report):
        yield from _texts_of(table, f"{path}.")


def table_texts(table: Table) -> Iterator[str]:
    """Yield the words of every cell of a table."""
    yield from (text for _, text in _texts_of(table))


def _texts_of(table: Table, path: str = "") -> Iterator[tuple[str, str]]:
    for part, rows in (("header", table.header or ()), ("rows", table.rows)):
        for number, row in enumerate(rows):
            for key, cell in row.items() if isinstance(row, Mapping) else enumerate(row):
                value = cell.value if isinstance(cell, Cell) else cell
                yield from words_of_cell(value, f"{path}{part}[{number}][{key}]")


def words_of_cell(value: Value, path: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a cell with their paths, those of its notes behind them."""
    if isinstance(value, (str, tuple, Inline)) and value:
        yield from _texts(value, path)
        for note in _notes(value, path):
            yield from note.pieces


def _cell(cell: Value | Cell, path: str, change: Change) -> Value | Cell:
    """Change a cell that is text, or that a text is given for in place of its number."""
    if isinstance(cell, Cell):
        return attrs.evolve(cell, value=_value(cell.value, path, change))
    return _value(cell, path, change)


def _value(value: Value, path: str, change: Change) -> Value:
    if isinstance(value, (tuple, Inline)):
        return cast("Value", _paragraph(value, path, change))
    return change(path, value if isinstance(value, str) else "") or value
