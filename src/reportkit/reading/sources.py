"""Files of anyone as manuscripts to make a report of: Word files, texts, and what LibreOffice makes Word files of."""

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import attrs

from reportkit.archives import OLD_SUFFIXES
from reportkit.errors import InvalidValue, located, system_reason
from reportkit.files import as_path, decoded
from reportkit.manuscript import Line, Manuscript, Role
from reportkit.readers.docx import open_docx
from reportkit.readers.docx.lengths import MOST_CHARACTERS
from reportkit.readers.text import read_text
from reportkit.readers.word_file import SetParagraph
from reportkit.reading.conversion import as_docx
from reportkit.reading.result import Notes, ReadingNote

TEXTS = (".txt", ".text")
SEALED = 4  # 字 from the right edge to a date under a seal
SHIFT = 2  # 字 from the first character of a name to that of its date, without a seal
NEAR = 0.3  # 字
LARGEST_TEXT = 4 * MOST_CHARACTERS  # bytes
MOST_LINES = 50_000  # a report of 500 pages has a fifth


@attrs.frozen
class Source:
    """A file that was read (读取的文件): its lines, what is known of it that is no line, what it is called."""

    manuscript: Manuscript
    notes: tuple[ReadingNote, ...]
    name: str
    sealed: bool = False
    """Whether its date stands where a seal has room (GB/T 9704-2012, 7.3.5.1)."""


def source_of(given: str | os.PathLike[str]) -> Source:
    """Read a file by what it is, whatever its name ends in."""
    path = as_path(given, "read_report")
    source = _read(path)
    blocks = source.manuscript.blocks
    if not any(not isinstance(block, Line) or (block.number + block.text).strip() for block in blocks):
        raise InvalidValue("{file}: there is no text in it; give the file with the words of the report", file=path)
    if len(blocks) > MOST_LINES:
        raise InvalidValue(
            "{file}: it has {count} paragraphs; at most {most} are made a report of, split it",
            file=path,
            count=len(blocks),
            most=MOST_LINES,
        )
    return source


def _read(path: Path) -> Source:
    suffix = path.suffix.lower()
    if suffix in TEXTS:
        return _text(path)
    if suffix in OLD_SUFFIXES and not _is_zip(path):
        with as_docx(path) as made:
            source = _word(made, path)
        note = ReadingNote("推定", "全文", "由LibreOffice转换成Word文件后读取，版面信息可能有出入", path.name)
        return attrs.evolve(source, notes=(note, *source.notes))
    return _word(path, path)


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError as error:
        reason = system_reason(error)
        raise InvalidValue("{file}: {reason}; give a .docx file", file=path, reason=reason) from error


def _text(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TEXT + 1)
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        raise InvalidValue("{file}: {reason}; give a .txt file", file=path, reason=reason) from error
    try:
        text = decoded(content)
    except InvalidValue as error:
        raise InvalidValue("{file}: it is no text in UTF-8 or GB 18030; save it as one", file=path) from error
    if len(content) > LARGEST_TEXT:
        raise InvalidValue(
            "{file}: the file has more than {size} bytes; give a smaller one", file=path, size=LARGEST_TEXT
        )
    with located(str(path)):
        return Source(read_text(text, as_report=True), (), path.stem)


def _word(path: Path, named: Path) -> Source:
    opened = open_docx(path, as_report=True)
    notes = Notes()
    file = opened.file
    for kind, edge in (("页眉", file.headers), ("页脚", file.footers)):
        for one in edge:
            notes.left(kind, f"{kind}不是正文，由公文格式设置", one)
    for one in file.unread:
        notes.left("全文", "不是能读成文字的内容，请对照原文件", one)
    if file.revisions:
        notes.guessed("全文", "文件中有没有接受或者拒绝的修订，按接受插入、删除后的文字读取", f"{file.revisions}处修订")
    if file.macros:
        notes.left("全文", "文件中的宏没有读取", named.name)
    for table in file.tables:
        if table.nested:
            notes.guessed(table.place, "原文在另一个表格的单元格里，放在那个表格的后面")
    if file.laid_out:
        notes.guessed("全文", f"有{file.laid_out}个表格只用来安排版面，表格里的文字作为正文")
    bullets = [one for one in file.paragraphs if one.bullet]
    if bullets:
        notes.left(bullets[0].place, f"{len(bullets)}段文字前的项目符号没有写入", bullets[0].text)
    for trace in opened.traces:
        for struck in trace.struck:
            notes.left(trace.place, "带删除线的文字不是正文", struck)
        for remark in trace.remarks:
            notes.left(trace.place, f"批注（{remark.author or '未署名'}）：{remark.text}", remark.quotation)
    if any(isinstance(block, Line) and block.origin.startswith("文本框") for block in opened.manuscript.blocks):
        notes.guessed("文本框", "文本框里的文字放在它所在段落的后面", "")
    sealed = _dates_under_a_seal(file.paragraphs)
    if sealed:
        notes.guessed(sealed[0].place, "成文日期右空四字，按加盖印章的格式", sealed[0].text)
    return Source(opened.manuscript, tuple(notes.told), named.stem, bool(sealed))


def _dates_under_a_seal(paragraphs: Sequence[SetParagraph]) -> list[SetParagraph]:
    """Return the dates that end four 字 from the right edge, and are not set as without a seal: 7.3.5.1 and 7.3.5.2."""
    found: list[SetParagraph] = []
    for name, dated in pairwise(paragraphs):
        if (name.role, dated.role) != (Role.SIGNATURE, Role.DATE) or dated.ends is None or dated.begins is None:
            continue
        plain = name.begins is not None and abs(name.begins - dated.begins - SHIFT) < NEAR
        found += [dated] if abs(dated.ends - SEALED) < NEAR and not plain else []
    return found
