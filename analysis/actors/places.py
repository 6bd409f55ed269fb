"""Places: the place that "occupied", "liberated", "annexed" or "so-called" is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import PLACES
from ..wordlist import POSSESSIVES, words
from .gazetteer import CAPITAL, STATE, known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..reading import Reading

_LINKS = words("of around near in at to")
# A capital makes the adjective part of the name: "Western Sahara", but "western Mosul".
_CARDINAL = frozenset({"northern", "eastern", "southern", "western"})
_PLACE_NOUNS = words(
    """
    area areas bank bit bulk half quarter slice third canton cities city coast countryside district enclave
    heights island islands land lands neighbourhood neighborhood oblast part parts peninsula port province
    provinces quarter region regions republic section side strip suburb suburbs territories territory town towns
    valley village villages zone capital country
    """
)
_REACHING = words("besiege capture enter leave reach retake seize storm take")
_FALLS = words("fall capture siege battle loss liberation occupation bombardment shelling")
_PENINSULAS = frozenset({"Crimea", "Krym"})


def place_of(reading: Reading, start: int, end: int) -> str | None:
    """Return the place an expression of contested territory is said of, as written, or None.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("They shelled the Turkish-occupied town of Tell Abyad."))
    >>> place_of(reading, 3, 6)
    'Tell Abyad'
    """
    doc = reading.doc
    named = next(
        (m.name for m in reading.mentions if m.start == end and m.kind in ("polity", "organisation")), None
    )
    after = (named if doc[end - 1].lower_ == "called" else None) or _name_from(doc, end)
    after = after or (_without_capital(reading, end) if reading.kind == "comment" else None)
    if after is not None:
        return after
    word = doc[start:end].root
    noun = _noun_after(doc, end)
    if (
        noun is not None
        and doc[start].pos_ in ("ADJ", "VERB", "PROPN", "ADV", "NOUN")
        and noun.lower_ in _PLACE_NOUNS
    ):
        return _of_noun(doc, noun) or _said_of(doc, noun) or _coreferent(doc, noun, start, end)
    if word.lower_ in ("liberation", "occupation", "annexation") or word.pos_ == "NOUN":
        return _owner(doc, start) or _of_its(doc, start)
    return _of_verb(doc, word, start, end)


def _without_capital(reading: Reading, index: int) -> str | None:
    """Return the place that a reader types without a capital: "occupied palestine"."""
    if index >= len(reading.doc) or not reading.doc[index].text.islower():
        return None
    token, mention = reading.doc[index], reading.mention_at.get(index)
    if mention is not None:
        return mention.name if mention.sort in (STATE, CAPITAL) else None
    return token.text if token.pos_ == "PROPN" and token.lower_ not in _PLACE_NOUNS else None


def _name_from(doc: Doc, index: int) -> str | None:
    """Return the place name that begins at a token, after an article or "of the"."""
    while index < len(doc) and (
        doc[index].lower_ in ("of", "the", "all", "and", "most", '"', "“", "‘")
        or doc[index].text in _CARDINAL
    ):
        index += 1
        if doc[index - 1].text in _CARDINAL and not _starts(doc, index):
            return None
    noun = index < len(doc) and doc[index].text in _PLACE_NOUNS
    if noun and index + 1 < len(doc) and doc[index + 1].lower_ in ("of", "around"):
        index += 2
        if index < len(doc) and doc[index].lower_ == "the":
            index += 1
    if not _starts(doc, index):
        return None
    stop = _stop(doc, index)
    span = doc[index:stop]
    if stop < len(doc) and doc[stop].text in POSSESSIVES:
        return None
    name = known(span.text)
    if name is not None and name.sort not in (STATE, CAPITAL):
        following = doc[stop] if stop < len(doc) else None
        if following is None or following.lower_ not in _PLACE_NOUNS:
            return None
        return None
    return span.text


def _starts(doc: Doc, index: int) -> bool:
    if index >= len(doc):
        return False
    token = doc[index]
    if not token.text[:1].isupper() and token.lower_ not in ("al", "el", "ras"):
        return False
    return token.pos_ in ("PROPN", "ADJ", "NOUN", "X", "VERB", "ADV") or bool(token.ent_type_)


def _stop(doc: Doc, index: int) -> int:
    stop = index + 1
    while stop < len(doc):
        token = doc[stop]
        if token.text[:1].isupper() and token.is_alpha and not token.is_sent_start:
            stop += 1
        elif (
            token.text in ("-", "–")
            and not token.whitespace_
            and not doc[stop - 1].whitespace_
            and stop + 1 < len(doc)
        ):
            stop += 2
        elif (
            token.lower_ in ("al", "of", "el", "and", "on") and stop + 1 < len(doc) and _continues(doc, stop)
        ) or (
            token.text in POSSESSIVES
            and doc[stop - 1].lower_ in ("people", "workers")
            and stop + 1 < len(doc)
            and doc[stop + 1].text[:1].isupper()
        ):
            stop += 1
        else:
            break
    return stop


def _continues(doc: Doc, stop: int) -> bool:
    following = doc[stop + 1]
    if doc[stop].lower_ in ("al", "el"):
        return following.text in ("-", "–")
    if doc[stop].lower_ == "and":
        return False
    return following.text[:1].isupper() and doc[stop - 1].lower_ in (
        "republic",
        "state",
        "heights",
        "emirate",
        "kingdom",
    )


def _noun_after(doc: Doc, index: int) -> Token | None:
    head: Token | None = None
    for token in doc[index : index + 5]:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif token.pos_ not in ("ADJ", "NUM") and token.text != "-":
            break
    return head


def _of_noun(doc: Doc, noun: Token) -> str | None:
    index = noun.i + 1
    if index < len(doc) and doc[index].lower_ in _LINKS:
        return _name_from(doc, index + 1)
    if index < len(doc) and doc[index].text == ",":
        return _name_from(doc, index + 1) if noun.lower_ not in ("territory", "territories") else None
    return None


def _said_of(doc: Doc, noun: Token) -> str | None:
    """Return the place of "Tibet is an occupied country", "call Tibet an occupied country"."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        named = next((t for t in noun.head.children if t.dep_ == "nsubj"), None)
    elif noun.dep_ in ("oprd", "dobj", "appos") and noun.left_edge.i > 0:
        named = doc[noun.left_edge.i - 1]
    else:
        return None
    placed = named is not None and named.pos_ == "PROPN"
    return _name_ending(doc, named.i + 1) if placed and named is not None else None


def _owner(doc: Doc, start: int) -> str | None:
    if start >= 2 and doc[start - 1].text in POSSESSIVES:
        return _name_ending(doc, start - 1)
    return None


def _of_its(doc: Doc, start: int) -> str | None:
    """Return the place that *its* takes up: the subject of the sentence ("Since its liberation Sinjar has …")."""
    if not start or doc[start - 1].lower_ != "its":
        return None
    for token in doc[start].sent.root.lefts:
        if token.dep_ in ("nsubj", "nsubjpass") and token.text[:1].isupper() and token.pos_ == "PROPN":
            return doc[
                token.left_edge.i if token.left_edge.pos_ == "PROPN" else token.i : _stop(doc, token.i)
            ].text
    return None


def _name_ending(doc: Doc, stop: int) -> str | None:
    begin = stop
    while begin > 0 and (
        (
            doc[begin - 1].text[:1].isupper()
            and doc[begin - 1].pos_ in ("PROPN", "ADJ", "NOUN")
            and (not doc[begin - 1].is_sent_start or doc[begin - 1].pos_ == "PROPN")
        )
        or (doc[begin - 1].text in ("-", "–") and begin < stop)
        or (doc[begin - 1].lower_ in ("al", "el") and begin < stop)
    ):
        begin -= 1
    return doc[begin:stop].text if begin < stop else None


def _of_verb(doc: Doc, verb: Token, start: int, end: int) -> str | None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "dobj"):
            return _in_phrase(doc, child, start, end)
    if verb.dep_ in ("relcl", "acl"):
        return _in_phrase(doc, verb.head, start, end)
    if start > 0 and doc[start - 1].lower_ in ("as", "is", "was", "are", "were", "been", "be"):
        named = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
        objects = [
            t
            for t in (named.children if named is not None else ())
            if t.dep_ in ("dobj", "nsubjpass", "nsubj")
        ]
        direct = any(token.dep_ != "nsubj" for token in objects)
        if not direct and start > 2 and doc[start - 1].lower_ == "as" and doc[start - 2].pos_ == "PROPN":
            return _name_ending(doc, start - 1)  # "referred to Tibet as occupied"
        objects.sort(key=lambda token: token.dep_ == "nsubj")
        subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        for token in ([subject] if subject is not None else []) + objects:
            found = _in_phrase(doc, token, start, end)
            if found is not None:
                return found
    if start > 1 and doc[start - 1].text == "," and doc[start - 2].pos_ == "PROPN":
        return _name_ending(doc, start - 1)
    if verb.dep_ in ("acomp", "attr", "amod", "oprd"):
        subject = next((t for t in verb.head.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")), None)
        return _in_phrase(doc, subject, start, end) if subject is not None else None
    if verb.dep_ == "conj":
        return _of_verb(doc, verb.head, start, end) if verb.head.pos_ == "VERB" else None
    return None


def _in_phrase(doc: Doc, head: Token, start: int, end: int) -> str | None:
    if head.lower_ in ("which", "that", "who") and head.tag_ in ("WDT", "WP"):
        clause = next((t for t in head.ancestors if t.dep_ == "relcl"), None)
        return _in_phrase(doc, clause.head, start, end) if clause is not None else None
    if head.pos_ == "PRON":
        return None
    if head.text[:1].isupper() and head.pos_ in ("PROPN", "ADJ", "NOUN", "X", "VERB"):
        stop = _stop(doc, head.i)
        begin = head.i
        while (
            begin > 0
            and doc[begin - 1].text[:1].isupper()
            and doc[begin - 1].pos_ in ("PROPN", "ADJ")
            and doc[begin - 1].head in (head, doc[begin])
        ):
            begin -= 1
        while begin > 1 and doc[begin - 1].text == "-" and not doc[begin - 2].whitespace_:
            begin -= 2
        return doc[begin:stop].text
    if head.lower_ in _PLACE_NOUNS:
        return _of_noun(doc, head) or _coreferent(doc, head, start, end)
    return None


def _coreferent(doc: Doc, noun: Token, start: int, end: int) -> str | None:
    """Return the place that "the city" takes up: the last one before, else the first in what follows."""
    before = noun.i - 1
    definite = any(t.lower_ in ("the", "this", "that") for t in doc[max(0, min(start, before) - 2) : noun.i])
    if not definite or noun.lower_ in (
        "territory",
        "territories",
        "villages",
        "towns",
        "areas",
        "lands",
        "land",
        "parts",
    ):
        return None
    places = [span for span in _named_places(doc) if not _is_country(span.text)]
    if noun.lower_ == "peninsula":
        peninsula = next((p for p in places if p.text in _PENINSULAS), None)
        if peninsula is not None:
            return peninsula.text
    earlier = [p for p in places if p.end <= start]
    later = [p for p in places if p.start >= end]
    if earlier:
        return _clean(earlier[-1].text)
    return _clean(later[0].text) if later else None


def _named_places(doc: Doc) -> list[Span]:
    """Return the names the recogniser takes for places, and those that follow a preposition or verb of place."""
    found = [entity for entity in doc.ents if entity.label_ in PLACES and entity.text[:1].isupper()]
    taken = {token.i for entity in found for token in entity}
    for token in doc[1:]:
        before = token.nbor(-1)
        fallen = before.lower_ == "of" and before.head.lower_ in _FALLS
        placed = before.lower_ in ("in", "near", "around") or before.lemma_ in _REACHING or fallen
        if (
            placed
            and (token.pos_ == "PROPN" or (token.text[:1].isupper() and token.pos_ not in ("PRON", "DET")))
            and token.i not in taken
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            found.append(doc[token.i : _stop(doc, token.i)])
    return sorted(found, key=lambda span: span.start)


def _is_country(text: str) -> bool:
    name = known(text)
    return name is not None and name.sort == STATE


def _clean(text: str) -> str:
    return text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
