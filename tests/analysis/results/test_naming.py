"""Who is called what: counts, denominators and lines are those of the texts."""

from __future__ import annotations

from typing import Any

import pytest

from commentariat.analysis.reader_uptake import uptake
from commentariat.analysis.results.agency import agency
from commentariat.analysis.results.named_actors import named_actors
from commentariat.analysis.results.naming import LOADED_NAMING, naming
from commentariat.analysis.results.summaries import loaded_language
from commentariat.corpus.errors import InputError


def row(result: Any, **wanted: Any) -> dict[str, Any]:
    table = result.to_frame()
    for name, value in wanted.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0].to_dict()


def test_the_seed_names_the_syrian_national_army_in_two_voices(seed_corpus: Any) -> None:
    result = naming(seed_corpus)
    told = row(result, expression="Turkish proxies", voice="attributed")
    own = row(result, expression="Turkish proxies", voice="outlet")
    assert (told["target"], told["source"]) == ("Syrian National Army", "pro-government sources")
    assert own["target"] == "Syrian National Army"
    assert told["words"] == own["words"] == seed_corpus.frame("measures")["n_words"][0]
    assert own["rate"] == pytest.approx(1000 / own["words"])
    assert own["low"] < own["rate"] < own["high"]


def test_spellings_of_one_expression_are_counted_together_in_the_commonest_form(small_corpus: Any) -> None:
    found = row(naming(small_corpus), target="SNA")
    assert (found["expression"], found["count"]) == ("Turkish proxies", 2)


def test_a_rejected_finding_is_not_counted(small_corpus: Any) -> None:
    table = naming(small_corpus, target="damascus").to_frame()
    assert table["count"].sum() == 2
    assert "readers" not in set(table["namer"])


def test_outlets_and_their_readers_are_told_apart_and_have_their_own_words(small_corpus: Any) -> None:
    result = naming(small_corpus, by=["namer"])
    words = small_corpus.frame("measures").set_index("document_id")["n_words"]
    assert row(result, expression="heroes")["namer"] == "readers"
    assert row(result, expression="heroes")["words"] == words["c1"]
    assert row(result, expression="Russian-backed")["words"] == words["r1"]


def test_without_grouping_the_denominator_is_the_whole_corpus(small_corpus: Any) -> None:
    result = naming(small_corpus, by=[], target="Damascus")
    assert row(result, expression="regime")["count"] == 2
    assert row(result, expression="regime")["words"] == small_corpus.frame("measures")["n_words"].sum()


def test_every_example_leads_back_to_its_words(small_corpus: Any) -> None:
    texts = dict(
        zip(small_corpus.frame("reports")["report_id"], small_corpus.frame("reports")["text"], strict=True)
    )
    texts |= dict(
        zip(small_corpus.frame("comments")["comment_id"], small_corpus.frame("comments")["text"], strict=True)
    )
    table = naming(small_corpus, examples=5).to_frame()
    assert [len(lines) for lines in table["examples"]] == table["count"].tolist()
    for lines in table["examples"]:
        for line in lines:
            assert texts[line["document_id"]][line["start"] : line["end"]] == line["quote"]
            said = line["before"].removeprefix("… ") + line["quote"] + line["after"].removesuffix(" …")
            assert said in texts[line["document_id"]]


def test_only_the_voice_asked_for(small_corpus: Any) -> None:
    table = naming(small_corpus, voice="quoted").to_frame()
    assert table["expression"].tolist() == ["terrorists"]


@pytest.mark.parametrize("ask", [naming, named_actors, loaded_language, agency, uptake])
def test_a_misspelt_voice_is_told(small_corpus: Any, ask: Any) -> None:
    with pytest.raises(InputError, match=r"No voice is called “outlte”\. Did you mean outlet"):
        ask(small_corpus, voice="outlte")


def test_namings_of_an_actor_come_before_those_whose_target_nobody_can_tell(small_corpus: Any) -> None:
    table = naming(small_corpus).to_frame()
    named = table["target"].notna().tolist()
    assert named == sorted(named, reverse=True)
    for group in (table[named], table[[not one for one in named]]):
        assert group["count"].is_monotonic_decreasing


def test_an_actor_has_one_row_with_all_its_loaded_namings(small_corpus: Any) -> None:
    result = named_actors(small_corpus)
    each = naming(small_corpus, by=[], labels=LOADED_NAMING).to_frame()
    for target, rows in each.dropna(subset=["target"]).groupby("target"):
        found = row(result, target=target)
        assert found["count"] == rows["count"].sum()
        assert all(said in found["expressions"] for said in rows["expression"])
    assert result.to_frame()["count"].is_monotonic_decreasing
    assert set(result.columns) == set(result.to_frame().columns)


def test_an_unknown_grouping_is_refused_with_the_known_ones(small_corpus: Any) -> None:
    with pytest.raises(InputError, match=r"namer.*outlet.*voice"):
        naming(small_corpus, by=["colour"])
    assert naming(small_corpus, by="outlet").table.equals(naming(small_corpus, by=["outlet"]).table)


def test_a_corpus_without_findings_gives_an_empty_table(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "Quiet."}], measures=[{"document_id": "r", "n_words": 1}]
    )
    result = naming(corpus)
    assert result.to_frame().empty
    assert "No rows" in result._repr_html_()


def test_missing_word_counts_leave_rates_empty_and_say_so(small_corpus: Any, memory_corpus: Any) -> None:
    corpus = memory_corpus(reports=small_corpus.arrow("reports").to_pylist())
    corpus._tables["findings"] = small_corpus.arrow("findings")
    result = naming(corpus)
    assert result.to_frame()["rate"].isna().all()
    assert any("n_words" in note for note in result.notes)


def test_words_are_whole_numbers_beside_outlets_that_are_not_analysed(
    memory_corpus: Any, make_loaded: Any
) -> None:
    text = "The regime fell."
    corpus = memory_corpus(
        reports=[
            {"report_id": "r1", "outlet": "Courier", "text": text},
            {"report_id": "r2", "outlet": "Bote", "text": "Er ging."},
        ],
        measures=[{"document_id": "r1", "report_id": "r1", "kind": "report", "n_words": 3}],
        findings=[make_loaded("r1", text, "regime", "delegitimising_label")],
    )
    result = naming(corpus)
    assert str(row(result, expression="regime")["words"]) == "3"
    assert ">3<" in result._repr_html_()
