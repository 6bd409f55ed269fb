"""Scare quotes: marks and words with which a writer keeps a word at a distance.

Marks that hold speech, a title, a nickname, a gloss or a word under discussion distance nobody; *so-called*
distances before nouns that claim a standing (*experts*, *elections*) and introduces a term before others
(*so-called long Covid*). See Predelli (2003) and the notes on scare quotes in the BBC and Reuters style guides.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ...corpus.text.stand_ins import overlapping, stand_ins
from ...corpus.yaml_text import read_yaml
from ..wordlist import words
from .mention import written_as_word
from .registry import Match, sense, shape

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..voices.quotation import Quotation

_LONGEST = 6
_NAMING = words("""
    known called dubbed nicknamed labelled labeled termed named christened titled entitled styled described
    referred translated translates rendered spelled spelt pronounced coined billed codenamed code-named tagged
    captioned headlined inscribed marked stamped reading reads say says saying said meaning means mean read
    stencilled painted daubed sprayed written wrote scrawled chanting chanted chant shouting shouted yell yelled
    yelling sang sing typed defined search searched
""")
_MENTION = words("""
    word words term terms phrase phrases expression slogan slogans motto name names label labels adjective noun
    verb title insult insults nickname codename password hashtag acronym abbreviation letters sign signs banner
    banners placard placards caption headline tag category entry prefix suffix epithet sobriquet pseudonym alias
    formula
""")
_WORKS = words("""
    film films movie book books novel novels album albums song songs single play plays series show documentary
    poem essay painting exhibition opera podcast programme program magazine game operation project ship vessel
    yacht boat mission anthem ballad hymn memoir thriller sitcom musical track comic column paper study article
    exercise drill campaign entitled titled restaurant bar pub café hotel
""")
_TELLING = words(
    """
    add argue assure complain explain inform insist maintain remark reply say state tell testify warn write
    """
)
_HAILING = words(
    """
    attack blast cast characterise characterize condemn criticise criticize defend denounce dismiss hail laud
    mock portray praise reject ridicule slam
    """
)
_REACH = 14
_LINKS = frozenset({"of", "the", "a", "and", "in", "on", "for", "to", "at", "from", "with", "or"})


@cache
def _standing() -> frozenset[str]:
    """The nouns that claim a standing, by base form."""
    folder = resources.files(__package__ or "")
    table = read_yaml((folder / "standing.yaml").read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words)


# Words that turn a standing noun into a technical or popular term ("so-called exclusive economic zone").
_TERMS = words("""
    zone zones dose doses phase rule rules test doctrine corridor deal war operation law plan strategy mission
    legislation bill act decree state network school market effect fund bank force standard order crisis convoy
    treatment therapy policy exercise revolution
""")
_POPULAR = words("""
    free fair humanitarian moderate democratic independent people's peoples popular national legitimate safe
    security special peaceful peace anti-terrorist anti-terror counter-terrorist counter-terrorism liberal
    civilised civilized international revolutionary defensive voluntary democratically elected fraternal
    friendly honest impartial neutral objective religious holy sacred patriotic heroic tough new western civil
    mainstream liberated green rescue stable
""")
_GLOSS_AFTER = frozenset(
    {"which", "where", "whereby", "in", "under", "or", "meaning", "namely", "i.e.", "ie"}
)


def _quotation(match: Match) -> Quotation | None:
    return match.reading.quotation_at.get(match.start)


@sense
def distances_with_marks(match: Match) -> bool:
    """Hold for the mark that opens a short quotation: no speech, title, nickname, gloss or word under discussion."""
    quotation = _quotation(match)
    if quotation is None or quotation.speech or not quotation.closed:
        return False
    doc = match.doc
    words = _words(doc[quotation.start + 1 : quotation.end - 1])
    if not 0 < len(words) <= _LONGEST or not any(len(word.text) > 1 and word.is_alpha for word in words):
        return False
    if doc[quotation.end - 2].text in {"!", "?"} or words[0].lower_ in {
        "according",
        "hello",
        "yes",
        "no",
        "i",
        "we",
        "you",
        "how",
        "what",
        "why",
        "that",
        "to",
        "just",
        "several",
        "hundreds",
        "dozens",
        "nearly",
        "almost",
        "at",
        "about",
    }:
        return False
    if _operation(words) or _whole_sentence(doc, quotation):
        return False
    if len(words) > 1 and any(word.tag_ in {"VBD", "VBZ", "VBP", "MD", "PRP", "PRP$"} for word in words):
        return False
    if len(words) > 4 and doc[quotation.end - 2].is_punct:
        return False
    if _in_reported_clause(doc[quotation.start + 1]):
        return False
    return not (
        _named(doc, quotation, words) or _titled(doc, quotation, words) or _mentioned(doc, quotation, words)
    )


def _words(said: Span) -> list[Token]:
    """The words between the marks, without what stands there in place of something else, which nobody wrote."""
    words = [token for token in said if not token.is_punct and not token.is_space]
    if not (stood := stand_ins(said.text)):
        return words
    inside, before = overlapping(stood), said.start_char
    return [word for word in words if not inside(word.idx - before, word.idx + len(word.text) - before)]


def _in_reported_clause(token: Token) -> bool:
    """``told reporters that the charges were “absurd”``: in what somebody said, the word is the speaker's."""
    head = token
    while head.dep_ in {"amod", "advmod", "conj", "compound"} and head.head.i != head.i:
        head = head.head
    if head.dep_ == "dobj" and head.head.lemma_.lower() in {"report", "cite"}:
        return True
    if head.dep_ not in {"acomp", "attr"}:
        return False
    clause = head.head
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "ccomp" and clause.head.lemma_.lower() in _TELLING:
        return not _asks(clause.head)
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return marked and any(
        other.lemma_.lower() in _TELLING and other.pos_ == "VERB"
        for other in clause.doc[clause.sent.start : clause.i]
    )


def _asks(verb: Token) -> bool:
    """``tell me how this was a “precision raid”``: the writer's own question, in the imperative."""
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT"
    return bare and not any(child.dep_ in {"nsubj", "aux"} for child in verb.children)


def _operation(said: list[Token]) -> bool:
    """``“Operation Desert Storm”``: a code name."""
    return (
        len(said) > 1 and said[0].text in {"Operation", "Project", "Exercise"} and said[1].text[:1].isupper()
    )


def _whole_sentence(doc: Doc, quotation: Quotation) -> bool:
    """``“Incapacity”… Where had I heard that?``: a word held up by itself is mentioned."""
    after = doc[quotation.end] if quotation.end < len(doc) else None
    opens = quotation.start == 0 or doc[quotation.start].is_sent_start
    return bool(opens) and (after is None or after.text in {"…", "...", ".", "?", "!"} or after.is_space)


@shape
def whole_quotation(match: Match) -> tuple[int, int] | None:
    """The quotation that the mark opens, marks included."""
    quotation = _quotation(match)
    return (quotation.start, quotation.end) if quotation is not None else None


def _named(doc: Doc, quotation: Quotation, words: list[Token]) -> bool:
    """Introduced as a name or gloss: known locally as “…”, the word “…”, or “…”, (“…”)."""
    first = quotation.start
    sentence = doc[first].sent if first < len(doc) else None
    begin = max(sentence.start if sentence is not None else 0, first - 5)
    before = list(doc[begin:first])
    if not before:
        return False
    last = before[-1]
    if last.lower_ in _MENTION | _WORKS or last.text in {"(", "="}:
        return True
    near = [token.lower_ for token in before[-3:]]
    if any(word in _NAMING for word in near) and not any(token.text in {",", ";"} for token in before[-2:]):
        return True
    if _praised_as(doc, first):
        return True
    if last.lower_ == "as" and any(token.lower_ in _NAMING | {"to"} for token in before):
        return any(token.lower_ in _NAMING for token in before)
    if (
        last.lower_ == "or"
        and len(before) > 1
        and (before[-2].text in {",", "”", "’", '"', "'"} or before[-2].is_punct)
    ):
        return True
    if (
        last.pos_ == "PROPN"
        and quotation.end < len(doc)
        and doc[quotation.end].pos_ == "PROPN"
        and words[0].text[:1].isupper()
    ):
        return True
    after = doc[quotation.end] if quotation.end < len(doc) else None
    glossed = (
        after is not None
        and after.text in {",", "("}
        and quotation.end + 1 < len(doc)
        and doc[quotation.end + 1].lower_ in {"or", "meaning", "i.e.", "which"}
    )
    return (
        glossed
        and quotation.end + 2 < len(doc)
        and (
            doc[quotation.end + 1].lower_ in {"meaning", "or", "i.e."}
            or doc[quotation.end + 2].lower_ in {"means", "translates"}
        )
    )


def _praised_as(doc: Doc, first: int) -> bool:
    """``defended the old leader as an “outstanding human being”``: whoever hails or attacks speaks."""
    place = first - 1 - (first > 0 and doc[first - 1].lower_ in {"a", "an", "the"})
    if place < 0 or doc[place].lower_ != "as":
        return False
    lead = doc[max(doc[first].sent.start, place - _REACH) : place]
    return any(token.lemma_.lower() in _HAILING and token.pos_ == "VERB" for token in lead)


_STATUTES = words(
    "act amendment bill decree directive edict law legislation ordinance regulation rule statute"
)


def _titled(doc: Doc, quotation: Quotation, words: list[Token]) -> bool:
    """A title or a name: of a law ("the “foreign agents” bill"), or every long word capitalised.

    A capitalised noun that claims a standing is none ("People's Council").
    """
    if quotation.end < len(doc) and doc[quotation.end].lemma_.lower() in _STATUTES:
        return True
    long_words = [word for word in words if word.lower_ not in _LINKS and not word.is_digit]
    if not long_words or not all(word.text[:1].isupper() for word in long_words):
        return False
    if doc[quotation.start].is_sent_start and len(words) == 1:
        return False
    if all(word.text.isupper() and len(word.text) > 4 for word in long_words):
        return False
    before = doc[quotation.start - 1] if quotation.start else None
    if before is not None and (before.lower_ in _WORKS or before.text == ","):
        return True
    return not any(word.lemma_.lower() in _standing() for word in long_words)


def _mentioned(doc: Doc, quotation: Quotation, words: list[Token]) -> bool:
    """A word under discussion: a bare singular as subject or object ("whether “terrorist” was ever neutral")."""
    if written_as_word(doc, quotation.start + 1, quotation.end - 1):
        return True
    before = doc[quotation.start - 1] if quotation.start else None
    after = doc[quotation.end] if quotation.end < len(doc) else None
    if len(words) != 1 or words[0].tag_ not in {"NN", "JJ", "NNP", "VB", "RB"} or words[0].text[:1].isupper():
        return False
    if before is not None and (
        before.pos_ in {"DET", "ADJ", "NUM", "ADV", "PROPN"}
        or before.tag_ in {"PRP$", "POS"}
        or before.lemma_ in {"be", "get"}
        or before.pos_ == "NOUN"
    ):
        return False
    if before is not None and before.lower_ in {
        "about",
        "word",
        "between",
        "using",
        "use",
        "used",
        "whether",
        "define",
        "say",
        "prefer",
        "avoid",
    }:
        return after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ"}
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    return (
        after is not None
        and after.lower_ in {"is", "was", "means", "meant", "has", "as", "and", "or", "for", "to", "in"}
        and words[0].tag_ in {"NN", "JJ"}
        and words[0].lemma_.lower() not in _standing()
    )


def _head_after(match: Match) -> tuple[Token | None, list[Token]]:
    """The head noun of the phrase after *so-called* and the words before it."""
    doc, place = match.doc, match.stop
    passed: list[Token] = []
    while place < len(doc) and (
        doc[place].is_quote or doc[place].text in {"“", "”", "‘", "’", "'", '"', "«", "»", "-"}
    ):
        place += 1
    while place < len(doc) and len(passed) < 8:
        token = doc[place]
        joiner = token.text == "-" or token.tag_ == "POS"
        if not (
            joiner
            or token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "ADV", "X"}
            or token.tag_ in {"VBG", "VBN"}
            or token.is_quote
        ):
            joins = token.lower_ == "and" and passed and passed[-1].pos_ == "ADJ"
            if not joins:
                break
        elif token.is_quote and passed and place + 1 < len(doc) and doc[place].whitespace_:
            place += 1
            if doc[place].pos_ not in {"NOUN", "PROPN"}:
                break
            continue
        if not token.is_quote:
            passed.append(token)
        if (
            token.whitespace_ == ""
            and place + 1 < len(doc)
            and doc[place + 1].is_punct
            and doc[place + 1].text not in {"-"}
            and not doc[place + 1].is_quote
        ):
            break
        place += 1
    nouns = [token for token in passed if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS"}]
    head = nouns[-1] if nouns else (passed[-1] if passed else None)
    return head, [token for token in passed if token != head]


@sense
def distances_a_standing(match: Match) -> bool:
    """Hold for *so-called* before a noun that claims a standing; in comments before any noun that is not glossed."""
    if match.begin > 0 and match.doc[match.begin - 1].lower_ in {"is", "are", "was", "were", "be", "often"}:
        return False
    head, before = _head_after(match)
    if head is None:
        return False
    glossed = _glossed(match, head)
    lemma = head.lemma_.lower() if head.lemma_ else head.lower_
    standing = lemma in _standing() or head.lower_ in _standing() or lemma.rstrip("s") in _standing()
    qualified = [
        token
        for token in before
        if token.pos_ in {"ADJ", "NOUN", "ADV", "PROPN"} or token.tag_ in {"VBN", "VBG"}
    ]
    claims = any(
        token.lower_ in _POPULAR | {"anti", "counter"} | _standing() or token.lemma_.lower() in _standing()
        for token in qualified
    )
    if not standing:
        claims = claims and not any(token.lower_ in {"anti", "counter"} for token in qualified)
        return (claims and not glossed) or (match.reading.kind == "comment" and not glossed)
    if lemma in _TERMS or head.lower_ in _TERMS:
        return not glossed and (claims or not qualified)
    if (
        head.pos_ == "PROPN"
        and len(before) == 1
        and before[0].pos_ == "PROPN"
        and before[0].ent_type_ not in {"NORP", "GPE", "ORG"}
    ):
        return claims
    return not glossed


def _glossed(match: Match, head: Token) -> bool:
    """Followed by what the term means: ", in which …", ", a …", "(…)", "or …"."""
    doc, place = match.doc, head.i + 1
    while place < len(doc) and doc[place].text in {"”", "’", '"', "'", "»"}:
        place += 1
    if place >= len(doc):
        return False
    if doc[place].text == "(":
        return True
    if doc[place].text in {",", "–", "—"} and place + 1 < len(doc):
        if [token.lower_ for token in doc[place + 1 : place + 3]] == ["that", "is"]:
            return True
        if doc[place + 1].lower_ == "which" and not _which_acts(doc[place + 1]):
            return False
        return (doc[place + 1].lower_ in _GLOSS_AFTER | {"a", "an"} and doc[place + 1].lower_ != "in") or (
            doc[place + 1].lower_ in {"in", "under"}
            and place + 2 < len(doc)
            and doc[place + 2].lower_ == "which"
        )
    return doc[place].lower_ in {"in", "under"} and place + 1 < len(doc) and doc[place + 1].lower_ == "which"


def _which_acts(which: Token) -> bool:
    """Tell whether *which* is the subject of its clause: only there does it say what a term means.

    ``the so-called X, which bans …`` explains a term; ``the so-called X, which Hamas rejected, …`` tells of it.
    """
    following = which.doc[which.i + 1] if which.i + 1 < len(which.doc) else None
    return following is None or following.pos_ in {"VERB", "AUX", "ADV", "PART"}


@sense
def before_a_noun(match: Match) -> bool:
    """Hold when a noun phrase follows, as it does a modifier: "the self-styled mayor"."""
    head, _ = _head_after(match)
    return head is not None and (head.pos_ in {"NOUN", "PROPN"} or head.dep_ in {"nsubj", "dobj", "pobj"})


@shape
def first_words(match: Match) -> tuple[int, int] | None:
    """The match without the quotation mark at its end."""
    return match.start, match.end - 1
