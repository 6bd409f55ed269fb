"""The label scheme: the single source of labels for tables, guidelines and annotation projects.

A scheme is one YAML file. It names layers (what is judged), the unit each layer applies to (a span, a
sentence, a whole document), and the closed list of labels in each layer with what they mark and exclude; then the
attributes of spans (such as their voice) and the relations between them (such as that of a naming to its actor).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from .errors import SchemeError, why_unread

VOICES = ("outlet", "quoted", "attributed")
"""The voices of a scheme that names none."""
SCHEME_FILE = "labels.yaml"
"""The name under which a corpus folder holds a scheme of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of a layer: its name, what it marks and, where that needs saying, what it does not.

    Attributes:
        family: labels that do the same kind of work share a family, and a colour on the labelling page.
        hotkey: the key that chooses it on the labelling page; one is found for it if None.
    """

    name: str
    marks: str
    excludes: str | None = None
    family: str | None = None
    hotkey: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of judgements: a closed list of labels over spans, sentences or documents.

    Attributes:
        unit: what a label applies to: span, sentence, document, or two of these ("span or document").
        documents: the kinds of document it applies to: report, comment.
        definition: what is judged.
        labels: the labels, in the order of the scheme.
        several: whether several labels may hold of one document at once.
        asked: the kinds of document on which annotators are asked for it; those of `documents` if None.
    """

    name: str
    unit: str
    documents: tuple[str, ...]
    definition: str
    labels: tuple[Label, ...]
    several: bool = False
    asked: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[str]:
        """Yield the label names in the order of the scheme."""
        return (label.name for label in self.labels)

    @property
    def of_spans(self) -> bool:
        """Whether it is a layer of spans (or sentences) and never of whole documents."""
        return "document" not in self.unit

    @property
    def judged(self) -> tuple[str, ...]:
        """The kinds of document on which not to have marked anything says something: those people are asked on.

        What is asked of annotators nowhere, and comes from other tools, is judged wherever it applies.

        >>> default_scheme().layer("generic_frame").judged, default_scheme().layer("actor").judged
        (('report',), ('report', 'comment'))
        """
        return self.asked or self.documents

    def asked_of(self, kind: str) -> bool:
        """Say whether annotators are asked for it on a kind of document (report, comment)."""
        return kind in (self.documents if self.asked is None else self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """What is said of a span beside its label.

    Attributes:
        values: the closed list of values, each with its meaning; empty where the value is free text.
        layers: the layers of spans that have it; every layer of spans if empty.
        asked: whether annotators are asked for it.
    """

    name: str
    definition: str
    values: tuple[tuple[str, str], ...] = ()
    layers: tuple[str, ...] = ()
    asked: bool = False

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the values."""
        return (name for name, _ in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation from a span of some layers to a span of others, such as from a naming to its actor."""

    name: str
    definition: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A whole label scheme, in the order of its file.

    Attributes:
        language: BCP 47 tag of the texts it is for.
        layers: what is judged.
        voices: the values of the attribute `voice`.
        attributes: what is said of spans beside their label.
        relations: how spans belong together.

    >>> scheme = default_scheme()
    >>> list(scheme.layer("generic_frame"))[:2]
    ['conflict', 'human_interest']
    """

    name: str
    version: str
    language: str
    layers: tuple[Layer, ...]
    voices: tuple[str, ...]
    attributes: tuple[Attribute, ...] = ()
    relations: tuple[Relation, ...] = ()

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

    def over(self, other: Scheme) -> Scheme:
        """Return this scheme with the layers, labels and voices of another that it lacks behind its own.

        Tables that hold claims under both schemes are closed by it. A layer that both have keeps the words of
        this scheme.

        >>> default_scheme().over(default_scheme()) == default_scheme()
        True
        """
        theirs = {layer.name: layer for layer in other.layers}
        own = tuple(_with_labels_of(layer, theirs.pop(layer.name, None)) for layer in self.layers)
        return replace(
            self,
            layers=own + tuple(theirs.values()),
            voices=tuple(dict.fromkeys((*self.voices, *other.voices))),
        )


def _with_labels_of(layer: Layer, other: Layer | None) -> Layer:
    missing = tuple(label for label in other.labels if label.name not in set(layer)) if other else ()
    return replace(layer, labels=layer.labels + missing)


def load_scheme(path: Path) -> Scheme:
    """Read a scheme from a YAML file.

    Raises:
        SchemeError: when the file is no valid scheme; the message names the place, the line and the remedy.
    """
    from .scheme_file import parse_scheme

    if not path.exists():
        raise SchemeError(f"There is no label scheme at {path}; give a YAML file.")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemeError(f"The label scheme {path} cannot be read: {why_unread(error)}.") from error
    return parse_scheme(text, where=f"the label scheme {path}")


@cache
def default_scheme() -> Scheme:
    """Return the scheme that ships with Commentariat."""
    from .scheme_file import parse_scheme

    text = (resources.files(__package__ or "") / "data" / SCHEME_FILE).read_text(encoding="utf-8")
    return parse_scheme(text, where="the shipped label scheme")


def scheme_of(folder: Path) -> Scheme:
    """Return the scheme under which people annotate a corpus: its own ``labels.yaml``, else the shipped one.

    Raises:
        SchemeError: when the corpus's own file is no valid scheme.
    """
    path = folder / SCHEME_FILE
    return load_scheme(path) if path.is_file() else default_scheme()


def annotation_scheme(folder: Path) -> Scheme:
    """Return the scheme that closes the annotations table of a corpus: its own with the shipped one behind it.

    Raises:
        SchemeError: when the corpus's own file is no valid scheme.
    """
    return scheme_of(folder).over(default_scheme())
