"""The guidelines: every label with what it marks, what not, and examples, safe as Markdown and as HTML."""

from __future__ import annotations

from pathlib import Path

from commentariat.annotation import guidelines, guidelines_html
from commentariat.cli.guidelines import lexicon_examples
from commentariat.corpus.scheme import default_scheme, load_scheme


def test_every_label_that_is_asked_is_explained() -> None:
    text = guidelines_html(examples=lexicon_examples())
    for layer in default_scheme().layers:
        asked = layer.asked_of("report") or layer.asked_of("comment")
        for label in layer.labels:
            assert (label.marks.replace("'", "'").split("'")[0][:40] in text) or not asked, label.name
    assert "<li><strong>Turkish proxies</strong> looted two villages near Afrin.</li>" in text
    assert "unfinished" not in text


def test_every_loaded_label_has_examples_from_the_lexicon() -> None:
    examples = lexicon_examples()
    for name in default_scheme().layer("loaded_language"):
        assert any("[[" in text for text in examples[f"loaded_language/{name}"]), name


def test_what_a_scheme_says_cannot_break_the_page(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "name: 'a <b>'\nlayers: {tone: {unit: span, definition: '# <script>x</script>', "
        "labels: {rude: {marks: '*Insults* | <img src=x>'}}}}\n",
        encoding="utf-8",
    )
    page = guidelines_html(load_scheme(path), examples={"tone/rude": ["<i>[[You]]</i> fool."]})
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;i&gt;<strong>You</strong>&lt;/i&gt; fool." in page
    assert "*Insults* | &lt;img src=x&gt;" in page


def test_markdown_lists_attributes_and_relations() -> None:
    text = guidelines()
    assert "- **quoted**: Inside quotation marks ascribed to someone." in text
    assert "Draw the relation “target”: From a naming to a mention" in text


def test_steps_keep_their_numbers_in_the_instructions_of_a_project() -> None:
    # Label Studio's own style takes the marks of all lists away.
    inside = guidelines_html(whole=False)
    assert ".cm-guide ol { list-style: decimal;" in inside
    assert "<ol>" in inside
