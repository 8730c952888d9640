"""Documents named in 《》 become citations (引用文件): title, number and short name, told through slots."""

import re
from collections.abc import Callable, Iterable, Sequence

import attrs

from reportkit.model import Citation
from reportkit.reading.facts.marking import Marking
from reportkit.reading.result import ReadingNote
from reportkit.wording import document_number_fault, quoted_title

TITLE = re.compile("《(?P<title>[^《》\ue000-\uf8ff]{1,150}(?:《[^《》]{1,120}》[^《》]{0,120}){0,3})》")
BEHIND = re.compile("（(?:(?P<number>[^（），、。；]{4,40}号)(?:，)?)?(?:以下简称《(?P<short>[^《》（）]{1,30})》)?）")
"""What follows a title where it is named first, as the library prints it."""
NUMBERED = re.compile("[（(](?P<number>[^（）()，、。；,;]{4,40}号)[，,）)]")
SHORTENED = re.compile("[（(][^（）()]{0,40}?以下简称《(?P<short>[^《》（）]{1,30})》[）)]")

NAME = re.compile(
    "^(?:.*?关于)?(?:印发|转发|下达|公布|发布|调整|做好)?(?P<core>.+?)的?(?:通知|意见|方案|决定|公告|函)?\\Z"
)
LONGEST_NAME = 14  # 字


@attrs.define
class _Document:
    title: str
    number: str | None = None
    short: str | None = None
    name: str = ""
    mentions: int = 0


def cite(markings: Sequence[Marking], taken: Callable[[str], bool]) -> tuple[list[Citation], list[ReadingNote]]:
    """Put slots for the documents that texts name, and return them; `taken` tells whether a name is."""
    documents: dict[str, _Document] = {}
    notes: list[ReadingNote] = []
    for marking in markings:
        for found in TITLE.finditer(marking.text):
            if _said(found["title"]) != found[0]:
                continue
            document = documents.setdefault(found["title"], _Document(found["title"]))
            numbered = NUMBERED.match(marking.text, found.end())
            if numbered and document.number is None and not document_number_fault(numbered["number"]):
                document.number = numbered["number"]
            short = SHORTENED.match(marking.text, found.end())
            if short and document.short is None and short["short"] != document.title and _said(short["short"]):
                document.short = short["short"]
    shorts = {document.short: document for document in documents.values() if document.short}
    documents = {title: document for title, document in documents.items() if title not in shorts}
    shorts = {short: document for short, document in shorts.items() if document.title in documents}
    _name(documents.values(), taken)
    introduced: set[str] = set()
    for marking in markings:
        for found in TITLE.finditer(marking.text):
            named = documents.get(found["title"]) or shorts.get(found["title"])
            if named is None:
                notes.append(_left(marking, found))
                continue
            end, slot = _slot(marking, found, named, introduced)
            if marking.put(found.start(), end, slot):
                named.mentions += 1
                numbered = NUMBERED.match(marking.text, found.end())
                if numbered and numbered["number"] == named.number:
                    marking.put(*numbered.span("number"), f"{named.name}:文号")
    return [_citation(one) for one in documents.values() if one.mentions], notes


def _said(title: str) -> str:
    try:
        return quoted_title(title) if title == title.strip() else ""
    except ValueError:
        return ""


def _slot(marking: Marking, found: re.Match[str], document: _Document, introduced: set[str]) -> tuple[int, str]:
    """Return up to where a slot stands for a mention, and the slot."""
    if found["title"] == document.short:
        return found.end(), document.name if document.name in introduced else f"{document.name}:简称"
    behind = BEHIND.match(marking.text, found.end())
    if document.name not in introduced and not marking.heading:
        whole = bool(behind) and (behind["number"], behind["short"]) == (document.number, document.short)  # type: ignore[index]
        if whole and behind and (document.number or document.short):
            introduced.add(document.name)
            return behind.end(), document.name
        if not document.number and not document.short:
            introduced.add(document.name)
            return found.end(), document.name
    return found.end(), document.name if not document.number and not document.short else f"{document.name}:全称"


def _citation(document: _Document) -> Citation:
    name = None if document.name == (document.short or document.title) else document.name
    return Citation(document.title, document.number, short=document.short, name=name)


def _name(documents: Iterable[_Document], taken: Callable[[str], bool]) -> None:
    """Give each document a short name that is its own."""
    known: set[str] = set()
    for document in documents:
        core = NAME.search(document.title)
        short = (
            re.sub(
                r"^(?:[一-鿿]{2,8}?[省市县区])?(?:\d{4}年)?(?:[一-鿿]{2,8}?[省市县区])?",
                "",
                re.sub("[《》〈〉]", "", core["core"]),
            )
            if core
            else ""
        )
        for name in (document.short, short if 2 <= len(short) <= LONGEST_NAME else None, document.title):
            if name and not taken(name) and name not in known and not re.search("[:{}]|^几", name):
                document.name = name
                break
        else:
            document.name = next(
                name for count in range(1, 10**6) if (name := f"文件{count}") not in known and not taken(name)
            )
        known.add(document.name)


def _left(marking: Marking, found: re.Match[str]) -> ReadingNote:
    return ReadingNote(
        "保留为文字", marking.path_at(found.start()), "书名号里还有书名号的写法与本库不同，仍为文字", found[0]
    )
