"""Fitting the splitter's parts: lines, where comments begin if they do, and how sure to be.

Everything is a penalised logistic regression. The penalty on a cue pulls it to its prior (`CENTRES`), not to
zero: composed documents are too tidy to be believed about cues that are known from dumps of web pages. Words are
fitted apart from cues, since fitted together each would explain away what the other knows of new texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .boundary import DETECT_FEATURES, FEATURES, PLACE_FEATURES, boundary_features
from .compose import Document
from .cues import CUE_NAMES, CUE_SIDES
from .fit_segments import Looked
from .lines import LineTable, discounted, show
from .model import LineModel, OtherModel
from .segments import Segments

CENTRES = {
    "first_person": 1.2,
    "first_person_opens": 0.8,
    "stance": 0.4,
    "own_standing": 0.5,
    "exclamation": 0.9,
    "heaped_marks": 0.6,
    "ellipsis": 1.0,
    "emoticon": 1.6,
    "addresses_commenter": 1.5,
    "greeting": 0.8,
    "thanks": 1.0,
    "opens_with_thanks": 0.5,
    "opens_with_praise": 0.8,
    "praises_outlet": 1.0,
    "distrusts_outlet": 0.5,
    "addresses_writer": 0.5,
    "agreement": 0.8,
    "interjection": 0.8,
    "clipped_opening": 0.5,
    "opinion_opening": 0.3,
    "asks": 0.3,
    "lower_case_start": 0.6,
    "chat_spelling": 0.8,
    "heated": 0.3,
    "vocative": 0.5,
    "everyday_feeling": 0.6,
    "corrects": 0.6,
    "points_at_text": 0.5,
    "aside": 0.8,
    "own_case": 0.4,
    "asks_first": 0.5,
    "orders": 0.4,
    "proverb": 0.6,
    "clipped_reply": 0.5,
    "plans_to_try": 0.8,
    "greets_readers": -1.0,
    "invites": -0.8,
    "reported_speech": -0.8,
    "quote_opens": -0.8,
    "date_or_time": -0.5,
    "dateline": -1.0,
    "money_or_measure": -0.5,
    "figure": -0.3,
    "title_of_person": -0.5,
    "outlet_service": -1.5,
    "sign_off": -1.0,
    "report_register": -0.4,
    "list_item": -0.8,
    "speaker_label": -0.8,
    "quoted_share": -0.5,
    "name_density": -0.5,
}
"""Prior centres of the line weights: half the log lift, or a guess of its size where none was measured."""

CUE_PENALTY = 0.03
PHRASE_PENALTY = 0.00005
PHRASE_SHARE = 0.6
"""How much of what words say counts beside cues."""
OTHER_PENALTY = 0.0001
BOUNDARY_PENALTY = 0.0003
LEAST_LINES = 6
"""Lines that a phrase must occur in to be looked at."""
LEAST_WEIGHT = 0.1
"""Phrases that weigh less are left out of the model file."""


class Prepared(NamedTuple):
    """A document as placement and detection see it.

    Attributes:
        features: of each candidate (see `boundary.boundary_features`).
        target: the candidate that is right, or -1 where no comments trail.
    """

    features: Any
    target: int


def fit_lines(documents: Sequence[Document], table: LineTable) -> LineModel:
    """Return the model that tells comment lines from report lines; other lines are left out."""
    import numpy as np

    rows: list[tuple[float, ...]] = []
    sides: list[float] = []
    side_of: dict[str, float] = {}
    for texts, labels in documents:
        kept = [(text, label) for text, label in zip(texts, labels, strict=True) if label != "o"]
        rows += discounted([table.cues(text) for text, _ in kept])
        sides += [1.0 if label == "c" else -1.0 for _, label in kept]
        side_of.update((text, 1.0 if label == "c" else -1.0) for text, label in kept)
    signs = {"reader": (0.0, None), "report": (None, 0.0), "either": (None, None)}
    *weights, intercept = _logistic(
        np.array(rows),
        np.array(sides),
        penalty=CUE_PENALTY,
        centre=np.array([CENTRES.get(name, 0.0) for name in CUE_NAMES]),
        bounds=[signs[CUE_SIDES[name]] for name in CUE_NAMES],
    )
    phrases, shift = _fit_phrases(side_of, table, penalty=PHRASE_PENALTY)
    return LineModel(
        intercept=float(intercept) + PHRASE_SHARE * shift,
        weights=tuple(map(float, weights)),
        phrases={phrase: PHRASE_SHARE * weight for phrase, weight in phrases.items()},
    )


def fit_other(documents: Sequence[Document], table: LineTable) -> OtherModel:
    """Return the model that tells lines of the page from reports and comments, or one that never does."""
    side_of = {
        text: 1.0 if label == "o" else -1.0
        for texts, labels in documents
        for text, label in zip(texts, labels, strict=True)
    }
    if max(side_of.values()) < 0:
        return OtherModel(intercept=-9.0, phrases={})
    phrases, intercept = _fit_phrases(side_of, table, penalty=OTHER_PENALTY)
    return OtherModel(intercept=intercept, phrases=phrases)


def _fit_phrases(
    side_of: Mapping[str, float], table: LineTable, *, penalty: float
) -> tuple[dict[str, float], float]:
    """Return the weights of phrases and the intercept of a regression that sees nothing else.

    Args:
        side_of: 1 or -1 for each line.
        table: looks lines up.
        penalty: on the squares of the weights.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = Counter(phrase for line in side_of for phrase in table.phrases(line))
    vocabulary = {p: i for i, p in enumerate(sorted(p for p, n in counts.items() if n >= LEAST_LINES))}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for line in side_of:
        known = [vocabulary[phrase] for phrase in table.phrases(line) if phrase in vocabulary]
        columns += known
        values += [len(known) ** -0.5 for _ in known]
        ends.append(len(columns))
    *weights, intercept = _logistic(
        csr_matrix((values, columns, ends), shape=(len(side_of), len(vocabulary))),
        np.array(list(side_of.values())),
        penalty=penalty,
    )
    kept = {p: float(weights[i]) for p, i in vocabulary.items() if abs(weights[i]) >= LEAST_WEIGHT}
    return kept, float(intercept)


def _logistic(
    x: Any, y: Any, *, penalty: float, centre: Any = None, bounds: Sequence[Any] | None = None
) -> Any:
    """Return the weights of the columns and the intercept; both classes weigh the same.

    Args:
        x: n rows, dense or sparse.
        y: 1 or -1 for each.
        penalty: on the squares of the weights' distance from their centre.
        centre: zero if not given.
        bounds: lower and upper bound of each weight, None for none.
    """
    import numpy as np
    from scipy.optimize import minimize

    n = x.shape[1]
    centre = np.zeros(n) if centre is None else centre
    share = np.where(y > 0, 0.5 / (y > 0).mean(), 0.5 / (y < 0).mean()) / len(y)

    def loss(w: Any) -> tuple[float, Any]:
        margin, away = y * (x @ w[:-1] + w[-1]), w[:-1] - centre
        slope = -share * y / (1 + np.exp(np.clip(margin, -50, 50)))
        gradient = np.append(x.T @ slope + penalty * away, slope.sum())
        return float((share * np.logaddexp(0, -margin)).sum() + penalty * (away @ away) / 2), gradient

    return minimize(
        loss,
        np.append(centre, 0.0),
        jac=True,
        method="L-BFGS-B",
        bounds=[*(bounds or [(None, None)] * n), (None, None)],
        options={"maxiter": 200},
    ).x


def look(
    documents: Iterable[Document], table: LineTable, *, line: LineModel, other: OtherModel
) -> list[Looked]:
    """Return documents as the decision will meet them: without what looks like the page's.

    Documents in which no line of the report is left, or less than two lines, are left out.
    """
    looked = []
    for texts, labels in documents:
        shown = show(texts, range(len(texts)), line=line, other=other, table=table)
        first = next((n for n, i in enumerate(shown.at) if labels[i] == "c"), 0)
        if len(shown.at) < 2 or (first == 0 and "c" in labels):
            continue
        looked.append(Looked(shown, first))
    return looked


def prepare(looked: Iterable[Looked], segments: Segments) -> list[Prepared]:
    """Return what placement and detection are fitted on."""
    import numpy as np

    return [Prepared(np.array(boundary_features(shown, segments)), first - 1) for shown, first in looked]


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
