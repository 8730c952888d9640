"""From one year's report to the next: words stay, and whatever was so in one year is open again (换年)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from reportkit.annual_report.narrative import Aspect, Overview, Problem
from reportkit.model import Citation, Statistic, Term, slots
from reportkit.model.facts import Fact
from reportkit.rules.figures.literals import DIGITS, LASTING, NO_FIGURE, OF_A_RULE

DATE = re.compile(r"(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日(?!内)")

ENDS_OF_YEAR = re.compile(r"(?:\d{4}年)?(?:1月1日|12月31日)")
"""Days that are the same in every year."""

YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}年?[—～至-])?(?:19|20)\d{2}(?=年|[—～至-]\Z)")

DOCUMENT_NUMBER = re.compile(r"[一-鿿]+〔\d{4}〕\d+号")

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?[%‰]?")

NUMERALS = "[一二两三四五六七八九十百]+"

COUNTER = re.compile(
    rf"第(?:\d+|{NUMERALS})(?:[期届次轮]|批次)(?!全国|党|人大|人民|中央|代表|[一-鿿]中全会)|连续(?:\d+|{NUMERALS})(?:年|个(?:年度|季度|月))"
)
"""What counts on from year to year: 第六期, 连续三年."""

NIL = re.compile(
    "(?:均?尚?(?<!从)未|没有|(?<![一-鿿])无|(?<=[年共均县市区])无)"
    "(?:收到|收取|受理|发生|接到|产生|出现|因|被(?:申请|提起|投诉|举报|诉)|行政(?:复议|诉讼)|政府信息|依申请|申请|收费)"
    "[^，。；：]{0,60}"
)
"""What a year is said not to have brought: a figure of 0, told in words."""

ITEM_NUMBER = re.compile(r"(?:^|(?<=[：:；;，,。\s]))\d{1,2}[.．、)）](?=[一-鿿“《\s]|\Z)")
"""The number of an item that is typed in front of it, 其中：1.网站公开."""

QUOTED = re.compile("(《[^》]*》+|“[^”]*”)")


def gap(what: str, was: object = "") -> str:
    """Return a placeholder that says what is to be set again, and what it was.

    >>> gap("日期", "4月20日")
    '{待补:日期，原为4月20日}'
    """
    before = re.sub("[{}｛｝\n]", "", str(was))
    return f"{{{slots.PLACEHOLDER}:{what}{f'，原为{before}' if before else ''}}}"


def dated(fact: Fact, year: int) -> bool:
    """Tell whether a document is of one year, by its number or its title, or a term by its words."""
    match fact:
        case Citation():
            return f"〔{year}〕" in (fact.number or "") or f"{year}年" in fact.title
        case Term():
            return f"{year}年" in fact.text
        case _:
            return False


def opened_facts(facts: Sequence[Fact], year: int) -> list[Fact]:
    """Return facts for the next year: figures open beside this year's, documents and terms of the year gone."""
    return [opened(fact) if isinstance(fact, Statistic) else fact for fact in facts if not dated(fact, year)]


def opened(figure: Statistic) -> Statistic:
    """Return a figure that is not reported yet, beside this year's value; 余, 多 and the like stay.

    >>> opened(Statistic("培训", 4, "期")).last_value
    4
    """
    before = attrs.evolve(figure, last=None, parts=[attrs.evolve(part, last=None) for part in figure.parts])
    return attrs.evolve(_emptied(figure), last=before)


def _emptied(figure: Statistic) -> Statistic:
    parts = [_emptied(part) for part in figure.parts]
    return attrs.evolve(figure, value=None, last=None, note=None, parts=parts)


def words_of(fact: Fact) -> str:
    """Return what a document or a term prints in full."""
    match fact:
        case Citation():
            short = f"以下简称《{fact.short}》" if fact.short else ""
            behind = "，".join(filter(None, (fact.number, short)))
            return f"《{fact.title}》{f'（{behind}）' if behind else ''}"
        case Term():
            return fact.text
        case _:
            return ""


@attrs.frozen
class Eraser:
    """Opens what a text says of one year (待补): typed figures and dates, what did not happen, its documents.

    `gone` are the names that next year has not, with the words that they stood for.
    """

    gone: Mapping[str, str]
    year: int = 0

    @classmethod
    def of(cls, facts: Sequence[Fact], year: int, gone: Collection[str] = ()) -> "Eraser":
        """Return the eraser for a report's facts, some of which go for another reason."""
        return cls({**dict.fromkeys(gone, ""), **{one.name: words_of(one) for one in facts if dated(one, year)}}, year)

    def text(self, text: str) -> str:
        """Return a text with gaps for what it says of its year; each gap keeps the words that stood there.

        >>> Eraser({}).text("4月20日培训3次，{参训人员}，每月通报1次。")
        '{待补:日期，原为4月20日}培训{待补:数字，原为3}次，{参训人员}，每月通报1次。'
        >>> Eraser({}, 2023).text("印发《2023年工作要点》（临政办〔2023〕5号）。")
        '印发{待补:名称，原为《2023年工作要点》}（{待补:文号，原为临政办〔2023〕5号}）。'
        >>> Eraser({}).text("举办第六期培训班。{年}年未收到申请。")
        '举办{待补:次序，原为第六期}培训班。{年}年{待补:有无，原为未收到申请}。'
        """
        return "".join(self._piece(piece) for piece in slots.parse(text))

    def _piece(self, piece: str | slots.Slot) -> str:
        if isinstance(piece, slots.Slot):
            was = self.gone.get(piece.name)
            return piece.written if was is None else gap("名称" if piece.name in was else piece.name, was)
        parts = QUOTED.split(piece)  # names keep their digits
        return "".join(self._name(part) if number % 2 else self._words(part) for number, part in enumerate(parts))

    def _name(self, quoted: str) -> str:
        return gap("名称", quoted) if f"{self.year}年" in quoted else slots.escape(quoted)

    @classmethod
    def _words(cls, words: str) -> str:
        told, end = "", 0
        for first, behind, what in sorted(cls._of_the_year(words), key=lambda span: (span[0], -span[1])):
            if first >= end:
                told += slots.escape(words[end:first]) + gap(what, words[first:behind])
                end = behind
        return told + slots.escape(words[end:])

    @staticmethod
    def _of_the_year(words: str) -> Iterator[tuple[int, int, str]]:
        """Yield where words say something of one year, and what it is."""
        yield from ((*found.span(), "日期") for found in DATE.finditer(words) if not ENDS_OF_YEAR.fullmatch(found[0]))
        for pattern, what in ((DOCUMENT_NUMBER, "文号"), (YEAR, "年份"), (COUNTER, "次序"), (NIL, "有无")):
            yield from ((*found.span(), what) for found in pattern.finditer(words))
        blanked = words
        for none in (NO_FIGURE, ITEM_NUMBER, LASTING):
            blanked = none.sub(lambda found: " " * len(found[0]), blanked)
        for digits in DIGITS.finditer(blanked):
            figure = NUMBER.match(words, digits.start())
            if figure and not OF_A_RULE.search(words, 0, digits.start()):
                yield *figure.span(), "数字"

    def aspect(self, aspect: Aspect) -> Aspect:
        """Return an aspect with gaps."""
        text = self.text(aspect.text) if aspect.text else ""
        return attrs.evolve(aspect, text=text, points=[self.text(point) for point in aspect.points])

    def overview(self, overview: Overview) -> Overview:
        """Return part one with gaps."""
        aspects = {
            name: self.aspect(aspect)
            for name, aspect in attrs.asdict(overview, recurse=False).items()
            if isinstance(aspect, Aspect)
        }
        opening = self.text(overview.opening) if overview.opening else ""
        return Overview(opening=opening, further=[self.aspect(aspect) for aspect in overview.further], **aspects)

    def problem(self, problem: Problem) -> Problem:
        """Return a problem and its improvement with gaps."""
        return Problem(self.text(problem.what), self.text(problem.improvement))
