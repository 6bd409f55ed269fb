"""What the senses ask of a context: the words of a sentence, the noun a modifier belongs to, who is named."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..actors.lower_case import COMMON_WORDS
from ..language.snapshot import recalled
from ..voices.verbs import reporting_words
from ..wordlist import HYPHENS, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

QUOTES = frozenset("\"“”'‘’«»‹›„`") | {"``", "''"}
PEOPLE = frozenset({"PERSON", "NORP"})
_REACH = 9
"""Tokens in which the head of a phrase is looked for."""
_HEADLINE = 0.6
_NOBODY = frozenset({"nobody", "none", "noone", "neither"})
_NO = frozenset({"no", "neither", "not"})
_ALIKE = frozenset({"and", "or", "nor"})


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    # Imported late: the lexicon is built from entries that name the senses of this package.
    from ..lexicon import default_lexicon

    return dict(default_lexicon().classes)


@cache
def word_class(*names: str) -> frozenset[str]:
    """Return the words of one or more word classes of the shipped lexicon."""
    return frozenset().union(*(_classes()[name] for name in names))


def words_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the lower-cased words and lemmas of some tokens."""
    said: set[str] = set()
    for token in tokens:
        said.update(_words(token))
    return frozenset(said)


def _words(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _counted(sentence: Span) -> tuple[frozenset[str], Counter[str]]:
    """Return the words and lemmas of a sentence, and how many tokens have each."""
    counts = Counter(word for token in sentence for word in _words(token))
    return frozenset(counts), counts


def sentence_words(token: Token) -> frozenset[str]:
    """Return the lower-cased words and lemmas of the sentence a token stands in, without the token."""
    sentence = token.sent
    said, counts = recalled(token.doc, (sentence_words, sentence.start), lambda: _counted(sentence))
    return said - {word for word in _words(token) if counts[word] == 1}


def words_around(span: Span) -> frozenset[str]:
    """Return the lower-cased words and lemmas of the sentence of a span, outside the span."""
    return words_of(token for token in span.root.sent if not span.start <= token.i < span.end)


def words_nearby(token: Token) -> frozenset[str]:
    """Return the lower-cased words and lemmas of a token's sentence and of the sentence before it."""
    sentence = token.sent
    said = words_of(sentence)
    return said | words_of(token.doc[sentence.start - 1].sent) if sentence.start > 0 else said


def past_mark(doc: Doc, start: int, end: int) -> int:
    """Return where the text goes on after tokens `start` to `end`: past the closing mark where they alone are marked.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("Troops “liberated” the town, said a man who “was there”.")
    >>> doc[past_mark(doc, 2, 3)].text, past_mark(doc, 0, 1)
    ('the', 1)
    """
    marked = start > 0 and end < len(doc) and {doc[start - 1].lower_, doc[end].lower_} <= QUOTES
    return end + marked


def noun_after(doc: Doc, index: int) -> Token | None:
    """Return the head noun of the phrase that goes on at token `index`, read from left to right.

    Adjectives, names, numbers, hyphenated words, quotation marks and commas between adjectives are passed;
    the last noun before anything else is the head. None when no noun follows.

    >>> from commentariat.analysis.language import load_pipeline
    >>> noun_after(load_pipeline()("Iran-backed Houthi drone attacks went on."), 3).text
    'attacks'
    """
    head: Token | None = None
    for token in doc[index : index + _REACH]:
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif (
            token.lower_ in QUOTES
            or token.text in HYPHENS
            or token.pos_ in {"ADJ", "NUM"}
            or ((token.text == "," or token.pos_ == "CCONJ") and head is None)
            or (token.pos_ == "VERB" and token.nbor(-1).text in HYPHENS)
            or (
                token.pos_ == "ADV"
                and head is None
                and token.i + 1 < len(doc)
                and doc[token.i + 1].pos_ == "ADJ"
            )
        ):
            continue
        else:
            break
    return head


def phrase_before(token: Token, *, reach: int = 6) -> list[Token]:
    """Return the adjectives and nouns right before a noun in its phrase, nearest first."""
    found: list[Token] = []
    for other in reversed(token.doc[max(0, token.i - reach) : token.i]):
        if (
            other.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}
            or other.text in HYPHENS
            or other.tag_ in {"VBN", "VBG"}
        ):
            found.append(other)
        else:
            break
    return found


def is_power(token: Token) -> bool:
    """Tell whether a token names a state, a people, a seat of government, a leader or an organisation.

    Readers leave out capitals: a name without one counts unless it is a common word (*turkey*, *polish*).
    """
    if token.lower_ == "us" and not token.text.isupper():
        return False
    return token.lower_ in word_class("nationality", "country", "capital", "organisation", "leader") and (
        token.text[:1].isupper() or token.lower_ not in COMMON_WORDS
    )


def headline_case(token: Token) -> bool:
    """Tell whether most words of a token's sentence are capitalised, so that a capital says nothing."""
    said = [other for other in token.sent if other.is_alpha and len(other) > 3]
    return len(said) > 3 and sum(word.text[:1].isupper() for word in said) / len(said) > _HEADLINE


def starts_sentence(token: Token) -> bool:
    """Tell whether a token opens its sentence or a quotation, or follows a colon or dash."""
    before = token.i - 1
    while before >= 0 and (token.doc[before].is_space or token.doc[before].lower_ in QUOTES):
        if token.doc[before].lower_ in QUOTES:
            return True
        before -= 1
    if before < 0 or token.is_sent_start:
        return True
    return token.doc[before].text in words(
        """
        ! * . : ? | – — • …
        """
    )


def capital_means_name(token: Token) -> bool:
    """Tell whether a token's capital marks a proper name, rather than a sentence start, headline or shout."""
    if not token.text[:1].isupper() or (len(token) > 1 and token.text.isupper()):
        return False
    if starts_sentence(token) or headline_case(token):
        return False
    # A capital between two small words is more often a sentence start after a lost full stop than a name.
    around = [token.doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc)]
    return any(other.text[:1].isupper() or other.pos_ == "DET" for other in around)


def people_subject(token: Token) -> bool:
    """Tell whether a token stands for people: a pronoun for persons, a person's or people's name, a people noun."""
    if token.lower_ in words(
        """
        all he her him i she them these they those us we who you
        """
    ):
        return True
    if token.ent_type_ in PEOPLE or is_power(token):
        return True
    return token.lower_ in word_class("people_noun", "actor_noun") or token.lemma_.lower() in word_class(
        "people_noun"
    )


def likening_verb(preposition: Token) -> Token | None:
    """Return the verb of ``described as``, ``refers to them as``, ``likened to``, ``compared with``; None otherwise.

    The parser hangs *as* on the verb, on its object ("remember the insurgents as heroes") or on its agent
    ("hailed by crowds as heroes").
    """
    if preposition.lower_ not in {"as", "to", "with"}:
        return None
    verb = preposition.head
    if preposition.lower_ == "as":
        for _ in range(4):
            if verb.pos_ in {"VERB", "AUX"} or verb.dep_ not in {
                "dobj",
                "nsubjpass",
                "pobj",
                "agent",
                "prep",
            }:
                break
            verb = verb.head
        direct = verb == preposition.head and verb.pos_ in {"VERB", "AUX"}
        return verb if direct or "name_as" in reporting_words().classes_of(verb) else None
    if verb.dep_ == "dobj":
        verb = verb.head
    likens = verb.lemma_.lower() in {"liken", "compare", "equate", "parallel", "reduce"}
    return verb if likens and verb.pos_ in {"VERB", "AUX"} else None


def _object_of_naming(verb: Token, complement: Token) -> Token | None:
    """Return whom a verb of naming is about: its object, its noun, or the subject it opens the sentence for."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            return child
    for preposition in verb.children:
        if preposition.lower_ in {"to", "of", "about"} and preposition.i < complement.i:
            noun = next((c for c in preposition.children if c.dep_ == "pobj" and c != complement), None)
            if noun is not None:
                return noun
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return verb.head
    if verb.tag_ == "VBN" and verb.dep_ == "advcl":
        return next((c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return None


def predicated_of(token: Token) -> Token | None:
    """Return what a predicate noun is said of: the subject of its copula, or the object it names."""
    head = token.head
    if token.dep_ == "conj":
        # "the rebels, those rats": read as a list by the parser, as an apposition by people.
        pointed = any(child.lower_ in {"those", "these"} for child in token.children)
        apart = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text in {",", "–", "—"}
        return head if pointed and apart else predicated_of(head)
    if token.dep_ in {"attr", "acomp"} and head.lemma_ in {"be", "become", "remain", "seem"}:
        return next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if token.dep_ in {"oprd", "attr"} or (token.dep_ == "ccomp" and head.pos_ == "VERB"):
        named = next((c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}), None) or next(
            (c for c in token.children if c.dep_ == "nsubj"), None
        )
        # "called Hallam a hero": the parser gives two complements.
        return named or next((c for c in head.children if c.dep_ == "oprd" and head.i < c.i < token.i), None)
    if token.dep_ == "dobj" and head.lemma_ in {"call", "brand", "label", "dub", "name"}:
        between = [
            other for other in token.doc[head.i + 1 : token.i] if other.pos_ in {"NOUN", "PROPN", "PRON"}
        ]
        return between[-1] if between else None
    if token.dep_ == "pobj" and (verb := likening_verb(head)) is not None:
        return _object_of_naming(verb, token)
    if token.dep_ in {"advcl", "amod", "acl"} and token.i and token.nbor(-1).lower_ == "as":
        return next((c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if token.dep_ == "pobj" and head.lower_ == "but" and head.head.lower_ in {"nothing", "none", "anything"}:
        return predicated_of(head.head)
    if token.dep_ == "appos":
        # "they are a cancer, a plague": what the first name is said of.
        return predicated_of(head) if head.dep_ in {"attr", "oprd"} and head.pos_ == "NOUN" else head
    return None


def of_nobody(predicate: Token) -> bool:
    """Tell whether a predicate is said of nobody: "nobody is a *terrorist*", "none of them are *vermin*".

    A comparison is no denial: "no one is a bigger *terrorist* than he".
    """
    while predicate.dep_ == "conj" and _joined_by(predicate.head) <= _ALIKE:
        predicate = predicate.head
    if predicate.dep_ not in {"attr", "acomp"} or predicate.head.lemma_ not in {"be", "become", "remain"}:
        return False
    if any(child.tag_ in {"JJR", "RBR"} for child in predicate.subtree):
        return False
    return any(
        subject.lower_ in _NOBODY or any(child.lower_ in _NO for child in subject.lefts)
        for subject in predicate.head.children
        if subject.dep_ in {"nsubj", "nsubjpass"}
    )


def _joined_by(token: Token) -> set[str]:
    """Return the conjunctions with which other words are joined to a word."""
    return {child.lower_ for child in token.children if child.dep_ == "cc"}
