"""No file that a command writes replaces a part of a corpus, or what the corpus was built from."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus import Corpus

CARD, SOURCE = Path("corpus") / "README.md", Path("source.csv")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = ["title,text", "One,The regime fell on Monday. Nobody mourned the regime."]
    (tmp_path / SOURCE).write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Corpus.build(SOURCE, out=Path("corpus"))
    return tmp_path


@pytest.mark.parametrize("place", [CARD, SOURCE])
@pytest.mark.parametrize(
    "command",
    [
        "frequencies corpus --csv",
        "frequencies corpus --html",
        "ngrams corpus --min-count 1 --csv",
        "report corpus -o",
        "publish corpus --to release --found",
    ],
)
def test_a_file_that_the_corpus_is_or_comes_from_stays(folder: Path, command: str, place: Path) -> None:
    before = {path: path.read_bytes() for path in (CARD, SOURCE)}
    done = CliRunner().invoke(app, [*command.split(), str(place)])
    assert done.exit_code == 1
    assert f"{place}, which" in " ".join(done.stderr.split())
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "command", ["annotate guidelines -o", "lexicon export -o", "inspect source.csv --html"]
)
def test_what_is_made_of_no_corpus_does_not_go_into_one_either(folder: Path, command: str) -> None:
    before = CARD.read_bytes()
    done = CliRunner().invoke(app, [*command.split(), str(CARD)])
    assert done.exit_code == 1
    assert "a part of the corpus" in " ".join(done.stderr.split())
    assert CARD.read_bytes() == before


def test_the_list_of_sightings_does_not_replace_the_list_of_what_was_looked_at(folder: Path) -> None:
    Path("reviewed.txt").write_text("# looked at by two of us\n", encoding="utf-8")
    done = CliRunner().invoke(
        app, ["publish", "corpus", "--to", "release", "--reviewed", "reviewed.txt", "--found", "reviewed.txt"]
    )
    assert done.exit_code == 1
    assert Path("reviewed.txt").read_text(encoding="utf-8").startswith("# looked at")
