"""Explain what stands behind findings: lexicon entries and frame indicators, by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .lexicon import Entry, load_lexicon
from .text.framing import LAYERS, indicators


def entries(*, lexicon: Sequence[Path | str] = ()) -> Iterator[dict[str, Any]]:
    """Yield all that findings can rest on, as plain values: the lexicon's entries, then the frames' indicators.

    Each has the keys of `Entry.explain` and its ``layer``: what it looks for (``patterns``) and on which conditions,
    ``neutral`` wording, ``citation``, ``rationale``, and examples for and against (``holds``, ``fails``). An indicator
    sets no conditions.

    Args:
        lexicon: lexicon files to lay over the shipped one.
    """
    for entry in load_lexicon(*lexicon):
        yield {"layer": "loaded_language", **entry.explain()}
    for layer in LAYERS:
        for indicator in indicators(layer):
            entry = Entry(
                id=indicator.id,
                label=indicator.label,
                patterns=tuple(indicator.forms),
                citation=indicator.citation,
                rationale=indicator.rationale,
            )
            yield {"layer": layer, **entry.explain()}


def explainer(
    *, lexicon: Sequence[Path | str] = (), provenance: Mapping[str, Any] | None = None
) -> Callable[[str], dict[str, Any] | None]:
    """Return a function from an entry's id to what `entries` says of it; None for an id that is unknown.

    Args:
        lexicon: lexicon files to lay over the shipped one.
        provenance: the provenance of an analysed corpus (`Corpus.provenance`). The entries that it keeps, those of
            the lexicon files it was analysed with, go before all others.

    >>> explain = explainer()
    >>> explain("proxy_label/proxies")["label"], explain("policy_frame.economic.tax")["layer"]
    ('proxy_label', 'policy_frame')
    """
    by_id = {entry["id"]: entry for entry in entries(lexicon=lexicon)}
    analysis = (provenance or {}).get("analysis") or {}
    by_id |= {
        entry["id"]: {"layer": "loaded_language", **entry}
        for entry in analysis.get("lexicon", {}).get("own_entries", ())
    }
    return by_id.get
