"""The catalogue of messages: gathers the templates that src/ raises into the .po, and compiles that into the .mo.

python dev.py messages     brings the .po in line with src/, says what has no Chinese yet, and compiles

The build compiles too, so that the wheel, and a checkout that is installed as editable, hold the .mo.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
PO = ROOT / "src" / "reportkit" / "locale" / "zh" / "LC_MESSAGES" / "reportkit.po"
MO = PO.with_suffix(".mo")

TAKES = {
    **dict.fromkeys(
        ("Message", "Joined", "Flaw", "ReportkitError", "InvalidValue", "WrongType", "SaveFailed", "StillOpen"), 0
    ),
    **dict.fromkeys(("NoPlace", "MissingExtra", "RefusedFile", "BrokenTable", "InvalidRoster", "InvalidSheets"), 0),
    **dict.fromkeys(("instance_of", "each_of"), 1),
    **dict.fromkeys(("wrong_type", "wrong_value"), 2),
}
"""What takes a template, and as which of its arguments, counted from 0."""

HEAD = """# What reportkit's errors say, in Chinese: `python dev.py messages` brings it in line with src/.
msgid ""
msgstr ""
"Language: zh\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


NEVER = datetime(1980, 1, 1, tzinfo=UTC)  # the same catalogue gives the same bytes


def calls(folder: Path = ROOT / "src") -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Every call that takes a template: where it is, the call, and what it is given for the template."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                position = TAKES.get(name, len(node.args))
                for given in node.args[position : position + 1]:
                    yield f"{file.relative_to(folder).as_posix()}:{node.lineno}", node, given


def gathered() -> Catalog:
    """The templates that src/ holds, without translations; Babel's own reader misses those within lists and calls."""
    found = Catalog()
    for _, _, given in calls():
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value:
            found.add(given.value)
    return found


def held() -> Catalog:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    catalogue.creation_date = catalogue.revision_date = NEVER
    return catalogue


def update() -> list[str]:
    """Bring the .po in line with src/; return the templates without Chinese."""
    catalogue = held()
    catalogue.update(gathered(), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalogue.obsolete.clear()
    with PO.open("wb") as file:
        file.write(HEAD.encode("utf-8"))
        write_po(file, catalogue, width=120, no_location=True, sort_output=True, omit_header=True)
    return [str(message.id) for message in catalogue if message.id and not message.string]


def compiled() -> None:
    made = BytesIO()
    write_mo(made, held())
    if not MO.exists() or MO.read_bytes() != made.getvalue():
        beside = MO.with_suffix(".tmp")
        beside.write_bytes(made.getvalue())
        beside.replace(MO)  # whole at once: a test may be reading it


class CompileCatalogue(BuildHookInterface[Any]):
    """Has hatchling compile the catalogue before it packs, or links, the project."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compiled()


def main() -> int:
    lacking = update()
    compiled()
    for template in lacking:
        print(f"no Chinese yet: {template}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
