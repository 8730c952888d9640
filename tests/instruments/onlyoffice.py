"""Word files to PDF through ONLYOFFICE's layout engine, x2t, with stand-ins for the fonts of GB/T 9704.

It has nothing in common with LibreOffice, and obeys what Word obeys and LibreOffice does not: autoSpaceDE and
autoSpaceDN, the margins of cells in the height of a row. Runs side by side do not disturb each other.
"""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.sax.saxutils import escape

from instruments.renderer import RenderingError, targets
from instruments.tools import BUILDER, DOCBUILDER, FONT_INDEX

PDF = 513  # among the formats of x2t


def rests_on() -> list[Path]:
    """What its pages depend on, beside the file."""
    return [BUILDER / "x2t", FONT_INDEX, Path(__file__)]


def pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF of each file; file names must differ."""
    made = targets(files, folder, "pdf")
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # x2t takes one file a call, a small one 0.4 s
        return list(pool.map(_pdf, files, made))


def settled(file: Path, accepted: Path, rejected: Path) -> None:
    """Save a Word file anew with all its tracked changes accepted, and with all of them rejected."""
    script = accepted.with_suffix(".docbuilder")
    script.write_text(
        "".join(
            f'builder.OpenFile("{file}", "");\nApi.GetDocument().{verb}AllRevisionChanges();\n'
            f'builder.SaveFile("docx", "{target}");\nbuilder.CloseFile();\n'
            for verb, target in (("Accept", accepted), ("Reject", rejected))
        ),
        encoding="utf-8",
    )
    said = subprocess.run([*DOCBUILDER, str(script)], capture_output=True, encoding="utf-8", timeout=300, check=False)
    if not (accepted.exists() and rejected.exists()):
        raise RenderingError(f"ONLYOFFICE settled nothing in {file.name}: {said.stdout}{said.stderr}")


def _pdf(file: Path, target: Path) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.xml"
        job.write_text(_job(file, target, folder), encoding="utf-8")
        target.unlink(missing_ok=True)
        try:
            answer = subprocess.run(
                [str(BUILDER / "x2t"), str(job)], capture_output=True, encoding="utf-8", timeout=300, check=False
            )
        except subprocess.TimeoutExpired:
            raise RenderingError(f"ONLYOFFICE ran out of time over {file.name}") from None
    if answer.returncode or not target.exists():
        raise RenderingError(f"ONLYOFFICE made no PDF of {file.name}: {answer.stdout}{answer.stderr}")
    return target


def _job(file: Path, target: Path, folder: str) -> str:
    fields = {
        "m_sFileFrom": file.resolve(),
        "m_sFileTo": target.resolve(),
        "m_nFormatTo": PDF,
        "m_sTempDir": folder,
        "m_sFontDir": FONT_INDEX.parent,
        "m_sAllFontsPath": FONT_INDEX,
    }
    elements = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in fields.items())
    return f'<?xml version="1.0" encoding="utf-8"?><TaskQueueDataConvert>{elements}</TaskQueueDataConvert>'
