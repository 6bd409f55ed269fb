"""What annotation keeps beside the tables forgets what is erased, and remembers of it the ids alone."""

from __future__ import annotations

import json
from pathlib import Path

from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.privacy.forgotten import Forgotten, read_forgotten
from commentariat.corpus.storage.folder import FORGOTTEN, SET_ASIDE


def test_what_was_set_aside_of_an_erased_comment_goes(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    comments = [{"comment_id": f"c{n}", "text": f"Comment {n}."} for n in range(2)]
    source.write_text(
        json.dumps({"report_id": "r", "text": "A truce.", "comments": comments}), encoding="utf-8"
    )
    corpus = Corpus.build(source, out=tmp_path / "corpus")
    aside = corpus.path / SET_ASIDE
    aside.parent.mkdir()
    (aside.parent / "state.json").write_text("{}")
    lines = [json.dumps({"document_id": name, "items": []}) + "\n" for name in ("c0", "c1", "r")]
    aside.write_text("".join(lines), encoding="utf-8")
    erasure = tmp_path / "erasure.txt"
    erasure.write_text("c0\n", encoding="utf-8")
    Corpus.build(source, out=corpus.path, settings=BuildSettings(erasure=erasure))
    assert aside.read_text(encoding="utf-8") == "".join(lines[1:])
    assert (aside.parent / "state.json").read_text() == "{}"


def test_what_was_erased_while_there_is_a_project_is_remembered_by_its_id(tmp_path: Path) -> None:
    said = "They should never have built that bridge so close to the harbour mouth."
    comments = [{"comment_id": "c0", "text": said}, {"comment_id": "c1", "text": f"“{said}” Quite so."}]
    source, erasure = tmp_path / "a.jsonl", tmp_path / "erasure.txt"

    def build(comments: list[dict[str, str]]) -> Path:
        row = {"report_id": "r", "text": "A truce.", "comments": comments}
        source.write_text(json.dumps(row), encoding="utf-8")
        settings = BuildSettings(erasure=erasure, divide=False)
        return Corpus.build(source, out=tmp_path / "corpus", settings=settings).path

    erasure.write_text("", encoding="utf-8")
    folder = build(comments)
    (folder / FORGOTTEN).parent.mkdir()
    erasure.write_text("c0\n", encoding="utf-8")
    assert read_forgotten(build(comments)) == Forgotten(
        documents=frozenset({"c0"}), touched=frozenset({"c1"})
    )
    assert "bridge" not in (folder / FORGOTTEN).read_text(encoding="utf-8")
    # Gone from the input too, it may still be on the server.
    assert "c0" in read_forgotten(build(comments[1:])).documents
