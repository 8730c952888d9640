"""Names the instruments that are absent, and fails if there are any."""

import sys

from instruments.tools import missing_for_rendering, missing_for_validating

missing = missing_for_rendering() + missing_for_validating()
for name in missing:
    print("missing:", name)
sys.exit(1 if missing else 0)
