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

VOICES = ("outlet", "quoted", "attributed")
"""The voices of a scheme that names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of a layer: its name, what it marks and, where that needs saying, what it does not."""

    name: str
    marks: str
    excludes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of judgements: a closed list of labels over spans, sentences or documents.

    Attributes:
        unit: what a label applies to: span, sentence, document, or two of these ("span or document").
        documents: the kinds of document it applies to: report, comment.
        definition: what is judged.
        labels: the labels, in the order of the scheme.
    """

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

    Attributes:
        language: BCP 47 tag of the texts it is for.
        layers: what is judged.
        voices: the values of the attribute `voice`.

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


class _Loader(yaml.SafeLoader):
    """YAML in which a name that stands twice is an error, not a silent loss of the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(
                None, None, f"“{twice}” stands twice in one mapping", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


def load_scheme(path: Path) -> Scheme:
    """Read a scheme from a YAML file.

    Raises:
        SchemeError: when the file is no valid scheme; the message names the place.
    """
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise SchemeError(f"The label scheme {path} cannot be read: {error}.") from error
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise SchemeError(f"The label scheme {path} is no valid YAML: {said}.") from error
    return _scheme(raw, where=f"the label scheme {path}")


@cache
def default_scheme() -> Scheme:
    """Return the scheme that ships with Commentariat."""
    text = (resources.files(__package__ or "") / "data" / "labels.yaml").read_text(encoding="utf-8")
    return _scheme(yaml.load(text, Loader=_Loader), where="the shipped label scheme")


def _scheme(raw: Any, *, where: str) -> Scheme:
    top = _mapping(raw, where=where)
    layers = _mapping(_need(top, "layers", where=where), where=f"{where}, layers")
    attributes = _mapping(top.get("attributes", {}), where=f"{where}, attributes")
    voice = _mapping(attributes.get("voice", {}), where=f"{where}, attributes, voice")
    values = _mapping(voice.get("values", {}), where=f"{where}, attributes, voice, values")
    return Scheme(
        name=str(_need(top, "name", where=where)),
        version=str(top.get("version", "0")),
        language=str(top.get("language", "en")),
        layers=tuple(_layer(name, body, where=f"{where}, layer “{name}”") for name, body in layers.items()),
        voices=tuple(values) or VOICES,
    )


def _layer(name: Any, raw: Any, *, where: str) -> Layer:
    fields = _mapping(raw, where=where)
    documents = fields.get("documents", ["report", "comment"])
    if not isinstance(documents, list):
        raise SchemeError(
            f"{where}: “documents” is a list, such as [report, comment], not {_kind(documents)}."
        )
    labels = _mapping(_need(fields, "labels", where=where), where=f"{where}, labels")
    return Layer(
        name=_text(name, where=where),
        unit=str(_need(fields, "unit", where=where)),
        documents=tuple(documents),
        definition=str(fields.get("definition", "")),
        labels=tuple(
            _label(label, said, where=f"{where}, label “{label}”") for label, said in labels.items()
        ),
    )


def _label(name: Any, raw: Any, *, where: str) -> Label:
    fields = _mapping(raw, where=where)
    excludes = fields.get("excludes")
    return Label(
        name=_text(name, where=where),
        marks=str(_need(fields, "marks", where=where)),
        excludes=None if excludes is None else str(excludes),
    )


def _text(name: Any, *, where: str) -> str:
    # YAML reads a bare yes or no as a truth value.
    if not isinstance(name, str):
        raise SchemeError(f"{where}: this name is {_kind(name)}, not text; put it in quotation marks.")
    return name


def _mapping(value: Any, *, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise SchemeError(
            f"{where}: names with a colon and their values are expected here, not {_kind(value)}."
        )
    return value


def _need(mapping: Mapping[str, Any], key: str, *, where: str) -> Any:
    if key not in mapping:
        raise SchemeError(f"{where}: “{key}” is missing; add it.")
    return mapping[key]


def _kind(value: Any) -> str:
    """Say what kind of thing stands in a YAML file."""
    if value is None:
        return "nothing"
    kinds = {
        bool: "a truth value",
        str: "text",
        list: "a list",
        dict: "a mapping",
        int: "a number",
        float: "a number",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")
