"""What a text says of its office and its year, as the slots that every report has: {单位} {地区} {电话} {年} …"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from reportkit.model import Body
from reportkit.reading.facts.marking import Marking

DETAILS = {
    "address": re.compile("(?:联系)?地\\s?址[：:](?P<value>[^，；。、（）,;()\ue000-\uf8ff]{4,60})"),
    "postcode": re.compile(r"邮\s?编[：:](?P<value>\d{6})(?!\d)|邮政编码[：:](?P<code>\d{6})(?!\d)"),
    "telephone": re.compile(r"电\s?话[：:](?P<value>0\d{2,3}-?\d{7,8})(?!\d)"),
    "fax": re.compile(r"传\s?真[：:](?P<value>0\d{2,3}-?\d{7,8})(?!\d)"),
    "email": re.compile(
        r"(?:邮箱|邮件)(?:地址)?[：:](?P<value>[A-Za-z0-9._+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    ),
}
WEBSITE = re.compile(
    r"(?:可|请)?(?:在|从|登录|登陆)(?P<name>[一-鿿“”·]{4,30}?网站?)[（(](?:网址[：:])?(?P<url>(?:https?://|www\.)[!-'*-~]+)[）)]"
)
YEAR_AT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=年)")


def completed(office: Body, markings: Sequence[Marking]) -> Body:
    """Return the office with the address, telephone and so on that a text gives and it lacks."""
    found: dict[str, Any] = {}
    for marking in markings:
        for field, pattern in DETAILS.items():
            told = pattern.search(marking.text)
            if told and getattr(office, field) is None and field not in found:
                found[field] = told["value"] or told["code"]
        site = WEBSITE.search(marking.text)
        if site and office.website is None and "website" not in found:
            found["website"] = (site["name"], site["url"])
    return attrs.evolve(office, **found) if found else office


def put_own_words(marking: Marking, office: Body, year: int | None) -> None:
    """Put the slots of the office and of the years wherever the text says the same."""
    for found in DETAILS["fax"].finditer(marking.text):  # it may be the telephone's number, and change alone
        if found["value"] == office.fax:
            marking.put(*found.span("value"), "传真")
    for words, slot in _own(office):
        for found in re.finditer(re.escape(words), marking.text):
            marking.put(*found.span(), slot)
    for found in YEAR_AT.finditer(marking.text) if year else ():
        word = {0: "年", -1: "上年", 1: "下年"}.get(int(found["year"]) - (year or 0))
        if word:
            marking.put(*found.span("year"), word)


def _own(office: Body) -> Iterator[tuple[str, str]]:
    """Yield what the slots of an office print, what says most first."""
    site, url = office.website or (None, None)
    told = {
        "地址": office.address,
        "网址": url,
        "网站": site,
        "单位": office.name,
        "邮箱": office.email,
        "电话": office.telephone,
        "传真": office.fax,
        "邮编": office.postcode,
        "地区": office.area,
        "全市": f"全{office.level}",
        "我市": f"我{office.level}",
    }
    yield from ((words, slot) for slot, words in told.items() if words)
