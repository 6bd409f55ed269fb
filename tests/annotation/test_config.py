"""The labelling config: every label of the scheme once, on texts that count in code points, ready to be annotated."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from commentariat.annotation import labelling_config
from commentariat.annotation.config import colours, families_of, hotkeys
from commentariat.annotation.names import Vocabulary, readable
from commentariat.corpus import SchemeError
from commentariat.corpus.palette import OKABE_ITO
from commentariat.corpus.scheme import default_scheme, load_scheme

SCHEME = default_scheme()


def config(layers: list[str] | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(labelling_config(layers=layers))


def shown(control: ElementTree.Element) -> list[str]:
    tag = "Label" if control.tag == "Labels" else "Choice"
    return [str(each.get("value")) for each in control.iter(tag)]


@pytest.mark.parametrize(("kind", "ending"), [("report", ""), ("comment", "_{{idx}}")])
def test_every_layer_that_is_asked_has_a_control_with_all_its_labels(kind: str, ending: str) -> None:
    controls = {
        control.get("name"): shown(control)
        for control in config().iter()
        if control.tag in ("Labels", "Choices")
    }
    for layer in SCHEME.layers:
        if layer.several:
            continue
        found = controls.get(f"{layer.name}{ending}")
        assert found == ([readable(name) for name in layer] if layer.asked_of(kind) else None), layer.name


def test_frames_are_a_taxonomy_of_codebooks() -> None:
    [taxonomy] = config().iter("Taxonomy")
    assert {str(top.get("value")): [str(leaf.get("value")) for leaf in top] for top in taxonomy} == {
        readable(layer.name): [readable(name) for name in layer] for layer in SCHEME.layers if layer.several
    }


def test_texts_are_of_the_kind_that_counts_in_code_points() -> None:
    tags = {element.tag for element in config().iter()}
    assert "Text" in tags
    assert not tags & {"Paragraphs", "HyperText"}
    assert {text.get("granularity") for text in config().iter("Text")} == {"symbol"}
    [repeater] = config().iter("Repeater")
    assert [text.get("name") for text in repeater.iter("Text")] == ["comment_{{idx}}"]
    assert "white-space: pre-wrap" in str(config().findtext("Style"))


def test_spans_have_their_voice_and_severity_and_namings_a_relation_to_their_actor() -> None:
    asked = {control.get("name"): control.get("perRegion") for control in config().iter("Choices")}
    assert asked["voice"] == asked["severity_{{idx}}"] == "true"
    assert [relation.get("value") for relation in config().iter("Relation")] == ["target"]


def test_a_project_may_ask_for_some_layers_only() -> None:
    names = {c.get("name") for c in config(["stance_to_report"]).iter("Choices")}
    assert names == {"stance_to_report_{{idx}}"}
    with pytest.raises(SchemeError, match="has no layer “tone”"):
        config(["tone"])
    with pytest.raises(SchemeError, match="asks annotators for nothing"):
        config(["reading"])


def test_colours_come_from_the_house_palette_and_differ_within_a_text() -> None:
    families = families_of(SCHEME.layers)
    found = [
        colour
        for layer in SCHEME.layers
        if layer.of_spans and (layer.asked_of("report") or layer.asked_of("comment"))
        for colour in colours(layer, families=families).values()
    ]
    assert len(set(found)) == len(found)
    assert set(OKABE_ITO.values()) & set(found)


def test_every_span_label_of_the_shipped_scheme_has_a_key_of_its_own() -> None:
    keys = hotkeys(SCHEME.layers)
    assert len(set(keys.values())) == len(keys) == sum(len(la.labels) for la in SCHEME.layers if la.of_spans)


@pytest.mark.parametrize(
    ("scheme", "said"),
    [
        ("layers: {tone_2: {unit: span, labels: {x: {marks: a}}}}", "“tone_2” cannot be used"),
        ("layers: {Tone: {unit: span, labels: {x: {marks: a}}}}", "“Tone” cannot be used"),
        (
            "layers: {voice: {unit: span, labels: {x: {marks: a}}}}\nattributes: {voice: {values: {own: a}}}",
            "both a layer and",
        ),
        (
            "layers: {tone: {unit: span, labels: {a b: {marks: a}, a_b: {marks: b}}}}",
            "look the same on a page",
        ),
    ],
)
def test_names_that_could_not_be_read_back_are_told(tmp_path: Path, scheme: str, said: str) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(f"name: ours\n{scheme}\n", encoding="utf-8")
    with pytest.raises(SchemeError, match=said):
        Vocabulary(load_scheme(path))
