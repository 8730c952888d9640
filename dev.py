"""The project's commands; each works on a machine that has nothing but Python.

python dev.py draft     write the example report to out/
python dev.py test      run the tests; further arguments go to pytest
         --quick        without those that are slow, look at pages or ask another program; laws at 20 examples
         --long         with 1,000 examples for each law
         --search       with 1,000 examples for each law, others each time: finds what the fixed ones do not
         --coverage     and says which lines of src/ none of them runs
python dev.py specimen  write files to look at in Word or WPS, and what to look at, to out/specimen/
python dev.py docs      make the site of docs/, which is read in a browser without network, in out/site/
python dev.py lint      ruff, format and types
python dev.py messages  bring the catalogue of messages in line with src/, and say what has no Chinese yet
python dev.py lock      bring requirements/ in line with pyproject.toml
         --upgrade      and renew it: the newest release of everything

Each makes .venv beside this file when it is missing and installs what it needs, once.
"""

import hashlib
import io
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
CATALOGUE = ROOT / "src" / "reportkit" / "locale" / "zh" / "LC_MESSAGES" / "reportkit.po"

LOCKS = {"draft": (), "docs": ("docs",), "test": ("docs", "test"), "lint": ("docs", "test", "dev")}
"""The files of requirements/, each holding the one before it, and the extras that they lock."""

NEXT = """
请用Word或WPS打开上面的.docx。要写自己的报告，请照docs/tutorial.zh-CN.md做。
Open the .docx in Word or WPS. For a report of your own, follow docs/tutorial.md."""

DURATION = {
    "": "All tests, rendered pages among them: 4 to 6 minutes on two free cores; 1 to 2 minutes: dev.py test --quick",
    "--quick": "The tests that need no other program and are not slow: 1 to 2 minutes on two free cores.",
    "--long": "All tests, each law at 1,000 examples: 12 to 20 minutes on two free cores.",
    "--search": "All tests, each law at 1,000 new examples: 12 to 20 minutes on two free cores.",
}
MEANT = {
    "--quick": ("-m", "not pages and not slow", "--hypothesis-profile", "quick"),
    "--long": ("--hypothesis-profile", "long"),
    "--search": ("--hypothesis-profile", "search"),
    "--coverage": ("--cov",),
}
ITS_OWN = ("-n", "--numprocesses", "--dist", "-p", "--pdb", "--trace", "-s", "--capture")
"""Arguments of pytest that choose its processes, or need the console for a single one."""


def run(*arguments: str) -> int:
    # UTF-8 whatever the console speaks: the scripts print file names in Chinese
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of the tests' many interpreters compiles it all anew
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env=environment)


def pip(*arguments: str) -> None:
    if run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments):
        sys.exit("Installing failed, see above. It needs the way to a package index.")


def locked(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def made_from(lock: str) -> dict[str, str]:
    """What a venv that fits was made from."""
    sources = (ROOT / "pyproject.toml", locked(lock))
    project = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    catalogue = hashlib.sha256(CATALOGUE.read_bytes()).hexdigest()
    return {"lock": lock, "project": project, "catalogue": catalogue, "python": sys.version, "place": str(VENV)}


def recorded() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):  # absent, or cut off half-written: install anew
        return {}


def prepare(wanted: str) -> None:
    """A venv that holds the project and what requirements/<wanted>.txt names, to the byte."""
    before = recorded()
    present = before.get("lock", "")
    lock = max(wanted, present, key=[*LOCKS].index) if present in LOCKS else wanted
    now = made_from(lock)
    usable = PYTHON.exists() and present in LOCKS and all(before[key] == now[key] for key in ("python", "place"))
    if usable and before == now:
        return
    if not usable:
        make_venv(afresh=bool(before))
    if not usable or any(before[key] != now[key] for key in ("lock", "project")):
        print(f"installing what requirements/{lock}.txt names, and the project", flush=True)
        pip("--require-hashes", "--requirement", str(locked(lock)))
    pip("--no-deps", "--no-build-isolation", "--editable", ".")  # which compiles the catalogue
    STAMP.write_text(json.dumps(now), encoding="utf-8")


def make_venv(*, afresh: bool) -> None:
    if afresh:  # ours, but of another Python or moved here from elsewhere
        shutil.rmtree(VENV)
    print("making .venv", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):  # one that is there is completed
        sys.exit("No virtual environment could be made. Debian and Ubuntu need: apt install python3-venv")


def draft(arguments: list[str]) -> int:
    prepare("draft")
    failed = run(str(ROOT / "examples" / "lushan_2018.py"), *arguments)
    if not failed:
        print(NEXT)
    return failed


def test(arguments: list[str]) -> int:
    prepare("test")
    asked = [argument for argument in arguments if argument in MEANT]
    others = [argument for argument in arguments if argument not in MEANT]
    if not any(argument.startswith("tests") for argument in others):  # a file's tests need no company
        print(DURATION[next((argument for argument in asked if argument in DURATION), "")], flush=True)
        if not any(argument.startswith(ITS_OWN) for argument in others):
            others[:0] = ("-n", "logical", "--maxprocesses", "8", "--dist", "worksteal")
    return run("-m", "pytest", *(part for argument in asked for part in MEANT[argument]), *others)


def specimen(arguments: list[str]) -> int:
    prepare("draft")
    return run(str(ROOT / "docs" / "make_specimen.py"), *arguments)


def docs(arguments: list[str]) -> int:
    prepare("docs")
    return run(str(ROOT / "docs" / "make_site.py"), *arguments)


def lint(arguments: list[str]) -> int:
    prepare("lint")  # mypy reads the tests too, with what they import
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max(run("-m", *check, *arguments) for check in checks)  # all of them: one run shows everything


def messages(arguments: list[str]) -> int:
    prepare("draft")
    return run(str(ROOT / "catalogue.py"), *arguments)


def lock(arguments: list[str]) -> int:
    if not PYTHON.exists():  # without prepare: the files may be what is to be mended
        make_venv(afresh=False)
    pip("--upgrade", "uv")
    widest, *_ = names = [*reversed(LOCKS)]
    for name in names:  # the widest first: the others are parts of it
        within = [] if name == widest else ["--constraint", f"requirements/{widest}.txt"]
        extras = [part for extra in LOCKS[name] for part in ("--extra", extra)]
        sources = ["pyproject.toml", "requirements/build.in", *extras, *within]
        target = ["--output-file", f"requirements/{name}.txt", "--custom-compile-command", "python dev.py lock"]
        looks = ["--annotation-style", "line", "--quiet"]
        anywhere = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-config"]
        if failed := run("-m", "uv", "pip", "compile", *sources, *target, *anywhere, *looks, *arguments):
            return failed
    return 0


COMMANDS = {
    "draft": draft,
    "test": test,
    "specimen": specimen,
    "docs": docs,
    "lint": lint,
    "messages": messages,
    "lock": lock,
}


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks 汉字 ends no command
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(__doc__)
        return 2
    return COMMANDS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
