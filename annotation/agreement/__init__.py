"""How far annotators agree, where they do not, and how the machine fares beside them.

`agreement`, `confusion` and `disagreements` compare people; `evaluate` and `evaluation_errors` the machine with them.
Each returns a `commentariat.corpus.results.Result`. The coefficients themselves take plain lists:
`coefficients.krippendorff_alpha`, `cohen_kappa`, `fleiss_kappa`, `unitizing.alpha_u`.
"""

from .confusion import confusion
from .decisions import decisions
from .error_analysis import evaluation_errors
from .evaluation import evaluate
from .queue import disagreements, disputed_documents
from .result import agreement
from .study import Study, make_study

__all__ = [
    "Study",
    "agreement",
    "confusion",
    "decisions",
    "disagreements",
    "disputed_documents",
    "evaluate",
    "evaluation_errors",
    "make_study",
]
