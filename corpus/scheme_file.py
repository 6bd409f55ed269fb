"""Reading a label scheme from YAML, with errors that name the place, the line and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from .errors import SchemeError
from .nearest import nearest
from .scheme import VOICES, Attribute, Label, Layer, Relation, Scheme
from .yaml_text import SAFE_LOADER

UNITS = ("span", "sentence", "document", "span or document", "sentence or document")
DOCUMENTS = ("report", "comment")

_SCHEME_FIELDS = ("name", "version", "language", "layers", "attributes", "relations")
_LAYER_FIELDS = ("unit", "documents", "definition", "labels", "several", "asked")
_LABEL_FIELDS = ("marks", "excludes", "family", "hotkey")
_ATTRIBUTE_FIELDS = ("definition", "values", "layers", "asked")
_RELATION_FIELDS = ("definition", "from", "to")
_HOTKEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*[a-z0-9]")


class _Lined(dict[Any, Any]):
    """A mapping that knows the line on which it begins, and the line of each of its names."""

    line: int
    lines: Mapping[Any, int]


class _Loader(SAFE_LOADER):
    """YAML in which a name that stands twice is an error, not a silent loss of the first."""


def _lined_mapping(loader: _Loader, node: yaml.MappingNode) -> _Lined:
    names = [key.value for key, _ in node.value]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise yaml.constructor.ConstructorError(
            None, None, f"“{twice}” stands twice in one mapping", node.start_mark
        )
    made = _Lined(loader.construct_mapping(node, deep=True))
    made.line = node.start_mark.line + 1
    made.lines = {
        loader.construct_object(key, deep=True): key.start_mark.line + 1  # pyright: ignore[reportUnknownMemberType]
        for key, _ in node.value
    }
    return made


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _lined_mapping)


def parse_scheme(text: str, *, where: str) -> Scheme:
    """Read a scheme from the text of its YAML file.

    Args:
        text: the YAML.
        where: what the text is, for errors, such as “the label scheme ours.yaml”.

    Raises:
        SchemeError: when it is no valid scheme; the message names the place, the line and the remedy.

    >>> parse_scheme("name: ours\\nlayers: {tone: {unit: span, labels: {rude: {marks: Insults.}}}}",
    ...              where="ours").label_names
    ('rude',)
    """
    try:
        raw = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise SchemeError(f"{_capital(where)} is no valid YAML: {said}.") from error
    top = _mapping(raw, where=where)
    layers = _mapping(_need(top, "layers", where=where), where=f"{where}, layers")
    name = str(_need(top, "name", where=where))
    _only(top, _SCHEME_FIELDS, where=where)
    read = tuple(_layer(name, body, where=f"{where}, layer “{name}”") for name, body in layers.items())
    spans = [layer.name for layer in read if layer.of_spans]
    attributes = tuple(
        _attribute(name, body, spans=spans, where=f"{where}, attributes, {name}")
        for name, body in _mapping(top.get("attributes", {}), where=f"{where}, attributes").items()
    )
    voices = next((tuple(attribute) for attribute in attributes if attribute.name == "voice"), ())
    scheme = Scheme(
        name=name,
        version=str(top.get("version", "0")),
        language=str(top.get("language", "en")),
        layers=read,
        voices=voices or VOICES,
        attributes=attributes,
        relations=tuple(
            _relation(name, body, spans=spans, where=f"{where}, relations, {name}")
            for name, body in _mapping(top.get("relations", {}), where=f"{where}, relations").items()
        ),
    )
    _check_hotkeys(scheme, where=where)
    return scheme


def _layer(name: Any, raw: Any, *, where: str) -> Layer:
    fields = _mapping(raw, where=where)
    labels = _mapping(_need(fields, "labels", where=where), where=f"{where}, labels")
    unit = str(_need(fields, "unit", where=where))
    _only(fields, _LAYER_FIELDS, where=where)
    _one_of(unit, UNITS, where=f"{where}, unit", line=_line(fields, "unit"))
    if not labels:
        raise SchemeError(
            f"{_capital(where)} has no labels; list at least one under “labels”{_line(fields, 'labels')}."
        )
    asked = fields.get("asked")
    return Layer(
        name=_name(name, where=where),
        unit=unit,
        documents=_listed(fields, "documents", default=DOCUMENTS, known=DOCUMENTS, where=where),
        definition=str(fields.get("definition", "")),
        labels=tuple(
            _label(label, said, where=f"{where}, label “{label}”") for label, said in labels.items()
        ),
        several=_truth(fields, "several", where=where),
        asked=None
        if asked is None
        else _listed(fields, "asked", default=DOCUMENTS, known=DOCUMENTS, where=where),
    )


def _label(name: Any, raw: Any, *, where: str) -> Label:
    fields = _mapping(raw, where=where)
    marks = str(_need(fields, "marks", where=where))
    _only(fields, _LABEL_FIELDS, where=where)
    hotkey = fields.get("hotkey")
    if hotkey is not None and not _HOTKEY.fullmatch(str(hotkey)):
        raise SchemeError(
            f"{_capital(where)}: the hotkey “{hotkey}” is no key; write one letter or digit, if need be after ctrl+, "
            f"alt+ or shift+{_line(fields, 'hotkey')}."
        )
    return Label(
        name=_name(name, where=where),
        marks=marks,
        excludes=None if fields.get("excludes") is None else str(fields["excludes"]),
        family=None if fields.get("family") is None else str(fields["family"]),
        hotkey=None if hotkey is None else str(hotkey),
    )


def _attribute(name: Any, raw: Any, *, spans: list[str], where: str) -> Attribute:
    fields = _mapping(raw, where=where)
    values = _mapping(fields.get("values", {}), where=f"{where}, values")
    _only(fields, _ATTRIBUTE_FIELDS, where=where)
    return Attribute(
        name=_name(name, where=where),
        definition=str(fields.get("definition", "")),
        values=tuple(
            (_name(value, where=f"{where}, values"), str(meaning)) for value, meaning in values.items()
        ),
        layers=_listed(fields, "layers", default=(), known=spans, where=where),
        asked=_truth(fields, "asked", where=where, default=bool(values)),
    )


def _relation(name: Any, raw: Any, *, spans: list[str], where: str) -> Relation:
    fields = _mapping(raw, where=where)
    for end in ("from", "to"):
        _need(fields, end, where=where)
    _only(fields, _RELATION_FIELDS, where=where)
    return Relation(
        name=_name(name, where=where),
        definition=str(fields.get("definition", "")),
        sources=_listed(fields, "from", default=(), known=spans, where=where),
        targets=_listed(fields, "to", default=(), known=spans, where=where),
    )


def _check_hotkeys(scheme: Scheme, *, where: str) -> None:
    taken: dict[str, str] = {}
    for layer in scheme.layers:
        for label in layer.labels:
            if label.hotkey is None:
                continue
            if label.hotkey in taken:
                raise SchemeError(
                    f"{_capital(where)}: “{label.name}” and “{taken[label.hotkey]}” have the same hotkey "
                    f"“{label.hotkey}”; give one of them another, or leave it out and one is found."
                )
            taken[label.hotkey] = label.name


def _listed(
    fields: Mapping[str, Any], key: str, *, default: Iterable[str], known: Iterable[str], where: str
) -> tuple[str, ...]:
    found = fields.get(key)
    if found is None:
        return tuple(default)
    if not isinstance(found, list):
        example = ", ".join(list(known)[:2])
        raise SchemeError(
            f"{_capital(where)}: “{key}” is a list, such as [{example}], not {_kind(found)}{_line(fields, key)}."
        )
    for item in found:
        _one_of(item, known, where=f"{where}, {key}", line=_line(fields, key))
    return tuple(found)


def _one_of(value: Any, known: Iterable[str], *, where: str, line: str) -> None:
    known = list(known)
    if value not in known:
        near = nearest(value, known)
        hint = f"did you mean “{near[0]}”?" if near else f"it is one of {', '.join(known) or 'none'}"
        raise SchemeError(f"{_capital(where)}: “{value}” is not known here; {hint}{line}.")


def _only(fields: Mapping[str, Any], known: tuple[str, ...], *, where: str) -> None:
    for key in fields:
        if key not in known:
            near = nearest(key, known)
            hint = f"did you mean “{near[0]}”?" if near else f"take it out, or use one of {', '.join(known)}"
            raise SchemeError(f"{_capital(where)}: there is no field “{key}”; {hint}{_line(fields, key)}.")


def _truth(fields: Mapping[str, Any], key: str, *, where: str, default: bool = False) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise SchemeError(
            f"{_capital(where)}: “{key}” is true or false, not {_kind(value)}{_line(fields, key)}."
        )
    return value


def _name(name: Any, *, where: str) -> str:
    # YAML reads a bare yes or no as a truth value.
    if not isinstance(name, str):
        raise SchemeError(
            f"{_capital(where)}: this name is {_kind(name)}, not text; put it in quotation marks."
        )
    return name


def _mapping(value: Any, *, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise SchemeError(
            f"{_capital(where)}: names with a colon and their values are expected here, not {_kind(value)}."
        )
    return value


def _need(mapping: Mapping[str, Any], key: str, *, where: str) -> Any:
    if key not in mapping:
        raise SchemeError(f"{_capital(where)}: “{key}” is missing; add it{_line(mapping)}.")
    return mapping[key]


def _line(mapping: Mapping[str, Any], key: str | None = None) -> str:
    if not isinstance(mapping, _Lined):
        return ""
    return f" (line {mapping.lines.get(key, mapping.line)})"


def _capital(where: str) -> str:
    return where[:1].upper() + where[1:]


def _kind(value: Any) -> str:
    """Say what kind of thing stands in a YAML file."""
    if value is None:
        return "nothing"
    kinds = {
        bool: "a truth value",
        str: "text",
        list: "a list",
        dict: "a mapping",
        _Lined: "a mapping",
        int: "a number",
        float: "a number",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")
