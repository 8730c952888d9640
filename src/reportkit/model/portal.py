"""The portal's page: what it says of itself beside the report's words, as 政府网站发展指引 lists it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue, shown, wrong_value
from reportkit.frozen import frozen_words
from reportkit.messages import Message
from reportkit.model import fields, slots
from reportkit.model.inline import address_of
from reportkit.values import value_class

MOMENT = "%Y-%m-%d %H:%M"
DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,9}[A-Za-z]{2,63}"
SITE_CODE = r"(?:[0-9]{2}|bm)[0-9]{8}"
A_DOMAIN = Message("a domain alone, such as www.example.gov.cn")
A_CODE = Message("the code of ten characters that the site was given, such as 3604270001 or bm01000001")

LONGEST_SCANNED = 300  # characters: 73 squares on 30 mm, 0.4 mm each

SITE = ("site_name", "site_domain", "site_id_code")
COLUMN = ("column_name", "column_description", "column_keywords", "column_type")
"""What the guide asks for together (必选) of each site, and of each of its columns."""

ARTICLE = ("pub_date", "keywords", "author", "description", "image", "url", "related", "qr_code")
"""What is so of one page alone, and not of next year's."""


def _as_moment(given: "str | date | None") -> str | None:
    if isinstance(given, datetime):
        return given.strftime(MOMENT)
    return f"{given.isoformat()} 00:00" if isinstance(given, date) else given


def _require_words(value: object, place: str) -> None:
    text = fields.require_text(value, place)
    fields.require_unpadded(text, place)
    if not slots.is_literal(text):
        raise InvalidValue(
            "{place}: {value} has braces; a tag takes no slots, give the words", place=place, value=shown(text)
        )


def _words(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    _require_words(value, fields.where(instance, attribute))


def _several(instance: object, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
    place = fields.where(instance, attribute)
    for number, one in enumerate(value):
        _require_words(one, f"{place}[{number}]" if number else place)


def _require_address(value: object, place: str) -> None:
    text = fields.require_text(value, place)
    if not text.lower().startswith(("http://", "https://")) or address_of(text) is None:
        raise wrong_value(place, value, "an address that begins with http:// or https://")


def _address(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    _require_address(value, fields.where(instance, attribute))


def _shaped(pattern: str, wanted: Message) -> fields.Validator:
    """Accept text of one form."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = fields.where(instance, attribute)
        if not re.fullmatch(pattern, fields.require_text(value, place)):
            raise wrong_value(place, value, wanted)

    return validate


def _moment(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    place = fields.where(instance, attribute)
    text = fields.require_text(value, place)
    try:
        sound = datetime.strptime(text, MOMENT).strftime(MOMENT) == text
    except ValueError:
        sound = False
    if not sound:
        raise wrong_value(place, value, "a moment such as 2019-01-21 10:15, or a datetime")


def _require_readable(url: str | None) -> None:
    """Refuse a QR code without an address, and one whose squares would be too small for a phone."""
    if url is None:
        raise InvalidValue("PortalPage.qr_code: there is no address to put into it; give url=")
    count = sum(1 if sign.isascii() else 3 * len(sign.encode()) for sign in url)  # as %E5%85%AC
    if count > LONGEST_SCANNED:
        raise InvalidValue(
            "PortalPage.qr_code: an address of {count} characters makes a code that no phone reads from paper; "
            "give a shorter url=, of at most {most}",
            count=count,
            most=LONGEST_SCANNED,
        )


@value_class(kw_only=True)
class PortalPage:
    """What the page on a government's portal says of itself (网页标签): it stands in an .html file and in no other.

    The parameters have the names of the guide. What is not given is left out, but for four that the report knows:
    ArticleTitle is its title, PubDate without `pub_date` the day on which it was signed, ContentSource without
    `content_source` the office, Description without `description` its first paragraph.

    Parameters: `site_name`, `site_domain` such as www.example.gov.cn and `site_id_code`, the 政府网站标识码 of ten
    characters; `column_name`, `column_description`, `column_keywords` and `column_type` of the column that the page
    stands in, such as 信息公开年报; `pub_date`, a datetime or a text such as 2019-01-21 10:15; `content_source`;
    `keywords`, a list; `author`, or whoever answers for the text; `description`; `image`, the address of a picture in
    the text; `url`, the page's own. Beside these `related`, the words and addresses of 相关链接 that stand below the
    text; `qr_code` True puts the QR code of `url` there, for which segno is needed.

    Raises InvalidValue for braces, since tags take no slots; for a moment, a domain, a code or an address in another
    form; for a site or a column of which the guide asks for more; for a QR code without an address,
    or with one of more than 300 characters, 汉字 being nine each.

    Source: 政府网站发展指引 (国办发〔2017〕47号), annex 2, 网页标签规范.

    >>> dict(PortalPage(pub_date="2019-01-21 10:15", keywords=["信息公开", "年报"]).tags())
    {'PubDate': '2019-01-21 10:15', 'Keywords': '信息公开,年报'}
    >>> PortalPage(site_name="示例县人民政府", site_domain="www.shili.example")
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: PortalPage.site_name: with it stand site_id_code; give them too
    """

    site_name: str | None = field(default=None, validator=fields.optional(_words))
    site_domain: str | None = field(default=None, validator=fields.optional(_shaped(DOMAIN, A_DOMAIN)))
    site_id_code: str | None = field(default=None, validator=fields.optional(_shaped(SITE_CODE, A_CODE)))
    column_name: str | None = field(default=None, validator=fields.optional(_words))
    column_description: str | None = field(default=None, validator=fields.optional(_words))
    column_keywords: tuple[str, ...] = field(default=(), converter=fields.as_texts, validator=_several)
    column_type: str | None = field(default=None, validator=fields.optional(_words))
    pub_date: str | None = field(default=None, converter=_as_moment, validator=fields.optional(_moment))
    content_source: str | None = field(default=None, validator=fields.optional(_words))
    keywords: tuple[str, ...] = field(default=(), converter=fields.as_texts, validator=_several)
    author: str | None = field(default=None, validator=fields.optional(_words))
    description: str | None = field(default=None, validator=fields.optional(_words))
    image: str | None = field(default=None, validator=fields.optional(_address))
    url: str | None = field(default=None, validator=fields.optional(_address))
    related: Mapping[str, str] = field(factory=dict, converter=frozen_words, validator=fields.text_mapping)
    qr_code: bool = field(default=False, validator=fields.flag)

    def __attrs_post_init__(self) -> None:
        for names in (SITE, COLUMN):
            lacking = [name for name in names if not getattr(self, name)]
            if lacking and len(lacking) < len(names):
                given = next(name for name in names if name not in lacking)
                told = ", ".join(lacking)
                raise InvalidValue("PortalPage.{given}: with it stand {names}; give them too", given=given, names=told)
        for words, address in self.related.items():
            place = f"PortalPage.related[{shown(words)}]"
            _require_words(words, place)
            _require_address(address, place)
        if self.qr_code:
            _require_readable(self.url)

    def tags(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each tag that is given, as the guide has it, with its content."""
        said = {
            "SiteName": self.site_name,
            "SiteDomain": self.site_domain,
            "SiteIDCode": self.site_id_code,
            "ColumnName": self.column_name,
            "ColumnDescription": self.column_description,
            "ColumnKeywords": ",".join(self.column_keywords),
            "ColumnType": self.column_type,
            "PubDate": self.pub_date,
            "ContentSource": self.content_source,
            "Keywords": ",".join(self.keywords),
            "Author": self.author,
            "Description": self.description,
            "Image": self.image,
            "Url": self.url,
        }
        yield from ((name, content) for name, content in said.items() if content)

    def of_another_article(self) -> "PortalPage":
        """Return what stays so for the next page of the same column."""
        kept = {one.name: getattr(self, one.name) for one in attrs.fields(PortalPage) if one.name not in ARTICLE}
        return PortalPage(**kept)
