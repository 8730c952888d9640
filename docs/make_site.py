"""Makes the site of the documents, Chinese and English, which is read in a browser without server and network.

python dev.py docs [FOLDER]      into out/site/ unless another folder is named; open index.html there
"""

import sys
from pathlib import Path

from website.building import build


def main(folder: str = "out/site") -> None:
    build(Path(folder))
    print(Path(folder) / "index.html")


if __name__ == "__main__":
    main(*sys.argv[1:2])
