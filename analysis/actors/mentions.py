"""Actors: the named persons, organisations, polities and peoples of a text, their mentions joined by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..findings import Finding
from ..wordlist import POSSESSIVES, words
from .gazetteer import FIGURE, GROUP, KINDS, LEADER, PEOPLE, STATE, Name, first_words, known
from .joining import joined
from .lower_case import known_in_lower_case, lower_case_first_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..reading import Reading

_ORGANISATION_HEADS = words(
    """
    administration agency alliance army association authority bank battalion board brigade brigades
    bureau coalition command commission committee company confederation congress corps corporation
    council court directorate division federation fleet force forces foundation front group guard guards
    headquarters institute junta league legion militia ministry mission movement navy network
    observatory office organisation organization parliament party police regiment service services squad
    society staff tribunal union units university corps marines
    """
)
_POLITY_HEADS = words("republic emirate kingdom caliphate federation union")
BODY_HEADS = _ORGANISATION_HEADS | _POLITY_HEADS
"""The words for a body that a name ends in, in lower case."""
_LOWER_HEADS = words("coalition group movement network regiment battalion brigade militia party")
# With these before its name another state is meant than the one of today: "Vichy France", "Northern Cyprus".
_OTHER_STATES = frozenset(
    {"Vichy", "Nazi", "Imperial", "Soviet", "Tsarist", "Northern", "Southern", "Eastern", "Western"}
)
_PERSONS = (LEADER, FIGURE)
_PLACE_PREPOSITIONS = words(
    """
    in near at around between toward towards outside inside into via across throughout along beyond
    """
)
_PLACE_NOUNS = words(
    """
    airport area bank banks base bridge capital city coast countryside crossing district east enclave
    governorate gates hill hills island mountains neighbourhood neighborhood north northeast northwest
    oblast outskirts part parts peninsula port province quarter region river road sea south southeast
    southwest streets suburb suburbs town towns valley village villages west zone countryside
    """
)
_INSIDE = words("of for the and de al el bin ibn abu")
TITLES = words(
    """
    mr mrs ms miss dr sir lord lady president premier prime minister chancellor king queen prince
    princess general gen colonel col captain capt major maj lieutenant lt sergeant sgt senator sen
    governor gov judge sheikh ayatollah pope bishop archbishop imam mullah admiral commander marshal
    field secretary ambassador professor prof chief mayor
    """
)
_NO_NAMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december operation covid covid-19 ramadan eid christmas easter god
    allah lol
    """
)
_COMMON = words(
    """
    state clashes sources militants troops forces army government according meanwhile however earlier
    local council parliament police opposition
    """
)
_ARMED = words(
    """
    front jabhat jaish jaysh jaysh hayat harakat ansar liwa brigade brigades battalion movement shabaab
    liberation mujahideen militia resistance kata'ib kataib saraya tahrir jihad army guerrilla
    guerrillas insurgents
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a named actor.

    Attributes:
        start, end: token indices of the mention, half-open.
        name: the mention as written.
        actor: the actor's name in this document: the fullest name its mentions share.
        kind: person, organisation, polity or people.
        sort: what the gazetteer says of it (state, capital, people, group, institution, leader), else the kind.
        state: the state it belongs to, where the gazetteer says so.
        sponsors: the states that are commonly said to back it.
    """

    start: int
    end: int
    name: str
    actor: str
    kind: str
    sort: str = ""
    state: str | None = None
    sponsors: frozenset[str] = frozenset()


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of named actors in a parsed text, in order.

    Known names (see `gazetteer`) come first, then names that end in a word for a body ("Russian Aerospace
    Forces"), then what the entity recogniser takes for persons and organisations, less its usual errors.
    Names are joined within the text by alias, by an acronym in brackets and by a person's surname; a state, its
    army, its people and its seat of government stay apart, but a demonym takes the state's name where that stands.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("Islamic State withdrew. ISIS lost the town to the Syrian Army."))
    >>> [(mention.name, mention.actor) for mention in find_mentions(reading)]
    [('Islamic State', 'Islamic State'), ('ISIS', 'Islamic State'), ('Syrian Army', 'Syrian Army')]
    """
    doc = reading.doc
    taken: set[int] = set()
    mentions: list[Mention] = []
    names = list(_known(doc))
    long_names = [
        mention for mention in names if mention.end - mention.start > 2 and mention.sort not in _PERSONS
    ]
    for mention in (*long_names, *_composed(doc), *_persons(doc), *names, *_entities(doc)):
        indices = range(mention.start, mention.end)
        # The recogniser takes a headline ("Steifo: Regime failed") for one name.
        if taken.isdisjoint(indices) and ":" not in mention.name:
            taken.update(indices)
            mentions.append(mention)
    if reading.kind == "comment":
        mentions.extend(m for m in _in_lower_case(doc) if taken.isdisjoint(range(m.start, m.end)))
    return tuple(joined(doc, sorted(mentions, key=lambda mention: mention.start)))


def actor_findings(reading: Reading) -> list[Finding]:
    """Return the mentions as findings of the layer ``actor``, with the actor's name in this document as target."""
    doc = reading.doc
    return [
        Finding(
            layer="actor",
            label=mention.kind,
            start=doc[mention.start].idx,
            end=doc[mention.end - 1].idx + len(doc[mention.end - 1]),
            rule="actors",
            target=mention.actor,
        )
        for mention in reading.mentions
    ]


def uncertain(mention: Mention) -> bool:
    """Tell whether only the recogniser vouches for a single word as a body: often it is a place."""
    return mention.sort == "organisation" and " " not in mention.name and not mention.name.isupper()


def is_armed_group(mention: Mention) -> bool:
    """Tell whether a mention names an armed or political movement that is no state."""
    if mention.sort == GROUP:
        return True
    return mention.kind == "organisation" and mention.sort != "institution" and _has_armed_name(mention.name)


@lru_cache(maxsize=10_000)
def _has_armed_name(name: str) -> bool:
    parts = name.lower().replace("-", " ").split()
    return not _ARMED.isdisjoint(parts) and (known(name.split()[0]) is None or "liberation" in parts)


def _known(doc: Doc) -> Iterator[Mention]:
    longest, index = first_words(), 0
    for begin, size in [(i, n) for i, token in enumerate(doc) if (n := longest.get(_straight(token.text)))]:
        if begin < index:  # inside the name before
            continue
        index = begin
        for stop in range(min(index + size + 1, len(doc)), index, -1):
            span = doc[index:stop]
            name = known(span.text) if span[-1].text not in POSSESSIVES and span[0].lower_ != "the" else None
            if name is not None and not _misread(span):
                if name.sort in _PERSONS:
                    span = _with_first_names(span)
                former = doc[index - 1 : stop] if name.sort == STATE and index else span
                if former.start < index and former[0].text in _OTHER_STATES and former[0].head == former.root:
                    yield _mention(former, kind="polity")
                else:
                    yield _mention(span, kind=KINDS[name.sort], name=name)
                index = stop
                break


def _straight(text: str) -> str:
    return text.replace("’", "'") if "’" in text else text


def _in_lower_case(doc: Doc) -> Iterator[Mention]:
    """Yield the known names that a reader types without capitals."""
    longest, index = lower_case_first_words(), 0
    for begin, size in [(i, n) for i, token in enumerate(doc) if (n := longest.get(token.text))]:
        if begin < index:  # inside the name before
            continue
        index = begin
        for stop in range(min(index + size + 1, len(doc)), index, -1):
            span = doc[index:stop]
            found = known_in_lower_case(span.text)
            if found is not None:
                name, said = found
                yield replace(_mention(span, kind=KINDS[name.sort], name=name), name=said)
                index = stop
                break


def _with_first_names(span: Span) -> Span:
    """Take the first names before a known surname in: "Alexei Navalny"."""
    doc, start = span.doc, span.start
    while (
        start > 0
        and span.start - start < 3
        and not doc[start].is_sent_start
        and doc[start - 1].pos_ == "PROPN"
        and doc[start - 1].dep_ == "compound"
        and doc[start - 1].head == span.root
        and _capital(doc[start - 1])
        and doc[start - 1].lower_.strip(".") not in TITLES | _ORGANISATION_HEADS
        and known(doc[start - 1].text) is None
    ):
        start -= 1
    return doc[start : span.end]


def _misread(span: Span) -> bool:
    """Tell whether a known name is something else here: shouting, part of a street or a person's first name."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if span.text in ("IS", "US", "WHO", "PA", "AU", "CAR", "TIP", "MIT") and span.sent.text.isupper():
        return True
    if span.text in ("WHO", "IS") and span[0].pos_ in ("PRON", "AUX", "VERB") and not span[0].ent_type_:
        return True
    return after is not None and after.text in (
        "Street",
        "Avenue",
        "Road",
        "Square",
        "Airport",
        "Bridge",
        "Hotel",
    )


def _composed(doc: Doc) -> Iterator[Mention]:
    """Yield names that end in a word for a body: "Syrian Air Force", "Fa Ithbatu coalition", "Ministry of Defence"."""
    past = 0
    for index in [token.i for token in doc if token.text[:1].isupper()]:
        stop = _name_run(doc, index) if index >= past else None
        if stop is None:
            continue
        past = stop
        words = [token.lower_ for token in doc[index:stop]]
        heads = [place for place, word in enumerate(words) if word in BODY_HEADS]
        if heads and len(words) > 1:
            begin, end = index, stop
            if heads[-1] != len(words) - 1 and "of" not in words and "for" not in words:
                end = index + heads[-1] + 1
            span = doc[begin:end]
            if known(span.text) is None and end - begin > 1 and not _two_names(span):
                polity = words[heads[-1]] in _POLITY_HEADS and words[heads[-1]] != "union"
                yield _mention(span, kind="polity" if polity else "organisation")


def _name_run(doc: Doc, index: int) -> int | None:
    """Return where the capitalised words that begin at a token end; None where none begin."""
    token = doc[index]
    if not _capital(token) or (token.is_sent_start and token.pos_ not in ("PROPN", "ADJ", "NOUN")):
        return None
    if token.lower_ in ("the", "a", "an", "in", "on", "at") or token.lower_ in _NO_NAMES | _COMMON:
        return None
    stop = index + 1
    while stop < len(doc):
        word = doc[stop]
        if _capital(word) and not word.is_sent_start and word.lower_ not in _NO_NAMES:
            stop += 1
        elif (
            word.lower_ in _INSIDE
            and word.lower_ != "and"
            and _opens(doc, stop + 1)
            and doc[stop - 1].lower_ in _ORGANISATION_HEADS
        ):
            stop += 1 + (doc[stop + 1].lower_ == "the")
        elif (
            word.text in ("-", "–")
            and stop + 1 < len(doc)
            and not word.whitespace_
            and not doc[stop - 1].whitespace_
            and _capital(doc[stop + 1])
        ):
            stop += 2
        elif (
            word.text in ("'s", "’s") and _capital(doc[min(stop + 1, len(doc) - 1)]) and _people_of(doc, stop)
        ):
            stop += 1
        else:
            break
    if (
        stop < len(doc)
        and doc[stop].lower_ in _LOWER_HEADS
        and doc[stop - 1].pos_ == "PROPN"
        and stop - index >= 2
    ) and known(doc[index:stop].text) is None:
        stop += 1
    return stop


def _people_of(doc: Doc, index: int) -> bool:
    return doc[index - 1].lower_ in ("people", "women", "workers", "farmers", "lord")


def _opens(doc: Doc, index: int) -> bool:
    if index < len(doc) and doc[index].lower_ == "the":
        index += 1
    return index < len(doc) and _capital(doc[index])


def _capital(token: Token) -> bool:
    return (token.text[:1].isupper() and token.is_alpha) or (
        token.text[:1].isupper() and "." in token.text and len(token) > 2
    )


def _two_names(span: Span) -> bool:
    return span.text.count(" ") > 8 or any(token.lower_ in ("said", "says") for token in span)


def _persons(doc: Doc) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        span = _trimmed(entity)
        if span is None or not all(
            _capital(token)
            or token.text in ("-", "al", "bin", "ibn", "de", "el", "van", "von", "’", "'")
            or (token.i > span.start and token.nbor(-1).text == "-")
            for token in span
        ):
            continue
        name = known(span.text)
        if name is not None:
            if name.sort in _PERSONS:
                yield _mention(span, kind="person", name=name)
            continue
        if any(
            (part := known(token.text)) is not None and part.sort not in (LEADER, FIGURE, STATE)
            for token in span
        ):
            continue
        if (
            len(span) == 1
            and (span[0].is_sent_start or not span[0].ent_type_)
            and span[0].tag_ not in ("NNP", "NNPS")
        ):
            continue
        if span[-1].lower_ in _ORGANISATION_HEADS or _is_place(span):
            continue
        yield _mention(span, kind="person", name=known(span[-1].text))


def _entities(doc: Doc) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ not in ("ORG", "NORP"):
            continue
        span = _trimmed(entity)
        if span is None or not span[0].text[:1].isupper():
            continue
        single = len(span) == 1
        if (
            single
            and (span[0].is_sent_start or entity.label_ == "NORP")
            and span[0].pos_ not in ("PROPN", "ADJ")
        ):
            continue
        if (single and span[0].lower_ in _ORGANISATION_HEADS) or (entity.label_ == "ORG" and _is_place(span)):
            continue
        yield _mention(span, kind="people" if entity.label_ == "NORP" else "organisation")


def _is_place(span: Span) -> bool:
    """Tell whether a name the recogniser took for a person or body stands where a place does."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].lower_ in _PLACE_NOUNS:
        return True
    before = span.start - 1
    if before >= 0 and doc[before].lower_ in ("the", "and", "-"):
        before -= 1
    if before > 0 and doc[before + 1].lower_ == "and":
        listed = before
        while listed > 0 and (_capital(doc[listed]) or doc[listed].text in (",", "-")):
            listed -= 1
        if listed < before and doc[listed].lower_ in _PLACE_PREPOSITIONS:
            return True
    if before < 0:
        return False
    if doc[before].lower_ in _PLACE_PREPOSITIONS:
        return True
    if doc[before].lower_ in _PLACE_NOUNS or doc[before].lower_ in ("occupied", "liberated", "annexed"):
        return True
    return (
        before > 0
        and doc[before].lower_ == "of"
        and (
            doc[before - 1].lower_ in _PLACE_NOUNS
            or doc[before - 1].lower_
            in ("liberation", "occupation", "siege", "annexation", "capture", "fall", "battle")
        )
    )


def _trimmed(entity: Span) -> Span | None:
    """Return an entity without article, title, possessive and what cannot stand in a name."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (
        doc[start].lower_.strip(".") in TITLES | {"the", "a", "an"} or not doc[start].text[:1].isalpha()
    ):
        start += 1
    while end > start and (doc[end - 1].text in POSSESSIVES or not doc[end - 1].text[-1:].isalnum()):
        end -= 1
    if start >= end or any(
        token.lower_ in _NO_NAMES or token.like_num or token.is_space for token in doc[start:end]
    ):
        return None
    if end - start == 1 and doc[start].lower_ in _COMMON:
        return None
    if all(token.text.islower() for token in doc[start:end]):
        return None
    return doc[start:end]


def _mention(span: Span, *, kind: str, name: Name | None = None) -> Mention:
    return Mention(
        start=span.start,
        end=span.end,
        name=span.text,
        actor=name.identity if name is not None and name.sort not in _PERSONS else "",
        kind=kind,
        sort=name.sort if name is not None else kind,
        state=name.state if name is not None else None,
        sponsors=name.sponsors if name is not None else frozenset(),
    )


__all__ = ["PEOPLE", "TITLES", "Mention", "actor_findings", "find_mentions", "is_armed_group"]
