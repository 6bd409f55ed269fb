"""The splitter's model file: weights, calibration, thresholds, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import InputError
from .boundary import DETECT_FEATURES, PLACE_FEATURES
from .cues import CUE_NAMES

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitModel:
    """What `split_trailing` decides by; read one with `load_model`.

    Attributes:
        name: names the model in provenance.
        line_weights: one weight a cue, in the order of `cues.CUE_NAMES`.
        intercept: log-odds of a line without any cue.
        place_weights: weights of `boundary.PLACE_FEATURES` by name.
        detect_weights: weights of `boundary.DETECT_FEATURES` by name.
        scale, shift: Platt calibration of the detection log-odds.
        split_at: probability from which a text is split.
        ask_at: probability from which a person is asked.
        data: what it was trained on, with licences.
    """

    name: str
    line_weights: tuple[float, ...]
    intercept: float
    place_weights: Mapping[str, float]
    detect_weights: Mapping[str, float]
    scale: float
    shift: float
    split_at: float
    ask_at: float
    data: str


def model_from(content: Mapping[str, Any], *, where: str) -> SplitModel:
    """Return the model that a parsed model file describes.

    Raises:
        InputError: when a part is missing or made for other cues.
    """
    try:
        if content["format"] != FORMAT:
            raise InputError(f"{where} has format {content['format']}; this version reads format {FORMAT}.")
        lines, places, detects = content["line"], content["place"], content["detect"]
        for part, names in (("line", CUE_NAMES), ("place", PLACE_FEATURES), ("detect", DETECT_FEATURES)):
            if set(content[part]["weights"]) != set(names):
                raise InputError(
                    f"{where} was made for other cues than this version knows (part “{part}”); train it again."
                )
        return SplitModel(
            name=content["name"],
            line_weights=tuple(lines["weights"][name] for name in CUE_NAMES),
            intercept=lines["intercept"],
            place_weights=places["weights"],
            detect_weights=detects["weights"],
            scale=content["calibration"]["scale"],
            shift=content["calibration"]["shift"],
            split_at=content["thresholds"]["split"],
            ask_at=content["thresholds"]["ask"],
            data=content["data"],
        )
    except (KeyError, TypeError) as error:
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
