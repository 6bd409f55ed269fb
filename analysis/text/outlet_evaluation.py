"""What a reader's comment says of the outlet: praise, distrust, or nothing, with the words that say so.

A comment evaluates the outlet when it judges the article, its author, the outlet or the media, not the people in
the news: "Russian propaganda" is about an actor, "this article is propaganda" is about the outlet. Three kinds of
cue count, all listed with their rationale in ``outlet_cues.yaml``:

* phrases that decide by themselves ("real news", "lamestream media", "thank you for reporting");
* evaluations that the parse ties to a word for the outlet ("the reporting here is one-sided");
* actions and attitudes ("the media lie", "I trust this site").

Negation turns a cue round ("not fake news", "isn't objective"). Praise in quotation marks, after *so-called*
or beside a marker of irony or of a wish is not counted. What a third person is said to say ("Trump calls it
fake news") is not counted either. Cues on this outlet outrank cues on the media at large: "Love your real news,
unlike the lamestream media" is praise. Equal numbers of praise and distrust are decided by the last cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ...corpus.yaml_text import read_yaml
from ..findings import Finding
from ..inflection import expand, verb_forms
from ..wordlist import entries_of
from .phrases import PhraseIndex, split_phrase, straight

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LAYER = "outlet_evaluation"
RULE = "outlet_evaluation"

_OPPOSITE = {"praise": "distrust", "distrust": "praise"}
_QUOTES = frozenset("\"'“”‘’«»`")
_NEGATION_REACH = 3
_THIS = frozenset({"this", "your", "you", "that", "these", "here"})
_NEGATING_WORDS = frozenset({"n't", "not", "never", "hardly"})
_FIRST_PERSON = frozenset({"i", "we", "you"})
_SAYING = frozenset(
    """
    accuse allege believe brand call claim complain cry declare describe dismiss label say scream tell tweet yell
    """.split()  # noqa: SIM905
)
_CRAFT = frozenset({"journalism", "journalist", "journalists", "reporter", "reporters", "reporting", "news"})
_COPULAS = frozenset({"be", "seem", "look", "sound", "become", "remain", "feel"})
_ACTOR_ENTITIES = frozenset({"NORP", "GPE", "PERSON", "LOC"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One expression that evaluates the outlet.

    Attributes:
        start, end: its span, as code points.
        polarity: praise or distrust, after negation.
        about: ``outlet`` (this article, its author, this outlet) or ``media`` (the media at large).
    """

    start: int
    end: int
    polarity: str
    about: str


def find_cues(doc: Doc, *, outlet: str | None = None) -> list[Cue]:
    """Return the cues of a parsed comment that count, in text order.

    Args:
        doc: the comment, parsed.
        outlet: the outlet's name, which then counts as a word for it.
    """
    cues: dict[tuple[int, int], Cue | None] = {}
    text = doc.text  # joined anew at every access, which would be once a cue
    named = _names(doc, outlet)
    for sentence in doc.sents:
        for cue in (*_phrase_cues(sentence), *_parsed_cues(sentence, named=named)):
            if not any(start < cue.end and cue.start < end for start, end in cues):
                discounted = cue.polarity == "praise" and (
                    is_discounted(sentence, text) or is_distanced(text, cue.start, cue.end)
                )
                cues[cue.start, cue.end] = None if discounted else cue
    return sorted((cue for cue in cues.values() if cue and cue.polarity), key=lambda cue: cue.start)


def evaluate_outlet(doc: Doc, *, outlet: str | None = None) -> Finding:
    """Label a parsed comment: praise, distrust or none.

    Returns:
        A finding on the whole document. Its attributes hold the cues' words (``cues``, in order, joined by
        "; "), their offsets (``spans``, such as ``10-19``, in the same order) and ``about``, outlet or media;
        none has no attributes.
    """
    cues = find_cues(doc, outlet=outlet)
    text = doc.text
    about = "outlet" if any(cue.about == "outlet" for cue in cues) else "media"
    deciding = [cue for cue in cues if cue.about == about]
    if not deciding:
        return Finding(layer=LAYER, label="none", start=None, end=None, rule=RULE)
    praise = sum(cue.polarity == "praise" for cue in deciding)
    distrust = len(deciding) - praise
    label = deciding[-1].polarity if praise == distrust else "praise" if praise > distrust else "distrust"
    evidence = [cue for cue in deciding if cue.polarity == label]
    return Finding(
        layer=LAYER,
        label=label,
        start=None,
        end=None,
        rule=RULE,
        attributes={
            "cues": "; ".join(text[cue.start : cue.end] for cue in evidence),
            "spans": "; ".join(f"{cue.start}-{cue.end}" for cue in evidence),
            "about": about,
        },
    )


def outlet_wordings() -> Iterator[tuple[frozenset[str], ...]]:
    """Yield of what words, in lower case, a cue is made that does not name the outlet: one of each set."""
    yield (_CRAFT.union(_lists().nouns, ["propaganda"]),)
    for listed in _raw()["phrases"]:
        for form in expand(entries_of(listed["words"])):
            yield tuple(frozenset({piece.lower()}) for piece in split_phrase(form))


def _phrase_cues(sentence: Span) -> Iterator[Cue]:
    """Yield the phrases found; look-alikes have no polarity and keep their words from counting otherwise."""
    for _, matched, meant in _phrases().matches(sentence):
        first, last = matched[0], matched[-1]
        polarity, about = meant[0]
        if polarity and is_reported(last):
            continue
        if (
            polarity
            and not any(straight(token.lower_) in _lists().negators for token in matched)
            and _is_negated(first, last)
        ):
            polarity = _OPPOSITE[polarity]
        yield Cue(start=first.idx, end=last.idx + len(last), polarity=polarity, about=about)


def _names(doc: Doc, outlet: str | None) -> dict[int, Span]:
    """Return where the text names the outlet, by the head of the name; case, *the* and a web ending do not matter."""
    if not outlet:
        return {}
    name = bare_outlet(outlet)
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", doc.text, re.IGNORECASE) if name else ()
    spans = (doc.char_span(*match.span(), alignment_mode="expand") for match in found)
    return {span.root.i: span for span in spans if span is not None}


def bare_outlet(outlet: str) -> str:
    """Return an outlet's name without *the* and a web ending.

    >>> bare_outlet("The Guardian"), bare_outlet("Syria24.co.uk")
    ('Guardian', 'Syria24')
    """
    ending = r"^the\s+|\.(?:com|org|net|info|news|co\.\w\w|\w\w)$"
    return re.sub(ending, "", outlet.strip(), flags=re.IGNORECASE)


def _parsed_cues(sentence: Span, *, named: Mapping[int, Span]) -> Iterator[Cue]:
    lists = _lists()
    tokens = list(sentence)
    for token in tokens:
        kind = "product" if token.i in named else _noun_kind(token)
        if kind is None or (token.i not in named and _is_anothers(token)):
            continue
        about = "media" if kind == "news" and not _points_here(token) else "outlet"
        for word, negated in (*_attributes_of(token), *_predicates_of(token)):
            polarity = lists.evaluation(word, kind=kind)
            if polarity is not None and not is_reported(word):
                yield _cue(word, token, polarity=_OPPOSITE[polarity] if negated else polarity, about=about)
        if token.dep_ in ("nsubj", "nsubjpass") and not is_reported(token):
            verb = token.head
            polarity = lists.actions.get(verb.lower_)
            if polarity is not None and verb.pos_ == "VERB" and token.dep_ == "nsubj":
                negated = _has_negation(verb)
                yield _cue(token, verb, polarity=_OPPOSITE[polarity] if negated else polarity, about=about)
        verb = token.head.head if token.dep_ == "pobj" else token.head
        polarity = lists.attitudes.get(verb.lower_) if token.dep_ in ("dobj", "pobj") else None
        if polarity is not None and verb.pos_ == "VERB" and _is_the_readers(verb):
            negated = _has_negation(verb)
            yield _cue(verb, token, polarity=_OPPOSITE[polarity] if negated else polarity, about=about)
    yield from _propaganda(tokens)
    yield from _scare_quoted(tokens)


def _propaganda(sentence: Sequence[Token]) -> Iterator[Cue]:
    """Yield *propaganda* said of *this*, or standing alone with no owner: then it is said of what was read."""
    for token in sentence:
        if token.lower_ != "propaganda" or is_reported(token):
            continue
        subjects = (
            [child for child in token.head.children if child.dep_ == "nsubj"] if token.dep_ == "attr" else []
        )
        said_of_this = any(subject.lower_ in ("this", "that") for subject in subjects)
        alone = token.dep_ == "ROOT" and not any(child.dep_ == "nsubj" for child in token.children)
        owned = any(
            child.dep_ in _MODIFIERS and child.lower_ not in _lists().intensifiers for child in token.children
        )
        if (said_of_this or alone) and not owned:
            negated = _has_negation(token.head if said_of_this else token)
            yield _cue(token, token, polarity="praise" if negated else "distrust", about="outlet")


def _scare_quoted(sentence: Sequence[Token]) -> Iterator[Cue]:
    """Yield the craft's own words in quotation marks of their own: *this “journalism”*."""
    for token in sentence:
        if token.lower_ not in _CRAFT:
            continue
        doc = token.doc
        quoted = 0 < token.i < len(doc) - 1 and {doc[token.i - 1].text, doc[token.i + 1].text} <= _QUOTES
        if quoted and not is_reported(token):
            yield _cue(doc[token.i - 1], doc[token.i + 1], polarity="distrust", about="outlet")


def _attributes_of(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the words that modify a noun, each with whether it is negated (*not an objective article*)."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            negated = _is_negated(child, child) or (noun.dep_ == "attr" and _has_negation(noun.head))
            yield child, negated
            for other in child.conjuncts:
                if other.head == child or other.head.head == child:
                    yield other, negated


def _predicates_of(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the word over a noun, and what is said of it with a copula (*the article is biased and a joke*)."""
    participle = noun.head.head if noun.head.dep_ in ("aux", "auxpass") else noun.head
    yield participle, _has_negation(participle)
    if noun.dep_ != "nsubj" or noun.head.lemma_ not in _COPULAS:
        return
    negated = _has_negation(noun.head)
    for child in noun.head.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            for word in (child, *child.conjuncts):
                yield word, negated
                for modifier in word.children:
                    if modifier.dep_ == "amod":
                        yield modifier, negated


def _noun_kind(token: Token) -> str | None:
    kind = _lists().nouns.get(token.lower_)
    if kind is None or token.pos_ in ("NOUN", "PROPN"):
        return kind
    return kind if token.tag_ == "VBG" and token.dep_.startswith("nsubj") else None


def _is_anothers(noun: Token) -> bool:
    """Tell whether a noun's modifiers make it another's: police report, Russian media, Trump's article."""
    for child in noun.children:
        if child.dep_ in _MODIFIERS and (child.lower_ in _lists().not_ours or _is_actor(child)):
            return True
    return False


def _is_actor(token: Token) -> bool:
    return token.ent_type_ in _ACTOR_ENTITIES


def _points_here(noun: Token) -> bool:
    return any(child.lower_ in _THIS for child in noun.children)


def _has_negation(token: Token) -> bool:
    return any(
        child.dep_ == "neg" or child.lower_.replace("’", "'") in _NEGATING_WORDS for child in token.children
    )


def _is_negated(first: Token, last: Token) -> bool:
    """Tell whether a negator stands within three words before an expression in its clause, or negates its verb."""
    before = first.i - 1
    reach = max(first.sent.start, first.i - _NEGATION_REACH)
    while before >= reach:
        token = first.doc[before]
        if token.lower_.replace("’", "'") in _lists().negators:
            return True
        if token.is_punct or token.pos_ in ("CCONJ", "SCONJ"):
            return False
        before -= 1
    return last.dep_ in ("attr", "dobj", "acomp") and first.i <= last.i and _has_negation(last.head)


def is_reported(token: Token) -> bool:
    """Tell whether a third person is said to say it: *Trump calls it fake news*."""
    for ancestor in (token, *token.ancestors):
        if ancestor.lemma_.lower() in _SAYING and ancestor.pos_ == "VERB" and ancestor is not token:
            speakers = [child for child in ancestor.children if child.dep_ == "nsubj"]
            if any(s.lower_ not in _FIRST_PERSON and _noun_kind(s) is None for s in speakers):
                return True
    return False


def _is_the_readers(verb: Token) -> bool:
    """Tell whether an attitude is the commenter's own: *I trust*, *can't trust*, *Love your news*."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return not subjects or any(subject.lower_ in ("i", "we") for subject in subjects)


def is_distanced(text: str, start: int, end: int) -> bool:
    """Tell whether an expression stands in quotation marks of its own or after *so-called*."""
    before = text[max(0, start - 20) : start].rstrip()
    after = text[end : end + 20].lstrip(" .,!")
    quoted = before[-1:] in _QUOTES and before[-1:] != "" and after[:1] in _QUOTES and after[:1] != ""
    return quoted or before.lower().endswith(("so-called", "so called"))


def is_discounted(sentence: Span, text: str) -> bool:
    """Tell whether a marker of irony, wish or past stands in the sentence or opens what follows it."""
    said = f" {sentence.text.lower()} "
    following = text[sentence.end_char : sentence.end_char + 12].strip().lower()
    for marker in _lists().discounting:
        bounded = f" {marker}" if marker[0].isalpha() else marker
        if bounded in said or following.startswith(marker):
            return True
    return False


def _cue(first: Token, second: Token, *, polarity: str, about: str) -> Cue:
    left, right = sorted((first, second), key=lambda token: token.i)
    return Cue(start=left.idx, end=right.idx + len(right), polarity=polarity, about=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    nouns: Mapping[str, str]
    not_ours: frozenset[str]
    evaluations: Mapping[tuple[str, str], str]
    actions: Mapping[str, str]
    attitudes: Mapping[str, str]
    negators: frozenset[str]
    intensifiers: frozenset[str]
    discounting: tuple[str, ...]

    def evaluation(self, word: Token, *, kind: str) -> str | None:
        """Return the polarity of a word said of a kind of noun: general approval counts for products only."""
        found = self.evaluations.get(("news", word.lower_))
        if found is None and kind != "news":
            found = self.evaluations.get(("product", word.lower_))
        return found


@cache
def _raw() -> dict[str, Any]:
    text = (resources.files(__package__ or "") / "outlet_cues.yaml").read_text(encoding="utf-8")
    return read_yaml(text)


@cache
def _lists() -> _Lists:
    raw = _raw()
    return _Lists(
        nouns={noun: kind for kind, nouns in raw["nouns"].items() for noun in entries_of(nouns)},
        not_ours=frozenset(entries_of(raw["not_ours"]["words"])),
        evaluations={
            (listed["about"], word): listed["polarity"]
            for listed in raw["evaluations"]
            for word in entries_of(listed["words"])
        },
        actions=dict(_verbs(raw["actions"])),
        attitudes=dict(_verbs(raw["attitudes"])),
        negators=frozenset(entries_of(raw["negators"])),
        intensifiers=frozenset(entries_of(raw["intensifiers"])),
        discounting=tuple(entries_of(raw["discounting"])),
    )


@cache
def _phrases() -> PhraseIndex[tuple[str, str]]:
    raw = _raw()
    meanings: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for listed in raw["phrases"]:
        for entry in entries_of(listed["words"]):
            for form in expand([entry]):
                meanings.setdefault(split_phrase(form), ((listed["polarity"], listed["about"]),))
    meanings.update((split_phrase(entry), (("", ""),)) for entry in entries_of(raw["ignore"]))
    return PhraseIndex({"outlet": meanings.items()})


def _verbs(lists: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for listed in lists:
        for verb in entries_of(listed.get("verbs", "")):
            yield from ((form, listed["polarity"]) for form in expand(verb_forms(verb)))
