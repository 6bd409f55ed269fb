"""What people did to the machine's findings that they were shown: kept, changed or rejected them, or added to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.standoff.claims import Claim
from ..label_studio.decisions import CHANGED, KEPT, MANUAL, ORIGIN, REJECTED
from .material import material_of
from .study import is_person

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

BY = ("label", "annotator")
_METHOD = (
    "Of every claim that a person submitted on a task that showed the machine's findings. Kept: as it was shown; "
    "changed: with another label, place, voice, source or attribute; rejected: taken away; added: the person's own. "
    "Share kept: kept over kept, changed and rejected. People are led by what they are shown, so that this is no "
    "measure of the machine's precision; `evaluate` against people who saw nothing of it is."
)
_COLUMNS = {
    "layer": "the layer of the label scheme",
    "label": "the label: of the machine's finding where it was rejected, else of the person's claim",
    "annotator": "who decided",
    "kept": "findings kept as they were shown",
    "changed": "findings changed",
    "rejected": "findings taken away",
    "added": "claims of the person's own",
    "share_kept": "kept over kept, changed and rejected",
}


def decisions(
    source: Corpus | Iterable[Claim], *, by: str = "label", layers: Collection[str] | None = None
) -> Result:
    """Count what people did to the machine's findings.

    Args:
        source: a corpus, whose annotations are taken, or claims.
        by: ``label``, or ``annotator``.
        layers: the layers wanted; all if None.

    Raises:
        InputError: when nobody was shown findings of the machine, or there is no such view or layer.

    >>> from dataclasses import replace
    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = claim_on("Reportedly so.", document_id="d", layer="loaded_language", label="hedge", annotator="ann",
    ...                 start=0, end=10)
    >>> did = [replace(made, attributes={"origin": origin}) for origin in ("kept", "kept", "rejected")]
    >>> decisions(did).to_frame()[["label", "kept", "rejected"]].values.tolist()
    [['hedge', 2, 1]]
    """
    import pandas as pd

    if by not in BY:
        raise InputError(f"Decisions cannot be told apart by “{by}”; use one of {', '.join(BY)}.")
    material = material_of(source, layers=layers)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for claim in material.claims:
        origin = claim.attributes.get(ORIGIN)
        if (
            origin is None
            or not is_person(claim.annotator)
            or (layers is not None and claim.layer not in layers)
        ):
            continue
        told = claim.label if by == "label" else claim.annotator
        counts.setdefault((claim.layer, told), Counter())[origin] += 1
    if not counts:
        raise InputError(
            "Nobody has worked on the machine's findings here. Show them with: commentariat annotate push, then bring "
            "the work back with: commentariat annotate pull"
        )
    rows = [_row(layer, told, by=by, did=did) for (layer, told), did in sorted(counts.items())]
    columns = {name: meaning for name, meaning in _COLUMNS.items() if name not in BY or name == by}
    return Result(
        title="What people did to the machine's findings",
        table=pd.DataFrame(rows, columns=list(columns)),
        method=_METHOD,
        columns=columns,
        filters={"by": by} | ({"layers": ", ".join(sorted(layers))} if layers else {}),
        denominators={"decisions": sum(sum(did.values()) for did in counts.values())},
        notes=material.notes,
    )


def _row(layer: str, told: str, *, by: str, did: Counter[str]) -> dict[str, Any]:
    shown = did[KEPT] + did[CHANGED] + did[REJECTED]
    return {
        "layer": layer,
        by: told,
        "kept": did[KEPT],
        "changed": did[CHANGED],
        "rejected": did[REJECTED],
        "added": did[MANUAL],
        "share_kept": did[KEPT] / shown if shown else float("nan"),
    }
