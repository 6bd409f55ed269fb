"""Agreement of claims: who read what decides what is compared; every number is one a person can count."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import pytest

from commentariat.annotation.adjudication import gold_from, gold_from_votes
from commentariat.annotation.agreement import (
    agreement,
    confusion,
    decisions,
    disagreements,
    disputed_documents,
    make_study,
)
from commentariat.annotation.agreement.comparison import compare
from commentariat.annotation.agreement.error_analysis import errors
from commentariat.annotation.agreement.evaluation import scores
from commentariat.annotation.agreement.matching import aligned
from commentariat.corpus.errors import InputError
from commentariat.corpus.standoff.claims import Claim, claim_on

TEXT = "The regime and its Turkish proxies reportedly fled, obviously."
TEXTS = dict.fromkeys(("d1", "d2", "d3"), TEXT)
LENGTHS = {name: len(text) for name, text in TEXTS.items()}


def span(who: str, quote: str, label: str = "hedge", document: str = "d1", **fields: Any) -> Claim:
    start = TEXT.index(quote)
    return claim_on(
        TEXT,
        document_id=document,
        layer="loaded_language",
        label=label,
        annotator=who,
        start=start,
        end=start + len(quote),
        status=fields.pop("status", "accepted"),
        **fields,
    )


def whole(who: str, label: str, document: str = "d1", layer: str = "sentiment") -> Claim:
    return claim_on(TEXT, document_id=document, layer=layer, label=label, annotator=who, status="accepted")


def read(who: str, *documents: str, label: str = "completed") -> list[Claim]:
    return [whole(who, label, document, layer="reading") for document in documents]


def value(table: pd.DataFrame, measure: str, label: str = "all", layer: str = "loaded_language") -> float:
    rows = table[(table["measure"] == measure) & (table["label"] == label) & (table["layer"] == layer)]
    assert len(rows) == 1
    return float(rows["value"].iloc[0])


class TestStudy:
    def test_what_a_person_completed_counts_even_where_they_marked_nothing(self) -> None:
        study = make_study([span("ann", "reportedly"), *read("ann", "d1", "d2"), *read("bob", "d2")])
        assert study.shared("ann", "bob") == ("d2",)

    def test_skipped_and_unfinished_documents_are_not_read(self) -> None:
        claims = [span("ann", "reportedly"), *read("ann", "d1", label="skipped"), *read("ann", "d2")]
        assert make_study(claims).read["ann"] == {"d2"}

    def test_rejected_and_lost_claims_do_not_count(self) -> None:
        claims = [span("ann", "reportedly", status=status) for status in ("rejected", "lost")]
        assert make_study(claims).claims == {}

    def test_machine_and_gold_are_no_people(self) -> None:
        claims = [span(who, "reportedly") for who in ("ann", "rule:x", "model:y", "gold:main")]
        assert make_study(claims).annotators == ("ann",)

    def test_an_unknown_annotator_is_named_beside_those_known(self) -> None:
        with pytest.raises(InputError, match="“eve”; those with claims are ann"):
            make_study([span("ann", "reportedly")], annotators=["eve"])


class TestSpans:
    CLAIMS = (
        span("ann", "reportedly", voice="outlet"),
        span("ann", "Turkish proxies", "proxy_label", voice="outlet"),
        span("bob", "reportedly", voice="attributed"),
        span("bob", "proxies", "proxy_label", voice="outlet"),
        span("bob", "obviously", "booster"),
    )

    def table(self, **options: Any) -> pd.DataFrame:
        return agreement(self.CLAIMS, lengths=LENGTHS, samples=20, **options).to_frame()

    def test_f1_counts_both_sides(self) -> None:
        table = self.table()
        assert value(table, "F1, exact") == pytest.approx(2 * 1 / 5)
        assert value(table, "F1, overlap") == pytest.approx(2 * 2 / 5)
        assert value(table, "F1, exact", "hedge") == 1
        assert value(table, "F1, overlap", "booster") == 0

    def test_alpha_for_unitising_is_one_where_all_agree(self) -> None:
        assert value(self.table(), "alpha, unitising", "hedge") == pytest.approx(1)

    def test_voices_of_matching_spans_are_compared(self) -> None:
        row = self.table().query("measure == 'alpha of voice, nominal'").iloc[0]
        assert row["units"] == 4
        assert row["value"] < 1

    def test_one_document_has_no_interval_to_speak_of(self) -> None:
        rows = self.table()
        assert (rows["low"].isna() | (rows["low"] == rows["value"])).all()

    def test_by_pair_and_by_annotator(self) -> None:
        claims = [*self.CLAIMS, span("cid", "reportedly")]
        pairs = agreement(claims, lengths=LENGTHS, samples=0, by="pair").to_frame()
        assert sorted(pairs["annotators"].unique()) == ["ann × bob", "ann × cid", "bob × cid"]
        own = agreement(claims, lengths=LENGTHS, samples=0, by="annotator").to_frame()
        cid = own[(own["annotators"] == "cid") & (own["measure"] == "F1, exact")]["value"].iloc[0]
        assert cid == pytest.approx(2 * 2 / (2 + 1 + 3 + 1))

    def test_intervals_are_the_same_for_the_same_seed_and_hold_the_value(self) -> None:
        claims = [*self.CLAIMS, *(replace(c, document_id=d) for d in ("d2", "d3") for c in self.CLAIMS[:4])]
        first, second = (agreement(claims, lengths=LENGTHS, samples=200).to_frame() for _ in range(2))
        pd.testing.assert_frame_equal(first, second)
        row = first[(first["measure"] == "F1, exact") & (first["label"] == "all")].iloc[0]
        assert row["low"] <= row["value"] <= row["high"]
        assert row["low"] < row["high"]

    @pytest.mark.parametrize(
        ("layer", "said"),
        [("loaded", "did you mean “loaded_language”"), ("hedge", "it is a label of loaded_language")],
    )
    def test_a_layer_that_is_not_known_is_told(self, layer: str, said: str) -> None:
        for ask in (agreement, disagreements, decisions, partial(confusion, first="ann", second="bob")):
            with pytest.raises(InputError, match=f"no layer “{layer}”; {said}"):
                ask(self.CLAIMS, layers=[layer])

    def test_a_layer_that_nobody_used_is_named(self) -> None:
        for ask in (agreement, disagreements, partial(confusion, first="ann", second="bob")):
            assert (
                "Nobody compared here claims anything in actor." in ask(self.CLAIMS, layers=["actor"]).notes
            )

    def test_before_anybody_annotates_it_is_said(self) -> None:
        for ask in (agreement, disagreements):
            with pytest.raises(InputError, match="Nobody has annotated yet"):
                ask([])

    def test_one_annotator_is_not_enough(self) -> None:
        with pytest.raises(InputError, match="two annotators on one document"):
            agreement([span("ann", "reportedly")], lengths=LENGTHS)


class TestDocuments:
    def test_one_label_a_document(self) -> None:
        labels = {"ann": "negative neutral positive", "bob": "negative neutral neutral"}
        claims = [
            whole(who, label, document)
            for who, said in labels.items()
            for document, label in zip(TEXTS, said.split(), strict=True)
        ]
        table = agreement(claims, samples=0).to_frame()
        assert value(table, "observed agreement", layer="sentiment") == pytest.approx(2 / 3)
        assert value(table, "Cohen's kappa", layer="sentiment") == pytest.approx(
            (2 / 3 - 1 / 3) / (1 - 1 / 3)
        )
        assert value(table, "alpha, ordinal", layer="sentiment") > value(
            table, "alpha, nominal", layer="sentiment"
        )

    def test_three_annotators_get_fleiss_kappa_over_what_all_coded(self) -> None:
        claims = [
            whole(who, "negative", document) for who in ("ann", "bob", "cid") for document in ("d1", "d2")
        ]
        claims += [
            whole("ann", "positive", "d3"),
            whole("bob", "positive", "d3"),
            whole("cid", "neutral", "d3"),
        ]
        table = agreement(claims, samples=0).to_frame()
        expected = (6 / 9) ** 2 + (2 / 9) ** 2 + (1 / 9) ** 2
        observed = (1 + 1 + 1 / 3) / 3
        assert value(table, "Fleiss' kappa", layer="sentiment") == pytest.approx(
            (observed - expected) / (1 - expected)
        )

    def test_several_labels_are_compared_as_sets_and_none_is_the_empty_set(self) -> None:
        claims = [whole("ann", label, layer="generic_frame") for label in ("conflict", "morality")]
        claims += [
            whole("bob", "conflict", layer="generic_frame"),
            *read("ann", "d1", "d2"),
            *read("bob", "d1", "d2"),
        ]
        table = agreement(claims, samples=0, layers=["generic_frame"]).to_frame()
        assert set(table[table["label"] == "all"]["measure"]) == {"alpha, MASI", "alpha, Jaccard"}
        assert table["documents"].max() == 2
        assert value(table, "alpha, nominal", "conflict", "generic_frame") == 1


class TestMatching:
    def test_each_span_answers_one(self) -> None:
        first = [span("ann", "Turkish proxies", "proxy_label")]
        second = [span("bob", "Turkish", "proxy_label"), span("bob", "proxies", "proxy_label")]
        pairs = aligned(first, second, same_label=True)
        assert sum(bool(pair.first and pair.second) for pair in pairs) == 1
        assert len(pairs) == 2

    def test_a_span_that_touches_another_does_not_overlap_it(self) -> None:
        pairs = aligned([span("ann", "The ")], [span("bob", "regime")], same_label=False)
        assert not any(pair.first and pair.second for pair in pairs)


def test_confusion_of_labels_boundaries_and_voice() -> None:
    claims = [
        span("ann", "Turkish proxies", "proxy_label", voice="outlet"),
        span("bob", "proxies", "proxy_label", voice="quoted"),
        span("ann", "reportedly", "hedge"),
        span("bob", "reportedly", "booster"),
        span("ann", "regime", "delegitimising_label"),
    ]
    labels = confusion(claims, "ann", "bob").to_frame()
    assert {tuple(row) for row in labels[["first", "second"]].to_numpy()} == {
        ("proxy_label", "proxy_label"),
        ("hedge", "booster"),
        ("delegitimising_label", "(not marked)"),
    }
    bounds = confusion(claims, "ann", "bob", of="boundaries").to_frame()
    assert "first is longer" in set(bounds["first"])
    voices = confusion(claims, "ann", "bob", of="voice").to_frame()
    assert [tuple(row) for row in voices[["first", "second"]].to_numpy()] == [("outlet", "quoted")]


def test_confusion_is_between_two() -> None:
    with pytest.raises(InputError, match="ann was named twice"):
        confusion([span("ann", "fled")], "ann", "ann")


def test_decisions_count_what_became_of_findings() -> None:
    def did(who: str, origin: str, label: str = "hedge") -> Claim:
        made = span(who, "reportedly", label)
        return replace(made, attributes={"origin": origin})

    claims = [
        did("ann", "kept"),
        did("ann", "rejected"),
        did("bob", "changed"),
        did("bob", "manual", "booster"),
    ]
    by_label = decisions([*claims, did("gold:main", "kept"), span("ann", "fled")]).to_frame()
    assert by_label.drop(columns="share_kept").to_numpy().tolist() == [
        ["loaded_language", "booster", 0, 0, 0, 1],
        ["loaded_language", "hedge", 1, 1, 1, 0],
    ]
    assert by_label["share_kept"].iloc[1] == pytest.approx(1 / 3)
    assert decisions(claims, by="annotator").to_frame()["annotator"].tolist() == ["ann", "bob"]
    with pytest.raises(InputError, match="Nobody has worked on the machine's findings"):
        decisions([span("ann", "fled")])


class TestQueue:
    def test_the_greatest_disagreement_comes_first_and_agreement_not_at_all(self) -> None:
        claims = [span("ann", "reportedly"), span("bob", "reportedly")]
        claims += [span("ann", "reportedly", document="d2"), span("bob", "fled", document="d2")]
        claims += [span(who, "reportedly", document="d3") for who in ("ann", "bob")] + [
            span("ann", "fled", document="d3")
        ]
        queue = disputed_documents(claims)
        assert [(each.document_id, round(each.disagreement, 2)) for each in queue] == [
            ("d2", 1.0),
            ("d3", 0.33),
        ]
        assert [(claim.quote, who) for claim, who in queue[1].rivals] == [("fled", ("ann",))]


class TestGold:
    CLAIMS = (
        span("ann", "reportedly", voice="outlet", target="x"),
        span("bob", "reportedly", voice="quoted", target="x"),
        span("cid", "reportedly", voice="outlet", target="x"),
        span("ann", "fled"),
    )

    def test_votes_decide_and_the_raw_claims_stay_named(self) -> None:
        [gold, _] = gold_from_votes(self.CLAIMS, votes=2)
        assert (gold.annotator, gold.quote, gold.status, gold.voice, gold.target) == (
            "gold:main", "reportedly", "accepted", None, "x",
        )  # fmt: skip
        assert gold.attributes["votes"] == "3/3"
        assert set(gold.attributes["made_from"].split()) == {claim.claim_id for claim in self.CLAIMS[:3]}
        assert gold.claim_id not in {claim.claim_id for claim in self.CLAIMS}

    def test_a_document_on_which_all_agree_is_complete(self) -> None:
        made = gold_from_votes(self.CLAIMS[:3])
        assert [(claim.layer, claim.label) for claim in made] == [
            ("loaded_language", "hedge"),
            ("reading", "completed"),
        ]

    def test_a_document_on_which_something_is_left_to_decide_is_unfinished_and_not_read(self) -> None:
        made = gold_from_votes(self.CLAIMS)
        assert [(claim.layer, claim.label) for claim in made] == [
            ("loaded_language", "hedge"),
            ("reading", "unfinished"),
        ]
        assert make_study(made, annotators=["gold:main"]).documents() == ()

    def test_votes_do_not_undo_what_was_adjudicated(self) -> None:
        decided = replace(read("gold:main", "d1")[0], attributes={"adjudicator": "eve"})
        assert gold_from_votes([*self.CLAIMS, decided]) == []
        assert gold_from_votes([*self.CLAIMS, decided], name="other") != []

    @pytest.mark.parametrize(
        ("layer", "said"),
        [("loaded_languag", "did you mean “loaded_language”"), ("sentiment", "holds no claims of anybody")],
    )
    def test_no_gold_is_made_in_a_layer_of_which_nobody_speaks(self, layer: str, said: str) -> None:
        with pytest.raises(InputError, match=said):
            gold_from_votes(self.CLAIMS, layers=[layer])

    def test_an_adjudicators_gold_is_of_the_layers_wanted(self) -> None:
        claims = [span("eve", "fled"), whole("eve", "negative")]
        made = gold_from(claims, annotator="eve", layers=["sentiment"])
        assert [claim.layer for claim in made] == ["sentiment", "reading"]

    def test_more_votes_than_annotators_are_told(self) -> None:
        with pytest.raises(InputError, match="needs 5 annotators on one document"):
            gold_from_votes(self.CLAIMS, votes=5)

    def test_rival_labels_of_which_a_document_has_one_do_not_both_become_gold(self) -> None:
        rivals = [whole("ann", "negative"), whole("bob", "positive")]
        assert [gold.label for gold in gold_from_votes(rivals, votes=1)] == ["unfinished"]
        with_most = gold_from_votes([*rivals, whole("cid", "negative")], votes=1)
        assert [gold.label for gold in with_most] == ["negative", "unfinished"]

    def test_labels_of_which_a_document_has_several_stand_beside_each_other(self) -> None:
        frames = [
            whole(who, label, layer="generic_frame")
            for who, label in (("ann", "conflict"), ("bob", "morality"))
        ]
        assert [gold.label for gold in gold_from_votes(frames, votes=1)] == [
            "conflict",
            "morality",
            "completed",
        ]

    def test_agreeing_on_nothing_is_complete_too(self) -> None:
        [gold] = gold_from_votes([*read("ann", "d2"), *read("bob", "d2")])
        assert (gold.document_id, gold.layer) == ("d2", "reading")

    def test_what_an_adjudicator_decides_keeps_its_relations(self) -> None:
        one = span("eve", "Turkish proxies", "proxy_label")
        two = replace(span("eve", "reportedly"), related_id=one.claim_id, relation="target")
        gold = gold_from([one, two], annotator="eve", name="second")
        by_quote = {claim.quote: claim for claim in gold}
        assert by_quote["reportedly"].related_id == by_quote["Turkish proxies"].claim_id
        assert {claim.annotator for claim in gold} == {"gold:second"}


class TestEvaluation:
    PEOPLE = (
        span("ann", "reportedly", voice="outlet"),
        span("ann", "Turkish proxies", "proxy_label"),
        span("ann", "regime", "delegitimising_label"),
        *read("ann", "d1", "d2"),
    )
    MACHINE = (
        span("rule:x", "reportedly", voice="attributed"),
        span("rule:y", "reportedly", voice="attributed"),
        span("rule:x", "proxies", "proxy_label"),
        span("rule:x", "obviously", "booster", document="d2"),
        span("rule:x", "obviously", "booster", document="d3"),
    )

    def compared(self, **options: Any) -> Any:
        return compare(self.PEOPLE, self.MACHINE, texts=TEXTS, **options)

    def test_exact_and_overlap(self) -> None:
        table = scores(self.compared(), samples=50).to_frame().set_index(["label", "matching"])
        exact, overlap = table.loc[("all", "exact")], table.loc[("all", "overlap")]
        assert (exact["reference"], exact["machine"], exact["matched"]) == (3, 3, 1)
        assert (exact["precision"], exact["recall"]) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
        assert overlap["f1"] == pytest.approx(2 / 3)
        assert math.isnan(table.loc[("delegitimising_label", "exact"), "precision"])

    def test_every_error_is_told_by_its_kind_in_its_context(self) -> None:
        table = errors(self.compared()).to_frame()
        assert table[["error", "quote"]].to_numpy().tolist() == [
            ["missed", "regime"],
            ["spurious", "obviously"],
            ["boundary", "Turkish proxies"],
            ["voice", "reportedly"],
        ]
        row = table.iloc[0]
        assert (
            row["left"] + row["quote"] + row["right"]
            == TEXT[: len(row["left"] + row["quote"] + row["right"])]
        )

    def test_gold_goes_before_people(self) -> None:
        gold = gold_from(self.PEOPLE[:1], annotator="ann")
        compared = compare([*self.PEOPLE, *gold], self.MACHINE, texts=TEXTS)
        assert compared.reference == ("gold:main",)

    def test_gold_that_is_complete_nowhere_evaluates_nothing(self) -> None:
        rivals = [*self.PEOPLE, span("bob", "reportedly"), *read("bob", "d1")]
        gold = gold_from_votes(rivals)
        assert len(gold) == 2
        with pytest.raises(InputError, match="gold:main is complete on no document"):
            compare([*rivals, *gold], self.MACHINE, texts=TEXTS)

    def test_gold_that_is_complete_only_where_people_agree_is_told(self) -> None:
        rivals = [*self.PEOPLE, span("bob", "reportedly"), *read("bob", "d1", "d2")]
        agreed = [span(who, "obviously", "booster", document="d2") for who in ("ann", "bob")]
        said = [*rivals, *agreed]
        found = scores(compare([*said, *gold_from_votes(said)], self.MACHINE, texts=TEXTS), samples=0)
        assert any("gold:main is complete on 1 of 2 documents" in note for note in found.notes)
        alone = scores(compare(said, self.MACHINE, texts=TEXTS, against="ann"), samples=0)
        assert not any("complete on" in note for note in alone.notes)

    def test_layers_that_the_machine_does_not_know_are_told_from_a_missing_analysis(self) -> None:
        own = [whole("ann", "rude", layer="tone"), *read("ann", "d1")]
        with pytest.raises(InputError, match=r"it knows loaded_language .span.*annotate agreement"):
            compare(own, self.MACHINE, texts=TEXTS)
        with pytest.raises(InputError, match="analyse the corpus first"):
            compare(own, [], texts=TEXTS)

    def test_gold_from_elsewhere_counts_where_it_claims_anything(self) -> None:
        gold = [span("gold:main", "reportedly"), span("gold:main", "fled", document="d3")]
        compared = compare([*self.PEOPLE, *gold], self.MACHINE, texts=TEXTS)
        assert compared.documents == ["d1", "d3"]

    def test_people_who_finished_nothing_evaluate_nothing(self) -> None:
        with pytest.raises(InputError, match="no document was completed by ann"):
            compare([span("ann", "fled"), *read("ann", "d1", label="unfinished")], self.MACHINE, texts=TEXTS)

    def test_a_layer_that_is_not_known_is_told(self) -> None:
        with pytest.raises(InputError, match="no layer “loaded”; did you mean “loaded_language”"):
            self.compared(layers=["loaded"])

    def test_nothing_to_compare_with_is_said(self) -> None:
        with pytest.raises(InputError, match="no people's claims"):
            compare([], self.MACHINE, texts=TEXTS)
