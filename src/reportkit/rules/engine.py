"""Asking the rules: of a report, of a text, of a Word file; what lacks its input is listed as not checked."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import attrs

from reportkit.compose import compose
from reportkit.errors import InvalidValue, ReportkitError, brief, language, shown, wrong_type
from reportkit.files import as_path
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.manuscript import Manuscript
from reportkit.messages import Message
from reportkit.model import Report
from reportkit.model.fields import as_day, require_day
from reportkit.model.report import require_report
from reportkit.patterns import expression
from reportkit.readers import read_docx, read_text
from reportkit.rules.catalogue import RULES
from reportkit.rules.context import CheckContext, Returned
from reportkit.rules.finding import HABIT, Finding, Force, Severity
from reportkit.rules.findings import Checked, Findings, NotChecked
from reportkit.rules.lacking import lacking
from reportkit.rules.last_text import LastYear, last_context, last_text
from reportkit.rules.overlap import Reported
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, Rule, require_rules
from reportkit.rules.suppression import Suppressed, Suppression

LOOKING_AHEAD = expression(
    r"(?:(?<!总结和)(?:要点|计划|规划|方案|安排)|讲话稿?|发言|致辞|通知|意见|函|请示|批复|纪要|政府工作报告)(?:（[^（）]*）)?\Z"
)
"""Titles of documents whose year is not one to look back on."""
TITLE_YEAR = expression(r"((?:19|20)\d{2})\s?年")


def checked_report(
    report: Report,
    *,
    layout: Format,
    rules: Iterable[Rule] | None,
    last_year: LastYear | None,
    returns: Returned | None,
    published: date | None,
    suppressions: Iterable[Suppression],
) -> Findings:
    """Ask the rules of a report."""
    require_report(report, "check")
    if not isinstance(layout, Format):
        raise wrong_layout("check", layout)
    last = last_text(last_year, year=report.year, year_of=_year, layout=layout)
    if returns is not None and not _is_returned(returns):
        raise wrong_type("check: returns", returns, "the Consolidation that add_up makes of the units' returns")
    published = _day(published, "check")
    context = CheckContext(
        report,
        compose(report, layout.elements),
        layout,
        year=report.year,
        last_year=last_year if isinstance(last_year, Report) else None,
        last_text=last,
        returns=returns,
        published=published,
    )
    return _asked(context, _wanted(rules, "check"), suppressions, "check")


def checked_text(
    text: str,
    *,
    rules: Iterable[Rule] | None,
    published: date | None,
    suppressions: Iterable[Suppression],
    last_year: LastYear | None = None,
) -> Findings:
    """Ask the rules of a text."""
    if not isinstance(text, str):
        raise wrong_type("check_text", text, "the text as a str")
    _require_no_path(text)
    published = _day(published, "check_text")
    manuscript = read_text(text)
    year = _year(manuscript)
    last = last_context(last_year, year=year, year_of=_year, layout=GB9704, verb="check_text")
    context = CheckContext(None, manuscript, GB9704, year=year, published=published, last_text=last)
    return _asked(context, _wanted(rules, "check_text"), suppressions, "check_text")


_PATH = expression(r"[^\n]*(\.(?:docx?|wps|txt))\s*", re.IGNORECASE)


def _require_no_path(text: str) -> None:
    """Refuse the path of a text in its place: checked as a text, it has no faults."""
    path = _PATH.fullmatch(text)
    if path is None:
        return
    match path[1].lower():
        case ".txt":
            right = Message('give what the file holds, such as Path(…).read_text(encoding="utf-8")')
        case ".docx":
            right = Message("call check_docx for a file")
        case _:
            right = Message("save the file as .docx in Word or WPS and call check_docx for that")
    raise InvalidValue("check_text: got {text}, the path of a file; {right}", text=shown(text), right=right)


def checked_docx(
    path: str | os.PathLike[str],
    *,
    layout: Format,
    rules: Iterable[Rule] | None,
    published: date | None,
    suppressions: Iterable[Suppression],
    last_year: LastYear | None = None,
) -> Findings:
    """Ask the rules of a Word file."""
    if not isinstance(layout, Format):
        raise wrong_layout("check_docx", layout)
    published = _day(published, "check_docx")
    wanted = _wanted(rules, "check_docx")
    manuscript, file = read_docx(_existing(path))
    year = _year(manuscript)
    last = last_context(last_year, year=year, year_of=_year, layout=layout, verb="check_docx")
    context = CheckContext(None, manuscript, layout, year=year, file=file, published=published, last_text=last)
    return _asked(context, wanted, suppressions, "check_docx")


def _existing(given: str | os.PathLike[str]) -> Path:
    path = as_path(given, "check_docx")
    if path.is_dir():  # as "" is, the folder that we are in
        raise InvalidValue(
            "check_docx: {given} is a folder; give the path of a .docx file", given=repr(os.fspath(given))
        )
    return path


def _is_returned(given: object) -> bool:
    return not isinstance(given, type) and callable(getattr(given, "cells", None)) and hasattr(given, "missing")


def _year(manuscript: Manuscript) -> int | None:
    found = TITLE_YEAR.search(manuscript.title)
    return int(found[1]) if found and not LOOKING_AHEAD.search(manuscript.title) else None


def _wanted(rules: Iterable[Rule] | None, verb: str) -> tuple[Rule, ...]:
    return RULES if rules is None else require_rules(rules, verb)


def _day(published: date | None, verb: str) -> date | None:
    """Return the day of publication, or raise."""
    day = as_day(published)
    if day is not None:
        require_day(day, f"{verb}: published")
    return day


def _asked(context: CheckContext, rules: Sequence[Rule], suppressions: Iterable[Suppression], verb: str) -> Findings:
    quiet = _require_suppressions(suppressions, rules, verb)
    asked: list[Rule] = []
    unasked: list[tuple[Rule, str]] = []
    for rule in rules:
        if not (lacks := lacking(rule, context)):
            asked.append(rule)
        elif context.given_report is None or rule.needs is not Input.FILE:  # a report's looks are those of its format
            unasked.append((rule, lacks))
    loud: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[Suppression] = set()
    answers = [answer for rule in asked if (answer := _answer(rule, context))]
    failed = {one.rule.name for one in answers if one.failure is not None}
    for finding in _heard(answers, context):
        keeping = [one for one in quiet if one.keeps(finding)]
        used.update(keeping)
        if keeping:
            suppressed.append(Suppressed(finding, keeping[0].reason))
        else:
            loud.append(finding)
    return Findings(
        loud,
        checked=[_checked(rule.name, rule.title, rule.family) for rule in asked if rule.name not in failed],
        suppressed=suppressed,
        not_checked=[NotChecked(rule.name, lacks, rule.title) for rule, lacks in unasked],
        unused_suppressions=[one for one in quiet if one not in used],
        failures=[one.failure for one in answers if one.failure is not None],
        title=context.manuscript.title.replace("\n", ""),
        digest=context.manuscript.digest,
    )


@attrs.frozen
class _Answer:
    """What a rule found, and where it failed what it raised; what it had found before is kept."""

    rule: Rule
    faults: Sequence[Fault]
    failure: ReportkitError | None


_checked = cache(Checked)
"""One for each rule: that hundreds of them were asked makes no hundreds of objects for each text."""


def _answer(rule: Rule, context: CheckContext) -> _Answer | None:
    """Ask one rule, which mostly finds nothing; that it fails takes nothing from what others find."""
    found: list[Fault] = []
    failure = None
    try:
        found.extend(rule.faults(context))
    except ReportkitError as error:
        failure = error
    return _Answer(rule, found, failure) if found or failure else None


def _heard(answers: Sequence[_Answer], context: CheckContext) -> Iterator[Finding]:
    """Yield what rules find, of those that yield only what no rule that knows more speaks of, and which failed."""
    for answer in answers:
        rule, faults = answer.rule, answer.faults
        if rule.yields_to:
            knowing = (one.faults for one in answers if one.rule is not rule and rule.yields_to_rule(one.rule))
            told = Reported(fault for theirs in knowing for fault in theirs)
            faults = [fault for fault in faults if not told.covers(fault)]
        yield from rule.told(faults, context)
        if answer.failure is not None:
            yield _failed(rule, answer.failure)


FAILED = "rule_failed"
"""The finding that a rule failed; no rule is called so, so that no Suppression keeps it back."""


def _failed(rule: Rule, failure: ReportkitError) -> Finding:
    with language("zh"):
        message = (
            f"规则“{rule.title}”出错，没有检查完；这一项请人工核对，并请把括号中的话告诉维护规则的人员（{failure}）"
        )
    return Finding(FAILED, Severity.WARNING, Force.PRACTICE, HABIT, WHOLE, message, where=WHOLE, title="规则出错")


def _require_suppressions(given: object, rules: Sequence[Rule], verb: str) -> tuple[Suppression, ...]:
    wanted = Message('a Suppression such as Suppression("unused_fact", "…")')
    if not isinstance(given, (Iterable, Suppression)) or isinstance(given, (str, Mapping)):
        raise wrong_type(f"{verb}: suppressions", given, wanted)
    suppressions = (given,) if isinstance(given, Suppression) else tuple(given)
    for number, suppression in enumerate(suppressions):
        if not isinstance(suppression, Suppression):
            raise wrong_type(f"{verb}: suppressions[{number}]", suppression, wanted)
        if not any(suppression.name in (rule.name, rule.title) for rule in rules):
            hint = alike(suppression.name, rules)
            meant = Message("give the name behind a finding, as in 〔unused_fact〕")
            if hint:
                meant = Message('did you mean "{likely}"?', likely=hint)
            raise InvalidValue(
                '{verb}: suppressions[{number}]: no rule "{name}" is asked here; {meant}',
                verb=verb,
                number=number,
                name=brief(suppression.name),
                meant=meant,
            )
    return suppressions


def alike(name: str, rules: Iterable[Rule]) -> str:
    """Return the name or title of a rule that is nearly the same, "" where there is none."""
    known = [known for rule in rules for known in (rule.name, rule.title)]
    return next(iter(get_close_matches(name, known, 1)), "")
