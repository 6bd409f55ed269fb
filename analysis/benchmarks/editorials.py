"""Sentiment of sentences against the mean ratings of people.

The data is a CSV file with the columns ``text`` and ``mean_rating``, one rated text a row: the snippets of New York
Times editorials that come with VADER (Hutto and Gilbert 2014; 20 raters, −4 to 4) in that form, or ratings of your
own on any scale. Measured: Pearson's r between the ratings and the score of each text.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from statistics import StatisticsError, correlation, fmean

from ...corpus.errors import InputError
from ..text.sentiment import score_sentences
from .bootstrap import bootstrap_interval
from .outcome import Outcome, Score

_MEASURE = "Pearson r"
_RESAMPLES = 500


def run(path: Path) -> Outcome:
    """Measure on rated texts.

    Raises:
        InputError: when the file lacks a column, holds fewer than three rows, or a rating that is no number.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) < 3 or not {"text", "mean_rating"} <= set(rows[0]):
        raise InputError(
            f"{path} must be a CSV file with the columns “text” and “mean_rating” and at least three rows."
        )
    try:
        ratings = [float(row["mean_rating"]) for row in rows]
    except (TypeError, ValueError) as error:
        raise InputError(f"A mean_rating of {path} is no number: {error}.") from error
    scores = score_sentences(row["text"] for row in rows)
    systems = {
        "commentariat (two lexicons)": [one.score for one in scores],
        "VADER alone": [one.compound for one in scores],
        "Opinion Lexicon alone, by VADER's rules": [one.opinion for one in scores],
    }
    measured = [_measured(name, said, ratings) for name, said in systems.items()]
    return Outcome(
        title="Sentiment of editorial sentences, untrained",
        data=f"{len(rows)} rated texts",
        scores=(
            *measured,
            Score(measure=_MEASURE, system="always the mean rating", value=0.0, note="a constant has no r"),
            Score(
                measure=_MEASURE,
                system="published: one human rater against the mean",
                value=0.714,
                note="as given with the data",
            ),
        ),
        notes=(
            "Intervals are percentile bootstrap at 95 % over texts; texts of one editorial are taken as independent.",
            f"The mean rating is {fmean(ratings):.2f}.",
        ),
    )


def _measured(system: str, said: Sequence[float], ratings: Sequence[float]) -> Score:
    pairs = [[pair] for pair in zip(said, ratings, strict=True)]
    value = _pearson([pair for [pair] in pairs])
    interval = bootstrap_interval(pairs, _pearson, resamples=_RESAMPLES)
    return Score(measure=_MEASURE, system=system, value=value, interval=interval)


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    try:
        return correlation([said for said, _ in pairs], [rating for _, rating in pairs])
    except StatisticsError:  # all of one value
        return 0.0
