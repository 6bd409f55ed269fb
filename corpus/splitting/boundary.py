"""Where the comments may begin, and whether there are any.

Comments are a suffix of the text, so every line after the first is a candidate for the first comment. Two small
models decide: *placement* compares the candidates with one another (a conditional logit, McFadden 1974);
*detection* looks at the best of them and says whether anything trails at all (a logistic regression).
Both see lines only through what `lines.show` says of them, and both are linear in the number of lines.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from .cues import CUE_NAMES, CUE_SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import ndarray

    from .lines import Shown

PLACE_FEATURES: tuple[str, ...] = (
    "tail_sum",
    "tail_against",
    "tail_length",
    "tail_head_level",
    "log_tail",
    "first",
    "second",
    "before",
    "first_opens",
    "before_is_notice",
    "before_opens",
    "before_ends_report",
    "page_before",
    "tail_mean",
    "contrast",
    "step_share",
    "step_evidence",
    "new_cues",
    "new_habits",
    "tail_new_cues",
    "tail_new_habits",
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
    "before_ends_report",
    "page_before",
    "tail_new_cues",
    "tail_new_habits",
    "log_share",
    "evidence",
    "best_utility",
    "first",
    "before",
    "first_in_body",
    "last_in_body",
    "body_end_highest",
    "body_spread",
    "log_lines",
)


def _positions(*names: str) -> list[int]:
    return [CUE_NAMES.index(name) for name in names]


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
_PERSONAL = 0.2
_READERS = [j for j, name in enumerate(CUE_NAMES) if CUE_SIDES[name] == "reader"]


def head_length(lines: int) -> int:
    """Return how many first lines stand for the report when cues are compared: a third, from 2 to 10."""
    return max(2, min(10, lines // 3))


def place_features(shown: Shown) -> ndarray:
    """Return the features of each candidate from line 1 to line m − 1, in the order of `PLACE_FEATURES`."""
    import numpy as np

    scores = shown.scores
    m = len(scores)
    k = np.arange(1, m)
    length = m - k
    head = scores[: head_length(m)].mean()
    tail_sum = _tail(scores)
    tail_mean = tail_sum / length
    contrast = tail_mean - (scores.sum() - tail_sum) / k
    # How much of the spread of all scores a single step up at this line explains.
    spread = ((scores - scores.mean()) ** 2).sum() + 1.0
    step = k * length / m * np.maximum(contrast, 0.0) ** 2 / spread
    opens = _any(shown.cues, _OPENERS)
    new_cues, tail_new_cues = _new(shown.cues[:, _READERS] > 0)
    new_habits, tail_new_habits = _new(shown.habits)
    return np.column_stack(
        [
            tail_sum,
            _tail(np.maximum(-scores, 0.0)),
            length,
            length * head,
            np.log(length),
            scores[1:],
            np.append(scores[2:], 0.0),
            scores[:-1],
            opens[1:],
            _any(shown.cues, _NOTICES)[:-1],
            opens[:-1],
            shown.ends[:-1],
            shown.page_before[1:],
            tail_mean,
            contrast,
            step,
            -m / 2.0 * np.log(1.0 - np.minimum(step, 0.95)),
            new_cues,
            new_habits,
            tail_new_cues,
            tail_new_habits,
        ]
    )


class Placement(NamedTuple):
    """What `place` finds.

    Attributes:
        starts: for each line, the probability that it is the first comment, given that there is one.
        first: the best candidate.
        utility: of the best candidate.
        evidence: the logarithm of the sum of all candidates' exponentiated utilities; no comments at all have 0.
    """

    starts: list[float]
    first: int
    utility: float
    evidence: float


def place(shown: Shown, *, weights: Mapping[str, float]) -> Placement:
    """Return where the comments of two or more lines begin, if they begin."""
    return placement(place_features(shown) @ [weights[name] for name in PLACE_FEATURES])


def placement(utilities: Any) -> Placement:
    """Return what the utilities of the candidates, from line 1 on, say.

    >>> import numpy as np
    >>> found = placement(np.log([1.0, 3.0]))
    >>> found.starts, found.first, round(found.evidence, 3)
    ([0.0, 0.25, 0.75], 2, 1.386)
    """
    import numpy as np

    best = int(utilities.argmax())
    masses = np.exp(utilities - utilities[best])
    total = float(masses.sum())
    return Placement(
        [0.0, *(masses / total).tolist()],
        best + 1,
        float(utilities[best]),
        float(utilities[best]) + math.log(total),
    )


def detect_features(shown: Shown, placed: Placement) -> tuple[float, ...]:
    """Return what speaks for comments that begin at the best candidate, in the order of `DETECT_FEATURES`."""
    scores, cues, first = shown.scores, shown.cues, placed.first
    body, body_mean = scores[:first], float(scores[:first].mean())
    spread = float(body.std())
    m, tail, rows = len(scores), scores[first:], cues[first:]
    n = head_length(m)
    mean = float(tail.mean())
    told = (rows[:, _TELLING] > 0).any(0)
    earlier = (cues[:first][:, _READERS] > 0).any(0)
    return (
        1.0,
        math.log1p(float(tail.clip(0.0).sum())),
        math.log1p(float((-tail).clip(0.0).sum())),
        mean,
        float(tail.min()),
        float(tail.max()),
        float(_any(rows[:1], _OPENERS)[0]),
        mean - body_mean,
        math.log(len(tail)),
        len(tail) / m,
        1.0 if first <= 2 else 0.0,
        float(_any(cues[:n], _DIALOGUE).mean()),
        float((cues[:first, _FIRST_PERSON] > 0).mean()),
        float(body.max()),
        math.log1p(float(told.sum())),
        1.0 if (rows[:, _FIRST_PERSON] > 0).any() and not told.any() else 0.0,
        float(shown.ends[first - 1]),
        float(shown.page_before[first]),
        math.log1p(float(((rows[:, _READERS] > 0).any(0) & ~earlier).sum())),
        math.log1p(float((shown.habits[first:].any(0) & ~shown.habits[:first].any(0)).sum())),
        math.log(max(placed.starts[first], 1e-3)),
        placed.evidence,
        placed.utility,
        float(tail[0]),
        float(body[-1]),
        (float(tail[0]) - body_mean) / (spread + 0.5),
        (float(tail[-1]) - body_mean) / (spread + 0.5),
        float(body[-3:].max()),
        spread,
        math.log(m),
    )


def is_personal(shown: Shown, first: int) -> bool:
    """Tell whether at least a fifth of the lines before line `first` speak in the first person."""
    return bool((shown.cues[:first, _FIRST_PERSON] > 0).mean() >= _PERSONAL)


def detect(shown: Shown, placed: Placement, *, weights: Mapping[str, float]) -> float:
    """Return the log-odds that comments trail, if they begin at the best candidate."""
    values = detect_features(shown, placed)
    return sum(weights[name] * value for name, value in zip(DETECT_FEATURES, values, strict=True))


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds, safe at the extremes.

    >>> probability(0.0), probability(-1e9) < 1e-20
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds))))


def _tail(values: Any) -> ndarray:
    """Return the sum of the values from each candidate on."""
    return values[::-1].cumsum()[::-1][1:]


def _any(cues: Any, names: Sequence[int]) -> ndarray:
    return (cues[:, names] > 0).any(1).astype(float)


def _new(shows: Any) -> tuple[ndarray, ndarray]:
    """Return, for each candidate, log(1 + n) of what its line, and what any line from it on, is first to show."""
    import numpy as np

    seen = np.logical_or.accumulate(shows, axis=0)
    later = np.logical_or.accumulate(shows[::-1], axis=0)[::-1]
    return np.log1p((shows[1:] & ~seen[:-1]).sum(1)), np.log1p((later[1:] & ~seen[:-1]).sum(1))
