"""Reporting words: verbs of speech, thought and naming by the complements they take, and nouns that speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ...corpus.yaml_text import read_yaml
from ..inflection import noun_forms, verb_forms
from ..tags import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingWords:
    """The reporting words of English, as the shipped table gives them.

    Attributes:
        verbs: verb form, lower-cased, to its base form and the classes of that base.
        adjectives: adjectives that take a clause of thought (*convinced that …*).
        nouns: forms of nouns that take a reported clause (*claim that …*).
        documents: forms of nouns for things that speak (*report*, *footage*).
        presented: base form of a verb of speech to how it presents what is said: neutral, doubting or factive.
    """

    verbs: Mapping[str, tuple[str, frozenset[str]]]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    presented: Mapping[str, str]

    def classes_of(self, token: Token) -> frozenset[str]:
        """Return the classes of a token used as a verb; empty for any other token."""
        known = self.verbs.get(token.lower_)
        return known[1] if known is not None and token.pos_ in VERBAL else frozenset()

    def base_of(self, token: Token) -> str | None:
        """Return the base form of a token that is a form of a reporting verb."""
        known = self.verbs.get(token.lower_)
        return known[0] if known is not None else None

    def verb_class(self, base: str) -> str:
        """Return how a cue presents what is said: neutral, doubting, factive, or interpreting for any other verb.

        Cues that are no verbs ("according to", the colon of a headline) only ascribe and are neutral; nouns
        (*claim*, *admission*) go with their verbs.

        >>> [reporting_words().verb_class(word) for word in ("say", "claim", "admit", "warn", "according to")]
        ['neutral', 'doubting', 'factive', 'interpreting', 'neutral']
        """
        if base in self.presented:
            return self.presented[base]
        return "interpreting" if base in self.verbs else "neutral"


@cache
def reporting_words() -> ReportingWords:
    """Return the shipped table of reporting words (Hooper 1975; Karttunen 1971; Levin 1993; Quirk et al. 1985).

    >>> base, classes = reporting_words().verbs["alleged"]
    >>> base, "say" in classes, "name" in classes
    ('allege', True, False)
    """
    folder = resources.files(__package__ or "")
    table = read_yaml((folder / "verbs.yaml").read_text(encoding="utf-8"))
    irregular = {base: {base, *forms} for base, forms in table["forms"].items()}
    classes: dict[str, set[str]] = {}
    for name, body in table["classes"].items():
        for verb in body["verbs"]:
            classes.setdefault(verb, set()).add(name)
    verbs: dict[str, tuple[str, frozenset[str]]] = {}
    for base, named in classes.items():
        for form in irregular.get(base) or verb_forms(base):
            verbs.setdefault(form, (base, frozenset(named)))
        verbs[base] = (base, frozenset(named))
    return ReportingWords(
        verbs=verbs,
        adjectives=frozenset(table["adjectives"]),
        nouns=frozenset(form for noun in table["nouns"] for form in noun_forms(noun)),
        documents=frozenset(form for noun in table["documents"] for form in noun_forms(noun)),
        presented={verb: name for name, body in table["verb_classes"].items() for verb in body["verbs"]},
    )
