"""A study: which annotators worked on which documents, and what each of them claims there.

Agreement is only about documents that two people both worked on. What a person who completed a document did not
mark, they did not find; a document they never opened says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from ...corpus.errors import InputError
from ...corpus.scheme import Scheme
from ...corpus.standoff.claims import GOLD, MACHINES, READING, Claim, is_person
from ...corpus.text.canonical import counted

__all__ = [
    "COMPLETED",
    "DOCUMENT",
    "GOLD",
    "MACHINES",
    "READING",
    "SPAN",
    "Study",
    "check_shared",
    "is_person",
    "make_study",
    "narrowed",
    "unused",
]

SPAN, DOCUMENT = "span", "document"
COMPLETED = "completed"
_WITHDRAWN = frozenset(("rejected", "lost"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What some annotators claim, document by document.

    Attributes:
        annotators: their names, in order.
        read: the documents each of them worked on to the end.
        claims: the standing claims of each on each document they read, by annotator and document.
        elsewhere: for layers that are asked of one kind of document alone (frames of reports), the documents of the
            other kind that somebody read: nobody was asked there, and nothing is compared.
        unasked: how many claims in these layers on these documents are left out.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("So they say.", document_id="d", layer="loaded_language", label="hedge", annotator=who,
    ...                  start=3, end=11) for who in ("ann", "bob")]
    >>> study = make_study(made)
    >>> study.annotators, study.shared("ann", "bob")
    (('ann', 'bob'), ('d',))
    """

    annotators: tuple[str, ...]
    read: Mapping[str, frozenset[str]]
    claims: Mapping[tuple[str, str], tuple[Claim, ...]]
    elsewhere: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unasked: Mapping[str, int] = field(default_factory=dict)

    def on(self, layer: str) -> Study:
        """Return the study of the documents on which people are asked for a layer."""
        elsewhere = self.elsewhere.get(layer)
        if not elsewhere:
            return self
        return replace(
            self,
            read={name: documents - elsewhere for name, documents in self.read.items()},
            claims={key: held for key, held in self.claims.items() if key[1] not in elsewhere},
        )

    def of(self, annotator: str, document_id: str, *, layer: str, unit: str) -> tuple[Claim, ...]:
        """Return what an annotator claims of a document in a layer.

        Args:
            unit: ``span`` for claims on spans, ``document`` for those on the whole document.
        """
        whole = unit == DOCUMENT
        held = self.claims.get((annotator, document_id), ())
        return tuple(claim for claim in held if claim.layer == layer and (claim.start is None) == whole)

    def shared(self, *annotators: str) -> tuple[str, ...]:
        """Return the documents that all of these annotators read, in the order of their ids."""
        if not annotators:
            return ()
        return tuple(sorted(frozenset.intersection(*(self.read[name] for name in annotators))))

    def documents(self, *, at_least: int = 1) -> tuple[str, ...]:
        """Return the documents that at least so many annotators read, in the order of their ids."""
        count: dict[str, int] = defaultdict(int)
        for read in self.read.values():
            for name in read:
                count[name] += 1
        return tuple(sorted(name for name, number in count.items() if number >= at_least))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of annotators that share a document."""
        return [pair for pair in combinations(self.annotators, 2) if self.shared(*pair)]

    def layers(self) -> list[tuple[str, str]]:
        """Return the layers that hold claims, each with its unit, ``span`` or ``document``, or once with each."""
        return sorted(
            {
                (claim.layer, DOCUMENT if claim.start is None else SPAN)
                for held in self.claims.values()
                for claim in held
            }
        )

    def labels(self, layer: str, unit: str) -> list[str]:
        """Return the labels that somebody used in a layer, in alphabetical order."""
        whole = unit == DOCUMENT
        return sorted(
            {
                claim.label
                for held in self.claims.values()
                for claim in held
                if claim.layer == layer and (claim.start is None) == whole
            }
        )


def make_study(
    claims: Iterable[Claim],
    *,
    annotators: Sequence[str] | None = None,
    layers: Collection[str] | None = None,
    documents: Collection[str] | None = None,
    kinds: Mapping[str, str] | None = None,
    scheme: Scheme | None = None,
) -> Study:
    """Sort claims into a study.

    Rejected and lost claims do not count. An annotator who has claims of the layer ``reading`` read the documents
    that these call completed; one who has none read the documents they claim anything of, in any layer.

    Args:
        claims: annotations, findings or both.
        annotators: whom to compare; every person (no machine, no gold) if None.
        layers: the layers wanted; all if None.
        documents: the documents wanted; all if None.
        kinds: whether a document is a ``report`` or a ``comment``; with the scheme it says on which documents nobody
            is asked for a layer, so that claims there are left out. None to leave out nothing.
        scheme: the label scheme.

    Raises:
        InputError: when an annotator that is asked for claims nothing.
    """
    held: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    completed: dict[str, set[str]] = defaultdict(set)
    touched: dict[str, set[str]] = defaultdict(set)
    explicit: set[str] = set()
    for claim in claims:
        if annotators is None and not is_person(claim.annotator):
            continue
        touched[claim.annotator].add(claim.document_id)
        if claim.layer == READING:
            explicit.add(claim.annotator)
            if claim.label == COMPLETED:
                completed[claim.annotator].add(claim.document_id)
        elif claim.status not in _WITHDRAWN and (layers is None or claim.layer in layers):
            held[claim.annotator, claim.document_id].append(claim)
    names = tuple(sorted(touched)) if annotators is None else tuple(annotators)
    for name in names:
        if name not in touched:
            known = ", ".join(sorted(touched))
            said = f"those with claims are {known}" if known else "nobody has annotated yet"
            raise InputError(f"No annotator is called “{name}”; {said}.")
    wanted = None if documents is None else frozenset(documents)
    read = {}
    for name in names:
        own = completed[name] if name in explicit else touched[name]
        read[name] = frozenset(own) if wanted is None else frozenset(own) & wanted
    anywhere = frozenset[str]().union(*read.values())
    elsewhere = _elsewhere(anywhere, kinds=kinds, scheme=scheme) if kinds and scheme else {}
    unasked: Counter[str] = Counter()
    standing: dict[tuple[str, str], tuple[Claim, ...]] = {}
    for (name, document), found in held.items():
        if name not in read or document not in read[name]:
            continue
        asked = [claim for claim in found if document not in elsewhere.get(claim.layer, ())]
        if len(asked) < len(found):
            unasked.update(claim.layer for claim in found if document in elsewhere.get(claim.layer, ()))
        standing[name, document] = tuple(sorted(asked, key=_place))
    return Study(annotators=names, read=read, claims=standing, elsewhere=elsewhere, unasked=unasked)


def _elsewhere(
    documents: Collection[str], *, kinds: Mapping[str, str], scheme: Scheme
) -> dict[str, frozenset[str]]:
    """Return for each layer those of some documents on which people are not asked for it."""
    found = {}
    for layer in scheme.layers:
        elsewhere = frozenset(name for name in documents if name in kinds and kinds[name] not in layer.judged)
        if elsewhere:
            found[layer.name] = elsewhere
    return found


def narrowed(study: Study, layers: Iterable[str], *, scheme: Scheme) -> tuple[str, ...]:
    """Return notes on those of some layers that are compared on one kind of document alone.

    Args:
        study: what is compared.
        layers: the layers that are compared.
        scheme: the label scheme.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for name in sorted({*layers, *study.unasked}):
        if name in study.elsewhere:
            by_kind[" and ".join(f"{kind}s" for kind in scheme.layer(name).judged)].append(name)
    said = [
        f"Compared on {kinds} alone, where annotators are asked for it: {', '.join(names)}."
        for kinds, names in sorted(by_kind.items())
    ]
    left_out = sum(study.unasked.values())
    if left_out:
        said.append(f"Left out: {counted(left_out, 'claim')} in these layers on other documents.")
    return tuple(said)


def unused(study: Study, layers: Collection[str] | None) -> tuple[str, ...]:
    """Return a note on the layers, of those asked for, in which the annotators of a study claim nothing.

    >>> unused(make_study([]), ["sentiment"])
    ('Nobody compared here claims anything in sentiment.',)
    """
    used = {layer for layer, _ in study.layers()}
    empty = [layer for layer in layers or () if layer not in used]
    return (f"Nobody compared here claims anything in {', '.join(empty)}.",) if empty else ()


def check_shared(study: Study, *, what: str, at_least: int = 2) -> None:
    """Check that enough annotators of a study worked on one document.

    Args:
        what: what needs them, to begin a sentence with, such as “Agreement”.
        at_least: how many it needs.

    Raises:
        InputError: when no document has so many.

    >>> try:
    ...     check_shared(make_study([]), what="Agreement")
    ... except InputError as error:
    ...     print(str(error).partition(". ")[0])
    Nobody has annotated yet
    """
    if study.documents(at_least=at_least):
        return
    if not study.annotators:
        raise InputError(
            "Nobody has annotated yet. Send texts out with: commentariat annotate push, or bring annotations in with: "
            "commentariat annotate pull, or commentariat annotate import"
        )
    number = "two" if at_least == 2 else f"{at_least:,}"
    names = study.annotators
    who = (
        f"{', '.join(names[:-1])} and {names[-1]}" if 1 < len(names) < 5 else f"the {len(names):,} annotators"
    )
    found = f"{names[0]} is the only one" if len(names) == 1 else f"{who} share none that they completed"
    if at_least > 2:
        found = f"none was completed by so many of the {counted(len(names), 'annotator')}"
    raise InputError(
        f"{what} needs {number} annotators on one document, and {found}. Send documents to several annotators "
        "(commentariat annotate push --overlap), or name others."
    )


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    start = -1 if claim.start is None else claim.start
    return start, claim.end or -1, claim.layer, claim.label, claim.claim_id


def named(names: Sequence[str]) -> str:
    """Return who is compared, in few words.

    >>> named(("gold:main",))
    'gold:main'
    """
    return ", ".join(names) if len(names) < 4 else f"{len(names)} annotators"
