"""The project's commands; each works on a machine that has nothing but Python.

python dev.py draft     write the example report to out/
python dev.py test      run the tests (further arguments go to pytest)
python dev.py lint      ruff, format and types

Each makes .venv beside this file when it is missing and installs what it needs, once.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # before anything that an older Python would trip over
    sys.exit("reportkit needs Python 3.11 or newer; this is " + sys.version.split()[0])

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "reportkit.json"


def run(*arguments: str) -> int:
    # UTF-8 whatever the console speaks: the scripts print file names in Chinese
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env=environment)


def fitting() -> dict[str, str]:
    """What a venv that fits was made from."""
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return {"project": project, "python": sys.version, "place": str(VENV)}


def recorded() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):  # absent, or cut off half-written: install anew
        return {}


def prepare(*wanted: str) -> None:
    """A venv that holds the project and the wanted extras."""
    now, before = fitting(), recorded()
    usable = PYTHON.exists() and all(before.get(key) == now[key] for key in ("python", "place"))
    present = set(before.get("extras", "").split()) if usable else set()
    if usable and before["project"] == now["project"] and present.issuperset(wanted):
        return
    if not usable:
        make_venv(afresh=bool(before))
    extras = sorted(present.union(wanted))
    print(" ".join(["installing the project", *extras]), flush=True)
    project = f".[{','.join(extras)}]" if extras else "."
    if run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", project):
        sys.exit("Installing failed, see above. It needs a package index such as pypi.org.")
    STAMP.write_text(json.dumps({**now, "extras": " ".join(extras)}), encoding="utf-8")


def make_venv(*, afresh: bool) -> None:
    if afresh:  # ours, but of another Python or moved here from elsewhere
        shutil.rmtree(VENV)
    print("making .venv", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):  # one that is there is completed
        sys.exit("No virtual environment could be made. Debian and Ubuntu need: apt install python3-venv")


def draft(arguments: list[str]) -> int:
    prepare()
    return run(str(ROOT / "examples" / "lushan_2018.py"), *arguments)


def test(arguments: list[str]) -> int:
    prepare("test")
    return run("-m", "pytest", *arguments)


def lint(arguments: list[str]) -> int:
    prepare("dev", "test")  # mypy reads the tests too, with what they import
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max(run("-m", *check, *arguments) for check in checks)  # all of them: one run shows everything


COMMANDS = {"draft": draft, "test": test, "lint": lint}


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(__doc__)
        return 2
    return COMMANDS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
