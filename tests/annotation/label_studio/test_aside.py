"""What could not be a claim waits for a person; once accepted where it was proposed, later pulls keep it there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner

from commentariat.annotation import accept, pull, push, read_annotations, set_aside
from commentariat.annotation.label_studio.aside import entries, render
from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.tasks import Placed, Task, to_json
from commentariat.annotation.label_studio.work import work_on
from commentariat.annotation.names import Vocabulary
from commentariat.cli.main import app
from commentariat.corpus import Corpus, InputError
from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.standoff.claims import Claim, claim_on, text_sha256
from commentariat.corpus.storage.folder import SET_ASIDE

from ..conftest import Running, put_claims

TEXT = "😀🎉 The regime claimed that ISIS fled."


def region(name: str, control: str, label: str, start: int, quote: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": start + len(quote), "text": quote, "labels": [label]}
    return {"id": name, "from_name": control, "to_name": "report", "type": "labels", "value": value, **more}


def units(quote: str) -> int:
    """Return where a quote begins in UTF-16 code units, as a careless tool counts."""
    return len(TEXT[: TEXT.index(quote)].encode("utf-16-le")) // 2


@pytest.fixture
def annotated(label_studio: Running, make_corpus: Callable[..., Corpus]) -> Corpus:
    """A corpus whose only annotation has UTF-16 offsets, one of them on the machine's own span."""
    corpus = make_corpus([[TEXT]])
    start = TEXT.index("regime")
    shown = claim_on(
        TEXT,
        document_id="r0",
        layer="loaded_language",
        label="delegitimising_label",
        annotator="rule:example",
        start=start,
        end=start + 6,
    )
    put_claims(corpus, [shown])
    pushed = push(corpus, connection=label_studio.first)
    with Client(label_studio.first) as client:
        [task] = client.tasks(pushed.project)
        result = [
            region(
                shown.claim_id, "loaded_language", "delegitimising label", units("regime"), "regime",
                origin="prediction",
            ),
            region("actor", "actor", "organisation", TEXT.index("ISIS"), "ISIS", origin="manual"),
            region("verb", "loaded_language", "doubt verb", units("claimed"), "claimed", origin="manual"),
            region("odd", "loaded_language", "slur", 0, "😀", origin="manual"),
            {
                "type": "relation",
                "from_id": shown.claim_id,
                "to_id": "actor",
                "direction": "right",
                "labels": ["target"],
            },
        ]  # fmt: skip
        body = {"result": result, "parent_prediction": task["predictions"][0]["id"]}
        client.send(f"/api/tasks/{task['id']}/annotations/", body)
    pulled = pull(corpus, connection=label_studio.first)
    assert dict(pulled.set_aside) == {"mismatch": 2, "unknown_label": 1, "dangling_relation": 1}
    return corpus


def spans(corpus: Corpus) -> dict[str | None, Claim]:
    return {claim.quote: claim for claim in read_annotations(corpus) if claim.layer != "reading"}


def test_accepted_proposals_are_claims_and_stay_so(annotated: Corpus, label_studio: Running) -> None:
    assert set(spans(annotated)) == {"ISIS"}, "what waits for a decision was not rejected"
    made = accept(annotated)
    annotated.check()
    assert {claim.quote for claim in made} == {"regime", "claimed"}
    accepted = spans(annotated)
    naming, verb = accepted["regime"], accepted["claimed"]
    assert (naming.start, naming.end) == (TEXT.index("regime"), TEXT.index("regime") + 6)
    assert naming.attributes["moved_from"] == f"{units('regime')}–{units('regime') + 6}"
    assert (naming.attributes["origin"], verb.attributes["origin"]) == ("kept", "manual")
    assert naming.annotator == verb.annotator == accepted["ISIS"].annotator
    assert {entry["reason"] for entry in set_aside(annotated)} == {"unknown_label", "dangling_relation"}

    pulled = pull(annotated, connection=label_studio.first)
    assert dict(pulled.set_aside) == {"unknown_label": 1}
    again = spans(annotated)
    assert {quote: claim.claim_id for quote, claim in again.items()} == {
        quote: claim.claim_id for quote, claim in accepted.items()
    }
    assert again["regime"].related_id == again["ISIS"].claim_id
    assert again["regime"].attributes["moved_from"] == naming.attributes["moved_from"]
    assert again["regime"].attributes["origin"] == "kept"
    assert accept(annotated) == []


def test_one_proposal_is_accepted_by_its_id_on_the_command_line(annotated: Corpus) -> None:
    run = CliRunner()
    listed = run.invoke(app, ["annotate", "aside", str(annotated.path)])
    assert "dangling relation" in listed.output
    by_quote = {
        entry["proposal"]["quote"]: entry["id"] for entry in set_aside(annotated) if entry["proposal"]
    }
    done = run.invoke(app, ["annotate", "accept", str(annotated.path), by_quote["claimed"]])
    assert done.exit_code == 0, done.output
    assert "1 claim made of accepted proposals" in done.output
    assert set(spans(annotated)) == {"ISIS", "claimed"}
    neither = run.invoke(app, ["annotate", "accept", str(annotated.path)])
    assert neither.exit_code == 1
    assert "--all" in neither.output


def test_separators_of_lines_in_what_was_set_aside_end_no_entry(annotated: Corpus) -> None:
    said = [entry | {"said": "One\u2028two\x85three."} for entry in entries(annotated)]
    (annotated.path / SET_ASIDE).write_bytes(render(said))

    assert entries(annotated) == said


def test_what_has_no_proposal_cannot_be_accepted(annotated: Corpus) -> None:
    unknown = next(entry["id"] for entry in set_aside(annotated) if entry["reason"] == "unknown_label")
    with pytest.raises(InputError, match="no proposal"):
        accept(annotated, [unknown])
    with pytest.raises(InputError, match="Nothing of the id “nonsense”"):
        accept(annotated, ["nonsense"])
    assert set(spans(annotated)) == {"ISIS"}


def test_a_span_of_which_only_a_part_is_set_aside_is_still_the_machines_own() -> None:
    start = TEXT.index("regime")
    label = region("a", "loaded_language", "delegitimising label", start, "regime")
    spot = {key: label["value"][key] for key in ("start", "end", "text")}
    odd = {**label, "from_name": "voice", "type": "choices", "value": {**spot, "choices": ["sarcastic"]}}
    placed = Placed(document_id="r0", place=None, text=TEXT, text_sha256=text_sha256(TEXT))
    task = {
        **to_json(Task(unit="r0", report_id="r0", title="t", head="", documents=(placed,))),
        "id": 1,
        "predictions": [{"id": 5, "result": [label]}],
        "annotations": [{"id": 2, "result": [label, odd], "parent_prediction": 5}],
    }
    work = work_on(
        task,
        key="k",
        vocabulary=Vocabulary(default_scheme()),
        texts={"r0": TEXT}.get,
        annotator_of=lambda _: "ann",
    )
    assert [each.aside.reason for each in work.set_aside] == ["unknown_label"]
    assert [claim.attributes["origin"] for claim in work.claims if claim.layer != "reading"] == ["kept"]
