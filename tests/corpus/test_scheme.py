"""A label scheme: what a user's own file says, and sentences that name the place where it breaks the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus.errors import SchemeError
from commentariat.corpus.scheme import Label, Layer, default_scheme, load_scheme

GOOD = """
name: ours
version: 2
layers:
  tone:
    unit: span
    documents: [comment]
    definition: How it sounds.
    labels:
      rude: {marks: Insults., excludes: Irony.}
      kind: {marks: Thanks.}
  topic:
    unit: document
    labels:
      rude: {marks: Talk of manners.}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "scheme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_scheme_is_read_in_its_own_order(tmp_path: Path) -> None:
    scheme = load_scheme(written(tmp_path, GOOD))
    assert (scheme.name, scheme.version, scheme.language) == ("ours", "2", "en")
    assert scheme.layer("tone") == Layer(
        name="tone",
        unit="span",
        documents=("comment",),
        definition="How it sounds.",
        labels=(Label(name="rude", marks="Insults.", excludes="Irony."), Label(name="kind", marks="Thanks.")),
    )
    assert scheme.layer("topic").documents == ("report", "comment")
    assert scheme.layer_names == ("tone", "topic")
    assert scheme.label_names == ("rude", "kind")
    assert scheme.voices == ("outlet", "quoted", "attributed")


def test_a_scheme_may_name_voices_of_its_own(tmp_path: Path) -> None:
    text = GOOD + "attributes:\n  voice:\n    values: {writer: Writes., speaker: Speaks.}\n"
    assert load_scheme(written(tmp_path, text)).voices == ("writer", "speaker")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: ours\n", "", "“name” is missing; add it"),
        ("layers:", "layer:", "“layers” is missing; add it"),
        ("    unit: span\n", "", "layer “tone”: “unit” is missing; add it"),
        ("{marks: Thanks.}", "{mark: Thanks.}", "layer “tone”, label “kind”: “marks” is missing; add it"),
        ("{marks: Thanks.}", "Thanks.", "layer “tone”, label “kind”: names with a colon .* not text"),
        ("{marks: Thanks.}", "", "layer “tone”, label “kind”: names with a colon .* not nothing"),
        ("kind:", "yes:", "label “True”: this name is a truth value, not text; put it in quotation marks"),
        (
            "[comment]",
            "comment",
            r"layer “tone”: “documents” is a list, such as \[report, comment\], not text",
        ),
        ("kind:", "rude:", "is no valid YAML: “rude” stands twice .* line 10"),
        ("marks: Insults.", "marks: [Insults.", "is no valid YAML: .* line 1"),
        (GOOD, "", "names with a colon and their values are expected here, not nothing"),
        (GOOD, "- a\n- b\n", "names with a colon and their values are expected here, not a list"),
        (
            "layers:",
            "attributes: {voice: loud}\nlayers:",
            "attributes, voice: names with a colon .* not text",
        ),
    ],
)
def test_what_breaks_the_rules_is_told_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(SchemeError, match=said) as caught:
        load_scheme(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_missing_or_no_utf8_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match=r"There is no label scheme at .*nowhere\.yaml; give a YAML file"):
        load_scheme(tmp_path / "nowhere.yaml")
    (tmp_path / "latin.yaml").write_bytes("name: José".encode("latin-1"))
    with pytest.raises(SchemeError, match=r"latin\.yaml cannot be read"):
        load_scheme(tmp_path / "latin.yaml")


def test_a_layer_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(SchemeError, match=r"“commentariat” has no layer “tone”. It has: loaded_language,"):
        default_scheme().layer("tone")


def test_the_shipped_scheme_says_what_every_label_marks() -> None:
    for layer in default_scheme().layers:
        assert layer.definition
        assert set(layer.documents) <= {"report", "comment"}
        assert all(label.marks.endswith(".") for label in layer.labels)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("unit: span\n", "unit: spans\n", r"“spans” is not known here; did you mean “span”\? \(line 6\)"),
        ("[comment]", "[comments]", r"“comments” is not known here; did you mean “comment”\? \(line 7\)"),
        ("excludes:", "exclude:", r"no field “exclude”; did you mean “excludes”\? \(line 10\)"),
        ("{marks: Thanks.}", "{}", r"“marks” is missing; add it \(line 11\)"),
        ("marks: Thanks.", "marks: Thanks., hotkey: F13", r"hotkey “F13” is no key; .* \(line 11\)"),
        ("layers:", "attributes: {voice: {values: {a: b}, layers: [ton]}}\nlayers:", "did you mean “tone”"),
        (
            "layers:",
            "relations: {of: {from: [tone]}}\nlayers:",
            r"relations, of: “to” is missing; add it \(line 4\)",
        ),
    ],
)
def test_what_breaks_the_rules_is_told_with_its_line_and_the_remedy(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    with pytest.raises(SchemeError, match=said):
        load_scheme(written(tmp_path, GOOD.replace(old, new, 1)))


def test_two_labels_cannot_share_a_hotkey(tmp_path: Path) -> None:
    text = GOOD.replace("{marks: Thanks.}", "{marks: Thanks., hotkey: k}").replace(
        "excludes: Irony.", "hotkey: k"
    )
    with pytest.raises(SchemeError, match="“kind” and “rude” have the same hotkey “k”"):
        load_scheme(written(tmp_path, text))


def test_a_scheme_names_attributes_and_relations(tmp_path: Path) -> None:
    text = GOOD + (
        "attributes: {force: {definition: How hard., values: {low: L., high: H.}, layers: [tone]}, note: {}}\n"
        "relations: {answers: {from: [tone], to: [tone], definition: Answers it.}}\n"
    )
    scheme = load_scheme(written(tmp_path, text))
    force, note = scheme.attributes
    assert (list(force), force.layers, force.asked, note.asked) == (["low", "high"], ("tone",), True, False)
    [relation] = scheme.relations
    assert (relation.name, relation.sources, relation.targets) == ("answers", ("tone",), ("tone",))


def test_a_scheme_over_another_knows_the_labels_of_both(tmp_path: Path) -> None:
    own = load_scheme(written(tmp_path, GOOD))
    both = own.over(default_scheme())
    assert both.layer_names == ("tone", "topic", *default_scheme().layer_names)
    assert set(both.label_names) == {*own.label_names, *default_scheme().label_names}
    assert default_scheme().over(default_scheme()) == default_scheme()


def test_families_of_labels_are_those_of_the_report() -> None:
    from commentariat.analysis.charts.appearance import LABELS

    shown = {name: look.family for name, look in LABELS.items()}
    assert {label.name: label.family for label in default_scheme().layer("loaded_language").labels} == shown
