"""The Open XML SDK's verdict on Word files: schema and semantics as Microsoft's own library reads them."""

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from instruments.tools import validator


def rests_on() -> list[Path]:
    """What its verdict depends on, beside the file."""
    return [*filter(None, [validator()]), Path(__file__)]


def faults(files: Sequence[Path]) -> list[list[str]]:
    """The faults of each file, none if it is valid."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_faults, files))


def _faults(file: Path) -> list[str]:
    # without this the program demands libicu; it makes no difference to its findings
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    command = [str(validator()), str(file.resolve()), "Microsoft365"]
    answer = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)
    try:
        verdict = json.loads(answer.stdout)
    except ValueError:
        raise RuntimeError(f"the validator could not run: {answer.stdout}{answer.stderr}") from None
    errors = verdict["errors"]
    found = [f"{e.get('path') or file.name}: {e['description']} ({e.get('xPath')})" for e in errors]
    return found if found or verdict["ok"] else [f"not valid, no reason given: {verdict}"]
