"""`agreement`: how far annotators agree, layer by layer, as a `Result`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.scheme import Scheme
from ...corpus.standoff.claims import Claim
from .charts import agreement_chart
from .document_measures import document_values
from .material import material_of
from .span_measures import span_values
from .study import SPAN, Study, check_shared, named, narrowed, unused
from .values import Bootstrap, groups

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

ORDINAL = ("sentiment",)
"""Layers of the shipped scheme whose labels stand in an order."""
BY = ("label", "annotator", "pair")
METHOD = (
    "Documents are compared that two annotators both worked on, in a layer those of the kind (report, comment) that "
    "annotators are asked for it on; rejected and lost claims do not count. "
    "Spans: F1 is twice the spans that match over the spans of both sides, exactly (label, start and end) or by "
    "overlap (same label, paired one to one); for all annotators it is taken over all pairs (Hripcsak and Rothschild "
    "2005). Alpha for unitising is Krippendorff's (1995, 2004), over the documents that all of the group worked on, "
    "with all of them as one continuum of code points; for all labels, observed over expected disagreement, each "
    "summed over labels. Alpha of voice is over spans that two annotators marked alike. Whole documents: "
    "Krippendorff's alpha (2011), nominal or ordinal; of sets of labels with the distance MASI (Passonneau 2006) or "
    "Jaccard's; of one label, chosen or not; Cohen's kappa (1960) of two, Fleiss' kappa (1971) of more. Intervals: "
    "percentiles of a bootstrap that draws documents with replacement; none (–) where all draws are alike."
)
COLUMNS = {
    "layer": "the layer of the label scheme",
    "unit": "span, or document for labels of whole documents",
    "label": "the label; all for the layer as a whole",
    "annotators": "who is compared: all, one with each of the others, or two",
    "measure": "1 is perfect agreement; for alpha and kappa 0 is what chance gives",
    "value": "the measure; empty where it is not defined",
    "low": "lower bound of the bootstrap interval",
    "high": "upper bound of the bootstrap interval",
    "units": "what was compared: spans of both sides, or codings of documents",
    "documents": "documents that at least two of these annotators worked on",
}


def agreement(
    source: Corpus | Iterable[Claim],
    *,
    layers: Collection[str] | None = None,
    by: str = "label",
    annotators: Sequence[str] | None = None,
    documents: Collection[str] | None = None,
    lengths: Mapping[str, int] | None = None,
    scheme: Scheme | None = None,
    ordinal: Collection[str] = ORDINAL,
    samples: int = 1000,
    level: float = 0.95,
    seed: int = 7,
) -> Result:
    """Measure how far annotators agree.

    Args:
        source: a corpus, whose annotations are taken, or claims.
        layers: the layers wanted; all that hold claims if None.
        by: ``label`` (all annotators, label by label), ``annotator`` (each with the others) or ``pair``.
        annotators: whom to compare; every person if None. Machine and gold can be named too, where claims of theirs
            are given.
        documents: the documents wanted; all if None.
        lengths: the length of each document in code points; needed with claims, for alpha of unitising.
        scheme: the label scheme, which orders the ranks of ordinal layers; the corpus's own, or the shipped one,
            if None.
        ordinal: the layers whose labels stand in an order.
        samples: how many samples the bootstrap draws.
        level: confidence level of the intervals.
        seed: of the bootstrap; equal seeds give equal intervals.

    Raises:
        InputError: when fewer than two annotators share a document, or a setting or layer is not known.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("Good.", document_id=d, layer="sentiment", label=label, annotator=who)
    ...         for who, labels in (("ann", "positive positive negative"), ("bob", "positive neutral negative"))
    ...         for d, label in zip("abc", labels.split())]
    >>> table = agreement(made, samples=0).to_frame()
    >>> table[table["measure"] == "Cohen's kappa"]["value"].round(2).tolist()
    [0.5]
    """
    if by not in BY:
        raise InputError(f"Agreement cannot be told apart by “{by}”; use one of {', '.join(BY)}.")
    material = material_of(source, lengths, layers=layers, scheme=scheme)
    whole = material.study(annotators=annotators, layers=layers, documents=documents)
    check_shared(whole, what="Agreement")
    how = Bootstrap(samples=samples, level=level, seed=seed)
    rows: list[dict[str, Any]] = []
    for group in groups(whole, by=by):
        for layer, unit in whole.layers():
            study = whole.on(layer)
            labels = study.labels(layer, unit) if by == "label" else []
            found = (
                span_values(
                    study,
                    layer=layer,
                    group=group,
                    lengths=material.lengths,
                    labels=study.labels(layer, unit),
                    how=how,
                    each=bool(labels),
                )
                if unit == SPAN
                else document_values(
                    study,
                    layer=layer,
                    group=group,
                    labels=labels,
                    several=several(study, layer),
                    ranks=tuple(material.scheme.layer(layer)) if layer in ordinal else None,
                    how=how,
                )
            )
            rows += [_row(layer, unit, group.name, value) for value in found]
    import pandas as pd

    return Result(
        title=f"Agreement of {named(whole.annotators)}",
        table=pd.DataFrame(rows, columns=list(COLUMNS)),
        method=METHOD,
        columns=COLUMNS,
        filters={"by": by} | ({"layers": ", ".join(sorted(layers))} if layers else {}),
        denominators={
            "annotators": len(whole.annotators),
            "documents of two annotators or more": len(whole.documents(at_least=2)),
        },
        notes=(
            *unused(whole, layers),
            *narrowed(whole, {layer for layer, _ in whole.layers()}, scheme=material.scheme),
            *material.notes,
            *_notes(whole, samples=samples, level=level),
        ),
        chart=agreement_chart,
    )


def several(study: Study, layer: str) -> bool:
    """Tell whether somebody gave a document several labels of a layer, so that sets of labels are compared."""
    return any(
        len({claim.label for claim in held if claim.layer == layer and claim.start is None}) > 1
        for held in study.claims.values()
    )


def _row(layer: str, unit: str, group: str, value: Any) -> dict[str, Any]:
    return {
        "layer": layer,
        "unit": unit,
        "label": value.label,
        "annotators": group,
        "measure": value.measure,
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "units": value.units,
        "documents": value.documents,
    }


def _notes(study: Study, *, samples: int, level: float) -> tuple[str, ...]:
    said = [f"Intervals: {level:.0%}, {samples:,} samples."] if samples else ["No intervals were computed."]
    shared = len(study.documents(at_least=2))
    if shared < 20:
        said.append(f"Only {shared} documents have two annotators: the intervals are rough.")
    return tuple(said)
