"""The instruments as a test calls them: with bytes or a path, each file looked at once."""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from attrs import field, frozen

from instruments import checks, keeping, libreoffice, onlyoffice, page, validator
from instruments.package import UnreadableError, read
from instruments.structure import Structure, structure
from instruments.tools import missing_for_libreoffice, missing_for_onlyoffice

Docx = bytes | Path


@frozen
class Engine:
    """One that lays Word files out."""

    pdfs: Callable[[Sequence[Path], Path], list[Path]]
    rests_on: Callable[[], list[Path]]  # the programs and the code by which its pages become what they are
    missing: Callable[[], list[str]]  # what it needs and is not there
    settled: Callable[[Path, Path, Path], None]  # saves a file anew, its changes all accepted and all rejected
    rise: float  # how much of a line of exact height lies above the baseline; each has its own view of it


ENGINES: Mapping[str, Engine] = {
    "libreoffice": Engine(libreoffice.pdfs, libreoffice.rests_on, missing_for_libreoffice, libreoffice.settled, 0.8),
    "onlyoffice": Engine(onlyoffice.pdfs, onlyoffice.rests_on, missing_for_onlyoffice, onlyoffice.settled, 0.75),
}


def _content(docx: Docx) -> bytes:
    return docx if isinstance(docx, bytes) else docx.read_bytes()


def _name(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _file(content: bytes, folder: Path) -> Path:
    path = folder / f"{_name(content)}.docx"
    path.write_bytes(content)
    return path


@frozen
class Rendered:
    """Word files as one engine's measured pages: rendered(docx), or many in one call: rendered.all(docs)."""

    engine: Engine
    folder: Path  # of the PDFs, which may hold some from before
    documents: dict[str, list[page.Page]] = field(factory=dict)

    def __call__(self, docx: Docx) -> list[page.Page]:
        return self.all([docx])[0]

    def all(self, docs: Sequence[Docx]) -> list[list[page.Page]]:
        contents = [_content(docx) for docx in docs]
        asked = {_name(content): content for content in contents if _name(content) not in self.documents}
        self._render({name: content for name, content in asked.items() if not keeping.used(self._pdf(name))})
        self.documents.update((name, page.measure(self._pdf(name))) for name in asked)
        return [self.documents[_name(content)] for content in contents]

    def _render(self, contents: Mapping[str, bytes]) -> None:
        if not contents:
            return
        with tempfile.TemporaryDirectory() as folder:
            files = [_file(content, Path(folder)) for content in contents.values()]
            for name, made in zip(contents, self.engine.pdfs(files, Path(folder)), strict=True):
                keeping.keep(made, self._pdf(name))

    def _pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def pdf(self, docx: Docx) -> Path:
        """The rendered file itself, for what the ruler does not measure."""
        self(docx)
        return self._pdf(_name(_content(docx)))


@frozen
class Validated:
    """Asserts that Word files have no faults: validated(docx), or many side by side: validated.all(docs).

    The SDK is asked of those that hold an element unlike all that it found valid before.
    """

    folder: Path  # of the SDK's verdicts, which may hold some from before
    use_sdk: bool
    verdicts: dict[str, list[str]] = field(factory=dict)
    of_sdk: dict[str, list[str]] = field(factory=dict)
    valid: set[object] = field(factory=set)  # the kinds of elements of which the SDK found nothing to say

    def __call__(self, docx: Docx) -> None:
        self.all([docx])

    def all(self, docs: Sequence[Docx]) -> None:
        found = self.faults(docs)
        assert [[]] * len(docs) == found, "\n".join(fault for faults in found for fault in faults)

    def faults(self, docs: Sequence[Docx]) -> list[list[str]]:
        """What is wrong with each, for tests of the instruments themselves."""
        contents = [_content(docx) for docx in docs]
        new = {_name(content): content for content in contents if _name(content) not in self.verdicts}
        if self.use_sdk:
            self._ask_sdk(new)
        for name, content in new.items():
            self.verdicts[name] = checks.faults(content) + self.of_sdk.get(name, [])
        return [self.verdicts[_name(content)] for content in contents]

    def _ask_sdk(self, contents: Mapping[str, bytes]) -> None:
        kinds = {name: _structure(content) for name, content in contents.items()}
        asked, seen = {}, set(self.valid)
        for name, content in contents.items():
            if not kinds[name] or not kinds[name] <= seen:
                asked[name] = content
                seen |= kinds[name]
        self._verdicts(asked)
        if any(self.of_sdk[name] for name in asked):  # then what they have in common with others proves nothing
            self._verdicts({name: content for name, content in contents.items() if name not in asked})
        self.valid.update(kind for name in asked if not self.of_sdk[name] for kind in kinds[name])

    def _verdicts(self, contents: Mapping[str, bytes]) -> None:
        missing = {name: content for name, content in contents.items() if not keeping.used(self._verdict(name))}
        if missing:
            with tempfile.TemporaryDirectory() as folder:
                files = [_file(content, Path(folder)) for content in missing.values()]
                for name, found in zip(missing, validator.faults(files), strict=True):
                    said = Path(folder) / f"{name}.json"
                    said.write_text(json.dumps(found), encoding="utf-8")
                    keeping.keep(said, self._verdict(name))
        for name in contents:
            self.of_sdk[name] = json.loads(self._verdict(name).read_text(encoding="utf-8"))

    def _verdict(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def _structure(content: bytes) -> Structure:
    try:
        return structure(read(content))
    except UnreadableError:
        return frozenset()
