"""What is certainly right as tracked changes in a copy of anyone's Word file, for a person to accept or reject."""

import os
import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

import attrs

from reportkit.errors import located, wrong_type
from reportkit.files import as_path, write_whole
from reportkit.manuscript import Grid, Line, Manuscript, cell_text
from reportkit.manuscript.internal import UNPRINTABLE
from reportkit.readers.docx import opened
from reportkit.readers.docx.anchors import Anchors
from reportkit.readers.docx.parts import W, attribute, local
from reportkit.readers.docx.positions import coded
from reportkit.review.copies import amended, highest_number, require_apart, require_own
from reportkit.review.reviewer import LIBRARY, Reviewer
from reportkit.rules import Finding, Replacement
from reportkit.writers.docx.markup import attribute as quoted
from reportkit.writers.docx.markup import escape

CHARACTER = re.compile(r"&[^;<&]+;|\r\n|[^&<]", re.DOTALL)
PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


@attrs.frozen
class Corrected:
    """What came of correcting a Word file (修订结果).

    `corrections` are how many changes were put in, `left` how many replacements were not: they reach over runs of
    several looks, into links or fields, or into what Word counts. `signed` is as in `Commented`.
    """

    corrections: int
    left: int
    signed: bool


def correct(
    path: str | os.PathLike[str],
    findings: Sequence[Finding],
    copy: str | os.PathLike[str],
    *,
    reviewer: Reviewer = LIBRARY,
) -> Corrected:
    """Save a copy of a Word file with the replacements of the findings of `check_docx` as tracked changes.

    A change is made only within one run of the text: what it takes the place of is what was checked, to the
    character. All others are counted and left alone. Rejected, the changes leave the words that there were.

    Parameters and errors are those of `comment_on`. Source: ISO/IEC 29500-1, 17.13.5.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from reportkit import Body, Report, save
    >>> from reportkit.rules import check_docx
    >>> office = Body("示例县人民政府", area="示例县")
    >>> report = Report("工作报告", office, year=2018, preamble=["截止年底，共公开信息300条。"])
    >>> with TemporaryDirectory() as folder:
    ...     file, copy = Path(folder, "报告.docx"), Path(folder, "修订.docx")
    ...     save(report, file)
    ...     correct(file, check_docx(file), copy).corrections, check_docx(copy, rules=[])
    (1, [])
    """
    source, target = as_path(path, "correct"), as_path(copy, "correct: copy")
    require_apart(source, target, "correct")
    if not isinstance(reviewer, Reviewer):
        raise wrong_type("correct: reviewer", reviewer, 'a Reviewer such as Reviewer("示例县人民政府办公室", "县府办")')
    archive = opened(source, "correct")
    with located(str(source)):
        anchors = Anchors(archive)
        own = require_own(findings, anchors, "correct")
        wanted = list(dict.fromkeys(one for finding in own for one in finding.replacements))
        runs = _runs(anchors, wanted)
        content = _changed(anchors, runs, reviewer)
        name = anchors.parts.entry(anchors.parts.main) or anchors.parts.main
        made = amended(archive, {name: content}) if runs else archive.content
    write_whole(target, made)
    count = sum(len(changes) for _, changes in runs.values())
    return Corrected(count, len(wanted) - count, archive.signed)


Runs = Mapping[int, tuple[Element, Sequence[tuple[int, int, str]]]]
"""The w:t that change, by their identity, each with what stands for which of its characters."""


def _runs(anchors: Anchors, wanted: Sequence[Replacement]) -> dict[int, tuple[Element, list[tuple[int, int, str]]]]:
    texts = _texts(anchors.manuscript) if anchors.positions.root == "w:document" else {}
    runs: dict[int, tuple[Element, list[tuple[int, int, str]]]] = {}
    for one in wanted:
        number, text = texts.get(one.place, ("", ""))
        held = anchors.typed_in(one.place, number if one.start < 0 else "", text, one.start, one.end)
        if held is None or UNPRINTABLE.search(one.words) or not _is_plain(anchors, held[0]):
            continue
        begin, end = held[1], held[1] + one.end - one.start
        changes = runs.setdefault(id(held[0]), (held[0], []))[1]
        if not any(_meet((begin, end), (other, behind)) for other, behind, _ in changes):
            changes.append((begin, end, one.words))
    return {key: held for key, held in runs.items() if held[1]}


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches overlap; of two that touch, one puts words in where the other begins or ends."""
    (begin, end), (start, behind) = one, other
    if begin < end and start < behind:
        return begin < behind and start < end
    return begin <= behind and start <= end


def _texts(manuscript: Manuscript) -> Mapping[str, tuple[str, str]]:
    """Return the number and the text of each place; of a paragraph that holds several elements none is known."""
    texts: dict[str, tuple[str, str]] = {}
    for block in manuscript.blocks:
        if isinstance(block, Line):
            texts[block.origin] = ("", "") if block.origin in texts else (block.number, block.text)
        elif isinstance(block, Grid):
            texts |= {place: ("", cell_text(entry)) for place, entry in block.placed()}
    return texts


def _is_plain(anchors: Anchors, text: Element) -> bool:
    """Tell whether a w:t is all that its run holds, which no program and no reviewer watches over."""
    run = anchors.above(text)
    look = run.find(f"{W}rPr")
    kept = text.get(PRESERVED) == "preserve" or (text.text or "").strip() == text.text
    return (
        run.tag == f"{W}r"
        and kept
        and [local(child) for child in run] in (["t"], ["rPr", "t"])
        and (look is None or not {local(one) for one in look} & {"ins", "del", "moveFrom", "moveTo", "rPrChange"})
        and anchors.alone(run)
        and _characters(anchors, text) is not None
    )


def _characters(anchors: Anchors, text: Element) -> list[str] | None:
    """Return the characters of a w:t as the file writes them, None where it holds what is none."""
    start, close, _ = anchors.span(text)
    try:
        inside = anchors.content[start:close].decode("utf-8").partition(">")[2]
    except UnicodeDecodeError:
        return None
    found = CHARACTER.findall(inside)
    return found if "".join(found) == inside and len(found) == len(text.text or "") else None


def _changed(anchors: Anchors, runs: Runs, reviewer: Reviewer) -> bytes:
    number = highest_number(attribute(one, "id") for one in anchors.parts.document.iter())
    day = f' w:date="{reviewer.day.isoformat()}T00:00:00Z"' if reviewer.day else ""
    who = f'w:author="{quoted(reviewer.name)}"{day}'
    pieces, place = [], 0
    for text, changes in sorted(runs.values(), key=lambda held: anchors.span(held[0])[0]):
        run = anchors.above(text)
        begin, _, end = anchors.span(run)
        head = anchors.content[begin : anchors.span(text)[0]].decode()
        characters = _characters(anchors, text) or []
        made, at = "", 0
        for first, behind, words in sorted(changes):
            made += _run(head, "t", "".join(characters[at:first]))
            gone = _run(head, "delText", "".join(characters[first:behind]))
            come = _run(head, "t", escape(words))
            for kind, inside in (("del", gone), ("ins", come)):
                if inside:
                    number += 1
                    made += f'<w:{kind} w:id="{number}" {who}>{inside}</w:{kind}>'
            at = behind
        made += _run(head, "t", "".join(characters[at:]))
        pieces += [anchors.content[place:begin], coded(made, anchors.content)]
        place = end
    return b"".join([*pieces, anchors.content[place:]])


def _run(head: str, kind: str, words: str) -> str:
    return f'{head}<w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>' if words else ""
