"""One report of many, rendered: a function of what is given that any worker can run."""

import pickle
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath

import attrs
from attrs import field

from reportkit.batch.marks import Existing, existing, marked
from reportkit.batch.origin import NONE, code_of_library, origin_of
from reportkit.errors import InvalidValue, ReportkitError, SaveFailed, brief, wrong_type
from reportkit.formats import GB9704, Format
from reportkit.model import Report
from reportkit.output import render
from reportkit.writers import Numbering

Given = Report | Callable[[], Report]
"""A report, or a function without arguments that builds it, which a worker then calls."""


@attrs.frozen
class Rendered:
    """One report of many, rendered (成品): its bytes, None where its file has them already."""

    name: str
    content: bytes | None = None
    error: ReportkitError | None = None


@attrs.frozen
class Order:
    """A report to be rendered (待生成): packed for a worker, with what its file was; or what came of it already."""

    name: str
    there: Existing
    packed: bytes = b""
    done: Rendered | None = None

    @classmethod
    def of(cls, name: str, report: Given, folder: Path, renderer: "Renderer") -> "Order":
        """Take an order, and look at the file that is there; what cannot be packed is rendered here."""
        there = existing(folder / name)
        try:
            return cls(name, there, pickle.dumps(report))
        except Exception:  # a phrase that is no function of a module; what cannot be packed says so in many ways
            return cls(name, there, done=renderer.one(name, report, there))

    def lost(self) -> Rendered:
        """Return what is said of an order whose worker ended."""
        return Rendered(self.name, error=InvalidValue("the program that rendered it was broken off; save it alone"))


@attrs.frozen
class Renderer:
    """How reports are rendered (生成方式): in which format, with numbers counted by whom, over whose files."""

    layout: Format = GB9704
    numbering: Numbering = "automatic"
    replace: bool = False
    code: str = field(factory=code_of_library)

    def __reduce__(self) -> tuple[Callable[[bytes], "Renderer"], tuple[bytes]]:
        """Go to a worker as what it has from the batch before: what files of one format share is kept by that."""
        return _once, (pickle.dumps((self.layout, self.numbering, self.replace, self.code)),)

    def all(self, orders: Sequence[Order]) -> list[Rendered]:
        """Return what comes of each order; this runs in a worker."""
        return [order.done or self.one(order.name, pickle.loads(order.packed), order.there) for order in orders]

    def one(self, name: str, report: object, there: Existing) -> Rendered:
        """Return one report's bytes, or the error; without bytes where its file was made of the same."""
        try:
            if callable(report):
                report = report()
            if not isinstance(report, Report):
                raise wrong_type("save_all", report, "a Report, or a function that builds it")
            return Rendered(name, self._content(report, PurePath(name).suffix.lower(), there))
        except ReportkitError as error:
            return Rendered(name, error=error)
        except Exception as error:  # one of many must not stop the others
            told = brief(str(error))
            return Rendered(name, error=InvalidValue("{kind}: {error}", kind=type(error).__name__, error=told))

    def _content(self, report: Report, suffix: str, there: Existing) -> bytes | None:
        origin = origin_of(report, suffix, self.numbering, self.layout, self.code)
        if there.origin == origin != NONE or self._is_of_same_word_file(report, there):
            return None
        content = render(report, suffix, layout=self.layout, numbering=self.numbering)
        made = marked(content, suffix, origin)
        if sha256(made).hexdigest() == there.digest:
            return None
        if there.is_somebodys and not self.replace and sha256(content).hexdigest() != there.digest:
            raise SaveFailed(
                "somebody changed the file since it was saved, or another program made it; "
                "move it elsewhere, or give replace=True"
            )
        return made

    def _is_of_same_word_file(self, report: Report, there: Existing) -> bool:
        """Tell whether a PDF would be made of the Word file that it was made of: it costs a thousandth to see."""
        if not there.word:
            return False
        word = render(report, ".docx", layout=self.layout, numbering=self.numbering)
        return sha256(word).hexdigest() == there.word


@lru_cache(maxsize=4)
def _once(packed: bytes) -> Renderer:
    return Renderer(*pickle.loads(packed))
