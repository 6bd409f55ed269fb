"""Whether a word is used at all: not mentioned as a word, not part of a name or of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .context import QUOTES, is_power, sentence_words, starts_sentence
from .registry import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS_FOR_WORDS = words(
    """
    word words term terms label labels tag tags phrase phrases adjective adjectives adverb adverbs noun
    nouns verb verbs expression expressions euphemism euphemisms wording vocabulary jargon slogan
    hashtag epithet epithets prefix suffix password synonym synonyms headword entry rhyme
    """
)
_OF_LANGUAGE = words(
    """
    adjective adverb noun synonym synonyms antonym spelling spelt spelled misspelled misspelt etymology
    dictionary dictionaries lexicographer lexicographers thesaurus glossary crossword scrabble syllable
    syllables pronunciation pronounce subeditors sub-editors translate translates translated translator
    translators wordle hangman connotation connotations
    """
)
_TITLED = words(
    """
    film films movie musical play novel memoir album song single band series sitcom show game exhibition
    opera theatre cast starring starred directed stage screen box-office thriller documentary drama
    broadway tour premiere podcast magazine comic studio soundtrack sequel label racehorse horse yacht
    brewery perfume restaurant
    """
)
_LINKS = words("a the as such like or , and of :")


def mentioned(match: Match) -> bool:
    """Tell whether a text talks about the expression as a word (``the word vile``, ``synonyms for cruel``)."""
    doc, before = match.doc, match.start - 1
    while before >= 0 and doc[before].lower_ in QUOTES:
        before -= 1
    skipped = before
    while skipped >= 0 and doc[skipped].lower_ in QUOTES | _LINKS and match.start - skipped < 6:
        skipped -= 1
    if before >= 0 and doc[before].lower_ in _WORDS_FOR_WORDS:
        return True
    if skipped >= 0 and skipped != before and doc[skipped].lower_ in _WORDS_FOR_WORDS:
        return doc[before].lower_ in {"of", "like", "as"} or before != match.start - 1
    after = match.end
    while after < len(doc) and doc[after].lower_ in QUOTES:
        after += 1
    if after < len(doc) and doc[after].lower_ in _WORDS_FOR_WORDS - {"entry", "rhyme"}:
        return True
    if (
        after + 1 < len(doc)
        and after > match.end
        and doc[after].lower_ in words("means meant comes derives derived")
    ):
        return True
    if [token.lower_ for token in doc[after : after + 2]] in (["is", "a"], ["was", "a"], ["is", "the"]):
        return any(token.lower_ in _WORDS_FOR_WORDS for token in doc[after + 2 : after + 4])
    return bool(sentence_words(match.head) & _OF_LANGUAGE)


_WRITING = words("print say spell type write")
_CHOOSING = words("avoid choose drop pick prefer put use")


def written_as_word(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a bare quoted noun is the object of a verb of wording (``why do you write “rebels”?``).

    *Use*, *prefer*, *it is* and the like are of wording where two quoted words are weighed against each other.

    Args:
        doc: the text.
        start: token index of the first word between the marks.
        end: one past the last.
    """
    if (
        not 0 < start <= end < len(doc)
        or doc[start - 1].lower_ not in QUOTES
        or doc[end].lower_ not in QUOTES
    ):
        return False
    noun = doc[start:end].root
    if any(child.dep_ in {"det", "poss"} and child.i < start - 1 for child in noun.lefts):
        return False
    if _worded(noun):
        return True
    # "… and “militants” in the next": weighed against a quoted word before it.
    joined = start > 1 and doc[start - 2].lower_ in {"and", "or", "but", "not"}
    return joined and any(_worded(other) for other in doc[noun.sent.start : start - 2])


def _worded(noun: Token) -> bool:
    verb = noun.head
    if noun.dep_ not in {"dobj", "attr"} or noun.i == 0 or noun.nbor(-1).lower_ not in QUOTES:
        return False
    lemma = verb.lemma_.lower()
    spelt_out = lemma == "be" and any(child.lower_ == "it" for child in verb.children)
    paired = sum(token.lower_ in QUOTES for token in noun.sent) > 2
    return lemma in _WRITING or (paired and (spelt_out or lemma in _CHOOSING))


def named(match: Match) -> bool:
    """Tell whether a capital makes the expression a proper name or part of a title.

    Readers' comments use capitals for weight (``these Evil people``): there a capital before a plain noun is no name.
    """
    token, after = match.first, match.after()
    if not token.text[:1].isupper() or (len(token) > 1 and token.text.isupper()):
        return False
    beside = after is not None and after.is_alpha and after.text[:1].isupper() and not after.text.isupper()
    if _headline(token):
        entity = [other for other in token.sent if other.ent_type_ and other.ent_type_ == token.ent_type_]
        return beside and (
            token.ent_type_ == "WORK_OF_ART" or (token.ent_type_ == "PERSON" and len(entity) < 3)
        )
    if not _opens(token):
        plain = after is not None and after.is_lower and after.pos_ in {"NOUN", "ADJ"}
        return not (match.reading.kind == "comment" and plain)
    if beside and after is not None and not is_power(after):
        return after.ent_type_ not in {"NORP", "GPE", "PERSON"} or after.ent_type_ == token.ent_type_
    return _titled(match)


def _opens(token: Token) -> bool:
    """Tell whether a capital is due: the token opens a sentence, a quotation or a line."""
    if not starts_sentence(token):
        return False
    before = token.nbor(-1) if token.i else None
    return before is None or not (before.is_alpha or before.lower_ in {"'s", "’s", ","})


def _headline(token: Token) -> bool:
    """Tell whether every longer word of the sentence has a capital, so that a capital says nothing."""
    content = [
        other
        for other in token.sent
        if other.is_alpha and len(other) > 3 and other.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "ADV"}
    ]
    return len(content) > 2 and all(other.text[:1].isupper() for other in content)


def _titled(match: Match) -> bool:
    """A capitalised word alone in quotation marks, where the talk is of films, plays or songs."""
    return match.rest > match.stop and bool(sentence_words(match.head) & _TITLED)
