"""What the page of a portal says of itself, in its head and below its text."""

from reportkit.values import value_class

TAGS = (
    *("SiteName", "SiteDomain", "SiteIDCode"),
    *("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    *("ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Image", "Url"),
)
"""The tags of the site, of the column and of the page, in the order of 政府网站发展指引, annex 2."""


@value_class
class PortalRecord:
    """What a page says of itself (网页记录): the tags that are given, related links, its QR code.

    `related` are pairs of words and addresses; `scanned` is what the code holds, None where there is none.
    """

    tags: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...] = ()
    scanned: str | None = None
