"""What a check comes back with: findings, what was suppressed with a reason, and what could not be checked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import attrs

from reportkit.errors import ReportkitError, wrong_type
from reportkit.rules.finding import Finding, Severity
from reportkit.rules.suppression import Suppressed, Suppression

MOST_NAMED = 6  # of the rules that were not asked for one reason; `not_checked` has all


@attrs.frozen
class Checked:
    """A rule that was asked and answered (已检查), whatever it found: its name, its Chinese name, its family."""

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
    """A list of findings (检查结果清单), with what was suppressed and what was not checked beside it.

    `title` is that of the text that was checked and `digest` its mark, by which `save` knows whose findings these are;
    "" where they were put together by hand. `unheard` is how many were less grave than was asked for;
    `unused_suppressions` are those that kept nothing back, `failures` what the rules raised that failed, each with its
    cause; that a rule failed is a finding too.
    """

    def __init__(
        self,
        found: Iterable[Finding] = (),
        *,
        checked: Iterable[Checked] = (),
        suppressed: Iterable[Suppressed] = (),
        not_checked: Iterable[NotChecked] = (),
        unused_suppressions: Iterable[Suppression] = (),
        failures: Iterable[ReportkitError] = (),
        title: str = "",
        digest: str = "",
        unheard: int = 0,
    ) -> None:
        super().__init__(found)
        self.checked = tuple(checked)
        self.suppressed = tuple(suppressed)
        self.not_checked = tuple(not_checked)
        self.unused_suppressions = tuple(unused_suppressions)
        self.failures = tuple(failures)
        self.title = title
        self.digest = digest
        self.unheard = unheard

    def of(self, severity: Severity) -> list[Finding]:
        """Return those of one severity, in their order.

        Raises WrongType for what is no Severity.
        """
        if not isinstance(severity, Severity):
            raise wrong_type("Findings.of", severity, "a Severity such as Severity.ERROR")
        return [finding for finding in self if finding.severity is severity]

    def at_least(self, severity: Severity) -> "Findings":
        """Return those that are as grave as a severity or graver, with all else that the check came back with.

        Raises WrongType for what is no Severity.

        >>> from reportkit.rules import Force
        >>> slight = Finding("some_rule", Severity.ADVICE, Force.PRACTICE, "", "title", "可以更好")
        >>> Findings([slight]).at_least(Severity.WARNING).summary()
        '未发现问题。另有较轻的1处没有列出。'
        """
        if not isinstance(severity, Severity):
            raise wrong_type("Findings.at_least", severity, "a Severity such as Severity.WARNING")
        order = list(Severity)
        heard = [finding for finding in self if order.index(finding.severity) <= order.index(severity)]
        return Findings(
            heard,
            checked=self.checked,
            suppressed=self.suppressed,
            not_checked=self.not_checked,
            unused_suppressions=self.unused_suppressions,
            failures=self.failures,
            title=self.title,
            digest=self.digest,
            unheard=self.unheard + len(self) - len(heard),
        )

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
        found += f"另有较轻的{self.unheard}处没有列出。" if self.unheard else ""
        return f"{found}另有{len(self.suppressed)}处不再提示。" if self.suppressed else found

    def text(self, *, alone: bool = True) -> str:
        """Return everything as lines of Chinese to read: by severity, then what is suppressed and what was not checked.

        Behind each finding stands 〔its rule〕, by which a Suppression names it. `alone` False, where several texts are
        checked in the same way, leaves out what is said once for all of them: the suppressions that kept nothing back,
        and what was not checked.

        >>> from reportkit.rules import Force
        >>> bare = Finding("bare_name", Severity.ERROR, Force.SHALL, "", "title", "缺少书名号", "条例", where="标题")
        >>> print(Findings([bare]).text())
        共发现问题1处：错误1处。
        <BLANKLINE>
        错误（1处）
        1. 标题“条例”：缺少书名号〔bare_name〕
        """
        return "\n".join(self._lines(alone=alone))

    def _lines(self, *, alone: bool) -> Iterator[str]:
        yield self.summary()
        for severity in Severity:
            if found := self.of(severity):
                yield from ("", f"{severity.value}（{len(found)}处）")
                yield from (f"{number}. {one.told}〔{one.name}〕" for number, one in enumerate(found, 1))
        if self.suppressed:
            yield from ("", f"不再提示（{len(self.suppressed)}处）")
            for number, kept in enumerate(self.suppressed, 1):
                yield f"{number}. {kept.finding.told}〔{kept.finding.name}〕理由：{kept.reason}"
        if alone and self.unused_suppressions:
            yield from ("", *told_unused(self.unused_suppressions))
        if alone and self.not_checked:
            yield from ("", *self.told_unchecked())

    def told_unchecked(self, files: str = "") -> list[str]:
        """Return in lines which rules were not asked, and why; `files` are those that it is said of."""
        lines = [f"未检查（{files}{len(self.not_checked)}项）"] if self.not_checked else []
        for needed, titles in self.lacking().items():
            further = f"等{len(titles)}项" if len(titles) > MOST_NAMED else ""
            lines.append(f"缺少{needed}：{'；'.join(titles[:MOST_NAMED])}{further}")
        return lines

    def to_json(self) -> str:
        """Return everything as JSON; its keys stay, and more may come.

        `counts` holds ERROR, WARNING, ADVICE, unheard, suppressed, checked and not_checked; `findings` the findings,
        each with name, title, severity, force, source, place, where, message, quotation, start (a number, or null) and
        replacements (each with place, start, end, words), wrong (start, end, words of what is wrong, or null) and right
        (the words for these, or null); `suppressed` such findings with their reason;
        `unused_suppressions` those that kept nothing back, with name, reason, place (or null);
        `checked` rules with name, title, family; `not_checked` rules with name, title, lacks. Severity and
        force are the names of their members, such as ERROR and SHALL.

        >>> json.loads(Findings().to_json())["counts"]["ERROR"]
        0
        """
        return json.dumps(
            {
                "counts": {
                    **{severity.name: len(self.of(severity)) for severity in Severity},
                    "unheard": self.unheard,
                    "suppressed": len(self.suppressed),
                    "checked": len(self.checked),
                    "not_checked": len(self.not_checked),
                },
                "findings": [_fields(finding) for finding in self],
                "suppressed": [{**_fields(kept.finding), "reason": kept.reason} for kept in self.suppressed],
                "unused_suppressions": [attrs.asdict(one) for one in self.unused_suppressions],
                "checked": [attrs.asdict(rule) for rule in self.checked],
                "not_checked": [attrs.asdict(rule) for rule in self.not_checked],
            },
            ensure_ascii=False,
            indent=2,
        )


def told_unused(suppressions: Sequence[Suppression]) -> list[str]:
    """Return in lines which suppressions kept nothing back."""
    head = f"没有用到的不再提示（{len(suppressions)}项，没有这样的结果，或者位置不符）"
    return [head, *(f"{number}. {one}" for number, one in enumerate(suppressions, 1))]


def _fields(finding: Finding) -> dict[str, object]:
    fields = {**attrs.asdict(finding), "right": finding.right}
    return {name: value.name if isinstance(value, Enum) else value for name, value in fields.items()}
