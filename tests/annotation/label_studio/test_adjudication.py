"""The adjudication project: rival claims go to somebody who decides, and what comes back is a gold layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commentariat.annotation import (
    gold_from_votes,
    gold_layers,
    pull,
    push_adjudication,
    read_annotations,
    set_aside,
    write_gold,
)
from commentariat.annotation.agreement import make_study
from commentariat.annotation.label_studio.adjudicating import rivals
from commentariat.annotation.label_studio.client import Client
from commentariat.corpus import Corpus, InputError
from commentariat.corpus.standoff.claims import Claim, claim_on

from ..conftest import Running, put_claims

REPORT = "😀 The regime and the junta reportedly fled."
COMMENT = "Obviously true."


def mark(who: str, quote: str, label: str, **fields: Any) -> Claim:
    start = REPORT.index(quote)
    return claim_on(
        REPORT,
        document_id="r0",
        layer="loaded_language",
        label=label,
        annotator=who,
        start=start,
        end=start + len(quote),
        status="accepted",
        **fields,
    )


def judge(who: str, document_id: str, layer: str, label: str) -> Claim:
    text = REPORT if document_id == "r0" else COMMENT
    return claim_on(text, document_id=document_id, layer=layer, label=label, annotator=who, status="accepted")


def raw() -> list[Claim]:
    """Return what two people say of a report and its comment: alike in part."""
    claims = [
        mark("ann", "regime", "delegitimising_label", voice="outlet"),
        mark("ann", "reportedly", "hedge", voice="outlet"),
        mark("bob", "regime", "delegitimising_label", voice="quoted"),
        mark("bob", "reportedly fled", "hedge", voice="outlet"),
        judge("ann", "r0c0", "sentiment", "positive"),
        judge("bob", "r0c0", "sentiment", "neutral"),
        judge("ann", "r0c0", "constructive", "no"),
        judge("bob", "r0c0", "constructive", "no"),
    ]
    return claims + [
        judge(who, name, "reading", "completed") for who in ("ann", "bob") for name in ("r0", "r0c0")
    ]


def test_rivals_are_shown_with_who_makes_them_and_open_questions_are_left_open() -> None:
    study = make_study(raw())
    shown = {(claim.label, claim.quote): claim for claim in rivals(study, "r0")}
    assert set(shown) == {
        ("delegitimising_label", "regime"),
        ("hedge", "reportedly"),
        ("hedge", "reportedly fled"),
    }
    both = shown["delegitimising_label", "regime"]
    assert (both.annotator, both.confidence, both.voice) == ("ann, bob", 1.0, None)
    [only] = rivals(study, "r0c0", single={"sentiment", "constructive"})
    assert (only.layer, only.label) == ("constructive", "no")


def test_what_the_adjudicator_submits_is_gold_in_the_place_of_votes_and_raw_layers_stay(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus([[REPORT, COMMENT, *["Undisputed."] * 20], ["Nobody read this."]])
    put_claims(corpus, raw(), table="annotations")
    before = read_annotations(corpus)
    write_gold(corpus, gold_from_votes(before))
    pushed = push_adjudication(corpus, connection=label_studio.first)
    assert pushed.sent == 1, "the page of an undisputed comment stays at home"
    assert push_adjudication(corpus, connection=label_studio.first).sent == 0
    with Client(label_studio.first) as client:
        task = client.get(f"/api/projects/{pushed.project}/next")
        [shown] = task["predictions"]
        kept = [item for item in shown["result"] if item["value"].get("text") != "reportedly fled"]
        body = {"result": kept[:1], "lead_time": 3.0, "parent_prediction": shown["id"]}
        client.send(f"/api/tasks/{task['id']}/annotations/", body)
        client.send(f"/api/tasks/{task['id']}/annotations/", {**body, "result": kept})
    pulled = pull(corpus, connection=label_studio.first)
    corpus.check()
    assert gold_layers(corpus) == ["gold:main"]
    after = read_annotations(corpus)
    by_id = {claim.claim_id: claim for claim in after}
    assert [by_id[claim.claim_id] for claim in before] == before
    gold = [claim for claim in after if claim.annotator == "gold:main"]
    assert {(c.label, c.quote) for c in gold if c.status == "accepted"} == {
        ("delegitimising_label", "regime"),
        ("hedge", "reportedly"),
        ("no", None),
        ("completed", None),
    }
    assert {(c.label, c.quote) for c in gold if c.status == "rejected"} == {("hedge", "reportedly fled")}
    assert {claim.attributes["adjudicator"] for claim in gold} == set(pulled.annotators)
    [superseded] = set_aside(corpus)
    assert (superseded["reason"], superseded["document_id"]) == ("superseded", "r0")


def test_where_all_agree_there_is_nothing_to_adjudicate(make_corpus: Callable[..., Corpus]) -> None:
    corpus = make_corpus([[REPORT, COMMENT]])
    alike = [claim for claim in raw() if claim.layer in ("reading", "constructive")]
    put_claims(corpus, alike, table="annotations")
    with pytest.raises(InputError, match="no two annotators who completed the same text disagree"):
        push_adjudication(corpus)
