"""Makes the pictures of the READMEs and documents anew from rendered pages.

python docs/make_pictures.py      needs LibreOffice and the stand-in fonts: see CONTRIBUTING.md
"""

import contextlib
import re
import runpy
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
sys.path[:0] = [
    str(ROOT / "tests"),
    str(ROOT / "examples"),
    str(ROOT / "examples" / "another_office"),
    str(ROOT / "examples" / "province"),
    str(DOCS),
]

import hundred_counties  # noqa: E402
import shili_office  # noqa: E402

import annual_report_2019  # noqa: E402 - found through the line above
import annual_report_2021  # noqa: E402
import letter  # noqa: E402
import lushan_2018  # noqa: E402
import lushan_sent_up  # noqa: E402
import minutes  # noqa: E402
import order  # noqa: E402
import own_rule  # noqa: E402
import regulations  # noqa: E402
import tutorial  # noqa: E402
from instruments import libreoffice, pdf  # noqa: E402
from reportkit import Report, save  # noqa: E402
from reportkit.commands import run  # noqa: E402
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS, Format  # noqa: E402
from website import gallery  # noqa: E402

PICTURES = DOCS / "pictures"


def in_readme() -> Report:
    """The report that the README begins with."""
    block = re.search(r"^```python\n(.*?)^save\(", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    names: dict[str, Report] = {}
    exec(block[1], names)
    return names["report"]


def in_tutorial() -> Report:
    """The report that the tutorial ends with."""
    with tempfile.TemporaryDirectory() as name:

        def reportkit(words: list[str]) -> str:
            with contextlib.chdir(next(Path(name).glob("*/"), Path(name))):
                run(words)
            return ""

        for _ in tutorial.followed(Path(name), reportkit):
            pass
        (script,) = Path(name).glob("*/report.py")
        report: Report = runpy.run_path(str(script))["build"]()
        return report


PAGES: dict[str, tuple[Report, int, Format]] = {
    "readme-page-1": (in_readme(), 1, GB9704),
    "tutorial-page-1": (in_tutorial(), 1, GB9704),
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


def of_own_rule(folder: Path) -> None:
    save(own_rule.build(), folder / "核对稿.docx", findings=own_rule.findings(), checklist=True)


def of_own_format(folder: Path) -> None:
    save(lushan_2018.build(), folder / "报告.docx", layout=shili_office.FORMAT)


def of_province(folder: Path) -> None:
    hundred_counties.write_workbook(folder / "全省数据.xlsx", 1)
    [county] = hundred_counties.read_workbook(folder / "全省数据.xlsx")
    save(hundred_counties.build(county), folder / "政务公开工作报告.docx")


WRITE_NOTHING: dict[str, Callable[[Path], None]] = {
    "own_rule.py": of_own_rule,
    "another_office/shili_office.py": of_own_format,
    "province/hundred_counties.py": of_province,
}
"""What is drawn of the examples that write no Word file themselves, or by processes of their own."""


def in_documents() -> None:
    for name, (report, number, layout) in PAGES.items():
        with tempfile.TemporaryDirectory() as folder_name:
            made = Path(folder_name) / "report.docx"
            save(report, made, layout=layout)
            draw(made, number, PICTURES / f"{name}.png", dpi=84)


def in_gallery() -> None:
    for example in gallery.every():
        with tempfile.TemporaryDirectory() as folder_name, redirect_stdout(None):
            folder = Path(folder_name)
            if example.script in WRITE_NOTHING:
                WRITE_NOTHING[example.script](folder)
            else:
                runpy.run_path(str(example.path))["main"](folder_name)
            draw(next(folder.glob(example.file)), example.page, DOCS / example.picture, dpi=64)


def draw(docx: Path, number: int, target: Path, *, dpi: int) -> None:
    """Draw a page of a Word file, in few colours and a thin frame."""
    (made,) = libreoffice.pdfs([docx], docx.parent)
    picture = pdf.pictures(made, docx.parent, dpi=dpi)[number - 1]
    page = ImageOps.expand(Image.open(picture).convert("RGB"), border=1, fill=(170, 170, 170))
    target.parent.mkdir(parents=True, exist_ok=True)
    page.quantize(16).save(target, optimize=True)


if __name__ == "__main__":
    in_documents()
    in_gallery()
