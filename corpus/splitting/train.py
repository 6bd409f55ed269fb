"""Train the splitter's model: composed documents in, one JSON file out.

No corpus of reports with their trailing comments may be redistributed as a model, so documents are composed:
a report (written for this purpose, or an openly licensed one), now and then an outlet's closing line, and in a
third of the documents one to many comments. Line weights are a logistic regression whose prior is half the
log lift of each cue as measured on dumps of web pages, with the sign that each cue must have; placement is a
conditional logit; detection a logistic regression, calibrated on documents whose parts it was not trained on.

Run it as ``python -m commentariat.corpus.splitting.train --written FILE --comments FILE --reports FILE
--snippets FILE --out FILE``. It needs numpy and scipy; the model it writes needs neither.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import CommentariatError
from .boundary import (
    DETECT_FEATURES,
    PLACE_FEATURES,
    detect_features,
    discounted,
    line_score,
    place_features,
)
from .cues import CUE_NAMES, CUE_SIDES, line_cues
from .model import FORMAT

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

DETECT_FOR = {"tail_for", "tail_mean", "tail_lowest", "tail_highest", "first_opens", "contrast", "tail_cues"}
DETECT_AGAINST = {
    "tail_against",
    "short_body",
    "head_dialogue",
    "body_first_person",
    "body_highest",
    "first_person_alone",
}
COMMENTED = 0.35
COUNTS = (1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 8, 15, 30)

Document = tuple[list[str], int]
"""Paragraphs, and how many of them are the report's."""


@dataclass
class Material:
    """What documents are composed of: reports (with True for chatty ones), closing lines, comments, sources."""

    written: list[tuple[bool, list[str]]] = field(default_factory=list)
    closings: list[str] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)
    more_comments: list[list[str]] = field(default_factory=list)
    reports: list[list[str]] = field(default_factory=list)
    snippets: list[list[str]] = field(default_factory=list)

    def part(self, *, held_out: bool) -> Material:
        """Return a quarter of every source, or the other three quarters."""
        return Material(
            **{
                name: [x for i, x in enumerate(xs) if (i % 4 == 0) == held_out]
                for name, xs in vars(self).items()
            }
        )


def read_material(written: Path, comments: Path, reports: Path, snippets: Path) -> Material:
    """Read the four sources.

    Args:
        written: JSON lines with ``kind`` (report, closing, comment), ``paragraphs`` and ``chatty``.
        comments: JSON lines with ``text``, one comment each.
        reports: CSV with ``article_content``.
        snippets: CSV with ``id`` (document_sentence) and ``text``.
    """
    material, rng = Material(), random.Random(1)
    for line in written.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "report":
            material.written.append((row["chatty"], row["paragraphs"]))
        elif row["kind"] == "closing":
            material.closings += row["paragraphs"]
        else:
            material.comments.append(row["paragraphs"])
    for line in comments.read_text(encoding="utf-8").splitlines():
        material.more_comments.append([" ".join(json.loads(line)["text"].split())])
    with reports.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            sentences = re.split(r"(?<=[.!?\"”])\s+(?=[A-Z\"“])", row["article_content"].strip())
            material.reports.append(_paragraphs(sentences, rng))
    documents: dict[str, list[str]] = defaultdict(list)
    with snippets.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            documents[row["id"].split("_")[0]].append(row["text"].replace("''", '"'))
    material.snippets += [_paragraphs(sentences, rng) for sentences in documents.values()]
    material.reports = [paragraphs for paragraphs in material.reports if len(paragraphs) > 2]
    material.snippets = [paragraphs for paragraphs in material.snippets if len(paragraphs) > 3]
    return material


def compose(rng: random.Random, material: Material, *, commented: float = COMMENTED) -> Document:
    """Return one composed document."""
    kind = rng.random()
    if kind < 0.68:
        paragraphs = _written_report(rng, material)
    else:
        paragraphs = list(rng.choice(material.reports if kind < 0.80 else material.snippets))
        paragraphs = paragraphs[: rng.randint(3, 40)]
    if rng.random() < 0.4:
        paragraphs += rng.sample(material.closings, rng.choice((1, 1, 1, 2, 3)))
    boundary = len(paragraphs)
    if rng.random() < commented:
        others = rng.random() < 0.25
        for _ in range(rng.choice(COUNTS)):
            paragraphs += rng.choice(material.more_comments) if others else _comment(rng, material)
    return paragraphs, boundary


def _paragraphs(sentences: list[str], rng: random.Random) -> list[str]:
    found, at = [], 0
    while at < len(sentences):
        size = rng.choice((1, 1, 2, 3))
        found.append(" ".join(sentences[at : at + size]))
        at += size
    return found


def _written_report(rng: random.Random, material: Material) -> list[str]:
    while True:
        chatty, report = rng.choice(material.written)
        if not chatty or rng.random() < 0.5:
            break
    report, way = list(report), rng.random()
    if way < 0.3 and len(report) > 4:
        report = report[: rng.randint(3, len(report))]
    elif way < 0.5:
        also_chatty, other = rng.choice(material.written)
        if also_chatty == chatty:
            report = other[: max(2, len(other) - 2)] + report[1:]
    elif way < 0.65:
        parts = [rng.choice(material.written) for _ in range(rng.choice((1, 2, 3)))]
        report = [
            line for also, part in parts for line in part[1:] if also <= chatty or rng.random() < 0.5
        ] + report
    elif way < 0.72 and chatty:
        report = rng.choice(material.snippets + material.reports)[: rng.randint(3, 12)] + report[1:]
    joined: list[str] = []
    for paragraph in report:
        if joined and rng.random() < (0.15 if chatty else 0.25) and len(joined[-1]) < 600:
            joined[-1] += " " + paragraph
        else:
            joined.append(paragraph)
    return joined


def _comment(rng: random.Random, material: Material) -> list[str]:
    comment = list(rng.choice(material.comments))
    if len(comment) == 1:
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 3))):
            if len(comment[0]) < 500:
                stop = "" if comment[0][-1] in ".!?)" else "."
                comment[0] += f"{stop} " + " ".join(rng.choice(material.comments))
    return comment


def _minimizer() -> Any:
    try:
        from scipy.optimize import minimize  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise CommentariatError(
            "Training needs scipy, which nothing else here does: pip install scipy"
        ) from error
    return minimize


@lru_cache(maxsize=200_000)
def _cues(line: str) -> tuple[float, ...]:
    return line_cues(line)


def fit_lines(documents: list[Document], *, penalty: float) -> tuple[list[float], float]:
    """Return weights and intercept of the line model: both classes weigh the same, weights keep their sign."""
    import numpy as np

    minimize = _minimizer()
    rows = [
        (row, i >= b) for lines, b in documents for i, row in enumerate(discounted([_cues(x) for x in lines]))
    ]
    x = np.hstack([np.array([row for row, _ in rows]), np.ones((len(rows), 1))])
    y = np.array([1.0 if reader else -1.0 for _, reader in rows])
    share = np.where(y > 0, 0.5 / (y > 0).mean(), 0.5 / (y < 0).mean()) / len(y)
    centre = np.array([CENTRES.get(name, 0.0) for name in CUE_NAMES])
    signs = {"reader": (0.0, None), "report": (None, 0.0), "either": (None, None)}

    def loss(w: Any) -> tuple[float, Any]:
        margin, away = y * (x @ w), w[:-1] - centre
        gradient = -(x * (share * y / (1 + np.exp(np.clip(margin, -50, 50))))[:, None]).sum(0)
        gradient[:-1] += penalty * away
        return float((share * np.logaddexp(0, -margin)).sum() + penalty * (away @ away) / 2), gradient

    bounds = [signs[CUE_SIDES[name]] for name in CUE_NAMES] + [(None, None)]
    best = minimize(loss, np.append(centre, 0.0), jac=True, method="L-BFGS-B", bounds=bounds).x
    return [float(w) for w in best[:-1]], float(best[-1])


def _prepare(
    documents: list[Document], weights: list[float], intercept: float
) -> list[tuple[Any, Any, Any, int]]:
    import numpy as np

    prepared = []
    for lines, boundary in documents:
        if len(lines) > 1:
            cues = discounted([_cues(line) for line in lines])
            scores = [line_score(row, weights=weights, intercept=intercept) for row in cues]
            target = boundary if boundary < len(lines) else 0
            prepared.append((scores, cues, np.array(place_features(scores, cues)), target))
    return prepared


def fit_place(prepared: list[tuple[Any, Any, Any, int]]) -> list[float]:
    """Return the weights of the conditional logit over the candidates of documents with comments."""
    import numpy as np

    minimize = _minimizer()
    known = [(features, target - 1) for _, _, features, target in prepared if target]

    def loss(w: Any) -> tuple[float, Any]:
        value, gradient = w @ w / 2, w.copy()
        for features, target in known:
            utility = features @ w
            mass = np.exp(utility - utility.max())
            value += utility.max() + np.log(mass.sum()) - utility[target]
            gradient += (mass / mass.sum()) @ features - features[target]
        return float(value), gradient

    best = minimize(loss, np.zeros(len(PLACE_FEATURES)), jac=True, method="L-BFGS-B").x
    return [float(w) for w in best]


def fit_detect(prepared: list[tuple[Any, Any, Any, int]], place_weights: list[float]) -> list[float]:
    """Return the weights of the logistic regression that says whether anything trails."""
    import numpy as np

    minimize = _minimizer()
    x, y = _best_candidates(prepared, place_weights)
    spread = x.std(0) + 1e-9
    spread[0] = 1.0
    x = x / spread

    def loss(w: Any) -> tuple[float, Any]:
        margin, free = y * (x @ w), w.copy()
        free[0] = 0.0
        gradient = -(x * (y / (1 + np.exp(np.clip(margin, -50, 50))))[:, None]).mean(0) + 0.003 * free
        return float(np.logaddexp(0, -margin).mean() + 0.0015 * (free @ free)), gradient

    bounds = [
        (0.0, None) if name in DETECT_FOR else (None, 0.0) if name in DETECT_AGAINST else (None, None)
        for name in DETECT_FEATURES
    ]
    best = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return [float(w) for w in best / spread]


def _best_candidates(
    prepared: list[tuple[Any, Any, Any, int]], place_weights: list[float]
) -> tuple[Any, Any]:
    import numpy as np

    rows = [
        detect_features(scores, cues, int((features @ np.array(place_weights)).argmax()) + 1)
        for scores, cues, features, _ in prepared
    ]
    return np.array(rows), np.array([1.0 if target else -1.0 for *_, target in prepared])


def calibrate(log_odds: Any, y: Any) -> tuple[float, float]:
    """Return scale and shift that make log-odds probabilities (Platt 1999)."""
    import numpy as np

    minimize = _minimizer()
    best = minimize(
        lambda p: float(np.logaddexp(0, -y * (p[0] * log_odds + p[1])).mean()), np.array([1.0, 0.0])
    ).x
    return float(best[0]), float(best[1])


def train(material: Material, *, seed: int, documents: int, penalty: float) -> dict[str, Any]:
    """Return the content of a model file, without its thresholds and its statement of data."""
    import numpy as np

    def fit(part: Material, rng: random.Random) -> tuple[list[float], float, list[float], list[float]]:
        weights, intercept = fit_lines(
            [compose(rng, part, commented=0.7) for _ in range(documents)], penalty=penalty
        )
        prepared = _prepare([compose(rng, part) for _ in range(documents)], weights, intercept)
        placed = fit_place(prepared)
        return weights, intercept, placed, fit_detect(prepared, placed)

    rng = random.Random(seed)
    weights, intercept, placed, detected = fit(material.part(held_out=False), rng)
    fresh = [compose(rng, material.part(held_out=True)) for _ in range(documents)]
    x, y = _best_candidates(_prepare(fresh, weights, intercept), placed)
    scale, shift = calibrate(x @ np.array(detected), y)
    weights, intercept, placed, detected = fit(material, rng)

    def rounded(names: tuple[str, ...], values: list[float]) -> dict[str, float]:
        return {name: round(value, 4) for name, value in zip(names, values, strict=True)}

    return {
        "line": {"intercept": round(intercept, 4), "weights": rounded(CUE_NAMES, weights)},
        "place": {"weights": rounded(PLACE_FEATURES, placed)},
        "detect": {"weights": rounded(DETECT_FEATURES, detected)},
        "calibration": {"scale": round(scale, 4), "shift": round(shift, 4)},
    }


def main() -> None:
    """Train from the command line and write the model file."""
    parser = argparse.ArgumentParser(description="Train the model that tells reports from their comments.")
    for name in ("written", "comments", "reports", "snippets", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=6000)
    parser.add_argument("--penalty", type=float, default=0.05)
    parser.add_argument("--split-at", type=float, default=0.75)
    parser.add_argument("--ask-at", type=float, default=0.4)
    parser.add_argument("--name", default="splitter-en-1")
    parser.add_argument("--data", default="not stated", help="what it was trained on, with licences")
    given = parser.parse_args()
    material = read_material(given.written, given.comments, given.reports, given.snippets)
    content = {
        "format": FORMAT,
        "name": given.name,
        "language": "en",
        "data": given.data,
        "thresholds": {"split": given.split_at, "ask": given.ask_at},
        **train(material, seed=given.seed, documents=given.documents, penalty=given.penalty),
    }
    given.out.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
