"""Words that a change never splits: figures with their units, dates, telephone and document numbers, titles, names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from reportkit.wording.measures import MEASURE

NUMERAL = "[〇零一二三四五六七八九十百千万两]+"
LONGEST_QUOTED = 20  # characters in “”; a longer one is a sentence, of which words change
FIGURE = rf"(?:(?<!\d)[-－+])?\d+(?:[,，]\d{{3}})*(?:\.\d+)?[余多]?(?:个百分点|[%％‰]|[万亿]?(?:{MEASURE})|[万亿])?"
TELEPHONE = r"\d{3,4}[-－]\d{7,8}(?!\d)"
DAY = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"

WITHIN = re.compile(r"\d[.,\s]+(?=\d)")
"""What stands between digits of one figure, or of two that nothing else parts."""

WHOLE = (
    "《[^《》]*》",
    f"“[^“”]{{1,{LONGEST_QUOTED}}}”",
    r"〔\d{4}〕第?\d+号",
    DAY,
    TELEPHONE,
    FIGURE,
    f"（{NUMERAL}）|（[0-9]+）|{NUMERAL}、|{NUMERAL}是",  # the numbers of headings, items and points
    f"第?{NUMERAL}个?(?:{MEASURE})",
    r"[A-Za-z][!-~]*",
)

_FIGURE = re.compile(f"(?:{FIGURE}|{DAY}|第?{NUMERAL}个?(?:{MEASURE}))")


@attrs.frozen
class Tokeniser:
    """Cuts text into what changes as a whole (词元); `names` are further words that are never cut.

    >>> Tokeniser(["示例县人民政府"])("示例县人民政府公开12.5万条，见《条例》")
    ['示例县人民政府', '公', '开', '12.5万条', '，', '见', '《条例》']
    >>> Tokeniser()("电话0000-1234567，2023-2024年")
    ['电', '话', '0000-1234567', '，', '2023', '-', '2024年']
    """

    names: Iterable[str] = ()
    _token: re.Pattern[str] = attrs.field(init=False, repr=False)

    @_token.default
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted({*self.names}, key=lambda name: (-len(name), name))
        return re.compile("|".join([*map(re.escape, longest_first), *WHOLE, "."]), re.DOTALL)

    def __call__(self, text: str) -> list[str]:
        """Return the tokens, which joined are the text."""
        return self._token.findall(text)


def pieces(tokens: Sequence[str]) -> set[int]:
    """Return which tokens are pieces of a figure that a blank or a mark was typed into, by their positions.

    >>> sorted(pieces(["占", "75", ".", " ", "0%", "，", "见", "1.5"]))
    [1, 4]
    """
    ends = list(accumulate(map(len, tokens)))
    places = ((bisect_right(ends, place) for place in found.span()) for found in WITHIN.finditer("".join(tokens)))
    return {at for first, last in places if first != last for at in (first, last)}


def is_figure(token: str) -> bool:
    """Tell whether a token is a figure or a date.

    >>> is_figure("12840条"), is_figure("2019年1月14日"), is_figure("条例")
    (True, True, False)
    """
    return _FIGURE.fullmatch(token) is not None
