"""Makes the pictures of the READMEs anew from rendered pages.

python docs/make_pictures.py      needs LibreOffice, poppler and the stand-in fonts: see CONTRIBUTING.md
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "examples")]

import lushan_2018  # noqa: E402 - found through the line above
from instruments import renderer  # noqa: E402
from reportkit import save  # noqa: E402

PICTURE = ROOT / "docs" / "pictures" / "lushan-page-1.png"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(lushan_2018.build(), folder / "lushan.docx")
        pdf = renderer.pdfs([folder / "lushan.docx"], folder)[0]
        first = renderer.pictures(pdf, folder, dpi=84)[0]
        page = ImageOps.expand(Image.open(first).convert("L"), border=1, fill=170)
        PICTURE.parent.mkdir(exist_ok=True)
        page.quantize(16).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
