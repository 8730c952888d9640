"""What a page says of itself: the portal's tags in its head, related links and its QR code below its text."""

from collections.abc import Iterator
from html import escape
from io import BytesIO
from urllib.parse import quote

from reportkit.errors import MissingExtra
from reportkit.manuscript import Line, Manuscript, Role
from reportkit.manuscript.portal import TAGS, PortalRecord

DESCRIPTION = 120
"""The most characters of a description that the report gives: no search engine shows more."""

KEPT = "!#$%&'()*+,/:;=?@[]~"  # of an address; what else is not of ASCII some readers of codes take for another script


def head(manuscript: Manuscript) -> str:
    """Return the page's title and its tags: those that are given, and of the others what the manuscript knows."""
    title = manuscript.title.replace("\n", "")
    lines = (block for block in manuscript.blocks if isinstance(block, Line))
    said = {
        "ArticleTitle": title,
        "PubDate": f"{manuscript.signed.isoformat()} 00:00" if manuscript.signed else "",
        "ContentSource": manuscript.author,
        "Description": next((line.text for line in lines if line.role is Role.BODY and line.text), "")[:DESCRIPTION],
        **dict(manuscript.portal.tags if manuscript.portal else ()),
    }
    tags = (f'<meta name="{name}" content="{escape(said[name])}" />\n' for name in TAGS if said.get(name))
    return f"<title>{escape(title)}</title>\n{''.join(tags)}"


def foot(record: PortalRecord | None) -> str:
    """Return what stands below the text of the page."""
    return "" if record is None else "".join(f"{part}\n" for part in _foot(record))


def _foot(record: PortalRecord) -> Iterator[str]:
    if record.related:
        yield '<nav aria-label="相关链接">\n<h2>相关链接</h2>\n<ul>'
        yield from (f'<li><a href="{escape(to)}">{escape(words)}</a></li>' for words, to in record.related)
        yield "</ul>\n</nav>"
    if record.scanned is not None:
        alt = f"二维码，内容为本页的网址：{record.scanned}"
        yield f'<figure class="code">\n<div role="img" aria-label="{escape(alt)}">{_code(record.scanned)}</div>'
        yield "<figcaption>扫一扫在手机打开当前页</figcaption>\n</figure>"


def _code(address: str) -> str:
    """Return the QR code of an address as a drawing (GB/T 18284)."""
    try:
        import segno
    except ImportError as error:
        raise MissingExtra("a QR code needs segno", library="segno") from error
    drawing = BytesIO()
    made = segno.make_qr(quote(address, safe=KEPT), error="m")
    made.save(drawing, kind="svg", xmldecl=False, nl=False, omitsize=True, dark="#000", light="#fff", svgclass=None)
    return drawing.getvalue().decode("utf-8")
