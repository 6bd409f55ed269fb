"""Frames by indicator: evidence spans, shares of sentences, and decisions for sentences and documents.

Three codebooks ship as lists of words and phrases, one YAML file each in `frames`: the fourteen substantive
dimensions of the Policy Frames Codebook (Boydstun et al. 2014), the five generic news frames (Semetko and
Valkenburg 2000), and war and peace journalism by indicator (Lee and Maslog 2005, after Galtung). Every list
names its citation, every indicator has an id, and every number leads back to the spans of its indicators.

What an indicator list can and cannot do: it finds the vocabulary of a frame, in anyone's voice. It does not
see a frame that is carried by argument alone. Against people's codes it is a strong baseline, not a coder.

Decision rules:

* An indicator is strong (weight 2) or weak (weight 1). The longest phrase wins: words inside a longer phrase
  of the same codebook are not counted again. Phrases that only look like an indicator are listed as `ignore`.
* A **sentence** has a frame when the weights of its distinct indicators sum to at least
  `SENTENCE_THRESHOLD` (2): one strong indicator, or two different weak ones.
* A **document** has a policy or generic frame when at least `DOCUMENT_SHARE` (a quarter) of its sentences do.
* A document leans to **war or peace** journalism by the number of the coding scheme's indicators with strong
  evidence on either side, each counted once, as Lee and Maslog did: the side with more, of which there must be
  at least `MIN_INDICATORS` (3). A tie is neither. The codebook is for reports on conflict; on other texts its
  evidence means little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from ...corpus.errors import SchemeError
from ...corpus.scheme import default_scheme
from ...corpus.yaml_text import read_yaml
from ..findings import Finding
from ..inflection import expand, noun_forms, verb_forms
from ..tables.intervals import wilson
from ..wordlist import entries_of
from .phrases import PhraseIndex, split_phrase, with_gaps, written_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

POLICY = "policy_frame"
CONFLICT = "conflict_journalism"
LAYERS = (POLICY, "generic_frame", CONFLICT)
RULE = "frames"
WEIGHTS: Mapping[str, int] = {"strong": 2, "weak": 1}
SENTENCE_THRESHOLD = 2
DOCUMENT_SHARE = 0.25
MIN_INDICATORS = 3

_SIGNS = {"$": "dollar-sign", "£": "pound-sign", "€": "euro-sign", "%": "per-cent-sign", "#": "number"}
_CLASS = re.compile(r"\{(?P<name>\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One word or phrase that indicates a frame.

    Attributes:
        id: stable id, such as ``policy_frame.economic.tax-cut``.
        layer, label: the frame.
        item: the question or indicator of the coding scheme it belongs to; None in the policy codebook.
        entry: the word or phrase as listed, before inflection; ``*`` stands for up to four words, ``#`` for a
            number.
        forms: every form that matches.
        weight: 2 when it decides alone, 1 when it takes two.
        citation: the work whose codebook it serves.
        rationale: what the list indicates, in the codebook's terms.
        attributes: what a finding says of it: its weight, and its item under the name that the codebook has for one.
    """

    id: str
    layer: str
    label: str
    item: str | None
    entry: str
    forms: tuple[str, ...]
    weight: int
    citation: str
    rationale: str
    attributes: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the attributes of findings once for all of them."""
        attributes = {"weight": str(self.weight)}
        if self.item is not None:
            attributes[_ITEM_NAMES[self.layer]] = self.item
        object.__setattr__(self, "attributes", attributes)


class FrameShare(NamedTuple):
    """How much of a document has a frame.

    Attributes:
        layer, label: the frame.
        sentences: sentences that have it (the numerator).
        total: sentences of the document (the denominator).
        weight: summed weights of distinct indicators over all sentences.
        items: the coding scheme's questions or indicators found, each once.
        holds: the document decision.
    """

    layer: str
    label: str
    sentences: int
    total: int
    weight: int
    items: tuple[str, ...]
    holds: bool

    @property
    def share(self) -> float | None:
        """The share of sentences with the frame; None for a document without sentences."""
        return self.sentences / self.total if self.total else None

    @property
    def low(self) -> float:
        """The lower bound of Wilson's 95 % interval of the share."""
        return wilson(self.sentences, self.total)[0]

    @property
    def high(self) -> float:
        """The upper bound of the same interval."""
        return wilson(self.sentences, self.total)[1]


@cache
def indicators(layer: str) -> tuple[Indicator, ...]:
    """Return the indicators of a codebook, in the order of its file.

    Raises:
        SchemeError: when there is no such codebook, or its file uses a label the scheme does not have.

    >>> [entry.forms for entry in indicators("policy_frame") if entry.entry == "defence minister"]
    [('defence minister', 'defense minister', 'defence ministers', 'defense ministers')]
    """
    return tuple(_read(layer)[0])


def frame_findings(
    doc: Doc, *, layers: Sequence[str] = LAYERS, below_threshold: bool = False
) -> list[Finding]:
    """Find the evidence for every frame in a parsed text.

    Args:
        doc: the parsed text; only its sentences and tokens are used.
        layers: the codebooks to apply.
        below_threshold: also return indicators of frames that their sentence does not have by the decision
            rule, such as a single weak one.

    Returns:
        One finding an indicator found, in text order within each codebook. `entry` is the indicator's id; the
        attributes hold its ``weight`` and, where the coding scheme has items, the ``indicator`` (conflict
        journalism) or ``question`` (generic frames) it answers to.
    """
    return frames_in(map(written_pieces, doc.sents), layers=layers, below_threshold=below_threshold)


def frames_in(
    sentences: Iterable[tuple[Sequence[str], Sequence[int]]],
    *,
    layers: Sequence[str] = LAYERS,
    below_threshold: bool = False,
) -> list[Finding]:
    """Find the evidence for every frame in sentences given as pieces and where each begins; see `frame_findings`."""
    index = _index(tuple(layers))
    found: dict[str, list[Finding]] = {layer: [] for layer in layers}
    for words, starts in sentences:
        evidence = [
            (indicator, begin, end) for _, begin, end, meant in index.spans(words) for indicator in meant
        ]
        if not evidence:
            continue
        weights = _weights(indicator for indicator, _, _ in evidence)
        for indicator, begin, end in evidence:
            if below_threshold or weights[indicator.layer, indicator.label] >= SENTENCE_THRESHOLD:
                last = end - 1
                found[indicator.layer].append(
                    Finding(
                        layer=indicator.layer,
                        label=indicator.label,
                        start=starts[begin],
                        end=starts[last] + len(words[last]),
                        rule=RULE,
                        entry=indicator.id,
                        attributes=indicator.attributes,
                    )
                )
    return [finding for layer in layers for finding in found[layer]]


def _weights(indicators: Iterable[Indicator]) -> defaultdict[tuple[str, str], int]:
    """Sum the weights of distinct indicators by layer and label."""
    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    for indicator in {indicator.id: indicator for indicator in indicators}.values():
        weights[indicator.layer, indicator.label] += indicator.weight
    return weights


def sentence_weights(findings: Iterable[Finding]) -> dict[tuple[str, str], int]:
    """Sum the weights of the distinct indicators of each frame among the findings of one sentence.

    Returns:
        Weight by layer and label, for the frames that have any.
    """
    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    seen = set()
    for found in findings:
        if found.layer in LAYERS and found.start is not None and (found.label, found.entry) not in seen:
            seen.add((found.label, found.entry))
            weights[found.layer, found.label] += int(found.attributes["weight"])
    return dict(weights)


def primary_frame(findings: Sequence[Finding]) -> str | None:
    """Name the one policy frame a sentence has most of, for data with a single code a sentence.

    The frame with the greatest weight wins, also below the sentence threshold; among equals the one with more
    matched characters, then the one that comes first in the text. None when nothing is found.
    """
    weights = {
        label: weight for (layer, label), weight in sentence_weights(findings).items() if layer == POLICY
    }
    if not weights:
        return None
    size: defaultdict[str, int] = defaultdict(int)
    first: dict[str, int] = {}
    for found in findings:
        if found.layer == POLICY and found.start is not None and found.end is not None:
            size[found.label] += found.end - found.start
            first[found.label] = min(first.get(found.label, found.start), found.start)
    return max(weights, key=lambda label: (weights[label], size[label], -first[label]))


def frame_shares(sentences: Sequence[tuple[int, int]], findings: Iterable[Finding]) -> list[FrameShare]:
    """Say what share of a document's sentences has each frame, and whether the document has it.

    Args:
        sentences: start and end of every sentence, as code points, in order and without overlap.
        findings: findings of `frame_findings` on the same text.

    Returns:
        One entry a frame of each codebook, in the order of the label scheme, frames not found included.
    """
    evidence = [found for found in findings if found.layer in LAYERS and found.start is not None]
    ends = [end for _, end in sentences]
    by_frame: defaultdict[tuple[str, str], defaultdict[int, dict[str | None, int]]]
    by_frame = defaultdict(lambda: defaultdict(dict))
    items: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for found in sorted(evidence, key=_start):
        number = bisect_right(ends, _start(found))
        if number == len(ends):
            break
        weight = int(found.attributes["weight"])
        by_frame[found.layer, found.label][number].setdefault(found.entry, weight)
        item = _item(found)
        if item is not None and weight == WEIGHTS["strong"]:
            items[found.layer, found.label][item] = None
    total = len(sentences)
    shares = dict(_without(total))
    sizes = [len(found) for (layer, _), found in items.items() if layer == CONFLICT]
    most = max(sizes, default=0)
    for (layer, label), own in by_frame.items():
        weights = [sum(entries.values()) for entries in own.values()]
        count = sum([weight >= SENTENCE_THRESHOLD for weight in weights])
        found_items = tuple(items.get((layer, label), ()))
        if layer == CONFLICT:
            holds = most >= MIN_INDICATORS and sizes.count(most) == 1 and len(found_items) == most
        else:
            holds = count > 0 and count >= DOCUMENT_SHARE * total
        shares[layer, label] = FrameShare(layer, label, count, total, sum(weights), found_items, holds)
    return list(shares.values())


@lru_cache(maxsize=1024)
def _without(total: int) -> dict[tuple[str, str], FrameShare]:
    """Return, for every frame, what is said of a document of so many sentences that does not have it at all."""
    return {
        (layer, label): FrameShare(layer, label, 0, total, 0, (), False)
        for layer in LAYERS
        for label in _labels(layer)
    }


def sentence_spans(doc: Doc) -> list[tuple[int, int]]:
    """Return start and end of every sentence of a parsed text that is not blank, as code points."""
    text = doc.text
    spans = ((sentence.start_char, sentence.end_char) for sentence in doc.sents)
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def document_findings(shares: Iterable[FrameShare]) -> list[Finding]:
    """Turn document decisions into findings on the whole document, with numerator and denominator kept."""
    found = []
    for share in shares:
        if share.holds:
            attributes = {
                "sentences": str(share.sentences),
                "total_sentences": str(share.total),
                "weight": str(share.weight),
            }
            if share.items:
                attributes["items"] = ", ".join(share.items)
            found.append(
                Finding(
                    layer=share.layer,
                    label=share.label,
                    start=None,
                    end=None,
                    rule=RULE,
                    attributes=attributes,
                )
            )
    return found


def _phrase_forms(phrase: str) -> list[str]:
    """Return a noun phrase in the singular and the plural, of its head too where a preposition follows it.

    >>> _phrase_forms("mother of")
    ['mother of', 'mother ofs', 'mothers of']
    """
    forms = noun_forms(phrase)
    head = _HEAD.match(phrase)
    if head:
        forms += [f"{plural}{phrase[head.end(1) :]}" for plural in noun_forms(head[1])[1:]]
    return forms


_HEAD = re.compile(r"(\w[\w' -]*?\w) (?:of|for|from|to|in|on|over|against|with|between|at|who|loyal)\b")
_FORMS = {"nouns": _phrase_forms, "verbs": verb_forms, "words": lambda entry: [entry]}
_ITEM_NAMES = {"conflict_journalism": "indicator", "generic_frame": "question"}


def _item(found: Finding) -> str | None:
    return found.attributes.get(_ITEM_NAMES.get(found.layer, ""))


def _start(found: Finding) -> int:
    return found.start or 0


@cache
def _labels(layer: str) -> tuple[str, ...]:
    return tuple(default_scheme().layer(layer))


@cache
def _index(layers: tuple[str, ...]) -> PhraseIndex[Indicator]:
    """Index the forms of the indicators of codebooks."""
    return PhraseIndex({layer: _phrases(layer) for layer in layers})


def _phrases(layer: str) -> list[tuple[tuple[str, ...], tuple[Indicator, ...]]]:
    """Return the phrases of a codebook with the indicators they are forms of; with none are the phrases to ignore.

    A form counts once a label: for its strongest indicator, else the one listed first.
    """
    listed, ignored = _read(layer)
    by_phrase: defaultdict[tuple[str, ...], dict[str, Indicator]] = defaultdict(dict)
    for indicator in listed:
        for form in indicator.forms:
            for phrase in with_gaps(split_phrase(form)):
                of_label = by_phrase[phrase]
                known = of_label.get(indicator.label)
                if known is None or known.weight < indicator.weight:
                    of_label[indicator.label] = indicator
    for phrase in ignored:
        for form in expand(noun_forms(phrase)):
            by_phrase.setdefault(split_phrase(form), {})
    return [(phrase, tuple(of_label.values())) for phrase, of_label in by_phrase.items()]


@cache
def _read(layer: str) -> tuple[list[Indicator], list[str]]:
    if layer not in LAYERS:
        raise SchemeError(f"There is no codebook “{layer}”. There are: {', '.join(LAYERS)}.")
    where = f"the codebook {layer}.yaml"
    text = (resources.files(__package__ or "") / "frames" / f"{layer}.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = read_yaml(text)
    known = set(default_scheme().layer(layer))
    classes = {name: entries_of(members) for name, members in raw.get("classes", {}).items()}
    rationales: dict[tuple[str, str | None], str] = {}
    by_id: dict[str, Indicator] = {}
    for listed in raw["lists"]:
        label, item = listed["label"], listed.get("item")
        # A list may stand in two parts, such as common vocabulary and readers' wording; the first says what it is of.
        rationale = rationales.setdefault((label, item), listed.get("rationale", ""))
        if label not in known:
            raise SchemeError(f"{where}: the label scheme has no label “{label}” in the layer “{layer}”.")
        for strength, weight in WEIGHTS.items():
            for kind, entries in listed.get(strength, {}).items():
                for entry in _with_members(entries_of(entries), classes):
                    name = ".".join(filter(None, (layer, label, item, _slug(entry))))
                    forms = tuple(expand(_FORMS[kind](entry)))
                    if name in by_id:
                        earlier = by_id[name]
                        merged = tuple(dict.fromkeys((*earlier.forms, *forms)))
                        by_id[name] = replace(earlier, forms=merged, weight=max(earlier.weight, weight))
                        continue
                    by_id[name] = Indicator(
                        id=name,
                        layer=layer,
                        label=label,
                        item=item,
                        entry=entry,
                        forms=forms,
                        weight=weight,
                        citation=raw["citation"],
                        rationale=rationale,
                    )
    return list(by_id.values()), entries_of(raw.get("ignore", ""))


def _with_members(entries: Iterable[str], classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield entries, one for each member of the word class that stands in braces in them."""
    for entry in entries:
        named = _CLASS.search(entry)
        if named is None:
            yield entry
        else:
            for member in classes[named["name"]]:
                yield entry.replace(named.group(), member)


def _slug(entry: str) -> str:
    """Make the last part of an id: letters and digits as they are, signs by name, all else a hyphen.

    >>> _slug("tax cut"), _slug("women's 50% rule")
    ('tax-cut', 'womens-50-per-cent-sign-rule')
    """
    words = entry.split()
    if "".join(words).isalnum():
        return "-".join(words)
    named = "".join(f" {_SIGNS[character]} " if character in _SIGNS else character for character in entry)
    return re.sub(r"[^\w]+", "-", named.replace("'", "")).strip("-")
