"""`commentariat uptake` shows the table, or writes it, and fails in a sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commentariat.analysis import analyze
from commentariat.cli.main import app
from commentariat.corpus import Corpus


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four reports of one outlet; the readers of two take up a word."""
    home = tmp_path_factory.mktemp("uptake")
    source = home / "reports.jsonl"
    rows = []
    for number in range(4):
        loaded = number % 2 == 0
        report = "The barbaric raid ended." if loaded else "The raid ended."
        comment = '{"text": "Barbaric indeed."}' if loaded else '{"text": "How sad."}'
        rows.append(
            f'{{"report_id": "r{number}", "outlet": "Courier", "text": "{report}", "comments": [{comment}, {comment}]}}'
        )
    source.write_text("\n".join(rows), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        Corpus.build(source, out=home / "out")
        analyze(home / "out")
    return home / "out"


def test_the_table_is_shown_with_its_notes(corpus: Path) -> None:
    result = invoke("uptake", corpus, "--label", "evaluative")
    assert result.exit_code == 0, result.output
    row = next(line for line in result.output.splitlines() if line.startswith("word\tbarbaric"))
    assert row.split("\t")[2:8] == ["–", "evaluative", "repeated", "2", "0", "4"]
    assert "tested" in result.output


def test_the_table_is_written_with_its_page_and_its_plot(corpus: Path, tmp_path: Path) -> None:
    table, page, plot = tmp_path / "t.csv", tmp_path / "t.html", tmp_path / "t.svg"
    result = invoke("uptake", corpus, "--csv", table, "--html", page, "--plot", plot)
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert {"item", "ratio", "p_adjusted"} <= set(rows[0])
    assert "barbaric" in page.read_text(encoding="utf-8")
    assert plot.read_text(encoding="utf-8").startswith("<svg")


def test_an_unknown_stratum_is_refused_in_a_sentence(corpus: Path) -> None:
    result = invoke("uptake", corpus, "--within", "author")
    assert result.exit_code == 1
    assert "compared within" in result.output
