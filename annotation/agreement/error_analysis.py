"""Every error of the machine's findings in its context: missed, spurious, or another label, boundary or voice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from ...corpus.results import Result
from ...corpus.standoff.claims import Claim
from .comparison import MACHINE, Comparison, compare_corpus, once
from .confusion import boundaries, paired_labels
from .matching import aligned
from .study import SPAN, named
from .values import ALL

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

ERRORS = ("missed", "spurious", "label", "boundary", "voice")
CONTEXT = 60
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


def evaluation_errors(
    corpus: Corpus, *, against: str | None = None, layers: Collection[str] | None = None
) -> Result:
    """Return every error of the findings of a corpus in its context, sorted by kind.

    Args:
        corpus: an analysed corpus with annotations.
        against, layers: as for `evaluate`.
    """
    return errors(compare_corpus(corpus, against=against, layers=layers))


def errors(compared: Comparison) -> Result:
    """Return every error of a comparison in its context, sorted by kind, layer and label."""
    import pandas as pd

    rows = [
        _error(kind, layer, reference, machine, annotator=annotator, text=compared.texts.get(document, ""))
        for layer, unit in compared.units
        for annotator in compared.reference
        for document in sorted(compared.study.on(layer).read[annotator])
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
        title=f"Errors of the findings against {named(compared.reference)}",
        table=table.astype({"start": "Int64", "end": "Int64"}),
        method="Spans are put side by side one to one: as many as possible, those of equal label first.",
        columns=ERROR_COLUMNS,
        filters={"against": ", ".join(compared.reference)},
        denominators={"documents": len(compared.documents)},
    )


def _differences(
    reference: tuple[Claim, ...], machine: tuple[Claim, ...], *, unit: str
) -> Iterator[tuple[str, Claim | None, Claim | None]]:
    a, b = once(reference, label=ALL), once(machine, label=ALL)
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
