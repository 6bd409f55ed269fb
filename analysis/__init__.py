"""Analysis: what a corpus says of whom, in whose voice, in which frame and tone.

Start with `analyze(corpus)`, then ask: `naming`, `loaded_language`, `sentiment`, `actor_sentiment`, `frames`,
`frame_pairs` and `uptake` each return a `Result`; `highlight` shows a text with its findings; `write_report` writes
the whole as one HTML file.
"""

# Bound at once, not on demand: some functions are named like a module here, and a module that is imported
# later would take the function's place in the package.
from .explain import explainer
from .lexicon import load_lexicon
from .report import write_report
from .results.frame_pairs import frame_pairs
from .results.highlight import highlight
from .results.naming import naming
from .results.result import Result
from .results.summaries import actor_sentiment, frames, loaded_language, sentiment
from .run import analyze
from .uptake import uptake

__all__ = [
    "Result",
    "actor_sentiment",
    "analyze",
    "explainer",
    "frame_pairs",
    "frames",
    "highlight",
    "load_lexicon",
    "loaded_language",
    "naming",
    "sentiment",
    "uptake",
    "write_report",
]
