"""The programs and fonts the instruments need, and where they lie."""

import os
import shutil
from pathlib import Path

from instruments.stand_ins import EVERY

FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportkit"
FONTS = FOLDER / "fonts"
ONLYOFFICE = FOLDER / "onlyoffice"  # the packages of PyPI beside each other, and the fonts under their Chinese names
ONLYOFFICE_FONTS = ONLYOFFICE / "fonts"
BUILDER = ONLYOFFICE / "docbuilder" / "lib"  # programs
FONT_INDEX = BUILDER / "sdkjs" / "common" / "AllFonts.js"  # docbuilder can write it nowhere else
DOCBUILDER = (str(BUILDER / "docbuilder"), "--fonts-system=false", f"--fonts-dir={ONLYOFFICE_FONTS}")
"""docbuilder with the fonts of the index: with others it would write that anew when it starts."""


def validator() -> Path | None:
    """The Open XML SDK validator: a program of its own that npm carries, one package a platform."""
    packages = FOLDER / "validator" / "node_modules" / "@xarsh"
    programs = [p for p in packages.glob("ooxml-validator-*/ooxml-validator*") if p.suffix in ("", ".exe")]
    return programs[0] if programs else None


def chromium() -> str | None:
    """Debian's browser, or another that is built from the same source."""
    names = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "chrome", "msedge")
    return next(filter(None, map(shutil.which, names)), None)


def missing_for_chromium() -> list[str]:
    return [] if chromium() else ["Chromium"]


def missing_for_libreoffice() -> list[str]:
    program = [] if shutil.which("soffice") else ["LibreOffice"]
    return program + missing_fonts()


def missing_for_onlyoffice() -> list[str]:
    program = [] if (ONLYOFFICE / "complete").is_file() else ["ONLYOFFICE"]
    return program + missing_fonts()


def missing_fonts() -> list[str]:
    return [font.file for font in EVERY if not (FONTS / font.file).is_file()]


def missing_for_validating() -> list[str]:
    return [] if validator() else ["Open XML SDK validator"]


def missing() -> list[str]:
    every = missing_for_libreoffice() + missing_for_onlyoffice() + missing_for_validating() + missing_for_chromium()
    return list(dict.fromkeys(every))
