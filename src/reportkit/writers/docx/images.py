"""Pictures as DrawingML, each file kept once in the package."""

from hashlib import sha256

from reportkit.manuscript import Image, Role
from reportkit.writers.docx.markup import attribute
from reportkit.writers.docx.package import Media
from reportkit.writers.docx.sections import EMU_OF_MM
from reportkit.writers.docx.styles import style_id


class Images:
    """Writes the pictures of one manuscript and collects their files."""

    def __init__(self) -> None:
        self.media: dict[str, Media] = {}
        self._shown = 0

    def xml(self, image: Image, section: str = "") -> str:
        """Return a picture as a paragraph of its own."""
        digest = sha256(image.content).hexdigest()
        media = self.media.setdefault(digest, Media(f"image{len(self.media) + 1}", image.suffix, image.content))
        self._shown += 1
        size = f'cx="{round(image.width * EMU_OF_MM)}" cy="{round(image.height * EMU_OF_MM)}"'
        words = f'id="{self._shown}" name="图片{self._shown}" descr="{attribute(image.alt)}"'
        keep = "<w:keepNext/>" if image.keep_next else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.PICTURE)}"/>{keep}{section}</w:pPr><w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {words}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {words}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{media.name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )
