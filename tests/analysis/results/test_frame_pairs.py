"""Frames of a report are set against those of its own comments; intervals know that sentences hang together."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from commentariat.analysis.results.frame_pairs import frame_pairs
from commentariat.analysis.results.shares import clustered_share, mantel_haenszel
from commentariat.analysis.results.summaries import frames
from commentariat.analysis.tables.intervals import wilson
from commentariat.corpus.errors import InputError

COLUMN = "policy_frame_economic"


@pytest.fixture(scope="module")
def corpus(memory_corpus: Any) -> Any:
    """Three reports of two outlets with comments, and one without."""
    shares = {
        "r1": (10, 0.5, 4, 0.25),
        "r2": (10, 0.2, 8, 0.5),
        "r3": (5, 0.4, 2, 0.5),
        "r4": (9, 1.0, 0, 0.0),
    }
    reports, comments, measures = [], [], []
    for number, (name, (n, share, m, theirs)) in enumerate(shares.items()):
        reports.append({"report_id": name, "outlet": f"Outlet {number % 2}", "text": "x"})
        measures.append(
            {
                "document_id": name,
                "report_id": name,
                "kind": "report",
                "n_words": 9,
                "n_sentences": n,
                COLUMN: share,
            }
        )
        if m:
            comment = f"{name}c"
            comments.append({"comment_id": comment, "report_id": name, "position": 0, "text": "y"})
            measures.append(
                {
                    "document_id": comment,
                    "report_id": name,
                    "kind": "comment",
                    "n_words": 9,
                    "n_sentences": m,
                    COLUMN: theirs,
                }
            )
    return memory_corpus(reports=reports, comments=comments, measures=measures)


def test_the_report_is_the_unit(corpus: Any) -> None:
    [row] = frame_pairs(corpus).to_frame().to_dict("records")
    assert (row["frame"], row["pairs"]) == ("economic", 3)
    assert (row["report_count"], row["report_sentences"]) == (5 + 2 + 2, 25)
    assert (row["comment_count"], row["comment_sentences"]) == (1 + 4 + 1, 14)
    assert row["report_share"] == pytest.approx((0.5 + 0.2 + 0.4) / 3)
    assert row["difference"] == pytest.approx((-0.25 + 0.3 + 0.1) / 3)
    assert row["low"] < row["difference"] < row["high"]
    assert (row["comments_more"], row["report_more"]) == (2, 1)
    # Mantel and Haenszel: comments' hits times reports' misses over N, against the reverse.
    above = 1 * 5 / 14 + 4 * 8 / 18 + 1 * 3 / 7
    below = 3 * 5 / 14 + 4 * 2 / 18 + 1 * 2 / 7
    assert row["odds_ratio"] == pytest.approx(above / below)


def test_one_table_has_the_odds_ratio_and_error_of_woolf() -> None:
    a, b, c, d = 12, 30, 7, 44
    ratio, low, high = mantel_haenszel([(a, b, c, d)])
    error = (1 / a + 1 / b + 1 / c + 1 / d) ** 0.5
    assert ratio == pytest.approx(a * d / (b * c))
    assert math.log(high / low) == pytest.approx(2 * 1.959964 * error)


def test_outlets_can_be_compared(corpus: Any) -> None:
    table = frame_pairs(corpus, by=["outlet"]).to_frame().set_index("outlet")
    assert table["pairs"].to_dict() == {"Outlet 0": 2, "Outlet 1": 1}
    assert table.loc["Outlet 1", "low"] != table.loc["Outlet 1", "low"]


def test_without_comments_there_is_nothing_to_compare(memory_corpus: Any) -> None:
    result = frame_pairs(memory_corpus(reports=[{"report_id": "r", "text": "x"}]))
    assert result.to_frame().empty
    assert "nothing to compare" in result.notes[0]


def test_an_unknown_grouping_is_refused(corpus: Any) -> None:
    with pytest.raises(InputError, match="grouped by any of"):
        frame_pairs(corpus, by=["kind"])


def test_every_column_is_described_and_drawn(corpus: Any) -> None:
    result = frame_pairs(corpus, by=["outlet"])
    assert set(result.columns) == set(result.to_frame().columns)
    assert result.plot().to_dict()


def test_shares_of_frames_have_intervals_by_report(corpus: Any) -> None:
    table = frames(corpus).to_frame().set_index("kind")
    low, high = wilson(table.loc["report", "count"], table.loc["report", "sentences"])
    assert table.loc["report", "low"] < low < high < table.loc["report", "high"]


def test_intervals_of_clustered_shares_cover_what_they_say() -> None:
    rng = random.Random(7)
    covered = naive = 0
    for _ in range(400):
        rates = [rng.betavariate(2, 6) for _ in range(15)]
        hits = [sum(rng.random() < rate for _ in range(30)) for rate in rates]
        low, high = clustered_share(hits, [30] * 15)
        covered += low <= 0.25 <= high
        low, high = wilson(sum(hits), 450)
        naive += low <= 0.25 <= high
    assert covered / 400 >= 0.92
    assert naive / 400 < 0.75
