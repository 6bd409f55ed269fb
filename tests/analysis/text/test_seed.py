"""The seed as a person reads it: every row comes out, and nothing else is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.measures import Analysed
from commentariat.corpus import split_trailing

Row = tuple[str, str, str, str | None, str | None]

REPORT: list[Row] = [
    ("claim", "doubt_verb", "outlet", None, None),
    ("were killed", "agentless_passive", "attributed", "Pro-opposition media", None),
    ("yet to be confirmed", "hedge", "outlet", None, None),
    ("terrorist group", "delegitimising_label", "outlet", None, "ISIS"),
    ("Turkish-occupied", "contested_territory", "outlet", None, "Tell Abyad"),
    ("was injured", "agentless_passive", "attributed", "pro-government sources", None),
    ("Turkish proxies", "proxy_label", "attributed", "pro-government sources", "Syrian National Army"),
    ("were killed", "agentless_passive", "attributed", "pro-government sources", None),
    ("Turkish-backed", "proxy_label", "outlet", None, None),
    ("Most likely", "hedge", "outlet", None, None),
    ("Turkish proxies", "proxy_label", "outlet", None, "Syrian National Army"),
    ("Apparently", "hedge", "outlet", None, None),
]
COMMENT: list[Row] = [("obviously", "booster", "outlet", None, None)]


@pytest.fixture(scope="module")
def analysed(nlp: Language, seeds: Path) -> dict[str, tuple[str, Analysed]]:
    split = split_trailing(next(seeds.glob("*.txt")).read_text(encoding="utf-8"))
    [comment] = split.comments
    texts = {"report": split.body, "comment": comment.text}
    lexicon = default_lexicon()
    return {
        kind: (text, analyse_document(nlp(text), kind=kind, lexicon=lexicon)) for kind, text in texts.items()
    }


@pytest.mark.parametrize(("kind", "rows"), [("report", REPORT), ("comment", COMMENT)])
def test_the_loaded_language_of_the_seed_is_what_a_person_marks(
    analysed: dict[str, tuple[str, Analysed]], kind: str, rows: list[Row]
) -> None:
    text, result = analysed[kind]
    found = [
        (text[f.start : f.end], f.label, f.voice, f.source, f.target)
        for f in sorted(result.findings, key=lambda f: f.start or 0)
        if f.layer == "loaded_language"
    ]
    assert found == rows


def test_the_comment_praises_the_outlet_and_is_positive(analysed: dict[str, tuple[str, Analysed]]) -> None:
    _, result = analysed["comment"]
    whole = {f.layer: f.label for f in result.findings if f.start is None}
    assert whole["outlet_evaluation"] == "praise"
    assert whole["sentiment"] == "positive"


def test_every_finding_lies_in_its_text_and_names_its_rule(analysed: dict[str, tuple[str, Analysed]]) -> None:
    for text, result in analysed.values():
        for found in result.findings:
            assert found.rule
            if found.start is not None and found.end is not None:
                assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
            if found.layer == "loaded_language":
                assert found.entry in default_lexicon().entries
