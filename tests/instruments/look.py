"""Writes the pages of Word files as PDF and PNG.

PYTHONPATH=tests python -m instruments.look FILE ... [--engine onlyoffice] [--out FOLDER]
"""

import argparse
import sys
from pathlib import Path

from instruments.pdf import pictures
from instruments.renderer import RenderingError
from instruments.session import ENGINES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m instruments.look", description="the pages of Word files")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--engine", choices=ENGINES, default="libreoffice")
    parser.add_argument("--out", type=Path, default=Path("out"), help="the folder to write to, %(default)s by default")
    given = parser.parse_args()
    engine = ENGINES[given.engine]
    if missing := engine.missing():
        sys.exit(f"missing: {', '.join(missing)}")
    given.out.mkdir(parents=True, exist_ok=True)
    try:
        for pdf in engine.pdfs(given.files, given.out):
            print(pdf, *pictures(pdf, given.out), sep="\n")
    except (OSError, RenderingError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
