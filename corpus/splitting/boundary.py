"""Where the comments may begin: every line is a candidate, and “nowhere” is one too.

Comments are a suffix of the text, so a document of m lines has m − 1 possible boundaries and one more
answer, none. Their probabilities are a conditional logit (McFadden 1974) over what the tail shows, how it
differs from the lines before it, and how it opens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .cues import CUE_NAMES

PLACE_FEATURES: tuple[str, ...] = (
    "tail_sum",
    "tail_against",
    "tail_length",
    "tail_head_level",
    "log_tail",
    "single",
    "first",
    "first_opens",
    "before",
    "before_is_notice",
    "before_opens",
    "tail_mean",
    "contrast",
)
DETECT_FEATURES: tuple[str, ...] = (
    "bias",
    "tail_for",
    "tail_against",
    "tail_mean",
    "tail_lowest",
    "tail_highest",
    "first",
    "first_opens",
    "contrast",
    "rise",
    "body_highest",
    "log_tail",
    "tail_share",
    "single",
    "short_body",
    "head_level",
    "head_first_person",
    "head_dialogue",
    "tail_cues",
    "sure_cues",
)

_LIMIT = 4.0
_OPENERS = tuple(
    CUE_NAMES.index(name)
    for name in (
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
)
_SURE = tuple(
    CUE_NAMES.index(name)
    for name in ("praises_outlet", "opens_with_thanks", "agreement", "addresses_commenter", "greeting", "emoticon", "heaped_marks",
                 "distrusts_outlet", "chat_spelling", "interjection", "stance", "own_standing", "lower_case_start", "addresses_writer")
)
_FIRST_PERSON = CUE_NAMES.index("first_person")
_NOTICE = CUE_NAMES.index("outlet_service")
_DIALOGUE = (CUE_NAMES.index("speaker_label"), CUE_NAMES.index("question"))


class Posterior(NamedTuple):
    """The probability that no comments trail, and of each boundary (index 0 is always 0: a text has a body)."""

    none: float
    at: tuple[float, ...]


def line_score(cues: Sequence[float], *, weights: Sequence[float], intercept: float) -> float:
    """Return the log-odds that a line is a reader's, from its cues alone, clipped to ±4.

    >>> line_score((1.0, 0.0), weights=(2.0, 1.0), intercept=-1.0)
    1.0
    """
    score = intercept + sum(w * v for w, v in zip(weights, cues, strict=True) if v)
    return max(-_LIMIT, min(_LIMIT, score))


def head_length(m):
    return max(2, min(10, m // 3))


def adapted(cues):
    """Discount each cue by how usual it is in the first lines of the same text."""
    n = head_length(len(cues))
    head = cues[:n]
    keep = [1.0 - sum(1.0 for c in head if c[j] > 0) / (n + 1.0) for j in range(len(cues[0]))]
    return [tuple(v * k for v, k in zip(c, keep)) for c in cues]


def _head(scores):
    return scores[: head_length(len(scores))]


def place_features(scores, cues):
    m = len(scores)
    head = _head(scores)
    level = sum(head) / len(head)
    total, tail_sum, against = sum(scores), 0.0, 0.0
    rows = []
    for k in range(m - 1, 0, -1):
        z, length = scores[k], m - k
        tail_sum += z
        against += max(-z, 0.0)
        mean = tail_sum / length
        rows.append((
            tail_sum,
            against,
            float(length),
            length * level,
            math.log(length),
            1.0 if length == 1 else 0.0,
            z,
            1.0 if any(cues[k][i] for i in _OPENERS) else 0.0,
            scores[k - 1],
            cues[k - 1][_NOTICE],
            1.0 if any(cues[k - 1][i] for i in _OPENERS) else 0.0,
            mean,
            mean - (total - tail_sum) / k,
        ))
    rows.reverse()
    return rows


def detect_features(scores, cues, k):
    m = len(scores)
    head, tail = _head(scores), scores[k:]
    level = sum(head) / len(head)
    head_cues = cues[: len(head)]
    mean, length = sum(tail) / len(tail), m - k
    seen = [max(c[i] for c in cues[k:]) > 0 for i in _SURE]
    return (
        1.0,
        math.log1p(sum(max(z, 0.0) for z in tail)),
        math.log1p(sum(max(-z, 0.0) for z in tail)),
        mean,
        min(tail),
        max(tail),
        tail[0],
        1.0 if any(cues[k][i] for i in _OPENERS) else 0.0,
        mean - sum(scores[:k]) / k,
        tail[0] - scores[k - 1],
        max(scores[max(0, k - 4) : k]),
        math.log(length),
        length / m,
        1.0 if length == 1 else 0.0,
        1.0 if k <= 2 else 0.0,
        level,
        sum(1.0 for c in head_cues if c[_FIRST_PERSON]) / len(head),
        sum(1.0 for c in head_cues if any(c[i] for i in _DIALOGUE)) / len(head),
        math.log1p(sum(seen)),
        math.log1p(max(sum(1 for i in _SURE if c[i]) for c in cues[k:])),
    )
