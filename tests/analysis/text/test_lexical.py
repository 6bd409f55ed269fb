"""The lexical analysis says what the full one says, as far as no parse is needed for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commentariat.analysis.language import parse
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.lexical import RULE, analyse_lexically
from commentariat.analysis.text.measures import Analysed
from commentariat.corpus import Corpus
from commentariat.corpus.build import build

TEXT = (
    "The junta's so-called reforms didn’t end the cowardly attacks.\n\n"
    "It is a great day for peace, said an aide. Turkish proxies shelled the town."
)


def analysed(text: str, *, kind: str) -> Analysed:
    """Return what the lexical profile says of one text."""
    [found] = analyse_lexically([(text, kind)], lexicon=default_lexicon())
    return found


def found(analysed: Analysed, *layers: str) -> list[tuple[str, str, int, int]]:
    """Return layer, label and span of the findings of some layers; −1 for the whole text."""
    return [
        (f.layer, f.label, -1 if f.start is None else f.start, -1 if f.end is None else f.end)
        for f in analysed.findings
        if f.layer in layers
    ]


@pytest.fixture(scope="module")
def both() -> tuple[Analysed, Analysed]:
    """The text in both profiles."""
    [doc] = parse([TEXT])
    lexicon = default_lexicon()
    return (
        analyse_document(doc, kind="comment", lexicon=lexicon),
        analysed(TEXT, kind="comment"),
    )


@pytest.mark.parametrize("layers", [("sentiment",), ("policy_frame", "generic_frame", "conflict_journalism")])
def test_plain_text_reads_alike_in_both_profiles(
    both: tuple[Analysed, Analysed], layers: tuple[str, ...]
) -> None:
    full, lexical = both
    assert found(lexical, *layers) == found(full, *layers)


def test_no_loaded_expression_is_missed(both: tuple[Analysed, Analysed]) -> None:
    full, lexical = both
    forms = found(lexical, "loaded_language")
    for _, label, start, end in found(full, "loaded_language"):
        assert any(label == form[1] and form[2] < end and start < form[3] for form in forms), label


def test_the_measures_are_the_same_columns_with_the_same_readability(both: tuple[Analysed, Analysed]) -> None:
    full, lexical = both
    assert list(lexical.measures) == list(full.measures)
    assert lexical.measures["flesch_kincaid_grade"] == full.measures["flesch_kincaid_grade"]
    assert lexical.measures["sentiment_mean"] == full.measures["sentiment_mean"]


def test_forms_count_whatever_their_sense_and_say_so() -> None:
    found_in = analysed("She keeps a strict training regime.", kind="report").findings
    [regime] = [f for f in found_in if f.label == "delegitimising_label"]
    assert (regime.rule, regime.voice, regime.target) == (RULE, None, None)


def test_what_is_a_construction_and_no_expression_is_not_claimed_by_its_form() -> None:
    text = "Five were killed near the “liberated” town, and “nobody” was blamed."
    lexical = analysed(text, kind="report")
    loaded = {(f.label, text[f.start : f.end]) for f in lexical.findings if f.layer == "loaded_language"}
    assert loaded == {("contested_territory", "liberated")}
    assert lexical.measures["n_agentless_passive"] is None
    assert lexical.measures["n_contested_territory"] == 1


def test_nothing_that_needs_a_parse_is_claimed() -> None:
    lines = (
        (Path(__file__).parents[2] / "gold" / "blind3.jsonl").read_text(encoding="utf-8").splitlines()[:60]
    )
    layers = {f.layer for line in lines for f in analysed(json.loads(line)["text"], kind="comment").findings}
    assert layers <= {"loaded_language", "sentiment", "policy_frame", "generic_frame", "conflict_journalism"}


def test_texts_are_analysed_alike_alone_and_together() -> None:
    texts = [(TEXT, "report"), ("", "comment"), (TEXT, "comment"), ("?!", "comment")]
    together = analyse_lexically(texts, lexicon=default_lexicon())
    assert together == [analysed(text, kind=kind) for text, kind in texts]


def test_the_profile_imports_no_library_that_it_has_no_use_for(tmp_path: Path) -> None:
    build([write(tmp_path)], out=tmp_path / "corpus")
    program = (
        "import sys; from commentariat.cli.main import app\n"
        f"try: app(['analyze', {str(tmp_path / 'corpus')!r}, '--profile', 'lexical', '-q'])\n"
        "except SystemExit: pass\n"
        "print(*[name for name in ('datasets', 'pandas', 'spacy', 'scipy', 'altair') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert Corpus.load(tmp_path / "corpus").counts()["measures"] == 2


def write(folder: Path) -> Path:
    path = folder / "texts.jsonl"
    path.write_text(
        json.dumps({"report_id": "r", "text": TEXT, "comments": ["A great day!"]}), encoding="utf-8"
    )
    return path
