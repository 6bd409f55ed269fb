"""Fitting what single lines say, and how often the lines of either side show each cue.

What lines say is a penalised logistic regression. The penalty on a cue pulls it to its prior (`CENTRES`), not to
zero: composed documents are too tidy to be believed about cues that are known from dumps of web pages. Words are
fitted apart from cues, since fitted together each would explain away what the other knows of new texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..cues import CUE_NAMES, CUE_SIDES
from ..lines import LineTable, Shown, discounted, show
from ..model import LineModel
from ..page_lines import PageModel
from ..runs import Betas, Runs
from .compose import Document

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
USUAL_RUN = 5.0
LEAST_SHARE = 0.002
"""Share of lines that any cue may be shown in, though none was seen."""
ALIKE, USUALLY_ALIKE = (0.01, 0.8), 0.1
"""Bounds of the correlation of two lines of a run in whether they show a cue, and what it is taken for if unknown."""
LEAST_LINES = 6
"""Lines that a phrase must occur in to be looked at."""
LEAST_WEIGHT = 0.1
"""Phrases that weigh less are left out of the model file."""


class Looked(NamedTuple):
    """A document as the decision meets it.

    Attributes:
        shown: its lines, without what looks like the page's.
        first: the one among them that is the first comment, or 0 where no comments trail.
        printed: how many lines of the document are its page's, whether they look like it or not.
    """

    shown: Shown
    first: int
    printed: int


def fit_lines(documents: Sequence[Document], table: LineTable, *, words: bool = True) -> LineModel:
    """Return the model that tells comment lines from report lines; other lines are left out.

    Without `words` it knows nothing but cues, and so can be used for any language in which these are known.
    """
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
    *weights, intercept = logistic(
        np.array(rows),
        np.array(sides),
        penalty=CUE_PENALTY,
        centre=np.array([CENTRES.get(name, 0.0) for name in CUE_NAMES]),
        bounds=[signs[CUE_SIDES[name]] for name in CUE_NAMES],
    )
    phrases, shift = _fit_phrases(side_of, table, penalty=PHRASE_PENALTY) if words else ({}, 0.0)
    return LineModel(
        intercept=float(intercept) + PHRASE_SHARE * shift,
        weights=tuple(map(float, weights)),
        phrases={phrase: PHRASE_SHARE * weight for phrase, weight in phrases.items()},
    )


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

    vocabulary, x = phrase_matrix(side_of, table)
    *weights, intercept = logistic(x, np.array(list(side_of.values())), penalty=penalty)
    return weighing(vocabulary, weights), float(intercept)


def phrase_matrix(lines: Collection[str], table: LineTable) -> tuple[dict[str, int], Any]:
    """Return the phrases that are frequent enough, with their columns, and a sparse row for each line.

    Args:
        lines: different lines.
        table: looks them up.
    """
    from scipy.sparse import csr_matrix

    counts = Counter(phrase for line in lines for phrase in table.phrases(line))
    vocabulary = {p: i for i, p in enumerate(sorted(p for p, n in counts.items() if n >= LEAST_LINES))}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for line in lines:
        known = [vocabulary[phrase] for phrase in table.phrases(line) if phrase in vocabulary]
        columns += known
        values += [len(known) ** -0.5 for _ in known]
        ends.append(len(columns))
    return vocabulary, csr_matrix((values, columns, ends), shape=(len(lines), len(vocabulary)))


def weighing(vocabulary: Mapping[str, int], weights: Sequence[float]) -> dict[str, float]:
    """Return the weights of the phrases that weigh enough to be kept."""
    return {p: float(weights[i]) for p, i in vocabulary.items() if abs(weights[i]) >= LEAST_WEIGHT}


def logistic(
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
    documents: Iterable[Document], table: LineTable, *, line: LineModel, page: PageModel
) -> list[Looked]:
    """Return documents as the decision will meet them.

    Documents in which no line of the report is left, or less than two lines, are left out.
    """
    looked = []
    for texts, labels in documents:
        shown = show(texts, range(len(texts)), line=line, page=page, table=table)
        first = next((n for n, i in enumerate(shown.at) if labels[i] == "c"), 0)
        if len(shown.at) < 2 or (first == 0 and "c" in labels):
            continue
        looked.append(Looked(shown, first, labels.count("o")))
    return looked


def fit_runs(looked: Sequence[Looked]) -> Runs:
    """Return how often the lines of reports, and of comments, show each cue."""
    reports = [shown.cues[: first or None] for shown, first, _ in looked]
    return Runs(
        report=_fit_betas(reports),
        readers=_fit_betas([shown.cues[first:] for shown, first, _ in looked if first]),
    )


def _fit_betas(runs: Sequence[Sequence[Sequence[float]]]) -> Betas:
    """Return the beta prior of each cue by the method of moments (Kleinman 1973).

    A run of n lines weighs n / (n + `USUAL_RUN`): long runs tell more of a side, but not in proportion.
    """
    import numpy as np

    lines = np.array([len(run) for run in runs], dtype=float)
    shares = np.array([(np.array(run) > 0).mean(0) for run in runs])
    weight = lines / (lines + USUAL_RUN)
    total = weight.sum()
    share = np.clip((weight[:, None] * shares).sum(0) / total, LEAST_SHARE, 1 - LEAST_SHARE)
    apart = (weight[:, None] * (shares - share) ** 2).sum(0) / (share * (1 - share))
    by_chance = (weight * (1 - weight / total) / lines).sum()
    by_run = (weight * (1 - weight / total) * (1 - 1 / lines)).sum()
    # A single run, or runs of one line, tell nothing of how alike lines are.
    alike = (apart - by_chance) / by_run if by_run > 0 else np.full(len(share), USUALLY_ALIKE)
    worth = 1 / np.clip(alike, *ALIKE) - 1
    return tuple((float(a), float(b)) for a, b in zip(share * worth, (1 - share) * worth, strict=True))
