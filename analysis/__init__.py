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

# Bound at once, not on demand: some functions are named like a module here, and a module that is imported
# later would take the function's place in the package.
from .explain import explainer
from .lexicon import load_lexicon
from .report import write_report
from .results.actor_sentiment import actor_sentiment
from .results.agency import agency, transitivity
from .results.contrast import contrast
from .results.frame_pairs import frame_pairs
from .results.highlight import highlight
from .results.named_actors import named_actors
from .results.naming import naming
from .results.quotations import quotations, reporting_verbs
from .results.reception import reception
from .results.result import Result
from .results.summaries import frames, loaded_language, sentiment
from .run import analyze
from .uptake import uptake

if TYPE_CHECKING:
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
    """Import the corpus statistics when one is first asked for: they need numpy, which the rest does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".statistics", __name__), name)


def __dir__() -> list[str]:
    return __all__
