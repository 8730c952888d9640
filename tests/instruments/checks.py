"""What a Word file must keep and a schema cannot say: that parts, names and numbers point at each other.

Word repairs or refuses a file over most of these; none of them is found by the Open XML SDK.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from instruments.package import (
    COMMENTS,
    CORE,
    DOCUMENT,
    NUMBERING,
    SETTINGS,
    STYLES,
    TYPES,
    Package,
    UnreadableError,
    W,
    attribute,
    child_value,
    local_name,
    plain_text,
    read,
    repeated,
)

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def faults(docx: bytes) -> list[str]:
    try:
        package = read(docx)
    except UnreadableError as error:
        return [str(error)]
    return [fault for check in CHECKS for fault in check(package)]


def content_types(package: Package) -> Iterator[str]:
    defaults, overrides = set(), []
    for entry in package.xml[TYPES]:
        if extension := entry.get("Extension"):
            defaults.add(extension.lower())
        else:
            overrides.append(entry.get("PartName", "")[1:])
    yield from (f"{name}: two content types" for name in repeated(overrides))
    yield from (f"{name}: a content type but no part" for name in overrides if name not in package.parts)
    for name in package.parts:
        if name != TYPES and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name}: no content type"


def relationships(package: Package) -> Iterator[str]:
    reached = set()
    known: dict[str, set[str]] = {}
    for name in [n for n in package.xml if n.endswith(".rels")]:
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        ids = [relation.get("Id", "") for relation in package.xml[name]]
        known[source] = set(ids)
        yield from (f"{name}: relationship {i} twice" for i in repeated(ids))
        if source and source not in package.parts:
            yield f"{name}: relationships of a part that is absent"
        for relation in package.xml[name]:
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
                reached.add(target)
                if target not in package.parts:
                    yield f"{name}: {relation.get('Id')} points at {target}, which is absent"
    for name in package.parts:
        if name != TYPES and not name.endswith(".rels") and name not in reached:
            yield f"{name}: no relationship leads here"
    for name, root in package.xml.items():
        for element in root.iter(etree.Element):
            used = {str(value) for key, value in element.items() if str(key).startswith(R)}
            for i in used - known.get(name, set()):
                yield f"{name}: {local_name(element)} names relationship {i}, which is absent"


def styles(package: Package) -> Iterator[str]:
    every = list(package.all("style", STYLES))
    kind = {attribute(style, "styleId"): attribute(style, "type") for style in every}
    based = {attribute(style, "styleId"): child_value(style, "basedOn") for style in every}
    yield from (f"style {i}: twice" for i in repeated(attribute(style, "styleId") for style in every))
    yield from (f"style name {n}: twice" for n in repeated(child_value(style, "name").lower() for style in every))
    defaults = [attribute(style, "type") for style in every if attribute(style, "default") in ("1", "true")]
    yield from (f"two default {default} styles" for default in repeated(defaults))
    for style in every:
        name = attribute(style, "styleId")
        for link in ("basedOn", "next", "link"):
            target = child_value(style, link)
            if target and target not in kind:
                yield f"style {name}: {link} {target} is absent"
            elif link == "basedOn" and target and kind[target] != kind[name]:
                yield f"style {name}: a {kind[name]} style based on a {kind[target]} style"
        chain = [name]
        while (base := based.get(chain[-1], "")) and base not in chain:
            chain.append(base)
        if base:
            yield f"style {name}: based on itself"
    for tag, wanted in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        for use in package.all(tag, *package.stories, NUMBERING):
            if kind.get(attribute(use)) != wanted:
                yield f"{tag} {attribute(use)}: no such {wanted} style"


def theme_fonts(package: Package) -> Iterator[str]:
    for fonts in package.all("rFonts", STYLES, NUMBERING, *package.stories):
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            theme = "cstheme" if slot == "cs" else f"{slot}Theme"
            if attribute(fonts, slot) and attribute(fonts, theme):
                yield f"font {attribute(fonts, slot)}: the theme's font stands beside it and wins"


def numbering(package: Package) -> Iterator[str]:
    abstract = {attribute(a, "abstractNumId"): a for a in package.all("abstractNum", NUMBERING)}
    lists = {attribute(num, "numId"): child_value(num, "abstractNumId") for num in package.all("num", NUMBERING)}
    for tag, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [attribute(e, key) for e in package.all(tag, NUMBERING)]
        yield from (f"{tag} {i}: twice" for i in repeated(ids))
    nsids = [attribute(e) for e in package.all("nsid", NUMBERING)]
    yield from (f"nsid {i}: on two lists, which Word may join" for i in repeated(nsids))
    yield from (f"num {n}: abstractNum {a} is absent" for n, a in lists.items() if a not in abstract)
    levels = {i: [attribute(level, "ilvl") for level in a.iter(W + "lvl")] for i, a in abstract.items()}
    for i, a in abstract.items():
        yield from (f"abstractNum {i}: level {n} twice" for n in repeated(levels[i]))
        for level in a.iter(W + "lvl"):
            for n in re.findall(r"%(\d)", child_value(level, "lvlText")):
                if int(n) > int(attribute(level, "ilvl")) + 1:
                    yield f"abstractNum {i}: level {attribute(level, 'ilvl')} prints the deeper %{n}"
    for use in package.all("numPr", STYLES, *package.stories):
        number, level_number = child_value(use, "numId"), child_value(use, "ilvl") or "0"
        if number in ("", "0"):  # none: inherited, or switched off
            continue
        if number not in lists:
            yield f"numId {number}: no such list"
        elif level_number not in levels.get(lists[number], [level_number]):
            yield f"numId {number}: no level {level_number}"


def bookmarks(package: Package) -> Iterator[str]:
    starts = list(package.all("bookmarkStart"))
    names = [attribute(start, "name") for start in starts]
    yield from (f"bookmark id {i}: twice" for i in repeated(attribute(start, "id") for start in starts))
    yield from (f"bookmark {name}: twice" for name in repeated(name.lower() for name in names))
    bad = [name for name in names if not re.fullmatch(r"(?!\d)\w{1,40}", name)]
    yield from (f"bookmark {name!r}: not a name Word takes" for name in bad)
    for name in package.stories:
        open_ones: set[str] = set()
        for mark in package.all("bookmarkStart bookmarkEnd", name):
            if mark.tag == W + "bookmarkStart":
                open_ones.add(attribute(mark, "id"))
            elif attribute(mark, "id") in open_ones:
                open_ones.remove(attribute(mark, "id"))
            else:
                yield f"{name}: bookmark {attribute(mark, 'id')} ends before it starts"
        yield from (f"{name}: bookmark {i} never ends" for i in sorted(open_ones))


def fields(package: Package) -> Iterator[str]:
    names = {attribute(start, "name") for start in package.all("bookmarkStart")}
    instructions = [attribute(simple, "instr") for simple in package.all("fldSimple")]
    for story in package.stories:
        open_ones: list[str] = []
        for mark in package.all("fldChar instrText", story):
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                open_ones.append("")
            elif not open_ones:
                yield f"{story}: field {kind or mark.text!r} without a begin"
            elif kind == "end":
                instructions.append(open_ones.pop())
            else:
                open_ones[-1] += mark.text or "" if not kind else ""
        yield from (f"{story}: field {instruction!r} never ends" for instruction in open_ones)
    for instruction in instructions:
        reference = re.match(r"\s*(?:PAGE|NOTE)?REF\s+(\S+)", instruction)
        if reference and reference[1] not in names:
            yield f"field {instruction.strip()!r}: no such bookmark"
    anchors = {attribute(link, "anchor") for link in package.all("hyperlink")} - {"", "_top"}
    yield from (f"link to {anchor}: no such bookmark" for anchor in sorted(anchors - names))


def tables(package: Package) -> Iterator[str]:
    for n, table in enumerate(package.all("tbl"), 1):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        above: dict[int, int] = {}  # of the row above: where a merge that goes on begins, and how wide it is
        for r, row in enumerate(table.findall(W + "tr"), 1):
            place = int(child_value(row.find(W + "trPr"), "gridBefore") or 0)
            merged: dict[int, int] = {}
            for cell in row.findall(W + "tc"):
                properties = cell.find(W + "tcPr")
                span = int(child_value(properties, "gridSpan") or 1)
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is not None:
                    if attribute(merge) != "restart" and above.get(place) != span:
                        yield f"table {n} row {r}: a cell goes on, but none as wide begins above it"
                    merged[place] = span
                if len(cell) == 0 or cell[-1].tag != W + "p":
                    yield f"table {n} row {r}: a cell does not end with a paragraph"
                place += span
            place += int(child_value(row.find(W + "trPr"), "gridAfter") or 0)
            if place != columns:
                yield f"table {n} row {r}: {place} columns in a grid of {columns}"
            above = merged


def texts(package: Package) -> Iterator[str]:
    for text in package.all("t instrText delText"):
        content = text.text or ""
        if content != content.strip() and text.get(SPACE) != "preserve":
            yield f"{content!r}: its outer blanks are lost without xml:space"
    yield from (f"{plain_text(run)!r}: plain text in a deletion" for run in package.all("del") if plain_text(run))


def comments(package: Package) -> Iterator[str]:
    ids = [attribute(comment, "id") for comment in package.all("comment", COMMENTS)]
    yield from (f"comment {i}: twice" for i in repeated(ids))
    marks = {
        tag: Counter(attribute(mark, "id") for mark in package.all(tag))
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    for i in {*ids, *(i for count in marks.values() for i in count)}:
        if i not in ids:
            yield f"comment {i}: absent"
        elif len({count[i] for count in marks.values()}) > 1:
            yield f"comment {i}: start, end and reference do not match"


def identities(package: Package) -> Iterator[str]:
    drawings = [e.get("id", "") for name in package.stories for e in package.xml[name].iter(DRAWING + "docPr")]
    controls = [child_value(properties, "id") for properties in package.all("sdtPr")]
    for what, ids in (("drawing", drawings), ("content control", [i for i in controls if i])):
        yield from (f"{what} id {i}: twice" for i in repeated(ids))


def sections(package: Package) -> Iterator[str]:
    even = False
    for section in package.all("sectPr", DOCUMENT):
        kinds = [
            (local_name(e), attribute(e, "type"))
            for e in section
            if local_name(e) in ("headerReference", "footerReference")
        ]
        yield from (f"two {kind} {tag}s in a section" for tag, kind in repeated(kinds))
        even |= any(kind == "even" for _, kind in kinds)
    if even and not any(attribute(e) not in ("0", "false") for e in package.all("evenAndOddHeaders", SETTINGS)):
        yield "an even header or footer, but settings do not switch evenAndOddHeaders on"


def properties(package: Package) -> Iterator[str]:
    if CORE not in package.xml:
        return
    root = package.xml[CORE]
    yield from (f"{CORE}: {tag} twice" for tag in repeated(local_name(e) for e in root))
    for stamp in root:
        if local_name(stamp) in ("created", "modified"):
            if "{http://www.w3.org/2001/XMLSchema-instance}type" not in stamp.attrib:
                yield f"{CORE}: {local_name(stamp)} without xsi:type"
            try:
                datetime.fromisoformat(stamp.text or "")
            except ValueError:
                yield f"{CORE}: {local_name(stamp)} {stamp.text!r} is no date"


def leftovers(package: Package) -> Iterator[str]:
    """What python-docx's own template would have brought along."""
    for name in ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg"):
        if name in package.parts:
            yield f"{name}: left over from a template"
    for name in (CORE, "docProps/app.xml"):
        for word in (b"python-docx", b"Macintosh"):
            if word in package.parts.get(name, b""):
                yield f"{name}: says {word.decode()}, left over from a template"


CHECKS = (
    content_types,
    relationships,
    styles,
    theme_fonts,
    numbering,
    bookmarks,
    fields,
    tables,
    texts,
    comments,
    identities,
    sections,
    properties,
    leftovers,
)
