"""A Word file as a superior leaves it: edited in its XML as Word does it, with changes tracked or without."""

import io
import re
import zipfile
from copy import deepcopy

from attrs import define, field
from lxml import etree

from instruments.package import DOCUMENT, Element, W, read
from settling import parent

WHEN = "2019-01-16T10:00:00Z"
FOOTNOTES = "word/footnotes.xml"
COMMENTS, EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTENDED_KIND = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(W + "t"))


def child(element: Element, name: str) -> Element:
    found = element.find(W + name)
    assert found is not None
    return found


@define
class WordEdits:
    """One file under edit; `by` an author tracks what is done, "" does it without a trace."""

    docx: bytes
    by: str = ""
    _parts: dict[str, bytes] = field(init=False)
    body: Element = field(init=False)
    _trees: dict[str, Element] = field(init=False)
    _ids: int = 900_000
    _comments: list[str] = field(factory=list)
    _threads: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        package = read(self.docx)
        self._parts = dict(package.parts)
        self._trees = {name: package.xml[name] for name in (DOCUMENT, FOOTNOTES) if name in package.xml}
        self.body = self._trees[DOCUMENT][0]

    def paragraphs(self) -> list[Element]:
        """Those of the text that say something."""
        return [one for one in self.body.iterchildren(W + "p") if words(one)]

    def paragraph(self, said: str) -> Element:
        return next(one for one in self.body.iter(W + "p") if said in words(one))

    def notes(self) -> list[Element]:
        """The paragraphs of footnotes that say something."""
        return [one for one in self._trees[FOOTNOTES].iter(W + "p") if words(one).strip()]

    def mark(self, note: Element) -> Element:
        """The run with the mark of a note."""
        number = parent(note).get(W + "id")
        marks = self.body.iter(W + "footnoteReference")
        return parent([one for one in marks if one.get(W + "id") == number][0])  # noqa: RUF015 - an IndexError once it is gone

    def strike_mark(self, note: Element) -> None:
        run = self.mark(note)
        if self.by:
            self._wrapped("del", [run])
        else:
            parent(run).remove(run)

    def empty(self, paragraph: Element) -> None:
        """Strike all words of a paragraph whose end stays."""
        self.reword_in(paragraph, words(paragraph), "")

    def run(self, text: str) -> Element:
        """A run of plain words."""
        return self._run(text, None)

    def line_through(self, paragraph: Element) -> None:
        """Put a line through all words of a paragraph."""
        for run in paragraph.iter(W + "r"):
            look = run.find(W + "rPr")
            if look is None:
                look = etree.Element(W + "rPr")
                run.insert(0, look)
            look.append(etree.Element(W + "strike"))

    def stress(self, paragraph: Element, start: int, end: int, look: str, value: str = "1") -> None:
        """Set some characters otherwise by hand, as the buttons do: `b` bold, `u` underlined, or neither."""
        for run in self._cut(paragraph, start, end):
            held = run.find(W + "rPr")
            if held is None:
                held = etree.Element(W + "rPr")
                run.insert(0, held)
            for one in held.findall(W + look):
                held.remove(one)
            etree.SubElement(held, W + look).set(W + "val", value)
            if self.by:
                held.append(self._mark("rPrChange"))

    def rows(self, said: str) -> Element:
        return next(one for one in self.body.iter(W + "tr") if said in words(one))

    def reword(self, said: str, old: str, new: str) -> None:
        """Replace the first such words of the paragraph that says something, whatever runs they stand in."""
        self.reword_in(self.paragraph(said), old, new)

    def reword_in(self, paragraph: Element, old: str, new: str) -> None:
        start = words(paragraph).index(old)
        inside = self._cut(paragraph, start, start + len(old))
        look = inside[0].find(W + "rPr")
        came = self._run(new, look)
        if self.by:
            gone = self._wrapped("del", inside)
            inside[0].addprevious(gone) if inside[0].getparent() is not gone else None
            gone.addnext(self._wrapped("ins", [came]))
        else:
            inside[0].addprevious(came)
            for one in inside:
                parent(one).remove(one)
        if not new:
            parent(came).remove(came)

    def _cut(self, paragraph: Element, start: int, end: int) -> list[Element]:
        """The runs that hold just these words, cut out of those that hold more."""
        found, at = [], 0
        for run in [one for one in paragraph.iter(W + "r") if one.find(W + "t") is not None]:
            text = "".join(one.text or "" for one in run.iter(W + "t"))
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                look = run.find(W + "rPr")
                if first:
                    run.addprevious(self._run(text[:first], look))
                if last < len(text):
                    run.addnext(self._run(text[last:], look))
                inside = self._run(text[first:last], look)
                run.addprevious(inside)
                parent(run).remove(run)
                found.append(inside)
            at += len(text)
        return found

    def _run(self, text: str, look: Element | None) -> Element:
        run = etree.Element(W + "r")
        if look is not None:
            run.append(deepcopy(look))
        said = etree.SubElement(run, W + "t")
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def _mark(self, kind: str) -> Element:
        self._ids += 1
        return etree.Element(W + kind, {W + "id": str(self._ids), W + "author": self.by, W + "date": WHEN})

    def _wrapped(self, kind: str, runs: list[Element]) -> Element:
        mark = self._mark(kind)
        if runs[0].getparent() is not None:
            runs[0].addprevious(mark)
        for run in runs:
            if kind == "del":
                for said in run.iter(W + "t"):
                    said.tag = W + "delText"
            mark.append(run)
        return mark

    def delete(self, paragraph: Element) -> None:
        if not self.by:
            self.body.remove(paragraph)
            return
        self._mark_end(paragraph, "del")
        self._strike(paragraph)

    def _strike(self, paragraph: Element) -> None:
        """Strike all words: those of the author's own that were put in before go without a mark, as in Word."""
        for came in list(paragraph.iterchildren(W + "ins")):
            paragraph.remove(came)
        inside = [run for link in paragraph.iterchildren(W + "hyperlink") for run in link.iterchildren(W + "r")]
        for run in [*paragraph.iterchildren(W + "r"), *inside]:
            self._wrapped("del", [run])
            for said in run.iter(W + "instrText"):
                said.tag = W + "delInstrText"

    def _mark_end(self, paragraph: Element, kind: str) -> None:
        held = paragraph.find(W + "pPr")
        if held is None:
            held = etree.Element(W + "pPr")
            paragraph.insert(0, held)
        look = held.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            before = [one for one in held if etree.QName(one).localname not in ("sectPr", "pPrChange")]
            held.insert(len(before), look)
        look.insert(0, self._mark(kind))

    def split(self, paragraph: Element, at: int) -> Element:
        """Enter before some character: the new end stands with the words before it."""
        made = etree.Element(W + "p")
        held = paragraph.find(W + "pPr")
        if held is not None:
            made.append(deepcopy(held))
            for gone in held.findall(W + "sectPr"):
                parent(made.findall(f"{W}pPr/{W}sectPr")[0]).remove(made.findall(f"{W}pPr/{W}sectPr")[0])
                assert gone is not None
        self._cut(paragraph, 0, at)
        seen = 0
        for one in [one for one in paragraph if one.tag != W + "pPr"]:
            is_mark = one.tag == W + "r" and one.find(W + "footnoteReference") is not None
            if seen > at or (seen == at and not is_mark):
                break
            seen += len(words(one))
            made.append(one if seen <= at else self._parted(one, len(words(one)) - (seen - at)))
        paragraph.addprevious(made)
        if self.by:
            self._mark_end(made, "ins")
        return made

    def _parted(self, around: Element, at: int) -> Element:
        """The first runs of what is around some, such as a link, taken out of it with all that it is."""
        before = deepcopy(around)
        before[:] = []
        while at:
            at -= len(words(around[0]))
            before.append(around[0])
        return before

    def join(self, paragraph: Element) -> bool:
        """Delete at the end of a paragraph, so that the one behind it runs on."""
        behind = paragraph.getnext()
        if (
            behind is None
            or behind.tag != W + "p"
            or not words(behind)
            or paragraph.find(f"{W}pPr/{W}sectPr") is not None
        ):
            return False
        if self.by:
            self._mark_end(paragraph, "del")
            return True
        for one in [one for one in behind if one.tag != W + "pPr"]:
            paragraph.append(one)
        parent(behind).remove(behind)
        return True

    def insert(self, behind: Element, text: str) -> Element:
        """A new paragraph of the same look, as Enter makes it."""
        made = etree.Element(W + "p")
        held = behind.find(W + "pPr")
        if held is not None:
            made.append(deepcopy(held))
            for gone in made.findall(f"{W}pPr/{W}sectPr"):
                made[0].remove(gone)
        run = self._run(text, None)
        made.append(self._wrapped("ins", [run]) if self.by else run)
        if self.by:
            self._mark_end(made, "ins")
        behind.addnext(made)
        return made

    def move(self, paragraph: Element, behind: Element) -> None:
        """Cut and pasted; tracked, as deleted and inserted, the bookmarks with the copy under another name."""
        if not self.by:
            behind.addnext(paragraph)
            return
        copy = deepcopy(paragraph)
        for mark in [*copy.iter(W + "bookmarkStart")]:
            mark.set(W + "name", f"{mark.get(W + 'name')}_Copy_1")
        for mark in [*copy.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
            mark.set(W + "id", str(int(mark.get(W + "id") or 0) + 500_000))
        for run in list(copy.iterchildren(W + "r")):
            self._wrapped("ins", [run])
        copy.attrib.pop(W14 + "paraId", "")
        self._mark_end(copy, "ins")
        behind.addnext(copy)
        self.delete(paragraph)

    def delete_row(self, row: Element) -> None:
        if not self.by:
            parent(row).remove(row)
            return
        child(row, "trPr").append(self._mark("del"))
        for paragraph in row.iter(W + "p"):
            self._strike(paragraph)

    def insert_row(self, behind: Element, cells: list[str]) -> None:
        row = deepcopy(behind)
        for mark in [*row.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
            parent(mark).remove(mark)
        for cell, text in zip(row.iter(W + "tc"), cells, strict=True):
            paragraph = child(cell, "p")
            paragraph.attrib.pop(W14 + "paraId", "")
            for run in paragraph.findall(W + "r"):
                paragraph.remove(run)
            run = self._run(text, None)
            paragraph.append(self._wrapped("ins", [run]) if self.by else run)
        if self.by:
            child(row, "trPr").append(self._mark("ins"))
        behind.addnext(row)

    def insert_column(self, said: str, at: int, cells: list[str]) -> None:
        """A column before another of the table that says something; Word does not track that it came, but its words."""
        rows = list(parent(self.rows(said)).iter(W + "tr"))
        for row, text in zip(rows, cells, strict=True):
            beside = row.findall(W + "tc")
            cell = deepcopy(beside[-1])
            for mark in [*cell.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
                parent(mark).remove(mark)
            paragraph = child(cell, "p")
            paragraph.attrib.pop(W14 + "paraId", "")
            for run in paragraph.findall(W + "r"):
                paragraph.remove(run)
            run = self._run(text, None)
            paragraph.append(self._wrapped("ins", [run]) if self.by else run)
            beside[at].addprevious(cell) if at < len(beside) else beside[-1].addnext(cell)
        grid = child(parent(rows[0]), "tblGrid")
        grid.append(deepcopy(grid[-1]))

    def delete_column(self, said: str, at: int) -> None:
        """A column taken out, which Word does not track."""
        rows = list(parent(self.rows(said)).iter(W + "tr"))
        for row in rows:
            row.remove(row.findall(W + "tc")[at])
        grid = child(parent(rows[0]), "tblGrid")
        grid.remove(grid[at])

    def comment(
        self, said: str, about: str, text: str, author: str, *, answers: int | None = None, known: bool = True
    ) -> int:
        """A comment at some words; an answer stands at the very words of the one that it answers.

        One that is not `known` has no identity, as a program writes it that knows of no threads.
        """
        number = len(self._comments)
        paragraph = self.paragraph(said)
        start = words(paragraph).index(about)
        inside = self._cut(paragraph, start, start + len(about))
        inside[0].addprevious(etree.Element(W + "commentRangeStart", {W + "id": str(number)}))
        inside[-1].addnext(etree.Element(W + "commentRangeEnd", {W + "id": str(number)}))
        identity = f"{0x10000000 + number:08X}"
        told = f' w14:paraId="{identity}"' if known else ""
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2019-01-1{6 + number}T10:00:00Z">'
            f"<w:p{told}><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        )
        parent = "" if answers is None else f' w15:paraIdParent="{0x10000000 + answers:08X}"'
        if known:
            self._threads.append(
                f'<w15:commentEx w15:paraId="{identity}"{parent} w15:done="{int(answers is not None)}"/>'
            )
        return number

    def refoot(self, old: str, new: str) -> None:
        """Replace markup in all footers, not tracked."""
        for name in [one for one in self._parts if one.startswith("word/footer")]:
            self._parts[name] = self._parts[name].replace(old.encode(), new.encode())

    def saved(self) -> bytes:
        parts = {
            **self._parts,
            **{
                name: etree.tostring(root, encoding="UTF-8", xml_declaration=True) for name, root in self._trees.items()
            },
        }
        if self._comments:
            w14, w15 = (
                f'xmlns:w1{n}="http://schemas.microsoft.com/office/word/201{y}/wordml"' for n, y in ((4, 0), (5, 2))
            )
            parts[COMMENTS] = f"<w:comments {NAMES} {w14}>{''.join(self._comments)}</w:comments>".encode()
            parts[EXTENDED] = f"<w15:commentsEx {w15}>{''.join(self._threads)}</w15:commentsEx>".encode()
            kinds = "".join(
                f'<Override PartName="/{name}" ContentType="{OFFICE}.{kind}+xml"/>'
                for name, kind in ((COMMENTS, "comments"), (EXTENDED, "commentsExtended"))
            )
            parts[TYPES] = re.sub(b"</Types>", f"{kinds}</Types>".encode(), parts[TYPES])
            related = (
                f'<Relationship Id="rc1" Type="{KINDS}/comments" Target="comments.xml"/>'
                f'<Relationship Id="rc2" Type="{EXTENDED_KIND}" Target="commentsExtended.xml"/></Relationships>'
            )
            parts[RELATIONS] = re.sub(b"</Relationships>", related.encode(), parts[RELATIONS])
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return made.getvalue()
