"""Report to manuscript: the one package that knows both. It says every text, numbers and orders the lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from weakref import finalize

from attrs import evolve

from reportkit.compose.composer import Composer
from reportkit.compose.elements import in_order
from reportkit.manuscript import PLAIN, Block, Element, Grid, Line, Manuscript, Role
from reportkit.model import PortalPage, Report


def compose(report: Report, elements: Sequence[Element] = PLAIN) -> Manuscript:
    """Say a report: resolve its slots, number its headings, set its elements in the order of a format.

    A report is said once for each order. Raises InvalidValue where the order has no place for something that the
    report gives.

    >>> from reportkit.model import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> compose(Report("{地区}{年}年工作报告", office, year=2018)).blocks[0].text
    '示例县2018年工作报告'
    """
    order = tuple(elements)
    key = id(report)
    if key not in _SAID:
        finalize(report, _SAID.pop, key, None).atexit = False
    said = _SAID.setdefault(key, {})
    if order not in said:
        composer = Composer(report)
        blocks = tuple(_apart(in_order(order, composer)))
        made = Manuscript(composer.title_unbroken, report.office.name, blocks, report.scheme, report.signed)
        said[order] = _with_portal(made, report.portal) if report.portal else made
    return said[order]


_SAID: dict[int, dict[tuple[Element, ...], Manuscript]] = {}
"""What was said of each report that there still is; by identity, since comparing reports compares all they say."""


def _with_portal(manuscript: Manuscript, page: PortalPage) -> Manuscript:
    from reportkit.manuscript.portal import PortalRecord

    scanned = page.url if page.qr_code else None
    return evolve(manuscript, portal=PortalRecord(tuple(page.tags()), tuple(page.related.items()), scanned))


def printed_title(report: Report) -> str:
    """Return a report's title as it will be read, on one line.

    >>> from reportkit.model import Body
    >>> printed_title(Report("{地区}\\n工作报告", Body("示例县人民政府", area="示例县"), year=2018))
    '示例县工作报告'
    """
    return Composer(report).title_unbroken


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put a blank line behind a table that another follows, or nothing at all: Word would join or lose them."""
    for block, following in pairwise(chain(blocks, [None])):
        if block is not None:
            yield block
            if isinstance(block, Grid) and (following is None or isinstance(following, Grid)):
                yield Line(Role.BODY, landscape=block.landscape)
