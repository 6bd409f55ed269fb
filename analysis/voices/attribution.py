"""Attributions: who is made to say, think or name what, in the writer's own sentences.

An attribution has a cue (the reporting verb, *according to*, a colon in a headline), a source and the tokens it covers:
a reported clause in any order (Quirk et al. 1985: 16.30), the complement of a verb of naming, the charge of an
accusation. Quotation marks are read elsewhere; they only ask here whose words they hold.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..chunks import noun_chunks
from .ascribed_name import ascribed_name
from .ascription import Attribution, attribute, subtree
from .headline_source import by_headline
from .insertion import by_insertion
from .outlet_comment import without_outlet
from .reported_clause import reported_clause, reporting_speaker
from .source_adverbial import VIEWS, by_according, by_per, by_view, by_viewpoint
from .speaker import is_somebody, noun_phrase, quoted_as_saying, speaker_head, subject_of
from .verbs import reporting_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed text in the order of their cues.

    >>> from commentariat.analysis.language import load_pipeline
    >>> [found] = find_attributions(load_pipeline()("Moscow claimed that the junta had shelled a school."))
    >>> found.source, [doc_range for doc_range in found.content]
    ('Moscow', [(2, 9)])
    """
    if not doc.has_annotation("DEP"):
        return ()
    found: list[Attribution] = []
    words = reporting_words()
    cues = _cues()
    for token in doc:
        if token.lower_ not in cues:
            continue
        if token.lower_ in _OF_VIEWPOINT:
            if token.dep_ == "prep":
                found.extend(by_viewpoint(token))
            continue
        classes = words.classes_of(token)
        if not classes and mistagged_verb(token):
            found.extend(_by_mistagged(token))
        elif classes and (inserted := tuple(by_insertion(token, classes))):
            found.extend(inserted)
        elif classes:
            found.extend(_by_verb(token, classes))
            found.extend(_by_quoted_as_saying(token))
            found.extend(_by_as_called(token, classes))
        elif token.lower_ == "according":
            found.extend(by_according(token))
        elif token.lower_ in words.adjectives and token.dep_ == "acomp":
            found.extend(_by_adjective(token))
        elif token.pos_ == "NOUN" and token.lower_ in words.nouns | VIEWS:
            found.extend(_by_noun(token))
            found.extend(by_view(token))
        elif token.lower_ == "per" and token.pos_ == "ADP":
            found.extend(by_per(token))
    found.extend(by_headline(doc))
    return tuple(_carried(doc, sorted(found, key=lambda one: one.cue)))


_OF_VIEWPOINT = frozenset({"for", "to"})


@cache
def _cues() -> frozenset[str]:
    """The words that can open an attribution, which most words of a text are not."""
    known = reporting_words()
    return frozenset(
        {*known.verbs, *known.adjectives, *known.nouns, *VIEWS, *_OF_VIEWPOINT, "according", "per"}
        | MISTAGGED
    )


def _carried(doc: Doc, found: list[Attribution]) -> Iterator[Attribution]:
    """Give a speaking *it* whose noun was not found the speaker right before it: "…, claimed the army. It added"."""
    last: Attribution | None = None
    for one in found:
        if one.source.lower() in {"it", "they"} and last is not None:
            near = doc[one.cue].sent.start <= doc[last.cue].sent.end
            plural = any(t.tag_ == "NNS" for t in doc[last.speaker[0] : last.speaker[1]])
            person = any(t.ent_type_ == "PERSON" for t in doc[last.speaker[0] : last.speaker[1]])
            if near and not person and plural == (one.source.lower() == "they"):
                one = replace(one, source=last.source)
        last = one
        yield one


# "They never mention that …": what is left unsaid is the writer's.
_UNSAID = frozenset(
    {"mention", "admit", "acknowledge", "note", "recognise", "recognize", "concede", "remember"}
)
_CONCESSIVE = frozenset({"whatever", "whichever"})


def _by_verb(verb: Token, classes: frozenset[str]) -> Iterator[Attribution]:
    unsaid = reporting_words().base_of(verb) in _UNSAID
    if any(c.lower_ in _CONCESSIVE or (unsaid and c.dep_ == "neg") for c in verb.lefts):
        return
    speaker = reporting_speaker(verb)
    clause = reported_clause(verb, classes, speaker)
    if clause:
        yield from attribute(verb, speaker, without_outlet(verb.doc, clause, verb))
    if speaker is None:
        return
    complement = ascribed_name(verb, classes)
    if complement:
        yield from attribute(verb, speaker, complement)
    if "react" in classes and not clause:
        rest = {
            node.i
            for child in verb.rights
            for node in child.subtree
            if child.dep_ not in {"conj", "cc", "punct"}
        }
        yield from attribute(verb, speaker, rest, quotes_only=True)


def mistagged_verb(token: Token) -> bool:
    """Tell whether a noun by its tag is the sentence's verb: "Opposition media claim that …".

    It is when a noun stands right before it, *that* with a clause right after it, and the sentence has no other
    main verb.
    """
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "ADV", "X"} or token.i + 1 >= len(token.doc):
        return False
    sentence = token.sent
    if token.lower_ == "purports" and token.doc[token.i + 1].lower_ == "to":
        return token.i > sentence.start
    if token.lower_ in {"allege", "alleges"}:
        return token.i > sentence.start
    if token.lower_ in _NEVER_NOUNS:
        return _closes_sentence(token) and _clause_before(token) is not None
    if token.lower_ not in _HOMOGRAPHS:
        return False
    if token.i == sentence.start or token.doc[token.i + 1].lower_ not in {"that", "to"}:
        return False
    before = token.doc[token.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.tag_ == "POS":
        return False
    the_many = before.i > sentence.start and before.nbor(-1).lower_ == "the" and before.lower_.endswith("s")
    plural = before.tag_ in {"NNS", "NNPS"} or before.lower_ in {"media", "police"} or the_many
    return plural != (token.lower_ in {"claims", "reports", "states"}) and token.dep_ == "ROOT"


# "…, leaked footage reveals.": verb forms at the end of a sentence that the tagger takes for nouns.
_NEVER_NOUNS = frozenset({"acknowledges", "concedes", "confesses", "discloses", "exposes", "reveals"})


def _closes_sentence(token: Token) -> bool:
    return all(other.is_punct or other.is_space for other in token.doc[token.i + 1 : token.sent.end])


def _clause_before(token: Token) -> int | None:
    """Return the place of the comma between a clause and the short noun phrase right before a verb, if it stands so."""
    for place in range(token.i - 1, max(token.sent.start, token.i - 7), -1):
        other = token.doc[place]
        if other.text == ",":
            return place if place < token.i - 1 and place - token.sent.start > 1 else None
        if other.is_punct:
            return None
    return None


_HOMOGRAPHS = frozenset({"claim", "claims", "report", "reports", "state", "states"})
MISTAGGED = _NEVER_NOUNS | _HOMOGRAPHS | {"purports", "allege", "alleges"}
"""Forms of verbs of speech that are read as such whatever the tagger takes them for."""


def _by_quoted_as_saying(saying: Token) -> Iterator[Attribution]:
    """Read "…, the agency quoted an officer as saying" over the clause before it."""
    quoted = quoted_as_saying(saying)
    if quoted is None or any(child.dep_ == "ccomp" for child in saying.children) or not is_somebody(quoted):
        return
    governor = saying.head.head if saying.head.head.pos_ == "VERB" else saying.head.head.head
    subject = subject_of(governor)
    start, stop = saying.sent.start, subject.left_edge.i if subject is not None else governor.i
    if stop - start >= 3 and saying.doc[stop - 1].is_punct:
        yield from attribute(saying, noun_phrase(quoted), range(start, stop))


def _by_as_called(verb: Token, classes: frozenset[str]) -> Iterator[Attribution]:
    """Read "the junta, as Kyiv calls it, …" over the noun phrase before it."""
    mark = next((child for child in verb.lefts if child.lower_ == "as"), None)
    if mark is None or "name" not in classes or mark.i < 2 or not mark.nbor(-1).is_punct:
        return
    named = next((child for child in verb.rights if child.dep_ in {"dobj", "oprd"}), None)
    head = speaker_head(verb)
    noun = next((chunk for chunk in noun_chunks(verb.sent) if chunk.end == mark.i - 1), None)
    if named is not None and head is not None and noun is not None:
        above = [chunk.start for chunk in noun_chunks(verb.sent) if chunk.root.is_ancestor(noun.root)]
        start = min([noun.start, *(place for place in above if place < noun.start)])
        yield from attribute(verb, noun_phrase(head), range(start, noun.end))


def _by_mistagged(token: Token) -> Iterator[Attribution]:
    doc, start = token.doc, token.i - 1
    if token.lower_ in _NEVER_NOUNS:
        comma = _clause_before(token)
        if comma is not None:
            speaker = doc[comma + 1 + (doc[comma + 1].lower_ in {"the", "a", "an"}) : token.i]
            yield from attribute(token, speaker, set(range(token.sent.start, comma)))
        return
    inside = {token, *token.lefts, *(leaf for child in token.lefts for leaf in child.subtree)}
    while start > token.sent.start and doc[start - 1] in inside and doc[start - 1].text != ",":
        start -= 1
    while doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    skip = 2 if doc[token.i + 1].lower_ == "that" else 1
    places = set(range(token.i + skip, token.sent.end))
    yield from attribute(token, doc[start : token.i], without_outlet(doc, places, token))


def _by_adjective(token: Token) -> Iterator[Attribution]:
    clause = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    clause = clause or next(
        (child for child in token.head.children if child.dep_ == "ccomp" and child.i > token.i), None
    )
    head = speaker_head(token.head)
    if clause is not None and head is not None and head.lower_ != "it":
        yield from attribute(token, noun_phrase(head), without_outlet(token.doc, subtree(clause), token.head))


def _by_noun(token: Token) -> Iterator[Attribution]:
    """ "Moscow's claim that …", "claims by the army that …", "Russian allegations of …"."""
    clause = next(
        (
            child
            for child in token.children
            if child.dep_ in {"acl", "ccomp", "relcl"}
            and any(part.lower_ == "that" and part.dep_ == "mark" for part in child.lefts)
        ),
        None,
    )
    if clause is None:
        return
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (
                leaf
                for child in token.rights
                if child.lower_ in {"by", "from"}
                for leaf in child.children
                if leaf.dep_ == "pobj"
            ),
            None,
        )
    if owner is None:
        owner = next(
            (
                child
                for child in token.lefts
                if child.ent_type_ in {"NORP", "ORG", "GPE"} and child.dep_ in {"amod", "compound"}
            ),
            None,
        )
        if owner is not None:
            yield from attribute(
                token,
                token.doc[owner.left_edge.i : owner.i + 1],
                without_outlet(token.doc, subtree(clause)),
            )
            return
    if owner is None and token.head.pos_ == "VERB" and token.dep_ == "dobj":
        owner = speaker_head(token.head)
    if (
        owner is not None
        and (is_somebody(owner) or owner.tag_ == "PRP$")
        and owner.lower_ not in {"my", "our", "your"}
    ):
        yield from attribute(token, noun_phrase(owner), without_outlet(token.doc, subtree(clause)))
