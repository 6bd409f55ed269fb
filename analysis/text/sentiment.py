"""Sentiment by VADER, sentence by sentence, aggregated in the open to documents.

VADER (Hutto and Gilbert 2014, ICWSM) was made for short texts. Its compound score saturates with length: on a
whole article it ends near −1 or 1 whatever the article says. So only sentences are scored, and a document is
described by how its sentences are distributed, with an interval for their mean. The sentiment of the sentences
that mention an actor is counted over a whole corpus (`results.summaries.actor_sentiment`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import fmean, median, stdev
from typing import TYPE_CHECKING, Any

from ..findings import Finding
from ..results.intervals import t_quantile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

LAYER = "sentiment"
RULE = "vader"
THRESHOLD = 0.05
"""A compound of at least this is positive, of at most its negative is negative (VADER's own thresholds)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceScore:
    """VADER's four scores of one sentence.

    Attributes:
        negative, neutral, positive: shares of the sentence's weight, 0 to 1, rounded by VADER to three
            digits.
        compound: normalised sum of valences, −1 to 1, rounded by VADER to four digits.
    """

    negative: float
    neutral: float
    positive: float
    compound: float

    @property
    def label(self) -> str:
        """The polarity by VADER's thresholds: negative, neutral or positive."""
        return polarity(self.compound)


def polarity(compound: float) -> str:
    """Return the label of a compound score by VADER's own thresholds.

    >>> polarity(0.05), polarity(0.0), polarity(-0.3)
    ('positive', 'neutral', 'negative')
    """
    if compound >= THRESHOLD:
        return "positive"
    return "negative" if compound <= -THRESHOLD else "neutral"


def score_sentences(sentences: Iterable[str]) -> list[SentenceScore]:
    """Score sentences with the vaderSentiment package, in order; an empty sentence scores 0.

    >>> [score.compound for score in score_sentences(["Thank you for the real story.", "Troops withdrew."])]
    [0.3612, 0.0]
    """
    analyser = _analyser()
    scores = []
    for sentence in sentences:
        found = analyser.polarity_scores(sentence)
        scores.append(
            SentenceScore(
                negative=float(found["neg"]),
                neutral=float(found["neu"]),
                positive=float(found["pos"]),
                compound=float(found["compound"]),
            )
        )
    return scores


def sentence_findings(doc: Doc) -> list[Finding]:
    """Label every sentence of a parsed text; the span leaves out blanks around the sentence.

    Returns:
        One finding a sentence, in order, with the scores as attributes that read back to the same numbers.
    """
    spans = []
    for sentence in doc.sents:
        written = sentence.text
        body = written.strip()
        if body:
            start = sentence.start_char + written.index(body)
            spans.append((start, start + len(body), body))
    scores = score_sentences(body for _, _, body in spans)
    return [
        Finding(
            layer=LAYER,
            label=score.label,
            start=start,
            end=end,
            rule=RULE,
            attributes={
                name: repr(getattr(score, name)) for name in ("compound", "negative", "neutral", "positive")
            },
        )
        for (start, end, _), score in zip(spans, scores, strict=True)
    ]


def scores_of(findings: Iterable[Finding]) -> list[SentenceScore]:
    """Read the scores back from sentence findings, passing over all other findings."""
    return [
        SentenceScore(**{name: float(value) for name, value in found.attributes.items()})
        for found in findings
        if found.layer == LAYER and found.start is not None
    ]


def document_sentiment(scores: Sequence[SentenceScore]) -> dict[str, float | int | None]:
    """Describe a document by its sentences.

    Args:
        scores: the scores of its sentences, in any order.

    Returns:
        ``sentences`` and, over their compound scores, ``mean``, ``low`` and ``high`` (95 % interval of the
        mean by Student's t, cut to −1 and 1), ``sd`` (n − 1), ``median``; and for each polarity the count and
        the ``…_share`` of sentences. What cannot be computed (nothing of no sentence, spread of one) is None.

    >>> measures = document_sentiment(score_sentences(["Good news!", "They left.", "A terrible crime."]))
    >>> measures["sentences"], measures["median"], measures["negative"], round(measures["positive_share"], 2)
    (3, 0.0, 1, 0.33)
    """
    compounds = [score.compound for score in scores]
    n = len(compounds)
    mean, low, high = _mean(compounds)
    labels = Counter(score.label for score in scores)
    counts = {label: labels[label] for label in ("negative", "neutral", "positive")}
    return {
        "sentences": n,
        "mean": mean,
        "low": low,
        "high": high,
        "sd": stdev(compounds) if n > 1 else None,
        "median": median(compounds) if n else None,
        **counts,
        **{f"{label}_share": count / n if n else None for label, count in counts.items()},
    }


def document_finding(scores: Sequence[SentenceScore]) -> Finding | None:
    """Label a whole document by the mean compound of its sentences; None when it has no sentence."""
    measures = document_sentiment(scores)
    mean = measures["mean"]
    if mean is None:
        return None
    kept = ("sentences", "mean", "low", "high", "negative_share", "neutral_share", "positive_share")
    return Finding(
        layer=LAYER,
        label=polarity(mean),
        start=None,
        end=None,
        rule=RULE,
        attributes={name: repr(measures[name]) for name in kept if measures[name] is not None},
    )


def _mean(values: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    if not values:
        return None, None, None
    mean = fmean(values)
    if len(values) == 1:
        return mean, None, None
    half = t_quantile(0.95, len(values) - 1) * stdev(values) / sqrt(len(values))
    return mean, max(-1.0, mean - half), min(1.0, mean + half)


@cache
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
