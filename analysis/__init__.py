"""Analysis: what a corpus says of whom, in whose voice, in which frame and tone.

Start with `analyze(corpus)`, then ask: `naming`, `loaded_language`, `sentiment`, `actor_sentiment` and `frames` each
return a `Result`; `highlight` shows a text with its findings; `write_report` writes the whole as one HTML file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .explain import explainer
    from .highlight import highlight
    from .lexicon import load_lexicon
    from .naming import naming
    from .report import write_report
    from .result import Result
    from .run import analyze
    from .summaries import actor_sentiment, frames, loaded_language, sentiment

_HOME = {
    "Result": "result",
    "actor_sentiment": "summaries",
    "analyze": "run",
    "explainer": "explain",
    "frames": "summaries",
    "highlight": "highlight",
    "load_lexicon": "lexicon",
    "loaded_language": "summaries",
    "naming": "naming",
    "sentiment": "summaries",
    "write_report": "report",
}

__all__ = [
    "Result",
    "actor_sentiment",
    "analyze",
    "explainer",
    "frames",
    "highlight",
    "load_lexicon",
    "loaded_language",
    "naming",
    "sentiment",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __package__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
