"""Each statistic over a corpus that can be counted by hand: its numbers, its words for them, its plot."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd
import pytest

from commentariat.analysis.statistics import (
    collocations,
    dispersion,
    frequencies,
    keyness,
    ngrams,
    trend,
    trend_test,
)
from commentariat.corpus.errors import InputError
from commentariat.corpus.results import Result


def rows(result: Result, *columns: str) -> list[tuple[Any, ...]]:
    return list(result.table[list(columns)].itertuples(index=False, name=None))


def test_words_are_counted_with_rates_intervals_and_documents(tables: Any) -> None:
    result = frequencies(tables, min_count=3)
    assert rows(result, "word", "count", "documents") == [
        ("the", 7, 3), ("regime", 5, 3), ("terrorists", 4, 3), ("killed", 3, 2),
    ]  # fmt: skip
    row = result.table.iloc[0]
    assert row["words"] == 36
    assert row["rate"] == pytest.approx(7 / 36 * 1e6)
    assert (row["low"], row["high"]) == pytest.approx((2.8144 / 36 * 1e6, 14.4227 / 36 * 1e6), rel=1e-4)


def test_lemmas_and_patterns(tables: Any) -> None:
    assert rows(frequencies(tables, unit="lemma", pattern="lemma:sa*"), "word", "count") == [("say", 3)]
    assert rows(frequencies(tables, pattern="TERROR*", case_sensitive=False), "word", "count") == [
        ("terrorists", 4)
    ]
    of_case = frequencies(tables, pattern="T*", case_sensitive=True)
    assert rows(of_case, "word", "count") == [("The", 4), ("Terrorists", 1)]


def test_groups_have_their_own_denominators_and_what_is_not_there_is_0(tables: Any) -> None:
    result = frequencies(tables, by=["outlet", "kind"], pattern="army")
    assert rows(result, "word", "outlet", "kind", "count", "words") == [
        ("army", "Courier", "comment", 0, 6),
        ("army", "Courier", "report", 2, 11),
        ("army", "Gazette", "comment", 0, 8),
        ("army", "Gazette", "report", 0, 11),
    ]


def test_the_words_of_a_label_are_a_slice_like_any_other(tables: Any) -> None:
    result = frequencies(tables, where={"label": "delegitimising_label"})
    assert rows(result, "word", "count", "words") == [("regime", 2, 3), ("terrorists", 1, 3)]


def test_key_words_of_one_side_come_first_and_of_the_other_last(tables: Any) -> None:
    result = keyness(tables, where={"outlet": "Gazette"}, against={"outlet": "Courier"}, min_count=2)
    table = result.table.set_index("word")
    assert result.table["word"].iloc[0] == "regime"
    assert table["log_ratio"].iloc[-1] < 0
    assert (table.loc["regime", "count"], table.loc["regime", "count_against"]) == (4, 1)
    assert table.loc["regime", "log_ratio"] == pytest.approx(np.log2((4 / 19) / (1 / 17)))
    assert table.loc["army", "log_ratio"] == pytest.approx(np.log2((0.5 / 19) / (2 / 17)))
    assert table.loc["regime", "z"] > 0 > table.loc["army", "z"]
    assert result.denominators == {"words of outlet Gazette": 19, "words of outlet Courier": 17}
    assert f"{len(table):,} tests" in result.method


def test_turning_keyness_round_turns_its_signs(tables: Any) -> None:
    one, other = {"kind": "report"}, {"kind": "comment"}
    there = keyness(tables, where=one, against=other, min_count=1).table.set_index("word")
    back = keyness(tables, where=other, min_count=1).table.set_index("word").loc[there.index]
    assert there["log_likelihood"].to_numpy() == pytest.approx(back["log_likelihood"].to_numpy())
    assert there["log_ratio"].to_numpy() == pytest.approx(-back["log_ratio"].to_numpy())
    assert there["z"].to_numpy() == pytest.approx(-back["z"].to_numpy())
    assert there["p"].to_numpy() == pytest.approx(back["p"].to_numpy())


def test_slices_that_share_words_or_are_the_same_are_told(tables: Any) -> None:
    result = keyness(tables, where={"kind": "report"}, against={"outlet": "Gazette"}, min_count=1)
    assert "11 words are in both slices" in result.notes[-1]
    with pytest.raises(InputError, match="the same words"):
        keyness(tables, where={"kind": "report"}, against={"kind": "report"})


def test_collocates_are_counted_in_windows_within_sentences(tables: Any) -> None:
    result = collocations(tables, "regime", window=(1, 1), min_count=1)
    table = result.table.set_index("word")
    assert table["count"].to_dict() == {"the": 4, "killed": 1, "lies": 1, "💥": 1, "'s": 1, "no": 1}
    assert table.loc["the", ["left", "right", "total"]].tolist() == [4, 0, 7]
    assert result.denominators == {"nodes": 5, "words near a node": 9, "words of the slice, nodes aside": 31}
    assert table.loc["the", "expected"] == pytest.approx(9 * 7 / 31)
    assert table.loc["the", "log_dice"] == pytest.approx(14 + np.log2(2 * 4 / (5 + 7)))


def test_a_sentence_is_what_stands_between_final_marks_and_line_ends(tables: Any) -> None:
    result = collocations(tables, "lies", span="sentence", min_count=1)
    assert set(result.table["word"]) == {"the", "regime"}
    assert "left" not in result.table


def test_a_token_near_two_nodes_counts_once(tables_of: Any) -> None:
    held = tables_of({"r": ("A", None, "regime lies regime")}, {})
    result = collocations(held, "regime", min_count=1)
    assert rows(result, "word", "count", "left", "right") == [("lies", 1, 1, 1)]


def test_dispersion_over_documents_of_words_and_of_queries(tables: Any) -> None:
    of_words = dispersion(tables, min_count=3).table.set_index("word")
    of_queries = dispersion(tables, ["regime", "the regime"])
    row = of_queries.table.set_index("word").loc["regime"]
    assert of_words.loc["regime"].tolist() == pytest.approx(row.tolist())
    assert (row["count"], row["range"], row["range_share"]) == (5, 3, 0.75)
    shares, observed = np.array([11, 11, 8, 6]) / 36, np.array([2, 0, 2, 1]) / 5
    assert row["dp"] == pytest.approx(np.abs(shares - observed).sum() / 2)
    assert of_queries.denominators == {"words": 36, "parts": 4}


@pytest.mark.parametrize("most_cells", [0, 20_000_000])
def test_how_much_is_counted_at_a_time_does_not_show(
    tables: Any, monkeypatch: pytest.MonkeyPatch, most_cells: int
) -> None:
    def made() -> list[Any]:
        return [
            dispersion(tables, min_count=1).table,
            dispersion(tables, min_count=1, parts=["outlet"]).table,
            dispersion(tables, min_count=1, parts=["report_id"]).table,
            dispersion(tables, min_count=1, parts=["likes"]).table,
            frequencies(tables).table,
            frequencies(tables, by=["outlet"], min_count=1).table,
            keyness(tables, where={"kind": "comment"}, min_count=1).table,
        ]

    at_once = made()
    package = "commentariat.analysis.statistics"
    monkeypatch.setattr(import_module(f"{package}.dispersion"), "_MOST_PAIRS", 3)
    monkeypatch.setattr(import_module(f"{package}.dispersion"), "_MOST_WORDS", 3)
    monkeypatch.setattr(import_module(f"{package}.counting"), "_BLOCK_WORDS", 5)
    monkeypatch.setattr(import_module(f"{package}.counting"), "_MOST_CELLS", most_cells)
    monkeypatch.setattr(import_module(f"{package}.evenness"), "_BLOCK", 2)
    for one, other in zip(made(), at_once, strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_a_barcode_marks_each_match_at_the_words_of_the_slice_before_it(tables: Any) -> None:
    drawn: Any = dispersion(tables, ["terrorists", "regime"], where={"kind": "report"}).chart
    # The regime killed the civilians The regime lies Rebels said so | Terrorists killed two civilians The army …
    assert drawn.keywords["marks"] == [("terrorists", 11), ("terrorists", 18), ("regime", 1), ("regime", 6)]


def test_dispersion_over_other_parts(tables: Any) -> None:
    result = dispersion(tables, "army", parts=["outlet"])
    assert rows(result, "count", "range", "dp") == [(2, 1, pytest.approx(19 / 36))]
    one = dispersion(tables, "army", parts=["outlet"], where={"outlet": "Courier"})
    assert np.isnan(one.table["dp"].iloc[0])
    assert "single part" in one.notes[-1]


def test_ngrams_stay_within_sentences(tables: Any) -> None:
    result = ngrams(tables, 2, min_count=2)
    assert rows(result, "ngram", "count", "documents") == [("the regime", 4, 2), ("the army", 2, 1)]
    assert "civilians the" not in set(ngrams(tables, 2, min_count=1).table["ngram"])
    assert rows(ngrams(tables, 3, min_count=2), "ngram", "count") == []


def test_ngrams_are_of_words_of_the_slice(tables: Any) -> None:
    marked = {"label": ["euphemism", "scare_quotes"]}
    assert rows(ngrams(tables, 2, where=marked, min_count=1), "ngram", "count", "words") == [
        ("'s terrorists", 1, 6), ("killed terrorists", 1, 6), ("regime 's", 1, 6), ("the regime", 1, 6),
    ]  # fmt: skip
    assert rows(ngrams(tables, 2, where=marked, query="killed", min_count=1), "ngram") == [
        ("killed terrorists",)
    ]


def test_skip_grams_and_frames_and_a_beginning(tables: Any) -> None:
    skipped = ngrams(tables, 2, skip=1, min_count=2).table.set_index("ngram")["count"]
    assert skipped["killed civilians"] == 2
    assert skipped["the regime"] == 4
    frames = ngrams(tables, 3, frames=True, min_count=2)
    found = {row[0]: row[1:] for row in rows(frames, "frame", "count", "variants", "commonest")}
    assert found["killed * civilians"] == (2, 2, "the, two")
    begun = ngrams(tables, 2, query="killed", min_count=1)
    assert set(begun.table["ngram"]) == {"killed the", "killed two", "killed terrorists"}


@pytest.mark.parametrize(("n", "skip"), [(1, 0), (11, 0), (2, 5)])
def test_lengths_out_of_range_are_told(tables: Any, n: int, skip: int) -> None:
    with pytest.raises(InputError, match="2 to 10 words"):
        ngrams(tables, n, skip=skip)


def test_a_trend_has_the_words_of_each_period_and_says_who_has_no_date(tables: Any) -> None:
    result = trend(tables, ["regime", "terrorists"], period="month")
    assert rows(result, "word", "period", "count", "words") == [
        ("regime", "2017-01", 2, 11),
        ("regime", "2017-02", 2, 8),
        ("regime", "2018-06", 1, 17),
        ("terrorists", "2017-01", 0, 11),
        ("terrorists", "2017-02", 1, 8),
        ("terrorists", "2018-06", 3, 17),
    ]
    assert result.notes[0].startswith("regime: −")
    yearly = trend(tables, "regime", period="year", by=["kind"])
    assert rows(yearly, "kind", "period", "words") == [
        ("comment", "2017", 8), ("comment", "2018", 6), ("report", "2017", 11), ("report", "2018", 11),
    ]  # fmt: skip


def test_a_document_whose_date_is_not_as_precise_is_left_out_and_counted(tables_of: Any) -> None:
    held = tables_of(
        {"a": ("A", "2017", "one"), "b": ("A", "2017-03-02", "one two"), "c": ("A", None, "one")}, {}
    )
    result = trend(held, "one", period="day")
    assert rows(result, "period", "words") == [("2017-03-02", 2)]
    assert "2 documents have no date" in result.notes[-1]
    with pytest.raises(InputError, match="column published"):
        trend(held, "one", period="day", where={"document_id": ["a", "c"]})


def test_weeks_begin_on_monday(tables_of: Any) -> None:
    held = tables_of({"a": ("A", "2024-02-25", "one"), "b": ("A", "2024-02-26", "one")}, {})
    assert rows(trend(held, "one", period="week"), "period") == [("2024-02-19",), ("2024-02-26",)]


def test_a_change_is_tested_by_query_and_group(tables_of: Any) -> None:
    held = tables_of(
        {f"r{n}": ("A", f"2017-{n:02}-01", "war " * n + "peace " * (20 - n)) for n in range(1, 9)}, {}
    )
    table = trend_test(held, ["war", "peace"], by=["outlet"]).table.set_index("word")
    assert table["tau"].tolist() == pytest.approx([1, -1])
    assert table.loc["war", "low"] > 1
    assert table["periods"].tolist() == [8, 8]


STATISTICS = {
    "frequencies": lambda c: frequencies(c, by=["outlet"]),
    "keyness": lambda c: keyness(c, where={"kind": "report"}, min_count=1),
    "collocations": lambda c: collocations(c, "regime", min_count=1),
    "dispersion": lambda c: dispersion(c, min_count=1),
    "barcode": lambda c: dispersion(c, ["regime", "army"]),
    "ngrams": lambda c: ngrams(c, 2, min_count=1),
    "frames": lambda c: ngrams(c, 3, frames=True, min_count=1),
    "trend": lambda c: trend(c, ["regime", "army"], by=["outlet"]),
}


@pytest.mark.parametrize("name", STATISTICS)
def test_every_statistic_explains_its_columns_and_draws_itself(tables: Any, name: str) -> None:
    result = STATISTICS[name](tables)
    assert set(result.columns) >= set(result.table.columns)
    assert result.method
    assert result.denominators
    assert result.filters["slice"] == "the whole corpus" or name == "keyness"
    assert result.to_svg().startswith("<svg")
    assert result.title in result._repr_html_() or "“" in result.title


@pytest.mark.parametrize(
    ("function", "options", "message"),
    [
        (keyness, {"where": {"kind": "report"}, "sort": "chi"}, "log_ratio"),
        (keyness, {"where": {"kind": "report"}, "correction": "x"}, "holm"),
        (frequencies, {"pattern": "two words"}, "one word"),
        (dispersion, {"parts": []}, "at least one column"),
    ],
)
def test_options_that_are_none_are_told(
    tables: Any, function: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        function(tables, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"span": "page"}, "window, sentence"), ({"sort": "chi"}, "log_dice"), ({"window": 0}, "holds none")],
)
def test_options_of_collocations_that_are_none_are_told(
    tables: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        collocations(tables, "regime", **options)


def test_what_does_not_occur_is_an_empty_table_that_says_so(tables: Any) -> None:
    result = collocations(tables, "nothing")
    assert result.table.empty
    assert "“nothing” does not occur" in result.notes[-1]
    assert trend(tables, "nothing").table["count"].sum() == 0
    assert dispersion(tables, "nothing").table["count"].tolist() == [0]


def test_a_node_without_collocates_is_told_from_one_that_does_not_occur(tables: Any) -> None:
    rare = collocations(tables, "regime", min_count=50)
    assert rare.table.empty
    assert "as often as min_count=50; the commonest stands there 5 times" in rare.notes[-1]
    apart = collocations(tables, "regime", pattern="army", min_count=1)
    assert "No word that is looked for stands near “regime” (5 matches)" in apart.notes[-1]
    assert collocations(tables, "regime", min_count=1).notes == apart.notes[:-1]


def test_many_documents_are_counted_in_blocks_as_in_one(tables: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from commentariat.analysis.statistics import counting

    whole = dispersion(tables, min_count=1).table
    documents = frequencies(tables).table
    monkeypatch.setattr(counting, "_BLOCK_WORDS", 3)
    monkeypatch.setattr(counting, "_MOST_CELLS", 0)
    assert dispersion(tables, min_count=1).table.equals(whole)
    assert frequencies(tables).table.equals(documents)
    by_outlet = frequencies(tables, by=["outlet"]).table
    monkeypatch.undo()
    assert frequencies(tables, by=["outlet"]).table.equals(by_outlet)
