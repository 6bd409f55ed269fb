"""The label scheme: the single source of labels for tables, guidelines and annotation projects.

A scheme is one YAML file. It names layers (what is judged), the unit each layer applies to (a span, a
sentence, a whole document), and the closed list of labels in each layer with what they mark and exclude.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from .errors import SchemeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of a layer: its name, what it marks and, where that needs saying, what it does not."""

    name: str
    marks: str
    excludes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of judgements: a closed list of labels over spans, sentences or documents."""

    name: str
    unit: str
    documents: tuple[str, ...]
    definition: str
    labels: tuple[Label, ...]

    def __iter__(self) -> Iterator[str]:
        """Yield the label names in the order of the scheme."""
        return (label.name for label in self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A whole label scheme, in the order of its file.

    >>> scheme = default_scheme()
    >>> list(scheme.layer("generic_frame"))[:2]
    ['conflict', 'human_interest']
    """

    name: str
    version: str
    language: str
    layers: tuple[Layer, ...]
    voices: tuple[str, ...]

    def layer(self, name: str) -> Layer:
        """Return one layer by name.

        Raises:
            SchemeError: when the scheme has no such layer.
        """
        for layer in self.layers:
            if layer.name == name:
                return layer
        known = ", ".join(layer.name for layer in self.layers)
        raise SchemeError(f"The label scheme “{self.name}” has no layer “{name}”. It has: {known}.")

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Every layer's name, in order."""
        return tuple(layer.name for layer in self.layers)

    @property
    def label_names(self) -> tuple[str, ...]:
        """Every label name of every layer once, in order of first appearance: the ClassLabel of `label`."""
        return tuple(dict.fromkeys(name for layer in self.layers for name in layer))


def load_scheme(path: Path) -> Scheme:
    """Read a scheme from a YAML file.

    Raises:
        SchemeError: when the file is no valid scheme; the message names the place.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise SchemeError(f"The label scheme {path} cannot be read: {error}.") from error
    return _scheme(raw, where=str(path))


@cache
def default_scheme() -> Scheme:
    """Return the scheme that ships with Commentariat."""
    text = (resources.files(__package__ or "") / "data" / "labels.yaml").read_text(encoding="utf-8")
    return _scheme(yaml.safe_load(text), where="the shipped label scheme")


def _scheme(raw: Any, *, where: str) -> Scheme:
    top = _mapping(raw, where=where)
    layers = []
    for name, body in _mapping(_need(top, "layers", where=where), where=f"{where}, layers").items():
        place = f"{where}, layer “{name}”"
        fields = _mapping(body, where=place)
        labels = []
        for label, meaning in _mapping(_need(fields, "labels", where=place), where=place).items():
            if not isinstance(label, str):
                raise SchemeError(f"{place}: the label {label!r} is not text; put it in quotation marks.")
            said = _mapping(meaning, where=f"{place}, label “{label}”")
            marks = str(_need(said, "marks", where=f"{place}, label “{label}”"))
            labels.append(Label(name=label, marks=marks, excludes=said.get("excludes")))
        layers.append(
            Layer(
                name=str(name),
                unit=str(_need(fields, "unit", where=place)),
                documents=tuple(fields.get("documents", ("report", "comment"))),
                definition=str(fields.get("definition", "")),
                labels=tuple(labels),
            )
        )
    voice = _mapping(top.get("attributes", {}), where=where).get("voice", {}).get("values", {})
    return Scheme(
        name=str(_need(top, "name", where=where)),
        version=str(top.get("version", "0")),
        language=str(top.get("language", "en")),
        layers=tuple(layers),
        voices=tuple(voice) or ("outlet", "quoted", "attributed"),
    )


def _mapping(value: Any, *, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise SchemeError(f"{where}: a mapping is expected here, not {type(value).__name__}.")
    return value


def _need(mapping: Mapping[str, Any], key: str, *, where: str) -> Any:
    if key not in mapping:
        raise SchemeError(f"{where}: “{key}” is missing; add it.")
    return mapping[key]
