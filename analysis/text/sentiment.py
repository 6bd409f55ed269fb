"""Sentiment by two lexicons, sentence by sentence, aggregated in the open to documents.

A sentence's score is the mean of two compounds: VADER's own (Hutto and Gilbert 2014, ICWSM), and the one VADER's
rules give with the Opinion Lexicon (Hu and Liu 2004, KDD) in place of its words. VADER's words come from social
media and those of Hu and Liu from reviews; together they agree better with people on editorials and on news than
either alone. VADER's four scores stay beside it as the package computes them.

VADER was made for short texts. Its compound saturates with length: on a whole article it ends near −1 or 1
whatever the article says. So only sentences are scored, and a document is described by how its sentences are
distributed, with an interval for their mean. What a sentence conveys of those it mentions is another question
(`target_sentiment`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import fsum, sqrt
from statistics import fmean, median
from typing import TYPE_CHECKING, NamedTuple

from ..findings import Finding
from ..tables.intervals import LEAST_HALF, t_quantile
from .vader import Vader
from .valence import opinion_valences, vader_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

LAYER = "sentiment"
RULE = "two_lexicons"
THRESHOLD = 0.05
"""A score of at least this is positive, of at most its negative is negative (VADER's own thresholds)."""

_OF_VADER, _OF_OPINION = 0, 1
"""The places of the two lexicons."""
_SCORES = ("compound", "negative", "neutral", "positive", "opinion")


class SentenceScore(NamedTuple):
    """The scores of one sentence: VADER's four, unchanged, and the Opinion Lexicon's.

    Attributes:
        negative, neutral, positive: shares of the sentence's weight by VADER, 0 to 1, rounded by it to three
            digits.
        compound: VADER's normalised sum of valences, −1 to 1, rounded by it to four digits.
        opinion: the same sum over the words of the Opinion Lexicon.
    """

    negative: float
    neutral: float
    positive: float
    compound: float
    opinion: float

    @property
    def score(self) -> float:
        """The sentiment of the sentence, −1 to 1: the mean of both compounds."""
        return (self.compound + self.opinion) / 2

    @property
    def label(self) -> str:
        """The polarity of the score: negative, neutral or positive."""
        return polarity(self.score)


def polarity(score: float) -> str:
    """Return the label of a score by VADER's own thresholds.

    >>> polarity(0.05), polarity(0.0), polarity(-0.3)
    ('positive', 'neutral', 'negative')
    """
    if score >= THRESHOLD:
        return "positive"
    return "negative" if score <= -THRESHOLD else "neutral"


def score_sentences(sentences: Iterable[str]) -> list[SentenceScore]:
    """Score sentences with both lexicons, in order; an empty sentence scores 0.

    >>> [score.compound for score in score_sentences(["Thank you for the real story.", "Troops withdrew."])]
    [0.3612, 0.0]
    """
    vader = _vader()
    found = []
    for text in sentences:
        sentence = vader.read(text)
        if not sentence.valued:
            found.append(_NOTHING_VALUED if sentence.kinds else _NOTHING)
            continue
        of_vader = vader.scores(sentence, _OF_VADER)
        found.append(
            SentenceScore(
                negative=of_vader["neg"],
                neutral=of_vader["neu"],
                positive=of_vader["pos"],
                compound=of_vader["compound"],
                opinion=vader.compound(sentence, _OF_OPINION),
            )
        )
    return found


_NOTHING = SentenceScore(negative=0.0, neutral=0.0, positive=0.0, compound=0.0, opinion=0.0)
_NOTHING_VALUED = _NOTHING._replace(neutral=1.0)


@cache
def _vader() -> Vader:
    return Vader(vader_lexicon(), opinion_valences())


def sentence_findings(doc: Doc) -> list[Finding]:
    """Label every sentence of a parsed text; the span leaves out blanks around the sentence.

    Returns:
        One finding a sentence, in order, with the scores as attributes that read back to the same numbers.
    """
    return [score.finding() for score in score_spans(doc.text, sentence_bounds(doc))]


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return where each sentence of a parsed text starts and ends, blanks around it included."""
    return [(sentence.start_char, sentence.end_char) for sentence in doc.sents]


@dataclass(slots=True)
class SpanScore:
    """The scores of a sentence, and where it stands."""

    start: int
    end: int
    scores: SentenceScore

    def finding(self) -> Finding:
        """Label the sentence; the attributes read back to the same numbers (`scores_of`)."""
        scores, score = self.scores, self.scores.score
        return Finding(
            layer=LAYER,
            label=polarity(score),
            start=self.start,
            end=self.end,
            rule=RULE,
            attributes={
                "score": repr(score),
                "compound": repr(scores.compound),
                "negative": repr(scores.negative),
                "neutral": repr(scores.neutral),
                "positive": repr(scores.positive),
                "opinion": repr(scores.opinion),
            },
        )


def score_spans(text: str, sentences: Iterable[tuple[int, int]]) -> list[SpanScore]:
    """Score the sentences of a text that are not blank, given where each starts and ends, blanks around left out."""
    spans = []
    for begin, stop in sentences:
        written = text[begin:stop]
        body = written.strip()
        if body:
            start = begin + written.index(body)
            spans.append((start, start + len(body), body))
    scores = score_sentences(body for _, _, body in spans)
    return [SpanScore(start, end, score) for (start, end, _), score in zip(spans, scores, strict=True)]


def scores_of(findings: Iterable[Finding]) -> list[SentenceScore]:
    """Read the scores back from sentence findings, passing over all other findings."""
    return [
        SentenceScore(**{name: float(found.attributes[name]) for name in _SCORES})
        for found in findings
        if found.layer == LAYER and found.start is not None
    ]


def document_sentiment(scores: Sequence[SentenceScore]) -> dict[str, float | int | None]:
    """Describe a document by its sentences.

    Args:
        scores: the scores of its sentences, in any order.

    Returns:
        ``sentences`` and, over their scores, ``mean``, ``low`` and ``high`` (95 % interval of the mean by
        Student's t, cut to −1 and 1), ``sd`` (n − 1), ``median``; ``vader_mean``, the mean of VADER's compounds
        alone; and for each polarity the count and the ``…_share`` of sentences. What cannot be computed (nothing
        of no sentence, spread of one, an interval where all are alike) is None.

    >>> measures = document_sentiment(score_sentences(["Good news!", "They left.", "A terrible crime."]))
    >>> measures["sentences"], measures["median"], measures["negative"], round(measures["positive_share"], 2)
    (3, 0.0, 1, 0.33)
    """
    values = [score.score for score in scores]
    n = len(values)
    mean, deviation, half = _mean(values)
    labels = list(map(polarity, values))
    counts = {label: labels.count(label) for label in ("negative", "neutral", "positive")}
    return {
        "sentences": n,
        "mean": mean,
        "low": None if mean is None or half is None else max(-1.0, mean - half),
        "high": None if mean is None or half is None else min(1.0, mean + half),
        "sd": deviation,
        "median": median(values) if n else None,
        "vader_mean": fmean([score.compound for score in scores]) if n else None,
        **counts,
        **{f"{label}_share": count / n if n else None for label, count in counts.items()},
    }


def document_finding(scores: Sequence[SentenceScore]) -> Finding | None:
    """Label a whole document by the mean score of its sentences; None when it has no sentence."""
    return finding_of(document_sentiment(scores))


def finding_of(described: Mapping[str, float | int | None]) -> Finding | None:
    """Label a whole document by what `document_sentiment` says of it; None when it has no sentence."""
    mean = described["mean"]
    if mean is None:
        return None
    kept = ("sentences", "mean", "low", "high", "negative_share", "neutral_share", "positive_share")
    return Finding(
        layer=LAYER,
        label=polarity(mean),
        start=None,
        end=None,
        rule=RULE,
        attributes={name: repr(described[name]) for name in kept if described[name] is not None},
    )


def _mean(values: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    """Return the mean, the standard deviation (n − 1), and half the length of the mean's interval.

    `statistics.stdev` reckons in fractions and takes thirty times as long.
    """
    if not values:
        return None, None, None
    mean = fmean(values)
    if len(values) == 1:
        return mean, None, None
    deviation = sqrt(fsum([(value - mean) ** 2 for value in values]) / (len(values) - 1))
    half = t_quantile(len(values) - 1) * deviation / sqrt(len(values))
    return mean, deviation, half if half > LEAST_HALF else None
