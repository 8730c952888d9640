"""Findings as comments in a copy of anyone's Word file, whose text keeps every byte that it had."""

import os
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, join, relpath
from xml.etree.ElementTree import Element

import attrs

from reportkit.errors import located, wrong_type
from reportkit.files import as_path, write_whole
from reportkit.readers.docx import opened
from reportkit.readers.docx.anchors import Anchor, Anchors
from reportkit.readers.docx.parts import W, WordParts, attribute
from reportkit.readers.docx.positions import Positions, appended, inserted, positions
from reportkit.review.copies import amended, highest_number, require_apart, require_own
from reportkit.review.reviewer import LIBRARY, Reviewer
from reportkit.review.words import comment
from reportkit.rules import Finding
from reportkit.writers.docx.markup import attribute as quoted
from reportkit.writers.docx.markup import words

STRICT = "http://purl.oclc.org/ooxml/"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


@attrs.frozen
class Commented:
    """What came of commenting on a Word file (批注结果).

    `comments` are how many were put in, `elsewhere` how many of them are about what no comment can stand at, such as a
    header, and stand at the title; `signed` is whether the file has a digital signature: it does not hold for a copy.
    """

    comments: int
    elsewhere: int
    signed: bool


def comment_on(
    path: str | os.PathLike[str],
    findings: Sequence[Finding],
    copy: str | os.PathLike[str],
    *,
    reviewer: Reviewer = LIBRARY,
) -> Commented:
    """Save a copy of a Word file with a comment for each finding of `check_docx`, at the words that it is about.

    A comment stands around the runs that hold its words and quotes them: a run is never cut, so that the text without
    the comments is the file's to the byte. Comments that it has stay. Of what no comment can stand at, such as a
    header, it stands at the title and names the place; of a text box or a note where that hangs on the text.

    Parameters: `path` the file, .docx, .docm, .dotx or .dotm; `copy` where to, with the same suffix; `reviewer` whose
    name stands at the comments. Macros stay as they are and are not run.

    Raises InvalidValue for what `check_docx` refuses, for findings of another file, for another suffix and for the file
    itself as the copy; SaveFailed where the copy cannot be written; WrongType for what is no Finding or Reviewer.

    Source: ISO/IEC 29500-1, 17.13.4.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from reportkit import Body, Report, save
    >>> from reportkit.rules import check_docx
    >>> office = Body("示例县人民政府", area="示例县")
    >>> report = Report("工作报告", office, year=2018, preamble=["截止年底，共公开信息300条。"])
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "报告.docx")
    ...     save(report, file)
    ...     comment_on(file, check_docx(file), Path(folder, "批注.docx")).comments
    1
    """
    source, target = as_path(path, "comment_on"), as_path(copy, "comment_on: copy")
    require_apart(source, target, "comment_on")
    if not isinstance(reviewer, Reviewer):
        raise wrong_type(
            "comment_on: reviewer", reviewer, 'a Reviewer such as Reviewer("示例县人民政府办公室", "县府办")'
        )
    archive = opened(source, "comment_on")
    with located(str(source)):
        anchors = Anchors(archive)
        found = require_own(findings, anchors, "comment_on")
        places = [_anchor(anchors, one) for one in found]
        parts = dict(_parts(anchors, found, places, reviewer)) if found else {}
        content = amended(archive, parts) if parts else archive.content
    write_whole(target, content)
    return Commented(len(found), sum(not place.at_words for place in places), archive.signed)


def _anchor(anchors: Anchors, finding: Finding) -> Anchor:
    if finding.wrong is not None:
        return anchors.anchor(finding.place, finding.wrong.start, finding.wrong.words)
    return anchors.anchor(finding.place, finding.start, finding.quotation)


def _parts(
    anchors: Anchors, findings: Sequence[Finding], places: Sequence[Anchor], reviewer: Reviewer
) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that change: the text, the comments, and what makes the first comments of a file known."""
    parts = anchors.parts
    markup = _Markup.of(anchors.positions)
    known = next((one.target for one in parts.relationships(parts.main).values() if one.kind == "comments"), None)
    name = parts.entry(known) if known else None
    before = parts.tree(name) if name else None
    roots = (parts.document, *([before] if before is not None else ()))
    first = 1 + highest_number((number for root in roots for number in _numbers(root)), least=-1)
    yield parts.entry(parts.main) or parts.main, inserted(anchors.content, _marks(places, first, markup))
    if name:
        content = parts.content(name) or b""
        theirs = _Markup.of(positions(content))
    else:
        name, theirs = _free(parts), _Markup("w", "", markup.space)
        content = f'<w:comments xmlns:w="{markup.space}"/>'.encode()
        yield from _made_known(parts, name, strict=markup.space.startswith(STRICT))
    told = (
        theirs.comment(comment(one, one.problem if place.at_words else one.told), number, reviewer)
        for number, (one, place) in enumerate(zip(findings, places, strict=True), first)
    )
    yield name, appended(content, "".join(told))


def _numbers(root: Element) -> Iterator[str]:
    """Yield the numbers that comments have."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.removeprefix(W) in (*MARKS, "comment"):
            yield attribute(element, "id")


def _marks(places: Sequence[Anchor], first: int, markup: "_Markup") -> Mapping[int, str]:
    """Return what to put at which byte: first the ends of comments, last what begins there."""
    ends: dict[int, list[str]] = {}
    begins: dict[int, list[str]] = {}
    for number, place in enumerate(places, first):
        if place.begin == place.end:
            begins.setdefault(place.begin, []).insert(0, markup.begin(number) + markup.end(number))
        else:
            begins.setdefault(place.begin, []).append(markup.begin(number))
            ends.setdefault(place.end, []).append(markup.end(number))
    return {place: "".join([*ends.get(place, ()), *begins.get(place, ())]) for place in {*ends, *begins}}


def _free(parts: WordParts) -> str:
    folder = dirname(parts.main)
    names = (join(folder, f"comments{number or ''}.xml") for number in range(len(parts.archive.names) + 1))
    return next(name for name in names if parts.entry(name) is None)


def _made_known(parts: WordParts, name: str, *, strict: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the content types and the relationships of the text, which name a new part."""
    types = parts.content("[Content_Types].xml") or b""
    prefix = _prefix(positions(types))
    yield "[Content_Types].xml", appended(types, f'<{prefix}Override PartName="/{name}" ContentType="{KIND}"/>')
    office = f"{STRICT}officeDocument/relationships" if strict else f"{PACKAGE}officeDocument/2006/relationships"
    related = parts.related(parts.entry(parts.main) or parts.main)
    content = parts.content(related) or f'<Relationships xmlns="{PACKAGE}package/2006/relationships"/>'.encode()
    taken = parts.relationships(parts.main)
    identity = next(one for number in range(len(taken) + 1) if (one := f"rIdComments{number or ''}") not in taken)
    link = f'Id="{identity}" Type="{office}/comments" Target="{relpath(name, dirname(parts.main) or ".")}"'
    yield (
        parts.entry(related) or related,
        appended(content, f"<{_prefix(positions(content))}Relationship {link}/>"),
    )


PACKAGE = "http://schemas.openxmlformats.org/"


def _prefix(found: Positions) -> str:
    prefix, colon, _ = found.root.rpartition(":")
    return prefix + colon


@attrs.frozen
class _Markup:
    """How elements of WordprocessingML are written in a part (标记写法): prefix, what declares it, its namespace."""

    prefix: str
    declared: str
    space: str

    @classmethod
    def of(cls, found: Positions) -> "_Markup":
        prefix = found.root.rpartition(":")[0]
        if space := found.attributes.get(f"xmlns:{prefix}"):
            return cls(prefix, "", space)
        space = found.attributes.get("xmlns", "")  # attributes have a prefix, whatever the root does without
        return cls("w", f' xmlns:w="{quoted(space)}"', space)

    def begin(self, number: int) -> str:
        return f'<{self.prefix}:commentRangeStart{self.declared} {self.prefix}:id="{number}"/>'

    def end(self, number: int) -> str:
        w, told = self.prefix, f'{self.declared} {self.prefix}:id="{number}"'
        return f'<{w}:commentRangeEnd{told}/><{w}:r{self.declared}><{w}:commentReference {w}:id="{number}"/></{w}:r>'

    def comment(self, paragraphs: Sequence[str], number: int, reviewer: Reviewer) -> str:
        """Return a comment in small type, whatever its file's body text looks like."""
        day = f' w:date="{reviewer.day.isoformat()}T00:00:00Z"' if reviewer.day else ""
        mark = f"<w:r>{SMALL}<w:annotationRef/></w:r>"
        inside = "".join(
            f"<w:p>{CLOSE}{'' if position else mark}<w:r>{SMALL}{words(text)}</w:r></w:p>"
            for position, text in enumerate(paragraphs)
        )
        made = (
            f'<w:comment w:id="{number}" w:author="{quoted(reviewer.name)}"{day} '
            f'w:initials="{quoted(reviewer.initials)}">{inside}</w:comment>'
        )
        if self.prefix == "w" and not self.declared:
            return made
        return made.replace("<w:comment ", f'<w:comment xmlns:w="{quoted(self.space)}" ', 1)


CLOSE = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
SMALL = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
