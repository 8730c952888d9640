"""Names the instruments that are absent, and fails if there are any."""

import sys

from instruments.tools import missing

absent = missing()
for name in absent:
    print("missing:", name)
sys.exit(1 if absent else 0)
