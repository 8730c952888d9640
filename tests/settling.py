"""All changes of a Word file accepted or rejected, by ISO/IEC 29500-1, 17.13.5 alone, and what then stands in it."""

import re
from collections.abc import Iterator
from copy import deepcopy
from hashlib import sha256
from itertools import groupby

from instruments.package import DOCUMENT, Element, W, attribute, child_value, read

CAME, GONE = ("ins", "moveTo"), ("del", "moveFrom")
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
ID = EMBED.replace("embed", "id")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
RANGES = [W + f"move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End")]


def settled(docx: bytes, *, accept: bool) -> Element:
    """The body of a file without a revision left: as all of them are accepted, or rejected."""
    package = read(docx)
    body = deepcopy(package.xml[DOCUMENT][0])
    for picture in [one for one in body.iter() if one.get(EMBED)]:
        name = picture.get(EMBED)
        (file,) = (part for part in package.parts if part.startswith(f"word/media/{name}."))
        picture.set(EMBED, sha256(package.parts[file]).hexdigest()[:8])
    for chart in body.iter(CHART):
        name = f"word/charts/{chart.get(ID)}.xml"
        chart.set(EMBED, sha256(package.parts[name]).hexdigest()[:8])
    for mark in body.iter(W + "footnoteReference"):
        noted = (note for note in package.xml["word/footnotes.xml"] if attribute(note, "id") == attribute(mark, "id"))
        mark.set(EMBED, "".join(text.text or "" for note in noted for text in note.iter(W + "t")))
    going, staying = (GONE, CAME) if accept else (CAME, GONE)
    for one in [*body.iter(*RANGES)]:
        parent(one).remove(one)
    for row in [*body.iter(W + "tr")]:
        if any(row.find(f"{W}trPr/{W}{mark}") is not None for mark in going):
            parent(row).remove(row)
    for table in [*body.iter(W + "tbl")]:
        if table.find(W + "tr") is None:
            parent(table).remove(table)
    for tag in going:
        for one in [*body.iter(W + tag)]:
            if parent(one).tag not in (W + "rPr", W + "trPr"):
                parent(one).remove(one)
    for change in [*body.iter(W + "rPrChange", W + "pPrChange")]:
        held = parent(change)
        held.remove(change)
        if not accept:
            (former,) = change
            stays = [one for one in held if held.tag == W + "pPr" and one.tag in (W + "rPr", W + "sectPr")]
            held[:] = [*former, *stays]
    for paragraph in [*body.iter(W + "p")]:
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{mark}") is not None for mark in going):
            _join(paragraph)
    for tag in staying:
        for one in [*body.iter(W + tag)]:
            for inside in [*one]:
                one.addprevious(inside)
            parent(one).remove(one)
    return body


def parent(one: Element) -> Element:
    held = one.getparent()
    assert held is not None
    return held


def _join(paragraph: Element) -> None:
    """A paragraph whose end goes runs on into the next; one that is empty goes with its end."""
    inside = [one for one in paragraph if one.tag != W + "pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == W + "p":
        at = 1 if following.find(W + "pPr") is not None else 0
        following[at:at] = inside
    else:
        assert not _words(paragraph), "words whose paragraph cannot end"
    parent(paragraph).remove(paragraph)


def content(body: Element) -> list[object]:
    """Paragraphs as style and stretches of words, tables as rows of cells; what only sets a page is nothing.

    Nor are the contents, which fields gather from the rest.
    """
    found = [_paragraph(one) if one.tag == W + "p" else _table(one) for one in body if one.tag in (W + "p", W + "tbl")]
    begins = max((at + 1 for at, one in enumerate(found) if str(one[0]).startswith("TOC")), default=0)
    return [one for one in found[begins:] if one != ("", ())]


def contents(docx: bytes) -> list[object]:
    return content(settled(docx, accept=True))


def words(body: Element) -> list[str]:
    """The words paragraph by paragraph, those in tables too; an empty one says nothing."""
    return [text for one in body.iter(W + "p") if (text := "".join(words for _, words in _words(one)))]


def _paragraph(paragraph: Element) -> tuple[str, tuple[tuple[str, str], ...]]:
    held = paragraph.find(W + "pPr")
    return child_value(held, "pStyle"), _words(paragraph)


def _words(paragraph: Element) -> tuple[tuple[str, str], ...]:
    stretches = groupby(_stretches(paragraph), key=lambda one: one[0])
    return tuple((look, "".join(text for _, text in group)) for look, group in stretches)


def _stretches(paragraph: Element) -> Iterator[tuple[str, str]]:
    """The words with their character styles, a field as what it works out, whatever it shows."""
    depth = 0
    for run in paragraph.iter(W + "r"):
        look = child_value(run.find(W + "rPr"), "rStyle")
        for one in run:
            kind = attribute(one, "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if one.tag in (W + "instrText", W + "delInstrText"):
                told = re.sub(" +", " ", one.text or "").strip()
                yield look, "" if told.startswith("TC ") else f"<{told}>"
            elif one.tag in (W + "t", W + "delText") and not depth:
                yield look, one.text or ""
            elif one.tag == W + "footnoteReference":
                yield look, f"〔{one.get(EMBED)}〕"
            elif one.tag in (W + "br", W + "tab"):
                yield look, "\n" if one.tag == W + "br" else "\t"
            elif one.tag == W + "drawing":
                yield look, "▣" + "".join(found.get(EMBED) or "" for found in one.iter())


def _table(table: Element) -> list[list[object]]:
    labels: dict[int, object] = {}
    return [[*_cells(row, labels)] for row in table.iter(W + "tr")]


def _cells(row: Element, labels: dict[int, object]) -> Iterator[object]:
    """The cells of a row; what continues a label, or says it again on a new page, is the label."""
    column = 0
    for cell in row.iter(W + "tc"):
        held = cell.find(W + "tcPr")
        across = int(child_value(held, "gridSpan") or 1)
        said: object = [_paragraph(one) for one in cell.iter(W + "p")]
        merged = held is not None and held.find(W + "vMerge") is not None
        if merged and child_value(held, "vMerge") != "restart":
            said = labels[column]
        if merged:
            labels[column] = said
        yield across, merged, said
        column += across
