"""Where the comments may begin, and whether there are any.

Comments are a suffix of the text, so every line after the first is a candidate for the first comment. Two small
models decide: *placement* compares the candidates with one another (a conditional logit, McFadden 1974);
*detection* looks at the best of them and says whether anything trails at all (a logistic regression).
Both see lines only through their cues and scores, and both are linear in the number of lines.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .cues import CUE_NAMES, DISCOUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACE_FEATURES: tuple[str, ...] = (
    "tail_sum",
    "tail_against",
    "tail_length",
    "tail_head_level",
    "log_tail",
    "first",
    "first_opens",
    "before_is_notice",
    "before_opens",
    "tail_mean",
    "contrast",
    "step_share",
    "step_evidence",
)
DETECT_FEATURES: tuple[str, ...] = (
    "bias",
    "tail_for",
    "tail_against",
    "tail_mean",
    "tail_lowest",
    "tail_highest",
    "first_opens",
    "contrast",
    "log_tail",
    "tail_share",
    "short_body",
    "head_dialogue",
    "body_first_person",
    "body_highest",
    "tail_cues",
    "first_person_alone",
)


def _positions(*names: str) -> tuple[int, ...]:
    return tuple(CUE_NAMES.index(name) for name in names)


_OPENERS = _positions(
    "greeting",
    "opens_with_thanks",
    "opens_with_praise",
    "praises_outlet",
    "agreement",
    "interjection",
    "addresses_commenter",
    "clipped_opening",
    "vocative",
    "lower_case_start",
)
_TELLING = _positions(
    "praises_outlet",
    "opens_with_thanks",
    "agreement",
    "addresses_commenter",
    "greeting",
    "emoticon",
    "heaped_marks",
    "distrusts_outlet",
    "chat_spelling",
    "interjection",
    "addresses_writer",
    "vocative",
)
_FIRST_PERSON = CUE_NAMES.index("first_person")
_DIALOGUE = _positions("speaker_label", "question")
_NOTICES = _positions("outlet_service", "sign_off")


def head_length(lines: int) -> int:
    """Return how many first lines stand for the report when cues are compared: a third, from 2 to 10."""
    return max(2, min(10, lines // 3))


def discounted(cues: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Return the cues with each reader's cue discounted by how usual it is in the first lines of the same text.

    A column in the first person or a cheerful blog thus takes away what “I” and “!” say about its last line.

    >>> hot = tuple(1.0 for _ in CUE_NAMES)
    >>> first_person = CUE_NAMES.index("first_person")
    >>> round(discounted([hot, hot, hot])[2][first_person], 2)
    0.33
    """
    n = head_length(len(cues))
    head = cues[:n]
    keep = [
        1.0 - sum(1.0 for row in head if row[j] > 0) / (n + 1.0) if DISCOUNTED[j] else 1.0
        for j in range(len(CUE_NAMES))
    ]
    return [tuple(value * share for value, share in zip(row, keep, strict=True)) for row in cues]


def place_features(scores: Sequence[float], cues: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Return the features of each candidate from line 1 to line m − 1, in the order of `PLACE_FEATURES`.

    Args:
        scores: the scores of the m lines (`model.LineModel.score`).
        cues: the discounted cues of the m lines.
    """
    m = len(scores)
    level = _head_level(scores)
    opens = [1.0 if any(row[i] for i in _OPENERS) else 0.0 for row in cues]
    total, tail_sum, against = sum(scores), 0.0, 0.0
    average = total / m
    spread = sum((score - average) ** 2 for score in scores) + 1.0
    rows: list[tuple[float, ...]] = []
    for k in range(m - 1, 0, -1):
        score, length = scores[k], m - k
        tail_sum += score
        against += max(-score, 0.0)
        mean = tail_sum / length
        contrast = mean - (total - tail_sum) / k
        # How much of the spread of all scores a single step up at this line explains.
        step = k * length / m * max(contrast, 0.0) ** 2 / spread
        rows.append(
            (
                tail_sum,
                against,
                float(length),
                length * level,
                math.log(length),
                score,
                opens[k],
                1.0 if any(cues[k - 1][i] for i in _NOTICES) else 0.0,
                opens[k - 1],
                mean,
                contrast,
                step,
                -m / 2.0 * math.log(1.0 - min(step, 0.95)),
            )
        )
    rows.reverse()
    return rows


def place(
    scores: Sequence[float], cues: Sequence[Sequence[float]], *, weights: Mapping[str, float]
) -> list[float]:
    """Return, for each line, the probability that it is the first comment, given that there is one.

    >>> place([-1.0], [], weights={})
    [0.0]
    """
    ordered = [weights[name] for name in PLACE_FEATURES] if len(scores) > 1 else []
    utilities = (
        [
            sum(weight * value for weight, value in zip(ordered, row, strict=True))
            for row in place_features(scores, cues)
        ]
        if ordered
        else []
    )
    peak = max(utilities, default=0.0)
    masses = [math.exp(utility - peak) for utility in utilities]
    total = sum(masses)
    return [0.0] + [mass / total for mass in masses]


def detect_features(
    scores: Sequence[float], cues: Sequence[Sequence[float]], first: int
) -> tuple[float, ...]:
    """Return what speaks for comments that begin at line `first`, in the order of `DETECT_FEATURES`."""
    m, tail, rows = len(scores), scores[first:], cues[first:]
    n = head_length(m)
    mean = sum(tail) / len(tail)
    return (
        1.0,
        math.log1p(sum(max(score, 0.0) for score in tail)),
        math.log1p(sum(max(-score, 0.0) for score in tail)),
        mean,
        min(tail),
        max(tail),
        1.0 if any(rows[0][i] for i in _OPENERS) else 0.0,
        mean - sum(scores[:first]) / first,
        math.log(len(tail)),
        len(tail) / m,
        1.0 if first <= 2 else 0.0,
        sum(1.0 for row in cues[:n] if any(row[i] for i in _DIALOGUE)) / n,
        sum(1.0 for row in cues[:first] if row[_FIRST_PERSON]) / first,
        max(scores[:first]),
        math.log1p(sum(1 for i in _TELLING if any(row[i] for row in rows))),
        1.0
        if any(row[_FIRST_PERSON] for row in rows) and not any(row[i] for row in rows for i in _TELLING)
        else 0.0,
    )


def detect(
    scores: Sequence[float], cues: Sequence[Sequence[float]], first: int, *, weights: Mapping[str, float]
) -> float:
    """Return the log-odds that comments trail, if they begin at line `first`."""
    values = detect_features(scores, cues, first)
    return sum(weights[name] * value for name, value in zip(DETECT_FEATURES, values, strict=True))


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds, safe at the extremes.

    >>> probability(0.0), probability(-1e9) < 1e-20
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds))))


def _head_level(scores: Sequence[float]) -> float:
    head = scores[: head_length(len(scores))]
    return sum(head) / len(head)
