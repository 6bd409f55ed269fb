"""The lists behind `report_stance`, as ``stance_cues.yaml`` gives them, with the verbs inflected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ...corpus.yaml_text import read_yaml
from ..inflection import expand, verb_forms
from ..wordlist import entries_of
from .phrases import PhraseIndex, split_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLists:
    """What words mean in a stance to the report; see the file for each list's rationale."""

    nouns: frozenset[str]
    not_ours: frozenset[str]
    agreement: Mapping[str, str]
    open_objects: frozenset[str]
    exclamations: Mapping[str, str]
    acts: Mapping[str, str]
    neutral_acts: frozenset[str]
    makes: frozenset[str]
    lacks: frozenset[str]
    praising: frozenset[str]
    qualities: Mapping[str, str]


@cache
def _raw() -> dict[str, Any]:
    text = (resources.files(__package__ or "") / "stance_cues.yaml").read_text(encoding="utf-8")
    return read_yaml(text)


@cache
def stance_lists() -> StanceLists:
    """Return the shipped lists."""
    raw = _raw()
    return StanceLists(
        nouns=frozenset(word for listed in raw["nouns"].values() for word in entries_of(listed)),
        not_ours=frozenset(entries_of(raw["not_ours"])),
        agreement=dict(_verbs(raw["agreement"])),
        open_objects=frozenset(entries_of(raw["open_objects"]["words"])),
        exclamations=dict(_words(raw["exclamations"])),
        acts=dict(_verbs(raw["acts"])),
        makes=frozenset(entries_of(raw["makes"]["words"])),
        lacks=frozenset(entries_of(raw["lacks"]["words"])),
        neutral_acts=frozenset(entries_of(raw["positive_only_when_praised"]["words"])),
        praising=frozenset(entries_of(raw["praising"])),
        qualities=dict(_words(raw["qualities"])),
    )


def stance_wordings() -> Iterator[tuple[frozenset[str], ...]]:
    """Yield of what words, in lower case, a cue is made: one of each set stands in its sentence."""
    lists = stance_lists()
    yield (lists.nouns,)
    yield (frozenset(lists.agreement),)
    yield frozenset({"this"}), frozenset(lists.qualities)
    done = {word for act in lists.acts for word in act.split()}
    yield frozenset({"you"}), lists.makes.union(lists.lacks, done, {"wrong", "incorrect"})
    for phrase, _ in _words(_raw()["phrases"]):
        yield tuple(frozenset({piece}) for piece in split_phrase(phrase))


@cache
def stance_phrases() -> PhraseIndex[str]:
    """Return the phrases with their polarity; look-alikes have none."""
    raw = _raw()
    meanings = {split_phrase(entry): (polarity,) for entry, polarity in _words(raw["phrases"])} | {
        split_phrase(entry): ("",) for entry in entries_of(raw["ignore"]["words"])
    }
    return PhraseIndex({"stance": meanings.items()})


def _words(lists: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for listed in lists:
        yield from ((entry, listed["polarity"]) for entry in entries_of(listed["words"]))


def _verbs(lists: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for listed in lists:
        for verb in entries_of(listed["verbs"]):
            for form in expand(verb_forms(verb)):
                yield form, listed["polarity"]
