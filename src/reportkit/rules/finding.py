"""A finding: what a reviewer would mark, where it stands, how grave it is and what it rests on."""

from enum import Enum

import attrs
from attrs import field

from reportkit.rules.replacement import Replacement, mended

LONGEST_QUOTATION = 20  # 字

HABIT = "office practice"
"""The source of what no standard says."""


INNER_MARKS = str.maketrans("“”", "‘’")
"""Marks within quotation marks are single ones (GB/T 15834-2011, 4.8.3.4)."""


class Severity(Enum):
    """How grave a finding is (严重程度)."""

    ERROR = "错误"
    """It cannot be right, or breaks a “shall”."""
    WARNING = "提醒"
    """Somebody has to confirm it."""
    ADVICE = "建议"
    """It could be better."""


class Force(Enum):
    """How binding the source of a rule is (约束力); the standards grade their wording."""

    SHALL = "应当"
    NORMALLY = "一般"
    RECOMMENDED = "推荐"
    MAY = "可以"
    PRACTICE = "惯例"


def _cut(quotation: str) -> str:
    return quotation if len(quotation) <= LONGEST_QUOTATION else quotation[: LONGEST_QUOTATION - 1] + "…"


@attrs.frozen
class Wrong:
    """The words of a passage that are wrong (错处).

    Parameters: `start` and `end` where they begin and end, below 0 in the number before it; `words` what they are.
    """

    start: int
    end: int
    words: str


@attrs.frozen
class Finding:
    """Something that a reviewer would mark (检查结果).

    `name`, `title` (its Chinese name), `severity`, `force`, `source` are the rule's; `place` is the path in the
    report, as in `sections[1].content[0]`, or the paragraph of a text, as in `第5段`; `message` says in Chinese what is
    wrong and what would be right; `quotation` is the text it is about, of at most 20 characters; `where` is the place
    as a reader finds it, as in `二、（三）第2段`; `start` is where the quotation begins in its passage, where that is
    known. `replacements` are what to write instead, where the rule knows it: of a folded finding those of all that it
    stands for. `wrong` are the words among the quotation that are wrong, where the rule knows them. `str()` of it is
    one line to read.
    """

    name: str
    severity: Severity
    force: Force
    source: str
    place: str
    message: str
    quotation: str = field(default="", converter=_cut)
    where: str = field(default="", kw_only=True)
    start: int | None = field(default=None, kw_only=True)
    title: str = field(default="", kw_only=True)
    replacements: tuple[Replacement, ...] = field(default=(), kw_only=True)
    wrong: Wrong | None = field(default=None, kw_only=True)

    @property
    def right(self) -> str | None:
        """What to write for the wrong words, None where the rule does not know it, or it takes more than these.

        >>> wrong = Wrong(4, 6, "，，")
        >>> instead = (Replacement("第2段", 5, 6, ""),)
        >>> fields = ("doubled_mark", Severity.ERROR, Force.SHALL, HABIT, "第2段", "标点重叠", "，，")
        >>> Finding(*fields, start=4, replacements=instead, wrong=wrong).right
        '，'
        """
        if self.wrong is None:
            return None
        start, end = self.wrong.start, self.wrong.end
        inside = [
            attrs.evolve(one, start=one.start - start, end=one.end - start)
            for one in self.replacements
            if one.place == self.place and start <= one.start and one.end <= end
        ]
        return mended(self.wrong.words, inside) if inside else None

    def __str__(self) -> str:
        return f"【{self.severity.value}】{self.told}"

    @property
    def told(self) -> str:
        """The line without the severity: where it is, the words, what is wrong."""
        place = (self.where or self.place).removesuffix(f"“{self.quotation}”")
        joint = "：" if not self.problem.startswith("“") else "中" if place.endswith(("”", "处）")) else ""
        return f"{place}{joint}{self.problem}"

    @property
    def problem(self) -> str:
        """The words that it is about and what is wrong with them, on one line."""
        quoted = f"“{self.quotation.translate(INNER_MARKS)}”" if self.quotation else ""
        named = not quoted or self.message.startswith((quoted, f"{self.quotation}："))
        return (self.message if named else f"{quoted}：{self.message}").replace("\n", "")

    @property
    def basis(self) -> str:
        """What it rests on, in Chinese: the standard and how binding its clause is, or that it is a habit.

        A source is a standard with its clause, or a few Chinese words; `HABIT` stands where there is none.
        """
        origin = self.source.replace(HABIT, "").strip("; ")
        return f"{origin}（{self.force.value}）" if origin else "工作惯例"
