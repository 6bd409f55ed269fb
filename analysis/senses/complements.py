"""What a reporting verb takes: a clause, an infinitive, a gerund, a quotation or an object.

The complements are those of Quirk et al. (1985: 16.30–16.48), found also where the parser hangs them elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chunks import noun_chunks
from ..tags import FINITE
from ..voices.attribution import mistagged_verb
from ..voices.reported_clause import CLAUSES, clause_after_hearer
from ..voices.speaker import names_person
from ..wordlist import words
from .context import past_mark
from .people import is_people
from .registry import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_DETERMINERS = words("""
    the a an this its their his her my our your no any every each such another some 's ’s false bogus wild
    latest
""")


def used_as_verb(match: Match) -> bool:
    """Tell whether a form of the verb is used as a verb: no noun ("the claim"), no adjective ("exposed brick")."""
    token = match.head
    if mistagged_verb(token):
        return True
    if token.pos_ not in {"VERB", "AUX"} or token.tag_ in {"NN", "NNS", "JJ"}:
        return False
    if token.dep_ == "amod" and not verb_after_relative(token):
        return False
    before = match.before()
    bare = token.tag_ in {"VB", "VBP", "VBZ"}
    return not (bare and before is not None and before.lower_ in _DETERMINERS)


def verb_after_relative(token: Token) -> bool:
    """Tell whether a main verb hangs on its subject as an adjective: "Guards who fled confessed to …"."""
    noun = token.head
    return (
        noun.dep_ == "ROOT"
        and noun.i < token.i
        and any(child.dep_ == "relcl" and noun.i < child.i < token.i for child in noun.rights)
    )


def children_as(token: Token, *names: str) -> list[Token]:
    """Return what hangs on a token by any of some relations."""
    return [child for child in token.children if child.dep_ in names]


def object_of(token: Token) -> Token | None:
    """Return the head of a verb's object or complement."""
    found = [child for child in token.children if child.dep_ in {"dobj", "attr", "oprd"}]
    near = [child for child in token.rights if child.dep_ == "npadvmod" and child.left_edge.i == token.i + 1]
    return (found or near or [None])[0]


def token_after(token: Token) -> Token | None:
    """Return the token after a verb, past the mark that closes where the verb alone stands in quotation marks."""
    place = past_mark(token.doc, token.i, token.i + 1)
    return token.doc[place] if place < len(token.doc) else None


def takes_clause(token: Token) -> bool:
    """Tell whether a verb has a finite clause, behind it or fronted: "claims (that) the road is shut"."""
    after = token_after(token)
    if (
        mistagged_verb(token)
        or _clause_follows(token)
        or (after is not None and after.lower_ == "that" and after.dep_ != "dobj")
    ):
        return True
    if after is not None and after.lower_ in {"how", "why", "whether", "what"}:
        return True
    if clause_after_hearer(token) is not None:
        return True
    for child in token.children:
        if child.i < token.i and any(t.text == ";" for t in token.doc[child.i : token.i]):
            continue
        if (
            child.dep_ in CLAUSES
            and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "ADV"}
            and (child.i > token.i or _fronted(token))
        ):
            return True
        if child.dep_ in {"advcl", "acl", "relcl"} and any(
            part.lower_ == "that" and part.dep_ == "mark" for part in child.lefts
        ):
            return True
        nested = child.dep_ in {"dobj", "pobj"} and child.i > token.i
        if nested and any(
            part.dep_ in {"relcl", "ccomp"}
            and part.tag_ in {"VBD", "VBZ", "VBP"}
            and _reduced_clause(child, part)
            for part in child.rights
        ):
            return True
    return False


def _clause_follows(token: Token) -> bool:
    """A noun phrase and a finite verb right after the verb, wherever the parser hangs them."""
    doc, sentence = token.doc, token.sent
    rest = past_mark(doc, token.i, token.i + 1)
    if rest >= sentence.end or token.tag_ == "VBN":
        return False
    chunk = next((one for one in noun_chunks(sentence) if one.start == rest), None)
    if chunk is None or chunk.end >= sentence.end or doc[chunk.end].tag_ not in FINITE:
        return False
    finite = [t for t in doc[chunk.end : sentence.end] if t.tag_ in FINITE]
    return token.dep_ != "acl" or len(finite) > 1


def _reduced_clause(noun: Token, verb: Token) -> bool:
    """A clause without *that* which the parser takes for a relative one: "claimed shells landed"."""
    return (
        not any(
            part.tag_ in {"WDT", "WP", "WRB"} or part.dep_ in {"nsubj", "nsubjpass"} for part in verb.lefts
        )
        and verb.i > noun.i
    )


def _fronted(token: Token) -> bool:
    return object_of(token) is None


def takes_infinitive(token: Token) -> bool:
    """Tell whether a verb has an infinitive: "claims to have won"; of a passive only "is said to have", "to be"."""
    after = token_after(token)
    if after is not None and after.lower_ == "to" and after.i + 1 < len(token.doc):
        following = after.nbor()
        if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
            return following.lower_ in {"have", "be"}
        return (
            following.tag_ in {"VB", "VBP"}
            or following.lower_ in {"have", "be"}
            or (
                following.pos_ == "ADV" and following.i + 1 < len(token.doc) and following.nbor().tag_ == "VB"
            )
        )
    return any(
        child.dep_ in {"xcomp", "ccomp"} and child.i > token.i and any(p.lower_ == "to" for p in child.lefts)
        for child in token.children
    )


def takes_gerund(token: Token) -> bool:
    """Tell whether a verb has a gerund, not far behind it: "admitted falling asleep"."""
    return any(
        child.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"}
        and child.tag_ == "VBG"
        and 0 < child.i - token.i <= 6
        for child in token.children
    )


def stands_in_parenthesis(match: Match) -> bool:
    """Tell whether a verb is set off from a clause it comments on: "…, the minister claimed, …", "…, X claims."."""
    token = match.head
    if token.dep_ in {"parataxis"}:
        return True
    other = object_of(token)
    if other is not None and other.i > token.i and not (names_person(other) or is_people(other)):
        return False
    if (
        token.tag_ == "VBN"
        and token.dep_ in {"acl", "advcl"}
        and not children_as(token, "aux", "auxpass", "nsubj")
    ):
        return False
    return any(not found.quotes_only for found in match.reading.attributed_by.get(token.i, ()))


def beside_quotation(match: Match) -> bool:
    """Tell whether a quotation stands right beside the verb or its subject, with no other object."""
    token = match.head
    sentence = token.sent
    for quotation in match.reading.quotations:
        if quotation.start <= token.i < quotation.end:
            continue
        gap = (
            match.doc[quotation.end : token.i]
            if quotation.end <= token.i
            else match.doc[token.i + 1 : quotation.start]
        )
        if (
            len(gap) <= 9
            and sentence.start <= quotation.end
            and quotation.start <= sentence.end
            and not any(t.text in {".", ";"} for t in gap)
        ):
            other = object_of(token)
            inverted = (
                other is not None
                and quotation.end <= token.i
                and (names_person(other) or other.ent_type_ == "PERSON")
            )
            if other is None or inverted or quotation.start <= other.i < quotation.end:
                return True
    return False
