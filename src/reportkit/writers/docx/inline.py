"""What stands within a paragraph: stressed words, links, marks of notes; the styles and parts that they need."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from reportkit.formats import Format, StressLook
from reportkit.manuscript import LAST_CIRCLED, Note, Span, Stress, note_mark, notes_of
from reportkit.packing import Packed
from reportkit.writers.docx.markup import HINT, attribute, fonts, part, run
from reportkit.writers.docx.units import half_points

MARK, NOTE = "FootnoteReference", "FootnoteText"
"""The styles of a note's mark and of its words, which Word knows."""

LINK = "Link"
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""What stands between text and notes: Word wants both parts, each with a number of its own."""

Looks = frozenset[str]
"""The styles that a document uses for what stands within its paragraphs."""


@attrs.define
class InlineWriter:
    """Writes what stands within paragraphs of one manuscript (行内写出); keeps what the package has to hold for it.

    `bookmarks` are the bookmarks' names by those of the lines, `expected` how many notes there will be, `leads` whether
    something leads somewhere; `links` and `note_links` the addresses that text and notes lead to, with the identity of
    each; `notes` the notes by their numbers; `looks` the styles that are used.
    """

    layout: Format
    bookmarks: Mapping[str, str]
    expected: int = 0
    leads: bool = False
    links: dict[str, str] = attrs.Factory(dict)
    note_links: dict[str, str] = attrs.Factory(dict)
    notes: dict[int, Note] = attrs.Factory(dict)
    looks: set[str] = attrs.Factory(set)
    _in_note: bool = False

    def style(self, span: Span) -> str | None:
        """Return the character style of a stretch, None where it looks as the text around it."""
        names = [stress.name.title() for stress in span.stresses]
        if span.link and not self.layout.inline.link.plain:
            names.append(LINK)
        if not names:
            return None
        style = f"Official{''.join(names)}"
        self.looks.add(style)
        return style

    def linked(self, written: Iterable[tuple[Span | None, str]]) -> Iterator[str]:
        """Yield spans as written, those that lead to one place as one link, with the marks that stand within it."""
        link, inside, behind = None, "", ""
        for span, piece in written:
            if span is None and link:
                behind += piece
            elif span is not None and link and span.link == link:
                inside, behind = f"{inside}{behind}{piece}", ""
            else:
                yield f"{self._leading(link, inside)}{behind}" if link else ""
                link = span.link if span else None
                inside, behind = piece if link else "", ""
                yield "" if link else piece
        yield f"{self._leading(link, inside)}{behind}" if link else ""

    def _leading(self, link: str, runs: str) -> str:
        """Return runs that lead somewhere: to a line that has a bookmark, or to an address."""
        if link.startswith("#"):
            bookmark = self.bookmarks.get(link[1:])
            return (
                runs if bookmark is None else f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'
            )
        links = self.note_links if self._in_note else self.links
        identity = links.setdefault(link, f"link{len(links) + 1}")
        return f'<w:hyperlink r:id="{identity}" w:history="1">{runs}</w:hyperlink>'

    def mark(self, note: Note) -> str:
        """Return the mark of a note: Word's own, or that of a note under a table, which is typed."""
        self.looks.add(MARK)
        if note.number is not None:
            return run(note_mark(note.number), MARK)
        self.looks.add(NOTE)
        number = len(self.notes) + 1
        self.notes[number] = note
        look = f'<w:rPr><w:rStyle w:val="{MARK}"/>{HINT}</w:rPr>'
        return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'

    def go_on_from(self, other: "InlineWriter") -> None:
        """Keep what the package has to hold together with another manuscript, whose text stands in the same file."""
        self.links, self.notes, self.looks = other.links, other.notes, other.looks

    @property
    def numbered(self) -> str:
        """How Word numbers the notes, nothing without any: LibreOffice reads it of sections alone."""
        if not self.expected:
            return ""
        each_page = self.layout.inline.note.each_page
        form = "decimalEnclosedCircle" if each_page or self.expected <= LAST_CIRCLED else "decimal"
        restart = "eachPage" if each_page else "continuous"
        return f'<w:numFmt w:val="{form}"/><w:numRestart w:val="{restart}"/>'

    def footnotes(self, write: Callable[[tuple[Span, ...]], str]) -> Packed | None:
        """Return footnotes.xml, None where there is no note; `write` writes the words of one."""
        if not self.notes:
            return None
        self._in_note = True
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>'
            f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
            for kind, number in SEPARATORS
        )
        own = f"<w:r><w:rPr>{HINT}</w:rPr><w:footnoteRef/></w:r>"
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{NOTE}"/></w:pPr>{own}{write(note.spans)}</w:p>'
            "</w:footnote>"
            for number, note in self.notes.items()
        )
        return part("footnotes", separators, notes)


def count_notes(spans: Iterable[Span]) -> int:
    """Return how many notes of the page's foot have their marks among some spans."""
    return sum(1 for note in notes_of(spans) if note.number is None)


def styles(looks: Looks, layout: Format) -> Iterator[str]:
    """Yield the styles of what stands within paragraphs, in the order of their names."""
    for name in sorted(looks - {MARK, NOTE}):
        yield _style(name, f"公文{_called(name)}", f"<w:rPr>{_properties(name, layout)}</w:rPr>")
    if NOTE in looks:
        look = layout.inline.note
        size = half_points(look.size)
        hanging = size * 10
        yield (
            f'<w:style w:type="paragraph" w:styleId="{NOTE}"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:spacing w:line="{round(look.line * 20)}" w:lineRule="exact"/>'
            f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/></w:pPr><w:rPr>{fonts(look.font, layout.latin_font)}'
            f'<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
    if MARK in looks:
        yield _style(MARK, "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', own=False)


def _style(identity: str, name: str, look: str, *, own: bool = True) -> str:
    custom = ' w:customStyle="1"' if own else ""
    called = f'<w:name w:val="{attribute(name)}"/>'
    return f'<w:style w:type="character"{custom} w:styleId="{identity}">{called}{look}</w:style>'


def _parts(name: str) -> tuple[list[Stress], bool]:
    """Return the stresses that a style stands for, and whether it is a link's."""
    return [stress for stress in Stress if stress.name.title() in name], name.endswith(LINK)


def _called(name: str) -> str:
    stresses, is_link = _parts(name)
    return "".join(stress.value for stress in stresses) + ("链接" if is_link else "")


def _properties(name: str, layout: Format) -> str:
    """Return the run properties of a style: what each of its stresses says, and the link; of typefaces the last."""
    stresses, is_link = _parts(name)
    looks = [layout.inline.stresses[stress] for stress in stresses]
    link = layout.inline.link
    colour = f'<w:color w:val="{link.colour}"/>' if is_link and link.colour else ""
    return (
        f"{_typeface(looks, layout)}{'<w:b/><w:bCs/>' if any(look.bold for look in looks) else ''}{colour}"
        f"{_underline(any(look.underlined for look in looks) or (is_link and link.underlined))}"
    )


def _typeface(looks: Iterable[StressLook], layout: Format) -> str:
    given = [look.font for look in looks if look.font]
    return fonts(given[-1], layout.latin_font) if given else ""


def _underline(underlined: bool) -> str:
    return '<w:u w:val="single"/>' if underlined else ""


def footnote_settings(numbered: str) -> str:
    """Return how notes are numbered, and which of them part them from the text, for settings.xml."""
    separators = "".join(f'<w:footnote w:id="{number}"/>' for _, number in SEPARATORS)
    return f"<w:footnotePr>{numbered}{separators}</w:footnotePr>" if numbered else ""
