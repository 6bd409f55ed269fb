"""The clause a verb reports, wherever it stands: after it, before it, around it (Quirk et al. 1985: 16.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import FINITE, NOMINAL
from ..wordlist import words
from .ascription import CONTRASTS, subtree
from .speaker import (
    COUNTED,
    PLACES_OF_SPEECH,
    WINGS,
    agent_of,
    is_somebody,
    noun_phrase,
    speaker_head,
    speaks,
)
from .verbs import reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
_CORE = words("""
    say tell state claim allege assert declare announce report maintain insist add explain note warn confirm
    predict argue
""")


def reporting_speaker(verb: Token) -> Span | None:
    """Return the noun phrase that speaks through a verb, or None where nobody (or the writer) does."""
    head = speaker_head(verb)
    if head is None and not any(
        child.dep_ in {"nsubj", "nsubjpass", "auxpass", "expl", "csubj"} for child in verb.children
    ):
        head = _beside(verb)
    if head is None or not is_somebody(head):
        return None
    base = reporting_words().base_of(verb)
    if head.lower_ == "it" and _expletive(verb, head):
        return None
    classes = reporting_words().classes_of(verb)
    if "evidence" in classes and "say" not in classes and "think" not in classes and not speaks(head):
        return None
    counted = head.lower_ in COUNTED | WINGS
    if base in {"say", "read", "write", "state"} or head.pos_ in NOMINAL or counted or head == agent_of(verb):
        return noun_phrase(head)
    return None


def _beside(verb: Token) -> Token | None:
    """The noun phrase right beside a verb the parser left without a subject: "…, said Ali", "… the ministry said."."""
    if verb.tag_ not in FINITE and verb.tag_ != "VBN":
        return None
    doc, sentence = verb.doc, verb.sent
    left = doc[verb.i - 1] if verb.i > sentence.start else None
    if (
        left is not None
        and left.pos_ in NOMINAL
        and is_somebody(left)
        and (
            verb.i + 1 >= sentence.end or doc[verb.i + 1].is_punct or doc[verb.i + 1].pos_ in {"ADP", "SCONJ"}
        )
    ):
        return left if speaks(left) else None
    right = next(
        (
            child
            for child in verb.rights
            if child.dep_ in {"nsubj", "dobj", "attr", "npadvmod", "oprd", "ccomp"} and child.pos_ in NOMINAL
        ),
        None,
    )
    if (
        right is not None
        and left is not None
        and (left.is_punct or left.i + 1 == verb.i)
        and speaks(right)
        and right.left_edge.i == verb.i + 1
    ):
        return right
    return None


def _expletive(verb: Token, head: Token) -> bool:
    return (
        verb.lemma_ in {"appear", "seem"}
        or any(child.dep_ in {"auxpass"} for child in verb.children)
        or head.dep_ == "expl"
    )


def reported_clause(verb: Token, classes: frozenset[str], speaker: Span | None) -> set[int]:
    """Return the tokens of the clause a verb reports."""
    if not classes & {"say", "think", "evidence", "direct"}:
        return _quoted_indirectly(verb) if "quote" in classes else set()
    if _noun_object_only(verb, classes):
        return set()
    own = {verb.i} | (set(range(speaker.start, speaker.end)) if speaker is not None else set())
    places: set[int] = set()
    for child in verb.children:
        finite = child.dep_ in CLAUSES or (
            child.dep_ in {"advcl", "acl", "relcl"}
            and any(node.lower_ == "that" and node.dep_ == "mark" for node in child.children)
        )
        small = (
            "name" in classes
            and child.i > verb.i
            and child.pos_ in {"NOUN", "PROPN", "ADJ"}
            and not any(t.tag_ in FINITE for t in child.subtree)
        )
        if (
            (finite and not small and classes & {"say", "think", "evidence"} and child.pos_ not in {"ADP"})
            or (child.dep_ == "xcomp" and ("direct" in classes or _infinitive_of_report(child)))
            or (child.dep_ == "ccomp" and "direct" in classes)
            or (
                child.dep_ == "advcl"
                and child.tag_ == "VB"
                and "direct" in classes
                and any(node.lower_ == "to" for node in child.lefts)
            )
        ):
            places |= subtree(child)
    if "say" in classes:
        places |= _clause_after_setting(verb) | _first_of_two(verb, speaker)
    if (not places and verb.dep_ == "parataxis") or (
        verb.dep_ == "parataxis" and not any(child.dep_ == "ccomp" for child in verb.children)
    ):
        places = subtree(verb.head) - subtree(verb)
    if not places and _as_clause(verb) and verb.head != verb:
        places = _clause_of(verb.head) - subtree(verb)
    if not places and "say" in classes:
        places = _beside_clause(verb, speaker)
    before = [place for place in places if place < verb.i]
    if before and speaker is not None and _not_fronted(verb, classes, speaker):
        places = {place for place in places if place > verb.i}
        before = []
    if "say" in classes and any(place > verb.i for place in places):
        places |= _future_in_past(verb)
    if before and speaker is not None:
        places |= _head_of_sentence(verb, min(before)) | _after_parenthesis(verb)
    for child in verb.lefts:
        if (
            places
            and child.dep_ in {"nsubj", "nsubjpass"}
            and child.right_edge.i < min(own)
            and _parted(verb, child, own)
        ):
            places |= subtree(child)
    return places - own


def _quoted_indirectly(verb: Token) -> set[int]:
    """ "The premier thundered that …": verbs of manner of speaking report with *that* (Levin 1993: 37.3)."""
    return {
        place
        for child in verb.rights
        if child.dep_ == "ccomp"
        and any(part.lower_ == "that" and part.dep_ == "mark" for part in child.lefts)
        for place in subtree(child)
    }


def _clause_after_setting(verb: Token) -> set[int]:
    """ "claimed in a statement that …", "told reporters outside the court that …": the clause hung on the setting."""
    for preposition in verb.rights:
        for noun in preposition.rights if preposition.dep_ == "prep" else ():
            contents = noun.lower_ in reporting_words().nouns - PLACES_OF_SPEECH or noun.lower_ == "fact"
            for clause in noun.rights if noun.pos_ in NOMINAL and not contents else ():
                marked = any(part.lower_ == "that" and part.dep_ == "mark" for part in clause.lefts)
                if clause.dep_ in {"acl", "ccomp"} and marked:
                    return subtree(clause)
    heard = clause_after_hearer(verb)
    return subtree(heard) - {heard.left_edge.i} if heard is not None else set()


def clause_after_hearer(verb: Token) -> Token | None:
    """Return the verb of "disclosed to the inquiry that handlers knew", which the parser takes for a relative clause.

    So it does with "acknowledged for the first time that …".

    A verb of saying without an object of its own has its *that*-clause for one.
    """
    if any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return None
    for preposition in verb.rights:
        if preposition.lower_ not in {"to", "for"} or preposition.dep_ not in {"prep", "dative"}:
            continue
        for noun in preposition.rights:
            if preposition.lower_ == "for" and noun.lower_ != "time":
                continue
            for clause in noun.rights if noun.pos_ in NOMINAL else ():
                own = any(
                    part.dep_ in {"nsubj", "nsubjpass"} and part.lower_ != "that" for part in clause.lefts
                )
                if clause.dep_ in {"relcl", "acl", "ccomp"} and own and clause.left_edge.lower_ == "that":
                    return clause
    return None


def _future_in_past(verb: Token) -> set[int]:
    """ "She said the road was shut, and the convoy would wait": *would* after a past report goes on with it.

    The writer's own clause after a report has the writer's own tense (Quirk et al. 1985: 14.31). *Few would
    believe it* is the writer's doubt, *she would later deny it* the writer's knowledge.
    """
    if verb.tag_ not in {"VBD", "VBN"}:
        return set()
    return {
        place
        for clause in verb.children
        if clause.dep_ == "conj" and any(part.lower_ in {"would", "'d", "’d"} for part in clause.lefts)
        if not any(part.lower_ in _HINDSIGHT for part in clause.children)
        if any(s.dep_ in {"nsubj", "nsubjpass"} and s.lower_ not in _ANYBODY for s in clause.lefts)
        for place in subtree(clause)
    }


_HINDSIGHT = words("later soon eventually ultimately subsequently afterwards")
_ANYBODY = words("few nobody none one many most everyone anyone i we you this that")


def _first_of_two(verb: Token, speaker: Span | None) -> set[int]:
    """ "Two were shot and a third fled, the ministry announced": a closing *X said* reports both clauses.

    The parser takes the first for the main clause and joins the verb of reporting to it.
    """
    first, doc = verb.head, verb.doc
    if verb.dep_ != "conj" or speaker is None or speaker.start > verb.i or first.dep_ != "ROOT":
        return set()
    if verb.i + 1 < verb.sent.end and not doc[verb.i + 1].is_punct:
        return set()
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and _has_subject(c)), None)
    joined = next((c for c in first.rights if c.dep_ == "cc" and c.lower_ == "and"), None)
    if (
        clause is None
        or joined is None
        or clause.left_edge.i != joined.i + 1
        or reporting_words().classes_of(first) & {"say", "think"}
    ):
        return set()
    return set(range(verb.sent.start, joined.i + 1))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.lefts)


def _parted(verb: Token, subject: Token, own: set[int]) -> bool:
    """A second subject before the speaker, parted by a comma, is that of the reported clause."""
    return any(verb.doc[place].text == "," for place in range(subject.i, min(own)))


def _after_parenthesis(verb: Token) -> set[int]:
    """What follows "…, X said, …" goes on with the reported clause, unless it is about the speaker."""
    doc, end = verb.doc, verb.sent.end
    if verb.i + 2 >= end or doc[verb.i + 1].text != ",":
        return set()
    first = doc[verb.i + 2]
    goes_on = first.pos_ in {"ADP", "SCONJ"} and first.tag_ != "VBG" and first.lower_ not in CONTRASTS
    return set(range(verb.i + 2, end)) if goes_on else set()


def _not_fronted(verb: Token, classes: frozenset[str], speaker: Span) -> bool:
    """A clause before the speaker that is not reported: one of a list, or before a verb with an object or clause.

    "X admits nothing, and Y says nothing"; "They shelled the depot; residents said a clinic was hit".
    """
    if not classes & {"say", "think", "evidence"} or verb.dep_ == "parataxis" or _as_clause(verb):
        return not classes & {"say", "think", "evidence"}
    modal = any(child.lower_ in {"should", "must", "ought"} for child in verb.lefts)
    if modal or reporting_words().base_of(verb) == "know":
        return True  # "of course he knew, they all know"; "it is a disgrace, the mayor should say so"
    first = min(speaker.start, verb.i)
    while first > verb.sent.start and verb.doc[first - 1].dep_ == "det":
        first -= 1
    if first > verb.sent.start and (verb.doc[first - 1].dep_ == "cc" or verb.doc[first - 1].text == ";"):
        return True
    if any(child.dep_ == "ccomp" and child.i > verb.i and _has_subject(child) for child in verb.children):
        return True
    told = {"tell", "inform", "assure", "remind", "warn"}
    return reporting_words().base_of(verb) not in told and any(
        child.dep_ in {"dobj", "oprd"} and child.i > verb.i for child in verb.children
    )


def _noun_object_only(verb: Token, classes: frozenset[str]) -> bool:
    """*found a body*, *show the way*: a plain object and no clause report nothing."""
    children = list(verb.children)
    clausal = any(child.dep_ in CLAUSES | {"xcomp", "advcl", "acl", "relcl"} for child in children)
    return not clausal and any(child.dep_ == "dobj" for child in children) and "say" not in classes


def _infinitive_of_report(child: Token) -> bool:
    """Thought verbs take infinitives of report only with *have* or *be*: "is believed to have fled"."""
    return any(node.dep_ in {"aux", "auxpass"} and node.lower_ in {"have", "be"} for node in child.lefts)


def _as_clause(verb: Token) -> bool:
    """ "as the ministry claims": a comment clause whose verb has no clause of its own."""
    mark = next(
        (child for child in verb.lefts if child.lower_ == "as" and child.dep_ in {"mark", "advmod", "prep"}),
        None,
    )
    if (
        mark is None
        or verb.dep_ not in {"advcl", "ccomp", "parataxis"}
        or reporting_words().base_of(verb) not in _CORE | {"put", "believe"}
    ):
        return False
    apart = mark.i == mark.sent.start or mark.nbor(-1).is_punct
    return apart and not any(
        child.dep_ in {"xcomp", "dobj"} and child.lower_ not in {"it", "this"} for child in verb.children
    )


def _clause_of(head: Token) -> set[int]:
    return {token.i for token in head.sent} if head.dep_ == "ROOT" else subtree(head)


def _beside_clause(verb: Token, speaker: Span | None) -> set[int]:
    """What stands before a closing "…, X said." or after "X said that" where the parse joins nothing to the verb."""
    doc, sentence = verb.doc, verb.sent
    following = doc[verb.i + 1] if verb.i + 1 < sentence.end else None
    if (
        following is not None
        and following.lower_ == "that"
        and following.tag_ in {"IN", "DT", "WDT"}
        and verb.i + 2 < sentence.end
        and following.dep_ not in {"dobj", "pobj"}
    ):
        return set(range(verb.i + 2, sentence.end))
    if (
        speaker is None
        or reporting_words().base_of(verb) not in _CORE | {"write", "tweet", "post"}
        or verb.dep_ in {"acl", "amod"}
        or verb.tag_ == "VBG"
        or (verb.tag_ == "VBN" and speaker.start > verb.i and agent_of(verb) is not None)
    ):
        return set()
    start = min(speaker.start, verb.i)
    while start > sentence.start and (
        doc[start - 1].dep_ == "det" or doc[start - 1].lower_ in {"the", "a", "an"}
    ):
        start -= 1
    stop = max(speaker.end, verb.i + 1)
    if any(token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"} and token.i > verb.i for token in sentence):
        return set()
    lead = doc[sentence.start : start]
    # "A cowardly crime, the minister wrote.": a noun phrase for a sentence.
    alone = len(lead) > 2 and lead[0].pos_ == "DET" and lead[-1].text == "," and len(lead) <= 8
    if (
        alone
        and verb.dep_ == "ROOT"
        and not any(t.pos_ in {"VERB", "AUX", "ADP", "PUNCT"} for t in lead[:-1])
    ):
        return set(range(sentence.start, start))
    if start - sentence.start < 3 or any(
        child.dep_ in {"dobj", "xcomp"} and child.i >= stop for child in verb.children
    ):
        return set()
    clause = any(token.pos_ in {"VERB", "AUX"} for token in lead) and verb.dep_ != "relcl"
    phrase = lead[0].pos_ == "DET" and lead[-1].text == "," and verb.i + 2 >= sentence.end
    opens = lead[0].lower_ in {"as", "when", "after", "while", "if", "asked"}
    return set(range(sentence.start, start)) if (clause or phrase) and not opens else set()


def _head_of_sentence(verb: Token, first: int) -> set[int]:
    """Adverbials before a fronted reported clause belong to it ("On Monday, ten were killed, the army said")."""
    if verb.dep_ != "ROOT":
        return set()
    start = verb.sent.start
    lead = verb.doc[start:first]
    return (
        set(range(start, first))
        if len(lead) <= 12
        and all(
            token.head.i != verb.i or token.is_punct or token.dep_ in {"prep", "npadvmod", "advmod"}
            for token in lead
        )
        else set()
    )
