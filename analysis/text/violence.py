"""Violence in words: which verbs and nouns are violent processes, and when an ambiguous one is meant so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

from ...corpus.yaml_text import read_yaml
from ..inflection import noun_forms, verb_forms
from ..wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

KINDS = ("killing", "injury", "attack", "destruction", "capture")
WEAPONS = words(
    """
    aircraft artillery bomb bombs bomber bombers bullet bullets drone drones gun gunfire guns gunship gunships
    helicopter helicopters jet jets missile missiles mortar mortars plane planes rocket rockets round rounds shell
    shells shot shots tank tanks teargas uav warplane warplanes warship warships
    """
)


@dataclass(frozen=True, slots=True)
class Violent:
    """What is known of a form: the base form, the kind of violence, and whether it is violent whatever the context."""

    base: str
    kind: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class ViolentWords:
    """The violent words of English by their forms, lower-cased.

    Attributes:
        verbs: forms of verbs that somebody does to somebody.
        happening: forms of verbs that leave out who did it: *died*, *exploded*.
        nouns: nominalisations.
        light_verbs: forms of verbs that only carry a noun: "*carried* out an attack".
        figures: base form of a noun to the words that make it no violence: *hunger* strike.
    """

    verbs: Mapping[str, Violent]
    happening: Mapping[str, Violent]
    nouns: Mapping[str, Violent]
    light_verbs: frozenset[str]
    figures: Mapping[str, frozenset[str]]

    @cached_property
    def forms(self) -> frozenset[str]:
        """All forms that may be a violent process."""
        return frozenset({*self.verbs, *self.happening, *self.nouns})


@cache
def violent_words() -> ViolentWords:
    """Return the shipped table.

    >>> violent_words().verbs["shelled"], violent_words().nouns["airstrikes"].kind
    (Violent(base='shell', kind='attack', sure=True), 'attack')
    """
    table = read_yaml((resources.files(__package__ or "") / "violence.yaml").read_text(encoding="utf-8"))
    verbs: dict[str, Violent] = {}
    nouns: dict[str, Violent] = {}
    for forms_of, source, into in ((_verb_forms, "verbs", verbs), (_noun_forms, "nouns", nouns)):
        for kind in KINDS:
            for how in ("sure", "unsure"):
                for base in table[source][kind][how]:
                    for form in forms_of(base):
                        into.setdefault(form, Violent(base, kind, how == "sure"))
    happening = {
        form: Violent(base, kind, True)
        for kind, bases in table["happening"].items()
        if kind != "cite"
        for base in bases
        for form in _verb_forms(base)
    }
    return ViolentWords(
        verbs=verbs,
        happening=happening,
        nouns=nouns,
        light_verbs=frozenset(form for base in table["light_verbs"] for form in _verb_forms(base)),
        figures={noun: frozenset(beside) for noun, beside in table["figures"].items()},
    )


def _verb_forms(base: str) -> set[str]:
    return {base, *_IRREGULAR.get(base, ()), *(() if base in _IRREGULAR else verb_forms(base))}


def _noun_forms(base: str) -> set[str]:
    return {base, *noun_forms(base)}


_IRREGULAR = {
    "slay": ("slays", "slew", "slain", "slaying"),
    "shoot": ("shoots", "shot", "shooting"),
    "hang": ("hangs", "hung", "hanged", "hanging"),
    "hurt": ("hurts", "hurting"),
    "beat": ("beats", "beaten", "beating"),
    "hit": ("hits", "hitting"),
    "strike": ("strikes", "struck", "stricken", "striking"),
    "fight": ("fights", "fought", "fighting"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "overrun": ("overruns", "overran", "overrunning"),
    "die": ("dies", "died", "dying"),
    "gas": ("gasses", "gassed", "gassing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "lead": ("leads", "led", "leading"),
    "make": ("makes", "made", "making"),
    "step": ("steps", "stepped", "stepping"),
    "stop": ("stops", "stopped", "stopping"),
    "plan": ("plans", "planned", "planning"),
    "commit": ("commits", "committed", "committing"),
}


def is_figure(noun: Token) -> bool:
    """Tell whether a word beside a violent noun makes it none: "hunger strike", "heart attack"."""
    beside = violent_words().figures.get(noun.lemma_.lower(), frozenset())
    near = {child.lower_ for child in noun.lefts} | {child.lemma_.lower() for child in noun.lefts}
    if noun.i > 0:
        near.add(noun.nbor(-1).lower_)
    return not near.isdisjoint(beside)
