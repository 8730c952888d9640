"""What a check comes back with: findings, what was silenced with a reason, and what could not be checked."""

import json
from collections.abc import Iterable, Iterator
from enum import Enum

import attrs
from attrs import field

from reportkit.checks import label, optional

LONGEST_QUOTATION = 20  # 字
MOST_NAMED = 6  # of the rules that were not asked for one reason; `not_checked` has all

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
class Finding:
    """Something that a reviewer would mark (检查结果).

    `name`, `title` (its Chinese name), `severity`, `force`, `source` are the rule's; `place` is the path in the
    report, as in `sections[1].content[0]`, or the paragraph of a text, as in `第5段`; `message` says in Chinese what is
    wrong and what would be right; `quotation` is the text it is about, of at most 20 characters; `where` is the place
    as a reader finds it, as in `二、（三）第2段`; `start` is where the quotation begins in its passage, where that is
    known. `str()` of it is one line to read.
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

    def __str__(self) -> str:
        return f"【{self.severity.value}】{self.told}"

    @property
    def told(self) -> str:
        """The line without the severity: where it is, the words, what is wrong."""
        place = self.where or self.place
        return f"{place}{'' if self.problem.startswith('“') else '：'}{self.problem}"

    @property
    def problem(self) -> str:
        """The words that it is about and what is wrong with them, on one line."""
        quoted = f"“{self.quotation.translate(INNER_MARKS)}”" if self.quotation else ""
        named = not quoted or self.message.startswith((quoted, f"{self.quotation}："))
        return (self.message if named else f"{quoted}：{self.message}").replace("\n", "")

    @property
    def basis(self) -> str:
        """What it rests on, in Chinese: the standard and how binding its clause is, or that it is a habit."""
        origin = self.source.replace(HABIT, "").strip("; ")
        return f"{origin}（{self.force.value}）" if origin else "工作惯例"


@attrs.frozen
class Silence:
    """A rule that is not to speak (不再提示), with the reason: everywhere, or at one place and what lies below it.

    >>> Silence("untyped_figure", "编号不是统计数据", place="sections[3]").covers("sections[3].content[0]")
    True
    """

    name: str = field(validator=label)
    reason: str = field(validator=label)
    place: str | None = field(default=None, validator=optional(label))

    def covers(self, place: str) -> bool:
        """Tell whether a place is the silenced one, or lies within it."""
        return self.place is None or place == self.place or place.startswith((f"{self.place}.", f"{self.place}["))


@attrs.frozen
class Silenced:
    """A finding that a Silence keeps back; it still counts, and the slip shows it with the reason."""

    finding: Finding
    reason: str


@attrs.frozen
class Checked:
    """A rule that was asked (已检查), whatever it found: its name, its Chinese name, the family it belongs to."""

    name: str
    title: str = ""
    family: str = ""


@attrs.frozen
class NotChecked:
    """A rule that was not asked (未检查), and what it would need; `title` is its Chinese name."""

    name: str
    lacks: str
    title: str = ""


class Findings(list[Finding]):
    """A list of findings (检查结果清单), with what was silenced and what was not checked beside it."""

    def __init__(
        self,
        found: Iterable[Finding] = (),
        *,
        checked: Iterable[Checked] = (),
        silenced: Iterable[Silenced] = (),
        not_checked: Iterable[NotChecked] = (),
    ) -> None:
        super().__init__(found)
        self.checked = tuple(checked)
        self.silenced = tuple(silenced)
        self.not_checked = tuple(not_checked)

    def of(self, severity: Severity) -> list[Finding]:
        """Return those of one severity, in their order."""
        return [finding for finding in self if finding.severity is severity]

    def lacking(self) -> dict[str, list[str]]:
        """Return the Chinese names of the rules that were not asked, by what each would need."""
        rules: dict[str, list[str]] = {}
        for one in self.not_checked:
            rules.setdefault(one.lacks, []).append(one.title or one.name)
        return rules

    def summary(self) -> str:
        """Return how many there are, as a sentence.

        >>> Findings().summary()
        '未发现问题。'
        """
        counts = [f"{severity.value}{len(self.of(severity))}处" for severity in Severity if self.of(severity)]
        found = f"共发现问题{len(self)}处：{'，'.join(counts)}。" if self else "未发现问题。"
        return f"{found}另有{len(self.silenced)}处不再提示。" if self.silenced else found

    def text(self) -> str:
        """Return everything as lines of Chinese to read: by severity, then what is silenced, then what was not checked.

        >>> bare = Finding("bare_name", Severity.ERROR, Force.SHALL, "", "title", "缺少书名号", "条例", where="标题")
        >>> print(Findings([bare]).text())
        共发现问题1处：错误1处。
        <BLANKLINE>
        错误（1处）
        1. 标题“条例”：缺少书名号〔bare_name〕
        """
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.summary()
        for severity in Severity:
            if found := self.of(severity):
                yield from ("", f"{severity.value}（{len(found)}处）")
                yield from (f"{number}. {one.told}〔{one.name}〕" for number, one in enumerate(found, 1))
        if self.silenced:
            yield from ("", f"不再提示（{len(self.silenced)}处）")
            for number, kept in enumerate(self.silenced, 1):
                yield f"{number}. {kept.finding.told}〔{kept.finding.name}〕理由：{kept.reason}"
        if self.not_checked:
            yield from ("", f"未检查（{len(self.not_checked)}项）")
            for needed, titles in self.lacking().items():
                further = f"等{len(titles)}项" if len(titles) > MOST_NAMED else ""
                yield f"缺少{needed}：{'；'.join(titles[:MOST_NAMED])}{further}"

    def to_json(self) -> str:
        """Return everything as JSON; its keys stay, and more may come.

        `counts` holds ERROR, WARNING, ADVICE, silenced, checked and not_checked; `findings` the findings, each with
        name, title, severity, force, source, place, where, message, quotation, start (a number, or null); `silenced`
        such findings with their reason; `checked` rules with name, title, family; `not_checked` rules with name,
        title, lacks. Severity and force are the names of their members, such as ERROR and SHALL.

        >>> json.loads(Findings().to_json())["counts"]["ERROR"]
        0
        """
        return json.dumps(
            {
                "counts": {
                    **{severity.name: len(self.of(severity)) for severity in Severity},
                    "silenced": len(self.silenced),
                    "checked": len(self.checked),
                    "not_checked": len(self.not_checked),
                },
                "findings": [_fields(finding) for finding in self],
                "silenced": [{**_fields(kept.finding), "reason": kept.reason} for kept in self.silenced],
                "checked": [attrs.asdict(rule) for rule in self.checked],
                "not_checked": [attrs.asdict(rule) for rule in self.not_checked],
            },
            ensure_ascii=False,
            indent=2,
        )


def _fields(finding: Finding) -> dict[str, object]:
    return {
        field.name: value.name if isinstance(value := getattr(finding, field.name), Enum) else value
        for field in attrs.fields(Finding)
    }
