"""What was erased from a corpus does not come back from the server, and does not stay there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.annotation import pull, push, read_annotations
from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.work import Work
from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.privacy.forgotten import Forgotten, read_forgotten
from commentariat.corpus.standoff.claims import claim_on

from ..conftest import Running, put_claims

SAID = "The regime should never have built that bridge so close to the harbour mouth."
BELA = "reader-0123456789abcdef"


def built(folder: Path, *, erased: str = "") -> Corpus:
    """Build two reports: under r0 a comment c0 and one that repeats it, under r1 another."""
    rows = [
        {
            "report_id": "r0",
            "text": "The regime closed the bridge.",
            "comments": [
                {"comment_id": "c0", "author": "Béla", "text": SAID},
                {"comment_id": "c1", "author": "Zoë", "text": f"“{SAID}” The regime again!"},
            ],
        },
        {
            "report_id": "r1",
            "text": "A truce held.",
            "comments": [{"comment_id": "c2", "author": "Zoë", "text": "The regime is calm."}],
        },
    ]
    source, listed = folder / "stories.jsonl", folder / "erasure.txt"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    listed.write_text(erased, encoding="utf-8")
    settings = BuildSettings(language="en", divide=False, erasure=listed)
    return Corpus.build(source, out=folder / "corpus", settings=settings)


def everywhere(corpus: Corpus) -> list[Any]:
    return [
        claim_on(
            text, document_id=name, layer="loaded_language", label="delegitimising_label",
            annotator="rule:example", start=at, end=at + len("regime"),
        )
        for name, text in corpus.texts().items()
        for at in range(len(text))
        if text.startswith("regime", at)
    ]  # fmt: skip


def submit_all(running: Running, project: int) -> None:
    with Client(running.first) as client:
        for task in client.tasks(project):
            for prediction in task["predictions"]:
                client.send(
                    f"/api/tasks/{task['id']}/annotations/",
                    {"result": prediction["result"], "parent_prediction": prediction["id"]},
                )


def shown(running: Running, project: int) -> str:
    """Return everything that the project's tasks hold, annotations and all."""
    with Client(running.first) as client:
        return json.dumps(list(client.tasks(project)), ensure_ascii=False)


def claimed(corpus: Corpus) -> set[tuple[str, str]]:
    """Return which documents there are claims on, and of which status."""
    return {(claim.document_id, claim.status) for claim in read_annotations(corpus)}


@pytest.mark.parametrize("pulled_before", [True, False])
def test_it_is_dropped_by_the_pull_and_taken_away_by_the_push(
    label_studio: Running, tmp_path: Path, pulled_before: bool
) -> None:
    corpus = built(tmp_path)
    put_claims(corpus, everywhere(corpus))
    project = push(corpus, connection=label_studio.first).project
    submit_all(label_studio, project)
    if pulled_before:
        pull(corpus, connection=label_studio.first)
        assert any(name == "c0" for name, _ in claimed(corpus))

    corpus = built(tmp_path, erased="c0")
    assert not any(name == "c0" for name, _ in claimed(corpus))

    if not pulled_before:
        early = push(corpus, connection=label_studio.first)
        assert (early.erased, early.erased_kept) == (0, ("r0",))

    brought = pull(corpus, connection=label_studio.first, everything=True)
    # Two claims on c0, its span and that it was read, and the one within what c1 repeats of it.
    assert brought.erased == 3
    assert claimed(corpus) == {(name, "accepted") for name in ("r0", "c1", "r1", "c2")}

    again = push(corpus, connection=label_studio.first)
    assert (again.erased, again.erased_kept, again.kept) == (1, (), 0)
    assert "harbour mouth" not in shown(label_studio, project)
    held = claimed(corpus)
    assert pull(corpus, connection=label_studio.first, everything=True).gone == 1
    assert claimed(corpus) == held


def test_an_erased_report_goes_though_no_task_takes_its_place(label_studio: Running, tmp_path: Path) -> None:
    corpus = built(tmp_path)
    project = push(corpus, connection=label_studio.first).project
    rows = (tmp_path / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    address = json.loads(rows[1]) | {"url": "https://news.example/truce"}
    (tmp_path / "stories.jsonl").write_text("\n".join([rows[0], json.dumps(address)]), encoding="utf-8")
    (tmp_path / "erasure.txt").write_text("https://news.example/truce", encoding="utf-8")
    settings = BuildSettings(language="en", divide=False, erasure=tmp_path / "erasure.txt")
    corpus = Corpus.build(tmp_path / "stories.jsonl", out=corpus.path, settings=settings)
    assert push(corpus, connection=label_studio.first).erased == 1
    assert "truce" not in shown(label_studio, project)


class TestForgotten:
    def claim(self, document: str = "c1", status: str = "accepted", **fields: Any) -> Any:
        return claim_on(
            "The regime.", document_id=document, layer="loaded_language", label="booster", annotator="ann",
            start=4, end=10, status=status, **fields,
        )  # fmt: skip

    def test_work_on_what_is_not_erased_stays_as_it_is(self) -> None:
        work = Work(claims=[self.claim("c5")])
        work.without(Forgotten(documents=frozenset({"c0"}), touched=frozenset({"c1"})), {}.get)
        assert (work.claims, work.erased) == ([self.claim("c5")], 0)

    def test_a_document_that_is_back_is_not_erased(self) -> None:
        forgotten = Forgotten(documents=frozenset({"c1"}))
        assert forgotten.left_of(self.claim(), text="The regime.") == self.claim()
        assert forgotten.left_of(self.claim(), text="") is None
        assert forgotten.left_of(self.claim(), text=None) is None

    def test_a_pseudonym_that_no_longer_stands_in_the_text_goes_out_of_claims_on_it(self) -> None:
        forgotten = Forgotten(touched=frozenset({"c1"}))
        left = forgotten.left_of(
            self.claim(target=BELA, attributes={"note": f"of {BELA}"}), text="The regime."
        )
        assert left is not None
        assert (left.target, left.attributes["note"]) == ("[erased]", "of [erased]")
        assert forgotten.left_of(self.claim(target=BELA), text=f"The regime. {BELA}") == self.claim(
            target=BELA
        )

    def test_a_corpus_without_projects_remembers_nothing(self, tmp_path: Path) -> None:
        assert not read_forgotten(built(tmp_path, erased="c0").path)
