"""Analysis: what a corpus says of whom, in whose voice, in which frame and tone.

Start with `analyze(corpus)`, then ask: `naming`, `loaded_language`, `sentiment`, `actor_sentiment` and `frames` each
return a `Result`; `highlight` shows a text with its findings; `write_report` writes the whole as one HTML file.
"""

# Bound at once, not on demand: some functions are named like a module here, and a module that is imported
# later would take the function's place in the package.
from .explain import explainer
from .highlight import highlight
from .lexicon import load_lexicon
from .naming import naming
from .report import write_report
from .result import Result
from .run import analyze
from .summaries import actor_sentiment, frames, loaded_language, sentiment

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
