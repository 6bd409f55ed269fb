"""Whether a name is used of someone at all: not merely mentioned, refused, denied, or part of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import HYPHENS, words
from .context import QUOTES, capital_means_name, is_power, of_nobody
from .mention import written_as_word
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS_FOR_WORDS = words(
    """
    adjective designation epithet epithets expression label labels moniker noun phrase phrases slur tag tags term
    terminology terms vocabulary word words
    """
)
_NAMING = words(
    """
    brand call characterise characterize class classify consider declare deem depict describe designate dub label
    list mention name portray proclaim recognise recognize refer regard see style term think treat use view
    """
)
_CALLING = frozenset(
    {"call", "consider", "deem", "class", "classify", "label", "brand", "dub", "name", "term", "designate"}
)
_REFUSING = words(
    """
    abandon avoid balk ban baulk caution cease decline deny discourage dispute drop eschew forbid hesitate object
    oppose refrain refusal refuse reject reluctance reluctant resist shun stop stopped unwilling wary
    """
)
_LAW = words(
    """
    alert bill bills blacklist case cases charge charges code convention court courts designation designations
    directive finance financing insurance investigation investigations law laws legislation list lists offence
    offences offense offenses ordinance prevention probe statute trial trials watchlist watchlists
    """
)
_LAW_IF_CAPITAL = words(
    """
    act acts affected committee list offenders order program programme screening
    """
)
_SELF_GIVEN = frozenset({"styled", "proclaimed", "appointed", "declared", "described"})
_COPULAS = frozenset({"is", "are", "was", "were", "am", "'s", "'re", "'m", "’s", "’re"})
_GENITIVE = frozenset({"'s", "’s"})
_NEGATED_COPULAS = frozenset({"arent", "aint", "isnt", "wasnt", "werent"})  # as readers type them
_SAYING = words("say claim suggest think believe call find rule conclude prove show")
_TITLE_NEXT = words(
    """
    act airport army avenue battalion batteries battery boulevard bridge brigade brigades cathedral cemetery church
    city cup day foundation front game games hospital league memorial missile missiles monument movement museum
    organisation organization park party road school square stadium station street university
    """
)


@sense
def used_as_name(match: Match) -> bool:
    """Hold when the expression is used of someone: not mentioned as a word, refused, or denied."""
    return not (_mentioned(match) or _refused(match) or _denied(match) or _kept_at_a_distance(match))


def _kept_at_a_distance(match: Match) -> bool:
    """``the so-called terrorists``; ``the self-styled liberators``: others give the name, the writer takes it back.

    What somebody calls himself is praise: *self-styled* takes back no blame.
    """
    doc, place = match.doc, match.start - 1
    while place >= 0 and (doc[place].pos_ == "ADJ" or doc[place].lower_ in QUOTES):
        place -= 1
    if place < 1:
        return False
    first = doc[place - 2].lower_ if doc[place - 1].text in HYPHENS and place > 1 else doc[place - 1].lower_
    if first == "self":
        return match.entry.label == "legitimising_label" and doc[place].lower_ in _SELF_GIVEN
    return first == "so" and doc[place].lower_ == "called"


def _mentioned(match: Match) -> bool:
    """``the word terrorist``, ``the "terrorist" label``, ``the use of 'regime'``."""
    doc, before = match.doc, match.start - 1
    quoted = False
    if (
        before >= 1
        and doc[before].lower_ in _GENITIVE
        and doc[before - 1].lower_ in {"man", "person", "woman"}
    ):
        return match.start >= 3 and doc[match.start - 3].lower_ in {"one", "another"}
    if _quoted_bare(match) or written_as_word(match.doc, match.start, match.end):
        return True
    while before >= 0 and (
        doc[before].lower_ in QUOTES
        or doc[before].lower_ in {"a", "the", "like", "as", "such", "or", ",", "and"}
    ):
        quoted = quoted or doc[before].lower_ in QUOTES
        before -= 1
    if before >= 0:
        word = doc[before]
        if word.lower_ in _WORDS_FOR_WORDS:
            return True
        if (
            word.lower_ == "of"
            and before
            and doc[before - 1].lower_ in _WORDS_FOR_WORDS | {"use", "uses", "usage"}
        ):
            return quoted or doc[before - 1].lower_ in _WORDS_FOR_WORDS
    after = match.end
    while after < len(doc) and doc[after].lower_ in QUOTES:
        after += 1
    if after < len(doc) and doc[after].lower_ in _WORDS_FOR_WORDS:
        return True
    root = match.head
    return (
        root.dep_ == "pobj" and root.head.lower_ in {"of", "as"} and root.head.head.lower_ in _WORDS_FOR_WORDS
    )


def _quoted_bare(match: Match) -> bool:
    """A bare singular in quotation marks is the word, not the man: ``whether “terrorist” was neutral``."""
    doc = match.doc
    if (
        match.start < 1
        or match.end >= len(doc)
        or doc[match.start - 1].lower_ not in QUOTES
        or doc[match.end].lower_ not in QUOTES
    ):
        return False
    singular = match.last.tag_ in {"NN", "NNP", "JJ"} and match.last.lemma_.lower() == match.last.lower_
    lead = doc[match.start - 2] if match.start >= 2 else None
    follower = doc[match.end + 1] if match.end + 1 < len(doc) else None
    governed = lead is not None and (
        lead.pos_ in {"DET", "ADJ", "PROPN", "NOUN", "NUM"}
        or lead.tag_ in {"PRP$", "POS"}
        or lead.lower_ == "as"
    )
    listed = match.head
    while listed.dep_ == "conj" and listed.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        listed = listed.head
    naming = listed.head.lemma_.lower() in _NAMING or listed.head.lower_ == "as"
    return (
        singular
        and not governed
        and not naming
        and (follower is None or follower.pos_ not in {"NOUN", "PROPN"})
    )


def _refused(match: Match) -> bool:
    """``refuses to call them terrorists``, ``has never described Hamas as terrorists``."""
    verb = _naming_verb(match.head) or _wording_verb(match.head)
    if verb is None or _object_of(verb, match.head):
        return False
    if _negated(verb):
        return True
    if verb.dep_ in {"xcomp", "pcomp", "ccomp", "acl", "advcl"}:
        above = verb.head
        if above.pos_ == "ADP":
            above = above.head
        return above.lemma_.lower() in _REFUSING or (
            above.lemma_.lower() in {"want", "like", "need"} and _negated(above)
        )
    return False


def _wording_verb(token: Token) -> Token | None:
    """The verb of ``they refuse to say terrorists``: a bare noun as the object of *say*, *write* or *use*."""
    bare = token.dep_ == "dobj" and not any(child.dep_ in {"det", "poss", "nummod"} for child in token.lefts)
    return token.head if bare and token.head.lemma_.lower() in {"say", "write", "use", "print"} else None


def _object_of(verb: Token, token: Token) -> bool:
    """Tell whether a word is what gets the name: "don't call *these thugs* protesters" uses it, whatever is refused.

    The parser gives object and name apart, or takes the two for one compound.
    """
    if token.dep_ == "dobj" and token.head == verb:
        return any(child.dep_ == "oprd" and child.i > token.i for child in verb.children)
    name = token.head
    return (
        token.dep_ == "compound"
        and token.tag_ == name.tag_ == "NNS"
        and name.head == verb
        and any(
            child.lower_ in {"these", "those", "the", "such"} and child.i < token.i for child in name.lefts
        )
    )


def _naming_verb(token: Token) -> Token | None:
    head, linked = token, token.dep_ in {"oprd", "attr", "xcomp"}
    for _ in range(4):
        linked = linked or head.dep_ == "oprd" or (head.dep_ == "pobj" and head.head.lower_ in {"as", "to"})
        head = head.head
        if head.lemma_.lower() in _NAMING and head.pos_ in {"VERB", "NOUN"}:
            return head if linked or head.lemma_.lower() in _CALLING else None
        if head.dep_ == "appos":
            return None
        if head.pos_ not in {"ADP", "NOUN", "PROPN", "SCONJ", "AUX", "ADJ"} or head.dep_ == "ROOT":
            return None
    return None


def _negated(verb: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in {"never", "no"} for child in verb.children):
        return True
    if any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"no", "nobody", "none", "neither"}
        for c in verb.children
    ):
        return True
    if any(
        c.dep_ == "nsubj" and any(d.lower_ in {"no", "neither"} for d in c.children) for c in verb.children
    ):
        return True
    before = [token.lower_ for token in verb.doc[max(0, verb.i - 3) : verb.i]]
    return any(word in {"not", "n't", "n’t", "never", "without"} for word in before)


def _denied(match: Match) -> bool:
    """``They are not terrorists``; ``farmers, not terrorists``; ``Lebanon is not Iran's puppet``."""
    root = match.head
    if (
        root.dep_ == "attr"
        and root.head.lower_ in _COPULAS
        and any(child.dep_ == "neg" for child in root.head.children)
    ):
        follower = next((child for child in root.head.children if child.dep_ == "neg"), root)
        if match.doc[follower.i + 1].lower_ not in {"just", "only", "merely"}:
            return True
    if _clause_denied(root) or of_nobody(root):
        return True
    before = match.start - 1
    while before >= 0 and match.doc[before].lower_ in QUOTES | {
        "a",
        "an",
        "the",
        "just",
        "mere",
        "merely",
        "only",
    }:
        if match.doc[before].lower_ in {"just", "mere", "merely", "only"}:
            return False
        before -= 1
    if before < 0:
        return False
    word = match.doc[before].lower_
    if word in {"not", "n't", "n’t", "nt", "never", "neither", "nor"} | _NEGATED_COPULAS:
        return True
    return (
        word in {"no", "any"}
        and match.head.dep_ == "attr"
        and match.head.head.lemma_ == "be"
        and word == "no"
    )


def _clause_denied(predicate: Token) -> bool:
    """``nobody said they were thugs``, ``he denied that the dead had been martyrs``: the clause around it is denied."""
    clause = predicate.head
    if predicate.dep_ != "attr" or clause.lemma_ != "be" or clause.dep_ not in {"ccomp", "xcomp"}:
        return False
    above = clause.head
    nobody = any(c.dep_ == "nsubj" and c.lower_ in {"nobody", "none", "no-one"} for c in above.children)
    no_one = [token.lower_ for token in above.doc[max(0, above.i - 2) : above.i]] == ["no", "one"]
    negated = nobody or no_one or any(c.dep_ == "neg" for c in above.children)
    denied = above.lemma_.lower() == "deny" and clause.dep_ == "ccomp" and clause.tag_ != "VBG"
    return denied or (above.lemma_.lower() in _SAYING and negated)


@sense
def not_against(match: Match) -> bool:
    """Hold when no prefix turns the word round: not ``anti-terrorist``, ``counter-terror``, ``non-terrorist``."""
    before = match.start - 1
    if before >= 1 and match.doc[before].text in HYPHENS:
        before -= 1
    return before < 0 or match.doc[before].lower_ not in words(
        """
        anti anti- counter counter- ex former non non- post pre un
        """
    )


@sense
def not_of_the_law(match: Match) -> bool:
    """Hold when the word does not belong to a law, its offences or its lists (``Terrorist Offenders Act``)."""
    if match.first.lower_ == "foreign" or (match.start and match.doc[match.start - 1].lower_ == "foreign"):
        return not _capitalised(match)
    for token in match.doc[match.end : match.end + 3]:
        if token.lower_ in _LAW or (
            token.lower_ in _LAW_IF_CAPITAL and token.text[:1].isupper() and match.last.text[:1].isupper()
        ):
            return False
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.text not in HYPHENS:
            break
    return True


@sense
def not_a_proper_name(match: Match) -> bool:
    """Hold when the expression is no part of a proper name (Martyrs' Square, the Patriots, Hero City Road)."""
    return not _in_title(match)


def _capitalised(match: Match) -> bool:
    return capital_means_name(match.last)


def _in_title(match: Match) -> bool:
    doc = match.doc
    after = match.end
    while after < len(doc) and doc[after].lower_ in {"'", "’", "'s", "’s"}:
        after += 1
    follower = doc[after] if after < len(doc) else None
    titled = match.last.text[:1].isupper()
    if titled and follower is not None and follower.lower_ in _TITLE_NEXT and follower.text[:1].isupper():
        return True
    if match.end - match.start > 1 and all(t.text[:1].isupper() and t.ent_type_ == "ORG" for t in match.span):
        return True
    if not _capitalised(match):
        return False
    before = match.before()
    if follower is not None and follower.ent_type_ == "PERSON" and follower.text[:1].isupper():
        return False
    return before is None or not is_power(before) or (follower is not None and follower.text[:1].isupper())
