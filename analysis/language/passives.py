"""English passives: where they stand, how far their auxiliaries reach, and whether an agent is named."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..wordlist import words
from .agent_phrase import agent_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BE = words("be am is are was were been being 's ’s 're ’re 'm ’m")
_GET = words("get gets got getting gotten")
_CHAIN_DEPS = frozenset({"aux", "auxpass"})
_REDUCED = frozenset({"acl", "amod", "advcl", "pcomp", "compound", "nmod"})

# Past tenses that a passive before them does not carry on: nobody "was killed and slept".
_ACTIVE = words(
    """
    agreed appeared arrived became came confessed continued died disappeared escaped fell fled fought happened
    laughed lay left lived lost managed refused remained replied resigned returned rose said sat slept spoke
    stayed stood succeeded surrendered survived talked tried waited walked went wept worked
    """
)
_JOINERS = frozenset({",", ";", "and", "or", "then", "while", "but", "&", "/", "and/or"})
_IRREGULAR = words("beaten blown burnt hit hurt set shot slain stricken torn")
_ADJUNCT = frozenset({"ADV", "ADP", "DET", "NOUN", "PROPN", "NUM"})
_QUANTITIES = words("another dozen dozens hundreds many more others scores several some thousands")
_FOLLOWERS = words(
    """
    ablaze afire after aflame alight and as at before by during following from in inside near on or outside over
    since to when while
    """
)

# Verbs whose participle carries on the passive: "were reported killed", "was found stabbed".
_REPORTING = words("believe confirm fear find know leave list presume report think")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passive:
    """One passive.

    Attributes:
        start, end: token indices from the first auxiliary to the participle, half-open; of a participle that
            shares an earlier auxiliary ("were killed and *wounded*"), the participle alone.
        participle: token index of the participle.
        agent: token indices of the agent's phrase, with its preposition; None where no agent is named.
        subject: token index of the subject's head, where the parse shows one.
        gapped: whether the auxiliary is shared with an earlier participle.
    """

    start: int
    end: int
    participle: int
    agent: tuple[int, int] | None = None
    subject: int | None = None
    gapped: bool = False


def passives(doc: Doc) -> list[Passive]:
    """Return the passives of a parsed text in order.

    Counted are *be*- and *get*-passives, finite or not, with anything between auxiliary and participle, and
    participles that share an auxiliary. Reduced relatives ("men killed in the raid") have no auxiliary and are
    no passives here. An agent is a *by*-phrase for whoever or whatever acted (a force counts: "by shelling") or
    *at the hands of*; *by* of time, place, measure, manner and means names none (Quirk et al. 1985, 3.63-3.78).

    Args:
        doc: a parsed text (spaCy's English dependency labels).

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = load_pipeline()("Three were killed by a mine and five were wounded by the river.")
    >>> [(str(doc[p.start : p.end]), p.agent is not None) for p in passives(doc)]
    [('were killed', True), ('were wounded', False)]
    """
    found = {passive.participle: passive for passive in _with_auxiliary(doc)}
    for passive in list(found.values()):
        for gapped in _gapped(doc, passive, frozenset(found)):
            found.setdefault(gapped.participle, gapped)
    ordered = [found[index] for index in sorted(found)]
    return _share_agents(doc, ordered)


def _with_auxiliary(doc: Doc) -> Iterator[Passive]:
    for token in _possible_participles(doc):
        chain = _auxiliaries(token)
        if chain is None:
            continue
        participle = _carried_on(token)
        yield Passive(
            start=min([*chain, token.i]),
            end=participle.i + 1,
            participle=participle.i,
            agent=agent_phrase(participle) or agent_phrase(token),
            subject=_subject(token),
        )


def _possible_participles(doc: Doc) -> Iterator[Token]:
    """Yield the tokens that `_auxiliaries` has to judge: heads of auxiliaries, and participles by tag or ending."""
    auxiliaries = [token for token in doc if token.lower_ in _BE or token.lower_ in _GET]
    if not auxiliaries:
        return
    heads = {token.head.i for token in auxiliaries if token.dep_ == "auxpass"}
    for token in doc:
        if (
            token.i in heads
            or token.tag_ in ("VBN", "VBD")
            or (token.pos_ == "ADJ" and token.lower_.endswith(("ed", "en")))
        ):
            yield token


def _auxiliaries(token: Token) -> list[int] | None:
    """Return the indices of the auxiliaries of a passive participle; None where it is no passive."""
    chain = _before(token, deps=_CHAIN_DEPS)
    if any(
        child.dep_ == "auxpass" and (child.lower_ in _BE or child.lower_ in _GET) for child in token.children
    ):
        # "He's fuelled the debate": a perfect whose 's the parser took for "is".
        if any(
            child.lower_ in ("'s", "’s") for child in token.children if child.dep_ == "auxpass"
        ) and _has_object(token):
            return None
        return chain
    return _missed_by_the_parser(token, chain)


def _before(verb: Token, *, deps: Container[str]) -> list[int]:
    """Return the indices of the auxiliaries that stand before a verb, *to* left out."""
    return [
        child.i for child in verb.children if child.dep_ in deps and child.lower_ != "to" and child.i < verb.i
    ]


def _missed_by_the_parser(token: Token, chain: list[int]) -> list[int] | None:
    asked = _asked(token)
    if asked is not None:
        return [asked]
    if token.dep_ in ("amod", "compound"):
        return None
    verbal = token.tag_ in ("VBN", "VBD")
    if not (verbal or (token.pos_ == "ADJ" and token.lower_.endswith(("ed", "en")) and agent_phrase(token))):
        return None
    be = _be_before(token)
    if be is None or be.dep_ == "aux" or (be.lower_ in ("'s", "’s") and be.tag_ == "POS"):
        return None
    if be.dep_ in _CHAIN_DEPS:
        return None
    if verbal and _has_object(token) and not agent_phrase(token):
        return None
    earlier = _before(be, deps=("aux",))
    if be.lower_ == "being" and be.i > 0 and be.nbor(-1).lower_ in _BE:
        earlier.append(be.i - 1)
    return sorted({*chain, *earlier, be.i})


def _asked(token: Token) -> int | None:
    """Return the auxiliary of a question ("Were three people killed?") whose participle was taken as reduced."""
    subject = token.head
    be = subject.head
    if (
        token.tag_ == "VBN"
        and token.dep_ == "acl"
        and subject.dep_ in ("nsubj", "attr")
        and be.lower_ in ("is", "are", "was", "were")
        and be.dep_ == "ROOT"
        and be.i < subject.i < token.i
        and token.sent[-1].text == "?"
        and not any(
            child.i > token.i and child.dep_ in ("attr", "acomp", "prep", "nsubj") for child in be.children
        )
    ):
        return be.i
    return None


def event_reading(token: Token) -> Passive | None:
    """Return the passive of a participle that the tagger took for an adjective after a past form of *be*.

    "The son was crippled" is an event or a state; with a verb of violence the event is meant. The caller says
    that the verb is one.
    """
    if token.tag_ != "JJ" or token.dep_ in ("amod", "compound"):
        return None
    be = _be_before(token)
    if be is None or be.lower_ not in ("was", "were", "been"):
        return None
    chain = _before(be, deps=("aux",))
    return Passive(
        start=min([*chain, be.i]),
        end=token.i + 1,
        participle=token.i,
        agent=agent_phrase(token) or agent_phrase(be),
        subject=_subject(token),
    )


def _be_before(token: Token) -> Token | None:
    """Return the form of *be* before a participle, over adverbs, *not* and commas."""
    first = token.i
    while first >= 2 and token.doc[first - 1].text in ("-", "‑", "‐"):
        first -= 2
    for distance in range(1, 5):
        if first < distance:
            return None
        left = token.doc[first - distance]
        if left.lower_ in _BE and (left.lower_ != "being" or first < token.i):
            return left
        if left.pos_ not in ("ADV", "PART") or left.lower_ == "to":
            return None
    return None


def _carried_on(token: Token) -> Token:
    if token.lemma_ in _REPORTING:
        for child in token.children:
            if (
                (
                    child.dep_ in ("xcomp", "oprd", "ccomp", "acomp")
                    or (child.dep_ == "advcl" and child.i == token.i + 1)
                )
                and child.tag_ == "VBN"
                and 0 < child.i - token.i <= 3
                and not any(
                    grandchild.dep_ in (*_CHAIN_DEPS, "nsubj", "mark") for grandchild in child.children
                )
            ):
                return child
    return token


def _gapped(doc: Doc, passive: Passive, known: frozenset[int]) -> Iterator[Passive]:
    """Yield the participles that share the auxiliary of a passive."""
    sentence = doc[passive.participle].sent
    previous = passive.participle
    for token in doc[passive.participle + 1 : sentence.end]:
        if token.i in known:
            return
        if not (token.tag_ in ("VBN", "VBD") and _shares(token, previous)) and not _listed(token, previous):
            continue
        yield Passive(
            start=token.i,
            end=token.i + 1,
            participle=token.i,
            agent=agent_phrase(token),
            subject=_subject(token) if _subject(token) is not None else passive.subject,
            gapped=True,
        )
        previous = token.i


def _shares(token: Token, previous: int) -> bool:
    if (
        token.lower_ in _ACTIVE
        or _has_object(token)
        or any(child.dep_ in _CHAIN_DEPS for child in token.children)
    ):
        return False
    earlier = token.doc[previous]
    between = token.doc[previous + 1 : token.i]
    verb = earlier.head if earlier.dep_ in ("xcomp", "oprd", "ccomp", "acomp") else earlier
    joined = token.head in (earlier, verb) and token.dep_ in ("conj", "dep")
    if not joined and len(between) <= 2:
        joined = bool(between) and all(
            part.lower_ in (",", "and", "or", "then", "and/or", "/") for part in between
        )
        joined = joined and token.dep_ not in _REDUCED
    if not joined or any(part.dep_ == "relcl" and part.i > previous for part in between):
        return False
    subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.i > previous:
        # A pronoun or name with a past tense acts; a count or a common noun may suffer.
        return subject.pos_ in ("NUM", "NOUN", "ADJ") and not any(
            part.lower_ in ("who", "which", "that") for part in between
        )
    return True


def _listed(token: Token, previous: int) -> bool:
    """Tell, from the words alone, whether a participle continues a list ("killed, five wounded and two hurt")."""
    if token.lower_ in _ACTIVE:
        return False
    if not (token.lower_.endswith("ed") or token.lower_ in _IRREGULAR) or token.i - previous > 9:
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and not (after.is_punct or after.lower_ in _FOLLOWERS):
        return False
    between = list(token.doc[previous + 1 : token.i])
    between = _without_insertion(between)
    adjunct = 0  # "was shelled overnight and …", "was bombed on Friday and …"
    while adjunct < min(4, len(between)) and between[adjunct].pos_ in _ADJUNCT:
        adjunct += 1
    between = between[adjunct:]
    if not between or between[0].lower_ not in _JOINERS:
        return False
    if len(between) > 5:
        return False
    rest = [part for part in between if part.lower_ not in _JOINERS and part.pos_ != "ADV"]
    if token.dep_ == "amod" and token.head.i > token.i:
        return False
    if not rest:
        return token.tag_ != "VBD" or token.dep_ == "conj"
    # "two were killed, a driver wounded and the van set on fire": each noun phrase of the list has its determiner.
    counted = any(part.like_num or part.lower_ in _QUANTITIES or part.pos_ == "DET" for part in rest)
    return counted and all(
        part.pos_ in ("NUM", "NOUN", "ADJ", "ADP", "DET", "SCONJ", "PRON", "ADV") for part in rest
    )


def _without_insertion(between: list[Token]) -> list[Token]:
    """Leave out a reporting clause between commas: "was seized and, neighbours claim, hanged"."""
    commas = [place for place, token in enumerate(between) if token.text == ","]
    if len(commas) < 2 or commas[-1] != len(between) - 1:
        return between
    inserted = between[commas[-2] + 1 : commas[-1]]
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in inserted)
    return between[: commas[-2]] if finite and len(inserted) <= 4 else between


def _has_object(token: Token) -> bool:
    return any(child.dep_ in ("dobj", "ccomp") and child.i > token.i for child in token.children)


def _subject(token: Token) -> int | None:
    for child in token.children:
        if child.dep_ in ("nsubjpass", "nsubj", "csubjpass", "csubj"):
            return _antecedent(child, token).i
    if token.dep_ == "conj" or (token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be"):
        return _subject(token.head)
    if token.dep_ in ("relcl", "acl"):
        return token.head.i
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.tag_ == "VBG":
        return next((child for child in subject.children if child.dep_ == "dobj"), subject)
    if verb.dep_ == "relcl" and subject.tag_ in ("WDT", "WP"):
        return verb.head
    if (
        subject.lower_
        in (
            "number",
            "dozens",
            "hundreds",
            "thousands",
            "scores",
            "millions",
            "many",
            "some",
            "all",
            "most",
        )
        or subject.pos_ == "NUM"
    ):
        for child in subject.children:
            if child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), subject)
    return subject


def _share_agents(doc: Doc, found: list[Passive]) -> list[Passive]:
    """Give participles joined under one subject the agent that one of them names."""
    for place in range(len(found) - 2, -1, -1):
        here, after = found[place], found[place + 1]
        if here.agent is None and after.agent is not None and after.gapped and after.start - here.end <= 2:
            found[place] = replace(here, agent=after.agent)
    for place in range(1, len(found)):
        before, here = found[place - 1], found[place]
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in doc[here.participle].children)
        if here.gapped and not own and here.agent is None and before.agent is not None:
            found[place] = replace(here, agent=before.agent)
    return found
