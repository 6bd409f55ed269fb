"""What is measured of one text, whichever profile finds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...corpus.scheme import default_scheme
from ..findings import Finding
from .readability import COUNTS, FORMULAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .framing import FrameShare

Measure = int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """The findings and the measures of one text.

    Attributes:
        findings: what was found, layer by layer.
        measures: by column name; every text has the same ones in the same order, None where it is too short.
    """

    findings: list[Finding]
    measures: dict[str, Measure]


def measures_of(
    *,
    words: int,
    loaded: Iterable[Finding],
    sentiment: Mapping[str, Measure],
    shares: Iterable[FrameShare],
    readability: Mapping[str, Measure],
) -> dict[str, Measure]:
    """Return the measures of one text by column name; see `analyse_document`.

    Args:
        words: how many tokens of the text count as words.
        loaded: its findings of loaded language.
        sentiment: what `document_sentiment` says of its sentences.
        shares: the shares of its sentences with each frame.
        readability: what `readability` says of it.
    """
    labels = Counter([found.label for found in loaded])
    measures: dict[str, Measure] = {"n_words": words, "n_sentences": sentiment["sentences"]}
    measures |= {column: labels[label] for label, column in _label_columns().items()}
    measures |= {column: sentiment[name] for name, column in _SENTIMENT_COLUMNS.items()}
    measures |= {f"{share.layer}_{share.label}": share.share for share in shares}
    measures |= {column: readability[name] for name, column in _READABILITY_COLUMNS.items()}
    return measures


@cache
def _label_columns() -> dict[str, str]:
    return {label: f"n_{label}" for label in default_scheme().layer("loaded_language")}


_POLARITIES = ("negative", "neutral", "positive")
_SENTIMENT_COLUMNS = (
    {name: f"sentiment_{name}" for name in ("mean", "low", "high", "sd", "median", "vader_mean")}
    | {name: f"n_{name}" for name in _POLARITIES}
    | {f"{name}_share": f"share_{name}" for name in _POLARITIES}
)
_READABILITY_COLUMNS = {name: f"textstat_{name}" for name in COUNTS} | {name: name for name in FORMULAS}
