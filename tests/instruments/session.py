"""The instruments as a test calls them: with bytes or a path, each file looked at once a session."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from attrs import field, frozen

from instruments import checks, libreoffice, onlyoffice, page, validator
from instruments.tools import missing_for_libreoffice, missing_for_onlyoffice

Docx = bytes | Path


@frozen
class Engine:
    """One that lays Word files out."""

    pdfs: Callable[[Sequence[Path], Path], list[Path]]
    missing: Callable[[], list[str]]  # what it needs and is not there
    rise: float  # how much of a line of exact height lies above the baseline; each has its own view of it


ENGINES: Mapping[str, Engine] = {
    "libreoffice": Engine(libreoffice.pdfs, missing_for_libreoffice, rise=0.8),
    "onlyoffice": Engine(onlyoffice.pdfs, missing_for_onlyoffice, rise=0.75),
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
    folder: Path
    documents: dict[str, list[page.Page]] = field(factory=dict)

    def __call__(self, docx: Docx) -> list[page.Page]:
        return self.all([docx])[0]

    def all(self, docs: Sequence[Docx]) -> list[list[page.Page]]:
        contents = [_content(docx) for docx in docs]
        new = {_name(content): content for content in contents if _name(content) not in self.documents}
        if new:
            made = self.engine.pdfs([_file(content, self.folder) for content in new.values()], self.folder)
            self.documents.update((pdf.stem, page.measure(pdf)) for pdf in made)
        return [self.documents[_name(content)] for content in contents]

    def pdf(self, docx: Docx) -> Path:
        """The rendered file itself, for what the ruler does not measure."""
        self(docx)
        return self.folder / f"{_name(_content(docx))}.pdf"


@frozen
class Validated:
    """Asserts that Word files have no faults: validated(docx), or many side by side: validated.all(docs)."""

    folder: Path
    use_sdk: bool
    verdicts: dict[str, list[str]] = field(factory=dict)

    def __call__(self, docx: Docx) -> None:
        self.all([docx])

    def all(self, docs: Sequence[Docx]) -> None:
        found = self.faults(docs)
        assert [[]] * len(docs) == found, "\n".join(fault for faults in found for fault in faults)

    def faults(self, docs: Sequence[Docx]) -> list[list[str]]:
        """What is wrong with each, for tests of the instruments themselves."""
        contents = [_content(docx) for docx in docs]
        new = {_name(content): content for content in contents if _name(content) not in self.verdicts}
        of_sdk = (
            validator.faults([_file(content, self.folder) for content in new.values()])
            if self.use_sdk
            else [[] for _ in new]
        )
        for (name, content), more in zip(new.items(), of_sdk, strict=True):
            self.verdicts[name] = checks.faults(content) + more
        return [self.verdicts[_name(content)] for content in contents]
