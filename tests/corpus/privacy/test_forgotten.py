"""What annotation keeps beside the tables forgets what is erased, and remembers of it the ids alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commentariat.corpus import BuildSettings, Corpus, CorpusError
from commentariat.corpus.privacy.forgotten import Forgotten, read_forgotten
from commentariat.corpus.storage.folder import FORGOTTEN, SET_ASIDE


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    """Build a corpus with an annotation project that set some lines aside; return their file."""

    def build(lines: str) -> Path:
        comments = [{"comment_id": f"c{n}", "text": f"Comment {n}."} for n in range(2)]
        (tmp_path / "a.jsonl").write_text(
            json.dumps({"report_id": "r", "text": "A truce.", "comments": comments}), encoding="utf-8"
        )
        aside = Corpus.build(tmp_path / "a.jsonl", out=tmp_path / "corpus").path / SET_ASIDE
        aside.parent.mkdir()
        (aside.parent / "state.json").write_text("{}")
        aside.write_text(lines, encoding="utf-8", newline="\n")
        return aside

    return build


def build_without_c0(folder: Path) -> None:
    erasure = folder / "erasure.txt"
    erasure.write_text("c0\n", encoding="utf-8")
    Corpus.build(folder / "a.jsonl", out=folder / "corpus", settings=BuildSettings(erasure=erasure))


def test_what_was_set_aside_of_an_erased_comment_goes(tmp_path: Path, project: Callable[[str], Path]) -> None:
    entries = [{"document_id": name, "said": "One\u2028two\u0085three."} for name in ("c0", "c1", "r")]
    lines = [json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries]
    aside = project("".join(lines))

    build_without_c0(tmp_path)

    assert aside.read_text(encoding="utf-8") == "".join(lines[1:])
    assert (aside.parent / "state.json").read_text() == "{}"


@pytest.mark.parametrize("line", ['{"document_id": "c1"', "[1]"])
def test_a_damaged_file_of_what_was_set_aside_is_told(
    line: str, tmp_path: Path, project: Callable[[str], Path]
) -> None:
    aside = project(f"{line}\n")

    with pytest.raises(CorpusError, match=r"set_aside.jsonl is damaged .* Delete it, build"):
        build_without_c0(tmp_path)

    assert aside.read_text(encoding="utf-8") == f"{line}\n"


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
