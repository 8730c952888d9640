"""Makes the pictures of the READMEs and documents anew from rendered pages.

python docs/make_pictures.py      needs LibreOffice and the stand-in fonts: see CONTRIBUTING.md
"""

import re
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "examples")]

import annual_report_2019  # noqa: E402 - found through the line above
import annual_report_2021  # noqa: E402
import letter  # noqa: E402
import lushan_2018  # noqa: E402
import lushan_sent_up  # noqa: E402
import minutes  # noqa: E402
import order  # noqa: E402
import regulations  # noqa: E402
from instruments import libreoffice, pdf  # noqa: E402
from reportkit import Report, save  # noqa: E402
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS, Format  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"


def in_readme() -> Report:
    """The report that the README begins with."""
    block = re.search(r"^```python\n(.*?)^save\(", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    names: dict[str, Report] = {}
    exec(block[1], names)
    return names["report"]


PAGES: dict[str, tuple[Report, int, Format]] = {
    "readme-page-1": (in_readme(), 1, GB9704),
    "lushan-page-1": (lushan_2018.build(), 1, GB9704),
    "annual-report-2021-page-1": (annual_report_2021.build(), 1, GB9704),
    "annual-report-2021-table-3": (annual_report_2021.build(), 4, GB9704),
    "annual-report-2019-table-2": (annual_report_2019.build(), 2, GB9704),
    "format-document": (lushan_sent_up.build(), 1, GB9704),
    "format-document-last-page": (lushan_sent_up.build(), 10, GB9704),
    "format-letter": (letter.build(), 1, LETTER),
    "format-order": (order.build(), 1, ORDER),
    "format-minutes": (minutes.build(), 1, MINUTES),
    "format-regulations": (regulations.build(), 1, REGULATIONS),
}
"""The name of each picture, the report it is of, which of its pages, and in which format."""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for name, (report, number, layout) in PAGES.items():
        with tempfile.TemporaryDirectory() as folder_name:
            folder = Path(folder_name)
            save(report, folder / "report.docx", layout=layout)
            (made,) = libreoffice.pdfs([folder / "report.docx"], folder)
            picture = pdf.pictures(made, folder, dpi=84)[number - 1]
            page = ImageOps.expand(Image.open(picture).convert("RGB"), border=1, fill=(170, 170, 170))
            page.quantize(16).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
