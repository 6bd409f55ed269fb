"""Fitting the splitter's parts: lines, where comments begin, whether there are any, and how sure to be.

Everything is a penalised logistic regression. The penalty on a cue pulls it to its prior (`CENTRES`), not to
zero: composed documents are too tidy to be believed about cues that are known from dumps of web pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .boundary import (
    DETECT_FEATURES,
    PLACE_FEATURES,
    detect_features,
    is_personal,
    place_features,
    placement,
)
from .compose import Document
from .cues import CUE_NAMES, CUE_SIDES
from .lines import LineTable, Shown, discounted, show
from .model import LineModel, OtherModel
from .network import Network, fit_network
from .phrases import words

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

DETECT_FOR = {
    "tail_for",
    "tail_mean",
    "tail_lowest",
    "tail_highest",
    "first_opens",
    "contrast",
    "tail_cues",
    "tail_new_cues",
    "tail_new_habits",
}
DETECT_AGAINST = {
    "tail_against",
    "short_body",
    "head_dialogue",
    "body_first_person",
    "body_highest",
    "first_person_alone",
}
CUE_PENALTY = 0.03
PHRASE_PENALTY = 0.01
OTHER_PENALTY = 0.0001
PLACE_PENALTY = 1.0
DETECT_PENALTY = 0.003
LEAST_LINES = 8
"""Lines that a phrase must occur in to be looked at."""
LEAST_WEIGHT = 0.01
"""Phrases that weigh less are left out of the model file."""

UNITS = 16
FEW_UNITS = 4
NETWORK_PENALTY = 0.005
NETWORK_SEED = 11


class Prepared(NamedTuple):
    """A document as placement and detection see it: its lines, its candidates, and the right one (0 for none)."""

    shown: Shown
    features: Any
    target: int


def common_words(documents: Iterable[Document], *, least: int) -> frozenset[str]:
    """Return the words that occur in at least `least` documents, in lower case."""
    counts: Counter[str] = Counter()
    for lines, _ in documents:
        counts.update(
            {word.lower().replace("’", "'") for line in lines for word in words(line) if word[0].isalpha()}
        )
    return frozenset(word for word, n in counts.items() if n >= least)


def fit_lines(documents: Sequence[Document], table: LineTable) -> LineModel:
    """Return the model that tells comment lines from report lines; other lines are left out."""
    import numpy as np

    n = len(CUE_NAMES)
    rows, lines, sides, ends = [], [], [], []
    for texts, labels in documents:
        kept = [(text, label) for text, label in zip(texts, labels, strict=True) if label != "o"]
        if not kept:
            continue
        features = np.array([table.features(text) for text, _ in kept])
        features[:, :n] = discounted(features[:, :n])
        rows.append(features)
        lines += [text for text, _ in kept]
        sides += [1.0 if label == "c" else -1.0 for _, label in kept]
        last = sum(label == "b" for _, label in kept) - 1
        ends += [1.0 if i == last else -1.0 for i in range(len(kept))]
    seen, y = np.concatenate(rows), np.array(sides)
    report = y < 0
    vocabulary = vocabulary_of(lines, table)
    signs = {"reader": (0.0, None), "report": (None, 0.0), "either": (None, None)}
    weights = _logistic(
        seen[:, :n],
        phrase_matrix(lines, vocabulary, table),
        y,
        centre=np.array([CENTRES.get(name, 0.0) for name in CUE_NAMES]),
        bounds=[signs[CUE_SIDES[name]] for name in CUE_NAMES],
        phrase_penalty=PHRASE_PENALTY,
    )
    return LineModel(
        intercept=float(weights[-1]),
        weights=tuple(float(w) for w in weights[:n]),
        phrases=_kept(vocabulary, weights[n:-1]),
        network=_network(seen, y, units=UNITS),
        ends=_network(seen[report], np.array(ends)[report], units=FEW_UNITS),
    )


def _network(rows: Any, sides: Any, *, units: int) -> Network:
    """Return a network for some lines; both classes weigh the same."""
    import numpy as np

    count = {side: max(1, int((sides == side).sum())) for side in (1.0, -1.0)}
    return fit_network(
        rows,
        sides,
        np.where(sides > 0, 1.0 / count[1.0], 1.0 / count[-1.0]),
        units=units,
        penalty=NETWORK_PENALTY,
        seed=NETWORK_SEED,
    )


def vocabulary_of(lines: Iterable[str], table: LineTable) -> dict[str, int]:
    """Return the phrases that occur in at least `LEAST_LINES` different lines, numbered."""
    counts = Counter(phrase for line in set(lines) for phrase in table.phrases(line))
    return {p: i for i, p in enumerate(sorted(p for p, n in counts.items() if n >= LEAST_LINES))}


def phrase_matrix(lines: Sequence[str], vocabulary: dict[str, int], table: LineTable) -> Any:
    """Return lines by phrases, each line scaled by the root of its number of phrases."""
    from scipy.sparse import csr_matrix

    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for line in lines:
        found = table.phrases(line)
        known = sorted(vocabulary[phrase] for phrase in found if phrase in vocabulary)
        columns += known
        values += [len(found) ** -0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(lines), len(vocabulary)))


def fit_other(documents: Sequence[Document], table: LineTable) -> OtherModel:
    """Return the model that tells lines of the page from reports and comments, or one that never does."""
    import numpy as np

    label_of = {text: label for texts, labels in documents for text, label in zip(texts, labels, strict=True)}
    sides = np.array([1.0 if label == "o" else -1.0 for label in label_of.values()])
    if sides.max() < 0:
        return OtherModel(intercept=-9.0, phrases={})
    lines = list(label_of)
    vocabulary = vocabulary_of(lines, table)
    weights = _logistic(
        np.zeros((len(lines), 0)),
        phrase_matrix(lines, vocabulary, table),
        sides,
        centre=np.zeros(0),
        bounds=[],
        phrase_penalty=OTHER_PENALTY,
    )
    return OtherModel(intercept=float(weights[-1]), phrases=_kept(vocabulary, weights[:-1]))


def _kept(vocabulary: dict[str, int], weights: Any) -> dict[str, float]:
    return {p: float(weights[i]) for p, i in vocabulary.items() if abs(weights[i]) >= LEAST_WEIGHT}


def _logistic(
    dense: Any, sparse: Any, y: Any, *, centre: Any, bounds: list[Any], phrase_penalty: float
) -> Any:
    """Return the weights of dense and sparse columns and the intercept; both classes weigh the same."""
    import numpy as np
    from scipy.optimize import minimize

    n = dense.shape[1]
    share = np.where(y > 0, 0.5 / (y > 0).mean(), 0.5 / (y < 0).mean()) / len(y)

    def loss(w: Any) -> tuple[float, Any]:
        margin = y * (dense @ w[:n] + sparse @ w[n:-1] + w[-1])
        away, free = w[:n] - centre, w[n:-1]
        slope = -share * y / (1 + np.exp(np.clip(margin, -50, 50)))
        gradient = np.concatenate(
            [
                dense.T @ slope + CUE_PENALTY * away,
                sparse.T @ slope + phrase_penalty * free,
                [slope.sum()],
            ]
        )
        value = (share * np.logaddexp(0, -margin)).sum()
        return float(value + (CUE_PENALTY * (away @ away) + phrase_penalty * (free @ free)) / 2), gradient

    return minimize(
        loss,
        np.concatenate([centre, np.zeros(sparse.shape[1] + 1)]),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, *[(None, None)] * (sparse.shape[1] + 1)],
        options={"maxiter": 200},
    ).x


def prepare(
    documents: Iterable[Document], table: LineTable, line: LineModel, other: OtherModel
) -> list[Prepared]:
    """Return what placement and detection are fitted on, as they will meet it: less what looks like the page's."""
    prepared = []
    for texts, labels in documents:
        if not labels.startswith("b"):
            continue
        shown = show(texts, range(len(texts)), line=line, other=other, table=table)
        target = next((n for n, i in enumerate(shown.at) if labels[i] == "c"), 0)
        if len(shown.at) >= 2 and (target or "c" not in labels):
            prepared.append(Prepared(shown, place_features(shown), target))
    return prepared


def fit_place(prepared: Sequence[Prepared]) -> dict[str, float]:
    """Return the weights of the conditional logit over the candidates of documents with comments."""
    import numpy as np
    from scipy.optimize import minimize

    known = [(document.features, document.target - 1) for document in prepared if document.target]
    spread = np.concatenate([features for features, _ in known]).std(0) + 1e-6
    scaled = [(features / spread, target) for features, target in known]

    def loss(w: Any) -> tuple[float, Any]:
        value, gradient = PLACE_PENALTY * (w @ w) / 2, PLACE_PENALTY * w
        for features, target in scaled:
            utility = features @ w
            mass = np.exp(utility - utility.max())
            value += utility.max() + np.log(mass.sum()) - utility[target]
            gradient = gradient + (mass / mass.sum()) @ features - features[target]
        return float(value), gradient

    best = minimize(loss, np.zeros(len(PLACE_FEATURES)), jac=True, method="L-BFGS-B").x / spread
    return dict(zip(PLACE_FEATURES, map(float, best), strict=True))


def fit_detect(prepared: Sequence[Prepared], place: dict[str, float]) -> dict[str, float]:
    """Return the weights of the logistic regression that says whether anything trails."""
    import numpy as np
    from scipy.optimize import minimize

    x, y, _ = best_candidates(prepared, place)
    spread = x.std(0) + 1e-9
    spread[0] = 1.0
    x = x / spread

    def loss(w: Any) -> tuple[float, Any]:
        margin, free = y * (x @ w), w.copy()
        free[0] = 0.0
        gradient = -(x * (y / (1 + np.exp(np.clip(margin, -50, 50))))[:, None]).mean(0)
        return (
            float(np.logaddexp(0, -margin).mean() + DETECT_PENALTY * (free @ free) / 2),
            gradient + DETECT_PENALTY * free,
        )

    bounds = [
        (0.0, None) if name in DETECT_FOR else (None, 0.0) if name in DETECT_AGAINST else (None, None)
        for name in DETECT_FEATURES
    ]
    best = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x / spread
    return dict(zip(DETECT_FEATURES, map(float, best), strict=True))


def best_candidates(prepared: Sequence[Prepared], place: dict[str, float]) -> tuple[Any, Any, Any]:
    """Return, for each document, the detection features of its best candidate, 1 or -1 for comments or none, and
    whether the report is personal.
    """
    import numpy as np

    ordered = np.array([place[name] for name in PLACE_FEATURES])
    placed = [placement(document.features @ ordered) for document in prepared]
    both = list(zip(prepared, placed, strict=True))
    return (
        np.array([detect_features(document.shown, found) for document, found in both]),
        np.array([1.0 if document.target else -1.0 for document in prepared]),
        np.array([is_personal(document.shown, found.first) for document, found in both]),
    )


def calibrate(log_odds: Any, y: Any) -> tuple[float, float]:
    """Return scale and shift that make log-odds probabilities (Platt 1999)."""
    import numpy as np
    from scipy.optimize import minimize

    best = minimize(
        lambda p: float(np.logaddexp(0, -y * (p[0] * log_odds + p[1])).mean()), np.array([1.0, 0.0])
    ).x
    return float(best[0]), float(best[1])
