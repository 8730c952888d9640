"""Tracked changes (修订) that a file is saved with: since which version, by whom, of when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs
from attrs import field

from reportkit.checks import flag, instance_of, label, where
from reportkit.errors import InvalidValue, brief, wrong_type
from reportkit.frozen import frozen
from reportkit.model import Report

LONGEST_NAME = 255
"""Characters of an author's name that Word takes."""

MARKUP = frozenset("<>&")


def _author(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    label(instance, attribute, value)
    if len(value) > LONGEST_NAME:
        raise InvalidValue(
            "{place}: got {count} characters; give at most {most}",
            place=where(instance, attribute),
            count=len(value),
            most=LONGEST_NAME,
        )
    if MARKUP.intersection(value):
        raise InvalidValue(
            "{place}: got '{value}'; give a person's name without {signs}",
            place=where(instance, attribute),
            value=brief(value),
            signs=" ".join(sorted(MARKUP.intersection(value))),
        )


def _moment(instance: object, attribute: "attrs.Attribute[datetime]", value: object) -> None:
    place = where(instance, attribute)
    if not isinstance(value, datetime):
        raise wrong_type(place, value, "a datetime with its zone, such as datetime(2019, 1, 14, 9, 30, tzinfo=UTC)")
    if value.utcoffset() is None:
        raise InvalidValue(
            "{place}: got {value}, without a zone; give it as tzinfo=, for instance ZoneInfo('Asia/Shanghai')",
            place=place,
            value=value.isoformat(),
        )


def _answers(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    place = where(instance, attribute)
    if not isinstance(value, Mapping) or not all(isinstance(text, str) for pair in value.items() for text in pair):
        raise wrong_type(place, value, 'an answer for each remark, such as {str(returned.comments[0]): "已核对。"}')


@attrs.frozen(kw_only=True)
class Revisions:
    """Changes to be marked (修订) when a report is saved: since what, in whose name, and of when.

    Parameters: `since` the version before, for a Word file `read_report(path).report`; `author` a name of at most 255
    characters; `date` a datetime with its zone, of which Word shows what the clock says there; `statement`
    True appends what changed as a table (修改说明), on pages of its own; `answers` what it says to each remark on the
    version before, such as `{str(returned.comments[0]): "已核对，一致。"}`.

    Raises WrongType and InvalidValue for anything else, such as a date without a zone or a name with markup.

    >>> from datetime import timedelta, timezone
    >>> from reportkit import Body
    >>> first = Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018)
    >>> morning = datetime(2019, 1, 14, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    >>> Revisions(since=first, author="张三", date=morning).statement
    False
    """

    since: Report = field(
        validator=instance_of(Report, "the Report before; a Word file is one by read_report(path).report")
    )
    author: str = field(validator=_author)
    date: datetime = field(validator=_moment)
    statement: bool = field(default=False, validator=flag)
    answers: Mapping[str, str] = field(factory=dict, converter=frozen, validator=_answers)

    def __attrs_post_init__(self) -> None:
        if self.answers and not self.statement:
            raise InvalidValue("Revisions.answers: they stand in the statement of changes; give statement=True too")


def require_revisions(given: object) -> Revisions:
    """Return revisions, or raise WrongType for anything else."""
    if not isinstance(given, Revisions):
        raise wrong_type("render: revisions", given, 'a Revisions such as Revisions(since=old, author="张三", date=…)')
    return given
