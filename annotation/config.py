"""From a label scheme to the labelling page of a Label Studio project.

A task shows a report and, below it, its comments, each a ``<Text>`` of its own (``<Text>`` counts in code points, as
tables do; ``<Paragraphs>`` would not) repeated by ``<Repeater>``. Spans are labelled above each text; their voice and
other attributes are asked when a span is chosen, and what is said of the whole document stands below its text.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..corpus.errors import SchemeError
from ..corpus.palette import PALETTE, shade
from ..corpus.scheme import Attribute, Layer, Scheme, default_scheme
from .names import CODEBOOK, INDEX, Vocabulary, control_name, object_name, readable

_KEYS = "1234567890" + "qwertasdfgzxcvbyuiophjklnm"


def labelling_config(scheme: Scheme | None = None, *, layers: Sequence[str] | None = None) -> str:
    """Return the labelling config of a project in which reports are annotated with their threads.

    Args:
        scheme: the label scheme; the shipped one if None.
        layers: the layers to ask for; all that the scheme asks of annotators if None.

    Returns:
        XML for Label Studio. Its tasks hold ``title``, ``head``, ``text`` and ``comments`` (each with ``head`` and
        ``text``).

    Raises:
        SchemeError: when a layer is not in the scheme, or its names cannot be used on a page.

    >>> config = labelling_config()
    >>> '<Text name="comment_{{idx}}" value="$comments[{{idx}}].text"' in config
    True
    """
    scheme = scheme or default_scheme()
    Vocabulary(scheme)
    wanted = [scheme.layer(name) for name in layers] if layers is not None else list(scheme.layers)
    root = Element("View", className="cm-page")
    SubElement(root, "Style").text = page_style()
    keys = hotkeys(wanted)
    article = SubElement(root, "View", className="cm-document cm-report")
    SubElement(article, "Header", value="$title", size="3")
    SubElement(article, "Header", value="$head", size="6")
    _document(article, wanted, scheme=scheme, kind="report", place=None, keys=keys)
    if any(layer.asked_of("comment") for layer in wanted):
        repeater = SubElement(root, "Repeater", on="$comments", indexFlag=INDEX)
        comment = SubElement(repeater, "View", className="cm-document cm-comment")
        SubElement(comment, "Header", value=f"$comments[{INDEX}].head", size="6")
        _document(comment, wanted, scheme=scheme, kind="comment", place=INDEX, keys=keys)
    relations = [
        relation
        for relation in scheme.relations
        if not relation.sources or {layer.name for layer in wanted} & set(relation.sources)
    ]
    if relations:
        listed = SubElement(root, "Relations")
        for relation in relations:
            SubElement(listed, "Relation", value=readable(relation.name))
    if not any(element.tag in ("Labels", "Choices", "Taxonomy") for element in root.iter()):
        raise SchemeError(
            f"The label scheme “{scheme.name}” asks annotators for nothing; choose layers that it asks for."
        )
    indent(root)
    return tostring(root, encoding="unicode")


def colours(layer: Layer, *, families: Sequence[str]) -> dict[str, str]:
    """Return the colour of every label of a layer: the hue of its family, in a shade of its own.

    Args:
        layer: the layer.
        families: every family of the scheme in order (`families_of`); the hues of the house palette go round.

    >>> from commentariat.corpus.scheme import default_scheme
    >>> colours(default_scheme().layer("loaded_language"), families=["naming", "judgement"])["scare_quotes"]
    '#D55E00'
    """
    seen: dict[str, int] = {}
    found = {}
    for label in layer.labels:
        family = label.family or layer.name
        hue = PALETTE[families.index(family) % len(PALETTE)] if family in families else PALETTE[-1]
        step = seen.get(family, 0)
        seen[family] = step + 1
        found[label.name] = shade(hue, step)
    return found


def families_of(layers: Iterable[Layer]) -> list[str]:
    """Return the families of the labels of spans, in order; a label without one is of the family of its layer."""
    return list(
        dict.fromkeys(
            label.family or layer.name for layer in layers if layer.of_spans for label in layer.labels
        )
    )


def hotkeys(layers: Iterable[Layer]) -> dict[tuple[str, str], str]:
    """Return a key for every label of spans: its own, else the next that is free, digits first.

    Labels beyond the 36 keys have none.

    >>> from commentariat.corpus.scheme import default_scheme
    >>> hotkeys(default_scheme().layers)["loaded_language", "proxy_label"]
    '3'
    """
    labels = [(layer.name, label) for layer in layers if layer.of_spans for label in layer.labels]
    taken = {label.hotkey for _, label in labels}
    free = (key for key in _KEYS if key not in taken)
    keys = {(layer, label.name): label.hotkey or next(free, None) for layer, label in labels}
    return {name: key for name, key in keys.items() if key is not None}


def page_style() -> str:
    """Return the style sheet of the labelling page."""
    return (resources.files(__package__ or "") / "page.css").read_text(encoding="utf-8")


def _document(
    parent: Element,
    layers: Sequence[Layer],
    *,
    scheme: Scheme,
    kind: str,
    place: str | None,
    keys: dict[tuple[str, str], str],
) -> None:
    asked = [layer for layer in layers if layer.asked_of(kind)]
    spans = [layer for layer in asked if layer.of_spans]
    to = object_name(place)
    families = families_of(layers)
    bar = SubElement(parent, "View", className="cm-bar") if spans else None
    for layer in spans:
        assert bar is not None
        labels = SubElement(bar, "Labels", name=control_name(layer.name, place), toName=to, showInline="true")
        tints = colours(layer, families=families)
        for label in layer.labels:
            made = SubElement(labels, "Label", value=readable(label.name), background=tints[label.name])
            made.set("hint", label.marks)
            if key := keys.get((layer.name, label.name)):
                made.set("hotkey", key)
    text = "$text" if place is None else f"$comments[{place}].text"
    SubElement(parent, "Text", name=to, value=text, granularity="symbol", showLabels="true")
    if spans:
        _attributes(parent, scheme, spans, place=place)
    _of_document(parent, [layer for layer in asked if not layer.of_spans], place=place)


def _attributes(parent: Element, scheme: Scheme, spans: Sequence[Layer], *, place: str | None) -> None:
    box: Element | None = None
    for attribute in scheme.attributes:
        having = [layer for layer in spans if not attribute.layers or layer.name in attribute.layers]
        if not attribute.asked or not having:
            continue
        if box is None:
            box = SubElement(parent, "View", className="cm-span")
        # A page can tie a control to the spans of one layer, or show it for those of all.
        only = control_name(having[0].name, place) if len(having) == 1 else None
        _attribute(box, attribute, place=place, only=only)


def _attribute(parent: Element, attribute: Attribute, *, place: str | None, only: str | None) -> None:
    box = SubElement(parent, "View", className="cm-attribute", visibleWhen="region-selected")
    if only is not None:
        box.set("whenTagName", only)
    SubElement(box, "Header", value=readable(attribute.name), size="6")
    control = SubElement(box, "Choices" if attribute.values else "TextArea")
    for key, value in (
        ("name", control_name(attribute.name, place)),
        ("toName", object_name(place)),
        ("perRegion", "true"),
    ):
        control.set(key, value)
    if attribute.values:
        control.set("choice", "single-radio")
        control.set("showInline", "true")
        for name, meaning in attribute.values:
            SubElement(control, "Choice", value=readable(name), hint=meaning)
    else:
        control.set("maxSubmissions", "1")
        control.set("editable", "true")
        control.set("rows", "1")
        control.set("placeholder", attribute.definition)


def _of_document(parent: Element, layers: Sequence[Layer], *, place: str | None) -> None:
    if not layers:
        return
    box = SubElement(parent, "View", className="cm-choices")
    for layer in layers:
        if layer.several:
            continue
        row = SubElement(box, "View", className="cm-choice")
        SubElement(row, "Header", value=readable(layer.name), size="6")
        choices = SubElement(
            row,
            "Choices",
            name=control_name(layer.name, place),
            toName=object_name(place),
            choice="single",
            showInline="true",
        )
        for label in layer.labels:
            SubElement(choices, "Choice", value=readable(label.name), hint=label.marks)
    several = [layer for layer in layers if layer.several]
    if several:
        row = SubElement(box, "View", className="cm-choice")
        SubElement(row, "Header", value=_joined(readable(layer.name) for layer in several), size="6")
        taxonomy = SubElement(
            row,
            "Taxonomy",
            name=control_name(CODEBOOK, place),
            toName=object_name(place),
            leafsOnly="true",
            placeholder="Choose all that hold",
        )
        for layer in several:
            top = SubElement(taxonomy, "Choice", value=readable(layer.name), hint=layer.definition)
            for label in layer.labels:
                SubElement(top, "Choice", value=readable(label.name), hint=label.marks)


def _joined(names: Iterator[str]) -> str:
    return string.capwords(", ".join(names), sep=". ")
