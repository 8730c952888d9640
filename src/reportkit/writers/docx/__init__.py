"""The Word file (.docx, ISO/IEC 29500): the one package that knows WordprocessingML and python-docx."""

from reportkit.formats import Format
from reportkit.manuscript import Manuscript
from reportkit.writers.docx import comments, numbering, settings, styles
from reportkit.writers.docx.document import document
from reportkit.writers.docx.markup import part
from reportkit.writers.docx.package import Parts, archive
from reportkit.writers.docx.sections import FIRST_FOOTER, FIRST_HEADER, FOOTERS, footer


def write(manuscript: Manuscript, layout: Format, mode: str) -> bytes:
    """Return the manuscript as the bytes of a .docx file; the same manuscript gives the same bytes."""
    counted = mode == "automatic"
    written = document(manuscript, layout, counted=counted)
    return archive(
        Parts(
            document=written.xml,
            styles=styles.xml(layout, counted_levels=len(manuscript.scheme) if counted else 0),
            numbering=numbering.xml(manuscript.scheme, layout, written.lists) if counted else None,
            settings=settings.xml(layout),
            font_table=settings.font_table(layout),
            footers={
                name: footer(layout, landscape=landscape, even=even)
                for (landscape, even), name in FOOTERS.items()
                if written.turned_pages or not landscape
            }
            | ({FIRST_FOOTER: part("ftr", "<w:p/>")} if written.first_header else {})
            | written.footers,
            headers={FIRST_HEADER: part("hdr", written.first_header)} if written.first_header else {},
            media=written.media,
            core=settings.core_properties(manuscript),
            comments=comments.xml(manuscript.comments) if manuscript.comments else None,
        )
    )
