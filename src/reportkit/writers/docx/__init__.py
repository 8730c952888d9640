"""The Word file (.docx, ISO/IEC 29500): the one package that knows WordprocessingML and python-docx."""

from functools import lru_cache

from reportkit.formats import Format
from reportkit.manuscript import Baseline, Manuscript
from reportkit.writers.docx import comments, numbering, settings, styles
from reportkit.writers.docx.document import Document, document
from reportkit.writers.docx.inline import Looks
from reportkit.writers.docx.markup import part
from reportkit.writers.docx.package import FormatParts, Parts, archive
from reportkit.writers.docx.sections import FIRST_FOOTER, FIRST_HEADER, FOOTERS, footer


def write(manuscript: Manuscript, layout: Format, mode: str) -> bytes:
    """Return the manuscript as the bytes of a .docx file; the same manuscript gives the same bytes."""
    counted = mode == "automatic"
    baseline = manuscript.baseline
    properties = (*manuscript.properties, *settings.told_by_draft(manuscript))
    if baseline is None:
        written = document(manuscript, layout, counted=counted)
    else:
        written = _revised(manuscript, baseline, layout, counted=counted)
    scheme, looks = manuscript.scheme if counted else (), frozenset(written.inline.looks)
    return archive(
        Parts(
            document=written.xml,
            of_format=_of_format(
                layout,
                scheme,
                written.firsts,
                looks,
                written.inline.numbered,
                turned_pages=written.turned_pages,
                contents=written.contents,
                tracked=baseline is not None,
                sheet=manuscript.approval is not None,
            ),
            footers=({FIRST_FOOTER: part("ftr", "<w:p/>")} if written.first_header else {}) | written.footers,
            headers={FIRST_HEADER: part("hdr", written.first_header)} if written.first_header else {},
            media=written.media,
            charts=written.charts,
            core=settings.core_properties(manuscript),
            footnotes=written.footnotes,
            links=tuple(written.inline.links.items()),
            note_links=tuple(written.inline.note_links.items()),
            comments=comments.xml(manuscript.comments) if manuscript.comments else None,
            custom=settings.custom_properties(properties) if properties else None,
        )
    )


def _revised(manuscript: Manuscript, baseline: Baseline, layout: Format, *, counted: bool) -> Document:
    from reportkit.writers.docx.revisions import revised  # noqa: PLC0415 - loads lxml and what compares

    return revised(manuscript, baseline, layout, counted=counted)


@lru_cache(maxsize=32)
def _of_format(
    layout: Format,
    counted: tuple[str, ...],
    firsts: tuple[int, ...],
    looks: Looks,
    numbered: str,
    *,
    turned_pages: bool,
    contents: bool,
    tracked: bool,
    sheet: bool,
) -> FormatParts:
    """Return what documents of one format share.

    `counted` are the patterns of the levels that Word counts, `firsts` the level that each of its lists begins with,
    `looks` the styles of what stands within paragraphs, `numbered` how its notes are.
    """
    return FormatParts(
        styles=styles.xml(layout, len(counted), looks, contents=contents, sheet=sheet),
        numbering=numbering.xml(counted, layout, firsts) if counted else None,
        settings=settings.xml(layout, numbered, tracked=tracked),
        font_table=settings.font_table(layout),
        footers={
            name: footer(layout, landscape=landscape, even=even)
            for (landscape, even), name in FOOTERS.items()
            if turned_pages or not landscape
        },
    )
