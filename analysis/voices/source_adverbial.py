"""Adverbials that ascribe a clause: "according to X", "per X", "in X's view", "for Kigali, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import FINITE
from ..wordlist import words
from .ascription import Attribution, attribute, subtree
from .outlet_comment import without_outlet
from .speaker import RELATIVE, is_somebody, names_person, noun_phrase, speaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

VIEWS = words("""
    view opinion eyes words judgement judgment estimation telling account version mind narrative parlance phrase
""")


def by_viewpoint(preposition: Token) -> Iterator[Attribution]:
    """ "For Kigali, the FDLR is a terrorist group": a viewpoint before a clause of being.

    The holder ends at a comma or where the next noun phrase begins with its article ("To many Kurds the YPG …"),
    since the parser runs the two together.
    """
    doc, sentence = preposition.doc, preposition.sent
    before = doc[preposition.i - 1] if preposition.i > sentence.start else None
    if before is not None and before.text not in {";", ":", ",", "\u2014", "–"} and before.dep_ != "cc":
        return
    end = next((i for i in range(preposition.i, sentence.end) if doc[i].text == ";"), sentence.end)
    start = _holder_end(doc, preposition.i + 1, end)
    holder = _holder(doc, preposition.i + 1, start) if start is not None else None
    if start is None or holder is None:
        return
    being = next(
        (t for t in doc[start:end] if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}), None
    )
    if being is None or being.lemma_ not in {"be", "remain", "stay", "become"} or being.i - start > 10:
        return
    subject = doc[start + (doc[start].text == ",")]
    if not any(child.dep_ in {"attr", "acomp", "oprd"} for child in being.children) or being.i <= subject.i:
        return
    other = next(
        (
            c.left_edge.i
            for c in being.conjuncts
            if c.i > being.i and any(k.dep_ in {"nsubj", "nsubjpass"} for k in c.children)
        ),
        end,
    )
    yield from attribute(preposition, holder, range(start, min(end, other)))


_QUANTIFIERS = words("some many others most few millions thousands hundreds")
_CROWDS = words("audience congregation crowd diaspora electorate mob nation public street village")
_NEXT_PHRASE = words("the a an this that these those it he she they his her their its")


def _holder_end(doc: Doc, start: int, end: int) -> int | None:
    """Return where the noun phrase of whoever holds a view ends, by the words."""
    for place in range(start + 1, min(end, start + 10)):
        token = doc[place]
        if token.text == ",":
            return place
        if token.lower_ in _NEXT_PHRASE and doc[place - 1].pos_ != "ADP":
            return place
        if _subject_begins(doc, place, start, end):
            return place
        if token.pos_ in {"VERB", "AUX"}:
            break
    noun = next((child for child in doc[start - 1].children if child.dep_ == "pobj"), None)
    return noun.right_edge.i + 1 if noun is not None else None


def _subject_begins(doc: Doc, place: int, start: int, end: int) -> bool:
    """ "To the crowd Hasina was …": a name right after a common noun, with a form of *be* right after the name."""
    before = doc[place - 1]
    common = before.tag_ == "NNS" or (
        before.tag_ == "NN" and doc[start].lower_ in {"the", "his", "her", "their"}
    )
    if not common or doc[place].pos_ != "PROPN":
        return False
    after = place
    while after < end and doc[after].pos_ == "PROPN":
        after += 1
    return after < end and doc[after].lemma_ == "be"


def _holder(doc: Doc, start: int, end: int) -> Span | None:
    """Return the noun phrase as a speaker, where it is people, a power or a count of people."""
    while start < end and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    phrase = doc[start:end]
    if not len(phrase) or phrase[0].lower_ in {"all", "any", "no", "me", "us", "everyone"}:
        return None
    counted = phrase[0].lower_ in _QUANTIFIERS
    if counted and (len(phrase) == 1 or (phrase[1].pos_ == "ADP" and phrase[1].lower_ != "of")):
        return phrase  # "some", "many in Kabul"
    noun = phrase[-1] if counted else phrase.root
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"} or not is_somebody(noun):
        return None
    if noun.ent_type_ in {"DATE", "TIME", "MONEY"} or noun.lower_ in {"years", "months", "decades", "days"}:
        return None
    named = noun.ent_type_ in {"GPE", "PERSON", "ORG", "NORP"} or names_person(noun) or noun.tag_ == "NNS"
    named = named or noun.lower_ in _CROWDS
    named = named or (counted and noun.pos_ == "PROPN")  # "many Tamils", tagged as one name
    return phrase if named else None


def by_according(token: Token) -> Iterator[Attribution]:
    """Read *according to X* over its clause."""
    doc = token.doc
    preposition = next((child for child in token.children if child.lower_ == "to"), None)
    if preposition is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        preposition = doc[token.i + 1]
    if preposition is None:
        return
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return
    yield from _over_clause(token, noun, {token.i, preposition.i})


def by_per(token: Token) -> Iterator[Attribution]:
    """Read *per X* over its clause, where X is a speaker."""
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if (
        noun is not None
        and noun.pos_ in {"NOUN", "PROPN"}
        and speaks(noun)
        and noun.ent_type_ not in {"DATE", "TIME"}
        and (token.i == token.sent.start or token.nbor(-1).is_punct)
    ):
        yield from _over_clause(token, noun, {token.i})


def by_view(token: Token) -> Iterator[Attribution]:
    """ "In the words of X", "in Moscow's view", "by its own account"."""
    preposition = token.head
    if (
        token.lower_ not in VIEWS
        or preposition.lower_ not in {"in", "by", "to", "from"}
        or token.dep_ != "pobj"
    ):
        return
    if token.lower_ in {"account", "version"} and preposition.lower_ != "by":
        return
    noun = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if noun is None:
        noun = next(
            (
                leaf
                for child in token.rights
                if child.lower_ == "of"
                for leaf in child.children
                if leaf.dep_ == "pobj"
            ),
            None,
        )
    if noun is None or noun.lower_ in {"my", "our", "your", "other"}:
        return
    yield from _over_clause(preposition, noun, {node.i for node in token.lefts} | {token.i, preposition.i})


def _over_clause(cue: Token, noun: Token, own: set[int]) -> Iterator[Attribution]:
    """Ascribe the clause around an adverbial ("according to X") to its noun."""
    if not is_somebody(noun) and noun.dep_ != "poss":
        return
    speaker = noun_phrase(noun)
    doc, sentence = cue.doc, cue.sent
    adverbial = {*own, *range(min(cue.i, speaker.start), speaker.end)}
    head = cue.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    start, end = sentence.start, sentence.end
    first, last = min(adverbial), max(adverbial) + 1
    if (
        head.dep_ in {"relcl", "acl", "advcl", "ccomp"}
        and head.head != head
        and not all(doc[i].is_punct or doc[i].pos_ in {"CCONJ", "ADV"} for i in range(start, first))
    ):
        inside = subtree(head)
        if len(inside - adverbial) >= 2 and first not in range(sentence.start, sentence.start + 2):
            yield from attribute(cue, speaker, without_outlet(doc, inside - adverbial))
            return
    leading = all(doc[i].is_punct or doc[i].pos_ in {"CCONJ", "ADV", "SPACE"} for i in range(start, first))
    if leading:
        places = set(range(_past_apposition(noun, last), end))
    else:
        begin = _clause_start(doc, start, first)
        if begin > start and doc[begin - 1].is_punct and not any(t.tag_ in FINITE for t in doc[begin:first]):
            places = set(range(begin, _clause_stop(doc, last, end))) - adverbial
        else:
            places = set(range(begin, _clause_stop(doc, last, end))) - adverbial
    yield from attribute(cue, speaker, without_outlet(doc, places, head) - adverbial)


def _past_apposition(noun: Token, stop: int) -> int:
    """Return where the apposition of a speaker ends: "according to Jan Egeland, an adviser, no convoy …"."""
    doc = noun.doc
    apposed = next((c for c in noun.rights if c.dep_ == "appos" and c.left_edge.i == stop + 1), None)
    if apposed is None or doc[stop].text != "," or apposed.right_edge.i + 1 >= len(doc):
        return stop
    after = apposed.right_edge.i + 1
    return after + 1 if doc[after].text == "," else stop


def _clause_start(doc: Doc, start: int, stop: int) -> int:
    """The start of the last coordinated clause with a subject of its own before an adverbial at its end."""
    for place in range(stop - 1, start, -1):
        token = doc[place]
        if token.text == ";":
            return place + 1
        if (
            token.lower_ in {"but", "while", "whereas", "although"}
            and token.dep_ in {"cc", "mark"}
            and _own_subject(doc, place + 1, stop)
        ):
            return place + 1
    return start


def _clause_stop(doc: Doc, start: int, end: int) -> int:
    """The end of the clause that an adverbial in its middle or at its end belongs to."""
    for place in range(start, end):
        token = doc[place]
        if token.text == ";":
            return place
        if (
            token.lower_ in {"but", "while", "and", "although", "though", "yet"}
            and token.dep_ in {"cc", "mark"}
            and (place == start or (place == start + 1 and doc[start].is_punct))
            and _own_subject(doc, place + 1, end)
        ):
            return place
    return end


def _own_subject(doc: Doc, start: int, end: int) -> bool:
    return any(
        doc[i].dep_ in {"nsubj", "nsubjpass", "expl"} and doc[i].lower_ not in RELATIVE
        for i in range(start, min(end, start + 8))
    )
