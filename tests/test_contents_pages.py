"""目录 as it stands on the page: its page numbers are those of the pages, in both engines, and nothing runs into them."""

import importlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import attrs
import pytest

from generated import generated
from instruments.page import RIGHT, Page
from instruments.session import Rendered, Validated
from reportkit import Attachment, Contents, Imprint, Letterhead, Report, Section, Table, render
from reportkit.compose import compose
from reportkit.formats import GB9704, REGULATIONS, ContentsLook, Format
from reportkit.manuscript import Block, Element, Line
from reportkit.writers.docx.pagination import contents_length, page_count, plan
from samples import report

PAGE = re.compile(r"[.\s]{2,}(\d+)$")
WIDE = Table([[f"第{n}项", n] for n in range(30)], header=["事项", "数量"], landscape=True)
PARTS = [
    Section(
        f"第{n}部分工作" + "情况" * (n % 4 * 4),
        [
            "国" * 28 * n,
            Section("主要做法", ["民" * 90, WIDE] if n == 3 else ["民" * 400]),
            Section("成效", ["生" * 90]),
        ],
    )
    for n in range(1, 8)
]


def long(**given: Any) -> Report:
    """A report of many pages, upright ones and turned ones."""
    tables = [Attachment("情况统计表", [WIDE], landscape=True), Attachment("方案", [Section("目标", ["甲、乙。"])])]
    return report(**{"sections": PARTS, "attachments": tables, "contents": Contents(), **given})


def example(name: str) -> Report:
    made = importlib.import_module(name).build()
    return attrs.evolve(made if isinstance(made, Report) else made.to_report(), contents=Contents(3))


IMPRINT_FIRST = [one for one in GB9704.elements if one not in (Element.ATTACHMENTS, Element.IMPRINT)]
PLAIN = attrs.evolve(
    GB9704,
    contents=ContentsLook(numbered=False),
    elements=[*IMPRINT_FIRST, Element.IMPRINT, Element.ATTACHMENTS],
)


@cache
def documents() -> Mapping[str, tuple[Report, Format]]:
    joined = attrs.evolve(generated(2), sections=[part for n in range(2, 8) for part in generated(n).sections])
    return {
        "long": (long(), GB9704),
        "under a letterhead, with an imprint before the attachments, without numbers": (
            long(
                letterhead=Letterhead("示例县人民政府", number="示县发〔2019〕15号"),
                addressees=["市政府"],
                imprint=Imprint("示例县人民政府办公室", date(2019, 1, 15)),
                attachments=[Attachment("名单", ["甲、乙。"]), Attachment("情况统计表", [WIDE], landscape=True)],
            ),
            PLAIN,
        ),
        "generated": (attrs.evolve(joined, contents=Contents(3)), GB9704),
        "annual report": (example("annual_report_2021"), GB9704),
        "regulations": (example("regulations"), REGULATIONS),
        "example": (example("long_report"), GB9704),
    }


def shown(pages: list[Page]) -> list[tuple[str, int]]:
    """What the entries on some pages name, and the page that each tells; an entry may have several lines."""
    found: list[tuple[str, int]] = []
    words = ""
    for line in [line for page in pages for line in page.body][1:]:
        entry = PAGE.search(line.text)
        words += line.text[: entry.start()] if entry else line.text
        if entry:
            found.append((tight(words), int(entry[1])))
            words = ""
    assert words == ""
    return found


def by_number(pages: list[Page]) -> Mapping[int, Page]:
    """Pages by their numbers, which are not seen on turned ones; a blank one is left out."""
    found: dict[int, Page] = {}
    last = 0
    for page in pages:
        last = page.page_number.number if page.page_number else last + 1
        found[last] = page
    return found


def contents_pages(blocks: Sequence[Block], layout: Format) -> int:
    return plan(blocks[: contents_length(blocks)], layout, counted=True).end.pages


def tight(words: str) -> str:
    return re.sub(r"[\s.]", "", words)


@pytest.mark.parametrize("name", documents())
def test_each_entry_tells_the_page_of_its_heading(name: str, rendered: Rendered) -> None:
    given, layout = documents()[name]
    blocks = compose(given, layout.elements).blocks
    pages = rendered(render(given, layout=layout))
    front = contents_pages(blocks, layout)
    entries = [(tight(one.number + one.text), one) for one in blocks if isinstance(one, Line) and one.leads_to]
    told = shown(pages[:front])
    assert [words for words, _ in entries] == [words for words, _ in told]
    if (
        rendered.engine.rise == 0.8
    ):  # LibreOffice turns lines elsewhere, and pages with them: it shows what the file has
        return
    if given.imprint is None:
        assert page_count(blocks, layout).pages == len(pages) - front
    numbered = by_number(pages[front:])
    for (_, number), (_, entry) in zip(told, entries, strict=True):
        assert tight(entry.text) in tight("".join(line.text for line in numbered[number].lines)), (entry.text, number)


def test_numbers_stand_at_the_edge_and_pages_are_counted_in_roman(rendered: Rendered) -> None:
    given, layout = documents()["long"]
    pages = rendered(render(given, layout=layout))
    front = contents_pages(compose(given).blocks, layout)
    for line in [line for page in pages[:front] for line in page.body if PAGE.search(line.text)]:
        assert line.right == pytest.approx(RIGHT, abs=0.6)
    feet = [tight(page.lines[-1].text) for page in pages[: front + 1]]
    assert [*["—I—", "—II—"][:front], "—1—"] == feet
    unnumbered = rendered(render(given, layout=PLAIN))
    assert "—" not in unnumbered[0].lines[-1].text


def test_all_their_files_are_valid(validated: Validated) -> None:
    validated.all([render(given, layout=layout) for given, layout in documents().values()])
