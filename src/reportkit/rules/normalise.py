"""A text as rules read it: addresses and foreign words masked, marks in full width, every place where it was."""

import re

from reportkit.patterns import expression

MASK = "〓"
HAN = "一-鿿〇"

MARKUP = (
    r"<!--[^<>〓]{0,200}-{0,2}>|<!\[[^<>〓]{0,200}>|</?[A-Za-z](?:[A-Za-z0-9:]{0,20})(?:\s[^<>〓]{0,500})?/?>"
    r"|&(?:[A-Za-z]{2,10}|#\d{1,6});|<!--\[if"
)
"""What a web page or an older Word leaves behind when its text is copied."""

ADDRESS_END = r"\s,;，；。：、！？（）〔〕【】〈〉()<>《》“”‘’\"'" + MASK + HAN
TOKEN = "A-Za-z0-9._+" + MASK + "-"

FOREIGN = expression(
    rf"(?=[!-~])(?:{MARKUP}|\{{[^{{}}{MASK}\n]{{1,60}}\}}"
    rf"|(?:(?:https?|ftp)://|(?<![{TOKEN}])www\.)[^{ADDRESS_END}]*[^{ADDRESS_END}.?!:]"
    rf"|(?<![{TOKEN}])[A-Za-z0-9._+-]{{1,99}}[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?<![{TOKEN}])[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*"
    rf"\.(?:com|cn|org|net|gov|edu|html?|docx?|xlsx?|pdf|txt)(?![A-Za-z0-9{MASK}])(?:[/?:][^{ADDRESS_END}]*[^{ADDRESS_END}.?!:])?"
    rf"|(?<![A-Za-z'’{MASK}-])[A-Za-z][A-Za-z'’-]*(?:[,;:.]? [A-Za-z][A-Za-z'’-]*)+[.!?]?)"
)
"""Addresses, files, markup, slots shown as such, and runs of foreign words, which keep their own marks."""

SUSPECT = expression(r"[A-Za-z@＠,;:!?.()\"'「」『』<&{]")
"""What a text must hold to be told otherwise than it stands there."""

FOREIGN_SIGN = expression("[A-Za-z@＠<{&]")
"""What nothing foreign does without."""

CORNERS = str.maketrans("「」『』", "“”‘’")
STRAIGHT = (
    (expression(rf"(?:(?<!\d)\"|\"(?=[{HAN}]))[^\"“”]*\""), "“”"),
    (expression('“[^“”"]*"|(?<!\\d)"[^“”"]*”'), "“”"),
    (expression(r"(?<![A-Za-z0-9])'[^'‘’]*'(?![A-Za-z0-9])"), "‘’"),
)
CHINESE = expression(f"[{HAN}{MASK}]")

PARENTHESES = expression(rf"(?P<opening>[(（])|(?P<closing>[)）])|[{HAN}{MASK}]+")

HALF_WIDTH = expression(
    rf"(?=[,;:!?.])(?:(?<=[{HAN}”’》〉）〕】%])[,;:!?]|[,;:!?](?= ?[{HAN}“‘《〈（〔【])"
    rf"|(?<=[{HAN}”’》〉）〕】])\.(?![\w.]))"
)
"""A mark in half width that stands in Chinese text."""
SIGNS = str.maketrans(",;:!?.", "，；：！？。")


def plain(text: str) -> str:
    """Return a text of the same length in which addresses and foreign words are masked, and marks are full-width.

    Straight quotes and 「」 become “”; numbers such as 12,345, times and ratios keep their marks. What is plain
    already stays as it is.

    >>> plain("见http://a.cn/b,共3处(件),比例1:3。")
    '见〓〓〓〓〓〓〓〓〓〓〓〓〓，共3处（件），比例1:3。'
    """
    if not SUSPECT.search(text):
        return text
    foreign = FOREIGN_SIGN.search(text) is not None
    told = (FOREIGN.sub(lambda found: MASK * len(found[0]), text) if foreign else text).translate(CORNERS)
    if not CHINESE.search(told):
        return told
    for pattern, signs in STRAIGHT if '"' in told or "'" in told else ():
        told = pattern.sub(lambda found, signs=signs: _quoted(found, signs), told)  # type: ignore[misc]
    if "(" in told or ")" in told:
        told = _parenthesised(told)
    return HALF_WIDTH.sub(lambda found: found[0].translate(SIGNS), told)


def _quoted(found: re.Match[str], signs: str) -> str:
    """Return a quotation with curly quotes, if it is Chinese or stands in Chinese."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() : found.end() + 1]
    if not CHINESE.search(before + found[0] + after):
        return found[0]
    return signs[0] + found[0][1:-1] + signs[1]


def _parenthesised(text: str) -> str:
    """Return a text in which a pair of parentheses is full-width as a whole: around Chinese, or behind it."""
    signs = list(text)
    open_ones: list[tuple[int, bool]] = []  # the place of each, and whether Chinese follows in it
    for found in PARENTHESES.finditer(text):
        place = found.start()
        if found["opening"]:
            open_ones.append((place, bool(place and re.match(f"[{HAN}”》]", text[place - 1]))))
        elif not found["closing"]:
            open_ones[-1:] = [(begin, True) for begin, _ in open_ones[-1:]]
        elif open_ones:
            begin, chinese = open_ones.pop()
            if chinese or "（" in text[begin] or "）" in text[place]:
                signs[begin], signs[place] = "（", "）"
            if chinese:
                open_ones[-1:] = [(outer, True) for outer, _ in open_ones[-1:]]
        elif place and CHINESE.match(text[place - 1]):
            signs[place] = "）"
    for begin, chinese in open_ones:
        if chinese:
            signs[begin] = "（"
    return "".join(signs)
