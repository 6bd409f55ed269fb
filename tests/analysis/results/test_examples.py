"""Lines behind a number: they belong to their row, and show a span where it stands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from commentariat.analysis.results.examples import example_lines, in_context


def test_context_stays_within_its_line_and_cuts_between_words() -> None:
    text = "One line.\nThe regime said that it would go on for a very long time.\nAnother."
    before, quote, after = in_context(text, 14, 20, width=20)
    assert (before, quote, after) == ("The ", "regime", " said that it would …")


def test_lines_belong_to_the_row_with_their_keys_in_whatever_order_rows_stand(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r1", "text": "The regime fell. Rebels came. The regime rose."}]
    )
    found = pd.DataFrame(
        {
            "document_id": ["r1", "r1", "r1", "r1"],
            "start": [4, 17, 34, None],
            "end": [10, 23, 40, None],
            "target": ["Syria", None, "Syria", "Syria"],
        }
    )
    table = pd.DataFrame({"target": ["Nobody", "Syria", None]})
    nobody, syria, unnamed = example_lines(corpus, found, table, ["target"], 5)
    assert nobody == []
    assert [(line["start"], line["quote"]) for line in syria] == [(4, "regime"), (34, "regime")]
    assert [line["quote"] for line in unnamed] == ["Rebels"]
