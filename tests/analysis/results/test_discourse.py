"""Quotations, agency and contrast over a corpus: counts, denominators and lines are those of the texts."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest

from commentariat.analysis.findings import claim_rows
from commentariat.analysis.language import load_pipeline
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.results.agency import agency, transitivity
from commentariat.analysis.results.contrast import contrast, log_likelihood
from commentariat.analysis.results.naming import naming
from commentariat.analysis.results.quotations import quotations, reporting_verbs
from commentariat.analysis.text.document import analyse_document
from commentariat.corpus.errors import InputError
from commentariat.corpus.standoff.claims import Claim

TEXTS = {
    "a1": (
        "Gazette",
        "Russian jets bombed the camp. Four nurses were killed. “The regime lies,” said Leila Haddad. "
        "Haddad claimed that the regime shelled Homs. Islamic State fighters fled.",
    ),
    "a2": (
        "Herald",
        "The terrorists attacked a school. According to Hezbollah, two soldiers died in the attack. "
        "ISIS militants fled. The terrorist group lost the town.",
    ),
}


@pytest.fixture(scope="module")
def corpus() -> Any:
    """Two reports by two outlets, analysed."""
    return _analysed()


def _analysed(**words: int) -> Any:
    """Return the corpus; `words` are how many words reports are said to have, if not those of their texts."""
    from ..conftest import MemoryCorpus

    findings, measures = [], []
    for report_id, (_, text) in TEXTS.items():
        analysed = analyse_document(load_pipeline()(text), kind="report", lexicon=default_lexicon())
        findings += map(Claim.from_row, claim_rows(analysed.findings, document_id=report_id, text=text))
        measures.append(
            {"document_id": report_id, "report_id": report_id, "kind": "report"}
            | analysed.measures
            | ({"n_words": words[report_id]} if report_id in words else {})
        )
    return MemoryCorpus(
        reports=[
            {"report_id": report_id, "outlet": outlet, "text": text, "authors": [], "changes": []}
            for report_id, (outlet, text) in TEXTS.items()
        ],
        findings=findings,
        measures=measures,
    )


def row(result: Any, **wanted: Any) -> dict[str, Any]:
    table = result.to_frame()
    for name, value in wanted.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0].to_dict()


def test_a_speaker_is_counted_under_one_name_with_verbs_and_words(corpus: Any) -> None:
    found = row(quotations(corpus), speaker="Leila Haddad")
    assert (found["namer"], found["count"], found["neutral"], found["doubting"]) == ("Gazette", 2, 1, 1)
    assert (found["words_said"], found["words_quoted"]) == (7, 3)
    assert found["share"] == 1
    assert found["verbs"] == "claim, say"


def test_an_axis_of_few_quotations_has_whole_numbers(corpus: Any) -> None:
    panel = quotations(corpus).plot().to_dict()["vconcat"][0]
    assert panel["encoding"]["x"]["axis"]["values"] == [0, 1, 2]


def test_cues_are_counted_with_their_share(corpus: Any) -> None:
    found = row(reporting_verbs(corpus, by=["outlet"]), outlet="Herald")
    assert (found["cue"], found["verb_class"], found["count"], found["share"]) == (
        "according to",
        "neutral",
        1,
        1.0,
    )


def test_an_actor_is_agent_or_affected_per_thousand_words(corpus: Any) -> None:
    found = row(agency(corpus), actor="Russian")
    assert (found["agent"], found["affected"], found["active"]) == (1, 0, 1)
    assert found["agent_rate"] == pytest.approx(1000 / found["words"])
    assert found["agent_low"] < found["agent_rate"] < found["agent_high"]
    assert row(agency(corpus), actor="nurse")["named"] == False  # noqa: E712
    assert "nurse" not in set(agency(corpus, named=True).to_frame()["actor"])


def test_forms_add_up_to_all_processes(corpus: Any) -> None:
    table = transitivity(corpus).to_frame()
    assert (table.groupby("outlet")["share"].sum().round(9) == 1).all()
    agentless = table[table["realised"] == "agentless_passive"]
    assert agentless["with_agent"].sum() == 0
    assert agentless["count"].sum() == 1


def test_names_of_one_actor_are_joined_across_documents_and_neutral_names_give_the_proportion(
    corpus: Any,
) -> None:
    table = naming(corpus, by=["outlet"], target="Daesh").to_frame()
    assert set(table["target"]) == {"ISIS"}
    shares = {(r["outlet"], r["expression"]): r["share"] for r in table.to_dict("records")}
    assert shares == {
        ("Gazette", "fighters"): 1.0,
        ("Herald", "militants"): 0.5,
        ("Herald", "terrorist group"): 0.5,
    }


def test_a_contrast_leans_to_whoever_uses_the_word(corpus: Any) -> None:
    result = contrast(corpus, "Gazette", "Herald", by="outlet", minimum=1, targets=False)
    regime, militants = row(result, expression="regime"), row(result, expression="militants")
    assert regime["log_ratio"] > 0 > militants["log_ratio"]
    assert (regime["count_1"], regime["count_2"]) == (2, 0)
    assert isnan(regime["ratio_high"])
    assert result.table["g2"].is_monotonic_decreasing


def test_what_somebody_of_few_words_does_not_say_is_not_their_word() -> None:
    result = contrast(_analysed(a1=1000, a2=20), "Gazette", "Herald", by="outlet", minimum=1, targets=False)
    regime, militants = row(result, expression="regime"), row(result, expression="militants")
    assert (regime["count_1"], regime["count_2"]) == (2, 0)
    assert regime["log_ratio"] >= 0
    assert militants["log_ratio"] < 0


def test_the_log_likelihood_is_that_of_the_full_table() -> None:
    # Dunning's four-cell statistic for rare events tends to the two-cell one: computed apart from the code.
    assert log_likelihood(10, 10, 1000, 1000) == pytest.approx(0)
    assert log_likelihood(20, 10, 1000, 1000) == pytest.approx(
        2 * (20 * 0.28768207 - 10 * 0.40546511), abs=1e-6
    )


def test_a_group_without_words_is_refused_with_the_known_ones(corpus: Any) -> None:
    with pytest.raises(InputError, match=r"Courier.*Gazette, Herald"):
        contrast(corpus, "Courier", "Herald", by="outlet")


@pytest.mark.parametrize("result", [naming, quotations, agency, transitivity, reporting_verbs])
def test_an_unknown_grouping_is_refused(corpus: Any, result: Any) -> None:
    with pytest.raises(InputError, match="outlet"):
        result(corpus, by=["colour"])


@pytest.mark.parametrize("result", [quotations, agency, transitivity])
def test_every_line_leads_back_to_its_words_and_the_chart_draws(corpus: Any, result: Any) -> None:
    made = result(corpus, examples=9)
    for lines in made.to_frame()["examples"]:
        for line in lines:
            assert TEXTS[line["document_id"]][1][line["start"] : line["end"]] == line["quote"]
    assert made.plot().to_dict()
    assert set(made.columns) == set(made.table.columns)


def test_a_line_of_an_actor_says_whether_it_acts_or_is_acted_on(corpus: Any) -> None:
    table = agency(corpus, examples=9).to_frame()
    roles = [[line["role"] for line in lines] for lines in table["examples"]]
    assert [names.count("agent") for names in roles] == table["agent"].tolist()
    assert [names.count("affected") for names in roles] == table["affected"].tolist()


def test_a_contrast_draws(corpus: Any) -> None:
    assert contrast(corpus, "Gazette", "Herald", by="outlet", minimum=1).plot().to_dict()
