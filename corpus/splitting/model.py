"""The splitter's model file: weights, calibration, thresholds, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .boundary import DETECT_FEATURES, PLACE_FEATURES
from .cues import CUE_NAMES
from .network import Network, network_from

if TYPE_CHECKING:
    from numpy import ndarray

FORMAT = 3
_LIMIT = 4.0
_NETWORKS = ("network", "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineModel:
    """Tells a comment's line from a report's: the mean of what a linear model and a network say.

    The linear model sees cues and phrases and can be read; the network sees cues and word vectors, and how they
    go together.

    Attributes:
        intercept: log-odds of a line that shows nothing, by the linear model.
        weights: one weight a cue, in the order of `cues.CUE_NAMES`.
        phrases: weights of masked phrases (see `phrases.phrases`).
        network: sees the discounted cues and the mean word vector of a line.
        ends: tells the last line of a report from the others, by the same.
    """

    intercept: float
    weights: tuple[float, ...]
    phrases: Mapping[str, float]
    network: Network
    ends: Network

    def scores(self, features: Any, phrases: Sequence[Collection[str]]) -> ndarray:
        """Return the log-odds that each line is a reader's, clipped to ±4.

        Args:
            features: lines by discounted cues and mean word vector.
            phrases: of each line.
        """
        import numpy as np

        if not len(features):
            return np.zeros(0)
        said = np.array([_scaled(self.phrases, found) for found in phrases])
        linear = self.intercept + said + features[:, : len(self.weights)] @ np.array(self.weights)
        both = np.clip(linear, -_LIMIT, _LIMIT) + self.network.log_odds(features)
        return np.clip(both / 2.0, -_LIMIT, _LIMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherModel:
    """Tells lines of the page (related links, policies, boxes) from reports and comments, by phrases alone."""

    intercept: float
    phrases: Mapping[str, float]

    def log_odds(self, phrases: Collection[str]) -> float:
        """Return the log-odds that a line is neither report nor comment."""
        return self.intercept + _scaled(self.phrases, phrases)


def _scaled(weights: Mapping[str, float], phrases: Collection[str]) -> float:
    return sum(weights[p] for p in phrases if p in weights) / max(1, len(phrases)) ** 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitModel:
    """What `split_trailing` decides by; read one with `load_model`.

    Attributes:
        name: names the model in provenance.
        common: the words that phrases keep.
        line: tells comment lines from report lines.
        other: tells lines of the page from both.
        place: weights of `boundary.PLACE_FEATURES` by name.
        detect: weights of `boundary.DETECT_FEATURES` by name.
        scale, shift: Platt calibration of the detection log-odds.
        split_at: probability from which a text is split.
        split_at_personal: the same for a report in the first person, which may end as a comment begins.
        ask_at: probability from which a person is asked.
        data: what it was trained on, with licences.
    """

    name: str
    common: frozenset[str]
    line: LineModel
    other: OtherModel
    place: Mapping[str, float]
    detect: Mapping[str, float]
    scale: float
    shift: float
    split_at: float
    split_at_personal: float
    ask_at: float
    data: str

    def to_content(self) -> dict[str, Any]:
        """Return the content of a model file."""

        def rounded(weights: Mapping[str, float], digits: int) -> dict[str, float]:
            return {name: round(weight, digits) for name, weight in weights.items()}

        return {
            "format": FORMAT,
            "name": self.name,
            "data": self.data,
            "thresholds": {
                "split": self.split_at,
                "split_personal": self.split_at_personal,
                "ask": self.ask_at,
            },
            "calibration": {"scale": round(self.scale, 4), "shift": round(self.shift, 4)},
            "detect": {"weights": rounded(self.detect, 4)},
            "place": {"weights": rounded(self.place, 4)},
            "line": {
                "intercept": round(self.line.intercept, 4),
                "weights": rounded(dict(zip(CUE_NAMES, self.line.weights, strict=True)), 4),
                "phrases": rounded(self.line.phrases, 2),
                **{name: getattr(self.line, name).to_content() for name in _NETWORKS},
            },
            "other": {
                "intercept": round(self.other.intercept, 4),
                "phrases": rounded(self.other.phrases, 2),
            },
            "common": " ".join(sorted(self.common)),
        }


def model_from(content: Mapping[str, Any], *, where: str) -> SplitModel:
    """Return the model that a parsed model file describes.

    Raises:
        InputError: when a part is missing or made for other cues.
    """
    try:
        if content["format"] != FORMAT:
            raise InputError(
                f"{where} has format {content['format']}; this version reads format {FORMAT}: train it again."
            )
        line, place, detect, other = (content[part] for part in ("line", "place", "detect", "other"))
        for part, names in (("line", CUE_NAMES), ("place", PLACE_FEATURES), ("detect", DETECT_FEATURES)):
            if set(content[part]["weights"]) != set(names):
                raise InputError(
                    f"{where} was made for other cues than this version knows (part “{part}”); train it again."
                )
        return SplitModel(
            name=content["name"],
            common=frozenset(content["common"].split()),
            line=LineModel(
                intercept=line["intercept"],
                weights=tuple(line["weights"][name] for name in CUE_NAMES),
                phrases=line["phrases"],
                **{name: network_from(line[name]) for name in _NETWORKS},
            ),
            other=OtherModel(intercept=other["intercept"], phrases=other["phrases"]),
            place=place["weights"],
            detect=detect["weights"],
            scale=content["calibration"]["scale"],
            shift=content["calibration"]["shift"],
            split_at=content["thresholds"]["split"],
            split_at_personal=content["thresholds"]["split_personal"],
            ask_at=content["thresholds"]["ask"],
            data=content["data"],
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{where} is not a model file of the splitter: {error} is missing or malformed."
        ) from error


@lru_cache(maxsize=4)
def load_model(path: str | Path | None = None) -> SplitModel:
    """Read a model file; the shipped one when no path is given.

    Raises:
        InputError: when the file cannot be read or is no model of the splitter.

    >>> load_model().split_at > load_model().ask_at
    True
    """
    if path is None:
        text = (resources.files(__package__ or "") / "data" / "english.json").read_text(encoding="utf-8")
        return model_from(json.loads(text), where="the shipped splitter model")
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as a model file (JSON): {error}.") from error
    return model_from(content, where=str(path))
