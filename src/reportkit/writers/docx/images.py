"""Pictures and charts as DrawingML, each file of a picture kept once in the package."""

from hashlib import sha256
from typing import TYPE_CHECKING

from reportkit.formats import Format
from reportkit.manuscript import Block, Image, Line, Overprint, Role
from reportkit.writers.docx.heights import highest_line
from reportkit.writers.docx.line_breaks import lines
from reportkit.writers.docx.markup import attribute
from reportkit.writers.docx.package import ChartParts, Media
from reportkit.writers.docx.sections import EMU_OF_MM
from reportkit.writers.docx.styles import style_id
from reportkit.writers.docx.units import TWIPS_OF_MM, character, half_points, pitch, row, twips

if TYPE_CHECKING:
    from reportkit.manuscript.charts import ChartData


def printed_size(image: Image, above: int, below: Block | None, layout: Format) -> tuple[float, float]:
    """Return a picture's width and height in mm: as wanted, or what its page holds beside its caption.

    `above` is the height in twips of what leads to the picture and stays with it.
    """
    page = layout.page
    across, down = (page.text_height, page.text_width) if image.landscape else (page.text_width, page.text_height)
    width = image.width if image.characters is None else image.characters * page.text_width / page.characters
    whole_lines = twips(down) // row(page) * row(page)  # LibreOffice uses no more of a page
    below_line = half_points(layout.styles[Role.PICTURE].size) * 10 // 3  # a picture stands on the line, as letters do
    taken = above + below_line
    if isinstance(below, Line) and below.role is Role.PICTURE_CAPTION:
        taken += _caption_height(below, layout, across)
    room = max(whole_lines - taken, whole_lines // 2) / TWIPS_OF_MM
    scale = min(width, across, room * image.width / image.height) / image.width
    return image.width * scale, image.height * scale


def _caption_height(caption: Line, layout: Format, across: float) -> int:
    """Return the height of a caption in twips, at the most."""
    style = layout.styles[caption.role]
    room = twips(across) / character(style, layout.page)
    latin = layout.latin_font is not None
    return lines(caption.number + caption.text, room, latin=latin) * highest_line(style, layout)


class Images:
    """Writes the pictures of one manuscript and collects their files."""

    def __init__(self, layout: Format) -> None:
        self._layout = layout
        self.media: dict[str, Media] = {}
        self.charts: list[ChartParts] = []
        self._shown = 0

    def xml(
        self, image: Image, above: int, below: Block | None, section: str = "", marks: tuple[str, str] = ("", "")
    ) -> str:
        """Return a picture as a paragraph of its own.

        `above` is the height in twips of what leads to it, `below` the block behind it, `marks` those of comments.
        """
        width, height = printed_size(image, above, below, self._layout)
        keep = "<w:keepNext/>" if image.keep_next else ""
        drawn = self._drawn(image.content, image.suffix, image.alt, width, height)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.PICTURE)}"/>{keep}{section}</w:pPr>{marks[0]}<w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0">{drawn}</wp:inline></w:drawing></w:r>{marks[1]}</w:p>'
        )

    def over(self, line: Line) -> str:
        """Return the runs of what is printed over a line: anchored to the sheet across, to the line downwards."""
        return "".join(self._over(one, one.content) for one in line.over if one.content is not None)

    def _over(self, one: Overprint, content: bytes) -> str:
        page = self._layout.page
        left = page.left + one.centre * pitch(page) / TWIPS_OF_MM - one.width / 2
        drawn = self._drawn(content, one.suffix, one.alt, one.width, one.height, "<wp:wrapNone/>")
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(left * EMU_OF_MM)}</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph">'
            f"<wp:posOffset>{round((one.middle - one.height / 2) * EMU_OF_MM)}</wp:posOffset></wp:positionV>"
            f"{drawn}</wp:anchor></w:drawing></w:r>"
        )

    def _media(self, content: bytes, suffix: str) -> Media:
        """Return the file of a picture, kept once."""
        digest = sha256(content).hexdigest()
        return self.media.setdefault(digest, Media(f"image{len(self.media) + 1}", suffix, content))

    def _drawn(
        self, content: "bytes | ChartData", suffix: str, alt: str, width: float, height: float, wrap: str = ""
    ) -> str:
        """Return what a drawing holds, from its size on; `wrap` says how text runs around it."""
        self._shown += 1
        size = f'cx="{round(width * EMU_OF_MM)}" cy="{round(height * EMU_OF_MM)}"'
        words = f'id="{self._shown}" name="图片{self._shown}" descr="{attribute(alt)}"'
        if isinstance(content, bytes):
            locked = '<a:graphicFrameLocks noChangeAspect="1"/>'
            graphic = _picture(self._media(content, suffix), size, words)
        else:
            locked, graphic = "", self._chart(content)
        return (
            f"<wp:extent {size}/>{wrap}<wp:docPr {words}/>"
            f"<wp:cNvGraphicFramePr>{locked}</wp:cNvGraphicFramePr><a:graphic>{graphic}</a:graphic>"
        )

    def _chart(self, data: "ChartData") -> str:
        """Return what stands for a chart, which is a part of its own."""
        from reportkit.writers.docx.charts import chart_parts

        parts = chart_parts(f"chart{len(self.charts) + 1}", data, self._layout)
        self.charts.append(parts)
        return f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{parts.name}"/></a:graphicData>'


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def _picture(media: Media, size: str, words: str) -> str:
    return (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {words}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{media.name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
