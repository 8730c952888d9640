"""The Word file (.docx, ISO/IEC 29500): the one package that knows WordprocessingML and python-docx."""

from reportkit.formats import Format
from reportkit.manuscript import Manuscript
from reportkit.writers.docx import document, numbering, package, settings, styles


def write(manuscript: Manuscript, layout: Format, mode: str) -> bytes:
    """Return the manuscript as the bytes of a .docx file; the same manuscript gives the same bytes."""
    counted = mode == "automatic"
    parts = package.Parts(
        document=document.xml(manuscript, layout, counted=counted),
        styles=styles.xml(layout, counted_levels=len(manuscript.scheme) if counted else 0),
        numbering=numbering.xml(manuscript.scheme, layout) if counted else None,
        settings=settings.xml(),
        font_table=settings.font_table(layout),
        odd_footer=settings.footer(even=False),
        even_footer=settings.footer(even=True),
        core=settings.core_properties(manuscript),
    )
    return package.archive(parts)
