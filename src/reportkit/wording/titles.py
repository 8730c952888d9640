"""Titles of documents in 《》, and the form of document numbers (发文字号)."""

import re

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.messages import Joined, Message

_CLOSING = {"《": "》", "〈": "〉"}
_PAIRS = tuple(_CLOSING.items())

# texts, compiled by the first number: most scripts give none
_NUMBER = "[一-鿿]{1,12}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}号"
_OF_ORDERS = "[一-鿿]+(?:令第(?:[1-9][0-9]*|[一二三四五六七八九十百零]+)|公告(?:19|20)[0-9]{2}年第[1-9][0-9]*)号"
_ATTEMPT = (
    r"(?P<code>[^〔〕\[\]［］()（）【】]+)"
    r"(?P<opening>[〔\[［(（【])(?P<year>[0-9]+)(?P<year_word>年?)(?P<closing>[〕\]］)）】])"
    r"(?P<ordinal>第?)(?P<serial>[0-9]+)(?P<word>号?)"
)
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


EXAMPLE = Message("write it like 庐府办发〔2018〕95号")


def quoted_title(title: str) -> str:
    """Put a title into 《》; the titles it names alternate 〈》 and 《》 inside, however deep.

    Source: GB/T 15834-2011, 4.15.3.5. Parameters: `title` without its own outer 《》; titles within it stand
    in 《》 or 〈〉, either is set right. Raises InvalidValue for an empty title, for marks that do not pair
    and for a title that has its outer 《》 already; WrongType for anything but a str.

    >>> quoted_title("关于印发《办法》的通知")
    '《关于印发〈办法〉的通知》'
    >>> quoted_title("关于转发《关于印发《办法》的通知》的通知")
    '《关于转发〈关于印发《办法》的通知〉的通知》'
    """
    if not isinstance(title, str):
        raise wrong_type("title", title, "a str")
    if not title.strip():
        raise InvalidValue("got {title}; give a title that is not empty", title=shown(title))
    written: list[str] = []
    opened: list[tuple[str, int]] = []
    for position, character in enumerate(title):
        if character in _CLOSING:
            opened.append((character, position))
            written.append(_PAIRS[len(opened) % 2][0])
        elif character in _CLOSING.values():
            if not opened or _CLOSING[opened[-1][0]] != character:
                raise InvalidValue(
                    "{character} at position {position} of {title} has no partner",
                    character=character,
                    position=position,
                    title=shown(title),
                )
            written.append(_PAIRS[len(opened) % 2][1])
            _, start = opened.pop()
            if start == 0 and position == len(title) - 1:
                raise InvalidValue("{title} has its outer marks already; give it without them", title=shown(title))
        else:
            written.append(character)
    if opened:
        mark, position = opened[-1]
        raise InvalidValue(
            "{mark} at position {position} of {title} has no partner", mark=mark, position=position, title=shown(title)
        )
    return f"《{''.join(written)}》"


def document_number_fault(text: str) -> Message | None:
    """Say what is wrong with a document number (发文字号) and how to write it; None when it is right.

    The form is 代字〔year〕serial号: brackets of that shape, the year in full, no 第, no 0 in front, no
    blanks. Orders (国务院令第711号) and announcements (某局公告2018年第3号) have forms of their own.

    Source: GB/T 9704-2012, 7.2.5 (发文字号) and 10.2 (令号); that a 代字 is Chinese characters, and the form
    of announcements, are office practice. Parameters: `text` the number alone. Raises WrongType for
    anything but a str.

    >>> document_number_fault("庐府办发〔2018〕95号")
    >>> document_number_fault("庐府办发[2018]095号")
    'the year stands in 〔〕, not []; the serial number has no leading 0; write 庐府办发〔2018〕95号'
    """
    if not isinstance(text, str):
        raise wrong_type(Message("document number"), text, "a str")
    if re.fullmatch(_NUMBER, text) or re.fullmatch(_OF_ORDERS, text):
        return None
    plain = re.sub(r"\s", "", text).translate(_FULL_WIDTH_DIGITS)
    attempt = re.fullmatch(_ATTEMPT, plain)
    if attempt is None:
        return Message("not of the form 代字〔year〕serial号; {example}", example=EXAMPLE)
    year, serial = _full_year(attempt["year"]), attempt["serial"].lstrip("0")
    brackets = attempt["opening"] + attempt["closing"]
    not_these = Message("the year stands in 〔〕, not {brackets}", brackets=brackets)
    faults = {
        Message("no blanks"): bool(re.search(r"\s", text)),
        Message("no full-width digits"): bool(re.search("[０-９]", text)),
        Message("the 代字 is 1 to 12 Chinese characters"): not re.fullmatch("[一-鿿]{1,12}", attempt["code"]),
        not_these: brackets != "〔〕",
        Message("the year has four digits, 1900 to 2099"): not re.fullmatch("(?:19|20)[0-9]{2}", attempt["year"]),
        Message("no 年 inside the brackets"): bool(attempt["year_word"]),
        Message("no 第 before the serial number"): bool(attempt["ordinal"]),
        Message("the serial number has no leading 0"): attempt["serial"].startswith("0"),
        Message("the serial number is 1 to 99999"): not 1 <= len(serial) <= 5,
        Message("号 ends the number"): not attempt["word"],
    }
    right = f"{attempt['code']}〔{year}〕{serial}号"
    example = Message("write {right}", right=right) if re.fullmatch(_NUMBER, right) else EXAMPLE
    told = [*(fault for fault, found in faults.items() if found), example]
    return Joined("; ", told)


def _full_year(year: str) -> str:
    """Complete a two-digit year: 18 is 2018, 98 is 1998."""
    if len(year) != 2:
        return year
    return f"20{year}" if year < "50" else f"19{year}"
