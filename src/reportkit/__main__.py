"""The command line:   reportkit check FILE…   reportkit returns new|check|sum   (or python -m reportkit …)"""

import os
import sys

from reportkit.commands import run
from reportkit.commands.status import UNREADABLE


def main() -> int:
    """Run the command, and end quietly where its output is cut off, as by `head`."""
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush into
        return UNREADABLE
    return status


if __name__ == "__main__":
    sys.exit(main())
