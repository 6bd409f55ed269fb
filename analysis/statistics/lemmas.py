"""The lemma of a word form, without a parse: the likeliest one, whatever the context.

The exceptions, rules and word lists are those of the English pipeline's own lemmatizer (from WordNet 3.0, Miller 1995).
It knows the part of speech and so tells *left* the adjective from *left* the verb; here each form has one lemma:
verb before noun before adjective, function words as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from ..wordlist import words

_CLOSED = {
    form: base
    for base, forms in {
        "be": "am are be been being is was were 'm 're",
        "have": "had has have having 've",
        "do": "did do does doing done",
        "will": "'ll will wo",
        "can": "ca can",
        "not": "n't not",
        "make": "made",
        "use": "used using",
    }.items()
    for form in forms.split()
}
_NOUNS_IN_ING = words(
    "building ceiling clothing dwelling evening hearing housing meeting morning offspring outing painting proceeding "
    "saying sibling surrounding wedding"
)
"""Nouns that are rarely the participle they look like."""
_NOT_VERBS = words("fell felt found lit rid rose saw")
"""Verbs that are rather the past of a commoner one."""


@lru_cache(maxsize=1 << 16)
def lemma(form: str) -> str:
    """Return the likeliest lemma of a form in lower case; a form that is not known is its own.

    >>> [lemma(form) for form in ("killed", "killing", "was", "children", "news", "his", "mercenaries", "obama")]
    ['kill', 'kill', 'be', 'child', 'news', 'his', 'mercenary', 'obama']
    """
    if form in _CLOSED:
        return _CLOSED[form]
    if form in _stop_words() or not form.isalpha():
        return form
    verbs, nouns, adjectives = _parts()
    if found := verbs.exception(form):
        return found
    if found := nouns.exception(form) or adjectives.exception(form):
        return found
    if form in verbs.known:
        return form
    if form.endswith(("ed", "ing")) and form not in _NOUNS_IN_ING and (found := verbs.ruled(form)):
        return found
    if form in nouns.known or form in adjectives.known:
        return form
    return nouns.ruled(form) or verbs.ruled(form) or adjectives.ruled(form) or form


class _Part:
    """What the lemmatizer knows of a part of speech."""

    def __init__(self, name: str, tables: Mapping[str, Any]) -> None:
        self.known = frozenset(tables["lemma_index"][name])
        self._exceptions = tables["lemma_exc"][name]
        self._rules = tables["lemma_rules"][name]

    def exception(self, form: str) -> str | None:
        """Return the lemma of an irregular form."""
        if form in self.known and form not in _NOT_VERBS:
            return None
        bases = self._exceptions.get(form, ())
        return next((base for base in bases if base != form), None)

    def ruled(self, form: str) -> str | None:
        """Return the known word from which a rule makes the form."""
        for old, new in self._rules:
            if form.endswith(old) and (base := form[: len(form) - len(old)] + new) in self.known:
                return base
        return None


@cache
def _parts() -> tuple[_Part, _Part, _Part]:
    from ..language import load_pipeline

    lemmatizer: Any = load_pipeline().get_pipe("lemmatizer")
    tables = {
        name: lemmatizer.lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")
    }
    return _Part("verb", tables), _Part("noun", tables), _Part("adj", tables)


@cache
def _stop_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)
