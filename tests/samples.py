"""Small reports for the tests: one to vary, strategies for whole ones, and pictures made by hand."""

import base64
import struct
import zlib
from typing import Any

import attrs
from hypothesis import strategies as st

from reportkit import Body, Contents, Emphasis, Footnote, Link, Measure, Points, Report, Section
from reportkit.compose import compose
from reportkit.manuscript import Line
from reportkit.model.content import Content
from reportkit.model.inline import HOW
from reportkit.model.paragraph import Inline, Paragraph, Series
from reportkit.model.slots import escape

OFFICE = Body("示例县人民政府办公室", area="示例县")


def report(**given: Any) -> Report:
    """A report that is empty but for what is given."""
    return Report(**{"title": "工作报告", "office": OFFICE, "year": 2018, **given})


def lines(given: Report) -> list[str]:
    """Every line as it will stand on the page, numbers included."""
    return [line.number + line.text for line in compose(given).blocks if isinstance(line, Line)]


def text(given: Report) -> list[str]:
    """The lines below the title and its blank line."""
    return lines(given)[2:]


SIGNS = "国民政府信息公开办法“”《》—…·、，（）0123456789aZ %+&<>\"'{}"  # what XML and slots must escape among them

WORDS = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip).map(escape)
"""Text that stands in a report as it is."""

UNENDED = WORDS.filter(lambda words: not words.endswith(("、", "，"))).map(lambda words: f"有关{words}事项")
"""Text that may be a lead or a point: without an end mark."""

SERIES: st.SearchStrategy[Series] = st.sampled_from(("一是", "第一，", "其一，", "1.", "（1）", "①"))

STRESSED = st.builds(Emphasis, UNENDED, st.sampled_from(HOW)) | st.builds(
    Emphasis, st.builds(Emphasis, UNENDED), st.sampled_from(HOW[1:])
)

INLINE: st.SearchStrategy[Inline] = st.one_of(
    STRESSED,
    st.builds(Link, UNENDED | STRESSED, st.sampled_from(("http://www.example.gov.cn", "mailto:a@example.gov.cn"))),
    st.builds(Link, UNENDED, st.just("https://example.gov.cn/公开"), printed=st.booleans()),
    st.builds(Footnote, WORDS | st.tuples(WORDS, STRESSED)),
)
"""What stands within a paragraph, behind other words."""

POINTS = st.builds(Points, st.lists(UNENDED | st.tuples(UNENDED, INLINE), min_size=2, max_size=3), SERIES)

PARAGRAPHS: st.SearchStrategy[Paragraph] = st.one_of(
    WORDS, POINTS, STRESSED, st.tuples(WORDS, POINTS, WORDS), st.tuples(WORDS, INLINE, WORDS)
)


@st.composite
def trees(draw: st.DrawFn, *, deepest: int = 5, skips: bool = True, level: int = 1) -> list[Content]:
    """Content of sections, measures and paragraphs nested down to a level, some of them skipping levels."""
    items: list[Content] = []
    for kind in draw(st.lists(st.sampled_from(("text", "section", "section", "measure")), max_size=3)):
        if kind == "text":
            items.append(draw(PARAGRAPHS))
            continue
        skip = draw(st.sampled_from((0, 0, 0, 1, 2))) if skips else 0
        own = min(level + skip, deepest)
        below = draw(trees(deepest=deepest, skips=skips, level=own + 1)) if own < deepest else []
        given = own if own != level else None
        if kind == "section":
            items.append(Section(draw(UNENDED), below, level=given))
        else:
            items.append(
                Measure(draw(UNENDED), draw(WORDS | st.just("") | st.tuples(WORDS, INLINE)), content=below, level=given)
            )
    return items


def with_contents(made: Report, levels: int | None) -> Report:
    """A report with contents of so many levels, where they would list anything."""
    if levels is None or min(made.references.headings, default=9) > levels:
        return made
    return attrs.evolve(made, contents=Contents(levels))


REPORTS = st.builds(
    with_contents,
    st.builds(report, title=WORDS.map(str.strip), preamble=st.lists(PARAGRAPHS, max_size=2), sections=trees()),
    st.none() | st.integers(1, 5),
)


# ---------------------------------------------------------------- pictures


def png(wide: int = 400, high: int = 200, *, dots: int = 3937, grey: int = 128) -> bytes:
    """A grey PNG of so many pixels, `dots` of them a metre."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", dots, dots, 1)),
        (b"IDAT", zlib.compress((b"\x00" + bytes([grey]) * wide) * high)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


JPEG = base64.b64decode(  # 8 by 4 pixels, 96 of them an inch
    "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8"
    "ybqmx5moq6T/wAALCAAEAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)
