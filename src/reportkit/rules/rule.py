"""A rule: a test that yields faults, with its reason, its source and its examples beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import wraps
from types import GeneratorType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import attrs
from attrs import field

from reportkit.checks import instance_of, label, optional, where
from reportkit.errors import InvalidValue, ReportkitError, wrong_type
from reportkit.messages import Message
from reportkit.rules.families import family_of
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Finding, Force, Severity, Wrong
from reportkit.rules.replacement import OPEN_BY_FAMILY, Replacement

if TYPE_CHECKING:
    from reportkit.rules.context import CheckContext


class Input(Enum):
    """What a rule needs to be asked (检查所需的材料); a rule without it is listed as not checked."""

    TEXT = "文字"
    """Any text, whoever typed it: the manuscript of a report, a plain text, a Word file."""
    TYPED = "手工编排的文稿"
    """A text or Word file whose numbers, labels of attachments, signature are set by hand; a report derives them."""
    FILE = "Word文件"
    """The page, the styles and the numbering of a Word file."""
    REPORT = "报告"
    """A report with its facts."""
    LAST_YEAR = "上年报告"
    """A report beside last year's."""
    LAST_TEXT = "上年文稿"
    """Any text beside last year's, in whatever form that is: a report, a text, a Word file."""
    RETURNS = "各单位填报数据"
    """A report beside what its units returned."""
    PUBLISHED = "发布日期"
    """A report or text, and the day it goes out."""
    __hash__ = object.__hash__  # Enum's own is written in Python, and every rule is asked for its input


@attrs.frozen
class Fault:
    """What a rule's test yields: where, what is wrong and what would be right, and the words it is about.

    `start` is where those words begin in the passage of that place, below 0 in the number before it; a comment without
    it stands at the whole passage. `about` is where the wrong words among them begin and end, where the quotation shows
    what stands around them. `replacements` are what to write instead, where the rule knows it for certain.
    """

    place: str = field(validator=label)
    message: str = field(validator=instance_of(str, "what is wrong and what would be right, as a str"))
    quotation: str = field(default="", validator=instance_of(str, "the words that it is about, as a str"))
    start: int | None = field(default=None, validator=optional(instance_of(int, "where the words begin, as an int")))
    about: tuple[int, int] | None = field(default=None, validator=optional(instance_of(tuple, "two places as a tuple")))
    replacements: tuple[Replacement, ...] = field(default=(), validator=instance_of(tuple, "Replacements as a tuple"))

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the wrong words begin and end in their passage, None where the rule does not know."""
        if self.about is not None or self.start is None:
            return self.about
        return self.start, self.start + len(self.quotation)

    @property
    def wrong(self) -> Wrong | None:
        """The wrong words with their span, None where the rule does not know them, or does not quote them."""
        if self.span is None or self.start is None or not self.quotation:
            return None
        start, end = self.span
        words = self.quotation[start - self.start : end - self.start] if start >= self.start else ""
        return Wrong(start, end, words) if len(words) == end - start else None


def as_habit(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield one fault as it is; of several the first, with their number, for they have one cause.

    >>> [fault.message for fault in as_habit([Fault("第1段", "应当用“，”")] * 4)]
    ['应当用“，”；全文这样的共有4处']
    """
    told = list(faults)
    if len(told) < 2:
        yield from told
    else:
        message = f"{told[0].message}；全文这样的共有{len(told)}处"
        replacements = tuple(one for fault in told for one in fault.replacements)
        yield attrs.evolve(told[0], message=message, replacements=replacements)


Test = Callable[["CheckContext"], Iterator[Fault]]

Example = Mapping[str, object]
"""The fields of a small report that differ from an empty one, such as `{"title": "……"}`.

`"text"` is a text typed by hand instead of a report, `"table"` the rows of a table behind it,
`"file"` what differs in a Word file that is right;
`"last_year"` the fields of last year's report, `"last_text"` a text of last year's,
`"returns"` what the units returned, `"published"` the day it goes out.
"""


Examples = Example | str | Sequence[Example | str]
"""What an example is given as, or several: a str is a paragraph, of which a small report consists."""

EXAMPLE = Message("the fields of a small report as a dict, a paragraph as a str, or a list of these")


def _examples(given: object) -> object:
    """Return each example as the fields of its report; what is none is left for the validator to refuse."""
    several = given if isinstance(given, (list, tuple)) else [given]
    return tuple({"preamble": [one]} if isinstance(one, str) else one for one in several)


def _all_examples(instance: object, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
    for number, one in enumerate(value):
        if not isinstance(one, Mapping):
            place = f"{where(instance, attribute)}[{number}]" if len(value) > 1 else where(instance, attribute)
            raise wrong_type(place, one, EXAMPLE)
    if not value:
        raise InvalidValue("{place}: no example; give {example}", place=where(instance, attribute), example=EXAMPLE)


def _callable(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not callable(value) or not hasattr(value, "__name__"):
        raise wrong_type(where(instance, attribute), value, "the function that yields faults")


def _names(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
        raise wrong_type(where(instance, attribute), value, "a tuple of the names of rules and families")


def _readings(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(one, TextFeature) for one in value):
        raise wrong_type(where(instance, attribute), value, "a tuple of TextFeatures such as TextFeature.YEAR")


@attrs.frozen
class Rule:
    """A rule (检查规则): a test, how grave its findings are, and examples: each `bad` one fails, each `good` passes.

    `test` finds its faults, of the `severity`; `source` is the standard with its clause, and `force` how binding that
    is; `title` is the fault's name in Chinese; `needs` is what it reads; without that it is not asked. `yields_to` are
    rules, by their names, and families whose rules know more: on words that one of them speaks of, this one is not
    heard. Many faults of a `habit` are told once, with their number. `reads` is what has to be read in a text; where it
    was not, the rule is not asked. `leaves_open` is why findings that name what is wrong may yet not say the words.
    """

    test: Test = field(validator=_callable)
    title: str = field(validator=label)
    severity: Severity = field(validator=instance_of(Severity, "a Severity such as Severity.WARNING"))
    force: Force = field(validator=instance_of(Force, "a Force such as Force.PRACTICE"))
    source: str = field(validator=label)
    bad: tuple[Example, ...] = field(converter=_examples, validator=_all_examples)
    good: tuple[Example, ...] = field(converter=_examples, validator=_all_examples)
    needs: Input = field(default=Input.REPORT, validator=instance_of(Input, "an Input such as Input.TEXT"))
    yields_to: tuple[str, ...] = field(default=(), validator=_names)
    habit: bool = field(default=False, validator=instance_of(bool, "True or False"))
    reads: tuple[TextFeature, ...] = field(default=(), validator=_readings)
    leaves_open: str = field(default="", validator=instance_of(str, "why nobody can say what is right, as a str"))

    @property
    def name(self) -> str:
        """The fault's name: that of the rule's function."""
        return self.test.__name__

    @property
    def reason(self) -> str:
        """Why it is a fault: the docstring of the rule's function."""
        return self.test.__doc__ or ""

    @property
    def family(self) -> str:
        """What the rules of its module are called in Chinese."""
        return family_of(self.test.__module__ or "")  # a rule that exec made has no module

    @property
    def open_because(self) -> str:
        """Why its findings may not say what to write instead: its own reason, or its family's; "" where they do."""
        return self.leaves_open or OPEN_BY_FAMILY.get(self.family, "")

    def yields_to_rule(self, other: "Rule") -> bool:
        """Tell whether another rule knows more."""
        return other.name in self.yields_to or other.family in self.yields_to

    def findings(self, context: "CheckContext") -> Iterator[Finding]:
        """Yield what the rule finds, asked by itself.

        Raises ReportkitError, with the rule's name and what went wrong as its cause, where the test fails.
        """
        yield from self.told(self.faults(context), context)

    def told(self, faults: Iterable[Fault], context: "CheckContext") -> Iterator[Finding]:
        """Yield the findings that faults of this rule are told as."""
        for fault in as_habit(faults) if self.habit else faults:
            yield Finding(
                self.name,
                self.severity,
                self.force,
                self.source,
                fault.place,
                fault.message,
                fault.quotation,
                where=context.where(fault.place),
                start=fault.start,
                title=self.title,
                replacements=fault.replacements,
                wrong=fault.wrong,
            )

    def faults(self, context: "CheckContext") -> Iterator[Fault]:
        """Yield what the rule's test yields, or raise as `findings` does."""
        place = Message("rule {name}", name=self.name)
        try:
            faults = self.test(context)
            if not isinstance(faults, (GeneratorType, Iterable)):  # the first is what they mostly are, and soon told
                raise wrong_type(place, faults, "faults, by yield Fault(place, message)")
            for fault in faults:
                if not isinstance(fault, Fault):
                    raise wrong_type(place, fault, "Fault(place, message)")
                yield fault
        except ReportkitError as error:
            if str(error).startswith(str(place)):
                raise
            raise type(error)(Message("{place}: {error}", place=place, error=error.message)) from error
        except Exception as error:  # an office's rule may fail in any way
            kind = type(error).__name__
            raise ReportkitError(
                "{place} raised {kind}: {error}; mend it, or leave it out", place=place, kind=kind, error=error
            ) from error


P = ParamSpec("P")
Made = TypeVar("Made")


def _by_name(make: Callable[P, Made]) -> Callable[P, Made]:
    """Say what is wrong where @rule stands without parentheses."""

    @wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> Made:
        if given:
            raise wrong_type("rule", given[0], "everything by its name, as in @rule(title=…, severity=…, …)")
        return make(*given, **named)

    return made


@_by_name
def rule(
    *,
    title: str,
    severity: Severity,
    force: Force,
    source: str,
    bad: Examples,
    good: Examples,
    needs: Input = Input.REPORT,
    yields_to: tuple[str, ...] = (),
    habit: bool = False,
    reads: tuple[TextFeature, ...] = (),
    leaves_open: str = "",
) -> Callable[[Test], Rule]:
    """Make a rule of a function; its name names the fault, its docstring gives the reason.

    The parameters are those of `Rule`. Raises WrongType and InvalidValue for what does not belong in a field of it.
    """

    def decorate(test: Test) -> Rule:
        return Rule(test, title, severity, force, source, bad, good, needs, yields_to, habit, reads, leaves_open)

    return decorate


def require_rules(given: object, verb: str) -> tuple[Rule, ...]:
    """Return the rules to ask, each once, or say what is wanted."""
    if not isinstance(given, (Iterable, Rule)) or isinstance(given, (str, Mapping)):
        wanted = Message("rules such as (*RULES, own_rule)")
        if callable(given):
            wanted = Message("rules such as (*RULES, own_rule); make it a Rule by @rule")
        raise wrong_type(f"{verb}: rules", given, wanted)
    rules = (given,) if isinstance(given, Rule) else tuple(given)
    seen: set[str] = set()
    for number, one in enumerate(rules):
        if not isinstance(one, Rule):
            made = Message("a Rule, made by @rule")
            raise wrong_type(f"{verb}: rules[{number}]", one, made if callable(one) else Message("a Rule"))
        if one.name in seen:
            raise InvalidValue(
                "{verb}: rules[{number}]: a second rule {name}; give each once, under its own name",
                verb=verb,
                number=number,
                name=one.name,
            )
        seen.add(one.name)
    return rules
