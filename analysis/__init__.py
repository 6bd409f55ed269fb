"""Analysis: what a corpus says of whom, in whose voice, in which frame and tone.

Start with `analyze(corpus)`, then ask: `naming`, `contrast`, `quotations`, `agency`, `transitivity`, `loaded_language`,
`sentiment`, `actor_sentiment` and `frames` each return a `Result`; `highlight` shows a text with its findings;
`write_report` writes the whole as one HTML file.
"""

# Bound at once, not on demand: some functions are named like a module here, and a module that is imported
# later would take the function's place in the package.
from .explain import explainer
from .lexicon import load_lexicon
from .report import write_report
from .results.agency import agency, transitivity
from .results.contrast import contrast
from .results.highlight import highlight
from .results.naming import naming
from .results.quotations import quotations, reporting_verbs
from .results.result import Result
from .results.summaries import actor_sentiment, frames, loaded_language, sentiment
from .run import analyze

__all__ = [
    "Result",
    "actor_sentiment",
    "agency",
    "analyze",
    "contrast",
    "explainer",
    "frames",
    "highlight",
    "load_lexicon",
    "loaded_language",
    "naming",
    "quotations",
    "reporting_verbs",
    "sentiment",
    "transitivity",
    "write_report",
]
