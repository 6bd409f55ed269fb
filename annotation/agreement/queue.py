"""The disagreement queue: which documents a person should adjudicate first, and the rival claims on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ...corpus.results import Result
from ...corpus.standoff.claims import Claim
from .matching import exact_matches
from .material import material_of
from .study import READING, Study, check_shared, make_study, narrowed, unused

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

_COLUMNS = {
    "document_id": "the document",
    "disagreement": "1 − F1 over all pairs of annotators who read it: 0 all agree, 1 nothing agrees",
    "annotators": "how many annotators read it",
    "claims": "different claims on it",
    "disputed": "those that not all of them make",
    "rivals": "the disputed claims, with who makes each",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A document on which annotators disagree.

    Attributes:
        document_id: the document.
        disagreement: 1 minus F1 over all pairs of annotators who read it (equal layer, label and span).
        annotators: who read it.
        agreed: claims that all of them make, one of each.
        rivals: for each claim that not all make, one of it and who makes it, in the order of the text.
    """

    document_id: str
    disagreement: float
    annotators: tuple[str, ...]
    agreed: tuple[Claim, ...]
    rivals: tuple[tuple[Claim, tuple[str, ...]], ...]


def disputed_documents(
    claims: Iterable[Claim],
    *,
    annotators: Sequence[str] | None = None,
    layers: Collection[str] | None = None,
) -> list[Disputed]:
    """Return the documents that two annotators or more read and disagree on, the greatest disagreement first.

    The order of ids is what an adjudication project samples from. Equal disagreement goes by the number of rival
    claims, then by id, so that equal claims give an equal queue.

    Args:
        claims: the claims of the annotations table.
        annotators: whom to compare; every person if None.
        layers: the layers wanted; all if None.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("Reportedly so.", document_id="d", layer="loaded_language", label="hedge", annotator=who,
    ...                  start=0, end=end) for who, end in (("ann", 10), ("bob", 13))]
    >>> [found] = disputed_documents(made)
    >>> found.disagreement, [(claim.quote, who) for claim, who in found.rivals]
    (1.0, [('Reportedly', ('ann',)), ('Reportedly so', ('bob',))])
    """
    return disputed_in(make_study(claims, annotators=annotators, layers=layers))


def disputed_in(study: Study) -> list[Disputed]:
    """Return the documents of a study on which annotators disagree; see `disputed_documents`."""
    found = []
    for document in study.documents(at_least=2):
        readers = tuple(name for name in study.annotators if document in study.read[name])
        own = {
            name: [claim for claim in study.claims.get((name, document), ()) if claim.layer != READING]
            for name in readers
        }
        making: dict[tuple[str, str, int | None, int | None], list[str]] = defaultdict(list)
        first: dict[tuple[str, str, int | None, int | None], Claim] = {}
        for name in readers:
            for claim in own[name]:
                key = claim.layer, claim.label, claim.start, claim.end
                first.setdefault(key, claim)
                if name not in making[key]:
                    making[key].append(name)
        rivals = [(first[key], tuple(who)) for key, who in making.items() if len(who) < len(readers)]
        if not rivals:
            continue
        matches = both = 0
        for a, b in combinations(readers, 2):
            for layer in {claim.layer for name in (a, b) for claim in own[name]}:
                sides = [[claim for claim in own[name] if claim.layer == layer] for name in (a, b)]
                matches += exact_matches(*sides)
                both += sum(len({(c.label, c.start, c.end) for c in side}) for side in sides)
        found.append(
            Disputed(
                document_id=document,
                disagreement=1 - 2 * matches / both,
                annotators=readers,
                agreed=tuple(first[key] for key, who in making.items() if len(who) == len(readers)),
                rivals=tuple(sorted(rivals, key=lambda rival: _place(rival[0]))),
            )
        )
    return sorted(found, key=lambda each: (-each.disagreement, -len(each.rivals), each.document_id))


def disagreements(
    source: Corpus | Iterable[Claim],
    *,
    annotators: Sequence[str] | None = None,
    layers: Collection[str] | None = None,
) -> Result:
    """Return the disagreement queue as a table, the greatest disagreement first.

    Args:
        source: a corpus, whose annotations are taken, or claims.
        annotators: whom to compare; every person if None.
        layers: the layers wanted; all if None.

    Raises:
        InputError: when no two annotators share a document, or an annotator or layer is not known.
    """
    import pandas as pd

    material = material_of(source, layers=layers)
    study = material.study(annotators=annotators, layers=layers)
    check_shared(study, what="Disagreement")
    queue = disputed_in(study)
    rows = [
        {
            "document_id": each.document_id,
            "disagreement": each.disagreement,
            "annotators": len(each.annotators),
            "claims": len(each.agreed) + len(each.rivals),
            "disputed": len(each.rivals),
            "rivals": "; ".join(_said(claim, who) for claim, who in each.rivals),
        }
        for each in queue
    ]
    return Result(
        title="Disagreement queue",
        table=pd.DataFrame(rows, columns=list(_COLUMNS)),
        method="Claims are equal that have the same layer, label and span; rejected and lost claims do not count.",
        columns=_COLUMNS,
        filters={"layers": ", ".join(sorted(layers))} if layers else {},
        notes=(
            *(
                unused(study, layers)
                or (() if rows else ("On every document that several completed, they agree.",))
            ),
            *narrowed(study, study.unasked, scheme=material.scheme),
            *material.notes,
        ),
    )


def _said(claim: Claim, who: Sequence[str]) -> str:
    what = claim.label if claim.quote is None else f"{claim.label} “{claim.quote}” {claim.start}–{claim.end}"
    return f"{what} ({', '.join(who)})"


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return -1 if claim.start is None else claim.start, claim.end or -1, claim.layer, claim.label
