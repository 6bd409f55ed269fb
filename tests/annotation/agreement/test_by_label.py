"""Agreement label by label, as the card of a release tells it: the alphas of `agreement`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commentariat.annotation import agreement, label_agreement, write_annotations
from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.standoff.claims import Claim, claim_on


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    rows = [{"report_id": f"r{n}", "text": f"The regime opened bridge {n}, obviously."} for n in range(4)]
    (tmp_path / "stories.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = BuildSettings(divide=False)
    return Corpus.build(tmp_path / "stories.jsonl", out=tmp_path / "corpus", settings=settings)


def marked(
    corpus: Corpus, who: str, document: str, layer: str, label: str, words: str | None = None
) -> Claim:
    text = corpus.texts()[document]
    start = None if words is None else text.index(words)
    end = None if start is None or words is None else start + len(words)
    return claim_on(
        text, document_id=document, layer=layer, label=label, annotator=who, start=start, end=end,
        status="accepted",
    )  # fmt: skip


def put(corpus: Corpus, *, people: tuple[str, ...] = ("ann", "bob")) -> None:
    claims = []
    for who in people:
        for n in range(4):
            words = "regime" if who == "ann" or n else "The regime"
            claims += [
                marked(corpus, who, f"r{n}", "loaded_language", "delegitimising_label", words),
                marked(corpus, who, f"r{n}", "sentiment", "negative" if who == "ann" or n else "neutral"),
                marked(corpus, who, f"r{n}", "reading", "completed"),
            ]
    claims.append(marked(corpus, "ann", "r0", "loaded_language", "booster", "obviously"))
    claims.append(marked(corpus, "gold:main", "r0", "loaded_language", "booster", "obviously"))
    write_annotations(corpus, claims)


def test_every_label_has_the_alpha_that_agreement_measures(corpus: Corpus) -> None:
    put(corpus)
    found = label_agreement(corpus, samples=50)
    table = agreement(corpus, samples=50).table
    for (layer, label), one in found.items():
        [row] = table[
            (table["layer"] == layer) & (table["label"] == label) & (table["measure"] == one.measure)
        ].to_dict("records")
        assert one.alpha == pytest.approx(row["value"])
        assert (one.units, one.documents) == (row["units"], row["documents"])
    spans = found["loaded_language", "delegitimising_label"]
    assert (spans.measure, spans.units, spans.documents) == ("alpha, unitising", 8, 4)
    assert spans.alpha is not None
    assert spans.low is not None
    assert spans.high is not None
    assert spans.low <= spans.alpha <= spans.high
    assert set(found) == {
        ("loaded_language", "delegitimising_label"),
        ("loaded_language", "booster"),
        ("sentiment", "negative"),
        ("sentiment", "neutral"),
    }


def test_one_annotator_agrees_with_nobody(corpus: Corpus) -> None:
    put(corpus, people=("ann",))
    assert label_agreement(corpus) == {}
