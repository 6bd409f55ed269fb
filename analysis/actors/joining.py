"""The names of one actor in a text: which mentions are of the same actor, and its fullest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .mentions import Mention


def joined(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """Give every mention the fullest name of its actor in this text."""
    # In the order of the text, each name once.
    persons: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        if mention.kind == "person":
            for word in (*mention.name.split(), _surname(mention.name)):
                persons[word][mention.name] = None
    identities = [_identity(mention, persons) for mention in mentions]
    _join_acronyms(doc, mentions, identities)
    fullest: dict[str, str] = {}
    for mention, identity in zip(mentions, identities, strict=True):
        if len(mention.name) > len(fullest.get(identity, "")):
            fullest[identity] = mention.name
    for mention, identity in zip(mentions, identities, strict=True):
        if identity.startswith("people of "):
            yield replace(
                mention, actor=fullest.get(identity.replace("people of", "state"), fullest[identity])
            )
        else:
            yield replace(mention, actor=fullest[identity])


def _identity(mention: Mention, persons: Mapping[str, Iterable[str]]) -> str:
    """Return whose a name is, given the names of persons by the words they hold."""
    if mention.actor:
        return mention.actor
    if mention.kind == "person":
        longer = (name for name in persons.get(mention.name, ()) if len(name) > len(mention.name))
        return f"person {_surname(next(longer, mention.name))}"
    return f"name {mention.name.lower().replace('’', chr(39))}"


def _surname(name: str) -> str:
    return name.split()[-1].removeprefix("al-").removeprefix("Al-").removeprefix("el-").removeprefix("El-")


def _join_acronyms(doc: Doc, mentions: list[Mention], identities: list[str]) -> None:
    """Join "Syrian Democratic Forces (SDF)", and later SDF, to one actor."""
    for place in range(1, len(mentions)):
        name, short = mentions[place - 1], mentions[place]
        bracketed = doc[name.end : short.start].text == "(" and doc[short.start - 1].text == "("
        if bracketed and short.name.isupper() and len(short.name) < len(name.name):
            old = identities[place]
            for other, identity in enumerate(identities):
                if identity == old:
                    identities[other] = identities[place - 1]
