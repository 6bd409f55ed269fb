"""What a reader's comment says of the report: supports, opposes, mixed, or none, with the words that say so.

A comment takes a stance to the report when it agrees or disagrees with it or judges the piece or its author; what it
says of the people in the news, of another commenter or of the outlet at large is none. Five kinds of cue count, listed
with their rationale in ``stance_cues.yaml``:

* phrases of agreement and disagreement ("spot on", "where is the evidence"), and one-word exclamations;
* the commenter's own agreeing or disagreeing, when its object is the report, its author or left out;
* what the report or its author does or leaves undone ("the author forgets that …", "doesn't mention");
* qualities said of the report or its author ("this article is nonsense", "an accurate piece");
* a quotation from the report that the next words contradict.

Praise of the piece that `outlet_evaluation` finds by its own lists is read from the same words here. Negation turns a
cue round. Questions ask and do not judge, unless they ask why something is missing or how it can be claimed. Praise in
quotation marks or beside a marker of irony or of a wish is not counted, nor what somebody else is said to say. Words to
another commenter (an @name, "well said, Tom", bare agreement in a reply) are not to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from ..findings import Finding
from ..inflection import expand, verb_forms
from .outlet_evaluation import is_discounted, is_distanced, is_reported
from .phrases import PhraseIndex, pieces, split_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LAYER = "stance_to_report"
RULE = "report_stance"
SUPPORTS, OPPOSES = "supports", "opposes"

_OPPOSITE = {SUPPORTS: OPPOSES, OPPOSES: SUPPORTS}
_QUOTED = re.compile(r"[\"“]([^\"“”]{12,})[\"”]|^>\s*(.{12,})$", re.MULTILINE)
_SHORTEST_QUOTATION = 4
_COUNTERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "wrong", "false", "really", "nope", "rubbish", "nonsense"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "without", "nobody"})
_FIRST = frozenset({"i", "we"})
_COPULAS = frozenset({"be", "seem", "look", "sound", "feel", "remain"})
_CHALLENGE = re.compile(r"^\W*(why|how (can|could|dare|is it)|where|since when|who)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"^.{0,30}(?<!\w)@\w+|^\s*(?:in )?reply(?:ing)? to\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One expression of a stance to the report.

    Attributes:
        start, end: its span, as code points.
        polarity: supports or opposes, after negation.
        bare: whether it does not name the report or its author, so that in a reply it is to the comment before.
    """

    start: int
    end: int
    polarity: str
    bare: bool = False


def find_cues(doc: Doc, *, reply: bool = False, report: str | None = None) -> list[Cue]:
    """Return the cues of a parsed comment that count, in text order.

    Args:
        doc: the comment, parsed.
        reply: whether it answers another comment.
        report: the text of the report, by which quotations from it are known.
    """
    text = doc.text
    to_another = reply or _ADDRESSED.match(text) is not None
    kept: list[Cue] = []
    for sentence in doc.sents:
        ironic = is_discounted(sentence, text)
        asked = sentence.text.rstrip().endswith("?")
        challenge = _CHALLENGE.match(sentence.text) is not None
        for cue in _cues(sentence):
            if any(cue.start < other.end and other.start < cue.end for other in kept):
                continue
            if cue.bare and (to_another or _to_somebody(sentence, cue)):
                continue
            if cue.polarity == SUPPORTS and (ironic or asked or is_distanced(text, cue.start, cue.end)):
                continue
            if cue.polarity == OPPOSES and asked and not challenge:
                continue
            kept.append(cue)
    for cue in _countered(doc, report=report):
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)


def stance_to_report(doc: Doc, *, reply: bool = False, report: str | None = None) -> Finding:
    """Label a parsed comment: supports, opposes, mixed or none.

    Args:
        doc: the comment, parsed.
        reply: whether it answers another comment.
        report: the text of the report, by which quotations from it are known.

    Returns:
        A finding on the whole document. Its attributes hold the cues' words (``cues``, in order, joined by "; ") and
        their offsets (``spans``, such as ``10-19``, in the same order); none has no attributes.

    >>> from commentariat.analysis.language import load_pipeline
    >>> found = stance_to_report(load_pipeline()("Good article, but the author ignores the fishermen."))
    >>> found.label, found.attributes["cues"]
    ('mixed', 'Good article; author ignores')
    """
    cues = find_cues(doc, reply=reply, report=report)
    polarities = {cue.polarity for cue in cues}
    if not polarities:
        return Finding(layer=LAYER, label="none", start=None, end=None, rule=RULE)
    text = doc.text
    return Finding(
        layer=LAYER,
        label="mixed" if len(polarities) > 1 else polarities.pop(),
        start=None,
        end=None,
        rule=RULE,
        attributes={
            "cues": "; ".join(text[cue.start : cue.end] for cue in cues),
            "spans": "; ".join(f"{cue.start}-{cue.end}" for cue in cues),
        },
    )


def _cues(sentence: Span) -> Iterator[Cue]:
    """Yield the candidates of a sentence, the surest kind first."""
    reports = [token for token in sentence if _is_report(token)]
    for token in reports:
        yield from _of_report(token)
    for token in sentence:
        if token.lower_ == "it" and any(noun.i < token.i for noun in reports):
            yield from _of_report(token)
        elif token.lower_ == "you" and token.dep_ == "nsubj":
            yield from (replace(cue, bare=True) for cue in _act(token, token.head))
    yield from _phrase_cues(sentence)
    yield from _agreement(sentence)
    yield from _exclamation(sentence)
    yield from _this_is(sentence)


def _of_report(noun: Token) -> Iterator[Cue]:
    """Yield what is said of a noun for the report or its maker: its qualities and its acts."""
    for child in noun.children:
        quality = _quality(child)
        if child.dep_ in ("amod", "compound") and quality and not is_reported(noun):
            negated = _negated(noun.head) if noun.dep_ in ("attr", "dobj") else False
            yield _cue(child, noun, _turned(quality, negated))
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "wrong" and not is_reported(noun):
        negated = noun.head.head.i > 0 and noun.head.head.nbor(-1).lower_ in ("nothing", "n't", "not")
        yield _cue(noun.head.head, noun, _turned(OPPOSES, negated))
    if noun.dep_ not in ("nsubj", "nsubjpass") or is_reported(noun):
        return
    if noun.dep_ == "nsubjpass" and (quality := _quality(noun.head)):
        yield _cue(noun, noun.head, _turned(quality, _negated(noun.head)))
        return
    head = noun.head
    for verb in (head, *(child for child in head.conjuncts if child.pos_ in ("VERB", "AUX"))):
        if verb.lemma_ in _COPULAS:
            for child in verb.children:
                if child.dep_ in ("acomp", "attr", "oprd"):
                    for word in (child, *child.conjuncts):
                        quality = _quality(word) or next(
                            (q for c in word.children if c.dep_ == "amod" and (q := _quality(c))), None
                        )
                        if quality:
                            yield _cue(noun, word, _turned(quality, _negated(verb)))
            continue
        yield from _act(noun, verb)


def _act(noun: Token, verb: Token) -> Iterator[Cue]:
    lists = _lists()
    below = {child.lower_: child for child in verb.children}
    wrong = next((below[word] for word in ("wrong", "incorrect") if word in below), None)
    if wrong is None:  # the parser may hang it on the object: "got the dates wrong"
        wrong = next((t for t in verb.subtree if t.lower_ == "wrong" and t.i > verb.i), None)
    if verb.lemma_ == "get" and wrong is not None:
        yield _cue(noun, wrong, OPPOSES)
        return
    if verb.lemma_ in ("have", "offer", "provide", "give") and (
        lack := next(
            (
                c
                for c in verb.children
                if c.dep_ == "dobj"
                and c.lower_ in lists.lacks
                and any(d.lower_ in ("no", "zero") for d in c.children)
            ),
            None,
        )
    ):
        yield _cue(noun, lack, OPPOSES)
        return
    if verb.lemma_ == "make":
        made = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in lists.makes), None)
        quality = None if made is None else next((q for c in made.children if (q := _quality(c))), None)
        if made is not None and quality is not None:
            yield _cue(noun, made, _turned(quality, _negated(verb)))
            return
    if re.match(r"^\W*how (can|could|dare)\b", verb.sent.text, re.IGNORECASE) and noun.lower_ not in (
        "it",
        "you",
    ):
        yield _cue(noun, verb, OPPOSES)
        return
    polarity = _act_of(verb)
    if polarity is None:
        return
    negated = _negated(verb) or any(child.lower_ in ("nothing", "nobody") for child in verb.children)
    praised = any(child.lower_ in lists.praising for child in verb.children)
    if polarity == SUPPORTS and verb.lemma_ in lists.neutral_acts and not negated and not praised:
        return
    yield _cue(noun, verb, _turned(polarity, negated))


def _act_of(verb: Token) -> str | None:
    """Return the polarity of a verb for what a report does, with its particle where the list has one."""
    acts = _lists().acts
    for child in verb.children:
        if child.dep_ in ("prt", "dobj") and (found := acts.get(f"{verb.lower_} {child.lower_}")):
            return found
    return acts.get(verb.lower_)


def _quality(word: Token) -> str | None:
    """Return the polarity of a quality: *accurate*, *one-sided*, *well written*."""
    qualities = _lists().qualities
    joined = word.i > 1 and word.nbor(-1).text == "-"
    names = [f"{word.nbor(-2).lower_}-{word.lower_}"] if joined else []
    names += [f"{child.lower_}-{word.lower_}" for child in word.children if child.dep_ == "advmod"]
    return next((qualities[name] for name in (*names, word.lower_) if name in qualities), None)


def _phrase_cues(sentence: Span) -> Iterator[Cue]:
    doc = sentence.doc
    for matched, meant in _phrases().matches(pieces(sentence)):
        polarity = meant[0]
        first, last = doc[matched[0].token], doc[matched[-1].token]
        if not polarity or is_reported(last) or _is_of_others(last):
            continue
        negating = any(piece.lowered in _NEGATIONS or piece.lowered.startswith("could") for piece in matched)
        before = doc[max(sentence.start, first.i - 2) : first.i]
        if not negating and any(token.lower_ in _NEGATIONS for token in before):
            polarity = _OPPOSITE[polarity]
        named = any(_is_report(token) for token in doc[first.i : min(last.i + 4, sentence.end)])
        yield Cue(start=matched[0].start, end=matched[-1].end, polarity=polarity, bare=not named)


def _is_of_others(token: Token) -> bool:
    """Tell whether a phrase is predicated of people in the news: "He is usually spot on"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return (
        subject is not None
        and (subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "they"))
        and not _is_report(subject)
    )


def _agreement(sentence: Span) -> Iterator[Cue]:
    lists = _lists()
    for verb in sentence:
        polarity = lists.agreement.get(verb.lower_)
        if polarity is None or verb.pos_ not in ("VERB", "AUX") or is_reported(verb):
            continue
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if not subjects and verb.dep_ == "xcomp":
            subjects = [child for child in verb.head.children if child.dep_ == "nsubj"]
        if any(subject.lower_ not in _FIRST for subject in subjects):
            continue
        objects = [
            noun
            for child in verb.children
            if child.dep_ == "prep" and child.lower_ in ("with", "to", "from")
            for noun in child.children
        ] + [child for child in verb.children if child.dep_ == "dobj"]
        named = [noun for noun in objects if any(_is_report(token) for token in (noun, *noun.subtree))]
        if objects and not named and not any(noun.lower_ in lists.open_objects for noun in objects):
            continue
        last = named[0] if named else verb
        yield _cue(verb, last, _turned(polarity, _negated(verb)), bare=not named)


def _exclamation(sentence: Span) -> Iterator[Cue]:
    words = [token for token in sentence if not token.is_space]
    while words and words[0].is_punct:
        words.pop(0)
    for size in (2, 1):
        said = words[:size]
        rest = words[size:]
        closed = not rest or rest[0].text in (".", "!", ",", "!!", "—", "-", ";", "...", "…")
        polarity = _lists().exclamations.get(" ".join(token.lower_ for token in said))
        if (
            said
            and polarity
            and closed
            and (not rest or rest[0].text != "," or said[0].lower_ not in ("right", "yes"))
        ):
            start = sentence.start == 0 or not sentence.doc[: sentence.start].text.strip(" \n👍")
            if start:
                yield _cue(said[0], said[-1], polarity, bare=True)
            return


def _this_is(sentence: Span) -> Iterator[Cue]:
    """Yield "this is nonsense" and "this is true", where nothing else follows that *this* could point to."""
    lists = _lists()
    for token in sentence:
        if token.lower_ != "this" or token.dep_ != "nsubj" or token.head.lemma_ != "be" or is_reported(token):
            continue
        for word in token.head.children:
            quality = lists.qualities.get(word.lower_)
            verdict = quality and (
                word.lower_ in lists.exclamations or word.lower_ in ("true", "accurate", "correct")
            )
            if verdict and word.dep_ in ("acomp", "attr") and token.head.tag_ in ("VBZ", "VBP"):
                yield _cue(token, word, _turned(quality or "", _negated(token.head)), bare=True)


def _countered(doc: Doc, *, report: str | None) -> Iterator[Cue]:
    """Yield quotations of the report that the words after them contradict.

    Without the report's text, only a comment that opens with a quotation is taken to quote it.
    """
    text = doc.text
    for match in _QUOTED.finditer(text):
        quoted = (match.group(1) or match.group(2)).strip(" .,!?")
        if len(quoted.split()) < _SHORTEST_QUOTATION - 1:
            continue
        if report is not None:
            ours = " ".join(quoted.lower().split()) in " ".join(report.lower().split())
        else:
            ours = not text[: match.start()].strip()
        after = re.split(r"[.!?\n]", text[match.end() :].lstrip(" .,!?\n"), maxsplit=1)[0]
        first = [token.lower() for token in re.findall(r"\w+(?:['’]t)?", after)[:4]]
        if first[:1] == ["no"] and not re.match(r"no\b\s*(?:[,;:—-]|$)", after.strip(), re.IGNORECASE):
            first = []  # "No wonder …"
        counters = any(word in _COUNTERS or word.endswith(("n't", "n’t")) for word in first)
        if ours and counters:
            yield Cue(start=match.start(), end=match.end(), polarity=OPPOSES)


def _to_somebody(sentence: Span, cue: Cue) -> bool:
    """Tell whether a name is addressed right before or after a cue: "Well said, Tom", "Great point Anna"."""
    after = [token for token in sentence if token.idx >= cue.end][:2]
    before = [token for token in sentence if token.idx + len(token) <= cue.start][-2:]
    return (
        (len(after) > 0 and after[0].pos_ == "PROPN")
        or (len(after) > 1 and after[0].text == "," and after[1].pos_ == "PROPN")
        or (
            len(before) > 1
            and before[-1].text == ","
            and before[0].pos_ == "PROPN"
            and before[0].i == sentence.start
        )
    )


def _is_report(token: Token) -> bool:
    """Tell whether a token names the report or its maker, and not another's."""
    if token.lower_ not in _lists().nouns or token.pos_ not in ("NOUN", "PROPN", "VERB"):
        return False
    return not any(
        (child.dep_ in ("amod", "compound", "nmod", "poss") and child.lower_ in _lists().not_ours)
        or (child.dep_ == "poss" and child.lower_ != "your")
        for child in token.children
    )


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in ("never", "hardly") for child in verb.children)


def _turned(polarity: str, negated: bool) -> str:
    return _OPPOSITE[polarity] if negated else polarity


def _cue(first: Token, second: Token, polarity: str, *, bare: bool = False) -> Cue:
    left, right = sorted((first, second), key=lambda token: token.i)
    return Cue(start=left.idx, end=right.idx + len(right), polarity=polarity, bare=bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    nouns: frozenset[str]
    not_ours: frozenset[str]
    agreement: Mapping[str, str]
    open_objects: frozenset[str]
    exclamations: Mapping[str, str]
    acts: Mapping[str, str]
    neutral_acts: frozenset[str]
    makes: frozenset[str]
    lacks: frozenset[str]
    praising: frozenset[str]
    qualities: Mapping[str, str]


@cache
def _raw() -> dict[str, Any]:
    text = (resources.files(__package__ or "") / "stance_cues.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def _lists() -> _Lists:
    raw = _raw()
    return _Lists(
        nouns=frozenset(word for listed in raw["nouns"].values() for word in _entries(listed)),
        not_ours=frozenset(_entries(raw["not_ours"])),
        agreement=dict(_verbs(raw["agreement"])),
        open_objects=frozenset(_entries(raw["open_objects"]["words"])),
        exclamations=dict(_words(raw["exclamations"])),
        acts=dict(_verbs(raw["acts"])),
        makes=frozenset(_entries(raw["makes"]["words"])),
        lacks=frozenset(_entries(raw["lacks"]["words"])),
        neutral_acts=frozenset(_entries(raw["positive_only_when_praised"]["words"])),
        praising=frozenset(_entries(raw["praising"])),
        qualities=dict(_words(raw["qualities"])),
    )


@cache
def _phrases() -> PhraseIndex[str]:
    raw = _raw()
    meanings = {split_phrase(entry): (polarity,) for entry, polarity in _words(raw["phrases"])} | {
        split_phrase(entry): ("",) for entry in _entries(raw["ignore"]["words"])
    }
    return PhraseIndex(meanings.items())


def _words(lists: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for listed in lists:
        yield from ((entry, listed["polarity"]) for entry in _entries(listed["words"]))


def _verbs(lists: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for listed in lists:
        for verb in _entries(listed["verbs"]):
            for form in expand(verb_forms(verb)):
                yield form, listed["polarity"]


def _entries(listed: str) -> list[str]:
    return [entry.strip().strip('"') for entry in listed.split(",") if entry.strip()]
