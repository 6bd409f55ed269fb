"""Fitting the decision: where comments begin if they do, whether they do, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ..boundary import DETECT_FEATURES, FEATURES, PLACE_FEATURES, boundary_features
from ..runs import Runs
from .fit import Looked

BOUNDARY_PENALTY = 0.0003
"""On the squares of the weights of placement and detection."""


class Prepared(NamedTuple):
    """A document as placement and detection see it.

    Attributes:
        features: of each candidate (see `boundary.boundary_features`).
        target: the candidate that is right, or -1 where no comments trail.
        page_lines: how many lines look like the page's.
        printed: how many are.
    """

    features: Any
    target: int
    page_lines: int
    printed: int


def prepare(looked: Iterable[Looked], runs: Runs) -> list[Prepared]:
    """Return what placement and detection are fitted on."""
    import numpy as np

    return [
        Prepared(np.array(boundary_features(shown, runs)), first - 1, len(shown.page), printed)
        for shown, first, printed in looked
    ]


def fit_place(prepared: Sequence[Prepared]) -> dict[str, float]:
    """Return the weights of the conditional logit over the candidates of documents with comments."""
    known = [document for document in prepared if document.target >= 0]
    return _fit_choice(known, PLACE_FEATURES, none=False)


def fit_detect(prepared: Sequence[Prepared]) -> dict[str, float]:
    """Return the weights of the conditional logit over all candidates and “no comments”, whose utility is zero."""
    return _fit_choice(prepared, DETECT_FEATURES, none=True)


def _fit_choice(prepared: Sequence[Prepared], names: Sequence[str], *, none: bool) -> dict[str, float]:
    """Return the weights of some features that make the right alternatives likely.

    Args:
        prepared: documents; without `none`, those with comments only.
        names: of the features.
        none: whether there is the alternative to choose no candidate.
    """
    import numpy as np
    from scipy.optimize import minimize

    columns = [FEATURES.index(name) for name in names]
    features = np.concatenate([document.features[:, columns] for document in prepared])
    ends = np.cumsum([len(document.features) for document in prepared])
    starts = np.append(0, ends[:-1])
    document_of = np.repeat(np.arange(len(prepared)), ends - starts)
    right = np.array([start + d.target for start, d in zip(starts, prepared, strict=True) if d.target >= 0])
    spread = features.std(0)
    spread[spread < 1e-9] = 1.0
    x = features / spread

    def loss(w: Any) -> tuple[float, Any]:
        utility = x @ w
        peak = np.maximum.reduceat(utility, starts)
        peak = np.maximum(peak, 0.0) if none else peak
        mass = np.exp(utility - peak[document_of])
        total = np.add.reduceat(mass, starts) + (np.exp(-peak) if none else 0.0)
        value = (peak + np.log(total)).sum() - utility[right].sum()
        gradient = x.T @ (mass / total[document_of]) - x[right].sum(0)
        n = len(prepared)
        return float(value / n + BOUNDARY_PENALTY * (w @ w) / 2), gradient / n + BOUNDARY_PENALTY * w

    best = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return dict(zip(names, map(float, best / spread), strict=True))


def calibrate(log_odds: Any, y: Any) -> tuple[float, float]:
    """Return scale and shift that make log-odds probabilities (Platt 1999).

    Args:
        log_odds: of n documents.
        y: 1 or -1 for each.
    """
    import numpy as np
    from scipy.optimize import minimize

    best = minimize(
        lambda p: float(np.logaddexp(0, -y * (p[0] * log_odds + p[1])).mean()), np.array([1.0, 0.0])
    ).x
    return float(best[0]), float(best[1])
