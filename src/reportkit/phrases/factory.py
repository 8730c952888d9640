"""Phrases that a call makes, such as basis("条例"): they know that call, and so can be compared, copied and saved."""

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, ParamSpec

import attrs
from attrs import field

from reportkit.model import Phrase, Report

P = ParamSpec("P")


@attrs.frozen
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
        return self._phrase(report)

    def __reduce__(self) -> tuple[Callable[[], Phrase], tuple[()]]:
        call = inspect.BoundArguments(inspect.signature(self.factory), dict(self.given))
        return partial(self.factory, *call.args, **call.kwargs), ()  # the phrase within is a closure


def phrase_factory(factory: Callable[P, Phrase]) -> Callable[P, Phrase]:
    """Let the phrases that a function returns keep the call that made them; a decorator.

    >>> @phrase_factory
    ... def hotline(number: str):
    ...     return lambda report: f"{{我市}}政务服务热线：{number}。"
    >>> hotline("12345") == hotline(number="12345")
    True
    """
    signature = inspect.signature(factory)

    @wraps(factory)
    def make(*args: P.args, **kwargs: P.kwargs) -> Phrase:
        call = signature.bind(*args, **kwargs)
        call.apply_defaults()
        return FactoryPhrase(make, tuple(call.arguments.items()), factory(*args, **kwargs))

    vars(make)[_MARK] = True
    return make


_MARK = "makes_phrases"


def is_phrase_factory(function: object) -> bool:
    """Tell whether a function was declared a phrase factory."""
    return getattr(function, _MARK, False) is True
