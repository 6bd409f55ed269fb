"""The splitter's model file: weights, calibration, thresholds, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import InputError, why_unread
from .boundary import DETECT_FEATURES, PLACE_FEATURES
from .cues import CUE_NAMES
from .page_lines import CONTEXT_NAMES, PageModel
from .phrases import weighed
from .runs import Betas, Runs
from .shapes import NAMES as SHAPE_NAMES
from .threshold import Threshold

FORMAT = 5
_LIMIT = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LineModel:
    """Tells a comment's line from a report's by the sum of what its cues say and part of what its words say.

    The two are fitted apart: cues are known from many texts and carry over to others, words know more of the
    texts that they were learnt from.

    Attributes:
        intercept: log-odds of a line that shows nothing.
        weights: one weight a cue, in the order of `cues.CUE_NAMES`.
        phrases: weights of words and pairs (see `phrases.phrases`).
    """

    intercept: float
    weights: tuple[float, ...]
    phrases: Mapping[str, float]

    def score(self, cues: Sequence[float], phrases: Collection[str]) -> float:
        """Return the log-odds that a line is a reader's, clipped to ±4.

        >>> LineModel(intercept=-1.0, weights=(2.0, 1.0), phrases={"i love": 0.5}).score((1.0, 0.0), {"i love"})
        1.5
        """
        score = self.intercept + weighed(phrases, self.phrases)
        score += sum(weight * value for weight, value in zip(self.weights, cues, strict=True) if value)
        return max(-_LIMIT, min(_LIMIT, score))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitModel:
    """What `split_trailing` decides by; read one with `load_model`.

    Attributes:
        name: names the model in provenance.
        line: tells comment lines from report lines.
        page: tells lines of the page from both.
        runs: how often the lines of reports, and of readers, show each cue.
        place: weights of `boundary.PLACE_FEATURES` by name.
        detect: weights of `boundary.DETECT_FEATURES` by name.
        scale, shift: Platt calibration of the log-odds that comments trail.
        split: log-odds from which a text is split.
        ask: log-odds from which a person is asked.
        data: what it was trained on, with licences.
        elsewhere: what decides on texts in other languages than English, where it is not this model itself.
    """

    name: str
    line: LineModel
    page: PageModel
    runs: Runs
    place: Mapping[str, float]
    detect: Mapping[str, float]
    scale: float
    shift: float
    split: Threshold
    ask: Threshold
    data: str
    elsewhere: SplitModel | None = None

    def to_content(self) -> dict[str, Any]:
        """Return the content of a model file."""

        def rounded(weights: Mapping[str, float], digits: int) -> dict[str, float]:
            return {name: round(weight, digits) for name, weight in weights.items()}

        def by_cue(betas: Betas) -> dict[str, list[float]]:
            return {name: [round(a, 4), round(b, 4)] for name, (a, b) in zip(CUE_NAMES, betas, strict=True)}

        return {
            "format": FORMAT,
            "name": self.name,
            "data": self.data,
            "thresholds": {"split": rounded(self.split._asdict(), 4), "ask": rounded(self.ask._asdict(), 4)},
            "calibration": {"scale": round(self.scale, 4), "shift": round(self.shift, 4)},
            "runs": {"report": by_cue(self.runs.report), "readers": by_cue(self.runs.readers)},
            "place": {"weights": rounded(self.place, 4)},
            "detect": {"weights": rounded(self.detect, 4)},
            "line": {
                "intercept": round(self.line.intercept, 4),
                "weights": rounded(dict(zip(CUE_NAMES, self.line.weights, strict=True)), 4),
                "phrases": rounded(self.line.phrases, 2),
            },
            "page": {
                "intercept": round(self.page.intercept, 4),
                "shift": round(self.page.shift, 4),
                "context": rounded(dict(zip(CONTEXT_NAMES, self.page.context, strict=True)), 4),
                "shapes": rounded(dict(zip(SHAPE_NAMES, self.page.shapes, strict=True)), 4),
                "phrases": rounded(self.page.phrases, 2),
            },
        } | ({"elsewhere": self.elsewhere.to_content()} if self.elsewhere else {})


def is_model(content: bytes) -> bool:
    """Tell whether a file is a model of the splitter, of this version or another.

    >>> is_model(b'{"text": "The truce held.", "boundary": null}')
    False
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and {"format", "thresholds", "calibration"} <= said.keys()


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
        line, place, detect, page, runs = (
            content[part] for part in ("line", "place", "detect", "page", "runs")
        )
        for part, found, names in (
            ("line", line["weights"], CUE_NAMES),
            ("place", place["weights"], PLACE_FEATURES),
            ("detect", detect["weights"], DETECT_FEATURES),
            ("page", page["shapes"], SHAPE_NAMES),
            ("page", page["context"], CONTEXT_NAMES),
            ("runs", runs["report"], CUE_NAMES),
            ("runs", runs["readers"], CUE_NAMES),
        ):
            if set(found) != set(names):
                raise InputError(
                    f"{where} was made for other cues than this version knows (part “{part}”); train it again."
                )
        return SplitModel(
            name=content["name"],
            line=LineModel(
                intercept=line["intercept"],
                weights=tuple(line["weights"][name] for name in CUE_NAMES),
                phrases=line["phrases"],
            ),
            page=PageModel(
                intercept=page["intercept"],
                phrases=page["phrases"],
                shapes=tuple(page["shapes"][name] for name in SHAPE_NAMES),
                context=tuple(page["context"][name] for name in CONTEXT_NAMES),
                shift=page["shift"],
            ),
            runs=Runs(report=_betas(runs["report"]), readers=_betas(runs["readers"])),
            place=place["weights"],
            detect=detect["weights"],
            scale=content["calibration"]["scale"],
            shift=content["calibration"]["shift"],
            split=Threshold(**content["thresholds"]["split"]),
            ask=Threshold(**content["thresholds"]["ask"]),
            data=content["data"],
            elsewhere=model_from(content["elsewhere"], where=where) if "elsewhere" in content else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{where} is not a model file of the splitter: {error} is missing or malformed."
        ) from error


def _betas(content: Mapping[str, Any]) -> Betas:
    return tuple((a, b) for a, b in (content[name] for name in CUE_NAMES))


def load_model(path: str | Path | None = None) -> SplitModel:
    """Read a model file, as it now is; the shipped one when no path is given.

    Raises:
        InputError: when the file cannot be read or is no model of the splitter.

    >>> model = load_model()
    >>> model.split.log_odds(-1.0) > model.ask.log_odds(-1.0)
    True
    """
    if path is None:
        return _shipped_model()
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=_no_number)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"The splitter's model {path} cannot be read as JSON: {why_unread(error)}. Name the file that "
            "`commentariat split train` wrote."
        ) from error
    return model_from(content, where=str(path))


def _no_number(written: str) -> float:
    raise ValueError(f"it holds {written}, with which nothing can be decided")


@lru_cache(maxsize=1)
def _shipped_model() -> SplitModel:
    data = resources.files(__package__ or "") / "data"
    english, elsewhere = (
        model_from(json.loads((data / name).read_text(encoding="utf-8")), where=f"the shipped model {name}")
        for name in ("english.json", "other_languages.json")
    )
    return replace(english, elsewhere=elsewhere)
