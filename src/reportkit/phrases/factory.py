"""Phrases that a call makes, such as basis("条例"): they know that call, and so can be compared, copied and saved."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from types import NoneType, UnionType
from typing import Any, Literal, ParamSpec, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import field

from reportkit.errors import WrongType, wrong_type, wrong_value
from reportkit.messages import Message
from reportkit.model import Phrase, Report

P = ParamSpec("P")


@attrs.frozen(repr=False)
class FactoryPhrase:
    """A phrase that a factory made (带参语句), with the factory and what it was given.

    `given` pairs every parameter with its value, defaults included, so that equal calls make equal phrases.
    """

    factory: Callable[..., Phrase]
    given: tuple[tuple[str, Any], ...]
    _phrase: Phrase = field(repr=False, eq=False)

    @property
    def __name__(self) -> str:
        return self.factory.__name__

    def __call__(self, report: Report) -> str:
        require_report(report, self.__name__)
        return self._phrase(report)

    def __repr__(self) -> str:
        signature = inspect.signature(self.factory)
        given = {name: value for name, value in self.given if value != signature.parameters[name].default}
        call = inspect.BoundArguments(signature, given)
        named = (f"{name}={value!r}" for name, value in call.kwargs.items())
        return f"{self.__name__}({', '.join((*map(repr, call.args), *named))})"

    def __reduce__(self) -> tuple[Callable[[], Phrase], tuple[()]]:
        call = inspect.BoundArguments(inspect.signature(self.factory), dict(self.given))
        return partial(self.factory, *call.args, **call.kwargs), ()  # the phrase within is a closure


def phrase_factory(factory: Callable[P, Phrase]) -> Callable[P, Phrase]:
    """Let the phrases that a function returns keep the call that made them; a decorator.

    The call is held to the parameters as they are declared: a str that has no default is not empty.

    >>> @phrase_factory
    ... def hotline(number: str):
    ...     return lambda report: f"{{我市}}政务服务热线：{number}。"
    >>> hotline("12345") == hotline(number="12345")
    True
    """
    signature = inspect.signature(factory)

    @wraps(factory)
    def make(*args: P.args, **kwargs: P.kwargs) -> Phrase:
        if args and isinstance(args[0], Report):  # it stands where the phrase that it makes should
            raise WrongType("{name} makes phrases; call it, as in {name}(…)", name=factory.__name__)
        try:
            call = signature.bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{factory.__name__}() {error}") from None
        call.apply_defaults()
        for name, given in call.arguments.items():
            _require(given, signature.parameters[name], factory)
        return FactoryPhrase(make, tuple(call.arguments.items()), factory(*args, **kwargs))

    vars(make)[_MARK] = True
    return make


def _require(given: object, parameter: inspect.Parameter, factory: Callable[..., Phrase]) -> None:
    """Refuse what a parameter was not declared for."""
    declared = _declared(factory).get(parameter.name, object)
    place = f"{factory.__name__}: {parameter.name}"
    several = parameter.kind is parameter.VAR_POSITIONAL
    for value in given if several and isinstance(given, tuple) else (given,):
        if not _fits(value, declared):
            choices = [choice for choice in get_args(declared) if isinstance(choice, str)]
            if choices and isinstance(value, str):
                wanted = Message("one of {choices}", choices=", ".join(map(repr, choices)))
                raise wrong_value(place, value, wanted)
            kind = inspect.formatannotation(declared)
            raise wrong_type(place, value, Message("a value of type {kind}", kind=kind))
        if isinstance(value, str) and not value.strip() and parameter.default is parameter.empty:
            raise wrong_value(place, value, "text that is not empty")


@cache
def _declared(factory: Callable[..., Phrase]) -> Mapping[str, Any]:
    try:
        return get_type_hints(factory)
    except NameError:  # it names what its module imports for type checkers alone
        return {}


def _fits(value: object, declared: object) -> bool:
    """Tell whether a value is of a declared type; of what is no plain value, only the factory knows."""
    if get_origin(declared) is Literal:
        return value in get_args(declared)
    if get_origin(declared) in (Union, UnionType):
        return any(_fits(value, one) for one in get_args(declared))
    return type(value) is declared if declared in (str, bool, int, NoneType) else True


def require_report(report: object, name: str) -> None:
    """Refuse to say anything of what is no report."""
    if not isinstance(report, Report):
        raise wrong_type(name, report, "a Report")


_MARK = "makes_phrases"


def is_phrase_factory(function: object) -> bool:
    """Tell whether a function was declared a phrase factory."""
    return getattr(function, _MARK, False) is True
