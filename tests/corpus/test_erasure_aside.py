"""What annotation set aside repeats words of a document, and goes with it when the document is erased."""

from __future__ import annotations

import json
from pathlib import Path

from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.folder import SET_ASIDE


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
