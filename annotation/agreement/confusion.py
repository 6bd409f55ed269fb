"""Where two annotators differ: label by label, in voice, and in where spans begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.standoff.claims import Claim
from .charts import confusion_chart
from .matching import Pair, aligned
from .material import material_of
from .study import SPAN, Study, narrowed, unused

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

NONE = "(not marked)"
KINDS = ("label", "boundaries", "voice")
_METHOD = (
    "Spans of a layer are put side by side one to one: as many as possible, then those of equal label, then those "
    "that overlap most. Labels of whole documents are put side by side by document."
)
_COLUMNS = {
    "layer": "the layer of the label scheme",
    "first": "what the first annotator says",
    "second": "what the second annotator says",
    "count": "how often",
    "quote": "the first example",
    "document_id": "where it stands",
}


def confusion(
    source: Corpus | Iterable[Claim],
    first: str,
    second: str,
    *,
    of: str = "label",
    layers: Collection[str] | None = None,
) -> Result:
    """Count what one annotator says beside what another says of the same.

    Args:
        source: a corpus, whose annotations are taken, or claims.
        first, second: the annotators.
        of: ``label``, ``voice`` (of spans with one label), or ``boundaries`` (whether the first's span is the same,
            longer, shorter or crosses the second's).
        layers: the layers wanted; all if None.

    Raises:
        InputError: when an annotator or layer is not known, the two share no document, or there is no such view.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("So he claims.", document_id="d", layer="loaded_language", label=label, annotator=who,
    ...                  start=6, end=12) for who, label in (("ann", "doubt_verb"), ("bob", "hedge"))]
    >>> confusion(made, "ann", "bob").to_frame()[["first", "second", "count"]].values.tolist()
    [['doubt_verb', 'hedge', 1]]
    """
    import pandas as pd

    if of not in KINDS:
        raise InputError(f"Confusion cannot be shown of “{of}”; use one of {', '.join(KINDS)}.")
    if first == second:
        raise InputError(f"Confusion is between two annotators, and {first} was named twice.")
    material = material_of(source, layers=layers)
    study = material.study(annotators=(first, second), layers=layers)
    shared = study.shared(first, second)
    if not shared:
        raise InputError(f"{first} and {second} worked on no document together, so nothing can be compared.")
    counts: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], Claim] = {}
    for layer, pair in _pairs(study, first, second, same_label=of == "voice"):
        said = _said(pair, of=of)
        if said is not None:
            counts[layer, *said] += 1
            examples.setdefault((layer, *said), pair.first or pair.second)  # pyright: ignore[reportArgumentType]
    rows = [
        {
            "layer": layer,
            "first": a,
            "second": b,
            "count": number,
            "quote": examples[layer, a, b].quote,
            "document_id": examples[layer, a, b].document_id,
        }
        for (layer, a, b), number in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    ]
    return Result(
        title=f"{of.capitalize()}: {first} beside {second}",
        table=pd.DataFrame(rows, columns=list(_COLUMNS)),
        method=_METHOD,
        columns=_COLUMNS,
        filters={"first": first, "second": second},
        denominators={"documents both worked on": len(shared)},
        notes=(
            *unused(study, layers),
            *narrowed(study, {layer for layer, _ in study.layers()}, scheme=material.scheme),
            *material.notes,
        ),
        chart=confusion_chart,
    )


def _pairs(study: Study, first: str, second: str, *, same_label: bool) -> Iterator[tuple[str, Pair]]:
    for layer, unit in study.layers():
        for document in study.on(layer).shared(first, second):
            a, b = (study.of(name, document, layer=layer, unit=unit) for name in (first, second))
            if unit == SPAN:
                yield from ((layer, pair) for pair in aligned(a, b, same_label=same_label))
            else:
                yield from ((layer, pair) for pair in paired_labels(a, b))


def paired_labels(first: Iterable[Claim], second: Iterable[Claim]) -> list[Pair]:
    """Return the labels of one whole document side by side: equal ones first, then those that are left, in order."""
    a, b = ({claim.label: claim for claim in claims} for claims in (first, second))
    pairs = [Pair(a[label], b[label]) for label in sorted(a.keys() & b.keys())]
    left = [a[label] for label in sorted(a.keys() - b.keys())]
    right = [b[label] for label in sorted(b.keys() - a.keys())]
    for place in range(max(len(left), len(right))):
        pairs.append(
            Pair(left[place] if place < len(left) else None, right[place] if place < len(right) else None)
        )
    return pairs


def boundaries(first: Claim, second: Claim) -> str:
    """Return how the boundaries of two spans that overlap lie to each other: same, one is longer, or crossing."""
    a, b = (first.start or 0, first.end or 0), (second.start or 0, second.end or 0)
    if a == b:
        return "same"
    if a[0] <= b[0] and a[1] >= b[1]:
        return "first is longer"
    return "second is longer" if b[0] <= a[0] and b[1] >= a[1] else "crossing"


def _said(pair: Pair, *, of: str) -> tuple[str, str] | None:
    a, b = pair.first, pair.second
    if of == "label":
        return a.label if a else NONE, b.label if b else NONE
    if a is None or b is None or a.start is None:
        return None
    if of == "voice":
        return a.voice or "(none)", b.voice or "(none)"
    return boundaries(a, b), a.label if a.label == b.label else f"{a.label} / {b.label}"
