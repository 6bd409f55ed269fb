"""Analysis: what a corpus says of whom, in whose voice, in which frame and tone, and what its readers take up.

Start with `analyze(corpus)`, then ask. Each of these returns a `Result`:

* who is called what, who speaks, who acts: `naming`, `named_actors`, `contrast`, `quotations`, `agency`,
  `transitivity`;
* loaded words, tone and frames: `loaded_language`, `sentiment`, `actor_sentiment`, `frames`;
* reports and their readers: `reception`, `frame_pairs`, `uptake`;
* corpus statistics over any slice: `concordance`, `frequencies`, `collocations`, `keyness`, `dispersion`, `ngrams`,
  `trend`.

`highlight` shows a text with its findings; `write_report` writes the whole as one HTML file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..corpus.results import Result
    from .explain import explainer
    from .lexicon import load_lexicon
    from .reader_uptake import uptake
    from .report import write_report
    from .report.highlight import highlight
    from .results.actor_sentiment import actor_sentiment
    from .results.agency import agency, transitivity
    from .results.contrast import contrast
    from .results.frame_pairs import frame_pairs
    from .results.named_actors import named_actors
    from .results.naming import naming
    from .results.quotations import quotations, reporting_verbs
    from .results.reception import reception
    from .results.summaries import frames, loaded_language, sentiment
    from .run import analyze
    from .statistics import (
        Slice,
        collocations,
        concordance,
        corpus_slice,
        dispersion,
        frequencies,
        keyness,
        ngrams,
        trend,
        trend_test,
    )

# What is imported when it is first asked for; no module directly in this package may have one of these names, since
# it would take the function's place when it is imported.
_HOME = {
    "Result": ".corpus.results",
    "actor_sentiment": "results.actor_sentiment",
    "agency": "results.agency",
    "analyze": "run",
    "contrast": "results.contrast",
    "explainer": "explain",
    "frame_pairs": "results.frame_pairs",
    "frames": "results.summaries",
    "highlight": "report.highlight",
    "load_lexicon": "lexicon",
    "loaded_language": "results.summaries",
    "named_actors": "results.named_actors",
    "naming": "results.naming",
    "quotations": "results.quotations",
    "reception": "results.reception",
    "reporting_verbs": "results.quotations",
    "sentiment": "results.summaries",
    "transitivity": "results.agency",
    "uptake": "reader_uptake",
    "write_report": "report",
} | dict.fromkeys(
    (
        "Slice",
        "collocations",
        "concordance",
        "corpus_slice",
        "dispersion",
        "frequencies",
        "keyness",
        "ngrams",
        "trend",
        "trend_test",
    ),
    "statistics",
)

__all__ = [
    "Result",
    "Slice",
    "actor_sentiment",
    "agency",
    "analyze",
    "collocations",
    "concordance",
    "contrast",
    "corpus_slice",
    "dispersion",
    "explainer",
    "frame_pairs",
    "frames",
    "frequencies",
    "highlight",
    "keyness",
    "load_lexicon",
    "loaded_language",
    "named_actors",
    "naming",
    "ngrams",
    "quotations",
    "reception",
    "reporting_verbs",
    "sentiment",
    "transitivity",
    "trend",
    "trend_test",
    "uptake",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
