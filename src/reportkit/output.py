"""The two verbs that make files: render a report to bytes, save it whole or not at all."""

import os

from reportkit.compose import compose
from reportkit.errors import WrongType
from reportkit.files import as_path, write_whole
from reportkit.formats import GB9704, Format
from reportkit.model import Report
from reportkit.model.fields import shown
from reportkit.model.report import require_report
from reportkit.writers import Numbering, require_numbering, writer_for


def render(
    report: Report, kind: str = ".docx", *, layout: Format = GB9704, numbering: Numbering = "automatic"
) -> bytes:
    """Return a report as the bytes of a file; the same report gives the same bytes.

    Parameters: `kind` ".docx" or ".txt"; `layout` the format; `numbering` "automatic" lets Word count, "typed"
    writes the same numbers as text, for portals and systems that drop automatic numbers.

    Raises InvalidValue for an unknown kind or numbering, WrongType for what is no Report.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> render(Report("{地区}工作报告", office, year=2018), ".txt").decode("utf-8")
    '示例县工作报告\\n\\n'
    """
    require_report(report, "render")
    if not isinstance(layout, Format):
        raise WrongType(f"render: got the layout {shown(layout)}; give a Format such as GB9704")
    writer = writer_for(kind)
    return writer(compose(report), layout, require_numbering(numbering))


def save(
    report: Report,
    path: str | os.PathLike[str],
    *,
    layout: Format = GB9704,
    numbering: Numbering = "automatic",
) -> None:
    """Save a report as a .docx or .txt file, as the path's suffix says; folders on the way are made.

    The file is written beside its target and put in its place when it is whole: an error, or a full disk,
    leaves the old file as it was and nothing else behind.

    Raises InvalidValue for an unknown suffix, SaveFailed where the file cannot be written, for instance
    because it is open in Word.
    """
    target = as_path(path, "save")
    write_whole(target, render(report, target.suffix, layout=layout, numbering=numbering))
