"""`evaluate`: the machine's findings beside what people (or gold) say, with the functions that compare people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ...corpus.claims import Claim
from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text import counted
from .bootstrap import document_weights, interval
from .charts import evaluation_chart
from .confusion import boundaries, paired_labels
from .matching import aligned, exact_matches, overlap_matches
from .result import annotation_claims
from .study import DOCUMENT, GOLD, SPAN, Study, make_study
from .values import ALL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...corpus.corpus import Corpus

    Array = NDArray[np.float64]

MACHINE = "machine"
EXACT, OVERLAP = "exact", "overlap"
ERRORS = ("missed", "spurious", "label", "boundary", "voice")
CONTEXT = 60
METHOD = (
    "The documents that the reference worked on to the end are compared; what it did not mark there is wrong. "
    "Precision: matched over the machine's; recall: matched over the reference's; F1: their harmonic mean. "
    "Exact: equal label, start and end; overlap: equal label and a shared character, paired one to one. "
    "Where several people are the reference, each is compared with the machine and the counts are added. "
    "Intervals: percentiles of a bootstrap that draws documents with replacement."
)
COLUMNS = {
    "layer": "the layer of the label scheme",
    "label": "the label; all for the layer as a whole",
    "matching": "exact (label, start and end) or overlap (label, one to one)",
    "reference": "claims of the reference",
    "machine": "claims of the machine",
    "matched": "claims of both that match",
    "precision": "matched over machine",
    "precision_low": "lower bound of its bootstrap interval",
    "precision_high": "upper bound of its bootstrap interval",
    "recall": "matched over reference",
    "recall_low": "lower bound of its bootstrap interval",
    "recall_high": "upper bound of its bootstrap interval",
    "f1": "harmonic mean of precision and recall",
    "f1_low": "lower bound of its bootstrap interval",
    "f1_high": "upper bound of its bootstrap interval",
}
ERROR_COLUMNS = {
    "error": "missed, spurious, or marked by both with another label, boundary or voice",
    "layer": "the layer of the label scheme",
    "reference": "what the reference says; empty where it says nothing",
    "machine": "what the machine says; empty where it says nothing",
    "left": "the text before",
    "quote": "the words the reference marks, or the machine's where it marks none",
    "right": "the text after",
    "machine_quote": "the words the machine marks",
    "by": "the rule or lexicon entry behind the machine's claim",
    "annotator": "whose claims the reference is",
    "document_id": "the document",
    "start": "first code point of the quote",
    "end": "one past its last code point",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The machine beside the reference.

    Attributes:
        reference: who the reference is.
        study: its claims, and under ``machine`` those of the machine on the same documents.
        texts: the text of every document.
        units: the layers that are compared, each with its unit (span or document).
        left_out: layers of the reference in which the machine claims nothing at all.
    """

    reference: tuple[str, ...]
    study: Study
    texts: Mapping[str, str]
    units: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def documents(self) -> list[str]:
        """The documents that are compared, in the order of their ids."""
        return sorted(frozenset().union(*(self.study.read[name] for name in self.reference)))


def compare(
    annotations: Iterable[Claim],
    findings: Iterable[Claim],
    *,
    texts: Mapping[str, str],
    against: str | None = None,
    layers: Collection[str] | None = None,
) -> Comparison:
    """Put findings beside a reference.

    Args:
        annotations: the claims of the annotations table.
        findings: the claims of the findings table.
        texts: the text of every document by id.
        against: the reference, an annotator or a gold layer; if None the only gold layer, or without one all people.
        layers: the layers wanted; those in which both claim something if None.

    Raises:
        InputError: when there is no reference, or it claims nothing.
    """
    annotations = list(annotations)
    names = {claim.annotator for claim in annotations}
    gold = sorted(name for name in names if name.startswith(GOLD))
    if against is None and len(gold) > 1:
        raise InputError(f"There are several gold layers ({', '.join(gold)}); say against which to evaluate.")
    chosen = against or (gold[0] if gold else None)
    people = make_study(annotations, annotators=None if chosen is None else [chosen], layers=layers)
    if not any(people.claims.values()):
        raise InputError(
            "There are no people's claims to evaluate against. Bring them in with: commentariat annotate pull, or "
            "commentariat annotate import"
        )
    findings = [claim for claim in findings if claim.status not in ("rejected", "lost")]
    asked = people.layers()
    answered = {(claim.layer, DOCUMENT if claim.start is None else SPAN) for claim in findings}
    units = asked if layers is not None else [each for each in asked if each in answered]
    if not units:
        raise InputError(
            f"The findings hold nothing in the layers of the reference ({_listed(asked)}); analyse the corpus first, "
            "with: commentariat analyze"
        )
    read = frozenset().union(*people.read.values())
    own: dict[tuple[str, str], list[Claim]] = {}
    for claim in findings:
        if claim.document_id in read:
            own.setdefault((MACHINE, claim.document_id), []).append(replace(claim, annotator=MACHINE))
    study = Study(
        annotators=(*people.annotators, MACHINE),
        read={**people.read, MACHINE: read},
        claims={**people.claims, **{key: tuple(claims) for key, claims in own.items()}},
    )
    return Comparison(
        reference=people.annotators,
        study=study,
        texts=texts,
        units=tuple(units),
        left_out=tuple(each for each in asked if each not in units),
    )


def evaluate(
    corpus: Corpus,
    *,
    against: str | None = None,
    layers: Collection[str] | None = None,
    samples: int = 1000,
    level: float = 0.95,
    seed: int = 7,
) -> Result:
    """Measure precision, recall and F1 of the findings of a corpus, label by label.

    Args:
        corpus: an analysed corpus with annotations.
        against: the reference, an annotator or a gold layer such as ``gold:main``; if None the only gold layer, or
            without one all people.
        layers: the layers wanted; those in which both claim something if None.
        samples: how many samples the bootstrap draws.
        level: confidence level of the intervals.
        seed: of the bootstrap.

    Raises:
        InputError: when there is nothing to evaluate against.
    """
    compared = compare_corpus(corpus, against=against, layers=layers)
    return scores(compared, samples=samples, level=level, seed=seed)


def evaluation_errors(
    corpus: Corpus, *, against: str | None = None, layers: Collection[str] | None = None
) -> Result:
    """Return every error of the findings of a corpus in its context, sorted by kind.

    Args:
        corpus: an analysed corpus with annotations.
        against, layers: as for `evaluate`.
    """
    return errors(compare_corpus(corpus, against=against, layers=layers))


def compare_corpus(
    corpus: Corpus, *, against: str | None = None, layers: Collection[str] | None = None
) -> Comparison:
    """Put the findings of a corpus beside its annotations; see `compare`."""
    return compare(
        annotation_claims(corpus),
        (Claim.from_row(row) for row in corpus.arrow("findings").to_pylist()),
        texts=corpus.texts(),
        against=against,
        layers=layers,
    )


def scores(compared: Comparison, *, samples: int = 1000, level: float = 0.95, seed: int = 7) -> Result:
    """Return precision, recall and F1 of a comparison, label by label, each with its bootstrap interval."""
    import pandas as pd

    documents = compared.documents
    weights = document_weights(len(documents), samples=samples, seed=seed)
    rows: list[dict[str, Any]] = []
    for layer, unit in compared.units:
        for label in [ALL, *compared.study.labels(layer, unit)]:
            for matching in (EXACT, OVERLAP) if unit == SPAN else (EXACT,):
                counts = _counts(compared, documents, layer=layer, unit=unit, label=label, matching=matching)
                said = {"layer": layer, "label": label, "matching": matching}
                rows.append(said | _scored(counts, weights, level=level))
    return Result(
        title=f"Findings evaluated against {_named(compared.reference)}",
        table=pd.DataFrame(rows, columns=list(COLUMNS)),
        method=METHOD,
        columns=COLUMNS,
        filters={"against": ", ".join(compared.reference)},
        denominators={"documents": len(documents)},
        notes=_notes(compared, samples=samples, level=level),
        chart=evaluation_chart,
    )


def errors(compared: Comparison) -> Result:
    """Return every error of a comparison in its context, sorted by kind, layer and label."""
    import pandas as pd

    rows = [
        _error(kind, layer, reference, machine, annotator=annotator, text=compared.texts.get(document, ""))
        for layer, unit in compared.units
        for annotator in compared.reference
        for document in sorted(compared.study.read[annotator])
        for kind, reference, machine in _differences(
            compared.study.of(annotator, document, layer=layer, unit=unit),
            compared.study.of(MACHINE, document, layer=layer, unit=unit),
            unit=unit,
        )
    ]
    rows.sort(
        key=lambda row: (
            ERRORS.index(row["error"]),
            row["layer"],
            row["reference"] or row["machine"],
            row["document_id"],
            row["start"] if row["start"] is not None else -1,
        )
    )
    table = pd.DataFrame(rows, columns=list(ERROR_COLUMNS))
    return Result(
        title=f"Errors of the findings against {_named(compared.reference)}",
        table=table.astype({"start": "Int64", "end": "Int64"}),
        method="Spans are put side by side one to one: as many as possible, those of equal label first.",
        columns=ERROR_COLUMNS,
        filters={"against": ", ".join(compared.reference)},
        denominators={"documents": len(compared.documents)},
    )


def _counts(
    compared: Comparison, documents: list[str], *, layer: str, unit: str, label: str, matching: str
) -> Array:
    """Return claims of the reference, of the machine, and matches, for each document (documents × 3)."""
    import numpy as np

    counts = np.zeros((len(documents), 3))
    for row, document in enumerate(documents):
        machine = _once(compared.study.of(MACHINE, document, layer=layer, unit=unit), label=label)
        for name in compared.reference:
            if document not in compared.study.read[name]:
                continue
            reference = _once(compared.study.of(name, document, layer=layer, unit=unit), label=label)
            match = exact_matches if matching == EXACT else overlap_matches
            counts[row] += len(reference), len(machine), match(reference, machine)
    return counts


def _once(claims: Iterable[Claim], *, label: str) -> list[Claim]:
    """Return claims of a label, one of each span: two rules that find the same have found it once."""
    chosen = (claim for claim in claims if label in (ALL, claim.label))
    return list({(claim.label, claim.start, claim.end): claim for claim in chosen}.values())


def _scored(counts: Array, weights: Array, *, level: float) -> dict[str, Any]:
    import numpy as np

    reference, machine, matched = (weights @ counts).T
    with np.errstate(divide="ignore", invalid="ignore"):
        measures = {
            "precision": matched / machine,
            "recall": matched / reference,
            "f1": 2 * matched / (machine + reference),
        }
    row: dict[str, Any] = {
        "reference": int(reference[0]),
        "machine": int(machine[0]),
        "matched": int(matched[0]),
    }
    for name, values in measures.items():
        row[name], row[f"{name}_low"], row[f"{name}_high"] = interval(values, level=level)
    return row


def _differences(
    reference: tuple[Claim, ...], machine: tuple[Claim, ...], *, unit: str
) -> Iterator[tuple[str, Claim | None, Claim | None]]:
    a, b = _once(reference, label=ALL), _once(machine, label=ALL)
    for pair in aligned(a, b, same_label=False) if unit == SPAN else paired_labels(a, b):
        first, second = pair.first, pair.second
        if first is None or second is None:
            yield "missed" if second is None else "spurious", first, second
        elif first.label != second.label:
            yield "label", first, second
        elif unit == SPAN and boundaries(first, second) != "same":
            yield "boundary", first, second
        elif first.voice is not None and first.voice != second.voice:
            yield "voice", first, second


def _error(
    kind: str, layer: str, reference: Claim | None, machine: Claim | None, *, annotator: str, text: str
) -> dict[str, Any]:
    shown = reference or machine
    assert shown is not None
    start, end = shown.start, shown.end
    by_voice = kind == "voice"
    return {
        "error": kind,
        "layer": layer,
        "reference": _what(reference, voice=by_voice),
        "machine": _what(machine, voice=by_voice),
        "left": "" if start is None else text[max(0, start - CONTEXT) : start],
        "quote": shown.quote or "",
        "right": "" if end is None else text[end : end + CONTEXT],
        "machine_quote": (machine.quote or "") if machine else "",
        "by": (machine.entry or machine.attributes.get("rule", "")) if machine else "",
        "annotator": annotator,
        "document_id": shown.document_id,
        "start": start,
        "end": end,
    }


def _what(claim: Claim | None, *, voice: bool) -> str:
    if claim is None:
        return ""
    return f"{claim.label}, {claim.voice or 'no voice'}" if voice else claim.label


def _notes(compared: Comparison, *, samples: int, level: float) -> tuple[str, ...]:
    said = [f"Intervals: {level:.0%}, {samples:,} samples."] if samples else []
    if len(compared.documents) < 20:
        said.append(f"Only {counted(len(compared.documents), 'document')}: the intervals are rough.")
    if compared.left_out:
        said.append(f"Not compared, since the findings hold nothing there: {_listed(compared.left_out)}.")
    return tuple(said)


def _listed(units: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{layer} ({unit})" for layer, unit in units)


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{len(names)} annotators"
