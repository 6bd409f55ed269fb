"""Adjudication: gold as a layer of its own beside what each annotator said, which stays as it is.

Gold claims are annotations whose annotator is called ``gold:NAME``. Where everybody (or enough) agrees, gold can be
made of their claims; the rest is for a person: the queue says where (`agreement.queue`), and what that person decides
becomes gold with `gold_from`. As with people, claims of the layer ``reading`` say on which documents gold is complete
and on which it is unfinished; of gold that has none, such as another tool's, every document with a claim counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..corpus.errors import InputError
from ..corpus.scheme import Scheme, default_scheme
from ..corpus.standoff.claims import Claim, claim_key
from .agreement.study import COMPLETED, GOLD, READING, Study, check_shared, make_study
from .label_studio.provenance import ADJUDICATOR, UNFINISHED
from .layers import check_layers
from .store import read_annotations, write_annotations

if TYPE_CHECKING:
    from ..corpus.corpus import Corpus

MADE_FROM = "made_from"
"""The attribute of a gold claim that names the claims behind it, with blanks between."""
VOTES = "votes"
"""The attribute of a gold claim that says how many of how many annotators make it, such as ``2/3``."""
_NOT_GOLD = frozenset(("task", "annotation", "draft", "origin", "finding", "region"))


def gold_name(name: str) -> str:
    """Return the annotator's name of a gold layer.

    Raises:
        InputError: when the name is empty.

    >>> gold_name("main"), gold_name("gold:main")
    ('gold:main', 'gold:main')
    """
    short = name.removeprefix(GOLD).strip()
    if not short:
        raise InputError("A gold layer needs a name, such as main.")
    return GOLD + short


def gold_from_votes(
    claims: Iterable[Claim],
    *,
    name: str = "main",
    votes: int | None = None,
    annotators: Sequence[str] | None = None,
    layers: Collection[str] | None = None,
    scheme: Scheme | None = None,
) -> list[Claim]:
    """Make gold claims of what several annotators claim alike (equal layer, label and span).

    Of rival labels in a layer in which a document has one label at most, that of most votes is kept, and of equal ones
    none. Voice, source, target and other attributes are kept where those annotators agree on them. Documents that were
    adjudicated for the gold of this name are left out: votes do not undo what a person decided.

    Args:
        claims: the claims of the annotations table.
        name: the name of the gold layer.
        votes: how many must make a claim; all who read the document if None. Documents that fewer people read are
            left out.
        annotators: whose claims count; every person's if None.
        layers: the layers wanted; all if None.
        scheme: the label scheme, which knows the layers; the shipped one if None.

    Returns:
        Gold claims, and one of the layer ``reading`` for every document: ``completed`` where nothing was left out,
        ``unfinished`` where something is left to decide.

    Raises:
        InputError: when a layer is not known or nobody claims anything in it, or no document has enough annotators.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("Reportedly so.", document_id="d", layer="loaded_language", label="hedge", annotator=who,
    ...                  start=0, end=10) for who in ("ann", "bob")]
    >>> [gold, done] = gold_from_votes(made)
    >>> gold.annotator, gold.quote, dict(gold.attributes)["votes"], done.layer, done.label
    ('gold:main', 'Reportedly', '2/2', 'reading', 'completed')
    """
    claims = list(claims)
    digests = {claim.document_id: claim.text_sha256 for claim in claims}
    study = _study(claims, annotators=annotators, layers=layers, scheme=scheme)
    at_least = max(2, votes or 2)
    check_shared(study, what="Gold by votes", at_least=at_least)
    decided = adjudicated(claims, name=name)
    single = {layer.name for layer in (scheme or default_scheme()).layers if not layer.several}
    gold: list[Claim] = []
    for document in study.documents(at_least=at_least):
        if document in decided:
            continue
        readers = [who for who in study.annotators if document in study.read[who]]
        alike: dict[tuple[str, str, int | None, int | None], dict[str, Claim]] = defaultdict(dict)
        for who in readers:
            for claim in study.claims.get((who, document), ()):
                alike[claim.layer, claim.label, claim.start, claim.end].setdefault(who, claim)
        needed = votes or len(readers)
        enough = {key: made for key, made in alike.items() if len(made) >= needed}
        kept = [made for key, made in enough.items() if not _is_outvoted(key, enough, single=single)]
        gold += [_voted(list(made.values()), of=len(readers), name=name) for made in kept]
        label = COMPLETED if len(kept) == len(alike) else UNFINISHED
        gold.append(_read(document, label=label, digest=digests[document], name=name))
    return gold


def adjudicated(claims: Iterable[Claim], *, name: str = "main") -> frozenset[str]:
    """Return the documents on which a person adjudicated the gold of a name to the end, in Label Studio."""
    annotator = gold_name(name)
    return frozenset(
        claim.document_id
        for claim in claims
        if claim.annotator == annotator
        and (claim.layer, claim.label) == (READING, COMPLETED)
        and ADJUDICATOR in claim.attributes
    )


def gold_from(
    claims: Iterable[Claim],
    *,
    annotator: str,
    name: str = "main",
    layers: Collection[str] | None = None,
    scheme: Scheme | None = None,
) -> list[Claim]:
    """Make gold claims of what one person, who adjudicates, claims.

    Args:
        claims: the claims of the annotations table.
        annotator: the person whose accepted or proposed claims become gold.
        name: the name of the gold layer.
        layers: the layers wanted; all if None.
        scheme: the label scheme, which knows the layers; the shipped one if None.

    Raises:
        InputError: when nobody of that name claims anything, or a layer is not known or they claim nothing in it.
    """
    claims = list(claims)
    digests = {claim.document_id: claim.text_sha256 for claim in claims}
    study = _study(claims, annotators=[annotator], layers=layers, scheme=scheme)
    gold: list[Claim] = []
    for document in study.documents():
        # One of each: a person may have marked the same twice.
        own = list(
            {
                _key(claim, annotator=annotator): claim
                for claim in study.claims.get((annotator, document), ())
            }.values()
        )
        made = [_gold(claim, name=name, attributes={MADE_FROM: claim.claim_id}) for claim in own]
        ids = {claim.claim_id: made[place].claim_id for place, claim in enumerate(own)}
        gold += [replace(claim, related_id=ids.get(claim.related_id or "")) for claim in made]
        gold.append(_read(document, label=COMPLETED, digest=digests[document], name=name))
    return gold


def write_gold(corpus: Corpus, claims: Sequence[Claim], *, name: str = "main") -> None:
    """Write gold claims to the annotations table, in the place of the gold of that name on the same documents.

    What annotators said is not touched.

    Raises:
        InputError: when a claim belongs to another annotator.
        CorpusError: when a claim does not fit the corpus.
        OutputError: when the folder cannot be written.
    """
    annotator = gold_name(name)
    for claim in claims:
        if claim.annotator != annotator:
            raise InputError(
                f"Claim {claim.claim_id} is by {claim.annotator}, not by {annotator}; make it with gold_from."
            )
    documents = {claim.document_id for claim in claims}
    write_annotations(
        corpus,
        claims,
        replacing=lambda old: old.annotator == annotator and old.document_id in documents,
    )


def read_gold(corpus: Corpus, *, name: str = "main") -> list[Claim]:
    """Return the claims of a gold layer; empty where there is none of that name."""
    annotator = gold_name(name)
    return [claim for claim in read_annotations(corpus) if claim.annotator == annotator]


def gold_layers(corpus: Corpus) -> list[str]:
    """Return the names of the corpus's gold layers, such as ``gold:main``."""
    names = corpus.arrow("annotations", ["annotator"]).column("annotator").unique().to_pylist()
    return sorted(name for name in names if name.startswith(GOLD))


def _study(
    claims: Sequence[Claim],
    *,
    annotators: Sequence[str] | None,
    layers: Collection[str] | None,
    scheme: Scheme | None,
) -> Study:
    check_layers(layers, claims=claims, scheme=scheme)
    study = make_study(claims, annotators=annotators, layers=layers)
    used = {layer for layer, _ in study.layers()}
    whose = " and ".join(annotators) if annotators else "anybody"
    for layer in layers or ():
        # Else gold would be complete on a layer that nobody was asked for.
        if layer not in used:
            raise InputError(
                f"The layer “{layer}” holds no claims of {whose} to make gold of; name another layer."
            )
    return study


def _is_outvoted(
    key: tuple[str, str, int | None, int | None],
    votes: Mapping[tuple[str, str, int | None, int | None], Collection[str]],
    *,
    single: Collection[str],
) -> bool:
    """Tell whether a label of a whole document has a rival of as many votes in a layer that allows one label."""
    layer, _, start, _ = key
    if start is not None or layer not in single:
        return False
    return any(
        (other[0], other[2]) == (layer, None) and len(made) >= len(votes[key])
        for other, made in votes.items()
        if other != key
    )


def _voted(claims: Sequence[Claim], *, of: int, name: str) -> Claim:
    first = claims[0]
    agreed = {
        key: value
        for key, value in first.attributes.items()
        if all(claim.attributes.get(key) == value for claim in claims)
    }
    attributes = {
        **agreed,
        VOTES: f"{len(claims)}/{of}",
        MADE_FROM: " ".join(claim.claim_id for claim in claims),
    }
    made = _gold(first, name=name, attributes=attributes)
    same = {
        field: getattr(first, field) if len({getattr(claim, field) for claim in claims}) == 1 else None
        for field in ("voice", "source", "target")
    }
    # Relations are between one person's claims; a vote on them is for a person to cast.
    return replace(made, related_id=None, relation=None, **same)


def _gold(claim: Claim, *, name: str, attributes: dict[str, str]) -> Claim:
    annotator = gold_name(name)
    kept = {key: value for key, value in claim.attributes.items() if key not in _NOT_GOLD}
    return replace(
        claim,
        claim_id=_key(claim, annotator=annotator),
        annotator=annotator,
        status="accepted",
        confidence=None,
        attributes=kept | {key: value for key, value in attributes.items() if key not in _NOT_GOLD},
    )


def _read(document_id: str, *, label: str, digest: str, name: str) -> Claim:
    """Say that gold is complete on a document, or unfinished."""
    whole = Claim(
        claim_id="",
        document_id=document_id,
        layer=READING,
        label=label,
        start=None,
        end=None,
        quote=None,
        text_sha256=digest,
        annotator=gold_name(name),
        status="accepted" if label == COMPLETED else "proposed",
    )
    return replace(whole, claim_id=_key(whole, annotator=whole.annotator))


def _key(claim: Claim, *, annotator: str) -> str:
    return claim_key(
        document_id=claim.document_id,
        layer=claim.layer,
        label=claim.label,
        start=claim.start,
        end=claim.end,
        annotator=annotator,
    )
