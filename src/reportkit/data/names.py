"""Phrases by their names: those of the library, and an office's own that were registered for the occasion."""

import difflib
import inspect
from collections.abc import Callable, Iterable, Mapping

import reportkit.phrases
from reportkit.annual_report.sentences import SENTENCES
from reportkit.errors import InvalidValue
from reportkit.messages import Message
from reportkit.model import Phrase
from reportkit.model.paragraph import phrase_name
from reportkit.phrases.factory import FactoryPhrase, is_phrase_factory

PhraseOrFactory = Callable[..., "Phrase | str"]


def _is_phrase(function: PhraseOrFactory) -> bool:
    return list(inspect.signature(function).parameters) == ["report"]


def _library() -> Mapping[str, PhraseOrFactory]:
    found = {name: getattr(reportkit.phrases, name) for name in reportkit.phrases.__all__}
    returning = {name: inspect.signature(function).return_annotation for name, function in found.items()}
    phrases = {
        name: function
        for name, function in found.items()
        if is_phrase_factory(function) or (_is_phrase(function) and returning[name] is str)
    }
    for sentence in (phrase for said in SENTENCES.values() for phrase in said):
        phrases.setdefault(phrase_name(sentence), sentence)
    return phrases


class PhraseNames:
    """The phrases that data may name (语句名录), and factories of phrases."""

    def __init__(self, own: Mapping[str, PhraseOrFactory]) -> None:
        library = _library()
        for name in own:
            if name in library:
                raise InvalidValue('phrases: "{name}" is a phrase of the library; give yours another name', name=name)
        self._known = {**library, **own}

    def name_of(self, phrase: Phrase) -> str | None:
        """Return the name of a phrase, or of the factory that made it, None when it has none."""
        wanted = phrase.factory if isinstance(phrase, FactoryPhrase) else phrase
        return next((name for name, known in self._known.items() if known == wanted), None)

    def named(self, name: str, place: str) -> PhraseOrFactory:
        """Return the phrase or factory of a name."""
        if name not in self._known:
            yours = Message('give yours as phrases={{"{name}": …}}', name=name)
            hint = did_you_mean(name, self._known) or yours
            raise InvalidValue('{place}: no phrase "{name}"; {hint}', place=place, name=name, hint=hint)
        return self._known[name]


def did_you_mean(given: str, known: Iterable[str]) -> Message | None:
    """Ask for the likeliest of some names, or for nothing."""
    likely = difflib.get_close_matches(given, list(known), n=1, cutoff=0.5)
    return Message('did you mean "{likely}"?', likely=likely[0]) if likely else None
