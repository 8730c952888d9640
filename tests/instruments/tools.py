"""The programs and fonts the instruments need, and where they lie."""

import os
import shutil
from pathlib import Path

FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportkit"
FONTS = FOLDER / "fonts"
STAND_INS = (
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
    "LiberationSerif-Regular.ttf",
    "LiberationSans-Regular.ttf",
)


def validator() -> Path | None:
    """The Open XML SDK validator: a program of its own that npm carries, one package a platform."""
    packages = FOLDER / "validator" / "node_modules" / "@xarsh"
    programs = [p for p in packages.glob("ooxml-validator-*/ooxml-validator*") if p.suffix in ("", ".exe")]
    return programs[0] if programs else None


def missing_for_rendering() -> list[str]:
    programs = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    return programs + [name for name in STAND_INS if not (FONTS / name).is_file()]


def missing_for_validating() -> list[str]:
    return [] if validator() else ["Open XML SDK validator"]
