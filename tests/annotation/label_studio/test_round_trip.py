"""Nothing is lost between the corpus and a real server: texts, spans, relations, choices, people, times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commentariat.annotation import pull, push, push_boundaries, read_annotations, set_aside
from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.results import to_results
from commentariat.annotation.label_studio.tasks import documents_in
from commentariat.annotation.names import Vocabulary
from commentariat.corpus import BuildSettings, Corpus, CorpusError
from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.splitting import load_model
from commentariat.corpus.splitting.threshold import Threshold
from commentariat.corpus.splitting.training.train import write_model
from commentariat.corpus.standoff.claims import Claim, claim_on, text_sha256

from ..conftest import Running, put_claims

WORDS = Vocabulary(default_scheme())
HARD = {
    "emoji": "The 😀 regime 🎉 fell.",
    "ZWJ family": "A 👨‍👩‍👧‍👦 regime 👩🏽‍🚀 fell.",
    "flags": "From 🇸🇾 to 🇹🇷 the regime fell.",
    "combining marks": "The re\u0301gime a\u0323\u0302 re\u0323gime fell, Z\u0351\u036balgo.",
    "Arabic": "قال إن regime نظامٌ سقط.",
    "no-break space": "The\u00a0old\u202fregime\u2009fell.",
    "tabs": "The\tregime\t\tfell.\n\n\tNow.",
    "CRLF": "The\r\nregime\r\n\r\nfell.\rNow.",
    "HTML-looking": "<b>The</b> &amp; &lt;regime&gt; <script>alert(1)</script> fell.<br/>",
    "template-looking": "The {{idx}} $text $comments[0].text regime %s {0} fell.",
    "blanks": "The   regime    \n   fell.   ",
    "zero width": "The \u200bregime\u200d \u2060fell.",
}
ASKED = "\n".join(
    [
        "The council approved the new bridge on Monday by 31 votes to 12.",
        "Work is expected to begin in April 2022 and to cost £14m, officials said.",
        "The bridge will carry two lanes and a path for cyclists.",
        "I can't believe they never listen to us!",
    ]
)
LONG = "The 😀 regime fell, he said.\n" * 3_600


def everywhere(corpus: Corpus, word: str = "regime") -> list[Claim]:
    """Return findings on the first and last few occurrences of a word, alone and with what stands around it."""
    claims = []
    for document in corpus.documents():
        text = document.text
        common: dict[str, Any] = {
            "document_id": document.document_id,
            "layer": "loaded_language",
            "annotator": "rule:example",
            "entry": "delegitimising_label/regime",
            "voice": "quoted",
            "source": "a colonel",
            "attributes": {"severity": "strong"},
        }
        places = [found.span() for found in re.finditer(word, text)]
        for start, end in dict.fromkeys(places[:3] + places[-3:]):
            claims.append(claim_on(text, start=start, end=end, label="delegitimising_label", **common))
            wide = {"start": max(0, start - 3), "end": min(len(text), end + 3)}
            claims.append(claim_on(text, label="evaluative", **wide, **common))
        whole = {"document_id": document.document_id, "annotator": "rule:example"}
        claims.append(claim_on(text, layer="sentiment", label="negative", **whole))
    return claims


def accept_all(running: Running, project: int, *, as_second: bool = False) -> None:
    """Do as somebody who submits what the machine proposed, on every task."""
    with Client(running.second if as_second else running.first) as client:
        for task in list(client.tasks(project)):
            [shown] = task["predictions"]
            body = {"result": shown["result"], "lead_time": 12.5, "parent_prediction": shown["id"]}
            client.send(f"/api/tasks/{task['id']}/annotations/", body)


def said(claims: list[Claim]) -> set[tuple[Any, ...]]:
    """Return what claims say, without who says it and when."""
    return {
        (
            claim.document_id,
            claim.layer,
            claim.label,
            claim.start,
            claim.end,
            claim.quote,
            claim.voice,
            claim.source,
            claim.attributes.get("severity"),
            claim.text_sha256,
        )
        for claim in claims
        if claim.layer != "reading"
    }


def test_texts_and_spans_come_back_as_they_went(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    hard = list(HARD.values())
    corpus = make_corpus([hard, [text + " 😀 " + text for text in reversed(hard)], [LONG, "The regime?"]])
    findings = everywhere(corpus)
    put_claims(corpus, findings)
    pushed = push(corpus, connection=label_studio.first)
    assert pushed.sent == pushed.tasks == 3

    texts = corpus.texts()
    with Client(label_studio.first) as client:
        tasks = list(client.tasks(pushed.project))
    shown = {placed.document_id: placed for task in tasks for placed in documents_in(task["data"])}
    assert {name: placed.text for name, placed in shown.items()} == texts
    assert all(placed.text_sha256 == text_sha256(texts[name]) for name, placed in shown.items())
    for task in tasks:
        by_name = {
            ("report" if p.place is None else f"comment_{p.place}"): p for p in documents_in(task["data"])
        }
        for item in task["predictions"][0]["result"]:
            if item["type"] == "labels":
                value = item["value"]
                assert by_name[item["to_name"]].text[value["start"] : value["end"]] == value["text"]

    accept_all(label_studio, pushed.project)
    accept_all(label_studio, pushed.project, as_second=True)
    pulled = pull(corpus, connection=label_studio.first)
    corpus.check()
    claims = read_annotations(corpus)
    people = {claim.annotator for claim in claims}
    assert len(people) == 2
    for person in people:
        own = [claim for claim in claims if claim.annotator == person]
        assert said(own) == said(findings)
        assert {claim.document_id for claim in own if claim.label == "completed"} == set(texts)
    assert set(pulled.verified) == {"exact"}
    assert set(pulled.origins) == {"kept"}
    assert not pulled.set_aside
    assert not any("@" in claim.annotator for claim in claims)

    before = corpus.arrow("annotations")
    assert pull(corpus, connection=label_studio.first, everything=True).claims == pulled.claims
    assert corpus.arrow("annotations").equals(before)


def test_the_page_of_every_task_begins_with_the_machines_claims(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus([[f"The regime fell in village {number}."] for number in range(3)])
    put_claims(corpus, everywhere(corpus))
    pushed = push(corpus, connection=label_studio.first)
    put_claims(corpus, [replace(claim, voice="outlet") for claim in everywhere(corpus)])
    assert push(corpus, connection=label_studio.first).predictions == 3
    with Client(label_studio.first) as client:
        for _ in range(3):
            task = client.get(f"/api/projects/{pushed.project}/next")
            [shown] = task["predictions"]
            voices = {tuple(i["value"]["choices"]) for i in shown["result"] if i["from_name"] == "voice"}
            assert voices == {("outlet",)}
            client.send(f"/api/tasks/{task['id']}/annotations/", {"result": shown["result"]})


def related(claims: list[Claim]) -> set[tuple[Any, ...]]:
    """Return which spans are tied to which, and how."""
    places = {claim.claim_id: (claim.document_id, claim.start, claim.end) for claim in claims}
    return {
        (places[claim.claim_id], claim.relation, places[claim.related_id])
        for claim in claims
        if claim.related_id is not None
    }


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"])
def test_what_would_harm_the_server_is_refused_before_it_is_sent(bad: str) -> None:
    from commentariat.annotation.label_studio.tasks import check_sendable

    with pytest.raises(CorpusError, match="cannot be sent"):
        check_sendable({"data": {"comments": [{"text": bad}]}}, what="Task r1")


def test_everybodys_work_is_kept_apart_with_what_they_did(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    """One person changes, rejects, adds and relates; the other skips; a third thing is unknown to the scheme."""
    corpus = make_corpus([["ISIS, the regime, the junta and the gang.", "Obviously objective."]])
    text = corpus.texts()["r0"]

    def finding(word: str, label: str = "delegitimising_label") -> Claim:
        at = text.index(word)
        return claim_on(
            text,
            document_id="r0",
            layer="loaded_language",
            label=label,
            annotator="rule:example",
            start=at,
            end=at + len(word),
            voice="outlet",
        )

    findings = [finding("regime"), finding("junta"), finding("gang")]
    put_claims(corpus, findings)
    pushed = push(corpus, connection=label_studio.first, overlap=2)
    with Client(label_studio.first) as client:
        [task] = client.tasks(pushed.project)
        [shown] = task["predictions"]
        result = [item for item in shown["result"] if item["id"] != findings[2].claim_id]
        for item in result:
            if item["id"] == findings[1].claim_id and item["type"] == "labels":
                item["value"]["labels"] = ["evaluative"]
        spot = {"start": 0, "end": 4, "text": "ISIS"}
        result += [
            {
                "id": "mine",
                "from_name": "actor",
                "to_name": "report",
                "type": "labels",
                "value": {**spot, "labels": ["organisation"]},
            },
            {
                "type": "relation",
                "from_id": findings[0].claim_id,
                "to_id": "mine",
                "direction": "right",
                "labels": ["target"],
            },
            {
                "id": "st",
                "from_name": "stance_to_report_0",
                "to_name": "comment_0",
                "type": "choices",
                "value": {"choices": ["supports"]},
            },
            {
                "id": "fr",
                "from_name": "codebook",
                "to_name": "report",
                "type": "taxonomy",
                "value": {"taxonomy": [["policy frame", "morality"], ["generic frame", "conflict"]]},
            },
            {
                "id": "odd",
                "from_name": "loaded_language",
                "to_name": "report",
                "type": "labels",
                "value": {**spot, "labels": ["slur"]},
            },
            {
                "id": "off",
                "from_name": "loaded_language",
                "to_name": "report",
                "type": "labels",
                "value": {"start": 7, "end": 13, "text": "junta", "labels": ["hedge"]},
            },
        ]
        client.send(
            f"/api/tasks/{task['id']}/annotations/",
            {"result": result, "lead_time": 4.5, "parent_prediction": shown["id"]},
        )
    with Client(label_studio.second) as client:
        client.send(
            f"/api/tasks/{task['id']}/annotations/", {"result": [], "was_cancelled": True, "lead_time": 2.0}
        )
        client.send(f"/api/tasks/{task['id']}/drafts", {"result": result[:1], "lead_time": 1.0})

    pulled = pull(corpus, connection=label_studio.first)
    assert (pulled.completed, pulled.skipped, pulled.unfinished) == (1, 1, 0)
    assert dict(pulled.origins) == {"kept": 1, "changed": 1, "rejected": 1, "manual": 4}
    assert dict(pulled.set_aside) == {"unknown_label": 1, "mismatch": 1}
    [first, second] = sorted(
        pulled.annotators, key=lambda name: pulled.annotators[name] == "second@localhost.example"
    )
    claims = {
        (claim.quote, claim.label): claim for claim in read_annotations(corpus) if claim.annotator == first
    }
    naming, actor = claims["regime", "delegitimising_label"], claims["ISIS", "organisation"]
    assert (naming.relation, naming.related_id, naming.target) == ("target", actor.claim_id, "ISIS")
    assert (naming.status, naming.attributes["origin"], naming.attributes["finding"]) == (
        "accepted",
        "kept",
        findings[0].claim_id,
    )
    assert claims["junta", "evaluative"].attributes["origin"] == "changed"
    assert claims["gang", "delegitimising_label"].status == "rejected"
    assert (None, "morality") in claims
    assert (None, "conflict") in claims
    assert claims[None, "supports"].document_id == "r0c0"
    assert float(claims[None, "completed"].attributes["lead_time"]) == 4.5
    others = [claim for claim in read_annotations(corpus) if claim.annotator == second]
    assert {claim.label for claim in others} == {"skipped"}

    entries = {entry["reason"]: entry for entry in set_aside(corpus)}
    assert entries["mismatch"]["proposal"]["quote"] == "junta"
    assert entries["mismatch"]["items"][0]["value"]["text"] == "junta"
    assert entries["unknown_label"]["items"][0]["value"]["labels"] == ["slur"]

    drafted = pull(corpus, connection=label_studio.first, drafts=True)
    assert drafted.unfinished == 1
    drafts = [claim for claim in read_annotations(corpus) if claim.attributes.get("draft")]
    assert {(claim.annotator, claim.status) for claim in drafts} == {(second, "proposed")}


def test_only_what_changed_is_fetched_and_deletions_are_noticed(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus([["The regime fell."], ["The regime rose."], ["The regime sat."]])
    put_claims(corpus, everywhere(corpus))
    pushed = push(corpus, connection=label_studio.first)
    accept_all(label_studio, pushed.project)
    assert pull(corpus, connection=label_studio.first).completed == 3
    with Client(label_studio.first) as client:
        tasks = {task["data"]["report_id"]: task for task in client.tasks(pushed.project)}
        [gone] = tasks["r0"]["annotations"]
        client._http.delete(f"/api/annotations/{gone['id']}/").raise_for_status()
        client.delete_tasks(pushed.project, [tasks["r1"]["id"]])
    pulled = pull(corpus, connection=label_studio.first)
    assert pulled.withdrawn > 0
    assert pulled.gone == 1
    assert {claim.document_id for claim in read_annotations(corpus)} == {"r1", "r2"}


spans = st.tuples(st.integers(0, 60), st.integers(1, 20))
texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00")
    | st.sampled_from("😀👨‍👩‍👧🇸🇾\u0301\u00a0\t\n <&$"),
    min_size=1,
    max_size=60,
).filter(str.strip)


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, st.lists(spans, max_size=4)), min_size=5, max_size=20))
def test_generated_texts_spans_and_relations_survive_the_server(
    label_studio: Running,
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[tuple[str, list[tuple[int, int]]]],
) -> None:
    import json

    folder = tmp_path_factory.mktemp("generated")
    source = folder / "a.jsonl"
    rows = [{"report_id": f"r{n}", "text": text} for n, (text, _) in enumerate(drawn)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    corpus = Corpus.build(source, out=folder / "corpus")
    findings = {}
    for number, (_, places) in enumerate(drawn):
        text = corpus.texts().get(f"r{number}", "")
        before = None
        for start, length in places:
            if start < len(text):
                end = min(len(text), start + length)
                claim = claim_on(
                    text,
                    document_id=f"r{number}",
                    layer="loaded_language",
                    label="hedge",
                    annotator="rule:x",
                    start=start,
                    end=end,
                    voice="attributed",
                    related_id=before,
                    relation="target" if before else None,
                )
                if claim.claim_id not in findings:
                    findings[claim.claim_id] = claim
                    before = claim.claim_id
    put_claims(corpus, list(findings.values()))
    pushed = push(corpus, connection=label_studio.first)
    with Client(label_studio.first) as client:
        for task in list(client.tasks(pushed.project)):
            documents = documents_in(task["data"])
            own = [claim for claim in findings.values() if claim.document_id == documents[0].document_id]
            body = {"result": to_results(own, documents, vocabulary=WORDS)}
            client.send(f"/api/tasks/{task['id']}/annotations/", body)
    pull(corpus, connection=label_studio.first)
    corpus.check()
    pulled = read_annotations(corpus)
    assert said(pulled) == said(list(findings.values()))
    assert related(pulled) == related(list(findings.values()))


def test_a_scheme_of_ones_own_goes_there_and_comes_back(
    label_studio: Running, make_corpus: Callable[..., Corpus], tmp_path: Path
) -> None:
    scheme = tmp_path / "ours.yaml"
    scheme.write_text(
        "name: ours\nversion: '3'\nlayers:\n"
        "  tone: {unit: span, labels: {rude_word: {marks: Insults.}, kind: {marks: Thanks.}}}\n"
        "  topic: {unit: document, documents: [comment], labels: {war: {marks: War.}}}\n",
        encoding="utf-8",
    )
    corpus = make_corpus([["You fool 😀 fool.", "Thanks."]])
    pushed = push(corpus, connection=label_studio.first, scheme=scheme)
    with Client(label_studio.first) as client:
        [task] = client.tasks(pushed.project)
        spot = {"start": 4, "end": 8, "text": "fool", "labels": ["rude word"]}
        result = [
            {"id": "a", "from_name": "tone", "to_name": "report", "type": "labels", "value": spot},
            {
                "id": "b",
                "from_name": "topic_0",
                "to_name": "comment_0",
                "type": "choices",
                "value": {"choices": ["war"]},
            },
        ]
        client.send(f"/api/tasks/{task['id']}/annotations/", {"result": result})
    pull(corpus, connection=label_studio.first)
    labels = {
        (claim.document_id, claim.layer, claim.label, claim.quote) for claim in read_annotations(corpus)
    }
    assert labels >= {("r0", "tone", "rude_word", "fool"), ("r0c0", "topic", "war", None)}
    assert "rude_word" in corpus.annotations.features["label"].names
    assert "`rude_word`: Insults." in (corpus.path / "README.md").read_text(encoding="utf-8")


def test_a_text_that_changed_since_is_anchored_anew_and_said(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus([["The regime fell."], ["The junta rose."]])
    put_claims(corpus, everywhere(corpus))
    pushed = push(corpus, connection=label_studio.first)
    accept_all(label_studio, pushed.project)
    corpus = make_corpus([["On Sunday the regimes fell."], ["The junta rose."]])
    pulled = pull(corpus, connection=label_studio.first)
    corpus.check()
    assert pulled.anchored["moved"] == 1
    assert pulled.anchored["lost"] == 1
    [moved] = [c for c in read_annotations(corpus) if c.quote == "regime"]
    assert (moved.start, moved.status) == (14, "accepted")
    again = push(corpus, connection=label_studio.first)
    assert (again.sent, again.kept) == (1, 1)


def test_where_comments_begin_is_asked_answered_and_honoured(label_studio: Running, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ASKED, encoding="utf-8")
    shy = tmp_path / "shy.json"
    write_model(replace(load_model(), split=Threshold(99.0, 0.0)), shy)
    asking = BuildSettings(splitter=shy)
    corpus = Corpus.build(source, out=tmp_path / "corpus", settings=asking)
    [report] = corpus.arrow("reports").to_pylist()
    assert report["boundary"] == "ask"
    pushed = push_boundaries(corpus, connection=label_studio.first)
    assert push_boundaries(corpus, connection=label_studio.first).sent == 0
    with Client(label_studio.first) as client:
        [task] = client.tasks(pushed.project)
        assert [choice["value"] for choice in task["data"]["lines"]][:2] == ["none", "line 1"]
        last = task["data"]["lines"][-1]["value"]
        answer = {
            "id": "x",
            "from_name": "boundary",
            "to_name": "text",
            "type": "choices",
            "value": {"choices": [last]},
        }
        client.send(f"/api/tasks/{task['id']}/annotations/", {"result": [answer]})
    assert pull(corpus, connection=label_studio.first).completed == 1
    corpus = Corpus.build(source, out=tmp_path / "corpus", settings=asking)
    [report] = corpus.arrow("reports").to_pylist()
    [comment] = corpus.arrow("comments").to_pylist()
    assert (report["boundary"], comment["text"]) == ("decided", ASKED.split("\n")[-1])


def test_practice_is_compared_with_the_known_answers(
    label_studio: Running, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus([["The regime fell."], ["The regime rose."]])
    known = [
        replace(claim, annotator="annotator-gold", status="accepted", claim_id=f"g{n}")
        for n, claim in enumerate(everywhere(corpus))
        if claim.document_id == "r0"
    ]
    put_claims(corpus, known, table="annotations")
    pushed = push(corpus, connection=label_studio.first, practice="annotator-gold")
    with Client(label_studio.first) as client:
        first, second = sorted(client.tasks(pushed.project), key=lambda task: task["id"])
        assert (first["meta"]["practice"], second["meta"]["practice"]) == (True, False)
        assert first["predictions"] == []
        wanted = [claim for claim in known if claim.start is not None][:1]
        result = to_results(wanted, documents_in(first["data"]), vocabulary=WORDS)
        client.send(f"/api/tasks/{first['id']}/annotations/", {"result": result})
    [score] = pull(corpus, connection=label_studio.first).practice.values()
    assert (score.correct, score.answered, score.known) == (1, 1, len(known))
    assert {c.annotator for c in read_annotations(corpus)} > {"annotator-gold"}
